"""Dynamic pages of the portal."""

import io
from contextlib import nullcontext
from datetime import datetime

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from mingzheng.base.clocks.service import local_day
from mingzheng.engines.publisher.batches import lasting_batch
from mingzheng.engines.publisher.manifest import ManifestBroken
from mingzheng.engines.publisher.onepage import check_page
from mingzheng.engines.search import service

from . import questions, results
from .asking import Asked
from .modes import COOKIE, NAMES, Modes
from .shell import PUBLICATION_TIME, around, request_path
from .turns import Turns

_SEARCHES = Turns(patience=0.25)


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A dynamic page in the reading mode of the visitor."""
    content = render_to_string(template, context).encode()
    response = HttpResponse(Modes.of(request).apply(content), status=status)
    response.headers["Vary"] = "Cookie"
    return response


@require_safe
@lasting_batch()
def search(request: HttpRequest) -> HttpResponse:
    """The search page; works without script. Made in turn, unless most of it is waiting for a cluster."""
    with nullcontext() if settings.OPENSEARCH_URL else _SEARCHES.turn():
        return _search(request)


def _search(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request.GET)
    found, trouble = None, ""
    if asked.text:
        try:
            found = service.find(asked.query(), today=local_day(timezone.now()), log=True)
        except (service.BadQuery, service.IndexUnavailable) as error:
            trouble = str(error)
    title = f"检索：{asked.text}" if asked.text else "检索"
    context = around(
        title=title,
        path="/search/",
        query=asked.encoded(),
        section="/search/",
        level="site",
        asked=asked,
        trouble=trouble,
    )
    return page(request, "portal/search.html", {**context, **_outcome(asked, found)})


def _outcome(asked: Asked, found: service.Answer | None) -> dict[str, object]:
    """What the template shows of an answer, and the addresses that change the question."""
    if found is None:
        return {"found": None}
    reply = questions.block(asked.text) if asked.page == 1 and not asked.chosen() else None
    return {
        "reply": reply,
        "found": found, "hits": results.hits(found.hits), "facets": results.facets(asked.facet_groups(found)),
        "chosen": asked.chosen(), "pager": asked.pager(found.total),
        "by_date": asked.address(sort="date"), "by_relevance": asked.address(sort=""),
        "bare": Asked(text=asked.text).address(), "corrected": asked.address(text=found.suggestion or asked.text),
        "request_path": "" if found.total and not reply else request_path(),
    }  # fmt: skip


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles while somebody types."""
    text = request.GET.get("q", "")[:60].strip()
    try:
        rows = service.suggest(text) if len(text) > 1 else []
    except (service.BadQuery, service.IndexUnavailable):
        rows = []
    return JsonResponse([{"title": row.title, "url": row.url} for row in rows], safe=False)


@require_safe
def switch_mode(request: HttpRequest, name: str) -> HttpResponse:
    """Switch a reading mode on or off and go back to where the visitor was."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = "/"
    response = HttpResponseRedirect(back)
    if name in NAMES:
        value = ".".join(sorted(Modes.of(request).switched(name).on))
        response.set_cookie(COOKIE, value, max_age=365 * 86400, samesite="Lax", secure=request.is_secure())
    return response


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """What the signed manifest says of a page, compared with the page as it lies on the disk now."""
    path = request.GET.get("path", "")[:300]
    result, trouble = None, ""
    if path:
        try:
            result = check_page(path)
        except ManifestBroken as error:
            trouble = str(error)
    made_at = _moment(result.made_at) if result and result.made_at else ""
    context = around(
        title="核验页面",
        path="/verify/",
        level="site",
        asked_path=path,
        result=result,
        trouble=trouble,
        made_at=made_at,
    )
    return page(request, "portal/verify.html", context)


@require_safe
def qr(request: HttpRequest) -> HttpResponse:
    """A QR code of an address of this site, as SVG."""
    path = request.GET.get("path", "/")[:300]
    if not path.startswith("/") or path.startswith("//"):
        path = "/"
    out = io.BytesIO()
    segno.make(settings.SITE_URL + path, error="m").save(
        out, kind="svg", scale=4, border=2, xmldecl=False, nl=False
    )
    response = HttpResponse(out.getvalue(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 page, with a way on; programs get it as JSON."""
    if request.path.startswith("/api/"):
        return JsonResponse({"error": "没有这个接口，请对照 /api/v1/docs 的说明。"}, status=404)
    return page(
        request,
        "portal/404.html",
        around(title="没有找到这个页面", path="/404.html", level="site"),
        status=404,
    )


def broken(request: HttpRequest) -> HttpResponse:
    """The 500 page; it asks nothing of database or site, which may be what is broken."""
    return HttpResponse(render_to_string("portal/500.html"), status=500)


def _moment(iso: str) -> str:
    return timezone.localtime(datetime.fromisoformat(iso)).strftime(PUBLICATION_TIME)

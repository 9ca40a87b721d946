"""The page on which search is taught (检索维护)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingzheng.base.clocks.service import local_day
from mingzheng.engines.search import teaching
from mingzheng.engines.search.models import PinnedResult, Synonyms
from mingzheng.engines.search.querylog import failed_queries
from mingzheng.engines.search.site import public_rows

from ..kit.access import allow, desk_view
from ..kit.forms import DeskForm
from .forms import PinForm, SynonymsForm

_REFUSED = "同义词和置顶结果由政务公开办或系统管理员维护。"
_LOOKED_BACK = timedelta(days=29)
_SHOWN = 20


@desk_view
def taught(request: HttpRequest) -> HttpResponse:
    """What search was taught, the forms to teach more, and what visitors failed to find."""
    allow(teaching.may_teach(request.user), _REFUSED)
    data = request.POST if request.method == "POST" else None
    synonyms = SynonymsForm(data if data and "teach_synonyms" in data else None)
    pin = PinForm(data if data and "teach_pin" in data else None)
    if synonyms.is_valid() and _done(
        request, synonyms, teaching.add_synonyms, "已添加，下一次检索就按这组同义词扩展。"
    ):
        return redirect("desk:search_taught")
    if pin.is_valid() and _done(request, pin, teaching.pin_result, "已置顶，检索这个词时先显示这条信息。"):
        return redirect("desk:search_taught")
    today = local_day(timezone.now())
    context = {
        "title": "检索维护", "synonyms_form": synonyms, "pin_form": pin,
        "groups": Synonyms.objects.order_by("-pk").select_related("made_by"), "pinned": _pinned(),
        "failed": failed_queries(today - _LOOKED_BACK, today, _SHOWN),
    }  # fmt: skip
    return render(request, "desk/searching.html", context)


@desk_view
@require_POST
def remove_synonyms(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a group of synonyms."""
    teaching.remove_synonyms(by=request.user, at=timezone.now(), synonyms_id=pk)
    messages.success(request, "已删除这组同义词。")
    return redirect("desk:search_taught")


@desk_view
@require_POST
def unpin(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a record rank as it ranks."""
    teaching.unpin_result(by=request.user, at=timezone.now(), pinned_id=pk)
    messages.success(request, "已取消置顶。")
    return redirect("desk:search_taught")


def _pinned() -> list[tuple[PinnedResult, Any, str]]:
    """Each pinned result with its row and address; without them if it is no longer public."""
    pinned = list(PinnedResult.objects.order_by("query", "pk").select_related("made_by"))
    found = {
        row.ref: (row, kind.address(row.public_id)) for kind, row in public_rows(each.ref for each in pinned)
    }
    return [(each, *found.get(each.ref, (None, ""))) for each in pinned]


def _done(request: HttpRequest, form: DeskForm, action: Callable[..., Any], sentence: str) -> bool:
    """Whether the action took what was typed; what it refuses stands beside the field."""
    try:
        action(by=request.user, at=timezone.now(), **form.cleaned_data)
    except teaching.TeachingRefused as refusal:
        form.add_error(refusal.field, str(refusal))
        return False
    messages.success(request, sentence)
    return True

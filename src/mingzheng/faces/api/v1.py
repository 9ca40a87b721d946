"""API version 1: published documents, articles, lists, organs, search and answers; read-only, open to everybody.

Only what any visitor may see passes through here: every row comes from ``public()``.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.throttling import AnonRateThrottle

from .asking import router as asking
from .records import router as records
from .searching import router as searching


class OpenAPI(NinjaAPI):
    """Answers that pages of other hosts may read as well: everything here is public, and nobody is signed in."""

    def create_response(self, *args: Any, **named: Any) -> HttpResponse:
        response = super().create_response(*args, **named)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


api = OpenAPI(
    title="明政开放接口",
    version="1",
    description="已公开的政策文件、文章、机构、检索和政策问答。数据可以自由使用，请注明来源。",
    docs_url=None,
    throttle=[AnonRateThrottle("600/m")],
    urls_namespace="api-v1",
)
api.add_router("", records)
api.add_router("", searching)
api.add_router("", asking)


@api.exception_handler(ValidationError)
def bad_request(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the parameters that are wrong, in Chinese; 400."""
    names = sorted({str(problem["loc"][-1]) for problem in error.errors})
    sentence = f"参数不对：{'、'.join(names)}。请对照 /api/v1/docs 的说明改正。"
    return api.create_response(request, {"error": sentence}, status=400)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Our own refusals carry a Chinese sentence; the throttle's is ours too."""
    sentence = "请求太频繁，请一分钟后再试。" if error.status_code == 429 else str(error)
    return api.create_response(request, {"error": sentence}, status=error.status_code)

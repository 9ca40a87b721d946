"""Policy questions (政策问答): the same answers as the portal and the command line."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query as Param
from ninja import Router
from ninja.errors import HttpError

from mingzheng.base.clocks.service import local_day
from mingzheng.outreach.answers.service import IndexUnavailable, answer

router = Router(tags=["政策问答"])


@router.get("/ask", summary="政策问答")
def ask(
    request: HttpRequest,
    q: str = Param(..., min_length=1, max_length=200, description="用平常的话写的问题"),
    limit: int = Param(5, ge=1, le=20, description="最多给出多少段依据"),
) -> dict[str, Any]:
    """An answer made only of what public passages say, or a refusal."""
    try:
        return answer(q, today=local_day(timezone.now()), limit=limit).as_json()
    except IndexUnavailable as error:
        raise HttpError(503, str(error)) from None

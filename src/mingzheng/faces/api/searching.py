"""Search (检索): the same hits as the portal and the command line."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query as Param
from ninja import Router
from ninja.errors import HttpError

from mingzheng.base.clocks.service import local_day
from mingzheng.engines.search.service import BadQuery, IndexUnavailable, Query, find

router = Router(tags=["检索"])


@router.get("/search", summary="检索")
def search(
    request: HttpRequest,
    q: str = Param("", max_length=200, description="词语、文号，或加引号的原文"),
    limit: int = Param(10, ge=1, le=50, description="条数，最多 50"),
    offset: int = Param(0, ge=0, le=1000, description="跳过的条数，最多 1000"),
    organ: str | None = Param(None, description="机关名称"),
    year: int | None = Param(None, ge=1900, le=2200, description="成文年份"),
    state: str | None = Param(None, description="时效，如 现行有效"),
    topic: str | None = Param(None, description="主题分类：大类，或 大类/小类"),
    genre: str | None = Param(None, description="文种，如 通知"),
    column: str | None = Param(None, description="栏目"),
    audience: str | None = Param(None, description="面向对象：企业 或 个人"),
    on: date | None = Param(None, description="这一天有效的"),
    since: date | None = Param(None, description="成文不早于"),
    until: date | None = Param(None, description="成文不晚于"),
    sort: Literal["relevance", "date"] = Param(
        "relevance", description="排序：relevance 按相关程度，date 按日期"
    ),
    title_only: bool = Param(False, description="填 true 只查标题"),
) -> dict[str, Any]:
    """Hits with highlights, and facets."""
    wanted = Query(
        text=q, limit=limit, offset=offset, organ=organ, year=year, state=state, topic=topic, genre=genre,
        column=column, audience=audience, on=on, start=since, end=until, sort=sort, title_only=title_only,
    )  # fmt: skip
    try:
        return find(wanted, today=local_day(timezone.now())).as_json()
    except BadQuery as error:
        raise HttpError(400, str(error)) from None
    except IndexUnavailable as error:
        raise HttpError(503, str(error)) from None

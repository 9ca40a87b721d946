"""Search (检索): the same hits as the portal and the command line."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query as Param
from ninja import Router

from mingzheng.base.clocks.service import local_day
from mingzheng.engines.search.service import Query, find

router = Router(tags=["检索"])


@router.get("/search", summary="检索")
def search(
    request: HttpRequest,
    q: str = Param("", max_length=200, description="词语、文号，或加引号的原文"),
    limit: int = Param(10, ge=1, le=50),
    offset: int = Param(0, ge=0, le=1000),
    organ: str | None = Param(None, description="机关名称"),
    year: int | None = Param(None, ge=1900, le=2200, description="成文年份"),
    state: str | None = Param(None, description="时效，如 现行有效"),
    on: date | None = Param(None, description="这一天有效的"),
) -> dict[str, Any]:
    """Hits with highlights, and facets."""
    wanted = Query(text=q, limit=limit, offset=offset, organ=organ, year=year, state=state, on=on)
    return find(wanted, today=local_day(timezone.now())).as_json()

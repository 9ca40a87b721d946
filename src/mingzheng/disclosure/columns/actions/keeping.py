"""Keep sites and columns (网站与栏目管理)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts import policies
from mingzheng.base.events.bus import emit
from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.log import append
from mingzheng.kernel.statute.columns import COLUMNS

from ..models import Column, Site

_SITE_FIELDS = ("name", "organ", "site_code", "domain", "icp", "police", "phone")
_SITE_SENTENCE = "只有主办单位的系统管理员能维护网站信息。"
_COLUMN_FIELDS = ("name", "description", "stale_after", "on_home", "order")


@transaction.atomic
def keep_site(*, by: Any, at: datetime, slug: str, fields: dict[str, Any]) -> Site:
    """Make or change a site; every page shows its name and codes, so every page is built anew."""
    site = Site.objects.filter(slug=slug).first() or Site(slug=slug)
    if site.pk:
        policies.require(policies.may_administer, by, site, _SITE_SENTENCE)
    for name in _SITE_FIELDS:
        if name in fields:
            setattr(site, name, fields[name])
    policies.require(policies.may_administer, by, site, _SITE_SENTENCE)
    site.full_clean()
    site.save()
    append(
        by=by,
        at=at,
        action="site.keep",
        subject=f"site:{slug or 'main'}",
        organ=site.organ,
        detail={"name": site.name},
    )
    emit("site.changed", f"site:{slug or 'main'}", keys=["site"])
    return site


@transaction.atomic
def keep_column(
    *, by: Any, at: datetime, site: Site, organ: Organ, key: str, fields: dict[str, Any]
) -> Column:
    """Make or change a column of ``organ``."""
    column = Column.objects.filter(organ=organ, key=key).first() or Column(organ=organ, key=key)
    column.site = site
    for name in _COLUMN_FIELDS:
        if name in fields:
            setattr(column, name, fields[name])
    if not column.pk:
        column.fixed = fields.get("fixed", "")
    policies.require(policies.may_supervise, by, column, "只有政务公开办能维护栏目。")
    column.full_clean()
    column.save()
    append(
        by=by, at=at, action="column.keep", subject=f"column:{organ.code}/{key}", organ=organ,
        detail={"name": column.name, "stale_after": column.stale_after},
    )  # fmt: skip
    emit(
        "column.changed",
        f"column:{organ.code}/{key}",
        keys=[f"columns/{organ.code}/{key}", f"organ:{organ.code}"],
    )
    return column


def keep_fixed_columns(*, by: Any, at: datetime, site: Site, organ: Organ) -> list[Column]:
    """See that ``organ`` has the six fixed columns of the 政府信息公开 page."""
    made = []
    for number, fixed in enumerate(COLUMNS, start=1):
        if not Column.objects.filter(organ=organ, fixed=fixed.key).exists():
            fields = {"name": fixed.name, "description": fixed.content, "stale_after": fixed.stale_after}
            fields |= {"fixed": fixed.key, "order": number}
            made.append(keep_column(by=by, at=at, site=site, organ=organ, key=fixed.key, fields=fields))
    return made

"""Make organs known that documents name and nobody entered yet (机构补录)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append

from .models import Organ, OrganKind, Region, RegionLevel

UNPLACED = "000000"
LAST = 900
"""Their place in lists: after every organ that was entered on purpose."""


@transaction.atomic
def found_organ(*, by: Any, at: datetime, name: str) -> Organ:
    """An organ known by its name alone; the desk completes it later. Raises ValidationError for an unusable name."""
    region, _ = Region.objects.get_or_create(
        code=UNPLACED, defaults={"name": "未指定区划", "level": RegionLevel.NATION}
    )
    organ = Organ(
        code=_free_code(name), name=name, short_name=name[:40], kind=_kind_of(name), region=region, order=LAST
    )
    organ.full_clean(exclude=["path", "parent"])
    organ.save()
    append(
        by=by, at=at, action="organ.found", subject=f"organ:{organ.code}", organ=organ, detail={"name": name}
    )
    emit("organ.changed", f"organ:{organ.code}", keys=[f"organ:{organ.code}", "organs"])
    return organ


def _free_code(name: str) -> str:
    from pypinyin import lazy_pinyin  # half a second to load, and rarely needed

    initials = (
        syllable[0] for syllable in lazy_pinyin(name) if syllable[:1].isascii() and syllable[:1].isalnum()
    )
    stem = "".join(initials).lower()[:30] or "organ"
    code, number = stem, 2
    while Organ.objects.filter(code=code).exists():
        code, number = f"{stem}-{number}", number + 1
    return code


def _kind_of(name: str) -> str:
    if name.startswith("中共") or "党委" in name:
        return OrganKind.PARTY
    if name.endswith(("人民政府", "国务院")):
        return OrganKind.GOVERNMENT
    if name.endswith(("办公厅", "办公室")):
        return OrganKind.OFFICE
    return OrganKind.DEPARTMENT

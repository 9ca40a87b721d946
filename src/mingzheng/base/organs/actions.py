"""Keep what is public about an organ (维护机构信息): 条例第二十条（二） wants it published and current."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append

from .models import Organ

EDITABLE: tuple[str, ...] = (
    "short_name", "disclosure_office", "leader", "duties_text", "address", "office_hours", "phone", "fax", "email",
    "website", "uscc", "index_code", "index_pattern", "number_prefixes",
)  # fmt: skip
"""What may be changed in the desk. Name, code and place in the tree stand in every address and are not among it."""


@transaction.atomic
def keep_organ(*, by: Any, at: datetime, organ_id: int, fields: dict[str, Any]) -> Organ:
    """Change the elements of an organ; its pages are built anew. Raises `ValidationError` or `NotPermitted`."""
    organ = Organ.objects.select_for_update(of=("self",)).get(pk=organ_id)
    _require_keeper(by, organ)
    changed = sorted(name for name in EDITABLE if name in fields and getattr(organ, name) != fields[name])
    for name in changed:
        setattr(organ, name, fields[name])
    if changed:
        organ.full_clean()
        organ.save()
        append(
            by=by, at=at, action="organ.change", subject=f"organ:{organ.code}", organ=organ,
            detail={"changed": changed},
        )  # fmt: skip
        emit("organ.changed", f"organ:{organ.code}", keys=[f"organ:{organ.code}", "organs"])
    return organ


def may_keep(user: Any, organ: Organ) -> bool:
    """The organ's disclosure office or administrator keeps its elements."""
    return user.is_superuser or user.has_role(Role.OFFICE, organ) or user.has_role(Role.ADMIN, organ)


def _require_keeper(by: Any, organ: Organ) -> None:
    if by is not None and not may_keep(by, organ):
        raise NotPermitted(f"只有{organ.name}的政务公开办或系统管理员能修改机构信息。")

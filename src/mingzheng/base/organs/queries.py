"""Reads of organs (机构)."""

from datetime import date

from django.db.models import Q

from .models import Organ, OrganAlias


def by_name(name: str, on: date | None = None) -> Organ | None:
    """The organ with this name, short name or alias (alias valid on ``on`` when given), or None.

    A short name that several organs share (市司法局 of two cities) names none of them.
    """
    name = name.strip()
    if not name:
        return None
    exact = Organ.objects.filter(name=name).first()
    if exact:
        return exact
    short = list(Organ.objects.filter(short_name=name)[:2])
    if len(short) == 1:
        return short[0]
    aliases = OrganAlias.objects.filter(name=name).select_related("organ")
    if on is not None:
        aliases = aliases.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        )
    found = {alias.organ_id: alias.organ for alias in aliases[:3]}
    return next(iter(found.values())) if len(found) == 1 else None


def public_organs() -> list[Organ]:
    """Organs shown on the portal, in their order."""
    return list(
        Organ.objects.select_related("region", "parent").filter(ended_on__isnull=True).order_by("order", "pk")
    )

"""Demonstration accounts and organs (演示机构与账号)."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from mingzheng.base.accounts.models import Assignment, User
from mingzheng.base.organs.models import Organ, OrganAlias, Region

from . import PASSWORD, shapes


def load_organs(city: shapes.DemoCity) -> dict[str, Organ]:
    """Regions, organs and aliases; by short name."""
    regions: dict[str, Region] = {}
    for row in city.regions:
        regions[row.code], _ = Region.objects.get_or_create(
            code=row.code,
            defaults={"name": row.name, "level": row.level, "parent": regions.get(row.parent)},
        )
    organs: dict[str, Organ] = {}
    for order, row in enumerate(city.organs, start=1):
        organs[row.short_name] = _organ(row, order, regions, organs)
    return organs


def _organ(row: shapes.Organ, order: int, regions: dict[str, Region], organs: dict[str, Organ]) -> Organ:
    organ, fresh = Organ.objects.get_or_create(
        code=row.code,
        defaults={
            "name": row.name, "short_name": row.short_name, "kind": row.kind, "region": regions[row.region],
            "parent": organs.get(row.parent), "uscc": row.uscc, "index_code": row.index_code,
            "number_prefixes": list(row.prefixes), "leader": row.leader, "duties_text": row.duties,
            "disclosure_office": row.contact.unit, "address": row.contact.address,
            "office_hours": row.contact.hours, "phone": row.contact.phone, "fax": row.contact.fax,
            "email": row.contact.email, "order": order,
        },
    )  # fmt: skip
    if fresh:
        OrganAlias.objects.bulk_create(
            OrganAlias(organ=organ, name=alias.name, valid_to=alias.until) for alias in row.aliases
        )
    return organ


def load_people(city: shapes.DemoCity, organs: dict[str, Organ], at: datetime) -> list[User]:
    """One account for each person, with one role; all with the same public password."""
    password = make_password(PASSWORD)
    people = []
    for row in city.people:
        user, _ = User.objects.get_or_create(
            username=row.username,
            defaults={
                "display_name": row.name, "organ": organs[row.organ], "password": password, "demo": True,
                "date_joined": at,
            },
        )  # fmt: skip
        Assignment.objects.get_or_create(user=user, role=row.role, organ=organs[row.organ])
        people.append(user)
    return people

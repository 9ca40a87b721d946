"""From events to the page units to render anew, all in one transaction: what is owed survives any crash."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from mingzheng.base.events.models import Event
from mingzheng.base.records.registry import kinds

from . import shelves
from .families import Changes, families
from .models import Pending, Series, SiteState
from .placing import Unit, ensure, place, refresh, retire

_CHUNK = 500
STRUCTURE = frozenset({"organ.changed", "column.changed"})


def plan(events: Sequence[Event]) -> bool:
    """Note every page unit the events concern as pending. A change of the whole site asks for a full build instead:
    True."""
    if any(event.kind == "site.changed" for event in events):
        with transaction.atomic():
            state()
            SiteState.objects.update(needs_build=True)
        return True
    changes = changes_of(events)
    with transaction.atomic():
        units = place(sorted(changes.refs))
        if any(event.kind in STRUCTURE for event in events):
            units |= follow_structure()
        touched = {
            f"shelf:{target.partition('#')[0]}" for family, target in units if family == shelves.FAMILY
        }
        changes = Changes(changes.refs, changes.keys | touched)
        for family in families():
            units |= {(family.name, target) for target in family.touched(changes)}
        mark(units)
        _mark_dependents(sorted(changes.keys))
    return False


def changes_of(events: Iterable[Event]) -> Changes:
    """The records and keys that the events name.

    A record's event tells on which lists it stands and whose it is; `place` finds the lists itself, and the organ did
    not change. So only the other events' keys count.
    """
    known = {kind.key for kind in kinds()}
    refs, keys = set(), set()
    for event in events:
        kind = event.subject.partition(":")[0]
        keys.add(event.subject)
        if kind in known:
            refs.add(event.subject)
            keys.add(f"kind:{kind}")
        else:
            keys |= {key if ":" in key else f"shelf:{key}" for key in event.keys}
    return Changes(frozenset(refs), frozenset(keys))


def follow_structure() -> set[Unit]:
    """Have a series for every declared shelf under its present name, and none for the others that are empty."""
    units: set[Unit] = set()
    declared = shelves.declared()
    for shelf, kind_keys in declared.values():
        for key in kind_keys:
            units |= ensure(shelf, key)
    unpaged = Series.objects.filter(family=shelves.FAMILY, last=0)
    units |= refresh(dict.fromkeys(unpaged.values_list("pk", flat=True), ()))
    for series in Series.objects.filter(family=shelves.FAMILY, total=0).exclude(pk__in=declared):
        units |= retire(series)
    return units


def mark(units: Iterable[Unit]) -> None:
    """Note page units as pending; one that had been given up gets new attempts."""
    rows = [Pending(family=family, target=target) for family, target in sorted(units)]
    Pending.objects.bulk_create(
        rows,
        batch_size=_CHUNK,
        update_conflicts=True,
        unique_fields=["family", "target"],
        update_fields=["attempts"],
    )


def _mark_dependents(keys: list[str]) -> None:
    """Note whatever recorded one of ``keys`` as pending, without carrying the rows through this process."""
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        places = ", ".join(["%s"] * len(part))
        with connection.cursor() as cursor:
            cursor.execute(  # only placeholders are put into the text
                "INSERT INTO publisher_pending (family, target, attempts, error) "  # noqa: S608
                "SELECT DISTINCT family, target, 0, '' FROM publisher_dependency "
                f'WHERE "key" IN ({places}) '
                "ON CONFLICT (family, target) DO UPDATE SET attempts = 0",
                part,
            )


def state() -> SiteState:
    """The one row of the site's state."""
    return SiteState.objects.get_or_create(pk=1)[0]

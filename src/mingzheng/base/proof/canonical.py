"""The exact bytes that the log's hash chain is made of.

An entry is written as one JSON object with these nine members and no other::

    action    text    what was done, e.g. "policy.publish"
    actor     text    user name of who did it, or "系统"
    at        text    UTC, always with six decimals: "2026-03-02T01:30:00.000000Z"
    detail    object  texts, whole numbers, true, false, null, lists and objects of these; never fractions
    name      text    hex SHA-256 of the UTF-8 text "<previous>:<the person's name>" (the name itself stays here)
    organ     text    code of the organ, or ""
    previous  text    ``digest`` of the entry before; of the first entry: 64 zeros
    seq       number  1, 2, 3, … without gaps
    subject   text    "kind:public_id", or ""

serialised as UTF-8 with the members of every object sorted by code point, no blanks, nothing but ``"``,
``\\`` and control characters escaped: ``json.dumps(entry, sort_keys=True, ensure_ascii=False,
separators=(",", ":"))``. ``digest`` is the hex SHA-256 of these bytes. A line of an exported log is the
same object with ``digest`` added.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

GENESIS = "0" * 64


def timestamp(at: datetime) -> str:
    """An aware time as the log writes it; raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("log entries need an aware time")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def name_seal(previous: str, name: str) -> str:
    """Commits an entry to the person's name without writing the name."""
    return hashlib.sha256(f"{previous}:{name}".encode()).hexdigest()


def serialise(value: Mapping[str, Any]) -> bytes:
    """Canonical JSON, as the module describes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(entry: Mapping[str, Any]) -> str:
    """Hex SHA-256 of an entry's canonical form."""
    return hashlib.sha256(serialise(entry)).hexdigest()


def plain(value: Any) -> Any:
    """``value`` as something that every database gives back unchanged.

    Dates become ISO text, decimals text, tuples lists. Raises TypeError for a float or anything else:
    databases do not return fractions digit by digit, and a chain over them would break by itself.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value).replace("\x00", "")
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return [plain(item) for item in items]
    raise TypeError(f"a log entry cannot keep a {type(value).__name__}")

"""Write the log out for somebody who does not trust this program: `tools/verify.py` reads it alone."""

from pathlib import Path

from .canonical import serialise
from .checkpoints import statements
from .models import LogEntry


def export_log(path: Path) -> int:
    """Write every entry as one JSON line, then every signed checkpoint; returns the number of entries.

    People appear by user name only. The file is replaced in one step: a reader never sees half of it.
    """
    draft = path.with_name(f".{path.name}.part")
    count = 0
    with draft.open("wb") as stream:
        for entry in LogEntry.objects.order_by("seq").iterator(chunk_size=2000):
            stream.write(serialise({**entry.content(), "digest": entry.digest}) + b"\n")
            count += 1
        for statement in statements():
            stream.write(serialise(statement.as_json()) + b"\n")
    draft.replace(path)
    return count

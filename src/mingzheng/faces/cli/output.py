"""What commands print: results on standard output, progress and complaints on standard error."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any


def print_json(value: Any) -> None:
    """One JSON document and nothing else."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def progress(items: Iterable[Any], *, total: int | None, what: str) -> Iterator[Any]:
    """Pass ``items`` through with a progress bar on standard error when somebody is looking."""
    from tqdm import tqdm

    return iter(
        tqdm(items, total=total, desc=what, unit="件", file=sys.stderr, disable=not sys.stderr.isatty())
    )

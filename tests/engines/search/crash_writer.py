"""Run as a program by test_crash: write record after record until killed, and say which are certain."""

import sys
from pathlib import Path

from mingzheng.engines.search.index import TantivyIndex
from tests.engines.search.samples import Entry

REBUILD_EVERY = 5


def main(folder: str, start: int) -> None:
    index = TantivyIndex(Path(folder))
    for number in range(start, start + 100_000):
        latest = Entry("policy:again", f"版本{number}")
        if number % REBUILD_EVERY:
            index.apply([record(number), latest])
        else:
            index.rebuild([*map(record, range(number + 1)), latest])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def record(number: int) -> Entry:
    return Entry(f"policy:{number}", f"第{number}号")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

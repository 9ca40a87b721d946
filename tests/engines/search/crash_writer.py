"""Run as a program by test_crash: write record after record until killed, and say which are certain."""

import sys
from pathlib import Path

from mingzheng.engines.search.index import TantivyIndex
from tests.engines.search.samples import Entry


def main(folder: str, start: int) -> None:
    index = TantivyIndex(Path(folder))
    for number in range(start, start + 100_000):
        index.apply([Entry(f"policy:{number}", f"第{number}号"), Entry("policy:again", f"版本{number}")])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

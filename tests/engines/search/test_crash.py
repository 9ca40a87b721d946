import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mingzheng.engines.search.engine import Request
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.tree import All

ROUNDS = 6
HERE = Path(__file__).parent


def _write_until_killed(folder: Path, start: int, lines: int) -> int:
    """The last number the writer called certain before it was killed with SIGKILL."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[2])}
    command = [sys.executable, str(HERE / "crash_writer.py"), str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        certain = start - 1
        for _ in range(lines):
            certain = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split("\n")[:-1]
    return int(rest[-1]) if rest else certain


def test_kill_nine_loses_and_doubles_nothing(tmp_path):
    index = TantivyIndex(tmp_path)
    index.rebuild([])
    chance, start = random.Random(7), 0
    for _ in range(ROUNDS):
        start = _write_until_killed(tmp_path, start, chance.randint(1, 12)) + 1
    index.apply([])
    found = Counter(hit.ref for hit in index.find(Request(All(), limit=10_000)).hits)
    certain = {f"policy:{number}" for number in range(start)} | {"policy:again"}
    assert index.trouble() is None
    assert set(found.values()) == {1}
    assert certain <= set(found) <= certain | {f"policy:{start}"}

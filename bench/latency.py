"""Latencies and memory, measured the same way by every bench of search."""

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Clock = Callable[[], float]
_POINTS = {"p50": 49, "p95": 94, "p99": 98}


def latencies(texts: Sequence[str], ask: Callable[[str], Any], *, cpu: Clock | None = time.thread_time,
              budget: float = 600) -> dict[str, Any]:  # fmt: skip
    """Percentiles in milliseconds by processor time and by the clock, after a short warm-up.

    ``budget`` is how many seconds this may take; ``asked`` says how many of the queries were asked in it.
    """
    until = time.perf_counter() + budget
    for text in texts[:10]:
        ask(text)
    spent: list[float] = []
    walls: list[float] = []
    for text in texts:
        started, busy = time.perf_counter(), cpu() if cpu else 0.0
        ask(text)
        walls.append((time.perf_counter() - started) * 1000)
        spent.append((cpu() - busy) * 1000 if cpu else 0.0)
        if time.perf_counter() > until and len(walls) > 1:
            break
    return {"asked": len(walls), "wall": percentiles(walls)} | ({"cpu": percentiles(spent)} if cpu else {})


def percentiles(times: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {name: round(cuts[point], 3) for name, point in _POINTS.items()} | {
        "mean": round(statistics.mean(times), 3)
    }


def ratios(theirs: dict[str, Any], ours: dict[str, Any]) -> dict[str, float]:
    """How many times more the others take: processor time where both have it, else the clock."""
    kind = "cpu" if "cpu" in theirs else "wall"
    return {name: round(theirs[kind][name] / ours[kind][name], 1) for name in ours[kind]}


def memory_mb() -> dict[str, int]:
    """Memory of this process: its own (``anon``), with the pages of the index it has mapped (``rss``), and at most."""
    lines = dict(
        line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line
    )
    names = {"anon": "RssAnon", "rss": "VmRSS", "peak": "VmHWM"}
    return {name: round(int(lines[key].split()[0]) / 1024) for name, key in names.items()}

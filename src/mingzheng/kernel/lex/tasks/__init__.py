"""Tasks of a plan (任务分解): from clauses, sentences, tables and flattened tables."""

from bisect import bisect_left
from collections.abc import Sequence

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.sheet import Sheet
from mingzheng.kernel.lex.tasks.clauses import ClauseTasks
from mingzheng.kernel.lex.tasks.flat import FlatTable, flat_tables
from mingzheng.kernel.lex.tasks.tables import table_tasks
from mingzheng.kernel.lex.tasks.task import Task
from mingzheng.kernel.lex.tasks.units import split_units
from mingzheng.kernel.lex.timelimits import TimeLimit, find_time_limits

__all__ = ["Task", "find_tasks", "split_units"]


def find_tasks(
    blocks: Sequence[Block], body: Sheet, year: int | None = None
) -> tuple[list[Task], list[FlatTable]]:
    """Every task of a document in order, and the flattened tables met on the way; body offsets.

    ``year`` is the year the plan is for: 年底前 needs it to become a date.
    """
    tasks = ClauseTasks().read(blocks)
    flats = flat_tables(blocks)
    for flat in flats:
        tasks.extend(flat.tasks)
    for block in blocks:
        if block.role == "table":
            for task in table_tasks(block.rows):
                task.start, task.end = block.start, block.end
                tasks.append(task)
    limits = find_time_limits(body.text, year, body.shadow) if tasks else []
    starts = [limit.start for limit in limits]
    for task in tasks:
        if task.source == "table":
            _set_time(task, find_time_limits(task.text, year), year)
        else:
            _set_time(task, limits[bisect_left(starts, task.start) : bisect_left(starts, task.end)], year)
    return tasks, flats


def _set_time(task: Task, found: list[TimeLimit], year: int | None) -> None:
    """The first date and the first period named in the task; a limit given apart comes first."""
    stated = task.phrase or ""
    limits = [*find_time_limits(stated, year), *found] if stated else found
    due = period = None
    for limit in reversed(limits):
        if limit.kind == "due":
            due = limit
        else:
            period = limit
    task.due = due.due if due else None
    task.period = period.period if period else None
    first = due or period
    task.phrase = stated or (first.phrase if first else None)

"""Task tables that lost their lines (扁平化表格): every cell is one line, columns are told by content.

A row starts at the next number; a cell of nothing but units ends a task; the cells before the task are its
headings. Page breaks repeat headings; a last lone number is the page number, not a row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.tasks.tables import column_role
from mingzheng.kernel.lex.tasks.task import Task
from mingzheng.kernel.lex.tasks.units import is_group, is_unit_list, split_units

_NUMBER = re.compile(r"\d{1,3}[.、]?$")
# The closing chapter of a plan is about its guarantees: such a heading is of the first level by meaning.
_FIRST_LEVEL = re.compile(
    r"(?:夯实|强化|加强|健全|完善).{0,8}(?:基础|保障|支撑)|(?:保障措施|组织保障|工作保障)$"
)


@dataclass(slots=True)
class FlatTable:
    """A table put together again: its headings, its tasks and the blocks it was made from."""

    header: list[str]
    tasks: list[Task]
    first: int
    last: int


def flat_tables(blocks: Sequence[Block]) -> list[FlatTable]:
    """The flattened task tables of a document."""
    tables = []
    at = 0
    while at < len(blocks):
        header_end = _header_end(blocks, at)
        if header_end is None:
            at += 1
            continue
        end = _end_of_cells(blocks, header_end)
        header = [block.text.strip() for block in blocks[at:header_end]]
        tasks = _Rows(blocks, header_end, end).tasks()
        if tasks:
            tables.append(FlatTable(header, tasks, at, end - 1))
        at = end
    return tables


def _header_end(blocks: Sequence[Block], at: int) -> int | None:
    if len(blocks[at].text) > 6 or column_role(blocks[at].text) != "no":
        return None
    end = at
    while end < len(blocks) and len(blocks[end].text) <= 12 and not _NUMBER.match(blocks[end].text.strip()):
        if not column_role(blocks[end].text):
            break
        end += 1
    roles = {column_role(block.text) for block in blocks[at:end]}
    return end if "text" in roles and roles & {"leads", "responsible"} else None


def _end_of_cells(blocks: Sequence[Block], start: int) -> int:
    end = start
    while end < len(blocks) and blocks[end].role in ("para", "sign", "title"):
        end += 1
    return end


class _Rows:
    """Goes through the cells once, with the headings in force."""

    def __init__(self, blocks: Sequence[Block], start: int, end: int) -> None:
        self.blocks, self.at, self.end = blocks, start, end
        self.first_level, self.second_level = "", ""

    def tasks(self) -> list[Task]:
        found: list[Task] = []
        expected = 1
        while self.at < self.end:
            if not self._is_number(self.at, expected):
                break
            self.at += 1
            row = self._row(str(expected), expected + 1)
            found.extend(row)
            expected += 1
        return found

    def _is_number(self, at: int, value: int) -> bool:
        text = self.blocks[at].text.strip().rstrip(".、") if at < self.end else ""
        return text == str(value) and at + 1 < self.end

    def _row(self, number: str, following: int) -> list[Task]:
        tasks: list[Task] = []
        texts: list[Block] = []
        units: list[Block] = []
        while self.at < self.end and not self._is_number(self.at, following):
            block = self.blocks[self.at]
            if _NUMBER.match(block.text.strip()):
                self.at += 1
                continue
            if texts and is_unit_list(block.plain):
                units.append(block)
            else:
                if units:
                    tasks.append(self._task(texts, units))
                    texts, units = [], []
                texts.append(block)
            self.at += 1
        if texts:
            tasks.append(self._task(texts, units))
        for index, task in enumerate(tasks):
            task.no = number if len(tasks) == 1 else f"{number}{chr(ord('a') + min(index, 25))}"
        return tasks

    def _task(self, texts: list[Block], units: list[Block]) -> Task:
        self._take_headings([block.text.strip() for block in texts[:-1]])
        leads, responsible = _columns([block.text for block in units])
        path = [heading for heading in (self.first_level, self.second_level) if heading]
        task = texts[-1]
        return Task(
            "", path, task.text.strip(), leads, responsible, source="flat_table",
            start=task.start, end=(units[-1] if units else task).end,
        )  # fmt: skip

    def _take_headings(self, headings: list[str]) -> None:
        if len(headings) >= 2:
            self.first_level, self.second_level = headings[-2], headings[-1]
        elif headings and (_FIRST_LEVEL.search(shadow_of(headings[0])) or not self.first_level):
            self.first_level, self.second_level = headings[0], ""
        elif headings:
            self.second_level = headings[0]


def _columns(cells: list[str]) -> tuple[list[str], list[str]]:
    """The last unit cell is the responsible column, those before it lead; a single cell is told by its units."""
    if not cells:
        return [], []
    if len(cells) > 1:
        return split_units("、".join(cells[:-1])), split_units(cells[-1])
    units = split_units(cells[0])
    return ([], units) if all(is_group(unit) for unit in units) else (units, [])

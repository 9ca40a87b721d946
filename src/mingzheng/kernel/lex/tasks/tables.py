"""Tasks in real tables (任务分解表): columns by their headings, merged cells carried down."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.tasks.task import Task
from mingzheng.kernel.lex.tasks.units import split_units

_COLUMNS = (
    ("no", re.compile(r"^(?:序号|编号|项次|顺序|№|NO\.?)$", re.I)),
    ("leads", re.compile(r"牵头|主办|主责")),
    ("cooperating", re.compile(r"配合|协办|参与|协同")),
    ("time", re.compile(r"时限|完成时间|时间|期限|进度|节点|频次")),
    ("responsible", re.compile(r"责任(?!人|领导|事项|内容)|承办|落实单位|实施单位|负责单位|负责部门")),
    ("remark", re.compile(r"备注|说明|责任人|责任领导|分管|联系")),
    ("text", re.compile(r"任务|内容|事项|措施|目标|要求|项目|工作|要点|类别|领域|指标")),
)


@lru_cache(maxsize=1024)
def column_role(heading: str) -> str:
    """The role of a column by its heading; "" when the heading says nothing about tasks."""
    plain = re.sub(r"\s", "", shadow_of(heading))
    return next((role for role, pattern in _COLUMNS if plain and pattern.search(plain)), "")


def is_task_header(cells: Sequence[str]) -> bool:
    """Whether the headings are those of a task table: a task column and a column of units."""
    roles = [column_role(cell) for cell in cells]
    return "text" in roles and ("leads" in roles or "responsible" in roles)


def table_tasks(rows: Sequence[Sequence[str]]) -> list[Task]:
    """The tasks of a table whose first row (or first two) holds the headings; [] for any other table."""
    header = next((i for i, row in enumerate(rows[:3]) if is_task_header(row)), None)
    if header is None:
        return []
    roles = _spread(rows[header])
    tasks: list[Task] = []
    above = [""] * len(roles)
    for row in rows[header + 1 :]:
        cells = [*row, *[""] * (len(roles) - len(row))][: len(roles)]
        filled = _carry_down(cells, above, roles)
        above = filled
        task = _task(filled, roles)
        if task and any(cells[i] for i, role in enumerate(roles) if role == "text"):
            tasks.append(task)
    return tasks


def _spread(header: Sequence[str]) -> list[str]:
    """Roles of the columns; an empty heading right of a merged one continues it."""
    roles: list[str] = []
    for cell in header:
        roles.append(column_role(cell) if cell.strip() else (roles[-1] if roles else ""))
    return roles


def _carry_down(cells: list[str], above: list[str], roles: list[str]) -> list[str]:
    """Merged cells: a heading stands for the rows below it, units only for rows without a number of their own."""
    last_text = max(i for i, role in enumerate(roles) if role == "text")
    numbered = any(cells[i].strip() for i, role in enumerate(roles) if role == "no") or "no" not in roles
    filled = []
    fresh = False
    for index, (cell, role) in enumerate(zip(cells, roles, strict=True)):
        is_path = role == "text" and index < last_text
        carries = (
            (is_path and not fresh) or role == "no" or (role in ("leads", "responsible") and not numbered)
        )
        fresh = fresh or (is_path and bool(cell.strip()))
        filled.append(cell if cell.strip() or not carries else above[index])
    return filled


def _task(cells: list[str], roles: list[str]) -> Task | None:
    texts = [cell.strip() for cell, role in zip(cells, roles, strict=True) if role == "text"]
    if not texts or not texts[-1]:
        return None
    path = [text.replace("\n", "") for text in texts[:-1] if text and text != texts[-1]]
    leads, responsible, cooperating = (
        split_units(
            "\n".join(cell for cell, found in zip(cells, roles, strict=True) if found == role and cell)
        )
        for role in ("leads", "responsible", "cooperating")
    )
    number = next((cell.strip() for cell, role in zip(cells, roles, strict=True) if role == "no"), "")
    time = " ".join(
        cell.strip() for cell, role in zip(cells, roles, strict=True) if role == "time" and cell.strip()
    )
    return Task(
        number, list(dict.fromkeys(path)), texts[-1], leads, responsible, cooperating,
        phrase=time or None, source="table",
    )  # fmt: skip

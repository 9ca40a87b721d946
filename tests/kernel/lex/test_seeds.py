"""The five founding documents, when the shared material is at hand: exactly what they say, nothing lost."""

import os
from datetime import date
from pathlib import Path

import pytest

from mingzheng.kernel.lex import read

SHARED = Path(os.environ.get("MINGZHENG_SHARED", Path(__file__).parents[3] / "../shared"))


def seed(number: str) -> str:
    found = sorted((SHARED / "seeds").glob(f"{number}_*.txt"))
    if not found:
        pytest.skip(f"seed {number} is not available: set MINGZHENG_SHARED to the shared material")
    return found[0].read_text(encoding="utf-8")


EXPECTED = {
    "000": (["国务院办公厅"], "国办发〔2018〕23号", date(2018, 4, 8), None, "hant"),
    "001": (["中共荣县县委办公室", "荣县人民政府办公室"], None, date(2017, 5, 4), date(2017, 5, 9), "hans"),
    "002": (["淮安市人民政府办公室"], "淮政办发〔2019〕19号", date(2019, 5, 31), date(2019, 6, 5), "hans"),
    "003": (["上海市人民政府办公厅"], "沪府办发〔2018〕16号", date(2018, 4, 26), None, "hans"),
    "004": (["国务院办公厅"], "国办发〔2022〕8号", date(2022, 4, 11), date(2022, 4, 22), "hant"),
}


@pytest.mark.parametrize("number", EXPECTED)
def test_seed_metadata(number):
    reading = read(seed(number))
    found = (
        reading.issuers,
        reading.doc_number,
        reading.written_date,
        reading.published_date,
        reading.script,
    )
    assert found == EXPECTED[number]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("000", "国务院办公厅关于印发2018年政务公开工作要点的通知"),
        ("001", "中共荣县县委办公室 荣县人民政府办公室 关于印发《荣县全面推进政务公开工作实施方案》的通知"),
        ("002", "市政府办公室关于印发淮安市2019年政务公开工作要点的通知"),
        ("003", "上海市人民政府办公厅关于印发2018年上海市政务公开工作要点的通知"),
        ("004", "国务院办公厅关于印发2022年政务公开工作要点的通知"),
    ],
)
def test_seed_title(number, title):
    assert read(seed(number)).title_hans == title


NOISE = {
    "000": {0, 1, 2, 3, 4, 5, 6, 13},
    "001": {1, -1},
    "002": {*range(9), -1},
    "003": {2, -1},
    "004": {*range(6), -3, -2, -1},
}


@pytest.mark.parametrize("number", NOISE)
def test_seed_body_loses_nothing_but_the_noise(number):
    text = seed(number)
    lines = text.split("\n")
    noise = {index % len(lines) for index in NOISE[number]}
    body = read(text).body.split("\n")
    expected = [line.strip() for i, line in enumerate(lines) if line.strip() and i not in noise]
    assert [line for line in expected if line not in body] == []
    assert len(body) == len(expected)


@pytest.mark.parametrize(
    ("number", "chapters", "parts"),
    [("000", 4, 20), ("001", 6, 51), ("002", 4, 17), ("003", 7, 39), ("004", 5, 22)],
)
def test_seed_sections(number, chapters, parts):
    def count(sections):
        return sum(1 + count(section.children) for section in sections)

    sections = read(seed(number)).sections
    assert (len(sections), count(sections)) == (chapters, parts)


@pytest.mark.parametrize(
    ("number", "source", "tasks"), [("001", "clause", 38), ("002", "flat_table", 33), ("003", "clause", 23)]
)
def test_seed_task_counts(number, source, tasks):
    assert len([task for task in read(seed(number)).tasks if task.source == source]) == tasks


def test_seed_002_table_rows_with_anomalies():
    tasks = {task.no: task for task in read(seed("002")).tasks if task.source == "flat_table"}
    numbers = [str(n) for n in range(1, 25)] + ["25a", "25b", "25c"] + [str(n) for n in range(26, 32)]
    assert list(tasks) == numbers
    assert (tasks["1"].leads, tasks["1"].responsible) == ([], ["各县区", "市各有关部门"])
    assert (tasks["25a"].leads, tasks["25a"].responsible) == (["市政府办公室"], [])
    assert tasks["28"].path == ["夯实政务公开基础支撑"]
    assert tasks["30"].leads == ["市政府办公室", "市司法局"]
    assert len(tasks["21"].leads) == 6
    first_levels = list(dict.fromkeys(task.path[0] for task in tasks.values()))
    assert [name[:4] for name in first_levels] == ["推进政务", "提升政策", "强化政务", "夯实政务"]


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("000", {"国发〔2016〕55号", "国办发〔2017〕47号", "国办发〔2018〕22号"}),
        ("001", {"自委办〔2017〕10号"}),
        ("002", {"国办发〔2018〕22号"}),
        ("003", {"中办发〔2016〕8号", "沪委办发〔2017〕14号"}),
        ("004", set()),
    ],
)
def test_seed_cited_numbers(number, cited):
    assert {citation.number for citation in read(seed(number)).citations if citation.number} == cited


def test_seed_closing_paragraph_is_outside_the_last_clause():
    reading = read(seed("003"))
    last = reading.sections[-1].children[-1]
    assert last.heading == "探索政务公开负面清单制度"
    assert "\n" not in last.text

"""Sections and citations against a counter of another make: it knows line starts and book marks, nothing else."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from mingzheng.kernel.lex import Manuscript, Reading, Section, read

from .corpus.layouts import PARTIAL, WITH_BLOCK, WITHOUT_BLOCK
from .corpus.model import MODELS

SHARED = Path(os.environ.get("MINGZHENG_SHARED", Path(__file__).parents[3] / "../shared"))
NUMBERED = re.compile(
    r"^\s*(\d{1,2}(?:\.\d{1,2})+(?=[ \u4e00-\u9fff])|\d{1,2}(?= +[\u4e00-\u9fff]{2,20}$)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．](?!\d)|[（(]\d{1,2}[）)]|第[一二三四五六七八九十百]+[章节條条])\s*"
)


def flat(sections: list[Section]) -> list[str]:
    """The printed numbers of all sections that begin a line."""
    found = []
    for section in sections:
        if not section.number.endswith("是"):
            found.append(section.number)
        found.extend(flat(section.children))
    return found


def bare(number: str) -> str:
    """A number in one form, whatever its brackets and stop."""
    return re.sub(r"[\s、.．（）()條]", lambda m: "条" if m.group() == "條" else "", number)


def counted_numbers(body: str) -> list[str]:
    """The numbers lines begin with, those in a table of contents left out: it ends where its first entry returns."""
    lines = body.split("\n")
    contents = next((i for i, line in enumerate(lines) if "".join(line.split()) == "目录"), None)
    if contents is not None and lines[contents + 1] in lines[contents + 2 :]:
        del lines[contents : lines.index(lines[contents + 1], contents + 2)]
    return [match[1] for match in map(NUMBERED.match, lines) if match]


def counted_names(text: str) -> list[str]:
    """What stands between outermost book marks, line by line."""
    names = []
    for line in text.split("\n"):
        depth, start = 0, 0
        for at, mark in enumerate(line):
            if mark == "《":
                start = at if depth == 0 else start
                depth += 1
            elif mark == "》" and depth:
                depth -= 1
                if depth == 0:
                    names.append(line[start + 1 : at].strip())
    return names


def f1(found: list[str], expected: list[str]) -> float:
    common = sum((Counter(found) & Counter(expected)).values())
    return 2 * common / (len(found) + len(expected)) if found or expected else 1.0


def readings_of_the_corpus() -> list[Reading]:
    return [read(layout(model)) for layout in [*WITH_BLOCK, *WITHOUT_BLOCK, *PARTIAL] for model in MODELS]


def readings_of_the_state_council() -> list[Reading]:
    path = SHARED / "data" / "state_council_24.json"
    if not path.exists():
        pytest.skip("state_council_24.json is not available: set MINGZHENG_SHARED to the shared material")
    return [read(Manuscript.from_text(row["text"])) for row in json.loads(path.read_text(encoding="utf-8"))]


CORPORA = pytest.mark.parametrize("readings", [readings_of_the_corpus, readings_of_the_state_council])


@CORPORA
def test_sections_agree_with_the_counter(readings):
    found, expected = [], []
    for number, reading in enumerate(readings()):
        found += [f"{number} {bare(n)}" for n in flat(reading.sections)]
        expected += [f"{number} {bare(n)}" for n in counted_numbers(reading.body)]
    assert len(expected) > 200
    assert f1(found, expected) >= 0.98


@CORPORA
def test_citations_agree_with_the_counter(readings):
    found, expected = [], []
    for number, reading in enumerate(readings()):
        titles = "".join((reading.title or "").split())
        found += [f"{number} {c.as_printed}" for c in reading.citations if c.kind == "named"]
        expected += [
            f"{number} {name}"
            for line in reading.body.split("\n")
            if "".join(line.split()) not in titles
            for name in counted_names(line)
        ]
    assert len(expected) > 60
    assert f1(found, expected) >= 0.97

"""Documents of the State Council, when the shared material is at hand: fields scored against the published record."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from mingzheng.kernel.lex import read

SHARED = Path(os.environ.get("MINGZHENG_SHARED", Path(__file__).parents[3] / "../shared"))
FIELDS = ("title", "doc_number", "issuer", "written_date", "published_date", "index_number", "theme")


def records() -> list[dict]:
    path = SHARED / "data" / "state_council_24.json"
    if not path.exists():
        pytest.skip("state_council_24.json is not available: set MINGZHENG_SHARED to the shared material")
    return json.loads(path.read_text(encoding="utf-8"))


def found(text: str) -> dict:
    answer = read(text).as_json()
    return answer | {"issuer": "、".join(answer["issuers"])}


def document_alone(text: str) -> str:
    """The first copy of the document, without the page's metadata behind it."""
    return text.partition("', null")[0].rpartition("\n")[0] or text


def test_state_council_fields_of_the_page():
    wrong = Counter()
    for record in records():
        answer = found(record["text"])
        wrong.update(name for name in FIELDS if answer[name] != record[name])
    assert wrong == Counter()


def test_state_council_fields_of_the_document_alone():
    wrong = Counter()
    for record in records():
        answer = found(document_alone(record["text"]))
        wrong.update(
            name for name in ("title", "doc_number", "issuer", "written_date") if answer[name] != record[name]
        )
    assert wrong == Counter()


def test_state_council_notes():
    notes = Counter(found(record["text"])["note"] for record in records())
    assert notes == Counter({"此件公开发布": 9, None: 9, "本文有删减": 6})

"""Every model in every layout: field by field, the reader must find what the model says."""

from collections import defaultdict

import pytest

from mingzheng.kernel.lex import read, to_hans

from .corpus.layouts import PARTIAL, WITH_BLOCK, WITHOUT_BLOCK
from .corpus.model import MODELS, OUTLINE

ALL = [*WITH_BLOCK, *WITHOUT_BLOCK, *PARTIAL]
CASES = [
    pytest.param(layout, model, id=f"{layout.__name__}-{model.index_number}")
    for layout in ALL
    for model in MODELS
]


def plain(text: str | None) -> str | None:
    """A title or address without the marks that layouts differ in."""
    if text is None:
        return None
    for mark, same in (("，", ","), ("：", ":"), ("（", "("), ("）", ")"), (" ", ""), ("、", "")):
        text = text.replace(mark, same)
    return to_hans(text)


def found_and_expected(layout, model) -> dict[str, tuple]:
    reading = read(layout(model))
    fields = {
        "title": (plain(reading.title), plain(model.title)),
        "doc_number": (reading.doc_number, model.doc_number),
        "issuers": (reading.issuers, list(model.issuers)),
        "addressees": (plain(reading.addressees), plain(model.addressees)),
        "written_date": (reading.written_date, model.written),
        "kind": (reading.kind, model.kind),
        "note": (plain(reading.note), plain(model.note)),
        "outline": ([(s.number, to_hans(s.heading), len(s.children)) for s in reading.sections], OUTLINE),
    }
    if layout in WITHOUT_BLOCK:
        fields["published_date"] = (reading.published_date, None)
        fields["index_number"] = (reading.index_number, None)
    else:
        fields["published_date"] = (reading.published_date, model.published)
    if layout in WITH_BLOCK:
        fields["index_number"] = (reading.index_number, model.index_number)
        fields["theme"] = (reading.theme, model.theme)
        fields["keywords"] = (reading.keywords, list(model.keywords))
    return fields


@pytest.mark.parametrize(("layout", "model"), CASES)
def test_corpus_document(layout, model):
    wrong = {name: pair for name, pair in found_and_expected(layout, model).items() if pair[0] != pair[1]}
    assert wrong == {}


@pytest.mark.parametrize(("layout", "model"), CASES)
def test_corpus_body_keeps_the_text_and_nothing_of_the_page(layout, model):
    reading = read(layout(model))
    body = [plain(line) for line in reading.body.split("\n")]
    assert [clause for clause in model.clauses() if plain(clause) not in body] == []
    assert [
        word for word in ("快3", "ICP备", "当前位置", "索引号", "无障碍") if word in plain(reading.body)
    ] == []


def test_corpus_scores_by_field():
    right, total = defaultdict(int), defaultdict(int)
    for layout in ALL:
        for model in MODELS:
            for name, (found, expected) in found_and_expected(layout, model).items():
                right[name] += found == expected
                total[name] += 1
    scores = {name: right[name] / total[name] for name in total}
    assert len(ALL) * len(MODELS) >= 80
    assert {name: score for name, score in scores.items() if score < 0.98} == {}

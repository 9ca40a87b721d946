"""The scan itself: every part of a manuscript through the detectors that apply to it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.scan.citations import Known, find_dead_citations
from mingzheng.kernel.lex.scan.documents import find_documents
from mingzheng.kernel.lex.scan.finding import PERSONAL_KINDS, Finding
from mingzheng.kernel.lex.scan.forms import FORM_DETECTORS
from mingzheng.kernel.lex.scan.marks import find_drafts, find_level_property, find_marks, find_trace
from mingzheng.kernel.lex.scan.numbers import find_numbers
from mingzheng.kernel.lex.scan.people import find_people
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.wording import find_former_organs, find_misspellings, find_wrong_sums

Detector = Callable[[View], Iterable[Finding]]

_EVERYWHERE: tuple[Detector, ...] = (find_numbers, find_documents, find_people, find_marks)
_BODY_ONLY: tuple[Detector, ...] = (find_drafts, *FORM_DETECTORS, find_misspellings, find_wrong_sums)
_WEIGHT = {"block": 2, "warn": 1, "info": 0}


def scan(source: Manuscript | str, on: date | None = None, known: Known | None = None) -> list[Finding]:
    """What must not, should not or may not be published as it stands.

    ``source`` is a manuscript with its hidden parts, or the canonical body text alone. ``on`` is the day
    the text is published or written (for names of organs; without it the signature's date counts);
    ``known`` tells the status of a cited document. Findings come in reading order: the body, then the
    hidden parts, then the properties. Never raises on any text; linear in its length.
    """
    body = source if isinstance(source, str) else source.to_text()
    findings = _settled(_in_body(View(body), on, known))
    if isinstance(source, str):
        return findings
    for index, hidden in enumerate(source.hidden):
        findings += _settled(_in_hidden(View(hidden.text, hidden.kind, index)))
    for index, (key, value) in enumerate(source.meta):
        findings += _settled(_in_meta(View(value, "meta", index), key))
    return findings


def _in_body(view: View, on: date | None, known: Known | None) -> Iterator[Finding]:
    for detector in (*_EVERYWHERE, *_BODY_ONLY):
        yield from detector(view)
    yield from find_former_organs(view, on)
    if known is not None:
        yield from find_dead_citations(view, known)


def _in_hidden(view: View) -> Iterator[Finding]:
    yield from find_trace(view)
    for detector in _EVERYWHERE:
        yield from detector(view)


def _in_meta(view: View, key: str) -> Iterator[Finding]:
    yield from find_level_property(view, key)
    for detector in _EVERYWHERE:
        yield from detector(view)


def _settled(found: Iterable[Finding]) -> list[Finding]:
    """Reading order; of personal findings that overlap, the more severe and then the longer one stays."""
    personal: list[Finding] = []
    others: dict[tuple[str, int, int], Finding] = {}
    for finding in found:
        if finding.kind in PERSONAL_KINDS:
            personal.append(finding)
        else:
            others.setdefault((finding.kind, finding.start, finding.end), finding)
    kept = [*_without_overlaps(personal), *others.values()]
    return sorted(kept, key=lambda f: (f.start, f.end, f.kind))


def _without_overlaps(personal: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(personal, key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
        elif _rank(finding) > _rank(kept[-1]):
            kept[-1] = finding
    return kept


def _rank(finding: Finding) -> tuple[int, bool, int]:
    return _WEIGHT[finding.severity], finding.kind == "minor", finding.end - finding.start

"""The scan itself: every part of a manuscript through the detectors that apply to it."""

from collections.abc import Callable, Iterable, Iterator

from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.scan.documents import find_documents
from mingzheng.kernel.lex.scan.finding import PERSONAL_KINDS, Finding
from mingzheng.kernel.lex.scan.marks import find_drafts, find_level_property, find_marks, find_trace
from mingzheng.kernel.lex.scan.numbers import find_numbers
from mingzheng.kernel.lex.scan.people import find_people
from mingzheng.kernel.lex.scan.view import View

Detector = Callable[[View], Iterable[Finding]]

_EVERYWHERE: tuple[Detector, ...] = (find_numbers, find_documents, find_people, find_marks)
_BODY_ONLY: tuple[Detector, ...] = (find_drafts,)
_WEIGHT = {"block": 2, "warn": 1, "info": 0}


def scan(source: Manuscript | str) -> list[Finding]:
    """What must not, should not or may not be published as it stands.

    ``source`` is a manuscript with its hidden parts, or the canonical body text alone. Findings come in
    reading order: the body, then the hidden parts, then the properties. Never raises on any text; linear.
    """
    body = source if isinstance(source, str) else source.to_text()
    findings = _settled(_in_body(View(body)))
    if isinstance(source, str):
        return findings
    for index, hidden in enumerate(source.hidden):
        findings += _settled(_in_hidden(View(hidden.text, hidden.kind, index)))
    for index, (key, value) in enumerate(source.meta):
        findings += _settled(_in_meta(View(value, "meta", index), key))
    return findings


def _in_body(view: View) -> Iterator[Finding]:
    for detector in (*_EVERYWHERE, *_BODY_ONLY):
        yield from detector(view)


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
    findings = list(found)
    personal = [finding for finding in findings if finding.kind in PERSONAL_KINDS]
    kept = _without_overlaps(personal)
    others = [finding for finding in dict.fromkeys(findings) if finding.kind not in PERSONAL_KINDS]
    return sorted([*kept, *others], key=lambda f: (f.start, f.end, f.kind))


def _without_overlaps(personal: list[Finding]) -> list[Finding]:
    ordered = sorted(personal, key=lambda f: (f.start, f.start - f.end))
    kept: list[Finding] = []
    for finding in ordered:
        if kept and finding.start < kept[-1].end:
            if _rank(finding) > _rank(kept[-1]):
                kept[-1] = finding
            continue
        kept.append(finding)
    return kept


def _rank(finding: Finding) -> tuple[int, bool, int]:
    return _WEIGHT[finding.severity], finding.kind == "minor", finding.end - finding.start

"""The status of cited documents (被引文件的时效), for the scan: is it in the library, and was it in force?"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.joined import joins
from mingzheng.kernel.lex import normalize_doc_number
from mingzheng.kernel.lex.scan import CitationStatus
from mingzheng.kernel.statute.validity import StateKey

from .models import Document

_STATUS: dict[StateKey, CitationStatus] = {
    StateKey.NOT_YET: "not_yet",
    StateKey.LAPSED: "lapsed",
    StateKey.REPEALED: "repealed",
}


def citation_status(on: date, own_number: str = "") -> Callable[[str], CitationStatus | None]:
    """Tells for a cited number or title how it stood on ``on``; None where the library cannot know.

    Only a number with a prefix of one of our own organs can be called missing: the library does not hold the
    documents of others. ``own_number``, which the document prints under its title, is no citation.
    """

    @lru_cache(maxsize=256)
    def status(cited: str) -> CitationStatus | None:
        if own_number and normalize_doc_number(cited) == own_number:
            return None
        document = _find(cited)
        if document is not None:
            return _STATUS.get(document.validity_on(on).key, "in_force")
        return "missing" if _is_ours(cited) else None

    return status


def _find(cited: str) -> Document | None:
    rows = Document.objects.public().prefetch_related(*joins("validity_events", "by_document"))
    number = normalize_doc_number(cited)
    if number:
        return rows.filter(doc_number=number).first()
    return rows.filter(title=cited).first()


def _is_ours(cited: str) -> bool:
    number = normalize_doc_number(cited)
    if not number:
        return False
    prefix = number.partition("〔")[0]
    return any(prefix in prefixes for prefixes in Organ.objects.values_list("number_prefixes", flat=True))

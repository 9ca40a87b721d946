"""Scanning a manuscript before it is made public (公开前扫描): personal data, secrecy marks, errors.

``scan`` finds, ``mask`` hides what may not be shown and keeps the ledger of separate treatment.
"""

from mingzheng.kernel.lex.scan.citations import CitationStatus, Known
from mingzheng.kernel.lex.scan.engine import scan
from mingzheng.kernel.lex.scan.finding import KIND_NAMES, PERSONAL_KINDS, Finding, Severity
from mingzheng.kernel.lex.scan.masking import LedgerEntry, Masked, MaskRefused, mask
from mingzheng.kernel.lex.scan.masks import MaskStyle

__all__ = [
    "KIND_NAMES",
    "PERSONAL_KINDS",
    "CitationStatus",
    "Finding",
    "Known",
    "LedgerEntry",
    "MaskRefused",
    "MaskStyle",
    "Masked",
    "Severity",
    "mask",
    "scan",
]

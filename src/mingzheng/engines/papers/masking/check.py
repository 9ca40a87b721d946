"""The masked copy opened again: read, scanned, and its raw parts searched for every value."""

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pypdfium2 as pdfium

from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.scan import KIND_NAMES, PERSONAL_KINDS, scan

from ..errors import PaperError
from ..limits import Limits
from ..reading import read_bytes
from .refusal import MaskingRefused
from .secrets import Secrets

_SETTLED = {"docx": {"comment", "deleted", "inserted", "hidden_text", "hidden_row"}, "xlsx": {"comment"}}
_PARAGRAPH_END = re.compile(r"</(?:\w+:)?(?:p|si|c|is|tr|td|th|h[1-6])>")
_TAG = re.compile(r"<[^<>]*>")
_TEXT_PARTS = (".xml", ".rels", ".vml")


def check_copy(copy: bytes, name: str, secrets: Secrets, limits: Limits) -> None:
    """Raise :class:`MaskingRefused` if the copy cannot be read, or anything that had to go is left in it."""
    try:
        intake = read_bytes(copy, name, limits)
    except PaperError as error:
        raise MaskingRefused(f"遮蔽后的文件打不开，没有留下副本：{error.message_zh}") from error
    for finding in scan(intake.manuscript):
        if finding.severity == "block" and finding.kind in PERSONAL_KINDS:
            raise _left(KIND_NAMES[finding.kind])
    kinds = _SETTLED.get(intake.format, set()) & {hidden.kind for hidden in intake.manuscript.hidden}
    if kinds:
        raise _left("批注、修订或者隐藏文字")
    for text, telling in (*_read_texts(intake.manuscript), *_raw_texts(copy, intake.format)):
        if kind := secrets.first_kind(text, telling):
            raise _left(KIND_NAMES[kind])


def _left(what: str) -> MaskingRefused:
    return MaskingRefused(f"遮蔽后复查，文件里仍有{what}，没有留下副本，请在原文件中手工删除后再试。")


def _read_texts(manuscript: Manuscript) -> Iterator[tuple[str, bool]]:
    yield manuscript.to_text(), False
    for hidden in manuscript.hidden:
        yield hidden.text, False
    for _, value in manuscript.meta:
        yield value, False


def _raw_texts(copy: bytes, format: str) -> Iterator[tuple[str, bool]]:
    """Every text a tool could pull out of the bytes; True marks bytes in which short values occur by chance."""
    if format in ("docx", "xlsx"):
        yield from _package_texts(copy)
    elif format == "pdf":
        yield from _pdf_texts(copy)
    else:
        yield from _markup_texts(copy)


def _package_texts(copy: bytes) -> Iterator[tuple[str, bool]]:
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        yield "\n".join(archive.namelist()), False
        for name in archive.namelist():
            content = archive.read(name)
            if name.lower().endswith(_TEXT_PARTS):
                yield from _markup_texts(content)
            else:
                yield from _binary_texts(content)


def _markup_texts(content: bytes) -> Iterator[tuple[str, bool]]:
    """As it stands, and without tags: a value cut into runs is still a value."""
    raw = content.decode("utf-8", "replace")
    yield html.unescape(raw), False
    yield html.unescape(_TAG.sub("", _PARAGRAPH_END.sub("\n", raw))), False


def _binary_texts(content: bytes) -> Iterator[tuple[str, bool]]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield content.decode(encoding, "ignore"), True


def _pdf_texts(copy: bytes) -> Iterator[tuple[str, bool]]:
    yield from _binary_texts(copy)
    document = pdfium.PdfDocument(copy)
    try:
        yield "\n".join(document.get_metadata_dict(skip_empty=True).values()), False
        for page in document:
            text_page = page.get_textpage()
            yield text_page.get_text_range(), False
            text_page.close()
            page.close()
    finally:
        document.close()

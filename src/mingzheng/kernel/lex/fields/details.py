"""Labelled values, addressees, notes and attachments (主题、主送机关、附注、附件)."""

import re
from collections.abc import Sequence

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.fields.witnesses import LINE, SIGN, Witnesses
from mingzheng.kernel.lex.reading import Disclosure
from mingzheng.kernel.lex.script import to_hans
from mingzheng.kernel.lex.signatures import signing_person

# 此件公开发布 and 本文有删减 speak of the document; a contact person in brackets does not.
_ABOUT_ITSELF = re.compile(r"此件|本件|本文|此文|公开")
_MARKER = re.compile(r"^(?:序|案)?[△*]|[△*]$")
_SIGNER = re.compile(r"签发人 ?: ?(.{1,30})$")
_CLOSED = re.compile(r"不予公开|不公开|非公开|免予公开")
_OPEN = re.compile(r"公开发布|主动公开|全文公开|全社会|社会公开")
_THEME_STEP, _WORD_END = re.compile(r"\s*[\\/>＞]+\s*"), re.compile(r"[\s,，;；、|]+")
_ATTACH_LEAD = re.compile(r"^\s*附\s*件?\s*(?:[（(]\d[)）])?\s*[:：]\s*")
_ATTACH_MARK = re.compile(r"附\s*[件录]")
_ATTACH_SPLIT = re.compile(r"(?:^|\s|[;；])(\d{1,2})\s*[.、．](?!\d)\s*")


def read_details(witnesses: Witnesses) -> None:
    reading = witnesses.reading
    for name in ("index_number", "theme", "genre", "abstract", "signer"):
        value = witnesses.head.first(name)
        if value:
            setattr(reading, name, value.text)
            witnesses.prove_value(name, value)
    reading.theme = _theme(reading.theme)
    reading.signer = reading.signer or _signing_person(witnesses)
    reading.genre = to_hans(reading.genre) if reading.genre else None
    keywords = witnesses.head.first("keywords")
    if keywords:
        reading.keywords = _keywords(keywords.text)
        witnesses.prove_value("keywords", keywords)
    elif witnesses.meta.get("keywords"):
        reading.keywords = _keywords(witnesses.meta["keywords"])
    reading.abstract = reading.abstract or witnesses.meta.get("abstract")
    address = next((block for block in witnesses.blocks if block.role == "to"), None)
    if address and _is_first_part(witnesses, address):
        reading.addressees = address.text.rstrip(":： ")
        witnesses.prove("addressees", address, "主送机关")


def _signing_person(witnesses: Witnesses) -> str | None:
    """The 签发人 beside the number, or who signs an order: 市长　某某."""
    for block in witnesses.front("docno"):
        named = _SIGNER.search(block.plain)
        if named:
            witnesses.prove("signer", block, LINE)
            return " ".join(named[1].split())
    for block in witnesses.blocks:
        person = signing_person(block.plain) if block.role == "sign" else None
        if person:
            witnesses.prove("signer", block, SIGN)
            return person
    return None


def _is_first_part(witnesses: Witnesses, block: Block) -> bool:
    enclosed = next(
        (b.start for b in witnesses.blocks if b.role == "title" and b.level == 2), block.start + 1
    )
    return block.start < enclosed


def read_notes(witnesses: Witnesses) -> None:
    reading = witnesses.reading
    notes = [block for block in witnesses.blocks if block.role == "note"]
    bracketed = [block for block in notes if block.plain.startswith("(") and not find_dates(block.plain)]
    about_itself = [block for block in bracketed if _ABOUT_ITSELF.search(block.plain)]
    for block in (about_itself or bracketed)[:1]:
        reading.note = block.text.strip().strip("()（）").strip()
        witnesses.prove("note", block, "附注")
    reading.disclosure = next(filter(None, (disclosure_of(block.plain) for block in notes)), None)
    labelled = witnesses.head.first("disclosure")
    if labelled and disclosure_of(labelled.plain):
        reading.disclosure = disclosure_of(labelled.plain)
        witnesses.prove_value("disclosure", labelled)


def read_attachments(witnesses: Witnesses) -> None:
    witnesses.reading.attachments = [
        {"number": number, "name": name} for number, name in attachments_of(witnesses.blocks)
    ]


def disclosure_of(plain: str) -> Disclosure | None:
    """The disclosure attribute (公开属性) a note or label states."""
    if "依申请公开" in plain:
        return "on_request"
    if _CLOSED.search(plain):
        return "closed"
    return "open" if _OPEN.search(plain) else None


def attachments_of(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Number and name of each attachment the document lists (附件说明)."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        if block.role != "attach":
            continue
        text = _ATTACH_LEAD.sub("", block.text).strip()
        if _ATTACH_MARK.match(text):
            continue
        pieces = _ATTACH_SPLIT.split(text)
        if len(pieces) == 1:
            found.append(("", text))
            continue
        found.extend(zip(pieces[1::2], pieces[2::2], strict=True))
    return [
        (number, name.strip(" 。；;《》") if "《" not in name[1:] else name.strip(" 。；;"))
        for number, name in found
        if name.strip()
    ]


def _theme(theme: str | None) -> str | None:
    if not theme:
        return None
    return _THEME_STEP.sub(r"\\", to_hans(theme)).strip("\\ ") or None


def _keywords(text: str) -> list[str]:
    words = (_MARKER.sub("", word) for word in _WORD_END.split(text))
    return list(dict.fromkeys(to_hans(word) for word in words if word))

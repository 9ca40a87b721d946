"""Labelled values, addressees, notes and attachments (主题、主送机关、附注、附件)."""

import re
from collections.abc import Sequence

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.fields.witnesses import LINE, SIGN, Witnesses
from mingzheng.kernel.lex.reading import Disclosure
from mingzheng.kernel.lex.script import to_hans
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.signatures import signing_person

# 此件公开发布 and 本文有删减 speak of the document; a contact person in brackets does not.
_ABOUT_ITSELF = re.compile(r"此件|本件|本文|此文|公开")
_MARKER = re.compile(r"^(?:序|案)?[△*]|[△*]$")
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
        named = re.search(r"签发人 ?: ?(.{1,30})$", shadow_of(block.text, witnesses.reading.script))
        if named:
            witnesses.prove("signer", block, LINE)
            return re.sub(r"\s+", " ", named[1]).strip()
    for block in witnesses.blocks:
        person = (
            signing_person(shadow_of(block.text, witnesses.reading.script)) if block.role == "sign" else None
        )
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
    notes = [
        (block, shadow_of(block.text, reading.script)) for block in witnesses.blocks if block.role == "note"
    ]
    bracketed = [
        (block, shadow) for block, shadow in notes if shadow.startswith("(") and not find_dates(shadow)
    ]
    about_itself = [pair for pair in bracketed if _ABOUT_ITSELF.search(pair[1])]
    for block, _ in (about_itself or bracketed)[:1]:
        reading.note = block.text.strip().strip("()（）").strip()
        witnesses.prove("note", block, "附注")
    reading.disclosure = next(filter(None, (disclosure_of(shadow) for _, shadow in notes)), None)
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
    if re.search(r"依申请公开", plain):
        return "on_request"
    if re.search(r"不予公开|不公开|非公开|免予公开", plain):
        return "closed"
    return "open" if re.search(r"公开发布|主动公开|全文公开|全社会|社会公开", plain) else None


def attachments_of(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Number and name of each attachment the document lists (附件说明)."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        if block.role != "attach":
            continue
        text = re.sub(r"^\s*附\s*件?\s*(?:[（(]\d[)）])?\s*[:：]\s*", "", block.text).strip()
        if re.match(r"附\s*[件录]", text):
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
    return re.sub(r"\s*[\\/>＞]+\s*", r"\\", to_hans(theme)).strip("\\ ") or None


def _keywords(text: str) -> list[str]:
    words = (_MARKER.sub("", word) for word in re.split(r"[\s,，;；、|]+", text))
    return list(dict.fromkeys(to_hans(word) for word in words if word))

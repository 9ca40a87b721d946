"""Who issued the document (发文机关): those who sign, those the title opens with, those the page names."""

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.fields.witnesses import LINE, SIGN, Witnesses
from mingzheng.kernel.lex.head import Value
from mingzheng.kernel.lex.issuers import (
    is_organ,
    is_short_for,
    organs_of_red_head,
    organs_of_title,
    split_organs,
)
from mingzheng.kernel.lex.reading import Evidence
from mingzheng.kernel.lex.script import to_hans


def read_issuers(witnesses: Witnesses) -> None:
    reading = witnesses.reading
    title_hans = to_hans(witnesses.reading.title or "")
    of_title = organs_of_title(title_hans) or _organ_of_order(witnesses)
    red_head = next((block for block in witnesses.front("title") if block.level == 0), None)
    signed, blocks = _signed(witnesses)
    labelled = witnesses.head.first("issuers") or _source_label(witnesses)
    of_label = split_organs(to_hans(labelled.text)) if labelled else []
    if signed and (not of_title or _agree(signed, of_title)):
        reading.issuers = signed
        start, end = witnesses.moved(blocks[0].start), witnesses.moved(blocks[-1].end)
        reading.evidence["issuers"] = Evidence(start, end, reading.text[start:end], SIGN)
    elif of_title and not (of_label and _agree(of_label, of_title)):
        reading.issuers = of_title
        proof = reading.evidence.get("title")
        if proof:
            reading.evidence["issuers"] = Evidence(proof.start, proof.end, proof.passage, LINE)
    elif labelled and of_label:
        reading.issuers = of_label
        witnesses.prove_value("issuers", labelled)
    elif red_head:
        reading.issuers = organs_of_red_head(red_head.plain.split("\n"))
        witnesses.prove("issuers", red_head, LINE)
    elif witnesses.meta.get("source") and is_organ(to_hans(witnesses.meta["source"])):
        reading.issuers = split_organs(to_hans(witnesses.meta["source"]))
        witnesses.prove_tag("issuers", witnesses.meta["source"])


def _organ_of_order(witnesses: Witnesses) -> list[str]:
    """云江市人民政府令 is issued by 云江市人民政府."""
    name = to_hans(witnesses.order_name())
    organ = name.removeprefix("中华人民共和国").removesuffix("令")
    return split_organs(organ) if name.endswith("令") and is_organ(organ) else []


def _source_label(witnesses: Witnesses) -> Value | None:
    """来源 names the issuer only when it is an organ: a page may be taken over from a newspaper."""
    value = witnesses.head.first("source")
    return value if value and all(is_organ(name) for name in split_organs(to_hans(value.text))) else None


def _signed(witnesses: Witnesses) -> tuple[list[str], list[Block]]:
    blocks: list[Block] = []
    for block in witnesses.blocks:
        if block.role == "sign":
            blocks.append(block)
        elif blocks or (block.role == "title" and block.level == 2):
            break
    names: list[str] = []
    for block in blocks:
        shadow = block.plain
        hits = find_dates(shadow)
        if hits:
            shadow = shadow[: hits[0].start].strip()
        names.extend(name for name in split_organs(shadow) if is_organ(name) and name not in names)
    return names, blocks


def _agree(names: list[str], others: list[str]) -> bool:
    return any(is_short_for(b, a) or is_short_for(a, b) for a in names for b in others)

"""The metadata fields of a document (元数据), each from the best witness: the document itself, its head block, its tags.

The document outranks the page around it. Where two witnesses disagree the reading says so.
"""

import re
from itertools import islice
from collections.abc import Iterator
from datetime import date

from mingzheng.kernel.lex.body import Block, signing_person
from mingzheng.kernel.lex.dates import DateHit, find_dates, joined_readings, parse_date
from mingzheng.kernel.lex.docnumbers import DocNumberHit, find_in_shadow
from mingzheng.kernel.lex.frame import Frame, page_title_text
from mingzheng.kernel.lex.head import Head, Value
from mingzheng.kernel.lex.issuers import is_organ, is_short_for, organs_of_title, split_organs
from mingzheng.kernel.lex.reading import Evidence, Reading
from mingzheng.kernel.lex.script import to_hans
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.sheet import Sheet
from mingzheng.kernel.lex.titles import compact, ends_like_title, write_out
from mingzheng.kernel.lex.warnings import Warning

_HEAD, _LINE, _SIGN, _TAG = "页面元数据块", "正文标题行", "落款", "网页标签"
_META_FIELDS = {
    "articletitle": "title", "title": "title", "pubdate": "published_date", "publishdate": "published_date",
    "firstpublishedtime": "published_date", "contentsource": "source", "source": "source", "keywords": "keywords",
    "description": "abstract", "columnname": "column", "lanmu": "column", "url": "url", "og:title": "title",
    "og:url": "url", "author": "author",
}  # fmt: skip
_MARKER = re.compile(r"^(?:序|案)?[△*]|[△*]$")


class FieldReader:
    """Fills the metadata of a Reading; ``moved`` maps an offset of the body to one of the whole text."""

    def __init__(self, reading: Reading, sheet: Sheet, head: Head, frame: Frame, blocks: list[Block], starts) -> None:
        self.reading, self.sheet, self.head, self.frame = reading, sheet, head, frame
        self.blocks, self.moved = blocks, starts
        self.meta: dict[str, str] = {}

    def fill(self, meta: tuple[tuple[str, str], ...]) -> None:
        """Read every field."""
        for name, value in meta:
            key = _META_FIELDS.get(name.strip().lower())
            if key and value.strip():
                self.meta.setdefault(key, value.strip())
        self._title()
        self._doc_number()
        self._issuers()
        self._dates()
        self._plain_values()
        self._notes()
        self._attachments()
        self.reading.column_hint = self.frame.column_hint or self.meta.get("column")
        self.reading.source_url = self.meta.get("url")

    # -- title ---------------------------------------------------------------------------------

    def _title(self) -> None:
        reading, labelled = self.reading, self.head.first("title")
        printed = self._printed_title()
        if printed is not None and self._outranks(printed, labelled):
            reading.title = write_out(printed.text)
            self._prove("title", printed, _LINE)
        elif labelled is not None:
            reading.title = write_out(labelled.text)
            self._prove_value("title", labelled)
        elif self.meta.get("title"):
            reading.title = write_out(self.meta["title"])
            reading.evidence["title"] = Evidence(0, 0, self.meta["title"], _TAG)
        elif self.frame.page_title is not None:
            line = self.frame.page_title
            reading.title = write_out(page_title_text(line))
            reading.evidence["title"] = Evidence(line.start, line.end, line.text, _LINE)
        if reading.title:
            reading.title_hans = to_hans(reading.title)

    def _printed_title(self) -> Block | None:
        titles = list(islice(self._front("title"), 12))
        if not titles:
            return None
        kinds = [block for block in titles if ends_like_title(shadow_of(write_out(block.text)))]
        order = self._order_title(titles)
        return order or (kinds[-1] if kinds else titles[0])

    def _order_title(self, titles: list[Block]) -> Block | None:
        """An order (令) carries the title of what it promulgates."""
        if not write_out(titles[0].text).endswith("令"):
            return None
        return next((block for block in self.blocks if block.role == "title" and block.level == 2), None)

    def _outranks(self, printed: Block, labelled: Value | None) -> bool:
        if labelled is None:
            return True
        title, label = compact(write_out(printed.text)), compact(labelled.text)
        return ends_like_title(shadow_of(title)) or label in title or (title in label and len(title) * 2 > len(label))

    def _front(self, role: str) -> Iterator[Block]:
        """Blocks of a role that stand before the first paragraph of the document."""
        for block in self.blocks:
            if block.role in ("para", "item", "heading", "table", "to"):
                return
            if block.role == role:
                yield block

    # -- number --------------------------------------------------------------------------------

    def _doc_number(self) -> None:
        printed = self._printed_number()
        labelled = self._labelled_number()
        best, origin = printed or labelled, _LINE if printed else _HEAD
        if printed and labelled and printed[0].value != labelled[0].value:
            best, origin = self._settle_numbers(printed, labelled)
        if best is None:
            return
        hit, start, end = best
        reading = self.reading
        reading.doc_number = hit.value
        reading.evidence["doc_number"] = Evidence(start, end, reading.text[start:end], origin)
        for damaged, begin, stop in (pair for pair in (printed, labelled) if pair and pair[0].repaired):
            text = reading.text[begin:stop]
            self._warn("doc_number_repaired", f"发文字号“{text}”有缺损，已按“{damaged.value}”还原，请核对。", begin, stop, "doc_number")

    def _settle_numbers(self, printed, labelled):
        if printed[0].repaired:
            return labelled, _HEAD
        if not labelled[0].repaired:
            self._warn(
                "doc_number_conflict",
                f"正文的发文字号“{printed[0].value}”与页面元数据“{labelled[0].value}”不一致，已采用正文所载，请核对。",
                printed[1], printed[2], "doc_number",
            )  # fmt: skip
        return printed, _LINE

    def _printed_number(self) -> tuple[DocNumberHit, int, int] | None:
        for block in self._front("docno"):
            start, end = self.moved(block.start), self.moved(block.end)
            shadow = shadow_of(block.text, self.reading.script)
            if shadow.lstrip("(").startswith("第"):
                shadow = self._order_name() + shadow
            hits = find_in_shadow(shadow)
            if hits:
                return hits[0], start, end
        return self._number_of_adoption()

    def _number_of_adoption(self) -> tuple[DocNumberHit, int, int] | None:
        """A rule printed without its order names it below the title: （…令第12号公布）."""
        for block in self._front("note"):
            hits = find_in_shadow(shadow_of(block.text, self.reading.script))
            if hits:
                return hits[-1], self.moved(block.start) + hits[-1].start, self.moved(block.start) + hits[-1].end
        return None

    def _order_name(self) -> str:
        title = next(self._front("title"), None)
        return shadow_of(write_out(title.text), self.reading.script) if title else ""

    def _labelled_number(self) -> tuple[DocNumberHit, int, int] | None:
        for value in self.head.values.get("doc_number", ()):
            hits = find_in_shadow(value.plain)
            if hits:
                return hits[0], value.start, value.end
        return None

    # -- issuers -------------------------------------------------------------------------------

    def _issuers(self) -> None:
        reading = self.reading
        title_hans = to_hans(self.reading.title or "")
        of_title = organs_of_title(title_hans) or self._organ_of_order()
        signed, blocks = self._signed()
        labelled = self.head.first("issuers") or self._source_label()
        of_label = split_organs(to_hans(labelled.text)) if labelled else []
        if signed and (not of_title or _agree(signed, of_title)):
            reading.issuers = signed
            start, end = self.moved(blocks[0].start), self.moved(blocks[-1].end)
            reading.evidence["issuers"] = Evidence(start, end, reading.text[start:end], _SIGN)
        elif of_title and not (of_label and _agree(of_label, of_title)):
            reading.issuers = of_title
            proof = reading.evidence.get("title")
            if proof:
                reading.evidence["issuers"] = Evidence(proof.start, proof.end, proof.passage, _LINE)
        elif of_label:
            reading.issuers = of_label
            self._prove_value("issuers", labelled)
        elif self.meta.get("source") and is_organ(to_hans(self.meta["source"])):
            reading.issuers = split_organs(to_hans(self.meta["source"]))
            reading.evidence["issuers"] = Evidence(0, 0, self.meta["source"], _TAG)

    def _organ_of_order(self) -> list[str]:
        """云江市人民政府令 is issued by 云江市人民政府."""
        name = to_hans(self._order_name())
        organ = name.removeprefix("中华人民共和国").removesuffix("令")
        return split_organs(organ) if name.endswith("令") and is_organ(organ) else []

    def _source_label(self) -> Value | None:
        """来源 names the issuer only when it is an organ: a page may be taken over from a newspaper."""
        value = self.head.first("source")
        return value if value and all(is_organ(name) for name in split_organs(to_hans(value.text))) else None

    def _signed(self) -> tuple[list[str], list[Block]]:
        blocks: list[Block] = []
        for block in self.blocks:
            if block.role == "sign":
                blocks.append(block)
            elif blocks or (block.role == "title" and block.level == 2):
                break
        names: list[str] = []
        for block in blocks:
            shadow = shadow_of(block.text, self.reading.script).strip()
            hits = find_dates(shadow)
            if hits:
                shadow = shadow[: hits[0].start].strip()
            names.extend(name for name in split_organs(shadow) if is_organ(name) and name not in names)
        return names, blocks

    # -- dates ---------------------------------------------------------------------------------

    def _dates(self) -> None:
        for name in ("published_date", "effective_date", "expires_date"):
            value = self._labelled_date(name)
            if value:
                setattr(self.reading, name, value)
        if self.reading.published_date is None and self.meta.get("published_date"):
            hit = parse_date(self.meta["published_date"])
            if hit:
                self.reading.published_date = hit.value
                self.reading.evidence["published_date"] = Evidence(0, 0, self.meta["published_date"], _TAG)
        self._written_date()

    def _labelled_date(self, name: str) -> date | None:
        for value in self.head.values.get(name, ()):
            hit = parse_date(value.plain)
            if hit:
                self._prove_value(name, value)
                self._warn_repaired_date(hit, value.start, value.end, name)
                return hit.value
        return None

    def _written_date(self) -> None:
        reading = self.reading
        signed = self._signed_date()
        labelled = self._labelled_date("written_date")
        if signed is None:
            reading.written_date = labelled
            return
        hit, start, end = signed
        reading.written_date = hit.value
        reading.evidence["written_date"] = Evidence(start, end, reading.text[start:end], _SIGN)
        self._warn_repaired_date(hit, start, end, "written_date")
        if labelled and labelled != hit.value:
            self._warn(
                "written_date_conflict",
                f"落款日期 {hit.value.isoformat()} 与页面元数据的成文日期 {labelled.isoformat()} 不一致，已采用落款，请核对。",
                start, end, "written_date",
            )  # fmt: skip

    def _signed_date(self) -> tuple[DateHit, int, int] | None:
        for block in self.blocks:
            if block.role == "title" and block.level == 2:
                return None
            if block.role not in ("date", "sign"):
                continue
            text = block.text
            hit = next(iter(find_dates(text)), None) or self._ambiguous(text)
            if hit:
                start = self.moved(block.start) + hit.start
                return hit, start, start + hit.end - hit.start
        return None

    def _ambiguous(self, text: str) -> DateHit | None:
        return parse_date(text, self.reading.published_date)

    def _warn_repaired_date(self, hit: DateHit, start: int, end: int, name: str) -> None:
        if hit.repaired:
            text = self.reading.text[start:end]
            self._warn("date_repaired", f"日期“{text}”缺少年月日，已按 {hit.value.isoformat()} 还原，请核对。", start, end, name)

    # -- the rest ------------------------------------------------------------------------------

    def _plain_values(self) -> None:
        reading = self.reading
        for name in ("index_number", "theme", "genre", "abstract", "signer"):
            value = self.head.first(name)
            if value:
                setattr(reading, name, value.text)
                self._prove_value(name, value)
        reading.theme = _theme(reading.theme)
        reading.signer = reading.signer or self._signing_person()
        reading.genre = to_hans(reading.genre) if reading.genre else None
        keywords = self.head.first("keywords")
        if keywords:
            reading.keywords = _keywords(keywords.text)
            self._prove_value("keywords", keywords)
        elif self.meta.get("keywords"):
            reading.keywords = _keywords(self.meta["keywords"])
        reading.abstract = reading.abstract or self.meta.get("abstract")
        address = next((block for block in self.blocks if block.role == "to"), None)
        if address and self._is_first_part(address):
            reading.addressees = address.text.rstrip(":： ")
            self._prove("addressees", address, "主送机关")

    def _signing_person(self) -> str | None:
        """Who signs an order: 市长　某某."""
        for block in self.blocks:
            person = signing_person(shadow_of(block.text, self.reading.script)) if block.role == "sign" else None
            if person:
                self._prove("signer", block, _SIGN)
                return person
        return None

    def _is_first_part(self, block: Block) -> bool:
        enclosed = next((b.start for b in self.blocks if b.role == "title" and b.level == 2), block.start + 1)
        return block.start < enclosed

    def _notes(self) -> None:
        reading = self.reading
        for block in self.blocks:
            if block.role != "note":
                continue
            shadow = shadow_of(block.text, reading.script)
            if shadow.startswith("(") and reading.note is None and not find_dates(shadow):
                reading.note = block.text.strip().strip("()（）").strip()
                self._prove("note", block, "附注")
            if reading.disclosure is None:
                reading.disclosure = disclosure_of(shadow)
        labelled = self.head.first("disclosure")
        if labelled and disclosure_of(labelled.plain):
            reading.disclosure = disclosure_of(labelled.plain)
            self._prove_value("disclosure", labelled)

    def _attachments(self) -> None:
        self.reading.attachments = [
            {"number": number, "name": name} for number, name in attachments_of(self.blocks)
        ]

    def _prove(self, name: str, block: Block, how: str) -> None:
        start, end = self.moved(block.start), self.moved(block.end)
        self.reading.evidence[name] = Evidence(start, end, self.reading.text[start:end], how)

    def _prove_value(self, name: str, value: Value) -> None:
        self.reading.evidence[name] = Evidence(value.start, value.end, value.text, _HEAD)

    def _warn(self, code: str, message: str, start: int, end: int, name: str) -> None:
        self.reading.warnings.append(Warning(code, message, start, end, name))


def disclosure_of(plain: str) -> str | None:
    """The disclosure attribute (公开属性) a note or label states."""
    if re.search(r"依申请公开", plain):
        return "on_request"
    if re.search(r"不予公开|不公开|非公开|免予公开", plain):
        return "closed"
    return "open" if re.search(r"公开发布|主动公开|全文公开|全社会|社会公开", plain) else None


_ATTACH_SPLIT = re.compile(r"(?:^|\s|[;；])(\d{1,2})\s*[.、．](?!\d)\s*")


def attachments_of(blocks: list[Block]) -> list[tuple[str, str]]:
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
    return [(number, name.strip(" 。；;《》") if "《" not in name[1:] else name.strip(" 。；;")) for number, name in found if name.strip()]


def _agree(names: list[str], others: list[str]) -> bool:
    return any(is_short_for(b, a) or is_short_for(a, b) for a in names for b in others)


def _theme(theme: str | None) -> str | None:
    if not theme:
        return None
    return re.sub(r"\s*[\\/>＞]+\s*", r"\\", to_hans(theme)).strip("\\ ") or None


def _keywords(text: str) -> list[str]:
    words = (_MARKER.sub("", word) for word in re.split(r"[\s,，;；、|]+", text))
    return list(dict.fromkeys(to_hans(word) for word in words if word))


def ambiguous_readings(text: str) -> list[date]:
    """All readings of a damaged date, for a message to the clerk."""
    match = re.fullmatch(r"\s*((?:19|20)\d\d)(\d{2,4})\s*", text)
    return joined_readings(match[1], match[2]) if match else []

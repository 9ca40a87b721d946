"""The parts of a document (公文要素) in canonical body text: title, number, addressees, headings, text, signature.

GB/T 9704-2012 7.2-7.4 names and orders the parts; an issued document may enclose another one after
the signature, and attachments follow with parts of their own.
"""

import re
from itertools import zip_longest

from mingzheng.kernel.lex.blocks import Block, list_ends
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.docnumbers import find_in_shadow
from mingzheng.kernel.lex.headings import Mark, Nesting, split_heading
from mingzheng.kernel.lex.issuers import organs_of_red_head
from mingzheng.kernel.lex.manuscript import split_cells
from mingzheng.kernel.lex.sheet import Line, Sheet
from mingzheng.kernel.lex.signatures import ends_like_organ, is_signature_line, is_signing_person
from mingzheng.kernel.lex.titles import can_be_title, ends_like_title, join_spaced, split_title_run

_NOTE = re.compile(
    r"\((?:此件|本文|此文|本件|附件略|注:|公开属性|信息公开)[^()]{0,60}\)?$|\((?:此件)?(?:主动公开|公开发布|依申请公开|不予公开)\)$"
)
_COPY = re.compile(r"(?:抄送|主送|分送|抄报) ?:|(?:公开方式|信息公开选项|公开属性) ?:")
_PRINTED = re.compile(r".{2,40}(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:印发|印制)$")
_ATTACH_LIST = re.compile(r"附 ?件 ?(?:\(\d\))? ?:(?=.)|附 ?:(?=.)")
_ATTACH_MARK = re.compile(
    r"附 ?件 ?(?:[一二三四五六七八九十\d]{1,3}(?:[-—]\d{1,2})?)? ?:?$|附 ?录 ?[一二三四五六七八九十\d]{0,3} ?:?$"
)
_FIRST_ENTRY = re.compile(r": *1")
_ATTACH_ITEM = re.compile(r"\d{1,2} ?[.、](?!\d)")
_ADDRESS = re.compile(
    r"各|政府|厅|局|委|办|部|院|代表|主席|委员|单位|公司|机构|学校|银行|同志|先生|女士|中心|社|会|军区|乡|镇|街道"
)
_NOT_ADDRESS = re.compile(r"如下|决定:|^(?:为了?|根据|按照|现将|经|依照|近日)")
# 份号, 密级 and 紧急程度 stand above everything else (GB/T 9704-2012 7.2.1-7.2.3).
_CLASSIFIED = re.compile(
    r"\d{6}$|(?:绝密|机密|秘密)(?:★.{0,8})?$|(?:特急|加急|特提|平急|急件)$|签发人 ?:.{1,30}$"
)
_SIGNED_BY = re.compile(r" *签发人 ?:.{0,30}$")
_ORDER_NUMBER = re.compile(r"\(?(?:20\d\d ?年 ?)?第 ?[\d〇零一二三四五六七八九十百千]{1,7} ?号\)?$")
_ADOPTED = re.compile(r"\(.{0,200}(?:通过|公布|修订|修正|施行|发布|批准|印发).{0,200}\)$")
_MAX_JOINT, _MAX_NAME_LINE = 8, 60
_ENTRY_TAIL = re.compile(r"[ .…·]*\(?\d{0,4}\)?$")


def parse_body(text: str) -> list[Block]:
    """Canonical body text to typed blocks, in order; every line that is not blank is in exactly one block."""
    return parse_sheet(Sheet.of(text))


def parse_sheet(sheet: Sheet) -> list[Block]:
    """As :func:`parse_body`, for a text already laid out."""
    return _Parser(sheet).run()


class _Parser:
    """One pass over the lines. ``front`` is the part of a document before its first paragraph."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines = sheet.lines
        self.blocks: list[Block] = []
        self.nesting = Nesting()
        self.counters: list[int] = []
        self.front = True
        self.part = 1
        self.addressed = False
        self.after_date = False
        self.issued = False

    def run(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        self._demote_sentences()
        return self.blocks

    def _demote_sentences(self) -> None:
        """A numbered sentence that nothing stands under, or that ends a list, is an item: (三)其他情形。"""
        list_end = list_ends(self.blocks)
        for block, following in zip_longest(self.blocks, self.blocks[1:]):
            if block.role != "heading" or not block.text.endswith(("。", ".", "；", ";")):
                continue
            has_text = following is not None and (
                following.role in ("para", "table") or (following.level > block.level and following.anchor)
            )
            if block.start in list_end or not has_text:
                block.role, block.heading = "item", ""

    def _step(self, at: int) -> int:
        line = self.lines[at]
        if line.is_row:
            return self._table(at)
        plain = line.plain
        if len(plain) <= 8 and plain.replace(" ", "") in ("目录", "目次"):
            return self._contents(at)
        mark = line.mark
        if len(plain) <= 90 and not mark:
            taken = self._short_line(at, line, plain)
            if taken:
                return at + taken
        if mark and self._continues_attachments(line, mark):
            self._add("attach", at)
            return at + 1
        if mark:
            self._numbered(line, mark)
        elif self.front and not self.addressed and plain.endswith(":") and self._is_address(plain):
            self._add("to", at)
            self.front, self.addressed = False, True
            return at + 1
        else:
            self._add("para", at)
        self.front = self.after_date = False
        return at + 1

    def _short_line(self, at: int, line: Line, plain: str) -> int:
        """Number of lines taken as a formal part (title, number, date …); 0 when the line is text."""
        if plain[0] == "(" and (_NOTE.match(plain) or (self.front and _ADOPTED.match(plain))):
            return self._take("note", at)
        if plain[0] == "附" and _ATTACH_LIST.match(plain):
            return self._take("attach", at)
        if plain[0] == "附" and _ATTACH_MARK.match(plain):
            self._open_part()
            return self._take("attach", at)
        if _COPY.match(plain) or (plain[-2:] in ("印发", "印制") and _PRINTED.match(plain)):
            return self._take("note", at)
        if self._is_number_line(at, plain):
            return self._take("docno", at)
        if self.front and _CLASSIFIED.match(plain):
            return self._take("note", at)
        if self._is_date_line(plain):
            return self._signature(at, plain)
        if self.front and is_signing_person(plain):
            return self._take("sign", at)
        if self.after_date and not self.front and plain[0] != "(" and self._encloses(at):
            self._open_part()
        if (self.front or self.after_date) and plain[0] == "(" and plain[-1] == ")":
            return self._take("note", at)
        if self.front and can_be_title(plain):
            return self._red_head(at) or self._title(at)
        return 0

    def _contents(self, at: int) -> int:
        """A table of contents: its entries are text, not headings; it ends where the first entry comes again."""
        end = at + 1
        entries: list[str] = []
        while end < len(self.lines) and len(self.lines[end].plain) <= 60 and end - at <= 200:
            entry = _ENTRY_TAIL.sub("", self.lines[end].plain).replace(" ", "")
            if "。" in entry or (entries and entry == entries[0]):
                break
            entries.append(entry)
            end += 1
        if end >= len(self.lines) or not entries or self.lines[end].plain.replace(" ", "") != entries[0]:
            end = at + 1
        for index in range(at, end):
            self._add("para", index)
        return end

    def _take(self, role: str, at: int) -> int:
        self._add(role, at)
        return 1

    def _open_part(self) -> None:
        self.front, self.addressed, self.after_date = True, False, False
        self.part += 1
        self.nesting.reset()

    def _is_number_line(self, at: int, plain: str) -> bool:
        if not self.front:
            return False
        if _ORDER_NUMBER.match(plain):
            return at > 0 and self.lines[at - 1].plain.endswith(("令", "公告"))
        if "号" not in plain and not any(mark in plain for mark in "〔[(【"):
            return False
        number = _SIGNED_BY.sub("", plain)
        hits = find_in_shadow(number)
        if not hits or hits[-1].end < len(number.rstrip(" )")) or len(number) > 70:
            return False
        return not number[: hits[0].start].strip(" (")

    def _is_date_line(self, plain: str) -> bool:
        if plain[-1:] not in "日号0123456789" or len(plain) > 60:
            return False
        hits = find_dates(plain)
        if len(hits) != 1 or hits[0].end != len(plain):
            return False
        before = plain[: hits[0].start].rstrip()
        if not before:
            return not self.front or self.part > 1 or bool(self.blocks)
        return not self.front and ends_like_organ(before) and len(before) <= 40

    def _signature(self, at: int, plain: str) -> int:
        """The date line, and above it the names of those who sign."""
        alone = find_dates(plain)[0].start == 0
        for block in reversed(self.blocks[-6:] if alone and not self.front else []):
            if block.role != "para" or not is_signature_line(block.plain):
                break
            block.role = "sign"
        self._add("date" if alone else "sign", at)
        self.after_date = not self.front
        return 1

    def _encloses(self, at: int) -> bool:
        """Whether the line after the signature opens the enclosed document."""
        line = self.lines[at].plain
        if not can_be_title(line):
            return False
        following = self.lines[at + 1 : at + 8]
        return ends_like_title(line) or any(n.mark or len(n.plain) > 60 for n in following)

    def _red_head(self, at: int) -> int:
        """The lines above the number that name who issues: a title of level 0, which the document's own follows."""
        if self.issued or self.part > 1:
            return 0
        names: list[str] = []
        for line in self.lines[at : at + _MAX_JOINT]:
            if len(line.plain) > _MAX_NAME_LINE or line.mark or line.is_row:
                return 0
            names.append(line.plain)
            if line.plain.endswith(("文件", "文 件")):
                break
        if not organs_of_red_head(names):
            return 0
        self._add("title", at, at + len(names) - 1).level = 0
        return len(names)

    def _title(self, at: int) -> int:
        run = [self.lines[at].plain]
        for line in self.lines[at + 1 : at + 9]:
            stops = line.is_row or line.mark or not can_be_title(line.plain)
            if stops or self._is_date_line(line.plain) or self._is_number_line(at + len(run), line.plain):
                break
            run.append(line.plain)
        follower = self.lines[at + len(run)].plain if at + len(run) < len(self.lines) else ""
        enclosed = self.part > 1 or self.issued
        sizes = split_title_run(run, follower, first=not enclosed)
        for size in sizes:
            block = self._add("title", at, at + size - 1)
            block.level = 2 if enclosed else 1
            at += size
        if not sizes:
            return 0
        return sum(sizes)

    def _is_address(self, plain: str) -> bool:
        if "。" in plain or len(plain) > 400 or _NOT_ADDRESS.search(plain):
            return False
        return bool(_ADDRESS.search(plain))

    def _continues_attachments(self, line: Line, mark: Mark) -> bool:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.role != "attach" or mark.style != "1." or len(line.plain) > 90:
            return False
        return bool(last.heading or _ATTACH_ITEM.match(last.text) or _FIRST_ENTRY.search(last.plain))

    def _numbered(self, line: Line, mark: Mark) -> None:
        depth = self.nesting.depth(mark)
        if len(self.counters) < depth:
            self.counters.append(0)
        del self.counters[depth:]
        self.counters[depth - 1] += 1
        heading_end, _ = split_heading(line.plain, mark)
        is_heading = heading_end == len(line.plain)
        heading = (
            line.text[mark.end : heading_end].strip().rstrip("。.:： ") if heading_end > mark.end else ""
        )
        if mark.rank < 5 and " " in line.plain:
            heading = join_spaced(heading)
        role = "heading" if is_heading and heading else "item"
        anchor = "s-" + "-".join(map(str, self.counters))
        self.blocks.append(
            Block(
                role,
                line.text,
                depth,
                line.text[: mark.end].strip(),
                heading,
                anchor,
                (),
                line.start,
                line.end,
                line.plain,
            )
        )

    def _table(self, at: int) -> int:
        end = at
        while end < len(self.lines) and self.lines[end].is_row:
            end += 1
        rows = tuple(split_cells(line.text) for line in self.lines[at:end])
        block = self._add("table", at, end - 1)
        block.rows = rows
        self.front = False
        return end

    def _add(self, role: str, first: int, last: int | None = None) -> Block:
        line = self.lines[first]
        if last is None or last == first:
            block = Block(role, line.text, start=line.start, end=line.end, plain=line.plain)
        else:
            span = slice(line.start, self.lines[last].end)
            block = Block(
                role, self.sheet.text[span], start=span.start, end=span.stop, plain=self.sheet.shadow[span]
            )
        self.issued = self.issued or role in ("to", "date")
        self.blocks.append(block)
        return block

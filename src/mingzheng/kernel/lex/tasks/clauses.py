"""Tasks written in the clauses themselves: units in brackets at the end, or 由…牵头 in the sentence."""

import re
from collections.abc import Sequence

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.tasks.attribution import Attribution, parse_attribution
from mingzheng.kernel.lex.tasks.task import Task
from mingzheng.kernel.lex.tasks.units import is_unit_list, split_units

_BRACKET = re.compile(
    r"\((?=[^)])[^()\n]{0,900}+(?:\([^()\n]{0,40}\)[^()\n]{0,900}+){0,20}+\)|\[[^\[\]\n]{2,600}+\]|【[^【】\n]{2,600}+】"
)
_LABEL = re.compile("(?:单位|部门) ?:")
# Without brackets, as the last words of a clause or a line of their own: 责任单位:甲、乙。
_TRAILING = re.compile(
    r"(?:^|(?<=[。;]))\s*(?P<inner>(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门) ?:[^。\n]{2,300})。?$"
)
_SENTENCE = re.compile(r"[^。;\n]{4,800}[。;\n]?")
_BY = re.compile(
    r"由(?P<units>[^,。;:由]{2,120}?)牵头(?:负责)?(?=[,。;]|对|在|组织|会同|制定|做好|推进|开展)"
)
_HEADED = re.compile(
    r"^(?P<units>[^,。;:]{2,80}?)牵头,(?P<others>[^。;:]{2,120}?)(?:等部门|等单位|等)?(?:配合|参与|协助)"
)
_COOPERATE = re.compile(
    r"(?:^|,)(?P<units>[^,。;:]{2,120}?)(?:等部门|等单位|等)?(?:密切|积极|协同)?(?:配合|参与|协助)(?=[,。;]|$)"
)


_INLINE = re.compile(r"(?:^|[。；;：:])\s*[一二三四五六七八九十]{1,3}是([^。；;]{2,48})。")


class ClauseTasks:
    """Walks the blocks of a document and gathers the tasks their clauses state."""

    def __init__(self) -> None:
        self._trail: list[Block] = []
        self._open: list[tuple[Block, int]] = []
        self.tasks: list[Task] = []

    def read(self, blocks: Sequence[Block]) -> list[Task]:
        """All clause tasks in order; offsets are those of the body."""
        for block in blocks:
            if block.anchor:
                del self._trail[block.level - 1 :]
                self._trail.append(block)
                self._open = []
            if block.role in ("item", "para", "heading"):
                self._read_block(block)
            elif block.role in ("sign", "title", "attach"):
                self._trail, self._open = [], []
        return self.tasks

    def _read_block(self, block: Block) -> None:
        shadow = block.plain
        begin = len(block.number) if block.anchor else 0
        if "牵头" in shadow or "负责" in shadow or "责任" in shadow or "配合" in shadow:
            for match in _BRACKET.finditer(shadow, begin):
                found = parse_attribution(shadow[match.start() + 1 : match.end() - 1])
                if found and shadow[match.end() : match.end() + 1] != ",":
                    self._add(block, begin, match.start(), match.end(), found, "clause")
                    begin = match.end()
            trailing = _TRAILING.search(shadow, begin) if _LABEL.search(shadow, begin) else None
            found = parse_attribution(trailing["inner"]) if trailing else None
            if trailing and found:
                self._add(block, begin, trailing.start(), trailing.end(), found, "clause")
                begin = trailing.end()
            elif shadow.find("牵头", begin) >= 0:
                self._read_sentences(block, shadow, begin)
        if begin < len(shadow):
            self._open.append((block, begin))

    def _read_sentences(self, block: Block, shadow: str, begin: int) -> None:
        for sentence in _SENTENCE.finditer(shadow, begin):
            plain = sentence.group()
            by = _BY.search(plain)
            if by and is_unit_list(by["units"]):
                rest = plain[by.end() :]
                others = _COOPERATE.search(rest)
                cooperating = split_units(others["units"]) if others and is_unit_list(others["units"]) else []
                found = Attribution(split_units(by["units"]), [], cooperating)
            else:
                headed = _HEADED.match(plain)
                if not headed or not is_unit_list(headed["units"]) or not is_unit_list(headed["others"]):
                    continue
                found = Attribution(split_units(headed["units"]), [], split_units(headed["others"]))
            self._add(block, sentence.start(), sentence.end(), sentence.end(), found, "sentence")

    def _add(
        self, block: Block, begin: int, text_end: int, end: int, found: Attribution, source: str
    ) -> None:
        text, stated_in = block.text[begin:text_end].strip(" \u3000。;；"), block
        start = block.start + begin
        if not text and self._open:
            first, offset = self._open[0]
            text = "\n".join(b.text[o:].strip() for b, o in self._open)
            start = first.start + offset
            stated_in = block if block.anchor else first
        own = self._trail[-1] if self._trail and self._trail[-1] is stated_in else None
        above = self._trail[:-1] if own is not None else self._trail
        path = [b.heading or b.number for b in above]
        if source == "sentence" and own is not None:
            path.extend(heading for heading in (own.heading, _inline_heading(block.text[:begin])) if heading)
        number = "".join([b.number.rstrip("、.．") for b in self._trail])
        self.tasks.append(
            Task(
                number,
                path,
                text,
                found.leads,
                found.responsible,
                found.cooperating,
                phrase=found.time or None,
                source=source,
                start=start,
                end=block.start + end,
            )
        )
        self._open = []


def _inline_heading(before: str) -> str:
    """The heading of the 一是/二是 the sentence stands under, if any."""
    headings = _INLINE.findall(before)
    return headings[-1] if headings else ""

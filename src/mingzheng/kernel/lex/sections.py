"""The tree of numbered parts (结构): chapters, clauses, items, and 一是/二是 inside a paragraph.

A paragraph without a number belongs to the clause above it; behind the last item of a list, to what the list
stands in. The closing paragraph of a document speaks of all of it and belongs to no clause.
"""

import re
from collections.abc import Sequence

from mingzheng.kernel.lex.blocks import Block, list_ends
from mingzheng.kernel.lex.numerals import parse_numeral
from mingzheng.kernel.lex.reading import Section

_INLINE = re.compile(r"(?:^|(?<=[。;：:；!！]))\s*([一二三四五六七八九十]{1,3})是(?!否|指)")
_CLOSING = re.compile(
    r"(?:请?各(?:地|级|区|县|市|部门|单位|有关|省|乡|镇|街道|成员|相关)|以上|本(?:办法|通知|意见|方案|规定|要点|细则|条例|决定|公告|预案|计划|规则)"
    r"|特此|此前|上述|未(?:纳入|列入)|对(?:违反|弄虚作假)|执行(?:中|过程中|期间)|国务院办公厅将|市政府办公厅将|办公厅将|办公室将|附件|抄送|感谢|专此|妥否|当否|现予|自.{2,20}起(?:施行|实施|执行))"
)
_CLOSES_PART = frozenset({"sign", "date", "note", "attach", "title", "docno"})
_TEXT_ROLES = frozenset({"para", "table"})


def build_sections(blocks: Sequence[Block], body: str) -> list[Section]:
    """The sections of a body; offsets are those of the body text."""
    roots: list[Section] = []
    stack: list[Section] = []
    single_paragraph = _clauses_are_single(blocks)
    ends_part, list_end = _ends_of_parts(blocks), list_ends(blocks)
    for index, block in enumerate(blocks):
        if block.anchor:
            section = _section_of(block)
            del stack[block.level - 1 :]
            (stack[-1].children if stack else roots).append(section)
            _grow(stack, block.end)
            stack.append(section)
        elif block.role in _CLOSES_PART:
            stack.clear()
        elif block.role in _TEXT_ROLES and stack:
            if _is_closing(blocks, index, single_paragraph, ends_part[index]):
                stack.clear()
                continue
            if blocks[index - 1].start in list_end and len(stack) > 1:
                stack.pop()
            _append(stack, block)
    for root in roots:
        _split_inline(root, body)
    return roots


def _section_of(block: Block) -> Section:
    if block.role == "heading":
        text = ""
    else:
        rest = block.text.lstrip()[len(block.number) :]
        found = rest.find(block.heading) if block.heading else -1
        text = rest[found + len(block.heading) :] if found >= 0 else rest
        text = text.strip().lstrip("。.").strip() if found >= 0 else text.strip()
    return Section(block.level, block.number, block.heading, text, block.start, block.end)


def _append(stack: list[Section], block: Block) -> None:
    section = stack[-1]
    section.text = f"{section.text}\n{block.text}" if section.text else block.text
    _grow(stack, block.end)


def _grow(stack: list[Section], end: int) -> None:
    for section in stack:
        section.end = end


def _clauses_are_single(blocks: Sequence[Block]) -> bool:
    """Whether no clause with text of its own is continued by an unnumbered paragraph before the next clause."""
    for previous, block, following in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if previous.role == "item" and block.role == "para" and following.anchor:
            return False
    return True


def _ends_of_parts(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether only unnumbered text stands between it and the end of its part."""
    ends = [True] * (len(blocks) + 1)
    for index in range(len(blocks) - 1, -1, -1):
        role = blocks[index].role
        ends[index] = role in _CLOSES_PART or (role in _TEXT_ROLES and ends[index + 1])
    return ends[1:]


def _is_closing(blocks: Sequence[Block], index: int, single: bool, ends_part: bool) -> bool:
    """Whether the paragraph closes the document instead of continuing the clause above it."""
    if blocks[index].role != "para" or not ends_part:
        return False
    before = blocks[index - 1]
    if before.role in ("heading", "table") or before.number.endswith(("条", "條")):
        return False
    if before.role == "item" and _expects_more(before):
        return False
    text = blocks[index].text
    return (single and before.role == "item" and len(text) > 20) or _CLOSING.match(text) is not None


def _expects_more(block: Block) -> bool:
    """A clause that ends in a colon is continued by what follows."""
    return block.text.rstrip().endswith((":", "："))


def _split_inline(section: Section, body: str) -> None:
    for child in section.children:
        _split_inline(child, body)
    if "一是" not in section.text or section.children:
        return
    start = body.find(section.text, section.start)
    if start < 0:
        return
    marks = _run_of_marks(section.text)
    if len(marks) < 2:
        return
    text = section.text
    ends = [mark.start(1) for mark in marks[1:]] + [_end_of_last(text, marks[-1])]
    for mark, end in zip(marks, ends, strict=True):
        section.children.append(_inline_section(section, text, mark, end, start))
    section.text = (text[: marks[0].start(1)] + text[ends[-1] :]).strip()


def _run_of_marks(text: str) -> list[re.Match[str]]:
    """一是, 二是, 三是 … in order from 一."""
    run: list[re.Match[str]] = []
    for match in _INLINE.finditer(text):
        if parse_numeral(match[1]) == len(run) + 1:
            run.append(match)
    return run


def _end_of_last(text: str, mark: re.Match[str]) -> int:
    newline = text.find("\n", mark.end())
    return newline if newline >= 0 else len(text)


def _inline_section(parent: Section, text: str, mark: re.Match[str], end: int, offset: int) -> Section:
    own = text[mark.end() : end].strip()
    sentence = re.match(r"[^。;；]{2,48}[。]", own)
    heading, rest = "", own
    if sentence and sentence.end() < len(own):
        heading, rest = own[: sentence.end() - 1], own[sentence.end() :].strip()
    number = text[mark.start(1) : mark.end()]
    return Section(parent.level + 1, number, heading, rest, offset + mark.start(1), offset + end)

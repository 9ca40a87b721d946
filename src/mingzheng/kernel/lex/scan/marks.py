"""Secrecy marks 密级标志, internal marks 内部标志 and the traces of drafts 过程稿.

A mark is told from an ordinary word by its place: with a star, behind 密级, or alone on a line or in
brackets. 国家秘密, 保密工作, 机密级文件的管理 in a sentence are never marks.
"""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.word_finder import WordFinder

_LEVEL_ADVICE = "标有密级的文件不得公开；确已解密的，请先办理解密手续并使用解密后的文本。"
_INTERNAL_ADVICE = "请确认能否公开；可以公开的，删除标志后再公开。"
_DRAFT_ADVICE = "请换用正式印发的文本。"

_LEVEL = r"[绝机秘][ \u3000]*密"
_TERM = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?(?:年|个月|月|天)|长期"
_FIELD = re.compile(rf"密[ \u3000]*级[ \u3000]*[：:=|][ \u3000]*({_LEVEL}|内部|工作秘密|敏感)")
_LEVEL_WORD = re.compile(rf"{_LEVEL}[ \u3000]*级?(?P<star>[ \u3000]*[★☆✩⭐*＊][ \u3000]*(?:{_TERM})?)?")
_LEVEL_LINE = re.compile(rf"[ \u3000【\[（(]*{_LEVEL}级?[ \u3000】\]）)]*")

_INTERNAL = (
    r"(?:内部(?:资料|文件|材料|使用|参考|情况|刊物|传阅|掌握)(?!性)|注意(?:保密|保存)|"
    r"(?:不得|严禁|请勿|禁止|切勿)(?:外传|扩散|外泄|翻印|复印|转载传播|上网)|仅供(?:内部|领导)[^，。；（）()\n]{0,6}|工作秘密|"
    r"阅后(?:收回|即焚|退回|销毁)|(?:此件|本件)?(?:不予公开|不公开|不得公开)|传达到[^，。；（）()\n]{1,8}级)"
)
_INTERNAL_WORD = WordFinder(
    "内部资料 内部文件 内部材料 内部使用 内部参考 内部情况 内部刊物 内部传阅 内部掌握 注意保密 注意保存 外传 扩散 外泄 翻印 复印 "  # noqa: SIM905
    "转载传播 上网 仅供内部 仅供领导 工作秘密 阅后收回 阅后即焚 阅后退回 阅后销毁 不予公开 不公开 不得公开 传达到".split()
)
_INTERNAL_LINE = re.compile(
    rf"[ \u3000【\[（(]*({_INTERNAL}(?:[ \u3000，,、；!！.。]*{_INTERNAL})*)[ \u3000】\]）)!！。]*(?=\n|\Z)"
)
_OPENING = re.compile(r"[【\[（(](?=[^【\[（(]*\Z)")
_INTERNAL_BRACKET = re.compile(rf"[【\[（(]({_INTERNAL}(?:[ \u3000，,、；]*{_INTERNAL})*)[】\]）)]")

_DRAFT = r"送审稿|讨论稿|征求意见稿|草案|草稿|初稿|审议稿|修订稿|修改稿|报批稿|代拟稿|未定稿|会签稿|征求意见本|送审本|过程稿|内审稿"
_DRAFT_MARK = re.compile(rf"[（(【\[](?:{_DRAFT})[^）)】\]\n]{{0,8}}[）)】\]]")
_DRAFT_ALONE = re.compile(rf"^[ \u3000]*(?:{_DRAFT})[ \u3000]*$", re.MULTILINE)
_SEEKING = re.compile(r"(?:征求|征集|听取)[^\n]{0,80}意见的|公开(?:征求|征集|听取)|草案[^\n]{0,12}说明")
_TITLE_REACH = 400

_LEFTOVER = re.compile(
    r"[×ＸX_＿【\[（(](?:"
    r"(?P<blank>(?<=[×ＸX])(?<![×ＸX]{2})[×ＸX]+(?:(?=[号万元县市区局镇])|[年月日](?:[×ＸX]+[年月日])*)|(?<=[_＿])(?<![_＿]{2})[_＿]{2,}"
    r"|(?<=[（(])(?:待定|待补充|此处略|待核实|待填)[）)])|"
    r"(?:批注|修改说明|修订说明|作者注|编辑注)[:：\d]?[^】\]）)\n]{0,40}[】\]）)])"
)

_TRACES = {
    "comment": "文件里留有批注，公开后可以被任何人看到。",
    "deleted": "文件里留有未接受的修订（被删除的文字），公开后可以被任何人看到。",
    "inserted": "文件里留有未接受的修订（新插入的文字）。",
    "hidden_text": "文件里有隐藏文字，公开后可以被任何人看到。",
    "hidden_row": "文件里有隐藏的行或者列，公开后可以被任何人看到。",
    "hidden_sheet": "文件里有隐藏的工作表，公开后可以被任何人看到。",
}


def find_marks(view: View) -> Iterator[Finding]:
    """Secrecy and internal marks, in every part."""
    if "密" in view.text:
        yield from _level_marks(view)
    yield from _internal_marks(view)


def _level_marks(view: View) -> Iterator[Finding]:
    for match in _FIELD.finditer(view.text):
        yield view.finding("secrecy", *match.span(1), "block", "这里有密级标志。", _LEVEL_ADVICE)
    for match in _LEVEL_WORD.finditer(view.text):
        if match["star"] or _LEVEL_LINE.fullmatch(view.line_at(match.start())):
            yield view.finding("secrecy", *match.span(), "block", "这里有密级标志。", _LEVEL_ADVICE)


def _internal_marks(view: View) -> Iterator[Finding]:
    """Alone on a line or in brackets; a line that holds two such words is one mark."""
    seen = -1
    for place, _ in _INTERNAL_WORD.find(view.text):
        if place < seen:
            continue
        line_start = view.line_start(place)
        opening = _OPENING.search(view.text, max(line_start, place - 12), place)
        match = _INTERNAL_LINE.match(view.text, line_start) or (
            _INTERNAL_BRACKET.match(view.text, opening.start()) if opening else None
        )
        if match is not None and match.end() > place:
            seen = match.end()
            yield view.finding(
                "secrecy", *match.span(1), "block", "这里有内部或者不公开的标志。", _INTERNAL_ADVICE
            )


def find_level_property(view: View, key: str) -> Iterator[Finding]:
    """A property named 密级 whose value is a level."""
    if re.search(r"密级|secre|classification", key, re.IGNORECASE):
        for match in re.finditer(_LEVEL, view.text):
            yield view.finding("secrecy", *match.span(), "block", f"文件属性“{key}”写有密级。", _LEVEL_ADVICE)


def find_drafts(view: View) -> Iterator[Finding]:
    """Marks of a draft in the head of a final text, unfilled places, notes of the editors."""
    head = view.text[:_TITLE_REACH]
    if not _SEEKING.search(head[:120]):
        for pattern in (_DRAFT_MARK, _DRAFT_ALONE):
            for match in pattern.finditer(head):
                if not _is_cited(view.text, match.start()):
                    yield view.finding(
                        "draft", *match.span(), "warn", "标题或者版头留有过程稿字样。", _DRAFT_ADVICE
                    )
    for match in _LEFTOVER.finditer(view.text):
        if match["blank"]:
            reason = "这里像是没有填写的内容。"
            yield view.finding(
                "placeholder", *match.span(), "warn", reason, "请补全，或者确认是表格的填写处。"
            )
        else:
            yield view.finding(
                "draft", *match.span(), "warn", "正文里留有批注或者修改说明。", "请删除后再公开。"
            )


def find_trace(view: View) -> Iterator[Finding]:
    """What a hidden part is: one finding for the whole of it."""
    reason = _TRACES.get(view.part)
    if reason and view.text.strip():
        yield view.finding("draft", 0, len(view.text), "warn", reason, "请接受或者删除后另存，再公开。")


def _is_cited(text: str, position: int) -> bool:
    """Inside 《》 the draft is a document that is spoken of."""
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)

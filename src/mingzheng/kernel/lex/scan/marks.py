"""Secrecy marks 密级标志, internal marks 内部标志 and the traces of drafts 过程稿.

A mark is told from an ordinary word by its place: with a star, behind 密级, or alone on a line or in
brackets. 国家秘密, 保密工作, 机密级文件的管理 in a sentence are never marks.
"""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_SECRET_ADVICE = "标有密级的文件不得公开；确已解密的，请先办理解密手续并使用解密后的文本。"
_INTERNAL_ADVICE = "请确认能否公开；可以公开的，删除标志后再公开。"
_DRAFT_ADVICE = "请换用正式印发的文本。"

_LEVEL = r"(?:绝[ \u3000]*密|机[ \u3000]*密|秘[ \u3000]*密)"
_TERM = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?(?:年|个月|月|天)|长期"
_STARRED = re.compile(rf"{_LEVEL}[ \u3000]*[级]?[ \u3000]*[★☆✩⭐*＊][ \u3000]*(?:{_TERM})?")
_FIELD = re.compile(rf"密[ \u3000]*级[ \u3000]*[：:=|][ \u3000]*({_LEVEL}|内部|工作秘密|敏感)")
_ALONE = re.compile(rf"^[ \u3000【\[（(]*({_LEVEL})[级]?[ \u3000】\]）)]*$", re.MULTILINE)

_INTERNAL = (
    r"内部(?:资料|文件|材料|使用|参考|情况|刊物|传阅|掌握)(?!性)|注意(?:保密|保存)|(?:不得|严禁|请勿|禁止|切勿)(?:外传|扩散|外泄|翻印|复印|转载传播|上网)|"
    r"仅供(?:内部|领导)[^，。；（）()\n]{0,6}|工作秘密|阅后(?:收回|即焚|退回|销毁)|"
    r"(?:此件|本件)?(?:不予公开|不公开|不得公开)|传达到[^，。；（）()\n]{1,8}级"
)
_INTERNAL_ALONE = re.compile(
    rf"^[ \u3000【\[（(]*((?:{_INTERNAL})(?:[ \u3000，,、；!！.。]*(?:{_INTERNAL}))*)[ \u3000】\]）)!！。]*$", re.MULTILINE
)
_INTERNAL_BRACKET = re.compile(
    rf"[【\[（(](?=[此本内注不严请禁切仅工阅传])((?:{_INTERNAL})(?:[ \u3000，,、；]*(?:{_INTERNAL}))*)[】\]）)]"
)

_DRAFT = r"送审稿|讨论稿|征求意见稿|草案|草稿|初稿|审议稿|修订稿|修改稿|报批稿|代拟稿|未定稿|会签稿|征求意见本|送审本|过程稿|内审稿"
_DRAFT_MARK = re.compile(rf"[（(【\[](?:{_DRAFT})[^）)】\]\n]{{0,8}}[）)】\]]")
_DRAFT_ALONE = re.compile(rf"^[ \u3000]*(?:{_DRAFT})[ \u3000]*$", re.MULTILINE)
_SEEKING = re.compile(r"征求|征集|公开听取|意见的(?:公告|通知|通告|函)|草案.{0,12}说明|立法")
_TITLE_REACH = 400

_PLACEHOLDER = re.compile(r"[×ＸX]{2,}(?=[年月日号万元县市区局镇])|[（(](?:待定|待补充|此处略|待核实|待填)[）)]|[_＿]{3,}")
_REVISION_NOTE = re.compile(r"[【\[（(](?:批注|修改说明|修订说明|作者注|编辑注)[:：\d]?[^】\]）)\n]{0,40}[】\]）)]")

_TRACES = {
    "comment": "文件里留有批注，公开后可以被任何人看到。",
    "deleted": "文件里留有未接受的修订（被删除的文字），公开后可以被任何人看到。",
    "inserted": "文件里留有未接受的修订（新插入的文字）。",
    "hidden_row": "文件里有隐藏的行或者列，公开后可以被任何人看到。",
    "hidden_sheet": "文件里有隐藏的工作表，公开后可以被任何人看到。",
}


def find_marks(view: View) -> Iterator[Finding]:
    """Secrecy and internal marks, in every part."""
    for pattern in (_STARRED, _FIELD, _ALONE):
        for match in pattern.finditer(view.text):
            group = pattern.groups
            yield view.finding("secrecy", *match.span(group), "block", "这里有密级标志。", _SECRET_ADVICE)
    for pattern in (_INTERNAL_ALONE, _INTERNAL_BRACKET):
        for match in pattern.finditer(view.text):
            yield view.finding("secrecy", *match.span(1), "block", "这里有内部或者不公开的标志。", _INTERNAL_ADVICE)


def find_level_property(view: View, key: str) -> Iterator[Finding]:
    """A property named 密级 whose value is a level."""
    if re.search(r"密级|secre|classification", key, re.IGNORECASE):
        for match in re.finditer(_LEVEL, view.text):
            yield view.finding("secrecy", *match.span(), "block", f"文件属性“{key}”写有密级。", _SECRET_ADVICE)


def find_drafts(view: View) -> Iterator[Finding]:
    """Marks of a draft in the head of a final text, unfilled places, notes of the editors."""
    head = view.text[:_TITLE_REACH]
    if not _SEEKING.search(head[:120]):
        for pattern in (_DRAFT_MARK, _DRAFT_ALONE):
            for match in pattern.finditer(head):
                if not _is_cited(view.text, match.start()):
                    yield view.finding("draft", *match.span(), "warn", "标题或者版头留有过程稿字样。", _DRAFT_ADVICE)
    for match in _REVISION_NOTE.finditer(view.text):
        yield view.finding("draft", *match.span(), "warn", "正文里留有批注或者修改说明。", "请删除后再公开。")
    for match in _PLACEHOLDER.finditer(view.text):
        yield view.finding("placeholder", *match.span(), "warn", "这里像是没有填写的内容。", "请补全，或者确认是表格的填写处。")


def find_trace(view: View) -> Iterator[Finding]:
    """What a hidden part is: one finding for the whole of it."""
    reason = _TRACES.get(view.part)
    if reason and view.text.strip():
        yield view.finding("draft", 0, len(view.text), "warn", reason, "请接受或者删除后另存，再公开。")


def _is_cited(text: str, position: int) -> bool:
    """Inside 《》 the draft is a document that is spoken of."""
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)

"""Home addresses 住址 down to the door. An organ's or a company's address is published on purpose."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.surnames import HAN
from mingzheng.kernel.lex.scan.view import View

_CERTAIN = [
    "家庭住址", "家庭地址", "住址", "户籍所在地", "户籍地址", "户籍地", "户籍", "居住地址", "现居住地", "居住地", "现住", "现住址",
    "家住", "居住于", "，住", ",住", "、住", "；住", "（住", "(住", "\n住",
]  # fmt: skip
_OF_A_PERSON = ["住所", "住所地", "地址", "通讯地址", "联系地址", "邮寄地址"]
HOME_WORDS = [*_CERTAIN, *_OF_A_PERSON]
"""Words behind which an address may be a home; those of ``_OF_A_PERSON`` only beside a person."""
BUILDINGS = ["栋", "幢", "号楼", "单元"]
"""Words that open the inner part of an address."""

_PERSON = re.compile(
    r"[，,（(；][男女][，,；]|身份证|性别|公民身份|户籍|本人|家庭|"
    r"(?:申请人|当事人|被征收人|被拆迁人|被处罚人|户主|患者|投诉人|举报人|信访人|监护人|业主|姓名)[：:]"
)
_NOT_LIVING = re.compile("[所房建宅院户宿]")
_PLACE = re.compile(r"住所|地址$")
_PLACE = re.compile(
    rf"[：:为是在于 ]{{0,3}}([{HAN}A-Za-z0-9]{{2,30}}?[0-9一二三四五六七八九十百]{{1,6}}(?:-[0-9]{{1,4}})?(?:号|弄|组|室|栋|幢|单元|户)"
    rf"[{HAN}A-Za-z0-9\-]{{0,20}}?(?:[0-9]{{1,4}}(?:室|号|户))?)(?=[^{HAN}A-Za-z0-9\-]|$|联系|电话|身份)"
)
_HOME_DETAIL = re.compile(
    r"(?:栋|幢|号楼|单元)(?:[0-9一二三四五六七八九十]{1,3}单元)?[0-9]{3,4}(?:室|户|号(?!楼|文|令))"
)
_HOME_HEAD = re.compile(rf"[{HAN}A-Za-z0-9]{{2,40}}$")
_PUBLIC_PLACE = re.compile(
    r"地址|地点|办公|大厅|中心|坐落|座落|位于|场所|会议|窗口|注册|经营|公司|政府|大楼|大厦|工程|项目|机关|受理"
)


def homes_behind(view: View, start: int, word: str) -> Iterator[Finding]:
    """An address with a door number behind a word of ``HOME_WORDS``."""
    end = start + len(word)
    if word in _OF_A_PERSON and not _is_person_near(view, start):
        return
    if word[0] in "，,、；（(\n" and _NOT_LIVING.match(view.folded, end):
        return
    place = _PLACE.match(view.folded, end)
    if place is not None:
        yield home_finding(view, *place.span(1))


def homes_around(view: View, start: int, _: str) -> Iterator[Finding]:
    """Building, unit and room in running text without a label: probably a home, a person decides."""
    match = _HOME_DETAIL.match(view.folded, start)
    head = _HOME_HEAD.search(view.before(start, 40)) if match else None
    if match is None or head is None or _PUBLIC_PLACE.search(view.label(start, 48)):
        return
    place = (start - len(head.group()), match.end())
    masked = mask_value("address", view.text[slice(*place)])
    reason = "地址写到了楼栋和房号，可能是个人住址。"
    yield view.finding("address", *place, "warn", reason, "确属个人住址的，请只写到街道或者村。", masked)


def home_finding(view: View, start: int, end: int) -> Finding:
    """An address that is known to be a home."""
    masked = mask_value("address", view.text[start:end])
    return view.finding(
        "address", start, end, "block", "个人住址写到了门牌，属于个人信息。", "请只写到街道或者村。", masked
    )


def _is_person_near(view: View, position: int) -> bool:
    """Somebody is introduced before the address in its line: 男，; 身份证; 被征收人：."""
    return bool(_PERSON.search(view.folded, view.line_start(position), position))

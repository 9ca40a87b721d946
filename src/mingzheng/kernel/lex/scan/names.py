"""Names of persons 姓名 behind a word that says what they are in the matter."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding, Severity
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.surnames import FULL_NAME, GIVEN, HAN, PLAIN_NAME, SURNAME, is_name
from mingzheng.kernel.lex.scan.view import View

ADVICE = "公开前请删除，或者按区分处理的要求遮蔽。"
ROLES = (
    "申请人 当事人 联系人 投诉人 举报人 信访人 来信人 来访人 反映人 被处罚人 被申请人 被执行人 受害人 被害人 患者 病人 死者 户主 家长 "  # noqa: SIM905
    "监护人 被监护人 业主 住户 受助人 救助对象 低保对象 收养人 送养人 原告 被告 姓名".split()
)
"""Words behind which a name is a private person's."""

_AFTER_ROLE = re.compile("(?:姓名|名称|代表)?[ \u3000]{0,2}")
_LABELLED = re.compile(
    rf"[ \u3000]?[（(]?(?:签名|签字)?[)）]?[：:][ \u3000]*({SURNAME}{GIVEN}(?:[ 、，,和及]+{SURNAME}{GIVEN})*)"
    rf"(?=[^{HAN}]|$|[{HAN}][A-Z]|身份证|男|女|联系|电话|手机|住|性别)"
)
_PLAIN_NEXT = re.compile(
    rf"[^{HAN}]|$|[{HAN}][A-Z]|[男女系于向住因对在与和提认称不经反来报诉述请]|[是将就同未]|身份证|的"
)
_SURE_NEXT = re.compile(
    r"向[我本贵该县市区镇乡]|[，,（(](?:[男女]|身份证|公民|住|汉族|手机|电话)|系[本我该县市区镇乡]"
)
_NAME_SPLIT = re.compile(r"[ 、，,和及]+")


def names_behind(view: View, start: int, role: str) -> Iterator[Finding]:
    """Names behind a role at ``start``: 申请人：张三、李四 or 申请人张三向…"""
    if role == "业主" and view.folded[start - 1 : start] == "企":  # 企业|主张
        return
    end = _AFTER_ROLE.match(view.folded, start + len(role)).end()  # type: ignore[union-attr]
    labelled = _LABELLED.match(view.folded, end)
    if labelled:
        yield from _listed_names(view, labelled, role)
    elif role not in ("姓名", "联系人") and (plain := _plain_name(view.folded, end)):
        yield name_finding(view, *plain, _severity_of(role), role)


def name_finding(view: View, start: int, end: int, severity: Severity, role: str) -> Finding:
    """A name found under a role or a column of that title."""
    reason = f"“{role}”处写有个人姓名，请确认是否属于应当公开的内容。"
    return view.finding(
        "name", start, end, severity, reason, ADVICE, mask_value("name", view.text[start:end])
    )


def _listed_names(view: View, match: re.Match[str], role: str) -> Iterator[Finding]:
    position = match.start(1)
    for name in _NAME_SPLIT.split(match.group(1)):
        start = view.folded.index(name, position)
        position = start + len(name)
        if is_name(name):
            yield name_finding(view, start, position, _severity_of(role), role)


def _plain_name(text: str, start: int) -> tuple[int, int] | None:
    """A name directly behind the role, without a colon: 申请人张三向… Everyday-word surnames need more proof."""
    for shape, following in ((PLAIN_NAME, _PLAIN_NEXT), (FULL_NAME, _SURE_NEXT)):
        match = shape.match(text, start)
        if match is None:
            continue
        for end in (match.end(), match.end() - 1):
            if is_name(text[start:end]) and shape.fullmatch(text, start, end) and following.match(text, end):
                return start, end
    return None


def _severity_of(role: str) -> Severity:
    """A contact person is often an official on duty, published on purpose: a person decides."""
    return "warn" if role.startswith("联系人") else "block"

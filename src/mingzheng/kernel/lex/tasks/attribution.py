"""Who does it (责任分工), as a phrase: 牵头单位:甲;责任单位:乙 — 甲牵头,乙配合 — 甲、乙按职责分工负责."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mingzheng.kernel.lex.tasks.units import is_unit_list, split_units

_LABEL = re.compile(
    r"(?P<role>牵头|主办|主责|责任|承办|落实|实施|负责|配合|协办|参与|参加|协同|完成|时间|办结|进度)(?P<what>单位|部门|机关|处室|机构|时限|时间|期限|要求|节点|安排)(?:及责任人)? ?:"
)
_LEAD_ROLES, _COOP_ROLES = (
    frozenset({"牵头", "主办", "主责"}),
    frozenset({"配合", "协办", "参与", "参加", "协同"}),
)
_TIME_WHATS = frozenset({"时限", "时间", "期限", "节点"})
_TIME_ROLES = frozenset({"完成", "时间", "办结", "进度"})
_ROLE_END = re.compile(
    r"^(?P<units>.{2,500}?)(?:等)?(?:按照?(?:各自)?(?:职责|职能)(?:分工)?(?:和.{1,8})?|根据(?:各自)?职责(?:分工)?|依(?:据|照)?职责(?:分工)?|分工"
    r"|分别|共同|具体|组织|密切|积极)*(?P<role>牵头负责|牵头落实|牵头实施|牵头|主办|负责落实|负责|落实|配合|协办|参与|参加|协助|支持)$"
)
_WITH = re.compile(r"会同")
_PHRASE_END, _TIME_WORD = re.compile(r"[,;。]"), re.compile(r"前|底|长期|持续|完成|年|月")
_KEYWORD = re.compile("牵头|责任[单部][位门]|负责|配合|主办|承办|落实单位|协办")


@dataclass(slots=True)
class Attribution:
    """Units by role and the words of a time limit, if one is named among them."""

    leads: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    time: str = ""


def parse_attribution(inner: str) -> Attribution | None:
    """The roles a bracketed phrase (in shadow form) gives to units; None when it is no attribution."""
    if not _KEYWORD.search(inner):
        return None
    labels = list(_LABEL.finditer(inner)) if ":" in inner else []
    found = _labelled(inner, labels) if labels else _sentences(inner)
    return found if found and (found.leads or found.responsible or found.cooperating) else None


def _labelled(inner: str, labels: Sequence[re.Match[str]]) -> Attribution | None:
    result = Attribution()
    if inner[: labels[0].start()].strip(" ,;"):
        return None
    ends = [label.start() for label in labels[1:]] + [len(inner)]
    for label, end in zip(labels, ends, strict=True):
        role, what = label.groups()
        value = inner[label.end() : end].strip(" ,;。")
        if what in _TIME_WHATS or role in _TIME_ROLES:
            result.time = value
        elif role in _LEAD_ROLES:
            result.leads = _joined(result.leads, value)
        elif role in _COOP_ROLES:
            result.cooperating = _joined(result.cooperating, value)
        else:
            result.responsible = _joined(result.responsible, value)
    return result


def _sentences(inner: str) -> Attribution | None:
    """甲、乙牵头,丙配合,各县区按职责分工负责: each part ends with its role; a part without one joins the next."""
    result = Attribution()
    waiting = ""
    for part in _PHRASE_END.split(inner):
        phrase = f"{waiting},{part}" if waiting else part
        match = _ROLE_END.match(phrase.strip())
        if not match:
            waiting = phrase
            continue
        waiting = ""
        if not _assign(result, match["units"], match["role"]):
            return None
    if waiting and not _is_time(waiting):
        return None
    result.time = waiting.strip()
    return result


def _assign(result: Attribution, units: str, role: str) -> bool:
    leading, *joined = _WITH.split(units, maxsplit=1)
    if not is_unit_list(leading) or (joined and not is_unit_list(joined[0])):
        return False
    if role.startswith(("牵头", "主办")):
        result.leads = _joined(result.leads, leading)
    elif role in ("配合", "协办", "参与", "参加", "协助", "支持"):
        result.cooperating = _joined(result.cooperating, leading)
    elif joined:
        result.leads = _joined(result.leads, leading)
    else:
        result.responsible = _joined(result.responsible, leading)
    if joined:
        result.cooperating = _joined(result.cooperating, joined[0])
    return True


def _joined(units: list[str], more: str) -> list[str]:
    """The units with those of another list, none of them twice."""
    return list(dict.fromkeys([*units, *split_units(more)])) if units else split_units(more)


def _is_time(text: str) -> bool:
    return len(text) <= 40 and _TIME_WORD.search(text) is not None

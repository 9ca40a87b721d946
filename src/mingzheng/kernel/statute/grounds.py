"""Disclosure attributes (公开属性) and the grounds for not disclosing (不予公开的理由).

Grounds are those of 条例第十四至十六条 and the row 行政查询事项 of the annual report, with how strongly each
binds the organ. Every official document is marked with one attribute (国办发〔2016〕80号).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from mingzheng.kernel.statute.source import Source, regulation


class Attribute(StrEnum):
    """The disclosure attribute of a document (公开属性)."""

    OPEN = "open"  # 主动公开
    ON_REQUEST = "on_request"  # 依申请公开
    CLOSED = "closed"  # 不予公开


ATTRIBUTE_LABELS: dict[Attribute, str] = {
    Attribute.OPEN: "主动公开",
    Attribute.ON_REQUEST: "依申请公开",
    Attribute.CLOSED: "不予公开",
}

ATTRIBUTE_SOURCE = Source(
    "国办发〔2016〕80号", "", "公文拟制时明确公开属性，拟不公开的说明理由", "VERIFIED-2"
)

Force = Literal["must", "shall_not", "may"]

FORCE_LABELS: dict[Force, str] = {
    "must": "不予公开",
    "shall_not": "不得公开，第三方同意或者不公开会对公共利益造成重大影响的除外",
    "may": "可以不予公开",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground for not disclosing.

    `force`: "must" (不予公开), "shall_not" (不得公开, with the two exceptions of 第十五条) or "may"
    (可以不予公开). `row` is its number 1–8 under 不予公开 in the annual report. `classes` are the
    kinds the article names.
    """

    key: str
    name: str
    force: Force
    row: int
    source: Source
    classes: tuple[str, ...] = ()


GROUNDS: tuple[Ground, ...] = (
    Ground("state_secret", "属于国家秘密", "must", 1, regulation("第十四条", "依法确定为国家秘密的政府信息")),
    Ground(
        "law_forbids",
        "其他法律行政法规禁止公开",
        "must",
        2,
        regulation("第十四条", "法律、行政法规禁止公开的政府信息"),
    ),
    Ground(
        "security_stability",
        "危及“三安全一稳定”",
        "must",
        3,
        regulation("第十四条", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"),
        ("国家安全", "公共安全", "经济安全", "社会稳定"),
    ),
    Ground(
        "third_party",
        "保护第三方合法权益",
        "shall_not",
        4,
        regulation("第十五条", "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害"),
        ("商业秘密", "个人隐私"),
    ),
    Ground(
        "internal_affairs",
        "属于三类内部事务信息",
        "may",
        5,
        regulation("第十六条第一款"),
        ("人事管理", "后勤管理", "内部工作流程"),
    ),
    Ground(
        "process",
        "属于四类过程性信息",
        "may",
        6,
        regulation("第十六条第二款", "法律、法规、规章规定应当公开的，从其规定"),
        ("讨论记录", "过程稿", "磋商信函", "请示报告"),
    ),
    Ground(
        "enforcement_file",
        "属于行政执法案卷",
        "may",
        7,
        regulation("第十六条第二款", "法律、法规、规章规定应当公开的，从其规定"),
    ),
    Ground(
        "administrative_query",
        "属于行政查询事项",
        "may",
        8,
        regulation("第三十六条第（七）项", "有关法律、行政法规对信息的获取有特别规定的，依照有关规定办理"),
    ),
)

_BY_KEY = {ground.key: ground for ground in GROUNDS}


def ground(key: str) -> Ground:
    """The ground called `key`. Raises KeyError with a Chinese sentence if there is none."""
    if key not in _BY_KEY:
        raise KeyError(f"没有名为“{key}”的不予公开理由，可用的有：{'、'.join(_BY_KEY)}。")
    return _BY_KEY[key]


def requires_ground(attribute: Attribute | str) -> bool:
    """Whether a document so marked must state a ground (拟不公开的，应当说明理由)."""
    return Attribute(attribute) is Attribute.CLOSED

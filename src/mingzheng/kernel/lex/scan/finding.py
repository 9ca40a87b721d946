"""What a scan reports: one finding a place."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "warn", "info"]

PERSONAL_KINDS = frozenset(
    {"id_number", "bank_card", "mobile", "phone", "passport", "plate", "email", "address", "name", "minor"}
)
"""Kinds that are personal information 个人信息; they are masked, not corrected."""

KIND_NAMES: dict[str, str] = {
    "id_number": "身份证件号码",
    "bank_card": "银行卡号",
    "mobile": "手机号码",
    "phone": "私人电话",
    "passport": "出入境证件号码",
    "plate": "车牌号",
    "email": "个人邮箱",
    "address": "个人住址",
    "name": "个人姓名",
    "minor": "未成年人信息",
    "secrecy": "密级或者内部标志",
    "draft": "过程稿痕迹",
    "placeholder": "未填写的占位",
    "document_number": "发文字号格式",
    "level": "层次序号",
    "date": "日期格式",
    "width": "全角半角混用",
    "punctuation": "标点符号",
    "contents": "目录与附件对应",
    "citation": "引用文件",
    "wording": "错别字与固定表述",
    "organ_name": "机构名称",
    "sum": "表内合计",
}
"""The Chinese name of every kind, as the desk and the ledger print it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not (block), should not (warn) or may not (info) be published as it stands.

    ``start``/``end`` count characters of ``Manuscript.to_text()`` when ``part`` is "body" or "table"; of
    ``manuscript.hidden[part_index].text`` when ``part`` is a kind of hidden part; of the value of
    ``manuscript.meta[part_index]`` when ``part`` is "meta". ``masked`` is the value as it may be shown
    ("" if it is not something to be masked). ``reason`` and ``suggestion`` are Chinese sentences.
    """

    kind: str
    value: str
    start: int
    end: int
    severity: Severity
    reason: str
    suggestion: str = ""
    masked: str = ""
    part: str = "body"
    part_index: int = -1

    def as_json(self) -> dict[str, object]:
        """Plain dictionary, in the order of the fields, with the Chinese name of the kind added."""
        shown = {name: getattr(self, name) for name in self.__slots__}
        return {"kind_name": KIND_NAMES[self.kind], **shown}

"""Chinese names of fields, and the classes of state labels."""

from mingzheng.base.records.states import RecordState
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.models.document import EDITABLE

FIELD_NAMES: dict[str, str] = {name: str(Document._meta.get_field(name).verbose_name) for name in EDITABLE} | {
    "source": "来源", "author": "作者", "leader": "负责人", "duties_text": "机关职能", "address": "办公地址",
    "office_hours": "办公时间", "phone": "联系电话", "fax": "传真号码", "email": "电子邮箱", "website": "网址",
    "disclosure_office": "政府信息公开工作机构", "short_name": "简称", "index_code": "组织机构代码",
    "uscc": "统一社会信用代码", "index_pattern": "索引号式样", "number_prefixes": "发文代字",
    "display_name": "姓名", "organ": "所在机构",
}  # fmt: skip

_STATE_TONES = {
    RecordState.DRAFT: "plain", RecordState.IN_REVIEW: "busy", RecordState.RETURNED: "hot",
    RecordState.SCHEDULED: "soon", RecordState.APPROVED: "plain", RecordState.PUBLISHED: "good",
    RecordState.WITHDRAWN: "off",
}  # fmt: skip


def state_tone(state: str) -> str:
    """The class of a state's label."""
    return _STATE_TONES[RecordState(state)]

"""On what ground a finding is kept from the public 区分处理依据."""

from mingzheng.kernel.lex.scan.finding import PERSONAL_KINDS, Finding
from mingzheng.kernel.statute.source import Source, regulation

_PRIVACY = regulation(
    "第十五条", "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开"
)
_PROTECTION = Source(
    "《中华人民共和国个人信息保护法》",
    "第二十五条",
    "个人信息处理者不得公开其处理的个人信息，取得个人单独同意的除外",
)
_SENSITIVE = Source(
    "《中华人民共和国个人信息保护法》", "第二十八条", "金融账户等信息，以及不满十四周岁未成年人的个人信息"
)
_SECRET = regulation("第十四条", "依法确定为国家秘密的政府信息，不予公开")
_INTERNAL = regulation("第十六条第一款", "人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开")
_PROCESS = regulation("第十六条第二款", "讨论记录、过程稿、磋商信函、请示报告等过程性信息，可以不予公开")
SEPARATION = regulation(
    "第三十七条", "能够作区分处理的，应当提供可以公开的政府信息内容，并对不予公开的内容说明理由"
)
"""Why a document is separated at all, the ground of the ledger as a whole."""


def grounds_of(finding: Finding) -> tuple[Source, ...]:
    """The articles a clerk cites for leaving this out; () for an error that is merely corrected."""
    if finding.kind in ("bank_card", "minor"):
        return (_PRIVACY, _SENSITIVE)
    if finding.kind in PERSONAL_KINDS:
        return (_PRIVACY, _PROTECTION)
    if finding.kind == "secrecy":
        return (_INTERNAL,) if "内部" in finding.reason else (_SECRET,)
    if finding.kind == "draft":
        return (_PROCESS,)
    return ()

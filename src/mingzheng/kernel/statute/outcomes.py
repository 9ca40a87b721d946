"""How an application may end (办理结果): each outcome with its article, its row in the annual report and its remedy.

The rows are those of the form 国办公开办函〔2021〕30号, part three (VERIFIED-2); which article leads to which row
is DERIVED. Whether 行政查询事项 must go to reconsideration first is disputed, so it is marked as a setting.
"""

from dataclasses import dataclass
from typing import Literal

from mingzheng.kernel.statute.source import Mark, Source

Track = Literal["reconsideration_first", "either", "none"]
"""What the applicant may do: 复议前置, 复议或者诉讼, or nothing to tell."""

FORM = "国办公开办函〔2021〕30号"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of an application.

    `group` is the Chinese number of its heading in the annual report (一 to 六) and `row` the number under it,
    0 where the heading has no rows of its own. `article` is the place in 《政府信息公开条例》 that allows it, ""
    where only the form names it. `track` is the remedy.
    """

    key: str
    name: str
    group: str
    row: int
    article: str
    track: Track
    mark: Mark = "DERIVED"

    @property
    def source(self) -> Source:
        """The form that has the row."""
        return Source(FORM, f"三、（{self.group}）{self.row or ''}", self.name, self.mark)


GROUPS: dict[str, str] = {
    "一": "予以公开",
    "二": "部分公开",
    "三": "不予公开",
    "四": "无法提供",
    "五": "不予处理",
    "六": "其他处理",
}
"""The six headings under 本年度办理结果."""

# fmt: off
OUTCOMES: tuple[Outcome, ...] = (
    Outcome("already_public", "已主动公开，告知获取方式", "一", 0, "第三十六条第（一）项", "either", "RECALLED"),
    Outcome("granted", "予以公开", "一", 0, "第三十六条第（二）项", "either"),
    Outcome("partly", "部分公开", "二", 0, "第三十七条", "reconsideration_first"),
    Outcome("state_secret", "属于国家秘密", "三", 1, "第十四条", "reconsideration_first"),
    Outcome("law_forbids", "其他法律行政法规禁止公开", "三", 2, "第十四条", "reconsideration_first"),
    Outcome("security_stability", "危及“三安全一稳定”", "三", 3, "第十四条", "reconsideration_first"),
    Outcome("third_party", "保护第三方合法权益", "三", 4, "第十五条", "reconsideration_first"),
    Outcome("internal_affairs", "属于三类内部事务信息", "三", 5, "第十六条第一款", "reconsideration_first"),
    Outcome("process", "属于四类过程性信息", "三", 6, "第十六条第二款", "reconsideration_first"),
    Outcome("enforcement_file", "属于行政执法案卷", "三", 7, "第十六条第二款", "reconsideration_first"),
    Outcome("administrative_query", "属于行政查询事项", "三", 8, "第三十六条第（七）项",
            "reconsideration_first", "SETTING"),
    Outcome("not_held", "本机关不掌握相关政府信息", "四", 1, "第三十六条第（四）项", "either"),
    Outcome("not_ours", "不属于本机关负责公开", "四", 1, "第三十六条第（五）项", "either"),
    Outcome("to_be_made", "没有现成信息需要另行制作", "四", 2, "第三十八条", "either"),
    Outcome("still_unclear", "补正后申请内容仍不明确", "四", 3, "第三十条", "either"),
    Outcome("petition", "信访举报投诉类申请", "五", 1, "第三十九条第一款", "either"),
    Outcome("repeated", "重复申请", "五", 2, "第三十六条第（六）项", "either"),
    Outcome("publication", "要求提供公开出版物", "五", 3, "第三十九条第二款", "either"),
    Outcome("excessive", "无正当理由大量反复申请", "五", 4, "第三十五条", "either"),
    Outcome("confirmation", "要求行政机关确认或重新出具已获取信息", "五", 5, "", "either"),
    Outcome("not_supplemented", "申请人无正当理由逾期不补正", "六", 1, "第三十条", "none"),
    Outcome("not_paid", "申请人逾期未按收费通知要求缴纳费用", "六", 2, "", "none"),
    Outcome("other", "其他", "六", 3, "", "none"),
)
# fmt: on

_BY_KEY = {outcome.key: outcome for outcome in OUTCOMES}


def outcome(key: str) -> Outcome:
    """The outcome called `key`. Raises KeyError with a Chinese sentence if there is none."""
    if key not in _BY_KEY:
        raise KeyError(f"没有名为“{key}”的办理结果，可用的有：{'、'.join(_BY_KEY)}。")
    return _BY_KEY[key]

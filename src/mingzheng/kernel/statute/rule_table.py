"""The rows of the statutory periods (法定期限表). `rules` looks them up; nothing else states these numbers.

A period the law changes gets a second row with its own `valid_from`, and the old row a `valid_to`.
Rows of `_setting` are adjustable defaults where the law gives no number and local practice differs.
"""

from datetime import date
from typing import Literal

from mingzheng.kernel.statute.periods import Rule, Unit
from mingzheng.kernel.statute.source import Mark, Source, regulation

REGULATION_IN_FORCE = date(2019, 5, 15)

# Documents by a short name, with the day they came into force. None: not checked; the row then claims no limit.
# The days of 诉讼法, 预算法 (both as revised in 2014) and 规章条例 (as revised in 2017) are RECALLED.
_LAWS: dict[str, tuple[str, date | None]] = {
    "复议法": ("《中华人民共和国行政复议法》", date(2024, 1, 1)),
    "诉讼法": ("《中华人民共和国行政诉讼法》", date(2015, 5, 1)),
    "处罚法": ("《中华人民共和国行政处罚法》", date(2021, 7, 15)),
    "预算法": ("《中华人民共和国预算法》", date(2015, 1, 1)),
    "决策条例": ("《重大行政决策程序暂行条例》", date(2019, 9, 1)),
    "规章条例": ("《规章制定程序条例》", date(2018, 5, 1)),
    "营商条例": ("《优化营商环境条例》", date(2020, 1, 1)),
    "109号": ("《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", date(2021, 1, 1)),
    "115号": ("国办发〔2018〕115号", None),
    "118号": ("国办发〔2018〕118号", None),
    "19号": ("国办发〔2016〕19号", None),
    "61号": ("国办发〔2016〕61号", None),
    "80号": ("国办发〔2016〕80号", None),
    "检查指标": ("国办秘函〔2019〕19号", None),
}


Bound = Literal["limit", "minimum"]


def _regulation(
    key: str, name: str, amount: int, article: str, begins: str, quote: str, extension: int = 0
) -> Rule:
    """A period in working days set by 《政府信息公开条例》."""
    source = regulation(article, quote)
    return Rule(key, name, amount, "workday", source, begins, REGULATION_IN_FORCE, extension_limit=extension)


def _law(
    key: str,
    name: str,
    amount: int,
    unit: Unit,
    document: str,
    article: str,
    begins: str,
    bound: Bound = "limit",
    mark: Mark = "VERIFIED",
    note: str = "",
) -> Rule:
    """A period set by another document of `_LAWS`."""
    title, in_force = _LAWS[document]
    return Rule(key, name, amount, unit, Source(title, article, note, mark), begins, in_force, bound=bound)


def _setting(key: str, name: str, amount: int, unit: Unit, begins: str, note: str) -> Rule:
    """A default of this system where the law gives no number."""
    return Rule(key, name, amount, unit, Source("本系统默认设置", "", note, "SETTING"), begins)


# fmt: off
RULES: tuple[Rule, ...] = (
    # 政府信息公开条例
    _regulation("publication", "主动公开期限", 20, "第二十六条", "信息形成或者变更之日",
                "自该政府信息形成或者变更之日起20个工作日内及时公开"),
    _regulation("reply", "答复期限", 20, "第三十三条第二款", "收到申请之日",
                "自收到申请之日起20个工作日内予以答复", extension=20),
    _regulation("extension", "延长答复的最长期限", 20, "第三十三条第二款", "原答复期限届满之日",
                "延长的期限最长不得超过20个工作日"),
    _regulation("supplement", "补正告知期限", 7, "第三十条", "收到申请之日",
                "自收到申请之日起7个工作日内一次性告知申请人作出补正"),
    _regulation("third_party", "第三方意见期限", 15, "第三十二条", "收到征求意见书之日",
                "第三方应当自收到征求意见书之日起15个工作日内提出意见"),
    _regulation("co_producer", "共同制作机关意见期限", 15, "第三十四条", "收到征求意见书之日",
                "逾期未提出意见的视为同意公开"),
    _law("fee_payment", "信息处理费缴纳期限", 20, "workday", "109号", "", "收到收费通知之日",
         mark="VERIFIED-2", note="收到收费通知次日起20个工作日内缴纳费用，逾期未缴纳的视为放弃申请"),

    # 政策解读、行政执法公示、预算决算
    _law("interpretation", "政策解读发布期限", 3, "workday", "19号", "", "文件公开之日", mark="VERIFIED-2"),
    _law("permit_publicity", "行政许可决定公开期限", 7, "workday", "118号", "", "作出决定之日"),
    _law("punishment_publicity", "行政处罚决定公开期限", 7, "workday", "118号", "", "作出决定之日"),
    _law("enforcement_publicity", "其他执法决定公开期限", 20, "workday", "118号", "", "作出决定之日"),
    _law("punishment_withdrawal", "行政处罚决定信息撤回期限", 3, "workday", "处罚法",
         "第四十八条第二款", "决定被变更、撤销、确认违法或者无效之日",
         note="第八十五条：本法中“三日”是指工作日"),
    _law("budget", "预算决算公开期限", 20, "day", "预算法", "第十四条", "批准或者批复之日",
         note="该法未将“日”定义为工作日，按日历日计算"),

    # 救济
    _law("reconsideration", "申请行政复议期限", 60, "day", "复议法", "第二十条第一款", "知道决定之日"),
    Rule("reconsideration", "申请行政复议期限", 60, "day",
         Source("《中华人民共和国行政复议法》（2017年修正）", "第九条第一款", "自知道该具体行政行为之日起六十日内"),
         "知道决定之日", date(1999, 10, 1), date(2023, 12, 31)),
    _law("reconsideration_untold", "未告知复议权利时的最长期限", 1, "year", "复议法", "第二十条第三款",
         "知道决定内容之日"),
    _law("reconsideration_longest", "申请行政复议的最长期限", 5, "year", "复议法", "第二十一条",
         "决定作出之日"),
    _law("lawsuit", "直接提起行政诉讼期限", 6, "month", "诉讼法", "第四十六条第一款", "知道决定之日"),
    _law("lawsuit_longest", "提起行政诉讼的最长期限", 5, "year", "诉讼法", "第四十六条第二款",
         "决定作出之日"),
    _law("lawsuit_after_reconsideration", "复议后提起行政诉讼期限", 15, "day", "诉讼法", "第四十五条",
         "收到复议决定书之日"),

    # 决策公开、规范性文件与规章
    _law("consultation", "重大行政决策公开征求意见期限", 30, "day", "决策条例", "第十五条",
         "公开征求意见之日", "minimum"),
    _law("consultation_market", "涉市场主体文件公开征求意见期限", 30, "day", "营商条例",
         "第六十二条第二款", "公开征求意见之日", "minimum"),
    _law("consultation_regulation", "规章草案公开征求意见期限", 30, "day", "规章条例", "第十五条",
         "公开征求意见之日", "minimum"),
    _law("hearing_notice", "规章听证会公告期限", 30, "day", "规章条例", "第十六条", "听证会之日", "minimum"),
    _law("hearing_materials", "决策听证会材料送达期限", 7, "day", "决策条例", "第十六条", "听证会之日",
         "minimum"),
    _law("decision_review", "决策合法性审查时间", 7, "workday", "决策条例", "第二十五条",
         "收到送审材料之日", "minimum"),
    _law("legality_review_shortest", "规范性文件合法性审核最短时间", 5, "workday", "115号", "",
         "收到送审材料之日", "minimum"),
    _law("legality_review", "规范性文件合法性审核最长时间", 15, "workday", "115号", "", "收到送审材料之日"),
    _law("regulation_effect", "规章公布至施行的期限", 30, "day", "规章条例", "第三十二条", "公布之日",
         "minimum"),
    _law("regulation_filing", "规章备案期限", 30, "day", "规章条例", "第三十四条", "公布之日"),

    # 政务舆情：时钟小时，昼夜与节假日连续计算
    _law("opinion_first", "重大突发事件权威信息发布时限", 5, "hour", "80号", "", "事发或者发现之时",
         mark="VERIFIED-2"),
    _law("opinion_press", "重大突发事件新闻发布会时限", 24, "hour", "61号", "", "事发或者发现之时",
         mark="VERIFIED-2"),
    _law("opinion_response", "其他政务舆情回应时限", 48, "hour", "61号", "", "事发或者发现之时",
         mark="VERIFIED-2"),

    # 网站与互动
    _law("enquiry_veto", "网民咨询答复的否决时限", 3, "month", "检查指标", "", "收到留言之日",
         mark="VERIFIED-2"),
    _law("site_error_veto", "“找错”留言办结时限", 1, "month", "检查指标", "", "收到留言之日",
         mark="VERIFIED-2"),
    _setting("repost", "上级重要政策信息转载时限", 24, "hour", "上级发布之时", "政务公开工作要点的通行要求"),
    _setting("enquiry", "网民留言答复期限", 5, "workday", "收到留言之日", "各地规定为1至15个工作日"),
    _setting("hotline", "热线工单办理期限", 5, "workday", "受理之日", "全国没有统一期限，多地为5个工作日"),
    _setting("adoption_feedback", "意见采纳情况反馈期限", 20, "workday", "征求意见结束之日",
             "各地规定为10至20个工作日"),
    _setting("validity_review", "有效期届满前的评估期间", 6, "month", "评估启动之日",
             "部分省份规定届满前6个月评估"),
    _setting("proposal_publication", "建议提案答复公开期限", 20, "workday", "答复之日",
             "部分省份规定为20个工作日"),
)
# fmt: on

"""Names of metadata fields on published pages (元数据标签) and the field each one stands for.

Synonyms are those seen on government pages (requirements 9.1); a label may be printed with blanks
between its characters (索 引 号) and in either script.
"""

import re

LABELS: dict[str, tuple[str, ...]] = {
    "title": ("标题", "名称", "中文名", "文件名称", "信息名称", "文件标题", "公文名称", "文件题名"),
    "doc_number": ("发文字号", "文号", "文件编号", "发文文号", "文件字号", "公文文号", "文件号", "发文号"),
    "index_number": ("索引号", "信息索引号", "索取号", "信息索取号", "政府信息索引号"),
    "issuers": (
        "发文机关", "发布机关", "发布机构", "发文单位", "发布单位", "制发机关", "制定机关", "公开机构", "发文部门",
        "发布部门", "责任部门", "公开责任部门", "公开主体", "印发机关", "颁布单位", "制发单位",
    ),
    "source": ("来源", "信息来源", "文章来源", "稿件来源", "文件来源", "作者", "供稿单位"),
    "written_date": (
        "成文日期", "印发日期", "印发时间", "发文日期", "发文时间", "成文时间", "生成日期", "生成时间", "形成日期",
        "签发日期", "信息形成日期", "制发日期",
    ),
    "published_date": (
        "发布日期", "发布时间", "公开日期", "公开时间", "发表时间", "发表日期", "公布日期", "公布时间", "上网日期",
        "上网时间", "上线日期", "首次发布时间",
    ),
    "effective_date": ("实施日期", "生效日期", "施行日期", "生效时间", "实施时间", "施行时间"),
    "expires_date": ("失效日期", "废止日期", "失效时间", "截止日期", "有效期至", "废止时间"),
    "theme": ("主题分类", "主题类别", "信息分类", "信息类别", "主题", "所属主题"),
    "genre": ("体裁分类", "体裁", "公文种类", "文种", "公文类型", "文件类型", "文件种类"),
    "category": ("类别", "分类", "服务对象分类", "组配分类", "所属分类", "对象分类", "生命周期分类"),
    "keywords": ("关键词", "主题词", "关键字"),
    "abstract": ("内容概述", "内容概要", "内容摘要", "摘要", "内容简介", "信息摘要"),
    "disclosure": ("公开方式", "公开属性", "信息公开选项", "公开类别", "公开形式", "公开范围", "公开程度"),
    "signer": ("签发人", "签署人"),
    "validity": ("时效说明", "时效", "有效性", "文件状态", "效力状态", "是否有效", "时效性", "有效期", "信息有效性"),
    "barcode": ("统一编号", "规范性文件统一编号", "规范性文件编号", "登记号", "规范性文件登记号", "备案号"),
    "views": ("阅读", "浏览次数", "浏览量", "点击数", "点击量", "访问量", "阅读次数", "阅读量", "访问次数", "点击率", "人气"),
    "display": ("字号", "字体", "字体大小", "浏览字号", "视力保护色", "分享到", "分享", "打印", "收藏", "保护视力色"),
    "contact": ("责任编辑", "编辑", "信息审核", "审核", "联系方式", "联系电话"),
}  # fmt: skip

NOISE_FIELDS = frozenset({"views", "display", "contact"})
# Labels long and particular enough to be trusted without a colon or a blank around them.
_STRONG = frozenset(
    name
    for names in LABELS.values()
    for name in names
    if len(name) >= 4 or name in ("索引号", "关键词", "主题词", "中文名", "签发人")
)
FIELD_OF: dict[str, str] = {name: field for field, names in LABELS.items() for name in names}


def _spaced(name: str) -> str:
    return r" {0,4}".join(name)


_ALL = "|".join(_spaced(name) for name in sorted(FIELD_OF, key=len, reverse=True))
_STRONG_ALL = "|".join(_spaced(name) for name in sorted(_STRONG, key=len, reverse=True))
_DECOR = r"[\s\-·•●◆■▪*>【\[]{0,6}"
LINE_LABEL = re.compile(rf"^{_DECOR}(?P<label>{_ALL})[】\]]? {{0,4}}(?P<mark>:|(?=\s)|$)")
COLON_LABEL = re.compile(rf"(?P<label>{_ALL}) {{0,4}}(?P<mark>:)")
BLANK_LABEL = re.compile(rf"\s(?P<label>{_ALL})(?P<mark>(?=\s)|$)")
STRONG_LABEL = re.compile(rf"(?P<label>{_STRONG_ALL})(?P<mark>)")
CELL_LABEL = re.compile(rf"^{_DECOR}(?P<label>{_ALL})[】\]]? {{0,4}}(?P<mark>:?)$")


# What a line that holds pairs can begin with: an ornament, or a label's first character.
OPENERS = frozenset(" \t-·•●◆■▪*>【[") | {name[0] for name in FIELD_OF}


def field_of(label: str) -> str:
    """The field a printed label stands for, blanks inside it ignored."""
    return FIELD_OF[label.replace(" ", "")]


def is_strong(label: str) -> bool:
    """Whether the label needs no colon to be recognised."""
    return label.replace(" ", "") in _STRONG

"""The subject classification of government documents (主题分类): 22 themes with their children.

Source: the list used by the search service of www.gov.cn; VERIFIED-2 (norms: 17 of the 22 were seen in
published records as 大类\\小类). The children of 人口与计划生育、妇女儿童工作 are RECALLED.
"""

from dataclasses import dataclass

from mingzheng.kernel.statute.source import Source

SOURCE = Source("中国政府网政策文件库主题分类", "", "22个大类及其小类", "VERIFIED-2")
RECALLED = Source("中国政府网政策文件库主题分类", "", "小类名称待核对", "RECALLED")


@dataclass(frozen=True, slots=True)
class Theme:
    """One top theme (大类): its number 1–22, its name and the names of its children (小类), in order."""

    number: int
    name: str
    children: tuple[str, ...] = ()
    source: Source = SOURCE

    @property
    def paths(self) -> tuple[str, ...]:
        """The theme and its children as metadata blocks print them: 大类, 大类\\小类 …"""
        return (self.name, *(f"{self.name}\\{child}" for child in self.children))


def _theme(number: int, name: str, children: str = "", source: Source = SOURCE) -> Theme:
    return Theme(number, name, tuple(children.split()), source)


THEMES: tuple[Theme, ...] = (
    _theme(
        1,
        "国务院组织机构",
        "国务院 国务院办公厅 国务院组成部门 国务院直属特设机构 国务院直属机构 国务院办事机构 "
        "国务院直属事业单位 国务院部委管理的国家局 国务院议事协调机构 其他",
    ),
    _theme(2, "综合政务", "政务公开 政务督查 应急管理 电子政务 文秘工作 保密工作 信访 参事、文史 其他"),
    _theme(
        3,
        "国民经济管理、国有资产监管",
        "宏观经济 经济体制改革 统计 物价 国有资产监管 重大建设项目 其他",
    ),
    _theme(4, "财政、金融、审计", "财政 税务 银行 货币（含外汇） 证券 保险 社会信用体系建设 审计 其他"),
    _theme(5, "国土资源、能源", "土地 矿产 水资源 海洋 煤炭 石油与天然气 电力 其他"),
    _theme(6, "农业、林业、水利", "农业、畜牧业、渔业 林业 水利 其他"),
    _theme(
        7,
        "工业、交通",
        "机械制造与重工业 轻工纺织 化工 国防工业 航天、航空 信息产业（含电信） 公路 水运 铁路 民航 邮政 其他",
    ),
    _theme(8, "商贸、海关、旅游", "对外经贸合作 国内贸易（含供销） 海关 检验、检疫 旅游 其他"),
    _theme(9, "市场监管、安全生产监管", "工商 质量监督 标准 食品药品监管 安全生产监管 其他"),
    _theme(
        10,
        "城乡建设、环境保护",
        "城市规划 城乡建设（含住房） 环境监测、保护与治理 节能与资源综合利用 气象、水文、测绘、地震 其他",
    ),
    _theme(11, "科技、教育", "科技 教育 知识产权 其他"),
    _theme(12, "文化、广电、新闻出版", "文化 文物 新闻出版 广播、电影、电视 其他"),
    _theme(13, "卫生、体育", "卫生 医药管理 体育 其他"),
    _theme(14, "人口与计划生育、妇女儿童工作", "人口与计划生育 妇女儿童工作 其他", RECALLED),
    _theme(15, "劳动、人事、监察", "劳动就业 社会保障 人事工作 军转安置 监察 纠正行业不正之风 其他"),
    _theme(16, "公安、安全、司法", "公安 国家安全 司法 其他"),
    _theme(17, "民政、扶贫、救灾", "减灾救灾 优抚安置 社会福利 行政区划与地名 社团管理 扶贫 其他"),
    _theme(18, "民族、宗教", "民族事务 宗教事务"),
    _theme(19, "对外事务", "外交、外事 国际条约、国际组织 其他"),
    _theme(20, "港澳台侨工作", "港澳工作 对台工作 侨务工作"),
    _theme(21, "国防", "国防建设 国防动员"),
    _theme(22, "其他"),
)

THEME_NAMES: tuple[str, ...] = tuple(theme.name for theme in THEMES)

THEME_PATHS: tuple[str, ...] = tuple(path for theme in THEMES for path in theme.paths)

_BY_NAME = {theme.name: theme for theme in THEMES}


def find_theme(text: str) -> tuple[Theme, str] | None:
    """Read a theme as a metadata block prints it: "大类", "大类\\小类" or "大类/小类".

    Returns the theme and the child's name ("" if only the theme was named), or None if the theme is not one
    of the 22 or the child is not one of its own.
    """
    top, _, child = text.strip().replace("/", "\\").partition("\\")
    theme = _BY_NAME.get(top.strip())
    child = child.strip()
    if theme is None or (child and child not in theme.children):
        return None
    return theme, child

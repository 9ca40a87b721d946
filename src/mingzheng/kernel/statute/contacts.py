"""What an organ must say about itself and its guide (条例第十二条、第二十条第（二）项)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingzheng.kernel.statute.source import Source, regulation

PROFILE_SOURCE = regulation(
    "第二十条第（二）项", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"
)
GUIDE_SOURCE = regulation("第十二条第二款", "政府信息公开指南的内容")
CATALOGUE_SOURCE = regulation("第十二条第三款", "索引、名称、内容概述、生成日期等")


@dataclass(frozen=True, slots=True)
class Element:
    """One element that must be published: its key, its Chinese name and its basis."""

    key: str
    name: str
    source: Source


def _elements(source: Source, **names: str) -> tuple[Element, ...]:
    return tuple(Element(key, name, source) for key, name in names.items())


PROFILE = _elements(
    PROFILE_SOURCE,
    functions="机关职能",
    divisions="机构设置",
    address="办公地址",
    hours="办公时间",
    phone="联系方式",
    leaders="负责人姓名",
)
"""The profile of every organ (机关职能概况)."""

GUIDE = _elements(
    GUIDE_SOURCE,
    classification="政府信息的分类",
    arrangement="编排体系",
    access="获取方式",
    office_name="政府信息公开工作机构的名称",
    office_address="办公地址",
    office_hours="办公时间",
    office_phone="联系电话",
    office_fax="传真号码",
    office_internet="互联网联系方式",
)
"""The guide to government information (政府信息公开指南)."""

CATALOGUE_FIELDS = _elements(
    CATALOGUE_SOURCE,
    index_number="索引",
    title="名称",
    abstract="内容概述",
    written_date="生成日期",
)
"""The least a catalogue entry says (政府信息公开目录)."""


def missing(elements: tuple[Element, ...], values: Mapping[str, object]) -> tuple[Element, ...]:
    """The elements for which `values` has nothing, in their order."""
    return tuple(element for element in elements if not str(values.get(element.key) or "").strip())

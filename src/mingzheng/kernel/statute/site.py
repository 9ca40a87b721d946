"""Forms of a government website (政府网站): 网站标识码, domain, meta tags (网页标签).

Sources: 《政府网站发展指引》(国办发〔2017〕47号) and live pages; see each constant.
"""

import re
from dataclasses import dataclass
from typing import Literal

from mingzheng.kernel.statute.source import Source

GUIDELINE = "《政府网站发展指引》（国办发〔2017〕47号）"

SITE_CODE_SOURCE = Source(GUIDELINE, "", "6位行政区划代码加4位顺序号；国务院部门为bm加8位", "VERIFIED-2")
DOMAIN_SOURCE = Source(GUIDELINE, "", "域名以.gov.cn结尾", "VERIFIED-2")
SEEN_TAG = Source(GUIDELINE, "网页标签规范", "见于各级政府网站页面", "VERIFIED-2")
RECALLED_TAG = Source(GUIDELINE, "网页标签规范", "待核对原文", "RECALLED")

SITE_CODE = re.compile(r"\d{10}|bm\d{8}")
"""网站标识码: ten digits, or `bm` and eight digits for departments of the State Council."""

DOMAIN = re.compile(r"(www|[a-z0-9-]+)\.([a-z0-9-]+\.)+gov\.cn")
"""A host name of a government site: www.□□□.gov.cn or ○○○.□□□.gov.cn."""

PUB_DATE_FORMAT = "%Y-%m-%d %H:%M"
"""The form of the tag PubDate (2026-09-30 17:18)."""


def is_site_code(text: str) -> bool:
    """Whether `text` is a well-formed 网站标识码."""
    return SITE_CODE.fullmatch(text) is not None


def is_government_domain(host: str) -> bool:
    """Whether `host` is a well-formed host name of a government site (.gov.cn)."""
    return DOMAIN.fullmatch(host.lower()) is not None


@dataclass(frozen=True, slots=True)
class MetaTag:
    """One meta tag: its `name`, what it holds in Chinese, where it stands and whether it is required.

    `level` is the page it first appears on; a deeper page carries the tags of the levels above it as well.
    """

    name: str
    meaning: str
    level: Literal["site", "column", "content"]
    required: bool
    source: Source


META_TAGS: tuple[MetaTag, ...] = (
    MetaTag("SiteName", "网站名称", "site", True, SEEN_TAG),
    MetaTag("SiteDomain", "网站域名", "site", True, RECALLED_TAG),
    MetaTag("SiteIDCode", "网站标识码", "site", True, SEEN_TAG),
    MetaTag("ColumnName", "栏目名称", "column", True, SEEN_TAG),
    MetaTag("ColumnDescription", "栏目描述", "column", False, RECALLED_TAG),
    MetaTag("ColumnKeywords", "栏目关键词", "column", False, RECALLED_TAG),
    MetaTag("ColumnType", "栏目类别", "column", True, RECALLED_TAG),
    MetaTag("ArticleTitle", "文章标题", "content", True, SEEN_TAG),
    MetaTag("PubDate", "发布时间", "content", True, SEEN_TAG),
    MetaTag("ContentSource", "内容来源", "content", True, RECALLED_TAG),
    MetaTag("Keywords", "关键词", "content", False, RECALLED_TAG),
    MetaTag("Author", "作者", "content", False, RECALLED_TAG),
    MetaTag("Description", "内容摘要", "content", False, RECALLED_TAG),
    MetaTag("Image", "图片", "content", False, RECALLED_TAG),
    MetaTag("Url", "页面地址", "content", False, RECALLED_TAG),
)

_LEVELS = ("site", "column", "content")


def meta_tags(level: Literal["site", "column", "content"]) -> tuple[MetaTag, ...]:
    """The tags of a page of this level: its own and those of the levels above it."""
    reach = _LEVELS.index(level)
    return tuple(tag for tag in META_TAGS if _LEVELS.index(tag.level) <= reach)

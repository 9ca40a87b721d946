"""The fixed forms: elements of an organ's profile, columns, site marks and paper measures."""

import pytest

from mingzheng.kernel.statute import contacts, paper, site
from mingzheng.kernel.statute.columns import COLUMNS, column


def test_profile_is_that_of_article_twenty():
    names = [element.name for element in contacts.PROFILE]
    assert names == ["机关职能", "机构设置", "办公地址", "办公时间", "联系方式", "负责人姓名"]


def test_missing_elements_are_listed_in_order():
    values = {"functions": "负责民政工作", "address": "  ", "phone": "0000-0000000"}
    names = [element.key for element in contacts.missing(contacts.PROFILE, values)]
    assert names == ["divisions", "address", "hours", "leaders"]


def test_columns_are_the_fixed_six():
    keys = [item.key for item in COLUMNS]
    assert keys == ["policy", "guide", "system", "statutory", "annual", "request"]
    assert column("annual").name == "政府信息公开年报"


def test_column_unknown_key_raises_in_chinese():
    with pytest.raises(KeyError, match="没有名为“news”的固定栏目"):
        column("news")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("9900000001", True),
        ("bm99000001", True),
        ("990000001", False),
        ("BM99000001", False),
        ("9900000001\n", False),
    ],
)
def test_site_code_form(text, good):
    assert site.is_site_code(text) is good


@pytest.mark.parametrize(
    ("host", "good"),
    [
        ("www.yunjiang.gov.cn", True),
        ("slj.yunjiang.gov.cn", True),
        ("www.gov.cn", False),
        ("www.yunjiang.gov.cn.example.com", False),
        ("yunjiang.com", False),
    ],
)
def test_government_domain_form(host, good):
    assert site.is_government_domain(host) is good


def test_meta_tags_of_a_deeper_page_include_those_above():
    assert [tag.name for tag in site.meta_tags("site")] == ["SiteName", "SiteDomain", "SiteIDCode"]
    assert site.meta_tags("content") == site.META_TAGS
    assert {tag.level for tag in site.meta_tags("column")} == {"site", "column"}


def test_paper_margins_leave_the_printed_area():
    assert (paper.MARGIN_RIGHT, paper.MARGIN_BOTTOM) == (26.0, 35.0)
    assert paper.LINES_A_PAGE * paper.LINE_PITCH <= paper.BODY_HEIGHT / 25.4 * 72


def test_paper_head_shrinks_for_long_issuers():
    assert paper.head_size("云江市人民政府文件") == pytest.approx(440 / 9)
    assert paper.head_size("云江市") == 60.0
    assert (paper.page_number(3), paper.page_number_side(3), paper.page_number_side(4)) == (
        "— 3 —",
        "right",
        "left",
    )

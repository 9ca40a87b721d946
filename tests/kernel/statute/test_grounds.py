import pytest

from mingzheng.kernel.statute.grounds import GROUNDS, Attribute, ground, requires_ground


def test_grounds_are_the_eight_rows_of_the_annual_report():
    assert [item.row for item in GROUNDS] == list(range(1, 9))


def test_grounds_bind_as_their_articles_say():
    force = {item.source.article: item.force for item in GROUNDS}
    assert force == {
        "第十四条": "must",
        "第十五条": "shall_not",
        "第十六条第一款": "may",
        "第十六条第二款": "may",
        "第三十六条第（七）项": "may",
    }


def test_ground_names_the_classes_of_its_article():
    assert ground("process").classes == ("讨论记录", "过程稿", "磋商信函", "请示报告")


def test_ground_unknown_key_raises_in_chinese():
    with pytest.raises(KeyError, match="没有名为“secret”的不予公开理由"):
        ground("secret")


def test_requires_ground_only_for_closed():
    assert {key: requires_ground(key) for key in Attribute} == {
        "open": False,
        "on_request": False,
        "closed": True,
    }
    with pytest.raises(ValueError, match="hidden"):
        requires_ground("hidden")

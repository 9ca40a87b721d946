from datetime import date

import pytest

from mingzheng.kernel.statute.remedies import RemedyError, remedy, track_of
from mingzheng.kernel.statute.rules import RuleGap

TODAY = date(2026, 11, 22)
PLACE = {"government": "云江市人民政府", "court": "云江市清河县人民法院"}


def test_remedy_of_a_refusal_is_reconsideration_first():
    notice = remedy("process", TODAY, **PLACE, online=True, online_channel="行政复议网上服务平台")
    assert notice.sentence == (
        "如不服本决定，应当自收到本决定书之日起60日内，先向云江市人民政府申请行政复议"
        "（互联网渠道：行政复议网上服务平台）；对行政复议决定不服的，"
        "可以自收到复议决定书之日起15日内向云江市清河县人民法院提起行政诉讼。"
    )
    assert [source.article for source in notice.sources] == [
        "第二十三条",
        "第二十条第一款",
        "第二十二条第二款",
        "第四十五条",
    ]


def test_remedy_of_other_replies_leaves_the_choice():
    notice = remedy("not_held", TODAY, **PLACE)
    assert notice.sentence == (
        "如不服本答复，可以自收到本答复书之日起60日内向云江市人民政府申请行政复议，"
        "或者6个月内向云江市清河县人民法院提起行政诉讼。"
    )
    assert [source.article for source in notice.sources] == ["第二十条第一款", "第四十六条第一款"]


def test_track_of_a_refusal_changed_in_2024():
    assert track_of("state_secret", date(2023, 12, 31)) == "either"
    assert track_of("state_secret", date(2024, 1, 1)) == "reconsideration_first"
    assert "或者6个月内" in remedy("state_secret", date(2023, 12, 31), **PLACE).sentence


def test_remedy_of_an_abandoned_application_is_empty():
    assert remedy("not_supplemented", TODAY, government="", court="").sentence == ""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"government": " "}, "缺少行政复议机关"),
        ({"court": ""}, "缺少管辖法院"),
        ({"online": True}, "必须同时提供提交行政复议申请书的互联网渠道"),
    ],
)
def test_remedy_incomplete_notice_is_refused(changes, message):
    with pytest.raises(RemedyError, match=message):
        remedy("granted", TODAY, **{**PLACE, **changes})


def test_remedy_before_the_recorded_law_says_so():
    with pytest.raises(RuleGap, match="尚无本系统收录的规定"):
        remedy("granted", date(1999, 9, 30), **PLACE)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.support import stands, supported

PASSAGES = [
    "云江市公共租赁住房管理办法。第二条。第二条　申请公共租赁住房，应当向街道办事处窗口提出书面申请。",
    "云江市公共租赁住房管理办法。第三条。第三条　街道办事处应当自受理之日起十五个工作日内完成初审，不得收取费用。",
]


def texts(written):
    return [(each.text, each.numbers) for each in supported(written, PASSAGES)]


def test_supported_sentences_stay_with_their_numbers():
    written = (
        "申请公共租赁住房，应当向街道办事处窗口提出书面申请[1]。街道办事处应当在十五个工作日内完成初审。[2]"
    )
    assert texts(written) == [
        ("申请公共租赁住房，应当向街道办事处窗口提出书面申请。", (1,)),
        ("街道办事处应当在十五个工作日内完成初审。", (2,)),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "申请公共租赁住房，应当向街道办事处窗口提出书面申请。",  # names no passage
        "申请公共租赁住房，应当向街道办事处窗口提出书面申请[3]。",  # names one that is not there
        "申请公共租赁住房，应当向街道办事处窗口提出书面申请[0]。",
        "街道办事处应当自受理之日起十个工作日内完成初审[2]。",  # another number
        "街道办事处应当自受理之日起15天内完成初审[2]。",
        "街道办事处完成初审，可以收取费用[2]。",  # the negation is gone
        "申请人可以在手机上一键申请并且当天领取钥匙[1]。",  # made up
        "好的[1]。",
        "",
        "[1][2]",
        "{\"answer\": \"ok\"}",
    ],
)  # fmt: skip
def test_unsupported_sentences_are_dropped(written):
    assert texts(written) == []


def test_a_made_up_sentence_does_not_take_the_others_with_it():
    written = "月球居民可以优先选房[1]。申请公共租赁住房，应当向街道办事处窗口提出书面申请【1】。"
    assert texts(written) == [("申请公共租赁住房，应当向街道办事处窗口提出书面申请。", (1,))]


def test_a_sentence_may_rest_on_two_passages():
    written = "申请公共租赁住房应当向街道办事处窗口提出书面申请，街道办事处十五个工作日内完成初审，不得收取费用[1][2]。"
    assert [each.numbers for each in supported(written, PASSAGES)] == [(1, 2)]


@given(st.text(max_size=200))
def test_supported_never_fails_and_names_only_what_is_there(written):
    for each in supported(written, PASSAGES):
        assert set(each.numbers) <= {1, 2}
        assert each.text in written.replace("[1]", "").replace("[2]", "") or each.text.endswith("。")


@given(st.sampled_from(["二", "五", "六十", "三"]))
def test_another_number_is_never_supported(number):
    assert not stands(f"街道办事处应当自受理之日起{number}个工作日内完成初审，不得收取费用。", PASSAGES)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.meaning import key_of, nearness, same

QUESTIONS = st.text("公租房申请多久怎么要不要材料老年人12 ？，", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公租房怎么申请？", "请问如何申请公租房"),
        ("申请低保要什么材料", "低保申请需要哪些材料？"),
        ("老人乘车免费吗", "老年人免费乘车吗"),
        ("能不能提取公积金", "可以提取公积金吗"),
    ],
)
def test_same_questions_in_other_words(one, other):
    assert (same(one, other), same(other, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("申请低保要什么材料", "申请低保不要什么材料"),
        ("补贴多少钱", "补贴多久"),
        ("70岁乘车免费吗", "80岁乘车免费吗"),
        ("清河县公租房怎么申请", "公租房怎么申请"),
        ("老年人免费乘车吗", "残疾人免费乘车吗"),
        ("怎么办", "怎么办"),
    ],
)
def test_other_questions_in_nearly_the_same_words(one, other):
    assert (same(one, other), same(other, one)) == (False, False)


@given(QUESTIONS, QUESTIONS)
def test_nearness_is_symmetric_and_bounded(one, other):
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= 1


@given(QUESTIONS, QUESTIONS)
def test_questions_with_one_key_ask_the_same(one, other):
    if key_of(one) and key_of(one) == key_of(other):
        assert same(one, other)


@given(QUESTIONS)
def test_a_question_asks_what_it_asks(question):
    assert same(question, question) == bool(key_of(question))

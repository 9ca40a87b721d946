from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.judging import Judgement, enough
from mingzheng.outreach.answers.wording import content_words


def judge(question: str, title: str, text: str):
    words = content_words(question)
    return Judgement(question, dict.fromkeys(words, 1.0)).of(title, text)


def test_the_title_counts_for_coverage_and_little_for_fitness():
    in_text = judge("公租房租金多少", "通知", "公租房租金为市场租金的30%。")
    in_title = judge("公租房租金多少", "公租房租金通知", "各有关单位应当遵守。")
    assert (in_text.coverage, in_title.coverage) == (1.0, 1.0)
    assert in_text.fitness > in_title.fitness


def test_official_words_stand_for_everyday_ones():
    assert judge("公租房", "办法", "公共租赁住房由街道受理。").coverage == 1.0


def test_a_sentence_with_the_kind_of_value_asked_for_fits_better():
    amount, other = "租金为每平方米10元。", "租金由承租人交纳。"
    assert judge("租金多少", "办法", amount).fitness > judge("租金多少", "办法", other).fitness


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=80))
def test_coverage_is_a_share(question, title, text):
    assert 0 <= judge(question, title, text).coverage <= 1


def test_a_long_story_needs_less_of_its_words_than_a_short_question():
    assert (enough(("公租房", "申请")), enough(("一", "二", "三", "四", "五"))) == (0.6, 0.5)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.sentences import LONGEST, Asked, choose, split, worth
from mingzheng.outreach.answers.wording import content_words, cues

PIECES = ["一、甲方条件：", "（一）年满十八周岁；", "（二）住房困难。", "租金为30元。", "办理要10个工作日。", "问：收费吗？", "答：不收费。", "| 项目 | 金额 |", "| 租金 | 30元 |"]  # fmt: skip


def asked(question):
    words = content_words(question)
    return Asked(words, dict.fromkeys(words, 1.0), cues(question))


def chosen(text, question, header=()):
    return choose(text, asked(question), header)


def test_a_short_clause_is_given_whole_without_its_number():
    assert (
        chosen("第四条　租金为市场租金的百分之三十。低保家庭减半。", "租金多少")
        == "租金为市场租金的百分之三十。低保家庭减半。"
    )


def test_a_list_after_a_colon_is_given_whole():
    text = f"总则。{'无关的话。' * 40}\n申请公租房应当符合下列条件：\n（一）有本市户籍；\n（二）住房困难。\n其他事项另行通知。"
    assert (
        chosen(text, "申请公租房要什么条件")
        == "申请公租房应当符合下列条件：（一）有本市户籍；（二）住房困难。"
    )


def test_the_answer_to_a_printed_question_goes_with_it():
    text = "问：可以转租吗？\n答：不可以。转租的应当退回。\n问：租金多少？\n答：每平方米3元。"
    assert chosen(text, "公租房租金多少钱") == "问：租金多少？答：每平方米3元。"


def test_a_row_is_told_with_the_names_of_its_columns():
    text = "| 一年级 | 2元 |\n| 六年级 | 3元 |"
    assert chosen(text, "六年级收多少钱", ("年级", "每课时收费")) == "年级：六年级，每课时收费：3元。"


def test_rows_that_say_the_same_are_given_together():
    text = "收费标准如下：\n| 年级 | 收费 |\n| 一年级 | 2元 |\n| 六年级 | 3元 |"
    assert chosen(text, "年级收费多少") == "收费标准如下：年级：一年级，收费：2元。年级：六年级，收费：3元。"


def test_the_opening_of_a_notice_does_not_answer():
    text = f"为了规范课后服务收费，现将课后服务收费标准通知如下：\n{'其他要求。' * 30}\n课后服务每课时2元。"
    assert chosen(text, "课后服务收费标准多少钱").endswith("课后服务每课时2元。")


def test_worth_is_that_of_the_best_sentence():
    assert (
        worth("无关。租金为30元。", asked("租金多少"))
        > worth("无关。有租金。", asked("租金多少"))
        > worth("无关。", asked("租金"))
    )


@pytest.mark.parametrize("text", ["", "第一条　", "| 甲 | 乙 |"])
def test_nothing_is_chosen_where_nothing_is_said(text):
    assert chosen(text, "租金多少") == ""


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12),
    st.sampled_from(["租金多少", "要什么条件", "收费吗", "几天"]),
)
def test_every_chosen_sentence_stands_in_the_passage(pieces, question):
    text = "\n".join(pieces)
    said = chosen(text, question)
    sentences = sorted((sentence.text for sentence in split(text)), key=len, reverse=True)
    assert len(said) <= LONGEST + max(map(len, sentences), default=0)
    for sentence in sentences:
        said = said.replace(sentence, "")
    assert set(said) <= set("。…")

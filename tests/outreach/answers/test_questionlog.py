from datetime import timedelta

import pytest
from django.core import signing

from mingzheng.base.events.delivery import deliver_pending
from mingzheng.outreach.answers import questionlog
from mingzheng.outreach.answers.handlers import LOG_KEPT, SUBSCRIBER, forget
from mingzheng.outreach.answers.models import AskedQuestion
from mingzheng.outreach.answers.sitelog import near
from tests.factories import NOW
from tests.outreach.answers.conftest import TODAY

QUESTION = "公租房怎么申请"


def recorded(ask, question=QUESTION, day=TODAY):
    return questionlog.record(ask(question), day)


def judged(ask, helpful, question=QUESTION):
    row = recorded(ask, question)
    return questionlog.judge(questionlog.token_for(row), helpful=helpful)


def test_the_log_keeps_the_masked_question_and_what_it_rests_on(rule, ask):
    row = recorded(ask, "我叫张三，电话13800138000，公租房怎么申请")
    assert (row.text, row.outcome, row.day) == ("我叫***,电话***,公租房怎么申请", "extract", TODAY)
    assert [item["ref"] for item in row.cited] == [rule.ref]


def test_the_log_has_no_column_for_a_person():
    names = {field.name for field in AskedQuestion._meta.get_fields()}
    assert names == {"id", "day", "text", "key", "outcome", "cited", "helpful", "took_ms"}


def test_a_question_about_nothing_is_not_kept(rule, ask):
    assert (recorded(ask, "怎么办？"), AskedQuestion.objects.count()) == (None, 0)


def test_a_judgement_is_taken_once_for_each_answer(rule, ask):
    row = recorded(ask)
    token = questionlog.token_for(row)
    for helpful in (True, True, False):
        questionlog.judge(token, helpful=helpful)
    assert list(AskedQuestion.objects.values_list("helpful", flat=True)) == [False]


@pytest.mark.parametrize("token", ["", "x", "MQ:1tabcd:forged", "\x00"])
def test_a_forged_token_is_refused_in_chinese(db, token):
    with pytest.raises(questionlog.BadToken, match="过期或者地址不完整"):
        questionlog.judge(token, helpful=True)


def test_a_token_of_another_use_is_refused(rule, ask):
    row = recorded(ask)
    with pytest.raises(questionlog.BadToken):
        questionlog.judge(signing.dumps(row.pk), helpful=True)


def test_a_token_for_a_row_that_is_gone_is_refused(rule, ask):
    row = recorded(ask)
    token = questionlog.token_for(row)
    row.delete()
    with pytest.raises(questionlog.BadToken, match="已经按规定清理"):
        questionlog.judge(token, helpful=True)


def test_equal_questions_are_counted_together(rule, ask):
    for question in (QUESTION, "请问如何申请公租房？", "世界杯谁赢了", "世界杯什么人赢了"):
        recorded(ask, question)
    judged(ask, False)
    assert next((row.times, row.refused) for row in questionlog.asked_most(TODAY, TODAY)) == (3, 0)
    assert [row.refused for row in questionlog.unanswered(TODAY, TODAY)] == [1, 1]
    assert [(row.text, row.unhelpful) for row in questionlog.unhelpful(TODAY, TODAY)] == [
        ("请问如何申请公租房?", 1)
    ]


def test_days_are_counted_with_both_ends(rule, ask):
    recorded(ask)
    before = TODAY - timedelta(days=1)
    assert (questionlog.asked_most(before, before), len(questionlog.asked_most(before, TODAY))) == ([], 1)


def test_helpful_answers_vote_and_unhelpful_ones_take_back(rule, ask):
    judged(ask, True)
    deliver_pending((SUBSCRIBER,))
    (helped,) = near("公租房如何申请").logged
    assert ([ref for ref, _ in helped.texts], helped.worth) == ([rule.ref], 1.0)
    judged(ask, False)
    deliver_pending((SUBSCRIBER,))
    assert near("公租房如何申请").logged == []
    judged(ask, False)
    deliver_pending((SUBSCRIBER,))
    (bad,) = near("公租房如何申请").logged
    assert ([ref for ref, _ in bad.texts], bad.worth) == ([rule.ref], -1.0)


def test_votes_bring_a_text_forward(world, rule, ask):
    chosen = world.document("窗口服务须知", "公共租赁住房申请资料齐全的，窗口当日收件。")
    world.deliver()
    before = [each.ref for each in ask(QUESTION).passages].index(chosen.ref)
    row = recorded(ask)
    mark = next(each.mark for each in ask(QUESTION).passages if each.ref == chosen.ref)
    AskedQuestion.objects.filter(pk=row.pk).update(cited=[{"ref": chosen.ref, "mark": mark}])
    questionlog.judge(questionlog.token_for(row), helpful=True)
    deliver_pending((SUBSCRIBER,))
    assert [each.ref for each in ask(QUESTION).passages].index(chosen.ref) < before


def test_votes_never_show_what_was_withdrawn(world, rule, ask):
    judged(ask, True)
    deliver_pending((SUBSCRIBER,))
    world.withdraw(rule, tell=False)
    assert rule.ref not in {each.ref for each in ask(QUESTION, limit=50).passages}


def test_handling_a_judgement_again_changes_nothing(rule, ask):
    from mingzheng.base.events.models import Event
    from mingzheng.outreach.answers import handlers

    judged(ask, True)
    events = list(Event.objects.filter(kind="question.judged"))
    handlers.handle(events)
    before = near(QUESTION)
    handlers.handle(events)
    assert near(QUESTION) == before


def test_old_questions_are_forgotten_with_their_votes(rule, ask):
    judged(ask, True)
    deliver_pending((SUBSCRIBER,))
    forget(NOW + LOG_KEPT + timedelta(days=1))
    assert (AskedQuestion.objects.count(), near(QUESTION).logged) == (0, ())


@pytest.mark.parametrize(("most", "voted"), [(500, True), (0, False)])
def test_a_lost_index_of_questions_is_made_good_if_it_is_small(
    rule, ask, settings, tmp_path, monkeypatch, most, voted
):
    from mingzheng.outreach.answers import learned

    judged(ask, True)
    settings.INDEX_DIR = tmp_path / "lost"
    monkeypatch.setattr(learned, "_BUILT_ON_THE_SPOT", most)
    assert bool(near(QUESTION).logged) == voted
    forget(NOW)
    assert near(QUESTION).logged != ()

"""Learning from the site's own log: by a command, tried before it is used, undone when it no longer fits."""

from datetime import UTC, datetime

import pytest

from mingzheng.engines.search.learning.fitting import Weights
from mingzheng.engines.search.learning.ranker import USUAL
from mingzheng.engines.search.learning.signs import SIGNS
from mingzheng.engines.search.learning.validation import FEWEST, Trial
from mingzheng.outreach.answers import weights
from mingzheng.outreach.answers.candidates import mark_of
from mingzheng.outreach.answers.meaning import key_of
from mingzheng.outreach.answers.models import AskedQuestion, LearnedRanking
from tests.outreach.answers.conftest import TODAY

AT = datetime(2026, 11, 23, tzinfo=UTC)
BETTER = Weights((1.0,) * len(SIGNS))


def helpful(rule, number: int, helpful: bool = True) -> None:
    """Judged questions, each of its own wording, all resting on the same clause."""
    clause = "第二条　申请公共租赁住房，应当向街道办事处窗口提出申请。"
    for n in range(number):
        text = f"第{n}街道的人申请公租房到哪里去"
        cited = [{"ref": rule.ref, "mark": mark_of(clause)}]
        AskedQuestion.objects.create(
            day=TODAY, text=text, key=key_of(text), outcome="extract", cited=cited, helpful=helpful, took_ms=1
        )


@pytest.fixture
def trial(monkeypatch):
    """Decides how the trial ends, and looks at what is learned from."""

    def end(accepted: bool) -> list:
        seen = []

        def tried(log, make):
            seen.extend(log)
            make(log).candidates("申请公租房到哪里去")
            return Trial(0.4, 0.6 if accepted else 0.3, BETTER if accepted else USUAL)

        monkeypatch.setattr(weights, "tried", tried)
        return seen

    return end


def test_a_short_log_changes_nothing(rule):
    helpful(rule, FEWEST - 1)
    helpful(rule, 40, helpful=False)
    lesson = weights.learn(today=TODAY, at=AT)
    assert (lesson.enough, LearnedRanking.objects.count(), weights.in_use()) == (False, 0, USUAL)


def test_what_is_better_is_used_from_now_on(rule, trial):
    helpful(rule, FEWEST)
    seen = trial(accepted=True)
    lesson = weights.learn(today=TODAY, at=AT)
    assert (lesson.accepted, lesson.questions, weights.in_use()) == (True, FEWEST, BETTER)
    assert {tuple(question.answers) for question in seen} == {(f"{rule.ref}#3",)}


def test_what_is_no_better_puts_the_usual_back(rule, trial):
    helpful(rule, FEWEST)
    trial(accepted=True)
    weights.learn(today=TODAY, at=AT)
    trial(accepted=False)
    assert weights.learn(today=TODAY, at=AT).accepted is False
    assert weights.in_use() == USUAL


def test_a_real_trial_over_a_log_where_all_is_right_already_keeps_the_usual(rule):
    helpful(rule, FEWEST)
    lesson = weights.learn(today=TODAY, at=AT)
    assert (lesson.usual, lesson.learned, lesson.accepted) == (1.0, 1.0, False)


def test_weights_of_other_signs_are_not_used(rule, trial):
    helpful(rule, FEWEST)
    trial(accepted=True)
    weights.learn(today=TODAY, at=AT)
    LearnedRanking.objects.update(signs=["score"])
    assert weights.in_use() == USUAL


def test_weights_learned_with_another_encoder_are_not_used(rule, trial):
    helpful(rule, FEWEST)
    trial(accepted=True)
    weights.learn(today=TODAY, at=AT)
    LearnedRanking.objects.update(encoder="another")
    assert weights.in_use() == USUAL


def test_what_was_changed_since_is_not_learned_from(rule, trial):
    helpful(rule, FEWEST)
    AskedQuestion.objects.update(
        cited=[{"ref": rule.ref, "mark": "gone"}, {"ref": "policy.document:none", "mark": "x"}]
    )
    seen = trial(accepted=True)
    assert (weights.learn(today=TODAY, at=AT).questions, seen) == (0, [])


def test_an_answer_uses_what_was_learned(rule, ask, trial):
    helpful(rule, FEWEST)
    trial(accepted=True)
    before = [each.score for each in ask("申请公租房到哪里去").passages]
    weights.learn(today=TODAY, at=AT)
    after = [each.score for each in ask("申请公租房到哪里去").passages]
    assert before != after

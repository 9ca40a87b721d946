from datetime import date

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.delivery import deliver_pending
from mingzheng.base.proof.models import LogEntry
from mingzheng.outreach.answers.actions.confirming import AnswerRefused, confirm_answer, withdraw_answer
from mingzheng.outreach.answers.handlers import SUBSCRIBER
from mingzheng.outreach.answers.models import ConfirmedAnswer
from mingzheng.outreach.answers.phrases import CONFIRMED
from mingzheng.outreach.answers.queries import visible_to
from tests.factories import NOW, OrganFactory, Team

QUESTION = "公租房怎么申请"
SAID = "请带身份证件到街道办事处窗口提出申请。"


@pytest.fixture
def team(world):
    return Team(world.organ)


def texts(ask, question=QUESTION):
    return [(each.ref, each.mark) for each in ask(question).used]


def confirm(team, ask, **changes):
    values = {
        "question": QUESTION,
        "answer": SAID,
        "basis": texts(ask),
        "organ": team.organ,
        "by": team.office,
    }
    return confirm_answer(at=NOW, **values | changes)


@pytest.mark.parametrize(
    "question", [QUESTION, "请问如何申请公租房？", "公租房咋申请", "我叫张三，怎么申请公租房"]
)
def test_a_confirmed_answer_comes_first_when_the_same_is_asked(rule, team, ask, question):
    confirm(team, ask)
    found = ask(question)
    assert (found.way, found.text, found.confirmed_question) == ("confirmed", f"{SAID}{CONFIRMED}", QUESTION)
    assert ([each.clause for each in found.used], found.passages[0].clause) == (["第二条"], "第二条")


def test_an_abbreviation_asks_the_same_once_the_index_knows(rule, team, ask):
    confirm(team, ask, question="老年人怎么申请公租房", basis=texts(ask))
    deliver_pending((SUBSCRIBER,))
    assert ask("老人怎么申请公租房").way == "confirmed"


@pytest.mark.parametrize(
    "question", ["公租房怎么不申请", "公租房申请多久", "清河县公租房怎么申请", "公租房租金多少"]
)
def test_another_question_does_not_get_it(rule, team, ask, question):
    confirm(team, ask)
    deliver_pending((SUBSCRIBER,))
    assert ask(question).way != "confirmed"


def test_it_is_logged_without_who_asked(rule, team, ask):
    row = confirm(team, ask, question="我叫张三，公租房怎么申请")
    entry = LogEntry.objects.get(action="answer.confirm")
    assert (entry.subject, entry.actor, entry.detail["question"]) == (
        row.ref,
        team.office.username,
        "我叫***,公租房怎么申请",
    )


def test_a_corrected_answer_replaces_the_one_before(rule, team, ask):
    before = confirm(team, ask)
    confirm(team, ask, answer="请在政务服务平台申请。")
    before.refresh_from_db()
    assert (before.withdrawn_at, ask(QUESTION).text) == (NOW, f"请在政务服务平台申请。{CONFIRMED}")


def test_a_withdrawn_answer_is_not_given(rule, team, ask):
    row = confirm(team, ask)
    withdraw_answer(by=team.office, at=NOW, answer_id=row.pk, reason="政策调整")
    deliver_pending((SUBSCRIBER,))
    assert ask(QUESTION).way == "extract"
    with pytest.raises(AnswerRefused, match="已经停用"):
        withdraw_answer(by=team.office, at=NOW, answer_id=row.pk, reason="再停一次")


@pytest.mark.parametrize("role", ["editor", "reviewer", "secrecy", "signer", "supervisor", "admin"])
def test_only_the_office_confirms_and_withdraws(rule, team, ask, role):
    with pytest.raises(NotPermitted, match="政务公开办"):
        confirm(team, ask, by=getattr(team, role))
    row = confirm(team, ask)
    with pytest.raises(NotPermitted, match="政务公开办"):
        withdraw_answer(by=getattr(team, role), at=NOW, answer_id=row.pk, reason="政策调整")


def test_the_office_of_another_organ_neither_confirms_nor_replaces(rule, team, ask):
    confirm(team, ask)
    strangers = Team(OrganFactory())
    with pytest.raises(NotPermitted):
        confirm(team, ask, by=strangers.office)
    with pytest.raises(NotPermitted):
        confirm(team, ask, by=strangers.office, organ=strangers.organ)
    assert (ask(QUESTION).text, list(visible_to(strangers.office))) == (f"{SAID}{CONFIRMED}", [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"question": "怎么办？"}, "question"),
        ({"answer": "  "}, "answer"),
        ({"answer": "长" * 2001}, "answer"),
        ({"answer": "请联系张三，电话13800138000。"}, "answer"),
        ({"basis": []}, "basis"),
        ({"basis": [("policy.document:zzzzzzzzzz", "0" * 16)]}, "basis"),
        ({"basis": [("nothing", "")]}, "basis"),
    ],
)
def test_what_cannot_be_confirmed_is_refused_in_chinese(rule, team, ask, changes, field):
    with pytest.raises(AnswerRefused) as refusal:
        confirm(team, ask, **changes)
    assert (refusal.value.field, str(refusal.value)[-1], ConfirmedAnswer.objects.count()) == (field, "。", 0)


def test_a_lapsed_rule_is_no_basis(world, rule, team, ask):
    basis = texts(ask)
    rule.validity_events.create(kind="expires", on=date(2026, 1, 1), recorded_at=NOW)
    with pytest.raises(AnswerRefused, match="不能作为依据"):
        confirm(team, ask, basis=basis)


@pytest.mark.parametrize("change", ["withdrawn", "edited", "lapsed"])
def test_it_is_not_given_once_its_basis_no_longer_stands(world, rule, team, ask, change):
    confirm(team, ask)
    if change == "withdrawn":
        world.withdraw(rule, tell=False)
    elif change == "edited":
        type(rule).objects.filter(pk=rule.pk).update(
            body=rule.body.replace("街道办事处窗口", "县政务服务中心")
        )
    else:
        rule.validity_events.create(kind="expires", on=date(2026, 1, 1), recorded_at=NOW)
    found = ask(QUESTION)
    assert (found.way != "confirmed", SAID in found.text) == (True, False)


def test_a_hidden_record_is_no_basis(world, team, ask, rule):
    from mingzheng.outreach.answers.candidates import mark_of

    hidden = world.document("内部口径", "公租房怎么申请的内部口径。", state="draft")
    with pytest.raises(AnswerRefused, match="已经修改或者撤回"):
        confirm(team, ask, basis=[(hidden.ref, mark_of("公租房怎么申请的内部口径。"))])

"""What the scan finds must be dealt with before anybody is asked to review."""

import pytest

from mingzheng.base.proof.models import LogEntry
from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.drafting import answer_finding, edit_draft
from mingzheng.disclosure.policy.actions.locking import NotFound
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.findings import findings_of, unanswered
from mingzheng.disclosure.policy.models import Document
from tests import factories
from tests.factories import BODY, NOW

pytestmark = pytest.mark.django_db


def identity_number(birthday="19900307", serial="123"):
    """A well-formed number of nobody: made by the checksum of GB 11643."""
    body = f"110105{birthday}{serial}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        body
        + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]
    )


PERSONAL = f"联系人身份证号码：{identity_number()}。"


def hand_in(team, document):
    version = Document.objects.get(pk=document.pk).version
    return submit(by=team.editor, at=NOW, document_id=document.pk, version=version)


def kept(document):
    return Document.objects.get(pk=document.pk)


def test_clean_document_is_submitted(team):
    document = factories.draft(team)
    assert unanswered(document) == []
    assert hand_in(team, document).state == "open"


@pytest.mark.parametrize("place", ["正文", "标题", "名单.txt"])
def test_personal_data_anywhere_stops_the_submission(team, place):
    changes = {"正文": {"body": f"{BODY}\n{PERSONAL}"}, "标题": {"title": f"关于{PERSONAL}的通知"}}
    document = factories.draft(team, **changes.get(place, {}))
    if place == "名单.txt":
        attach(
            by=team.editor,
            at=NOW,
            document_id=document.pk,
            data=b"x",
            name=place,
            format="txt",
            text=PERSONAL,
        )
    assert [noted.place for noted in unanswered(kept(document))] == [place]
    with pytest.raises(Refused, match="不能公开的内容"):
        hand_in(team, document)
    assert kept(document).state == "draft"


def test_answer_with_a_reason_lets_it_pass(team):
    document = factories.draft(team, body=f"{BODY}\n{PERSONAL}")
    [noted] = unanswered(document)
    answer_finding(
        by=team.editor, at=NOW, document_id=document.pk, key=noted.key, reason="依法公示的处罚对象"
    )
    assert hand_in(team, document).state == "open"


@pytest.mark.parametrize("reason", ["", "可以", "  公开  "])
def test_short_reason_is_refused(team, reason):
    document = factories.draft(team, body=f"{BODY}\n{PERSONAL}")
    with pytest.raises(Refused):
        answer_finding(by=team.editor, at=NOW, document_id=document.pk, key="x", reason=reason)
    assert kept(document).answers == {}


def test_answer_covers_that_value_alone(team):
    document = factories.draft(team, body=f"{BODY}\n{PERSONAL}")
    [noted] = unanswered(document)
    answer_finding(
        by=team.editor, at=NOW, document_id=document.pk, key=noted.key, reason="依法公示的处罚对象"
    )
    other = f"联系人身份证号码：{identity_number(serial='456')}。"
    edit_draft(
        by=team.editor,
        at=NOW,
        document_id=document.pk,
        version=1,
        fields={"body": f"{BODY}\n{PERSONAL}\n{other}"},
    )
    assert [noted.value for noted in unanswered(kept(document))] == [identity_number(serial="456")]


def test_log_never_holds_the_value_found(team):
    document = factories.draft(team, body=f"{BODY}\n{PERSONAL}")
    [noted] = unanswered(document)
    answer_finding(
        by=team.editor, at=NOW, document_id=document.pk, key=noted.key, reason="依法公示的处罚对象"
    )
    hand_in(team, document)
    written = "".join(str(detail) for detail in LogEntry.objects.values_list("detail", flat=True))
    assert (identity_number() in written, noted.key in written) == (False, True)


def test_stranger_answers_nothing(team, strangers):
    document = factories.draft(team, body=f"{BODY}\n{PERSONAL}")
    with pytest.raises(NotFound):
        answer_finding(
            by=strangers.editor, at=NOW, document_id=document.pk, key="x", reason="依法公示的处罚对象"
        )


def test_revision_with_personal_data_is_stopped(team):
    document = factories.signed(team)
    with pytest.raises(Refused, match="不能公开的内容"):
        propose_revision(
            by=team.editor, at=NOW, document_id=document.pk, version=document.version,
            fields={"body": f"{BODY}\n{PERSONAL}"}, reason="补充联系人",
        )  # fmt: skip
    assert kept(document).pending is None


def test_worst_finding_comes_first(team):
    document = factories.draft(team, body=f"{BODY}\n联系电话：13800138000\n{PERSONAL}")
    order = [noted.severity for noted in findings_of(document)]
    assert order == sorted(order, key=("block", "warn", "info").index)
    assert order[0] == "block"

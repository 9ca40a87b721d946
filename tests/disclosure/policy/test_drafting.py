"""Drafts: who may write them, what they must fulfil, and that nobody saves over somebody else."""

from datetime import date

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.policy.actions.drafting import create_draft, delete_draft, edit_draft
from mingzheng.disclosure.policy.actions.locking import Changed, NotFound
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import recall
from tests import factories
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db


def create(team, by=None, **changes):
    return create_draft(by=by or team.editor, at=NOW, organ=team.organ, fields=factories.fields(**changes))


def edit(document, by, version=None, **changes):
    version = document.version if version is None else version
    return edit_draft(by=by, at=NOW, document_id=document.pk, version=version, fields=changes)


def kept(document):
    return Document.objects.get(pk=document.pk)


def logged(document):
    return list(
        LogEntry.objects.filter(subject=document.ref).order_by("seq").values_list("action", flat=True)
    )


def test_draft_is_kept_with_its_number_in_the_right_form(team):
    document = kept(create(team, doc_number="云测发[2026]5 号"))
    assert (document.state, document.doc_number, document.drafter) == (
        "draft",
        "云测发〔2026〕5号",
        team.editor,
    )


def test_draft_is_logged_with_its_title(team):
    document = create(team)
    entry = LogEntry.objects.get(subject=document.ref)
    assert (entry.action, entry.actor, entry.detail) == (
        "policy.create", team.editor.username, {"title": document.title},
    )  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_only_editor_and_office_draft(team, role):
    person = UserFactory.holding(role, team.organ)
    if role in (Role.EDITOR, Role.OFFICE):
        assert create(team, by=person).drafter == person
        return
    with pytest.raises(NotPermitted):
        create(team, by=person)
    assert Document.objects.count() == 0


def test_foreign_editor_cannot_draft_here(team, strangers):
    with pytest.raises(NotPermitted):
        create(team, by=strangers.editor)
    assert (Document.objects.count(), LogEntry.objects.filter(action="policy.create").count()) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": "  "}, ["title"]),
        ({"title": "长" * 501}, ["title"]),
        ({"doc_number": "第五号文件"}, ["doc_number"]),
        ({"genre": "便条"}, ["genre"]),
        ({"theme": "没有这一类"}, ["theme"]),
        ({"written_date": "2026年5月"}, ["written_date"]),
        ({"effective_date": date(2026, 5, 2), "expires_date": date(2026, 5, 1)}, ["expires_date"]),
        ({"written_date": date(2026, 5, 2), "expires_date": date(2026, 5, 1)}, ["expires_date"]),
        ({"audiences": ["企业", "别的"]}, ["audiences"]),
        ({"disclosure": "closed"}, ["ground", "ground_note"]),
        ({"disclosure": "on_request", "ground": "编造", "ground_note": "内部事务"}, ["ground"]),
        ({"disclosure": "closed", "ground": "process", "ground_note": "无"}, ["ground_note"]),
    ],
)
def test_bad_value_is_refused_and_nothing_is_kept(team, changes, fields):
    with pytest.raises(Refused) as refusal:
        create(team, **changes)
    assert [problem.field for problem in refusal.value.problems] == fields
    assert (Document.objects.count(), LogEntry.objects.filter(action="policy.create").count()) == (0, 0)


def test_open_document_carries_no_ground(team):
    document = create(team, disclosure="open", ground="state_secret", ground_note="不该留下")
    assert (document.ground, document.ground_note) == ("", "")


def test_body_cannot_bring_markup(team):
    document = create(team, body="<script>alert(1)</script>\n<b onclick=x>重</b>")
    assert "<script" not in document.body_html
    assert "<b " not in document.body_html


def test_edit_grows_the_version_and_logs_what_changed(team):
    document = create(team)
    edit(document, team.editor, title="改过的标题", genre=document.genre)
    entry = LogEntry.objects.get(subject=document.ref, action="policy.edit")
    assert (kept(document).title, kept(document).version, entry.detail) == (
        "改过的标题",
        2,
        {"changed": ["title"]},
    )


def test_stale_version_is_refused_and_the_newer_text_stays(team):
    document = create(team)
    edit(document, team.editor, title="先保存的人")
    with pytest.raises(Changed):
        edit(document, team.office, version=1, title="后保存的人")
    assert (kept(document).title, kept(document).version) == ("先保存的人", 2)


def test_foreign_document_does_not_exist(team, strangers):
    document = create(team)
    with pytest.raises(NotFound):
        edit(document, strangers.editor, title="外人")
    assert kept(document).title == document.title


def test_reviewer_sees_but_cannot_edit(team):
    document = create(team)
    with pytest.raises(NotPermitted):
        edit(document, team.reviewer, title="审核员改的")
    assert kept(document).title == document.title


@pytest.mark.parametrize("make", [factories.in_review, factories.signed])
def test_document_out_of_the_drafters_hands_cannot_be_edited(team, make):
    document = make(team)
    with pytest.raises(WrongState):
        edit(document, team.editor, title="晚了")
    assert kept(document).title == document.title


def test_refused_edit_changes_nothing(team):
    document = create(team)
    with pytest.raises(Refused):
        edit(document, team.editor, title="新标题", genre="便条")
    assert (kept(document).title, kept(document).version) == (document.title, 1)


def test_formation_follows_the_written_date(team):
    document = create(team)
    edit(document, team.editor, written_date="2026-10-09")
    assert kept(document).formed_on == date(2026, 10, 9)


def test_deleted_draft_leaves_its_log(team):
    document = create(team)
    delete_draft(by=team.editor, at=NOW, document_id=document.pk)
    assert (Document.objects.count(), logged(document)) == (0, ["policy.create", "policy.delete"])


def test_draft_that_was_reviewed_cannot_be_deleted(team):
    document = create(team)
    review = submit(by=team.editor, at=NOW, document_id=document.pk, version=1)
    recall(review_id=review.pk, by=team.editor, at=NOW)
    with pytest.raises(WrongState):
        delete_draft(by=team.editor, at=NOW, document_id=document.pk)
    assert kept(document).state == "draft"

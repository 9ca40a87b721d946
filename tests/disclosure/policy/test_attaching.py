"""Attachments: one name once, a limit, and bytes that no web server reaches."""

from pathlib import Path

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.files.models import StoredFile
from mingzheng.base.files.store import FileRefused
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.policy.actions import attaching
from mingzheng.disclosure.policy.actions.attaching import attach, detach
from mingzheng.disclosure.policy.actions.locking import NotFound
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.models import Attachment
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def add(document, by, data=b"content", name="附表.txt", format="txt"):
    return attach(by=by, at=NOW, document_id=document.pk, data=data, name=name, format=format)


def test_attachment_is_kept_privately_by_content(team, settings):
    row = add(factories.draft(team), team.editor)
    assert (row.name, row.file.path.read_bytes(), row.file.path.stat().st_mode & 0o007) == (
        "附表.txt",
        b"content",
        0,
    )
    assert row.file.path.is_relative_to(settings.MEDIA_ROOT)
    assert not row.file.path.is_relative_to(Path(settings.SITE_DIR))


def test_same_name_is_refused_and_nothing_is_kept(team):
    document = factories.draft(team)
    add(document, team.editor)
    with pytest.raises(FileRefused):
        add(document, team.editor, b"other")
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_same_content_under_two_names_is_stored_once(team):
    document = factories.draft(team)
    first, second = add(document, team.editor), add(document, team.editor, name="副本.txt")
    assert (first.file, StoredFile.objects.count(), second.order) == (second.file, 1, 1)


def test_number_of_attachments_is_limited(team, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_ATTACHMENTS", 2)
    document = factories.draft(team)
    for number in range(2):
        add(document, team.editor, name=f"{number}.txt")
    with pytest.raises(FileRefused, match="最多带 2 个附件"):
        add(document, team.editor, name="3.txt")


@pytest.mark.parametrize("make", [factories.in_review, factories.signed])
def test_attachments_are_fixed_once_handed_in(team, make):
    document = make(team)
    with pytest.raises(WrongState):
        add(document, team.editor)
    assert Attachment.objects.count() == 0


def test_attachment_is_not_taken_away_once_handed_in(team):
    document = factories.draft(team)
    row = add(document, team.editor)
    submit(by=team.editor, at=NOW, document_id=document.pk, version=1)
    with pytest.raises(WrongState):
        detach(by=team.editor, at=NOW, document_id=document.pk, attachment_id=row.pk)
    assert Attachment.objects.count() == 1


def test_people_without_the_right_attach_nothing(team, strangers):
    document = factories.draft(team)
    with pytest.raises(NotPermitted):
        add(document, team.reviewer)
    with pytest.raises(NotFound):
        add(document, strangers.editor)


def test_attachment_of_another_document_is_not_detached(team):
    mine, other = factories.draft(team), factories.draft(team)
    row = add(other, team.editor)
    detach(by=team.editor, at=NOW, document_id=mine.pk, attachment_id=row.pk)
    assert list(Attachment.objects.all()) == [row]


def test_detached_file_keeps_its_bytes(team):
    document = factories.draft(team)
    row = add(document, team.editor)
    detach(by=team.editor, at=NOW, document_id=document.pk, attachment_id=row.pk)
    assert (Attachment.objects.count(), row.file.path.read_bytes()) == (0, b"content")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\temp\\附表.txt", "附表\u202etxt.exe", "\x00.txt", " . "]
)
def test_unsafe_name_is_made_safe(team, name):
    row = add(factories.draft(team), team.editor, name=name)
    assert set(row.name) & set('/\\:*?"<>|\x00\u202e') == set()
    assert row.name.endswith(".txt")

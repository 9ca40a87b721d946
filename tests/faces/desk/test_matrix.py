"""Who gets what at each address of the desk: one line an address, one letter a person.

Columns: nobody; editor, reviewer, secrecy, signer, office, supervisor, admin of the organ; office, admin of another.
L to sign-in, O shown, R redirected, F forbidden with a sentence, N not found, M wrong method.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

ROLES = ("editor", "reviewer", "secrecy", "signer", "office", "supervisor", "admin")
GET = {
    "today": "L OOOOOOO OO",
    "keys": "L OOOOOOO OO",
    "todo": "L OOOOOOO OO",
    "todo_returned": "L OOOOOOO OO",
    "todo_duties": "L OOOOOOO OO",
    "review": "L OOOOOOO NN",
    "documents": "L OOOOOOO OO",
    "document_new": "L OFFFOFF OF",
    "document_confirm": "L RFFFRFF RF",
    "document": "L OOOOOOO NN",
    "document_edit": "L OFFFOFF NN",
    "document_revise": "L OFFFOFF NN",
    "document_validity": "L OFFFOFF NN",
    "document_revisions": "L OOOOOOO NN",
    "document_link": "L OFFFOFF NN",
    "document_answer": "L MMMMMMM MM",
    "document_mask": "L MMMMMMM MM",
    "document_deed": "L OFFFOFF NN",
    "document_attach": "L MMMMMMM MM",
    "document_file": "L OOOOOOO NN",
    "document_detach": "L MMMMMMM MM",
    "document_mask_file": "L MMMMMMM MM",
    "articles": "L OOOOOOO OO",
    "article_new": "L OFFFOFF OF",
    "columns": "L OOOOOOO OO",
    "column": "L FFFFOOF NN",
    "article": "L OOOOOOO NN",
    "article_edit": "L OFFFOFF NN",
    "article_answer": "L MMMMMMM MM",
    "article_mask": "L MMMMMMM MM",
    "article_deed": "L OFFFOFF NN",
    "article_detach": "L MMMMMMM MM",
    "article_mask_file": "L MMMMMMM MM",
    "article_attach": "L MMMMMMM MM",
    "article_link": "L OFFFOFF NN",
    "article_file": "L OOOOOOO NN",
    "organs": "L OOOOOOO OO",
    "organ": "L OOOOOOO NN",
    "organ_edit": "L FFFFOFO NN",
    "people": "L FFFFFFO FO",
    "person_new": "L FFFFFFO FO",
    "person": "L FFFFFFO FN",
    "person_give_role": "L MMMMMMM MM",
    "person_take_role": "L MMMMMMM MM",
    "person_password": "L MMMMMMM MM",
    "person_active": "L MMMMMMM MM",
    "calendar": "L OOOOOOO OO",
    "calendar_day": "L FFFFOFO OO",
    "calendar_year": "L FFFFOFO OO",
    "searches": "L FFFFOOO OO",
    "log": "L FFFFOOO OO",
    "status": "L FFFFFFO FO",
    "questions": "L FFFFOOO OO",
    "question": "L FFFFOOO OO",
    "confirmed_answers": "L OOOOOOO OO",
    "answer_new": "L FFFFOFF OF",
    "confirmed_answer": "L OOOOOOO NN",
    "search_taught": "L FFFFOFO OO",
    "synonyms_remove": "L MMMMMMM MM",
    "search_unpin": "L MMMMMMM MM",
}
# Only the letters differ from GET where a person may look but not act; O here means refused with the form shown again.
POST = {
    "review": ("L FOFFFFF NN", {"decision": "pass"}),
    "document_new": ("L OFFFOFF OF", {}),
    "document_confirm": ("L OFFFOFF OF", {}),
    "document_edit": ("L OFFFOFF NN", {}),
    "document_revise": ("L OFFFOFF NN", {}),
    "document_validity": ("L OFFFOFF NN", {}),
    "document_answer": ("L RFFFRFF NN", {"key": "0123456789abcdef", "reason": "依法应当公开"}),
    "document_mask": ("L OFFFOFF NN", {"key": "0123456789abcdef", "version": "1"}),
    "document_mask_file": ("L OFFFOFF NN", {}),
    "document_deed": ("L RFFFRFF NN", {}),
    "document_detach": ("L RFFFRFF NN", {}),
    "article_edit": ("L OFFFOFF NN", {}),
    "article_answer": ("L RFFFRFF NN", {"key": "0123456789abcdef", "reason": "依法应当公开"}),
    "article_detach": ("L RFFFRFF NN", {}),
    "article_mask": ("L OFFFOFF NN", {"key": "0123456789abcdef", "version": "1"}),
    "article_mask_file": ("L OFFFOFF NN", {}),
    "article_deed": ("L RFFFRFF NN", {}),
    "column": ("L FFFFOOF NN", {}),
    "organ_edit": ("L FFFFOFO NN", {}),
    "person_give_role": ("L FFFFFFO FN", {}),
    "person_take_role": ("L FFFFFFR FN", {}),
    "person_password": ("L FFFFFFO FN", {}),
    "person_active": ("L FFFFFFR FN", {"active": "1"}),
    "calendar_day": ("L FFFFOFO OO", {}),
    "question": ("L FFFFOFF OF", {}),
    "answer_new": ("L FFFFOFF OF", {}),
    "confirmed_answer": ("L FFFFOFF NN", {}),
    "calendar_year": ("L FFFFOFO OO", {}),
    "search_taught": ("L FFFFOFO OO", {"teach_synonyms": "1"}),
    "synonyms_remove": ("L FFFFRFR RR", {}),
    "search_unpin": ("L FFFFRFR RR", {}),
}
LETTERS = {200: "O", 403: "F", 404: "N", 405: "M"}
# CSP forbids all of these; a page that has them would silently lose them.
INLINE = re.compile(r'\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\bsrc=)|\shx-on|javascript:')


def names() -> set[str]:
    from mingzheng.faces.desk.urls import urlpatterns

    return {pattern.name for pattern in urlpatterns}


@pytest.fixture
def world(team, strangers):
    """One thing of each kind in the team's organ, by the names that addresses use."""
    from mingzheng.base.files.store import keep
    from mingzheng.disclosure.columns.models import ArticleAttachment
    from mingzheng.disclosure.policy.models import Attachment
    from mingzheng.outreach.answers.models import AskedQuestion, ConfirmedAnswer
    from tests import factories as make

    document, waiting = make.draft(team), make.in_review(team)
    stored = keep("附件的内容".encode(), format="txt")
    column = make.ColumnFactory(organ=team.organ)
    make.ColumnFactory(organ=strangers.organ)
    article = make.ArticleFactory(column=column, drafter=team.editor)
    person = make.UserFactory.holding("editor", team.organ)
    file = Attachment.objects.create(document=document, file=stored, name="甲.txt")
    question = AskedQuestion.objects.create(
        day=make.NOW.date(), text="公租房怎么申请", key="公租房 申请", outcome="refused", took_ms=1
    )
    confirmed = ConfirmedAnswer.objects.create(
        organ=team.organ,
        question="公租房怎么申请",
        key="公租房 申请",
        answer="到窗口申请。",
        confirmed_at=make.NOW,
    )
    other = ArticleAttachment.objects.create(article=article, file=stored, name="乙.txt")
    own = [document.public_id]
    written = [article.public_id]
    return {
        "review": [make.waiting_step(waiting).pk],
        **{name: own for name in names() if name.startswith("document") and name not in ("documents",)},
        "document_new": [], "document_confirm": [], "document_deed": [*own, "submit"],
        "document_file": [*own, file.pk], "document_detach": [*own, file.pk],
        "document_mask_file": [*own, file.pk],
        "column": [column.pk], "article": written, "article_edit": written, "article_link": written, "article_attach": written,
        "article_deed": [*written, "submit"],
        "article_mask": written, "article_mask_file": [*written, other.pk],
        "article_answer": written, "article_file": [*written, other.pk], "article_detach": [*written, other.pk],
        "organ": [team.organ.code], "organ_edit": [team.organ.code],
        **{name: [person.pk] for name in names() if name.startswith("person") and name != "person_new"},
        "person_take_role": [person.pk, person.assignments.get().pk],
        "calendar_year": [2027], "question": [question.pk], "synonyms_remove": [1], "search_unpin": [1],
        "confirmed_answer": [confirmed.public_id],
    }  # fmt: skip


def letter(response) -> str:
    if response.status_code == 302:
        return "L" if response["Location"].startswith("/accounts/login/") else "R"
    return LETTERS[response.status_code]


def people(team, strangers):
    return [None, *(getattr(team, role) for role in ROLES), strangers.office, strangers.admin]


def spaced(letters: list[str]) -> str:
    return f"{letters[0]} {''.join(letters[1:8])} {''.join(letters[8:])}"


def test_every_address_has_its_line():
    assert names() == set(GET)


@pytest.mark.parametrize("name", GET)
def test_address_shown(name, world, team, strangers, sign_in):
    address = reverse(f"desk:{name}", args=world.get(name, []))
    letters = []
    for user in people(team, strangers):
        response = (sign_in(user) if user else Client()).get(address)
        letters.append(letter(response))
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            assert INLINE.findall(response.content.decode()) == []
            assert len(response.content) < 150_000
    assert spaced(letters) == GET[name]


@pytest.mark.parametrize("name", POST)
def test_address_acted_on(name, world, team, strangers, sign_in):
    from django.db import transaction

    line, data = POST[name]
    address = reverse(f"desk:{name}", args=world.get(name, []))
    letters = []
    for user in people(team, strangers):
        client = sign_in(user) if user else Client()
        point = transaction.savepoint()  # each person finds the world as it was
        letters.append(letter(client.post(address, data)))
        transaction.savepoint_rollback(point)
    assert spaced(letters) == line


def test_unknown_deed_is_not_found(world, team, sign_in):
    address = reverse("desk:document_deed", args=[*world["document"], "explode"])
    assert sign_in(team.editor).get(address).status_code == 404

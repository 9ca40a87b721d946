"""Articles: drafted, reviewed, published at their time, withdrawn; by the people of their column's organ alone."""

from datetime import timedelta

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.models import Event
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.due import NotAllPublished
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.columns.actions.articles import (
    ArticleRefused,
    answer_article_finding,
    attach_to_article,
    create_article,
    detach_from_article,
    edit_article,
    submit_article,
)
from mingzheng.disclosure.columns.actions.publishing import publish_due, withdraw_article
from mingzheng.disclosure.columns.findings import findings_of, unanswered
from mingzheng.disclosure.columns.models import Article
from mingzheng.engines.review.actions import decide, recall
from mingzheng.engines.review.models import Review, Step
from tests.factories import NOW, ColumnFactory, pass_step, waiting_step

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def column(team):
    return ColumnFactory(organ=team.organ, site__organ=team.organ)


def draft(team, column, by=None, **changes):
    fields = {"title": "工作动态一则", "body": "第一段。\n第二段。"} | changes
    return create_article(by=by or team.editor, at=NOW, column=column, fields=fields)


def submitted(team, column):
    article = draft(team, column)
    submit_article(by=team.editor, at=NOW, article_id=article.pk, version=1)
    return article


def signed(team, column, **more):
    article = submitted(team, column)
    pass_step(article, team.reviewer)
    pass_step(article, team.secrecy)
    pass_step(article, team.signer, **more)
    return article


def kept(article):
    return Article.objects.get(pk=article.pk)


def add(article, by, data=b"x", name="附表.txt"):
    return attach_to_article(by=by, at=NOW, article_id=article.pk, data=data, name=name, format="txt")


def test_draft_belongs_to_the_organ_of_its_column(team, column):
    article = draft(team, column)
    assert (article.state, article.organ, article.drafter) == ("draft", team.organ, team.editor)


@pytest.mark.parametrize("person", ["reviewer", "secrecy", "signer", "supervisor", "admin"])
def test_other_roles_do_not_draft(team, column, person):
    with pytest.raises(NotPermitted):
        draft(team, column, by=getattr(team, person))
    assert Article.objects.count() == 0


def test_strangers_do_not_draft_here_nor_see_what_is_there(team, strangers, column):
    article = draft(team, column)
    with pytest.raises(NotPermitted):
        draft(team, column, by=strangers.editor)
    with pytest.raises(ArticleRefused, match="没有找到"):
        edit_article(by=strangers.editor, at=NOW, article_id=article.pk, version=1, fields={"title": "外人"})
    with pytest.raises(ArticleRefused, match="没有找到"):
        add(article, strangers.editor)
    assert kept(article).title == "工作动态一则"


def test_title_is_needed_and_markup_is_text(team, column):
    with pytest.raises(ArticleRefused) as refusal:
        draft(team, column, title=" ")
    assert refusal.value.field == "title"
    assert "<script" not in draft(team, column, body="<script>alert(1)</script>").body_html


def test_stale_version_is_refused(team, column):
    article = draft(team, column)
    edit_article(by=team.editor, at=NOW, article_id=article.pk, version=1, fields={"title": "先保存"})
    with pytest.raises(WrongState):
        edit_article(by=team.office, at=NOW, article_id=article.pk, version=1, fields={"title": "后保存"})
    assert (kept(article).title, kept(article).version) == ("先保存", 2)


def test_empty_body_is_not_submitted(team, column):
    article = draft(team, column, body="")
    with pytest.raises(ArticleRefused) as refusal:
        submit_article(by=team.editor, at=NOW, article_id=article.pk, version=1)
    assert (refusal.value.field, kept(article).state) == ("body", "draft")


@pytest.mark.parametrize("place", ["title", "abstract", "body", "attachment"])
def test_personal_data_anywhere_stops_the_submission(team, column, place):
    words = "联系人身份证号码：110105199003071239。"
    article = draft(team, column, **({place: words} if place != "attachment" else {}))
    if place == "attachment":
        attach_to_article(
            by=team.editor,
            at=NOW,
            article_id=article.pk,
            data=b"x",
            name="名单.txt",
            format="txt",
            text=words,
        )
    with pytest.raises(ArticleRefused, match="不能公开的内容"):
        submit_article(by=team.editor, at=NOW, article_id=article.pk, version=1)
    assert kept(article).state == "draft"


def test_three_people_publish_and_everybody_is_told(team, column):
    article = signed(team, column)
    event = Event.objects.get(subject=article.ref)
    assert (kept(article).state, kept(article).published_at, event.kind) == (
        "published",
        NOW,
        "record.published",
    )
    assert set(event.keys) == {f"columns/{team.organ.code}/{column.key}", f"organ:{team.organ.code}"}


def test_drafter_and_strangers_decide_nothing(team, strangers, column):
    article = submitted(team, column)
    for person in (team.editor, strangers.reviewer):
        with pytest.raises(NotPermitted):
            pass_step(article, person)
    assert Step.objects.for_person(team.reviewer).count() == 1


def test_returned_and_recalled_articles_can_be_improved(team, column):
    article = submitted(team, column)
    decide(
        step_id=waiting_step(article).pk, by=team.reviewer, at=NOW, decision="return", opinion="请补充来源"
    )
    assert kept(article).state == "returned"
    submit_article(by=team.editor, at=NOW, article_id=article.pk, version=kept(article).version)
    recall(review_id=Review.objects.get(state="open").pk, by=team.editor, at=NOW)
    assert kept(article).state == "draft"


def test_scheduled_article_waits_for_its_time(team, column):
    article = signed(team, column, publish_at=LATER)
    assert (kept(article).state, publish_due(LATER - timedelta(seconds=1)), kept(article).state) == (
        "scheduled",
        0,
        "scheduled",
    )
    assert (publish_due(LATER), publish_due(LATER), kept(article).state) == (1, 0, "published")


def test_article_that_fails_holds_up_no_other(team, column, monkeypatch):
    first, second = (signed(team, column, publish_at=LATER) for _ in range(2))
    from mingzheng.disclosure.columns.actions import publishing

    real = publishing.publish

    def fail_on_first(article, **more):
        if article.pk == first.pk:
            raise ValueError("磁盘已满")
        real(article, **more)

    monkeypatch.setattr(publishing, "publish", fail_on_first)
    with pytest.raises(NotAllPublished, match="磁盘已满"):
        publish_due(LATER)
    assert (kept(first).state, kept(second).state) == ("scheduled", "published")


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "signer", "supervisor", "admin"])
def test_only_the_office_withdraws_and_says_why(team, column, person):
    article = signed(team, column)
    with pytest.raises(NotPermitted):
        withdraw_article(by=getattr(team, person), at=NOW, article_id=article.pk, reason="内容有误")
    with pytest.raises(WrongState):
        withdraw_article(by=team.office, at=NOW, article_id=article.pk, reason="错")
    withdraw_article(by=team.office, at=NOW, article_id=article.pk, reason="内容有误")
    assert (kept(article).state, kept(article).is_public) == ("withdrawn", False)


def test_attachment_is_given_only_before_submission(team, column):
    article = draft(team, column)
    assert add(article, team.editor).name == "附表.txt"
    with pytest.raises(ArticleRefused, match="同名附件"):
        add(article, team.editor, b"other")
    submit_article(by=team.editor, at=NOW, article_id=article.pk, version=1)
    with pytest.raises(WrongState):
        add(article, team.editor, name="另一个.txt")
    assert kept(article).attachments.count() == 1


PERSONAL = "联系人身份证号码：110105199003071239。"


def answer(article, by, reason="依法公示的对象"):
    key = findings_of(article)[0].key
    return answer_article_finding(by=by, at=NOW, article_id=article.pk, key=key, reason=reason)


def test_answer_with_a_reason_lets_it_pass_and_is_logged(team, column):
    article = draft(team, column, body=PERSONAL)
    answer(article, team.editor)
    assert unanswered(kept(article)) == []
    assert submit_article(by=team.editor, at=NOW, article_id=article.pk, version=1).state == "open"
    detail = LogEntry.objects.get(action="article.submit").detail
    assert list(detail["answers"].values()) == ["依法公示的对象"]


def test_answer_covers_that_value_at_that_place_alone(team, column):
    article = draft(team, column, body=PERSONAL, abstract=PERSONAL)
    answer(article, team.editor)
    assert len(unanswered(kept(article))) == 1


@pytest.mark.parametrize("reason", ["", "可以", "  公开  "])
def test_short_reason_is_refused(team, column, reason):
    article = draft(team, column, body=PERSONAL)
    with pytest.raises(ArticleRefused) as refusal:
        answer(article, team.editor, reason)
    assert (refusal.value.field, kept(article).answers) == ("reason", {})


def test_only_the_drafting_people_answer(team, strangers, column):
    article = draft(team, column, body=PERSONAL)
    with pytest.raises(NotPermitted):
        answer(article, team.reviewer)
    with pytest.raises(ArticleRefused, match="没有找到"):
        answer(article, strangers.editor)


def test_attachment_is_taken_away_only_before_submission(team, column):
    article = draft(team, column)
    row, other = add(article, team.editor), add(article, team.editor, name="另一个.txt")
    common = {"by": team.editor, "at": NOW, "article_id": article.pk}
    detach_from_article(attachment_id=row.pk, **common)
    detach_from_article(attachment_id=row.pk, **common)
    assert list(kept(article).attachments.all()) == [other]
    submit_article(version=1, **common)
    with pytest.raises(WrongState, match="不能改动附件"):
        detach_from_article(attachment_id=other.pk, **common)


def test_attachment_of_another_article_is_not_taken_away(team, column):
    mine, other = draft(team, column), draft(team, column)
    row = add(other, team.editor)
    detach_from_article(by=team.editor, at=NOW, article_id=mine.pk, attachment_id=row.pk)
    assert list(kept(other).attachments.all()) == [row]

"""Articles: written, edited by two, attached to, submitted, published, withdrawn, reopened."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingzheng.disclosure.columns.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def column(team):
    from tests import factories as make

    return make.ColumnFactory(organ=team.organ)


def _typed(column, **changes):
    return {
        "column": column.pk,
        "title": "冬季供热问答",
        "body": "第一段。\n第二段。",
        "keywords": "供热、问答",
    } | changes


def _do(client, article, key, **values):
    return client.post(reverse("desk:article_deed", args=[article.public_id, key]), values)


def test_article_from_writing_to_withdrawal_and_back(team, column, sign_in):
    from tests.factories import pass_step

    editor, office = sign_in(team.editor), sign_in(team.office)
    assert editor.post(reverse("desk:article_new"), _typed(column)).status_code == 302
    article = Article.objects.get()
    assert article.keywords == ["供热", "问答"]
    file = SimpleUploadedFile("图解.txt", "图解文字".encode())
    editor.post(reverse("desk:article_attach", args=[article.public_id]), {"files": [file]})
    assert article.attachments.get().name == "图解.txt"
    _do(editor, article, "submit")
    for person in (team.reviewer, team.secrecy, team.signer):
        pass_step(article, person)
    article.refresh_from_db()
    assert article.is_public
    _do(office, article, "withdraw", reason="数据有误，更正后再公开")
    _do(editor, article, "reopen")
    article.refresh_from_db()
    assert article.state == "draft"


def test_scheduled_article_goes_back_with_a_reason(team, column, sign_in):
    from tests import factories as make

    article = make.ArticleFactory(column=column, drafter=team.editor, state="scheduled", publish_at=make.NOW)
    refused = _do(sign_in(team.signer), article, "unschedule", reason="等")
    assert refused.context["form"].non_field_errors() == [
        "请写明取消定时的理由（至少四个字），它会留在存证日志里。"
    ]
    _do(sign_in(team.signer), article, "unschedule", reason="内容还要补充")
    article.refresh_from_db()
    assert (article.state, article.publish_at) == ("returned", None)


def test_clash_keeps_what_was_typed(team, column, sign_in):
    from tests import factories as make

    article = make.ArticleFactory(column=column, drafter=team.editor)
    client, address = sign_in(team.editor), reverse("desk:article_edit", args=[article.public_id])
    client.post(address, _typed(column, title="先保存的", version=1))
    clash = client.post(address, _typed(column, title="后保存的", version=1))
    assert clash.context["form"]["title"].value() == "后保存的"
    assert ("标题", "先保存的", "后保存的") in [
        (row.name, row.old, row.new) for row in clash.context["changes"]
    ]


def test_column_settings_are_kept(team, column, sign_in):
    typed = {"name": "改名的栏目", "stale_after": "30", "order": "5", "on_home": "on"}
    assert sign_in(team.office).post(reverse("desk:column", args=[column.pk]), typed).status_code == 302
    column.refresh_from_db()
    assert (column.name, column.stale_after, column.order, column.on_home) == ("改名的栏目", 30, 5, True)


def test_columns_overdue_are_named(team, column, sign_in):
    column.stale_after = 7
    column.save()
    page = sign_in(team.office).get(reverse("desk:columns"))
    assert [(row.pk, days) for row, days in page.context["stale"]] == [(column.pk, None)]


def test_what_may_not_be_published_is_shown_to_writer_and_reviewer(team, column, sign_in):
    from tests import factories as make

    article = make.ArticleFactory(column=column, drafter=team.editor, body="身份证号11010519491231002X。")
    client = sign_in(team.editor)
    page = client.get(reverse("desk:article", args=[article.public_id]))
    assert [finding.severity for finding in page.context["findings"]] == ["block"]
    refused = _do(client, article, "submit")
    assert refused.context["form"].non_field_errors()[0].startswith("正文里有不能公开的内容")


def test_comment_in_an_attachment_stops_the_submission(team, column, sign_in):
    from tests import factories as make
    from tests.faces.desk.test_forms import COMMENTED, commented

    article = make.ArticleFactory(column=column, drafter=team.editor)
    client = sign_in(team.editor)
    file = SimpleUploadedFile("附表.docx", commented(COMMENTED))
    client.post(reverse("desk:article_attach", args=[article.public_id]), {"files": [file]})
    refused = _do(client, article, "submit")
    assert refused.context["form"].non_field_errors()[0].startswith("附件“附表.docx”里有不能公开的内容")


def test_finding_is_answered_with_a_reason_and_the_article_goes_on(team, column, sign_in):
    from mingzheng.disclosure.columns.findings import unanswered
    from tests import factories as make

    article = make.ArticleFactory(column=column, drafter=team.editor, body="身份证号11010519491231002X。")
    client, address = sign_in(team.editor), reverse("desk:article_answer", args=[article.public_id])
    [finding] = unanswered(article)
    refused = client.post(address, {"key": finding.key, "reason": "可以"})
    assert refused.context["answer_form"].errors == {"reason": ["请写明可以公开的理由（至少四个字）。"]}
    assert 'value="可以"' in refused.content.decode()
    assert client.post(address, {"key": finding.key, "reason": "依法公示的对象"}).status_code == 302
    assert _do(client, article, "submit").status_code == 302
    review = sign_in(team.reviewer).get(reverse("desk:review", args=[make.waiting_step(article).pk]))
    assert "依法公示的对象" in review.content.decode()


def test_attachment_of_an_article_is_taken_away(team, column, sign_in):
    from tests import factories as make

    article, client = make.ArticleFactory(column=column, drafter=team.editor), sign_in(team.editor)
    file = SimpleUploadedFile("图解.txt", "图解文字".encode())
    client.post(reverse("desk:article_attach", args=[article.public_id]), {"files": [file]})
    row = article.attachments.get()
    client.post(reverse("desk:article_detach", args=[article.public_id, row.pk]))
    assert article.attachments.count() == 0


def test_finding_and_attachment_are_masked_with_a_button_each(team, column, sign_in):
    from mingzheng.disclosure.columns.findings import unanswered
    from tests import factories as make
    from tests.faces.desk.test_findings import NUMBER, SHOWN, _fields

    article = make.ArticleFactory(column=column, drafter=team.editor, body=f"身份证号{NUMBER}。")
    client, screen = sign_in(team.editor), reverse("desk:article", args=[article.public_id])
    address = reverse("desk:article_mask", args=[article.public_id])
    client.post(address, _fields(client.get(screen).content.decode(), address))
    article.refresh_from_db()
    assert (article.body, unanswered(article)) == (f"身份证号{SHOWN}。", [])
    files = [SimpleUploadedFile("名单.txt", f"身份证号{NUMBER}".encode())]
    client.post(reverse("desk:article_attach", args=[article.public_id]), {"files": files})
    row = article.attachments.get()
    button = reverse("desk:article_mask_file", args=[article.public_id, row.pk])
    assert client.get(screen).content.decode().count(button) == 1
    client.post(button)
    row.refresh_from_db()
    assert (row.file.path.read_text(), unanswered(article)) == (f"身份证号{SHOWN}", [])

"""Masking in articles: the same treatment as in documents, logged under the article's own names."""

import json

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.files.store import FileRefused
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.columns.actions.articles import (
    ArticleRefused,
    attach_to_article,
    create_article,
    submit_article,
)
from mingzheng.disclosure.columns.actions.masking import mask_article_attachment, mask_article_finding
from mingzheng.disclosure.columns.findings import unanswered
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.policy.treatment import Untreatable
from mingzheng.engines.papers.examine import examine
from tests.disclosure.policy.test_findings import identity_number
from tests.factories import NOW, ColumnFactory

pytestmark = pytest.mark.django_db
NUMBER = identity_number()
MASKED = f"{NUMBER[:6]}********{NUMBER[-4:]}"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def article(team):
    column = ColumnFactory(organ=team.organ, site__organ=team.organ)
    fields = {"title": "公示一则", "abstract": f"身份证号{NUMBER}", "body": f"当事人身份证号：{NUMBER}。"}
    return create_article(by=team.editor, at=NOW, column=column, fields=fields)


def hide(article, by, **changes):
    arguments = {"key": unanswered(article)[0].key, "version": article.version} | changes
    return mask_article_finding(by=by, at=NOW, article_id=article.pk, **arguments)


def kept(article):
    return Article.objects.get(pk=article.pk)


def attached(article, by, text, name="名单.txt"):
    data = text.encode()
    seen = examine(data, name)
    return attach_to_article(
        by=by, at=NOW, article_id=article.pk, data=data, name=name, format=seen.format, text=seen.text
    )


def test_value_is_hidden_wherever_visitors_read(article, team):
    assert hide(article, team.editor) == 2
    new = kept(article)
    assert (new.abstract, new.body) == (f"身份证号{MASKED}", f"当事人身份证号：{MASKED}。")
    assert (NUMBER in new.body_html, new.version, unanswered(new)) == (False, 2, [])
    assert submit_article(by=team.editor, at=NOW, article_id=article.pk, version=2).state == "open"


def test_log_holds_the_kind_and_never_the_value(article, team):
    hide(article, team.editor)
    entry = LogEntry.objects.get(action="article.mask")
    assert entry.detail == {"kind": "id_number", "count": 2, "changed": ["abstract", "body"]}


def test_attachment_is_replaced_by_a_masked_copy(article, team):
    row = attached(article, team.editor, f"身份证号{NUMBER}")
    mask_article_attachment(by=team.editor, at=NOW, article_id=article.pk, attachment_id=row.pk)
    row.refresh_from_db()
    assert (row.name, row.file.path.read_text()) == ("名单.txt", f"身份证号{MASKED}")
    detail = LogEntry.objects.get(action="article.mask_attachment").detail
    assert (detail["name"], NUMBER in json.dumps(detail)) == ("名单.txt", False)


def test_attachment_of_another_article_is_not_found(article, team):
    with pytest.raises(FileRefused, match="没有找到这个附件"):
        mask_article_attachment(by=team.editor, at=NOW, article_id=article.pk, attachment_id=0)


def test_finding_in_an_attachment_sends_to_the_attachment(article, team):
    hide(article, team.editor)
    attached(article, team.editor, f"身份证号{NUMBER}")
    with pytest.raises(Untreatable, match="在附件一栏点“打码”"):
        hide(kept(article), team.editor)


def test_finding_that_is_gone_is_refused(article, team):
    with pytest.raises(Untreatable, match="没有找到这条提示"):
        hide(article, team.editor, key="0123456789abcdef")


def test_stale_version_masks_nothing(article, team):
    with pytest.raises(WrongState, match="刚才被别人保存过"):
        hide(article, team.editor, version=7)
    assert kept(article).body == article.body


def test_only_the_drafting_people_mask_and_only_before_the_review(article, team, strangers):
    with pytest.raises(NotPermitted):
        hide(article, team.reviewer)
    with pytest.raises(ArticleRefused, match="没有找到这篇文章"):
        hide(article, strangers.editor)
    hide(article, team.editor)
    row = attached(article, team.editor, "没有个人信息。")
    submit_article(by=team.editor, at=NOW, article_id=article.pk, version=2)
    with pytest.raises(WrongState, match="不能打码"):
        mask_article_attachment(by=team.editor, at=NOW, article_id=article.pk, attachment_id=row.pk)

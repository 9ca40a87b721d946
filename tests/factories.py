"""Factories: organs, people with roles, documents and articles in each state. Invented names only."""

from datetime import date, datetime
from typing import Any

import factory
from django.utils import timezone

from mingzheng.base.accounts.models import Assignment, User
from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ, Region
from mingzheng.disclosure.columns.models import Article, Column, Site
from mingzheng.disclosure.policy.actions.drafting import create_draft
from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import decide, points_for
from mingzheng.engines.review.models import Review, Step
from mingzheng.kernel.statute.identifiers import org_code_check

NOW = timezone.make_aware(datetime(2026, 11, 23, 9, 30))
BODY = """关于做好测试工作的通知
各有关单位：
一、总体要求。坚持公开为常态，不公开为例外。
二、主要任务
（一）抓好落实。每季度检查一次。
| 序号 | 任务 | 时限 |
| 1 | 编制目录 | 12月底前 |
云江市测试局
2026年11月2日
（此件公开发布）"""


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "990000"
    name = "云江市"
    level = "city"


class OrganFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organ

    code = factory.Sequence(lambda n: f"organ-{n}")
    name = factory.Sequence(lambda n: f"云江市第{n}测试局")
    short_name = factory.Sequence(lambda n: f"第{n}测试局")
    kind = "department"
    region = factory.SubFactory(RegionFactory)
    index_code = factory.Sequence(lambda n: f"{99000000 + n:08d}" + org_code_check(f"{99000000 + n:08d}"))


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    display_name = factory.Sequence(lambda n: f"测试员{n}")

    @classmethod
    def holding(cls, role: Role, organ: Organ, **fields: Any) -> User:
        """A person with one role in one organ."""
        user = cls.create(organ=organ, **fields)
        Assignment.objects.create(user=user, role=role, organ=organ)
        return user


class Team:
    """The people of one organ: one for each role, so that four eyes are possible."""

    def __init__(self, organ: Organ):
        self.organ = organ
        self.editor = UserFactory.holding(Role.EDITOR, organ)
        self.reviewer = UserFactory.holding(Role.REVIEWER, organ)
        self.secrecy = UserFactory.holding(Role.SECRECY, organ)
        self.signer = UserFactory.holding(Role.SIGNER, organ)
        self.office = UserFactory.holding(Role.OFFICE, organ)
        self.supervisor = UserFactory.holding(Role.SUPERVISOR, organ)
        self.admin = UserFactory.holding(Role.ADMIN, organ)


_COUNTER = iter(range(1, 1_000_000))


def fields(**changes: Any) -> dict[str, Any]:
    """The values of a good draft."""
    number = next(_COUNTER)
    values = {
        "title": f"关于做好第{number}项测试工作的通知", "doc_number": f"云测发〔2026〕{number}号",
        "issuers": ["云江市测试局"], "genre": "通知", "theme": "综合政务\\政务公开", "keywords": ["测试"],
        "written_date": date(2026, 11, 2), "body": BODY,
    }  # fmt: skip
    return values | changes


def draft(team: Team, *, at: datetime = NOW, **changes: Any) -> Document:
    """A saved draft."""
    return create_draft(by=team.editor, at=at, organ=team.organ, fields=fields(**changes))


def in_review(team: Team, *, at: datetime = NOW, **changes: Any) -> Document:
    """A document whose first review waits."""
    document = draft(team, at=at, **changes)
    submit(by=team.editor, at=at, document_id=document.pk, version=document.version)
    return Document.objects.get(pk=document.pk)


def waiting_step(document: Document | Article) -> Step:
    """The step that waits in the document's open review."""
    return Step.objects.waiting().select_related("review").get(review__subject=document.ref)


def pass_step(document: Document | Article, by: User, *, at: datetime = NOW, **more: Any) -> Review:
    """Pass the step that waits."""
    step = waiting_step(document)
    answers = {point.key: "不涉及，合适" for point in points_for(step)}
    return decide(step_id=step.pk, by=by, at=at, decision="pass", points=answers, **more)


def at_signing(team: Team, *, at: datetime = NOW, **changes: Any) -> Document:
    """A document that only needs the signature."""
    document = in_review(team, at=at, **changes)
    pass_step(document, team.reviewer, at=at)
    pass_step(document, team.secrecy, at=at)
    return Document.objects.get(pk=document.pk)


def signed(team: Team, *, at: datetime = NOW, publish_at: datetime | None = None, **changes: Any) -> Document:
    """A document that went through the whole review: published, scheduled or (when not open) settled."""
    document = at_signing(team, at=at, **changes)
    pass_step(document, team.signer, at=at, publish_at=publish_at)
    return Document.objects.get(pk=document.pk)


def stock(organ: Organ, *, at: datetime = NOW, **changes: Any) -> Document:
    """A public document that was imported."""
    document, _ = import_document(by=None, at=at, organ=organ, fields=fields(**changes), publish_now=True)
    return document


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site
        django_get_or_create = ("slug",)

    slug = ""
    name = "云江市人民政府"
    organ = factory.SubFactory(OrganFactory)
    site_code = "9900000001"


class ColumnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Column

    site = factory.SubFactory(SiteFactory)
    organ = factory.SubFactory(OrganFactory)
    key = factory.Sequence(lambda n: f"column-{n}")
    name = factory.Sequence(lambda n: f"测试栏目{n}")


class ArticleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Article

    column = factory.SubFactory(ColumnFactory)
    organ = factory.SelfAttribute("column.organ")
    title = factory.Sequence(lambda n: f"测试文章{n}")
    body = "第一段。\n第二段。"
    body_html = "<p>第一段。</p>\n<p>第二段。</p>"

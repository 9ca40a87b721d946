"""Sites, columns and articles (网站、栏目、文章)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from mingzheng.base.files.models import Attached
from mingzheng.base.organs.models import Organ
from mingzheng.base.records.joined import joins
from mingzheng.base.records.models import Record, RecordQuerySet
from mingzheng.kernel.statute.columns import COLUMNS
from mingzheng.kernel.statute.site import is_site_code


def validate_site_code(value: str) -> None:
    """网站标识码: ten digits, or bm and eight digits."""
    if not is_site_code(value):
        raise ValidationError("网站标识码应为 10 位数字，或 bm 加 8 位数字。")


class Site(models.Model):
    """A website (网站) with its owner. The main site has an empty slug and lies at the root."""

    slug = models.SlugField("网址前缀", max_length=40, unique=True, blank=True)
    name = models.CharField("网站名称", max_length=100)
    organ = models.ForeignKey(Organ, verbose_name="主办单位", on_delete=models.PROTECT, related_name="+")
    site_code = models.CharField("网站标识码", max_length=10, blank=True, validators=[validate_site_code])
    domain = models.CharField("域名", max_length=100, blank=True)
    icp = models.CharField("ICP备案号", max_length=60, blank=True)
    police = models.CharField("公安备案号", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)

    class Meta:
        verbose_name = "网站"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Column(models.Model):
    """A column (栏目) of a site, kept by one organ. ``fixed`` names one of the six of the 政府信息公开 page.

    ``stale_after`` is the number of days without something new after which its keeper is reminded.
    """

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="columns", verbose_name="网站")
    organ = models.ForeignKey(
        Organ, verbose_name="责任机关", on_delete=models.PROTECT, related_name="columns"
    )
    key = models.SlugField("栏目标识", max_length=40)
    name = models.CharField("栏目名称", max_length=60)
    description = models.CharField("栏目说明", max_length=300, blank=True)
    fixed = models.CharField(
        "固定栏目", max_length=12, blank=True, choices=[(column.key, column.name) for column in COLUMNS]
    )
    stale_after = models.PositiveIntegerField("多少天不更新就提醒", null=True, blank=True)
    on_home = models.BooleanField("首页显示", default=False)
    order = models.PositiveIntegerField("排序", default=100)

    class Meta:
        verbose_name = "栏目"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organ", "key"], name="column_key_once"),
            models.UniqueConstraint(
                fields=["organ", "fixed"], name="column_fixed_once", condition=~Q(fixed="")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(RecordQuerySet):
    def with_outlet_data(self) -> Self:
        """Everything that pages, lists, search and the JSON twin read."""
        return self.select_related("organ", "column__site", "column__organ").prefetch_related(
            *joins("attachments", "file")
        )

    def with_search_data(self) -> Self:
        """What search and lists show: neither what is made of the text nor files."""
        shown = self.select_related("organ", "column__organ").prefetch_related(None)
        return shown.defer("body_html", "outline", "answers")


class Article(Record):
    """An article (文章) in a column: news, guide, system, report, interpretation."""

    record_key: ClassVar[str] = "columns.article"

    column = models.ForeignKey(Column, verbose_name="栏目", on_delete=models.PROTECT, related_name="articles")
    source = models.CharField("来源", max_length=100, blank=True)
    author = models.CharField("作者", max_length=60, blank=True)
    abstract = models.TextField("摘要", max_length=2000, blank=True)
    keywords = models.JSONField("关键词", default=list, blank=True)
    body = models.TextField("正文", blank=True)
    body_html = models.TextField(blank=True, editable=False)
    outline = models.JSONField(default=list, editable=False)
    answers = models.JSONField("对审查提示的说明", default=dict, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = "文章"
        indexes = [
            models.Index(fields=["column", "-published_at", "-id"], name="article_column_published"),
            models.Index(fields=["organ", "-changed_at", "-id"], name="article_organ_changed"),
            models.Index(fields=["publish_at"], name="article_due", condition=Q(state="scheduled")),
        ]

    def as_fields(self) -> dict[str, Any]:
        """The values a clerk sets, as JSON."""
        return {name: getattr(self, name) for name in EDITABLE} | {"formed_on": _iso(self.formed_on)}


EDITABLE: tuple[str, ...] = ("title", "source", "author", "abstract", "keywords", "body")


class ArticleAttachment(Attached):
    """An attachment of an article (附件)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachments")

    class Meta(Attached.Meta):
        verbose_name = "附件"
        constraints = [
            models.UniqueConstraint(fields=["article", "name"], name="article_attachment_name_once")
        ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

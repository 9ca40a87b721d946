"""The policy document (政策文件)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from mingzheng.base.records.joined import joined, joins
from mingzheng.base.records.models import Record, RecordQuerySet
from mingzheng.kernel.statute import validity

_LISTED = (
    "public_id", "organ", "title", "state", "disclosure", "published_at", "abstract", "doc_number", "genre", "written_date",
    "revised_at", "keywords",
)  # fmt: skip
_SEARCHED = ("body", "index_number", "theme", "audiences", "normative")


AUDIENCES = ("企业", "个人")
"""Whom a document concerns (面向对象), for those who look for what concerns them; both, one or none."""


class DocumentQuerySet(RecordQuerySet):
    def with_outlet_data(self) -> Self:
        """Everything that pages, lists, search and the JSON twin read, in a constant number of queries."""
        return self.select_related("organ").prefetch_related(
            *joins("validity_events", "by_document"), *joins("attachments", "file")
        )

    def with_listing_data(self) -> Self:
        """What a row of a list shows, and little else."""
        return self._with(*_LISTED, "organ__code", "organ__short_name")

    def with_search_data(self) -> Self:
        """What search and lists show, and little else."""
        return self._with(*_LISTED, *_SEARCHED, "organ__code", "organ__short_name", "organ__name")

    def _with(self, *columns: str) -> Self:
        joined = self.select_related("organ").prefetch_related(*joins("validity_events", "by_document"))
        return joined.only(*columns)


class Document(Record):
    """A document of an organ, as it is public or will be.

    ``body`` is the canonical text of `kernel.lex` (one paragraph a line); ``body_html`` and ``outline`` are made
    from it by the actions and never typed. ``pending`` holds the proposed values of a revision under review, while
    the public keeps seeing the old ones; ``revised_at`` is when the public text last changed. ``identity`` is what
    makes an import idempotent: number and title.
    """

    record_key: ClassVar[str] = "policy.document"

    doc_number = models.CharField("发文字号", max_length=80, blank=True, db_index=True)
    index_number = models.CharField("索引号", max_length=80, blank=True, db_index=True)
    issuers = models.JSONField("发文机关", default=list)
    genre = models.CharField("文种", max_length=10, blank=True)
    theme = models.CharField("主题分类", max_length=80, blank=True)
    keywords = models.JSONField("主题词", default=list, blank=True)
    abstract = models.TextField("内容概述", blank=True, max_length=2000)
    written_date = models.DateField("成文日期", null=True, blank=True)
    effective_date = models.DateField("施行日期", null=True, blank=True)
    expires_date = models.DateField("有效期至", null=True, blank=True)
    addressees = models.CharField("主送机关", max_length=500, blank=True)
    signer = models.CharField("签发人", max_length=60, blank=True)
    note = models.CharField("附注", max_length=200, blank=True)
    audiences = models.JSONField("面向对象", default=list, blank=True)
    normative = models.BooleanField("行政规范性文件", default=False)
    source_url = models.URLField("原文网址", max_length=500, blank=True)
    body = models.TextField("正文", blank=True)
    body_html = models.TextField(blank=True, editable=False)
    outline = models.JSONField(default=list, editable=False)
    answers = models.JSONField("对审查提示的说明", default=dict, blank=True)
    pending = models.JSONField("待审的修订", null=True, blank=True)
    revised_at = models.DateTimeField("最近修订时间", null=True, blank=True, editable=False)
    identity = models.CharField(max_length=64, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = "政策文件"
        indexes = [
            models.Index(fields=["organ", "-written_date", "-id"], name="document_organ_written"),
            models.Index(fields=["title", "doc_number", "index_number"], name="document_names"),
            models.Index(fields=["-written_date", "-id"], name="document_written"),
            models.Index(fields=["organ", "-changed_at", "-id"], name="document_organ_changed"),
            models.Index(fields=["-changed_at", "-id"], name="document_changed"),
            models.Index(fields=["state", "-published_at", "-id"], name="document_state_published"),
            models.Index(fields=["publish_at"], name="document_due", condition=Q(state="scheduled")),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["identity"], name="document_identity", condition=~Q(identity="")),
        ]

    @property
    def issuer(self) -> str:
        """Issuing organs (发文机关) as printed in one line."""
        return "、".join(self.issuers) or self.organ.name

    def timeline(self) -> list[validity.Event]:
        """The recorded events from which the state in time (时效) is derived."""
        return [row.as_event() for row in joined(self, "validity_events")]

    def validity_on(self, day: date, known_on: date | None = None) -> validity.State:
        """The state on ``day`` as it was known on ``known_on`` (default: as known on that day or later)."""
        return validity.state_on(self.timeline(), day, known_on or date.max)

    def as_fields(self) -> dict[str, Any]:
        """The values a revision keeps, as JSON."""
        return {name: plain(getattr(self, name)) for name in EDITABLE}


EDITABLE: tuple[str, ...] = (
    "title", "doc_number", "index_number", "issuers", "genre", "theme", "keywords", "abstract", "written_date",
    "effective_date", "expires_date", "addressees", "signer", "note", "audiences", "normative", "source_url", "body",
    "disclosure", "ground", "ground_note",
)  # fmt: skip
"""What a clerk may set; everything else is set by actions."""


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

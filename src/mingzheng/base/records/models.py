"""The abstract Record (信息): what every published kind of thing has in common."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from mingzheng.base.organs.models import Organ

from .ids import LENGTH, new_public_id
from .states import RecordState


class Disclosure(models.TextChoices):
    """Disclosure attribute (公开属性), decided for every record; the default is open (条例第十三条)."""

    OPEN = "open", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    CLOSED = "closed", "不予公开"


class RecordQuerySet(models.QuerySet[Any]):
    """Reads that every kind of record offers."""

    def public(self) -> Self:
        """What any visitor may see: published and open. The one definition every outlet uses."""
        return self.filter(state=RecordState.PUBLISHED, disclosure=Disclosure.OPEN)

    def public_among(self, public_ids: Iterable[str]) -> list[Any]:
        """What any visitor may see among the rows with these identifiers, in no order.

        Which of them are public is looked up in what was read: asked for both, SQLite goes through the index of
        states, that is through every public record.
        """
        return [row for row in self.filter(public_id__in=public_ids) if row.is_public]

    def visible_to(self, user: Any) -> Self:
        """The rows ``user`` may see in the desk: those of organs in which the user holds a role."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        scope = user.organ_scope()
        return self.filter(scope.q("organ")) if scope.bounded else self

    def due(self, at: datetime) -> Self:
        """Approved records whose time of publication has come."""
        return self.filter(state=RecordState.SCHEDULED, publish_at__lte=at)


class Record(models.Model):
    """Something published (信息): it has one accountable organ, a disclosure attribute and a public address.

    ``version`` grows with each change and guards against two people saving over one another.
    """

    record_key: ClassVar[str] = ""

    public_id = models.CharField(
        "公开标识", max_length=LENGTH, unique=True, default=new_public_id, editable=False
    )
    organ = models.ForeignKey(Organ, verbose_name="责任机关", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("标题", max_length=500)
    disclosure = models.CharField("公开属性", max_length=12, choices=Disclosure, default=Disclosure.OPEN)
    ground = models.CharField("不予主动公开的理由", max_length=40, blank=True)
    ground_note = models.TextField("理由说明", blank=True, max_length=2000)
    state = models.CharField("办理状态", max_length=12, choices=RecordState, default=RecordState.DRAFT)
    formed_on = models.DateField("形成日期", null=True, blank=True)
    publish_at = models.DateTimeField("定时公开时间", null=True, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="起草人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    version = models.PositiveIntegerField("版次", default=1)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    changed_at = models.DateTimeField("最近修改", auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_closed_has_ground",
                condition=Q(disclosure=Disclosure.OPEN) | ~Q(ground=""),
                violation_error_message=gettext_lazy("不予主动公开的信息必须写明法定理由。"),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_only_open_is_published",
                condition=~Q(state=RecordState.PUBLISHED) | Q(disclosure=Disclosure.OPEN),
                violation_error_message=gettext_lazy("只有主动公开的信息才能公开。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How events, log entries and search name this record: ``kind:public_id``."""
        return f"{self.record_key}:{self.public_id}"

    @property
    def is_public(self) -> bool:
        return self.state == RecordState.PUBLISHED and self.disclosure == Disclosure.OPEN


class LinkKind(models.TextChoices):
    """What the source record is to the target (关联种类)."""

    BASIS = "basis", "依据"
    INTERPRETS = "interprets", "解读对象"
    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    RELATED = "related", "相关"


class Link(models.Model):
    """One record's relation to another (关联), both named as ``kind:public_id``."""

    source = models.CharField("信息", max_length=80)
    kind = models.CharField("关系", max_length=12, choices=LinkKind)
    target = models.CharField("对象", max_length=80, db_index=True)

    class Meta:
        verbose_name = "关联"
        constraints = [models.UniqueConstraint(fields=["source", "kind", "target"], name="link_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"

"""Recorded events of validity (时效事件); the state in time is derived from them, never typed."""

from django.conf import settings
from django.db import models

from mingzheng.base.clocks.service import local_day
from mingzheng.kernel.statute import validity

from .document import Document


class EventKind(models.TextChoices):
    """What happened to the document's force."""

    EFFECTIVE = "effective", "施行"
    EXPIRES = "expires", "有效期届满"
    AMENDED = "amended", "修改"
    PARTLY_REPEALED = "partly_repealed", "部分废止"
    REPEALED = "repealed", "废止"
    SUSPENDED = "suspended", "停止执行"
    RESUMED = "resumed", "恢复执行"
    EXTENDED = "extended", "延长有效期"


class ValidityEvent(models.Model):
    """``on`` is the day it takes effect (valid time), ``recorded_at`` when we knew it (recorded time)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="validity_events")
    kind = models.CharField("事件", max_length=16, choices=EventKind)
    on = models.DateField("生效日期")
    recorded_at = models.DateTimeField("记录时间")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_text = models.CharField("依据文件", max_length=300, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "时效事件"
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["document", "kind", "on"], name="validity_event_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"

    def as_event(self) -> validity.Event:
        """The kernel's form; the document that caused it is named only if visitors may see it."""
        by = self.by_text
        if self.by_document is not None and self.by_document.is_public:
            by = self.by_document.doc_number or self.by_document.title
        return validity.Event(
            kind=self.kind, on=self.on, recorded_on=local_day(self.recorded_at), by=by or None, note=self.note
        )

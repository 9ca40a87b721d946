"""Revisions (历次版本): what a document said at each step, never changed."""

from django.conf import settings
from django.db import models

from .document import Document


class Revision(models.Model):
    """One snapshot. ``fields`` are the values of `EDITABLE`; ``public`` marks those that visitors have seen."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField("版次")
    fields = models.JSONField("内容")
    reason = models.CharField("原因", max_length=300)
    public = models.BooleanField("曾公开", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "版本"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="revision_once")]

    def __str__(self) -> str:
        return f"第{self.number}版"

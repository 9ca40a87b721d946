"""Attachments of a document (附件)."""

from django.db import models

from mingzheng.base.files.models import Attached

from .document import Document


class Attachment(Attached):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="attachments")

    class Meta(Attached.Meta):
        verbose_name = "附件"
        constraints = [models.UniqueConstraint(fields=["document", "name"], name="attachment_name_once")]

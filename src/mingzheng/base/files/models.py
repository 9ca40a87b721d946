"""Stored files (附件): kept by content, private until the record they belong to is published."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import models

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript


class StoredFile(models.Model):
    """One file by its SHA-256. The same content is stored once, whoever uploads it, under whatever name.

    ``text`` is what a reader sees, and search knows; ``hidden`` are pairs of kind and text of what a reader does not
    see (comments, tracked changes, hidden rows, properties), which only the scan before publication looks at.
    """

    digest = models.CharField("校验值", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    media_type = models.CharField("类型", max_length=100)
    format = models.CharField("格式", max_length=10)
    text = models.TextField("文字内容", blank=True)
    hidden = models.JSONField("不显示的内容", default=list, blank=True)
    scanned_at = models.DateTimeField("病毒扫描时间", null=True, blank=True)
    created_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "文件"

    def __str__(self) -> str:
        return self.digest[:12]

    @property
    def path(self) -> Path:
        """Where the bytes lie; never inside the public site."""
        return Path(settings.MEDIA_ROOT) / self.digest[:2] / self.digest

    def manuscript(self) -> Manuscript:
        """All that was read from it, what a reader does not see included: what the scan looks at."""
        seen = Manuscript.from_text(self.text, self.format)
        return replace(seen, hidden=tuple(Hidden(kind, text) for kind, text in self.hidden))


class Attached(models.Model):
    """Abstract: a stored file under a name, belonging to a record (附件)."""

    file = models.ForeignKey(StoredFile, verbose_name="文件", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=200)
    order = models.PositiveIntegerField("顺序", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def public_path(self) -> str:
        """Address on the public site (not escaped), valid only while the record is public."""
        return f"/files/{self.file.digest[:2]}/{self.file.digest[2:18]}/{self.name}"

    @property
    def public_url(self) -> str:
        return quote(self.public_path)

"""What was searched (检索日志), without anything about who searched; and what administrators teach search."""

from django.conf import settings
from django.db import models


class SearchLog(models.Model):
    """One search on one day: the masked text, how it was answered and what it found.

    No address, no user, no time of day; see `querylog.masked` for what is taken out of the text.
    """

    day = models.DateField("日期")
    text = models.CharField("检索词", max_length=100)
    plan = models.CharField("检索方案", max_length=10)
    total = models.PositiveIntegerField("结果数")
    took_ms = models.FloatField("耗时（毫秒）")

    class Meta:
        verbose_name = "检索日志"
        indexes = [models.Index(fields=["day", "text"], name="search_day_text")]

    def __str__(self) -> str:
        return self.text


class Synonyms(models.Model):
    """Words that mean the same to whoever searches (同义词): one finds what holds another."""

    words = models.JSONField("同义词")
    made_at = models.DateTimeField("添加时间")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="添加人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "同义词"

    def __str__(self) -> str:
        return "、".join(self.words)


class PinnedResult(models.Model):
    """A public record that comes first for a query (置顶结果). ``key`` is the folded query, ``ref`` the record."""

    query = models.CharField("检索词", max_length=100)
    key = models.CharField("折叠后的检索词", max_length=200, db_index=True)
    ref = models.CharField("置顶的信息", max_length=100)
    made_at = models.DateTimeField("添加时间")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="添加人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "置顶结果"
        constraints = [models.UniqueConstraint(fields=["key", "ref"], name="search_pinned_once")]

    def __str__(self) -> str:
        return self.query

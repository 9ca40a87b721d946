"""What was searched (检索日志), without anything about who searched."""

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

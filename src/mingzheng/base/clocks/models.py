"""The working-day calendar as data (工作日历): seeded by the kernel, corrected in the desk when a notice comes."""

from django.conf import settings
from django.db import models


class DayMark(models.TextChoices):
    """What a marked day is (日历标记)."""

    OFF = "off", "放假"
    WORK = "work", "上班（调休）"


class CalendarDay(models.Model):
    """A day whose nature differs from the seed (or confirms it), with its source (放假安排通知)."""

    day = models.DateField("日期", unique=True)
    mark = models.CharField("性质", max_length=4, choices=DayMark)
    name = models.CharField("名称", max_length=40, blank=True)
    source = models.CharField("依据", max_length=200, help_text="例如放假安排通知的文号。")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = "日历日"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.get_mark_display()}"


class ConfirmedYear(models.Model):
    """A year whose official notice has been entered: its days are no longer provisional (已核定年份)."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    source = models.CharField("依据", max_length=200)

    class Meta:
        verbose_name = "已核定年份"
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)

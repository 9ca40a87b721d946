"""What was asked, without anything about who asked (提问日志), and the answers that staff confirmed (人工确认的问答)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.ids import LENGTH, new_public_id


class AskedQuestion(models.Model):
    """One question on one day: the masked text, how it was answered, whether that helped.

    No address, no person, no time of day; see `masking.masked` for what is taken out of the text. ``key`` is what
    equal questions have in common (`meaning.key_of`), ``cited`` the texts the answer rests on:
    a list of ``{"ref", "mark"}``.
    """

    class Outcome(models.TextChoices):
        EXTRACT = "extract", "摘录作答"
        WRITTEN = "written", "生成作答"
        CONFIRMED = "confirmed", "人工确认"
        REFUSED = "refused", "未作答"

    day = models.DateField("日期")
    text = models.CharField("问题", max_length=200)
    key = models.CharField("同义键", max_length=300)
    outcome = models.CharField("答复方式", max_length=10, choices=Outcome)
    cited = models.JSONField("依据", default=list)
    helpful = models.BooleanField("是否有帮助", null=True)
    took_ms = models.FloatField("耗时（毫秒）")

    class Meta:
        verbose_name = "提问"
        indexes = [
            models.Index(fields=["day", "key"], name="asked_day_key"),
            models.Index(fields=["key"], name="asked_judged", condition=Q(helpful__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.text


class ConfirmedAnswer(models.Model):
    """An answer that staff stand behind (人工确认的答复), with the texts it rests on.

    ``basis`` is a list of ``{"ref", "mark", "document", "clause"}``. It is given only while all of these stand as
    they are in public records that bind on the day; see `confirmed.standing`.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    organ = models.ForeignKey(Organ, verbose_name="责任机关", on_delete=models.PROTECT, related_name="+")
    question = models.CharField("问题", max_length=200)
    key = models.CharField("同义键", max_length=300, db_index=True)
    answer = models.TextField("答复", max_length=2000)
    basis = models.JSONField("依据", default=list)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="确认人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("确认时间")
    withdrawn_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        verbose_name = "人工确认的答复"
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(withdrawn_at__isnull=True), name="confirmed_once"
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def ref(self) -> str:
        """How log entries and events name it."""
        return f"answers.confirmed:{self.public_id}"


class LearnedRanking(models.Model):
    """One lesson from the log (排序学习记录): what it was tried on and what came of it; the last one counts.

    ``usual`` and ``learned`` are MRR@10 by cross-validation with the weights as shipped and as learned. ``weights``
    belong to ``signs``, and were learned with sentence vectors of the model ``encoder``, or with none.
    """

    at = models.DateTimeField("学习时间")
    questions = models.PositiveIntegerField("问题数")
    usual = models.FloatField("预设权重的 MRR@10")
    learned = models.FloatField("学得权重的 MRR@10")
    accepted = models.BooleanField("是否采用")
    encoder = models.CharField("句向量模型", max_length=80, blank=True)
    signs = models.JSONField("特征")
    weights = models.JSONField("权重")

    class Meta:
        verbose_name = "排序学习记录"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.learned:.3f}"

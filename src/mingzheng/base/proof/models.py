"""The log (存证日志): who did what, when, to what. Rows are only added; triggers in the database see to it.

The tables are created by migrations but not managed by Django, so that ``flush`` leaves them alone.
"""

from typing import Any

from django.db import models

from .canonical import GENESIS, name_seal, timestamp


class LogEntry(models.Model):
    """One act (日志条目), chained to the one before by ``previous``; see `canonical` for what is hashed."""

    seq = models.BigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    actor = models.CharField("操作人账号", max_length=150)
    actor_name = models.CharField("操作人", max_length=150, blank=True)
    action = models.CharField("动作", max_length=60)
    subject = models.CharField("对象", max_length=80, blank=True)
    organ_code = models.CharField("机关代码", max_length=60, blank=True)
    detail = models.JSONField("内容", default=dict)
    previous = models.CharField("上一条摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "存证日志"
        managed = False
        db_table = "proof_logentry"
        indexes = [
            models.Index(fields=["subject", "seq"], name="proof_subject"),
            models.Index(fields=["actor", "seq"], name="proof_actor"),
            models.Index(fields=["organ_code", "seq"], name="proof_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject}"

    def content(self) -> dict[str, Any]:
        """What ``digest`` is computed over."""
        return {
            "action": self.action,
            "actor": self.actor,
            "at": timestamp(self.at),
            "detail": self.detail,
            "name": name_seal(self.previous, self.actor_name),
            "organ": self.organ_code,
            "previous": self.previous,
            "seq": self.seq,
            "subject": self.subject,
        }


class LogHead(models.Model):
    """The end of the chain (链头): one row, whose lock puts writers in order."""

    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = "存证链头"
        managed = False
        db_table = "proof_loghead"

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"


class Checkpoint(models.Model):
    """A signed statement that the chain had ``digest`` at ``seq`` (检查点); a rewritten chain differs."""

    seq = models.BigIntegerField("序号", primary_key=True)
    digest = models.CharField("摘要", max_length=64)
    at = models.DateTimeField("时间")
    signature = models.CharField("签名", max_length=128)

    class Meta:
        verbose_name = "存证检查点"
        managed = False
        db_table = "proof_checkpoint"

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"

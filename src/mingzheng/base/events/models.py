"""Events (事件) and their deliveries: what must happen elsewhere, written in the transaction that causes it."""

from django.db import models
from django.db.models import Q


class Event(models.Model):
    """Something that happened. ``subject`` is ``kind:public_id``; ``keys`` name what it touches (e.g. shelves)."""

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    keys = models.JSONField(default=list)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "事件"
        indexes = [models.Index(fields=["subject", "id"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Delivery(models.Model):
    """One event for one subscriber (投递); pending until handled, tried again with growing pauses."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=60)
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = "事件投递"
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="delivery_once")]
        indexes = [
            models.Index(
                fields=["subscriber", "event"], name="delivery_pending", condition=Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} <- {self.event_id}"

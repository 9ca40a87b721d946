"""Days whose turns of validity have been announced (时效更替)."""

from django.db import models


class TurnedDay(models.Model):
    """On this day the documents that came into or went out of force were announced to the site and the index."""

    day = models.DateField(unique=True)

    class Meta:
        verbose_name = "时效更替日"

    def __str__(self) -> str:
        return self.day.isoformat()

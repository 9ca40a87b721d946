"""Serial numbers of index numbers (索引号流水), per organ code and year of writing."""

from django.db import models


class IndexSerial(models.Model):
    """The last serial given; the row is locked while the next one is taken."""

    scope = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "索引号流水"
        constraints = [models.UniqueConstraint(fields=["scope", "year"], name="serial_once")]

    def __str__(self) -> str:
        return f"{self.scope}/{self.year}: {self.last}"

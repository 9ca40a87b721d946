"""Relations between documents (关联): basis, interpretation, amendment."""

from django.db import models

from .document import Document


class RelationKind(models.TextChoices):
    """What the source document is to the target."""

    BASIS = "basis", "依据"
    INTERPRETS = "interprets", "解读"
    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    RELATED = "related", "相关"


class Relation(models.Model):
    source = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("关系", max_length=12, choices=RelationKind)
    target = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="related_by")

    class Meta:
        verbose_name = "关联"
        constraints = [models.UniqueConstraint(fields=["source", "kind", "target"], name="relation_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target_id}"

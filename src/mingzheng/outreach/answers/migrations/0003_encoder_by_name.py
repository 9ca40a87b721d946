"""A lesson remembers which model of sentence vectors it was learned with, not only that there was one."""

from django.db import migrations, models

SMALL = "usem3"


def name(apps, schema_editor):
    for row in apps.get_model("answers", "LearnedRanking").objects.all():
        row.encoder = SMALL if row.encoder.lower() in ("1", "t", "true") else ""
        row.save(update_fields=["encoder"])


class Migration(migrations.Migration):
    dependencies = [
        ("answers", "0002_learned_ranking"),
    ]

    operations = [
        migrations.AlterField(
            model_name="learnedranking",
            name="encoder",
            field=models.CharField(blank=True, max_length=80, verbose_name="句向量模型"),
        ),
        migrations.RunPython(name, migrations.RunPython.noop),
    ]

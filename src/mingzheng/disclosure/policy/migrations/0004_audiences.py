from django.db import migrations, models

from mingzheng.base.records.tables import LongTextsLast


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0003_revised_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="audiences",
            field=models.JSONField(blank=True, default=list, verbose_name="面向对象"),
        ),
        LongTextsLast("Document", ("body", "body_html", "outline", "answers", "pending")),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0004_audiences"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="document", name="document_title"),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["title", "doc_number", "index_number"], name="document_names"),
        ),
    ]

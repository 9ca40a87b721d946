from django.db import migrations

from mingzheng.base.records.tables import LongTextsLast


class Migration(migrations.Migration):
    dependencies = [("columns", "0002_article_answers")]

    operations = [LongTextsLast("Article", ("body", "body_html", "outline", "answers"))]

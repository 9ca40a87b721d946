"""The log can only be added to: see `mingzheng.base.proof.guard`."""

from django.db import migrations

from mingzheng.base.proof import guard


def install(apps, schema_editor):
    guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("proof", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

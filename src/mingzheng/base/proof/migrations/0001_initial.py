"""Tables of the log, the head of the chain and the signed checkpoints."""

from django.db import migrations, models

GENESIS = "0" * 64


def plant_head(apps, schema_editor):
    apps.get_model("proof", "LogHead").objects.using(schema_editor.connection.alias).create(pk=1)


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="序号")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("actor", models.CharField(max_length=150, verbose_name="操作人账号")),
                ("actor_name", models.CharField(blank=True, max_length=150, verbose_name="操作人")),
                ("action", models.CharField(max_length=60, verbose_name="动作")),
                ("subject", models.CharField(blank=True, max_length=80, verbose_name="对象")),
                ("organ_code", models.CharField(blank=True, max_length=60, verbose_name="机关代码")),
                ("detail", models.JSONField(default=dict, verbose_name="内容")),
                ("previous", models.CharField(max_length=64, verbose_name="上一条摘要")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
            ],
            options={"verbose_name": "存证日志", "db_table": "proof_logentry"},
        ),
        migrations.AddIndex("LogEntry", models.Index(fields=["subject", "seq"], name="proof_subject")),
        migrations.AddIndex("LogEntry", models.Index(fields=["actor", "seq"], name="proof_actor")),
        migrations.AddIndex("LogEntry", models.Index(fields=["organ_code", "seq"], name="proof_organ")),
        migrations.CreateModel(
            name="LogHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("digest", models.CharField(default=GENESIS, max_length=64)),
            ],
            options={"verbose_name": "存证链头", "db_table": "proof_loghead"},
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="序号")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("signature", models.CharField(max_length=128, verbose_name="签名")),
            ],
            options={"verbose_name": "存证检查点", "db_table": "proof_checkpoint"},
        ),
        migrations.RunPython(plant_head, migrations.RunPython.noop),
        migrations.AlterModelOptions("LogEntry", {"managed": False, "verbose_name": "存证日志"}),
        migrations.AlterModelOptions("LogHead", {"managed": False, "verbose_name": "存证链头"}),
        migrations.AlterModelOptions("Checkpoint", {"managed": False, "verbose_name": "存证检查点"}),
    ]

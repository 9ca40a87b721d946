import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import F

from mingzheng.base.proof import guard
from mingzheng.base.proof.canonical import digest
from mingzheng.base.proof.check import check_log, read_log
from mingzheng.base.proof.checkpoints import checkpoint
from mingzheng.base.proof.export import export_log
from mingzheng.base.proof.log import Act, append_many
from mingzheng.base.proof.models import Checkpoint, LogEntry, LogHead

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def log(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    append_many(
        by=None,
        at=NOON,
        acts=[Act("policy.publish", f"k:{number}", {"n": number}) for number in range(1, 11)],
    )
    guard.remove(connection)


def found():
    return [(fault.kind, fault.seq) for fault in check_log()]


def rehash(entry):
    entry.digest = digest(entry.content())
    entry.save(force_update=True)


def test_whole_log_has_no_fault(log):
    assert (read_log().entries, read_log().faults) == (10, [])


@pytest.mark.parametrize(
    "field",
    [
        {"action": "x"},
        {"actor_name": "某"},
        {"digest": "0" * 64},
        {"previous": "1" * 64},
        {"detail": {"n": 0}},
    ],
)
@pytest.mark.parametrize("seq", [1, 5, 10])
def test_changed_entry_is_named(log, field, seq):
    LogEntry.objects.filter(seq=seq).update(**field)
    assert found() == [("changed", seq)]


@pytest.mark.parametrize("seq", [1, 5, 10])
def test_removed_entry_is_named(log, seq):
    LogEntry.objects.filter(seq=seq).delete()
    assert found() == [("removed", seq)]


def test_removed_run_is_one_fault(log):
    LogEntry.objects.filter(seq__in=[4, 5, 6]).delete()
    assert [fault.message for fault in check_log()] == ["第 4 至 6 条被删除。"]


@pytest.mark.parametrize("seq", [1, 5])
def test_rewritten_entry_is_named(log, seq):
    entry = LogEntry.objects.get(seq=seq)
    entry.detail = {"n": 99}
    rehash(entry)
    assert found() == [("rewritten", seq)]


def test_rewritten_last_entry_contradicts_the_head(log):
    entry = LogEntry.objects.get(seq=10)
    entry.detail = {"n": 99}
    rehash(entry)
    assert found() == [("rewritten", 10)]


def test_removed_and_renumbered_is_seen_through(log):
    LogEntry.objects.filter(seq=5).delete()
    for seq in range(6, 11):
        LogEntry.objects.filter(seq=seq).update(seq=seq - 1)
    assert found() == [("removed", 5), ("renumbered", 5)]


@pytest.mark.parametrize("linked", [True, False])
def test_inserted_entry_is_named(log, linked):
    for seq in range(10, 4, -1):
        LogEntry.objects.filter(seq=seq).update(seq=F("seq") + 1)
    forged = LogEntry(seq=5, at=NOON, actor="系统", action="policy.publish", subject="k:forged")
    forged.previous = LogEntry.objects.get(seq=4).digest if linked else "2" * 64
    forged.digest = digest(forged.content())
    forged.save(force_insert=True)
    assert found() == [("inserted", 5), ("renumbered", 6)]


def test_appended_entry_without_head_is_named(log):
    forged = LogEntry(seq=11, at=NOON, actor="系统", action="x", previous=LogEntry.objects.get(seq=10).digest)
    forged.digest = digest(forged.content())
    forged.save(force_insert=True)
    assert found() == [("inserted", 11)]


def rewrite_from(seq):
    previous = LogEntry.objects.get(seq=seq).previous
    for entry in LogEntry.objects.filter(seq__gte=seq).order_by("seq"):
        entry.previous = previous
        entry.detail = {"n": -entry.seq}
        rehash(entry)
        previous = entry.digest
    LogHead.objects.update(digest=previous)


def test_rewritten_chain_contradicts_its_checkpoint(log):
    checkpoint(NOON)
    rewrite_from(4)
    assert found() == [("rewritten", 10)]


def test_rewritten_chain_without_checkpoints_contradicts_a_witness(log):
    witness = checkpoint(NOON)
    rewrite_from(4)
    Checkpoint.objects.all().delete()
    assert found() == []
    assert [fault.kind for fault in check_log((witness,))] == ["rewritten"]


def test_cut_tail_contradicts_its_checkpoint(log):
    checkpoint(NOON)
    LogEntry.objects.filter(seq__gt=7).delete()
    LogHead.objects.update(seq=7, digest=LogEntry.objects.get(seq=7).digest)
    assert [fault.message for fault in check_log()] == ["第 8 至 10 条被删除。"]


def test_forged_checkpoint_is_named(log):
    checkpoint(NOON)
    Checkpoint.objects.update(digest="3" * 64)
    assert found() == [("signature", 10)]


def test_checkpoint_is_kept_once(log):
    assert checkpoint(NOON) == checkpoint(NOON)
    assert Checkpoint.objects.count() == 1


def test_exported_line_can_be_recomputed_without_the_product(log, tmp_path):
    checkpoint(NOON)
    assert export_log(tmp_path / "log.jsonl") == 10
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    first, second = lines[0], lines[1]
    stated = first.pop("digest")
    canonical = json.dumps(first, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert (hashlib.sha256(canonical.encode()).hexdigest(), second["previous"]) == (stated, stated)
    assert (lines[-1]["kind"], lines[-1]["seq"]) == ("mingzheng.checkpoint/1", 10)

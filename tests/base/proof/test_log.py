from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from mingzheng.base.proof import guard
from mingzheng.base.proof.canonical import GENESIS, digest, serialise
from mingzheng.base.proof.check import check_log
from mingzheng.base.proof.log import Act, append, append_many
from mingzheng.base.proof.models import LogEntry, LogHead

NOON = datetime(2026, 3, 2, 12, 0, 0, 120, tzinfo=timezone(timedelta(hours=8)))


@dataclass
class Clerk:
    username: str = "zhang"
    display_name: str = "张清和"

    def get_username(self) -> str:
        return self.username


@dataclass
class Bureau:
    code: str = "mzj"


@pytest.mark.django_db
def test_append_chains_entries():
    first = append(
        by=Clerk(), action="policy.publish", subject="policy.document:abc", at=NOON, organ=Bureau()
    )
    second = append(by=None, action="site.manifest", subject="", at=NOON, detail={"数": 1})
    assert (first.previous, second.previous) == (GENESIS, first.digest)
    assert (first.actor, first.actor_name, first.organ_code) == ("zhang", "张清和", "mzj")
    assert (second.actor, second.organ_code) == ("系统", "")
    head = LogHead.objects.get()
    assert (head.seq, head.digest) == (second.seq, second.digest)


@pytest.mark.django_db
def test_append_keeps_a_digest_that_the_stored_row_confirms():
    detail = {"乙": [1, "二", None, True], "甲": {"x": date(2026, 1, 2), "fee": Decimal("10.50")}, "at": NOON}
    made = append(by=Clerk(), action="x", subject="", at=NOON, detail=detail)
    stored = LogEntry.objects.get(seq=made.seq)
    assert digest(stored.content()) == made.digest
    assert stored.content()["at"] == "2026-03-02T04:00:00.000120Z"
    assert stored.detail == {
        "乙": [1, "二", None, True],
        "甲": {"x": "2026-01-02", "fee": "10.50"},
        "at": "2026-03-02T04:00:00.000120Z",
    }


@pytest.mark.django_db
def test_append_refuses_fractions_and_naive_times():
    with pytest.raises(TypeError):
        append(by=None, action="x", subject="", at=NOON, detail={"ratio": 0.1})
    with pytest.raises(ValueError):
        append(by=None, action="x", subject="", at=datetime(2026, 3, 2))
    assert LogEntry.objects.count() == 0


@pytest.mark.django_db
def test_append_many_numbers_entries_in_order():
    made = append_many(by=None, at=NOON, acts=[Act("import", f"k:{number}") for number in range(1200)])
    assert [entry.seq for entry in made] == list(range(1, 1201))
    assert list(LogEntry.objects.order_by("seq").values_list("subject", flat=True)) == [
        e.subject for e in made
    ]


@pytest.mark.django_db(transaction=True)
def test_append_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        append(by=None, action="x", subject="", at=NOON)


@pytest.mark.django_db
def test_rolled_back_action_leaves_no_gap():
    with pytest.raises(KeyError), transaction.atomic():
        append(by=None, action="x", subject="", at=NOON)
        raise KeyError
    assert append(by=None, action="y", subject="", at=NOON).seq == 1


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_database_refuses_to_alter_the_log(verb):
    append(by=None, action="x", subject="", at=NOON)
    rows = LogEntry.objects.filter(seq=1)
    with pytest.raises(DatabaseError, match="存证日志只能追加"), transaction.atomic():
        rows.update(action="y") if verb == "update" else rows._raw_delete(rows.db)
    guard.remove(connection)
    assert rows.update(action="y") == 1


def test_canonical_form_is_fixed():
    entry = {"b": '政\n"', "a": [1, None, True]}
    assert serialise(entry) == '{"a":[1,null,true],"b":"政\\n\\""}'.encode()
    assert datetime(2026, 1, 1, tzinfo=UTC).tzinfo is UTC


@pytest.mark.django_db(transaction=True)
def test_concurrent_writers_keep_one_chain(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time; the lock is for PostgreSQL")
    settings.KEYS_DIR = tmp_path / "keys"
    start = LogHead.objects.get().seq

    def write(worker: int) -> None:
        for number in range(20):
            with transaction.atomic():
                append(by=None, action="x", subject=f"k:{worker}-{number}", at=NOON)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert (LogHead.objects.get().seq - start, check_log()) == (80, [])

"""Lists cost the same number of queries however many rows they have.

The queries of each: the rows with their organ (and region, or column) joined; one for each thing a listing reads
beside them: events of validity, documents behind these events, attachments, files.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingzheng.base.clocks.service import local_day
from mingzheng.base.files.store import keep
from mingzheng.base.records.links import link, public_links
from mingzheng.base.records.registry import kind, kinds
from mingzheng.disclosure.columns.models import ArticleAttachment
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Attachment, Document
from mingzheng.engines.publisher.families import family
from mingzheng.engines.search.service import Query, find
from mingzheng.engines.search.site import entry_of, rebuild
from tests.factories import NOW, ArticleFactory, ColumnFactory, OrganFactory, SiteFactory, stock

TODAY = local_day(NOW)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    SiteFactory(organ=OrganFactory())


def make(key: str, number: int):
    """A public record of another organ than the others, with a file and an event caused by another document."""
    stored = keep(f"{key}{number}".encode(), format="txt", text="附件")
    if key == "policy.document":
        record = stock(OrganFactory(), expires_date=TODAY)
        record_validity(
            by=None,
            at=NOW,
            document_id=record.pk,
            kind="amended",
            on=TODAY,
            by_document=stock(OrganFactory(), title="关于修改旧规定的决定"),
        )
        Attachment.objects.create(document=record, file=stored, name="附表.txt")
        return record
    article = ArticleFactory(column=ColumnFactory(organ=OrganFactory()), state="published", published_at=NOW)
    ArticleAttachment.objects.create(article=article, file=stored, name="附表.txt")
    return article


def queries(work) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        work()
    return len(captured)


def read_all(key, records, read):
    rows = kind(key).public_rows().filter(pk__in=[record.pk for record in records])
    return queries(lambda: [read(kind(key), row) for row in rows])


READS = {
    "listing": lambda entry, row: entry.listing(row, TODAY),
    "twin": lambda entry, row: entry.twin(row, TODAY),
    "search": lambda entry, row: entry_of(entry, row, TODAY),
    "shelves": lambda entry, row: list(entry.shelves(row)),
    "files": lambda entry, row: [file.public_url for file in entry.public_files(row)],
}


def test_every_kind_is_measured():
    assert {entry.key for entry in kinds()} == {"policy.document", "columns.article"}


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("key", ["policy.document", "columns.article"])
def test_reading_three_records_costs_as_much_as_one(key, read):
    records = [make(key, number) for number in range(3)]
    costs = [read_all(key, records[:count], READS[read]) for count in (1, 3)]
    assert (costs[0], costs[0] <= 5) == (costs[1], True)


@pytest.mark.parametrize("key", ["policy.document", "columns.article"])
def test_links_of_three_records_cost_as_much_as_of_one(key):
    records, others = (
        [make(key, number) for number in range(3)],
        [make(key, number + 3) for number in range(3)],
    )
    for record, other in zip(records, others, strict=True):
        link(source=record.ref, kind="related", target=other.ref)
    costs = [
        queries(lambda count=count: public_links([r.ref for r in records[:count]], TODAY)) for count in (1, 3)
    ]
    assert costs[0] == costs[1]


@pytest.mark.parametrize("key", ["policy.document", "columns.article"])
def test_rendering_three_pages_costs_as_much_as_one(key):
    from mingzheng.engines.publisher.batches import batch

    records = [make(key, number) for number in range(3)]

    def render(count):
        with batch():
            return list(family("record").render_many([record.ref for record in records[:count]], TODAY))

    render(3)  # what is read once a process
    assert queries(lambda: render(1)) == queries(lambda: render(3))


@pytest.mark.parametrize("key", ["policy.document", "columns.article"])
def test_searching_three_records_costs_as_much_as_one(key, settings, tmp_path):
    costs = []
    for count in (1, 3):
        settings.INDEX_DIR = tmp_path / f"index{count}"
        while kind(key).public_rows().filter(title__contains="测试").count() < count:
            make(key, kind(key).rows().count() + 10)
        rebuild()
        find(Query(text="测试", limit=count), today=TODAY)  # what is read once a process
        costs.append(queries(lambda count=count: find(Query(text="测试", limit=count), today=TODAY)))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("key", ["policy.document", "columns.article"])
def test_list_of_three_records_costs_as_much_as_of_one(key):
    record = make(key, 0)
    shelf = next(iter(kind(key).shelves(record))).key
    costs = []
    for count in (1, 3):
        while kind(key).shelf_rows(shelf).count() < count:
            make_beside(record, kind(key).rows().count() + 10)
        on_shelf = kind(key).shelf_rows(shelf).values("pk")
        rows = kind(key).rows_to_list().filter(pk__in=on_shelf).order_by("-published_at", "-pk")[:20]
        costs.append(queries(lambda rows=rows: [kind(key).listing(row, TODAY) for row in rows]))
    assert costs[0] == costs[1]


def make_beside(record, number: int):
    """Another public record on the lists of ``record``."""
    if isinstance(record, Document):
        return make(record.record_key, number)
    return ArticleFactory(column=record.column, state="published", published_at=NOW)

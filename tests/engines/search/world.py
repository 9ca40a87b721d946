"""A small site whose documents are published, changed and withdrawn, with its own index."""

from datetime import UTC, date, datetime

from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.base.events.delivery import deliver_pending
from mingzheng.base.organs.models import Organ, Region
from mingzheng.disclosure.columns.models import Article, Column, Site
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.search.handlers import SUBSCRIBER

AT = datetime(2026, 3, 2, 4, tzinfo=UTC)


class World:
    """The records under test and what happens to them."""

    def __init__(self) -> None:
        region = Region.objects.create(code="999901", name="云江市", level="city")
        self.organ = Organ.objects.create(
            code="szf", name="云江市人民政府", short_name="市政府", kind="government", region=region
        )
        site = Site.objects.create(slug="", name="云江市人民政府", organ=self.organ)
        self.column = Column.objects.create(site=site, organ=self.organ, key="news", name="工作动态")

    def document(self, title: str, body: str = "正文。", *, tell: bool = True, **fields) -> Document:
        values = {"written_date": date(2025, 3, 1), "published_at": AT, "state": "published", "genre": "通知"}
        row = Document.objects.create(organ=self.organ, title=title, body=body, **values | fields)
        if tell:
            self.tell("record.published", row)
        return row

    def article(self, title: str, body: str = "正文。") -> Article:
        row = Article.objects.create(
            organ=self.organ, column=self.column, title=title, body=body, published_at=AT, state="published"
        )
        self.tell("record.published", row)
        return row

    def withdraw(self, row, *, tell: bool = True) -> None:
        type(row).objects.filter(pk=row.pk).update(state="withdrawn")
        if tell:
            self.tell("record.withdrawn", row)

    def tell(self, kind: str, row) -> None:
        with transaction.atomic():
            emit(kind, row.ref)

    def deliver(self) -> int:
        return deliver_pending((SUBSCRIBER,))

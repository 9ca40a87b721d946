"""Load the demonstration city through the same actions that people use, in the order of its history."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.linking import link_records
from mingzheng.disclosure.columns.actions.articles import put
from mingzheng.disclosure.columns.actions.keeping import keep_column, keep_fixed_columns, keep_site
from mingzheng.disclosure.columns.actions.publishing import publish as publish_article
from mingzheng.disclosure.columns.models import Article, Column, Site

from . import shapes
from .content import load as read_content
from .history import Archivist
from .moments import at_hour
from .people import load_organs, load_people
from .staff import Staff

Progress = Callable[[int, int], None]


def load_city(now: datetime, progress: Progress = lambda done, total: None) -> int:
    """Load everything; returns the number of documents and articles. Meant for an empty database."""
    city = read_content()
    start = at_hour(min(document.written_date for document in city.documents), 8)
    organs = load_organs(city)
    people = load_people(city, organs, start)
    columns = _columns(city, organs, start)
    keeper = {column.key: column.organ for column in city.columns}
    archivist = Archivist(organs, Staff(people))
    total = len(city.documents) + len(city.articles)
    done = 0
    for document in sorted(city.documents, key=_order):
        archivist.file(document)
        done += 1
        progress(done, total)
    archivist.record_history(city.documents)
    for article in city.articles:
        # A department without such a column of its own writes in the common one.
        own = columns.get((article.organ, article.column))
        column = own or columns[(keeper[article.column], article.column)]
        _article(article, column, organs[article.organ], archivist)
        done += 1
        progress(done, total)
    return done


def _order(document: shapes.Document) -> tuple[object, int]:
    return document.published_date or document.written_date, document.serial


def _columns(city: shapes.DemoCity, organs: dict[str, Organ], at: datetime) -> dict[tuple[str, str], Column]:
    site = keep_site(
        by=None, at=at, slug=city.site.slug,
        fields={
            "name": city.site.name, "organ": organs[city.site.organ], "site_code": city.site.site_code,
            "domain": city.site.domain, "phone": city.site.phone,
        },
    )  # fmt: skip
    for order, row in enumerate(city.columns, start=1):
        fields = {
            "name": row.name, "description": row.description, "fixed": row.fixed, "on_home": row.on_home, "order": order,
        }  # fmt: skip
        if row.stale_after is not None:
            fields["stale_after"] = row.stale_after
        keep_column(by=None, at=at, site=site, organ=organs[row.organ], key=row.key, fields=fields)
    for organ in organs.values():
        keep_fixed_columns(by=None, at=at, site=Site.objects.get(pk=site.pk), organ=organ)
    found = Column.objects.select_related("organ")
    return {(column.organ.short_name, column.key): column for column in found}


def _article(row: shapes.Article, column: Column, organ: Organ, archivist: Archivist) -> None:
    if Article.objects.filter(column=column, title=row.title).exists():
        return
    at = at_hour(row.published_date, 10)
    article = Article(column=column, organ=organ, drafter=None)
    put(
        article,
        {
            "title": row.title, "source": row.source, "abstract": row.abstract, "keywords": list(row.keywords),
            "body": row.body, "formed_on": row.published_date,
        },
    )  # fmt: skip
    with transaction.atomic():
        article.save()
        publish_article(article, by=None, at=at, verb="import")
    for serial in row.interprets:
        if target := archivist.filed.get(serial):
            link_records(by=None, at=timezone.now(), source=article, kind="interprets", target=target)

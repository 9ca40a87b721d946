"""The public list of a column (栏目列表)."""

from collections.abc import Iterable

from mingzheng.base.records.registry import Shelf

from .models import Article, ArticleQuerySet, Column


def by_column(column: Column) -> Shelf:
    return Shelf(f"columns/{column.organ.code}/{column.key}", column.name)


def shelves_of(article: Article) -> list[Shelf]:
    return [by_column(article.column)]


def shelf_rows(key: str) -> ArticleQuerySet:
    """The public articles of one column; none for a key that is no column."""
    rows = Article.objects.public()
    match key.split("/"):
        case ["columns", organ, column]:
            return rows.filter(column__organ__code=organ, column__key=column)
    return rows.none()


def all_shelves() -> Iterable[Shelf]:
    for column in Column.objects.select_related("organ").order_by("order", "pk"):
        yield by_column(column)

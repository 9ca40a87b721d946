"""The article as a kind of Record (文章的声明)."""

from datetime import date
from typing import Any

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.joined import joined, joins
from mingzheng.base.records.registry import Listing, RecordType, ReviewPoint, SearchEntry

from . import shelves
from .models import Article, ArticleQuerySet


def _rows() -> ArticleQuerySet:
    return Article.objects.with_outlet_data()


def _address(article: Article) -> str:
    return ARTICLE.address(article.public_id)


def listing(article: Article, today: date) -> Listing:
    assert article.published_at is not None
    return Listing(
        ref=article.ref, title=article.title, url=_address(article), published_at=article.published_at,
        organ=article.source or article.organ.short_name, summary=article.abstract, kind=article.column.name,
    )  # fmt: skip


def search_entry(article: Article) -> SearchEntry:
    published_on = local_day(article.published_at) if article.published_at else None
    return SearchEntry(
        ref=article.ref, kind=ARTICLE.key, title=article.title, body=article.body, url=_address(article),
        organ=article.organ.name, organ_code=article.organ.code, written_date=article.formed_on,
        published_on=published_on, keywords=tuple(article.keywords),
        facets={
            "organ": (article.organ.name,),
            "year": (str(published_on.year),) if published_on else (),
            "column": (article.column.name,),
        },
    )  # fmt: skip


def twin(article: Article, today: date) -> dict[str, Any]:
    return {
        "id": article.ref,
        "title": article.title,
        "publisher": article.organ.name,
        "column": article.column.name,
        "source": article.source or None,
        "author": article.author or None,
        "keywords": article.keywords,
        "date_published": article.published_at.isoformat() if article.published_at else None,
        "abstract": article.abstract or None,
        "body": article.body,
        "attachments": [
            {"name": row.name, "url": row.public_url, "sha256": row.file.digest, "bytes": row.file.size}
            for row in joined(article, "attachments")
        ],
        "post_url": _address(article),
    }


ARTICLE = RecordType(
    key=Article.record_key,
    name="文章",
    prefix="articles",
    rows=_rows,
    listing=listing,
    search_rows=lambda: Article.objects.with_search_data(),
    file_joins=joins("attachments", "file"),
    search=search_entry,
    twin=twin,
    shelves=shelves.shelves_of,
    shelf_rows=shelves.shelf_rows,
    all_shelves=shelves.all_shelves,
    public_files=lambda article: joined(article, "attachments"),
    review_points=(
        ReviewPoint(
            "content", "first", "内容表述是否准确，是否与政府职能有关", "2018年政务公开工作要点 三（九）"
        ),
        ReviewPoint("secret", "secrecy", "是否涉及国家秘密、工作秘密、敏感信息和个人隐私", "条例第十七条"),
    ),
)

"""The public lists a document stands in (列表): all, by organ, year, kind, theme, and the normative ones."""

from collections.abc import Iterable

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.registry import Shelf
from mingzheng.kernel.statute.themes import THEMES

from .models import Document, DocumentQuerySet

ALL = Shelf("policy", "政策文件库")
NORMATIVE = Shelf("policy/normative", "行政规范性文件", parent="policy")


_GENRE_SLUGS = {
    "决议": "jueyi", "决定": "jueding", "命令": "mingling", "公报": "gongbao", "公告": "gonggao", "通告": "tonggao",
    "意见": "yijian", "通知": "tongzhi", "通报": "tongbao", "报告": "baogao", "请示": "qingshi", "批复": "pifu",
    "议案": "yian", "函": "han", "纪要": "jiyao",
}  # fmt: skip
"""A kind's name in an address: its pinyin."""

_GENRE_BY_SLUG = {slug: genre for genre, slug in _GENRE_SLUGS.items()}
_THEME_NUMBER = {theme.name: f"{theme.number:02d}" for theme in THEMES}
_THEME_BY_NUMBER = {number: theme for theme, number in _THEME_NUMBER.items()}


def by_organ(organ: Organ) -> Shelf:
    return Shelf(f"policy/organ/{organ.code}", f"{organ.name}文件", parent="policy")


def by_year(year: int) -> Shelf:
    return Shelf(f"policy/year/{year}", f"{year}年文件", parent="policy")


def by_genre(genre: str) -> Shelf | None:
    slug = _GENRE_SLUGS.get(genre)
    return Shelf(f"policy/genre/{slug}", genre, parent="policy") if slug else None


def by_theme(theme: str) -> Shelf | None:
    top = theme.partition("\\")[0]
    number = _THEME_NUMBER.get(top)
    return Shelf(f"policy/theme/{number}", top, parent="policy") if number else None


def shelves_of(document: Document) -> list[Shelf]:
    """Every list the document belongs to when it is public."""
    found = [ALL, by_organ(document.organ)]
    if document.written_date:
        found.append(by_year(document.written_date.year))
    if genre := by_genre(document.genre):
        found.append(genre)
    if theme := by_theme(document.theme):
        found.append(theme)
    if document.normative:
        found.append(NORMATIVE)
    return found


def shelf_rows(key: str) -> DocumentQuerySet:
    """The public rows of one shelf; none for a key that is no shelf of ours."""
    rows = Document.objects.public()
    match key.split("/"):
        case ["policy"]:
            return rows
        case ["policy", "normative"]:
            return rows.filter(normative=True)
        case ["policy", "organ", code]:
            return rows.filter(organ__code=code)
        case ["policy", "year", year] if year.isdigit():
            return rows.filter(written_date__year=int(year))
        case ["policy", "genre", slug] if slug in _GENRE_BY_SLUG:
            return rows.filter(genre=_GENRE_BY_SLUG[slug])
        case ["policy", "theme", number] if number in _THEME_BY_NUMBER:
            return rows.filter(theme__startswith=_THEME_BY_NUMBER[number])
    return rows.none()


def all_shelves() -> Iterable[Shelf]:
    """The shelves that have public documents now, and the main one always."""
    rows = Document.objects.public()
    yield ALL
    for organ in Organ.objects.filter(pk__in=rows.values("organ")).order_by("order", "pk"):
        yield by_organ(organ)
    for first in rows.exclude(written_date=None).dates("written_date", "year", order="DESC"):
        yield by_year(first.year)
    for name in rows.exclude(genre="").order_by("genre").values_list("genre", flat=True).distinct():
        if genre := by_genre(name):
            yield genre
    tops = {
        theme.partition("\\")[0]
        for theme in rows.exclude(theme="").values_list("theme", flat=True).distinct()
    }
    for theme in sorted(tops, key=lambda top: _THEME_NUMBER.get(top, "99")):
        if shelf := by_theme(theme):
            yield shelf
    if rows.filter(normative=True).exists():
        yield NORMATIVE

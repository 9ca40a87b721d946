"""A small public site of our own: one column of one bureau, articles published at chosen times."""

import json
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.base.events.delivery import deliver_pending
from mingzheng.base.organs.models import Organ, Region
from mingzheng.disclosure.columns.models import Article, ArticleAttachment, Column, Site
from mingzheng.engines.publisher import families
from mingzheng.engines.publisher.build import SUBSCRIBER, build_all
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.verify import verify_site

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)


class World:
    """The site under test and what is done to it."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.clock = NOW
        region = Region.objects.create(code="999901", name="云江市", level="city")
        self.organ = Organ.objects.create(
            code="mzj", name="云江市民政局", short_name="市民政局", kind="department", region=region
        )
        main = Site.objects.create(slug="", name="云江市人民政府", organ=self.organ)
        self.column = Column.objects.create(site=main, organ=self.organ, key="news", name="工作动态")
        self.shelf = "columns/mzj/news"

    def article(self, number: int, **fields) -> Article:
        """A public article, published ``number`` hours after the start, without telling anybody."""
        values = {"title": f"第 {number} 条", "body": "正文", "published_at": START + timedelta(hours=number)}
        public_id = f"t{number:09d}"
        return Article.objects.create(
            **{"public_id": public_id, "organ": self.organ, "column": self.column, "state": "published"}
            | values
            | fields
        )

    def tell(self, kind: str, subject: str, keys: tuple[str, ...] = ()) -> None:
        with transaction.atomic():
            emit(kind, subject, keys=keys)

    def deliver(self) -> list[str]:
        """Handle the pending events; the addresses of the files that were written, changed or removed."""
        before = self.files()
        deliver_pending((SUBSCRIBER,))
        after = self.files()
        return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

    def publish(self, number: int, **fields) -> list[str]:
        record = self.article(number, **fields)
        self.tell("record.published", record.ref)
        return self.deliver()

    def withdraw(self, article: Article) -> list[str]:
        Article.objects.filter(pk=article.pk).update(state="withdrawn", withdrawn_at=NOW)
        self.tell("record.withdrawn", article.ref)
        return self.deliver()

    def build(self) -> None:
        build_all(self.clock, self.clock.date())

    def files(self) -> dict[str, tuple[int, bytes]]:
        """Every page file with its inode and content: a file that is written again gets another inode."""
        return {
            f"/{file.relative_to(self.site)}": (file.stat().st_ino, file.read_bytes())
            for file in self.site.rglob("*")
            if file.is_file() and file.relative_to(self.site).parts[0] != "proof"
        }

    def read(self, path: str) -> str:
        return (self.site / path.lstrip("/")).read_text("utf-8")

    def rows(self, path: str) -> list[str]:
        """The titles on a shelf page, as listed."""
        return json.loads(self.read(path))["rows"]

    def page(self, name: str) -> dict:
        """What the page of the shelf with this file name shows."""
        return json.loads(self.read(f"/{self.shelf}/{name}"))

    def listed(self) -> list[str]:
        """The titles on all pages of the shelf, newest first, each page followed by its link to older ones."""
        page = self.page("index.html")
        closed = (self.site / self.shelf / "page").glob("*.html")
        numbers = sorted((int(file.stem) for file in closed), reverse=True)
        older = [title for number in numbers for title in self.page(f"page/{number}.html")["rows"]]
        return [title for title in page["rows"] if title not in older] + older

    def faults(self) -> list[tuple[str, str]]:
        return [(fault.kind, fault.path) for fault in verify_site(self.site).faults]

    def attach(self, article: Article, stored, name: str) -> ArticleAttachment:
        return ArticleAttachment.objects.create(article=article, file=stored, name=name)


def render_article(article: Article, context: families.PageContext) -> str:
    depends(f"column:{article.column.key}")
    body = f"<article>{escape(article.title)}<p>{escape(article.body)}</p></article>"
    if article.title == "坏页":
        raise ValueError("renderer broke")
    return f"<!doctype html>{body}<footer>{article.organ.name} {context.fingerprint(body)}</footer>"


def render_shelf(view, context: families.PageContext) -> str:
    shown = {
        "name": view.shelf.name,
        "rows": [row.title for row in view.rows],
        "older": view.older,
        "newer": view.newer,
        "total": view.total,
        "number": view.number,
    }
    return json.dumps(shown, ensure_ascii=False)


def render_home(context: families.PageContext) -> str:
    return f"首页 {Article.objects.public().count()}"


def found(settings, folder: Path, monkeypatch) -> World:
    """The site in ``folder``, with renderers of its own that show little more than titles."""
    settings.SITE_DIR = folder / "site"
    settings.KEYS_DIR = folder / "keys"
    settings.MEDIA_ROOT = folder / "files"
    settings.SITE_URL = "https://www.yunjiang.example"
    own = {name: families.family(name) for name in ("record", "shelf", "sitemap", "page")}
    monkeypatch.setattr(families, "_FAMILIES", own)  # without those of the portal
    monkeypatch.setattr(families, "_RENDERERS", {})
    monkeypatch.setattr(families, "_PAGES", {"/robots.txt": families.fixed_pages()["/robots.txt"]})
    families.register_renderer("record:columns.article", render_article)
    families.register_renderer("shelf", render_shelf)
    families.register_page("/index.html", render_home, ["shelf:columns/mzj/news"])
    return World(settings.SITE_DIR)

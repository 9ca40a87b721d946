"""No page is ever stale: after any sequence of acts, the site that was kept up to date page by page is the one that a
full build would make."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from mingzheng.base.events.bus import emit
from mingzheng.base.events.delivery import deliver_pending
from mingzheng.base.files.store import keep
from mingzheng.base.organs.actions import keep_organ
from mingzheng.base.organs.models import Organ
from mingzheng.base.records.linking import link_records
from mingzheng.base.records.models import LinkKind
from mingzheng.disclosure.columns.actions import publishing as articles
from mingzheng.disclosure.columns.actions.keeping import keep_column, keep_fixed_columns
from mingzheng.disclosure.columns.models import Article, Column
from mingzheng.disclosure.policy.actions import publishing, revising
from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Attachment, Document
from mingzheng.engines.publisher.build import SUBSCRIBER, build_all
from mingzheng.engines.publisher.families import families
from mingzheng.engines.publisher.models import Series
from mingzheng.engines.publisher.plan import mark
from mingzheng.engines.publisher.publish import publish_pending, stuck
from mingzheng.engines.publisher.verify import verify_site
from mingzheng.kernel.statute.themes import THEMES
from tests.factories import ArticleFactory, ColumnFactory, OrganFactory, SiteFactory, fields

STEPS = 30
THEME_NAMES = [theme.name for theme in THEMES][:3]


class Walk:
    """A site that lives through random acts, done through the actions that people's pages call."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = timezone.now()
        self.organs = [OrganFactory() for _ in range(3)]
        self.site = SiteFactory(organ=self.organs[0])
        self.columns = [ColumnFactory(site=self.site, organ=organ) for organ in self.organs[:2]]
        self.serial = 0

    def some(self, rows) -> object | None:
        found = list(rows)
        return self.chance.choice(found) if found else None

    def step(self) -> None:
        acts: dict[Callable[[], None], int] = {
            self.publish: 12, self.publish_article: 5, self.revise: 5, self.withdraw: 3, self.withdraw_article: 1,
            self.change_force: 4, self.link: 4, self.attach: 2, self.change_organ: 2, self.change_column: 2,
            self.found_organ: 1,
        }  # fmt: skip
        (act,) = self.chance.choices(list(acts), list(acts.values()))
        with transaction.atomic():
            act()

    def publish(self) -> None:
        """Most documents are of today; some are old ones, which go to the middle of their lists."""
        for _ in range(self.chance.choice([1, 1, 1, 9, 24])):
            self.serial += 1
            ago = (
                timedelta(days=10, minutes=-self.serial) if self.chance.random() < 0.8 else timedelta(days=30)
            )
            import_document(
                by=None, at=self.now, organ=self.chance.choice(self.organs), publish_now=True,
                fields=fields(**self.values()), published_at=self.now - ago,
            )  # fmt: skip

    def values(self) -> dict:
        return {
            "written_date": date(self.chance.choice([2024, 2025, 2026]), 3, 1 + self.serial % 28),
            "genre": self.chance.choice(["通知", "意见", "办法"]),
            "theme": self.chance.choice([*THEME_NAMES, ""]),
            "normative": self.chance.random() < 0.3,
            "keywords": self.chance.choice([["住房"], ["养老", "医保"], []]),
        }

    def publish_article(self) -> None:
        column = Column.objects.select_related("organ").get(pk=self.chance.choice(self.columns).pk)
        articles.publish(ArticleFactory(column=column, state="in_review"), by=None, at=self.now)

    def revise(self) -> None:
        document = self.some(Document.objects.public())
        if document is not None:
            changed = self.values() | {"title": f"{document.title[:40]}（修订）"}
            plain = {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in changed.items()
            }
            document.pending = {"fields": plain, "reason": "文字有误"}
            revising.apply_revision(document, by=None, at=self.now)

    def withdraw(self) -> None:
        document = self.some(Document.objects.public())
        if document is not None:
            publishing.withdraw(by=None, at=self.now, document_id=document.pk, reason="内容有误")

    def withdraw_article(self) -> None:
        article = self.some(Article.objects.public())
        if article is not None:
            articles.withdraw_article(by=None, at=self.now, article_id=article.pk, reason="内容有误")

    def change_force(self) -> None:
        document, other = self.some(Document.objects.public()), self.some(Document.objects.public())
        if document is not None and document != other:
            on = timezone.localdate(self.now) + timedelta(days=self.chance.randint(-90, 30))
            kind = self.chance.choice(["repealed", "amended", "suspended", "partly_repealed"])
            record_validity(
                by=None, at=self.now, document_id=document.pk, kind=kind, on=on, by_document=other
            )

    def link(self) -> None:
        """Links are made between drafts and public records alike."""
        source = self.some(
            [*Article.objects.select_related("organ"), *Document.objects.select_related("organ")]
        )
        target = self.some(Document.objects.all())
        if source is not None and target is not None and source != target:
            kind = self.chance.choice(LinkKind.values)
            link_records(by=None, at=self.now, source=source, kind=kind, target=target)

    def attach(self) -> None:
        document = self.some(Document.objects.public().filter(attachments=None))
        if document is not None:
            name = self.chance.choice(["附表.pdf", "说明.pdf"])
            Attachment.objects.create(document=document, name=name, file=keep(name.encode(), format="pdf"))
            publishing.announce("record.revised", document)

    def change_organ(self) -> None:
        self.serial += 1
        values = {"short_name": f"改名{self.serial}局", "phone": f"0990-{self.serial:07d}"}
        keep_organ(by=None, at=self.now, organ_id=self.chance.choice(self.organs).pk, fields=values)

    def change_column(self) -> None:
        self.serial += 1
        column = Column.objects.select_related("organ", "site").get(pk=self.chance.choice(self.columns).pk)
        changed = {"name": f"栏目{self.serial}", "on_home": self.chance.random() < 0.5}
        keep_column(
            by=None, at=self.now, site=column.site, organ=column.organ, key=column.key, fields=changed
        )

    def found_organ(self) -> None:
        organ: Organ = OrganFactory()
        emit("organ.changed", f"organ:{organ.code}", keys=[f"organ:{organ.code}", "organs"])
        keep_fixed_columns(by=None, at=self.now, site=self.site, organ=organ)
        self.organs.append(organ)


@pytest.mark.parametrize("seed", range(3))
def test_site_kept_up_to_date_is_the_site_built_anew(seed, db, settings, tmp_path):
    for name in ("SITE_DIR", "KEYS_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name)
    settings.HOME = tmp_path
    walk = Walk(seed)
    deliver_pending((SUBSCRIBER,))
    for _ in range(STEPS):
        walk.step()
        if walk.chance.random() < 0.6:
            deliver_pending((SUBSCRIBER,))
    deliver_pending((SUBSCRIBER,))

    kept = _files(settings.SITE_DIR)
    assert (list(stuck()), verify_site(settings.SITE_DIR).faults) == ([], [])
    assert _rendered_again() == (0, 0)
    build_all(walk.now, timezone.localdate(walk.now))
    built = _files(settings.SITE_DIR)
    assert _without_lists(kept) == _without_lists(built)


def _rendered_again() -> tuple[int, int]:
    """How many files differ when every page is rendered once more from the database, and how many go."""
    mark((family.name, target) for family in families() for target in family.all_targets())
    again = publish_pending(timezone.now(), timezone.localdate())
    assert again.failed == {}
    return again.written, again.removed


def _files(site: Path) -> dict[str, bytes]:
    found = (file for file in site.rglob("*") if file.is_file())
    return {f"/{file.relative_to(site)}": file.read_bytes() for file in found if "proof" not in file.parts}


def _without_lists(files: dict[str, bytes]) -> dict[str, bytes]:
    """A list is cut into pages as its records came; a full build cuts it anew, and so may cut it elsewhere."""
    lists = {f"/{key}/index.html" for key in Series.objects.values_list("key", flat=True)}
    return {
        path: content
        for path, content in files.items()
        if path not in lists and "/page/" not in path and not path.startswith("/sitemap/policy")
    }

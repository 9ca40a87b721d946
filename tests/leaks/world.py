"""A site with one public document, one public article, and records that no visitor may see, each with its canary.

A *canary* is a word that stands in every text of a record and nowhere else. A *probe* is another such word, used to
ask for the record: what a page repeats of the question is then no finding.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from mingzheng.base.events.delivery import settle
from mingzheng.base.records.linking import link_records
from mingzheng.base.records.registry import kind
from mingzheng.disclosure.columns.actions.articles import attach_to_article, create_article, submit_article
from mingzheng.disclosure.columns.actions.publishing import withdraw_article
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.publishing import unschedule, withdraw
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import decide
from tests import factories
from tests.factories import BODY, NOW, ColumnFactory, OrganFactory, SiteFactory, Team, pass_step, waiting_step

LATER = NOW + timedelta(days=365)
CLOSED = {"disclosure": "closed", "ground": "state_secret", "ground_note": "涉及国家秘密，不予公开"}
ON_REQUEST = {"disclosure": "on_request", "ground": "third_party", "ground_note": "涉及第三方，依申请公开"}


@dataclass(frozen=True)
class Planted:
    """A record with its words. ``file`` is the address its attachment has, or would have, on the public site."""

    name: str
    canary: str
    probe: str
    record: Any
    file: str
    file_id: int

    def address(self, ending: str = "html") -> str:
        return kind(self.record.record_key).address(self.record.public_id, ending)


class World:
    """Everything planted, published, linked and delivered."""

    def __init__(self) -> None:
        self.team, self.strangers = Team(OrganFactory()), Team(OrganFactory())
        site = SiteFactory(organ=self.team.organ)
        self.column = ColumnFactory(site=site, organ=self.team.organ, key="news", on_home=True)
        self.policy_column = ColumnFactory(site=site, organ=self.team.organ, key="policy", fixed="policy")
        self.public = [self._document("public"), self._article("publicarticle")]
        self._advance(self.public[0].record, "sign")
        self._advance(self.public[1].record, "sign")
        self.hidden = [self._in_state(*row) for row in DOCUMENTS] + [
            self._article_in_state(*row) for row in ARTICLES
        ]
        self._link()
        settle()
        for planted in self.hidden:
            self._withdraw(planted)
        self.hidden.append(self._pending())
        settle()

    def clients(self) -> dict[str, Client]:
        """A browser for each role: nobody, the foreign organ's people, ours, and a superuser."""
        found = {"anonymous": Client()}
        for name, team in (("foreign", self.strangers), ("own", self.team)):
            for role in ("editor", "reviewer", "secrecy", "signer", "office", "supervisor", "admin"):
                found[f"{name} {role}"] = self.client_of(getattr(team, role))
        return found

    def client_of(self, person: Any) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def site_files(self) -> dict[str, bytes]:
        """Every file of the public folder, the manifest included; the name counts as content."""
        root = Path(settings.SITE_DIR)
        paths = [path for path in root.rglob("*") if path.is_file()]
        return {
            f"/{path.relative_to(root)}": str(path).encode() + b"\n" + path.read_bytes() for path in paths
        }

    # Planting

    def _words(self, name: str) -> tuple[str, str, dict[str, Any]]:
        canary, probe = f"zqcanary{name}", f"zqprobe{name}"
        words = f"{probe} {canary}"
        return canary, probe, {
            "title": f"关于 {words} 的通知", "abstract": f"概述 {words}", "keywords": [canary, probe],
            "body": f"{BODY}\n附注 {words}。",
        }  # fmt: skip

    def _document(self, name: str, **changes: Any) -> Planted:
        canary, probe, words = self._words(name)
        more = {
            "doc_number": "",
            "addressees": canary,
            "note": canary,
            "source_url": f"https://example.org/{canary}",
        }
        record = factories.draft(self.team, **{**words, **more, **changes})
        row = attach(
            by=self.team.editor, at=NOW, document_id=record.pk, data=f"附件 {canary}".encode(), name=f"{canary}.txt",
            format="txt", text=f"附件 {probe} {canary}",
        )  # fmt: skip
        return Planted(name, canary, probe, record, row.public_path, row.pk)

    def _article(self, name: str) -> Planted:
        canary, probe, words = self._words(name)
        more = {"source": canary, "author": canary}
        record = create_article(by=self.team.editor, at=NOW, column=self.column, fields={**words, **more})
        row = attach_to_article(
            by=self.team.editor, at=NOW, article_id=record.pk, data=f"附件 {canary}".encode(), name=f"{canary}.txt",
            format="txt", text=f"附件 {probe} {canary}",
        )  # fmt: skip
        return Planted(name, canary, probe, record, row.public_path, row.pk)

    def _in_state(self, name: str, until: str, changes: dict[str, Any]) -> Planted:
        planted = self._document(name, **changes)
        self._advance(planted.record, until)
        return planted

    def _article_in_state(self, name: str, until: str) -> Planted:
        planted = self._article(name)
        self._advance(planted.record, until)
        return planted

    def _advance(self, record: Any, until: str) -> None:
        for step in STEPS[: STEPS.index(until) + 1] if until in STEPS else ():
            STEP_ACTS[step](self, record)
        if until not in STEPS:
            ENDS[until](self, record)

    def _link(self) -> None:
        """The public document is linked with every other record, and its validity was changed by each document."""
        shown = self.public[0].record
        for number, planted in enumerate(self.hidden):
            for source, target in ((shown, planted.record), (planted.record, shown)):
                link_records(by=self.team.editor, at=NOW, source=source, kind="related", target=target)
            if isinstance(planted.record, Document):
                record_validity(
                    by=self.team.office, at=NOW, document_id=shown.pk, kind="amended",
                    on=date(2026, 1, 1) + timedelta(days=number), by_document=planted.record,
                )  # fmt: skip

    def _withdraw(self, planted: Planted) -> None:
        common = {"by": self.team.office, "at": NOW, "reason": "内容需要核实"}
        if planted.name == "withdrawn":
            withdraw(document_id=planted.record.pk, **common)
        if planted.name == "withdrawnarticle":
            withdraw_article(article_id=planted.record.pk, **common)

    def _pending(self) -> Planted:
        """New words for the public document, still under review."""
        canary, probe, words = self._words("pending")
        record = Document.objects.get(pk=self.public[0].record.pk)
        propose_revision(
            by=self.team.editor,
            at=NOW,
            document_id=record.pk,
            version=record.version,
            fields=words,
            reason="补充内容",
        )
        return Planted("pending", canary, probe, record, self.public[0].file, self.public[0].file_id)


def _submit(world: World, record: Any) -> None:
    fresh = type(record).objects.get(pk=record.pk)
    common = {"by": world.team.editor, "at": NOW, "version": fresh.version}
    if isinstance(record, Document):
        submit(document_id=record.pk, **common)
    else:
        submit_article(article_id=record.pk, **common)


def _return(world: World, record: Any) -> None:
    _submit(world, record)
    decide(
        step_id=waiting_step(record).pk,
        by=world.team.reviewer,
        at=NOW,
        decision="return",
        opinion="请再核对一遍",
    )


def _schedule(world: World, record: Any) -> None:
    world._advance(record, "secrecy")
    pass_step(record, world.team.signer, publish_at=LATER)


def _unschedule(world: World, record: Any) -> None:
    _schedule(world, record)
    unschedule(by=world.team.signer, at=NOW, document_id=record.pk, reason="暂缓公开")


Act = Callable[[World, Any], None]
STEPS = ("draft", "submit", "first", "secrecy", "sign")
STEP_ACTS: dict[str, Act] = {
    "draft": lambda world, record: None,
    "submit": _submit,
    "first": lambda world, record: pass_step(record, world.team.reviewer),
    "secrecy": lambda world, record: pass_step(record, world.team.secrecy),
    "sign": lambda world, record: pass_step(record, world.team.signer),
}
ENDS: dict[str, Act] = {"return": _return, "schedule": _schedule, "unschedule": _unschedule}
DOCUMENTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("draft", "draft", {}), ("inreview", "submit", {}), ("signing", "secrecy", {}), ("returned", "return", {}),
    ("scheduled", "schedule", {}), ("unscheduled", "unschedule", {}), ("closed", "sign", CLOSED),
    ("onrequest", "sign", ON_REQUEST), ("withdrawn", "sign", {}),
)  # fmt: skip
ARTICLES = (
    ("draftarticle", "draft"), ("reviewarticle", "submit"), ("returnedarticle", "return"),
    ("scheduledarticle", "schedule"), ("withdrawnarticle", "sign"),
)  # fmt: skip
STATES = {
    "draft": "draft", "inreview": "in_review", "signing": "in_review", "returned": "returned",
    "scheduled": "scheduled", "unscheduled": "returned", "closed": "approved", "onrequest": "approved",
    "withdrawn": "withdrawn", "draftarticle": "draft", "reviewarticle": "in_review", "returnedarticle": "returned",
    "scheduledarticle": "scheduled", "withdrawnarticle": "withdrawn", "pending": "published",
}  # fmt: skip
"""The state each planted record must be in; the test of the world itself compares."""
MODELS = (Document, Article)

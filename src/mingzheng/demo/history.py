"""File the city's documents: each through the review by its organ's own people, up to the state it is in now."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from mingzheng.base.accounts.models import User
from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ
from mingzheng.base.records.linking import link_records
from mingzheng.base.records.models import Disclosure
from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.drafting import answer_finding, create_draft
from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.actions.publishing import withdraw
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.findings import unanswered
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import decide, points_for
from mingzheng.engines.review.models import Review, Step
from mingzheng.kernel.statute.genres import GENRE_NAMES

from . import shapes
from .files import make_file
from .moments import at_hour, minutes_after
from .staff import Staff

_STEPS: tuple[shapes.Step, ...] = ("first", "secrecy", "sign")


class Archivist:
    """Files documents one by one; ``filed`` finds them again by serial."""

    def __init__(self, organs: dict[str, Organ], staff: Staff):
        self._organs = organs
        self._staff = staff
        self.filed: dict[int, Document] = {}

    def file(self, row: shapes.Document) -> None:
        """Bring one document into the state it has in the demonstration."""
        organ = self._organs[row.organ]
        known = Document.objects.filter(organ=organ, title=row.title).first()
        if known is not None:
            self.filed[row.serial] = known
            return
        team = self._staff.team(organ)
        document = self._by_people(row, organ, team) if team else self._as_stock(row, organ)
        self.filed[row.serial] = Document.objects.get(pk=document.pk)
        if row.state == "withdrawn" and row.withdrawn_on:
            self._withdraw(row, organ)

    def record_history(self, rows: tuple[shapes.Document, ...]) -> None:
        """After all are filed: what amended, repealed or rests on what."""
        for row in rows:
            document = self.filed[row.serial]
            for event in row.validity:
                self._event(document, event)
            for serial in row.basis:
                link_records(
                    by=None, at=timezone.now(), source=document, kind="basis", target=self.filed[serial]
                )

    def _by_people(self, row: shapes.Document, organ: Organ, team: tuple[User, User, User, User]) -> Document:
        drafter = team[0]
        at = at_hour(row.written_date, 10)
        document = create_draft(by=drafter, at=at, organ=organ, fields=_fields(row, self._organs))
        for item in row.attachments:
            attach(
                by=drafter, at=at, document_id=document.pk, data=make_file(item), name=item.name,
                format=item.format, text=item.text,
            )  # fmt: skip
        if row.state == "draft":
            return document
        for noted in unanswered(Document.objects.get(pk=document.pk)):
            answer_finding(
                by=drafter,
                at=at,
                document_id=document.pk,
                key=noted.key,
                reason="依照公示规定应当公开，已作必要处理。",
            )
        document.refresh_from_db()
        review = submit(
            by=drafter, at=minutes_after(at, 40), document_id=document.pk, version=document.version
        )
        self._review(row, review, team)
        return document

    def _review(self, row: shapes.Document, review: Review, team: tuple[User, User, User, User]) -> None:
        base = at_hour(row.published_date or row.written_date, 14)
        for number, kind in enumerate(_STEPS):
            step = Step.objects.select_related("review").get(review=review, kind=kind)
            at = minutes_after(base, 30 * number)
            if row.review_step == kind:
                if row.state == "returned":
                    decide(
                        step_id=step.pk,
                        by=team[number + 1],
                        at=at,
                        decision="return",
                        opinion="".join(row.reasons),
                    )
                return
            answers = {point.key: _answer(point.key) for point in points_for(step)}
            when = timezone.make_aware(row.publish_at.replace(tzinfo=None)) if row.publish_at else None
            decide(
                step_id=step.pk, by=team[number + 1], at=at, decision="pass", opinion="同意。", points=answers,
                publish_at=when if kind == "sign" else None,
            )  # fmt: skip

    def _as_stock(self, row: shapes.Document, organ: Organ) -> Document:
        at = at_hour(row.published_date or row.written_date, 15)
        public = row.state == "published"
        document, _ = import_document(
            by=None, at=at, organ=organ, fields=_fields(row, self._organs), publish_now=False, published_at=at
        )
        for item in row.attachments:
            attach(
                by=None, at=at, document_id=document.pk, data=make_file(item), name=item.name, format=item.format,
                text=item.text,
            )  # fmt: skip
        if public:
            document, _ = import_document(
                by=None,
                at=at,
                organ=organ,
                fields=_fields(row, self._organs),
                publish_now=True,
                published_at=at,
            )
        return document

    def _withdraw(self, row: shapes.Document, organ: Organ) -> None:
        at: datetime = at_hour(row.withdrawn_on, 11) if row.withdrawn_on else timezone.now()
        by = self._staff.holder(Role.OFFICE, organ)
        withdraw(by=by, at=at, document_id=self.filed[row.serial].pk, reason=row.withdraw_reason)

    def _event(self, document: Document, event: shapes.Validity) -> None:
        if event.event == "lapsed" and event.by is None:
            return  # the end of the document's own term, recorded at its publication
        kind, on = (
            ("expires", event.on - timedelta(days=1)) if event.event == "lapsed" else (event.event, event.on)
        )
        by = self.filed.get(event.by) if event.by else None
        at = at_hour(event.on, 9) if by is None or by.published_at is None else by.published_at
        record_validity(
            by=None, at=at, document_id=document.pk, kind=kind, on=on, by_document=by,
            by_text="" if by else "市政府清理决定", note=event.note,
        )  # fmt: skip


def _answer(key: str) -> str:
    return "不涉及" if key in ("state_secret", "work_secret", "privacy", "secret") else "合适"


def _fields(row: shapes.Document, organs: dict[str, Organ]) -> dict[str, Any]:
    return {
        "title": row.title, "doc_number": row.doc_number, "issuers": [organs[name].name for name in row.organs],
        "genre": row.kind if row.kind in GENRE_NAMES else "", "theme": row.theme, "keywords": list(row.keywords),
        "abstract": row.abstract, "written_date": row.written_date, "effective_date": row.effective_date,
        "expires_date": row.expires_date, "normative": row.normative, "body": row.body,
        "audiences": list(row.audiences),
        "disclosure": row.disclosure, "ground_note": row.ground_note,
        "ground": row.ground if row.disclosure != Disclosure.OPEN else "",
    }  # fmt: skip

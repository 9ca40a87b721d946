"""What the page of a document shows (文件详情), gathered in one place."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from mingzheng.base.accounts import policies as rights
from mingzheng.base.clocks.service import local_day
from mingzheng.base.duties.models import Duty
from mingzheng.base.records.states import RecordState
from mingzheng.disclosure.policy.actions.drafting import PUBLICATION
from mingzheng.disclosure.policy.findings import IN_TEXT, findings_of
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
from mingzheng.engines.review.models import Review, Step
from mingzheng.kernel.statute.grounds import GROUNDS

from ..kit.clock import clock_of, day_clock
from ..kit.findings import panel
from ..kit.labels import FIELD_NAMES
from ..kit.timeline import timeline
from ..links.reading import linked
from .deeds import DEEDS

_FACTS = (
    "doc_number", "index_number", "written_date", "genre", "theme", "keywords", "effective_date", "expires_date",
    "addressees", "signer", "note", "audiences", "normative", "source_url", "abstract",
)  # fmt: skip
OPEN_STATES = (RecordState.DRAFT, RecordState.RETURNED)


def sight(row: Document, user: Any, today: date) -> dict[str, Any]:
    """The context of the page."""
    found = findings_of(row)
    return {
        "title": row.title,
        "document": row,
        "facts": facts(row),
        "text": paper(row.body_html),
        "titled": prints_title(row.body_html),
        "clock": clock(row, today),
        "met": Duty.objects.filter(subject=row.ref, rule=PUBLICATION, done_on__isnull=False).first(),
        "findings": found,
        "panel": panel(found, row.answers, IN_TEXT),
        "answer_url": reverse("desk:document_answer", args=[row.public_id]),
        "mask_url": reverse("desk:document_mask", args=[row.public_id]),
        "maskable_files": {entry.place for entry in found if entry.severity == "block" and entry.masked},
        "attachments": row.attachments.select_related("file"),
        "may_edit": rights.may_draft(user, row),
        "editable": rights.may_draft(user, row) and row.state in OPEN_STATES,
        "deeds": [deed for deed in DEEDS.values() if deed.offered(user, row)],
        "may_record": rights.may_record_validity(user, row) and row.state == RecordState.PUBLISHED,
        "revisable": rights.may_draft(user, row) and row.state == RecordState.PUBLISHED and not row.pending,
        "step": open_step(row, user, today),
        "timeline": timeline(row.ref),
        "links": linked(row, user),
        "link_url": reverse("desk:document_link", args=[row.public_id])
        if rights.may_draft(user, row)
        else "",
        "revisions": row.revisions.select_related("by").defer("fields"),
        "validity": row.validity_on(today) if row.published_at else None,
        "events": row.validity_events.select_related("by_document"),
        "address": POLICY_DOCUMENT.address(row.public_id) if row.is_public else "",
    }


def facts(row: Document) -> list[tuple[str, str]]:
    """Name and value of what is filled in, for the definition table."""
    found: list[tuple[str, str]] = [("责任机关", row.organ.name), ("发文机关", row.issuer)]
    for name in _FACTS:
        value = getattr(row, name)
        if value:
            found.append((FIELD_NAMES[name], _words(value)))
    found.append(("公开属性", row.get_disclosure_display()))
    if row.ground:
        names = {ground.key: ground.name for ground in GROUNDS}
        found.append(("理由", f"{names.get(row.ground, row.ground)}：{row.ground_note}"))
    if row.published_at:
        found.append(("公开日期", local_day(row.published_at).isoformat()))
    return found


def _words(value: Any) -> str:
    if value is True:
        return "是"
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(value) if isinstance(value, list) else value


def clock(row: Document, today: date) -> Any:
    """The publication clock while it runs."""
    duty = Duty.objects.filter(subject=row.ref, rule=PUBLICATION).open().first()
    return clock_of(duty, today) if duty else None


def open_step(row: Document, user: Any, today: date) -> dict[str, Any] | None:
    """The review step at which the record waits, and whether it waits for this person."""
    review = Review.objects.filter(subject=row.ref, state="open").first()
    step = review.steps.filter(decided_at__isnull=True).first() if review else None
    if step is None:
        return None
    mine = Step.objects.for_person(user).filter(pk=step.pk).exists()
    return {"step": step, "mine": mine, "clock": day_clock(step.due_on, today), "review": review}


def paper(html: str) -> Any:
    """The body as the kernel made it from the canonical text; it escapes everything a person wrote."""
    return mark_safe(html)


def prints_title(html: str) -> bool:
    """Whether the body begins with its own title, so that the page need not repeat it."""
    return html.startswith('<p class="title">')

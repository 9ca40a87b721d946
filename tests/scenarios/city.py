"""What the people of the stories do, named as they would say it."""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.test import Client

from mingzheng.base.duties.models import Duty
from mingzheng.base.events.delivery import settle
from mingzheng.base.jobs import schedules
from mingzheng.base.organs.models import Organ
from mingzheng.disclosure.policy.actions.drafting import create_draft, edit_draft
from mingzheng.disclosure.policy.actions.publishing import withdraw
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.actions.turning import announce_turns
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
from mingzheng.engines.review.actions import decide
from mingzheng.engines.review.models import Step
from tests.factories import NOW, OrganFactory, SiteFactory, Team, fields, pass_step, waiting_step


class City:
    """One bureau, its people, its public site, and the time, which only the story moves on."""

    def __init__(self) -> None:
        self.局: Organ = OrganFactory(name="云江市数据局", short_name="市数据局")
        self.人 = Team(self.局)
        SiteFactory(organ=self.局)
        self.现在: datetime = NOW
        self.访客 = Client()

    def 过(self, **time: float) -> None:
        """Time goes by, and the worker has done what fell due."""
        self.现在 += timedelta(**time)
        for job in (schedules.declared()["policy.publish_due"], schedules.declared()["columns.publish_due"]):
            job.run(self.现在)
        announce_turns(self.现在)
        settle()

    # 信息员

    def 起草(self, **changes: Any) -> Document:
        return create_draft(by=self.人.editor, at=self.现在, organ=self.局, fields=fields(**changes))

    def 修改(self, document: Document, **changes: Any) -> None:
        self._now(document)
        edit_draft(
            by=self.人.editor, at=self.现在, document_id=document.pk, version=document.version, fields=changes
        )

    def 送审(self, document: Document) -> None:
        self._now(document)
        submit(by=self.人.editor, at=self.现在, document_id=document.pk, version=document.version)

    def 提出修订(self, document: Document, reason: str, **changes: Any) -> None:
        self._now(document)
        propose_revision(
            by=self.人.editor, at=self.现在, document_id=document.pk, version=document.version, fields=changes,
            reason=reason,
        )  # fmt: skip

    def 登记时效(self, document: Document, kind: str, day: Any, by: str) -> None:
        record_validity(
            by=self.人.office, at=self.现在, document_id=document.pk, kind=kind, on=day, by_text=by
        )
        settle()

    # 审查人

    def 通过(self, document: Document, person: Any, **more: Any) -> None:
        pass_step(document, person, at=self.现在, **more)
        settle()

    def 三审通过(self, document: Document, **more: Any) -> None:
        self.通过(document, self.人.reviewer)
        self.通过(document, self.人.secrecy)
        self.通过(document, self.人.signer, **more)

    def 退回(self, document: Document, person: Any, opinion: str) -> None:
        decide(step_id=waiting_step(document).pk, by=person, at=self.现在, decision="return", opinion=opinion)

    def 待办(self, person: Any) -> list[str]:
        return [step.review.title for step in Step.objects.for_person(person).select_related("review")]

    # 政务公开办

    def 撤回(self, document: Document, reason: str, person: Any) -> None:
        withdraw(by=person, at=self.现在, document_id=document.pk, reason=reason)
        settle()

    # 访客看到的

    def 打开(self, document: Document, ending: str = "html") -> str | None:
        """The page as a visitor gets it, or None if there is none."""
        return self.看(POLICY_DOCUMENT.address(document.public_id, ending))

    def 看(self, address: str) -> str | None:
        cache.clear()
        response = self.访客.get(address)
        if response.status_code == 404:
            return None
        assert response.status_code == 200, address
        content = b"".join(response.streaming_content) if response.streaming else response.content
        return content.decode()

    def 检索(self, words: str) -> list[str]:
        cache.clear()
        return [hit["title"] for hit in self.访客.get("/api/v1/search", {"q": words}).json()["hits"]]

    def 时效(self, document: Document) -> str:
        row = Document.objects.with_outlet_data().get(pk=document.pk)
        return row.validity_on(self.现在.date()).label

    # 台账

    def 状态(self, document: Document) -> str:
        return Document.objects.get(pk=document.pk).get_state_display()

    def 期限(self, document: Document) -> Duty:
        return Duty.objects.get(subject=document.ref)

    def _now(self, document: Document) -> None:
        document.refresh_from_db()

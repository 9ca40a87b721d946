"""One run of ``mingzheng import``: read, find the organ, hand over to the action, keep the account."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from mingzheng.base.events.delivery import settle
from mingzheng.base.organs.founding import found_organ
from mingzheng.base.organs.models import Organ
from mingzheng.base.organs.queries import by_name
from mingzheng.disclosure.policy import intake
from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.engines.papers import PaperError, read_file
from mingzheng.kernel import lex
from mingzheng.kernel.lex.reading import Reading

from .importing import Item


class NoOrgan(Exception):
    """No accountable organ can be named for the document."""


class ImportRun:
    """Keeps what was done in ``report``: lists of created, updated, skipped and refused."""

    def __init__(self, *, publish: bool, organ_name: str | None):
        self.publish = publish
        self.report: dict[str, list[dict[str, Any]]] = {
            "created": [],
            "updated": [],
            "skipped": [],
            "refused": [],
        }
        self._organs: dict[str, Organ] = {}
        self._organ = self._named(organ_name) if organ_name else None

    def take(self, item: Item) -> None:
        """Take one document in; a refusal is reported and does not stop the run."""
        try:
            self._take(item)
        except (PaperError, Refused, NoOrgan, OSError, ValueError, ValidationError) as error:
            self.report["refused"].append({"file": item.origin, "reason": _reason(error)})

    def finish(self) -> None:
        """Let the site and the index follow, so that what was published can be seen when the command ends."""
        if self.publish:
            settle()

    def _take(self, item: Item) -> None:
        if "_error" in item.given:
            raise ValueError(item.given["_error"])
        intake.check_given(item.given)
        reading = self._read(item)
        values = intake.merge_given(intake.values_of(reading), item.given)
        if not str(values.get("title", "")).strip():
            raise ValueError("没有找到标题，请在文件第一行写明标题，或在 .jsonl 里给出 title。")
        organ = self._organ or self._organ_of(values)
        document, result = import_document(
            by=None, at=timezone.now(), organ=organ, fields=values, publish_now=self.publish,
            published_at=intake.moment_of(item.given.get("published_date") or reading.published_date),
        )  # fmt: skip
        self.report[result].append(
            {
                "file": item.origin, "id": document.ref, "title": document.title, "doc_number": document.doc_number,
                "organ": organ.name, "state": document.state,
                "warnings": [warning.message for warning in reading.warnings],
            }
        )  # fmt: skip

    def _read(self, item: Item) -> Reading:
        if item.path is not None:
            return lex.read(read_file(item.path).manuscript)
        return lex.read(item.given.get("text") or "")

    def _organ_of(self, values: dict[str, Any]) -> Organ:
        names = values.get("issuers") or []
        if not names:
            raise NoOrgan("没有找到发文机关，请用 --organ 写明责任机关。")
        written = values.get("written_date")
        on = written if isinstance(written, date) else None
        # 条例第十条: what several organs made together is published by the one that leads, the first named.
        return self._named(names[0], on)

    def _named(self, name: str, on: date | None = None) -> Organ:
        if name not in self._organs:
            self._organs[name] = by_name(name, on) or found_organ(by=None, at=timezone.now(), name=name)
        return self._organs[name]


def _reason(error: Exception) -> str:
    text = "；".join(error.messages) if isinstance(error, ValidationError) else str(error)
    return text if _chinese(text) else "文件打不开，请检查路径、权限和内容。"


def _chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)

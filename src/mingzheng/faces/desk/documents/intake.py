"""Taking files in (收件): stored at once, read, shown with evidence for confirmation, then kept as a draft.

Between the two pages the files are named by a signed token, bound to the person; their bytes wait in the store.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from mingzheng.base.files.models import StoredFile
from mingzheng.base.files.store import FileRefused, keep
from mingzheng.base.organs.models import Organ
from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.drafting import create_draft
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.papers import Intake, PaperError, read_bytes
from mingzheng.engines.papers.examine import examine
from mingzheng.kernel import lex

_HOURS_8 = 8 * 3600
_PASTED = "粘贴的正文.txt"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stored file of the arrival, under the name it came with."""

    digest: str
    name: str
    format: str

    def data(self) -> bytes:
        return StoredFile.objects.get(digest=self.digest).path.read_bytes()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in: the piece that became the body, as read, and the attachments."""

    main: Piece
    intake: Intake
    reading: lex.Reading
    attachments: tuple[Piece, ...]

    def token(self, user: Any) -> str:
        pieces = [[piece.digest, piece.name, piece.format] for piece in (self.main, *self.attachments)]
        return signing.dumps(pieces, salt=_salt(user), compress=True)


def receive(files: Sequence[UploadedFile], text: str) -> Arrival:
    """Store and read what was sent. Raises `PaperError` or `FileRefused` if nothing of it can be the body."""
    pieces = [_store(file.read(), file.name or "") for file in files]
    if text.strip():
        pieces.insert(0, _store(text.replace("\r\n", "\n").encode(), _PASTED))
    return _arrange(pieces)


def reopen(token: str, user: Any) -> Arrival | None:
    """The arrival a token speaks of, read again; None if it is not this person's or too old."""
    try:
        pieces = [Piece(*row) for row in signing.loads(token, salt=_salt(user), max_age=_HOURS_8)]
        return _arrange(pieces)
    except (signing.BadSignature, StoredFile.DoesNotExist, FileNotFoundError):
        return None


@transaction.atomic
def keep_new(
    *,
    by: Any,
    at: datetime,
    organ: Organ,
    fields: dict[str, Any],
    arrival: Arrival | None,
    keep_original: bool = False,
) -> Document:
    """Make the draft with its attachments: all of it or nothing."""
    document = create_draft(by=by, at=at, organ=organ, fields=fields)
    original = (arrival.main,) if arrival and keep_original else ()
    for piece in (*original, *arrival.attachments) if arrival else ():
        add_attachment(by=by, at=at, document_id=document.pk, data=piece.data(), name=piece.name)
    return document


def add_attachment(*, by: Any, at: datetime, document_id: int, data: bytes, name: str) -> None:
    """Attach a file with all it says, so that it is scanned and found; raises what `attach` and `examine` raise."""
    seen = examine(data, name)
    attach(
        by=by, at=at, document_id=document_id, data=data, name=name, format=seen.format, text=seen.text,
        hidden=seen.hidden,
    )  # fmt: skip


def _store(data: bytes, name: str) -> Piece:
    """Kept with its words at once: the same bytes are never examined again when they become an attachment."""
    seen = examine(data, name)
    stored = keep(data, format=seen.format, text=seen.text, hidden=seen.hidden)
    return Piece(stored.digest, name, seen.format)


def _arrange(pieces: Sequence[Piece]) -> Arrival:
    refusal: PaperError | None = None
    for number, piece in enumerate(pieces):
        try:
            intake = read_bytes(piece.data(), piece.name)
        except PaperError as error:
            refusal = refusal or error
            continue
        rest = (*pieces[:number], *pieces[number + 1 :])
        return Arrival(piece, intake, lex.read(intake.manuscript), rest)
    raise refusal or FileRefused("没有收到文件，请重新选择。")


def _salt(user: Any) -> str:
    return f"desk.intake.{user.pk}"

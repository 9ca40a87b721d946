"""The printed form of a public document (版式文件): made when first asked for, kept until the document changes."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.joined import joined
from mingzheng.base.records.registry import kinds
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.papers import RedHead, render_pdf
from mingzheng.kernel import lex


@require_safe
def paper(request: HttpRequest, address: str) -> HttpResponse:
    """The PDF of a public document; 404 for whatever is not public."""
    for kind in kinds():
        public_id = kind.public_id_of(address)
        if public_id and kind.has_paper:
            row = kind.public_rows().filter(public_id=public_id).first()
            if row is not None:
                response = HttpResponse(paper_of(row), content_type="application/pdf")
                name = f"{row.doc_number or row.title}.pdf"
                response.headers["Content-Disposition"] = content_disposition_header(False, name) or "inline"
                return response
    raise Http404("没有这份文件，它可能没有公开或已经撤回。")


def paper_of(row: Document) -> bytes:
    """The bytes, from the cache when the document and its state have not changed since."""
    state = row.validity_on(local_day(timezone.now()))
    status = "" if state.key.binds else f"本文件{state.label}。{state.reason}"
    key = hashlib.sha256(
        f"{row.ref}\0{row.version}\0{row.title}\0{status}\0{settings.SITE_URL}".encode()
    ).hexdigest()
    kept = Path(settings.HOME) / "cache" / "papers" / key[:2] / f"{key}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    made = render_pdf(_red_head(row, status))
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_name(f".{kept.name}.{os.getpid()}.{secrets.token_hex(3)}")
    draft.write_bytes(made)
    draft.replace(kept)
    return made


def _red_head(row: Document, status: str) -> RedHead:
    from mingzheng.disclosure.policy.record import POLICY_DOCUMENT

    return RedHead(
        head=row.issuers or [row.organ.name], title=row.title, blocks=lex.parse_body(row.body),
        doc_number=row.doc_number, attachments=[attachment.name for attachment in joined(row, "attachments")],
        url=settings.SITE_URL + POLICY_DOCUMENT.address(row.public_id), retrieved_at=row.published_at, status=status,
    )  # fmt: skip

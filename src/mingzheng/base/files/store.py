"""Take a file in: type by content, size, virus scan, checksum; then keep it where no web server looks."""

import hashlib
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import StoredFile
from .scan import scan

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "zip": "application/zip",
}
# File systems allow 255 bytes, of which the publisher's draft beside the file needs some.
LONGEST_NAME = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')


Hidden = Sequence[tuple[str, str]]
"""Pairs of kind and text, see `StoredFile.hidden`."""


class FileRefused(Exception):
    """The file cannot be taken; the text says why and what to do."""


def clean_name(name: str, ending: str) -> str:
    """A file name safe to show and to serve: no path, no control or direction characters, the right ending."""
    stem = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem = stem[: -len(ending) - 1] if stem.lower().endswith(f".{ending}") else stem
    room = LONGEST_NAME - len(ending) - 1
    return f"{stem.encode()[:room].decode(errors='ignore') or '附件'}.{ending}"


def keep(data: bytes, *, format: str, text: str = "", hidden: Hidden = ()) -> StoredFile:
    """Store bytes whose type is already known (see `engines.papers.sniff`); the same content gives the same row.

    Raises `FileRefused` for an empty or too large file, a format that may not be attached, or a virus.
    """
    if not data:
        raise FileRefused("文件是空的，请检查后重新上传。")
    if len(data) > settings.MAX_UPLOAD_BYTES:
        raise FileRefused(f"文件超过 {settings.MAX_UPLOAD_BYTES // 1024 // 1024} MB，请压缩或拆分后再上传。")
    if format not in MEDIA_TYPES:
        raise FileRefused("这种格式不能作为附件，请改用 docx、xlsx、pdf、ofd、txt、csv、png 或 jpg。")
    digest = hashlib.sha256(data).hexdigest()
    known = StoredFile.objects.filter(digest=digest).first()
    if known and known.path.is_file():
        return known
    found = scan(data)
    if found:
        raise FileRefused(f"文件带有病毒（{found}），已拒收，请用杀毒软件处理后再上传。")
    _write(Path(settings.MEDIA_ROOT) / digest[:2] / digest, data)
    return known or _row(digest, data, format, text, hidden)


def _row(digest: str, data: bytes, format: str, text: str, hidden: Hidden) -> StoredFile:
    scanned = timezone.now() if settings.CLAMAV else None
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                digest=digest, size=len(data), media_type=MEDIA_TYPES[format], format=format,
                text=text.replace("\x00", ""), scanned_at=scanned,
                hidden=[[kind, value.replace("\x00", "")] for kind, value in hidden],
            )  # fmt: skip
    except IntegrityError:  # somebody stored the same content at the same moment
        return StoredFile.objects.get(digest=digest)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)

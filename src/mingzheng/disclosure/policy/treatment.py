"""Separate treatment (区分处理) of what any record says: one finding in its texts, all of it in a file."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from mingzheng.base.files.store import FileRefused, clean_name, keep

from .findings import Noted


class Untreatable(Exception):
    """The finding cannot be hidden by a mask; the text says what to do instead."""


def masked_texts(
    texts: Mapping[str, str], findings: Sequence[Noted], key: str, places: Collection[str]
) -> tuple[Noted, dict[str, str], int]:
    """The finding with this key, those of ``texts`` that change when its value is masked in all of them, and the
    number of places. ``places`` are where it may stand. Raises `Untreatable`."""
    found = _maskable(findings, key, places)
    masked = {name: text.replace(found.value, found.masked) for name, text in texts.items()}
    changed = {name: text for name, text in masked.items() if text != texts[name]}
    if not changed:
        raise Untreatable("没能在正文里准确找到这一处，请点“修改”，在正文里手工处理。")
    return found, changed, sum(text.count(found.value) for text in texts.values())


def swap_file(attachment: Any, siblings: Any) -> dict[str, Any]:
    """Put a masked copy in the place of an attachment's file, saved; what the log may know of it.

    What is laid out for print (pdf, ofd) and pictures become a newly set PDF, and personal data in the name is masked
    too. ``siblings`` are the attachments of the same record. Raises `FileRefused` without such an attachment,
    `MaskingRefused` or another `PaperError` if there is no safe copy.
    """
    # The readers and writers of all formats are loaded when the first file is masked.
    from mingzheng.engines.papers.examine import examine
    from mingzheng.engines.papers.masking import mask_bytes

    if attachment is None or not attachment.file.path.is_file():
        raise FileRefused("没有找到这个附件，它可能已被删除，请刷新页面。")
    before = attachment.file.digest
    copy = mask_bytes(attachment.file.path.read_bytes(), attachment.name)
    name = f"{copy.stem}{copy.suffix}"
    seen = examine(copy.data, name)
    shown = clean_name(name, seen.format)
    if siblings.exclude(pk=attachment.pk).filter(name=shown).exists():
        raise FileRefused(f"已有同名附件“{shown}”，请先删除或改名后再打码。")
    attachment.file = keep(copy.data, format=seen.format, text=seen.text, hidden=seen.hidden)
    attachment.name = shown
    attachment.save(update_fields=["file", "name"])
    return {
        "name": shown, "sha256": attachment.file.digest, "original": before,
        "basis": copy.ledger["basis"], "masked": _summary(copy.ledger["entries"]),
    }  # fmt: skip


def _maskable(findings: Sequence[Noted], key: str, places: Collection[str]) -> Noted:
    found = next((noted for noted in findings if noted.key == key), None)
    if found is None:
        raise Untreatable("没有找到这条提示，它可能已经处理过，请看最新的审查提示。")
    if found.place not in places:
        raise Untreatable(
            f"这一处在附件“{found.place}”里，请用打过码的文件替换附件，或者在附件一栏点“打码”。"
        )
    if not found.masked:
        raise Untreatable("这一处不是能靠打码公开的个人信息，请修改正文，或写明可以公开的理由。")
    return found


def _summary(entries: Any) -> list[dict[str, Any]]:
    """The ledger without its masked forms: each kind in each part once, with its number and grounds."""
    counts = Counter((entry["kind"], entry["part_name"], tuple(entry["grounds"])) for entry in entries)
    return [
        {"kind": kind, "part": part, "count": count, "grounds": list(grounds)}
        for (kind, part, grounds), count in counts.items()
    ]

"""Find the document an action is about, lock it, and see that nobody changed it in the meantime."""

from typing import Any

from ..models import Document


class NotFound(Exception):
    """There is no such document for this person. Foreign documents do not exist."""


class Changed(Exception):
    """Somebody else saved in the meantime; the text says what to do. What was typed is still in the form."""


def locked(document_id: int, by: Any, *, version: int | None = None) -> Document:
    """The document, locked until the transaction ends. Raises `NotFound` or `Changed`."""
    rows = Document.objects.all() if by is None else Document.objects.visible_to(by)
    if not rows.filter(pk=document_id).exists():
        raise NotFound("没有找到这份文件，它可能已被删除，或不属于您所在的机构。")
    document = Document.objects.select_for_update(of=("self",)).select_related("organ").get(pk=document_id)
    if version is not None and version != document.version:
        raise Changed("这份文件刚才被别人保存过。您填写的内容还在下面，请对照最新内容后再保存一次。")
    return document

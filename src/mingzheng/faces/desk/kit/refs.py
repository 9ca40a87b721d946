"""Where the desk shows a thing that the log, a review or a duty names by ``kind:public_id``."""

from django.urls import reverse

_NAMES = {
    "policy.document": "政策文件", "columns.article": "文章", "person": "人员", "organ": "机构", "column": "栏目",
    "site": "网站", "calendar": "工作日历", "answers.confirmed": "人工确认的答复",
}  # fmt: skip
_SCREENS = {
    "policy.document": "desk:document",
    "columns.article": "desk:article",
    "answers.confirmed": "desk:confirmed_answer",
}


def screen_of(ref: str) -> str:
    """The address of its screen, or empty if it has none."""
    kind, _, public_id = ref.partition(":")
    name = _SCREENS.get(kind)
    return reverse(name, args=[public_id]) if name and public_id else ""


def name_of(ref: str) -> str:
    """The kind in Chinese and the identifier, for lists."""
    kind, _, public_id = ref.partition(":")
    return f"{_NAMES.get(kind, kind)} {public_id}".strip()

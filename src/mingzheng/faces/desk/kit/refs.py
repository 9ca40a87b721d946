"""Where the desk shows a thing that the log, a review or a duty names by ``kind:public_id``."""

from django.urls import reverse

_SCREENS = {"policy.document": "desk:document", "columns.article": "desk:article"}


def screen_of(ref: str) -> str:
    """The address of its screen, or empty if it has none."""
    kind, _, public_id = ref.partition(":")
    name = _SCREENS.get(kind)
    return reverse(name, args=[public_id]) if name and public_id else ""

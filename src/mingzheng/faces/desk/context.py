"""What every desk page shows besides its own content: navigation with its counts, and whether this is a demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .navigation import navigation


def desk(request: HttpRequest) -> dict[str, Any]:
    """Read only when a template asks for it, so that the portal's pages pay nothing."""
    return {"desk": {"demo": settings.DEMO, "navigation": SimpleLazyObject(lambda: navigation(request))}}

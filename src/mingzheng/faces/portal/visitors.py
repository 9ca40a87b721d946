"""How often one visitor may do what costs much (限次); an address is kept for a minute, in memory, as a digest."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

_SPAN = 60


def too_often(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this visitor has done ``what`` more than ``most`` times within a minute, this time included."""
    visitor = hashlib.blake2b(
        f"{settings.SECRET_KEY}{_address(request)}".encode(), digest_size=12
    ).hexdigest()
    key = f"visitor:{what}:{visitor}"
    cache.add(key, 0, _SPAN)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it ended between the two calls
        return False


def _address(request: HttpRequest) -> str:
    """The address the outermost trusted proxy saw; what a visitor claims to be passed on for does not count."""
    passed_on = [
        part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()
    ]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(passed_on) >= trusted:
        return passed_on[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))

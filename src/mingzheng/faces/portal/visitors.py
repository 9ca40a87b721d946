"""How often one visitor may do what costs much (限次); an address is kept for a minute, in memory, as a digest."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from mingzheng.base.accounts.addresses import address_of

_SPAN = 60


def too_often(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this visitor has done ``what`` more than ``most`` times within a minute, this time included."""
    visitor = hashlib.blake2b(
        f"{settings.SECRET_KEY}{address_of(request)}".encode(), digest_size=12
    ).hexdigest()
    key = f"visitor:{what}:{visitor}"
    cache.add(key, 0, _SPAN)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it ended between the two calls
        return False

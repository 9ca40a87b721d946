"""Where a request comes from (来访地址): one rule for limits of visitors and for failed sign-ins."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that the outermost of ``settings.TRUSTED_PROXIES`` proxies saw.

    What a visitor claims to be passed on for does not count; without trusted proxies it is the connection's address.
    """
    header = request.META.get("HTTP_X_FORWARDED_FOR", "")
    passed_on = [part.strip() for part in header.split(",") if part.strip()]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(passed_on) >= trusted:
        return passed_on[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))

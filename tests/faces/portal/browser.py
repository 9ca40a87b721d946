"""A real browser in front of the application, without a network: every request is answered in this process."""

from collections.abc import Callable, Iterator
from contextvars import copy_context
from urllib.parse import SplitResult, urlsplit

from django.test import Client
from playwright.sync_api import Page

ORIGIN = "http://localhost"


class Visitor:
    """Opens pages; ``foreign`` are requests that wanted another host, ``errors`` what the browser complained of."""

    def __init__(self, open_page: Callable, client: Client) -> None:
        self._open_page, self._client = open_page, client
        # The browser's callbacks run in contexts of their own, where Django would open other database connections.
        self._context = copy_context()
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.requested: list[str] = []

    def __call__(self, path: str, *, width: int = 1280, modes: str = "", **options):
        page = self._open_page(width=width, **options)
        if modes:
            page.context.add_cookies([{"name": "modes", "value": modes, "url": ORIGIN}])
        page.route("**/*", self._answer)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(ORIGIN + path)
        return page

    def each(self, pages: dict[str, str], **options) -> Iterator[tuple[str, Page]]:
        """Open one page after the other in the same window."""
        window = None
        for name, path in pages.items():
            if window is None:
                window = self(path, **options)
            else:
                window.goto(ORIGIN + path)
            yield name, window

    def _listen(self, message) -> None:
        # A 404 page is one of the pages; its status is not a fault of it.
        if message.type in ("error", "warning") and "404" not in message.text:
            self.errors.append(message.text)

    def _answer(self, route) -> None:
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.foreign.append(route.request.url)
            route.abort()
            return
        self.requested.append(address.path)
        request = route.request
        sent = request.post_data_buffer if request.method == "POST" else None
        response = self._context.run(self._ask, address, request.all_headers(), sent)
        headers = dict(response.headers)
        if response.cookies:
            headers["Set-Cookie"] = "\n".join(morsel.OutputString() for morsel in response.cookies.values())
        route.fulfill(status=response.status_code, headers=headers, body=b"".join(response))

    def _ask(self, address: SplitResult, headers: dict[str, str], sent: bytes | None):
        self._client.cookies.clear()
        for part in headers.get("cookie", "").split("; "):
            name, _, value = part.partition("=")
            self._client.cookies[name or "none"] = value
        path = f"{address.path}?{address.query}" if address.query else address.path
        return self._client.get(path) if sent is None else self._post(path, sent, headers["content-type"])

    def _post(self, path: str, sent: bytes, kind: str):
        return self._client.generic("POST", path, sent, kind)

"""Every way out of the house, in one table: what is asked for, and what the answer must never contain.

A new public address, family of pages, API operation or desk pattern without an entry fails `test_tables`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from mingzheng.base.records.registry import kind
from tests.leaks.world import Planted, World

Addresses = Callable[[World, Planted], Iterable[str]]


@dataclass(frozen=True)
class Outlet:
    """``covers`` names what the entry stands for: ``url:…`` a pattern, ``api:…`` an operation, ``family:…``.

    ``shows`` says whether the words of a public record must be found in the answer (the positive control).
    """

    name: str
    covers: str
    addresses: Addresses
    shows: bool = True


def _own(ending: str) -> Addresses:
    return lambda world, planted: [planted.address(ending)]


def _fixed(*addresses: str) -> Addresses:
    return lambda world, planted: addresses


def _asked(address: str) -> Addresses:
    return lambda world, planted: [f"{address}{planted.probe}"]


def _shelves(ending: str) -> Addresses:
    def find(world: World, planted: Planted) -> list[str]:
        found = kind(planted.record.record_key).shelves(planted.record)
        return [f"{shelf.path}{ending}" for shelf in found]

    return find


def _organ_page(world: World, planted: Planted) -> list[str]:
    return [f"/organs/{planted.record.organ.code}/"]


def _records(world: World, planted: Planted) -> list[str]:
    key, organ = planted.record.record_key, planted.record.organ.code
    return [f"/api/v1/records/{key}?limit=100", f"/api/v1/records/{key}?limit=100&organ={organ}"]


def _one_record(world: World, planted: Planted) -> list[str]:
    return [f"/api/v1/records/{planted.record.record_key}/{planted.record.public_id}"]


OUTLETS: tuple[Outlet, ...] = (
    Outlet("page", "family:record", _own("html")),
    Outlet("json twin", "family:record", _own("json")),
    Outlet("attachment", "family:record", lambda world, planted: [quote(planted.file)]),
    Outlet("lists", "family:shelf", _shelves("")),
    Outlet("feeds", "family:shelf", _shelves("feed.xml")),
    Outlet("home", "family:page", _fixed("/")),
    Outlet(
        "other pages",
        "family:page",
        _fixed("/organs/", "/help/", "/map/", "/robots.txt", "/404.html"),
        shows=False,
    ),
    Outlet("organ page", "family:organ", _organ_page),
    Outlet("sitemap", "family:sitemap", _fixed("/sitemap.xml"), shows=False),
    Outlet("search page", "url:search/", _asked("/search/?q=")),
    Outlet("search page by day", "url:search/", _asked("/search/?sort=date&q=")),
    Outlet("search in titles", "url:search/", _asked("/search/?title_only=1&q=")),
    Outlet("questions", "url:ask/", _asked("/ask/?q=关于")),
    Outlet("judging an answer", "url:ask/judge/", _fixed("/ask/judge/"), shows=False),
    Outlet("suggestions", "url:search/suggest/", _asked("/search/suggest/?q=")),
    Outlet("questions", "url:ask/", _asked("/ask/?q="), shows=False),
    Outlet("judging an answer", "url:ask/judge/", _asked("/ask/judge/?q="), shows=False),
    Outlet("speaking a question", "url:ask/speak/", _fixed("/ask/speak/"), shows=False),
    Outlet("api questions", "api:/api/v1/ask", _asked("/api/v1/ask?q="), shows=False),
    Outlet(
        "reading mode",
        "url:modes/<slug:name>/",
        lambda world, planted: [f"/modes/elder/?next={planted.address()}"],
        shows=False,
    ),
    Outlet(
        "verify", "url:verify/", lambda world, planted: [f"/verify/?path={planted.address()}"], shows=False
    ),
    Outlet("qr", "url:qr/", lambda world, planted: [f"/qr/?path={planted.address()}"], shows=False),
    Outlet("paper", r"url:^(?P<address>[a-z]+/[0-9a-z]{2}/[0-9a-z]{8})\.pdf$", _own("pdf"), shows=False),
    Outlet("api page", "url:api/v1/docs", _fixed("/api/v1/docs"), shows=False),
    Outlet("api schema", "url:api/v1/openapi.json", _fixed("/api/v1/openapi.json"), shows=False),
    Outlet("api root", "url:api/v1/", _fixed("/api/v1/"), shows=False),
    Outlet("api kinds", "api:/api/v1/kinds", _fixed("/api/v1/kinds"), shows=False),
    Outlet("api organs", "api:/api/v1/organs", _fixed("/api/v1/organs"), shows=False),
    Outlet("api search", "api:/api/v1/search", _asked("/api/v1/search?limit=50&q=")),
    Outlet("api ask", "api:/api/v1/ask", _asked("/api/v1/ask?limit=20&q=关于")),
    Outlet("api list", "api:/api/v1/records/{kind_key}", _records),
    Outlet("api record", "api:/api/v1/records/{kind_key}/{public_id}", _one_record),
    Outlet("sign in", "url:accounts/", _fixed("/accounts/login/"), shows=False),
)

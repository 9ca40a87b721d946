"""Pages of their own (单页): the home page, the 404 page, robots.txt and whatever faces register."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.conf import settings

from .dependencies import depends
from .families import Changes, Page, PageContext, fixed_pages, register_page


class FixedPages:
    """A target is the page's address."""

    name = "page"

    def all_targets(self) -> Iterable[str]:
        return list(fixed_pages())

    def touched(self, changes: Changes) -> Iterable[str]:
        return [path for path, page in fixed_pages().items() if changes.keys.intersection(page.depends_on)]

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]:
        for path in targets:
            page = fixed_pages().get(path)
            if page is None:
                yield Page(path, path, None)
                continue
            depends(*page.depends_on)
            context = PageContext(path, today, settings.SITE_URL)
            content = page.render(context)
            yield Page(
                path, path, content if isinstance(content, bytes) else content.encode(), context.recorded
            )


def robots(context: PageContext) -> str:
    """Everything public may be crawled; the back office, the API and search results need not be."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/desk/", "/accounts/", "/api/", "/search/"))
    return f"User-agent: *\n{closed}Sitemap: {context.site_url}/sitemap.xml\n"


def connect() -> None:
    register_page("/robots.txt", robots, in_sitemap=False)

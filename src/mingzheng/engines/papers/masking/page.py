"""A masked web page: written anew from the words that were read, so that nothing else of the old page survives."""

from collections.abc import Iterator
from html import escape

from mingzheng.kernel.lex.manuscript import Manuscript, Paragraph, Table

_TAGS = {f"heading{level}": f"h{level}" for level in range(1, 7)} | {"title": "h1"}


def write_html(manuscript: Manuscript, title: str) -> bytes:
    """A plain UTF-8 page: the labels (网页标签), paragraphs and tables of ``manuscript``; hidden parts are left out."""
    labels = "".join(
        f'<meta name="{escape(name)}" content="{escape(value)}">\n'
        for name, value in manuscript.meta
        if name.lower() not in ("title", "viewport", "charset")
    )
    body = "\n".join(line for block in manuscript.blocks for line in _lines(block))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"{labels}</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        tag = _TAGS.get(block.style, "p")
        yield f"<{tag}>{_words(block.text)}</{tag}>"
        return
    yield "<table>"
    for index, row in enumerate(block.rows):
        tag = "th" if index < block.header_rows else "td"
        yield "<tr>" + "".join(f"<{tag}>{_words(cell)}</{tag}>" for cell in row) + "</tr>"
    yield "</table>"


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")

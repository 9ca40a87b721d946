"""The title (标题) in the document's own script.

The printed title outranks the label on the page: the page may shorten or decorate it.
"""

from itertools import islice

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.fields.witnesses import LINE, STYLE, Witnesses
from mingzheng.kernel.lex.frame import page_title_text
from mingzheng.kernel.lex.head import Value
from mingzheng.kernel.lex.reading import Evidence
from mingzheng.kernel.lex.script import looks_word_converted, to_hans
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.titles import compact, ends_like_title, write_out


def read_title(witnesses: Witnesses) -> None:
    reading, labelled = witnesses.reading, witnesses.head.first("title")
    printed = _printed_title(witnesses)
    if printed is not None and _outranks(witnesses, printed, labelled):
        reading.title = write_out(printed.text)
        witnesses.prove("title", printed, LINE)
    elif labelled is not None:
        reading.title = write_out(labelled.text)
        witnesses.prove_value("title", labelled)
    elif witnesses.meta.get("title"):
        reading.title = write_out(witnesses.meta["title"])
        witnesses.prove_tag("title", witnesses.meta["title"])
    elif witnesses.styled_title:
        reading.title = write_out(witnesses.styled_title)
        reading.evidence["title"] = Evidence(0, 0, "", STYLE)
    elif witnesses.frame.page_title is not None:
        line = witnesses.frame.page_title
        reading.title = write_out(page_title_text(line))
        reading.evidence["title"] = Evidence(line.start, line.end, line.text, LINE)
    if reading.title:
        converted = reading.script == "hant" and looks_word_converted(reading.text)
        reading.title_hans = to_hans(reading.title, source_words=converted)


def _printed_title(witnesses: Witnesses) -> Block | None:
    titles = list(islice(witnesses.titles(), 12))
    if not titles:
        return None
    kinds = [block for block in titles if ends_like_title(shadow_of(write_out(block.text)))]
    alike = [block for block in kinds if _alike(block, kinds[0])]
    return (
        _order_title(witnesses, titles)
        or _page_title(witnesses, titles)
        or (alike or titles)[-1 if alike else 0]
    )


def _alike(block: Block, other: Block) -> bool:
    """Whether two printings can be of one title: a page prints it whole, the document over several lines."""
    one, two = compact(write_out(block.text)), compact(write_out(other.text))
    return one in two or two in one or one[:6] == two[:6]


def _page_title(witnesses: Witnesses, titles: list[Block]) -> Block | None:
    """The last printed title that is word for word the title of the web page."""
    if witnesses.frame.page_title is None:
        return None
    wanted = compact(page_title_text(witnesses.frame.page_title))
    return next((block for block in reversed(titles) if compact(write_out(block.text)) == wanted), None)


def _order_title(witnesses: Witnesses, titles: list[Block]) -> Block | None:
    """An order (令) carries the title of what it promulgates."""
    if not write_out(titles[0].text).endswith("令"):
        return None
    return next((block for block in witnesses.blocks if block.role == "title" and block.level == 2), None)


def _outranks(witnesses: Witnesses, printed: Block, labelled: Value | None) -> bool:
    if labelled is None:
        return True
    title, label = compact(write_out(printed.text)), compact(labelled.text)
    return (
        ends_like_title(shadow_of(title))
        or label in title
        or (title in label and len(title) * 2 > len(label))
    )

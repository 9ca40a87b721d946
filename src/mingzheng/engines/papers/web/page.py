"""One web page: its labels (网页标签), its main content, its title."""

import re

from lxml import etree, html

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table

from ..errors import BrokenPaper, OversizedPaper
from ..intake import Intake
from ..limits import Limits
from ..plain import damage_warnings, decode
from . import main_part, noise
from .flow import Flow, tidy

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE_TAIL = re.compile(r"\s*[-_|—]+\s*[^-_|—]*(?:政府|网|局|委员会|门户|平台|厅)[^-_|—]*$")
_LONGEST_TITLE = 300


def read_html(data: bytes, limits: Limits) -> Intake:
    """A page as a manuscript: text only, so nothing that a browser would run survives."""
    text = _text(data)
    root = _tree(text)
    meta = _meta(root)
    body = root.find("body")
    body = root if body is None else body
    noise.strip(body)
    hidden = tuple(_hidden(element, limits) for element in noise.take_hidden(body))
    whole, core = main_part.find(body)
    main_part.prune_link_lists(whole, core)
    flow = Flow(limits)
    blocks = [cleaned for block in flow.walk(whole) if (cleaned := _clean(block)) is not None]
    limits.check_characters(sum(_size(block) for block in blocks))
    title = _title(meta, blocks)
    _mark_title(blocks, title)
    warnings = damage_warnings(text)
    warnings += [f"网页中有 {flow.images} 张图片，图片里的文字没有读取。"] if flow.images else []
    return Intake(
        Manuscript(
            tuple(blocks), "html", meta, tuple(part for part in hidden if any(map(str.isalnum, part.text)))
        ),
        "html",
        title,
        flow.images,
        warnings,
    )


def _tree(text: str) -> etree._Element:
    """Parsed leniently, as browsers do, but without network and with the parser's own ceilings on."""
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    text = _XML_DECLARATION.sub("", text.replace("\x00", ""), count=1)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPaper("网页内容已损坏，无法读取，请在浏览器中重新保存后再上传。") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise OversizedPaper("网页的层次嵌套过深，不能完整读取，请把正文复制到 Word 中另存为 docx 后再上传。")
    return root


def _text(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared and declared.group(1).lower() in (b"gb2312", b"gbk", b"gb18030"):
        return data.decode("gb18030", errors="replace")
    if declared and declared.group(1).lower() == b"big5":
        return data.decode("big5hkscs", errors="replace")
    return decode(data)


def _meta(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """``<meta name content>`` pairs in page order, and the page's ``<title>`` as the pair ``title``."""
    pairs = []
    for element in root.iter("meta", "title"):
        if element.tag == "title":
            name, value = "title", "".join(element.itertext())
        else:
            name, value = element.get("name") or element.get("property") or "", element.get("content") or ""
        if name.strip() and value.strip():
            pairs.append((name.strip(), " ".join(value.split())))
    return tuple(dict.fromkeys(pairs))


def _clean(block: Paragraph | Table) -> Paragraph | Table | None:
    if isinstance(block, Table):
        return block
    text = noise.trim_line(block.text)
    return Paragraph(text, block.style) if text and not noise.is_noise_line(text) else None


def _hidden(element: etree._Element, limits: Limits) -> Hidden:
    return Hidden("hidden_text", Manuscript(tuple(Flow(limits).walk(element)), "html").to_text())


def _title(meta: tuple[tuple[str, str], ...], blocks: list[Paragraph | Table]) -> str:
    """The declared article title, else the first top heading, else the page title without the site's name."""
    labels = {name.lower(): value for name, value in reversed(meta)}
    if "articletitle" in labels:
        return tidy(labels["articletitle"])
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == "heading1":
            return block.text
    return _SITE_TAIL.sub("", labels.get("title", "")[:_LONGEST_TITLE])


def _mark_title(blocks: list[Paragraph | Table], title: str) -> None:
    """The first paragraph with the words of the title is the title, whatever element it stood in."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _same(block.text, title):
            blocks[index] = Paragraph(block.text, "title")
            return


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _size(block: Paragraph | Table) -> int:
    if isinstance(block, Paragraph):
        return len(block.text)
    return sum(len(cell) for row in block.rows for cell in row)

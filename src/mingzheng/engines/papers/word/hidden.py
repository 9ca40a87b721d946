"""What a document carries without showing it on the page: comments, headers, footers, properties."""

import re
from collections.abc import Iterator

from lxml import etree

from mingzheng.kernel.lex.manuscript import Hidden

from ..archive import Package
from ..drawings import drawn_text
from ..xmltree import parse_xml
from .names import W, local, transitional

_LABELS = {
    "title": "标题", "subject": "主题", "creator": "作者", "keywords": "关键词", "description": "备注",
    "lastModifiedBy": "最后保存者", "category": "类别", "contentStatus": "状态", "created": "创建时间",
    "modified": "修改时间", "Company": "单位", "Manager": "主管",
}  # fmt: skip

_PAGE_NUMBER = re.compile(r"^[\s\d第共页/—–－-]*$")


def hidden_parts(package: Package) -> Iterator[Hidden]:
    """Comments with their author, header and footer texts, words in charts and diagrams, data and building blocks
    stored beside the text, document properties (each as ``名称：值``)."""
    for name in sorted(package.names):
        folder, _, file = name.lower().rpartition("/")
        if not file.endswith(".xml"):
            continue
        if folder == "word" and file.startswith("comments") and file.removesuffix(".xml") == "comments":
            yield from _comments(_part(package, name))
        elif folder == "word" and file.startswith(("header", "footer")):
            text = _text(_part(package, name))
            if not _PAGE_NUMBER.match(text):
                yield Hidden(file[:6], text)
        elif folder in ("word/diagrams", "word/charts") and file.startswith(("data", "chart")):
            if text := drawn_text(_part(package, name)):
                yield Hidden("drawing", text)
        elif folder == "word/glossary" and file == "document.xml":
            if text := _text(_part(package, name)):
                yield Hidden("hidden_text", text)
        elif folder == "customxml" and file.startswith("item") and not file.startswith("itemprops"):
            if text := " ".join(" ".join(_part(package, name).itertext()).split()):
                yield Hidden("property", text)
        elif folder == "docprops":
            yield from properties(_part(package, name))


def properties(root: etree._Element) -> Iterator[Hidden]:
    """Named properties of the core, extended or custom part."""
    for element in root:
        label = _LABELS.get(local(element)) or (element.get("name") if local(element) == "property" else None)
        text = " ".join("".join(element.itertext()).split())
        if label and text:
            yield Hidden("property", f"{label}：{text}")


def _comments(root: etree._Element) -> Iterator[Hidden]:
    for comment in root.iter(W + "comment"):
        author, text = comment.get(W + "author", ""), _text(comment)
        if text:
            yield Hidden("comment", f"{author}：{text}" if author else text)


def _text(root: etree._Element) -> str:
    """Visible text of a part, one line a paragraph."""
    lines = (
        "".join(leaf.text or "" for leaf in paragraph.iter(W + "t")).strip()
        for paragraph in root.iter(W + "p")
    )
    return "\n".join(line for line in lines if line)


def _part(package: Package, name: str) -> etree._Element:
    return parse_xml(transitional(package.read(name)))

"""The paper as a tagged PDF, set by Typst from a fixed template; the paper's words reach it only as JSON data."""

import datetime
import json
from functools import lru_cache
from importlib import resources

import pylopdf_fonts_zh_cn
import typst

from mingzheng.kernel.statute import paper as measures

from .arrange import arrange
from .model import RedHead

_MM_AN_INCH = 25.4
_JOINT_GAP = "　"
"""Room between the names of a joint head and 文件."""
_NO_STAMP = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Creation date in the file of a paper that is not a dated copy: fixed, so that the bytes are."""


def render_pdf(paper: RedHead) -> bytes:
    """A PDF/UA-1 file in the form of GB/T 9704-2012. The same paper always gives the same bytes.

    Rare characters that the bundled fonts lack are looked for in the fonts of the machine; a paper with characters
    that no font has cannot be PDF/UA and is written as an ordinary tagged PDF.
    """
    inputs = {"paper": json.dumps(_data(paper), ensure_ascii=False)}
    try:
        return _compile(inputs, paper.retrieved_at, system_fonts=False, accessible=True)
    except typst.TypstError:
        pass
    try:
        return _compile(inputs, paper.retrieved_at, system_fonts=True, accessible=True)
    except typst.TypstError:
        return _compile(inputs, paper.retrieved_at, system_fonts=True, accessible=False)


def _compile(
    inputs: dict[str, str], stamp: datetime.datetime | None, *, system_fonts: bool, accessible: bool
) -> bytes:
    stamp = stamp or _NO_STAMP
    stamp = stamp if stamp.tzinfo else stamp.replace(tzinfo=datetime.UTC)
    return typst.compile(
        _template(),
        font_paths=_fonts(system_fonts),
        ignore_system_fonts=not system_fonts,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards="ua-1" if accessible else [],
        timestamp=int(stamp.timestamp()),
    )


def _data(paper: RedHead) -> dict:
    layout = arrange(paper)
    longest = max(layout.organs, key=len, default="") + layout.suffix
    joint = _JOINT_GAP if len(layout.organs) > 1 else ""
    return layout.as_dict() | {
        "head_size": measures.head_size(longest + joint),
        "margin": {
            "top": measures.MARGIN_TOP,
            "right": measures.MARGIN_RIGHT,
            "bottom": measures.MARGIN_BOTTOM,
            "left": measures.MARGIN_LEFT,
        },
        "body": measures.BODY.size,
        "pitch": measures.LINE_PITCH,
        "tracking": _tracking(),
        "title_size": measures.TITLE.size,
        "foot_size": measures.PAGE_NUMBER.size,
        "date_indent": measures.DATE_INDENT_PLAIN,
        "red": measures.RED,
        "rule": measures.HEAD_RULE,
    }


def _tracking() -> float:
    """Space between characters, in points, that puts exactly the prescribed number of them on a line."""
    return measures.BODY_WIDTH / _MM_AN_INCH * 72 / measures.CHARACTERS_A_LINE - measures.BODY.size


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files(__package__).joinpath("redhead.typ").read_bytes()


@lru_cache(maxsize=2)
def _fonts(system_fonts: bool) -> typst.Fonts:
    """Noto Serif SC and Noto Sans SC, bundled with the program: print must not depend on the machine."""
    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[pylopdf_fonts_zh_cn.serif_path().parent],
    )

"""Files built for the tests. All places and people are invented."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

import pylopdf_fonts_zh_cn
import typst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def package(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of ``parts``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with further entries."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: archive.read(name) for name in archive.namelist()} | parts)


def docx(body: str, **parts: str | bytes) -> bytes:
    """A minimal .docx whose ``w:body`` holds ``body``; further parts by name, ``__`` standing for ``/``."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    named = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    return package({"[Content_Types].xml": _TYPES, "word/document.xml": document, **named})


def paragraph(text: str, properties: str = "") -> str:
    """A ``w:p`` with one run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def part(root: str, content: str) -> str:
    """A WordprocessingML part with this root element."""
    return f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'


def pdf(source: str) -> bytes:
    """A PDF set by Typst on an A4 page of official measures."""
    preamble = """
    #set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
    #set text(font: "Noto Serif SC", size: 16pt, lang: "zh")
    #set par(first-line-indent: (amount: 2em, all: true), leading: 12pt, spacing: 12pt, justify: true)
    """
    return typst.compile(
        (preamble + source).encode(),
        font_paths=[pylopdf_fonts_zh_cn.serif_path().parent],
        ignore_system_fonts=True,
        timestamp=0,
    )


def ofd(pages: Sequence[Sequence[tuple[float, float, str]]], title: str = "", drawn: str = "") -> bytes:
    """An .ofd whose pages hold text objects ``(x, y, text)`` in millimetres, set in 5.6 mm type, and ``drawn``."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>{title}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, runs in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject ID="{i + 10}" Boundary="{x} {y - 5.6} 160 7" Font="1" Size="5.6">'
            f'<ofd:TextCode X="0" Y="5.6" DeltaX="g {max(len(text) - 1, 1)} 5.6">{text}</ofd:TextCode></ofd:TextObject>'
            for i, (x, y, text) in enumerate(runs)
        )
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">{objects}{drawn}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return package(parts)


EM = 44.4
"""Width of a character of 16 points at 200 dots an inch."""


def box(left: float, top: float, text: str) -> tuple[list[tuple[float, float]], str]:
    right, bottom = left + EM * len(text), top + 1.2 * EM
    return [(left, top), (right, top), (right, bottom), (left, bottom)], text


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    )

"""What a file really is, told by its content and never by its name."""

import io
import re
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|article|main)[\s>/]", re.I
)
_MHT = re.compile(
    rb"^(?:mime-version|from|subject|date):.*?^content-type:\s*multipart/related", re.I | re.M | re.S
)


def sniff(data: bytes, name: str = "") -> str:
    """The format of ``data``: ``txt csv html docx docm xlsx xlsm pptx pdf ofd doc xls encrypted rtf mht exe image
    archive ole empty unknown``. ``name`` only breaks the ties between plain text, a table and an HTML fragment."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if _is_pdf(data):
        return "pdf"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and not (kind == "exe" and _is_text(data)):
            return kind
    return _sniff_text(data, name)


def _is_pdf(data: bytes) -> bool:
    """The mark at the start, or after some bytes of junk; a text that only mentions it is no PDF."""
    place = data.find(b"%PDF-", 0, 1024)
    return place >= 0 and (not data[:place].strip() or not _is_text(data))


def _sniff_zip(data: bytes) -> str:
    """An office package by its parts; falls back on raw bytes when the directory is damaged."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError):
        names = {
            part for part in ("word/document.xml", "xl/workbook.xml", "OFD.xml") if part.encode() in data
        }
    lowered = {entry.lower() for entry in names}
    macro = any(entry.endswith("vbaproject.bin") for entry in lowered)
    if any(entry.startswith("word/") and entry.endswith(".xml") for entry in lowered):
        return "docm" if macro else "docx"
    if any(entry.startswith("xl/") for entry in lowered):
        return "xlsm" if macro else "xlsx"
    if any(entry.startswith("ppt/") for entry in lowered):
        return "pptx"
    return "ofd" if "ofd.xml" in lowered else "archive"


def _sniff_ole(data: bytes) -> str:
    """An OLE compound file by the stream names of its directory (UTF-16LE)."""
    for stream, kind in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "doc"),
        ("WpsDocument", "doc"),
        ("Workbook", "xls"),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _sniff_text(data: bytes, name: str) -> str:
    if not _is_text(data):
        return "unknown"
    head = data[:65536].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MHT.search(head[:4096]):
        return "mht"
    if name.lower().endswith(".csv") and not head.startswith(b"<"):
        return "csv"
    if not _HTML.search(head):
        return "txt"
    named_text = name.lower().endswith(".txt")
    return "txt" if named_text and not head.startswith(b"<") else "html"


def _is_text(data: bytes) -> bool:
    """No control characters that text never has. UTF-16 is allowed its zero bytes."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    if zeros:
        return max(head[0::2].count(0), head[1::2].count(0)) == zeros and zeros > len(head) // 8
    return len(head.translate(None, _CONTROL)) == len(head)


_CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B})

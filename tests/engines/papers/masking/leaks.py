"""The external judge of the masking tests: whether a value can still be pulled out of the bytes of a file.

It knows nothing of the product: it unpacks, drops tags and blanks, and looks.
"""

import html
import io
import re
import zipfile

import pypdfium2 as pdfium

ID = "11010519491231002X"
MOBILE = "13800001234"
NAME = "赵明明"
VALUES = (ID, MOBILE, NAME)


def leaks(data: bytes) -> set[str]:
    """The values of this module that are left in ``data``."""
    texts = [re.sub(r"[\s-]", "", text) for text in _texts(data)]
    return {value for value in VALUES if any(value in text for text in texts)}


def _texts(data: bytes) -> list[str]:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [text for name in archive.namelist() for text in (name, *_markup(archive.read(name)))]
    if data.startswith(b"%PDF"):
        document = pdfium.PdfDocument(data)
        pages = [page.get_textpage().get_text_range() for page in document]
        return [*pages, *document.get_metadata_dict().values(), *_markup(data)]
    return _markup(data)


def _markup(content: bytes) -> list[str]:
    raw = content.decode("utf-8", "replace")
    return [raw, html.unescape(re.sub(r"<[^>]*>", "", raw)), content.decode("utf-16-le", "replace")]

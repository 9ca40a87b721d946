"""Why no masked copy was made."""

from ..errors import PaperError


class MaskingRefused(PaperError):
    """A file of which no safe copy can be made; nothing was handed over."""

    code = "masking"

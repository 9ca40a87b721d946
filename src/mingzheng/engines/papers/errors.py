"""Why a file cannot be read: one class per cause, one clear Chinese sentence each."""


class PaperError(Exception):
    """A file that is refused.

    ``message_zh`` is a complete Chinese sentence that says what happened and what to do;
    ``code`` is the stable machine name of the cause.
    """

    code = "paper"

    def __init__(self, message_zh: str, code: str | None = None) -> None:
        super().__init__(message_zh)
        self.message_zh = message_zh
        self.code = code or type(self).code


class EmptyPaper(PaperError):
    """No bytes, or nothing but blanks."""

    code = "empty"


class BrokenPaper(PaperError):
    """Damaged, truncated or undecodable content."""

    code = "broken"


class EncryptedPaper(PaperError):
    """Needs a password to open."""

    code = "encrypted"


class OversizedPaper(PaperError):
    """Beyond one of the numbers in :class:`~.limits.Limits`."""

    code = "oversized"


class MisnamedPaper(PaperError):
    """The content is not what the file name says."""

    code = "misnamed"


class UnsupportedPaper(PaperError):
    """A format that is recognised but not read (.doc, .wps, .gif …)."""

    code = "unsupported"


class ScannedPaper(PaperError):
    """A picture, or a PDF or OFD of pictures without a text layer, where no recognition (OCR) is installed."""

    code = "scanned"


class ArchiveBomb(PaperError):
    """A package that unpacks to far more than its size."""

    code = "bomb"


class MacroPaper(PaperError):
    """Carries a macro (VBA) program."""

    code = "macro"


class EmbeddedObject(PaperError):
    """Carries an embedded program or OLE object."""

    code = "embedded"


class ExternalEntity(PaperError):
    """XML with a document type or entity declaration (XXE, billion laughs)."""

    code = "entity"


class UnsafePath(PaperError):
    """A package entry whose name climbs out of its folder."""

    code = "path"

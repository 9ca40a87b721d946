"""Text that XML 1.0 can hold."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` without the control characters that no XML document may contain, not even escaped."""
    return _FORBIDDEN.sub("", text)

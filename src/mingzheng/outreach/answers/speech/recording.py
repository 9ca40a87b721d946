"""What kind of recording some bytes are, by their content (录音格式). Pure."""

from typing import Final

MOST_SECONDS: Final = 60
MOST_BYTES: Final = 12_000_000
"""A minute of the largest kind browsers and telephones record: stereo, 16 bits, 48 kHz."""
NO_SOUND: Final = 3
TOO_LONG: Final = 4
"""How the listener ends if there is nothing to hear, or too much."""
ACCEPTED: Final = "WAV、MP3、M4A、AAC、OGG、WebM、AMR"

_MAGIC: Final = ((b"OggS", "ogg"), (b"\x1aE\xdf\xa3", "matroska"), (b"#!AMR", "amr"), (b"ID3", "mp3"))


def demuxer(data: bytes) -> str:
    """The name under which a decoder knows the format, or an empty string; file names and claimed types do not count."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "wav"
    if data[4:8] == b"ftyp":
        return "mov"
    if data[:2] in (b"\xff\xf1", b"\xff\xf9"):
        return "aac"
    if data[:1] == b"\xff" and len(data) > 1 and data[1] & 0xE6 == 0xE2:
        return "mp3"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")

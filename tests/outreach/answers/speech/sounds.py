"""Sounds made for the tests: a hum of some seconds in the formats people record in."""

import io
import math
import wave
from array import array

RATE = 16_000
CONTAINERS = {
    "wav": "pcm_s16le",
    "mp3": "libmp3lame",
    "mp4": "aac",
    "adts": "aac",
    "ogg": "libopus",
    "webm": "libopus",
}


def hum(seconds: float, rate: int = RATE) -> array:
    return array("h", (round(9000 * math.sin(place / 12)) for place in range(int(seconds * rate))))


def wav(seconds: float, rate: int = RATE) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(hum(seconds, rate).tobytes())
    return out.getvalue()


def encoded(container: str, seconds: float) -> bytes:
    """The hum as browsers and telephones would write it."""
    import av

    out = io.BytesIO()
    source = av.open(io.BytesIO(wav(seconds, 48_000)))
    with av.open(out, "w", format=container) as target:
        stream = target.add_stream(CONTAINERS[container], rate=48_000)
        for frame in source.decode(audio=0):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return out.getvalue()

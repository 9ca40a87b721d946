"""Decode a recording and, given a folder with a model, recognise it: a process of its own (录音解码与本机识别).

    python -m mingzheng.outreach.answers.speech.listener [FOLDER WORDS]  < recording

Writes the sound as WAV (16 kHz, one channel), or the text in UTF-8. Exits with `NO_SOUND` or `TOO_LONG` instead.
What strangers upload is decoded here and not where the site is served: a fault of a decoder costs one process, and a
model costs no memory while nobody speaks. The process writes no file and asks no network.
"""

import contextlib
import io
import resource
import sys
import wave
from collections.abc import Iterator
from typing import Any

import av

from .recording import MOST_SECONDS, NO_SOUND, TOO_LONG, demuxer

RATE = 16_000
_WIDTH = 2
_SHORTEST = RATE // 4
_MOST_CPU = 120


def main(arguments: list[str]) -> int:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU, _MOST_CPU))
    sound = decoded(sys.stdin.buffer.read())
    if len(sound) // _WIDTH > (MOST_SECONDS + 1) * RATE:
        return TOO_LONG
    if len(sound) // _WIDTH < _SHORTEST:
        return NO_SOUND
    output = recognised(sound, *arguments).encode() if arguments else as_wave(sound)
    sys.stdout.buffer.write(output)
    return 0


def decoded(data: bytes) -> bytes:
    """Samples of 16 bits; a little more than the longest allowed at most, none if it is no sound."""
    with contextlib.suppress(av.FFmpegError, ValueError), _opened(data) as container:
        if container.streams.audio:
            return b"".join(_pieces(container))
    return b""


def _opened(data: bytes) -> Any:
    """Opened as what its first bytes say, so that no other reader of the library is ever tried."""
    name = demuxer(data)
    if not name:
        raise ValueError("no recording")
    return av.open(io.BytesIO(data), format=name, mode="r")


def _pieces(container: Any) -> Iterator[bytes]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    samples = 0
    for frame in _frames(container):
        for piece in resampler.resample(frame):
            samples += piece.samples
            yield bytes(piece.planes[0])[: piece.samples * _WIDTH]
        if samples > (MOST_SECONDS + 2) * RATE:
            return


def _frames(container: Any) -> Iterator[Any]:
    """What can be decoded: a recording that was cut off is good up to there. The last one empties the resampler."""
    with contextlib.suppress(av.FFmpegError):
        yield from container.decode(container.streams.audio[0])
    yield None


def as_wave(sound: bytes) -> bytes:
    """The samples as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(_WIDTH)
        writer.setframerate(RATE)
        writer.writeframes(sound)
    return out.getvalue()


def recognised(sound: bytes, folder: str, words: str = "") -> str:
    """The text of Mandarin speech by the Whisper model in ``folder``; ``words`` are those it should expect.

    Silence is taken out first: a model that hears nothing makes something up.
    """
    import faster_whisper
    import numpy

    samples = numpy.frombuffer(sound, "<i2").astype("float32") / 32768
    model = faster_whisper.WhisperModel(folder, device="cpu", compute_type="int8", local_files_only=True)
    segments, _ = model.transcribe(
        samples, language="zh", beam_size=5, vad_filter=True, hotwords=words or None,
        condition_on_previous_text=False, without_timestamps=True,
    )  # fmt: skip
    return "".join(segment.text for segment in segments).strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

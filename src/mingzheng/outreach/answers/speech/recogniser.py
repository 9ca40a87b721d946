"""Which recogniser the settings name (语音识别器): an OpenAI-compatible endpoint, or a model on this machine."""

import importlib.util
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from ..endpoint import EndpointFailed, post
from ..lay_terms import LAY_TERMS

PATIENCE = 60.0
_FILES = ("model.bin", "config.json", "tokenizer.json")
# What a Whisper prompt has room for, and no more: a longer list crowds out what was said.
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Remote:
    """``/audio/transcriptions`` of an OpenAI-compatible endpoint."""

    url: str
    model: str
    key: str

    def text_of(self, wav: bytes) -> str:
        """The text of a WAV file. Raises `EndpointFailed`."""
        boundary = secrets.token_hex(16)
        fields = {"model": self.model, "language": "zh", "response_format": "json", "temperature": "0"}
        body = _multipart(boundary, {name: value for name, value in fields.items() if value}, wav)
        kind = f"multipart/form-data; boundary={boundary}"
        try:
            answer = json.loads(
                post(f"{self.url.rstrip('/')}/audio/transcriptions", body, kind, self.key, PATIENCE)
            )
        except (ValueError, RecursionError) as error:
            raise EndpointFailed(f"{type(error).__name__}: {error}") from error
        if not isinstance(answer, dict) or not isinstance(answer.get("text"), str):
            raise EndpointFailed("the answer has no text")
        return str(answer["text"])


@dataclass(frozen=True, slots=True)
class Local:
    """A folder with a Whisper model for CTranslate2; `listener` reads it."""

    folder: str

    @property
    def arguments(self) -> list[str]:
        """What the listener wants to know: where the model is and what people ask about."""
        return [self.folder, " ".join(LAY_TERMS[:_MOST_WORDS])]


def chosen() -> Remote | Local | None:
    """The recogniser to use; None if none is set, or what it needs is not installed (`trouble` says what)."""
    if trouble():
        return None
    if settings.SPEECH_URL:
        return Remote(settings.SPEECH_URL, settings.SPEECH_MODEL, settings.SPEECH_KEY)
    return Local(settings.SPEECH_FOLDER) if settings.SPEECH_FOLDER else None


def trouble() -> str:
    """Why the recogniser that is set cannot be used, as a Chinese sentence; empty if it can, or none is set."""
    if not (settings.SPEECH_URL or settings.SPEECH_FOLDER):
        return ""
    needed = ("av",) if settings.SPEECH_URL else ("av", "faster_whisper")
    if any(importlib.util.find_spec(name) is None for name in needed):
        return "设置了语音识别，但没有安装语音组件，说话提问用不了；请运行 pip install 'mingzheng[speech]'。"
    if settings.SPEECH_URL:
        return ""
    folder = Path(settings.SPEECH_FOLDER)
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        return (
            f"语音识别模型文件夹“{folder}”里缺少{'、'.join(missing)}，说话提问用不了；请放入 faster-whisper 格式的"
            "多语种 Whisper 模型，或者改正 MINGZHENG_SPEECH_FOLDER。"
        )
    return ""


def _multipart(boundary: str, fields: dict[str, str], wav: bytes) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = 'Content-Disposition: form-data; name="file"; filename="question.wav"\r\nContent-Type: audio/wav'
    return b"".join(
        [*parts, f"--{boundary}\r\n{head}\r\n\r\n".encode(), wav, f"\r\n--{boundary}--\r\n".encode()]
    )

"""OpenAI-compatible endpoints (大模型接口、语音识别接口), spoken to with the standard library."""

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 20.0
_CHUNK = 16_384
_LARGEST = 1_000_000
_MOST_TOKENS = 600


class EndpointFailed(Exception):
    """The endpoint gave no usable text; for the operator's log."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The configured host and no other: the question goes nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``url`` is the base address, e.g. ``http://10.0.0.8:8000/v1``; ``key`` may be empty; ``patience`` in seconds."""

    url: str
    model: str
    key: str = ""
    patience: float = PATIENCE

    def complete(self, rules: str, request: str) -> str:
        """The model's text. Raises `EndpointFailed` for anything else, within about ``patience`` seconds."""
        message = {
            "model": self.model, "temperature": 0, "max_tokens": _MOST_TOKENS, "stream": False,
            "messages": [{"role": "system", "content": rules}, {"role": "user", "content": request}],
        }  # fmt: skip
        body, address = json.dumps(message).encode(), f"{self.url.rstrip('/')}/chat/completions"
        try:
            return _text_of(json.loads(post(address, body, "application/json", self.key, self.patience)))
        except (ValueError, RecursionError) as error:
            raise EndpointFailed(f"{type(error).__name__}: {error}") from error


def post(url: str, body: bytes, kind: str, key: str, patience: float) -> bytes:
    """The body of the answer. Raises `EndpointFailed` unless it comes whole, from that host, within the time."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise EndpointFailed("the address is neither http nor https")
    headers = {"Content-Type": kind, "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    # No proxy from the environment and no redirect.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    deadline = time.monotonic() + patience
    try:
        request = urllib.request.Request(url, body, headers)
        with opener.open(request, timeout=patience) as answer:
            return _read(answer, deadline)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise EndpointFailed(f"{type(error).__name__}: {error}") from error


def _read(answer: Any, deadline: float) -> bytes:
    """The whole body; one that trickles past the deadline or grows too large is given up."""
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if time.monotonic() > deadline or len(data) > _LARGEST:
            raise EndpointFailed("the answer is too slow or too large")
    return bytes(data)


def _text_of(answer: Any) -> str:
    try:
        text = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise EndpointFailed("the answer has no message") from None
    if not isinstance(text, str):
        raise EndpointFailed("the message is no text")
    return text

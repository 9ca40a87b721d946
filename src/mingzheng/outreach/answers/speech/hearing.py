"""Turn a recording into the text of a question (听写); every fault is a Chinese sentence."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from mingzheng.kernel.lex import script

from ..endpoint import EndpointFailed
from .recogniser import PATIENCE, Local, Remote, chosen
from .recording import ACCEPTED, MOST_BYTES, MOST_SECONDS, NO_SOUND, TOO_LONG, demuxer

log = logging.getLogger(__name__)
LONGEST_TEXT = 200
_KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG")
# A model takes a processor for seconds; whoever comes while it works waits for it, but not for ever.
_turn = threading.BoundedSemaphore(1)
_WAIT = 15.0


class NotHeard(Exception):
    """There is no text; the text of this exception says in Chinese why and what to do."""


def offered() -> bool:
    """Whether recordings can be recognised here at all."""
    return chosen() is not None


def heard(data: bytes) -> str:
    """The text, in simplified characters and at most 200 of them. Raises `NotHeard`."""
    recogniser = chosen()
    if recogniser is None:
        raise NotHeard("本网站没有开通录音识别，请直接写下问题。")
    _check(data)
    with _in_turn():
        text = _recognised(recogniser, data)
    text = " ".join(script.to_hans(text).split())[:LONGEST_TEXT]
    if not text:
        raise NotHeard("没有听清说了什么，请靠近话筒再录一次，或者直接写下问题。")
    return text


def _check(data: bytes) -> None:
    if not data:
        raise NotHeard("没有收到录音，请选择一个录音文件再上传，或者直接写下问题。")
    if len(data) > MOST_BYTES:
        raise NotHeard(f"录音文件太大，请录{MOST_SECONDS}秒以内、不超过{MOST_BYTES // 1_000_000}MB的录音。")
    if not demuxer(data):
        raise NotHeard(f"这个文件不是能识别的录音，请上传{ACCEPTED}格式的录音，或者直接写下问题。")


def _recognised(recogniser: Remote | Local, data: bytes) -> str:
    if isinstance(recogniser, Local):
        return _listen(data, recogniser.arguments).decode("utf-8", "replace")
    try:
        return recogniser.text_of(_listen(data, []))
    except EndpointFailed as failure:
        log.warning("no text from the recogniser: %s", failure)
        raise NotHeard("语音识别服务现在没有响应，请稍后再试，或者直接写下问题。") from None


def _listen(data: bytes, arguments: list[str]) -> bytes:
    """What `listener` writes."""
    command = [sys.executable, "-m", "mingzheng.outreach.answers.speech.listener", *arguments]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    quiet = {"HF_HUB_OFFLINE": "1", "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "2"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, env=kept | quiet)
    except subprocess.TimeoutExpired:
        raise NotHeard("这段录音识别得太久，没有完成，请说得短一些再试，或者直接写下问题。") from None
    if done.returncode == TOO_LONG:
        raise NotHeard(f"录音超过{MOST_SECONDS}秒，请说得短一些再录一次。")
    if done.returncode == NO_SOUND:
        raise NotHeard("这个文件里没有能听的声音，请重新录一次，或者直接写下问题。")
    if done.returncode:
        log.warning(
            "the listener ended with %s: %s", done.returncode, done.stderr[-500:].decode("utf-8", "replace")
        )
        raise NotHeard("这段录音没有识别成功，请重新录一次，或者直接写下问题。")
    return done.stdout


@contextmanager
def _in_turn() -> Iterator[None]:
    if not _turn.acquire(timeout=_WAIT):
        raise NotHeard("现在用语音提问的人较多，请稍后再试，或者直接写下问题。")
    try:
        yield
    finally:
        _turn.release()

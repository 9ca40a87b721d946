"""A real model on this machine: MINGZHENG_SPEECH_FOLDER names its folder, espeak-ng speaks."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mingzheng.outreach.answers.speech import hearing


def test_a_spoken_question_becomes_text(settings, tmp_path: Path):
    pytest.importorskip("faster_whisper", reason="the extra speech is not installed")
    folder = os.environ.get("MINGZHENG_SPEECH_FOLDER", "")
    if not folder or not shutil.which("espeak-ng"):
        pytest.skip("no speech model (MINGZHENG_SPEECH_FOLDER) or no espeak-ng on this machine")
    said = tmp_path / "said.wav"
    voice = ["espeak-ng", "-v", "cmn-latn-pinyin", "-s", "130", "-w", str(said)]
    subprocess.run([*voice, "gong1 zu1 fang2 zen3 me5 shen1 qing3"], check=True)
    settings.SPEECH_FOLDER = folder
    assert "公租房" in hearing.heard(said.read_bytes())


def test_silence_is_not_made_into_words(settings):
    pytest.importorskip("faster_whisper", reason="the extra speech is not installed")
    if not os.environ.get("MINGZHENG_SPEECH_FOLDER"):
        pytest.skip("no speech model (MINGZHENG_SPEECH_FOLDER) on this machine")
    from tests.outreach.answers.speech.sounds import wav

    settings.SPEECH_FOLDER = os.environ["MINGZHENG_SPEECH_FOLDER"]
    with pytest.raises(hearing.NotHeard, match="没有听清"):
        hearing.heard(wav(3)[:44] + b"\0" * 96_000)

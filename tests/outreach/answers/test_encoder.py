import pytest

from mingzheng.outreach.answers import encoder

VECTORS = {"问": (1.0, 0.0), "近": (0.8, 0.6), "远": (0.0, 1.0)}


@pytest.fixture
def installed(monkeypatch):
    """An encoder that knows three texts; counts how often it is asked."""
    asked = []

    def encode(texts):
        asked.extend(texts)
        return [VECTORS[text] for text in texts]

    monkeypatch.setattr(encoder, "encoder", lambda: encode)
    encoder._vector.cache_clear()
    yield asked
    encoder._vector.cache_clear()


def test_order_puts_the_likest_first(installed):
    assert encoder.order("问", ["远", "近", "问"]) == [2, 1, 0]


def test_vectors_are_made_once(installed):
    encoder.order("问", ["远", "近"])
    encoder.order("问", ["近", "远"])
    assert sorted(installed) == sorted(VECTORS)


def test_only_the_first_are_compared(installed):
    assert len(encoder.order("问", ["近"] * 40)) == encoder.MOST


def test_without_the_extra_there_is_no_order(monkeypatch):
    monkeypatch.setattr(encoder, "encoder", lambda: None)
    assert encoder.order("问", ["近"]) == []

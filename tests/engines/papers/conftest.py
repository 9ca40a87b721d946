"""A recogniser of printed words made for the tests."""

import importlib.util
import sys
import types

import pytest

from mingzheng.engines.papers.portable import ocr


@pytest.fixture
def recogniser(monkeypatch):
    """Put a module ``rapidocr`` in place that finds the given boxes; returns the pictures it was shown."""
    seen: list[bytes] = []

    def install(*found) -> list[bytes]:
        class RapidOCR:
            def __init__(self, params: dict) -> None:
                assert params == {"Global.log_level": "critical"}

            def __call__(self, picture: bytes) -> types.SimpleNamespace:
                seen.append(picture)
                boxes, words = zip(*found, strict=True) if found else (None, None)
                return types.SimpleNamespace(boxes=boxes, txts=words)

        module = types.ModuleType("rapidocr")
        module.RapidOCR = RapidOCR
        module.__spec__ = importlib.util.spec_from_loader("rapidocr", None)
        monkeypatch.setitem(sys.modules, "rapidocr", module)
        return seen

    ocr._engine.cache_clear()
    yield install
    ocr._engine.cache_clear()

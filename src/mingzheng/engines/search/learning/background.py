"""What a whole log says (日志概况): how rare words are in it, and what it asks of which document. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable

from .neighbours import Rarity


class Background:
    """``asked`` are all logged questions, each with the names of the documents that answered it."""

    def __init__(self, asked: Iterable[tuple[str, Iterable[str]]]) -> None:
        rows = list(asked)
        self.rarity = Rarity(text for text, _ in rows)
        self._number = len(rows)
        self._documents = Counter(document for _, documents in rows for document in set(documents))

    def prior(self, without: Collection[str] | None = None) -> dict[str, float]:
        """The share of questions each document answered (文件先验); ``without`` those of one question left out."""
        left_out = set(without or ())
        number = max(1, self._number - (without is not None))
        return {
            document: (times - (document in left_out)) / number
            for document, times in self._documents.items()
            if times > (document in left_out)
        }

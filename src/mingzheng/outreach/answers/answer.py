"""What a visitor gets to see of an answer (答复), and the one JSON form."""

from dataclasses import dataclass
from typing import Any, Literal

from mingzheng.engines.search.highlight import Snippet

Way = Literal["confirmed", "written", "extract", "refused"]


@dataclass(frozen=True, slots=True)
class AnswerPassage:
    """A clause or paragraph of a public record, read a moment ago, with its state on the day asked.

    ``mark`` names the text itself: it stays while the text does, whatever is put before it. ``said`` is the text
    without formal parts (addressees, signature, date). ``binds`` says whether the record may be relied on that day;
    what has no validity of its own (an article) may. ``coverage`` from 0 to 1 is how much of what the question is
    about stands in it.
    """

    ref: str
    place: str
    mark: str
    document: str
    doc_number: str
    issuer: str
    clause: str
    text: str
    said: str
    header: tuple[str, ...]
    url: str
    state: str
    state_key: str
    binds: bool
    score: float
    coverage: float
    snippet: Snippet

    @property
    def id(self) -> str:
        return f"{self.ref}#{self.place}"

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "document": self.document, "doc_number": self.doc_number or None,
            "clause": self.clause or None, "text": self.text, "score": self.score, "state": self.state or None,
            "url": self.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence or more of a written answer and the passages it rests on, numbered from 1 as the page shows them."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question. ``text`` is the answer, or the refusal and where to turn.

    ``passages`` are those used, then the others found, best first. ``used`` are the passages the text rests on; empty
    for a refusal. ``confirmed_question`` is the question under which staff confirmed the answer. ``warning`` is said
    before an answer from what no longer binds.
    """

    question: str
    text: str
    way: Way
    passages: tuple[AnswerPassage, ...] = ()
    used: tuple[AnswerPassage, ...] = ()
    sentences: tuple[Cited, ...] = ()
    warning: str = ""
    confirmed_question: str = ""
    took_ms: float = 0.0

    @property
    def refused(self) -> bool:
        return self.way == "refused"

    @property
    def confirmed(self) -> bool:
        return self.way == "confirmed"

    def as_json(self) -> dict[str, Any]:
        """The answer of the command line and the API."""
        return {
            "question": self.question,
            "answer": f"{self.warning}{self.text}",
            "refused": self.refused,
            "passages": [passage.as_json() for passage in self.passages],
        }

"""An exam (评测): lay questions asked of an index of laws, by words alone and with a log of answered questions."""

import functools
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from . import analyzer
from .engine import Engine, Request
from .evaluate import DEPTH, Question, Scores, evaluate
from .index import TantivyIndex
from .learning.encoder import Encoder, encoder
from .learning.fitting import Weights
from .learning.ranker import USUAL, Ranker
from .learning.shelf import Shelf
from .learning.validation import Trial, fold_of, tried
from .passages import PASSAGES, passages, question_tree
from .stard import article_name, law_entry, law_name, read_laws, read_questions
from .tree import AnyOf

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Exam:
    """The scores by words alone and, if there was a log, with its votes; ``trials`` tell what learning was worth."""

    articles: int
    added: int
    lexical: Scores
    logged: int = 0
    folds: int = 0
    encoder: bool = False
    with_log: Scores | None = None
    trials: tuple[Trial, ...] = ()

    @property
    def best(self) -> Scores:
        """The scores of the way of ranking that was asked for."""
        return self.with_log or self.lexical


Judge = Callable[[str, Sequence[tuple[str, str]]], Sequence[tuple[float, float]]]
"""Of passages, each a title and a text: how much of the question stands in it, how well its best
sentence answers."""
MakeJudge = Callable[[Engine], Judge]


def examine(
    corpus: Path,
    questions: Path,
    log: Path | None = None,
    *,
    make_judge: MakeJudge | None = None,
    learn: bool = True,
) -> Exam:
    """Index the laws without provincial rules and ask all questions; takes a minute, with a log several.

    ``make_judge`` is given the index; the judge is that of the site's own answers, so that these are what is
    measured. Without it nothing is judged.

    A judged question that stands in the log, too, is answered by the rest of the log in turns (`FOLDS`), so that it
    never helps itself. Raises `stard.BadMaterial` with a Chinese sentence.
    """
    asked, given = read_questions(questions)
    logged, more = read_questions(log) if log else ([], {})
    with open_library(corpus, given | more, make_judge) as library:
        lexical = evaluate(lambda text: [name for name, _ in library.retrieve(text, DEPTH)], asked)
        plain = Exam(library.articles, library.added, lexical)
        return _with_log(library, plain, asked, logged, learn) if logged else plain


def _unjudged(text: str, passages: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float]]:
    return [(0.0, 0.0)] * len(passages)


class Library:
    """An index of passages and the names of its articles."""

    def __init__(self, index: TantivyIndex, names: Mapping[tuple[str, str], str], texts: Mapping[str, tuple[str, str]],
                 added: int, shelf: Shelf, refs: Mapping[str, Sequence[str]], judge: Judge) -> None:  # fmt: skip
        self._index, self._names, self._texts, self._refs, self._judge = index, names, texts, refs, judge
        self.shelf, self.added, self.articles = shelf, added, len(set(names.values()))

    def retrieve(
        self, text: str, limit: int, documents: Collection[str] | None = None
    ) -> Sequence[tuple[str, float]]:
        """Names and scores of articles, best first, of these laws only if any are given."""
        return self._found(text, limit, None if documents is None else frozenset(documents))

    def text_of(self, name: str) -> str:
        """Title and text of an article."""
        return "。".join(self._text(name))

    def judged(self, text: str, names: Sequence[str]) -> Sequence[tuple[float, float]]:
        """What the judge says of these articles."""
        return [self._judged(text, name) for name in names]

    @functools.cache  # noqa: B019 - as above
    def _judged(self, text: str, name: str) -> tuple[float, float]:
        return self._judge(text, [self._text(name)])[0]

    def _text(self, name: str) -> tuple[str, str]:
        """The title and the text; the name for both if the library does not have it."""
        return self._texts.get(name, (name, name))

    @functools.cache  # noqa: B019 - a library lives for one exam, whose folds ask the same again
    def _found(self, text: str, limit: int, documents: frozenset[str] | None) -> list[tuple[str, float]]:
        within = () if documents is None else (AnyOf("ref", tuple(self._refs_of(documents))),)
        hits = self._index.find(Request(question_tree(text), always=within, limit=limit)).hits
        return [(self._names[hit.ref, hit.place], hit.score) for hit in hits]

    def _refs_of(self, documents: Collection[str]) -> list[str]:
        return sorted(ref for document in documents for ref in self._refs.get(document, ()))


@contextmanager
def open_library(
    corpus: Path, given: Mapping[str, tuple[str, str]], make_judge: MakeJudge | None = None
) -> Iterator[Library]:
    """Index a corpus, with the articles in ``given`` (name to title and text) that it lacks."""
    laws = read_laws(corpus)
    names, texts = {}, {}
    for law in laws:
        for each in passages(law.body):
            name = names[law.ref, each.place] = article_name(law.title, each.number)
            texts.setdefault(name, (law_name(law.title), each.text))
    missing = given.keys() - set(names.values())
    for name in sorted(missing):
        laws.append(law_entry(f"added:{name}", *given[name]))
        names[laws[-1].ref, "1"] = name
        texts[name] = law_name(laws[-1].title), laws[-1].body
    refs: dict[str, list[str]] = defaultdict(list)
    for law in laws:
        refs[law_name(law.title)].append(law.ref)
    documents = {ref: document for document, found in refs.items() for ref in found}
    shelf = Shelf((name, documents[ref]) for (ref, _), name in names.items())
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder), PASSAGES)
        index.rebuild(laws)
        yield Library(
            index, names, texts, len(missing), shelf, refs, make_judge(index) if make_judge else _unjudged
        )


def _with_log(
    library: Library, plain: Exam, asked: Sequence[Question], logged: Sequence[Question], learn: bool
) -> Exam:
    meanings = encoder()
    ranked: dict[str, list[str]] = {}
    trials, took = [], 0.0
    turns = list(_turns(asked, logged))
    for judged, known in turns:
        trial = _trial(library, known, meanings) if learn else None
        trials += [trial] if trial else []
        ranker = _ranker(library, known, meanings, trial.weights if trial else USUAL)
        started = time.perf_counter()
        ranked |= {question.text: ranker.rank(question.text) for question in judged}
        took += time.perf_counter() - started
    ms = round(took * 1000 / len(asked), 1)
    scores = replace(evaluate(lambda text: ranked[text], asked), ms_per_question=ms)
    return Exam(
        plain.articles,
        plain.added,
        plain.lexical,
        len(logged),
        len(turns),
        meanings is not None,
        scores,
        tuple(trials),
    )


def _ranker(
    library: Library, known: Sequence[Question], meanings: Encoder | None, weights: Weights = USUAL
) -> Ranker:
    return Ranker(known, library, meanings, weights)


def _trial(library: Library, known: Sequence[Question], meanings: Encoder | None) -> Trial:
    return tried(known, lambda part: _ranker(library, part, meanings))


def _turns(
    asked: Sequence[Question], logged: Sequence[Question]
) -> Iterator[tuple[list[Question], list[Question]]]:
    """The judged questions with the logged ones they may learn from; one turn unless some stand in both."""
    judged = {_key(question) for question in asked}
    folds = FOLDS if any(_key(question) in judged for question in logged) else 1
    for fold in range(folds):
        mine = [question for question in asked if fold_of(_key(question), folds) == fold]
        held = {_key(question) for question in mine}
        if mine:
            yield mine, [question for question in logged if _key(question) not in held]


def _key(question: Question) -> str:
    return analyzer.fold(question.text).strip(analyzer.SENTINEL)

"""From what a visitor typed to query trees: one plan, in steps from strict to loose. Pure.

Whatever the plan, its first step also finds every record in which the typed string stands as it is, so that
search never finds less than Ctrl-F would.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import analyzer
from .numbers import canonical_number
from .scripts import mainland_words
from .tree import All, And, Boost, Node, Nothing, Or, Phrase, Prefix, Term

LONGEST_QUERY = 200
TITLE_WEIGHT = 4.0
NUMBER_WEIGHT = 100.0
_PHRASE_WEIGHT = 2.0
_RELAXED_SHARE = 0.75
_SYNONYM_WEIGHT = 0.8
_LONG_WORD = 4
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_QUOTED = re.compile(r"[\"“”「『＂]([^\"“”「」『』＂]{1,200})[\"”“」』＂]")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a query will be answered; ``name`` is shown in results and logs.

    ``strict`` holds every way to take the query at its word, the cheap one first; ``most`` and ``any`` are what
    to fall back on when they find nothing: three quarters of the words, a single word.
    """

    name: str
    strict: tuple[Node, ...]
    query: str
    most: Node | None = None
    any: Node | None = None


def make_plan(text: str, *, title_only: bool = False, others: Sequence[str] = ()) -> Plan:
    """The plan for a text: ``all``, ``nothing``, ``number``, ``phrase``, ``title`` or ``words``.

    ``others`` say the same in synonyms; they count somewhat less than what was typed.
    """
    query = cleaned(text)
    if not query:
        return Plan("all", (All(),), query)
    if not analyzer.phrase(query):
        return Plan("nothing", (Nothing(),), query)
    number = canonical_number(query)
    if number and not title_only:
        return Plan("number", (_number(number, query),), query)
    quoted = _QUOTED.findall(query)
    if quoted and not _QUOTED.sub("", query).strip():
        return Plan("phrase", (_all_of(_standing(part, title_only) for part in quoted),), query)
    return _word_plan(query, quoted, title_only, others)


def cleaned(text: str) -> str:
    """The text with single blanks, without control characters and halves of characters, cut to its limit."""
    return " ".join(_UNREADABLE.sub(" ", text).split())[:LONGEST_QUERY]


def _number(number: str, query: str) -> Node:
    """The record that bears the number first, then those that cite it."""
    cited = [_word(number, False), _standing(number, False), _standing(query, False)]
    return _any_of([Boost(Term("docno", number), NUMBER_WEIGHT), *cited])


def _word_plan(query: str, quoted: list[str], title_only: bool, others: Sequence[str]) -> Plan:
    """All words, or the text as it stands; what was quoted is required whatever happens."""
    required = [_standing(part, title_only) for part in quoted]
    readings = [query, *filter(None, [mainland_words(query)])]
    exact = [_standing(reading, title_only, _PHRASE_WEIGHT) for reading in readings]
    said_otherwise = [
        Boost(_all_of(_all_words(_split(other), title_only)), _SYNONYM_WEIGHT) for other in others
    ]

    def with_exact(nodes: Iterable[Node]) -> Node:
        return _any_of([*(_all_of([*required, node]) for node in nodes), *exact])

    words = {reading: _all_words(_split(reading), title_only) for reading in readings}
    strict = [with_exact([*(_all_of(found) for found in words.values()), *said_otherwise])]
    if any(len(_split(reading)) > 1 for reading in readings):
        pieces = [_all_pieces(_split(reading), title_only) for reading in readings]
        strict.append(with_exact([*pieces, *said_otherwise]))
    loose = _loose_words(readings, title_only)
    some = math.ceil(len(loose) * _RELAXED_SHARE)
    return Plan(
        "title" if title_only else "words",
        tuple(strict),
        query,
        most=with_exact([Or(loose, at_least=some)]) if 1 < some < len(loose) else None,
        any=with_exact([Or(loose)]) if len(loose) > 1 or loose != tuple(words[query]) else None,
    )


def _all_words(pieces: list[str], title_only: bool) -> list[Node]:
    return [node for piece in pieces for node in _words(piece, title_only)]


def _loose_words(readings: list[str], title_only: bool) -> tuple[Node, ...]:
    """The words, each once; of what is no dictionary word the dictionary words in it will do."""
    found: dict[Node, None] = {}
    for piece in (piece for reading in readings for piece in _split(reading)):
        for word in analyzer.query_words(piece):
            known = _all_of(_word(part, title_only) for part in word.parts)
            node = _one_word(word, title_only)
            found[node if word.known or not word.parts else Or((node, known))] = None
    return tuple(found)


def _all_pieces(pieces: list[str], title_only: bool) -> Node:
    """Each piece by its words or as it stands: a text may be cut into other words than the query was."""
    found = [
        (words, _standing(piece, title_only)) for piece in pieces if (words := _words(piece, title_only))
    ]
    return _all_of(_any_of([_all_of(words), standing]) for words, standing in found)


def _split(query: str) -> list[str]:
    """The pieces between blanks, outside quotation marks."""
    return _QUOTED.sub(" ", query).split()


def _words(piece: str, title_only: bool) -> list[Node]:
    """One node for each word of a piece; a character left over between words is not asked for."""
    words = analyzer.query_words(piece)
    told = [word for word in words if word.known or len(word.text) > 1]
    return [_one_word(word, title_only) for word in told or words]


def _one_word(word: analyzer.Word, title_only: bool) -> Node:
    """A dictionary word, or its parts if they make it up; anything else as it stands.

    A long word may be inside a longer one in the text (the name of an organ in that of its office), where the
    index has no token for it; it is then found as it stands.
    """
    if not word.known:
        return _standing(word.text, title_only)
    whole = _word(word.text, title_only)
    if word.parts:
        return And(tuple(_word(part, title_only) for part in word.parts), also=(whole,))
    return _any_of([whole, _standing(word.text, title_only)]) if len(word.text) >= _LONG_WORD else whole


def _word(word: str, title_only: bool) -> Node:
    in_title = Boost(Term("tw", word), TITLE_WEIGHT)
    return in_title if title_only else And((Term("bw", word),), also=(in_title,))


def _standing(text: str, title_only: bool, weight: float = 1.0) -> Node:
    """The text stands as it is in the title or anywhere (blanks and punctuation marks do not matter)."""
    tokens = analyzer.phrase(text)
    in_title = Boost(_run("tb", tokens), TITLE_WEIGHT * weight)
    return in_title if title_only else And((_boosted(_run("bb", tokens), weight),), also=(in_title,))


def _boosted(node: Node, weight: float) -> Node:
    return node if weight == 1.0 else Boost(node, weight)


def _run(field: str, tokens: tuple[str, ...]) -> Node:
    if not tokens:
        return Nothing()
    if len(tokens) > 1:
        return Phrase(field, tokens)
    return Term(field, tokens[0]) if len(tokens[0]) > 1 else Prefix(field, tokens[0])


def _all_of(nodes: Iterable[Node]) -> Node:
    """All of them. What only adds to the score stays beside its own word: engines then skip it with that word."""
    children = tuple(nodes)
    return children[0] if len(children) == 1 else And(children) if children else Nothing()


def _any_of(nodes: Iterable[Node]) -> Node:
    """Any of them, in one flat node."""
    children = tuple(dict.fromkeys(child for node in nodes for child in _alternatives(node)))
    return children[0] if len(children) == 1 else Or(children)


def _alternatives(node: Node) -> tuple[Node, ...]:
    """A node as parts of an `Or`. A word of the title stands in the whole, so it may be an alternative to it."""
    match node:
        case And((Term() | Boost(Term()),), also):
            return (*node.children, *also)
        case Or(children, 1):
            return tuple(part for child in children for part in _alternatives(child))
    return (node,)

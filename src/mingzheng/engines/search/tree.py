"""The query tree: what to find, said without naming an engine. Two back ends compile it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """The field holds exactly this token."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The field holds at least one of these tokens; for filters, so it says nothing of relevance."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The field holds these tokens one after the other."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """The field holds a token that starts with this."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number between two bounds, both included; None leaves a side open."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All of the children; what of ``also`` holds adds to the score."""

    children: tuple["Node", ...]
    also: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """At least ``at_least`` of the children; the more of them hold, the better the score."""

    children: tuple["Node", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """Everything the child does not match; stands inside an `And`."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    """The child, its score multiplied."""

    child: "Node"
    factor: float


@dataclass(frozen=True, slots=True)
class All:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document: a query without a single letter, digit or Han character."""


Node = Term | AnyOf | Phrase | Prefix | Range | And | Or | Not | Boost | All | Nothing

"""The speller of an index (纠错词表): made by whoever writes the index, kept beside it, read when first needed."""

import tempfile
from pathlib import Path

from .engine import Engine
from .suggest import VOCABULARY_SIZE, Lexicon, Speller

_FILE = "speller.json"
_GROWTH = 1.5
_FEW = 50

_spellers: dict[str, tuple[object, Speller]] = {}
_prepared: dict[Path, int] = {}


def speller(engine: Engine) -> Speller:
    """The speller as it was last prepared; made on the spot where the index has no place to keep it."""
    path, engine_name = engine.aside(_FILE), type(engine).__name__
    state = _stamp(path) or engine.generation().partition("/")[0]
    kept = _spellers.get(engine_name)
    if kept is None or kept[0] != state:
        kept = (state, Speller(_read(path) or Lexicon.of(engine.vocabulary(VOCABULARY_SIZE))))
        _spellers[engine_name] = kept
    return kept[1]


def prepare(engine: Engine) -> None:
    """Write the words of the index down for all processes, by rename; the indexer does so, so that no visitor waits."""
    if path := engine.aside(_FILE):
        text = Lexicon.of(engine.vocabulary(VOCABULARY_SIZE)).as_json()
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as new:
            new.write(text)
        Path(new.name).replace(path)
        _prepared[path] = engine.count()


def outgrown(engine: Engine) -> bool:
    """Whether there are so many new records that their words should be known, too."""
    path = engine.aside(_FILE)
    if path is None:
        return False
    if not path.exists():
        return True
    # A process that has just started does not know how many there were; it takes today's number for it.
    return engine.count() > _prepared.setdefault(path, engine.count()) * _GROWTH + _FEW


def _stamp(path: Path | None) -> tuple[str, int] | None:
    try:
        return (str(path), path.stat().st_mtime_ns) if path else None
    except OSError:
        return None


def _read(path: Path | None) -> Lexicon | None:
    try:
        return Lexicon.from_json(path.read_text("utf-8")) if path else None
    except (OSError, ValueError, TypeError):
        return None

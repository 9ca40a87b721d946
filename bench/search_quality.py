"""How good search is on the reference material: lay questions, titles half remembered, misspelt words.

    python bench/search_quality.py LAWS QUESTIONS

LAWS is a folder or .tar.zst of laws as Markdown, QUESTIONS the STARD file. Prints one JSON line.
"""

import argparse
import json
import os
import random
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django
from pypinyin import lazy_pinyin

from mingzheng.engines.search.evaluate import Question, Scores, evaluate
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.query import Query, run, stands
from mingzheng.engines.search.spelling import speller

ITEMS = 1000


def main() -> None:
    """Measure and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("laws", type=Path)
    parser.add_argument("questions", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        prepare(home)
        print(json.dumps(measure(options.laws, options.questions), ensure_ascii=False))


def prepare(home: str) -> None:
    """The declaration of records needs Django's settings, and those a data folder of their own."""
    os.environ["MINGZHENG_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingzheng.config.settings")
    django.setup()


def measure(laws_path: Path, questions: Path) -> dict[str, Any]:
    from mingzheng.engines.search.exam import examine
    from mingzheng.engines.search.stard import read_laws

    found: dict[str, Any] = {"questions": asdict(examine(laws_path, questions).lexical)}
    laws = read_laws(laws_path)
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyIndex(Path(folder))
        index.rebuild(laws)
        found["titles"] = asdict(titles(index, laws, random.Random(1)))
        found["misspelt"] = misspelt(index, random.Random(2))
    return found


def titles(index: TantivyIndex, laws: list[Any], chance: random.Random) -> Scores:
    """Find a law by 60 % of its title, cut anywhere."""
    asked = []
    for law in chance.sample(laws, min(ITEMS, len(laws))):
        length = max(2, int(len(law.title) * 0.6))
        start = chance.randrange(len(law.title) - length + 1)
        same = frozenset(other.ref for other in laws if other.title == law.title)
        asked.append(Question(law.title[start : start + length], same))
    return evaluate(lambda text: [hit.ref for hit in run(index, Query(text, facets=False)).hits], asked)


def misspelt(index: TantivyIndex, chance: random.Random) -> dict[str, float]:
    """Words with one character replaced by one of the same sound, and the same words spelt rightly."""
    vocabulary = [word for word, count in index.vocabulary(20_000) if 2 <= len(word) <= 4 and word.isalpha()]
    chars = sorted({char for word in vocabulary for char in word if "\u4e00" <= char <= "\u9fff"})
    by_sound: dict[str, list[str]] = {}
    for char in chars:
        by_sound.setdefault(lazy_pinyin(char)[0], []).append(char)
    typos, known = [], set(vocabulary)
    for word in chance.sample(vocabulary, min(2 * ITEMS, len(vocabulary))):
        place = chance.randrange(len(word))
        others = [char for char in by_sound.get(lazy_pinyin(word[place])[0], ()) if char != word[place]]
        typo = word[:place] + chance.choice(others) + word[place + 1 :] if others else ""
        # A typo that is itself a word of the corpus is no typo to anybody but its writer.
        if typo and typo not in known and lazy_pinyin(typo) == lazy_pinyin(word) and not stands(index, typo):
            typos.append((typo, word))
    spell = speller(index)
    mended = [spell.correct(typo, lambda text: stands(index, text)) for typo, _ in typos]
    right = sum(one == word for one, (_, word) in zip(mended, typos, strict=True))
    sound = sum(
        one is not None and lazy_pinyin(one) == lazy_pinyin(w)
        for one, (_, w) in zip(mended, typos, strict=True)
    )
    rightly_spelt = [run(index, Query(word, facets=False)).suggestion for word in vocabulary[::10]]
    return {
        "typos": len(typos),
        "mended": round(right / len(typos), 4),
        "mended_to_a_word_of_the_sound": round(sound / len(typos), 4),
        "false": round(sum(one is not None for one in rightly_spelt) / len(rightly_spelt), 4),
    }


if __name__ == "__main__":
    main()

"""Searching only where something can be found (就近查找): around the characters a pattern cannot do without.

A pattern that opens with alternatives is tried at every character of a text. Most need a rarer character
further on; looking only around that one gives the same matches for a tenth of the work.
"""

import re
from collections.abc import Iterator


def find_near(
    pattern: re.Pattern[str], anchor: re.Pattern[str], text: str, before: int, after: int
) -> Iterator[re.Match[str]]:
    """The matches of ``pattern.finditer(text)``, if each of them holds a match of ``anchor``.

    No match may begin more than ``before`` characters ahead of its anchor, or reach (looking ahead included)
    more than ``after`` characters beyond the anchor's beginning. The anchor itself has no groups to speak of.
    """
    done = 0
    for found in anchor.finditer(text):
        at = found.start()
        match = pattern.search(text, max(done, at - before), at + after)
        # What begins behind the anchor has one of its own, and all it needs in sight there.
        if match and match.start() <= at:
            yield match
            done = match.end()

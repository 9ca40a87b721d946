"""Every act that is logged has a Chinese name."""

import re
from pathlib import Path

import mingzheng
from mingzheng.base.records.states import MOVES
from mingzheng.engines.review.flow import Decision, StepKind

SOURCE = Path(mingzheng.__file__).parent
LOGGED = re.compile(r'append\([^)]*?action=(f?)"([a-z_.{}]+)"|Act\((f?)"([a-z_.]+)"', re.S)


def _written() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for match in LOGGED.finditer(path.read_text()):
            formatted, action = match[1] or match[3], match[2] or match[4]
            if not formatted:
                found.add(action)
    return found


def test_every_act_has_its_name():
    from mingzheng.faces.desk.kit.acts import ACTS

    steps = {f"review.{step}.{decision}" for step in StepKind.values for decision in Decision.values}
    moves = {f"policy.{move.verb}" for move in MOVES}
    wanted = _written() | steps | moves
    assert len(wanted) > 40
    assert wanted - set(ACTS) == set()

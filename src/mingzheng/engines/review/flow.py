"""The steps of a review (审查环节), in order, and how many working days each has.

The order 先审查、后公开 and the secrecy review are law (条例第十七条); the days are the platform's own defaults,
not law, and lie within the 20 working days of 条例第二十六条.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from mingzheng.base.accounts.roles import Role


class StepKind(TextChoices):
    """Which step of the review it is."""

    FIRST = "first", "初审"
    SECRECY = "secrecy", "保密审查"
    SIGN = "sign", "签发"


class Decision(TextChoices):
    """What was decided at a step."""

    PASS = "pass", "通过"
    RETURN = "return", "退回"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the flow: who does it and within how many working days (办理时限)."""

    kind: StepKind
    role: Role
    days: int


FLOW: tuple[Stage, ...] = (
    Stage(StepKind.FIRST, Role.REVIEWER, 2),
    Stage(StepKind.SECRECY, Role.SECRECY, 2),
    Stage(StepKind.SIGN, Role.SIGNER, 1),
)


def stage(kind: str) -> Stage:
    """The stage of this kind; raises StopIteration for an unknown one."""
    return next(entry for entry in FLOW if entry.kind == kind)


def stage_after(kind: str) -> Stage | None:
    """The stage that follows, or None after the last."""
    kinds = [entry.kind for entry in FLOW]
    following = kinds.index(StepKind(kind)) + 1
    return FLOW[following] if following < len(FLOW) else None

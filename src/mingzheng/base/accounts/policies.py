"""Permission predicates (权限): named, composed, and the only place where roles decide anything.

Each predicate takes a user and an object that has ``organ``; it says nothing about the object's state.
"""

from collections.abc import Callable
from typing import Any

from .roles import Role


class NotPermitted(Exception):
    """The user may see the object but not do this to it; the text says who can."""


Predicate = Callable[[Any, Any], bool]


def holds(*roles: Role) -> Predicate:
    """A predicate: the user holds one of ``roles`` for the object's organ."""

    def check(user: Any, obj: Any) -> bool:
        return any(user.has_role(role, obj.organ) for role in roles)

    return check


may_draft = holds(Role.EDITOR, Role.OFFICE)
may_review = holds(Role.REVIEWER)
may_check_secrecy = holds(Role.SECRECY)
may_sign = holds(Role.SIGNER)
may_withdraw = holds(Role.OFFICE)
may_record_validity = holds(Role.EDITOR, Role.OFFICE)
may_supervise = holds(Role.SUPERVISOR, Role.OFFICE)
may_administer = holds(Role.ADMIN)
may_see = holds(*Role)


def require(predicate: Predicate, user: Any, obj: Any, sentence: str) -> None:
    """Raise `NotPermitted` with the sentence unless the predicate holds. ``user`` None is the system itself."""
    if user is not None and not predicate(user, obj):
        raise NotPermitted(sentence)

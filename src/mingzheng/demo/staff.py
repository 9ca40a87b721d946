"""Who does what in the demonstration: finds for an organ a person for each step (四眼原则)."""

from mingzheng.base.accounts.models import User
from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ


class Staff:
    """The demonstration's people, asked by role and organ."""

    def __init__(self, people: list[User]):
        self._people = people

    def holder(self, role: Role, organ: Organ, *, besides: tuple[User, ...] = ()) -> User | None:
        """Somebody who holds ``role`` for ``organ`` and is none of ``besides``; nearest organ first."""
        able = [user for user in self._people if user not in besides and user.has_role(role, organ)]
        return max(able, key=lambda user: len(user.organ.path), default=None)

    def team(self, organ: Organ) -> tuple[User, User, User, User] | None:
        """Four different people: drafter, first reviewer, secrecy reviewer, signer; None if the organ lacks one."""
        found: list[User] = []
        for role in (Role.EDITOR, Role.REVIEWER, Role.SECRECY, Role.SIGNER):
            user = self.holder(role, organ, besides=tuple(found))
            if user is None:
                return None
            found.append(user)
        return found[0], found[1], found[2], found[3]

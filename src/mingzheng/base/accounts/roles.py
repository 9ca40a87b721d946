"""Roles (角色) and what they cover."""

from dataclasses import dataclass

from django.db.models import Q, TextChoices


class Role(TextChoices):
    """A role is held for one organ and reaches everything below it."""

    EDITOR = "editor", "信息员"
    REVIEWER = "reviewer", "审核员"
    SECRECY = "secrecy", "保密审查员"
    SIGNER = "signer", "签发人"
    OFFICE = "office", "政务公开办"
    SUPERVISOR = "supervisor", "监督员"
    ADMIN = "admin", "系统管理员"


@dataclass(frozen=True, slots=True)
class Scope:
    """The organs a user reaches: path prefixes; ``bounded`` False means all of them."""

    paths: tuple[str, ...]
    bounded: bool = True

    def q(self, field: str) -> Q:
        """A filter on a foreign key to Organ; matches nothing if the user reaches no organ."""
        condition = Q(pk__in=[])
        for path in self.paths:
            condition |= Q(**{f"{field}__path__startswith": path})
        return condition

    def covers(self, path: str) -> bool:
        return not self.bounded or any(path.startswith(prefix) for prefix in self.paths)

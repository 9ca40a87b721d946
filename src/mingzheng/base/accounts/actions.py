"""Keep people and the roles they hold (人员与任职). Every act is logged; passwords never are."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.log import append

from .models import Assignment, User
from .policies import NotPermitted
from .roles import Role


class PersonRefused(Exception):
    """The person cannot be kept like that; ``field`` says where, the text what to do."""

    def __init__(self, field: str, message: str):
        self.field = field
        super().__init__(message)


@transaction.atomic
def create_person(
    *, by: Any, at: datetime, username: str, display_name: str, organ: Organ, password: str
) -> User:
    """A new account in ``organ``, without any role yet. Raises `PersonRefused` or `NotPermitted`."""
    _require_organ(by, organ)
    user = User(username=username.strip(), display_name=display_name.strip(), organ=organ)
    if User.objects.filter(username__iexact=user.username).exists():
        raise PersonRefused("username", f"账号“{user.username}”已经有人用了，请换一个。")
    _set_password(user, password)
    _check(user)
    user.save()
    _log("create", by, at, user, {"name": user.display_name})
    return user


@transaction.atomic
def give_role(*, by: Any, at: datetime, person_id: int, role: str, organ: Organ) -> Assignment:
    """Let a person hold ``role`` for ``organ`` and everything below it; twice is the same as once."""
    user = _locked(person_id, by)
    _require_organ(by, organ)
    if role not in Role.values:
        raise PersonRefused("role", "请选择角色。")
    assignment, fresh = Assignment.objects.get_or_create(user=user, role=role, organ=organ)
    if fresh:
        _log("give_role", by, at, user, {"role": role, "of": organ.code, "name": _named(role, organ)})
    return assignment


@transaction.atomic
def take_role(*, by: Any, at: datetime, person_id: int, assignment_id: int) -> None:
    """Take a role back. Nobody takes their own administration away: the house would be left without keys."""
    user = _locked(person_id, by)
    assignment = user.assignments.select_related("organ").filter(pk=assignment_id).first()
    if assignment is None:
        return
    if user == by and assignment.role == Role.ADMIN:
        raise PersonRefused("", "不能收回自己的系统管理员角色，请由另一位系统管理员办理。")
    assignment.delete()
    named = _named(assignment.role, assignment.organ)
    _log("take_role", by, at, user, {"role": assignment.role, "of": assignment.organ.code, "name": named})


@transaction.atomic
def reset_password(*, by: Any, at: datetime, person_id: int, password: str) -> None:
    """Give a new password; sessions opened with the old one end with it."""
    user = _locked(person_id, by)
    _set_password(user, password)
    user.save(update_fields=["password"])
    _log("reset_password", by, at, user, {})


@transaction.atomic
def set_active(*, by: Any, at: datetime, person_id: int, active: bool) -> None:
    """Close or reopen an account; what the person did stays under their name."""
    user = _locked(person_id, by)
    if user == by and not active:
        raise PersonRefused("", "不能停用自己的账号，请由另一位系统管理员办理。")
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        _log("activate" if active else "deactivate", by, at, user, {})


def rules_over(by: Any, person: User) -> bool:
    """Whether ``by`` administers everything ``person`` belongs to; else a small administrator could take over a
    greater one by resetting a password."""
    if by is None or by.is_superuser:
        return True
    scope = by.organ_scope(Role.ADMIN)
    paths = [organ_path for _, organ_path in person.held]
    paths += [person.organ.path] if person.organ else []
    return not person.is_superuser and bool(paths) and all(scope.covers(path) for path in paths)


def _locked(person_id: int, by: Any) -> User:
    user = User.objects.select_for_update(of=("self",)).select_related("organ").get(pk=person_id)
    if not rules_over(by, user):
        raise NotPermitted("这个人属于您管理范围之外的机构，请联系上级系统管理员。")
    return user


def _require_organ(by: Any, organ: Organ) -> None:
    if by is not None and not (by.is_superuser or by.has_role(Role.ADMIN, organ)):
        raise NotPermitted(f"只有{organ.name}的系统管理员能管理它的人员和角色。")


def _set_password(user: User, password: str) -> None:
    _as_refusal("password", lambda: validate_password(password, user))
    user.set_password(password)


def _check(user: User) -> None:
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise PersonRefused(field, "".join(messages)) from None


def _as_refusal(field: str, check: Callable[[], None]) -> None:
    try:
        check()
    except ValidationError as error:
        raise PersonRefused(field, "".join(error.messages)) from None


def _named(role: str, organ: Organ) -> str:
    return f"{organ.short_name}{Role(role).label}"


def _log(verb: str, by: Any, at: datetime, user: User, detail: dict[str, Any]) -> None:
    append(
        by=by, at=at, action=f"person.{verb}", subject=f"person:{user.username}"[:80], organ=user.organ,
        detail=detail,
    )  # fmt: skip

"""Who may confirm answers and read the question log (问答权限)."""

from typing import Any

from mingzheng.base.accounts.policies import holds, require
from mingzheng.base.accounts.roles import Role

may_confirm = holds(Role.OFFICE)
READERS = (Role.OFFICE, Role.SUPERVISOR, Role.ADMIN)


def require_confirm(by: Any, answer: Any) -> None:
    """``answer`` is anything with an organ. Raises `NotPermitted` in Chinese."""
    require(may_confirm, by, answer, f"确认和停用答复要由{answer.organ.name}的政务公开办办理。")


def may_read_log(user: Any) -> bool:
    """Whether the user may see what is asked; nothing in it says by whom."""
    scope = user.organ_scope(*READERS)
    return bool(scope.paths) or not scope.bounded

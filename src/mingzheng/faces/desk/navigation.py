"""The rail of the desk (主导航): one line a domain."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from mingzheng.base.accounts.roles import Role
from mingzheng.engines.review.models import Step


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the rail; ``prefix`` marks the screens that belong to it, ``roles`` who sees it (none: everybody)."""

    name: str
    url_name: str
    prefix: str
    access_key: str = ""
    roles: tuple[Role, ...] = ()
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line as drawn."""

    name: str
    url: str
    here: bool
    access_key: str
    badge: int


def _waiting(user: Any) -> int:
    return Step.objects.for_person(user).count()


ENTRIES: tuple[Entry, ...] = (
    Entry("今天", "desk:today", "/desk/today", "1"),
    Entry("待办", "desk:todo", "/desk/todo", "2", count=_waiting),
    Entry("政策文件", "desk:documents", "/desk/documents", "3"),
    Entry("栏目与文章", "desk:articles", "/desk/articles", "4"),
    Entry("机构", "desk:organs", "/desk/organs", "5"),
    Entry("工作日历", "desk:calendar", "/desk/calendar", "6"),
    Entry("存证日志", "desk:log", "/desk/log", "7", (Role.OFFICE, Role.SUPERVISOR, Role.ADMIN)),
    Entry("检索统计", "desk:searches", "/desk/searches", "0", (Role.OFFICE, Role.SUPERVISOR, Role.ADMIN)),
    Entry("政策问答", "desk:questions", "/desk/questions", roles=(Role.OFFICE, Role.SUPERVISOR, Role.ADMIN)),
    Entry("人员与权限", "desk:people", "/desk/people", "8", (Role.ADMIN,)),
    Entry("运行状态", "desk:status", "/desk/status", "9", (Role.ADMIN,)),
)


def navigation(request: HttpRequest) -> list[Item]:
    """The lines this person sees, with what waits for them."""
    user = request.user
    if not user.is_authenticated:
        return []
    return [
        Item(
            name=entry.name, url=reverse(entry.url_name), access_key=entry.access_key,
            here=request.path.startswith(entry.prefix) or (request.path == reverse(entry.url_name)),
            badge=entry.count(user) if entry.count else 0,
        )
        for entry in ENTRIES
        if not entry.roles or _sees(user, entry.roles)
    ]  # fmt: skip


def _sees(user: Any, roles: tuple[Role, ...]) -> bool:
    scope = user.organ_scope(*roles)
    return bool(scope.paths) or not scope.bounded

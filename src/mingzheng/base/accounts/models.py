"""People (人员) and the roles they hold."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from mingzheng.base.organs.models import Organ

from .roles import Role, Scope


class User(AbstractUser):
    """A person who signs in to the desk. ``display_name`` is the Chinese name shown in logs and lists."""

    display_name = models.CharField("姓名", max_length=40)
    organ = models.ForeignKey(
        Organ, verbose_name="所在机构", on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    demo = models.BooleanField("演示账号", default=False, help_text="只在演示模式下能登录。")

    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = "人员"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.display_name or self.username

    @cached_property
    def held(self) -> list[tuple[str, str]]:
        """Pairs of (role, path of the organ), read once per request."""
        return list(self.assignments.values_list("role", "organ__path"))

    def organ_scope(self, *roles: Role) -> Scope:
        """The organs reached by any of ``roles`` (default: by any role)."""
        if self.is_superuser:
            return Scope((), bounded=False)
        return Scope(tuple(sorted({path for role, path in self.held if not roles or role in roles})))

    def has_role(self, role: Role, organ: Any) -> bool:
        """Whether the user holds ``role`` for ``organ`` or an organ above it."""
        return self.is_active and self.organ_scope(role).covers(organ.path)

    def forget_roles(self) -> None:
        """Drop the roles read earlier, after they were changed."""
        self.__dict__.pop("held", None)


class Assignment(models.Model):
    """A role held by a person for an organ and its descendants (任职)."""

    user = models.ForeignKey(User, verbose_name="人员", on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField("角色", max_length=12, choices=Role)
    organ = models.ForeignKey(
        Organ, verbose_name="机构", on_delete=models.PROTECT, related_name="assignments"
    )
    created_at = models.DateTimeField("任职时间", auto_now_add=True)

    class Meta:
        verbose_name = "任职"
        ordering = ["organ", "role"]
        constraints = [models.UniqueConstraint(fields=["user", "role", "organ"], name="role_once")]

    def __str__(self) -> str:
        return f"{self.user}：{self.organ}{self.get_role_display()}"

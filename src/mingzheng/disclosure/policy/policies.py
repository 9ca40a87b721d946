"""Who may do what to a policy document: predicates of `base.accounts.policies`, with the sentence said otherwise."""

from typing import Any

from mingzheng.base.accounts import policies
from mingzheng.base.accounts.policies import NotPermitted, require


def require_draft(by: Any, document: Any) -> None:
    require(policies.may_draft, by, document, f"只有{document.organ.name}的信息员能起草和修改这份文件。")


def require_sign(by: Any, document: Any) -> None:
    require(policies.may_sign, by, document, f"只有{document.organ.name}的签发人能这样做。")


def require_withdraw(by: Any, document: Any) -> None:
    require(policies.may_withdraw, by, document, "撤回已公开的文件要由政务公开办办理。")


def require_unschedule(by: Any, document: Any) -> None:
    if by is not None and not (policies.may_sign(by, document) or policies.may_withdraw(by, document)):
        raise NotPermitted("取消定时公开要由签发人或政务公开办办理。")


def require_validity(by: Any, document: Any) -> None:
    require(
        policies.may_record_validity,
        by,
        document,
        f"只有{document.organ.name}的信息员或政务公开办能登记时效。",
    )

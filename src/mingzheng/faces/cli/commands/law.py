"""``deadline`` and ``fee``: the public calculators of periods and fees."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from ..output import print_json
from .base import Command

if TYPE_CHECKING:
    from mingzheng.kernel.statute.periods import Deadline, Rule


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期应当像 2026-11-23 这样，不能是“{text}”") from None


def _configure_deadline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="规则", help="规则的名称，如 publication、reply；list 列出全部")
    parser.add_argument("--received", type=_day, metavar="日期", help="起算之日（当日不计入）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def deadline(args: argparse.Namespace) -> int:
    """The last day of a statutory period, with every day explained."""
    from mingzheng.kernel.statute.calendar_days import NATIONAL
    from mingzheng.kernel.statute.clocks import run
    from mingzheng.kernel.statute.rule_table import RULES
    from mingzheng.kernel.statute.rules import rule

    if args.rule == "list":
        return _list_rules(RULES, args.json)
    if args.received is None:
        raise LookupError("请用 --received 给出起算的日期，例如 --received 2026-11-23。")
    found = run(rule(args.rule, args.received), args.received, NATIONAL)
    if args.json:
        print_json(_deadline_json(found))
    else:
        provisional = "（暂定）" if found.provisional else ""
        print(f"{found.rule.name}：{found.due.isoformat()} 到期{provisional}\n{found.explanation}")
    return 0


def _list_rules(rules: "tuple[Rule, ...]", as_json: bool) -> int:
    rows = [
        {"key": rule.key, "name": rule.name, "period": rule.period, "source": rule.source.citation}
        for rule in rules
    ]
    if as_json:
        print_json(rows)
    else:
        print("\n".join(f"{row['key']:24}{row['name']}：{row['period']}" for row in rows))
    return 0


def _deadline_json(found: "Deadline") -> dict[str, Any]:
    return {
        "rule": found.rule.key,
        "name": found.rule.name,
        "received": found.received.isoformat(),
        "due": found.due.isoformat(),
        "provisional": found.provisional,
        "explanation": found.explanation,
        "source": found.rule.source.citation,
        "days": [
            {
                "date": day.date.isoformat(), "kind": str(day.kind), "counted": day.counted, "number": day.number,
                "reason": day.reason,
            }
            for day in found.days
        ],
    }  # fmt: skip


def _configure_fee(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--items", type=int, metavar="件数", help="一个自然月内累计申请的件数")
    which.add_argument("--pages", type=int, metavar="页数", help="一件申请的页数")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def fee(args: argparse.Namespace) -> int:
    """The information processing fee in yuan (国办函〔2020〕109号)."""
    from mingzheng.kernel.statute import fees

    by_items = args.items is not None
    amount = (fees.item_fee(args.items) if by_items else fees.page_fee(args.pages)).total
    count = args.items if by_items else args.pages
    if args.json:
        print_json({"items" if by_items else "pages": count, "yuan": amount})
    else:
        print(f"{amount} 元")
    return 0


DEADLINE = Command("deadline", "计算法定期限，逐日说明", deadline, _configure_deadline)
FEE = Command("fee", "计算信息处理费", fee, _configure_fee)

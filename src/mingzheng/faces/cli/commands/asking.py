"""``ask``: the same answer as the portal and the API."""

import argparse

from ..output import print_json
from .base import Command


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="问题", help="用平常的话写的问题")
    parser.add_argument("--limit", type=int, default=5, metavar="条数", help="最多给出多少段依据，默认 5")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Answer from the public records; a refusal is an answer, too."""
    from ..home import prepare

    prepare()
    from django.utils import timezone

    from mingzheng.outreach.answers.service import answer

    found = answer(args.question, today=timezone.localdate(), limit=args.limit)
    if args.json:
        print_json(found.as_json())
        return 0
    print(f"{found.warning}{found.text}")
    for number, passage in enumerate(found.passages, 1):
        state = f"  {passage.state}" if passage.state else ""
        print(f"[{number}] 《{passage.document}》{passage.doc_number}{passage.clause}{state}  {passage.url}")
    return 0


ASK = Command("ask", "提一个政策问题，答案只来自已公开的内容", run, _configure)

"""``ask``: the same answer as the portal and the API; ``learn``: rank by what the site's own log teaches."""

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


def _configure_learning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run_learning(args: argparse.Namespace) -> int:
    """Learn from the site's log and use what was learned if cross-validation finds it better."""
    from ..home import prepare

    prepare()
    from dataclasses import asdict

    from django.utils import timezone

    from mingzheng.outreach.answers import learned
    from mingzheng.outreach.answers.weights import FEWEST, learn

    learned.mended()
    now = timezone.now()
    lesson = learn(today=timezone.localdate(now), at=now)
    if args.json:
        print_json(asdict(lesson))
    elif not lesson.enough:
        print(
            f"有评价或者确认过的提问只有 {lesson.questions} 个，至少要 {FEWEST} 个才学习；排序沿用现在的权重。"
        )
    else:
        outcome = "更好，已经启用" if lesson.accepted else "没有更好，排序用预设权重"
        print(
            f"从 {lesson.questions} 个提问学习，交叉验证的 MRR@10：预设权重 {lesson.usual:.3f}，"
            f"学得权重 {lesson.learned:.3f}，{outcome}。"
        )
    return 0


LEARN = Command("learn", "从本站的提问记录学习答案排序，验证更好才启用", run_learning, _configure_learning)

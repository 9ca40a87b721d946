"""``search``: the same hits as the portal and the API."""

import argparse

from ..output import print_json
from .base import Command
from .law import _day


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="检索词", help="词语、文号或“带引号的原文”")
    parser.add_argument("--limit", type=int, default=10, metavar="条数", help="最多给出多少条，默认 10")
    parser.add_argument("--organ", metavar="机关", help="只看这个机关")
    parser.add_argument("--year", type=int, metavar="年份", help="只看这一年成文的")
    parser.add_argument("--state", metavar="时效", help="只看这种时效，如 现行有效")
    parser.add_argument("--on", type=_day, metavar="日期", help="只看这一天有效的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Search the public index."""
    from ..home import prepare

    prepare()
    from django.utils import timezone

    from mingzheng.engines.search.service import Query, find

    results = find(
        Query(
            text=args.query, limit=max(1, min(args.limit, 100)), organ=args.organ,
            year=args.year, state=args.state, on=args.on,
        ),
        today=timezone.localdate(),
    )  # fmt: skip
    if args.json:
        print_json(results.as_json())
        return 0
    print(f"“{args.query}”共 {results.total} 条（{results.took_ms} 毫秒）")
    for hit in results.as_json()["hits"]:
        print(
            f"  {hit['title']}  {hit['doc_number'] or ''}  {hit['issuer'] or ''}  {hit['written_date'] or ''}  {hit['url']}"
        )
    return 0


SEARCH = Command("search", "检索已公开的文件", run, _configure)

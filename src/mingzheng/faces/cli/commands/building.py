"""``build`` and ``reindex``: make the whole site, or the whole index, anew."""

import argparse

from .base import Command


def build(args: argparse.Namespace) -> int:
    """Write every page again; unknown files go."""
    from ..home import prepare

    prepare()
    from django.utils import timezone

    from mingzheng.base.clocks.service import local_day
    from mingzheng.engines.publisher.build import build_all

    now = timezone.now()
    outcome = build_all(now, local_day(now))
    print(f"静态站点已生成：写了 {outcome.written} 个文件，删了 {outcome.removed} 个。")
    return 0


def reindex(args: argparse.Namespace) -> int:
    """Build new indexes of records, passages and questions beside the old ones and switch to them.

    Sentence vectors of the model in use stay, those of others go.
    """
    from ..home import prepare

    prepare()
    from mingzheng.engines.search.site import rebuild
    from mingzheng.outreach.answers import learned, vectors

    vectors.forget_others()
    print(f"索引已重建：{rebuild()} 件，供学习的提问 {learned.rebuild()} 个")
    return 0


BUILD = Command("build", "重新生成整个静态站点", build)
REINDEX = Command("reindex", "重新建立检索索引", reindex)

"""What visitors searched for (检索统计): the most frequent words, and those that found nothing."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingzheng.engines.search.querylog import failed_queries, top_queries
from mingzheng.engines.search.teaching import may_teach

from ..kit.access import allow, desk_view
from .log import READERS

SPANS = (7, 30, 90)


@desk_view
def searches(request: HttpRequest) -> HttpResponse:
    """The last days' searches; nothing in them says who searched."""
    scope = request.user.organ_scope(*READERS)
    allow(bool(scope.paths) or not scope.bounded, "检索统计由政务公开办、监督员和系统管理员查看。")
    wanted = request.GET.get("days", "")
    days = next((span for span in SPANS if str(span) == wanted), SPANS[1])
    today = timezone.localdate()
    since = today - timedelta(days=days - 1)
    context = {
        "title": "检索统计",
        "tabs": [(f"近 {span} 天", f"?days={span}", span == days) for span in SPANS],
        "top": top_queries(since, today, 50),
        "failed": failed_queries(since, today, 50),
        "may_teach": may_teach(request.user),
    }
    return render(request, "desk/searches.html", context)

"""Every address of the desk that names an object, and how to name one of ours to somebody who may not see it."""

from collections.abc import Callable
from typing import Any

from mingzheng.base.accounts.models import Assignment
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.models import Step
from mingzheng.engines.search.models import PinnedResult, Synonyms
from mingzheng.faces.desk.urls import urlpatterns
from mingzheng.outreach.answers.models import AskedQuestion, ConfirmedAnswer
from tests.factories import NOW
from tests.leaks.world import World

Named = Callable[[World], list[dict[str, Any]]]


def desk_patterns() -> list[str]:
    return [str(pattern.pattern) for pattern in urlpatterns]


def _records(article: bool, **more: Any) -> Named:
    def find(world: World) -> list[dict[str, Any]]:
        rows = [p for p in (*world.hidden, *world.public) if isinstance(p.record, Document) is not article]
        return [
            {"public_id": p.record.public_id, **{k: v(p) if callable(v) else v for k, v in more.items()}}
            for p in rows
        ]

    return find


def _steps(world: World) -> list[dict[str, Any]]:
    return [{"pk": pk} for pk in Step.objects.values_list("pk", flat=True)]


def _asked(world: World) -> list[dict[str, Any]]:
    row, _ = AskedQuestion.objects.get_or_create(
        text="公租房怎么申请",
        defaults={"day": NOW.date(), "key": "公租房 申请", "outcome": "refused", "took_ms": 1},
    )
    return [{"pk": row.pk}]


def _confirmed(world: World) -> list[dict[str, Any]]:
    row, _ = ConfirmedAnswer.objects.get_or_create(
        organ=world.team.organ, key="公租房 申请",
        defaults={"question": "公租房怎么申请", "answer": world.public[0].canary, "confirmed_at": NOW},
    )  # fmt: skip
    return [{"public_id": row.public_id}]


def _synonyms(world: World) -> list[dict[str, Any]]:
    row, _ = Synonyms.objects.get_or_create(words=["公租房", "公共租赁住房"], defaults={"made_at": NOW})
    return [{"pk": row.pk}]


def _pinned(world: World) -> list[dict[str, Any]]:
    ref = world.public[0].record.ref
    row, _ = PinnedResult.objects.get_or_create(
        query="公租房", key="公租房", ref=ref, defaults={"made_at": NOW}
    )
    return [{"pk": row.pk}]


def _people(**more: Any) -> Named:
    return lambda world: [{"pk": world.team.editor.pk, **more}, {"pk": world.team.admin.pk, **more}]


def _roles(world: World) -> list[dict[str, Any]]:
    rows = Assignment.objects.filter(organ=world.team.organ)
    return [{"pk": row.user_id, "assignment": row.pk} for row in rows]


def _file(planted: Any) -> int:
    return planted.file_id


DOCUMENT, ARTICLE = _records(article=False), _records(article=True)
OBJECTS: dict[str, Named] = {
    "reviews/<int:pk>/": _steps,
    "documents/<slug:public_id>/": DOCUMENT,
    "documents/<slug:public_id>/edit/": DOCUMENT,
    "documents/<slug:public_id>/revise/": DOCUMENT,
    "documents/<slug:public_id>/validity/": DOCUMENT,
    "documents/<slug:public_id>/revisions/": DOCUMENT,
    "documents/<slug:public_id>/answer/": DOCUMENT,
    "documents/<slug:public_id>/mask/": DOCUMENT,
    "documents/<slug:public_id>/do/<slug:key>/": _records(False, key="withdraw"),
    "documents/<slug:public_id>/link/": DOCUMENT,
    "documents/<slug:public_id>/files/": DOCUMENT,
    "documents/<slug:public_id>/files/<int:pk>/": _records(False, pk=_file),
    "documents/<slug:public_id>/files/<int:pk>/delete/": _records(False, pk=_file),
    "documents/<slug:public_id>/files/<int:pk>/mask/": _records(False, pk=_file),
    "articles/columns/<int:pk>/": lambda world: [{"pk": world.column.pk}],
    "articles/<slug:public_id>/": ARTICLE,
    "articles/<slug:public_id>/edit/": ARTICLE,
    "articles/<slug:public_id>/answer/": ARTICLE,
    "articles/<slug:public_id>/do/<slug:key>/": _records(True, key="withdraw"),
    "articles/<slug:public_id>/link/": ARTICLE,
    "articles/<slug:public_id>/mask/": ARTICLE,
    "articles/<slug:public_id>/files/<int:pk>/mask/": _records(True, pk=_file),
    "articles/<slug:public_id>/files/": ARTICLE,
    "articles/<slug:public_id>/files/<int:pk>/": _records(True, pk=_file),
    "articles/<slug:public_id>/files/<int:pk>/delete/": _records(True, pk=_file),
    "organs/<slug:code>/": lambda world: [{"code": world.team.organ.code}],
    "organs/<slug:code>/edit/": lambda world: [{"code": world.team.organ.code}],
    "people/<int:pk>/": _people(),
    "people/<int:pk>/roles/": _people(),
    "people/<int:pk>/roles/<int:assignment>/take/": _roles,
    "people/<int:pk>/password/": _people(),
    "people/<int:pk>/active/": _people(),
    "calendar/years/<int:number>/": lambda world: [{"number": 2026}],
    "questions/<int:pk>/": _asked,
    "questions/answers/<slug:public_id>/": _confirmed,
    "searching/synonyms/<int:pk>/remove/": _synonyms,
    "searching/pinned/<int:pk>/remove/": _pinned,
}
SHARED = {
    "calendar/years/<int:number>/", "questions/<int:pk>/", "searching/synonyms/<int:pk>/remove/",
    "searching/pinned/<int:pk>/remove/",
}  # fmt: skip
"""Objects that belong to every organ: seen by all who are signed in."""
PUBLIC_FACTS = {"organs/<slug:code>/"}
"""What every visitor may know anyway (条例第十二条): signed-in people of other organs may see it, not change it."""
WITHOUT_OBJECT = {
    "questions/", "questions/answers/", "questions/answers/new/",
    "", "keys/", "todo/", "todo/returned/", "todo/duties/", "documents/", "documents/new/", "documents/confirm/",
    "articles/", "articles/new/", "articles/columns/", "organs/", "people/", "people/new/", "calendar/",
    "calendar/day/", "log/", "status/", "searches/",
    "searching/",
}  # fmt: skip

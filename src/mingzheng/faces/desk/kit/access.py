"""The door of the desk: who is let in, and what a person sees when an action says no."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.disclosure.policy.actions.locking import NotFound

View = Callable[..., HttpResponseBase]


def desk_view(view: View) -> View:
    """A view of the desk: signed in, never cached, refusals as pages with one clear sentence."""

    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotPermitted as refusal:
            return render(request, "desk/forbidden.html", {"sentence": str(refusal)}, status=403)
        except (Http404, NotFound):
            return render(request, "desk/missing.html", status=404)

    return guarded


def visible(rows: "QuerySet[Any]", **wanted: Any) -> Any:
    """The one row of ``rows`` (already narrowed to what the person may see), or a 404: foreign rows do not exist."""
    found = rows.filter(**wanted).first()
    if found is None:
        raise Http404
    return found


def allow(permitted: bool, sentence: str) -> None:
    """Show a screen only to those who may act on it; the action itself checks again."""
    if not permitted:
        raise NotPermitted(sentence)

"""Deeds (操作): one button, one confirmation page with its form, one action. Declared by the domain's screens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from .access import allow
from .attempt import attempt
from .forms import DeskForm, NothingForm


@dataclass(frozen=True, slots=True)
class Deed:
    """``sources`` are the states in which it is offered, ``permitted`` who may; ``run`` calls the action.

    ``run`` gets (object, common arguments ``by`` and ``at``, cleaned values). ``tone`` is ``main`` or ``danger``.
    """

    key: str
    name: str
    explanation: str
    done: str
    sources: tuple[str, ...]
    permitted: Callable[[Any, Any], bool]
    who: str
    run: Callable[..., Any]
    form: type[DeskForm] = NothingForm
    tone: str = ""

    def offered(self, user: Any, thing: Any) -> bool:
        """Whether the button is shown now to this person."""
        return thing.state in self.sources and self.permitted(user, thing)


def do(
    deed: Deed, request: HttpRequest, thing: Any, *, back: str, away: str = "", **context: Any
) -> HttpResponse:
    """Show the confirmation page, or do the deed and go to ``away`` (default: ``back``)."""
    allow(deed.permitted(request.user, thing), deed.who)
    form = deed.form(request.POST) if request.method == "POST" else deed.form()
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now()}
        if attempt(form, deed.run, thing=thing, common=common, values=form.typed()):
            messages.success(request, deed.done)
            return redirect(away or back)
    page = {"deed": deed, "form": form, "thing": thing, "back": back, "title": deed.name, **context}
    return render(request, "desk/deed.html", page)

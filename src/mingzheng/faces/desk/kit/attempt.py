"""Call an action and turn what it refuses into errors of the form: the one place that maps them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form

from mingzheng.base.accounts.actions import PersonRefused
from mingzheng.base.files.scan import ScannerUnavailable
from mingzheng.base.files.store import FileRefused
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.columns.actions.articles import ArticleRefused
from mingzheng.disclosure.policy.actions.locking import Changed
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.treatment import Untreatable
from mingzheng.engines.papers import PaperError
from mingzheng.engines.review.actions import ReviewRefused
from mingzheng.kernel.statute.calendar import CalendarGap

_SENTENCES = (
    WrongState, ReviewRefused, Changed, FileRefused, ScannerUnavailable, PaperError, CalendarGap, Untreatable,
)  # fmt: skip


def attempt(form: Form, action: Callable[..., Any], **arguments: Any) -> Any:
    """The action's result (True if it returns nothing), or None with the reasons on ``form``.

    `NotPermitted` and `NotFound` pass through: they are not about what was typed.
    """
    try:
        return action(**arguments) or True
    except Refused as refusal:
        for problem in refusal.problems:
            _add(form, problem.field, problem.message)
    except (ArticleRefused, PersonRefused) as refusal:
        _add(form, refusal.field, str(refusal))
    except ValidationError as refusal:
        for field, messages in _by_field(refusal).items():
            _add(form, field, "".join(messages))
    except _SENTENCES as refusal:
        _add(form, "", str(refusal))
    return None


def _add(form: Form, field: str, message: str) -> None:
    form.add_error(field if field in form.fields else None, message)


def _by_field(refusal: ValidationError) -> dict[str, list[str]]:
    return refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}

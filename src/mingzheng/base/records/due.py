"""Publish what is due, one by one (到时公开)."""

import logging
from collections.abc import Callable, Iterable

from django.db import transaction

log = logging.getLogger(__name__)


class NotAllPublished(Exception):
    """Some records could not be published at their time; the others were. The text names the causes."""


def publish_each(keys: Iterable[int], publish: Callable[[int], bool]) -> int:
    """Call ``publish`` for each key in a transaction of its own; returns how many it published.

    One that fails does not hold up the rest: it is tried again next time. Raises `NotAllPublished` at the end.
    """
    done, failed = 0, []
    for key in keys:
        try:
            with transaction.atomic():
                done += publish(key)
        except Exception as error:
            log.exception("record %s was not published at its time", key)
            failed.append(str(error))
    if failed:
        raise NotAllPublished(
            f"有 {len(failed)} 件到了公开时间却没能公开：{'；'.join(sorted(set(failed)))[:500]}"
        )
    return done

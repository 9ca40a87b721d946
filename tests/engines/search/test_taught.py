"""What was taught is read once for many searches, and anew as soon as this process teaches something."""

import pytest

from mingzheng.engines.search import taught, teaching
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    taught.forget()
    yield
    taught.forget()


def test_kept_for_some_seconds(settings, django_assert_num_queries):
    settings.PAGE_MEMORY = 60
    taught.taught()
    with django_assert_num_queries(0):
        assert (teaching.groups(), teaching.pinned_refs("低保")) == ([], [])


def test_what_this_process_teaches_counts_at_once(settings, django_capture_on_commit_callbacks):
    settings.PAGE_MEMORY = 60
    assert teaching.groups() == []
    with django_capture_on_commit_callbacks(execute=True):
        teaching.add_synonyms(by=None, at=NOW, words=["低保", "最低生活保障"])
    assert teaching.groups() == [["低保", "最低生活保障"]]

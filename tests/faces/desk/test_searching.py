"""Synonyms and pinned results, taught in the desk and seen by a visitor."""

import pytest
from django.urls import reverse

from mingzheng.engines.search.models import PinnedResult, Synonyms

pytestmark = pytest.mark.django_db
PAGE = "desk:search_taught"


def test_synonyms_are_added_shown_and_removed(team, sign_in):
    office = sign_in(team.office)
    data = {"teach_synonyms": "1", "synonyms-words": "社保、社会保险"}
    assert office.post(reverse(PAGE), data).status_code == 302
    row = Synonyms.objects.get()
    assert (row.words, row.made_by) == (["社保", "社会保险"], team.office)
    assert "社保、社会保险" in office.get(reverse(PAGE)).content.decode()
    office.post(reverse("desk:synonyms_remove", args=[row.pk]))
    assert not Synonyms.objects.exists()


def test_what_is_refused_stands_beside_the_field(team, sign_in):
    office = sign_in(team.office)
    page = office.post(reverse(PAGE), {"teach_synonyms": "1", "synonyms-words": "社保"})
    assert "一组同义词要有2到10个不同的词" in page.content.decode()
    page = office.post(
        reverse(PAGE), {"teach_pin": "1", "pin-query": "体育", "pin-address": "https://example.com/"}
    )
    assert "这个网址不是本站已公开的信息" in page.content.decode()
    assert (Synonyms.objects.count(), PinnedResult.objects.count()) == (0, 0)


def test_a_result_is_pinned_and_let_go(team, sign_in):
    from tests import factories as make

    document = make.stock(team.organ, title="场馆目录")
    address = f"/policy/{document.public_id[:2]}/{document.public_id[2:]}.html"
    office = sign_in(team.office)
    office.post(reverse(PAGE), {"teach_pin": "1", "pin-query": "体育", "pin-address": address})
    assert PinnedResult.objects.get().ref == document.ref
    assert f'<a href="{address}">场馆目录</a>' in office.get(reverse(PAGE)).content.decode()
    office.post(reverse("desk:search_unpin", args=[PinnedResult.objects.get().pk]))
    assert not PinnedResult.objects.exists()

"""Every byte of the public folder: after deliveries, and again after a full build."""

import pytest
from django.conf import settings
from django.utils import timezone

from mingzheng.engines.publisher.build import build_all
from mingzheng.engines.publisher.verify import verify_site

pytestmark = pytest.mark.django_db


def found_in_site(world, planted_records):
    files = world.site_files()
    return {
        (planted.name, path)
        for planted in planted_records
        for path, content in files.items()
        if planted.canary.encode() in content
    }


def test_no_byte_of_a_hidden_record_after_deliveries(world):
    assert found_in_site(world, world.hidden) == set()


def test_public_records_are_in_page_twin_list_feed_and_attachment(world):
    places = {path for name, path in found_in_site(world, world.public) if name == "public"}
    document = world.public[0]
    lists = {
        "/policy/index.html",
        "/policy/feed.xml",
        "/index.html",
        f"/organs/{world.team.organ.code}/index.html",
    }
    assert {document.address(), document.address("json"), document.file, *lists} <= places


def test_no_byte_of_a_hidden_record_after_a_full_build(world):
    now = timezone.now()
    build_all(now, timezone.localdate(now))
    assert found_in_site(world, world.hidden) == set()
    assert [fault.message for fault in verify_site(settings.SITE_DIR).faults] == []

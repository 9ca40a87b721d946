"""One small city for the whole room: it is expensive to build, and no test of the room changes it."""

import pytest

HEARD = "申请公共租赁住房向谁提出"


@pytest.fixture(scope="package")
def city(django_db_setup, django_db_blocker, tmp_path_factory):
    """Published through the actions, delivered to site and index; rolled back at the end."""
    from django.db import transaction
    from django.test import override_settings

    from tests.faces.portal.city import City

    home = tmp_path_factory.mktemp("home")
    folders = {"SITE_DIR": "site", "INDEX_DIR": "index", "MEDIA_ROOT": "files", "KEYS_DIR": "keys"}
    changed = {name: home / folder for name, folder in folders.items()}
    with django_db_blocker.unblock(), override_settings(HOME=home, **changed), transaction.atomic():
        yield City()
        transaction.set_rollback(True)


@pytest.fixture
def client(city):
    """A visitor."""
    return city.visitor()


@pytest.fixture
def visit(city, open_page):
    """Opens a page of the city in a real browser: `visit(path, width=320, modes="elder")`."""
    from tests.faces.portal.browser import Visitor

    return Visitor(open_page, city.visitor())


@pytest.fixture
def recogniser(settings):
    """An endpoint that hears `HEARD`, whatever is said, and visitors who have not spoken yet."""
    from django.core.cache import cache

    from tests.outreach.answers.speech.fake_recogniser import fake_recogniser

    pytest.importorskip("av", reason="the extra speech is not installed, so no recording can be decoded")
    settings.SPEECH_MODEL, settings.SPEECH_KEY = "whisper-1", ""
    cache.clear()
    with fake_recogniser({"text": HEARD}) as fake:
        settings.SPEECH_URL = fake.url
        yield fake
    cache.clear()

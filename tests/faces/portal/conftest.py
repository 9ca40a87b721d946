"""One small city for the whole room: it is expensive to build, and no test of the room changes it."""

import pytest


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

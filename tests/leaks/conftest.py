"""One world for each file of tests: it is expensive to build, and no test of the room changes it."""

import pytest


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Records in every state, published through their actions, delivered to every outlet; rolled back at the end."""
    from django.db import transaction
    from django.test import override_settings

    from tests.leaks.world import World

    home = tmp_path_factory.mktemp("home")
    folders = {"SITE_DIR": "site", "INDEX_DIR": "index", "MEDIA_ROOT": "files", "KEYS_DIR": "keys"}
    changed = {name: home / folder for name, folder in folders.items()}
    with django_db_blocker.unblock(), override_settings(HOME=home, **changed), transaction.atomic():
        yield World()
        transaction.set_rollback(True)

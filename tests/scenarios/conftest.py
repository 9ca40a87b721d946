"""A city of our own for the stories: one bureau with its people, a site, and a day that passes."""

import pytest


@pytest.fixture
def 城(db, settings, tmp_path):
    """Django is only ready once tests run, hence the import here."""
    from tests.scenarios.city import City

    for name, folder in {
        "SITE_DIR": "site",
        "INDEX_DIR": "index",
        "MEDIA_ROOT": "files",
        "KEYS_DIR": "keys",
    }.items():
        setattr(settings, name, tmp_path / folder)
    settings.HOME = tmp_path
    return City()

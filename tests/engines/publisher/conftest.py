"""The site under test. What it is made of is imported only then: this file is read before Django is set up."""

import pytest


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch):
    from .world import found

    return found(settings, tmp_path, monkeypatch)

"""The people of two organs: ours, and a foreign one that must never reach into it."""

import pytest


@pytest.fixture
def team(db):
    """One person for each role in our organ; Django is only ready once tests run, hence the imports here."""
    from tests.factories import OrganFactory, Team

    return Team(OrganFactory())


@pytest.fixture
def strangers(db):
    """The same people in another organ."""
    from tests.factories import OrganFactory, Team

    return Team(OrganFactory())

"""Two organs with their people, and a browser that is signed in."""

from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def _warm_calendar(db):
    """The calendar is read once in ten seconds; counting queries must not depend on when."""
    from mingzheng.base.clocks import service

    service.forget()
    service.calendar()


@pytest.fixture
def team(db):
    from tests.factories import OrganFactory, Team

    return Team(OrganFactory())


@pytest.fixture
def strangers(db):
    from tests.factories import OrganFactory, Team

    return Team(OrganFactory())


@pytest.fixture
def sign_in() -> Callable:
    """`sign_in(user)` gives a client of its own."""
    from django.test import Client

    def one(user):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one

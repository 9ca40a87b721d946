"""Being logged in is not being allowed: the objects of another organ do not exist, on any address of the desk."""

import pytest
from django.urls import reverse

from tests.leaks.desk_objects import OBJECTS, PUBLIC_FACTS, SHARED, WITHOUT_OBJECT
from tests.leaks.test_public_outlets import body_of

pytestmark = pytest.mark.django_db
FOREIGN = [
    f"foreign {role}" for role in ("editor", "reviewer", "secrecy", "signer", "office", "supervisor", "admin")
]
GUARDED = sorted(set(OBJECTS) - SHARED)


@pytest.fixture(scope="module")
def clients(world):
    return world.clients()


def address_of(route: str, named: dict) -> str:
    from mingzheng.faces.desk.urls import urlpatterns

    name = next(pattern.name for pattern in urlpatterns if str(pattern.pattern) == route)
    return reverse(f"desk:{name}", kwargs=named)


def canaries_in(world, response) -> list[str]:
    body = body_of(response).decode("utf-8", "replace")
    return [planted.name for planted in (*world.hidden, *world.public) if planted.canary in body]


def no_such(named: dict) -> dict:
    """The same address with an object that nobody ever made."""
    missing = {
        "public_id": "zzzzzzzzzz",
        "code": "no-such-organ",
        "pk": 999_999_999,
        "assignment": 999_999_999,
    }
    return {name: missing.get(name, value) for name, value in named.items()}


@pytest.mark.parametrize("role", FOREIGN)
@pytest.mark.parametrize("route", [route for route in GUARDED if route not in PUBLIC_FACTS])
def test_object_of_another_organ_is_as_if_it_did_not_exist(world, clients, route, role):
    objects = OBJECTS[route](world)
    missing = address_of(route, no_such(objects[0]))
    expected = {method: getattr(clients[role], method)(missing).status_code for method in ("get", "post")}
    assert set(expected.values()) <= {403, 404, 405}
    # Every state for a role that could write at home; a few for the others: what is foreign is foreign in any state.
    for named in objects if role == "foreign office" else objects[:2] + objects[-1:]:
        for method, status in expected.items():
            response = getattr(clients[role], method)(address_of(route, named))
            assert (response.status_code, canaries_in(world, response)) == (status, [])


@pytest.mark.parametrize("route", sorted(OBJECTS))
def test_nobody_gets_in_without_signing_in(world, clients, route):
    for named in OBJECTS[route](world):
        response = clients["anonymous"].get(address_of(route, named))
        assert (response.status_code, response.headers["Location"].partition("?")[0]) == (
            302,
            "/accounts/login/",
        )


@pytest.mark.parametrize("role", FOREIGN)
@pytest.mark.parametrize("route", sorted(WITHOUT_OBJECT))
def test_lists_of_the_desk_hold_nothing_of_another_organ(world, clients, route, role):
    for query in ("", "?q=zqcanary", f"?export=xlsx&organ={world.team.organ.code}"):
        response = clients[role].get(address_of(route, {}) + query)
        assert canaries_in(world, response) == []


@pytest.mark.parametrize("route", ["documents/<slug:public_id>/", "articles/<slug:public_id>/"])
def test_own_people_see_their_records(world, clients, route):
    kind = "Document" if route.startswith("documents") else "Article"
    for planted in (
        *world.hidden[:-1],
        *world.public,
    ):  # the last is the pending revision of a public document
        if type(planted.record).__name__ == kind:
            response = clients["own editor"].get(address_of(route, {"public_id": planted.record.public_id}))
            assert (response.status_code, planted.canary in response.content.decode()) == (200, True)

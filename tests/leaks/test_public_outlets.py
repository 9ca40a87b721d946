"""Role by state by outlet: what is not public is found nowhere, whoever looks; what is public is found everywhere."""

import json

import pytest

from mingzheng.faces.cli.main import main
from tests.leaks.outlets import OUTLETS
from tests.leaks.world import STATES

pytestmark = pytest.mark.django_db
# Being signed in opens the desk and nothing else: the public outlets answer everybody alike.
LOOKING = ("anonymous", "foreign editor", "own editor", "own admin")


def body_of(response) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content + str(dict(response.headers)).encode()


@pytest.fixture(scope="module")
def clients(world):
    return world.clients()


@pytest.fixture(autouse=True)
def no_throttle():
    """Hundreds of requests in a minute are this test's, not a visitor's."""
    from django.core.cache import cache

    cache.clear()


def test_every_planted_record_is_in_its_state(world):
    found = {
        planted.name: type(planted.record).objects.get(pk=planted.record.pk).state for planted in world.hidden
    }
    assert found == STATES


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
@pytest.mark.parametrize("role", LOOKING)
def test_hidden_record_is_found_nowhere(world, clients, role, outlet):
    found = []
    canaries = {planted.canary: planted.name for planted in world.hidden}
    for planted in world.hidden:
        for address in outlet.addresses(world, planted):
            body = body_of(clients[role].get(address)).decode("utf-8", "replace")
            # The request's own address may be repeated (it names the attachment); any other mention is a leak.
            body = body.replace(address, "")
            found += [(address, name) for canary, name in canaries.items() if canary in body]
    assert found == []


@pytest.mark.parametrize(
    "outlet", [outlet for outlet in OUTLETS if outlet.shows], ids=lambda outlet: outlet.name
)
def test_public_record_is_found(world, clients, outlet):
    for planted in world.public:
        for address in outlet.addresses(world, planted):
            response = clients["anonymous"].get(address)
            assert (response.status_code, planted.canary.encode() in body_of(response)) == (200, True), (
                address
            )


@pytest.mark.parametrize("ending", ["html", "json", "pdf"])
@pytest.mark.parametrize("role", LOOKING)
def test_address_of_a_hidden_record_is_not_there(world, clients, role, ending):
    hidden = [planted for planted in world.hidden if planted.name != "pending"]
    answers = {planted.name: clients[role].get(planted.address(ending)).status_code for planted in hidden}
    assert set(answers.values()) == {404}


def test_paper_of_a_public_document_is_there(world, clients):
    response = clients["anonymous"].get(world.public[0].address("pdf"))
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_links_to_hidden_records_are_not_shown(world, clients):
    page = body_of(clients["anonymous"].get(world.public[0].address())).decode()
    named = [
        planted.name for planted in world.hidden if planted.name != "pending" and planted.address() in page
    ]
    assert named == []


def test_no_public_list_names_a_hidden_address(world):
    files = world.site_files()
    addresses = {planted.address(): planted.name for planted in world.hidden if planted.name != "pending"}
    # The manifest of the past may say that a page was withdrawn; pages, lists, feeds and sitemaps may not.
    shown = {path: text for path, text in files.items() if not path.startswith("/proof/")}
    assert [
        (path, name) for path, text in shown.items() for at, name in addresses.items() if at.encode() in text
    ] == []


@pytest.mark.parametrize("form", ["--json", ""])
def test_command_line_search_finds_public_records_only(world, capsys, form):
    for planted in world.public:
        assert main(["search", planted.probe, *filter(None, [form])]) == 0
        assert planted.canary in capsys.readouterr().out
    canaries = [planted.canary for planted in world.hidden]
    for planted in world.hidden:
        assert main(["search", planted.probe, "--limit", "100", *filter(None, [form])]) == 0
        shown = capsys.readouterr().out
        assert [canary for canary in canaries if canary in shown] == []
        if form:
            assert json.loads(shown)["hits"] == []

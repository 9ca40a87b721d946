"""Nothing leads outside, or to an object, that the tables of this room do not know."""

from django.urls import get_resolver

from mingzheng.engines.publisher.families import families, fixed_pages
from mingzheng.faces.api.v1 import api
from mingzheng.faces.portal.urls import urlpatterns as portal_patterns
from tests.leaks.desk_objects import OBJECTS, WITHOUT_OBJECT, desk_patterns
from tests.leaks.outlets import OUTLETS

COVERED = {outlet.covers for outlet in OUTLETS}


def test_every_address_of_the_portal_has_an_outlet():
    assert {f"url:{pattern.pattern}" for pattern in portal_patterns} - COVERED == set()


def test_every_operation_of_the_api_has_an_outlet():
    assert {f"api:{path}" for path in api.get_openapi_schema()["paths"]} - COVERED == set()


def test_every_family_of_pages_has_an_outlet():
    assert {f"family:{family.name}" for family in families()} - COVERED == set()


def test_every_fixed_page_has_an_outlet():
    asked = {
        address
        for outlet in OUTLETS
        if outlet.covers == "family:page"
        for address in outlet.addresses(None, None)
    }
    assert {path.removesuffix("index.html") for path in fixed_pages()} - asked == set()


def test_every_part_of_the_site_is_known():
    known = {"accounts/", "desk/", "api/", ""}
    assert {str(entry.pattern) for entry in get_resolver().url_patterns} == known


def test_every_address_of_the_desk_is_in_one_table():
    patterns = set(desk_patterns())
    assert (patterns - set(OBJECTS) - WITHOUT_OBJECT, set(OBJECTS) & WITHOUT_OBJECT) == (set(), set())


def test_tables_name_no_address_that_is_gone():
    assert (set(OBJECTS) | WITHOUT_OBJECT) - set(desk_patterns()) == set()


def test_address_with_an_object_is_never_listed_as_without():
    assert [route for route in WITHOUT_OBJECT if "<" in route] == []

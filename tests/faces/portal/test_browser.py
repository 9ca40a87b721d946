"""In a real browser: accessible, narrow enough, all from this host, and without script."""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = pytest.mark.django_db
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MODES = ["elder", "contrast", "elder.contrast.hant"]


def faults(page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"][:3]]


def overflow(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_page_is_accessible(city, visit):
    pages = visit.each(city.pages(), bypass_csp=True)
    assert {name: found for name, page in pages if (found := faults(page))} == {}


@pytest.mark.parametrize("modes", MODES)
def test_page_is_accessible_in_every_mode(city, visit, modes):
    wanted = {
        name: city.pages()[name] for name in ("home", "document", "repealed", "narrowed search", "verify")
    }
    pages = visit.each(wanted, modes=modes, bypass_csp=True)
    assert {name: found for name, page in pages if (found := faults(page))} == {}


def test_page_is_accessible_on_a_phone_with_open_navigation(city, visit):
    for path in ("/", city.address(city.regulation)):
        page = visit(path, width=390, bypass_csp=True)
        page.get_by_text("导航", exact=True).click()
        assert page.get_by_role("navigation", name="导航", exact=True).is_visible()
        assert faults(page) == []


@pytest.mark.parametrize("modes", ["", "elder"])
def test_page_does_not_scroll_sideways_at_320(city, visit, modes):
    pages = visit.each(city.pages(), width=320, modes=modes)
    assert {name: more for name, page in pages if (more := overflow(page))} == {}


def test_everything_comes_from_this_host_and_nothing_breaks(city, visit):
    opened = [name for name, _ in visit.each(city.pages())]
    assert opened == list(city.pages())
    assert (visit.foreign, visit.errors) == ([], [])


def test_wide_table_scrolls_in_its_own_region_by_keyboard(city, visit):
    page = visit(city.address(city.regulation), width=320)
    region = page.get_by_role("region", name="表格1，可以左右滚动")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert overflow(page) == 0


def test_search_works_without_script(city, visit):
    page = visit("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("住房保障管理办法")
    page.get_by_role("button", name="查一查").click()
    page.get_by_role("link", name="云江市住房保障管理办法", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "云江市住房保障管理办法"


def test_contents_are_readable_without_script(city, visit):
    page = visit(city.address(city.regulation), java_script_enabled=False)
    assert page.get_by_role("link", name="第二章 申请与审核").first.is_visible()


def test_suggestion_is_chosen_by_keyboard(city, visit):
    page = visit("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("住房保障")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert page.get_by_role("option", selected=True).count() == 1
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/*.html")


def test_first_tab_offers_to_skip_to_the_text(city, visit):
    page = visit("/policy/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_line_has_about_forty_characters(city, visit):
    page = visit(city.address(city.regulation))
    widths = page.evaluate("""() => {
        const body = document.querySelector('.body');
        return body.clientWidth / parseFloat(getComputedStyle(body).fontSize);
    }""")
    assert 38 <= widths <= 42


def test_paper_shows_the_document_alone(city, visit):
    page = visit(city.address(city.regulation))
    page.emulate_media(media="print")
    hidden = [
        name
        for name in (".util", ".mast", ".side", ".foot", ".acts", ".contents")
        if page.locator(name).is_visible()
    ]
    assert hidden == []
    assert page.locator(".state").is_visible()
    assert page.locator(".proof").is_visible()


def test_animation_stops_when_asked(city, visit):
    page = visit("/", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"

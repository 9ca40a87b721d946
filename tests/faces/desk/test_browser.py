"""Each screen in a real browser: accessible (axe, WCAG 2.2 AA), nothing wider than the smallest phone."""

from pathlib import Path

import axe_playwright_python
import pytest
from django.urls import reverse

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHECK = """async rules => {
  const found = await axe.run({runOnly: rules});
  return found.violations.map(each => `${each.id}: ${each.nodes[0].html}`);
}"""
WIDTH = "document.documentElement.scrollWidth"
SCREENS = (
    ("editor", "today"), ("reviewer", "todo"), ("editor", "documents"), ("editor", "document_new"),
    ("editor", "document"), ("editor", "document_edit"), ("editor", "document_deed"), ("reviewer", "review"),
    ("office", "articles"), ("office", "columns"), ("editor", "article"), ("editor", "article_edit"), ("office", "organ"),
    ("office", "organ_edit"), ("admin", "people"), ("admin", "person"), ("office", "calendar"),
    ("office", "calendar_day"), ("office", "log"), ("admin", "status"), ("editor", "keys"),
)  # fmt: skip


@pytest.fixture
def city(transactional_db):
    """A team with a bit of everything; the keys of the things by the names of the screens."""
    from tests import factories as make

    team = make.Team(make.OrganFactory())
    document, waiting = make.draft(team, written_date="2026-11-02"), make.in_review(team)
    article = make.ArticleFactory(
        column=make.ColumnFactory(organ=team.organ, stale_after=30), drafter=team.editor
    )
    one = [document.public_id]
    arguments = {
        "document": one, "document_edit": one, "document_deed": [*one, "submit"],
        "review": [make.waiting_step(waiting).pk], "article": [article.public_id],
        "article_edit": [article.public_id], "organ": [team.organ.code],
        "organ_edit": [team.organ.code], "person": [team.editor.pk],
    }  # fmt: skip
    return team, arguments


@pytest.fixture
def visit(live_server, open_page, sign_in):
    """`visit(user, address, width)` opens a page as that person."""

    def one(user, address, width=1280):
        page = open_page(width=width, bypass_csp=True)
        if user:
            value = sign_in(user).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        page.goto(live_server.url + address)
        return page

    return one


def faults(page) -> list[str]:
    page.evaluate(AXE)
    return page.evaluate(CHECK, RULES)


def test_screens_are_accessible_and_narrow_enough(city, visit):
    team, arguments = city
    found = {}
    for role, name in SCREENS:
        page = visit(getattr(team, role), reverse(f"desk:{name}", args=arguments.get(name, [])), width=320)
        found[name] = (page.evaluate(WIDTH), faults(page))
        page.context.close()
    assert found == {name: (320, []) for _, name in SCREENS}


def test_sign_in_page_is_accessible_and_narrow_enough(city, visit):
    page = visit(None, reverse("account_login"), width=320)
    assert (page.evaluate(WIDTH), faults(page)) == (320, [])


def test_keys_move_through_a_list(city, visit):
    page = visit(city[0].editor, reverse("desk:documents"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("k")
    first = page.evaluate("document.activeElement.textContent")
    rows = page.locator("[data-move] tbody tr a").all_text_contents()
    assert [first, second] == rows[:2]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_refused_form_puts_the_focus_on_the_errors(city, visit):
    team, arguments = city
    page = visit(team.editor, reverse("desk:document_edit", args=arguments["document_edit"]))
    page.fill("#id_title", "")
    page.click("button[type=submit].btn[accesskey=s]")
    assert page.evaluate("document.activeElement.id") == "errors"
    page.click("#errors a")
    assert page.evaluate("document.activeElement.id") == "id_title"
    assert faults(page) == []


def test_finding_is_answered_in_place(city, visit):
    from tests import factories as make

    team, _ = city
    document = make.draft(team, body="身份证号11010519491231002X。")
    page = visit(team.editor, reverse("desk:document", args=[document.public_id]))
    page.fill("#findings input[name=reason] >> nth=0", "公示期内依法公开")
    page.click("#findings button >> nth=0")
    page.wait_for_selector("#findings li.done")
    assert page.evaluate("location.pathname") == reverse("desk:document", args=[document.public_id])


def test_way_back_to_the_whole_list_appears_without_a_reload(city, visit):
    page = visit(city[0].editor, reverse("desk:documents"))
    page.evaluate("window.same = true")
    assert page.locator("#clear a").count() == 0
    page.select_option("select[name=state]", "draft")
    page.wait_for_selector("#clear a")
    assert page.evaluate("[window.same, document.querySelectorAll('#clear').length]") == [True, 1]
    page.select_option("select[name=state]", "")
    page.wait_for_selector("#clear a", state="detached")


def test_findings_can_be_masked_by_key_and_seen_on_a_phone(city, visit):
    from mingzheng.disclosure.policy.actions.attaching import attach
    from tests import factories as make

    team, _ = city
    number = "身份证号11010519491231002X"
    body = f"{number}，手机13800138000。\n（1）请做好值班,不得脱岗."
    document = make.draft(team, body=body)
    attach(
        by=team.editor, at=make.NOW, document_id=document.pk, data=number.encode(), name="名单.txt", format="txt",
        text=number,
    )  # fmt: skip
    page = visit(team.editor, reverse("desk:document", args=[document.public_id]), width=320)
    assert (page.evaluate(WIDTH), faults(page)) == (320, [])
    page.locator("#findings [accesskey=m]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".message")
    assert "110105********002X，手机13800138000" in page.inner_text("article.paper")


def test_article_with_findings_and_files_is_accessible_on_a_phone(city, visit):
    from mingzheng.disclosure.columns.actions.articles import attach_to_article
    from tests import factories as make

    team, _ = city
    column = make.ColumnFactory(organ=team.organ)
    article = make.ArticleFactory(column=column, drafter=team.editor, body="身份证号11010519491231002X。")
    words = {"data": b"x", "name": "一个名字特别特别特别特别特别特别特别特别长的附件.txt", "format": "txt"}
    attach_to_article(by=team.editor, at=make.NOW, article_id=article.pk, **words)
    page = visit(team.editor, reverse("desk:article", args=[article.public_id]), width=320)
    assert (page.evaluate(WIDTH), faults(page)) == (320, [])

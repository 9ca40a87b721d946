"""The demonstration city is complete, consistent and wholly invented."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from mingzheng.demo.content import load
from mingzheng.demo.shapes import DemoCity
from mingzheng.kernel.lex.manuscript import Manuscript, Table
from mingzheng.kernel.statute.columns import COLUMNS
from mingzheng.kernel.statute.identifiers import is_org_code, is_uscc

PROVINCES = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|"
    "贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾"
)
REAL_NUMBERS = re.compile(r"国发|国办|国函|国令|国务院令|(?<!云)财预〔|发改办")
CITATION = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》（([^（）]{2,14}?(?:〔\d{4}〕|令第)\d+号)）")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def city() -> DemoCity:
    return load()


def tables_of(text: str) -> list[Table]:
    return [block for block in Manuscript.from_text(text).blocks if isinstance(block, Table)]


def every_text(city: DemoCity) -> list[tuple[str, str]]:
    texts = []
    for document in city.documents:
        texts.append(
            (f"{document.serial:03d}", "\n".join((document.title, document.abstract, document.body)))
        )
        texts += [(attachment.name, attachment.text) for attachment in document.attachments]
    return texts + [(article.slug, "\n".join((article.title, article.body))) for article in city.articles]


# --- How much there is ---


def test_documents_are_many_and_numbered_without_gaps(city):
    assert [document.serial for document in city.documents] == list(range(1, len(city.documents) + 1))
    assert len(city.documents) >= 64


def test_states_are_all_shown(city):
    assert Counter(document.state for document in city.documents if document.state != "published") == {
        "scheduled": 3, "in_review": 5, "returned": 2, "draft": 2, "withdrawn": 1, "approved": 4,
    }  # fmt: skip


def test_review_steps_are_all_shown(city):
    steps = Counter(document.review_step for document in city.documents if document.state == "in_review")
    assert steps == {"first": 2, "secrecy": 2, "sign": 1}


def test_disclosure_attributes_that_are_not_public(city):
    hidden = [document for document in city.documents if document.disclosure != "open"]
    assert [(document.disclosure, document.ground) for document in hidden] == [
        ("on_request", "enforcement_file"), ("closed", "internal_affairs"), ("closed", "process"), ("closed", "third_party"),
    ]  # fmt: skip
    assert all(document.canary in document.body for document in hidden)


def test_documents_with_attachments_and_tables_are_many(city):
    assert sum(bool(document.attachments) for document in city.documents) >= 12
    assert sum(bool(tables_of(document.body)) for document in city.documents) >= 15
    formats = {attachment.format for document in city.documents for attachment in document.attachments}
    assert formats == {"xlsx", "docx", "txt"}


def test_joint_issues_and_orders(city):
    assert [document.serial for document in city.documents if len(document.organs) == 2] == [22, 30]
    orders = [d.doc_number for d in city.documents if d.doc_number.startswith("云江市人民政府令")]
    assert orders == ["云江市人民政府令第8号", "云江市人民政府令第13号"]


def test_validity_events_tell_at_least_six_stories(city):
    events = Counter(event.event for document in city.documents for event in document.validity)
    assert events["amended"] >= 3
    assert events["repealed"] >= 4
    assert events["lapsed"] >= 6
    assert events["extended"] == events["partly_repealed"] == 1


def test_validity_chain_of_public_rental_housing(city):
    events = [(event.event, event.by) for event in city.document(1).validity]
    assert events == [("amended", 2), ("repealed", 3)]


def test_kinds_are_varied(city):
    kinds = {document.kind for document in city.documents}
    assert kinds >= {"通知", "通告", "公告", "批复", "函", "纪要", "命令", "决定", "意见", "通报", "报告"}


def test_long_documents_are_long(city):
    assert all(len(city.document(serial).body) >= 3000 for serial in (3, 4, 5))


def test_interpretations_explain_at_least_six_documents(city):
    explained = {serial for article in city.articles for serial in article.interprets}
    assert len(explained) >= 6
    assert [article.slug for article in city.interpretations_of(4)] == ["interpretation-renewal"]


def test_articles_stand_in_every_column_but_policy(city):
    used = {article.column for article in city.articles}
    assert {column.key for column in city.columns} - used == {"policy"}
    assert len(city.articles) >= 40


def test_columns_include_the_six_fixed_ones(city):
    assert {column.fixed for column in city.columns} - {""} == {column.key for column in COLUMNS}


# --- Organs and people ---


def test_organs_have_valid_codes_of_invented_regions(city):
    assert [region.code for region in city.regions] == ["990000", "990121", "990122"]
    for organ in city.organs:
        assert is_org_code(organ.index_code)
        assert is_uscc(organ.uscc)
        assert organ.uscc[:4] == "1199"
        assert organ.uscc[8:17] == organ.index_code


def test_organs_of_both_levels_are_present(city):
    kinds = Counter((organ.level, organ.kind) for organ in city.organs)
    assert kinds[("city", "government")] == 1
    assert kinds[("city", "office")] + kinds[("city", "department")] >= 8
    assert kinds[("county", "government")] == kinds[("county", "office")] == 2


def test_organ_contacts_are_complete_and_fictional(city):
    for organ in city.organs:
        contact = organ.contact
        assert all((contact.unit, contact.address, contact.hours))
        assert re.fullmatch(r"0990-8\d{6}", contact.phone)
        assert re.fullmatch(r"0990-8\d{6}", contact.fax)
        assert contact.email.endswith("@yunjiang.example")


def test_telephones_are_all_of_the_fictional_range(city):
    for where, text in every_text(city):
        long = re.findall(r"(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)", text)
        assert [phone for phone in long if not re.fullmatch(r"0990-8\d{6}", phone)] == [], where


@pytest.mark.parametrize(
    "organ", ["市政府办公室", "市住房城乡建设局", "市市场监管局", "市卫生健康委", "清河县政府办公室"]
)
def test_four_eyes_have_four_people(city, organ):
    roles = sorted(person.role for person in city.people if person.organ == organ)
    assert roles == ["editor", "reviewer", "secrecy", "signer"]


def test_work_in_progress_has_its_drafter(city):
    editors = {person.organ for person in city.people if person.role == "editor"}
    unfinished = {"draft", "in_review", "returned", "scheduled"}
    assert {document.organ for document in city.documents if document.state in unfinished} <= editors


# --- Texts ---


def test_bodies_are_longer_than_a_note(city):
    texts = [document.body for document in city.documents] + [article.body for article in city.articles]
    assert [text[:30] for text in texts if len(text) <= 120] == []


def test_joint_documents_are_signed_by_both_organs(city):
    for document in city.documents:
        names = [city.organ(short).name for short in document.organs]
        assert all(name in document.body for name in names), document.serial


def test_citations_name_the_document_that_has_the_number(city):
    titles = {document.doc_number: document.title for document in city.documents if document.doc_number}
    cited = [pair for _, text in every_text(city) for pair in CITATION.findall(text)]
    assert len(cited) >= 15
    assert [
        (name, number) for name, number in cited if _plain(name) not in _plain(titles.get(number, ""))
    ] == []


def _plain(title: str) -> str:
    return re.sub("[《》〈〉]", "", title)


def test_attachments_are_announced_in_the_text(city):
    for document in city.documents:
        lines = {re.sub(r"^(?:附件：)?(?:\d\. )?", "", line) for line in document.body.split("\n")}
        names = {attachment.name.rpartition(".")[0] for attachment in document.attachments}
        assert names <= lines, document.serial


def test_guides_repeat_the_contact_of_their_organ(city):
    guides = [article for article in city.articles if article.column == "guide"]
    assert len(guides) >= 7
    for guide in guides:
        contact = next(organ for organ in city.organs if guide.title.startswith(organ.name)).contact
        _, *rows = tables_of(guide.body)[0].rows
        *elements, internet = (value for _, value in rows)
        assert elements == [contact.unit, contact.address, contact.hours, contact.phone, contact.fax]
        assert internet.startswith(city.site.domain)


def test_texts_name_no_real_place_or_document(city):
    for where, text in every_text(city):
        assert PROVINCES.findall(text) == [], where
        assert REAL_NUMBERS.findall(text) == [], where


def test_tables_add_up(city):
    checked = 0
    for where, text in every_text(city):
        for table in tables_of(text):
            checked += _check_total(where, table)
    assert checked >= 25


def _check_total(where: str, table: Table) -> int:
    """Compare the row 合计 with the sums of its columns; returns how many columns were compared."""
    total = table.rows[-1]
    if "合计" not in total:
        return 0
    compared = 0
    for place, cell in enumerate(total):
        column = [row[place] for row in table.rows[1:-1]]
        if NUMBER.fullmatch(cell) and all(NUMBER.fullmatch(value) for value in column):
            assert sum(map(Decimal, column)) == Decimal(cell), (where, table.rows[0][place])
            compared += 1
    return compared


def test_rows_with_a_total_column_add_up(city):
    budget = tables_of(city.document(11).body)[0]
    for row in budget.rows[1:]:
        assert Decimal(row[1]) + Decimal(row[2]) == Decimal(row[3]), row[0]


def test_annual_report_balances(city):
    report = next(article for article in city.articles if article.slug == "annual-2025")
    table = next(table for table in tables_of(report.body) if table.rows[0][0] == "办理情况")
    figures = [[int(cell) for cell in row[1:]] for row in table.rows[1:]]
    new, carried, *results, total, pending = figures
    assert len(results) == 21
    assert all(sum(row[:-1]) == row[-1] for row in figures)
    assert [sum(column) for column in zip(*results, strict=True)] == total
    assert [a + b for a, b in zip(new, carried, strict=True)] == [
        a + b for a, b in zip(total, pending, strict=True)
    ]

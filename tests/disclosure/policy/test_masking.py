"""Masking: a finding in the text, an attachment as a whole; the log never holds a value."""

import io
import json

import docx
import pytest
import xlsxwriter

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.files.store import FileRefused
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.locking import Changed, NotFound
from mingzheng.disclosure.policy.actions.masking import mask_attachment, mask_finding
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.findings import findings_of, unanswered
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.treatment import Untreatable
from mingzheng.engines.papers.examine import examine
from mingzheng.engines.papers.masking import MaskingRefused, NothingToMask
from tests import factories
from tests.disclosure.policy.test_findings import identity_number
from tests.factories import BODY, NOW

pytestmark = pytest.mark.django_db
NUMBER = identity_number()
MASKED = f"{NUMBER[:6]}********{NUMBER[-4:]}"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def drafted(team, **changes):
    return factories.draft(team, **{"body": f"{BODY}\n身份证号码：{NUMBER}。"} | changes)


def hide(document, by, **changes):
    arguments = {"key": unanswered(document)[0].key, "version": document.version} | changes
    return mask_finding(by=by, at=NOW, document_id=document.pk, **arguments)


def kept(document):
    return Document.objects.get(pk=document.pk)


def add(document, by, data, name):
    seen = examine(data, name)
    return attach(
        by=by, at=NOW, document_id=document.pk, data=data, name=name, format=seen.format, text=seen.text,
        hidden=seen.hidden,
    )  # fmt: skip


def mask_file(document, by, attachment):
    return mask_attachment(by=by, at=NOW, document_id=document.pk, attachment_id=attachment.pk)


def logged(action):
    return LogEntry.objects.get(action=action).detail


def word(*paragraphs, comment=""):
    paper, buffer = docx.Document(), io.BytesIO()
    for text in paragraphs:
        line = paper.add_paragraph(text)
    if comment:
        paper.add_comment(line.runs, text=comment, author="甲", initials="J")
    paper.save(buffer)
    return buffer.getvalue()


def workbook():
    """A sheet with a hidden row that holds a number."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("单位", "身份证号"), ("合计", "无"), ("甲厂", NUMBER))):
            sheet.write_row(number, 0, row)
        sheet.set_row(2, options={"hidden": True})
    return buffer.getvalue()


def test_value_is_hidden_in_every_place_and_the_page_follows(team):
    text = f"身份证号码：{NUMBER}。"
    document = drafted(team, title=f"关于{text}的通知", abstract=text, body=f"{BODY}\n{text}\n再次：{NUMBER}")
    assert hide(document, team.editor) == 4
    document = kept(document)
    texts = (document.title, document.abstract, document.body, document.body_html)
    assert [(text.count(NUMBER), text.count(MASKED)) for text in texts] == [(0, 1), (0, 1), (0, 2), (0, 2)]
    assert (document.version, unanswered(document)) == (2, [])
    assert submit(by=team.editor, at=NOW, document_id=document.pk, version=2).state == "open"


def test_log_says_what_kind_and_how_often_only(team):
    hide(drafted(team), team.editor)
    assert logged("policy.mask") == {"kind": "id_number", "count": 1, "changed": ["body"]}


def test_cell_of_a_table_is_masked_and_stays_a_cell(team):
    document = drafted(team, body=f"{BODY}\n| 名称 | 身份证号 |\n| 甲 | {NUMBER} |")
    hide(document, team.editor)
    assert kept(document).body.endswith(f"| 甲 | {MASKED} |")


def test_stale_version_masks_nothing(team):
    document = drafted(team)
    with pytest.raises(Changed, match="刚才被别人改过"):
        hide(document, team.editor, version=7)
    assert kept(document).body == document.body


def test_finding_that_is_gone_is_refused(team):
    with pytest.raises(Untreatable, match="没有找到这条提示"):
        hide(drafted(team), team.editor, key="0123456789abcdef")


def test_mark_of_secrecy_is_not_masked(team):
    document = drafted(team, body=f"秘密★10年\n{BODY}")
    found = next(noted for noted in findings_of(document) if noted.kind == "secrecy")
    with pytest.raises(Untreatable, match="不是能靠打码公开的个人信息"):
        hide(document, team.editor, key=found.key)


def test_finding_in_an_attachment_sends_to_the_attachment(team):
    document = factories.draft(team)
    add(document, team.editor, f"身份证号码：{NUMBER}".encode(), "名单.txt")
    with pytest.raises(Untreatable, match="请用打过码的文件替换附件"):
        hide(document, team.editor)


def test_only_the_drafting_people_mask_and_only_before_the_review(team, strangers):
    document = drafted(team)
    with pytest.raises(NotPermitted):
        hide(document, team.reviewer)
    with pytest.raises(NotFound):
        hide(document, strangers.editor)
    waiting = factories.in_review(team)
    with pytest.raises(WrongState, match="不能打码"):
        mask_finding(by=team.editor, at=NOW, document_id=waiting.pk, key="x", version=waiting.version)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名单.txt", f"身份证号码：{NUMBER}".encode()),
        ("名单.docx", word("名单", f"身份证号码：{NUMBER}")),
        ("名单.xlsx", workbook()),
        ("附表.docx", word("名单", comment=f"身份证号码：{NUMBER}")),
    ],
)
def test_attachment_is_replaced_by_its_masked_copy(team, name, data):
    document = factories.draft(team)
    row = add(document, team.editor, data, name)
    assert {noted.place for noted in unanswered(document)} == {name}
    original = row.file
    mask_file(document, team.editor, row)
    row.refresh_from_db()
    assert (row.name, row.file.format, unanswered(document)) == (name, original.format, [])
    again = examine(row.file.path.read_bytes(), name)
    assert NUMBER not in again.text + str(again.hidden)


def test_table_of_commas_stays_one(team):
    document = factories.draft(team)
    row = add(document, team.editor, f"序号,身份证号\n1,{NUMBER}\n".encode(), "名单.csv")
    assert [noted.place for noted in unanswered(document)] == ["名单.csv"]
    mask_file(document, team.editor, row)
    row.refresh_from_db()
    assert (row.name, row.file.format, unanswered(document)) == ("名单.csv", "csv", [])
    assert row.file.path.read_text("utf-8-sig").split() == ["序号,身份证号", f"1,{MASKED}"]


def test_name_of_the_file_is_masked_too(team):
    document = factories.draft(team)
    row = add(document, team.editor, f"身份证号码：{NUMBER}".encode(), f"{NUMBER}.txt")
    assert NUMBER not in mask_file(document, team.editor, row).name


def test_log_of_a_masked_file_holds_kinds_and_grounds(team):
    document = factories.draft(team)
    row = add(document, team.editor, f"身份证号码：{NUMBER}".encode(), "名单.txt")
    original = row.file.digest
    masked = mask_file(document, team.editor, row)
    detail = logged("policy.mask_attachment")
    assert (detail["name"], detail["original"], detail["sha256"]) == (
        "名单.txt",
        original,
        masked.file.digest,
    )
    [line] = detail["masked"]
    assert (line["kind"], line["part"], line["count"]) == ("id_number", "正文", 1)
    assert line["grounds"][0] == "《中华人民共和国政府信息公开条例》第十五条"
    assert (NUMBER in json.dumps(detail), MASKED in json.dumps(detail)) == (False, False)


def test_file_without_personal_data_stays_as_it_is(team):
    document = factories.draft(team)
    row = add(document, team.editor, "没有个人信息。".encode(), "说明.txt")
    with pytest.raises(NothingToMask):
        mask_file(document, team.editor, row)


def test_secret_file_is_refused(team):
    document = factories.draft(team)
    row = add(document, team.editor, f"秘密★10年\n身份证号码：{NUMBER}".encode(), "名单.txt")
    with pytest.raises(MaskingRefused):
        mask_file(document, team.editor, row)
    assert document.attachments.get().file == row.file


def test_copy_never_takes_the_name_of_another_file(team):
    document = factories.draft(team)
    row = add(document, team.editor, f"身份证号码：{NUMBER}".encode(), f"{NUMBER}.txt")
    add(document, team.editor, "别的".encode(), f"{MASKED.replace('*', '＊')}.txt")
    with pytest.raises(FileRefused, match="已有同名附件"):
        mask_file(document, team.editor, row)


def test_file_of_another_document_is_not_masked(team):
    mine, other = factories.draft(team), factories.draft(team)
    row = add(other, team.editor, f"身份证号码：{NUMBER}".encode(), "名单.txt")
    with pytest.raises(FileRefused, match="没有找到这个附件"):
        mask_file(mine, team.editor, row)

"""Findings on the page of a document: masked with one button, folded where they call for nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingzheng.disclosure.policy.findings import Noted, unanswered
from mingzheng.faces.desk.kit.findings import panel

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"
SHOWN = "110105********002X"


@pytest.fixture
def document(team):
    from tests import factories as make

    return make.draft(team, body=f"身份证号{NUMBER}，手机13800138000。")


def _noted(key, severity, kind="id_number", masked="", place="正文"):
    return Noted(key, place, kind, severity, "值", 0, 1, "原因。", "建议。", masked)


def _fields(page, action):
    """The hidden values of the first form that is sent to ``action``."""
    form = re.search(rf'<form method="post" action="{action}">(.*?)</form>', page, re.S)[1]
    return dict(re.findall(r'name="(key|version)" value="([^"]*)"', form))


def test_button_masks_without_a_script(document, team, sign_in):
    client, screen = sign_in(team.editor), reverse("desk:document", args=[document.public_id])
    address = reverse("desk:document_mask", args=[document.public_id])
    page = client.get(screen).content.decode()
    assert (page.count(f'<form method="post" action="{address}">'), page.count('accesskey="m"')) == (2, 1)
    response = client.post(address, _fields(page, address), follow=True)
    assert response.redirect_chain == [(f"{screen}#findings", 302)]
    assert [str(message) for message in response.context["messages"]] == [
        "已打码 1 处，请核对标题、概述和正文。"
    ]
    document.refresh_from_db()
    assert [found.kind for found in unanswered(document)] == ["mobile"]
    assert (NUMBER in document.body_html, SHOWN in document.body_html) == (False, True)
    assert response.context["timeline"][0].words == "改动：正文；身份证件号码 1 处"


def test_page_that_is_out_of_date_masks_nothing(document, team, sign_in):
    client, address = sign_in(team.editor), reverse("desk:document_mask", args=[document.public_id])
    typed = {"key": unanswered(document)[0].key, "version": 9}
    response = client.post(address, typed)
    assert response.context["answer_form"].non_field_errors() == [
        "这份文件刚才被别人改过，请看过最新内容后再打码。"
    ]


def test_attachment_with_personal_data_has_a_button_that_replaces_it(team, sign_in):
    from tests import factories as make

    document, client = make.draft(team), sign_in(team.editor)
    screen = reverse("desk:document", args=[document.public_id])
    files = [
        SimpleUploadedFile("名单.txt", f"身份证号{NUMBER}".encode()),
        SimpleUploadedFile("说明.txt", "没有个人信息。".encode()),
    ]
    client.post(reverse("desk:document_attach", args=[document.public_id]), {"files": files})
    row, clean = document.attachments.order_by("pk")
    buttons = [
        reverse("desk:document_mask_file", args=[document.public_id, file.pk]) for file in (row, clean)
    ]
    page = client.get(screen).content.decode()
    assert [page.count(button) for button in buttons] == [1, 0]
    client.post(buttons[0])
    row.refresh_from_db()
    assert (row.name, row.file.path.read_text(), unanswered(document)) == ("名单.txt", f"身份证号{SHOWN}", [])


def test_key_is_in_the_help(team, sign_in):
    assert "<kbd>m</kbd>" in sign_in(team.editor).get(reverse("desk:keys")).content.decode()


def test_what_is_only_for_information_is_folded_by_kind():
    found = [
        _noted("a", "block"), _noted("b", "warn"), _noted("c", "info", "width"), _noted("d", "info", "date"),
        _noted("e", "info", "width"),
    ]  # fmt: skip
    shown = panel(found, {})
    assert [row.key for row in shown.rows] == ["a", "b"]
    assert [(fold.name, [row.key for row in fold.rows]) for fold in shown.folds] == [
        ("全角半角混用", ["c", "e"]),
        ("日期格式", ["d"]),
    ]
    assert shown.count == 5


def test_mask_is_offered_where_it_helps():
    found = [
        _noted("answered", "block", masked="*"), _noted("mark", "block", "secrecy"),
        _noted("file", "block", masked="*", place="名单.txt"), _noted("body", "block", masked="*"),
    ]  # fmt: skip
    shown = panel(found, {"answered": "依法公示的对象"}, ("正文", "标题"))
    assert (shown.maskable, shown.first) == ({"body"}, "body")


def test_folded_kind_is_one_line_of_the_page(team, sign_in):
    from tests import factories as make

    document = make.draft(team, body="关于值班的通知\n（1）请做好值班,不得脱岗.\n（2）请做好记录,不得遗漏.")
    response = sign_in(team.editor).get(reverse("desk:document", args=[document.public_id]))
    folds = response.context["panel"].folds
    page = response.content.decode()
    assert len(folds) > 0
    assert page.count("<details><summary>") == len(folds)

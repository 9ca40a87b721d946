"""A form that is refused keeps what was typed and says beside each field what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingzheng.disclosure.policy.actions.drafting import edit_draft
from mingzheng.disclosure.policy.models import Document

pytestmark = pytest.mark.django_db


def _edit(document, **changes):
    values = {key: value for key, value in document.as_fields().items() if value is not None}
    values |= {"issuers": "、".join(values["issuers"]), "keywords": "、".join(values["keywords"])}
    values.pop("normative")
    return values | {"version": document.version} | changes


def test_refused_edit_keeps_what_was_typed(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    typed = _edit(document, title="改过的标题", doc_number="乱写的文号")
    response = sign_in(team.editor).post(reverse("desk:document_edit", args=[document.public_id]), typed)
    form = response.context["form"]
    assert form.errors == {"doc_number": ["发文字号的写法不对，应当像“云政发〔2026〕5号”这样，没有就留空。"]}
    page = response.content.decode()
    assert 'value="乱写的文号"' in page
    assert 'href="#id_doc_number"' in page
    assert 'aria-describedby="id_doc_number_helptext id_doc_number_error"' in page
    document.refresh_from_db()
    assert document.title != "改过的标题"


def test_good_edit_is_kept(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    address = reverse("desk:document_edit", args=[document.public_id])
    response = sign_in(team.editor).post(address, _edit(document, title="改过的标题"))
    document.refresh_from_db()
    assert (response.status_code, document.title, document.version) == (302, "改过的标题", 2)


def test_clash_of_versions_shows_the_other_text_and_lets_the_next_save_through(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    typed = _edit(document, abstract="我写的概述")
    edit_draft(
        by=team.office, at=make.NOW, document_id=document.pk, version=1, fields={"abstract": "别人写的概述"}
    )
    client, address = sign_in(team.editor), reverse("desk:document_edit", args=[document.public_id])
    response = client.post(address, typed)
    assert [(change.name, change.old, change.new) for change in response.context["changes"]] == [
        ("内容概述", "别人写的概述", "我写的概述")
    ]
    again = response.context["form"].data["version"]
    assert client.post(address, typed | {"version": again}).status_code == 302
    document.refresh_from_db()
    assert document.abstract == "我写的概述"


def test_review_refused_keeps_opinion_and_answers(team, sign_in):
    from tests import factories as make

    step = make.waiting_step(make.in_review(team))
    typed = {"decision": "pass", "opinion": "总体可以", "point_content": "是"}
    response = sign_in(team.reviewer).post(reverse("desk:review", args=[step.pk]), typed)
    form = response.context["form"]
    assert form.non_field_errors() == ["还有审查要点没有填写：公开时机是否合适；公开方式和范围是否合适。"]
    assert (form["opinion"].value(), form["point_content"].value()) == ("总体可以", "是")


def test_withdrawal_needs_a_reason(team, sign_in):
    from tests import factories as make

    document = make.signed(team)
    address = reverse("desk:document_deed", args=[document.public_id, "withdraw"])
    client = sign_in(team.office)
    response = client.post(address, {"reason": "错"})
    assert response.context["form"].non_field_errors() == ["请写明理由（至少四个字），它会留在存证日志里。"]
    assert client.post(address, {"reason": "附件有误，更正后再公开"}).status_code == 302
    document.refresh_from_db()
    assert document.state == "withdrawn"


def test_deed_in_the_wrong_state_says_what_the_state_is(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    response = sign_in(team.office).post(
        reverse("desk:document_deed", args=[document.public_id, "withdraw"]), {"reason": "不再需要了"}
    )
    [sentence] = response.context["form"].non_field_errors()
    assert sentence.startswith(f"《{document.title}》现在是“草稿”")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "文件是空的"),
        ("程序.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "可执行程序"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "图片"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(name, data, said, team, sign_in):
    response = sign_in(team.editor).post(
        reverse("desk:document_new"), {"files": SimpleUploadedFile(name, data)}
    )
    assert said in str(response.context["form"].errors)


def test_finding_is_accepted_with_a_reason(team, sign_in):
    from mingzheng.disclosure.policy.findings import unanswered
    from tests import factories as make

    document = make.draft(
        team, body="联系人住址：和平街道东桥社区东桥路15号2单元301室，身份证号11010519491231002X。"
    )
    finding = unanswered(document)[0]
    client, address = sign_in(team.editor), reverse("desk:document_answer", args=[document.public_id])
    refused = client.post(address, {"key": finding.key, "reason": "可以"})
    assert 'value="可以"' in refused.content.decode()
    assert client.post(address, {"key": finding.key, "reason": "公示期内依法公开"}).status_code == 302
    document.refresh_from_db()
    assert document.answers[finding.key] == "公示期内依法公开"


def test_attachment_goes_up_down_and_away(team, sign_in):
    from tests import factories as make

    document, client = make.draft(team), sign_in(team.editor)
    sent = {
        "files": [
            SimpleUploadedFile("名单.txt", "附件正文".encode()),
            SimpleUploadedFile("表.csv", b"a,b\n1,2\n"),
        ]
    }
    client.post(reverse("desk:document_attach", args=[document.public_id]), sent)
    rows = list(document.attachments.order_by("pk"))
    assert [(row.name, row.file.format) for row in rows] == [("名单.txt", "txt"), ("表.csv", "csv")]
    got = client.get(reverse("desk:document_file", args=[document.public_id, rows[0].pk]))
    assert b"".join(got.streaming_content) == "附件正文".encode()
    assert got["Content-Disposition"].startswith("attachment;")
    client.post(reverse("desk:document_detach", args=[document.public_id, rows[0].pk]))
    assert document.attachments.count() == 1


def test_arrival_of_somebody_else_is_refused_and_the_text_kept(team, sign_in):
    sent = {"text": "关于做好值班工作的通知\n请各单位做好值班。\n2026年11月9日"}
    form = sign_in(team.office).post(reverse("desk:document_new"), sent).context["form"]
    typed = {
        "token": form.initial["token"],
        "organ": team.organ.pk,
        "title": "标题",
        "body": "正文",
        "disclosure": "open",
    }
    response = sign_in(team.editor).post(reverse("desk:document_confirm"), typed)
    [sentence] = response.context["form"].non_field_errors()
    assert sentence.startswith("上传的文件放得太久")
    assert response.context["form"]["body"].value() == "正文"


def test_pasted_text_becomes_a_draft(team, sign_in):
    client = sign_in(team.editor)
    sent = {"text": "关于做好值班工作的通知\n请各单位做好值班。\n云江市测试局\n2026年11月9日"}
    form = client.post(reverse("desk:document_new"), sent).context["form"]
    typed = {name: form[name].value() or "" for name in ("token", "title", "body", "disclosure")}
    assert client.post(reverse("desk:document_confirm"), typed | {"organ": team.organ.pk}).status_code == 302
    assert team.organ.pk == Document.objects.get(title="关于做好值班工作的通知").organ_id


def test_original_file_is_attached_when_wanted(team, sign_in):
    client = sign_in(team.editor)
    sent = {"files": SimpleUploadedFile("通知.txt", "关于值班的通知\n请做好值班。".encode())}
    form = client.post(reverse("desk:document_new"), sent).context["form"]
    typed = {name: form[name].value() or "" for name in ("token", "title", "body", "disclosure")}
    client.post(reverse("desk:document_confirm"), typed | {"organ": team.organ.pk, "keep_original": "on"})
    assert Document.objects.get().attachments.get().name == "通知.txt"


def commented(words: str) -> bytes:
    """A Word file that says nothing but has a comment."""
    import io

    import docx

    paper, buffer = docx.Document(), io.BytesIO()
    paper.add_comment(paper.add_paragraph("附件正文。").runs, text=words, author="甲", initials="J")
    paper.save(buffer)
    return buffer.getvalue()


COMMENTED = "此人身份证号11010519491231002X，待核。"


def test_comment_in_an_attachment_stops_the_submission(team, sign_in):
    from tests import factories as make

    document, client = make.draft(team), sign_in(team.editor)
    sent = {"files": [SimpleUploadedFile("附表.docx", commented(COMMENTED))]}
    client.post(reverse("desk:document_attach", args=[document.public_id]), sent)
    response = client.post(reverse("desk:document_deed", args=[document.public_id, "submit"]))
    assert response.context["form"].non_field_errors()[0].startswith("正文或附件里有不能公开的内容")


def test_comment_in_a_file_that_comes_with_a_new_document_stops_the_submission(team, sign_in):
    client = sign_in(team.editor)
    files = [
        SimpleUploadedFile("通知.txt", "关于值班的通知\n请做好值班。".encode()),
        SimpleUploadedFile("附表.docx", commented(COMMENTED)),
    ]
    form = client.post(reverse("desk:document_new"), {"files": files}).context["form"]
    typed = {name: form[name].value() or "" for name in ("token", "title", "body", "disclosure")}
    client.post(reverse("desk:document_confirm"), typed | {"organ": team.organ.pk})
    document = Document.objects.get()
    response = client.post(reverse("desk:document_deed", args=[document.public_id, "submit"]))
    assert document.attachments.get().name == "附表.docx"
    assert "身份证" in str(document.attachments.get().file.hidden)
    assert any("身份号码" in sentence for sentence in response.context["form"].non_field_errors())


def test_file_of_no_known_kind_is_refused_in_words_as_an_attachment(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    sent = {"files": [SimpleUploadedFile("程序.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00")]}
    response = sign_in(team.editor).post(reverse("desk:document_attach", args=[document.public_id]), sent)
    assert "可执行程序" in str(response.context["attach_form"].errors)
    assert document.attachments.count() == 0

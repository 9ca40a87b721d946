"""场景：一份文件从上传到公开。每一步都由相应的人在页面上完成。"""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mingzheng.disclosure.policy.actions.publishing import publish_due
from mingzheng.disclosure.policy.models import Document

pytestmark = pytest.mark.django_db

TEXT = """云江市人民政府关于加强冬季供热保障工作的通知
云政发〔2026〕41号
各县（区）人民政府，市政府各部门：
为保障群众温暖过冬，现就有关事项通知如下：
一、提前做好供热设施检修。
二、建立投诉快速处理机制，二十四小时内上门。
云江市人民政府
2026年11月9日
（此件公开发布）
"""
GOES_PUBLIC = timezone.make_aware(datetime(2099, 3, 2, 9, 0))


def _pass(client, step, answer, **more):
    from mingzheng.engines.review.actions import points_for

    data = {"decision": "pass", "opinion": "同意", **more}
    data |= {f"point_{point.key}": answer for point in points_for(step)}
    return client.post(reverse("desk:review", args=[step.pk]), data)


def test_文件从上传到到时公开(team, sign_in):
    from tests.factories import waiting_step

    信息员, 审核员, 保密员, 签发人 = (
        sign_in(person) for person in (team.editor, team.reviewer, team.secrecy, team.signer)
    )

    # 信息员上传文件和一个附件，页面读出标题、文号和成文日期，并说明是从哪里读到的。
    files = [
        SimpleUploadedFile("供热通知.txt", TEXT.encode()),
        SimpleUploadedFile("任务表.txt", "供热任务分工".encode()),
    ]
    核对 = 信息员.post(reverse("desk:document_new"), {"files": files})
    表单 = 核对.context["form"]
    assert 表单.initial["title"] == "云江市人民政府关于加强冬季供热保障工作的通知"
    assert 表单.initial["doc_number"] == "云政发〔2026〕41号"
    assert str(表单.initial["written_date"]) == "2026-11-09"
    assert "云政发〔2026〕41号" in 表单.notes["doc_number"].passage

    # 信息员核对后保存，附件随草稿一起留下，公开期限开始计算。
    填写 = {name: 表单[name].value() or "" for name in 表单.fields} | {
        "organ": team.organ.pk, "issuers": "云江市人民政府", "keywords": "", "audiences": ["个人"], "written_date": "2026-11-09", "genre": "通知",
    }  # fmt: skip
    填写.pop("normative")
    assert 信息员.post(reverse("desk:document_confirm"), 填写).status_code == 302
    文件 = Document.objects.get()
    assert 文件.audiences == ["个人"]
    assert [附件.name for 附件 in 文件.attachments.all()] == ["任务表.txt"]
    详情 = 信息员.get(reverse("desk:document", args=[文件.public_id]))
    assert str(详情.context["clock"].due) == "2026-12-07"

    # 信息员送审，审核员的待办里出现这份文件。
    信息员.post(reverse("desk:document_deed", args=[文件.public_id, "submit"]))
    待办 = 审核员.get(reverse("desk:todo")).context["page"]
    assert [环节.review.title for 环节, _ in 待办.rows] == [文件.title]

    # 审核员初审，保密审查员审查，签发人签发并定时公开。
    assert _pass(审核员, waiting_step(文件), "是").status_code == 302
    assert _pass(保密员, waiting_step(文件), "不涉及").status_code == 302
    assert _pass(签发人, waiting_step(文件), "是", publish_at="2099-03-02T09:00").status_code == 302
    文件.refresh_from_db()
    assert (文件.state, 文件.publish_at) == ("scheduled", GOES_PUBLIC)

    # 时间没到不公开，到时自动公开，办理过程里每一步都有存证。
    assert publish_due(timezone.now()) == 0
    assert publish_due(GOES_PUBLIC) == 1
    文件.refresh_from_db()
    assert 文件.is_public
    过程 = 信息员.get(reverse("desk:document", args=[文件.public_id])).context["timeline"]
    assert [事.what for 事 in reversed(过程)] == [
        "起草", "上传附件", "送审", "初审通过", "保密审查通过", "签发", "签发，定时公开", "公开",
    ]  # fmt: skip


def test_退回以后修改再送审(team, sign_in):
    from tests import factories as make

    文件 = make.in_review(team)
    审核员, 信息员 = sign_in(team.reviewer), sign_in(team.editor)
    环节 = make.waiting_step(文件)
    审核员.post(reverse("desk:review", args=[环节.pk]), {"decision": "return", "opinion": "请补充责任单位"})
    今天 = 信息员.get(reverse("desk:today"))
    assert [事.title for 事 in 今天.context["back"]] == [文件.title]
    详情 = 信息员.get(reverse("desk:document", args=[文件.public_id]))
    assert [操作.name for 操作 in 详情.context["deeds"]] == ["送审"]
    信息员.post(reverse("desk:document_deed", args=[文件.public_id, "submit"]))
    文件.refresh_from_db()
    assert 文件.state == "in_review"


def test_修订通过以前公众看到原文(team, sign_in):
    from tests import factories as make

    文件 = make.signed(team, abstract="原来的概述")
    信息员 = sign_in(team.editor)
    值 = {名: 内容 for 名, 内容 in 文件.as_fields().items() if 内容 is not None and 名 != "normative"}
    值 |= {"issuers": "云江市测试局", "keywords": "测试", "version": 文件.version}
    值 |= {"abstract": "新的概述", "reason": "补充概述内容"}
    信息员.post(reverse("desk:document_revise", args=[文件.public_id]), 值)
    文件.refresh_from_db()
    assert (文件.abstract, 文件.pending["fields"]) == ("原来的概述", {"abstract": "新的概述"})
    审查页 = sign_in(team.reviewer).get(reverse("desk:review", args=[make.waiting_step(文件).pk]))
    assert [(改.name, 改.old, 改.new) for 改 in 审查页.context["changes"]] == [
        ("内容概述", "原来的概述", "新的概述")
    ]

"""Questions in the desk: what is asked, confirming an answer, putting it out of use."""

import pytest
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.django_db
QUESTION = "夜市营业时间到几点"


@pytest.fixture
def asked(team, settings, tmp_path):
    """A public rule, and a question about it in the log."""
    from mingzheng.base.clocks.service import local_day
    from mingzheng.outreach.answers import questionlog
    from mingzheng.outreach.answers.service import answer
    from tests import factories as make

    settings.INDEX_DIR = tmp_path / "index"
    make.stock(
        team.organ,
        title="云江市夜市管理办法",
        body="第一条　为规范夜市。\n第二条　夜市营业时间到二十三时。",
        effective_date=None,
    )
    today = local_day(timezone.now())
    return questionlog.record(answer(QUESTION, today=today), today)


def confirm(client, asked, **changes):
    address = reverse("desk:question", args=[asked.pk])
    form = client.get(address).context["form"]
    values = {
        name: form.get_initial_for_field(form.fields[name], name) for name in ("question", "answer", "basis")
    }
    values |= {"asked": QUESTION, "organ": form.fields["organ"].queryset.first().pk}
    return client.post(address, values | changes)


def test_overview_shows_what_is_asked(team, asked, sign_in):
    html = sign_in(team.supervisor).get(reverse("desk:questions")).content.decode()
    assert (QUESTION in html, reverse("desk:question", args=[asked.pk]) in html) == (True, True)


def test_office_confirms_and_the_answer_is_given(team, asked, sign_in):
    from mingzheng.outreach.answers.service import answer

    client = sign_in(team.office)
    response = confirm(client, asked, answer="夜市到二十三时。")
    assert response.headers["Location"] == reverse("desk:confirmed_answers")
    assert answer(QUESTION, today=timezone.localdate()).text.startswith("夜市到二十三时。")
    assert QUESTION in client.get(reverse("desk:confirmed_answers")).content.decode()


def test_refusal_of_the_action_stands_beside_the_field(team, asked, sign_in):
    response = confirm(sign_in(team.office), asked, answer="请打13800138000。")
    assert list(response.context["form"].errors) == ["answer"]
    assert "可能是个人信息" in response.content.decode()


def test_office_puts_an_answer_out_of_use(team, asked, sign_in):
    from mingzheng.outreach.answers.models import ConfirmedAnswer

    client = sign_in(team.office)
    confirm(client, asked)
    row = ConfirmedAnswer.objects.get()
    address = reverse("desk:confirmed_answer", args=[row.public_id])
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "政策已经调整"}).headers["Location"] == address
    row.refresh_from_db()
    assert row.withdrawn_at is not None


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("supervisor", 403), ("admin", 403)])
def test_others_confirm_nothing(team, asked, sign_in, role, status):
    address = reverse("desk:question", args=[asked.pk])
    values = {"asked": QUESTION, "question": QUESTION, "answer": "不对的答复。", "basis": []}
    assert sign_in(getattr(team, role)).post(address, values).status_code == status


def test_question_that_staff_expect_is_asked_first(team, asked, sign_in):
    response = sign_in(team.office).get(reverse("desk:answer_new"), {"question": QUESTION})
    assert response.context["form"].initial["question"] == QUESTION
    assert "网站现在这样回答" in response.content.decode()


def test_answer_of_another_organ_is_not_there(team, strangers, asked, sign_in):
    from mingzheng.outreach.answers.models import ConfirmedAnswer

    confirm(sign_in(team.office), asked)
    address = reverse("desk:confirmed_answer", args=[ConfirmedAnswer.objects.get().public_id])
    assert sign_in(strangers.office).get(address).status_code == 404

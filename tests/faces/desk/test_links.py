"""Links between records are found by number or title, and never tell of what a person may not see."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def _post(client, document, other, kind="basis"):
    return client.post(
        reverse("desk:document_link", args=[document.public_id]), {"kind": kind, "other": other}
    )


@pytest.mark.parametrize("by", ["doc_number", "title", "public_id"])
def test_link_by_number_title_or_identifier(by, team, strangers, sign_in):
    from tests import factories as make

    document, basis = make.draft(team), make.stock(strangers.organ)
    client = sign_in(team.editor)
    assert _post(client, document, getattr(basis, by)).status_code == 302
    page = client.get(reverse("desk:document", args=[document.public_id]))
    assert [(row.label, row.title, row.url) for row in page.context["links"]] == [("依据", basis.title, "")]


def test_foreign_draft_cannot_be_linked_nor_guessed(team, strangers, sign_in):
    from tests import factories as make

    document, secret = make.draft(team), make.draft(strangers)
    client = sign_in(team.editor)
    missing = _post(client, document, "没有这个标题").context["form"].errors
    assert _post(client, document, secret.title).context["form"].errors == missing


def test_link_to_a_foreign_draft_is_not_shown_at_the_other_end(team, strangers, sign_in):
    from tests import factories as make

    basis, secret = make.signed(team), make.draft(strangers)
    _post(sign_in(strangers.editor), secret, basis.doc_number)
    page = sign_in(team.editor).get(reverse("desk:document", args=[basis.public_id]))
    assert page.context["links"] == []


def test_ambiguous_title_asks_for_the_number(team, sign_in):
    from tests import factories as make

    document = make.draft(team)
    for _ in range(2):
        make.draft(team, title="同名的通知")
    response = _post(sign_in(team.editor), document, "同名的通知")
    assert response.context["form"].errors == {
        "other": ["有几条信息都叫这个名字，请改填发文字号或网址里的标识。"]
    }

"""Sites and columns: the six fixed ones, who keeps them, and which have gone stale."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.clocks.service import local_day
from mingzheng.disclosure.columns.actions.keeping import keep_column, keep_fixed_columns, keep_site
from mingzheng.disclosure.columns.models import Column
from mingzheng.disclosure.columns.queries import columns_visible_to, stale_columns
from mingzheng.kernel.statute.columns import COLUMNS
from tests.factories import NOW, ArticleFactory, ColumnFactory, SiteFactory

pytestmark = pytest.mark.django_db
TODAY = local_day(NOW)


@pytest.fixture
def site(team):
    return SiteFactory(organ=team.organ)


def test_six_fixed_columns_are_made_once(team, site):
    made = [len(keep_fixed_columns(by=team.office, at=NOW, site=site, organ=team.organ)) for _ in range(2)]
    kept = (
        Column.objects.filter(organ=team.organ).order_by("order").values_list("fixed", "name", "stale_after")
    )
    assert (made, list(kept)) == (
        [6, 0],
        [(column.key, column.name, column.stale_after) for column in COLUMNS],
    )


def test_missing_fixed_column_is_made_again(team, site):
    keep_fixed_columns(by=team.office, at=NOW, site=site, organ=team.organ)
    Column.objects.get(organ=team.organ, fixed="annual").delete()
    assert [c.fixed for c in keep_fixed_columns(by=team.office, at=NOW, site=site, organ=team.organ)] == [
        "annual"
    ]


def test_renamed_column_stays_the_fixed_one(team, site):
    keep_fixed_columns(by=team.office, at=NOW, site=site, organ=team.organ)
    keep_column(
        by=team.office,
        at=NOW,
        site=site,
        organ=team.organ,
        key="guide",
        fields={"name": "公开指南", "fixed": ""},
    )
    column = Column.objects.get(organ=team.organ, key="guide")
    assert (column.name, column.fixed) == ("公开指南", "guide")


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "signer", "admin"])
def test_columns_are_kept_by_the_office(team, site, person):
    with pytest.raises(NotPermitted):
        keep_column(
            by=getattr(team, person), at=NOW, site=site, organ=team.organ, key="news", fields={"name": "动态"}
        )
    assert Column.objects.count() == 0


def test_strangers_keep_no_column_and_no_site(team, strangers, site):
    with pytest.raises(NotPermitted):
        keep_column(
            by=strangers.office, at=NOW, site=site, organ=team.organ, key="news", fields={"name": "动态"}
        )
    with pytest.raises(NotPermitted):
        keep_site(by=strangers.admin, at=NOW, slug="", fields={"name": "别人的网站"})
    site.refresh_from_db()
    assert site.name == "云江市人民政府"


def test_taking_a_site_over_is_refused_to_strangers(team, strangers, site):
    with pytest.raises(NotPermitted):
        keep_site(
            by=strangers.admin, at=NOW, slug="", fields={"name": "别人的网站", "organ": strangers.organ}
        )
    site.refresh_from_db()
    assert (site.name, site.organ) == ("云江市人民政府", team.organ)


@pytest.mark.parametrize("fields", [{"name": ""}, {"site_code": "12"}])
def test_bad_site_values_are_refused(team, site, fields):
    with pytest.raises(ValidationError):
        keep_site(by=team.admin, at=NOW, slug="", fields=fields)


def test_column_is_stale_from_the_day_after_its_term(team, site):
    column = ColumnFactory(site=site, organ=team.organ, stale_after=30)
    days = [30, 31, 400]
    found = []
    article = ArticleFactory(column=column, state="published", published_at=NOW)
    for ago in days:
        article.published_at = NOW - timedelta(days=ago)
        article.save()
        found.append([(row.pk, since) for row, since in stale_columns(Column.objects.all(), TODAY)])
    assert found == [[], [(column.pk, 31)], [(column.pk, 400)]]


def test_empty_column_is_stale_and_one_without_term_never(team, site):
    empty = ColumnFactory(site=site, organ=team.organ, stale_after=30)
    ColumnFactory(site=site, organ=team.organ, stale_after=None)
    assert stale_columns(Column.objects.all(), TODAY) == [(empty, None)]


def test_withdrawn_article_does_not_keep_a_column_fresh(team, site):
    column = ColumnFactory(site=site, organ=team.organ, stale_after=30)
    ArticleFactory(column=column, state="withdrawn", published_at=NOW)
    assert stale_columns(Column.objects.all(), TODAY) == [(column, None)]


def test_columns_of_other_organs_are_not_visible(team, strangers, site):
    column = ColumnFactory(site=site, organ=team.organ)
    assert (list(columns_visible_to(team.editor)), list(columns_visible_to(strangers.admin))) == (
        [column],
        [],
    )

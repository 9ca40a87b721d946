"""The order of columns on SQLite."""

import pytest
from django.db import connection

from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.policy.models import Document

LONG = {"body", "body_html", "outline", "answers", "pending"}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Document, Article])
def test_nothing_stands_behind_the_long_texts(model):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps long texts outside of the row")
    with connection.cursor() as cursor:
        columns = [
            column.name
            for column in connection.introspection.get_table_description(cursor, model._meta.db_table)
        ]
    first = min(columns.index(name) for name in LONG if name in columns)
    assert set(columns[first:]) <= LONG

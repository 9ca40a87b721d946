"""`deadline` and `fee`: results, and clear sentences for what cannot be computed."""

import pytest


def test_deadline_explains_every_day(mingzheng):
    found = mingzheng("deadline", "reply", "--received", "2026-09-21", "--json").json
    assert (found["rule"], found["received"], found["due"]) == ("reply", "2026-09-21", "2026-10-26")
    assert (found["days"][0]["date"], sum(day["counted"] for day in found["days"])) == ("2026-09-22", 20)


def test_deadline_in_words(mingzheng):
    done = mingzheng("deadline", "reply", "--received", "2026-09-21")
    assert (done.code, done.err) == (0, "")
    assert "2026-10-26 到期" in done.out


def test_list_names_every_rule_with_its_source(mingzheng):
    rows = mingzheng("deadline", "list", "--json").json
    assert {"publication", "reply"} <= {row["key"] for row in rows}
    assert [row for row in rows if not row["source"]] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("deadline", "no-such-rule", "--received", "2026-09-21"),
        ("deadline", "reply"),
        ("deadline", "reply", "--received", "1911-10-10"),
        ("deadline", "reply", "--received", "2999-01-01"),
        ("fee", "--items", "-1"),
        ("fee", "--pages", "-5"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_cannot_be_computed_is_said_in_chinese(mingzheng, arguments, form):
    done = mingzheng(*arguments, *form)
    assert (done.code, done.out, "Traceback" in done.err) == (1, "", False)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.err)


@pytest.mark.parametrize(
    ("by", "count", "yuan"),
    [
        ("items", 10, 0),
        ("items", 11, 100),
        ("items", 31, 2200),
        ("pages", 30, 0),
        ("pages", 31, 10),
        ("pages", 101, 720),
    ],
)
def test_fee_by_the_steps_of_the_measure(mingzheng, by, count, yuan):
    assert mingzheng("fee", f"--{by}", count, "--json").json == {by: count, "yuan": yuan}

from datetime import date

import pytest

from mingzheng.kernel.lex import read
from mingzheng.kernel.lex.terms import add_period

HEAD = "云江市人民政府关于印发云江市管理办法的通知\n各县区人民政府：\n现印发给你们。\n云江市人民政府\n2024年3月8日\n云江市管理办法\n"


@pytest.mark.parametrize(
    ("clause", "effective", "expires"),
    [
        ("第九条　本办法自2024年5月1日起施行。", date(2024, 5, 1), None),
        ("第九条　本办法自印发之日起施行，有效期5年。", date(2024, 3, 8), date(2029, 3, 8)),
        ("第九条　本办法自2024年5月1日起施行，有效期至2026年4月30日。", date(2024, 5, 1), date(2026, 4, 30)),
        ("第九条　本办法自印发之日起30日后施行。", date(2024, 4, 7), None),
        ("第九条　本办法自公布之日起施行。", None, None),
        ("第九条　补贴标准从2024年5月1日起按新标准计算执行。", None, None),
    ],
)
def test_terms_dates(clause, effective, expires):
    reading = read(HEAD + "第一条　为了加强管理，制定本办法。\n" + clause)
    assert (reading.effective_date, reading.expires_date) == (effective, expires)


def test_terms_repeals_names_what_stands_in_the_sentence():
    clause = (
        "第九条　本办法自2024年5月1日起施行。《云江市旧办法》（云政发〔2018〕3号）、《云江市细则》同时废止。"
    )
    assert read(HEAD + clause).terms.repeals == [
        {"name": "云江市旧办法", "number": "云政发〔2018〕3号"},
        {"name": "云江市细则", "number": None},
    ]


def test_terms_trial_from_the_title():
    assert read("云江市管理办法（试行）\n第一条　为了加强管理，制定本办法。").terms.trial == "试行"


def test_add_period_last_day_of_month():
    assert add_period(date(2024, 1, 31), {"value": 1, "unit": "month"}) == date(2024, 2, 29)
    assert add_period(date(2024, 2, 29), {"value": 1, "unit": "year"}) == date(2025, 2, 28)

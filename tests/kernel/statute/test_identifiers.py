from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute import identifiers as ids

DIGITS = "0123456789"
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("11010519491231002", "X"),
        ("44052418800101001", "4"),
        ("13010219900307123", "3"),
        ("51010019850615043", "9"),
    ],
)
def test_id_check_published_vectors(body, check):
    assert ids.id_check(body) == check
    assert ids.id_kind(body + check) == "resident"
    assert ids.is_id_number(body + check.lower())


@pytest.mark.parametrize(
    "number", ["110105194912310021", "11010519490231002X", "990105194912310028", "", "abc"]
)
def test_id_kind_wrong_check_date_or_area(number):
    assert ids.id_kind(number) is None


def test_id_kind_permits_and_cards():
    permit = "81000019900307123"
    permanent = "91115619850615001"
    assert ids.id_kind(permit + ids.id_check(permit)) == "hmt_permit"
    assert ids.id_kind(permanent + ids.id_check(permanent)) == "permanent"
    assert ids.id_kind("USA110085061512") == "permanent_old"
    assert ids.id_kind("USA110085991512") is None
    assert ids.id_kind("110105491231002") == "resident15"
    assert ids.id_kind("110105499931002") is None


def test_birth_date_of_each_shape():
    assert ids.birth_date("11010519491231002X") == date(1949, 12, 31)
    assert ids.birth_date("110105491231002") == date(1949, 12, 31)
    assert ids.birth_date("USA110085061512") == date(1985, 6, 15)
    assert ids.birth_date("110105194912310021") is None


@pytest.mark.parametrize(
    "code", ["91110000600037341L", "91230500MA1B3N1N2M", "11370812004339255B", "11341702486344515H"]
)
def test_is_uscc_published_vectors(code):
    assert ids.is_uscc(code)
    assert not ids.is_uscc(code.lower())


def test_is_uscc_letters_in_first_eight():
    body = "N2370812MF4339255"
    assert ids.is_uscc(body + ids.uscc_check(body))


@pytest.mark.parametrize(
    ("body", "check"),
    [("00001434", "9"), ("01428981", "0"), ("00433925", "5"), ("60003734", "1"), ("D2143569", "X")],
)
def test_org_code_check_published_vectors(body, check):
    assert ids.org_code_check(body) == check
    assert ids.is_org_code(body + check)
    assert ids.is_org_code(f"{body}-{check}")


def test_is_index_number_needs_valid_organ():
    assert ids.is_index_number("000014349/2019-00007")
    assert not ids.is_index_number("000014348/2019-00007")
    assert not ids.is_index_number("000014349/2019-7")


@pytest.mark.parametrize(
    ("number", "good"), [("79927398713", True), ("4111111111111111", True), ("6225880137706860", False)]
)
def test_is_luhn_published_vectors(number, good):
    assert ids.is_luhn(number) is good


def test_is_luhn_not_digits():
    assert not ids.is_luhn("")
    assert not ids.is_luhn("１２３")


def test_is_bank_card_prefix_and_length():
    body = "622202100011223344"
    assert ids.is_bank_card(body + ids.luhn_check(body), domestic_only=True)
    assert ids.is_bank_card("4111111111111111")
    assert not ids.is_bank_card("4111111111111111", domestic_only=True)
    assert not ids.is_bank_card("79927398713")
    strange = "812345678901234"
    assert not ids.is_bank_card(strange + ids.luhn_check(strange))


@pytest.mark.parametrize("check", [ids.id_check, ids.uscc_check, ids.org_code_check, ids.luhn_check])
@pytest.mark.parametrize("body", ["", "I", "１２", "a" * 17])
def test_generators_bad_body_say_so(check, body):
    with pytest.raises(ValueError, match="本体应"):
        check(body)


@given(st.text(alphabet=DIGITS, min_size=12, max_size=18))
def test_luhn_check_completes_any_body(body):
    assert ids.is_luhn(body + ids.luhn_check(body))


@given(st.text(alphabet=USCC, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(USCC))
def test_uscc_one_wrong_character_is_caught(body, place, char):
    code = body + ids.uscc_check(body)
    broken = code[:place] + char + code[place + 1 :]
    assert ids.is_uscc(broken) is (broken == code)


@given(st.text(max_size=20))
def test_checks_never_raise(text):
    assert ids.is_id_number(text) in (True, False)
    assert ids.is_uscc(text) in (True, False)
    assert ids.is_org_code(text) in (True, False)
    assert ids.is_bank_card(text) in (True, False)

"""Masking over cut text, whatever the cuts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mingzheng.engines.papers.masking.leaves import mask_leaves
from mingzheng.engines.papers.masking.secrets import Secrets
from mingzheng.kernel.lex.scan import scan

SAID = "申请人：赵明明，身份证号11010519491231002X，电子邮箱zhao.ming@qq.com，手机13800001234。"
FINDINGS = scan(SAID)
SECRETS = Secrets(FINDINGS)


def test_the_ground_of_these_tests():
    assert sorted(finding.kind for finding in FINDINGS) == ["email", "id_number", "mobile", "name"]


@given(st.lists(st.integers(0, len(SAID)), max_size=30))
def test_any_cuts_give_the_same_masked_text(cuts):
    places = [0, *sorted(cuts), len(SAID)]
    leaves = []
    for start, end in pairwise(places):
        leaves.append(etree.Element("t"))
        leaves[-1].text = SAID[start:end]
    mask_leaves(leaves, SECRETS)
    assert "".join(leaf.text or "" for leaf in leaves) == SECRETS.sub(SAID)


@given(st.text("赵明三 的\n，", max_size=30), st.text("138 0-１a", max_size=30))
def test_what_is_found_is_gone_and_the_rest_stays(words, digits):
    text = f"{words}{SAID}{digits}"
    masked = SECRETS.sub(text)
    assert SECRETS.first_kind(masked) == ""
    kept, position = [], 0
    for start, end, _ in SECRETS.spans(text):
        kept.append(text[position:start])
        position = end
    assert all(piece in masked for piece in [*kept, text[position:]])


@given(st.text(max_size=200))
def test_any_text_without_a_value_stays_as_it_is(text):
    found = SECRETS.spans(text)
    assert SECRETS.sub(text) == text or found != []


def test_no_values_change_nothing():
    assert (Secrets([]).sub(SAID), bool(Secrets([])), bool(SECRETS)) == (SAID, False, True)

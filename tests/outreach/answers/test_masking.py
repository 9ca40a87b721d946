import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.masking import LONGEST, masked

NAMES = st.text(st.sampled_from("张王李赵欧阳娜娜建国伟芳敏静"), min_size=2, max_size=4)
ASKING = st.sampled_from(["，想问公租房怎么申请", "，低保多少钱", "。孩子上学要什么材料？"])


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("公租房怎么申请？", "公租房怎么申请?"),
        ("我叫张三，想问低保", "我叫***,想问低保"),
        ("我叫欧阳娜娜，想问低保", "我叫***,想问低保"),
        ("我叫张三想问低保", "我叫***想问低保"),
        ("姓名：李四 怎么落户", "姓名:*** 怎么落户"),
        ("我叫 Peter Smith，怎么落户", "我叫 ***,怎么落户"),
        ("电话0990-8000001打不通", "电话***打不通"),
        ("卡号 6222 0200 0000 0000 有补贴吗", "卡号 *** 有补贴吗"),
        ("幺三八零零零零零零零零是我的号", "***是我的号"),
        ("发到 a.b@example.org 行吗", "发到 *** 行吗"),
        ("微信号abc_12345加一下", "微信号***加一下"),
        ("国办发〔2019〕43号第12条", "国办发〔2019〕43号第12条"),
        ("2026年7月6日能报名吗", "2026年7月6日能报名吗"),
    ],
)
def test_masked_takes_out_who_asks_and_keeps_what(question, kept):
    assert masked(question) == kept


@given(NAMES, ASKING)
def test_masked_never_keeps_an_introduced_name(name, asking):
    text = masked(f"我叫{name}{asking}")
    assert (text[:5], name in text) == ("我叫***", False)


@given(st.text(max_size=300))
def test_masked_is_short_one_line_and_without_long_numbers(text):
    kept = masked(text)
    assert len(kept) <= LONGEST
    assert re.search(r"\d{7}", kept) is None
    assert kept == " ".join(kept.split())


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(["", " ", "-"]),
    st.text("公租房申请，。", max_size=8),
)
def test_masked_never_keeps_a_telephone_number_however_grouped(number, gap, around):
    grouped = gap.join((number[:3], number[3:7], number[7:]))
    kept = masked(f"{around}{grouped}{around}")
    assert re.sub(r"\D", "", kept) == ""

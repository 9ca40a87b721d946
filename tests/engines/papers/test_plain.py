import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.papers import read_bytes
from mingzheng.engines.papers.plain import decode

TEXT = "关于印发工作要点的通知\n各县人民政府：\n正文。"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_encodings_give_the_same_text(data):
    intake = read_bytes(data, "a.txt")
    assert intake.manuscript.to_text() == TEXT
    assert (intake.format, intake.title_hint) == ("txt", "关于印发工作要点的通知")


def test_utf16_without_bom():
    assert decode("abc 政务".encode("utf-16-le")) == "abc 政务"
    assert decode("abc 政务".encode("utf-16-be")) == "abc 政务"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_utf8_always_comes_back(text):
    assert decode(text.encode()) == text


def test_utf8_with_a_damaged_byte_stays_utf8_and_says_so():
    data = (TEXT * 10).encode()
    damaged = data[:30] + b"\xff" + data[30:]
    intake = read_bytes(damaged, "a.txt")
    assert intake.manuscript.to_text().replace("\ufffd", "") == TEXT * 10
    assert intake.warnings == ["文件有 1 处文字编码损坏，读成了“\ufffd”，请对照原文改正。"]

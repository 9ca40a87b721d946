"""Faulty demonstration content is refused with Chinese sentences that name the file to mend."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from mingzheng.demo.checks import ContentError, check
from mingzheng.demo.content import load, read, split_front_matter
from mingzheng.demo.shapes import DemoCity


@pytest.fixture(scope="module")
def city() -> DemoCity:
    return load()


def test_split_front_matter_without_fence_is_refused():
    with pytest.raises(ContentError, match="应当以“"):
        split_front_matter("title = 'a'\n正文", "x.txt")


def test_split_front_matter_with_bad_toml_is_refused():
    with pytest.raises(ContentError, match="的元数据不是有效的TOML："):
        split_front_matter("+++\ntitle =\n+++\n正文", "x.txt")


def test_read_with_unknown_key_is_refused(tmp_path):
    _copy_content(tmp_path)
    path = tmp_path / "people.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'nickname = "x"\n', encoding="utf-8")
    with pytest.raises(ContentError, match="有不认识的项目：nickname。"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"basis": (999,)}, "第001号文件的依据第999号文件不存在。"),
        ({"theme": "没有的主题"}, "第001号文件的主题分类“没有的主题”不存在。"),
        ({"published_date": date(2020, 6, 1)}, "第001号文件的公开日期早于成文日期。"),
        ({"organs": ("市气象局",)}, "第001号文件的发文机关“市气象局”不存在。"),
        ({"state": "scheduled", "published_date": None},
         "第001号文件的状态是“scheduled”，但是缺少这一状态需要的项目。"),
        ({"disclosure": "closed", "canary": "暂行办法", "ground_note": "说明"},
         "第001号文件不主动公开，应当写明法定理由。"),
    ],
)  # fmt: skip
def test_check_of_a_faulty_document_names_the_fault(city, change, sentence):
    with pytest.raises(ContentError) as caught:
        check(_with_document(city, 1, change))
    assert sentence in str(caught.value).splitlines()


def test_check_of_a_repeated_number_is_refused(city):
    with pytest.raises(ContentError) as caught:
        check(_with_document(city, 2, {"doc_number": "云政办规〔2020〕1号"}))
    assert "发文字号云政办规〔2020〕1号重复。" in str(caught.value).splitlines()


def _with_document(city: DemoCity, serial: int, change: dict[str, Any]) -> DemoCity:
    documents = (replace(d, **change) if d.serial == serial else d for d in city.documents)
    return replace(city, documents=tuple(documents))


def _copy_content(target: Path) -> None:
    for entry in (files("mingzheng.demo") / "content").iterdir():
        if entry.is_file():
            (target / entry.name).write_text(entry.read_text(encoding="utf-8"), encoding="utf-8")
    for folder in ("documents", "articles"):
        (target / folder).mkdir()

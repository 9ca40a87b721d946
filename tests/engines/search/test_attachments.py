"""Texts of files are found, and the hit says in which file the words stand."""

import pytest

from mingzheng.base.files.store import keep
from mingzheng.disclosure.policy.models import Attachment
from mingzheng.engines.search.service import Query, find


@pytest.fixture
def attach(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"

    def attach(row, name, text):
        stored = keep(name.encode(), format="txt", text=text)
        Attachment.objects.create(document=row, file=stored, name=name)

    return attach


def snippets(text):
    return [(hit.body_snippet.text, hit.body_snippet.segments()) for hit in find(Query(text)).hits]


def test_hit_names_the_file_that_has_the_words(world, attach):
    row = world.document("供热管理办法", "正文里没有。")
    attach(row, "说明.txt", "与此无关。")
    attach(row, "申请表.txt", "申请人填写采暖面积。")
    world.deliver()
    assert snippets("采暖面积") == [
        (
            "附件《申请表.txt》：申请人填写采暖面积。",
            [("附件《申请表.txt》：申请人填写", False), ("采暖面积", True), ("。", False)],
        )
    ]


def test_hit_by_the_name_of_a_file_shows_the_name(world, attach):
    attach(world.document("供热管理办法", "正文里没有。"), "采暖补贴申请表.docx", "姓名")
    world.deliver()
    assert [text for text, _ in snippets("采暖补贴")] == ["附件《采暖补贴申请表.docx》"]


def test_own_text_goes_before_files(world, attach):
    attach(world.document("供热管理办法", "按采暖面积计费。"), "申请表.txt", "采暖面积")
    world.deliver()
    assert [text for text, _ in snippets("采暖面积")] == ["按采暖面积计费。"]


def test_files_of_many_hits_are_read_together(world, attach, django_assert_num_queries):
    from mingzheng.engines.search.service import hydrate, search

    for number in range(6):
        attach(world.document(f"办法{number}", "正文。"), f"表{number}.txt", "采暖面积")
    world.deliver()
    for limit in (1, 6):
        results = search(Query("采暖面积", limit=limit))
        with django_assert_num_queries(4):
            assert len(hydrate(results).hits) == limit

"""`import`: what is taken in, what is refused and why, and that a second time does nothing."""

import json

import pytest

from mingzheng.disclosure.policy.models import Document
from tests.factories import BODY, OrganFactory

pytestmark = pytest.mark.django_db
KEYS = ("created", "updated", "skipped", "refused")


@pytest.fixture(autouse=True)
def folders(own_home):
    return own_home


def counts(done):
    return [len(done.json[key]) for key in KEYS]


def lines(folder, *rows):
    path = folder / "stock.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(texts), "utf-8")
    return path


ROW = {
    "title": "关于加强档案工作的意见",
    "doc_number": "云政办发〔2025〕3号",
    "issuer": "云江市人民政府办公室",
    "text": BODY,
}


def test_second_import_creates_nothing(mingzheng, tmp_path):
    path = lines(tmp_path, ROW, {**ROW, "doc_number": "云政办发〔2025〕4号"})
    assert [counts(mingzheng("import", path, "--publish", "--json")) for _ in range(2)] == [
        [2, 0, 0, 0],
        [0, 0, 2, 0],
    ]
    assert (Document.objects.count(), set(Document.objects.values_list("state", flat=True))) == (
        2,
        {"published"},
    )


def test_same_line_twice_is_one_document(mingzheng, tmp_path):
    path = lines(tmp_path, ROW, {**ROW, "doc_number": "云政办发[2025]3号"})
    assert counts(mingzheng("import", path, "--json")) == [1, 0, 1, 0]


def test_without_publish_it_stays_a_draft(mingzheng, tmp_path):
    mingzheng("import", lines(tmp_path, ROW))
    assert Document.objects.get().state == "draft"


def test_values_beside_the_text_go_before_those_in_it(mingzheng, tmp_path):
    given = {
        **ROW,
        "written_date": "2025-03-04",
        "published_date": "2025-03-09",
        "index_number": "A/2025-00001",
    }
    mingzheng("import", lines(tmp_path, given), "--publish")
    document = Document.objects.get()
    assert (document.title, document.written_date.isoformat(), document.index_number, document.organ.name) == (
        ROW["title"], "2025-03-04", "A/2025-00001", "云江市人民政府办公室",
    )  # fmt: skip
    assert document.published_at.astimezone().date().isoformat() in ("2025-03-08", "2025-03-09")


@pytest.mark.parametrize(
    "bad",
    [
        '{"title": "没有写完', "[1, 2]", '"只有文字"', "不是 JSON", {"text": ""}, {"title": 5, "text": BODY},
        {**ROW, "written_date": "去年春天"}, {**ROW, "published_date": "2025年"}, {**ROW, "text": None, "issuer": None},
        {**ROW, "keywords": "一个词"}, {**ROW, "disclosure": "secret"}, {**ROW, "issuer": 7}, {**ROW, "url": 3},
        {**ROW, "issuer": "云江市" + "很长" * 60 + "局"}, {**ROW, "index_number": "A" * 81}, {**ROW, "title": "长" * 501},
    ],
    ids=lambda bad: str(bad)[:24],
)  # fmt: skip
def test_bad_line_is_refused_by_number_and_the_others_are_taken(mingzheng, tmp_path, bad):
    good = {**ROW, "doc_number": "云政办发〔2025〕9号", "title": "关于另一件事的意见"}
    path = lines(tmp_path, bad, good)
    done = mingzheng("import", path, "--publish", "--json")
    assert (done.code, counts(done)) == (1, [1, 0, 0, 1])
    [refused] = done.json["refused"]
    assert refused["file"] == f"{path}:1"
    assert any("\u4e00" <= letter <= "\u9fff" for letter in refused["reason"])
    assert "Error" not in refused["reason"]


@pytest.mark.parametrize("name", ["没有.txt", "没有.jsonl", "没有的文件夹/"])
def test_missing_path_is_refused(mingzheng, tmp_path, name):
    done = mingzheng("import", tmp_path / name)
    assert (done.code, "Traceback" in done.err, Document.objects.count()) == (1, False, 0)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.err)


def test_broken_word_file_is_refused_and_the_rest_of_the_folder_taken(mingzheng, tmp_path):
    folder = tmp_path / "stock"
    folder.mkdir()
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "空.txt").write_bytes(b"")
    (folder / "通知.txt").write_text(BODY, "utf-8")
    (folder / "说明.md").write_text("不认识的格式不看。", "utf-8")
    done = mingzheng("import", folder, "--organ", OrganFactory().name, "--json")
    assert (done.code, counts(done)) == (1, [1, 0, 0, 2])


def test_report_in_words(mingzheng, tmp_path):
    done = mingzheng("import", lines(tmp_path, ROW, "坏行"))
    assert (done.code, done.out) == (1, "共 2 件：新建 1 件，更新 0 件，已有未变 0 件，未导入 1 件。\n")
    assert "未导入" in done.err


def test_organ_is_named_once_however_many_documents(mingzheng, tmp_path):
    from mingzheng.base.organs.models import Organ

    rows = [{**ROW, "doc_number": f"云政办发〔2025〕{n}号"} for n in range(1, 6)]
    mingzheng("import", lines(tmp_path, *rows))
    assert Organ.objects.filter(name="云江市人民政府办公室").count() == 1

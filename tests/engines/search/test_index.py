import json
import threading

import pytest

from mingzheng.engines.search import index as module
from mingzheng.engines.search.engine import IndexBusy, IndexUnavailable, Request
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.tree import All, Term
from tests.engines.search.samples import ALL_ENTRIES, LAND, SPORT, Entry


@pytest.fixture
def index(tmp_path):
    built = TantivyIndex(tmp_path / "index")
    built.rebuild(ALL_ENTRIES)
    return built


def found(index, tree=None):
    return sorted(hit.ref for hit in index.find(Request(tree or All(), limit=100)).hits)


def test_apply_replaces_and_deletes_in_one_commit(index, tmp_path):
    reader = TantivyIndex(tmp_path / "index")
    assert reader.count() == 3
    index.apply([Entry(SPORT.ref, "新标题"), Entry("policy:new", "新增")], [LAND.ref])
    assert found(reader) == ["article:archive", "policy:new", "policy:sport"]
    assert found(reader, Term("tw", "体育")) == []


def test_apply_twice_changes_nothing(index):
    for _ in range(2):
        index.apply([SPORT], [LAND.ref])
    assert found(index) == ["article:archive", "policy:sport"]


def test_apply_of_the_same_record_twice_keeps_the_last(index):
    index.apply([Entry("policy:a", "调整"), Entry("policy:a", "废止")])
    assert (found(index, Term("tw", "调整")), found(index, Term("tw", "废止"))) == ([], ["policy:a"])


def test_generation_changes_with_each_commit(index):
    before = index.generation()
    index.apply([SPORT])
    assert index.generation() != before


def test_rebuild_replaces_everything_and_tells_progress(index):
    reader, told = TantivyIndex(index._folder), []
    assert reader.count() == 3
    assert index.rebuild([SPORT], told.append) == 1
    assert (found(reader), told) == ([SPORT.ref], [1])
    assert len(list(index._folder.glob("build-*"))) == 1


def test_rebuild_that_fails_leaves_the_old_index(index):
    def entries():
        yield SPORT
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.rebuild(entries())
    assert (len(found(index)), len(list(index._folder.glob("build-*")))) == (3, 1)


def test_rebuild_of_nothing_is_an_empty_index(tmp_path):
    index = TantivyIndex(tmp_path)
    assert (index.rebuild([]), index.count(), index.trouble()) == (0, 0, None)


def test_trouble_of_a_missing_index(tmp_path):
    index = TantivyIndex(tmp_path / "none")
    assert index.trouble().startswith("检索索引还没有建立")
    with pytest.raises(IndexUnavailable):
        index.apply([SPORT])


def _break_pointer(folder):
    (folder / "current.json").write_text("{", "utf-8")


def _break_meta(folder):
    next(folder.glob("build-*/meta.json")).write_text("{}", "utf-8")


def _lose_build(folder):
    for path in next(folder.glob("build-*")).iterdir():
        path.unlink()


def _lose_segments(folder):
    for path in folder.glob("build-*/*.term"):
        path.unlink()


@pytest.mark.parametrize("damage", [_break_pointer, _break_meta, _lose_build, _lose_segments])
def test_trouble_of_a_damaged_index_is_cured_by_rebuilding(index, damage):
    folder = index._folder
    damage(folder)
    fresh = TantivyIndex(folder)
    assert fresh.trouble().startswith("检索索引已损坏")
    fresh.rebuild(ALL_ENTRIES)
    assert (fresh.trouble(), fresh.count()) == (None, 3)


@pytest.mark.parametrize("change", [{"analyzer": "zh0"}, {"schema": 0}])
def test_trouble_of_an_old_index(index, change):
    pointer = index._folder / "current.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text("utf-8")) | change), "utf-8")
    fresh = TantivyIndex(index._folder)
    assert fresh.trouble().startswith("检索索引由旧版本建立")
    with pytest.raises(IndexUnavailable):
        fresh.find(Request(All()))


def test_vocabulary_counts_records(index):
    words = dict(index.vocabulary(1000))
    assert (words["体育"], words["登记"]) == (2, 1)


def test_a_second_writer_waits_and_then_says_so(index, monkeypatch):
    monkeypatch.setattr(module, "_LOCK_PATIENCE", 0.0)
    with index._writing(), pytest.raises(IndexBusy) as refusal:
        TantivyIndex(index._folder).apply([SPORT])
    assert str(refusal.value) == "检索索引正在由另一个程序更新，请稍后再试。"


def test_readers_go_on_while_one_writes(index):
    reader, seen, stop = TantivyIndex(index._folder), [], threading.Event()

    def read():
        while not stop.is_set():
            seen.append(len(found(reader)))

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(10):
        index.apply([Entry(f"policy:{number}", "新增")])
    index.rebuild(ALL_ENTRIES)
    stop.set()
    for thread in threads:
        thread.join()
    assert set(seen) <= set(range(3, 14))
    assert len(found(reader)) == 3

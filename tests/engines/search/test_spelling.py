import pytest

from mingzheng.engines.search import site, spelling, suggest
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.query import Query, run
from mingzheng.engines.search.spelling import outgrown, prepare, speller
from mingzheng.engines.search.suggest import Lexicon
from tests.engines.search.samples import ALL_ENTRIES, Entry


@pytest.fixture
def index(tmp_path):
    index = TantivyIndex(tmp_path)
    index.rebuild(ALL_ENTRIES)
    return index


def test_lexicon_survives_being_kept():
    lexicon = Lexicon.of([("体育", 3), ("x", 2), ("登记", 1)])
    assert Lexicon.from_json(lexicon.as_json()) == lexicon
    assert lexicon.counts == {"体育": 3, "登记": 1}
    assert lexicon.by_sound == {"ti yu": "体育", "deng ji": "登记", "den ji": "登记"}
    assert lexicon.readings["行"].split()[:2] == ["xing", "hang"]


def test_a_prepared_speller_is_read_and_not_made_again(index, monkeypatch):
    prepare(index)
    monkeypatch.setattr(spelling, "Lexicon", _Forbidden)
    assert run(index, Query("体玉产业")).suggestion == "体育产业"


class _Forbidden:
    of = None
    from_json = Lexicon.from_json


@pytest.mark.parametrize("text", ["", "{", "[]", '{"counts": {}}'])
def test_a_damaged_file_is_passed_over(index, text):
    index.aside("speller.json").write_text(text, "utf-8")
    assert run(index, Query("体玉产业")).suggestion == "体育产业"


def test_a_new_lexicon_is_followed(index):
    prepare(index)
    assert speller(index).correct("数剧", lambda text: True) is None
    index.apply([Entry("policy:data", "数据")])
    prepare(index)
    assert speller(index).correct("数剧", lambda text: text == "数据") == "数据"


def test_an_index_outgrows_its_words(index):
    assert outgrown(index)
    prepare(index)
    assert not outgrown(index)
    index.apply([Entry(f"policy:{number}", "通知") for number in range(60)])
    assert outgrown(index)


def test_a_rebuild_of_the_site_prepares(world, monkeypatch):
    world.document("体育通知", "体育产业。")
    site.rebuild()
    assert site.engine().aside(spelling._FILE).exists()
    monkeypatch.setattr(suggest.sounds, "sound", None)
    assert run(site.engine(), Query("体玉")).suggestion == "体育"

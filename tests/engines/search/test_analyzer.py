import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.scripts import to_hans

ALPHABET = "体育产业高质量發展裏后著乾5GgIPv62019ＡＢ０１ éß㎡①，。“”〔〕 　\n\t-+%_|"
TEXT = st.text(
    st.sampled_from(ALPHABET) | st.characters(blacklist_categories=("Cs",)), min_size=2, max_size=60
)


def holds(text: str, tokens: tuple[str, ...]) -> bool:
    stream = analyzer.grams(text).split()
    size = len(tokens)
    if size == 1 and len(tokens[0]) == 1:
        return any(token.startswith(tokens[0]) for token in stream)
    return any(tuple(stream[start : start + size]) == tokens for start in range(len(stream) - size + 1))


@given(TEXT, st.data())
def test_grams_of_any_part_are_a_phrase_of_the_whole(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    tokens = analyzer.phrase(text[start:end])
    assert not tokens or holds(text, tokens)


@given(TEXT)
def test_fold_with_origins_agrees_with_fold(text):
    folded, origins = analyzer.fold_with_origins(text)
    assert folded == analyzer.fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)


@given(TEXT)
def test_fold_is_what_each_character_folds_to(text):
    folded = "".join(analyzer._fold(char) for char in text)
    assert analyzer.fold(text) == re.sub("_+", "_", folded)


@given(TEXT)
def test_characters_are_those_and_the_pairs_of_each_run(text):
    runs = analyzer.fold(text).split(analyzer.SENTINEL)
    pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    assert analyzer.characters(text) == [*"".join(runs), *pairs]


@given(TEXT)
def test_fold_twice_changes_nothing(text):
    assert analyzer.fold(analyzer.fold(text)) == analyzer.fold(text)


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        ("5G 网络", "_5 5g g网 网络 络_"),
        ("依法，行政。", "_依 依法 法_ _行 行政 政_"),
        ("——", ""),
        ("县", "_县 县_"),
        ("ＩＰｖ６", "_i ip pv v6 6_"),
    ],
)
def test_grams_of_short_texts(text, stream):
    assert analyzer.grams(text) == stream


def test_phrase_does_not_cross_punctuation():
    assert not holds("依法，行政", analyzer.phrase("法行"))
    assert holds("依法，行政", analyzer.phrase("法、行"))


@pytest.mark.parametrize(
    ("one", "other"), [("網際網路", "网际网路"), ("著作", "着作"), ("臺灣", "台湾"), ("Café", "CAFE")]
)
def test_fold_merges_variants(one, other):
    assert analyzer.fold(one) == analyzer.fold(other)


def test_words_keep_numbers_whole_and_find_inner_words():
    tokens = analyzer.words("根据国办发[2019]19号第十二条，办理不动产登记").split()
    assert {"国办发〔2019〕19号", "第12条", "不动产", "登记", "动产"} <= set(tokens)


@pytest.mark.parametrize("text", ["行 政 许 可", "行政许可", "行政　许可"])
def test_words_ignore_blanks_inside_han(text):
    assert analyzer.words(text) == analyzer.words("行政许可")


def test_words_are_no_single_han_characters():
    assert analyzer.words("县、乡两级，A类5个") == "两级 a 5"


def test_streams_of_a_name_follow_what_is_learnt():
    name = "松岭县数据资源局"
    before = analyzer.streams(name)
    analyzer.learn([name])
    assert (name in before[0].split(), name in analyzer.streams(name)[0].split()) == (False, True)


def test_words_of_both_scripts_are_the_same():
    assert analyzer.words("體育產業發展") == analyzer.words("体育产业发展")
    assert to_hans("乾隆") == "乾隆"


def test_query_words_drop_function_words_unless_alone():
    assert [word.text for word in analyzer.query_words("体育的发展")] == ["体育", "发展"]
    assert [word.text for word in analyzer.query_words("的")] == ["的"]


def test_query_words_offer_the_parts_of_a_long_word():
    (word,) = analyzer.query_words("体育产业")
    assert word == analyzer.Word("体育产业", ("体育", "产业"))


def test_learn_makes_a_name_one_word():
    name = "云江市数据资源局"
    analyzer.learn([name])
    assert [word.text for word in analyzer.query_words(name)] == [name]

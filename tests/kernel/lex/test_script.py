import pytest

from mingzheng.kernel.lex import script_of, to_hans, to_hant
from mingzheng.kernel.lex.script import looks_word_converted
from mingzheng.kernel.lex.shadow import shadow_of


@pytest.mark.parametrize(
    ("text", "script"),
    [("云江市人民政府办公厅", "hans"), ("雲江市人民政府辦公廳", "hant"), ("", "hans"), ("ABC", "hans")],
)
def test_script_of(text, script):
    assert script_of(text) == script


def test_to_hans_characters_keep_real_words():
    assert to_hans("檔案館關于規范文件的規定") == "档案馆关于规范文件的规定"


def test_to_hans_source_words_maps_converted_ones():
    assert (
        to_hans("最佳化檔案，服務民眾，推進網際網路", source_words=True) == "优化文件，服务群众，推进互联网"
    )


def test_to_hant_phrases():
    assert to_hant("国务院办公厅关于后续工作") == "國務院辦公廳關於後續工作"


def test_looks_word_converted_needs_several_marks():
    assert looks_word_converted("檔案、檔案、民眾") is True
    assert looks_word_converted("檔案館") is False


@pytest.mark.parametrize(
    "text", ["國務院辦公廳（２０１９）：「」", "云江市，　（一）", "乾隆、幹部、乾燥", ""]
)
def test_shadow_keeps_the_length(text):
    assert len(shadow_of(text)) == len(text)

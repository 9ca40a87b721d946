import pytest

from mingzheng.kernel.statute.genres import GENRE_NAMES, genre, genre_of_title


def test_genres_are_the_fifteen_of_article_eight():
    assert " ".join(GENRE_NAMES) == "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要"


def test_genre_only_reports_and_requests_go_upward():
    assert [name for name in GENRE_NAMES if genre(name).upward] == ["报告", "请示"]


def test_genre_unknown_word_is_none():
    assert genre("细则") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云江市人民政府关于印发2026年政务公开工作要点的通知", "通知"),
        ("云江市人民政府令", "命令"),
        ("清河县人民政府关于加强养老服务的意见（试行）", "意见"),
        ("云江市人民政府关于同意设立松岭县产业园的批复", "批复"),
        ("松岭县人民政府常务会议纪要", "纪要"),
        ("云江市烟花爆竹安全管理通告(2026年修订)", "通告"),
    ],
)
def test_genre_of_title_reads_the_ending(title, name):
    assert genre_of_title(title).name == name


def test_genre_of_title_without_a_kind_is_none():
    assert genre_of_title("云江市公共租赁住房保障办法") is None

from mingzheng.kernel.statute.themes import THEMES, find_theme


def test_themes_are_22_numbered_in_order():
    assert [theme.number for theme in THEMES] == list(range(1, 23))


def test_themes_names_and_children_are_distinct():
    assert len({theme.name for theme in THEMES}) == 22
    assert all(len(set(theme.children)) == len(theme.children) for theme in THEMES)


def test_find_theme_reads_both_separators():
    assert find_theme("综合政务\\政务公开") == (THEMES[1], "政务公开")
    assert find_theme(" 综合政务 / 政务公开 ") == (THEMES[1], "政务公开")


def test_find_theme_without_child():
    assert find_theme("国防") == (THEMES[20], "")


def test_find_theme_refuses_foreign_child_and_unknown_theme():
    assert find_theme("综合政务\\民航") is None
    assert find_theme("体育赛事") is None


def test_theme_paths_start_with_the_theme_itself():
    assert THEMES[17].paths == ("民族、宗教", "民族、宗教\\民族事务", "民族、宗教\\宗教事务")

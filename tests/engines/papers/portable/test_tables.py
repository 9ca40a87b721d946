from mingzheng.engines.papers import read_bytes
from mingzheng.engines.papers.portable.rules import Rule
from mingzheng.engines.papers.portable.tables import Cell, find_grids
from mingzheng.kernel.lex.manuscript import Paragraph, Table
from tests.engines.papers.paper_samples import pdf


def rules(*triples: tuple[float, float, float]) -> list[Rule]:
    return [Rule(*triple) for triple in triples]


def test_find_grids_two_by_two():
    (grid,) = find_grids(
        rules((0, 0, 100), (20, 0, 100), (40, 0, 100)), rules((0, 0, 40), (50, 0, 40), (100, 0, 40))
    )
    assert (grid.columns, grid.rows) == ((0, 50, 100), (0, 20, 40))
    assert grid.cells == (
        Cell(0, 0, 0, 0, 50, 20),
        Cell(0, 1, 50, 0, 100, 20),
        Cell(1, 0, 0, 20, 50, 40),
        Cell(1, 1, 50, 20, 100, 40),
    )


def test_find_grids_missing_walls_merge_cells():
    across = rules((0, 0, 100), (20, 50, 100), (40, 0, 100), (60, 0, 100))
    down = rules((0, 0, 60), (50, 0, 40), (100, 0, 60))
    (grid,) = find_grids(across, down)
    assert [
        (cell.row, cell.column, cell.right - cell.left, cell.bottom - cell.top) for cell in grid.cells
    ] == [
        (0, 0, 50, 40),
        (0, 1, 50, 20),
        (1, 1, 50, 20),
        (2, 0, 100, 20),
    ]


def test_find_grids_both_edges_of_a_thick_line_are_one():
    across = rules((0, 0, 100), (0.5, 0, 100), (20, 0, 100), (20.5, 0, 100))
    (grid,) = find_grids(across, rules((0, 0, 20), (50, 0, 20), (50.5, 0, 20), (100, 0, 20)))
    assert len(grid.cells) == 2


def test_find_grids_leaves_frames_and_rules_alone():
    frame = rules((0, 0, 100), (20, 0, 100)), rules((0, 0, 20), (100, 0, 20))
    assert find_grids(*frame) == []
    assert find_grids(rules((0, 0, 100), (50, 0, 100), (90, 0, 100)), []) == []


def test_table_of_a_pdf_with_merged_and_wrapped_cells():
    source = """
    #table(columns: (3em, 6em, 1fr), table.cell(colspan: 2)[合并], [右],
      table.cell(rowspan: 2)[左], [推进重点领域信息公开工作], [乙], [丙], [丁])

    表后正文。
    """
    assert read_bytes(pdf(source), "a.pdf").manuscript.blocks == (
        Table((("合并", "", "右"), ("左", "推进重点领域信息公开工作", "乙"), ("", "丙", "丁"))),
        Paragraph("表后正文。"),
    )


def test_table_over_pages_is_one_and_its_header_stands_once():
    rows = "".join(f"[{number}], [任务{number}]," for number in range(60))
    source = f"表前正文。\n\n#table(columns: (4em, 1fr), table.header([序号], [任务]), {rows})"
    before, table = read_bytes(pdf(source), "a.pdf").manuscript.blocks
    assert before == Paragraph("表前正文。")
    assert table == Table((("序号", "任务"), *((str(number), f"任务{number}") for number in range(60))))


def test_two_tables_with_text_between_stay_two():
    table = "#table(columns: 2, [a], [b])"
    assert read_bytes(pdf(f"{table}\n\n其间。\n\n{table}"), "a.pdf").manuscript.blocks == (
        Table((("a", "b"),)),
        Paragraph("其间。"),
        Table((("a", "b"),)),
    )

import pytest

from mingzheng.engines.papers import ScannedPaper, read_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table
from tests.engines.papers.paper_samples import ofd

LINE = "为贯彻落实上级部署要求进一步做好政务公开工作现将有关事项"


def test_ofd_lines_join_and_page_numbers_go():
    pages = [
        [(62, 60, "云江市关于某事的通知"), (28, 80, "各县人民政府："), (39, 90, LINE[:26]), (28, 100, LINE),
         (28, 110, "通知如下。"), (100, 282, "— 1 —")],
        [(39, 50, "第二页的段落。"), (100, 282, "— 2 —")],
    ]  # fmt: skip
    intake = read_bytes(ofd(pages, "某事的通知"), "a.ofd")
    assert [block.text for block in intake.manuscript.blocks] == [
        "云江市关于某事的通知",
        "各县人民政府：",
        f"{LINE[:26]}{LINE}通知如下。",
        "第二页的段落。",
    ]
    assert (intake.format, intake.title_hint) == ("ofd", "某事的通知")
    assert intake.manuscript.hidden == (Hidden("property", "标题：某事的通知"),)


def test_ofd_runs_on_one_line_stand_apart_where_there_is_room():
    intake = read_bytes(ofd([[(28, 50, "左边"), (100, 50, "右边")]]), "a.ofd")
    assert intake.manuscript.blocks == (Paragraph("左边 右边"),)


def test_ofd_without_text():
    with pytest.raises(ScannedPaper) as caught:
        read_bytes(ofd([[]]), "a.ofd")
    assert caught.value.code == "scanned"


def path(data: str, boundary: str = "0 0 210 297", ctm: str = "") -> str:
    look = f' CTM="{ctm}"' if ctm else ""
    return (
        f'<ofd:PathObject ID="90" Boundary="{boundary}"{look}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


CELLS = [(32, 59, "单位"), (92, 59, "任务"), (32, 69, "县教育局"), (92, 69, "办理学位"), (92, 75, "公开结果")]
AROUND = [(28, 40, "表前的文字。"), (28, 100, "表后的文字。")]
FRAME = "M 30 50 L 150 50 L 150 80 L 30 80 C "
TABLE = Table((("单位", "任务"), ("县教育局", "办理学位公开结果")))


@pytest.mark.parametrize(
    "drawn",
    [
        path(FRAME + "M 30 62 L 150 62 M 90 50 L 90 80"),
        path("M 0 0 L 120 0 L 120 30 L 0 30 C M 0 12 L 120 12 M 60 0 L 60 30", "30 50 120 30"),
        path("M 0 0 L 60 0 L 60 15 L 0 15 C M 0 6 L 60 6 M 30 0 L 30 15", "30 50 120 30", "2 0 0 2 0 0"),
        path(FRAME) + path("S 0 0 M 0 0 L 120 0", "30 62 120 1") + path("M 0 0 L 0 30", "90 50 1 30"),
    ],
)
def test_ofd_table_by_its_borders(drawn):
    intake = read_bytes(ofd([[*AROUND, *CELLS]], drawn=drawn), "a.ofd")
    assert intake.manuscript.blocks == (Paragraph("表前的文字。"), TABLE, Paragraph("表后的文字。"))


def test_ofd_curves_are_no_borders():
    drawn = path("M 30 50 B 60 50 90 50 150 50 Q 150 60 150 80 A 5 5 0 0 1 30 80 L 30 50")
    intake = read_bytes(ofd([[*AROUND, *CELLS]], drawn=drawn), "a.ofd")
    assert all(isinstance(block, Paragraph) for block in intake.manuscript.blocks)


@pytest.mark.parametrize("data", ["M x y L 1", "M", "L 1 2 3", "Z 9", "M 1 1 L 1e999 4"])
def test_ofd_damaged_path_hurts_nothing(data):
    intake = read_bytes(ofd([AROUND], drawn=path(data)), "a.ofd")
    assert [block.text for block in intake.manuscript.blocks] == ["表前的文字。", "表后的文字。"]

import pytest

from mingzheng.engines.papers import ScannedPaper, read_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph
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

import pytest

from mingzheng.kernel.lex import read

HEAD = "云江市人民政府关于加强管理的意见\n各县区人民政府：\n"


def tree(sections):
    return [(s.number, s.heading, tree(s.children)) for s in sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总则\n（一）目的。为了管理。\n（二）依据。根据法律。\n二、附则\n由市政府解释。",
         [("一、", "总则", [("（一）", "目的", []), ("（二）", "依据", [])]), ("二、", "附则", [])]),
        ("第一章　总　则\n第一条　为了管理，制定本办法。\n第二条　适用本办法。\n（一）甲；\n（二）乙。\n第二章　附则\n第三条　由市政府解释。",
         [("第一章", "总则", [("第一条", "", []), ("第二条", "", [("（一）", "", []), ("（二）", "", [])])]),
          ("第二章", "附则", [("第三条", "", [])])]),
        ("1 总则\n1.1 目的\n为了管理，制定预案。\n1.1.1 依据法律制定本预案，适用于全市。\n2 附则\n由市政府解释。",
         [("1", "总则", [("1.1", "目的", [("1.1.1", "", [])])]), ("2", "附则", [])]),
        ("一、任务。抓好工作。一是加强领导。健全机制，压实责任。二是加强宣传。利用媒体，营造氛围。",
         [("一、", "任务", [("一是", "加强领导", []), ("二是", "加强宣传", [])])]),
        ("一、甲\n①子项一；\n②子项二。\n二、乙\n(1)子项三；\n1.5倍以内的从其规定。",
         [("一、", "甲", [("①", "", []), ("②", "", [])]), ("二、", "乙", [("(1)", "", [])])]),
    ],
)  # fmt: skip
def test_sections_tree(text, expected):
    assert tree(read(HEAD + text).sections) == expected


def test_sections_numbering_runs_on_across_chapters():
    text = "一、甲\n（一）一。做好甲类工作。\n（二）二。做好乙类工作。\n二、乙\n（三）三。做好丙类工作。"
    assert tree(read(HEAD + text).sections) == [
        ("一、", "甲", [("（一）", "一", []), ("（二）", "二", [])]),
        ("二、", "乙", [("（三）", "三", [])]),
    ]


def test_sections_closing_paragraph_belongs_to_the_document():
    text = "一、甲\n（一）加强领导。各县区要健全工作机制。\n各县区、各部门要结合实际，制定具体措施，抓好贯彻落实。"
    (chapter,) = read(HEAD + text).sections
    assert chapter.children[0].text == "各县区要健全工作机制。"


def test_sections_paragraph_after_a_heading_line_belongs_to_it():
    (chapter,) = read(HEAD + "一、组织实施\n各县区、各部门要结合实际，制定具体措施，抓好贯彻落实。").sections
    assert chapter.text == "各县区、各部门要结合实际，制定具体措施，抓好贯彻落实。"


def test_sections_offsets_enclose_the_text():
    reading = read(HEAD + "一、甲\n（一）子项。做好甲类工作。\n二、乙\n做好乙类工作，落实各项责任。")
    first, second = reading.sections
    assert reading.text[first.start : first.end] == "一、甲\n（一）子项。做好甲类工作。"
    assert reading.text[second.start : second.end] == "二、乙\n做好乙类工作，落实各项责任。"

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


def numbered(text: str) -> list[tuple[str, str, str]]:
    """Number, heading and own text of every section, in order."""

    def walk(sections):
        for section in sections:
            yield section.number, section.heading, section.text
            yield from walk(section.children)

    return list(walk(read(text).sections))


def test_sentence_on_its_own_line_is_the_text_of_its_number():
    text = "一、总体要求\n坚持统筹推进。\n二、加强领导。\n各单位要高度重视。\n三、本通知自印发之日起施行。\n四、请各县区认真执行。\n（一）市发展改革委负责汇总。"
    assert numbered(text) == [
        ("一、", "总体要求", "坚持统筹推进。"),
        ("二、", "加强领导", "各单位要高度重视。"),
        ("三、", "", "本通知自印发之日起施行。"),
        ("四、", "", "请各县区认真执行。"),
        ("（一）", "", "市发展改革委负责汇总。"),
    ]


@pytest.mark.parametrize(
    "heading", ["实行首长负责制。", "市场主体要素保障。", "区域应急体系。", "经费保障。", "自主创新。"]
)
def test_heading_with_a_full_stop_stays_a_heading(heading):
    assert numbered(f"一、{heading}\n按照要求抓好落实。") == [("一、", heading[:-1], "按照要求抓好落实。")]


def test_question_stays_a_heading():
    assert numbered("一、最高可以申请多少额度？\n答：三十万元。")[0][1] == "最高可以申请多少额度？"


def test_paragraph_behind_a_list_belongs_to_what_the_list_stands_in():
    text = "第九条　申请人提交下列材料：\n（一）申请表；\n（二）身份证明；\n（三）其他材料。\n材料不齐的，当场告知。\n第十条　本办法由市民政局解释。"
    assert numbered(text) == [
        ("第九条", "", "申请人提交下列材料：\n材料不齐的，当场告知。"),
        ("（一）", "", "申请表；"),
        ("（二）", "", "身份证明；"),
        ("（三）", "", "其他材料。"),
        ("第十条", "", "本办法由市民政局解释。"),
    ]

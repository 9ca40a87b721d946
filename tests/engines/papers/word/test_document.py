"""Word documents, built from the XML that Word and WPS write."""

import io

import docx as python_docx
import pytest

from mingzheng.engines.papers import Limits, OversizedPaper, read_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table
from tests.engines.papers.paper_samples import docx, package, paragraph, part


def read(body: str, **parts: str):
    return read_bytes(docx(body, **parts), "a.docx")


def blocks(body: str, **parts: str) -> list:
    return list(read(body, **parts).manuscript.blocks)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def cell(text: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


TWO_WIDE = '<w:gridSpan w:val="2"/>'
ENDLESS = '<w:gridSpan w:val="999999"/>'
FIRST = '<w:vMerge w:val="restart"/>'


def test_document_made_by_a_word_processor():
    document = python_docx.Document()
    document.add_heading("关于某事的通知", 0)
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("正文。")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "表头"
    table.cell(1, 1).text = "值"
    document.add_paragraph("结尾。")
    intake = read_bytes(saved(document), "a.docx")
    assert intake.manuscript.blocks == (
        Paragraph("关于某事的通知", "title"),
        Paragraph("一、总体要求", "heading1"),
        Paragraph("正文。"),
        Table((("表头", ""), ("", "值"))),
        Paragraph("结尾。"),
    )
    assert (intake.format, intake.title_hint, intake.images) == ("docx", "关于某事的通知", 0)


def test_manual_line_break_makes_paragraphs_but_not_in_a_title():
    broken = "<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r>"
    style = part("styles", '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>')
    body = f'<w:p>{broken}</w:p><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{broken}</w:p>'
    assert blocks(body, word__styles=style) == [
        Paragraph("上行"),
        Paragraph("下行"),
        Paragraph("上行下行", "title"),
    ]


def test_styles_follow_what_they_are_based_on_and_the_outline_level():
    styles = part(
        "styles",
        '<w:style w:styleId="1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="x"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="o"><w:name w:val="大纲"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="c"><w:name w:val="圈"/><w:basedOn w:val="c"/></w:style>',
    )
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in "1xoc")
    body += paragraph("y", '<w:outlineLvl w:val="2"/>')
    roles = [block.style for block in blocks(body, word__styles=styles)]
    assert roles == ["heading2", "heading2", "heading1", "", "heading3"]


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>",
)


def numbered(text: str, num: int, level: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_automatic_numbers_are_written_out():
    body = numbered("甲", 1, 0) + numbered("乙", 1, 1) + numbered("丙", 1, 1) + numbered("丁", 1, 2)
    body += "".join(numbered(f"第{n}", 1, 0) for n in range(2, 12)) + numbered("乙", 1, 1)
    body += numbered("重", 2, 0) + paragraph("无", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    texts = [block.text for block in blocks(body, word__numbering=NUMBERING)]
    assert texts[:4] == ["一、甲", "（一）乙", "（二）丙", "1.2.1 丁"]
    assert texts[4] == "二、第2"
    assert texts[-4:] == ["十一、第11", "（一）乙", "五、重", "无"]


def test_numbering_by_style():
    styles = part(
        "styles",
        '<w:style w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>",
    )
    body = paragraph("总则", '<w:pStyle w:val="h"/>') + paragraph("附则", '<w:pStyle w:val="h"/>')
    assert blocks(body, word__styles=styles, word__numbering=NUMBERING) == [
        Paragraph("一、总则", "heading1"),
        Paragraph("二、附则", "heading1"),
    ]


def test_tracked_changes_read_as_accepted_and_reported():
    body = (
        "<w:p><w:r><w:t>原</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>加上</w:t></w:r></w:ins></w:p>"
    )
    intake = read(body)
    assert intake.manuscript.blocks == (Paragraph("原加上"),)
    assert intake.manuscript.hidden == (Hidden("deleted", "删去"), Hidden("inserted", "加上"))
    assert intake.warnings == ["文件带有修订痕迹，正文按接受全部修订读取，公开前请在原文件中接受或拒绝修订。"]


def test_moved_text_is_read_where_it_went():
    body = (
        "<w:p><w:moveFrom><w:r><w:t>移动</w:t></w:r></w:moveFrom><w:r><w:t>一</w:t></w:r></w:p>"
        "<w:p><w:moveTo><w:r><w:t>移动</w:t></w:r></w:moveTo></w:p>"
    )
    assert blocks(body) == [Paragraph("一"), Paragraph("移动")]


def test_hidden_text_is_not_read():
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:t>公开</w:t></w:r></w:p>"
    intake = read(body)
    assert intake.manuscript.blocks == (Paragraph("公开"),)
    assert intake.manuscript.hidden == (Hidden("hidden_text", "内部"),)


def test_text_that_is_expressly_not_hidden():
    body = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>公开</w:t></w:r></w:p>'
    assert blocks(body) == [Paragraph("公开")]


def test_comments_headers_and_properties():
    document = python_docx.Document()
    line = document.add_paragraph("正文。")
    document.add_comment(line.runs, text="此处存疑", author="张三", initials="Z")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    document.core_properties.author = "李四"
    intake = read_bytes(saved(document), "a.docx")
    hidden = set(intake.manuscript.hidden)
    assert {
        Hidden("comment", "张三：此处存疑"),
        Hidden("header", "内部资料"),
        Hidden("property", "作者：李四"),
    } <= hidden
    assert [item for item in hidden if item.kind == "footer"] == []
    assert intake.warnings == ["文件带有批注，公开前请在原文件中删除批注。"]


def test_text_box_is_read_once_and_before_its_line():
    box = f"<w:txbxContent>{paragraph('云江市人民政府文件')}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{alternate}</w:r><w:r><w:t>云政发〔2024〕1号</w:t></w:r></w:p>"
    assert blocks(body) == [Paragraph("云江市人民政府文件"), Paragraph("云政发〔2024〕1号")]


def test_footnotes_stand_after_their_paragraph_numbered_as_met():
    notes = part("footnotes", f'<w:footnote w:id="7">{paragraph("说明")}</w:footnote>')
    body = '<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="7"/><w:t>。</w:t></w:r></w:p>' + paragraph(
        "下文"
    )
    assert blocks(body, word__footnotes=notes) == [
        Paragraph("正文[1]。"),
        Paragraph("[1] 说明"),
        Paragraph("下文"),
    ]


def test_merged_cells_nested_tables_and_header_rows():
    inner = f"<w:tbl><w:tr>{cell('内1')}{cell('内2')}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('头', TWO_WIDE)}{cell('尾')}</w:tr>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a', FIRST)}{cell('b')}{cell('c')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}<w:tc>{paragraph('上')}{inner}</w:tc>{cell('d')}</w:tr></w:tbl>"
    )
    assert blocks(body) == [
        Table((("头", "", "尾"), ("a", "b", "c"), ("", "上\n内1 内2", "d")), header_rows=2)
    ]


def test_hidden_and_deleted_rows_leave_the_table():
    row = "<w:tr><w:trPr>{}</w:trPr>{}{}</w:tr>"
    body = (
        f"<w:tbl>{row.format('', cell('甲'), cell('1'))}{row.format('<w:hidden/>', cell('乙'), cell('2'))}"
        f"{row.format('<w:del/>', cell('丙'), cell('3'))}</w:tbl>"
    )
    intake = read(body)
    assert intake.manuscript.blocks == (Table((("甲", "1"),)),)
    assert intake.manuscript.hidden == (Hidden("hidden_row", "乙 2"), Hidden("deleted", "丙 3"))


def test_table_of_one_cell_is_a_frame():
    assert blocks(f"<w:tbl><w:tr>{cell('正文。')}</w:tr></w:tbl>") == [Paragraph("正文。")]


def test_content_controls_fields_and_special_signs():
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:r><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r></w:p>"
    )
    assert blocks(body) == [Paragraph("控件"), Paragraph("链接 甲-乙")]


def test_word_art_and_symbol_fonts():
    art = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="云江市人民政府文件"/></v:shape></w:pict>'
    body = f'<w:p><w:r>{art}</w:r></w:p><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r></w:p>'
    assert blocks(body) == [Paragraph("云江市人民政府文件"), Paragraph("☑同意")]


def test_strict_flavour():
    body = f"<w:body>{paragraph('正文')}</w:body>"
    document = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}</w:document>'
    intake = read_bytes(package({"word/document.xml": document}), "a.docx")
    assert intake.manuscript.blocks == (Paragraph("正文"),)


def test_grid_wider_than_the_limit():
    body = f"<w:tbl><w:tr>{cell('a', ENDLESS)}{cell('b')}</w:tr></w:tbl>"
    with pytest.raises(OversizedPaper):
        read_bytes(docx(body), "a.docx", Limits())


def test_hundred_thousand_headings():
    styles = part("styles", '<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>')
    body = paragraph("题", '<w:pStyle w:val="h"/>') * 100_000
    assert len(blocks(body, word__styles=styles)) == 100_000

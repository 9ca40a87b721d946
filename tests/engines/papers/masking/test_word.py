"""Masked copies of Word documents: nothing is left, wherever it stood."""

import io
import zipfile

import docx as python_docx
import pytest

from mingzheng.engines.papers import read_bytes
from mingzheng.engines.papers.masking import MaskingRefused, mask_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table
from tests.engines.papers.masking.leaks import ID, MOBILE, NAME, VALUES, leaks
from tests.engines.papers.paper_samples import docx, package, paragraph, part

SAID = paragraph(f"申请人：{NAME}，身份证号{ID}，手机{MOBILE}。")
WHO = f"{NAME} {MOBILE}"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def masked_text(data: bytes) -> str:
    copy = mask_bytes(data, "a.docx")
    assert leaks(data) == set(VALUES)
    assert leaks(copy.data) == set()
    return read_bytes(copy.data, "a.docx").manuscript.to_text()


def test_value_spread_over_runs():
    spread = f"<w:p>{run('申请人：赵')}{run('明明')}{run('，身份证号110105')}{run('19491231002X')}</w:p>"
    broken = (
        "<w:p><w:r><w:t>手机138</w:t><w:tab/><w:t>0000</w:t><w:noBreakHyphen/><w:t>1234</w:t></w:r></w:p>"
    )
    data = docx(spread + SAID + broken)
    assert masked_text(data).split("\n") == [
        "申请人：赵某某，身份证号110105********002X",
        "申请人：赵某某，身份证号110105********002X，手机138****1234。",
        "手机138 ****-1234",
    ]


def test_number_broken_over_the_paragraphs_of_a_cell():
    broken = f"<w:tc>{paragraph(ID[:9])}{paragraph(ID[9:])}</w:tc><w:tc>{paragraph('二')}</w:tc>"
    text = masked_text(docx(f"{SAID}<w:tbl><w:tr>{broken}</w:tr></w:tbl>"))
    assert text.split("\n")[1] == "| 110105***<br>*****002X | 二 |"


PLACES = {
    "table": f"<w:tbl><w:tr><w:tc>{paragraph(WHO)}</w:tc><w:tc>{paragraph('二')}</w:tc></w:tr></w:tbl>",
    "text box": f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(WHO)}</w:txbxContent></w:pict></w:r></w:p>",
    "deleted": f'<w:p><w:del w:author="{NAME}"><w:r><w:delText>{WHO}</w:delText></w:r></w:del></w:p>',
    "inserted": f'<w:p><w:ins w:author="{NAME}">{run(WHO)}</w:ins></w:p>',
    "moved": f"<w:p><w:moveFrom>{run(WHO)}</w:moveFrom></w:p><w:p><w:moveTo>{run(WHO)}</w:moveTo></w:p>",
    "former look": f'<w:p><w:pPr><w:pPrChange w:author="{NAME}"/></w:pPr>{run("字")}</w:p>',
    "hidden run": f"<w:p>{run(WHO, '<w:vanish/>')}</w:p>",
    "field": f'<w:p><w:fldSimple w:instr="HYPERLINK mailto:{MOBILE}@a.cn">{run("信")}</w:fldSimple></w:p>',
    "field code": "<w:p><w:r><w:instrText>HYPERLINK tel:138</w:instrText></w:r>"
    "<w:r><w:instrText>00001234</w:instrText></w:r></w:p>",
    "picture title": f'<w:p><w:r><w:drawing><w:docPr descr="{WHO}"/></w:drawing></w:r></w:p>',
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_value_in_the_body(place):
    masked_text(docx(SAID + PLACES[place]))


PARTS = {
    "word__header1": part("hdr", paragraph(WHO)),
    "word__footer1": part("ftr", paragraph(WHO)),
    "word__footnotes": part("footnotes", f'<w:footnote w:id="2">{paragraph(WHO)}</w:footnote>'),
    "word__comments": part("comments", f'<w:comment w:id="1" w:author="{NAME}">{paragraph(WHO)}</w:comment>'),
    "word__people": part("people", f"<w:person>{NAME}</w:person>"),
    "word__glossary__document": part("glossaryDocument", paragraph(WHO)),
    "word__settings": part("settings", f'<w:docVars><w:docVar w:val="{WHO}"/></w:docVars>'),
    "word__diagrams__data1": f"<a:t {DRAWING}><a:p><a:r><a:t>赵明</a:t></a:r><a:r><a:t>明</a:t></a:r></a:p></a:t>",
    "customXml__item1": f"<data><who>{WHO}</who></data>",
    "docProps__core": f'<cp:coreProperties xmlns:cp="{CORE}"><cp:lastModifiedBy>{NAME}</cp:lastModifiedBy></cp:coreProperties>',
    "docProps__app": f"<Properties><Manager>{NAME}</Manager></Properties>",
    "docProps__custom": f'<Properties><property name="经办">{WHO}</property></Properties>',
}


@pytest.mark.parametrize("name", PARTS)
def test_value_in_another_part(name):
    masked_text(docx(SAID, **{name: PARTS[name]}))


@pytest.mark.parametrize("target", [f"mailto:{MOBILE}@a.cn", "http://a.cn/?q=%E8%B5%B5%E6%98%8E%E6%98%8E"])
def test_value_in_the_target_of_a_link(target):
    link = f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" TargetMode="External" Target="{target}"/>'
    relations = f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>'
    files = unpacked(docx(SAID)) | {"word/_rels/document.xml.rels": relations}
    copy = unpacked(mask_bytes(package(files), "a.docx").data)
    assert b'Target="about:blank"' in copy["word/_rels/document.xml.rels"]


def test_what_nobody_sees_goes_whole():
    body = SAID + PLACES["hidden run"] + PLACES["deleted"] + PLACES["inserted"]
    copy = mask_bytes(docx(body, word__comments=PARTS["word__comments"]), "a.docx")
    assert read_bytes(copy.data, "a.docx").manuscript.hidden == ()
    assert copy.ledger["notes"][0] == "副本里的修订已按接受处理，批注、隐藏文字和文件属性已清除。"


def test_comment_goes_with_its_relation_and_its_type():
    document = python_docx.Document()
    first = document.add_paragraph(f"申请人：{NAME}，身份证号{ID}，手机{MOBILE}。")
    document.add_comment(first.runs[0], f"请问{WHO}", author=NAME)
    document.core_properties.author = NAME
    buffer = io.BytesIO()
    document.save(buffer)
    copy = mask_bytes(buffer.getvalue(), "a.docx").data
    assert leaks(copy) == set()
    files = unpacked(copy)
    assert [name for name in files if "comment" in name] == []
    assert [name for name, content in files.items() if b"comments" in content] == []
    reopened = python_docx.Document(io.BytesIO(copy))
    assert reopened.paragraphs[0].text == "申请人：赵某某，身份证号110105********002X，手机138****1234。"


def test_deleted_row_and_hidden_row_go_and_their_table_stays_whole():
    def row(text: str, look: str) -> str:
        return f"<w:tr><w:trPr>{look}</w:trPr><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph('值')}</w:tc></w:tr>"

    rows = row("留", "") + row("删", '<w:del w:author="x"/>') + row("藏", "<w:hidden/>")
    copy = mask_bytes(docx(f"{SAID}<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert read_bytes(copy.data, "a.docx").manuscript.blocks == (
        Paragraph("申请人：赵某某，身份证号110105********002X，手机138****1234。"),
        Table((("留", "值"),)),
    )


def test_header_stays_with_its_words_masked():
    copy = mask_bytes(docx(SAID, word__header1=PARTS["word__header1"]), "a.docx")
    assert read_bytes(copy.data, "a.docx").manuscript.hidden == (Hidden("header", "赵某某 138****1234"),)


def test_embedded_workbook_is_refused():
    files = unpacked(docx(SAID)) | {"word/embeddings/a.xlsx": b"PK\x03\x04"}
    with pytest.raises(MaskingRefused, match="内嵌有工作簿等附属文件"):
        mask_bytes(package(files), "a.docx")


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

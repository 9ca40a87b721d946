"""What must hold for one document of the demonstration content; used by `checks`."""

from collections.abc import Iterator

from mingzheng.demo.shapes import DemoCity, Document
from mingzheng.kernel.lex.manuscript import Manuscript, Table
from mingzheng.kernel.statute.genres import genre
from mingzheng.kernel.statute.grounds import GROUNDS, Attribute
from mingzheng.kernel.statute.themes import find_theme

FORMATS = frozenset({"xlsx", "docx", "txt"})
OTHER_KIND = "其他"  # publicity lists (公示) are none of the fifteen kinds
_GROUND_KEYS = {ground.key for ground in GROUNDS}


def document_problems(city: DemoCity, document: Document) -> Iterator[str]:
    """One Chinese sentence for each thing that is wrong, each opening with the number of the file."""
    for problem in (
        *_form_problems(document),
        *_number_problems(city, document),
        *_reference_problems(city, document),
        *_date_problems(document),
        *_state_problems(document),
        *_disclosure_problems(document),
        *_text_problems(document),
    ):
        yield f"第{document.serial:03d}号文件{problem}"


def _form_problems(document: Document) -> Iterator[str]:
    if document.kind != OTHER_KIND and genre(document.kind) is None:
        yield f"的文种“{document.kind}”不在十五种公文之内。"
    if find_theme(document.theme) is None:
        yield f"的主题分类“{document.theme}”不存在。"
    if not document.keywords or not document.abstract:
        yield "没有写主题词或者内容概述。"


def _number_problems(city: DemoCity, document: Document) -> Iterator[str]:
    number = document.doc_number
    if not number:
        return
    if number not in document.body.replace("\n", ""):  # an order prints its number on a line of its own
        yield f"的正文中没有发文字号{number}。"
    leading = next((organ for organ in city.organs if organ.short_name == document.organ), None)
    if leading and not number.startswith((*leading.prefixes, leading.name)):
        yield f"的发文字号{number}不是{leading.name}的发文代字。"


def _reference_problems(city: DemoCity, document: Document) -> Iterator[str]:
    known = {organ.short_name for organ in city.organs}
    yield from (f"的发文机关“{name}”不存在。" for name in document.organs if name not in known)
    serials = {other.serial for other in city.documents}
    yield from (f"的依据第{serial:03d}号文件不存在。" for serial in document.basis if serial not in serials)
    names = [attachment.name for attachment in document.attachments]
    if len(set(names)) != len(names):
        yield "有同名附件。"
    for attachment in document.attachments:
        if attachment.format not in FORMATS or not attachment.text:
            yield f"的附件“{attachment.name}”没有内容，或者不是xlsx、docx、txt格式。"


def _date_problems(document: Document) -> Iterator[str]:
    if document.published_date and document.published_date < document.written_date:
        yield "的公开日期早于成文日期。"
    if document.effective_date and document.effective_date < document.written_date:
        yield "的施行日期早于成文日期。"
    if document.expires_date and document.effective_date and document.expires_date < document.effective_date:
        yield "的有效期至早于施行日期。"
    if document.publish_at and document.publish_at.date() < document.written_date:
        yield "的定时公开日期早于成文日期。"
    day = document.written_date
    if document.state != "draft" and f"{day.year}年{day.month}月{day.day}日" not in document.body:
        yield "的落款没有成文日期。"


def _state_problems(document: Document) -> Iterator[str]:
    needed = {
        "published": (document.published_date,),
        "withdrawn": (document.published_date, document.withdrawn_on, document.withdraw_reason),
        "scheduled": (document.publish_at,),
        "in_review": (document.review_step,),
        "returned": (document.review_step, document.reasons),
        "approved": (document.disclosure != Attribute.OPEN,),
        "draft": (),
    }
    if document.state not in needed:
        yield f"的状态“{document.state}”不存在。"
    elif not all(needed[document.state]):
        yield f"的状态是“{document.state}”，但是缺少这一状态需要的项目。"
    if document.state not in ("published", "withdrawn") and document.published_date:
        yield "还没有公开过，不应当有公开日期。"


def _disclosure_problems(document: Document) -> Iterator[str]:
    if document.disclosure not in set(Attribute):
        yield f"的公开属性“{document.disclosure}”不存在。"
    if document.disclosure != Attribute.OPEN and document.ground not in _GROUND_KEYS:
        yield "不主动公开，应当写明法定理由。"
    if document.disclosure != Attribute.OPEN and not (document.ground_note and document.canary):
        yield "不主动公开，应当写明说明和标记词。"
    if document.canary and document.canary not in document.body:
        yield f"的正文中没有标记词“{document.canary}”。"


def _text_problems(document: Document) -> Iterator[str]:
    lines = document.body.split("\n")
    if any(not line.strip() or line != line.rstrip() for line in lines):
        yield "的正文有空行或者行尾空格。"
    if document.title not in lines[:8]:
        yield "的正文开头没有标题。"
    for text in (document.body, *(attachment.text for attachment in document.attachments)):
        for block in Manuscript.from_text(text).blocks:
            if isinstance(block, Table) and len({len(row) for row in block.rows}) != 1:
                yield f"的表格“{block.rows[0][0]}……”各行的列数不同。"

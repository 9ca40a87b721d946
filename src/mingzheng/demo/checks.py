"""What must hold in the demonstration content: every reference resolves, every number is unique, every date fits.

Each check yields complete Chinese sentences that name the file to mend; `check` raises them together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from mingzheng.demo.document_checks import document_problems
from mingzheng.demo.shapes import Article, DemoCity, Organ
from mingzheng.kernel.statute.columns import COLUMNS
from mingzheng.kernel.statute.identifiers import is_org_code, is_uscc

ROLES = frozenset({"editor", "reviewer", "secrecy", "signer", "office", "supervisor", "admin"})
_FIXED = {column.key for column in COLUMNS}


class ContentError(ValueError):
    """The demonstration content is faulty; the message says in Chinese what to mend, one sentence a line."""


def check(city: DemoCity) -> None:
    """Raises `ContentError` with every problem found; returns nothing if there is none."""
    problems = list(
        chain(
            _organ_problems(city),
            _people_problems(city),
            _column_problems(city),
            _uniqueness_problems(city),
            *(document_problems(city, document) for document in city.documents),
            _validity_problems(city),
            *(_article_problems(city, article) for article in city.articles),
        )
    )
    if problems:
        raise ContentError("\n".join(problems))


def _organ_problems(city: DemoCity) -> Iterator[str]:
    known = {organ.short_name for organ in city.organs}
    regions = {region.code for region in city.regions}
    yield from (
        f"区划{r.code}不以99开头，可能与真实区划相同。" for r in city.regions if not r.code.startswith("99")
    )
    for field in ("code", "short_name", "name", "index_code", "uscc"):
        for value in _repeated(getattr(organ, field) for organ in city.organs):
            yield f"机构的{field}“{value}”重复。"
    for organ in city.organs:
        if organ.parent and organ.parent not in known:
            yield f"{organ.name}的上级机构“{organ.parent}”不存在。"
        if organ.region not in regions:
            yield f"{organ.name}的区划“{organ.region}”不存在。"
        yield from _code_problems(organ)


def _code_problems(organ: Organ) -> Iterator[str]:
    if not is_org_code(organ.index_code):
        yield f"{organ.name}的组织机构代码{organ.index_code}校验码不对。"
    if not is_uscc(organ.uscc):
        yield f"{organ.name}的统一社会信用代码{organ.uscc}校验码不对。"
    if organ.uscc[:8] != f"11{organ.region}" or organ.uscc[8:17] != organ.index_code:
        yield f"{organ.name}的统一社会信用代码与区划、组织机构代码不一致。"


def _people_problems(city: DemoCity) -> Iterator[str]:
    known = {organ.short_name for organ in city.organs}
    for name in _repeated(person.username for person in city.people):
        yield f"演示账户{name}重复。"
    for person in city.people:
        if person.organ not in known:
            yield f"演示账户{person.name}所属机构“{person.organ}”不存在。"
        if person.role not in ROLES:
            yield f"演示账户{person.name}的角色“{person.role}”不存在。"


def _column_problems(city: DemoCity) -> Iterator[str]:
    known = {organ.short_name for organ in city.organs}
    for key in _repeated(column.key for column in city.columns):
        yield f"栏目标识{key}重复。"
    for owner, what in [(city.site.organ, "网站"), *((c.organ, f"栏目“{c.name}”") for c in city.columns)]:
        if owner not in known:
            yield f"{what}的责任机构“{owner}”不存在。"
    if missing := _FIXED - {column.fixed for column in city.columns}:
        yield f"缺少固定栏目：{'、'.join(sorted(missing))}。"
    for column in city.columns:
        if column.fixed and column.fixed not in _FIXED:
            yield f"栏目“{column.name}”标注的固定栏目“{column.fixed}”不存在。"
        if not column.fixed and not column.stale_after:
            yield f"栏目“{column.name}”没有写多少天不更新就提醒。"


def _uniqueness_problems(city: DemoCity) -> Iterator[str]:
    for serial in _repeated(document.serial for document in city.documents):
        yield f"文件编号{serial:03d}重复。"
    titles = chain((d.title for d in city.documents), (a.title for a in city.articles))
    yield from (f"标题《{title}》重复。" for title in _repeated(titles))
    numbers = (document.doc_number for document in city.documents if document.doc_number)
    yield from (f"发文字号{number}重复。" for number in _repeated(numbers))
    for canary in (document.canary for document in city.documents if document.canary):
        places = [text for text in _all_texts(city) if canary in text]
        if len(places) != 1:
            yield f"标记词“{canary}”应当只在一份不公开的文件中出现，现在出现在{len(places)}处。"


def _validity_problems(city: DemoCity) -> Iterator[str]:
    serials = {document.serial for document in city.documents}
    for document in city.documents:
        for event in document.validity:
            if event.by is not None and event.by not in serials:
                yield f"第{document.serial:03d}号文件的时效事件引用了不存在的第{event.by:03d}号文件。"
            if document.effective_date and event.on < document.effective_date:
                yield f"第{document.serial:03d}号文件的时效事件早于施行日期。"
            own_end = document.expires_date and document.expires_date + timedelta(days=1)
            if event.event == "lapsed" and event.by is None and event.on != own_end:
                yield f"第{document.serial:03d}号文件的失效日期应当是有效期届满的次日。"
            if event.event != "lapsed" and event.by is None:
                yield f"第{document.serial:03d}号文件被修改、延长或者废止，应当写明依据哪一份文件。"


def _article_problems(city: DemoCity, article: Article) -> Iterator[str]:
    if article.column not in {column.key for column in city.columns}:
        yield f"文章《{article.title}》的栏目“{article.column}”不存在。"
    if article.organ not in {organ.short_name for organ in city.organs}:
        yield f"文章《{article.title}》的机构“{article.organ}”不存在。"
    serials = {document.serial: document for document in city.documents}
    for serial in article.interprets:
        if serial not in serials:
            yield f"文章《{article.title}》解读的第{serial:03d}号文件不存在。"
    if "\n\n" in article.body or not article.body:
        yield f"文章《{article.title}》的正文为空或者有空行。"


def _all_texts(city: DemoCity) -> Iterator[str]:
    for document in city.documents:
        attachments = "\n".join(attachment.text for attachment in document.attachments)
        yield f"{document.title}\n{document.abstract}\n{document.body}\n{attachments}"
    for article in city.articles:
        yield f"{article.title}\n{article.abstract}\n{article.body}"


def _repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]

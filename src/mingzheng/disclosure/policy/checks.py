"""What a document must fulfil to be saved, submitted and published (保存、提交、公开的要求)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingzheng.base.records.models import Disclosure
from mingzheng.kernel.lex import normalize_doc_number
from mingzheng.kernel.statute.genres import GENRE_NAMES
from mingzheng.kernel.statute.grounds import GROUNDS
from mingzheng.kernel.statute.themes import find_theme

from .findings import unanswered
from .models import Document
from .models.document import AUDIENCES

_GROUND_KEYS = {ground.key for ground in GROUNDS}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field (empty: with the whole) and what to do, in one Chinese sentence."""

    field: str
    message: str


class Refused(Exception):
    """The document cannot be saved, submitted or published; ``problems`` say why, field by field."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("；".join(problem.message.rstrip("。") for problem in problems) + "。")


def demand(problems: list[Problem]) -> None:
    """Raise `Refused` if there are problems."""
    if problems:
        raise Refused(problems)


def save_problems(fields: dict[str, Any], *, stock: bool = False) -> list[Problem]:
    """What must hold for any draft: a title, well-formed values, lawful ground when it is not open.

    ``stock`` marks documents published elsewhere: their number, kind and theme are facts, kept as printed.
    """
    found: list[Problem] = []
    if not str(fields.get("title", "")).strip():
        found.append(Problem("title", "请填写标题。"))
    found += _length_problems(fields)
    if not stock:
        found += _form_problems(fields)
    if not set(fields.get("audiences") or ()) <= set(AUDIENCES):
        found.append(
            Problem("audiences", f"面向对象只能从{'、'.join(AUDIENCES)}中选，可以多选，也可以不选。")
        )
    found += _date_problems(fields)
    return found + ground_problems(fields)


def _length_problems(fields: dict[str, Any]) -> list[Problem]:
    """Texts that do not fit their column; every database is asked the same."""
    found = []
    for name, value in fields.items():
        column = Document._meta.get_field(name)
        limit = getattr(column, "max_length", None)
        if limit and isinstance(value, str) and len(value) > limit:
            found.append(
                Problem(name, f"{column.verbose_name}不能超过 {limit} 个字，现在有 {len(value)} 个。")
            )
    return found


def _form_problems(fields: dict[str, Any]) -> list[Problem]:
    found = []
    if (number := fields.get("doc_number")) and normalize_doc_number(number) is None:
        found.append(Problem("doc_number", "发文字号的写法不对，应当像“云政发〔2026〕5号”这样，没有就留空。"))
    if (genre := fields.get("genre")) and genre not in GENRE_NAMES:
        found.append(Problem("genre", f"文种要从 {len(GENRE_NAMES)} 种法定公文种类里选，没有合适的就留空。"))
    if (theme := fields.get("theme")) and find_theme(theme) is None:
        found.append(Problem("theme", "主题分类要从目录里选，写成“大类\\小类”。"))
    return found


def _date_problems(fields: dict[str, Any]) -> list[Problem]:
    written, effective, expires = (
        fields.get(key) for key in ("written_date", "effective_date", "expires_date")
    )
    found = []
    if (
        isinstance(expires, date)
        and isinstance(effective or written, date)
        and expires < (effective or written)
    ):
        found.append(Problem("expires_date", "有效期的截止日期早于施行日期，请核对。"))
    return found


def ground_problems(fields: dict[str, Any]) -> list[Problem]:
    """条例第十四至十六条: whoever does not disclose proactively says on which ground."""
    if fields.get("disclosure", Disclosure.OPEN) == Disclosure.OPEN:
        return []
    found = []
    if fields.get("ground") not in _GROUND_KEYS:
        found.append(Problem("ground", "不主动公开的，请选择条例第十四条至第十六条规定的理由。"))
    if len(str(fields.get("ground_note", "")).strip()) < 4:
        found.append(Problem("ground_note", "请写明为什么适用这条理由（至少四个字）。"))
    return found


def submit_problems(document: Document) -> list[Problem]:
    """What must hold before others are asked to look at it."""
    found = []
    if not document.body.strip():
        found.append(Problem("body", "正文是空的，请上传文件或粘贴正文。"))
    if document.written_date is None:
        found.append(Problem("written_date", "请填写成文日期，公开期限从它起算。"))
    if not document.issuers:
        found.append(Problem("issuers", "请填写发文机关。"))
    return found + finding_problems(document)


def finding_problems(document: Document) -> list[Problem]:
    """What the scan says must not be published, as long as nobody has given a reason why it may."""
    return [
        Problem("body", f"正文或附件里有不能公开的内容：{finding.reason}请处理，或写明可以公开的理由。")
        for finding in unanswered(document)
    ]


def publish_problems(document: Document) -> list[Problem]:
    """What must hold at the moment of publication, whatever happened since the submission."""
    found = []
    if document.disclosure != Disclosure.OPEN:
        found.append(Problem("disclosure", "只有公开属性为“主动公开”的文件才能公开。"))
    if not document.body.strip():
        found.append(Problem("body", "正文是空的，不能公开。"))
    return found

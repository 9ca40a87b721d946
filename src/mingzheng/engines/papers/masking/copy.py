"""From a file to its masked copy and the ledger, or a refusal; nothing in between."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from mingzheng.kernel.lex.manuscript import Manuscript, Paragraph, Table
from mingzheng.kernel.lex.scan import KIND_NAMES, PERSONAL_KINDS, Finding, MaskRefused, mask, scan

from ..delimited import rewrite
from ..errors import PaperError
from ..intake import Intake
from ..limits import DEFAULT, Limits
from ..plain import decode
from ..reading import read_bytes
from .check import check_copy
from .ledger import ledger_json
from .page import write_html
from .refusal import MaskingRefused
from .secrets import Secrets
from .sheets import mask_xlsx
from .typeset import write_pdf
from .word import mask_docx

_SUFFIXES = {"docx": ".docx", "xlsx": ".xlsx", "txt": ".txt", "csv": ".csv", "html": ".html"}
_NOTES = {
    "docx": ["副本里的修订已按接受处理，批注、隐藏文字和文件属性已清除。"],
    "xlsx": ["副本里的公式已改为结果，批注和文件属性已清除；隐藏的工作表和行列仍在，其中的个人信息已遮蔽。"],
    "html": ["副本按读出的文字和表格重新写成，不含原网页的样式、脚本和图片。"],
    "txt": [],
    "csv": [],
}
_TYPESET = ["版式文件不能靠盖黑块遮蔽，副本是按读出的文字和表格重新排成的 PDF，不含原件的图片和印章。"]
_KEEPS_PICTURES = ("docx", "xlsx")
_PICTURES = "副本里有 {} 张图片，图片里的文字没有检查，公开前请逐张查看。"


class NothingToMask(PaperError):
    """No personal data that must be hidden; no copy is needed."""

    code = "nothing"


@dataclass(frozen=True, slots=True)
class MaskedPaper:
    """A checked copy and its ledger as plain data for JSON. ``stem`` is the file's own name without its ending,
    masked as well."""

    stem: str
    suffix: str
    data: bytes
    ledger: dict[str, object]

    def named(self, count: int = 1) -> str:
        """``NAME.masked.EXT``, from the second of that name on with its number."""
        return f"{self._numbered(count)}.masked{self.suffix}"

    def ledger_named(self, count: int = 1) -> str:
        """``NAME.ledger.json``."""
        return f"{self._numbered(count)}.ledger.json"

    def _numbered(self, count: int) -> str:
        return self.stem if count == 1 else f"{self.stem}({count})"


def mask_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> MaskedPaper:
    """A copy of ``data`` without the personal data that blocks publication, and the ledger of it.

    A value that must be hidden in one place is hidden in all. docx, xlsx, txt, csv and html keep their format; pdf, ofd
    and pictures become a newly set PDF. Raises :class:`NothingToMask`; :class:`MaskingRefused` for secrecy marks and
    for a copy in which anything is left; otherwise what :func:`read_bytes` raises.
    """
    intake = read_bytes(data, name, limits)
    findings = [finding for finding in scan(intake.manuscript) if _must_go(finding)]
    if not findings:
        raise NothingToMask("没有发现必须遮蔽的个人信息，没有另写副本。")
    _refuse_pictures(intake, findings)
    try:
        masked = mask(intake.manuscript, findings)
    except MaskRefused as error:
        raise MaskingRefused(str(error)) from error
    secrets = Secrets(findings)
    copy = _write(data, intake, masked.source, secrets, limits)
    stem = secrets.sub(PurePath(name).stem).replace("*", "＊")
    suffix = _SUFFIXES.get(intake.format, ".pdf")
    check_copy(copy, f"{stem}{suffix}", secrets, limits)
    original = stem + PurePath(name).suffix
    listed = ledger_json(original, intake.manuscript, masked.ledger, _notes(intake))
    return MaskedPaper(stem, suffix, copy, listed)


def _refuse_pictures(intake: Intake, findings: list[Finding]) -> None:
    """Words of a picture cannot be masked where the picture itself stays in the copy."""
    found = next((finding for finding in findings if finding.part == "picture"), None)
    if found and intake.format in _KEEPS_PICTURES:
        place = intake.manuscript.hidden[found.part_index].text.split("\n", 1)[0]
        raise MaskingRefused(
            f"{place}里有{KIND_NAMES[found.kind]}，图片里的字不能逐字遮蔽，没有留下副本，"
            "请在原文件中涂黑后重新插入或者删去这幅图片，再试一次。"
        )


def _must_go(finding: Finding) -> bool:
    return finding.severity == "block" and (finding.kind in PERSONAL_KINDS or finding.kind == "secrecy")


def _write(data: bytes, intake: Intake, masked: Manuscript | str, secrets: Secrets, limits: Limits) -> bytes:
    if intake.format == "docx":
        return mask_docx(data, secrets, limits)
    if intake.format == "xlsx":
        return mask_xlsx(data, secrets, limits)
    if intake.format == "csv":
        return rewrite(data, secrets.sub)
    if intake.format == "txt":
        return secrets.sub(decode(data)).encode()
    safe = _masked_everywhere(masked, secrets)
    if intake.format == "html":
        return write_html(safe, secrets.sub(intake.title_hint))
    return write_pdf(safe)


def _masked_everywhere(manuscript: Manuscript, secrets: Secrets) -> Manuscript:
    """Values hidden where they were found are hidden where they stand without a telling word, too."""
    blocks = tuple(
        replace(block, text=secrets.sub(block.text))
        if isinstance(block, Paragraph)
        else Table(tuple(tuple(map(secrets.sub, row)) for row in block.rows), block.header_rows)
        for block in manuscript.blocks
    )
    meta = tuple((key, secrets.sub(value)) for key, value in manuscript.meta)
    return replace(manuscript, blocks=blocks, meta=meta, hidden=())


def _notes(intake: Intake) -> list[str]:
    notes = _NOTES.get(intake.format, _TYPESET)
    pictures = intake.images if intake.format in _KEEPS_PICTURES else 0
    return [*notes, *([_PICTURES.format(pictures)] if pictures else [])]

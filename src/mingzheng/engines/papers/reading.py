"""Reading any supported file: size, real format and name are checked before a reader sees it."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .errors import (
    BrokenPaper,
    EmptyPaper,
    EncryptedPaper,
    MacroPaper,
    MisnamedPaper,
    PaperError,
    UnsupportedPaper,
)
from .intake import Intake, has_text
from .limits import DEFAULT, Limits
from .sniff import sniff

READERS = {
    "txt": (".plain", "read_plain"),
    "csv": (".delimited", "read_csv"),
    "html": (".web", "read_html"),
    "docx": (".word", "read_docx"),
    "pdf": (".portable", "read_pdf"),
    "xlsx": (".sheets", "read_xlsx"),
    "ofd": (".ofd", "read_ofd"),
    "image": (".portable.picture", "read_picture"),
}
"""Module and function of each format; loaded when the first such file comes."""
_FORMAT_OF_SUFFIX = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".ofd": "ofd",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
}
_WHAT = {
    "txt": "纯文本",
    "csv": "文本表格（csv）",
    "html": "网页",
    "docx": "Word 文档（docx）",
    "pdf": "PDF 文件",
    "xlsx": "Excel 表格（xlsx）",
    "ofd": "OFD 文件",
    "pptx": "PowerPoint 演示文稿",
    "doc": "旧版 Word 或 WPS 文档",
    "xls": "旧版 Excel 表格",
    "rtf": "RTF 文档",
    "mht": "单一网页文件（mht）",
    "image": "图片",
    "archive": "压缩包",
    "exe": "可执行程序",
    "ole": "OLE 复合文件",
    "unknown": "无法识别的二进制内容",
}
_WHAT_TO_DO = {
    "doc": "请用 Word 或 WPS 打开后另存为 docx，再上传。",
    "xls": "请用 Excel 或 WPS 打开后另存为 xlsx，再上传。",
    "rtf": "请用 Word 或 WPS 打开后另存为 docx，再上传。",
    "mht": "请在浏览器中另存为 html，再上传。",
    "pptx": "请把文字另存为 docx 或 pdf，再上传。",
    "archive": "请解压后逐个上传其中的文件。",
    "exe": "系统不接收程序文件，请上传 docx、pdf、ofd、html、xlsx 或 txt。",
}
_ANY_OTHER = "请上传 docx、pdf、ofd、html、xlsx 或 txt 文件。"


def read_file(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Intake:
    """Read the file at ``path``. Raises a :class:`PaperError` subclass, ``OSError`` if it cannot be opened."""
    path = Path(path)
    limits.check_file_size(path.stat().st_size)
    return read_bytes(path.read_bytes(), path.name, limits)


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Intake:
    """Read ``data``, uploaded as ``name``. Nothing is written to disk, nothing in the file is executed or fetched.

    Raises a :class:`PaperError` subclass whose message is one Chinese sentence that says what to do.
    """
    limits.check_file_size(len(data))
    kind = sniff(data, name)
    _refuse(kind, name)
    intake = _parse(_reader(kind), data, limits)
    if not has_text(intake.manuscript.blocks):
        raise EmptyPaper("文件里没有可读取的文字，请确认内容后再上传。")
    return intake


def _refuse(kind: str, name: str) -> None:
    """Raise for what is not read at all, then for a name that says something else."""
    if kind == "empty":
        raise EmptyPaper("文件是空的，请选择有内容的文件。")
    if kind == "encrypted":
        raise EncryptedPaper("文件设有打开密码，请去掉密码后再上传。")
    if kind in ("docm", "xlsm"):
        raise MacroPaper("文件带有宏程序，不能接收，请另存为不含宏的 docx 或 xlsx 文件后再上传。")
    suffix = Path(name.replace("\\", "/")).suffix.lower()
    promised = _FORMAT_OF_SUFFIX.get(suffix)
    if kind == "image" and suffix and promised != "image":
        raise UnsupportedPaper(
            "这种图片不能直接识别，请另存为 png 或 jpg 图片后再上传，或上传原始的 docx 文件。"
        )
    if kind not in READERS and (promised is None or promised == kind):
        raise UnsupportedPaper(f"这是{_WHAT[kind]}，不能直接读取，{_WHAT_TO_DO.get(kind, _ANY_OTHER)}")
    if suffix and promised != kind:
        advice = (
            f"请把扩展名改为 .{kind} 后再上传。" if kind in READERS else _WHAT_TO_DO.get(kind, _ANY_OTHER)
        )
        raise MisnamedPaper(f"文件名是 {suffix}，内容其实是{_WHAT[kind]}，{advice}")


def _reader(kind: str) -> Callable[[bytes, Limits], Intake]:
    module, function = READERS[kind]
    return getattr(import_module(module, __package__), function)


def _parse(reader: Callable[[bytes, Limits], Intake], data: bytes, limits: Limits) -> Intake:
    """Run a reader; whatever a damaged file provokes in it becomes one clear sentence."""
    try:
        return reader(data, limits)
    except PaperError:
        raise
    except (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError) as error:
        raise BrokenPaper("文件内部结构不规范，无法读取，请在原软件中重新另存后再上传。") from error

"""Files named on the command line: folders walked, each file read, whatever goes wrong said in one sentence."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mingzheng.engines.papers import Intake

_READABLE = {
    ".txt", ".text", ".md", ".csv", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".pdf", ".xlsx", ".ofd", ".png", ".jpg", ".jpeg",
}  # fmt: skip


def add_files(parser: argparse.ArgumentParser) -> None:
    """The files or folders to work on."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="文件",
        help="txt、csv、html、docx、pdf、xlsx、ofd、png 或 jpg 文件，或者文件夹",
    )


def files(names: Sequence[str]) -> Iterator[Path]:
    """The files named, and the readable ones in the folders named, in order of name; hidden ones are passed over."""
    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        for folder, inner, found in os.walk(path):
            inner[:] = sorted(entry for entry in inner if not entry.startswith("."))
            for entry in sorted(found):
                if not entry.startswith((".", "~$")) and Path(entry).suffix.lower() in _READABLE:
                    yield Path(folder) / entry


def shown(path: Path) -> str:
    """The name as it can be printed, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def take(path: Path) -> "Intake":
    """Read one file. Raises ``PaperError`` or ``OSError``; :func:`sentence` puts them into words."""
    from mingzheng.engines.papers import read_file

    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError("这不是普通文件，不能读取。")
    return read_file(path)


def sentence(error: Exception) -> str:
    """What went wrong with a file, in one Chinese sentence."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请检查路径。"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，请写明其中的文件。"
    if isinstance(error, PermissionError):
        return "没有读这个文件的权限。"
    text = str(error)
    if any("\u4e00" <= sign <= "\u9fff" for sign in text):
        return text
    if isinstance(error, OSError):
        return f"打不开这个文件（{error.strerror or text}）。"
    return f"读这个文件时出了错（{type(error).__name__}），请把文件交给系统管理员查看。"

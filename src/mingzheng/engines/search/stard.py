"""Reads laws as Markdown and lay questions with the articles that answer them (STARD).

The material is not in the product: a folder or ``.tar.zst`` of laws (as LawRefBook/Laws keeps them) and questions as
JSON (STARD: 问题, match_name, 相关法规).
"""

import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingzheng.base.files.unpack import unpack
from mingzheng.base.records.registry import SearchEntry

from .evaluate import Question
from .numbers import find_articles

_PROVINCIAL = "DLC"
_NOT_LAWS = {"scripts", "案例", _PROVINCIAL}
_TITLE = re.compile(r"^#\s*(.+)$", re.MULTILINE)
_DATED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)\.md$")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_ANSWER = re.compile(
    r"^(?P<title>.+?)(?P<number>第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?)$"
)
_NAME_NOISE = re.compile(r"中华人民共和国|[《》\s]")


class BadMaterial(ValueError):
    """The material cannot be read; the text says in Chinese what is wrong with it."""


def law_entry(ref: str, title: str, body: str) -> SearchEntry:
    return SearchEntry(ref=ref, kind="law", title=title, body=body, url="")


def law_name(title: str) -> str:
    """One name for one law: without 中华人民共和国, title marks and blanks."""
    return _NAME_NOISE.sub("", title)


def article_name(title: str, number: str) -> str:
    """One name for one article, however law and number are written: 民法典第12条."""
    values = [hit.value for hit in find_articles(number)]
    return law_name(title) + (values[0] if values else "")


def read_questions(path: Path) -> tuple[list[Question], dict[str, tuple[str, str]]]:
    """The questions, and the title and text of every article that answers one, by its name."""
    try:
        rows = json.loads(path.read_text("utf-8"))
        given = dict(_given(item) for row in rows for item in row["相关法规"].items())
        asked = [Question(row["问题"], frozenset(_name(each) for each in row["match_name"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadMaterial(f"评测问题文件“{path.name}”读不出来，应为STARD格式的JSON文件。") from error
    return asked, given


def _name(printed: str) -> str:
    match = _ANSWER.match(printed)
    return article_name(match["title"], match["number"]) if match else article_name(printed, "")


def _given(item: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    printed, text = item
    match = _ANSWER.match(printed)
    title, number = (match["title"], match["number"]) if match else (printed, "")
    return _name(printed), (title, f"{number} {text}".strip())


def read_laws(path: Path) -> list[SearchEntry]:
    """The latest copy of every law, without provincial rules and court cases."""
    if path.is_dir():
        return _latest(_read_folder(path))
    with tempfile.TemporaryDirectory() as folder:
        _unpack(path, Path(folder))
        return _latest(_read_folder(Path(folder)))


def _unpack(path: Path, folder: Path) -> None:
    try:
        plain = subprocess.run(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise BadMaterial(f"法规库“{path.name}”解不开，请先安装zstd，或改用解压后的文件夹。") from error
    with tempfile.TemporaryFile() as stream:
        stream.write(plain)
        stream.seek(0)
        with tarfile.open(fileobj=stream) as archive:
            unpack(archive, Path(folder))


def _read_folder(folder: Path) -> Iterator[tuple[str, SearchEntry]]:
    """Each law with the date of its copy; an undated copy counts as the newest."""
    for path in sorted(folder.rglob("*.md")):
        parts = path.relative_to(folder).parts
        if len(parts) < 2 or _NOT_LAWS & set(parts) or path.name.startswith("_"):
            continue
        text = path.read_text("utf-8")
        title = _TITLE.search(text)
        if title:
            dated = _DATED.search(path.name)
            body = _HEADING.sub("", text.partition("<!-- INFO END -->")[2] or text)
            yield dated[1] if dated else "9999", law_entry("law:" + "/".join(parts), title[1].strip(), body)


def _latest(copies: Iterable[tuple[str, SearchEntry]]) -> list[SearchEntry]:
    """Of several dated copies the last; parts of a code that share a title and have no date stay all."""
    by_title: dict[str, list[tuple[str, SearchEntry]]] = {}
    for dated, law in copies:
        by_title.setdefault(law_name(law.title), []).append((dated, law))
    kept = []
    for found in by_title.values():
        last = max(dated for dated, _ in found)
        kept += [law for dated, law in found if dated == last]
    return kept

"""Reads the demonstration city from the files under ``content/`` (no Django, nothing but the package's own files).

A document or article is a ``.txt`` file: metadata in TOML between two ``+++`` lines, then the canonical body text
of `kernel.lex`. `load` reads, checks (`checks`) and returns the whole city.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from mingzheng.demo.checks import ContentError, check
from mingzheng.demo.shapes import (
    Alias,
    Article,
    Attachment,
    Column,
    Contact,
    DemoCity,
    Document,
    Organ,
    Person,
    Region,
    Site,
    Validity,
)

_FENCE = "+++\n"

T = TypeVar("T")


def load() -> DemoCity:
    """The demonstration city, complete and checked. Raises `ContentError` with a Chinese sentence."""
    city = read(files("mingzheng.demo") / "content")
    check(city)
    return city


def read(root: Traversable) -> DemoCity:
    """The city as its files say it, unchecked. Raises `ContentError` for a file that cannot be read."""
    organs, columns = _toml(root, "organs.toml"), _toml(root, "columns.toml")
    return DemoCity(
        regions=tuple(_build(Region, row, "organs.toml") for row in organs["regions"]),
        organs=tuple(_organ(row) for row in organs["organs"]),
        people=tuple(_build(Person, row, "people.toml") for row in _toml(root, "people.toml")["people"]),
        site=_build(Site, columns["site"], "columns.toml"),
        columns=tuple(_build(Column, row, "columns.toml") for row in columns["columns"]),
        documents=tuple(_texts(root / "documents", _document)),
        articles=tuple(_texts(root / "articles", _article)),
    )


def split_front_matter(text: str, where: str) -> tuple[dict[str, Any], str]:
    """Metadata and body of one file. Raises `ContentError` if the fences are missing or the TOML is wrong."""
    head, fence, rest = text.partition(_FENCE)
    meta, second, body = rest.partition(_FENCE)
    if head or not fence or not second:
        raise ContentError(f"{where}应当以“+++”行开头，元数据之后再有一个“+++”行。")
    return _parse(meta, where), body.rstrip("\n")


def _organ(row: dict[str, Any]) -> Organ:
    where = f"organs.toml中的{row.get('name', '机构')}"
    contact = _build(Contact, row.get("contact", {}), where)
    aliases = tuple(_build(Alias, alias, where) for alias in row.get("aliases", ()))
    return _build(Organ, row | {"contact": contact, "aliases": aliases}, where)


def _document(name: str, meta: dict[str, Any], body: str) -> Document:
    serial, _, slug = name.partition("-")
    if not serial.isdigit():
        raise ContentError(f"{name}.txt的文件名应当以三位编号和连字符开头。")
    organs = meta.pop("organs", None) or [meta.pop("organ", "")]
    relations = meta.pop("relations", {})
    parts = {
        "serial": int(serial),
        "slug": slug,
        "organs": organs,
        "body": body,
        "basis": relations.get("basis", ()),
        "validity": tuple(_build(Validity, row, name) for row in meta.get("validity", ())),
        "attachments": tuple(_attachment(row, name) for row in meta.get("attachments", ())),
    }
    return _build(Document, meta | parts, name)


def _attachment(row: dict[str, str], where: str) -> Attachment:
    return _build(Attachment, {"name": row.get("name", ""), "text": _content_of(row).strip("\n")}, where)


def _content_of(row: dict[str, str]) -> str:
    return row.get("table") or row.get("text") or ""


def _article(name: str, meta: dict[str, Any], body: str) -> Article:
    defaults = {"organ": "市政府办公室", "slug": name.partition("-")[2]}
    return _build(Article, defaults | meta | {"body": body}, name)


def _texts(folder: Traversable, make: Callable[[str, dict[str, Any], str], T]) -> Iterator[T]:
    for entry in sorted(folder.iterdir(), key=lambda file: file.name):
        if entry.name.endswith(".txt"):
            meta, body = split_front_matter(entry.read_text(encoding="utf-8"), entry.name)
            yield make(entry.name.removesuffix(".txt"), meta, body)


def _toml(root: Traversable, name: str) -> dict[str, Any]:
    return _parse((root / name).read_text(encoding="utf-8"), name)


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{where}的元数据不是有效的TOML：{error}。") from error


def _build(shape: type[T], row: dict[str, Any], where: str) -> T:
    """An instance of a shape from a row of TOML: arrays become tuples, unknown or missing keys are errors."""
    known = {field.name for field in fields(shape)}  # type: ignore[arg-type]
    if unknown := sorted(row.keys() - known):
        raise ContentError(f"{where}有不认识的项目：{'、'.join(unknown)}。")
    try:
        return shape(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        )
    except TypeError as error:
        raise ContentError(f"{where}缺少必需的项目：{error}。") from error

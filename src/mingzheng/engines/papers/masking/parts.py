"""The parts of an office package while its copy is made; a part that goes takes its relations with it."""

import io
import posixpath
import urllib.parse
import zipfile

from lxml import etree

from ..archive import Package
from ..limits import Limits
from ..word.names import local, transitional
from ..xmltree import parse_xml
from .leaves import mask_everywhere, mask_runs
from .refusal import MaskingRefused
from .secrets import Secrets

_EMBEDDED = ("/embeddings/", "/afchunk")
_NOWHERE = "about:blank"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = {
    "docprops/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docprops/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}


class Parts:
    """Parsed XML parts by name, all other parts as bytes. Raises what :class:`Package` raises."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        package = Package(data, limits)
        self.trees: dict[str, etree._Element] = {}
        self.blobs: dict[str, bytes] = {}
        for name in package.names:
            if name.endswith("/"):
                continue
            if any(mark in f"/{name.lower()}" for mark in _EMBEDDED):
                raise MaskingRefused(
                    "文件内嵌有工作簿等附属文件，其中的内容无法一并遮蔽，请删除嵌入的对象后再试。"
                )
            content = package.read(name)
            if name.lower().endswith((".xml", ".rels")):
                self.trees[name] = parse_xml(transitional(content))
            else:
                self.blobs[name] = content

    def named(self, folder: str, *starts: str) -> list[str]:
        """XML parts directly in ``folder`` whose file name begins with one of ``starts``."""
        return [
            name
            for name in self.trees
            if posixpath.dirname(name).lower() == folder
            and posixpath.basename(name).lower().startswith(starts)
        ]

    def under(self, *folders: str) -> list[str]:
        """Parts of any kind in these folders, however deep."""
        lowered = tuple(folder.lower() for folder in folders)
        return [name for name in (*self.trees, *self.blobs) if name.lower().startswith(lowered)]

    def drop(self, name: str) -> None:
        """Take out a part, its own relations, every relation to it and its declared type."""
        self.trees.pop(name, None)
        self.blobs.pop(name, None)
        self.trees.pop(_relations_of(name), None)
        for relations, tree in list(self.trees.items()):
            if relations.endswith(".rels"):
                for relation in list(tree):
                    if _target(relations, relation) == name:
                        tree.remove(relation)
        for declared in list(self.trees.get("[Content_Types].xml", ())):
            if declared.get("PartName", "").lstrip("/") == name:
                declared.getparent().remove(declared)

    def related(self, name: str, kind: str) -> list[str]:
        """Parts that ``name`` refers to by a relation whose type ends with ``kind``."""
        relations = _relations_of(name)
        return [
            _target(relations, relation)
            for relation in self.trees.get(relations, ())
            if relation.get("Type", "").endswith(kind)
        ]

    def clear_properties(self) -> None:
        """Authors, organisations, titles, custom properties, the picture of the first page, paths of this machine."""
        for name in [name for name in (*self.trees, *self.blobs) if name.lower().startswith("docprops/")]:
            if name.lower() in _PROPERTIES:
                self.trees[name] = parse_xml(_PROPERTIES[name.lower()])
            elif not name.endswith(".rels"):
                self.drop(name)
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                for relation in tree:
                    if relation.get("Target", "").lower().startswith("file:"):
                        relation.set("Target", _NOWHERE)

    def mask(self, secrets: Secrets) -> None:
        """Mask in every part. The target of a link that holds a value leads nowhere afterwards."""
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                for relation in tree:
                    if secrets.first_kind(urllib.parse.unquote(relation.get("Target", ""))):
                        relation.set("Target", _NOWHERE)
            else:
                mask_runs(tree, secrets)
            mask_everywhere(tree, secrets)

    def pack(self) -> bytes:
        """The package, without dates, comments or extra fields of the original."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, tree in self.trees.items():
                data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(_entry(name), data)
            for name, data in self.blobs.items():
                archive.writestr(_entry(name), data)
        return buffer.getvalue()


def remove(element: etree._Element) -> None:
    """Take ``element`` out of its tree, if it is in one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the children of ``element`` in its place."""
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def named(root: etree._Element, names: set[str]) -> list[etree._Element]:
    """Descendants by their tags without namespace."""
    return [element for element in root.iter() if local(element) in names]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _target(relations: str, relation: etree._Element) -> str:
    """Full name of the part a relation points to."""
    base = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join("/", base, relation.get("Target", ""))).lstrip("/")

"""A zip package (docx, xlsx, ofd) opened with suspicion: every check before any entry is unpacked."""

import io
import struct
import zipfile
import zlib

from .errors import (
    ArchiveBomb,
    BrokenPaper,
    EmbeddedObject,
    EncryptedPaper,
    ExternalEntity,
    MacroPaper,
    OversizedPaper,
    UnsafePath,
)
from .limits import MB, Limits

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"#!/")
_MARKUP = (".xml", ".rels")
_PLAIN_PARTS = (
    ".xml",
    ".rels",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".emf",
    ".wmf",
    ".ttf",
    ".otf",
    ".odttf",
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, EOFError, RuntimeError)
"""Everything that ``zipfile`` raises on damaged packages."""
_BROKEN = "文件已损坏，无法打开，请在原软件中重新保存后再上传。"


class Package:
    """A checked zip package. Raises a :class:`PaperError` subclass for everything it distrusts; writes nothing."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        _check_directory(data, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise BrokenPaper(_BROKEN) from error
        infos = self._zip.infolist()
        _check_names(infos)
        _check_sizes(infos, limits)
        self._infos = {info.filename.replace("\\", "/"): info for info in infos}
        self._check_active_content()
        self._check_prologues()

    @property
    def names(self) -> list[str]:
        """Entry names, with forward slashes."""
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The whole entry. Raises :class:`BrokenPaper` if it is missing or damaged."""
        return self._take(name, -1)

    def _take(self, name: str, size: int) -> bytes:
        try:
            with self._zip.open(self._infos[name]) as entry:
                return entry.read(size)
        except _DAMAGE as error:
            raise BrokenPaper(_BROKEN) from error

    def _check_active_content(self) -> None:
        for name in self._infos:
            lowered = name.lower()
            if lowered.endswith(("vbaproject.bin", "vbadata.xml")):
                raise MacroPaper("文件带有宏程序，不能接收，请另存为不含宏的 docx 或 xlsx 文件后再上传。")
            if "/activex/" in lowered:
                raise EmbeddedObject("文件嵌有控件程序（ActiveX），不能接收，请删除控件后再上传。")
            if lowered.endswith(_PLAIN_PARTS) or lowered.endswith("/"):
                continue
            if self._take(name, 8).startswith(_PROGRAMS):
                raise EmbeddedObject(
                    "文件里嵌有程序或 OLE 对象，不能接收，请删除该对象（或改成图片）后再上传。"
                )
        if "[Content_Types].xml" in self._infos and b"macroEnabled" in self.read("[Content_Types].xml"):
            raise MacroPaper("文件声明为启用宏的格式，不能接收，请另存为不含宏的 docx 或 xlsx 文件后再上传。")

    def _check_prologues(self) -> None:
        """No XML part of an office package has a DTD; a part that has one is an attack, whatever reads it."""
        for name in self._infos:
            if name.lower().endswith(_MARKUP):
                prologue = self._take(name, 4096).replace(b"\x00", b"")
                if b"<!DOCTYPE" in prologue or b"<!ENTITY" in prologue:
                    raise ExternalEntity(
                        "文件的 XML 含有外部实体声明，可能是攻击文件，不能接收，请重新另存后再上传。"
                    )


def _check_directory(data: bytes, limits: Limits) -> None:
    """Bound the central directory before ``zipfile`` builds an object for each of its entries."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or end + 20 > len(data):
        raise BrokenPaper("文件不完整（可能没有传完），请重新上传完整的文件。")
    count, size = struct.unpack("<HI", data[end + 10 : end + 16])
    if count > limits.entries or size > limits.entries * 512:
        raise OversizedPaper(f"文件包内的部件超过 {limits.entries} 个，不能接收，请精简内容后再上传。")


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for info in infos:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise UnsafePath(
                "文件包内有越出目录的路径名，可能是攻击文件，不能接收，请在原软件中重新另存后再上传。"
            )
        if name in seen:
            raise BrokenPaper("文件包内有重名的部件，内容不可信，请在原软件中重新另存后再上传。")
        if info.flag_bits & 0x1:
            raise EncryptedPaper("文件设有密码，请去掉密码后再上传。")
        seen.add(name)


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.entries:
        raise OversizedPaper(f"文件包内的部件超过 {limits.entries} 个，不能接收，请精简内容后再上传。")
    for info in infos:
        markup = info.filename.lower().endswith(_MARKUP)
        floor = limits.markup_ratio_from if markup else limits.ratio_from
        if info.file_size > floor and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise ArchiveBomb("文件解开后异常膨胀（压缩炸弹），不能接收，请确认文件来源后重新制作。")
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked_size:
        raise OversizedPaper(
            f"文件解开后有 {total // MB} MB，超过了 {limits.unpacked_size // MB} MB 的上限，请压缩图片或拆分后再上传。"
        )

"""How large a file may be before it is refused."""

from dataclasses import dataclass

from .errors import OversizedPaper

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for one file. Sizes in bytes unless named otherwise.

    ``pictures`` inside an office file are recognised at most; those beyond are counted as unread. ``ratio`` is
    unpacked:packed and applies to entries that unpack to more than ``ratio_from``; for XML parts, whose
    markup repeats itself by nature (a hundred thousand short paragraphs pack 300:1), to more than ``markup_ratio_from``.
    """

    file_size: int = 50 * MB
    unpacked_size: int = 200 * MB
    ratio: int = 100
    ratio_from: int = 1 * MB
    markup_ratio_from: int = 16 * MB
    entries: int = 2_000
    pages: int = 5_000
    characters: int = 20_000_000
    columns: int = 2_000
    cells: int = 5_000_000
    scanned_pages: int = 100
    pictures: int = 50
    pixels: int = 50_000_000

    def check_file_size(self, size: int) -> None:
        """Raise :class:`OversizedPaper` for a file above ``file_size``."""
        if size > self.file_size:
            raise OversizedPaper(
                f"文件大小为 {size / MB:.1f} MB，超过了 {self.file_size // MB} MB 的上限，请拆分后分别上传。"
            )

    def check_pages(self, count: int) -> None:
        """Raise :class:`OversizedPaper` for more than ``pages`` pages."""
        if count > self.pages:
            raise OversizedPaper(f"文件有 {count} 页，超过了 {self.pages} 页的上限，请拆分后分别上传。")

    def check_scanned_pages(self, count: int) -> None:
        """Raise :class:`OversizedPaper` for more than ``scanned_pages`` pages to be recognised."""
        if count > self.scanned_pages:
            raise OversizedPaper(
                f"文件有 {count} 页扫描图像，超过了一次识别 {self.scanned_pages} 页的上限，请拆分后分别上传。"
            )

    def check_pixels(self, width: int, height: int) -> None:
        """Raise :class:`OversizedPaper` for a picture of more than ``pixels`` points."""
        if width * height > self.pixels:
            raise OversizedPaper(
                f"图片有 {width}×{height} 点，超过了 {self.pixels // 10_000} 万点的上限，请缩小后再上传。"
            )

    def check_characters(self, count: int) -> None:
        """Raise :class:`OversizedPaper` for more than ``characters`` characters of text."""
        if count > self.characters:
            raise OversizedPaper(f"文件文字超过了 {self.characters // 10_000} 万字的上限，请拆分后分别上传。")

    def check_grid(self, rows: int, columns: int) -> None:
        """Raise :class:`OversizedPaper` for a table wider than ``columns`` or with more than ``cells`` cells."""
        if columns > self.columns:
            raise OversizedPaper(
                f"表格有 {columns} 列，超过了 {self.columns} 列的上限，请删除多余的空列或拆分表格后再上传。"
            )
        if rows * columns > self.cells:
            raise OversizedPaper(
                f"表格有 {rows} 行 {columns} 列，超过了 {self.cells // 10_000} 万个单元格的上限，请拆分后再上传。"
            )


DEFAULT = Limits()

"""Files that cannot be read: each is named in Chinese, none stops the others."""

import zipfile

import pytest

from tests.factories import BODY


def bad_files(folder):
    """Files that cannot be read, each in another way; the last is no file at all."""
    broken = folder / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    hollow = folder / "空壳.docx"
    with zipfile.ZipFile(hollow, "w") as archive:
        archive.writestr("readme.txt", "x")
    empty = folder / "空.txt"
    empty.write_bytes(b"")
    picture = folder / "图.bin"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return [broken, hollow, empty, picture, folder / "没有.txt"]


@pytest.mark.parametrize("command", ["parse", "scan"])
@pytest.mark.parametrize("which", range(5))
def test_bad_file_is_named_in_chinese(mingzheng, tmp_path, command, which):
    path = bad_files(tmp_path)[which]
    done = mingzheng(command, path)
    assert (done.code, done.out if command == "scan" else "", "Traceback" in done.err) == (1, "", False)
    assert done.err.startswith(f"{path}：")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.err.removeprefix(f"{path}："))


@pytest.mark.parametrize("command", ["parse", "scan"])
def test_bad_file_does_not_stop_the_others(mingzheng, tmp_path, command):
    paper = tmp_path / "通知.txt"
    paper.write_text(BODY, "utf-8")
    done = mingzheng(command, tmp_path / "没有.txt", paper, "--json")
    assert (done.code, done.json[-1]["file"]) == (1, str(paper))

"""A tar file is unpacked below its folder and nowhere else."""

import io
import tarfile

import pytest

from mingzheng.base.files.unpack import unpack


def packed(*entries: tarfile.TarInfo) -> tarfile.TarFile:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for entry in entries:
            entry.size = 2 if entry.isreg() else 0
            tar.addfile(entry, io.BytesIO(b"ok") if entry.isreg() else None)
    return tarfile.open(fileobj=io.BytesIO(out.getvalue()))


def link(name: str, target: str) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    return entry


def test_files_are_written_for_their_owner_alone(tmp_path):
    with packed(tarfile.TarInfo("keys/secret"), tarfile.TarInfo("list.json")) as tar:
        unpack(tar, tmp_path / "to")
    written = sorted(path for path in (tmp_path / "to").rglob("*") if path.is_file())
    assert [path.relative_to(tmp_path / "to").as_posix() for path in written] == ["keys/secret", "list.json"]
    assert {oct(path.stat().st_mode & 0o777) for path in written} == {"0o600"}


@pytest.mark.parametrize("name", ["../out", "a/../../out", "/etc/out"])
def test_name_that_leads_out_is_refused(tmp_path, name):
    with packed(tarfile.TarInfo(name)) as tar, pytest.raises(tarfile.TarError):
        unpack(tar, tmp_path / "to")
    assert not (tmp_path / "out").exists()


def test_links_are_left_out(tmp_path):
    with packed(link("shortcut", "/etc"), tarfile.TarInfo("file")) as tar:
        unpack(tar, tmp_path / "to")
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["file"]

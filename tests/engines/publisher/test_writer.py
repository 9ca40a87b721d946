import hashlib

import pytest

from mingzheng.engines.publisher.hashing import fingerprint, of_bytes, of_file
from mingzheng.engines.publisher.manifest import Manifest
from mingzheng.engines.publisher.writer import Copy, SiteWriter, UnsafePath, walk


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def writer(site):
    return SiteWriter(site, Manifest.fresh(site, 10))


def test_page_is_written_once(site, writer):
    assert writer.put("/a/b.html", b"one") is True
    assert writer.put("/a/b.html", b"one") is False
    assert writer.put("/a/b.html", b"two") is True
    assert ((site / "a/b.html").read_bytes(), writer.written) == (b"two", 2)


def test_missing_page_is_written_again(site, writer):
    writer.put("/a.html", b"one")
    (site / "a.html").unlink()
    assert writer.put("/a.html", b"one") is True


def test_thorough_writer_mends_a_changed_page(site):
    manifest = Manifest.fresh(site, 10)
    SiteWriter(site, manifest).put("/a.html", b"one")
    (site / "a.html").write_bytes(b"eno")
    assert SiteWriter(site, manifest).put("/a.html", b"one") is False
    assert SiteWriter(site, manifest, thorough=True).put("/a.html", b"one") is True


def test_removed_page_takes_its_empty_folders_along(site, writer):
    writer.put("/a/b/c.html", b"one")
    assert writer.remove("/a/b/c.html") is True
    assert writer.remove("/a/b/c.html") is False
    assert list(walk(site)) == []
    assert not (site / "a").exists()
    assert writer.put("/a/b/c.html", b"one") is True


@pytest.mark.parametrize(
    "path",
    [
        "a.html",
        "/../a.html",
        "/a/../../b.html",
        "/.tmp/a",
        "/a//b.html",
        "/proof/manifest.json",
        "/",
        "",
        "/a\nb",
    ],
)
def test_unsafe_address_is_refused(writer, path):
    with pytest.raises(UnsafePath):
        writer.put(path, b"x")


def test_well_known_address_is_allowed(site, writer):
    writer.put("/.well-known/security.txt", b"x")
    assert list(walk(site)) == ["/.well-known/security.txt"]


def test_strangers_in_the_place_of_a_page_give_way(site, writer, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"outside")
    (site / "a.html").symlink_to(outside / "a.html")
    (site / "folder").symlink_to(outside)
    (site / "b.html").mkdir()
    (site / "c").write_bytes(b"a file where a folder belongs")
    for path in ("/a.html", "/folder/a.html", "/b.html", "/c/d.html"):
        assert writer.put(path, b"page") is True
        assert (site / path[1:]).read_bytes() == b"page"
    assert (outside / "a.html").read_bytes() == b"outside"
    assert not any(file.is_symlink() for file in site.rglob("*"))


def test_private_file_is_copied_not_linked(site, writer, tmp_path):
    original = tmp_path / "original"
    original.write_bytes(b"table")
    copy = Copy(original, hashlib.sha256(b"table").hexdigest())
    assert writer.copy("/files/表.xlsx", copy) is True
    assert writer.copy("/files/表.xlsx", copy) is False
    (site / "files/表.xlsx").write_bytes(b"elbat")
    assert original.read_bytes() == b"table"


def test_private_file_that_is_not_what_it_should_be_is_not_published(site, writer, tmp_path):
    original = tmp_path / "original"
    original.write_bytes(b"other")
    with pytest.raises(ValueError, match="校验值不符"):
        writer.copy("/files/a.xlsx", Copy(original, "0" * 64))
    assert list(walk(site)) == []


def test_drafts_of_a_killed_writer_are_removed(site):
    (site / ".tmp").mkdir()
    (site / ".tmp/7").write_bytes(b"half")
    SiteWriter(site, Manifest.fresh(site, 10))
    assert list((site / ".tmp").iterdir()) == []


def test_unknown_files_are_removed(site, writer):
    writer.put("/a.html", b"x")
    (site / "b").mkdir()
    (site / "b/planted.html").write_bytes(b"x")
    assert writer.remove_unknown() == ["/b/planted.html"]
    assert list(walk(site)) == ["/a.html"]


def test_digests_are_those_of_the_standards(tmp_path):
    entry = of_bytes(b"abc")
    assert entry.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert entry.sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905 A.1
    (tmp_path / "abc").write_bytes(b"abc")
    assert of_file(tmp_path / "abc") == entry
    assert fingerprint("abc") == entry.sha256[:16]

"""Files are kept by content, privately, under names that cannot hurt."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.base.files import store
from mingzheng.base.files.models import StoredFile
from mingzheng.base.files.store import FileRefused, clean_name, keep


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CLAMAV = ""


def kept_files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_bytes_are_kept_under_their_checksum(settings):
    row = keep(b"content", format="txt", text="content\x00")
    digest = hashlib.sha256(b"content").hexdigest()
    assert (row.digest, row.size, row.text, row.path.read_bytes()) == (digest, 7, "content", b"content")
    assert row.path == Path(settings.MEDIA_ROOT) / digest[:2] / digest
    assert row.path.stat().st_mode & 0o007 == 0


@pytest.mark.django_db
def test_same_content_is_kept_once(settings):
    assert keep(b"content", format="txt").pk == keep(b"content", format="txt").pk
    assert (StoredFile.objects.count(), len(kept_files(settings))) == (1, 1)


@pytest.mark.django_db
def test_lost_bytes_are_written_again(settings):
    row = keep(b"content", format="txt")
    row.path.unlink()
    assert (keep(b"content", format="txt").pk, row.path.read_bytes()) == (row.pk, b"content")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "format", "sentence"),
    [(b"", "txt", "文件是空的"), (b"x" * 11, "txt", "文件超过"), (b"x", "exe", "这种格式不能作为附件")],
)
def test_unusable_file_is_refused_and_leaves_nothing(settings, data, format, sentence):
    settings.MAX_UPLOAD_BYTES = 10
    with pytest.raises(FileRefused, match=sentence):
        keep(data, format=format)
    assert (StoredFile.objects.count(), kept_files(settings)) == (0, [])


@pytest.mark.django_db
def test_infected_file_is_refused_and_leaves_nothing(settings, monkeypatch):
    monkeypatch.setattr(store, "scan", lambda data: "Test-Signature")
    with pytest.raises(FileRefused, match="Test-Signature"):
        keep(b"content", format="txt")
    assert (StoredFile.objects.count(), kept_files(settings)) == (0, [])


@given(st.text(max_size=300), st.sampled_from(sorted(store.MEDIA_TYPES)))
def test_name_is_always_safe(name, ending):
    shown = clean_name(name, ending)
    unsafe = (
        set('/\\:*?"<>|\x7f')
        | {chr(n) for n in range(32)}
        | {chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    )
    assert (set(shown) & unsafe, shown.endswith(f".{ending}"), len(shown) <= 190) == (set(), True, True)
    assert not shown.startswith((".", " "))


@given(st.text(max_size=300), st.sampled_from(sorted(store.MEDIA_TYPES)))
def test_name_cleaned_twice_is_cleaned_once(name, ending):
    once = clean_name(name, ending)
    assert clean_name(once, ending) == once


@given(st.text(max_size=80))
def test_name_can_be_written_to_disk(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("names")
    path = folder / clean_name(name, "txt")
    path.write_bytes(b"x")
    assert path.parent == folder


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("附表.TXT", "附表.txt"), ("../../etc/passwd", "passwd.txt"), ("C:\\公文\\附表.txt", "附表.txt"), ("", "附件.txt"),
        ("...", "附件.txt"), ("附表.docx", "附表.docx.txt"), ("a<b>c.txt", "a_b_c.txt"), ("\u202etxt.附表", "_txt.附表.txt"),
    ],
)  # fmt: skip
def test_name_examples(name, shown):
    assert clean_name(name, "txt") == shown

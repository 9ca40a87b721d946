import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.publisher.hashing import Entry, of_bytes
from mingzheng.engines.publisher.manifest import (
    Manifest,
    ManifestBroken,
    format_shard,
    parse_shard,
    read_root,
    width_for,
)

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def commit(site, files: int = 40) -> Manifest:
    manifest = Manifest.fresh(site, files)
    for number in range(files):
        manifest.put(f"/p/{number}.html", of_bytes(b"%d" % number))
    manifest.commit(KEY, NOW, {"seq": 0})
    return manifest


def shards(site) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (site / "proof/shards").iterdir()}


def test_manifest_comes_back_as_written(tmp_path):
    commit(tmp_path)
    again = Manifest.load(tmp_path, KEY.public_key())
    assert dict(again.entries()) == {f"/p/{number}.html": of_bytes(b"%d" % number) for number in range(40)}
    root = read_root(tmp_path, KEY.public_key()).signed
    assert (root["files"], root["bytes"], root["made_at"]) == (40, 70, "2026-03-02T04:00:00.000000Z")


def test_one_page_changes_one_shard(tmp_path):
    commit(tmp_path)
    before = shards(tmp_path)
    manifest = Manifest.load(tmp_path, KEY.public_key())
    manifest.put("/p/7.html", of_bytes(b"new"))
    manifest.commit(KEY, NOW, {})
    after = shards(tmp_path)
    assert (len(before.keys() - after.keys()), len(after.keys() - before.keys())) == (1, 1)


def test_same_entry_changes_nothing(tmp_path):
    commit(tmp_path)
    manifest = Manifest.load(tmp_path, KEY.public_key())
    manifest.put("/p/7.html", of_bytes(b"7"))
    manifest.drop("/p/unknown.html")
    assert manifest.changed is False


def test_dropped_pages_leave_no_empty_shard(tmp_path):
    commit(tmp_path, 3)
    manifest = Manifest.load(tmp_path, KEY.public_key())
    for number in range(3):
        manifest.drop(f"/p/{number}.html")
    manifest.commit(KEY, NOW, {})
    assert (shards(tmp_path), manifest.files) == ({}, 0)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: root.unlink(),
        lambda root: root.write_text("{"),
        lambda root: root.write_text("[]"),
        lambda root: root.write_bytes(root.read_bytes().replace(b'"files":40', b'"files":41')),
        lambda root: root.write_text(json.dumps(json.loads(root.read_text()) | {"signature": "zz"})),
    ],
)
def test_spoilt_root_is_refused(tmp_path, spoil):
    commit(tmp_path)
    spoil(tmp_path / "proof/manifest.json")
    with pytest.raises(ManifestBroken):
        Manifest.load(tmp_path, KEY.public_key())


def test_root_of_another_key_is_refused(tmp_path):
    commit(tmp_path)
    with pytest.raises(ManifestBroken, match="签名无效"):
        Manifest.load(tmp_path, Ed25519PrivateKey.generate().public_key())


def test_doctored_shard_is_not_signed_again(tmp_path):
    commit(tmp_path)
    for file in (tmp_path / "proof/shards").iterdir():
        file.write_bytes(file.read_bytes().replace(b"/p/", b"/q/"))
    with pytest.raises(ManifestBroken, match="被改动"):
        Manifest.load(tmp_path, KEY.public_key()).put("/p/7.html", of_bytes(b"new"))


@pytest.mark.parametrize(
    ("files", "width"), [(0, 1), (1600, 1), (1601, 2), (25_600, 2), (25_601, 3), (10**7, 3)]
)
def test_shards_stay_small(files, width):
    assert width_for(files) == width


_NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map("/{}".format)
_ENTRIES = st.builds(
    Entry, st.just("0" * 64), st.just("1" * 64), st.integers(0), st.sampled_from(["", "ab" * 8])
)


@given(st.dictionaries(_NAMES, _ENTRIES, min_size=1))
def test_shard_text_is_reversible(entries):
    assert parse_shard(format_shard(entries).decode()) == entries

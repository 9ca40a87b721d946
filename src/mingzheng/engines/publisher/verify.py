"""Check the public folder against the signed manifest (核验): what was changed, deleted, planted, forged."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mingzheng.base.proof.check import check_log
from mingzheng.base.proof.checkpoints import Statement
from mingzheng.base.proof.keys import load_public, public_pem

from . import site
from .hashing import Entry
from .manifest import (
    PUBLIC_KEY,
    ROOT,
    ManifestBroken,
    Root,
    parse_shard,
    read_root,
    shard_file,
    shard_of,
)
from .writer import walk


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: ``changed``, ``missing``, ``unknown``, ``manifest``, ``signature`` or ``log``."""

    kind: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found: files compared, when the manifest was made, everything wrong in order of address."""

    files: int
    made_at: str
    root: str
    faults: list[Fault] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.faults


def verify_site(site_dir: Path, public: Ed25519PublicKey | None = None, *, with_log: bool = False) -> Report:
    """Compare every file with the manifest signed under ``public`` (default: this installation's key).

    ``with_log`` also reads the whole proof log and compares it with the checkpoint in the manifest. What differs
    may be a publication going on, so it is looked at again with publishing held up; raises SiteBusy if that takes
    long.
    """
    public = public or load_public(public_pem(site.key()))
    report = _verify(site_dir, public)
    if report.faults and site_dir == site.folder():
        with site.alone():
            report = _verify(site_dir, public)
    if with_log and report.root:
        report.faults.extend(_log_faults(site_dir, public))
    return report


def find(path: str) -> tuple[Entry, str] | None:
    """What the signed manifest says of a page, and when it was made; None if there is no such page.

    For the page where a visitor checks another page. Raises ManifestBroken.
    """
    root = read_root(site.folder(), site.key().public_key())
    name = shard_of(path, root.signed["width"])
    if name not in root.signed["shards"]:
        return None
    entry = _shard(site.folder(), name, root.signed["shards"][name]).get(path)
    return (entry, root.signed["made_at"]) if entry else None


def _verify(site_dir: Path, public: Ed25519PublicKey) -> Report:
    try:
        root = read_root(site_dir, public)
    except ManifestBroken as broken:
        kind = "signature" if "签名" in str(broken) else "manifest"
        return Report(0, "", "", [Fault(kind, f"/{ROOT}", str(broken))])
    faults = list(_proof_folder_faults(site_dir, root, public))
    expected: dict[str, Entry] = {}
    for name, digest in root.signed["shards"].items():
        try:
            expected |= _shard(site_dir, name, digest)
        except ManifestBroken as broken:
            faults.append(Fault("manifest", f"/{shard_file(name, digest)}", str(broken)))
    faults += _file_faults(site_dir, expected, whole=not any(fault.kind == "manifest" for fault in faults))
    faults.sort(key=lambda fault: (fault.path, fault.kind))
    return Report(len(expected), root.signed["made_at"], root.digest, faults)


def _file_faults(site_dir: Path, expected: dict[str, Entry], *, whole: bool) -> Iterator[Fault]:
    present = set(walk(site_dir))
    for path in sorted(expected.keys() - present):
        yield Fault("missing", path, f"页面 {path} 被删除。")
    if whole:  # with a shard gone, its pages would all seem planted
        for path in sorted(present - expected.keys()):
            yield Fault("unknown", path, f"文件 {path} 不在清单中，不是本站发布的。")
    for path in present & expected.keys():
        if not _matches(f"{site_dir}{path}", expected[path]):
            yield Fault("changed", path, f"页面 {path} 的内容被改动。")


def _matches(file: str, entry: Entry) -> bool:
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    digest = hashlib.sha256()
    try:
        while piece := os.read(handle, 1 << 20):
            digest.update(piece)
    finally:
        os.close(handle)
    return digest.hexdigest() == entry.sha256


def _shard(site_dir: Path, name: str, digest: str) -> dict[str, Entry]:
    file = shard_file(name, digest)
    try:
        content = (site_dir / file).read_bytes()
    except OSError:
        raise ManifestBroken(f"清单分片 /{file} 不存在。") from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise ManifestBroken(f"清单分片 /{file} 被改动。")
    return parse_shard(content.decode())


def _proof_folder_faults(site_dir: Path, root: Root, public: Ed25519PublicKey) -> Iterator[Fault]:
    wanted = {ROOT, PUBLIC_KEY, *(shard_file(name, digest) for name, digest in root.signed["shards"].items())}
    for path in walk(site_dir / "proof"):
        if f"proof{path}" not in wanted:
            yield Fault("unknown", f"/proof{path}", f"文件 /proof{path} 不属于清单。")
    try:
        shown = (site_dir / PUBLIC_KEY).read_bytes()
    except OSError:
        shown = b""
    if shown != public_pem(public):
        yield Fault("signature", f"/{PUBLIC_KEY}", "公布的公钥被改动，与本站的密钥不符。")


def _log_faults(site_dir: Path, public: Ed25519PublicKey) -> Iterator[Fault]:
    stated = read_root(site_dir, public).signed["checkpoint"]
    witness = Statement(stated["seq"], stated["digest"], stated["at"], stated["signature"])
    for fault in check_log((witness,)):
        yield Fault("log", f"log:{fault.seq}", f"存证日志{fault.message}")

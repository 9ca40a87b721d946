#!/usr/bin/env python3
"""明政独立核验程序：只凭公钥核对公开网站的每个文件，以及导出的存证日志。不依赖明政本身。

    python tools/verify.py --site 网站目录 [--log 日志.jsonl] [--key 公钥.pem] [--sm3] [--json]

Needs Python 3.11 and the `cryptography` package, nothing of the project: it is a second implementation of the formats
described in `engines/publisher/manifest.py` and `base/proof/canonical.py`, to be run by whoever does not trust the
first. Exit code: 0 everything is as it was published, 1 faults were found, 2 wrong usage or nothing to check.

Give --key with a copy of the public key kept elsewhere: without it the key that lies on the site is used, and whoever
can rewrite the site can replace that one.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

ROOT, KEY, SHARDS = "proof/manifest.json", "proof/public-key.pem", "proof/shards"
OWN_FOLDERS = frozenset({"proof"})
GENESIS = "0" * 64
PIECE = 1 << 20
SETTLE = 1.0  # seconds
REACH = 16  # how far log entries may have been renumbered and still be recognised


class Unusable(Exception):
    """Nothing can be checked; the text says why."""


@dataclass(frozen=True)
class Fault:
    kind: str  # changed, missing, unknown, manifest, signature, log
    path: str
    message: str


@dataclass(frozen=True)
class Expected:
    sha256: str
    sm3: str
    size: int


def main() -> int:
    options = arguments()
    began = time.perf_counter()
    try:
        public = public_key(options.key or options.site / KEY)
        found = check_site(options.site, public, options.sm3) if options.site else Result()
        if options.log:
            check_log(options.log, public, found)
    except Unusable as problem:
        print(problem, file=sys.stderr)
        return 2
    found.faults.sort(key=lambda fault: (fault.kind == "log", fault.path))
    report(found, time.perf_counter() - began, options)
    return 1 if found.faults else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="核对公开网站和存证日志是否被改动。", add_help=False)
    parser.add_argument("--site", type=Path, help="公开网站的目录")
    parser.add_argument("--log", type=Path, help="导出的存证日志（每行一个 JSON）")
    parser.add_argument("--key", type=Path, help="另外保存的公钥（PEM）；不给时用网站上公布的公钥")
    parser.add_argument("--sm3", action="store_true", help="除 SHA-256 外也核对国密 SM3 摘要")
    parser.add_argument("--json", action="store_true", help="结果输出为一个 JSON")
    parser.add_argument("-h", "--help", action="help", help="显示这份说明")
    options = parser.parse_args()
    if not options.site and not options.log:
        parser.error("请用 --site 指明网站目录，或用 --log 指明日志文件。")
    if not options.site and not options.key:
        parser.error("只核对日志时，请用 --key 给出公钥文件。")
    if options.site and not options.site.is_dir():
        parser.error(f"没有找到网站目录 {options.site}，请核对路径。")
    return options


def public_key(path: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError:
        raise Unusable(f"没有找到公钥文件 {path}，请用 --key 指明另外保存的公钥。") from None
    except ValueError:
        raise Unusable(f"公钥文件 {path} 不是有效的 PEM 公钥，请核对。") from None
    if not isinstance(key, Ed25519PublicKey):
        raise Unusable(f"公钥文件 {path} 不是 Ed25519 公钥，请核对。")
    return key


class Result:
    """What was found so far.

    ``statement`` is the log's checkpoint that the manifest carries; ``changing`` says that the site was being written.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.files = 0
        self.entries = 0
        self.made_at = ""
        self.root = ""
        self.root_bytes = b""
        self.changing = False
        self.statement: dict[str, Any] | None = None

    def add(self, kind: str, path: str, message: str) -> None:
        self.faults.append(Fault(kind, path, message))


# ---- the site


def check_site(site: Path, public: Ed25519PublicKey, sm3: bool) -> Result:
    """Compare the site with its manifest; what differs is looked at again a second later.

    Pages are written before the manifest, so while something is published they differ from it for a moment. A full
    build takes longer: if what differs goes on changing, the result says so.
    """
    found = _checked(site, public, sm3)
    for _ in range(2):
        if not found.faults:
            break
        time.sleep(SETTLE)
        before, found = found, _checked(site, public, sm3)
        if (found.faults, found.root_bytes) == (before.faults, before.root_bytes):
            break
        found.changing = bool(found.faults)
    return found


def _checked(site: Path, public: Ed25519PublicKey, sm3: bool) -> Result:
    found = Result()
    _check_site(site, public, sm3, found)
    found.faults.sort(key=lambda fault: fault.path)
    return found


def _check_site(site: Path, public: Ed25519PublicKey, sm3: bool, found: Result) -> None:
    found.root_bytes = _root_bytes(site)
    signed = signed_root(found, public)
    if signed is None:
        return
    names = {f"{SHARDS}/{name}.{digest[:16]}.txt": digest for name, digest in signed["shards"].items()}
    expected, whole = expected_files(site, names, found)
    found.files = len(expected)
    present = set(walk(str(site), "", OWN_FOLDERS))
    for path in sorted(expected.keys() - present):
        found.add("missing", path, f"页面 {path} 被删除。")
    if whole:  # with a shard gone, its pages would all seem planted
        for path in sorted(present - expected.keys()):
            found.add("unknown", path, f"文件 {path} 不在清单中，不是网站发布的。")
    compare(site, {path: expected[path] for path in present & expected.keys()}, sm3, found)
    for path in sorted(set(walk(str(site / "proof"), "proof")) - {ROOT, KEY} - names.keys()):
        found.add("unknown", f"/{path}", f"文件 /{path} 不属于清单。")
    check_published_key(site, public, found)


def _root_bytes(site: Path) -> bytes:
    try:
        return (site / ROOT).read_bytes()
    except OSError:
        raise Unusable(f"没有找到清单 {site / ROOT}，这个目录不是明政发布的网站，或清单被删除。") from None


def signed_root(found: Result, public: Ed25519PublicKey) -> dict[str, Any] | None:
    try:
        document = json.loads(found.root_bytes)
        signed, signature = document["signed"], bytes.fromhex(document["signature"])
        content = canonical(signed)
        public.verify(signature, content)
    except InvalidSignature:
        found.add("signature", f"/{ROOT}", "清单的签名无效：清单被改动，或不是用这把公钥对应的密钥签发的。")
        return None
    except (ValueError, KeyError, TypeError):
        found.add("manifest", f"/{ROOT}", "清单已损坏，无法读取。")
        return None
    found.made_at, found.statement = signed["made_at"], signed["checkpoint"]
    found.root = hashlib.sha256(content).hexdigest()
    return signed


def expected_files(site: Path, names: dict[str, str], found: Result) -> tuple[dict[str, Expected], bool]:
    """Path → what it must be, from the shards; and whether all of them could be read."""
    expected: dict[str, Expected] = {}
    whole = True
    for file, digest in names.items():
        try:
            content = (site / file).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != digest:
            found.add("manifest", f"/{file}", f"清单分片 /{file} 被改动或删除。")
            whole = False
            continue
        for line in content.decode().rstrip("\n").split("\n"):
            sha256, sm3, size, _, path = line.split(" ", 4)
            expected[path] = Expected(sha256, sm3, int(size))
    return expected, whole


def walk(folder: str, prefix: str, leave_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Addresses of all files below; links are named, not followed."""
    try:
        items = os.scandir(folder)
    except OSError:
        return
    with items:
        for item in items:
            if item.name in leave_out:
                continue
            if item.is_dir(follow_symlinks=False):
                yield from walk(item.path, f"{prefix}/{item.name}")
            else:
                yield f"{prefix}/{item.name}"


def compare(site: Path, expected: dict[str, Expected], sm3: bool, found: Result) -> None:
    """Read every file in a few threads: reading and hashing of larger files go on side by side."""
    base = str(site)
    paths = sorted(expected)
    workers = min(4, os.cpu_count() or 1)
    size = len(paths) // workers + 1
    parts = [paths[start : start + size] for start in range(0, len(paths), size)]

    def differing(part: list[str]) -> list[str]:
        return [path for path in part if not matches(base + path, expected[path], sm3)]

    with ThreadPoolExecutor(workers) as pool:
        for part in pool.map(differing, parts):
            for path in part:
                found.add("changed", path, f"页面 {path} 的内容被改动。")


def matches(file: str, expected: Expected, sm3: bool) -> bool:
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    sha, national, size = hashlib.sha256(), hashes.Hash(hashes.SM3()) if sm3 else None, 0
    try:
        while piece := os.read(handle, PIECE):
            sha.update(piece)
            size += len(piece)
            if national:
                national.update(piece)
            if size > expected.size:
                return False
    finally:
        os.close(handle)
    return sha.hexdigest() == expected.sha256 and (not national or national.finalize().hex() == expected.sm3)


def check_published_key(site: Path, public: Ed25519PublicKey, found: Result) -> None:
    try:
        shown = load_pem_public_key((site / KEY).read_bytes())
        same = isinstance(shown, Ed25519PublicKey) and shown.public_bytes_raw() == public.public_bytes_raw()
    except (OSError, ValueError):
        same = False
    if not same:
        found.add("signature", f"/{KEY}", "网站上公布的公钥被改动或删除，与给出的公钥不符。")


# ---- the log


def check_log(file: Path, public: Ed25519PublicKey, found: Result) -> None:
    """Recompute the chain of an exported log; compare it with every signed checkpoint."""
    entries, statements = read_log(file, found)
    if found.statement is not None:
        statements.append(found.statement)
    promised = {}
    for statement in statements:
        if holds(statement, public):
            promised[statement["seq"]] = statement["digest"]
        else:
            seq = statement.get("seq", "?")
            found.add("log", f"log:{seq}", f"日志第 {seq} 条处的检查点签名无效。")
    found.entries = len(entries)
    chain = Chain(promised, found)
    for entry in entries:
        chain.see(entry)
    chain.finish()


def read_log(file: Path, found: Result) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    entries, statements = [], []
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                try:
                    item = json.loads(line)
                    (statements if "signature" in item else entries).append(item)
                except (ValueError, TypeError):
                    found.add("log", f"log:line {number}", f"日志文件第 {number} 行不是有效的 JSON。")
    except OSError:
        raise Unusable(f"没有找到日志文件 {file}，请核对路径。") from None
    return entries, statements


def holds(statement: dict[str, Any], public: Ed25519PublicKey) -> bool:
    part = {key: value for key, value in statement.items() if key != "signature"}
    try:
        public.verify(bytes.fromhex(statement["signature"]), canonical(part))
    except (InvalidSignature, ValueError, KeyError, TypeError):
        return False
    return {"seq", "digest", "kind"} <= part.keys() and part["kind"] == "mingzheng.checkpoint/1"


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(entry: dict[str, Any], seq: int) -> str:
    content = {key: value for key, value in entry.items() if key != "digest"}
    return hashlib.sha256(canonical(content | {"seq": seq})).hexdigest()


class Chain:
    """Follows the entries. ``shift`` is by how much numbers were moved up to hide an insertion or a removal."""

    def __init__(self, promised: dict[int, str], found: Result) -> None:
        self.promised, self.found = promised, found
        self.number = self.shift = self.confirmed = 0
        self.contradicted = False
        # Place, digest and link of the entry before; None if that one is itself broken.
        self.before: tuple[int, str, str] | None = (0, GENESIS, "")
        self.doubt: tuple[int, str, str] | None = (
            None  # a finding not yet certain, and the link that clears it
        )

    def see(self, entry: dict[str, Any]) -> None:
        try:
            seq, stated, previous = int(entry["seq"]), str(entry["digest"]), str(entry["previous"])
        except (KeyError, ValueError, TypeError):
            self.say(self.number + 1, f"第 {self.number + 1} 条缺少必要的内容。")
            self.number, self.before = self.number + 1, None
            return
        number = self.original_number(entry, seq - self.shift, stated)
        if number is None:
            self.settle()
            self.gap(seq - self.shift)
            self.say(seq, f"第 {seq} 条的内容被改动，与它的摘要不符。")
            self.number, self.before = seq - self.shift, None
            return
        if self.before is None:
            self.gap(number)
        elif previous == self.before[1]:
            self.settle()
        else:
            self.broken(seq, number, previous, self.before)
        if seq - number != self.shift:
            self.say(seq, f"从第 {seq} 条起序号被改动，这一条原来是第 {number} 条。")
            self.shift = seq - number
        self.compare(seq, number, stated)
        self.number, self.before = number, (seq, stated, previous)

    def original_number(self, entry: dict[str, Any], expected: int, stated: str) -> int | None:
        for away in range(REACH + 1):
            for number in {expected - away, expected + away}:
                if digest_of(entry, number) == stated:
                    return number
        return None

    def broken(self, seq: int, number: int, previous: str, before: tuple[int, str, str]) -> None:
        cleared = self.doubt is not None and previous == self.doubt[2]
        if cleared or (before[0] and previous == before[2]):
            self.doubt = None if cleared else self.doubt
            self.say(before[0], f"第 {before[0]} 条是后来插入的，前后两条原本相连。")
            self.number -= 1
        elif not self.gap(number):
            self.settle()
            message = f"第 {before[0]} 条被改写并重算了摘要，第 {seq} 条仍指着原来的内容。"
            if not before[0]:
                message = f"第 {seq} 条不是原来的第一条，开头的日志被改写。"
            self.doubt = (before[0] or seq, message, before[1])

    def compare(self, seq: int, number: int, stated: str) -> None:
        promised = self.promised.get(number)
        if promised is None or self.contradicted:
            return
        if promised == stated:
            self.confirmed = number
        else:
            self.contradicted = True
            span = f"第 {self.confirmed + 1} 至 {number} 条"
            self.say(seq, f"{span}之间的日志被整段改写，与签名的检查点不符。")

    def gap(self, number: int) -> bool:
        first, last = self.number + 1, number - 1
        if first > last:
            return False
        self.say(first, f"第 {first} 条被删除。" if first == last else f"第 {first} 至 {last} 条被删除。")
        return True

    def finish(self) -> None:
        self.settle()
        self.gap(max([self.number, *self.promised]) + 1)

    def settle(self) -> None:
        if self.doubt is not None:
            self.say(*self.doubt[:2])
            self.doubt = None

    def say(self, seq: int, message: str) -> None:
        self.found.add("log", f"log:{seq:09d}", f"日志{message}")


# ---- the answer


def report(found: Result, seconds: float, options: argparse.Namespace) -> None:
    if options.json:
        answer = {
            "good": not found.faults,
            "files": found.files,
            "entries": found.entries,
            "made_at": found.made_at,
            "root": found.root,
            "seconds": round(seconds, 3),
            "changing": found.changing,
            "faults": [asdict(fault) for fault in found.faults],
        }
        print(json.dumps(answer, ensure_ascii=False))
        return
    for fault in found.faults:
        print(fault.message)
    if options.site:
        print(
            f"核对了 {found.files} 个文件，清单签发于 {found.made_at or '（无法确认）'}，用时 {seconds:.2f} 秒。"
        )
        if not options.key:
            print("用的是网站上公布的公钥；请与另外保存的公钥核对，或用 --key 指明。")
    if options.log:
        print(f"核对了 {found.entries} 条存证日志。")
    if found.changing:
        print(
            "核对期间网站的文件还在变化，可能正在发布或重新生成。请等它完成后再核对一次；没有人在发布时，请立即查明。"
        )
    else:
        print(f"发现 {len(found.faults)} 处异常，请立即查明。" if found.faults else "没有发现改动。")


if __name__ == "__main__":
    sys.exit(main())

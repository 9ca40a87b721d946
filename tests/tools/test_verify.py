"""The stand-alone verifier against logs and sites made by the product, each tampered with in one way."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingzheng.base.proof.canonical import GENESIS, digest, name_seal, serialise
from mingzheng.base.proof.checkpoints import KIND
from mingzheng.base.proof.keys import public_pem
from mingzheng.engines.publisher.manifest import Manifest
from mingzheng.engines.publisher.writer import SiteWriter

PROGRAM = Path(__file__).parents[2] / "tools" / "verify.py"
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PAGES = {f"/policy/ab/{number:08d}.html": f"第 {number} 页".encode() for number in range(30)}


def verify(*arguments) -> tuple[int, dict]:
    command = [sys.executable, "-I", str(PROGRAM), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else {"error": done.stderr}


def found(*arguments) -> list[tuple[str, str]]:
    code, answer = verify(*arguments)
    assert code == (1 if answer["faults"] else 0)
    return [(fault["kind"], fault["path"]) for fault in answer["faults"]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    manifest = Manifest.fresh(folder, len(PAGES))
    writer = SiteWriter(folder, manifest)
    for path, content in PAGES.items():
        writer.put(path, content)
    manifest.commit(KEY, NOW, signed_statement(0, GENESIS))
    return folder


def signed_statement(seq: int, stated: str) -> dict:
    part = {"at": "2026-03-02T04:00:00.000000Z", "digest": stated, "kind": KIND, "seq": seq}
    return {**part, "signature": KEY.sign(serialise(part)).hex()}


def test_whole_site_is_good(site):
    code, answer = verify("--site", site, "--sm3")
    assert (code, answer["good"], answer["files"], answer["faults"]) == (0, True, 30, [])


def test_each_tampered_file_is_named(site):
    (site / "policy/ab/00000003.html").write_text("改过")
    (site / "policy/ab/00000004.html").unlink()
    (site / "policy/planted.html").write_text("x")
    (site / "proof/planted.html").write_text("x")
    (site / "policy/ab/00000005.html").unlink()
    (site / "policy/ab/00000005.html").symlink_to(site / "policy/ab/00000006.html")
    assert found("--site", site) == [
        ("changed", "/policy/ab/00000003.html"),
        ("missing", "/policy/ab/00000004.html"),
        ("changed", "/policy/ab/00000005.html"),
        ("unknown", "/policy/planted.html"),
        ("unknown", "/proof/planted.html"),
    ]


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch):
    """The program as a module, to do something to the site while it waits."""
    spec = spec_from_file_location("stand_alone_verifier", PROGRAM)
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_site_being_written_is_said_to_change(site, program, monkeypatch, capsys):
    """A full build goes on all the while: other pages differ each time the program looks."""
    pages = iter(PAGES)
    monkeypatch.setattr(program.time, "sleep", lambda seconds: (site / next(pages)[1:]).write_text("new"))
    (site / "new.html").write_text("new")
    monkeypatch.setattr(sys, "argv", ["verify.py", "--site", str(site)])
    assert program.main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "核对期间网站的文件还在变化，可能正在发布或重新生成。请等它完成后再核对一次；没有人在发布时，请立即查明。"
    )


def test_publication_that_settles_is_no_fault(site, program, monkeypatch):
    """The page is there before the manifest names it; a second later it does."""
    manifest = Manifest.load(site, KEY.public_key())
    SiteWriter(site, manifest).put("/policy/ab/new.html", b"new")
    monkeypatch.setattr(
        program.time, "sleep", lambda seconds: manifest.commit(KEY, NOW, signed_statement(0, GENESIS))
    )
    found = program.check_site(site, KEY.public_key(), sm3=False)
    assert (found.faults, found.files, found.changing) == ([], 31, False)


def test_doctored_shard_is_named(site):
    shard = sorted((site / "proof/shards").iterdir())[0]
    shard.write_bytes(shard.read_bytes().replace(b"policy", b"police"))
    assert found("--site", site) == [("manifest", f"/proof/shards/{shard.name}")]


def test_doctored_root_is_named(site):
    root = site / "proof/manifest.json"
    root.write_bytes(root.read_bytes().replace(b'"files":30', b'"files":29'))
    assert found("--site", site) == [("signature", "/proof/manifest.json")]


def test_site_signed_again_by_another_fails_under_the_kept_key(site, tmp_path):
    kept = tmp_path / "kept.pem"
    kept.write_bytes(public_pem(KEY))
    assert found("--site", site, "--key", kept) == []
    other = Ed25519PrivateKey.generate()
    Manifest.load(site, KEY.public_key()).commit(other, NOW, {})
    assert found("--site", site) == []
    assert found("--site", site, "--key", kept) == [("signature", "/proof/manifest.json")]


@pytest.mark.parametrize(
    "arguments", [[], ["--log", "x.jsonl"], ["--site", "/nowhere"], ["--site", "."], ["--nonsense"]]
)
def test_wrong_usage_is_two(arguments, tmp_path):
    command = [sys.executable, "-I", str(PROGRAM), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


# ---- the log


def entries(count: int = 10) -> list[dict]:
    chain, previous = [], GENESIS
    for seq in range(1, count + 1):
        chain.append(entry(seq, previous, f"k:{seq}"))
        previous = chain[-1]["digest"]
    return chain


def entry(seq: int, previous: str, subject: str) -> dict:
    content = {
        "action": "policy.publish", "actor": "zhang", "at": "2026-03-02T04:00:00.000000Z", "detail": {"数": seq},
        "name": name_seal(previous, "张"), "organ": "mzj", "previous": previous, "seq": seq, "subject": subject,
    }  # fmt: skip
    return {**content, "digest": digest(content)}


def log_faults(tmp_path: Path, lines: list[dict]) -> list[str]:
    key, log = tmp_path / "key.pem", tmp_path / "log.jsonl"
    key.write_bytes(public_pem(KEY))
    log.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    code, answer = verify("--log", log, "--key", key)
    assert code == (1 if answer["faults"] else 0)
    return [fault["message"] for fault in answer["faults"]]


def test_whole_log_is_good(tmp_path):
    chain = entries()
    assert log_faults(tmp_path, [*chain, signed_statement(10, chain[-1]["digest"])]) == []


@pytest.mark.parametrize("seq", [1, 5, 10])
def test_edited_entry_is_named(tmp_path, seq):
    chain = entries()
    chain[seq - 1]["detail"] = {"数": 0}
    assert log_faults(tmp_path, chain) == [f"日志第 {seq} 条的内容被改动，与它的摘要不符。"]


def test_removed_entries_are_named(tmp_path):
    chain = entries()
    assert log_faults(tmp_path, chain[:3] + chain[5:]) == ["日志第 4 至 5 条被删除。"]


def test_cut_tail_contradicts_the_checkpoint(tmp_path):
    chain = entries()
    lines = [*chain[:7], signed_statement(10, chain[-1]["digest"])]
    assert log_faults(tmp_path, lines) == ["日志第 8 至 10 条被删除。"]


def test_rehashed_entry_is_named(tmp_path):
    chain = entries()
    chain[4] = entry(5, chain[3]["digest"], "k:forged")
    assert log_faults(tmp_path, chain) == ["日志第 5 条被改写并重算了摘要，第 6 条仍指着原来的内容。"]


def test_inserted_entry_is_named(tmp_path):
    chain = entries()
    forged = entry(5, chain[3]["digest"], "k:forged")
    moved = [{**line, "seq": line["seq"] + 1} for line in chain[4:]]
    assert log_faults(tmp_path, [*chain[:4], forged, *moved]) == [
        "日志第 5 条是后来插入的，前后两条原本相连。",
        "日志从第 6 条起序号被改动，这一条原来是第 5 条。",
    ]


def test_rewritten_chain_contradicts_the_checkpoint(tmp_path):
    chain = entries()
    statement = signed_statement(10, chain[-1]["digest"])
    for seq in range(4, 11):
        chain[seq - 1] = entry(seq, chain[seq - 2]["digest"], "k:forged")
    assert log_faults(tmp_path, [*chain, statement]) == [
        "日志第 1 至 10 条之间的日志被整段改写，与签名的检查点不符。"
    ]


def test_forged_checkpoint_is_named(tmp_path):
    forged = {**signed_statement(10, "0" * 64), "seq": 9}
    assert log_faults(tmp_path, [*entries(), forged]) == ["日志第 9 条处的检查点签名无效。"]


def test_broken_line_is_named(tmp_path):
    key, log = tmp_path / "key.pem", tmp_path / "log.jsonl"
    key.write_bytes(public_pem(KEY))
    log.write_text('{"seq": 1\n[]\n"x"\n')
    code, answer = verify("--log", log, "--key", key)
    assert (code, answer["faults"][0]["path"]) == (1, "log:000000001")

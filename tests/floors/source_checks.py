"""The house rules for Python source, as functions from a folder to what breaks them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 500
USUAL_FILE = 270
USUAL_PERCENT = 90
LONGEST_LINE = 140
JUNK_DRAWERS = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}

# What the kernel may never import: frameworks, input and output, other programs.
IMPURE = {
    *(
        "django",
        "ninja",
        "allauth",
        "tantivy",
        "requests",
        "httpx",
        "socket",
        "http",
        "sqlite3",
        "subprocess",
    ),
    *("os", "io", "shutil", "tempfile", "pathlib", "glob", "threading", "multiprocessing", "asyncio"),
}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime"}
CLOCK_OWNERS = {"date", "datetime", "time", "dt"}

_MACHINE = re.compile(
    r"(?<![\w./])/(?:work|root|home/\w+|Users/\w+)/|pypi\.org|\bindex-url\b|mirrors?\.\w+\.\w+"
)


def python_files(root: Path) -> list[Path]:
    """The Python files under `root`, without generated migrations and caches."""
    return sorted(path for path in root.rglob("*.py") if not {"migrations", "__pycache__"} & set(path.parts))


def too_long_files(root: Path) -> list[str]:
    """Files over 500 lines; and, if more than one in ten is over 270, a line that says so."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(root)}
    found = [f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST_FILE]
    long = sum(length > USUAL_FILE for length in lengths.values())
    if long * 100 > len(lengths) * (100 - USUAL_PERCENT):
        found.append(f"{long} of {len(lengths)} files are over {USUAL_FILE} lines")
    return found


def too_long_lines(root: Path) -> list[str]:
    """Lines of more than 140 characters (a Chinese character counts as one)."""
    return [
        f"{path}:{number}: {len(line)} characters"
        for path in python_files(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]


def junk_drawers(root: Path) -> list[str]:
    """Files whose name says nothing about their subject."""
    return [str(path) for path in python_files(root) if path.name in JUNK_DRAWERS]


def impure_imports(kernel: Path) -> list[str]:
    """Imports of the kernel that reach a framework, a file, the network or another program."""
    return [
        f"{path}:{line}: imports {name}"
        for path in python_files(kernel)
        for line, name in _imports(path)
        if name.partition(".")[0] in IMPURE
    ]


def clock_readings(kernel: Path) -> list[str]:
    """Places where a rule reads the clock instead of being told the time."""
    found = []
    for path in python_files(kernel):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _reads_clock(node.func):
                found.append(f"{path}:{node.lineno}: reads the clock")
    return found


def machine_names(files: list[Path]) -> list[str]:
    """Places that name a path of one machine or a package registry."""
    return [
        f"{path}:{number}: {match.group()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := _MACHINE.search(line))
    ]


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module


def _reads_clock(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in CLOCKS:
        return False
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name in CLOCK_OWNERS

"""The import contracts of pyproject.toml bite: a house in small passes, and each planted import breaks one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = [
    "config.environment",
    *("faces.portal", "faces.desk", "faces.api", "faces.cli", "demo", "oversight", "outreach", "casework"),
    *("disclosure", "engines", "base", "kernel.lex", "kernel.statute"),
]


def build(folder: Path, room: str = "", line: str = "") -> None:
    """A package with every floor, empty but for `line` in `room`."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ROOMS:
        place = folder / "mingzheng"
        for part in ["", *name.split(".")]:
            place = place / part
            place.mkdir(exist_ok=True)
            (place / "__init__.py").touch()
    if room:
        (folder / "mingzheng" / room.replace(".", "/") / "planted.py").write_text(
            f"{line}\n", encoding="utf-8"
        )


def broken(folder: Path) -> list[str]:
    """The contracts import-linter reports as broken in `folder`."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    found = [
        line.removesuffix("BROKEN").strip() for line in run.stdout.splitlines() if line.endswith("BROKEN")
    ]
    assert run.returncode == bool(found), run.stdout + run.stderr
    return found


def test_contracts_pass_a_clean_house(tmp_path):
    build(tmp_path, "faces.cli", "import mingzheng.config.environment, mingzheng.faces.desk")
    assert [name.partition(" (")[0] for name in broken(tmp_path)] == []


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("kernel.lex", "import mingzheng.base", "Floors import downward only"),
        ("base", "import mingzheng.engines", "Floors import downward only"),
        ("faces.desk", "import mingzheng.config.environment", "Floors import downward only"),
        ("kernel.lex", "from django.db import models", "The kernel is pure"),
        ("kernel.statute", "import mingzheng.kernel.lex", "The law knows no language reader"),
        ("faces.portal", "import mingzheng.faces.desk", "The public site knows neither desk nor API"),
    ],
)
def test_contracts_find_a_planted_import(tmp_path, room, line, contract):
    build(tmp_path, room, line)
    found = broken(tmp_path)
    assert [name[: len(contract)] for name in found] == [contract]


def test_contracts_find_a_room_nobody_placed(tmp_path):
    build(tmp_path)
    (tmp_path / "mingzheng" / "attic").mkdir()
    (tmp_path / "mingzheng" / "attic" / "__init__.py").touch()
    assert broken(tmp_path) == ["Floors import downward only"]

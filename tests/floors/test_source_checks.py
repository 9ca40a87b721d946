"""Each check of the source finds a planted fault and passes what is right."""

from pathlib import Path

import pytest

from tests.floors import source_checks as checks


def plant(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_too_long_files_finds_501_lines_and_passes_500(tmp_path):
    for number in range(20):
        plant(tmp_path, f"small{number}.py", "x = 1\n")
    plant(tmp_path, "even.py", "x = 1\n" * 500)
    assert checks.too_long_files(tmp_path) == []
    odd = plant(tmp_path, "odd.py", "x = 1\n" * 501)
    assert checks.too_long_files(tmp_path) == [f"{odd}: 501 lines"]


def test_too_long_files_finds_too_many_big_ones(tmp_path):
    for number in range(9):
        plant(tmp_path, f"small{number}.py", "x = 1\n")
    plant(tmp_path, "big.py", "x = 1\n" * 271)
    assert checks.too_long_files(tmp_path) == []
    plant(tmp_path, "second.py", "x = 1\n" * 271)
    assert checks.too_long_files(tmp_path) == ["2 of 11 files are over 270 lines"]


def test_too_long_files_leaves_migrations_alone(tmp_path):
    plant(tmp_path, "migrations/0001_initial.py", "x = 1\n" * 900)
    assert checks.too_long_files(tmp_path) == []


def test_too_long_lines_counts_characters(tmp_path):
    plant(tmp_path, "good.py", "#" + "政" * 139)
    bad = plant(tmp_path, "bad.py", "\n#" + "政" * 140)
    assert checks.too_long_lines(tmp_path) == [f"{bad}:2: 141 characters"]


def test_junk_drawers_are_found_by_name(tmp_path):
    plant(tmp_path, "deep/fees.py", "")
    bad = plant(tmp_path, "deep/utils.py", "")
    assert checks.junk_drawers(tmp_path) == [str(bad)]


@pytest.mark.parametrize(
    "line", ["import django", "from django.db import models", "    import os", "from socket import socket"]
)
def test_impure_imports_are_found_wherever_they_stand(tmp_path, line):
    plant(tmp_path, "rule.py", f"if True:\n    pass\n{'def late():' if line[0] == ' ' else ''}\n{line}\n")
    assert len(checks.impure_imports(tmp_path)) == 1


def test_impure_imports_passes_the_pure(tmp_path):
    plant(tmp_path, "rule.py", "import re\nfrom datetime import date\nfrom .django_like import x\n")
    assert checks.impure_imports(tmp_path) == []


@pytest.mark.parametrize(
    "call", ["date.today()", "datetime.now()", "datetime.datetime.now(tz)", "time.time()", "dt.date.today()"]
)
def test_clock_readings_are_found(tmp_path, call):
    bad = plant(tmp_path, "rule.py", f"day = {call}\n")
    assert checks.clock_readings(tmp_path) == [f"{bad}:1: reads the clock"]


def test_clock_readings_passes_times_that_were_given(tmp_path):
    plant(tmp_path, "rule.py", "day = calendar.today(x)\nmoment = given.now\n")
    assert checks.clock_readings(tmp_path) == []


@pytest.mark.parametrize("text", ["path = '/work/main/x'", "see /root/notes", "files in /home/anna/site"])
def test_machine_names_are_found(tmp_path, text):
    bad = plant(tmp_path, "note.md", text)
    assert len(checks.machine_names([bad])) == 1


def test_machine_names_passes_ordinary_paths(tmp_path):
    good = plant(
        tmp_path, "note.md", "network/root/files, /usr/bin/chromium and https://www.example.gov.cn/work/1"
    )
    assert checks.machine_names([good]) == []

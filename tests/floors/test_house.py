"""The house rules hold in the whole tree."""

from pathlib import Path

import pytest

from tests.floors import source_checks, template_checks

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "src" / "mingzheng"
KERNEL = PRODUCT / "kernel"
TEMPLATES = sorted(PRODUCT.rglob("templates/**/*.html"))
SPEAKING = [
    *source_checks.python_files(PRODUCT),
    *TEMPLATES,
    *sorted((ROOT / "scripts").glob("*")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "Makefile",
    ROOT / "pyproject.toml",
]


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_files_are_short(folder):
    assert source_checks.too_long_files(ROOT / folder) == []


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_lines_fit_the_page(folder):
    assert source_checks.too_long_lines(ROOT / folder) == []


@pytest.mark.parametrize("folder", ["src", "tests", "bench", "tools"])
def test_files_are_named_for_their_subject(folder):
    assert source_checks.junk_drawers(ROOT / folder) == []


def test_kernel_imports_nothing_impure():
    assert source_checks.impure_imports(KERNEL) == []


def test_kernel_never_reads_the_clock():
    assert source_checks.clock_readings(KERNEL) == []


def test_product_names_no_machine():
    assert source_checks.machine_names(SPEAKING) == []


@pytest.mark.parametrize("check", ["inline_code", "foreign_requests", "english_sentences"])
def test_templates_keep_the_rule(check):
    find = getattr(template_checks, check)
    findings = {str(path.relative_to(ROOT)): find(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {path: found for path, found in findings.items() if found} == {}

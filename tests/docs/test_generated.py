"""The generated pages of the documentation are current, and the README's commands exist."""

import re
from pathlib import Path

import pytest

from mingzheng.faces.cli.commands import COMMANDS
from mingzheng.faces.cli.documentation import PAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_current(name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), (
        "文档过时了，请运行 .venv/bin/python -m mingzheng.faces.cli.documentation"
    )


@pytest.mark.parametrize("name", ["README.md", "README.en.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_commands_named_in_a_document_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"\.venv/bin/mingzheng ([a-z]+)", text))
    assert named <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_readme_starts_with_the_two_commands(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    first = re.search(r"```\w*\n(.+?)```", text, re.S)
    assert first is not None
    commands = [line for line in first.group(1).splitlines() if line.strip()]
    assert [line.split("#")[0].strip() for line in commands][-1] == "make run"
    assert len(commands) == 2


@pytest.mark.parametrize("name", ["README.md", "README.en.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_links_between_documents_lead_somewhere(name):
    path = ROOT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []

"""The command line as a person meets it: an exit code, sentences, and results on standard output."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one document on standard output; fails if there is anything else."""
        return json.loads(self.out)


@pytest.fixture
def mingzheng(capsys):
    """Run a command in this process: `mingzheng("fee", "--items", "5")`."""
    from mingzheng.faces.cli.main import main

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as exit:
            code = exit.code
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return run


@pytest.fixture
def own_home(db, settings, tmp_path):
    """Folders of its own for what a command writes."""
    for name, folder in {
        "SITE_DIR": "site",
        "INDEX_DIR": "index",
        "MEDIA_ROOT": "files",
        "KEYS_DIR": "keys",
    }.items():
        setattr(settings, name, tmp_path / folder)
    settings.HOME = tmp_path
    return tmp_path

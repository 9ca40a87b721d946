"""The small site of `world`, with its own index."""

from pathlib import Path

import pytest


@pytest.fixture
def world(db, settings, tmp_path: Path):
    """A fresh `world.World`; Django is only ready once tests run, hence the import here."""
    from tests.engines.search.world import World

    settings.INDEX_DIR = tmp_path / "index"
    settings.OPENSEARCH_URL = ""
    return World()

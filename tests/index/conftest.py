"""One tiny embedding model for all tests of the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.settings import Settings

from .samples import tiny_model


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def settings(model: Path) -> Settings:
    return Settings(embedding_model=str(model))

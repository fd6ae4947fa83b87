"""What every test shares: no network but loopback, no hub, default settings, and one index of the real corpus."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

from index.settings import Settings

# Read by huggingface_hub and gradio when they are first imported, so it stands before any test's imports.
os.environ.update(HF_HUB_OFFLINE="1", GRADIO_ANALYTICS_ENABLED="False")

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see the default settings, whatever the shell that runs them or a `.env` has set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The documents that the repository ships."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def corpus_index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an index of the real corpus, built once for all tests; they must not write to it."""
    from index.build import build_index

    folder = tmp_path_factory.mktemp("index")
    report = build_index(corpus, folder, Settings.model_validate({}))
    assert report.build is not None, report.failures
    return folder

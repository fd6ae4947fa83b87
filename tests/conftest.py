"""What every test shares: no network but loopback, no hub, a fixed clock."""

from __future__ import annotations

import os

import pytest

# Read by huggingface_hub and gradio when they are first imported, so it stands before any test's imports.
os.environ.update(HF_HUB_OFFLINE="1", GRADIO_ANALYTICS_ENABLED="False")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see the default settings, whatever the shell that runs them has set."""
    for name in ("EMBEDDING_MODEL", "CHROMA_URL", "LLM_BASE_URL", "LLM_MODEL", "CORPUS_DIR", "INDEX_DIR", "TODAY"):
        monkeypatch.delenv(name, raising=False)

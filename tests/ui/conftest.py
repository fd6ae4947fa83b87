"""The faces over a stand-in engine."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.ui.fakes import FakeEngine, FakeLibrary
from ui.app import make_app
from ui.ports import Served


@pytest.fixture(scope="session")
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture(scope="session")
def client(engine: FakeEngine) -> TestClient:
    served = Served(engine, FakeLibrary())
    return TestClient(make_app(lambda: served, "https://portal.example"), raise_server_exceptions=False)

"""A server takes up a new build by itself, and keeps the old one where the new one is no good."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.fakes import FakeEngine, FakeLibrary
from ui.live import LiveBuild
from ui.ports import Served


def _point(index: Path, build: str) -> None:
    folder = index / "builds" / build
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").touch()
    (index / "CURRENT").write_text(f"{build}\n", "utf-8")


def _open(index: Path) -> Served:
    library = FakeLibrary()
    library.build_id = (index / "CURRENT").read_text("utf-8").strip()
    if library.build_id.startswith("bad"):
        raise ValueError(library.build_id)
    return Served(FakeEngine(), library)


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert condition()


def test_a_new_build_is_taken_up(tmp_path: Path) -> None:
    _point(tmp_path, "one")
    live = LiveBuild(tmp_path, lambda: _open(tmp_path))
    before = live()
    assert live() is before
    _point(tmp_path, "two")
    _wait(lambda: live().library.build_id == "two")
    assert before.library.build_id == "one"


def test_a_build_that_cannot_be_opened_is_tried_once_and_the_old_one_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _point(tmp_path, "one")
    live = LiveBuild(tmp_path, lambda: _open(tmp_path))
    _point(tmp_path, "bad")
    live()
    _wait(lambda: "bad" in caplog.text)
    for _ in range(20):
        assert live().library.build_id == "one"
        time.sleep(0.005)
    assert caplog.text.count("cannot be opened") == 1
    _point(tmp_path, "three")
    _wait(lambda: live().library.build_id == "three")


def test_without_its_pointer_the_build_goes_on_answering(tmp_path: Path) -> None:
    _point(tmp_path, "one")
    live = LiveBuild(tmp_path, lambda: _open(tmp_path))
    (tmp_path / "CURRENT").unlink()
    assert live().library.build_id == "one"
    time.sleep(0.05)
    assert live().library.build_id == "one"


def test_a_wrong_build_at_start_is_told(tmp_path: Path) -> None:
    _point(tmp_path, "bad")
    with pytest.raises(ValueError, match="bad"):
        LiveBuild(tmp_path, lambda: _open(tmp_path))

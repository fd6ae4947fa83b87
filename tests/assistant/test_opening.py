"""The assistant as it is opened for many questions."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from assistant.opening import open_engine
from index.settings import Settings
from index.store import Index


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_an_engine_knows_is_passed_over_by_collections(plan_index: Index, settings: Settings) -> None:
    engine = open_engine(plan_index, settings)
    held = gc.get_freeze_count()
    gc.collect()
    assert gc.get_freeze_count() > held // 2 > 0
    assert not engine.ask("Sở nào chủ trì tiêu chí 1.1?").abstained


def test_an_engine_that_nobody_holds_is_let_go_of_when_the_next_is_opened(
    plan_index: Index, settings: Settings
) -> None:
    earlier = weakref.ref(open_engine(plan_index, settings))
    open_engine(plan_index, settings)
    assert earlier() is None

"""Opening the assistant for many questions."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date

from assistant.engine import Engine
from assistant.ports import SearchesPlans
from index.settings import Settings


def open_engine(index: SearchesPlans, settings: Settings, clock: Callable[[], date] | None = None) -> Engine:
    """An engine for many questions: collections of garbage pass over what it knows, so that they hold up no answer.

    What an engine that was opened before knew, and nobody holds any more, is let go of first.
    """
    engine = Engine(index, settings, clock)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return engine

"""The build that is served, and its exchange when `troly index` has made another one current."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from index.layout import IndexMissingError, Layout
from ui.ports import Served

_log = logging.getLogger(__name__)


class LiveBuild:
    """Gives what is served; safe to call from several threads.

    A new build is opened beside the old one, which answers until the new one is ready, and goes on answering when the
    new one cannot be opened. Who holds a `Served` keeps its build: one turn never mixes two.
    """

    def __init__(self, index: Path, open_current: Callable[[], Served]) -> None:
        """`open_current` opens the build that the index folder points to now; what it raises here is passed on."""
        self._layout = Layout(index)
        self._open = open_current
        self._seen = self._pointed()
        self._served = open_current()
        self._opening = threading.Lock()

    def __call__(self) -> Served:
        """What answers now; starts opening a newer build in the background."""
        if self._pointed() != self._seen and self._opening.acquire(blocking=False):
            threading.Thread(target=self._reopen, name="open-build", daemon=True).start()
        return self._served

    def _pointed(self) -> str | None:
        try:
            return self._layout.current().name
        except (IndexMissingError, OSError):
            return None

    def _reopen(self) -> None:
        try:
            self._seen = self._pointed()  # read before opening, so that a switch in between is seen at the next call
            if self._seen != self._served.library.build_id:
                self._served = self._open()
                _log.info("serving build %s", self._served.library.build_id)
        except Exception:  # noqa: BLE001  # whatever is wrong with the new build, the old one still answers
            _log.exception("the build %s cannot be opened; %s stays", self._seen, self._served.library.build_id)
        finally:
            self._opening.release()

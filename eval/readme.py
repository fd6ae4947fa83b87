"""The table of results in README.md: written between two marks, from the runs of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.errors import EvaluationError
from eval.textable import markdown, with_interval

START = "<!-- results: written by `troly eval readme` -->"
END = "<!-- /results -->"
HEADERS = ("questions", "n", "right", "right and cited", "direct", "wrong with confidence", "p50 ms", "p95 ms")


def results_table(summaries: Mapping[str, Mapping[str, Any]]) -> str:
    """A Markdown table with one row for each summary (slice "all" of a run), by its title."""
    rows: list[Sequence[str]] = []
    for title, overall in summaries.items():
        shares = [with_interval(overall[name]) for name in ("right", "right_and_cited", "direct", "confident_wrong")]
        times = [f"{overall['latency_ms'][name]:.1f}" for name in ("p50", "p95")]
        rows.append([title, str(overall["n"]), *shares, *times])
    return markdown(HEADERS, rows)


def replace_between(text: str, content: str) -> str:
    """The text with `content` between the two marks.

    Raises:
        EvaluationError: the marks are not there, once each and in order.
    """
    if text.count(START) != 1 or text.count(END) != 1 or text.index(START) > text.index(END):
        raise EvaluationError(f"README.md must hold the lines {START!r} and {END!r}, once each and in this order.")
    before, rest = text.split(START)
    return f"{before}{START}\n\n{content}\n\n{END}{rest.split(END)[1]}"


def update(path: Path, content: str) -> None:
    """Writes `content` between the marks of a file; raises as `replace_between` does."""
    if not path.is_file():
        raise EvaluationError(f"{path} is not there: run the command in the folder of the project.")
    path.write_text(replace_between(path.read_text(encoding="utf-8"), content), encoding="utf-8")

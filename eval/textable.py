"""Tables of figures for the terminal and for Markdown, and the one place that writes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence


def say(text: str) -> None:
    """Writes a text and a newline to standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def with_interval(figure: Mapping[str, float]) -> str:
    """ "0.912 [0.880, 0.936]": a `Figure` as JSON, with its 95 % interval."""
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


def render(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width; the first is aligned left, the others right."""
    lines = [headers, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(headers))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def markdown(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is aligned left, the others right."""
    rule = ["---" if i == 0 else "---:" for i in range(len(headers))]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in [headers, rule, *rows]
    )

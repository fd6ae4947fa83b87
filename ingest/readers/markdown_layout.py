"""Tables that only lay text out side by side: a letterhead beside the motto, the recipients beside the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.phrases import is_motto, phrases, plain
from ingest.readers.markdown_inline import Inline, render
from ingest.readers.markdown_segments import SourceRow

_MAX_ROWS = 6
_MAX_COLUMNS = 4
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|center|ul|ol|li)\b[^>]*>", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s?\S")


def is_layout(rows: Sequence[SourceRow]) -> bool:
    """Whether a small table holds the head or the end of a document rather than data.

    Its cells tell: one says the motto, one begins the list of recipients, or one begins like a signature.
    """
    if len(rows) > _MAX_ROWS or max((len(row.cells) for row in rows), default=0) > _MAX_COLUMNS:
        return False
    return any(_belongs_to_frame(render(cell.raw)) for row in rows for cell in row.cells)


def layout_lines(rows: Sequence[SourceRow]) -> list[tuple[str, int]]:
    """The lines of the cells in reading order, each as it stands in the file, with the raw line it begins at."""
    lines: list[tuple[str, int]] = []
    for cell in (cell for row in rows for cell in row.cells):
        start = 0
        for end in [*(match.start() for match in _BREAK.finditer(cell.raw)), len(cell.raw)]:
            piece = _BREAK.sub("", cell.raw[start:end])
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                lines.append((piece.strip(), cell.line + cell.raw.count("\n", 0, start) + piece.count("\n", 0, lead)))
            start = end
    return lines


def _belongs_to_frame(cell: Inline) -> bool:
    lines = [line.text for line in cell.lines]
    if not lines:
        return False
    first = lines[0]
    recipients = any(plain(first) == word or plain(first).startswith(word + " ") for word in phrases("recipients"))
    signature = _SIGNED_FOR.match(first) is not None and first.isupper()
    return recipients or signature or any(is_motto(line) for line in [*lines, " ".join(lines)])

"""The header lines of a Markdown table: how many there are, and the name that they give each column."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.readers.markdown_inline import cell_text, render
from ingest.readers.markdown_segments import SourceCell, SourceRow
from ingest.textnorm import squash

_MAX_HEADER = 3


def header_depth(rows: Sequence[SourceRow]) -> int:
    """How many lines the header has.

    Where the first line's cells state how many lines they span, the header ends with them. Elsewhere a further line
    fills what the spans of the line above leave open.
    """
    most = max(1, min(_MAX_HEADER, len(rows) - 1))
    stated = max((cell.rows for cell in rows[0].cells), default=1)
    if stated > 1:
        return min(stated, most)
    depth = 1
    spanned = set(range(len(rows[0].cells)))
    while depth < most:
        spanned = _spanned(rows[depth - 1].cells, spanned)
        filled = {at for at, cell in enumerate(rows[depth].cells) if squash(cell.raw)}
        if not filled or not spanned or not filled <= spanned or len(filled) < 2:
            break
        depth += 1
    return depth


def column_names(head: Sequence[SourceRow]) -> list[str]:
    """The name of each column: its header cells from above to below, joined with " / "."""
    width = max(len(row.cells) for row in head)
    names: list[list[str]] = [[] for _ in range(width)]
    spanned = set(range(width))
    for level, row in enumerate(head):
        texts = [squash(cell_text(render(cell.raw)).replace("\n", " ")) for cell in row.cells]
        texts += [""] * (width - len(texts))
        spanned = _spanned(row.cells, spanned) if level + 1 < len(head) else set()
        for at, text in enumerate(texts):
            spread = text or (texts[at - 1] if at in spanned and at else "")
            texts[at] = spread
            if spread and spread not in names[at]:
                names[at].append(spread)
    return [" / ".join(parts) for parts in names]


def _spanned(cells: Sequence[SourceCell], within: Collection[int]) -> set[int]:
    """The columns under a header cell that spans several, it and those to its right; all of them `within` a span above.

    A form that states no spans leaves the places to the right empty or repeats the text there.
    """
    stated = any(cell.spread for cell in cells)
    texts = [squash(cell.raw) for cell in cells]
    spanned: set[int] = set()
    for at in range(1, len(cells)):
        goes_on = texts[at] == texts[at - 1] if texts[at] else bool(texts[at - 1]) or at - 1 in spanned
        if {at - 1, at} <= set(within) and (cells[at].spread if stated else goes_on):
            spanned |= {at - 1, at}
    return spanned

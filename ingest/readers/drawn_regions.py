"""Where tables are drawn in a text: runs of drawn lines, and the runs that one table's pages are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import header_role
from ingest.phrases import says_table_goes_on
from ingest.readers.drawn_lines import find_borders, fits, has_box, has_stroke, is_ascii_rule
from ingest.readers.drawn_rows import Chunk, DrawnRow, RowReader
from ingest.readers.markdown_segments import is_noise

_MAX_GAP = 12
_MIN_FIT = 0.8
_ROLES = 2


@dataclass(slots=True)
class Region:
    """One drawn table: its pages, and the lines (from 0) between them that are no part of it."""

    chunks: list[Chunk]
    ascii_grid: bool

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(0, len(self.chunks[0].borders) - 1)


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    ascii_grid: bool


def find_regions(lines: Sequence[str]) -> list[Region]:
    """The drawn tables of a text in order, frames around running text among them."""
    repeated = Counter(line.strip() for line in lines if line.strip())
    regions: list[Region] = []
    for run in _runs(lines):
        above = regions[-1] if regions else None
        if above is not None and above.ascii_grid == run.ascii_grid and _adjoins(lines, above, run, repeated):
            chunk = _chunk(lines, run, above)
            if chunk is not None and _goes_on(lines, above, chunk):
                above.chunks.append(chunk)
                continue
        borders = tuple(find_borders(lines[run.start : run.end], ascii_grid=run.ascii_grid))
        regions.append(Region([Chunk(run.start, run.end, borders)], run.ascii_grid))
    return regions


def _runs(lines: Sequence[str]) -> list[_Run]:
    """Runs of lines that are drawn in one way."""
    runs: list[_Run] = []
    at = 0
    while at < len(lines):
        start = at
        if has_box(lines[at]):
            while at < len(lines) and (has_box(lines[at]) or is_ascii_rule(lines[at])):
                at += 1
            runs.append(_Run(start, at, ascii_grid=False))
        elif is_ascii_rule(lines[at]) or _goes_on_grid(lines, at, runs):
            framed = lines[at].strip()[0] in "+|"
            floor = runs[-1].end if runs else 0
            while not framed and start > floor and "|" in lines[start - 1]:
                start -= 1
            at += 1
            while at < len(lines) and _is_grid_line(lines[at], framed=framed):
                at += 1
            runs.append(_Run(start, at, ascii_grid=True))
        else:
            at += 1
    return runs


def _is_grid_line(line: str, *, framed: bool) -> bool:
    bare = line.strip()
    if framed:
        return len(bare) > 1 and bare[0] in "|+" and bare[-1] in "|+"
    return "|" in bare or is_ascii_rule(line)


def _goes_on_grid(lines: Sequence[str], at: int, runs: Sequence[_Run]) -> bool:
    """Whether a line that no rule opens goes on with an ASCII grid that a page end left open."""
    if not runs or not runs[-1].ascii_grid or at - runs[-1].end > _MAX_GAP:
        return False
    return _is_grid_line(lines[at], framed=True) and not is_ascii_rule(lines[runs[-1].end - 1])


def _adjoins(lines: Sequence[str], above: Region, run: _Run, repeated: Counter[str]) -> bool:
    """Whether nothing but what a page end leaves stands between a table and the next drawn lines."""
    gap = lines[above.chunks[-1].end : run.start]
    return len(gap) <= _MAX_GAP and all(_is_page_line(line, repeated) for line in gap)


def _is_page_line(line: str, repeated: Counter[str]) -> bool:
    text = line.strip()
    return not text or is_noise(text) or says_table_goes_on(text) or repeated[text] > 1


def _chunk(lines: Sequence[str], run: _Run, above: Region) -> Chunk | None:
    """The run as a page of the table above, with borders of its own where it has as many; None where it can't be."""
    first = above.chunks[0].borders
    own = lines[run.start : run.end]
    fitting = sum(fits(line, first, ascii_grid=run.ascii_grid) for line in own)
    if fitting >= _MIN_FIT * len(own):
        return Chunk(run.start, run.end, first)
    borders = tuple(find_borders(own, ascii_grid=run.ascii_grid))
    return Chunk(run.start, run.end, borders) if len(borders) == len(first) else None


def _goes_on(lines: Sequence[str], above: Region, chunk: Chunk) -> bool:
    """Whether a chunk is the next page: it repeats the header, no rule parts it, or a page ended and rows go on."""
    rows, first = read_chunk(lines, chunk, above), read_chunk(lines, above.chunks[0], above)
    if not rows or not first:
        return not rows
    if rows[0].texts() == first[0].texts():
        return True
    if not is_closed(lines, above.chunks[-1], above) and not is_opened(lines, chunk, above):
        return True
    gap = lines[above.chunks[-1].end : chunk.start]
    turned = lines[chunk.start].startswith("\f") or any(line.strip() or "\f" in line for line in gap)
    named = sum(header_role(text) is not None for text in rows[0].texts() if text)
    return turned and named < _ROLES


def read_chunk(lines: Sequence[str], chunk: Chunk, region: Region) -> list[DrawnRow]:
    """The rows of one page, by itself."""
    reader = RowReader(region.width, ascii_grid=region.ascii_grid)
    reader.read(lines, chunk)
    return reader.rows


def is_closed(lines: Sequence[str], chunk: Chunk, region: Region) -> bool:
    """Whether a rule ends a page."""
    return has_stroke(lines[chunk.end - 1], ascii_grid=region.ascii_grid)


def is_opened(lines: Sequence[str], chunk: Chunk, region: Region) -> bool:
    """Whether a rule opens a page."""
    return has_stroke(lines[chunk.start], ascii_grid=region.ascii_grid)

"""One table of a PDF's text: from its lines to a table block."""

from __future__ import annotations

from collections import Counter

from ingest.blocks import TableBlock
from ingest.readers.pdf_cells import DraftRow, collect, finish, measure
from ingest.readers.pdf_costs import CostModel, Measures
from ingest.readers.pdf_grid import Grid, Step
from ingest.readers.pdf_layout import Region
from ingest.readers.pdf_pieces import Piece, Pieces

_BEAMS = (5.0, 9.0)
"""One reading each: the first only measures the table, so it may be rash."""


def read_table(region: Region, bigrams: Counter[tuple[str, str]]) -> TableBlock:
    """The table of a region, without its heading."""
    columns = len(region.columns)
    measures: Measures | None = None
    drafts: list[DraftRow] = []
    before: list[tuple[Step, int, Piece | None]] = []
    pieces = Pieces(region.body, bigrams)
    for beam in _BEAMS:
        grid = Grid(region.body, CostModel(region.columns, bigrams, measures), pieces, beam)
        path = grid.read()
        reading = [(node.step, node.column, node.piece) for node in path]
        if drafts and reading == before:
            break
        before = reading
        drafts = collect(path, columns, region.body)
        measures = measure(drafts, columns)
    rows = finish(drafts, region.body, [column.kind for column in region.columns])
    first = region.header[0].number
    last = region.body[-1].number if region.body else region.header[-1].number
    return TableBlock([column.header for column in region.columns], rows, first, last)

"""The rows of a Markdown table while it is put together, and what its columns are like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.columns import cell_kind, code_column, header_role, is_key_header, is_one_number
from ingest.model import Fragment
from ingest.numbering import split_mark
from ingest.readers.markdown_inline import BULLET
from ingest.textnorm import is_bold, squash
from ingest.totals import is_total

KEY = re.compile(
    r"(?:(?:\d{1,3}|[IVXLC]{1,6}|[A-ZĐ](?:\.[IVXL]+)?)(?:\.\d{1,3})*(?:\.[a-zđ])?|[a-zđ])[.)]?|[-+*–]|\(\d{1,2}\)"
)
_AGENCY_ROLES = ("lead_agency", "coordinating_agency")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SHARE = 0.6
_SHORT = 8
_TITLE = 3
_YEAR_SHARE = 0.3
_ALWAYS = 0.9


@dataclass(slots=True)
class GridCell:
    """A rendered cell; `present` is False where the file says that a span from above covers it."""

    text: str = ""
    fragments: list[Fragment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    present: bool = True
    inherited: bool = False
    """Whether the text is that of a cell above whose span reaches down to here."""
    columns: int = 1
    """How many columns the form says that the cell spans."""


@dataclass(slots=True)
class GridRow:
    """A rendered row."""

    cells: list[GridCell]
    line: int
    line_end: int
    page_start: bool = False
    shifted: bool = False
    spanned: bool = False
    """Whether, by the form's own word, one text spans the row, the key's column perhaps apart."""
    covered: bool = False
    """Whether, by the form's own word, a cell from above reaches into the row."""

    def texts(self) -> list[str]:
        """The cells' texts."""
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class Profile:
    """What the columns hold: `key` is the numbering column, `name` the first text column filled in every row."""

    width: int
    key: int | None
    name: int | None
    numeric: list[bool]
    agency: list[bool]
    dated: list[bool]
    """Columns of deadlines."""
    always: list[bool]
    """Columns that (nearly) every whole row fills."""
    length: list[float]
    """Median length of the cells' text."""

    @property
    def front(self) -> int:
        """The first column of agencies or numbers: left of it stand the key, what groups rows, and their name."""
        return next((at for at in range(self.width) if self.numeric[at] or self.agency[at]), self.width)

    def is_heading(self, row: GridRow) -> bool:
        """Whether the row has nothing but a key and one text beside it, or nothing but a numbered heading or capitals.

        A heading that is numbered in its own words begins with a Roman numeral or a capital letter. One in bold that
        stands outside the numbering may have numbers beside it, which sum up the rows below.
        """
        filled = [at for at, cell in enumerate(row.cells) if cell.text]
        if row.spanned or row.covered:
            return row.spanned
        if len(filled) == 1:
            text = row.cells[filled[0]].text
            titled = text.isupper() and len(text.split()) >= _TITLE
            return filled[0] != self.key and (titled or bool(split_mark(text)[0]))
        if self.key is not None and filled and filled[0] != self.key:
            bold = all(is_bold(piece.text) for piece in row.cells[filled[0]].fragments)
            return bold and all(self.numeric[at] for at in filled[1:])
        return len(filled) == 2 and filled[0] == self.key and not self.numeric[filled[1]]

    def is_total(self, row: GridRow) -> bool:
        """Whether the row sums up the table or a part of it: no key, and its first text says so."""
        return not self.keyed(row) and is_total(next((cell.text for cell in row.cells if cell.text), ""))

    def keyed(self, row: GridRow) -> bool:
        """Whether the row has a key of its own."""
        return self.key is not None and self.key < len(row.cells) and bool(row.cells[self.key].text)

    def misfits(self, row: GridRow) -> bool:
        """Whether the row holds something in a column where it can't belong."""
        if len(row.cells) > self.width and any(cell.text for cell in row.cells[self.width :]):
            return True
        return any(cell.text and self.clashes(cell.text, at) for at, cell in enumerate(row.cells[: self.width]))

    def is_value(self, text: str, column: int) -> bool:
        """Whether the text is a number or a deadline in a column of such: short, and never cut by a page end."""
        if self.numeric[column]:
            return is_number(text)
        return self.dated[column] and cell_kind(text) == "deadline"

    def may_be_rest(self, row: GridRow) -> bool:
        """Whether a row may be the lower half of one that a page end cut."""
        return row.page_start and not any(
            self.is_value(cell.text, at) for at, cell in enumerate(row.cells[: self.width])
        )

    def clashes(self, text: str, column: int) -> bool:
        """Whether the text is of another kind than the column's."""
        number = is_number(text)
        if column == self.key:
            return not is_key(text)
        return number != self.numeric[column] and (self.numeric[column] or self.agency[column] or column == self.name)


def is_key(text: str) -> bool:
    """Whether the text may number a row: "7.1.2.", "IV", "a)", "-", or a short code such as "I.1" or "1a"."""
    bare = squash(text)
    if KEY.fullmatch(bare):
        return True
    return len(bare) <= _SHORT and " " not in bare and (bare.isupper() or any(char.isdigit() for char in bare))


def is_number(text: str) -> bool:
    """Whether the text is one number, or a dash that stands for none."""
    bare = squash(text)
    return is_one_number(bare) or bare in ("-", "–", "x", "X")


def is_agency(text: str) -> bool:
    """Whether the text begins like the name of an agency."""
    return cell_kind(BULLET.sub("", text.split("\n", 1)[0])) == "agency"


def is_time(text: str) -> bool:
    """Whether the text begins like a deadline."""
    return cell_kind(BULLET.sub("", text.split("\n", 1)[0])) == "deadline"


def profile(header: Sequence[str], rows: Sequence[GridRow]) -> Profile:
    """The profile of a table, judged by its header's words and by the rows that fit it."""
    width = len(header)
    key = _key_column(header, _columns(rows, width))
    # A row with another text where the key belongs was printed shifted: it says nothing of the columns.
    in_place = [
        row
        for row in rows
        if key is None or key >= len(row.cells) or not row.cells[key].text or is_key(row.cells[key].text)
    ]
    columns = _columns(in_place or rows, width)
    numeric = [at != key and _is_numeric(header[at], column) for at, column in enumerate(columns)]
    agency = [at != key and not numeric[at] and _is_agency(header[at], column) for at, column in enumerate(columns)]
    dated = [at != key and not numeric[at] and _is_dated(column) for at, column in enumerate(columns)]
    found = Profile(width, key, None, numeric, agency, dated, [False] * width, [0.0] * width)
    whole = [row for row in rows if not found.misfits(row) and not found.is_heading(row) and not found.may_be_rest(row)]
    for at in range(width):
        texts = [row.cells[at].text for row in whole if at < len(row.cells)]
        filled = [len(text) for text in texts if text]
        found.always[at] = bool(texts) and at != key and len(filled) >= _ALWAYS * len(texts)
        found.length[at] = float(median(filled)) if filled else 0.0
    plain = [at for at in range(width) if at != key and not (numeric[at] or agency[at] or dated[at])]
    found.name = next((at for at in plain if found.always[at]), plain[0] if plain else None)
    return found


def _columns(rows: Sequence[GridRow], width: int) -> list[list[str]]:
    return [[row.cells[at].text for row in rows if at < len(row.cells) and row.cells[at].text] for at in range(width)]


def _key_column(header: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    for at, text in enumerate(header):
        coded = bool(columns[at]) and sum(map(is_key, columns[at])) >= _SHARE * len(columns[at])
        if is_key_header(text, coded=coded):
            return at
    first = columns[0] if columns else []
    keys = sum(map(is_key, first))
    if first and keys >= _SHARE * len(first) and not _YEAR.search(header[0]):
        return 0
    return code_column(columns)


def _is_numeric(header: str, column: Sequence[str]) -> bool:
    if not column:
        return False
    share = sum(map(is_number, column)) / len(column)
    return share >= (_YEAR_SHARE if _YEAR.search(header) else _SHARE)


def _is_agency(header: str, column: Sequence[str]) -> bool:
    if header_role(header) in _AGENCY_ROLES:
        return True
    return bool(column) and sum(map(is_agency, column)) >= _SHARE * len(column)


def _is_dated(column: Sequence[str]) -> bool:
    return bool(column) and sum(cell_kind(text) == "deadline" for text in column) >= _SHARE * len(column)

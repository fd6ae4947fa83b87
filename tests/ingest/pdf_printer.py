"""Prints tables the way the text of a PDF has them: narrow wrapped columns one after the other, blank lines
here and there, pages with the header repeated inside rows, merged cells printed once."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

HEADER_TASKS = """TT Nhiệm vụ \n
 \n
Tiến độ \nhoàn thành \n
Cơ quan \nchủ trì \n
Cơ quan \nphối hợp \n
Kết quả/sản phẩm \n"""
HEADER_SCORES = """STT \n
 \nLĩnh vực \n
Điểm \n tối đa \n
Kết quả \nnăm \n2023 \n
Mục tiêu \nnăm 2024 \n
Đơn vị chủ trì \ntham mưu, theo \n
dõi """

Cell = str | None
"""Text; "" is an empty cell, None a cell that is merged with the one above."""


@dataclass(slots=True)
class PdfPrinter:
    """One table's way through the printer. `widths` has one entry a column; key and number columns ignore theirs."""

    header: str
    """The header's lines as they stand on each page, ending with a newline."""
    widths: Sequence[int]
    numeric: bool
    random: Random
    page_lines: int = 40
    sharing: float = 0.06
    """How often the last line of a cell and the first of the next stand on one line."""
    blanks: float = 0.25
    """How often an empty line follows a line."""
    inline_keys: float = 0.2
    """How often a key stands on the line of its name."""
    lines: list[str] = field(default_factory=list)
    _left: int = 0

    def print(self, rows: Sequence[Sequence[Cell]]) -> str:
        """The table's text, header first."""
        self.lines = self.header.split("\n")
        self._left = self.page_lines
        for row in rows:
            if self.numeric:
                self._scores(row)
            else:
                self._task(row)
        return "\n".join(self.lines) + "\n\n"

    def _wrapped(self, row: Sequence[Cell]) -> list[list[str]]:
        return [_wrap(cell or "", width) for cell, width in zip(row, self.widths, strict=True)]

    def _task(self, row: Sequence[Cell]) -> None:
        cells = self._wrapped(row)
        if all(cell == "" for cell in row[2:]):
            self._heading(row, cells)
            return
        height = max(len(cell) for cell in cells)
        if self._left < min(3, height):
            self._new_page()
        first = [cell[: self._left] for cell in cells]
        rest = [cell[self._left :] for cell in cells]
        if self.random.random() < self.inline_keys:
            first[1][0] = f"{row[0]}  {first[1][0]}"
            self._emit([], 1, first[1:])
        else:
            self._emit([f"{row[0]} "], 1, first[1:])
        self._left -= height
        if any(rest):
            self._new_page()
            self._emit([], 0, rest[1:])
            self._left -= max(map(len, rest))

    def _heading(self, row: Sequence[Cell], cells: list[list[str]]) -> None:
        empty = " " * (len(row) - 2)
        if len(cells[1]) == 1:
            self.lines.append(f"{row[0]} {row[1]} {empty}")
        else:
            self.lines += [f"{row[0]} ", *(f"{line} " for line in cells[1]), "", empty]
        self.lines.append("")
        self._left -= len(cells[1])

    def _emit(self, key: list[str], column: int, cells: Sequence[Sequence[str]]) -> None:
        self.lines += [f"{text} " for text in key]
        started = bool(key)
        for cell in cells:
            if not cell:
                continue
            lines = list(cell)
            share = started and self.lines[-1].strip() and self.random.random() < self.sharing and column > 0
            if share and not self.lines[-1].rstrip().endswith("."):
                self.lines[-1] += f"{lines.pop(0)} "
            elif started and self.random.random() < 0.5 + self.blanks:
                self.lines.append("")
            for line in lines:
                self.lines.append(f"{line} ")
                if self.random.random() < self.blanks:
                    self.lines.append("")
            started = True
        self.lines.append("")

    def _scores(self, row: Sequence[Cell]) -> None:
        key, name, *numbers, agency = row
        figures = " ".join(number or "" for number in numbers) + (" " if agency != "" else "  ")
        names = _wrap(name or "", self.widths[1])
        if self._left < len(names) + 2:
            self._new_page()
        if len(names) == 1:
            self.lines.append(f"{key} {names[0]} {figures}".lstrip() if key else f" {names[0]} {figures}")
        else:
            self.lines += [f"{key} ", *(f"{line} " for line in names), "", figures, ""]
        self._left -= len(names)
        if agency:
            self._agency(_wrap(agency, self.widths[-1]))

    def _agency(self, lines: list[str]) -> None:
        if len(lines) == 1 and self.random.random() < 0.4 and self.lines[-1]:
            self.lines[-1] += f"{lines[0]} "
        else:
            if self.random.random() < 0.7:
                self.lines.append("")
            for line in lines:
                self.lines.append(f"{line} ")
                if self.random.random() < self.blanks:
                    self.lines.append("")
        if self.random.random() < 0.6:
            self.lines.append("")

    def _new_page(self) -> None:
        head, *others = self.header.split("\n")
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.lines += [f" {head}", *others]
        self._left = self.page_lines


def _wrap(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False)]

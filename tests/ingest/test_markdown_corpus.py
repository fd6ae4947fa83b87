"""The two Markdown documents of the corpus, compared with transcripts that were checked against the files."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from ingest.blocks import FootnoteBlock, RawCell, RawDocument, TableBlock, TextBlock
from ingest.model import Fragment
from ingest.readers.markdown import read

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("golden")
FILES = {"md_179": "179-kh-ubnd-2021.txt", "md_2026": "phu-luc-1-ke-hoach-2026.txt"}
_STATE = {"text": "", "empty": "∅", "missing": "↑"}


def source(name: str) -> str:
    return (ROOT / "corpus" / FILES[name]).read_text(encoding="utf-8")


def table_of(document: RawDocument) -> TableBlock:
    (table,) = [block for block in document.blocks if isinstance(block, TableBlock)]
    return table


def shown(cell: RawCell) -> str:
    notes = "".join(f" [{mark}]" for mark in cell.notes)
    return _STATE[cell.state] + cell.text.replace("\n", " ⏎ ") + notes


def transcript(document: RawDocument) -> str:
    """The document's blocks as lines of text: headings, paragraphs, rows with their cells, footnotes."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, TextBlock):
            level = f"h{block.heading_level}" if block.heading_level else "p"
            lines.append(f"{level}{'*' if block.bold else ''} {block.text}")
        elif isinstance(block, FootnoteBlock):
            lines.append(f"note {block.mark}: {block.text}")
        else:
            lines += [f"caption {heading.text}" for heading in block.heading]
            lines.append("table " + " | ".join(block.header))
            for row in block.rows:
                lines += [f"row {row.line}-{row.line_end}", *(f"  {shown(cell)}".rstrip() for cell in row.cells)]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>|[|*#\\]", "", text)).strip()


def fragments(document: RawDocument) -> list[Fragment]:
    found: list[Fragment] = []
    for block in document.blocks:
        if isinstance(block, TableBlock):
            found += [piece for heading in block.heading for piece in heading.fragments]
            found += [piece for row in block.rows for cell in row.cells for piece in cell.fragments]
        else:
            found += block.fragments
    return found


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_document_reads_as_its_transcript(name: str) -> None:
    assert transcript(read(source(name))) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_fragment_is_found_in_its_lines(name: str) -> None:
    text = source(name)
    lines = text.split("\n")
    for fragment in fragments(read(text)):
        assert plain(fragment.text)
        assert plain(fragment.text) in plain("\n".join(lines[fragment.line - 1 : fragment.line_end]))


@pytest.mark.parametrize("name", sorted(FILES))
def test_reading_takes_less_than_half_a_second(name: str) -> None:
    text = source(name)
    read(text)
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 0.5


def test_the_tasks_of_2026_are_counted_by_section() -> None:
    counts: list[int] = []
    for row in table_of(read(source("md_2026"))).rows:
        if row.cells[0].state == "text":
            counts.append(0)
        else:
            counts[-1] += 1
    assert [count for count in counts if count] == [8, 5, 11, 5, 5, 5, 9, 9, 9]


def test_the_components_of_179_stand_in_their_columns() -> None:
    rows = table_of(read(source("md_179"))).rows
    assert len(rows) == 28
    assert [row.cells[0].text for row in rows if row.cells[0].text] == ["1", "2", "3", "5", "6", "7", "8"]
    assert all(re.fullmatch(r"\d{1,2}", cell.text) for row in rows for cell in row.cells[4:9])
    assert all(row.cells[2].state == "text" for row in rows)


def test_repairs_are_recorded_where_they_were_made() -> None:
    places: dict[str, list[int]] = {}
    for name in FILES:
        for repair in read(source(name)).repairs:
            places.setdefault(repair.rule, []).append(repair.line)
    assert places["shifted-row"] == [255, 256, 257, 283, 284]
    assert places["incoming-stamp"] == [19]
    assert places["paragraph-joined"] == [43, 65, 89, 173]
    assert places["row-joined"] == [18, 35, 43, 87, 105, 114, 124]
    assert places["parted-code"] == [11, 222]
    assert len(places["footnote-mark"]) == 14

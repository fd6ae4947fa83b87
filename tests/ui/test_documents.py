"""Document pages: every citation's link has its anchor, merged cells span, nothing of a document is live."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from ingest.model import Cell, Column, Row, Table
from tests.ui.fakes import DOCUMENT, HOSTILE, META, row_citation, text_citation
from ui.pages import shown_rows


def _anchors(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', html)


def test_every_row_section_and_footnote_has_its_anchor_once(client: TestClient) -> None:
    anchors = _anchors(client.get(f"/documents/{META.slug}").text)
    wanted = {r.anchor for t in DOCUMENT.tables for r in t.rows}
    wanted |= {section.anchor for section in DOCUMENT.sections} | {note.anchor for note in DOCUMENT.footnotes}
    wanted.add("thong-tin")
    assert wanted <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_the_links_of_citations_lead_somewhere(client: TestClient) -> None:
    for citation in [row_citation(), text_citation()]:
        path, _, anchor = citation.url.partition("#")
        assert anchor in _anchors(client.get(path).text)


def test_text_of_a_document_is_escaped(client: TestClient) -> None:
    for path in ("/documents", f"/documents/{META.slug}", "/documents/164-kh-ubnd-du-thao"):
        html = client.get(path).text
        assert "<script" not in html
        assert HOSTILE not in html
    assert "&lt;script&gt;" in client.get(f"/documents/{META.slug}").text


def test_metadata_shows_who_signed_and_when(client: TestClient) -> None:
    html = client.get(f"/documents/{META.slug}").text
    for text in ("Nguyễn Văn A", "30/05/2024", "đã ban hành", "Người ký: Nguyễn Văn A", "dòng 9"):
        assert text in html


def test_a_document_without_a_number_says_so(client: TestClient) -> None:
    html = client.get("/documents/164-kh-ubnd-du-thao").text
    assert "chưa có trong văn bản" in html
    assert "dự thảo" in html


def test_an_unknown_document_is_a_page_in_vietnamese(client: TestClient) -> None:
    response = client.get("/documents/<script>")
    assert response.status_code == 404
    assert "Không có văn bản này" in response.text
    assert "<script" not in response.text


def _row(number: int, *cells: Cell, kind: str = "row") -> Row:
    return Row(f"r{number}", kind, str(number), "", [], list(cells), number, number)  # type: ignore[arg-type]


def test_a_run_of_merged_cells_is_one_cell_that_spans() -> None:
    own, merged = Cell("Sở A", "own"), Cell("Sở A", "merged", origin="r1")
    table = Table("t", None, "", [Column("Chủ trì")], [_row(1, own), _row(2, merged), _row(3, merged)], 1, 3)
    shown = shown_rows(table)
    assert [[(cell.text, cell.span) for cell in line.cells] for line in shown] == [[("Sở A", 3)], [], []]


def test_no_span_reaches_over_a_heading_row_or_starts_at_a_page_break() -> None:
    table = Table(
        "t",
        None,
        "",
        [Column("Chủ trì")],
        [
            _row(1, Cell("Sở A", "own")),
            _row(2, Cell("", "blank"), kind="group"),
            _row(3, Cell("Sở A", "merged", origin="r1")),
            _row(4, Cell("Sở A", "continued", origin="r1")),
        ],
        1,
        4,
    )
    cells = [line.cells[0] for line in shown_rows(table)]
    assert [cell.span for cell in cells] == [1, 1, 1, 1]
    assert [cell.note for cell in cells] == ["", "", "ô gộp, theo dòng 1", "ô bị ngắt trang, theo dòng 1"]


def test_a_column_that_was_read_out_of_another_is_not_shown() -> None:
    columns = [Column("Phân công"), Column("Chủ trì", "lead_agency", read_from=0)]
    table = Table("t", None, "", columns, [_row(1, Cell("Chủ trì: Sở A", "own"), Cell("Sở A", "own"))], 1, 1)
    assert [[cell.text for cell in line.cells] for line in shown_rows(table)] == [["Chủ trì: Sở A"]]

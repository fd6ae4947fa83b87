"""Whole files: every quote can be found in the file, and bad files are refused with a reason."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest

from ingest.catalogue import load_catalogue
from ingest.encoding import decode
from ingest.loader import LoadError, parse_bytes, parse_file
from ingest.model import Fragment, PlanDocument, dump_document, load_document

CORPUS = Path(__file__).parents[2] / "corpus"
CATALOGUE = load_catalogue(CORPUS)
FILES = sorted(CATALOGUE.entries)


@pytest.fixture(scope="module")
def documents() -> dict[str, PlanDocument]:
    return {file: parse_file(CORPUS / file, CATALOGUE.entries[file]) for file in FILES}


def normal(text: str) -> str:
    """Text as quotes are compared: NFC, without tags, bars, stars and hashes, white space collapsed."""
    bare = re.sub(r"<[^<>]*>", " ", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", re.sub(r"[|*#]", " ", bare)).strip()


def missing_fragments(file: str, pieces: list[Fragment]) -> list[Fragment]:
    lines = decode((CORPUS / file).read_bytes())[0].split("\n")
    return [
        piece
        for piece in pieces
        if not piece.text or normal(piece.text) not in normal("\n".join(lines[piece.line - 1 : piece.line_end]))
    ]


@pytest.mark.parametrize("file", FILES)
def test_fragments_of_rows_stand_in_the_file(documents: dict[str, PlanDocument], file: str) -> None:
    cells = [cell for table in documents[file].tables for row in table.rows for cell in row.cells]
    assert missing_fragments(file, [piece for cell in cells for piece in cell.fragments]) == []
    assert all(cell.fragments for cell in cells if cell.text)


@pytest.mark.parametrize("file", FILES)
def test_fragments_of_prose_and_metadata_stand_in_the_file(documents: dict[str, PlanDocument], file: str) -> None:
    document = documents[file]
    pieces = [piece for section in document.sections for piece in section.fragments]
    pieces += [piece for note in document.footnotes for piece in note.fragments]
    pieces += list(document.meta.evidence.values())
    assert missing_fragments(file, pieces) == []
    assert all(section.fragments for section in document.sections)


@pytest.mark.parametrize("file", FILES)
def test_ids_and_anchors_are_unique_and_parents_exist(documents: dict[str, PlanDocument], file: str) -> None:
    document = documents[file]
    rows = [row for table in document.tables for row in table.rows]
    ids = [*(row.id for row in rows), *(s.id for s in document.sections), *(n.id for n in document.footnotes)]
    anchors = [*(row.anchor for row in rows), *(s.anchor for s in document.sections)]
    anchors += [note.anchor for note in document.footnotes]
    assert len(set(ids)) == len(ids)
    assert len(set(anchors)) == len(anchors)
    parents = [*(row.parent for row in rows), *(s.parent for s in document.sections)]
    origins = [cell.origin for row in rows for cell in row.cells]
    assert set(filter(None, [*parents, *origins])) <= set(ids)


@pytest.mark.parametrize("file", FILES)
def test_documents_survive_json(documents: dict[str, PlanDocument], file: str) -> None:
    assert load_document(dump_document(documents[file])) == documents[file]


def test_where_the_text_says_who_signed_and_when(documents: dict[str, PlanDocument]) -> None:
    evidence = documents["164-kh-ubnd-2024.txt"].meta.evidence
    assert evidence["signer"].text == "Trần Sỹ Thanh"
    assert evidence["issue_date"].text == "Hà Nội, ngày 30 tháng 5 năm 2024"
    assert "164/KH-UBND" in evidence["number"].text
    scanned = documents["179-kh-ubnd-2021.txt"].meta.evidence
    assert "Lê Hồng Sơn" in scanned["signer"].text
    assert normal(scanned["issue_date"].text) == "Hà Nội, ngày 04 tháng 8 năm 2021"
    assert "signer" not in documents["164-kh-ubnd-2024-du-thao.txt"].meta.evidence


def test_a_file_without_entry_says_what_it_is() -> None:
    meta = parse_file(CORPUS / "179-kh-ubnd-2021.txt").meta
    assert (meta.label, meta.number, meta.kind) == ("179/KH-UBND", "179/KH-UBND", "Kế hoạch")
    assert (meta.issue_date, meta.signer, meta.period) == ("2021-08-04", "Lê Hồng Sơn", "2021-2025")
    report = parse_file(CORPUS / "bao-cao-cchc-2023.txt")
    assert report.meta.label == "bao-cao-cchc-2023"
    assert report.meta.number is None
    assert any("no catalogue entry" in warning for warning in report.warnings)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 \x00\x01", b"\x00\x01\x02\x03" * 50])
def test_bad_files_are_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hong.txt"
    path.write_bytes(data)
    with pytest.raises(LoadError, match=r"hong\.txt"):
        parse_file(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"gone\.txt"):
        parse_file(tmp_path / "gone.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_give_the_same_document(documents: dict[str, PlanDocument], encoding: str) -> None:
    file = "phu-luc-1-ke-hoach-2026.txt"
    text = (CORPUS / file).read_text(encoding="utf-8")
    again = parse_bytes(text.encode(encoding), file, CATALOGUE.entries[file])
    assert again.tables == documents[file].tables


def test_decomposed_text_gives_the_same_document(documents: dict[str, PlanDocument]) -> None:
    file = "164-kh-ubnd-2024.txt"
    text = unicodedata.normalize("NFD", (CORPUS / file).read_text(encoding="utf-8"))
    again = parse_bytes(text.encode(), file, CATALOGUE.entries[file])
    assert again.tables == documents[file].tables
    assert any(repair.rule == "unicode-form" for repair in again.repairs)


def test_the_corpus_is_parsed_in_seconds() -> None:
    start = time.process_time()
    for file in FILES:
        parse_file(CORPUS / file, CATALOGUE.entries[file])
    # The bench holds the figure; this guards against a rule that goes quadratic.
    assert time.process_time() - start < 12

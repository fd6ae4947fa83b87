"""The catalogue: what it states, and what happens when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import load_catalogue
from ingest.errors import LoadError

CORPUS = Path(__file__).parents[2] / "corpus"


def write(folder: Path, text: str) -> Path:
    (folder / "catalogue.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_corpus_is_catalogued() -> None:
    catalogue = load_catalogue(CORPUS)
    assert not catalogue.missing
    assert not catalogue.warnings
    labels = {entry.label: entry for entry in catalogue.entries.values()}
    assert set(labels) == {"164/KH-UBND", "164/KH-UBND (dự thảo)", "179/KH-UBND", "BC-CCHC-2023", "KH-2026"}
    assert labels["164/KH-UBND"].issue_date == "2024-05-30"
    assert labels["164/KH-UBND (dự thảo)"].draft_of == "164/KH-UBND"
    assert labels["BC-CCHC-2023"].number is None


def test_an_entry_without_its_file_is_named(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path, "documents:\n  - {file: gone.txt, label: X}\n"))
    assert [entry.file for entry in catalogue.missing] == ["gone.txt"]
    assert catalogue.entries == {}


def test_a_bad_entry_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    text = (
        "documents:\n  - {file: a.txt, label: A, period: 2024}\n  - {file: b.txt}\n  - 7\n  - {file: a.txt, label: B}\n"
    )
    catalogue = load_catalogue(write(tmp_path, text))
    assert catalogue.entries["a.txt"].period == "2024"
    assert len(catalogue.warnings) == 3


@pytest.mark.parametrize("text", ["documents: 3", "[]", "a: [", ""])
def test_what_is_no_catalogue_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LoadError, match="catalogue"):
        load_catalogue(write(tmp_path, text))


def test_a_folder_without_catalogue_is_read_anyway(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path).entries == {}


def test_a_file_outside_the_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    folder = tmp_path / "corpus"
    folder.mkdir()
    catalogue = load_catalogue(write(folder, "documents:\n  - {file: ../x.txt, label: X}\n"))
    assert catalogue.entries == {}

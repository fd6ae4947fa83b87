from __future__ import annotations

import threading
from copy import deepcopy
from pathlib import Path

import pytest

from index.records import RecordStore
from index.records_writer import write_records
from index.rows import records
from index.types import Deadline, Number, RecordQuery
from ingest.model import Finding

from .samples import plan

OTHER = plan("13/KH-UBND", "13-kh-ubnd")


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    write_records(tmp_path / "records.sqlite", [plan(), OTHER])
    return RecordStore(tmp_path / "records.sqlite")


def _keys(store: RecordStore, **query: object) -> list[str]:
    found = store.records(RecordQuery(documents=("12/KH-UBND",), **query))  # type: ignore[arg-type]
    return [record.key for record in found]


def test_without_a_filter_all_rows_but_headings_come_in_table_order(store: RecordStore) -> None:
    assert _keys(store) == ["1", "1.1", "2", "3"]
    assert _keys(store, kinds=()) == ["I", "1", "1.1", "2", "3"]
    assert len(store.records(RecordQuery())) == 8


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({"keys": ("1.1.",)}, ["1.1"]),
        ({"keys": ("i",), "kinds": ("group",)}, ["I"]),
        ({"ids": ("12-kh-ubnd/t1.r4", "13-kh-ubnd/t1.r4")}, ["2"]),
        ({"tables": ("12-kh-ubnd/t1",), "keys": ("3",)}, ["3"]),
        ({"tables": ("nowhere",)}, []),
        ({"parent": "12-kh-ubnd/t1.r2"}, ["1.1"]),
        ({"group": "i. CHI DAO"}, ["1", "1.1", "2", "3"]),
        ({"agency": "Sở Xây dựng"}, ["1", "1.1"]),
        ({"agency": "so xay dung", "sources": ("merged",)}, ["1.1"]),
        ({"agency": "Sở Xây dựng", "roles": ("coordinating_agency",)}, []),
        ({"deadline_from": "2025-07-01", "deadline_to": "2025-09-30"}, ["1", "1.1"]),
        ({"deadline_from": "2025-09-01", "deadline_to": "2025-09-30"}, ["1"]),
        ({"deadline_to": "2025-01-01"}, []),
        ({"deadline_kinds": ("recurring",)}, ["2"]),
        ({"deadline_from": "2025-09-01", "deadline_kinds": ("recurring",)}, ["1", "2"]),
        ({"agency": "Sở Y tế", "deadline_from": "2025-01-01"}, []),
    ],
)
def test_filters(store: RecordStore, query: dict[str, object], keys: list[str]) -> None:
    assert _keys(store, **query) == keys


def test_cells_are_typed(store: RecordStore) -> None:
    record = store.record("12-kh-ubnd/t1.r2")
    deadline, lead, result = record.cell("deadline"), record.cell("lead_agency"), record.cell("result", 2023)
    assert deadline is not None
    assert deadline.deadline == Deadline("month", "2025-09-01", "2025-09-30")
    assert lead is not None
    assert [agency.name for agency in lead.agencies] == ["Sở Xây dựng"]
    assert result is not None
    assert result.number == Number(1.5)
    bound = store.record("12-kh-ubnd/t1.r4").cell("result")
    assert bound is not None
    assert bound.number == Number(92.0, ">")


def test_a_column_that_counts_groups_thousands() -> None:
    document = deepcopy(plan())
    table = document.tables[0]
    at = next(index for index, column in enumerate(table.columns) if (column.role or "").startswith("result"))
    table.columns[at].header = "Thực hiện năm 2023 (người)"
    for row, text in zip(table.rows, ["1.780", "2.395"], strict=False):
        row.cells[at].text = text
    for row in table.rows[2:]:
        row.cells[at].text = ""
    numbers = [cell.number for record in records(document) if (cell := record.cell("result")) and cell.number]
    assert numbers == [Number(1780.0), Number(2395.0)]


def test_an_inherited_cell_names_the_row_it_comes_from(store: RecordStore) -> None:
    lead = store.record("12-kh-ubnd/t1.r3").cell("lead_agency")
    assert lead is not None
    assert (lead.source, lead.origin_key) == ("merged", "1")


def test_findings_stand_on_their_rows_and_in_the_list(store: RecordStore) -> None:
    assert [note.rule for note in store.record("12-kh-ubnd/t1.r4").notes] == ["target_below_result"]
    [finding] = store.findings("12/KH-UBND")
    assert (finding.table, finding.row, finding.values) == ("12-kh-ubnd/t1", "12-kh-ubnd/t1.r4", {"a": 1})
    assert len(store.findings()) == 2


def test_a_finding_on_several_rows_is_a_note_on_each() -> None:
    document = plan()
    document.findings = [
        Finding("continued-cell", "info", "Ô bị ngắt trang.", "t1", "t1.r2", {"rows": ["t1.r2", "t1.r3"]}),
        Finding("missing-part", "warning", "Không có chú thích 2."),
    ]
    noted = {record.id: [note.rule for note in record.notes] for record in records(document) if record.notes}
    assert noted == {"12-kh-ubnd/t1.r2": ["continued-cell"], "12-kh-ubnd/t1.r3": ["continued-cell"]}


def test_passages_keep_the_reading_order_and_know_their_footnotes(store: RecordStore) -> None:
    passages = store.passages("13/KH-UBND")
    assert [passage.id for passage in passages] == ["13-kh-ubnd/s1", "13-kh-ubnd/s2", "13-kh-ubnd/fn1"]
    assert passages[1].footnotes == ["13-kh-ubnd/fn1"]
    assert passages[2].owner == passages[1].id
    assert store.passage("13-kh-ubnd/s2") == passages[1]


def test_agencies_documents_and_tables(store: RecordStore) -> None:
    assert store.agencies() == ["Sở Nội vụ", "Sở Xây dựng", "Sở Y tế"]
    assert [meta.label for meta in store.documents()] == ["12/KH-UBND", "13/KH-UBND"]
    assert [(table.id, table.rows) for table in store.tables()] == [("12-kh-ubnd/t1", 5), ("13-kh-ubnd/t1", 5)]


@pytest.mark.parametrize("unknown", ["12-kh-ubnd/t1.r99", "", "' OR 1=1 --"])
def test_an_unknown_id_is_a_key_error(store: RecordStore, unknown: str) -> None:
    with pytest.raises(KeyError):
        store.record(unknown)
    with pytest.raises(KeyError):
        store.passage(unknown)


def test_many_threads_read_at_once(store: RecordStore) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(store.records(RecordQuery(agency="Sở Nội vụ")))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 8


def test_the_store_is_never_written_twice(tmp_path: Path) -> None:
    write_records(tmp_path / "records.sqlite", [plan()])
    with pytest.raises(FileExistsError):
        write_records(tmp_path / "records.sqlite", [plan()])

"""Generated questions: every cell once, told apart from its neighbours, answerable from what was parsed."""

from __future__ import annotations

from typing import Any

import pytest

from eval.commands.generate import askable
from eval.generated import covered, document_words, generate, read_templates, sample
from eval.gold import GoldQuestion
from eval.score import judge
from index.types import AgencyRef, Record, RecordCell, TableInfo
from ingest.model import DocumentMeta, Fragment
from ingest.textnorm import fold

TEMPLATES = read_templates()
HEADERS = [
    ("TT", "key", None),
    ("Nhiệm vụ", "name", None),
    ("Chủ trì", "lead_agency", None),
    ("Mục tiêu", "target", 2024),
]
INFO = TableInfo("d/t1", "9/KH", "d", "Phụ lục 1", "", [h for h, *_ in HEADERS], [], 1, 4)
META = DocumentMeta("f", "9/KH", "d", "Kế hoạch", number="9/KH", kind="Kế hoạch")


def record(number: int, texts: list[str], key: str, kind: Any = "row", group: str = "Nhóm") -> Record:
    cells = [
        RecordCell(
            column=position,
            header=header,
            role=role,
            year=year,
            text=text,
            source="own" if text else "blank",
            origin_key=None,
            fragments=[Fragment(text, number, number)] if text else [],
            agencies=[AgencyRef("Sở Nội vụ", text)] if role == "lead_agency" and text else [],
        )
        for position, ((header, role, year), text) in enumerate(zip(HEADERS, texts, strict=True))
    ]
    id_ = f"d/t1.r{number}"
    name = texts[1]
    return Record(id_, "9/KH", "d", "d/t1", "Phụ lục 1", "", kind, key, name, [group], None, number, cells, 1, 1, "a")


RECORDS = [
    record(1, ["I", "Hạ tầng", "", ""], "I", "group"),
    record(2, ["1.1", "Nước sạch", "sở nội vụ", "2.5"], "1.1"),
    record(3, ["1.2", "Điện", "", ">85"], "1.2"),
    record(4, ["-", "Điện", "SNV", "1"], "", group="Khác"),
]


def make() -> list[GoldQuestion]:
    naming = {"9/KH": document_words(META, TEMPLATES)}
    return list(generate([(INFO, RECORDS)], naming, TEMPLATES))


def test_every_cell_is_asked_for_once_or_more() -> None:
    questions = make()
    cells = {f"{r.id}.{c.column}" for r in RECORDS for c in r.cells if askable(r.kind, r.key, c.role)}
    assert covered(questions) == cells
    assert len({q.id for q in questions}) == len(questions)
    assert questions == make()


def test_rows_with_one_name_are_asked_by_code_else_with_their_heading() -> None:
    by_row = {q.id: fold(q.question) for q in make()}
    by_code = {i: words for i, words in by_row.items() if ".r3." in i and ".r3.0" not in i}
    assert {i.rsplit(".", 1)[1] for i in by_code} == {"c"}
    assert all("1.2" in words for words in by_code.values())
    assert "dien (thuoc nhom)" in by_row["gen-d/t1.r3.0.g"]
    assert {i.rsplit(".", 1)[1] for i in by_row if ".r4." in i} == {"g"}
    assert all("dien (thuoc khac)" in words for i, words in by_row.items() if ".r4." in i)


def test_what_is_expected() -> None:
    wanted = {q.id: q for q in make()}
    assert wanted["gen-d/t1.r2.2.c"].must == [["sở nội vụ", "Sở Nội vụ"]]
    assert wanted["gen-d/t1.r3.2.c"].must == [TEMPLATES.blank]
    assert wanted["gen-d/t1.r3.3.c"].must == [[">85"]]
    assert wanted["gen-d/t1.r2.2.c"].cite[0].quote == ["Nước sạch"]
    assert wanted["gen-d/t1.r2.3.n"].type == "numeric"
    assert "2024" in wanted["gen-d/t1.r2.3.n"].question
    assert all("9/" in q.question for q in wanted.values())


def test_a_good_answer_passes_and_a_neighbours_value_does_not() -> None:
    question = next(q for q in make() if q.id == "gen-d/t1.r2.3.c")
    citation = {"document": "9/KH", "quote": "1.1 … Nước sạch … 2.5"}
    assert judge(question, {"answer": "Mục tiêu là 2.5 [1]", "citations": [citation]}).right_and_cited
    assert not judge(question, {"answer": "Mục tiêu là 12.5 [1]", "citations": [citation]}).right


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": "9/KH"}, "kế hoạch 9/KH"),
        ({"draft_of": "9/KH", "label": "9/KH (dự thảo)"}, "dự thảo kế hoạch 9/KH"),
        ({"period": "2026"}, "kế hoạch năm 2026"),
        ({"kind": "Báo cáo"}, "báo cáo X"),
    ],
)
def test_documents_are_called_what_officials_call_them(fields: dict[str, str], words: str) -> None:
    meta = DocumentMeta(**{"file": "f", "label": "X", "slug": "x", "title": "t", "kind": "Kế hoạch", **fields})  # type: ignore[arg-type]
    assert document_words(meta, TEMPLATES).words == words


def test_a_sample_is_always_the_same() -> None:
    questions = make()
    assert sample(questions, 5) == sample(questions, 5)
    assert len(sample(questions, 5)) == 5
    assert sample(questions, 10**6) == questions

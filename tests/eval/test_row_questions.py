"""Generated questions on several rows: what is right is worked out from the cells."""

from __future__ import annotations

import pytest

from eval.generated import document_words, read_templates
from eval.gold import GoldQuestion
from eval.row_questions import of_tables
from eval.score import judge
from index.types import Record, RecordCell, TableInfo
from ingest.model import DocumentMeta, Fragment
from ingest.numbers import parse_number
from ingest.values import AgencyRef, Deadline

TEMPLATES = read_templates()
META = DocumentMeta("f", "9/KH", "d", "Kế hoạch", number="9/KH", kind="Kế hoạch")
ROWS = [
    ("Nước sạch", "Sở Y tế", "Quý II", "2,5", "20", "50", "3"),
    ("Điện về bản", "Sở Công Thương", "Quý II", "10", "30", "50", "-"),
    ("Đường thôn", "Sở Y tế", "Thường xuyên", "4", "40", "40", "5"),
    ("Chợ xã", "Sở Công Thương", "", "7,5", "90", "50", "6"),
    ("Nhà văn hóa", "Sở Y tế", "Quý III", "1", "55", "50", "7"),
]
NUMBERS = [("Đạt 2028 (%)", "other"), ("Đạt 2029 (%)", "other"), ("Số buổi", "other")]
HEADERS = [("Tên việc", "name"), ("Nơi lo", "lead_agency"), ("Xong", "deadline"), ("Số vốn", "other"), *NUMBERS]


def row(number: int, texts: tuple[str, ...]) -> Record:
    cells = []
    for column, ((header, role), text) in enumerate(zip(HEADERS, texts, strict=True)):
        cell = RecordCell(
            column=column,
            header=header,
            role=None if role == "other" else role,
            year=None,
            text=text,
            source="own" if text else "blank",
            origin_key=None,
            fragments=[Fragment(text, number, number)] if text else [],
        )
        if role == "lead_agency":
            cell.agencies = [AgencyRef(text, text)]
        if role == "deadline" and text:
            cell.deadline = Deadline("recurring" if text == "Thường xuyên" else "quarter")
        if role == "other":
            cell.number = parse_number(text)
        cells.append(cell)
    name = texts[0]
    return Record(f"d/t1.r{number}", "9/KH", "d", "d/t1", None, "", "row", "", name, [], None, number, cells, 1, 1, "a")


RECORDS = [row(number, texts) for number, texts in enumerate(ROWS)]
INFO = TableInfo("d/t1", "9/KH", "d", None, "", [header for header, _ in HEADERS], [], 1, len(ROWS))


def make(*tables: TableInfo) -> dict[str, GoldQuestion]:
    naming = {"9/KH": document_words(META, TEMPLATES)}
    made = list(of_tables([(info, RECORDS) for info in tables], naming, TEMPLATES))
    assert len({question.id for question in made}) == len(made)
    return {question.id: question for question in made}


@pytest.mark.parametrize(
    ("kind", "must"),
    [
        ("list_lead_agency-d/t1.lead_agency.0", ["Nước sạch", "Đường thôn", "Nhà văn hóa", "**3 "]),
        ("count_lead_agency-d/t1.lead_agency.1", ["**2 "]),
        ("deadline-d/t1.due.0", ["Nước sạch", "Điện về bản"]),
        ("highest-d/t1.3", ["Điện về bản", "10"]),
        ("lowest_and_lead-d/t1.3", ["Nhà văn hóa", "1", "Sở Y tế"]),
        ("above-d/t1.3", ["**2 "]),
        ("no-d/t1.r1", ["**Không", "Sở Công Thương"]),
        ("lead-d/t1.3", ["Điện về bản", "**2,5"]),
        ("rise-d/t1.4.5", ["Nước sạch", "**30"]),
        ("apart-d/t1.4.5", ["Chợ xã", "**40"]),
        ("lower-d/t1.4.5", ["**2 "]),
        ("same-d/t1.4.5", ["**1 "]),
        ("blank-d/t1.6", ["Điện về bản"]),
        ("count_blank-d/t1.6", ["**1 "]),
    ],
)
def test_what_is_expected(kind: str, must: list[str]) -> None:
    assert [group[0] for group in make(INFO)[f"rows-{kind}"].must] == must


def test_rows_are_called_as_the_table_calls_them() -> None:
    assert "việc" in make(INFO)["rows-highest-d/t1.3"].question.lower()
    assert "tên việc" not in make(INFO)["rows-highest-d/t1.3"].question.lower()


def test_a_table_that_no_words_tell_from_another_is_not_asked_about() -> None:
    other = TableInfo("d/t2", "9/KH", "d", None, "", INFO.headers, [], 1, len(ROWS))
    assert make(INFO)
    assert not make(INFO, other)


def test_a_difference_is_right_in_any_way_of_writing_and_wrong_for_another_number() -> None:
    question = make(INFO)["rows-difference-d/t1.3"]
    number = question.must[0][0].removeprefix("**")
    quotes = [{"document": "9/KH", "quote": need.quote[0]} for need in question.cite]
    assert judge(question, {"answer": f"chênh **{number}**", "citations": quotes}).right
    assert not judge(question, {"answer": f"chênh **9{number}**", "citations": quotes}).right

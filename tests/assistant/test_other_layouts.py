"""A plan laid out unlike others: agencies before the key, keys of letters and numbers, headings without a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.row_keys import RowKeys
from index.build import build_index
from index.settings import Settings
from index.store import Index
from tests.assistant.conftest import TODAY, Ask
from tests.assistant.contract import check_citations, first_line

LAYOUTS = Path(__file__).parent / "layouts"


@pytest.fixture(scope="module")
def ask_layouts(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a question of the one plan."""
    folder = tmp_path_factory.mktemp("layouts")
    report = build_index(LAYOUTS, folder, settings)
    assert report.build is not None, report.failures
    index = Index.open(folder, settings)
    yield Engine(index, settings, lambda: TODAY).ask
    index.close()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Cơ quan nào chủ trì nhiệm vụ I.1.b?", "Sở Xây dựng"),
        ("i.1.b hạn khi nào", "Quý III/2030"),
        ("NV-02 do ai soạn thảo?", "Sở Tài chính"),
        ("nv 03 trình ngày nào?", "05/12/2030"),
        ("Ai cùng làm việc dán áp phích tại nhà văn hóa?", "để trống"),
    ],
)
def test_a_row_is_found_wherever_its_key_stands(ask_layouts: Ask, question: str, value: str) -> None:
    answer = ask_layouts(question)
    check_citations(answer)
    assert value in first_line(answer)


def test_a_key_that_no_row_has_is_told(ask_layouts: Ask) -> None:
    assert ask_layouts("Nhiệm vụ I.2.c do ai chủ trì?").reason == "no_such_code"
    assert ask_layouts("NV-17 do ai soạn thảo?").reason == "no_such_code"


def test_appendices_are_named_by_letters(ask_layouts: Ask) -> None:
    answer = ask_layouts("Sở Xây dựng chủ trì mấy nhiệm vụ trong Phụ lục A?")
    assert first_line(answer).startswith("Có **2 nhiệm vụ**")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("NV-03 và nv 5", ["NV-03", "NV-5"]),
        ("mục II.2.b của phụ lục", ["II.2.b"]),
        ("P5.3 đạt 5.3 điểm", ["P5.3"]),
        ("ngày 12/NV-03/2030, QĐ-512", []),
        ("nhiệm vụ II.9.a", ["II.9.a"]),
        ("năm 2030 có 12 xã", []),
    ],
)
def test_mixed_keys_however_they_are_typed(text: str, keys: list[str]) -> None:
    found = RowKeys(["NV-03", "NV-5", "II.2.b", "P5.3", "7.1.2", "12"]).find(text)
    assert [key.key for key in found] == keys
    assert all(text[key.start : key.end] for key in found)

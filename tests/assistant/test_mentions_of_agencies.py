"""Agencies of a question with their roles, a choice between two of them, and names that a text abbreviates."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.glossary import definitions_in
from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, cited, first_line

PLAN = "58/KH-UBND"
_INTERIOR, _OFFICE = "Sở Nội vụ", "Văn phòng UBND tỉnh"


@pytest.mark.parametrize(
    ("question", "mentions"),
    [
        ("Sở Nội vụ chủ trì những nhiệm vụ nào?", [(_INTERIOR, "lead_agency")]),
        ("so noi vu chu tri nhung nhiem vu nao", [(_INTERIOR, "lead_agency")]),
        ("SNV phối hợp những nhiệm vụ nào?", [(_INTERIOR, "coordinating_agency")]),
        ("Nhiệm vụ nào do Sở Nội vụ chủ trì?", [(_INTERIOR, "lead_agency")]),
        ("Sở Nội vụ phải theo dõi tiêu chí nào?", [(_INTERIOR, "lead_agency")]),
        (
            "Nhiệm vụ nào do Sở Nội vụ chủ trì và Sở Du lịch phối hợp?",
            [(_INTERIOR, "lead_agency"), ("Sở Du lịch", "coordinating_agency")],
        ),
        ("Nhiệm vụ 8 do ai chủ trì?", []),
    ],
)
def test_agencies_and_their_roles(engine: Engine, question: str, mentions: list[tuple[str, str]]) -> None:
    found = engine.explain(question).agencies
    assert [(mention.agency.name, mention.role) for mention in found] == mentions


@pytest.mark.parametrize(
    ("question", "fact", "row"),
    [
        ("SNV hay VP UBND tỉnh chủ trì nhiệm vụ 8?", _INTERIOR, "8"),
        ("Nhiệm vụ 3 do SNV hay VP UBND tỉnh chủ trì?", _OFFICE, "3"),
        ("nhiem vu 3 do SNV hay VP UBND tinh chu tri", _OFFICE, "3"),
        ("Sở Nội vụ hay Thanh tra tỉnh phối hợp nhiệm vụ 8?", "Thanh tra tỉnh", "8"),
        ("Tiêu chí 2.2.1 SKHCN hay STC chủ trì?", "Sở Khoa học và Công nghệ", "2.2.1"),
    ],
)
def test_a_choice_between_two_agencies(ask: Ask, question: str, fact: str, row: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{fact}**" in first_line(answer)
    assert cited(answer) == [(PLAN, row)]


@pytest.mark.parametrize(
    "question", ["SNV hay VP UBND tỉnh chủ trì nhiệm vụ 8?", "Sở Nội vụ hoặc Văn phòng UBND tỉnh chủ trì nhiệm vụ 8?"]
)
def test_agencies_to_choose_from_are_no_part_of_the_subject(engine: Engine, question: str) -> None:
    found = engine.explain(question)
    assert {mention.agency.name for mention in found.agencies} == {_INTERIOR, _OFFICE}
    assert not found.subject


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "Đưa vào vận hành Trung tâm Điều hành thông minh (IOC) từ tháng 8.",
            "IOC",
            "Trung tâm Điều hành thông minh",
        ),
        ("và Quỹ Nhi đồng Liên hợp quốc (UNICEF) đồng hành", "UNICEF", "Quỹ Nhi đồng Liên hợp quốc"),
        (
            "do Chương trình phát triển Liên hợp quốc (UNDP) lập",
            "UNDP",
            "Chương trình phát triển Liên hợp quốc",
        ),
        (
            "Theo số liệu của Tổ chức Hợp tác và Phát triển kinh tế (OECD) năm 2029",
            "OECD",
            "Tổ chức Hợp tác và Phát triển kinh tế",
        ),
        (
            "kết nối với Hệ thống thông tin giải quyết thủ tục hành chính tỉnh (HTTT)",
            "HTTT",
            "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh",
        ),
        ("điểm của bộ chỉ số hiệu quả quản trị (PAPI) tăng", "PAPI", "bộ chỉ số hiệu quả quản trị"),
    ],
)
def test_names_in_the_middle_of_a_sentence(text: str, short: str, name: str) -> None:
    assert [pair[:2] for pair in definitions_in(text)] == [(short, name)]


def test_an_abbreviation_of_the_documents_is_explained(ask: Ask) -> None:
    answer = ask("IOC là gì?")
    check_citations(answer)
    assert "**IOC** là viết tắt của **Trung tâm Điều hành thông minh**" in first_line(answer)
    assert [c.document for c in answer.citations] == ["BC-2029"]

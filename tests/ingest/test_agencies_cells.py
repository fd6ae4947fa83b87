"""Agencies of table cells: names, scopes, groups, and the one spelling of each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.agencies import agency_key, canonical, parse_agencies
from ingest.agency_lexicon import lexicon


def names(text: str) -> list[str]:
    return [ref.name for ref in parse_agencies(text)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Các Sở: Nội vụ, Tư pháp, Thông tin và Truyền thông; Văn phòng UBND Thành phố",
            ["Sở Nội vụ", "Sở Tư pháp", "Sở Thông tin và Truyền thông", "Văn phòng UBND Thành phố"],
        ),
        ("các Sở Xây dựng, TN&MT, UBND cấp xã", ["Sở Xây dựng", "Sở Tài nguyên và Môi trường", "UBND cấp xã"]),
        ("Sở Lao động, Thương binh và Xã hội", ["Sở Lao động, Thương binh và Xã hội"]),
        ("Sở Nội vụ, Sở Kế hoạch và Đầu tư", ["Sở Nội vụ", "Sở Kế hoạch và Đầu tư"]),
        ("UBND cấp huyện, cấp xã", ["UBND cấp huyện", "UBND cấp xã"]),
        ("Công an cấp huyện, cấp xã", ["Công an cấp huyện", "Công an cấp xã"]),
        ("UBND các quận, huyện, thị xã, UBND các xã, phường", ["UBND cấp huyện", "UBND cấp xã"]),
        ("UBND, Hội Nông dân cấp huyện", ["UBND cấp huyện", "Hội Nông dân cấp huyện"]),
        ("Sở Nội vụ/Sở Tài chính - Sở Y tế", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
        (
            "Công an tỉnh/Trạm Y tế số 3 + Sở GTVT/Xây dựng",
            ["Công an tỉnh", "Trạm Y tế số 3", "Sở Giao thông vận tải", "Sở Xây dựng"],
        ),
        ("UBND các xã Hòa An/Mỹ Lộc/Tân Bình", ["UBND xã Hòa An", "UBND xã Mỹ Lộc", "UBND xã Tân Bình"]),
        (
            "UBND các huyện: Hòa An, Mỹ Lộc và Tân Bình",
            ["UBND huyện Hòa An", "UBND huyện Mỹ Lộc", "UBND huyện Tân Bình"],
        ),
        ("UBND thị xã Hòa An; Viettel Tân Bình, VNPT", ["UBND thị xã Hòa An", "Viettel Tân Bình", "VNPT"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND cấp xã"]),
        (
            "Số Thông tin và Truyền thông; Sở Kế hoạch và Đẩu tư",
            ["Sở Thông tin và Truyền thông", "Sở Kế hoạch và Đầu tư"],
        ),
        ("Sở Ngoại vụ; UBND tỉnh Nghệ An; Ban Dân tộc", ["Sở Ngoại vụ", "UBND tỉnh Nghệ An", "Ban Dân tộc"]),
        ("Công ty Cổ phần Nước sạch; UBND huyện Gia Lâm", ["Công ty Cổ phần Nước sạch", "UBND huyện Gia Lâm"]),
        ("- Sở Nội vụ;\n- UBND cấp xã.", ["Sở Nội vụ", "UBND cấp xã"]),
        ("Sở Văn hóa và\nThể thao", ["Sở Văn hóa và Thể thao"]),
        ("Ban Quản lý dự án đầu tư xây dựng công trình", ["Ban Quản lý dự án đầu tư xây dựng công trình"]),
        ("", []),
        ("-", []),
    ],
)
def test_names(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


def test_scope_in_brackets_stays_with_its_agency() -> None:
    cell = "- UBND cấp xã (mở rộng\nkênh thông tin)\n- Sở Y tế (lĩnh vực y tế công lập)"
    assert [(ref.name, ref.scope) for ref in parse_agencies(cell)] == [
        ("UBND cấp xã", "mở rộng kênh thông tin"),
        ("Sở Y tế", "lĩnh vực y tế công lập"),
    ]


def test_predicate_is_no_part_of_the_name() -> None:
    (ref,) = parse_agencies("Văn phòng UBND Thành phố theo dõi, hướng dẫn việc thực hiện")
    assert (ref.name, ref.scope) == ("Văn phòng UBND Thành phố", "theo dõi, hướng dẫn việc thực hiện")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Các Sở, ban, ngành", "Các sở, ban, ngành"),
        ("Sở, Ban, Ngành", "Các sở, ban, ngành"),
        ("Các sở, ban, ngành thuộc UBND Thành phố", "Các sở, ban, ngành"),
        ("Các cơ quan, đơn vị, địa phương", "Các cơ quan, đơn vị, địa phương"),
        ("Các cơ quan, đơn vị có liên quan", "Các cơ quan, đơn vị liên quan"),
    ],
)
def test_groups(cell: str, expected: str) -> None:
    (ref,) = parse_agencies(cell)
    assert (ref.name, ref.kind) == (expected, "group")


def test_group_ends_where_an_agency_begins() -> None:
    assert [(ref.name, ref.kind) for ref in parse_agencies("Các sở, ngành, UBND cấp huyện")] == [
        ("Các sở, ngành", "group"),
        ("UBND cấp huyện", "agency"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Trung tâm Phục vụ hành chính công",
        "Trung tâm phục vụ hành chính công TP",
        "Trung tâm Phục vụ Hành chính công Thành phố",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ",
        "Trung tâm PVHCC T.P",
        "TTPVHCC",
    ],
)
def test_one_name_for_all_spellings(written: str) -> None:
    assert canonical(written) == "Trung tâm Phục vụ hành chính công Thành phố"


def test_key_joins_spellings_of_unlisted_names() -> None:
    assert agency_key("Viện đo lường & Thử nghiệm") == agency_key("Viện Đo lường và thử nghiệm")
    assert agency_key("Sở Nội vụ") != agency_key("Sở Ngoại vụ")


def test_every_listed_spelling_leads_to_its_own_name() -> None:
    data = lexicon().data
    for item in data["agencies"]:
        wanted = canonical(item["name"])
        for alias in item.get("aliases", ()):
            assert canonical(alias) == wanted, alias
    for item in data["departments"]:
        assert canonical(f"Sở {item['name']}") == f"Sở {item['name']}"


WORDS = [
    "Các",
    "Sở",
    "sở",
    ":",
    ",",
    ";",
    "(",
    ")",
    "\n",
    "- ",
    "UBND",
    "cấp xã",
    "Nội vụ",
    "và",
    "TP",
    "theo dõi",
    "1.",
]
WILD = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.one_of(WILD, st.text(max_size=60)))
def test_any_text_is_read_without_failing(text: str) -> None:
    for ref in parse_agencies(text):
        assert ref.name.strip()
        assert ref.name == ref.name.strip()

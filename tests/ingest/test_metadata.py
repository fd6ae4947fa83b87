"""What a document says about itself."""

from __future__ import annotations

import pytest

from ingest.blocks import RawDocument, TextBlock
from ingest.catalogue import CatalogueEntry
from ingest.metadata import document_meta, sentence_case
from ingest.model import DocumentMeta, Fragment


def meta(*texts: str, file: str = "x.txt", entry: CatalogueEntry | None = None) -> DocumentMeta:
    blocks = [TextBlock(text, [Fragment(text, line, line)]) for line, text in enumerate(texts, 1)]
    return document_meta(file, RawDocument("test", list(blocks)), entry)[0]


PLAN = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 57/KH-UBND",
    "Quảng Ninh, ngày 8 tháng 02 năm 2023",
    "KẾ HOẠCH",
    "Chuyển đổi số giai đoạn 2023 - 2025",
    "I. MỤC ĐÍCH",
    "Nội dung Kế hoạch số 99/KH-UBND ngày 1/1/2020.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Nguyễn Thị Hạnh",
)


def test_a_signed_plan() -> None:
    found = meta(*PLAN)
    assert (found.number, found.label, found.slug) == ("57/KH-UBND", "57/KH-UBND", "57-kh-ubnd")
    assert (found.kind, found.title) == ("Kế hoạch", "Chuyển đổi số giai đoạn 2023 - 2025")
    assert (found.issuer, found.signer) == ("Ủy ban nhân dân tỉnh Quảng Ninh", "Nguyễn Thị Hạnh")
    assert (found.issue_date, found.period, found.status) == ("2023-02-08", "2023-2025", "issued")
    assert found.evidence["issue_date"] == Fragment(PLAN[3], 4, 4)
    assert found.evidence["signer"] == Fragment(PLAN[11], 12, 12)


def test_blanks_make_a_draft() -> None:
    found = meta("Số:      /KH-UBND", "Hà Nội, ngày      tháng      năm 2024", "KẾ HOẠCH", "Thử", file="ke-hoach.txt")
    assert (found.status, found.number, found.issue_date, found.label) == ("draft", None, None, "ke-hoach")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 164/KH-UBND", "164/KH-UBND"),
        ("Số: 179 /KH-UBND", "179/KH-UBND"),
        ("Số: 20/NQ-HĐND", "20/NQ-HĐND"),
        ("Số: 33/2023/NĐ-CP", "33/2023/NĐ-CP"),
        ("Số: 12/QĐ- BNV", "12/QĐ-BNV"),
        ("Số lượng 12/KH là nhiều", None),
    ],
)
def test_numbers(line: str, number: str | None) -> None:
    assert meta(line).number == number


def test_name_on_the_line_of_the_title() -> None:
    assert meta("Nội dung.", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn An").signer == "Trần Văn An"


def test_the_catalogue_goes_first_and_is_checked() -> None:
    entry = CatalogueEntry(file="x.txt", label="KH-57", number="57/KH-UBND", signer="Người Khác Hẳn", period=None)
    found = meta(*PLAN, entry=entry)
    assert (found.label, found.signer, found.period) == ("KH-57", "Người Khác Hẳn", None)
    assert "signer" not in found.evidence
    assert found.evidence["number"].text == "Số: 57/KH-UBND"
    assert found.issue_date == "2023-02-08"
    blocks = [TextBlock(text, [Fragment(text, 1, 1)]) for text in PLAN]
    warnings = document_meta("x.txt", RawDocument("test", list(blocks)), entry)[1]
    assert any("signer" in warning for warning in warnings)


def test_capitals_become_a_sentence() -> None:
    assert sentence_case("NÂNG CAO CHỈ SỐ PAR INDEX CỦA THÀNH PHỐ HÀ NỘI") == (
        "Nâng cao chỉ số PAR INDEX của thành phố Hà Nội"
    )
    assert sentence_case("Giữ nguyên CCHC") == "Giữ nguyên CCHC"
    assert sentence_case("KINH TẾ - XÃ HỘI CỦA TỈNH NĂM 2027") == "Kinh tế - xã hội của tỉnh năm 2027"


def test_the_place_below_the_office_belongs_to_the_issuer() -> None:
    head = ("UỶ BAN NHÂN DÂN", "TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc")
    assert meta(*head, "Số: 1/KH-UBND").issuer == "Uỷ ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize(
    "letterhead",
    [
        "ỦY BAN NHÂN DÂN | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM TỈNH LÀO CAI | Độc lập – Tự do – Hạnh phúc",
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ],
)
def test_a_motto_beside_the_office_is_no_part_of_its_name(letterhead: str) -> None:
    assert meta(letterhead, "Số: 1/KH-UBND").issuer == "Ủy ban nhân dân tỉnh Lào Cai"


def test_who_signs_in_place_of_the_head_is_no_part_of_the_office() -> None:
    found = meta("KẾ HOẠCH", "Trồng cây", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Giàng A Páo")
    assert (found.issuer, found.signer) == ("Ủy ban nhân dân", "Giàng A Páo")


def test_what_a_document_replaces() -> None:
    order = "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 902/QĐ-UBND ngày 17/3/2026."
    assert meta(*PLAN, order).replaces == "902/QĐ-UBND"
    assert meta(*PLAN, "Kế hoạch này thay thế các nội dung của Quyết định số 902/QĐ-UBND.").replaces is None


def test_a_remark_after_the_kind_is_no_title() -> None:
    assert meta("KẾ HOẠCH (dự thảo)", "Trồng cây năm 2030").title == "Trồng cây năm 2030"


def test_a_standing_deputy_signs() -> None:
    found = meta(*PLAN[:-1], "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Lương Thế Phong")
    assert (found.signer, found.signer_position) == ("Lương Thế Phong", "Phó chủ tịch thường trực")


def test_the_mark_of_a_draft_is_no_issuer() -> None:
    assert meta("DỰ THẢO LẦN 2", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", *PLAN[1:]).issuer == "Ủy ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize(
    "lines", [("(Đã ký)", "Nguyễn Thị Hạnh"), ("(Đã ký) Nguyễn Thị Hạnh",), ("Đã ký: Nguyễn Thị Hạnh",)]
)
def test_a_signed_name(lines: tuple[str, ...]) -> None:
    found = meta(*PLAN[:-1], *lines, "Nơi nhận:", "- Như trên;")
    assert (found.signer, found.signer_position) == ("Nguyễn Thị Hạnh", "Phó chủ tịch")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Kết quả cải cách năm 2027; phương hướng, nhiệm vụ trọng tâm năm 2028", "2027"),
        ("Phương hướng, nhiệm vụ trọng tâm năm 2028", "2028"),
        ("Kết quả năm 2027 so với năm 2026", "2027"),
    ],
)
def test_a_report_is_of_the_year_that_it_looks_back_on(title: str, period: str) -> None:
    assert meta("BÁO CÁO", title).period == period


def test_an_official_letter_and_the_year_a_report_tells_of() -> None:
    letter = meta("SỞ NỘI VỤ", "Số: 412/SNV-CCHC", "Gia Lai, ngày 3 tháng 5 năm 2026", "V/v rà soát hồ sơ năm 2026")
    assert (letter.kind, letter.title, letter.period) == ("Công văn", "Rà soát hồ sơ năm 2026", "2026")
    report = meta("Số: 9/BC-UBND", "BÁO CÁO", "Kết quả công vụ năm 2026; nhiệm vụ năm 2027")
    assert (report.kind, report.period) == ("Báo cáo", "2026")

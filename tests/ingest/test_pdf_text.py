"""Running text of PDFs: paragraphs, footnotes, page ends, codes; and that every fragment is in the raw file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.blocks import FootnoteBlock, RawDocument, TableBlock, TextBlock
from ingest.loader import parse_bytes
from ingest.readers import pdf_text
from ingest.readers.pdf_lines import scan
from ingest.readers.pdf_sides import one_side_after_the_other
from tests.ingest.pdf_samples import DRAFT, REPORT, read_sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def report(corpus: Path) -> RawDocument:
    return read_sample(corpus / REPORT)


@pytest.fixture(scope="module")
def draft(corpus: Path) -> RawDocument:
    return read_sample(corpus / DRAFT)


def _texts(document: RawDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def _footnotes(document: RawDocument) -> dict[str, FootnoteBlock]:
    return {block.mark: block for block in document.blocks if isinstance(block, FootnoteBlock)}


def test_only_its_own_form_matches(corpus: Path) -> None:
    score = {path.name: pdf_text.matches(path.read_text(encoding="utf-8")) for path in corpus.glob("*.txt")}
    assert {name for name, value in score.items() if value > 0.5} == {REPORT, DRAFT}


def test_report_blocks(report: RawDocument) -> None:
    lines = []
    for block in report.blocks:
        assert not isinstance(block, TableBlock)
        mark = f"note {block.mark}" if isinstance(block, FootnoteBlock) else ",".join(block.notes)
        lines.append(f"[{mark}] {block.text[:60].strip()} … {block.text[-40:].strip()}")
    assert lines == (GOLDEN / "pdf_report_blocks.txt").read_text(encoding="utf-8").splitlines()


def test_every_mark_and_every_footnote_is_found_once(report: RawDocument) -> None:
    marks = [mark for block in report.blocks if isinstance(block, TextBlock) for mark in block.notes]
    assert marks == [str(number) for number in range(1, 15)]
    assert list(_footnotes(report)) == marks


def test_marks_glued_to_numbers(report: RawDocument) -> None:
    texts = " ".join(_texts(report))
    assert "tuyên truyền CCHC năm 2023 gắn với phong trào" in texts
    assert "giai đoạn 2023 - 2025, đảm bảo" in texts
    assert _footnotes(report)["6"].text.startswith("02 Sở:Xây Dựng")
    assert _footnotes(report)["2"].text.startswith("Kế hoạch số 73/KH-UBND")


def test_a_sentence_goes_on_after_footnote_and_page_number(report: RawDocument) -> None:
    texts = " ".join(_texts(report))
    assert "tập huấn nghiệp vụ CCHC hơn 1500 cán bộ" in texts
    assert "chưa thực hiện ủy quyền theo báo cáo kết quả giám sát" in texts
    assert "Quyết định số 2189/QĐ-UBND ngày 13/4/2023" in texts


def test_codes_are_whole(report: RawDocument) -> None:
    texts = " ".join(_texts(report))
    for code in ("281/KH-UBND", "5356/QĐ-UBND", "60/2021/NĐ-CP", "08/2020/NQ-HĐND"):
        assert code in texts


def test_headings_stand_alone(report: RawDocument) -> None:
    texts = _texts(report)
    assert "6. Xây dựng và phát triển chính quyền điện tử, chính quyền số" in texts
    marks = [text.split(".")[0] for text in texts if re.match(r"(?:[IVX]+|\d)\. ", text)]
    assert " ".join(marks) == "I 1 2 3 4 II 1 2 3 4 5 6 III 1 2 3 IV 1 2 3 4 5 6 7 8 9"


def test_a_heading_in_capitals_ends_with_them() -> None:
    heading = "II. CHỈ TIÊU, NHIỆM VỤ, GIẢI PHÁP VÀ TRÁCH NHIỆM CỦA CÁC CƠ QUAN"
    document = pdf_text.read(f"KẾ HOẠCH \n\n{heading} \nỦy ban nhân dân Thành phố giao các Sở, ban, ngành. \n")
    assert _texts(document) == ["KẾ HOẠCH", heading, "Ủy ban nhân dân Thành phố giao các Sở, ban, ngành."]


def test_a_bracket_ends_its_sentence(draft: RawDocument) -> None:
    (text,) = [text for text in _texts(draft) if text.startswith("Ngày 02/4/2024")]
    assert text.endswith("tiếp tục giữ vị trí nhóm 1 (nhóm Cao - nhóm 16 tỉnh, thành phố có điểm số cao nhất).")
    assert "(Chi tiết tại các Phụ lục kèm theo Kế hoạch)." in _texts(draft)


def test_repairs_are_on_record(report: RawDocument, draft: RawDocument) -> None:
    rules = [repair.rule for repair in report.repairs]
    assert rules.count("footnote mark separated") == 14
    assert rules.count("page number removed") == 2
    assert rules.count("code joined") == 5
    assert [repair.rule for repair in draft.repairs].count("page header removed") == 22


@pytest.mark.parametrize("name", [REPORT, DRAFT])
def test_fragments_stand_in_their_lines(corpus: Path, name: str) -> None:
    raw = (corpus / name).read_text(encoding="utf-8").split("\n")
    fragments = []
    for block in read_sample(corpus / name).blocks:
        if isinstance(block, TableBlock):
            fragments += [part for row in block.rows for cell in row.cells for part in cell.fragments]
            fragments += [part for heading in block.heading for part in heading.fragments]
        else:
            fragments += block.fragments
    assert len(fragments) > 500
    for fragment in fragments:
        assert fragment.text in raw[fragment.line - 1]


def test_every_word_of_the_draft_is_in_one_block(corpus: Path, draft: RawDocument) -> None:
    text = (corpus / DRAFT).read_text(encoding="utf-8")
    words = 0
    for block in draft.blocks:
        if isinstance(block, TableBlock):
            words += sum(len(part.text.split()) for row in block.rows for cell in row.cells for part in cell.fragments)
            words += sum(len(part.text.split()) for heading in block.heading for part in heading.fragments)
            words += len(" ".join(block.header).split())
        else:
            words += sum(len(part.text.split()) for part in block.fragments)
    removed = sum(len(repair.before.split()) for repair in draft.repairs if repair.rule == "page header removed")
    assert words + removed == len(text.split())


def test_draft_body(draft: RawDocument) -> None:
    texts = _texts(draft)
    assert "1. Mục đích" in texts
    assert "- Chỉ số PAPI tiếp tục trong nhóm 1 (nhóm Cao) của cả nước." in texts
    assert texts[-3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Sỹ Thanh"]
    long = next(text for text in texts if text.startswith("- Căn cứ Kế hoạch này"))
    assert "cải thiện đối với từng nội dung, các nhiệm vụ" in long


def test_text_without_any_table_or_note() -> None:
    first = "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban"
    document = pdf_text.read(f"QUYẾT ĐỊNH \n\n{first} \nnhân dân Thành phố. \n")
    assert _texts(document) == ["QUYẾT ĐỊNH", f"{first} nhân dân Thành phố."]


@pytest.mark.parametrize("text", ["", "\n\n", " \n"])
def test_nothing_to_read(text: str) -> None:
    assert pdf_text.matches(text) == 0.0
    assert pdf_text.read(text).blocks == []


@pytest.mark.parametrize(
    "rules",
    [[], ["---------                  ---------------------------"], ["  ______________            ~~~~~~~~~~~~~~"]],
)
def test_a_letterhead_and_a_signature_side_by_side(rules: list[str]) -> None:
    lines = [
        "UỶ BAN NHÂN DÂN            CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH LÀO CAI                  Độc lập - Tự do - Hạnh phúc",
        *rules,
        "",
        "Số: 5/QĐ-UBND            Lào Cai, ngày 22 tháng 5 năm 2029",
        "",
        "QUYẾT ĐỊNH",
        "Phê duyệt Kế hoạch trồng cây",
        "",
        "Điều 1. Trồng cây ở các xã.",
        "",
        "Nơi nhận:                                 KT. CHỦ TỊCH",
        "- Như Điều 3;                             PHÓ CHỦ TỊCH",
        "- Thường trực Tỉnh uỷ (để báo cáo);",
        "                                            (Đã ký)",
        "- Lưu: VT, NNMT.                         Lô Thị Hằng Nga",
    ]
    document = parse_bytes("\n".join(lines).encode(), "qd.txt")
    meta = document.meta
    assert (meta.number, meta.issue_date, meta.issuer) == ("5/QĐ-UBND", "2029-05-22", "Uỷ ban nhân dân tỉnh Lào Cai")
    assert (meta.signer, meta.signer_position) == ("Lô Thị Hằng Nga", "Phó chủ tịch")
    assert "Lưu: VT, NNMT." in [section.text for section in document.sections]
    assert all(piece.text in lines[piece.line - 1] for section in document.sections for piece in section.fragments)


def test_columns_that_are_no_letterhead_stay_lines() -> None:
    text = "Xã Một            12 hộ\nXã Hai            13 hộ"
    assert [line.text for line in one_side_after_the_other(scan(text.split("\n")).lines)] == [
        "Xã Một 12 hộ",
        "Xã Hai 13 hộ",
    ]


def test_form_feeds_end_pages_and_underscores_rule_off_footnotes() -> None:
    lines = [
        "      1. Cơ quan thường trực1 họp mỗi tháng một phiên, do Phó Chủ tịch Thường trực chủ trì, mời các sở",
        "và ngành dự.",
        "",
        "____________________",
        "  1 Quyết định số 1702/QĐ-UBND ngày 09/12/2024. Ban họp vào",
        "  tuần thứ ba.",
        "\f" + " " * 40 + "2",
        "",
        "      2. Kinh phí do ngân sách bảo đảm.",
    ]
    document = pdf_text.read("\n".join(lines))
    assert _footnotes(document)["1"].text.endswith("Ban họp vào tuần thứ ba.")
    assert [text[:2] for text in _texts(document)] == ["1.", "2."]


def test_the_recipients_are_no_part_of_a_footnote() -> None:
    rule = " " * 43
    lines = ["Các xã chậm1 phải báo cáo. ", "", rule, "1 Gồm các xã miền núi. ", "Nơi nhận: ", "", "- Lưu: VT. "]
    document = pdf_text.read("\n".join(lines))
    assert _footnotes(document)["1"].text == "Gồm các xã miền núi."
    assert _texts(document)[1:] == ["Nơi nhận:", "- Lưu: VT."]


def test_a_signature_ends_with_its_page() -> None:
    lines = [
        "Nơi nhận:                                 KT. CHỦ TỊCH",
        "- Như trên;                               PHÓ CHỦ TỊCH THƯỜNG TRỰC",
        "- Sở Tài chính;                              Đặng Thị Hà",
        "- Lưu: VT.",
        "\f" + " " * 40 + "4",
        "",
        " " * 44 + "PHỤ LỤC 1",
    ]
    document = parse_bytes("\n".join(lines).encode(), "bc.txt")
    assert (document.meta.signer, document.meta.signer_position) == ("Đặng Thị Hà", "Phó chủ tịch thường trực")
    assert [section.text for section in document.sections][:4] == [
        "Nơi nhận:",
        "Như trên;",
        "Sở Tài chính;",
        "Lưu: VT.",
    ]


def test_footnotes_in_square_brackets() -> None:
    lines = [
        "1. Trợ lý ảo được thí điểm tại 20 xã[1], trả lời 41.300 câu hỏi; an toàn thông tin được giữ vững[2].",
        "",
        "____________________",
        "[1] Thí điểm từ ngày 01/7/2027; kinh phí",
        "2,35 tỷ đồng.",
        "[2] Trừ hai sự cố.",
        "",
        "                                        4",
        "",
        "2. Người dân hài lòng.",
    ]
    document = pdf_text.read("\n".join(lines))
    notes = {mark: note.text for mark, note in _footnotes(document).items()}
    assert notes == {"1": "Thí điểm từ ngày 01/7/2027; kinh phí 2,35 tỷ đồng.", "2": "Trừ hai sự cố."}
    assert _texts(document)[0].endswith("tại 20 xã, trả lời 41.300 câu hỏi; an toàn thông tin được giữ vững.")


def test_brackets_that_call_no_note_stay_in_the_text() -> None:
    document = pdf_text.read("Kết quả xem tại biểu [3] kèm theo.\n\n[4] Cột ghi chú.\n")
    assert not _footnotes(document)
    assert _texts(document) == ["Kết quả xem tại biểu [3] kèm theo.", "[4] Cột ghi chú."]

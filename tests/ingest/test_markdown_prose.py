"""Prose of Markdown plans: whole paragraphs, clean text, nothing that is no part of the paper."""

from __future__ import annotations

from ingest.blocks import TextBlock
from ingest.readers.markdown import matches, read

LONG = "Các cơ quan, đơn vị thuộc Thành phố chủ động triển khai thực hiện Kế hoạch này theo chức năng, nhiệm vụ và"


def blocks(text: str) -> list[TextBlock]:
    return [block for block in read(text).blocks if isinstance(block, TextBlock)]


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def rules(text: str) -> set[str]:
    return {repair.rule for repair in read(text).repairs}


def test_bold_marks_inside_numbers_and_dates_vanish() -> None:
    text = "Số: **12** /KH-UBND\n\nHà Nội, ngày **04** tháng **8** năm 2021"
    assert texts(text) == ["Số: 12/KH-UBND", "Hà Nội, ngày 04 tháng 8 năm 2021"]
    assert rules(text) == {"parted-code"}
    assert blocks(text)[0].fragments[0].text == "Số: **12** /KH-UBND"


def test_headings_keep_level_and_bold() -> None:
    found = blocks("## **I. MỤC ĐÍCH**\n\n### 1. Yêu cầu ###\n\n**a) Nội dung**\n\nĐoạn văn.")
    assert [(block.text, block.heading_level, block.bold) for block in found] == [
        ("I. MỤC ĐÍCH", 2, True), ("1. Yêu cầu", 3, False), ("a) Nội dung", None, True), ("Đoạn văn.", None, False),
    ]  # fmt: skip


def test_hard_breaks_part_lines_but_emphasis_holds_them_together() -> None:
    text = "**ỦY BAN NHÂN DÂN  \nTHÀNH PHỐ HUẾ**\n\n**CỘNG HÒA**  \n**Độc lập**\n\nmột dòng\nxuống dòng"
    found = blocks(text)
    assert [block.text for block in found] == [
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ",
        "CỘNG HÒA",
        "Độc lập",
        "một dòng xuống dòng",
    ]
    assert [(block.fragments[0].line, block.fragments[0].line_end) for block in found] == [
        (1, 2),
        (4, 4),
        (5, 5),
        (7, 8),
    ]


def test_an_incoming_stamp_is_no_content() -> None:
    text = (
        "VĂN PHÒNG UBND HUYỆN\nSố:..... **12**.....\nĐẾN Ngày:..... **05/8**.....\n"
        "Chuyển:..... **về việc tăng cường công tác xây dựng và**\n\n"
        "Thực hiện Chương trình về việc tăng cường công tác xây dựng và chỉnh đốn, UBND ban hành Kế hoạch."
    ).replace("\n", "  \n")
    assert texts(text) == [
        "Thực hiện Chương trình về việc tăng cường công tác xây dựng và chỉnh đốn, UBND ban hành Kế hoạch."
    ]
    assert "incoming-stamp" in rules(text)


def test_words_of_the_paper_in_a_stamp_are_kept_when_they_stand_nowhere_else() -> None:
    text = "Số:.....12.....\n\nChuyển:..... giao các Sở báo cáo kết quả trước tháng bảy hằng năm\n\nĐoạn khác hẳn."
    assert len(texts(text)) == 2


def test_the_head_of_a_draft_is_no_stamp() -> None:
    text = "Số: ...../KH-UBND\n\nHà Nội, ngày ..... tháng ..... năm 2026"
    assert texts(text) == ["Số: ...../KH-UBND", "Hà Nội, ngày ..... tháng ..... năm 2026"]


def test_paragraphs_cut_by_a_page_end_are_whole() -> None:
    for rest in ("thẩm quyền được giao.", "UBND cấp xã trong phạm vi quản lý."):
        text = f"- {LONG}\n\n12\n\n{rest}"
        assert texts(text) == [f"- {LONG} {rest}"]
        assert [fragment.line for fragment in blocks(text)[0].fragments] == [1, 5]
        assert rules(text) == {"paragraph-joined", "page-number"}


def test_paragraphs_that_are_whole_stay_apart() -> None:
    for text in (
        f"{LONG}.\n\nthẩm quyền",
        f"{LONG}\n\n- thẩm quyền",
        f"## {LONG}\n\nthẩm quyền",
        f"{LONG} giao\n\nThẩm quyền",
    ):
        assert len(texts(text)) == 2


def test_markup_of_a_line_is_gone() -> None:
    text = "* Cổng (<https://hue.gov.vn>), [trang](https://a.vn) KT&amp;ĐT; NC<sub>(Binh)</sub>, CO<sub>2</sub> \\[x\\]"
    assert texts(text) == ["- Cổng (https://hue.gov.vn), trang KT&ĐT; NC(Binh), CO2 [x]"]


def test_smudges_of_a_signature_are_removed_and_recorded() -> None:
    text = "#### Nơi nhận:\n\n- Các sở, ban, ngành; 2\n- Lưu: VT.\n\nPHÓ CHỦ TỊCH 2\n\n\\* Lê Văn An\n\nPHỤ LỤC 2"
    assert texts(text) == [
        "Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT.", "PHÓ CHỦ TỊCH", "Lê Văn An", "PHỤ LỤC 2",
    ]  # fmt: skip
    assert sum(repair.rule == "stray-mark" for repair in read(text).repairs) == 3


def test_footnote_marks_leave_the_sentence() -> None:
    (block,) = blocks("Theo Chương trình <sup>3</sup>, Thành phố[^b] giao 5 km<sup>2</sup>.")
    assert (block.text, block.notes) == ("Theo Chương trình, Thành phố giao 5 km².", ["3", "b"])


def test_only_markdown_matches() -> None:
    plain = "KẾ HOẠCH\nnăm 2026\n1. Mục đích\n- Nội dung * và | khác\n"
    assert matches("# Kế hoạch\n\n**1.** Mục đích\n") > 0.5
    assert matches("| TT | Tên |\n|---|---|\n| 1 | Việc |") > 0.9
    assert matches("TT\tTên\tChủ trì\tNăm\n" * 4) >= 0.8
    assert matches(plain * 20) < 0.2
    assert matches("1\n|\nTên việc\n|\n|\nSở Y tế\n|\n" * 20) < 0.2
    assert matches("<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>") == 0.0
    assert matches("") < 0.2


def test_letterheads_and_articles_stand_alone_without_empty_lines() -> None:
    head = "<p>UBND TỈNH HẬU GIANG</p>\n<p>Số: 9/QĐ-UBND</p>\nHậu Giang, ngày 3 tháng 4 năm 2028\n"
    assert texts(f"{head}Điều 1. Phê duyệt.\nĐiều 2. Thi hành.") == [
        "UBND TỈNH HẬU GIANG",
        "Số: 9/QĐ-UBND",
        "Hậu Giang, ngày 3 tháng 4 năm 2028",
        "Điều 1. Phê duyệt.",
        "Điều 2. Thi hành.",
    ]

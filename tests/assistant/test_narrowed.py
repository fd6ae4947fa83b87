"""What is told of one kind, column, document or person is no answer about another; its twin question is answered."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver

_REPORT = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 91/BC-UBND

*Sơn Hải, ngày 15 tháng 12 năm 2030*

## BÁO CÁO

### Kết quả cải cách hành chính và chuyển đổi số năm 2030 của tỉnh Sơn Hải

## I. KẾT QUẢ

### 1. Dịch vụ công

Tỉnh cung cấp 1.046 dịch vụ công trực tuyến toàn trình. Trong năm đã tiếp nhận 257 phản ánh, kiến nghị qua kênh Zalo.

Có 5.920 hồ sơ quá hạn, tập trung ở lĩnh vực đất đai.

Phường Hải Lý là nơi tiếp nhận nhiều hồ sơ nhất, với 9.100 hồ sơ.

Quyết định số 412/QĐ-UBND ngày 15/3/2030 của UBND tỉnh về giao chỉ tiêu cải cách hành chính.

### 3. Kế hoạch đầu tư

Kế hoạch số 52/KH-UBND ngày 09/4/2030 của UBND tỉnh về môi trường kinh doanh thay thế
Kế hoạch số 17/KH-UBND ngày 02/02/2029.

### 4. Chế độ công vụ

Đã thi tuyển 65 chức danh lãnh đạo, đạt tỷ lệ 97%; có văn bản chỉ đạo tiếp tục thi tuyển đến hết năm 2031.

## II. CHỈ TIÊU NĂM 2031

Có thêm 180 sản phẩm OCOP được công nhận từ 3 sao trở lên. Chỉ số SIPAS đạt từ 90,5% trở lên.
"""
_PLAN = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 12/KH-UBND

*Sơn Hải, ngày 05 tháng 01 năm 2031*

## KẾ HOẠCH

### Nâng cao chất lượng y tế, giáo dục năm 2031 của tỉnh Sơn Hải

Phụ lục. Chỉ tiêu năm 2031

| Mã | Tên chỉ tiêu | Đơn vị chủ trì | Kết quả năm 2030 | Mục tiêu năm 2031 |
|---|---|---|---:|---:|
| 1.1 | Học sinh tiểu học được học bơi an toàn (%) | Sở Giáo dục và Đào tạo | 31,5 | 40,0 |
| 1.2 | Bác sĩ trên 10.000 dân | Sở Y tế | 9,1 | 9,8 |
| 1.3 | Trường đạt chuẩn quốc gia (%) | Sở Giáo dục và Đào tạo | 61,7 | 64,0 |
| 1.4 | Chất lượng nguồn nước | Sở Nông nghiệp và Môi trường | 58,2 | 60,0 |
"""
_CATALOGUE = """documents:
  - file: bao-cao.md
    label: 91/BC-UBND
  - file: ke-hoach.md
    label: 12/KH-UBND
"""


@pytest.fixture(scope="module")
def ask_narrowly(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("narrowed")
    for name, text in (("bao-cao.md", _REPORT), ("ke-hoach.md", _PLAN), ("catalogue.yaml", _CATALOGUE)):
        (folder / name).write_text(text, encoding="utf-8")
    return ask_over(folder, shipped=True)


@pytest.mark.parametrize(
    ("question", "twin", "fact"),
    [
        (
            "Có bao nhiêu phản ánh, kiến nghị tiếp nhận qua Facebook?",
            "Có bao nhiêu phản ánh, kiến nghị tiếp nhận qua Zalo?",
            "257",
        ),
        (
            "Tỷ lệ học sinh trung học được học bơi an toàn năm 2031 phải đạt bao nhiêu?",
            "Tỷ lệ học sinh tiểu học được học bơi an toàn năm 2031 phải đạt bao nhiêu?",
            "40,0",
        ),
        ("Lĩnh vực xây dựng có bao nhiêu hồ sơ quá hạn?", "Lĩnh vực đất đai có bao nhiêu hồ sơ quá hạn?", "5.920"),
        ("Mục tiêu năm 2031 của trường quốc tế là bao nhiêu?", "Mục tiêu năm 2031 của trường đạt chuẩn?", "64,0"),
        (
            "Sở nào chủ trì Chất lượng nguồn nước biển?",
            "Sở nào chủ trì Chất lượng nguồn nước?",
            "Sở Nông nghiệp và Môi trường",
        ),
        ("Nơi nào xảy ra nhiều vụ cháy nhất?", "Phường nào tiếp nhận nhiều hồ sơ nhất?", "Hải Lý"),
        (
            "Quyết định 412/QĐ-UBND ngày 15/3/2030 thay thế quyết định nào?",
            "Kế hoạch 52/KH-UBND ngày 09/4/2030 thay thế kế hoạch nào?",
            "17/KH-UBND",
        ),
        ("65 chức danh lãnh đạo được thi tuyển là những ai?", "Đã thi tuyển bao nhiêu chức danh lãnh đạo?", "65"),
        (
            "Số sản phẩm OCOP hiện có của tỉnh là bao nhiêu?",
            "Có thêm bao nhiêu sản phẩm OCOP theo chỉ tiêu năm 2031?",
            "180",
        ),
        (
            "Mức độ 3 có bao nhiêu dịch vụ công trực tuyến?",
            "Tỉnh cung cấp bao nhiêu dịch vụ công trực tuyến toàn trình?",
            "1.046",
        ),
        ("Có bao nhiêu hồ sơ quá hạn nộp ở Úc?", "Có bao nhiêu hồ sơ quá hạn?", "5.920"),
        (
            "Phường Hải Lý tiếp nhận bao nhiêu hồ sơ trong 9 tháng năm 2030?",
            "Phường Hải Lý tiếp nhận bao nhiêu hồ sơ?",
            "9.100",
        ),
        ("Điểm tự chấm của Sở Y tế cho tiêu chí 1.2 là mấy?", "Kết quả năm 2030 của tiêu chí 1.2 là mấy?", "9,1"),
    ],
)
def test_what_is_told_of_another_is_declined_and_what_is_told_given(
    ask_narrowly: Ask, question: str, twin: str, fact: str
) -> None:
    assert ask_narrowly(question).abstained
    answer = ask_narrowly(twin)
    assert not answer.abstained
    assert fact in answer.answer


def test_something_else_set_beside_the_matter_before_is_not_told_the_same_again(ask_narrowly: Ask) -> None:
    before = "Tỉnh cung cấp bao nhiêu dịch vụ công trực tuyến toàn trình?"
    assert "1.046" in ask_narrowly(before).answer
    assert ask_narrowly("Còn dịch vụ công trực tuyến một phần?", [before]).abstained
    measured = "Mục tiêu năm 2031 của chỉ tiêu bác sĩ trên 10.000 dân là bao nhiêu?"
    assert ask_narrowly("Còn điều dưỡng?", [measured]).abstained
    assert "40,0" in ask_narrowly("Còn học sinh tiểu học được học bơi an toàn?", [measured]).answer

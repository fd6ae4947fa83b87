"""A figure, a day or a cell is told of all that a question names: of another thing, deed, name or number it is none."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver

_REPORT = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 91/BC-UBND

*Sơn Hải, ngày 15 tháng 12 năm 2030*

## BÁO CÁO

### Kết quả quản lý tài sản, phát triển du lịch năm 2030 của tỉnh Sơn Hải

## I. TÀI SẢN CÔNG

Tỉnh đã điều chuyển 03 xe ô tô cho các xã; thanh lý 76 xe ô tô.

Bãi bỏ 64 văn bản không còn phù hợp về tài sản công.

Phấn đấu sản lượng điện thương phẩm bình quân đầu người khoảng 3.000 kWh. Bảo đảm đủ nước sạch để sinh hoạt.

Quyết định số 412/QĐ-UBND ngày 15/3/2030 phê duyệt 11 quy trình nội bộ quản lý tài sản; Quyết định số 583/QĐ-UBND
ngày 20/4/2030 về cơ cấu Ban Chỉ đạo.

Đã nâng mức tự chủ cho 05 trường; Trường Trung cấp Du lịch đã sáp nhập vào trường khác.

## II. DU LỊCH

Đường dây nóng hỗ trợ du khách nhận 2.940 cuộc gọi.

Tiêu biểu là mô hình “Bến thuyền xanh” tại phường Hải Lý và mô hình “Chuyến xe di sản” đã phục vụ 3.870 lượt khách.

Đường bay Hải Lý - Đài Bắc mở lại ngày 28 tháng 4 năm 2030.

Cơ sở lưu trú được công nhận 4 sao được thưởng 40 triệu đồng, 5 sao được thưởng 80 triệu đồng.

Nền tảng dữ liệu du lịch (NDXP) vận hành từ tháng 6 năm 2030.
"""
_PLAN = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 12/KH-UBND

*Sơn Hải, ngày 05 tháng 01 năm 2031*

## KẾ HOẠCH

### Nâng cao chất lượng hạ tầng năm 2031 của tỉnh Sơn Hải

Phụ lục 1. Nhiệm vụ năm 2031

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Xây dựng bộ tiêu chí đánh giá cán bộ, công chức | Sở Nội vụ | Tháng 9/2031 |
| 2 | Xây dựng Kế hoạch chuyển đơn vị sự nghiệp công lập sang tự chủ | Sở Tài chính | Quý IV/2031 |

Phụ lục 2. Chỉ tiêu năm 2031

| Chỉ số nội dung | Kết quả năm 2030 | Cơ quan theo dõi |
|---|---:|---|
| Hạ tầng căn bản | 2,2548 | Sở Công Thương (điện sinh hoạt); Sở Xây dựng (nước sạch) |
| Giáo dục công lập | 1,7300 | Sở Giáo dục và Đào tạo |
"""
_CATALOGUE = """documents:
  - file: bao-cao.md
    label: 91/BC-UBND
  - file: ke-hoach.md
    label: 12/KH-UBND
"""


@pytest.fixture(scope="module")
def ask_of(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("sole")
    for name, text in (("bao-cao.md", _REPORT), ("ke-hoach.md", _PLAN), ("catalogue.yaml", _CATALOGUE)):
        (folder / name).write_text(text, encoding="utf-8")
    return ask_over(folder, shipped=True)


@pytest.mark.parametrize(
    ("question", "twin", "fact"),
    [
        ("Tỉnh đã mua mới bao nhiêu xe ô tô?", "Tỉnh đã thanh lý bao nhiêu xe ô tô?", "76"),
        (
            "Đã sửa đổi bao nhiêu văn bản không còn phù hợp về tài sản công?",
            "Đã bãi bỏ bao nhiêu văn bản không còn phù hợp về tài sản công?",
            "64",
        ),
        (
            "Phấn đấu lượng nước sạch bình quân đầu người khoảng bao nhiêu?",
            "Phấn đấu sản lượng điện thương phẩm bình quân đầu người khoảng bao nhiêu?",
            "3.000",
        ),
        (
            "Quyết định số 583/QĐ-UBND phê duyệt bao nhiêu quy trình nội bộ quản lý tài sản?",
            "Quyết định số 412/QĐ-UBND phê duyệt bao nhiêu quy trình nội bộ quản lý tài sản?",
            "11",
        ),
        (
            "Mô hình “Bến thuyền xanh” đã phục vụ bao nhiêu lượt khách?",
            "Mô hình “Chuyến xe di sản” đã phục vụ bao nhiêu lượt khách?",
            "3.870",
        ),
        ("Đường bay Hải Lý - Bangkok mở lại ngày nào?", "Đường bay Hải Lý - Đài Bắc mở lại ngày nào?", "28"),
        (
            "Cơ sở lưu trú được công nhận 3 sao được thưởng bao nhiêu tiền?",
            "Cơ sở lưu trú được công nhận 5 sao được thưởng bao nhiêu tiền?",
            "80",
        ),
        (
            "Trường Trung cấp Du lịch đã sáp nhập vào trường nào?",
            "Đã nâng mức tự chủ cho bao nhiêu trường?",
            "05",
        ),
        (
            "Đường dây nóng hỗ trợ doanh nghiệp nhận bao nhiêu cuộc gọi?",
            "Đường dây nóng hỗ trợ du khách nhận bao nhiêu cuộc gọi?",
            "2.940",
        ),
        ("NGSP là gì?", "NDXP là gì?", "Nền tảng dữ liệu du lịch"),
        (
            "Ai chủ trì xây dựng trụ sở làm việc cán bộ, công chức?",
            "Ai chủ trì xây dựng bộ tiêu chí đánh giá cán bộ, công chức?",
            "Sở Nội vụ",
        ),
        (
            "Bao nhiêu đơn vị sự nghiệp công lập phải chuyển sang tự chủ?",
            "Cơ quan nào chủ trì chuyển đơn vị sự nghiệp công lập sang tự chủ?",
            "Sở Tài chính",
        ),
        (
            "Kết quả năm 2030 của “Điện sinh hoạt” là bao nhiêu?",
            "Kết quả năm 2030 của “Hạ tầng căn bản” là bao nhiêu?",
            "2,2548",
        ),
    ],
)
def test_a_value_of_another_thing_is_declined_and_the_own_one_told(
    ask_of: Ask, question: str, twin: str, fact: str
) -> None:
    assert ask_of(question).abstained
    answer = ask_of(twin)
    assert not answer.abstained
    assert fact in answer.answer

"""A figure is given only for the year, the level and the part that it is told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.counting import counted_numbers
from assistant.engine import Engine
from assistant.enumerations import listed
from index.build import build_index
from index.settings import Settings
from index.store import Index
from tests.assistant.contract import check_citations

_REPORT = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

## BÁO CÁO

### Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải

## I. KẾT QUẢ

### 1. Các chỉ số

Chỉ số SIPAS năm 2028 của tỉnh đạt 84,10%, tăng 2,05% so với năm 2027; xếp thứ 17/34 tỉnh, thành phố (năm 2027 xếp
thứ 22/34).

### 2. Thủ tục hành chính

Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến đạt 71,5%; tỷ lệ thanh toán trực tuyến của cấp xã đạt 64,2%. Tỉnh đã cấp
12.400 chữ ký số miễn phí cho người dân.

### 3. Chế độ công vụ

Trong năm có 24 cuộc kiểm tra công vụ đột xuất; các sở đã bố trí 100% máy tính cho viên chức.

Trong năm có 318 công chức dự thi nâng ngạch, trong đó 205 công chức trúng tuyển; Hội thi công chức giỏi có 46 đội tham
dự. Đoàn kiểm tra đã kiểm tra 05 sở và 12 xã.

Xã Hải Vân tổ chức tọa đàm về mức độ hài lòng của người dân. Quyết định số 88/QĐ-UBND ngày 02/02/2029 của UBND tỉnh
giao biên chế.

Tiếp nhận 431 phản ánh, kiến nghị; đã xử lý 419, đang xử lý 12.

Trong 22 nhiệm vụ có 19 nhiệm vụ hoàn thành đúng hạn, 02 nhiệm vụ hoàn thành chậm và 01 nhiệm vụ chưa hoàn thành.

Toàn tỉnh có 1.862 TTHC, trong đó cấp tỉnh 1.714 TTHC, cấp xã 148 TTHC.

Còn 09 dự án chậm trên sáu tháng, trong đó 05 dự án vướng giải phóng mặt bằng, 04 dự án thiếu cát.

Công an tỉnh phát hiện 63 vụ khai thác cát trái phép, xử phạt 4.725 triệu đồng, tạm giữ 38 phương tiện.

### 4. Hạn chế và nguyên nhân

Cuộc thi sáng kiến cải cách hành chính không tổ chức được.
"""
_CATALOGUE = """documents:
- file: bao-cao.md
  label: Báo cáo năm 2029
  title: Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải
  issuer: UBND tỉnh Sơn Hải
  status: issued
"""


@pytest.fixture(scope="module")
def reports(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    corpus, folder = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("report")
    Path(corpus / "bao-cao.md").write_text(_REPORT, encoding="utf-8")
    Path(corpus / "catalogue.yaml").write_text(_CATALOGUE, encoding="utf-8")
    report = build_index(corpus, folder, settings)
    assert report.build is not None, report.failures
    index = Index.open(folder, settings)
    yield Engine(index, settings)
    index.close()


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ số SIPAS năm 2029 của tỉnh đạt bao nhiêu phần trăm?",
        "Chỉ số SIPAS năm 2026 của tỉnh xếp thứ mấy?",
        "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến của cấp huyện đạt bao nhiêu phần trăm?",
        "Tỉnh đã cấp bao nhiêu chữ ký số miễn phí cho doanh nghiệp?",
        "Trong 318 công chức dự thi nâng ngạch, bao nhiêu công chức được nâng lên chuyên viên cao cấp?",
        "Năm sở được Đoàn kiểm tra kiểm tra là những sở nào?",
        "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn năm 2029?",
        "Tỷ lệ thanh toán trực tuyến viện phí của cấp xã là bao nhiêu?",
        "Tỉnh đã cấp bao nhiêu chữ ký số cho luật sư?",
        "Hội thi công chức giỏi ai đạt giải nhất?",
        "Trưởng đoàn kiểm tra là ai, họ tên là gì?",
        "Hội thi công chức giỏi được tổ chức ở đâu?",
        "Bao nhiêu công chức bị kỷ luật qua kiểm tra công vụ đột xuất?",
        "Bao nhiêu công chức không trúng tuyển kỳ thi nâng ngạch?",
        "Tỷ lệ viên chức đạt chuẩn ngoại ngữ theo vị trí việc làm là bao nhiêu phần trăm?",
        "Xã nào có mức độ hài lòng của người dân cao nhất?",
        "Người ký Quyết định số 88/QĐ-UBND là ai?",
        "Người ký Quyết định số 88/QĐ-UBND về biên chế của các sở, ngành là ai?",
        "Trước khi sắp xếp, Đoàn kiểm tra đã kiểm tra bao nhiêu xã?",
        "Vì sao cuộc thi sáng kiến cải cách hành chính không tổ chức được?",
    ],
)
def test_a_near_miss_is_declined(reports: Engine, question: str) -> None:
    answer = reports.ask(question)
    check_citations(answer)
    assert answer.abstained, answer.answer


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Chỉ số SIPAS năm 2028 của tỉnh xếp thứ mấy?", "17/34"),
        ("Chỉ số SIPAS năm 2027 của tỉnh xếp thứ mấy?", "22/34"),
        ("Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến năm 2029 đạt bao nhiêu phần trăm?", "71,5"),
        ("Tỷ lệ thanh toán trực tuyến của cấp xã đạt bao nhiêu phần trăm?", "64,2"),
        ("Tỉnh đã cấp bao nhiêu chữ ký số miễn phí cho người dân?", "12.400"),
        ("Trong 318 công chức dự thi nâng ngạch, bao nhiêu công chức trúng tuyển?", "205"),
        ("Trong năm có bao nhiêu cuộc kiểm tra công vụ đột xuất?", "24"),
        ("Đoàn kiểm tra đã kiểm tra bao nhiêu đơn vị?", "**05** sở và **12** xã"),
        ("Bao nhiêu phản ánh, kiến nghị đã được xử lý?", "**419**"),
        ("Có bao nhiêu TTHC cấp xã?", "**148** TTHC"),
        ("Bao nhiêu nhiệm vụ hoàn thành chậm?", "**02** nhiệm vụ"),
        ("Bao nhiêu dự án chậm do vướng giải phóng mặt bằng?", "**05** dự án"),
        ("Xử phạt khai thác cát trái phép bao nhiêu tiền?", "**4.725** triệu đồng"),
        ("Xã nào tổ chức tọa đàm về mức độ hài lòng của người dân?", "Hải Vân"),
    ],
)
def test_what_is_told_of_it_is_given(reports: Engine, question: str, fact: str) -> None:
    answer = reports.ask(question)
    check_citations(answer)
    assert not answer.abstained
    assert fact in answer.answer


def test_a_year_counts_nothing_and_people_are_not_listed() -> None:
    assert counted_numbers("Kế hoạch năm 2029 của thành phố", "thành viên") == []
    assert counted_numbers("đã có 24 cuộc kiểm tra công vụ", "công chức bị") == []
    assert [m.group() for m in counted_numbers("đã bán 76 xe ô tô", "xe hơi cũ")] == ["76"]
    assert listed("đại diện cho người dân ở các cấp: Quốc hội; HĐND các cấp; thôn", "dân") == []

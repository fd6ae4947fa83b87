"""Figures of running text set against each other: which is larger or earlier, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Engine
from index.build import build_index
from index.settings import Settings
from index.store import Index
from tests.assistant.conftest import TODAY, Ask
from tests.assistant.contract import check_citations, first_line

_REPORT = """\
**ỦY BAN NHÂN DÂN TỈNH VÂN HẢI**

Số: 88/BC-UBND

*Vân Hải, ngày 10 tháng 12 năm 2029*

# BÁO CÁO

**Kết quả công tác văn thư, lưu trữ năm 2029 của tỉnh Vân Hải**

## I. KẾT QUẢ NĂM 2029

### 1. Chỉ đạo

Đoàn kiểm tra của tỉnh đã kiểm tra 14 đơn vị, gồm 05 sở và 09 huyện; phát hiện 87 tồn tại, đến nay đã khắc
phục 71 tồn tại.

Ngày 12/3/2029, UBND tỉnh công bố kết quả khảo sát kho lưu trữ; ngày 02/4/2029, UBND tỉnh công bố kết quả
chấm điểm văn thư.

### 2. Hồ sơ

Cấp huyện lập 1.789 danh mục hồ sơ; cấp xã lập 2.962 danh mục hồ sơ công việc. Tỷ lệ chỉnh lý tài liệu ở cấp
tỉnh là 98,64%, ở cấp xã là 96,38%.

Kho lưu trữ tỉnh đạt 43,31 điểm (tăng 1,85 điểm so với năm 2028), xếp thứ 12/34; Kho lưu trữ chuyên ngành đạt
40,10 điểm, xếp thứ 20/34.

Các phòng đã duyệt 450 quy trình; cấp huyện ban hành 1.512 quy trình; cấp xã ban hành 2.208 quy trình chỉnh lý
(ngoài kho) và 128 quy trình liên thông giữa cấp xã và cấp huyện. Trong 64 nhiệm vụ, có 29 nhiệm vụ đã hoàn thành, 31
nhiệm vụ đang triển khai đúng tiến độ và 04 nhiệm vụ chậm tiến độ. Thanh tra đã xử lý kỷ luật 06 trường hợp, nhắc nhở
bằng văn bản 41 trường hợp. Tỷ lệ số hóa tài liệu đạt 72,4%, chưa đạt chỉ tiêu 80% của Kế hoạch. Thấp nhất về tỷ lệ nộp
lưu là xã Bãi Dài (38,6%), xã Bãi Ngắn (41,2%).

Trong tháng đã tập huấn cho 03 phòng, 04 trung tâm và 06 trường.

Đã lắp đặt 96/120 giá tài liệu. Thời lượng tập huấn tăng từ 15 giờ lên 20 giờ mỗi lớp.

### 3. Các chỉ số

Chỉ số PAR INDEX năm 2029 của tỉnh đạt 86,42 điểm, xếp thứ 19/34; Chỉ số SIPAS năm 2029 đạt 83,06%, xếp thứ
24/34; Chỉ số PAPI năm 2029 đạt 43,31 điểm, thuộc nhóm trung bình cao.

## II. PHƯƠNG HƯỚNG NĂM 2030

- Phấn đấu Kho lưu trữ tỉnh đạt 45 điểm.
- Tỷ lệ chỉnh lý tài liệu ở cấp tỉnh đạt từ 99,5% trở lên, ở cấp xã đạt từ 97,5% trở lên.
- Nâng tỷ lệ số hóa tài liệu lên 90% vào cuối năm.
"""


@pytest.fixture(scope="module")
def ask_report(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Ask]:
    """Asks a question of the report above."""
    papers, folder = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("index")
    Path(papers / "88-bc-ubnd.md").write_text(_REPORT, encoding="utf-8")
    report = build_index(papers, folder, settings)
    assert report.build is not None, report.failures
    index = Index.open(folder, settings)
    yield Engine(index, settings, lambda: TODAY).ask
    index.close()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Cấp huyện và cấp xã lập danh mục hồ sơ, cấp nào nhiều hơn và hơn bao nhiêu?",
            "**Cấp xã lập nhiều hơn** Cấp huyện lập: **2.962** so với **1.789** (chênh **1.173**) [1].",
        ),
        (
            "Đoàn kiểm tra của tỉnh kiểm tra số huyện nhiều hơn số sở mấy đơn vị?",
            "**Huyện nhiều hơn** sở: **09** so với **05** (chênh **4**) [1].",
        ),
        (
            "Số sở được đoàn kiểm tra của tỉnh kiểm tra nhiều hơn hay ít hơn số huyện?",
            "**Sở ít hơn** huyện: **05** so với **09** (chênh **4**) [1].",
        ),
        (
            "Tỷ lệ chỉnh lý tài liệu cấp tỉnh cao hơn cấp xã bao nhiêu điểm phần trăm?",
            "cao hơn** cấp xã: **98,64%** so với **96,38%** (chênh **2,26 điểm phần trăm**) [1].",
        ),
        (
            "Kho lưu trữ tỉnh và Kho lưu trữ chuyên ngành, kho nào xếp hạng cao hơn, hơn mấy bậc?",
            "**12/34** so với **20/34** (chênh **8 bậc**) [1].",
        ),
        (
            "Cấp huyện ban hành bao nhiêu quy trình chỉnh lý ngoài kho, ít hơn cấp xã bao nhiêu?",
            "ít hơn** cấp xã ban hành: **1.512** so với **2.208** (chênh **696**) [1].",
        ),
        (
            "Số quy trình liên thông giữa cấp xã và cấp huyện ít hơn số quy trình các phòng đã duyệt bao nhiêu?",
            "**128** so với **450** (chênh **322**) [1].",
        ),
        (
            "Nhiệm vụ chậm tiến độ ít hơn nhiệm vụ đã hoàn thành mấy nhiệm vụ?",
            "**04** so với **29** (chênh **25**) [1].",
        ),
        (
            "Số trường hợp bị nhắc nhở bằng văn bản nhiều hơn số bị xử lý kỷ luật bao nhiêu?",
            "**41** so với **06** (chênh **35**) [1].",
        ),
        (
            "Tỷ lệ số hóa tài liệu kém chỉ tiêu kế hoạch bao nhiêu điểm phần trăm?",
            "**72,4%** so với **80%** (chênh **7,6 điểm phần trăm**) [1].",
        ),
        (
            "Tỷ lệ chỉnh lý tài liệu của cấp tỉnh so với cấp xã, cấp nào cao hơn và chênh bao nhiêu?",
            "**98,64%** so với **96,38%** (chênh **2,26 điểm phần trăm**) [1].",
        ),
        (
            "Tỷ lệ số hóa tài liệu năm 2029 thấp hơn chỉ tiêu của Kế hoạch bao nhiêu?",
            "**72,4%** so với **80%** (chênh **7,6 điểm phần trăm**) [1].",
        ),
        (
            "Danh mục hồ sơ cấp xã lập gấp mấy lần cấp huyện?",
            "gấp 1,66 lần** Cấp huyện lập: **2.962** so với **1.789** (chênh **1.173**) [1].",
        ),
        (
            "Xã Bãi Dài và xã Bãi Ngắn, xã nào có tỷ lệ nộp lưu thấp hơn?",
            "**38,6%** so với **41,2%** (chênh **2,6 điểm phần trăm**) [1].",
        ),
        (
            "Kho lưu trữ tỉnh xếp trên Kho lưu trữ chuyên ngành mấy bậc?",
            "**12/34** so với **20/34** (chênh **8 bậc**) [1].",
        ),
        (
            "Kết quả khảo sát kho lưu trữ hay kết quả chấm điểm văn thư, cái nào UBND tỉnh công bố trước?",
            "trước** chấm điểm văn thư: **ngày 12/3/2029** so với **ngày 02/4/2029** (cách nhau **21 ngày**) [1].",
        ),
    ],
)
def test_the_verdict_comes_first(ask_report: Ask, question: str, said: str) -> None:
    answer = ask_report(question)
    assert said in first_line(answer)
    check_citations(answer)


def test_sides_may_stand_in_two_sentences(ask_report: Ask) -> None:
    answer = ask_report("Điểm phấn đấu năm 2030 của Kho lưu trữ tỉnh cao hơn kết quả năm 2029 bao nhiêu điểm?")
    assert "(chênh **1,69**)" in first_line(answer)
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Cấp huyện lập danh mục hồ sơ nhiều hơn cấp tỉnh bao nhiêu?",
        "Số sở được kiểm tra nhiều hơn số bệnh viện bao nhiêu?",
        "Kho lưu trữ tỉnh năm 2029 đạt bao nhiêu điểm so với năm 2028?",
        "Tỷ lệ số hóa tài liệu cao hơn năm 2028 bao nhiêu?",
    ],
)
def test_no_verdict_without_a_figure_for_each_side(ask_report: Ask, question: str) -> None:
    assert "(chênh" not in ask_report(question).answer.lower()


def test_one_side_alone_is_no_answer_to_how_far_two_are_apart(ask_report: Ask) -> None:
    assert ask_report("Cấp huyện lập danh mục hồ sơ nhiều hơn cấp tỉnh bao nhiêu?").abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kho lưu trữ tỉnh năm 2028 được bao nhiêu điểm, biết năm 2029 tăng 1,85 điểm?", "**41,46** (43,31 - 1,85)"),
        ("Còn bao nhiêu giá tài liệu chưa lắp đặt?", "Còn **24** (120 - 96)"),
        ("Thời lượng tập huấn mỗi lớp tăng bao nhiêu giờ?", "Chênh **5** (từ 15 đến 20)"),
        ("Còn bao nhiêu tồn tại chưa khắc phục?", "Còn **16** (87 - 71)"),
        ("Đoàn kiểm tra của tỉnh đã kiểm tra tổng cộng bao nhiêu sở và huyện?", "Tổng cộng **14** (05 + 09)"),
        ("Cộng cả phòng, trung tâm và trường thì đã tập huấn cho bao nhiêu nơi?", "Tổng cộng **13** (03 + 04 + 06)"),
    ],
)
def test_what_the_text_implies_is_worked_out(ask_report: Ask, question: str, said: str) -> None:
    answer = ask_report(question)
    assert said in first_line(answer)
    check_citations(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ số hóa tài liệu tăng hay giảm so với năm 2028?",
        "Số danh mục hồ sơ cấp xã lập nhiều hơn năm 2028 bao nhiêu?",
    ],
)
def test_a_change_of_which_the_text_tells_nothing_is_not_found(ask_report: Ask, question: str) -> None:
    assert ask_report(question).abstained


def test_what_is_missing_is_no_distance_where_no_amount_is_asked(ask_report: Ask) -> None:
    said = first_line(ask_report("UBND cấp huyện ban hành quy trình cho những phòng nào còn thiếu?"))
    assert "nhiều hơn" not in said
    assert "chênh" not in said


def test_the_best_placed_of_several_indexes(ask_report: Ask) -> None:
    answer = ask_report(
        "Năm 2029, trong PAR INDEX và SIPAS, tỉnh xếp hạng cao nhất ở chỉ số nào, thấp nhất ở chỉ số nào?"
    )
    assert "**PAR INDEX** xếp hạng **cao nhất**: **19/34** [1]" in first_line(answer)
    assert "**SIPAS** xếp hạng **thấp nhất**: **24/34** [1]" in first_line(answer)
    check_citations(answer)


def test_indexes_without_a_place_are_not_ranked(ask_report: Ask) -> None:
    answer = ask_report("Năm 2029, trong PAR INDEX, SIPAS và PAPI thì chỉ số nào xếp hạng thấp nhất?")
    assert answer.abstained
    assert "không có thứ hạng của PAPI" in answer.answer

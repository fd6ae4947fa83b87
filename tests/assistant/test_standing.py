"""What was done is told from where a report says so, not from what lies ahead; a matter is told as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Engine
from index.build import build_index
from index.settings import Settings
from index.store import Index
from tests.assistant.contract import check_citations

_REPORT = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 77/BC-UBND

## BÁO CÁO

### Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải

## I. KẾT QUẢ

- Về rà soát, đơn giản hóa thủ tục hành chính: các sở được giao rà soát theo ngành. Tỉnh đã cắt giảm 41 thủ tục.
- Việc siết chặt kỷ luật, kỷ cương được các cấp quan tâm, góp phần nâng cao ý thức của công chức.
- Tăng cường kiểm tra, siết chặt kỷ luật, kỷ cương. Đã kiểm tra 36 cơ quan, xử lý 07 công chức.
- Thí điểm chợ không tiền mặt được triển khai tại xã Ba Vì. Đến nay đã dừng thí điểm.

Đã sắp xếp 391/468 trụ sở dôi dư, bán đấu giá 102 trụ sở; còn 77 trụ sở chưa có phương án.

Bảng 1. Chỉ tiêu

| Mã | Chỉ tiêu | Giao năm 2029 | Thực hiện |
|---|---|---|---|
| C1 | Phòng công vụ xây mới (phòng) | 60 | 18 |
| C2 | Hồ sơ nộp trực tuyến (%) | 80 | 83,7 |

C1 không đạt vì nhà thầu bỏ dở hợp đồng.

Ngày 21/10/2029, tỉnh tổ chức hội nghị sơ kết Kế hoạch số 12/KH-UBND ngày 12/5/2029.

## II. TỒN TẠI, HẠN CHẾ

- Tổ công nghệ số cộng đồng ở một số xã còn hình thức.
- Hồ sơ đất đai quá hạn còn nhiều.

## III. NGUYÊN NHÂN

- Khách quan: khối lượng hồ sơ đất đai tăng do sáp nhập.
- Chủ quan: cơ quan đất đai và cơ quan thuế phối hợp chưa chặt, hồ sơ đất đai luân chuyển chậm.

## IV. PHƯƠNG HƯỚNG NĂM 2030

1. Đẩy mạnh rà soát, đơn giản hóa các thủ tục hành chính trên địa bàn tỉnh, trọng tâm là đất đai.
2. Tiếp tục tổ chức lễ hội trà của tỉnh Sơn Hải.
"""
_PLAN = """**ỦY BAN NHÂN DÂN TỈNH SƠN HẢI**

Số: 12/KH-UBND

## KẾ HOẠCH

### Cải cách hành chính năm 2029 của tỉnh Sơn Hải

Bảng 1. Nhiệm vụ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Rà soát, đơn giản hóa thủ tục hành chính | Sở Tư pháp | Quý II/2029 |
| 2 | Tổ chức hội thi cán bộ trẻ | Sở Nội vụ | Quý III/2029 |
"""
_CATALOGUE = """documents:
- {file: bao-cao.md, label: Báo cáo 77/BC-UBND, number: 77/BC-UBND, kind: Báo cáo, period: "2029", status: issued,
   title: Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải, issuer: UBND tỉnh Sơn Hải}
- {file: ke-hoach.md, label: Kế hoạch 12/KH-UBND, number: 12/KH-UBND, kind: Kế hoạch, period: "2029", status: issued,
   title: Cải cách hành chính năm 2029 của tỉnh Sơn Hải, issuer: UBND tỉnh Sơn Hải}
"""


@pytest.fixture(scope="module")
def report(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    corpus, folder = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("standing")
    for name, text in (("bao-cao.md", _REPORT), ("ke-hoach.md", _PLAN), ("catalogue.yaml", _CATALOGUE)):
        Path(corpus / name).write_text(text, encoding="utf-8")
    built = build_index(corpus, folder, settings)
    assert built.build is not None, built.failures
    index = Index.open(folder, settings)
    yield Engine(index, settings)
    index.close()


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Năm 2029 tỉnh đã làm gì về đơn giản hóa thủ tục hành chính?", ["41 thủ tục"], ["Đẩy mạnh", "Sở Tư pháp"]),
        ("Việc siết chặt kỷ luật, kỷ cương có kết quả cụ thể gì?", ["36 cơ quan", "07 công chức"], []),
        ("Việc thí điểm chợ không tiền mặt ra sao?", ["xã Ba Vì", "dừng thí điểm"], []),
        ("Tổ công nghệ số cộng đồng còn yếu ở điểm nào?", ["hình thức"], ["quá hạn"]),
        ("Vì sao hồ sơ đất đai quá hạn nhiều?", ["Khách quan", "Chủ quan"], []),
        ("C1 không đạt vì sao?", ["nhà thầu bỏ dở"], []),
        ("391 trụ sở dôi dư đã được xử lý ra sao?", ["102 trụ sở"], []),
        ("Hội nghị sơ kết diễn ra ngày nào?", ["**Ngày 21/10/2029**"], ["**ngày 12/5/2029**"]),
        ("Phương hướng về đơn giản hóa thủ tục hành chính là gì?", ["Đẩy mạnh"], ["41 thủ tục"]),
    ],
)
def test_what_was_done_is_told_whole_and_from_its_part(
    report: Engine, question: str, told: list[str], untold: list[str]
) -> None:
    answer = report.ask(question)
    check_citations(answer)
    assert all(part in answer.answer for part in told), answer.answer
    assert not any(part in answer.answer for part in untold), answer.answer


def test_the_causes_are_told_after_the_shortcomings(report: Engine) -> None:
    answer = report.ask("Còn nguyên nhân thì sao?", ["Tồn tại, hạn chế trong báo cáo năm 2029 là gì?"])
    assert "Khách quan" in answer.answer
    assert "hình thức" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "C2 không đạt vì sao?",
        "Tuyển giáo viên năm 2029 kết quả thế nào?",
        "Tỉnh đã tổ chức lễ hội trà ở những xã nào?",
        "Năm 2029 tỉnh đã làm được gì về hội thi cán bộ trẻ?",
    ],
)
def test_what_is_only_planned_does_not_answer_what_was_done(report: Engine, question: str) -> None:
    assert report.ask(question).abstained

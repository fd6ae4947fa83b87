"""The parts of a report are told whole, or of the matter that is named; what it does not give is declined."""

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

### Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải, phương hướng năm 2030

## I. KẾT QUẢ

Cải cách thể chế được quan tâm. Văn bản, hồ sơ được trao đổi trên môi trường mạng theo yêu cầu của Đề án 06.

Quyết định số 41/QĐ-UBND ngày 02/3/2029 ban hành Bộ chỉ số cải cách hành chính của các sở.

Bảng 1. Các chỉ tiêu

| TT | Chỉ tiêu | Kết quả năm 2029 | Mục tiêu năm 2030 |
|---|---|---|---|
| 1 | Doanh số cho vay hộ cận nghèo (tỷ đồng) | 120 | 150 |
| 2 | Tỷ lệ dịch vụ công trực tuyến toàn trình | 61 | 70 |
| 3 | Giải ngân vốn đầu tư công (%) | 81 | 95 |

## II. TỒN TẠI, HẠN CHẾ

- Cổng dịch vụ công còn nhiều lỗi phần mềm.
- Việc số hóa hồ sơ đất đai chậm so với lộ trình.

## III. PHƯƠNG HƯỚNG NĂM 2030

1. Đổi mới hình thức tuyên truyền cải cách hành chính.
2. Sở Tài chính cắt, chuyển vốn của các dự án chưa giải ngân vốn đầu tư công trước ngày 15/9/2030.

## IV. KIẾN NGHỊ

- Kiến nghị Bộ Nội vụ bổ sung 40 biên chế.
- Kiến nghị Bộ Tài chính mở kết nối hệ thống thuế.
"""
_CATALOGUE = """documents:
- file: bao-cao.md
  label: Báo cáo 77/BC-UBND
  number: 77/BC-UBND
  title: Kết quả cải cách hành chính năm 2029 của tỉnh Sơn Hải, phương hướng năm 2030
  issuer: UBND tỉnh Sơn Hải
  status: issued
"""


@pytest.fixture(scope="module")
def report(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    corpus, folder = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("parts")
    Path(corpus / "bao-cao.md").write_text(_REPORT, encoding="utf-8")
    Path(corpus / "catalogue.yaml").write_text(_CATALOGUE, encoding="utf-8")
    built = build_index(corpus, folder, settings)
    assert built.build is not None, built.failures
    index = Index.open(folder, settings)
    yield Engine(index, settings)
    index.close()


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Hạn chế của công tác CCHC năm 2029 là gì?", ["lỗi phần mềm", "số hóa"], []),
        ("Những tồn tại, hạn chế được báo cáo nêu ra?", ["lỗi phần mềm", "số hóa"], []),
        ("Hạn chế về số hóa hồ sơ đất đai là gì?", ["số hóa"], ["lỗi phần mềm"]),
        ("Phương hướng năm 2030 gồm những gì?", ["tuyên truyền", "15/9/2030"], []),
        ("Phương hướng năm 2030 về giải ngân vốn đầu tư công?", ["15/9/2030"], ["tuyên truyền", "81"]),
        ("phuong huong nam 2030 ve tuyen truyen", ["tuyên truyền"], ["15/9/2030"]),
        ("Những kiến nghị của UBND tỉnh Sơn Hải trong báo cáo 77?", ["40 biên chế", "hệ thống thuế"], []),
        ("Kiến nghị với Bộ Nội vụ điều gì?", ["40 biên chế"], ["hệ thống thuế"]),
    ],
)
def test_a_part_is_told_whole_or_of_its_matter(
    report: Engine, question: str, told: list[str], untold: list[str]
) -> None:
    answer = report.ask(question)
    check_citations(answer)
    assert all(words in answer.answer for words in told), answer.answer
    assert not any(words in answer.answer for words in untold), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Phương hướng năm 2030 về cải cách thể chế?",
        "Đề án 06 là gì?",
        "Tỷ lệ hộ cận nghèo năm 2029 là bao nhiêu?",
        "Số lượng dịch vụ công trực tuyến toàn trình năm 2029?",
        "Quyết định 41/QĐ-UBND thay thế quyết định nào trước đó?",
    ],
)
def test_what_only_shares_words_is_declined(report: Engine, question: str) -> None:
    answer = report.ask(question)
    assert answer.abstained, answer.answer

"""When something was done, where the sentence tells a day beside the year of which it tells."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

_REPORT = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 12/BC-UBND

*Hải Vân, ngày 20 tháng 4 năm 2031*

## BÁO CÁO
### Kết quả các chỉ số năm 2030

## I. KẾT QUẢ

- Ngày 14/3/2031, Viện Khảo sát xã hội công bố kết quả Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2030.

- Tỉnh mở 12 lớp tập huấn về tiếp công dân cho cán bộ cấp xã trong năm 2030.
"""


@pytest.fixture(scope="module")
def ask_report(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a report that tells when an index was published."""
    reports = tmp_path_factory.mktemp("when")
    (reports / "bc-12-2031.md").write_text(_REPORT, encoding="utf-8")
    return ask_over(reports)


@pytest.mark.parametrize(
    "question",
    [
        "Viện Khảo sát xã hội công bố PAPI 2030 khi nào?",
        "Viện Khảo sát xã hội công bố chỉ số PAPI 2030 bao giờ?",
        "Kết quả PAPI năm 2030 được công bố vào lúc nào?",
    ],
)
def test_the_year_that_is_named_is_not_the_day_that_is_asked(ask_report: Ask, question: str) -> None:
    answer = ask_report(question)
    check_citations(answer)
    assert first_line(answer).startswith("**Ngày 14/3/2031**")

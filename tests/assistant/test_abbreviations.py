"""Shorthand of questions."""

from __future__ import annotations

import pytest

from assistant.abbreviations import Abbreviations, load_abbreviations

_TEXTS = [
    "giải quyết hồ sơ trực tuyến đúng hạn",
    "tỷ lệ hồ sơ trực tuyến",
    "hồ sơ trực tuyến toàn trình",
    "Công bố TTHC",
]


@pytest.fixture(scope="module")
def abbreviations() -> Abbreviations:
    return Abbreviations(_TEXTS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("NV 5 của KH này", "nhiệm vụ 5 của kế hoạch này"),
        ("nv 5 ko có ai lo", "nhiệm vụ 5 không có ai lo"),
        ("tỷ lệ HSTT là gì", "tỷ lệ hồ sơ trực tuyến là gì"),
        ("TTHC nào", "TTHC nào"),
        ("ds nv ở mục CQ số", "danh sách nhiệm vụ ở mục chính quyền số"),
        ("CQ chủ trì ĐA của TP", "cơ quan chủ trì đề án của thành phố"),
        ("UBND q/h nộp BC", "UBND quận, huyện nộp báo cáo"),
        ("hạn Q4/2030", "hạn quý IV/2030"),
        ("xong trong quý 2/2030", "xong trong quý II/2030"),
        ("xong trong quý 2", "xong trong quý 2"),
        ("XYZW là gì", "XYZW là gì"),
        ("nước sạch", "nước sạch"),
        ("đoàn KT và số vụ KT đột xuất", "đoàn kiểm tra và số vụ kiểm tra đột xuất"),
        ("mục CC thể chế", "mục cải cách thể chế"),
    ],
)
def test_shorthand_is_written_out(abbreviations: Abbreviations, typed: str, read: str) -> None:
    assert abbreviations.expand(typed) == read


def test_names_of_agencies_stay_as_typed(abbreviations: Abbreviations) -> None:
    assert abbreviations.expand("CQ và SP", [(0, 2)]) == "CQ và sản phẩm"


def test_initials_that_could_mean_several_things_stay() -> None:
    texts = ["an toàn giao"] * 3 + ["anh trai giỏi"] * 3
    assert Abbreviations(texts).expand("ATG nào") == "ATG nào"
    assert Abbreviations(texts[:3]).expand("ATG nào") == "an toàn giao nào"


def test_the_shipped_lists_hold_no_agencies() -> None:
    lists = load_abbreviations()
    assert all(lists.values())
    assert not any(long.startswith("Sở ") for shorthand in lists.values() for long in shorthand.values())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KH nêu y/c gì?", "kế hoạch nêu yêu cầu gì?"),
        ("bộ phận 1 cửa", "bộ phận một cửa"),
        ("GĐ 2026-2030", "giai đoạn 2026-2030"),
        ("GĐ Sở nào?", "giám đốc Sở nào?"),
    ],
)
def test_shorthand_of_several_signs_and_before_a_year(typed: str, meant: str) -> None:
    assert Abbreviations([]).expand(typed) == meant


def test_shorthand_that_is_a_word_too_is_written_out_among_small_letters_only() -> None:
    assert Abbreviations([]).expand("Nhiệm vụ nào về AI?") == "Nhiệm vụ nào về trí tuệ nhân tạo?"
    assert Abbreviations([]).expand("AI CHỦ TRÌ?") == "AI CHỦ TRÌ?"


_PLANS = ["cơ quan chủ trì", "đơn vị kiểm tra", "tiến độ", "phát triển hạ tầng", "chiều dài 5 km"] * 3


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("qđ nào có nv của cq nào?", "quyết định nào có nhiệm vụ của cơ quan nào?"),
        ("nq nao, dvctt va cds", "nghị quyết nao, dịch vụ công trực tuyến va chuyển đổi số"),
        ("đvị nào ctrì, ai ktra?", "đơn vị nào chủ trì, ai kiểm tra?"),
        ("dvi nao ktra viec ptrien", "đơn vị nao kiểm tra viec phát triển"),
        ("gđ 2026-2030", "giai đoạn 2026-2030"),
        ("cap dien bao nhieu km", "cap dien bao nhieu km"),
        ("web và email", "web và email"),
    ],
)
def test_shorthand_in_small_letters_is_written_out_where_it_is_no_word(typed: str, read: str) -> None:
    assert Abbreviations(_PLANS).expand(typed) == read


def test_shorthand_of_several_parts_that_the_build_writes_stays() -> None:
    known = Abbreviations(["Các chỉ tiêu phát triển KT-XH do tỉnh giao"])
    assert known.expand("chỉ tiêu phát triển KT-XH") == "chỉ tiêu phát triển KT-XH"
    assert known.expand("chỉ tiêu phát triển kt-xh") == "chỉ tiêu phát triển kt-xh"
    assert Abbreviations([]).expand("phát triển KT-XH") == "phát triển kinh tế-xã hội"


_REFORMS = ["cải cách thể chế và cải cách TTHC", "cải cách tài chính công", "công chức cấp xã", "tiêu chí thành phần"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mục CC thể chế", "Mục cải cách thể chế"),
        ("phần CC TTHC", "phần cải cách TTHC"),
        ("nhóm CC TC công", "nhóm cải cách tài chính công"),
        ("CC cấp xã", "công chức cấp xã"),
        ("CC chuyên trách", "công chức chuyên trách"),
        ("các TC thành phần", "các tiêu chí thành phần"),
        ("TC 2.1", "tiêu chí 2.1"),
    ],
)
def test_shorthand_of_several_meanings_is_read_by_the_words_beside_it(typed: str, read: str) -> None:
    assert Abbreviations(_REFORMS).expand(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("TT chứng thực do ai chủ trì", "thủ tục chứng thực do ai chủ trì"),
        ("phải điều chỉnh QH gì", "phải điều chỉnh quy hoạch gì"),
        ("mấy trường CĐ được sáp nhập", "mấy trường CĐ được sáp nhập"),
        ("TT nào", "TT nào"),
        ("quý IV chứng thực", "quý IV chứng thực"),
    ],
)
def test_two_letters_stand_for_what_the_build_writes_beside_the_same_words(typed: str, read: str) -> None:
    texts = ["thủ tục chứng thực", "điều chỉnh quy hoạch", "môi trường chủ động", "thông tin báo chí"] * 2
    assert Abbreviations(texts, grammar=["nào", "gì"]).expand(typed) == read

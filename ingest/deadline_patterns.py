"""Words and patterns of deadlines, for text with diacritics; `without_marks` gives those for text without them."""

from __future__ import annotations

import unicodedata

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NUMERALS = {
    "một": 1, "giêng": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
RELATIVE = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}

_REL = r"năm\s+(?P<rel>nay|này|ngoái|trước|sau|tới)(?!\w)"
_YEAR = rf"(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+|\s+)(?P<year>(?:19|20)\d\d)|\s*,?\s*{_REL})?(?!\d)"
_LIMIT_WORDS = r"trước|chậm nhất|muộn nhất|không quá|đến hết|hết|cho đến|đến|tính đến|tới hết|xong trước"
_LIMIT = rf"(?P<limit>(?:{_LIMIT_WORDS})(?:\s+(?:vào|là|đến|hết|trước))*\s+)"
_BEFORE = _LIMIT.replace("limit", "before") + "?"
_EDGE = r"(?<![\w/.])"
_QUARTER_NO = r"iv|i{1,3}|[1-4]"
_NUMERAL = "|".join(sorted((word for word in NUMERALS if word != "năm"), key=len, reverse=True))

RECURRING = (
    r"(?<!\w)(?:thường xuyên|thường kỳ|liên tục|(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm|kỳ)|định kỳ|"
    r"(?:\d+\s+)?(?:tháng|quý|năm)\s+(?:một|\d+)\s+lần|\d+\s+lần\s*/\s*\w+)(?!\w)"
)
CONDITIONAL = (
    r"(?<!\w)(?:(?:trong\s+(?:vòng\s+|thời hạn\s+)?)?\d+\s+(?:ngày|tháng|tuần)(?:\s+làm việc)?\s+"
    r"(?:kể từ|sau khi|từ khi)|kể từ|ngay|khi|nếu|tùy|đột xuất|phụ thuộc|"
    r"sau(?!\s+(?:ngày\s+\d|tháng|quý|năm|\d+/))|trước(?!\s*(?:ngày\s*)?\d)(?!\s+(?:ngày|tháng|quý|năm|hết|cuối)\b)|"
    r"theo\s+(?:quy định|yêu cầu|tiến độ|kế hoạch|lộ trình|thời hạn|chỉ đạo|hướng dẫn))(?!\w)"
)
DATE = (
    rf"{_EDGE}{_BEFORE}(?:ngày\s*)?(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*"
    r"(?P<year>(?:19|20)\d\d)(?![\d/%])"
)
SHORT_DATE = (
    rf"{_EDGE}(?:{_BEFORE}(?:ngày|hạn)\s*|{_LIMIT})"
    rf"(?P<day>\d{{1,2}})\s*[/-]\s*(?P<month>\d{{1,2}})(?:\s+{_REL})?(?![\w/%-])"
)
LONG_DATE = rf"{_EDGE}{_BEFORE}ngày\s*(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}}){_YEAR}"
MONTHS = (
    rf"{_EDGE}(?:từ\s+)?tháng\s*(?P<first>\d{{1,2}})(?:\s*/\s*(?P<year1>20\d\d))?\s*"
    rf"(?:-|–|,|và|đến(?:\s+hết)?|tới)\s*(?:tháng\s*)?(?P<last>\d{{1,2}})(?!\d){_YEAR}"
)
MONTH = rf"{_EDGE}{_BEFORE}tháng\s*(?P<month>\d{{1,2}}|{_NUMERAL}|năm(?!\s+\d))(?!\w){_YEAR}(?!\s*/\s*\d)"
MONTH_YEAR = rf"{_EDGE}{_BEFORE}(?P<month>\d{{1,2}})/(?P<year>20\d\d)(?![\d/])"
QUARTERS = (
    rf"{_EDGE}(?:từ\s+)?quý\s*(?P<first>{_QUARTER_NO})\s*(?:-|–|,|và|đến|tới|\+)\s*"
    rf"(?:quý\s*)?(?P<last>{_QUARTER_NO})(?!\w){_YEAR}"
)
QUARTER = (
    rf"{_EDGE}{_BEFORE}(?:quý\s*(?P<quarter>{_QUARTER_NO}|một|hai|ba|bốn|tư|nhất|nhì)|(?P<named>quý đầu|quý cuối))"
    rf"(?!\w){_YEAR}"
)
PART = (
    rf"{_EDGE}{_BEFORE}(?:(?P<half>(?:6|06|sáu)\s+tháng\s+(?:đầu|cuối)|nửa\s+(?:đầu|cuối|sau)|(?:9|09|chín)\s+tháng\s+đầu"
    r"|0?3\s+tháng\s+(?:đầu|cuối))(?:\s+năm)?|(?P<edge>cuối|giữa|đầu)\s+năm)"
    rf"(?:\s+(?:(?P<plain>20\d\d)|(?P<short>nay|này|ngoái|trước|sau|tới)(?!\w)))?{_YEAR}"
)
PERIOD = (
    rf"{_EDGE}(?:(?:giai đoạn|từ|trong)\s+)?(?:năm\s+)?(?P<first>20\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*"
    r"(?P<last>20\d\d)(?!\d)"
)
WHOLE_YEAR = rf"{_EDGE}{_BEFORE}(?:(?:trong\s+)?năm\s+(?P<year>(?:19|20)\d\d)|{_REL})(?!\d)"


def without_marks(pattern: str) -> str:
    """The pattern for text typed without diacritics."""
    # Not fold(): it lowers the case, and "(?P<" is no pattern without its capital.
    bare = "".join(char for char in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(char))
    return bare.replace("đ", "d")

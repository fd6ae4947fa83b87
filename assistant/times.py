"""What running text writes for days and spans of time."""

from __future__ import annotations

import re

DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}"
    r"|ngày\s+\d{1,2}/\d{1,2}(?![\d/])(?:\s+(?:(?:hằng|hàng)\s+năm|năm\s+(?:sau|trước)))?"
    r"|ngày\s+\d{1,2}\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)|tháng(?:\s+(?:đầu|cuối|sau|trước|kế tiếp))+"
    r"(?:\s+(?:của\s+)?(?:quý|năm|kỳ)(?:\s+(?:sau|trước|tiếp theo|liền kề))?)?)"
    r"|tháng\s+\d{1,2}(?:/\d{4}|\s+năm\s+\d{4})?|quý\s+[IV1-4]+(?:/\d{4})?|năm\s+\d{4}",
    re.IGNORECASE,
)
"""A day, month, quarter or year; a day that recurs, such as "ngày 05 của tháng đầu quý sau", too."""
DURATION = re.compile(r"\d+ (?:ngày|giờ|tuần|tháng|phút)\b", re.IGNORECASE)

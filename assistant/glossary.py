"""What abbreviations stand for, as a text itself explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.sentences import UPPER
from ingest.textnorm import fold, squash

_BRACKET = re.compile(
    r"(?P<long>(?:[^()\n;:]|\([^()\n;:]*\)){4,140}?)\s*\("
    r"(?:\s*(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:tắt)?\s*(?:là|:)?\s*)?"
    r"(?P<short>[A-ZĐ][A-Za-zĐ0-9&.-]{1,11}(?:[ -](?:INDEX|Index))?)\s*\)"
)
_REVERSED = re.compile(r"(?P<short>\b[A-ZĐ]{2,}[A-ZĐ0-9&-]*(?: INDEX)?)\s*\((?P<long>[^()]{6,120})\)")
_SAID = re.compile(rf"(?P<long>[{UPPER}][^.;\n]{{6,140}}?)\s+-\s+(?P<short>[A-ZĐ]{{3,}}(?: INDEX)?)\b")
# A name begins at its last capitalised word, together with the word for its kind before it.
_CAPITAL = re.compile(rf"(?:(?:Bộ )?Chỉ số )?(?<!\w)(?<!Chỉ số )[{UPPER}](?=\w* \w)")


_SHORTEST_NAME = 3
_EDGES = ' ,-/“”"'
# Nouns with which the name of a body, a system or an index begins, also in the middle of a sentence.
_KIND = re.compile(
    r"\b(?:Chương trình|Hệ thống|Trung tâm|Ủy ban|Tổ chức|Quỹ|Viện|Hội đồng|Ngân hàng|Đề án|Nền tảng"
    r"|(?:[Bb]ộ )?[Cc]hỉ số|[Bb]ộ tiêu chí|nền tảng|phần mềm|cổng thông tin|trục liên thông|cơ sở dữ liệu)\b(?=.* )"
)


def initials(words: list[str]) -> str:
    """First letters of folded words."""
    return "".join(word[0] for word in words if word)


def definitions_in(text: str) -> Iterator[tuple[str, str, bool]]:
    """What a text explains: "Long Form (LF)", "Long form - LF", "LF (long form)".

    Abbreviation, long form, and whether the text says in words that it is an abbreviation.
    """
    for pattern in (_BRACKET, _REVERSED, _SAID):
        for match in pattern.finditer(text):
            long = _trimmed(squash(match["long"]), match["short"])
            if long:
                yield match["short"], long, "viết tắt" in match.group() or "gọi tắt" in match.group()


def _trimmed(long: str, abbreviation: str) -> str | None:
    """The end of `long` that is abbreviated: words with these initials, else from the last capitalised start."""
    letters = re.sub(r"[^a-z]", "", fold(abbreviation.replace("INDEX", "")))
    words = long.replace("/", "/ ").split()
    for length in range(1, len(words) + 1):
        tail = [re.sub(r"\W", "", fold(word)) for word in words[-length:]]
        if initials([w for w in tail if w]) == letters and length >= 2:
            return " ".join(words[-length:]).strip(_EDGES)
    if len(letters) < 3:
        return None
    starts = [m.start() for m in _CAPITAL.finditer(long)] if not long.isupper() else []
    kinds = [m.start() for m in _KIND.finditer(long)]
    start = kinds[-1] if kinds else (starts[-1] if starts else None)
    name = long[start:].strip(_EDGES) if start is not None else ""
    return name if len(name.split()) >= _SHORTEST_NAME else None

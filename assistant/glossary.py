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
_NOTED = re.compile(
    r"(?:^|[.;(:,“\"]\s*)(?P<head>(?:[^\W\d_]+ ){0,2})(?P<short>\d?[A-ZĐ][A-ZĐ&-]*)[”\"]?\s*"
    r"(?::|=|\b(?:viết tắt của|viết tắt là|được hiểu là|nghĩa là|là)\b)(?: (?:cụm )?từ)?\s*(?P<long>[^.;:=()\n]{4,140})"
)
"""What a note says: "Ban QLDA là Ban Quản lý dự án", "TH: thực hiện"."""
_NOTE = re.compile(r"\b(?:ghi chú|chú thích|chú giải)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:viết tắt|chữ tắt|từ tắt)\b[^.;()]{0,40}:", re.IGNORECASE)
"""What opens a list of nothing but abbreviations with their meaning."""
_SHORT = 2
_MOST_WORDS = 10
_JOINING = {"va"}
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
    noted = squash(text)
    note, listed = (pattern.search(noted) for pattern in (_NOTE, _LIST))
    for match in _NOTED.finditer(noted):
        if len(match["short"]) < _SHORT:
            continue
        inside = [found is not None and found.start() <= match.start() for found in (note, listed)]
        said = _spelled(match["head"], match["short"], match["long"]) or _told(match, *inside)
        if said:
            yield *said, True


def _spelled(head: str, abbreviation: str, long: str) -> tuple[str, str] | None:
    """An abbreviation and the words that are abbreviated, both with what stands before them alike: "Ban QLDA"."""
    letters, before = re.sub(r"[^a-z]", "", fold(abbreviation)), fold(head).split()
    words = long.strip(_EDGES).split()
    said = [fold(word).strip(_EDGES) for word in words]
    alike = next((n for n in range(len(before), 0, -1) if said[:n] == before[-n:]), 0)
    telling = [at for at, word in enumerate(said) if at >= alike and word and word not in _JOINING]
    named = telling[: len(letters)]
    if len(named) < len(letters) or initials([said[at] for at in named]) != letters:
        return None
    shared = head.split()[len(before) - alike :]
    return " ".join([*shared, abbreviation]), " ".join(words[: named[-1] + 1]).strip(_EDGES)


def _told(match: re.Match[str], in_note: bool, in_list: bool) -> tuple[str, str] | None:
    """What a note says of an abbreviation that has but some of the initials, and a list of them of any."""
    long = match["long"].strip(_EDGES)
    if not (in_note or in_list) or len(long.split()) > _MOST_WORDS or any(letter.isdigit() for letter in long):
        return None
    first = iter(initials(fold(long).split()))
    some = all(letter in first for letter in re.sub(r"[^a-z]", "", fold(match["short"])))
    return (match["short"], long) if in_list or some else None


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

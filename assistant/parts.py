"""Questions that ask two things: each part as a question of its own."""

from __future__ import annotations

import re

_ASKS = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|ai|đâu|ra sao|thế nào|khi nào|bao giờ)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*[;,]\s+(?:còn|thế còn|và)\s+|\s*;\s+|\s+còn\s+(?=\S+ \S+ )|\s*,\s+"
    r"|\s+và\s+(?=(?:chủ trì|phối hợp)\b)",
    re.IGNORECASE,
)
_THINGS = r"bên|cái|nơi|cấp|loại|việc|đơn vị|cơ quan|sở|năm|chỉ số|nội dung|mục|kế hoạch|số|văn bản|đằng|mỗi"
_VERDICT = re.compile(
    rf"[,;]?\s*(?:(?:và )?(?:{_THINGS}) (?:nào|bên|loại|năm|nơi)\b[^,;?]*"
    r"\b(?:hơn|trước|sau|sớm|muộn|nhất|bao nhiêu)\b[^;?]*"
    r"|(?:hơn kém|chênh(?: lệch)?|cách)(?: nhau)? (?:bao nhiêu|mấy)[^;?]*"
    r"|(?:có )?(?:khác|giống|khớp|cùng)(?: nhau)?\b[^;?]*|nhiều hơn bao nhiêu[^;?]*)\??$",
    re.IGNORECASE,
)
_VERBS = r"là|thì|được|do|có|khác|ban hành|ở|trong|theo|nêu|giao|chênh|hơn|cách|lần lượt"
_PARALLEL = re.compile(
    r"^(?P<before>.*?)(?P<head>\b[^\W\d_]+)(?P<one>\s[^?]*?)\s+(?:và|với|hay|hoặc|so với)\s+(?P=head)(?P<other>\s.+?)"
    rf"(?P<after>(?:\s*[,:;?]|\s(?:{_VERBS})\b).*)?$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"trong (?:số )?(?:đó|này|ấy)\b", re.IGNORECASE)
_OTHER_ROLE = re.compile(r"(?:chủ trì|phối hợp)\b", re.IGNORECASE)
_LEAST_WORDS = 4
_TWO = 2


def parts_of(text: str) -> list[str]:
    """The two questions that a question asks, the second perhaps leaning on the first; empty where it asks one thing.

    "A … ngày nào, còn B … ngày nào" is parted between its questions; of "chú thích 6 và chú thích 8 dẫn gì" each
    part keeps what is asked of both.
    """
    bare = _VERDICT.sub("", text).strip(" ,;?")
    if halves := halves_of(bare):
        return halves
    sides = _PARALLEL.match(bare)
    if not sides or min(len(sides["one"].split()), len(sides["other"].split())) < 1:
        return []
    one, other, asked = sides["one"], sides["other"], sides["after"] or ""
    if not asked and _ASKS.search(other):
        words, length = other.split(), len(one.split())
        other, asked = f" {' '.join(words[:length])}", f" {' '.join(words[length:])}"
    asked = asked if _ASKS.search(f"{sides['before']} {asked}") else f"{asked} là bao nhiêu"
    return [f"{sides['before']}{sides['head']}{side}{asked}".strip() for side in (one, other)]


def halves_of(text: str) -> list[str]:
    """The two halves of a text where each asks something, parted at their joint; empty where there is none."""
    for joint in _BETWEEN.finditer(text):
        one, other = text[: joint.start()], text[joint.end() :]
        long = min(len(one.split()), len(other.split())) >= _LEAST_WORDS
        if long and _ASKS.search(one) and _ASKS.search(other):
            return [one, other]
    return []


def same_asked(parts: list[str]) -> bool:
    """Whether both parts ask the same kind of thing, so that their answers may be compared."""
    asked = [[word.lower() for word in _ASKS.findall(part)] for part in parts]
    return len(asked) == _TWO and asked[0] == asked[1]


def among_them(part: str, agency: str) -> str:
    """The second half of a question as one about what the first names: its rows, or the agency of another role."""
    if _OTHER_ROLE.match(part) and agency:
        return f"{agency} {part}"
    return part if _AMONG.match(part) else f"Trong đó {part}"

"""Questions that ask two things: each part as a question of its own."""

from __future__ import annotations

import re

_ASKS = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|ai|đâu|ra sao|thế nào|khi nào|bao giờ)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*[;,]\s+(?:còn|thế còn|và)\s+|\s*;\s+|\s+còn\s+(?!lại\b)(?=\S+ \S+ )|\s*,\s+"
    r"|\s+và\s+(?=(?:chủ trì|phối hợp)\b)|(?:(?<=\bsao)|(?<=\bnào)|(?<=\bnhiêu))\s+và\s+(?=[^?]*\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\s*[,;]?\s+(?:và|đồng thời|còn|thế còn)\s+(?:riêng\s+)?|\s*[,;]\s+(?=(?:trong (?:số )?(?:đó|này|ấy)|riêng)\b)",
    re.IGNORECASE,
)
_THINGS = r"bên|cái|nơi|cấp|loại|việc|đơn vị|cơ quan|sở|năm|chỉ số|nội dung|mục|kế hoạch|số|văn bản|đằng"
_VERDICT = re.compile(
    rf"[,;]?\s*(?:(?:và )?(?:(?:{_THINGS}) nào|mỗi (?:bên|loại|năm|nơi|bản|cấp))\b[^,;?]*"
    r"\b(?:hơn|trước|sau|sớm|muộn|nhất|bao nhiêu)\b[^;?]*"
    r"|(?:hơn kém|chênh(?: lệch)?|cách)(?: nhau)? (?:bao nhiêu|mấy)[^;?]*"
    r"|(?:có )?(?:khác|giống|khớp|cùng|lệch|trùng)(?: nhau)?\b(?! ai\b)"
    rf"(?:(?: như)?(?: ở)? (?:thế nào|ra sao|gì|đâu|(?:chỗ|điểm) nào)\b)?(?:(?!{_ASKS.pattern})[^;?])*"
    r"|nhiều hơn bao nhiêu[^;?]*)\??$"
    r"|,?\s+có (?:khác|giống|khớp|lệch|trùng)(?: nhau)? không(?=,)",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:là|thì|được|do|có|khác|ở|trong|theo|nêu|giao|chênh|hơn|cách|lần lượt|mang|ghi"
    r"|(?<!bản )ban hành(?! (?:đầu|cuối|giữa|năm|tháng|từ|hồi)\b))\b"
)
_VERB = re.compile(rf"\s{_VERBS}", re.IGNORECASE)
_PARALLEL = re.compile(
    r"^(?P<before>.*?)(?P<head>\b[^\W\d_]+)(?P<one>\s[^?]*?)\s+(?:và|với|hay|hoặc|so với)\s+(?P=head)(?P<other>\s.+?)"
    rf"(?P<after>(?:\s*[:;?]|\s*,(?!(?:(?!{_ASKS.pattern})[^;?])*\s{_VERBS})|,?\s{_VERBS}).*)?$",
    re.IGNORECASE,
)
_DIFFERS = re.compile(r"\b(?:khác|lệch) (?:nhau )?(?:như )?(?:thế nào|ra sao|gì|ở)\b", re.IGNORECASE)
_AGAINST = re.compile(r"[,;]\s+(?:thế )?còn\s", re.IGNORECASE)
_APART = re.compile(r"\b(?:chênh|cách biệt|khoảng cách)\b", re.IGNORECASE)
_WHICH_MOST = re.compile(rf"[,;]\s*(?:và )?(?:{_THINGS}) nào\b[^,;?]*\b(?:hơn|nhất)\s*\??$", re.IGNORECASE)
_AMOUNTS = re.compile(r"(?<!thứ )(?<!hạng )(?<!ngày )(?<!tháng )\b(?:bao nhiêu|mấy)\s+[^\W\d_]", re.IGNORECASE)
_END = r"(?:sớm|muộn|trễ|chậm) nhất"
_BOTH_ENDS = re.compile(
    rf"\b(?P<one>{_END})(?:,? (?:và|lẫn|hay|hoặc|với)|,) (?:là )?(?P<other>{_END})\b", re.IGNORECASE
)
_AMONG = re.compile(r"trong (?:số )?(?:đó|này|ấy)\b", re.IGNORECASE)
_OTHER_ROLE = re.compile(r"(?:chủ trì|phối hợp)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:phải|cần|sẽ|được|bị|nhằm|để|gồm)\b", re.IGNORECASE)
_MORE_OF = re.compile(r"\b(?:nhiều|ít|lớn|cao|thấp) (?P<what>(?!hơn\b)[^,;?]{2,30}?) hơn\b", re.IGNORECASE)
_MORE_BY = re.compile(
    r"\b(?:hơn|chênh|kém|cách)(?: lệch)?(?: nhau)? (?:bao nhiêu|mấy) (?P<what>[^\W\d_]+(?: [^\W\d_]+)?)\s*\??$",
    re.IGNORECASE,
)
_SUM_BESIDES = re.compile(
    r"\b(?:bao nhiêu|mấy) [^,;?]+(?:[,;]| và)\s*(?:với )?"
    r"(?P<sum>(?:tổng|cần|hết)\b[^,;?]*\b(?:bao nhiêu|mấy)\b[^,;?]*)",
    re.IGNORECASE,
)
_TO_COMPARE = re.compile(r"^(?:(?:hãy|xin|nhờ) )?(?:so sánh|đối chiếu) (?:giúp (?:tôi |em )?)?", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?=(?:bao nhiêu|mấy)\b)", re.IGNORECASE)
_SHORT_CLAUSE = re.compile(
    rf"^(?P<first>.*{_ASKS.pattern}.{{8,}}?)(?:,(?: và)?|\s+và)\s+"
    rf"(?P<second>(?:[^\s,;?]+\s+){{0,2}}{_ASKS.pattern}[^,;?]{{0,12}}\??)$",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*[,;]\s+(?:(?:và|còn|đồng thời)\s+)?|\s+(?:và|còn(?! lại)|đồng thời)\s+", re.IGNORECASE)
_LEAST_WORDS = 4
_TWO = 2


def parts_of(text: str) -> list[str]:
    """The two questions that a question asks, the second perhaps leaning on the first; empty where it asks one thing.

    "A … ngày nào, còn B … ngày nào" is parted between its questions; of "chú thích 6 và chú thích 8 dẫn gì" each
    part keeps what is asked of both.
    """
    bare = _TO_COMPARE.sub("", _VERDICT.sub("", text)).strip(" ,;?")
    if halves := halves_of(bare):
        return halves
    sides = _PARALLEL.match(bare)
    if sides and _is_quoted(bare, sides.start("other")):
        return []
    if not sides or _APART.search(sides["before"]) or min(len(sides[side].split()) for side in ("one", "other")) < 1:
        return []
    one, other, asked = sides["one"], sides["other"], sides["after"] or ""
    if not asked and _ASKS.search(other):
        words, length = other.split(), len(one.split())
        other, asked = f" {' '.join(words[:length])}", f" {' '.join(words[length:])}"
    if not _ASKS.search(f"{sides['before']} {asked}"):
        if _VERB.search(one):
            other, asked = f"{other}{asked}", ""
        asked += " là gì" if _DIFFERS.search(text) else f" là bao nhiêu{_measure(text)}"
    return [f"{sides['before']}{sides['head']}{side}{asked}".strip() for side in (one, other)]


def _measure(text: str) -> str:
    """What two things are compared by, in the words of the verdict that is asked for: " tiền" of "nhiều tiền hơn"."""
    verdict = _VERDICT.search(text)
    named = verdict and (_MORE_OF.search(verdict.group()) or _MORE_BY.search(verdict.group()))
    return f" {named['what'].strip()}" if named else ""


def halves_of(text: str) -> list[str]:
    """The two halves of a text where each asks something, parted at their joint; empty where there is none.

    Of several commas the last before the second thing that is asked parts them: "bao nhiêu tỉnh, thành phố, năm … mấy".
    """
    joints = [joint for joint in _BETWEEN.finditer(text) if not _is_quoted(text, joint.start())]
    found = [joint for joint in joints if _asks_twice(text[: joint.start()], text[joint.end() :])]
    joint = next((joint for joint in found if joint.group().strip() != ","), None)
    if joint is None and found:
        second = next(ask.start() for ask in _ASKS.finditer(text) if ask.start() > found[0].start())
        joint = [joint for joint in found if joint.end() <= second][-1]
    return [text[: joint.start()], text[joint.end() :]] if joint else []


def clauses_of(text: str) -> list[str]:
    """The two clauses of a text that each ask something, however short the second: "… thấp nhất, ai chủ trì?"."""
    if parts := halves_of(text) or joined_by_a_word(text):
        return [parts[0], _BARE_NUMBER.sub("có ", parts[1])]
    found = _SHORT_CLAUSE.match(text)
    return [found["first"], found["second"]] if found and not _is_quoted(text, found.start("second")) else []


def asking_clauses(text: str) -> list[str]:
    """The clauses of a text that each ask something, in order; what asks nothing belongs to the clause after it."""
    clauses, start = [], 0
    for joint in [*_JOINTS.finditer(text), None]:
        end = joint.start() if joint else len(text)
        if (joint and _is_quoted(text, end)) or not _ASKS.search(text[start:end]):
            continue
        clauses.append(text[start:end].strip(" ,;?"))
        start = joint.end() if joint else end
    return [*clauses[:-1], f"{clauses[-1]} {text[start:].strip(' ,;?')}".strip()] if clauses else []


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands inside a name in quotation marks."""
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % _TWO == 1


def questions_in(text: str) -> list[str]:
    """The question words of a text, one for each thing that it asks."""
    return _ASKS.findall(text)


def _asks_twice(one: str, other: str) -> bool:
    long = min(len(one.split()), len(other.split())) >= _LEAST_WORDS
    return long and bool(_ASKS.search(one) and _ASKS.search(other))


def joined_by_a_word(text: str) -> list[str]:
    """The two questions that an "and" joins, which may as well ask for two things of one source; empty without any."""
    bare = text.strip(" ,;?")
    halves = ([bare[: joint.start()], bare[joint.end() :]] for joint in _WORDED.finditer(bare))
    return next((both for both in halves if _asks_twice(*both)), [])


def amounts_only(text: str) -> str:
    """A question for several amounts without what it asks of them all, "loại nào nhiều hơn"; empty where it is none."""
    bare = _WHICH_MOST.sub("", text).strip(" ,;?")
    return bare if bare != text.strip(" ,;?") and len(_AMOUNTS.findall(bare)) >= _TWO else ""


def sum_besides(text: str) -> str:
    """The amount that is asked for after a number of things: "tổng vốn bao nhiêu" of "có mấy dự án, tổng vốn …"."""
    found = _SUM_BESIDES.search(text)
    return found["sum"] if found else ""


def ends_of(text: str) -> list[str]:
    """What is asked of the first and of the last of several dates, each alone; empty where not both are asked."""
    both = _BOTH_ENDS.search(text)
    return [f"{text[: both.start()]}{both[end]}{text[both.end() :]}" for end in ("one", "other")] if both else []


def sets_against(text: str) -> bool:
    """Whether a second question is set against the first: "…, còn …?"."""
    return bool(_AGAINST.search(text) and halves_of(text))


def goes_on(part: str) -> bool:
    """Whether a second half names no subject, so that it is about what the first one names: "…, phải làm gì?"."""
    return _GOES_ON.match(part) is not None


def same_asked(parts: list[str]) -> bool:
    """Whether both parts ask the same kind of thing, so that their answers may be compared."""
    asked = [[word.lower() for word in _ASKS.findall(part)] for part in parts]
    return len(asked) == _TWO and asked[0] == asked[1]


def is_among_them(part: str) -> bool:
    """Whether the second half of a question is about some of what the first names: "trong đó đất đai bao nhiêu"."""
    return _AMONG.match(part) is not None


def among_them(part: str, agency: str) -> str:
    """The second half of a question as one about what the first names: its rows, or the agency of another role."""
    if _OTHER_ROLE.match(part) and agency:
        return f"{agency} {part}"
    return part if _AMONG.match(part) else f"Trong đó {part}"

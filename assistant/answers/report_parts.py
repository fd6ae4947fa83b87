"""The parts that every report has, by the words that people call them: shortcomings, merits, proposals, directions.

"Hạn chế của công tác … là gì?" asks for all that stands under such a heading; "Phương hướng năm … về …" for what is
said there of one matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answers.outline import plain_name
from assistant.answers.prose import answer_prose
from assistant.answers.sections import list_items
from assistant.draft import Context, Draft
from assistant.matching import PassageMatch
from assistant.periods import covers_any
from assistant.phrases import Token, tokenize
from assistant.question import Question
from assistant.wants import HOW_MUCH
from index.types import Passage
from ingest.textnorm import fold

_SURE = 0.85
_SPEAKS = 0.6
_NEAR = 0.75
_MOST_ITEMS = 14
_MOST_TOLD = 3
_FIRST_WORDS = 45
_SYLLABLE_OF_TWO = 2
_NO_COLUMNS = {"task", "name", "target", "output"}
_PART_OF_YEAR = re.compile(r"\b(?:6|sau) thang (?:dau|cuoi) nam\b|\bquy (?:iv|i{1,3}|[1-4])\b|\b9 thang\b")


_FAILINGS = {"tồn tại, hạn chế"}
_LEVELS = {"top", "middle", "leaf"}
_WEAK = re.compile(
    r"(?P<what>[^?;]+?)\s+(?:(?:còn|vẫn|bị|được|đang|có|gặp|đánh giá|là)\s+)*"
    r"(?:yếu|kém|hạn chế|vướng mắc|vướng|khó khăn|bất cập|tồn tại|lỗi|chưa tốt|tắc)\s+"
    r"(?:(?:là|ở|về|những|các|tại|do|chỗ|điểm|mặt|khâu)\s+)*(?:gì|nào|đâu|chỗ nào|điểm nào)\b",
    re.IGNORECASE,
)
"""What is weak, and that it is asked in what it is so."""
_IN_REPORT = re.compile(
    r"\b(?:trong|của|theo|tại)\s+(?:bản )?báo cáo(?: [^ ,;?]+){0,5}?"
    r"(?=\s+(?:là|gồm|thế nào|ra sao|có|nêu|yêu cầu)\b|[,;?]|\s*$)",
    re.IGNORECASE,
)


def answer_report_part(context: Context) -> Draft | None:
    """All items of the part that a question asks for, or those on the matter that it names; else None."""
    if not _asks_text(context.question):
        return None
    for name, words in context.knowledge.lexicon.groups["report_parts"].items():
        weakness = _weakness(context.question) if name in _FAILINGS else ""
        if not (weakness or says_part(context.question, words)):
            continue
        for heading in _headings(context, [name, *words]):
            if told := _told(context, heading, _matter(context, heading, words, weakness)):
                return told
    return None


def _told(context: Context, heading: Passage, matter: str) -> Draft | None:
    if matter:
        return _on_matter(context, matter, [p for p in context.knowledge.all_below(heading) if not p.heading])
    return list_items(context, heading) if len(context.knowledge.below(heading)) <= _MOST_ITEMS else None


def _asks_text(question: Question) -> bool:
    """Whether running text may answer: no row, column, number or reason is asked for."""
    placed = question.codes or question.items or question.appendices or question.quoted or question.footnote
    asks = question.asks_agency or question.polar or question.why or set(question.roles()) - _NO_COLUMNS
    other = question.operation not in {"lookup", "list"} or HOW_MUCH.search(question.text)
    return not (placed or asks or other or len(question.documents) > 1)


def says_part(question: Question, words: Sequence[str]) -> bool:
    """Whether a question begins with one of the words for a part, but for words that ask and the paper's name."""
    placed = _PLACED.match(question.text)
    named = placed and any(placed.start() <= start < placed.end() for start, _ in question.reference_spans)
    opening = fold(question.text[placed.end() if placed and named else 0 :][:_FIRST_WORDS])
    return any(re.match(rf"\W*{_OPENS}{re.escape(fold(word))}\b", opening) for word in words)


_PLACED = re.compile(r"[^:,;?]{1,60}[:,] ")
_OPENS = (
    r"(?:(?:con|the|vay|nhung|cac|mot so|neu|ke|liet ke|cho biet|trong|phan|muc|ve|bao cao|co|ra|ten|tinh|hay|xin)\s+)"
    r"{0,4}"
    r"(?:(?:ton tai|kho khan|de xuat|giai phap|muc tieu|nhiem vu)\s*(?:,|va)\s*)?"
)


def _headings(context: Context, words: Sequence[str]) -> list[Passage]:
    """The headings that begin with such a word, of a document or with a name of the years in question, best first."""
    question, known = context.question, context.knowledge
    names = [fold(word) for word in words]
    part_of_year = _PART_OF_YEAR.search(fold(question.text))
    found = []
    for label in context.documents.labels:
        titled = fold(f"{context.title(label)} {context.name(label)}")
        dated = covers_any(known.documents[label], question.years) or any(str(y) in titled for y in question.years)
        dated = dated or not question.years
        for passage in known.passages(label):
            name = plain_name(passage)
            begun = passage.heading and any(re.match(rf"{_OPENS}{re.escape(word)}\b", name) for word in names)
            if not (begun and known.below(passage)) or not (dated or any(str(y) in name for y in question.years)):
                continue
            if part_of_year and part_of_year[0] not in f"{name} {titled}":
                continue
            found.append((_fit(question, name, names), -len(name), passage))
    return [passage for *_, passage in sorted(found, key=lambda item: item[:2], reverse=True)]


def _fit(question: Question, name: str, words: Sequence[str]) -> int:
    """How well a heading's name fits: with the question's year, and with the word that the question itself says."""
    asked = fold(question.text)
    return 2 * any(str(year) in name for year in question.years) + any(w in asked and w in name for w in words)


def _weakness(question: Question) -> str:
    """What is said to be weak, where it is asked in what: "Cổng dịch vụ công còn yếu ở chỗ nào"; else ""."""
    asked = None if question.indexes or question.unit in _LEVELS else _WEAK.match(question.text)
    return asked["what"] if asked else ""


def _matter(context: Context, heading: Passage, words: Sequence[str], weakness: str) -> str:
    """The words of the question, or of what is weak, that name a matter: none of a part, a title or of asking."""
    lexicon, question = context.knowledge.lexicon, context.question
    document = context.knowledge.documents[heading.document]
    title = f"{context.title(heading.document)} {context.name(heading.document)} {document.issuer or ''}"
    titled = {pair for text in (title, *heading.path, heading.text) for pair in pairwise(_folded(text))}
    asked = weakness or _IN_REPORT.sub(" ", question.text)
    tokens = tokenize(context.knowledge.abbreviations.expand(asked, ()))
    said = [token.lower if question.marked else token.folded for token in tokens]
    phrases = [*lexicon.lists["grammar"], *lexicon.lists["of_parts"], *words]
    idle = {tuple((t.lower if question.marked else t.folded) for t in tokenize(phrase)) for phrase in phrases}
    left_out = {at for at, token in enumerate(tokens) if not token.text.isalpha()}
    for length in {len(phrase) for phrase in idle}:
        starts = (at for at in range(len(said) - length + 1) if tuple(said[at : at + length]) in idle)
        left_out |= {within for at in starts for within in range(at, at + length)}
    folded = [token.folded for token in tokens]
    left_out |= {at for n, pair in enumerate(pairwise(folded)) if pair in titled for at in (n, n + 1)}
    initials = "".join(word[0] for word in _folded(title))
    left_out |= {at for at, token in enumerate(tokens) if _is_short_form(token) and token.folded in initials}
    return " ".join(token.text for at, token in enumerate(tokens) if at not in left_out)


def _is_short_form(token: Token) -> bool:
    """Whether a word is written by initials: "CCHC", also in small letters."""
    return len(token.text) > _SYLLABLE_OF_TWO and (token.text.isupper() or not set(token.folded) & set("aeiouy"))


def _folded(text: str) -> list[str]:
    return [token.folded for token in tokenize(text)]


def _on_matter(context: Context, matter: str, below: Sequence[Passage]) -> Draft | None:
    """The items that speak of the matter, the one that says most of it first; None where none does."""
    terms = context.knowledge.terms
    query = terms.query(matter)
    said = [(terms.coverage(query, [(terms.text(p.text), 1.0)]), p) for p in below]
    best = max((share for share, _ in said), default=0.0)
    fitting = [(share, p) for share, p in said if share >= max(_SPEAKS, _NEAR * best)]
    fitting.sort(key=lambda item: -item[0])
    matches = [PassageMatch(p, share, share, 0.0) for share, p in fitting[:_MOST_TOLD]]
    return answer_prose(context, matches, _SURE) if matches else None

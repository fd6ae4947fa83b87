"""The numeric column of which a question says the whole header, set off from the words around it.

"Xã nào có tỷ lệ đúng hạn (%) trên 90?" says all of "Tỷ lệ đúng hạn (%)" between "có" and "trên".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.columns import tells_to_add
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.number_columns import NO_NUMBERS
from assistant.periods import YEAR
from assistant.phrases import Token, tokenize
from assistant.question import Question
from index.types import Record, RecordCell
from ingest.textnorm import fold, normal_tone, squash

_LINES = " / "
_CACHED = 8192
_MOSTLY = 0.8
_FEWEST = 2
_TWO = 2
_FAR = 8
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:\bnăm )?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_PER_CENT = re.compile(r"\(\s*%\s*\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_PAUSE = re.compile(r"[,;:?!“”\"().]")
_BEFORE = {"co", "ve", "theo", "dat", "voi", "nao", "la", "thi", "va", "cua", "giua", "ma", "o", "cho", "xet", "biet"}
_ADDING = {"tong", "cong", "gop"}
_MEANS = {"binh quan", "trung binh"}
_AFTER = {
    *("cao", "thap", "lon", "nho", "nhieu", "it", "tot", "kem", "tren", "duoi", "tu", "khong", "vuot", "toi", "bang"),
    *("dat", "la", "cua", "giua", "o", "tai", "chenh", "lech", "cach", "hon", "duoc", "dung", "xep", "so", "theo"),
    *("trong", "va", "voi", "hay", "thuoc", "chua", "qua", "nam", "tang", "giam", "dong", "chi", "thi"),
}
_SUPERLATIVE = {"nhieu", "it", "cao", "thap", "lon", "nho", "dong"}
_RATES, _NUMBERS = ("ty le", "ti le", "phan tram"), ("so luong", "so", "muc")
"""What a header's number is, where the header itself does not say it: "tỷ lệ đúng hạn" for "Đúng hạn (%)"."""
COMPARING = {"tren", "duoi", "hon", "tu", "qua", "den", "toi", "bang", "nhat", "thieu", "dat", "vuot"}
"""Folded words that stand right before an amount, which then is no number of a row."""


@dataclass(frozen=True, slots=True)
class SaidColumn:
    """A column that a question names by its whole header."""

    facts: TableFacts
    column: int
    header: str
    places: range
    """Where the header stands among the tokens of the question."""

    def is_reckoned(self, words: Words) -> bool:
        """Whether the question adds up what stands under the header, or asks for the mean, in words beside it."""
        first, last = self.places.start, self.places.stop
        after = " ".join(token.folded for token in words.tokens[last : last + _TWO])
        adds = first > 0 and words.tokens[first - 1].folded in _ADDING and words.tokens[first].folded != "so"
        return after in _MEANS or adds

    def cell(self, record: Record) -> RecordCell | None:
        """The number of a row in the column."""
        return next((c for c in record.cells if c.column == self.column and c.number), None)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a question, and which of them name documents, appendices and rows by their numbers."""

    text: str
    tokens: Sequence[Token]
    referring: frozenset[int]
    places: Sequence[int]
    """Where words stand that may be a header's: none that refers, and no "năm" before a year."""
    said: tuple[str, ...]
    """These words; without their marks where the question has none."""

    def between(self, at: int) -> str:
        """What stands between the token before a place and the one there."""
        start = self.tokens[at - 1].end if at else 0
        return self.text[start : self.tokens[at].start if at < len(self.tokens) else len(self.text)]

    def outside(self, taken: Collection[int]) -> str:
        """The text of the tokens that are not taken and refer to nothing, with the signs between them."""
        left = (at for at in range(len(self.tokens)) if at not in taken and at not in self.referring)
        return "".join(f"{self.between(at) or ' '}{self.tokens[at].text}" for at in left)


def words_of(question: Question) -> Words:
    """The question's words; a year, or a number that is compared with, refers to nothing."""
    spans = {(start, end) for start, end in question.reference_spans}
    before = tokenize(question.text)
    used = {
        token.start
        for at, token in enumerate(before)
        if (token.start, token.end) in spans and not _is_amount(question, before, at)
    }
    marked = _PER_CENT.sub(" phần trăm ", question.text)
    tokens = tokenize(marked)
    shift = _shifts(question.text)
    referring = frozenset(at for at, token in enumerate(tokens) if _original(token.start, shift) in used)
    plain = [at for at in range(len(tokens)) if at not in referring]
    years = {at for at in plain if YEAR.fullmatch(tokens[at].folded)}
    plain = [at for at in plain if not (tokens[at].folded == "nam" and at + 1 in years)]
    said = (normal_tone(tokens[at].lower) for at in plain)
    return Words(marked, tokens, referring, plain, tuple(said if question.marked else map(fold, said)))


def _is_amount(question: Question, tokens: Sequence[Token], at: int) -> bool:
    """Whether a token that may refer to something is a year or an amount: "bằng 1", and not "Bảng 1"."""
    if YEAR.fullmatch(tokens[at].folded) or tokens[at].folded == "nam":
        return True
    if at == 0 or not _NUMBER.fullmatch(tokens[at].text) or tokens[at - 1].folded not in COMPARING:
        return False
    return fold(f"{tokens[at - 1].text} {tokens[at].text}") not in map(fold, question.appendices)


def _shifts(text: str) -> list[tuple[int, int]]:
    """For each "(%)" where it ends once written out, and by how much that is longer."""
    found, grown = [], 0
    for match in _PER_CENT.finditer(text):
        grown += len(" phần trăm ") - len(match.group())
        found.append((match.end() + grown, grown))
    return found


def _original(start: int, shift: Sequence[tuple[int, int]]) -> int:
    return start - max((grown for end, grown in shift if end <= start), default=0)


def said_columns(context: Context, words: Words) -> list[SaidColumn]:
    """The columns whose whole header is said in the same words, of all tables of the documents and appendices in
    scope, whatever index a word of the header may name; the longest header alone.

    Empty where several headers are said, one beside the other.
    """
    said = (column for facts in tables_anywhere(context) for column in _of_table(context, words, facts))
    found = [column for column in said if _is_numeric(context, column)]
    longest = [c for c in found if not any(_holds(other.places, c.places) for other in found)]
    if len({(c.places.start, c.places.stop) for c in longest}) != 1:
        return []
    return [c for c in longest if _of_its_years(context, c, words)]


def tables_anywhere(context: Context) -> list[TableFacts]:
    """The tables in scope, whatever index the question names."""
    return context.scoper.tables(replace(context.question, indexes=[]), context.documents.labels)


def said_in_two_years(context: Context, words: Words) -> list[tuple[SaidColumn, SaidColumn]]:
    """The columns of the first and the last of two years of which the question says the whole header but the year."""
    years = sorted(set(context.question.years))
    tables = tables_anywhere(context) if len(years) == _TWO else []
    found = [pair for facts in tables for pair in _in_two_years(context, words, facts, years)]
    longest = max((len(last.places) for _, last in found), default=0)
    return [pair for pair in found if len(pair[1].places) == longest]


def _in_two_years(
    context: Context, words: Words, facts: TableFacts, years: Sequence[int]
) -> Iterable[tuple[SaidColumn, SaidColumn]]:
    bases: dict[str, dict[int, int]] = {}
    for at, header in enumerate(facts.info.headers):
        said = _YEAR.findall(header)
        if len(said) == 1 and (base := _without_year(header)):
            bases.setdefault(base, {})[int(said[0])] = at
    for base, columns in bases.items():
        if not set(years) <= set(columns):
            continue
        whole = _without_year(context.knowledge.in_full(facts.info.headers[columns[years[0]]]))
        places = _said_at(context, words, facts, base, whole)
        pair = [SaidColumn(facts, columns[year], base, places) for year in years if places]
        if len(pair) == _TWO and all(_is_numeric(context, column) for column in pair):
            yield pair[0], pair[1]


def _without_year(header: str) -> str:
    return squash(_YEAR.sub(" ", header)).strip(" /")


def outside_header(context: Context) -> str:
    """What the question says outside the header of the column that it names; all where it names none so."""
    words = words_of(context.question)
    places = {(c.places.start, c.places.stop) for c in said_columns(context, words)}
    if len(places) != 1:
        return context.question.text
    start, stop = places.pop()
    return words.outside(range(start, stop))


def _holds(outer: range, inner: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop and len(outer) > len(inner)


def _of_table(context: Context, words: Words, facts: TableFacts) -> Iterable[SaidColumn]:
    for at, (header, role) in enumerate(zip(facts.info.headers, facts.info.roles, strict=True)):
        if (role or "").partition(":")[0] in NO_NUMBERS:
            continue
        if places := _said_at(context, words, facts, header, context.knowledge.in_full(header)):
            yield SaidColumn(facts, at, header, places)


def _said_at(context: Context, words: Words, facts: TableFacts, header: str, whole: str) -> range | None:
    """The longest place where a header is said, as written or with its abbreviations written out, and set off."""
    marked = context.question.marked
    names = dict.fromkeys((*_names_of(header, marked), *_names_of(whole, marked)))
    folded = [token.folded for token in words.tokens]
    said = (place for name in names for place in _places(words, name) if not tells_to_add(folded, place.stop - 1))
    places = [own for place in said if (own := _set_off(words, place, header, facts.name_header))]
    return max(places, key=len, default=None)


@lru_cache(_CACHED)
def _names_of(header: str, marked: bool) -> tuple[tuple[str, ...], ...]:
    """The words by which a header is said: whole or by its last line, with and without what stands in brackets."""
    parts = [header, header.rpartition(_LINES)[2]]
    texts = [text for part in parts for text in (_PER_CENT.sub(" phần trăm ", part), _BRACKETS.sub(" ", part))]
    found = (tuple(token.lower for token in _without_year_word(tokenize(normal_tone(squash(t))))) for t in texts)
    names = dict.fromkeys(name for name in found if any(not YEAR.fullmatch(word) for word in name))
    return tuple(names) if marked else tuple(tuple(map(fold, name)) for name in names)


def _without_year_word(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without "năm" before a year."""
    years = {at for at, token in enumerate(tokens) if YEAR.fullmatch(token.folded)}
    return [t for at, t in enumerate(tokens) if not (t.folded == "nam" and at + 1 in years)]


def _places(words: Words, name: tuple[str, ...]) -> list[range]:
    """Where the words of a header stand in the question."""
    said, length = words.said, len(name)
    starts = (at for at in range(len(said) - length + 1) if said[at] == name[0] and said[at : at + length] == name)
    return [range(words.places[at], words.places[at + length - 1] + 1) for at in starts]


def _set_off(words: Words, places: range, header: str, rows: str) -> range | None:
    """The places of a header with what its number is; None where more stands before or after it that belongs to it.

    What the table calls its `rows` may stand before it: "mấy xã điểm năm 2026 dưới 50".
    """
    tokens, first, last = words.tokens, places.start, places.stop
    before = _before(tokens, first)
    measures = _RATES if "%" in header else _NUMBERS
    first -= next((len(said.split()) for said in measures if before.endswith(f" {said}")), 0)
    before, called = _before(tokens, first), fold(squash(_BRACKETS.sub(" ", rows)))
    opens = first == 0 or tokens[first - 1].folded in _BEFORE | _ADDING or first - 1 in words.referring
    opens = opens or any(before.endswith(f" {name.strip()}") for name in (called, *called.split(",")) if name.strip())
    while last < len(tokens) and _tells_year(tokens, last):
        last += 1
    ends = last >= len(tokens) or tokens[last].folded in _AFTER or last in words.referring
    ends = ends or " ".join(token.folded for token in tokens[last : last + _TWO]) in _MEANS
    whole = (opens or _pauses(words, first)) and (ends or _pauses(words, last))
    return range(first, places.stop) if whole or _is_superlative(tokens, first, last) else None


def _is_superlative(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a header stands between the words of a superlative: "nhiều nhà trạm phải sửa nhất"."""
    heads = first > 0 and tokens[first - 1].folded in _SUPERLATIVE
    return heads and last < len(tokens) and tokens[last].folded == "nhat"


def _before(tokens: Sequence[Token], at: int) -> str:
    return " " + " ".join(token.folded for token in tokens[max(0, at - _FAR) : at]).replace(" nhung ", " ")


def _pauses(words: Words, at: int) -> bool:
    return _PAUSE.search(words.between(at)) is not None


def _tells_year(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return bool(YEAR.fullmatch(tokens[at].folded) or (tokens[at].folded == "nam" and YEAR.fullmatch(following)))


def _is_numeric(context: Context, said: SaidColumn) -> bool:
    rows = [row for row in context.knowledge.rows(said.facts.info.id) if row.kind == "row"]
    filled = [c for row in rows for c in row.cells if c.column == said.column and c.text.strip(" -–—")]
    numbers = sum(cell.number is not None for cell in filled)
    return numbers >= max(_FEWEST, _MOSTLY * len(filled))


def _of_its_years(context: Context, said: SaidColumn, words: Words) -> bool:
    """Whether each year that the question names is one of the header's, the table's title's or the document's."""
    document = context.knowledge.documents[said.facts.info.document]
    header = {words.tokens[at].folded for at in said.places}
    told = f"{said.facts.info.caption} {document.period or ''} {document.title}"
    return all(str(year) in header or str(year) in told for year in context.question.years)

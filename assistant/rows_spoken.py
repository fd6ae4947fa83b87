"""Which rows of a table a question is about: those that it names, or all that are what it calls them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.draft import Context
from assistant.phrases import Token, tokenize
from assistant.place_levels import TIERS
from assistant.quotations import quotations
from assistant.said_columns import COMPARING, SaidColumn, Words
from assistant.wording import unit_of
from index.types import Record
from ingest.textnorm import fold, squash

_CACHED = 8192
_SHORT = 3
_NAMED = 100
_BRACKETS = re.compile(r"\([^()]*\)")
_BODIES = {"co", "quan", "don", "vi", "so", "nganh", "dia", "phuong", "noi", "ban", "xa", "huyen", "tinh"}
_MATTERS = {"noi", "dung", "yeu", "to", "tieu", "chi", "so", "thanh", "phan", "muc", "linh", "vuc", "dong", "hang"}
_HEADS_BODIES = re.compile(r"\b(?:co quan|don vi|so|nganh|dia phuong|xa|phuong|huyen|quan|noi nhan|to chuc)\b")
_HEADS_PLACES = re.compile(r"\b(?:dia ban|dia phuong)\b")
_GENERAL = re.compile(
    r"\b(?:co quan|don vi|dia phuong|chi so|chi tieu|tieu chi|noi dung|yeu to|thanh phan|linh vuc|hang muc)\b"
)
_KINDS = {"so", "nganh", "xa", "phuong", "huyen", "ban"}
_TIERS = {fold(tier): tuple(f"{fold(level)} " for level in levels) for tier, levels in TIERS.items()}
_LEVELS = (*_TIERS["huyen"], *_TIERS["xa"])
_OWN = {"cấp", "sở", "xã", "phường", "huyện", "ngành", "quận"}
_SAYS_NOTHING = {
    *COMPARING, "tang", "giam", "them", "manh", "nhanh", "thay", "doi",
    "tren", "duoi", "hon", "kem", "cao", "thap", "lon", "nho", "nhieu", "it", "tot", "thu", "tro", "len", "xuong",
    "bao", "may", "nao", "gi", "chenh", "lech", "cach", "nhau", "biet", "khoang", "nhat", "tong", "cong", "gop",
    "lai", "so", "sanh", "voi", "va", "hay", "hoac", "giua", "dung", "dau", "xep", "top", "hai", "ba", "nam", "bon",
    "nhi", "muc", "vuot", "khong", "trong", "cung", "ke", "ten", "liet", "ca", "cho", "hoi", "xin", "tat", "danh",
    "sach", "binh", "quan", "trung", "bat", "do", "cua", "la", "duoc", "dat", "bang", "moi", "chi", "chua", "dan",
    "tu", "neu", "toi", "phan", "tram", "diem", "hien", "theo", "bieu", "phu", "luc", "nhung", "cac", "thi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowsSpoken:
    """The rows of a table that a question is about."""

    rows: Sequence[Record]
    named: Sequence[Record]
    """Those that it names one by one, in its order."""
    taken: frozenset[int]
    """Where they are named."""
    after: str
    """What the question says after the header."""
    called: str
    """What the question calls the rows, where that is narrower than the table's own word."""
    sureness: int
    """How surely the table is the one that is meant: by its rows, by what it calls them."""


def rows_spoken(context: Context, column: SaidColumn, words: Words, rows: Sequence[Record]) -> RowsSpoken | None:
    """The rows that the question is about; None where words are left that tell something else."""
    quoted = _quoted(words)
    named = _named(context, column, words, rows, quoted)
    if named is None:
        return None
    taken = frozenset(at for places in named.values() for at in places)
    left = _left(context, column, words, rows, taken)
    after = words.outside({*range(column.places.stop), *taken})
    if named:
        records = sorted((row for row in rows if row.id in named), key=lambda row: named[row.id].start)
        return RowsSpoken(records, records, taken, after, "", _NAMED) if not left or _are_kind(column, left) else None
    own = _of_kind(column, rows, left, fold(words.outside({*column.places, *taken})))
    narrower = [t.lower for t in words.tokens if t.folded in left and t.lower in _OWN] if len(own) < len(rows) else []
    called = ", ".join(dict.fromkeys(narrower))
    said, other = _names_said(context, column, words)
    return RowsSpoken(own, [], taken, after, called, said) if own and other <= said else None


def _names_said(context: Context, column: SaidColumn, words: Words) -> tuple[int, int]:
    """How many words of the question are this table's header over the names of its rows, and another table's."""
    folded = " ".join(t.folded for at, t in enumerate(words.tokens) if at not in column.places)
    names = {fold(f.name_header): f for f in context.tables() if f.name_header}
    said = {n: len(n.split()) for n in names if re.search(rf"\b{re.escape(' '.join(_plain(n)))}\b", folded)}
    own = fold(column.facts.name_header)
    others = (length for name, length in said.items() if name != own and not _GENERAL.fullmatch(name))
    return said.get(own, 0), max(others, default=0)


def _quoted(words: Words) -> list[range]:
    """The places of the words that are quoted."""
    found = []
    for start, end in quotations(words.text):
        inside = [at for at, token in enumerate(words.tokens) if start <= token.start < end]
        found += [range(inside[0], inside[-1] + 1)] if inside else []
    return found


def _named(
    context: Context, column: SaidColumn, words: Words, rows: Sequence[Record], quoted: Sequence[range]
) -> dict[str, range] | None:
    """Where rows are named, by their ids; None where a quotation names no row, or several."""
    folded = [token.folded for token in words.tokens]
    found: dict[str, range] = {}
    for places in quoted:
        said = tuple(folded[places.start : places.stop])
        whole = [row for row in rows if said in _names(context, row)]
        begun = [
            row for row in rows if len(said) > 1 and any(name[: len(said)] == said for name in _names(context, row))
        ]
        meant = whole or begun
        if len(meant) != 1:
            return None
        found[meant[0].id] = places
    taken = {at for places in [*quoted, column.places] for at in places}
    if quoted:
        return found
    spans = [(_place(folded, name, taken, words), row) for row in rows for name in _names(context, row)]
    spans = [(span, row) for span, row in spans if span]
    for span, row in sorted(spans, key=lambda item: -len(item[0] or ())):
        if span and not taken & set(span):
            if row.id in found:
                continue
            found[row.id] = span
            taken |= set(span)
    alike = [row for span, row in spans if row.id not in found and any(span == own for own in found.values())]
    return None if alike else found


def _place(folded: Sequence[str], name: Sequence[str], taken: set[int], words: Words) -> range | None:
    """Where a name of several words stands, or one word in capitals."""
    spans = (range(at, at + len(name)) for at in range(len(folded) - len(name) + 1))
    said = (span for span in spans if tuple(folded[span.start : span.stop]) == tuple(name) and not taken & set(span))
    return next((span for span in said if len(name) > 1 or _is_abbreviation(words.tokens[span.start].text)), None)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) >= _SHORT


def _names(context: Context, row: Record) -> set[tuple[str, ...]]:
    """What a row may be called: its name, with abbreviations written out, with and without what stands in brackets."""
    texts = [row.name, context.knowledge.in_full(row.name)]
    return {name for text in texts for name in _spelt(text)}


@lru_cache(_CACHED)
def _spelt(text: str) -> tuple[tuple[str, ...], ...]:
    own = [tuple(t.folded for t in tokenize(form)) for form in (text, _BRACKETS.sub(" ", text))]
    return tuple(dict.fromkeys(name for name in own if name))


def _left(
    context: Context, column: SaidColumn, words: Words, rows: Sequence[Record], taken: frozenset[int]
) -> list[str]:
    """The words that say more than the header, the rows, what is done with them, and the titles above the table."""
    grammar = {fold(word) for word in context.knowledge.lexicon.lists["grammar"]}
    unit = next((unit_of(cell, row) for row in rows if (cell := column.cell(row))), "")
    info = column.facts.info
    titles = {*_plain(f"{info.caption} {info.appendix or ''} {context.title(info.document)}"), *_plain(unit)}
    known = grammar | _SAYS_NOTHING
    left = [
        token
        for at, token in enumerate(words.tokens)
        if at not in taken and at not in column.places and at not in words.referring
    ]
    said = (t.folded for t in left if t.lower in _OWN or not (t.folded in known | titles or _is_number(t)))
    return list(dict.fromkeys(said))


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit()


def _are_kind(column: SaidColumn, left: Sequence[str]) -> bool:
    """Whether words only say what the rows are: by the header over their names, or a general word for such rows."""
    header = fold(column.facts.name_header)
    general = _BODIES if _HEADS_BODIES.search(header) else _MATTERS
    return set(left) <= {*_plain(header), *general}


def _of_one_sort(header: str, said: str) -> str:
    """The one of the two sorts of rows under a header that is asked for: "cơ quan" of "Cơ quan, địa phương"."""
    sorts = [sort for sort in ("co quan", "don vi", "dia phuong") if sort in header]
    asked = [sort for sort in sorts if re.search(rf"\b{sort}\b", said)]
    return asked[0] if len(sorts) > 1 and len(asked) == 1 else ""


def _of_kind(column: SaidColumn, rows: Sequence[Record], left: Sequence[str], said: str) -> Sequence[Record]:
    """The rows that are what the words call them: "xã" of a table of sở and xã; none where the words say more."""
    header = fold(column.facts.name_header)
    narrow = set(_GENERAL.sub(" ", " ".join(left)).split())
    places = [row for row in rows if fold(row.name).startswith(_LEVELS)]
    if not narrow and places and len(places) < len(rows):
        if one := _of_one_sort(header, said):
            return places if one == "dia phuong" else [row for row in rows if row not in places]
        return rows if set(left) <= set(_plain(header)) else []
    if not narrow:
        return rows
    if "cap" in narrow and (tier := next((_TIERS[word] for word in _TIERS if word in narrow), None)):
        return [row for row in rows if fold(row.name).startswith(tier)]
    if narrow <= _KINDS:
        bodies = [row for row in rows if row not in places] if "nganh" in narrow else []
        own = bodies or [row for row in rows if _plain(row.name)[0] in narrow]
        return own or (rows if narrow <= set(_plain(header)) else _of_no_level(header, rows, narrow, places))
    begun = [row for row in rows if _plain(row.name)[: len(left)] == list(left)]
    return begun or (rows if _are_kind(column, left) else [])


def _of_no_level(
    header: str, rows: Sequence[Record], narrow: Collection[str], places: Sequence[Record]
) -> Sequence[Record]:
    """The rows of a table of places whose names leave their level out, where one level is asked for."""
    if not (_HEADS_PLACES.search(header) and len(narrow) == 1 and set(narrow) <= {"huyen", "xa"}):
        return []
    return [row for row in rows if row not in places]


def _plain(text: str) -> list[str]:
    return [token.folded for token in tokenize(squash(text))]

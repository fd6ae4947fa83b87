"""What a question points at by number: documents, criteria, tasks, sections, appendices, footnotes, years."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.phrases import Token, tokenize
from assistant.question import Asked, ItemRef
from assistant.row_keys import FoundKey
from ingest.model import DocumentMeta
from ingest.textnorm import fold

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_INTEGER = re.compile(r"0?\d{1,3}")
_ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
_OFFICIAL = re.compile(r"\d+(?:/\d{4})?[/-][^\W\d_].*")
_LETTER = re.compile(r"[A-EĐ]")
_LONGEST_UNIT = 4
_TABLES = {"bang": "Bảng", "bieu": "Biểu"}
_LONGEST_TITLE = 14
_TITLE_WORDS = 3
_TELLS = {"giao", "yeu", "neu", "dat", "ghi", "do", "co", "thi", "quy"}
_PERIODS = (("năm",), ("nam",), ("giai", "đoạn"), ("giai", "doan"))
_UNTIL = {"toi", "den"}
_WITHIN = {"trong", "theo", "cua", "tai", "thuoc", "tu", "so"}


@dataclass(frozen=True)
class ReferenceWords:
    """Folded words that stand before a number: kinds of documents, units of rows, and what may stand between."""

    documents: Mapping[str, str]
    between: frozenset[str]
    items: Mapping[str, str]
    counting: frozenset[str]
    footnotes: frozenset[str]
    amounts: frozenset[str]
    joining: frozenset[str]
    excluding: frozenset[str]
    alike: frozenset[str]
    """Words that only without their marks are such a unit: "mức 2" is no "mục 2"."""


@dataclass(slots=True)
class References:
    """Everything found, and the positions of the tokens that said it."""

    documents: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    covering: list[str] = field(default_factory=list)
    """Documents of longer periods that include the year of a missing one."""
    official: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    items: list[ItemRef] = field(default_factory=list)
    excluded: list[ItemRef] = field(default_factory=list)
    appendices: list[str] = field(default_factory=list)
    footnote: str | None = None
    years: list[int] = field(default_factory=list)
    columns: list[Asked] = field(default_factory=list)
    """Columns that are named like a document of a year ("kế hoạch năm 2028" of an indicator)."""
    numbers: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def add_documents(self, labels: Sequence[str]) -> None:
        """Adds labels that are not there yet."""
        self.documents += [label for label in labels if label not in self.documents]


class ReferenceFinder:
    """Reads one question against the documents and row keys of a build."""

    def __init__(
        self,
        words: ReferenceWords,
        documents: Sequence[DocumentMeta],
        keys: Collection[str],
        columns: Mapping[tuple[str, int], Asked],
        rows: Collection[str] = (),
    ) -> None:
        """`columns` are those named like a document of a year, by the kind's folded word and the year.

        `rows` are folded words that tables have for their rows; they name one where "số" follows ("giải pháp số 17").
        """
        self._words = words
        self._documents = documents
        self._keys = keys
        self._columns = columns
        self._rows = {f"{word} so": "item" for word in rows if word and word not in words.items}
        self._kind_words = frozenset(syllable for phrase in words.documents for syllable in phrase.split())
        self._titles = {
            d.label: frozenset(token.folded for token in tokenize(d.title) if not token.lower[0].isdigit())
            for d in documents
        }

    def find(
        self,
        tokens: Sequence[Token],
        drafts: bool,
        quoted: Collection[int] = (),
        keys: Sequence[FoundKey] = (),
        headers: Collection[int] = (),
        restored: Collection[str] = (),
    ) -> References:
        """All references. With `drafts` a document's number means its draft; numbers at `quoted` places name no row.

        `keys` are the mixed keys that the text names; at `headers` begin names of columns, which name no document
        ("Kế hoạch vốn năm 2026"). `restored` are words that were typed without their marks, or otherwise.
        A dotted number is a code when a word such as "tiêu chí" stands before it, or when it is the key of a row
        and nothing says that it is an amount; else it is a number.
        """
        found = References()
        self._find_documents(tokens, found, drafts, headers)
        self._find_appendix(tokens, found)
        self._find_footnote(tokens, found)
        found.used |= set(quoted)
        self._take_keys(tokens, found, keys)
        self._find_items(tokens, found, restored)
        self._find_codes(tokens, found)
        for at, token in enumerate(tokens):
            if at in found.used:
                continue
            if YEAR.fullmatch(token.folded):
                found.used.add(at)
                found.years += [int(token.folded)] * (int(token.folded) not in found.years)
            elif token.lower[0].isdigit() and not _OFFICIAL.fullmatch(token.text):
                found.numbers.append(token.text)
        return found

    def _find_documents(
        self, tokens: Sequence[Token], found: References, drafts: bool, headers: Collection[int]
    ) -> None:
        for at, token in enumerate(tokens):
            if _OFFICIAL.fullmatch(token.text):
                labels = self._numbered(token.folded, drafts)
                if labels:
                    found.used.add(at)
                    found.add_documents(labels)
                else:
                    found.official.append(token.text)
            elif own := [d.label for d in self._documents if d.number is None and fold(d.label) == token.folded]:
                found.add_documents(own)
                found.used.add(at)
        for at in range(len(tokens)):
            if at not in headers:
                self._find_named(tokens, at, found, drafts)

    def _numbered(self, number: str, drafts: bool) -> list[str]:
        """Documents of a number, whole ("164/kh-ubnd") or its first part ("164")."""
        same = [d.label for d in self._documents if d.number and number in _forms(d.number)]
        instead = [d.label for d in self._documents if drafts and d.draft_of in same]
        return instead or same

    def _find_named(self, tokens: Sequence[Token], at: int, found: References, drafts: bool) -> None:
        """ "kế hoạch 164", "KH năm 2026", "Kế hoạch PAPI 2021-2025", "kế hoạch chuyển đổi số năm 2028"."""
        here = (n for n in (3, 2, 1) if at + n <= len(tokens))
        length = next((n for n in here if _joined(tokens[at : at + n]) in self._words.documents), None)
        if length is None:
            return
        called = _joined(tokens[at : at + length])
        kind = self._words.documents[called]
        titled = self._words.between.union(*(self._titles[d.label] for d in self._documents if d.kind == kind))
        end = at + length
        while end < len(tokens) and end - at <= _LONGEST_TITLE and tokens[end].folded in titled:
            end += 1
        if end >= len(tokens) or not tokens[end].lower[0].isdigit():
            self._find_titled(tokens, (at, at + length, end), kind, found)
            return
        if end in found.used:
            found.used.update(range(at, end))
            return
        number = tokens[end].folded
        if YEAR.fullmatch(number):
            between = {token.folded for token in tokens[at + length : end]}
            column = self._columns.get((called, int(number)))
            if column and between <= {"nam"} and not (at and tokens[at - 1].folded in _WITHIN):
                found.columns.append(column)
                found.used.update(range(at, end + 1))
                found.years += [int(number)] * (int(number) not in found.years)
                return
            self._find_of_year(tokens, (at, end), kind, found, drafts)
        elif number.isdecimal() and number.lstrip("0"):
            labels = self._numbered(number.lstrip("0"), drafts)
            found.add_documents(labels)
            found.used.update(range(at, end + 1) if labels else ())
            self._find_more_documents(tokens, end + 1 if labels else len(tokens), found, drafts)

    def _find_more_documents(self, tokens: Sequence[Token], at: int, found: References, drafts: bool) -> None:
        """ "Kế hoạch 164 và 179": numbers of further documents."""
        while at + 1 < len(tokens) and tokens[at].folded in self._words.joining:
            number = tokens[at + 1].folded
            labels = self._numbered(number, drafts) if number.isdecimal() and len(number) > 1 else []
            if not labels:
                return
            found.add_documents(labels)
            found.used.update((at, at + 1))
            at += 2

    def _find_titled(self, tokens: Sequence[Token], place: tuple[int, int, int], kind: str, found: References) -> None:
        """ "Trong kế hoạch chuyển đổi số": a document of which only the kind and words of its title are said."""
        at, first, end = place
        begins = at == 0 or tokens[at - 1].folded in _WITHIN or tokens[at - 1].lower[0].isdigit()
        ends = end == len(tokens) or tokens[end].start - tokens[end - 1].end > 1 or tokens[end].folded in _TELLS
        said = {token.folded for token in tokens[first:end]}
        if not begins or not ends or len(said) < _TITLE_WORDS:
            return
        same = [d for d in self._documents if d.kind == kind and said <= self._titles[d.label] and d.draft_of is None]
        if len(same) == 1:
            found.add_documents([same[0].label])
            found.used.update(range(at, end))

    def _find_of_year(
        self, tokens: Sequence[Token], place: tuple[int, int], kind: str, found: References, drafts: bool
    ) -> None:
        at, end = place
        said = {token.folded for token in tokens[at:end]}
        first = last = tokens[end].folded
        after = end + 1
        if after < len(tokens) and YEAR.fullmatch(tokens[after].folded) and tokens[after].start - tokens[end].end <= 3:
            last, end = tokens[after].folded, after
        period = first if first == last else f"{first}-{last}"
        by_title = said - self._words.between
        of_kind = [d for d in self._documents if d.kind == kind or not kind]
        of_kind = [d for d in of_kind if by_title <= self._named_by(d)]
        same = [d for d in of_kind if d.period == period and (d.draft_of is None or drafts)]
        same = [d for d in same if drafts and d.draft_of] or same
        if said & _UNTIL:
            same = [d for d in of_kind if (d.period or "").endswith(f"-{first}") and d.draft_of is None] or same
        if not same and first == last:
            same = [d for d in of_kind if (d.issue_date or "").startswith(first) and d.draft_of is None]
        if not same and by_title - self._kind_words:
            return
        same = self._best_titled(same, said)
        found.used.update(range(at, end + 1))
        found.years += [int(year) for year in dict.fromkeys((first, last))]
        found.add_documents([d.label for d in same])
        if kind in set(self._kinds()) and not same:
            found.missing.append(f"{kind} năm {period}")
            covering = [d for d in of_kind if first == last and covers(d, int(first)) and d.draft_of is None]
            found.covering += [d.label for d in covering]

    def _named_by(self, document: DocumentMeta) -> frozenset[str]:
        """Words by which a document may be named: of its title and its kind, written out or short."""
        kinds = (words for words, kind in self._words.documents.items() if kind in {document.kind, ""})
        return self._titles[document.label].union(*(words.split() for words in kinds))

    def _best_titled(self, documents: Sequence[DocumentMeta], said: Collection[str]) -> list[DocumentMeta]:
        """The documents whose titles have most of the words said."""
        shared = [len(self._titles[d.label].intersection(said)) for d in documents]
        return [d for d, count in zip(documents, shared, strict=True) if count == max(shared)]

    def _kinds(self) -> list[str]:
        return [d.kind for d in self._documents if d.kind]

    def _find_appendix(self, tokens: Sequence[Token], found: References) -> None:
        for at, token in enumerate(tokens):
            joined = re.fullmatch(r"pl(\d{1,2})", token.folded)
            if joined:
                found.appendices.append(f"Phụ lục {joined[1]}")
                found.used.add(at)
                continue
            if token.folded in _TABLES:
                self._find_table(tokens, at, found)
                continue
            spelled = token.folded == "luc" and at and tokens[at - 1].folded == "phu"
            if at + 1 >= len(tokens) or not (spelled or token.folded in {"pl", "appendix", "annex"}):
                continue
            here = at + 2 if tokens[at + 1].folded == "so" and at + 2 < len(tokens) else at + 1
            number = tokens[here].folded.lstrip("0")
            single = _LETTER.fullmatch(tokens[here].text.upper()) is not None
            if (number.isdecimal() and not YEAR.fullmatch(number)) or _ROMAN.fullmatch(number) or single:
                found.appendices.append(f"Phụ lục {number.upper()}")
                found.used.update(range(at - bool(spelled), here + 1))

    @staticmethod
    def _find_table(tokens: Sequence[Token], at: int, found: References) -> None:
        """ "Biểu số 2": a table named by the number that its caption begins with."""
        last = at + 2 if _joined(tokens[at + 1 : at + 2]) == "so" else at + 1
        if last < len(tokens) and _INTEGER.fullmatch(tokens[last].folded):
            found.appendices.append(f"{_TABLES[tokens[at].folded]} {tokens[last].folded.lstrip('0')}")
            found.used.update(range(at, last + 1))

    def _find_footnote(self, tokens: Sequence[Token], found: References) -> None:
        for at in range(1, len(tokens)):
            if not tokens[at].folded.isdecimal() or at in found.used:
                continue
            if before := _before(tokens, self._skip_counting(tokens, at), self._words.footnotes):
                found.footnote = tokens[at].folded.lstrip("0")
                found.used.update(range(before[1], at + 1))

    def _find_items(self, tokens: Sequence[Token], found: References, restored: Collection[str]) -> None:
        alike = self._words.alike.difference(restored)
        for at, token in enumerate(tokens):
            number = token.folded.rstrip(".")
            roman = bool(_ROMAN.fullmatch(number) or _LETTER.fullmatch(token.text.upper()))
            if at in found.used or not (_INTEGER.fullmatch(number) or roman):
                continue
            before = _before(tokens, self._skip_counting(tokens, at), self._words.items)
            before = before or (None if roman else _before(tokens, at, self._rows))
            if before is None or before[1] in found.used or tokens[at - 1].lower in alike:
                continue
            called = self._words.items.get(before[0], "item")
            heading = called == "heading"
            if heading and not roman:
                continue
            single = len(number) == 1 and not number.isdecimal()
            if single and called not in {"section", "heading"}:
                continue
            shown = number.upper() if roman else number.lstrip("0") or "0"
            left_out = before[1] and tokens[before[1] - 1].folded in self._words.excluding
            target = found.excluded if left_out else found.items
            unit = "section" if heading else called
            target.append(ItemRef(unit, shown))
            found.used.update(range(before[1], at + 1))
            if not roman:
                self._find_more_items(tokens, at + 1, unit, found, target)

    def _find_more_items(
        self, tokens: Sequence[Token], at: int, unit: str, found: References, target: list[ItemRef]
    ) -> None:
        """ "Nhiệm vụ 4 và 5", "nhiệm vụ 4, 5": numbers that go on a list."""
        while at < len(tokens):
            here = at + 1 if tokens[at].folded in self._words.joining and at + 1 < len(tokens) else at
            number = tokens[here].folded
            amount = here + 1 < len(tokens) and tokens[here + 1].folded in self._words.amounts
            if not _INTEGER.fullmatch(number) or amount or here in found.used:
                return
            target.append(ItemRef(unit, number.lstrip("0") or "0"))
            found.used.update(range(at, here + 1))
            at = here + 1

    @staticmethod
    def _take_keys(tokens: Sequence[Token], found: References, keys: Sequence[FoundKey]) -> None:
        """ "Mục D.1.1", "P5.3", "NV-03": keys of letters and numbers, as far as nothing else has taken them."""
        for named in keys:
            inside = {at for at, token in enumerate(tokens) if named.start <= token.start < named.end}
            if inside and not inside & found.used:
                found.codes += [named.key] * (named.key not in found.codes)
                found.used |= inside

    def _find_codes(self, tokens: Sequence[Token], found: References) -> None:
        for at, token in enumerate(tokens):
            code = token.folded.rstrip(".")
            if at in found.used or not _CODE.fullmatch(code):
                continue
            named = _before(tokens, self._skip_counting(tokens, at), self._words.items)
            amount = code.count(".") == 1 and self._is_amount(tokens, at)
            listed = at > 1 and tokens[at - 1].folded in self._words.joining and (at - 2) in found.used
            beside = at > 0 and bool(found.codes) and (at - 1) in found.used
            known = code in self._keys or listed or beside or code.count(".") > 1
            if named or (known and not amount):
                found.codes += [code] * (code not in found.codes)
                found.used.update(range(named[1] if named else at, at + 1))

    def _is_amount(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a unit follows the number; "năm" before a year is none."""
        after = tokens[at + 1 : at + 3]
        year = len(after) > 1 and YEAR.fullmatch(after[1].folded)
        return bool(after) and after[0].folded in self._words.amounts and not year

    def _skip_counting(self, tokens: Sequence[Token], at: int) -> int:
        return at - 1 if at and tokens[at - 1].folded in self._words.counting else at


def before_years(words: Sequence[str]) -> set[int]:
    """Places of the words that say that a year follows: "năm 2024", "giai đoạn 2021"."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for said in _PERIODS if YEAR.fullmatch(word) else ():
            if tuple(words[max(0, at - len(said)) : at]) == said:
                found |= set(range(at - len(said), at))
    return found


def covers(document: DocumentMeta, year: int) -> bool:
    """Whether the document's period includes the year."""
    years = [int(part) for part in re.findall(r"\d{4}", document.period or "")]
    return bool(years) and min(years) <= year <= max(years)


def covers_any(document: DocumentMeta, years: Iterable[int]) -> bool:
    """Whether the document's period includes one of the years."""
    return any(covers(document, year) for year in years)


def _forms(number: str) -> set[str]:
    return {fold(number), number.split("/", maxsplit=1)[0].lstrip("0")}


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.folded for token in tokens)


def _before(tokens: Sequence[Token], at: int, words: Collection[str]) -> tuple[str, int] | None:
    """The longest of the words that ends right before `at`, and where it starts."""
    for length in range(_LONGEST_UNIT, 0, -1):
        if at >= length and (word := _joined(tokens[at - length : at])) in words:
            return word, at - length
    return None

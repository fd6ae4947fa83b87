"""Documents that a question names: by number, by kind and year, by words of their titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from assistant.periods import YEAR, covers
from assistant.phrases import Token, tokenize
from assistant.question import Asked
from assistant.reference_words import References, ReferenceWords, folded_words
from ingest.model import DocumentMeta
from ingest.textnorm import fold

OFFICIAL = re.compile(r"\d+(?:/\d{4})?[/-][^\W\d_].*")
_LONGEST_TITLE = 14
_TITLE_WORDS = 3
_TELLS = {"giao", "yeu", "neu", "dat", "ghi", "do", "co", "thi", "quy"}
_UNTIL = {"toi", "den"}
_WITHIN = {"trong", "theo", "cua", "tai", "thuoc", "tu", "so"}
_SHORTHAND = range(3, 7)
_ISSUED = re.compile(r"(?:ban hanh )?ngay (\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b")
_DATE_TOKENS = 8
_ACT = 2
"""How many syllables a verb such as "thực hiện" has."""


class DocumentFinder:
    """Finds the documents of a build in one question."""

    def __init__(
        self, words: ReferenceWords, documents: Sequence[DocumentMeta], columns: Mapping[tuple[str, int], Asked]
    ) -> None:
        """`columns` are those named like a document of a year, by the kind's folded word and the year."""
        self._words = words
        self._documents = documents
        self._columns = columns
        self._kind_words = frozenset(syllable for phrase in words.documents for syllable in phrase.split())
        self._titles = {
            d.label: frozenset(token.folded for token in tokenize(d.title) if not token.lower[0].isdigit())
            | _initials(d.title)
            for d in documents
        }

    def find(self, tokens: Sequence[Token], found: References, drafts: bool, headers: Collection[int]) -> None:
        """Adds the documents to what is found. With `drafts` a number means its draft; at `headers` begin columns."""
        for at, token in enumerate(tokens):
            if OFFICIAL.fullmatch(token.text):
                labels = self._of_the_day(tokens, at, self._numbered(token.folded, drafts))
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

    def _of_the_day(self, tokens: Sequence[Token], at: int, labels: Sequence[str]) -> list[str]:
        """The documents of a number, without those issued on another day than the one said after it.

        The same number is given out again each year: "164/KH-UBND ngày 07/9/2020" may be a paper that a text cites.
        """
        after = " ".join(token.folded for token in tokens[at + 1 : at + 1 + _DATE_TOKENS])
        if (day := _ISSUED.match(after)) is None:
            return list(labels)
        said = f"{day[3]}-{day[2].zfill(2)}-{day[1].zfill(2)}"
        days = {d.label: d.issue_date for d in self._documents}
        return [label for label in labels if days[label] in {said, None}]

    def _find_named(self, tokens: Sequence[Token], at: int, found: References, drafts: bool) -> None:
        """ "kế hoạch 164", "KH năm 2026", "Kế hoạch PAPI 2021-2025", "kế hoạch chuyển đổi số năm 2028"."""
        here = (n for n in (3, 2, 1) if at + n <= len(tokens))
        length = next((n for n in here if folded_words(tokens[at : at + n]) in self._words.documents), None)
        if length is None:
            self._find_column(tokens, at, found)
            return
        called = folded_words(tokens[at : at + length])
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
        if YEAR.fullmatch(number) and not self._numbers(number, kind, tokens[at + length : end]):
            between = {token.folded for token in tokens[at + length : end]}
            column = self._columns.get((called, int(number)))
            if column and between <= {"nam"} and not (at and tokens[at - 1].folded in _WITHIN):
                found.columns.append(column)
                found.used.update(range(at, end + 1))
                found.years += [int(number)] * (int(number) not in found.years)
                return
            self._find_of_year(tokens, (at, end), kind, found, drafts)
        elif number.isdecimal() and number.lstrip("0"):
            labels = self._of_the_day(tokens, end, self._numbered(number.lstrip("0"), drafts))
            found.add_documents(labels)
            found.used.update(range(at, end + 1) if labels else ())
            self._find_more_documents(tokens, end + 1 if labels else len(tokens), found, drafts)

    def _numbers(self, year: str, kind: str, between: Sequence[Token]) -> bool:
        """Whether what looks like a year is the number of a document: of that kind, where none is for that year."""
        if not {token.folded for token in between} <= {"so"}:
            return False
        of_kind = [d for d in self._documents if d.kind == kind or not kind]
        return any(d.number and year in _forms(d.number) for d in of_kind) and not any(
            d.period == year or (d.issue_date or "").startswith(year) for d in of_kind
        )

    def _find_column(self, tokens: Sequence[Token], at: int, found: References) -> None:
        """ "Thực hiện năm 2025": a column that is called by what is done and a year."""
        words = [token.folded for token in tokens[at : at + _ACT + 2]]
        end = _ACT + (words[_ACT : _ACT + 1] == ["nam"])
        year = words[end] if end < len(words) else ""
        column = self._columns.get((" ".join(words[:_ACT]), int(year))) if YEAR.fullmatch(year) else None
        if column:
            found.columns.append(column)
            found.used.update(range(at, at + end + 1))
            found.years += [int(year)] * (int(year) not in found.years)

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


def _initials(title: str) -> frozenset[str]:
    """The shorthand that may be made of a title's words: "pccc" of "phòng cháy, chữa cháy"."""
    first = "".join(token.folded[0] for token in tokenize(title))
    ends = ((at, at + length) for at in range(len(first)) for length in _SHORTHAND)
    return frozenset(first[at:end] for at, end in ends if end <= len(first) and first[at:end].isalpha())


def _forms(number: str) -> set[str]:
    return {fold(number), number.split("/", maxsplit=1)[0].lstrip("0")}

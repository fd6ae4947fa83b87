"""What a question names that no source of its answer speaks of: a document, a year, an index, an agency, a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from assistant.attachment import named_years, speaks_of
from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.evidence import says_a_number
from assistant.matter import unsaid
from assistant.periods import YEAR
from assistant.phrases import is_question_word, tokenize
from assistant.question import AgencyMention
from assistant.sources import label_of, said_by, title_of
from assistant.wants import KINDS_OF_DOCUMENT, digits, given
from ingest.textnorm import fold, squash

_BY_NUMBER = re.compile(
    rf"\b((?:{KINDS_OF_DOCUMENT})(?: số)? (\d{{2,4}}))(?![\d.,]*\d)(?!%|/| (?:năm|tháng|ngày|quý|lần|đợt|nội dung)\b)",
    re.IGNORECASE,
)
_OF_A_COLUMN = re.compile(r"\*\* là [^“”\[]*?\bnăm ((?:19|20)\d\d)\b")
_FIGURE = re.compile(r"\d[\d.,/]*\d|\d")
_EITHER = re.compile(r"\b(?:hay|hoặc)\b", re.IGNORECASE)
_LEVELS = ("ubnd", "uy ban nhan dan", "chinh phu")
_COUNCIL = ("hdnd", "hoi dong nhan dan")
"""Bodies that lead every document of theirs and that no source need name."""
_SAID = 0.5
_LONGEST_NAME = 8


class Provenance:
    """What a question names, held against what the sources of one answer to it say."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self._context = context
        self._question = context.question
        self._draft = draft
        self._sources = draft.bibliography.sources()

    @cached_property
    def _said(self) -> list[str]:
        """What each source says, with what stands above it and the title of its document."""
        return [f"{said_by(self._context, s)} {title_of(self._context, s)}" for s in self._sources]

    @cached_property
    def told(self) -> str:
        """All that the answer and its sources say."""
        return " . ".join([MARK.sub(" ", self._draft.text), *self._said])

    def not_spoken_of(self, besides: Sequence[str] = ()) -> str:
        """What the question names or is about and no source speaks of, in words; "" where they say it all."""
        if not self._sources:
            return ""
        checks = (self.foreign_code, self.foreign_year, self.foreign_index, self.foreign_quotation, self.foreign_figure)
        named = next((said for check in checks if (said := check())), "")
        return named or unsaid(self._context, self._draft, besides)

    def foreign_code(self) -> str:
        """The code of a row that the question names, where no source is of it, above or below it, or says it."""
        codes = [code for code in self._question.codes if code in self._question.text]
        keys = [row.key for row in self._draft.bibliography.rows() if row.key]
        own = any(_is_within(key, code) or _is_within(code, key) for key in keys for code in codes)
        said = any(re.search(rf"(?<![\d.]){re.escape(code)}(?!\d|\.\d)", self.told) for code in codes)
        return "" if not codes or own or said else codes[0]

    def foreign_year(self) -> str:
        """The year that the question names, where neither the answer nor any of its sources is of it; "" otherwise."""
        context, text = self._context, self._draft.text
        years, labels = named_years(self._question.text), self._question.documents
        years = {y for y in years if not any(speaks_of(context, "", n, y) for n in labels)}
        if len(years) == 1 and (column := _OF_A_COLUMN.search(text)) and not years & {*map(int, column.groups())}:
            return "" if str(max(years)) in text else f"năm {max(years)}"
        if not years or not self._sources or any(str(year) in text for year in years):
            return ""
        said = [(said_by(context, source), label_of(source)) for source in self._sources]
        if any(speaks_of(context, text, label, year) for text, label in said for year in years):
            return ""
        return f"năm {max(years)}"

    def foreign_index(self) -> str:
        """The index that the question calls by its short name and that no source is of or mentions; "" otherwise."""
        asked = fold(self._question.text)
        named = [n for n in self._question.indexes if re.search(rf"\b{re.escape(fold(n))}\b", asked)]
        if not named:
            return ""
        told = self._context.knowledge.indexes_in(self.told)
        return next((f"Chỉ số {name}" for name in named if name not in told), "")

    def foreign_quotation(self) -> str:
        """The words that the question quotes, where no source has their figures or says half of them; "" otherwise."""
        if self._question.codes or self._question.items:
            return ""
        terms = self._context.knowledge.terms
        said = squash(fold(self.told))
        for words in self._question.quoted:
            if re.search(rf"(?<!\w){re.escape(squash(fold(words)))}(?!\w)", said):
                continue
            query = terms.query(words)
            figures = all(_has_figure(self.told, number) for number in re.findall(r"\d+", words))
            if query and not (figures and terms.coverage(query, [(terms.text(self.told), 1.0)]) > _SAID):
                return words
            if self._question.marked and not self._has_words(words):
                return words
        return ""

    def _has_words(self, quoted: str) -> bool:
        """Whether every word of a short quotation is said somewhere; abbreviations may be written out."""
        tokens = [t for t in tokenize(quoted) if t.text.isalpha() and not (t.text.isupper() and len(t.text) > 1)]
        said = set(re.findall(r"\w+", fold(self.told)))
        return len(tokens) > _LONGEST_NAME or all(token.folded in said for token in tokens)

    def foreign_figure(self) -> str:
        """The amount that the question takes for given, where no source states any that it gives; "" otherwise."""
        amounts = given(self._question)
        if not amounts or self._question.operation != "lookup":
            return ""
        told = {
            digits(part).rstrip("%") for number in _FIGURE.findall(self.told) for part in (number, *number.split("/"))
        }
        return "" if amounts & told else min(n for n in self._question.numbers if digits(n).rstrip("%") in amounts)

    def foreign_agency(self) -> AgencyMention | None:
        """An agency that the question names and no source of the answer does; None where they name all.

        To whose council a document is put is said in no field of it.
        """
        question = self._question
        asks = any(is_question_word(token) for token in tokenize(question.text))
        if not asks or question.polar or question.chooses or _EITHER.search(question.text) or not self._sources:
            return None
        rows = self._draft.bibliography.rows()
        led = {ref.name for row in rows for cell in row.cells for ref in cell.agencies}
        told = fold(self.told) + (" hdnd" if question.operation == "metadata" else "")
        return next((m for m in question.agencies if not (m.agency.name in led or _names(told, m.agency.name))), None)

    def foreign_document(self) -> str:
        """The document that the question names by its number and no source is or mentions; "" where there is none."""
        question = self._question
        if not self._sources:
            return ""
        told = " ".join(self._said)
        for number in question.document_numbers:
            if not says_a_number([number], told):
                return number
        for named, number in _BY_NUMBER.findall(question.text):
            if number in question.numbers and not YEAR.fullmatch(number) and not _mentions(told, number):
                return str(named)
        return ""


def _is_within(code: str, other: str) -> bool:
    return f"{code}.".startswith(f"{other}.")


def _has_figure(text: str, number: str) -> bool:
    return re.search(rf"(?<!\d)0*{re.escape(number.lstrip('0'))}(?!\d)", text) is not None


def _names(told: str, agency: str) -> bool:
    """Whether a text says more than half of the words that tell an agency from others."""
    folded = fold(agency)
    if folded.startswith(_COUNCIL):
        return any(name in told for name in _COUNCIL)
    words = folded.split()[1:]
    return folded.startswith(_LEVELS) or sum(
        re.search(rf"\b{re.escape(word)}\b", told) is not None for word in words
    ) > _SAID * len(words)


def _mentions(told: str, number: str) -> bool:
    pattern = rf"\b(?:{KINDS_OF_DOCUMENT})(?: số)? 0*{number.lstrip('0')}(?!\d)|(?<![\d/.])0*{number.lstrip('0')} ?[/-]"
    return re.search(pattern, told, re.IGNORECASE) is not None

"""What a question names that no source of its answer speaks of: a document, a year, an index, an agency, a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
from ingest.textnorm import fold

_BY_NUMBER = re.compile(
    rf"\b((?:{KINDS_OF_DOCUMENT})(?: số)? (\d{{2,4}}))(?![\d.,]*\d)(?!%|/| (?:năm|tháng|ngày|quý|lần|đợt|nội dung)\b)",
    re.IGNORECASE,
)
_OF_A_COLUMN = re.compile(r"\*\* là [^“”\[]*?\bnăm ((?:19|20)\d\d)\b")
_FIGURE = re.compile(r"\d[\d.,/]*\d|\d")
_EITHER = re.compile(r"\b(?:hay|hoặc)\b", re.IGNORECASE)
_LEVELS = ("ubnd", "hdnd", "uy ban nhan dan", "hoi dong nhan dan", "chinh phu")
"""Bodies that lead every document of theirs and that no source need name."""
_SAID = 0.5


def not_spoken_of(context: Context, draft: Draft, besides: Sequence[str] = ()) -> str:
    """What the question names or is about and no source of the answer speaks of, in words; "" where they say it all."""
    if not draft.bibliography.sources():
        return ""
    checks = (foreign_year, foreign_index, foreign_quotation, foreign_figure)
    named = next((said for check in checks if (said := check(context, draft))), "")
    return named or unsaid(context, draft, besides)


def foreign_year(context: Context, draft: Draft) -> str:
    """The year that the question names, where neither the answer nor any of its sources is of it; "" otherwise."""
    sources, labels = draft.bibliography.sources(), context.question.documents
    years = {y for y in named_years(context.question.text) if not any(speaks_of(context, "", n, y) for n in labels)}
    if len(years) == 1 and (column := _OF_A_COLUMN.search(draft.text)) and not years & {*map(int, column.groups())}:
        return "" if str(max(years)) in draft.text else f"năm {max(years)}"
    if not years or not sources or any(str(year) in draft.text for year in years):
        return ""
    said = [(said_by(context, source), label_of(source)) for source in sources]
    if any(speaks_of(context, text, label, year) for text, label in said for year in years):
        return ""
    return f"năm {max(years)}"


def foreign_index(context: Context, draft: Draft) -> str:
    """The index that the question calls by its short name and that no source is of or mentions; "" otherwise."""
    asked = fold(context.question.text)
    named = [name for name in context.question.indexes if re.search(rf"\b{re.escape(fold(name))}\b", asked)]
    if not named:
        return ""
    told = context.knowledge.indexes_in(_told(context, draft))
    return next((f"Chỉ số {name}" for name in named if name not in told), "")


def foreign_quotation(context: Context, draft: Draft) -> str:
    """The words that the question quotes, where no source has their figures or says half of them; "" otherwise."""
    if context.question.codes or context.question.items:
        return ""
    terms = context.knowledge.terms
    told = _told(context, draft)
    for words in context.question.quoted:
        query = terms.query(words)
        figures = all(re.search(rf"(?<!\d)0*{re.escape(n.lstrip('0'))}(?!\d)", told) for n in re.findall(r"\d+", words))
        if query and not (figures and terms.coverage(query, [(terms.text(told), 1.0)]) > _SAID):
            return words
    return ""


def foreign_figure(context: Context, draft: Draft) -> str:
    """The amount that the question takes for given, where no source states any that it gives; "" otherwise."""
    amounts = given(context.question)
    if not amounts or context.question.operation != "lookup":
        return ""
    told = {digits(number).rstrip("%") for number in _FIGURE.findall(_told(context, draft))}
    return "" if amounts & told else min(n for n in context.question.numbers if digits(n).rstrip("%") in amounts)


def foreign_agency(context: Context, draft: Draft) -> AgencyMention | None:
    """An agency that the question names and no source of the answer does; None where they name all."""
    question = context.question
    asks = any(is_question_word(token) for token in tokenize(question.text))
    if (
        not asks
        or question.polar
        or question.chooses
        or _EITHER.search(question.text)
        or not draft.bibliography.sources()
    ):
        return None
    rows = draft.bibliography.rows()
    led = {ref.name for row in rows for cell in row.cells for ref in cell.agencies}
    told = fold(_told(context, draft))
    return next((m for m in question.agencies if not (m.agency.name in led or _names(told, m.agency.name))), None)


def _names(told: str, agency: str) -> bool:
    """Whether a text says more than half of the words that tell an agency from others."""
    folded = fold(agency)
    words = folded.split()[1:]
    return folded.startswith(_LEVELS) or sum(
        re.search(rf"\b{word}\b", told) is not None for word in words
    ) > _SAID * len(words)


def _told(context: Context, draft: Draft) -> str:
    """All that an answer and its sources say, with what stands above them."""
    sources = draft.bibliography.sources()
    return " . ".join([MARK.sub(" ", draft.text), *(f"{said_by(context, s)} {title_of(context, s)}" for s in sources)])


def foreign_document(context: Context, draft: Draft) -> str:
    """The document that the question names by its number and no source is or mentions; "" where there is none."""
    question, sources = context.question, draft.bibliography.sources()
    told = " ".join(f"{said_by(context, source)} {title_of(context, source)}" for source in sources)
    if not sources:
        return ""
    for number in question.document_numbers:
        if not says_a_number([number], told):
            return number
    for named, number in _BY_NUMBER.findall(question.text):
        if number in question.numbers and not YEAR.fullmatch(number) and not _mentions(told, number):
            return str(named)
    return ""


def _mentions(told: str, number: str) -> bool:
    pattern = rf"\b(?:{KINDS_OF_DOCUMENT})(?: số)? 0*{number.lstrip('0')}(?!\d)|(?<![\d/.])0*{number.lstrip('0')} ?[/-]"
    return re.search(pattern, told, re.IGNORECASE) is not None

"""Whether an answer stems from the document and the year that the question names."""

from __future__ import annotations

import re

from assistant.attachment import named_years, speaks_of
from assistant.draft import Context, Draft
from assistant.evidence import says_a_number
from assistant.references import YEAR
from assistant.sources import label_of, said_by, title_of
from assistant.wants import KINDS_OF_DOCUMENT

_BY_NUMBER = re.compile(
    rf"\b((?:{KINDS_OF_DOCUMENT})(?: số)? (\d{{2,4}}))(?![\d.,]*\d)(?!%|/| (?:năm|tháng|ngày|quý|lần|đợt|nội dung)\b)",
    re.IGNORECASE,
)


def foreign_year(context: Context, draft: Draft) -> str:
    """The year that the question names, where neither the answer nor any of its sources is of it; "" otherwise."""
    sources, labels = draft.bibliography.sources(), context.question.documents
    years = {y for y in named_years(context.question.text) if not any(speaks_of(context, "", n, y) for n in labels)}
    if not years or not sources or any(str(year) in draft.text for year in years):
        return ""
    said = [(said_by(context, source), label_of(source)) for source in sources]
    if any(speaks_of(context, text, label, year) for text, label in said for year in years):
        return ""
    return f"năm {max(years)}"


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

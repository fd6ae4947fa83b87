"""Whether the cells that an answer tells are of the column that the question names, and not of another of the row."""

from __future__ import annotations

import re

from assistant.draft import Context, Draft
from assistant.sources import said_by
from assistant.wants import HOW_MUCH
from ingest.textnorm import fold, squash

_UNIT = re.compile(r"\(.*?\)")
_YEAR = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")
_LONG_HEADER = 3
_HEAD = re.compile(
    r"(?P<head>[^,;?]{3,60}?) (?:của|cho|tại|ở) .*(?:\bbao nhiêu|\bmấy|là gì|thế nào|ra sao)", re.IGNORECASE
)
_SAID = 0.7
_GAP_OF_PLACES = re.compile(r"Chênh\b[^\n]*thứ hạng")
_OF_PLACES = re.compile(r"\b(?:hạng|bậc|thứ|vị trí|chỉ tiêu|mục tiêu|phấn đấu)\b", re.IGNORECASE)


def lacks_named_column(context: Context, draft: Draft) -> bool:
    """A column is asked for by its long header, and no row that was found has it or speaks of it.

    Neither does it have one called by the last words of it: "Trực tuyến 2028" is of "hồ sơ trực tuyến".
    """
    asked, rows = fold(context.question.text), draft.bibliography.rows()
    if not rows or draft.bibliography.passages() or draft.table:
        return False
    headers = [fold(_UNIT.sub("", header)).strip() for header in context.question.headers]
    named = [header for header in headers if len(header.split()) >= _LONG_HEADER and header in asked]
    said = [fold(said_by(context, row)) for row in rows]
    if not named or any(header in text for header in named for text in said):
        return False
    own = {squash(_YEAR.sub("", fold(_UNIT.sub("", cell.header)))) for row in rows for cell in row.cells if cell.number}
    return not any(f" {header}".endswith(f" {short}") for header in named for short in own if " " in short)


def lacks_unknown_column(context: Context, draft: Draft) -> bool:
    """What a row by its number has of something that no column of it is called, and the whole row was told."""
    question, rows = context.question, draft.bibliography.rows()
    numbered = (question.codes or question.items) and not (question.asked or question.headers)
    if not numbered or len(rows) != 1 or draft.bibliography.passages() or "\n- " not in draft.text:
        return False
    asked = _HEAD.match(question.text)
    terms = context.knowledge.terms_for(question)
    if asked is None:
        return False
    query = terms.query(asked["head"]).of_phrases()
    return bool(query) and terms.coverage(query, [(terms.text(said_by(context, rows[0])), 1.0)]) < _SAID


def tells_places_for_things(context: Context, draft: Draft) -> bool:
    """How much a number of things changed is asked, and how far two places in a ranking are apart was told."""
    text = context.question.text
    asked = HOW_MUCH.search(text) is not None and _OF_PLACES.search(text) is None
    return asked and _GAP_OF_PLACES.match(draft.text) is not None

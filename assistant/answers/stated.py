"""Counts that the running text or a cell states itself: "có 31 nhiệm vụ đã hoàn thành"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answers.best_sentence import best_sentence
from assistant.answers.prose import answer_prose
from assistant.draft import Context, Draft
from assistant.evidence import passage_confidence, row_confidence
from assistant.sentences import bold
from assistant.values import share_satisfied
from assistant.wants import STEPS, units_counted
from assistant.wording import one_line
from index.types import Record
from ingest.textnorm import fold

_LOOKED_AT = 5
_SAID = 0.85
_WORDS = 4
_PATH = 0.7
_NAMED = 0.6
_UNIT_WORDS = 2


def answer_stated_count(context: Context) -> Draft | None:
    """Answers "bao nhiêu …" from a sentence or cell that counts just that; None where the rows are to be counted."""
    question = context.question
    counted = units_counted(question)
    if question.operation != "count" or not counted or question.codes or question.items or question.quoted:
        return None
    if len(question.content.split()) < _WORDS:
        return None
    terms = context.knowledge.terms
    query = terms.query(question.content)
    for match in context.matcher.passages(question, context.documents.labels)[:_LOOKED_AT]:
        sentence = best_sentence(context, match.passage)
        around = [
            (terms.text(" ".join(match.passage.path)), _PATH),
            (terms.text(context.title(match.passage.document)), 1.0),
        ]
        said = terms.coverage(query, [(terms.text(sentence), 1.0), *around])
        if said >= _SAID and share_satisfied(question, sentence, ()) == 1.0:
            return answer_prose(context, [match], passage_confidence(match))
    return _counted_in_cell(context, counted)


def _counted_in_cell(context: Context, units: Sequence[str]) -> Draft | None:
    """What a cell of the row most surely meant says that counts the things: "trọng tâm 9 nhóm chính sách"."""
    match = next(iter(context.matcher.rows(context.question, context.tables())), None)
    if match is None or match.coverage < _NAMED:
        return None
    counted = next(_numbers_of(match.record, units), None)
    if counted is None:
        return None
    column, text, span = counted
    bibliography = context.bibliography()
    n = bibliography.row(match.record, [column])
    return Draft(f"{bold(text, [span])} [{n}]\n\n({context.place(match.record)})", row_confidence(match), bibliography)


def _numbers_of(record: Record, units: Sequence[str]) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The columns that count the things, with their text and where it does; words for rows in general count none."""
    for unit in units:
        words = unit.split()
        if len(words) < _UNIT_WORDS or fold(unit).startswith(STEPS):
            continue
        pattern = re.compile(rf"(?<![\w.,/])\d+\s+{re.escape(unit)}\b", re.IGNORECASE)
        for cell in record.cells:
            text = one_line(cell.text)
            if found := pattern.search(text):
                yield cell.column, text, found.span()

"""Counts that the running text states itself: "có 31 nhiệm vụ đã hoàn thành"."""

from __future__ import annotations

from assistant.answers.prose import answer_prose, best_sentence
from assistant.draft import Context, Draft
from assistant.evidence import passage_confidence
from assistant.values import share_satisfied
from assistant.wants import units_counted

_LOOKED_AT = 5
_SAID = 0.85
_WORDS = 4
_PATH = 0.7


def answer_stated_count(context: Context) -> Draft | None:
    """Answers "bao nhiêu …" from a sentence that counts just that; None where the rows are to be counted."""
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
    return None

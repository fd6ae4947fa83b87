"""The sentence of a passage that answers a question."""

from __future__ import annotations

import re

from assistant.agency_mentions import agencies_in
from assistant.answers.predicates import says_deed
from assistant.draft import Context
from assistant.periods import YEAR
from assistant.sentences import split_sentences
from assistant.values import says_numbers, share_satisfied
from assistant.wants import asks_change, asks_value
from index.types import Passage

_VALUE_WEIGHT = 0.5
_OTHER_YEAR = 0.5
_OTHER_INDEX = 0.5
_AGENCY_WEIGHT = 0.25
_AHEAD = 1
DATED = re.compile(r"^\W*(?:Trong |Đến (?:hết )?|Hết )?[Nn]ăm (\d{4})\b")
RISES = re.compile(r"\b(?:tăng|giảm)\b", re.IGNORECASE)


def best_sentence(context: Context, passage: Passage) -> str:
    """The sentence of the passage that covers most of the question.

    Where it only announces the value that is asked for ("Kết quả giải ngân năm 2023."), the next one that has it.
    """
    terms = context.knowledge.terms
    query = terms.query(context.question.content)
    sentences = split_sentences(passage.text) or [passage.text]
    known = context.knowledge.agencies
    stating = [s for s in sentences if says_numbers(context.question, s)]
    changing = [s for s in sentences if RISES.search(s)] if asks_change(context.question) else []
    sentences = stating or changing or sentences

    named = {mention.agency.name for mention in context.question.agencies}

    def fit(sentence: str) -> float:
        text = terms.text(sentence)
        valued = share_satisfied(context.question, sentence, known)
        said = terms.coverage(query, [(text, 1.0)]) + 0.3 * terms.pair_share(query, text) + _VALUE_WEIGHT * valued
        own = named and named <= {found.ref.name for found in agencies_in(sentence, known)}
        astray = _OTHER_YEAR * _is_of_another_year(context, sentence) + _OTHER_INDEX * _is_of_others(context, sentence)
        done = _VALUE_WEIGHT * says_deed(context.question, sentence)
        return said + _AGENCY_WEIGHT * bool(own) + done - astray

    best = max(sentences, key=fit)
    if not asks_value(context.question) or share_satisfied(context.question, best, known):
        return best
    at = sentences.index(best) + 1
    told = (s for s in sentences[at : at + _AHEAD] if share_satisfied(context.question, s, known) == 1.0)
    return next(told, best)


def _is_of_others(context: Context, sentence: str) -> bool:
    """Whether a sentence names indexes, and none of those that the question is about."""
    asked = set(context.question.indexes)
    named = set(context.knowledge.indexes_in(sentence)) if asked else set()
    return bool(named) and named.isdisjoint(asked)


def _is_of_another_year(context: Context, sentence: str) -> bool:
    """Whether a sentence begins with a year and has none of those that the question names."""
    years = {str(year) for year in context.question.years}
    return bool(years and DATED.search(sentence)) and years.isdisjoint(YEAR.findall(sentence))

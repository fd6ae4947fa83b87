"""What a question is about, once everything that is recognised in it is taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from assistant.agency_mentions import in_full
from assistant.conditions import partings
from assistant.periods import before_years
from assistant.phrases import Match, Token, is_question_word, longest
from assistant.proper_names import home_places, places_of
from assistant.question import Question

_DESCRIBES = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a question, the phrases found in them, and the places of quoted words, of words of several
    syllables and of whole names of rows."""

    tokens: Sequence[Token]
    matches: Sequence[Match]
    quoted: Set[int]
    compounds: Set[int]
    names: Set[int] = frozenset()


def take_subject(question: Question, sentence: Sentence, used: Set[int], home: Collection[str]) -> None:
    """Sets what is left of the question: with the words that were recognised (`content`), and without (`subject`)."""
    tokens, quoted = sentence.tokens, sentence.quoted
    question.followup = any(m.kind == "followup" for m in sentence.matches)
    question.anaphora = any(m.kind == "anaphora" for m in sentence.matches)
    named = {} if quoted else in_full(question.agencies, tokens)
    stop = _idle(question, sentence, home) - {at for at, name in named.items() if name}
    alone = {m.start for m in longest(sentence.matches, ("stop",)) if len(m) == 1}
    stop -= (alone & places_of(question.names, question.text, tokens)) | sentence.names
    content = [named.get(at, t.text) for at, t in enumerate(tokens) if at in quoted or at not in stop]
    free = {at for at in range(len(tokens)) if at in quoted or (at not in stop and at not in used)}
    subject = [named.get(at, t.text) for at, t in enumerate(tokens) if at in free]
    question.content = " ".join(word for word in content if word)
    question.subject = " ".join(word for word in subject if word)
    light = {at for m in longest(sentence.matches, ("light",)) for at in range(m.start, m.end)}
    question.light = all(at in stop or at in used or at in light for at in range(len(tokens))) and not quoted
    question.sides = partings(question.text, tokens, free, quoted)


def _idle(question: Question, sentence: Sentence, home: Collection[str]) -> set[int]:
    """Places of words that say nothing of the matter: function words, the place that the documents are of."""
    stop: set[int] = set()
    for match in longest(sentence.matches, ("stop", "followup", "anaphora", "agency_question", "polar")):
        stop |= set(range(match.start, match.end)) - (sentence.compounds if len(match) == 1 else set())
    for match in longest(sentence.matches, ("compounds",)):
        stop -= set(range(match.start, match.end))
    if question.text.rstrip(" ?.!").lower().endswith((" chưa", " chua")) and {"đã", "da"} & _spoken(sentence):
        stop.add(len(sentence.tokens) - 1)
    stop |= before_years([token.lower for token in sentence.tokens])
    return stop | home_places(sentence.tokens, home) - {
        at for mention in question.agencies for at in range(mention.start, mention.end)
    }


def _spoken(sentence: Sentence) -> set[str]:
    return {token.lower for token in sentence.tokens}


def index_in_words(tokens: Sequence[Token], matches: Sequence[Match]) -> str:
    """What a question calls an index, where this says what a task is about: "nhiệm vụ đo lường sự hài lòng"."""
    named = max((match for match in matches if match.kind == "indexes"), key=len, default=None)
    if named is None or len(named) < _DESCRIBES:
        return ""
    return " ".join(token.text for token in tokens[named.start : named.end])


def is_of_compound(match: Match, tokens: Sequence[Token], compounds: Set[int], words: Sequence[Match]) -> bool:
    """Whether a phrase is part of a word that says something else: "quá hạn là" asks for no deadline."""
    if len(match) == 1 and match.start in compounds:
        return True
    asks = any(is_question_word(token) for token in tokens[match.start : match.end])
    return not asks and any(word.start < match.start < word.end for word in words)

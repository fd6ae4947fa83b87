"""Words of two syllables or more, which Vietnamese writes apart: where a question's phrases fall inside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.phrases import Match, PhraseMatcher, Token, is_question_word, longest
from assistant.spelling import Speller
from ingest.column_words import column_words
from ingest.textnorm import normal_tone


class Compounds:
    """Finds the compounds of a question by the lists of the domain and by what the documents write together."""

    def __init__(self, speller: Speller, concepts: PhraseMatcher, grammar: Collection[str]) -> None:
        self._speller = speller
        self._concepts = concepts
        self._grammar = grammar

    def cuts_word(self, match: Match, tokens: Sequence[Token], matches: Sequence[Match]) -> bool:
        """Whether a phrase begins inside a word of two syllables: "cơ sở nào" asks for no "sở nào"."""
        if not match.start:
            return False
        if any(word.kind == "compounds" and word.start < match.start < word.end for word in matches):
            return True
        before, first = tokens[match.start - 1], tokens[match.start]
        grammatical = before.lower in self._grammar or first.lower in self._grammar
        return not grammatical and self._speller.is_compound(before.lower, first.lower)

    def outside_words(self, matches: Sequence[Match], tokens: Sequence[Token]) -> list[Match]:
        """The phrases but for headers that sum up within a word of two: "Cộng" names no column in "cộng đồng"."""
        pairs = [(one.lower, other.lower) for one, other in pairwise(tokens)]
        inside = {at for at, pair in enumerate(pairs) if self._speller.is_compound(*pair)}
        inside |= {at + 1 for at in inside}
        sums = {normal_tone(word).lower() for word in column_words().totals}
        return [m for m in matches if m.kind != "headers" or m.start not in inside or m.value.lower() not in sums]

    def places(self, tokens: Sequence[Token], matches: Sequence[Match]) -> set[int]:
        """Places of syllables that belong to a word of several, so that none is dropped as a function word."""
        words = [
            *longest(self._concepts.find(list(tokens))),
            *longest(matches, ("compounds",)),
        ]
        inside = {at for m in words if len(m) > 1 for at in range(m.start, m.end)}
        inside -= {at for at in inside if is_question_word(tokens[at]) and tokens[at].lower in self._grammar}
        for at, (first, second) in enumerate(pairwise(tokens)):
            grammatical = first.lower in self._grammar or second.lower in self._grammar
            if not grammatical and self._speller.is_compound(first.lower, second.lower):
                inside |= {at, at + 1}
        return inside

"""Whether the sources of an answer speak of the matter of the question, or of another one that is merely like it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.left_out import left_out
from assistant.lexicon import Lexicon
from assistant.phrases import Token, is_question_word, tokenize
from assistant.sources import said_by, title_of
from assistant.terms import Terms

_SAID = 0.45
"""A word found only without the rest of its phrase is worth less than this."""
_SAID_BY_ROWS = 0.55
"""A word of which rows, that say what they are about, name only a wider matter is worth less than this."""
_SYLLABLES = 2
_SYLLABLES_UNMARKED = 3
_WEIGHT = 5.0
_WHOLE_NAME = 3
_WHICH = {"nào", "gì"}
_SENTENCE_END = re.compile(r"[.?!](?=\s)")


def unsaid(context: Context, draft: Draft, besides: Sequence[str] = ()) -> str:
    """The words of the question for a matter of which no source of the answer and no text besides speaks; "" else.

    Neighbouring syllables that all are unsaid make a matter; a single one may be another spelling, and words for any
    matter at all ("phạm vi", "áp dụng") are none, nor is the kind of thing that is asked for ("công trình nào").
    The texts are read one after the other, until those read speak of all that matters.
    """
    question, known = context.question, context.knowledge
    terms = known.terms_for(question)
    query = terms.query(question.subject)
    if not query or not draft.bibliography.sources():
        return ""
    tokens = tokenize(question.text)
    words = [terms.word(token) for token in tokens]
    of_rows = question.marked and not draft.bibliography.passages()
    least = _SAID_BY_ROWS if of_rows else _SAID
    allowed = allowed_anyway(context, tokens)
    together = {at for at, pair in enumerate(pairwise(words)) if pair in query.pairs}
    worth = dict.fromkeys(query.words, 0.0)
    best: Sequence[Token] = ()
    for text in chain(_texts(context, draft), besides):
        credits_of_text = terms.credits(query, [(terms.text(text), 1.0)])
        worth = {word: max(credit, credits_of_text[word]) for word, credit in worth.items()}
        spoken = allowed | {at for at, word in enumerate(words) if worth.get(word, 1.0) >= least}
        stretches = (trimmed(known.lexicon, run) for run in runs(tokens, spoken, together))
        best = max(stretches, key=lambda run: weight_of(terms, run), default=())
        if weight_of(terms, best) < _WEIGHT:
            return ""
    strange = of_rows or any(worth[terms.word(token)] == 0.0 for token in best)
    syllables = _SYLLABLES if question.marked else _SYLLABLES_UNMARKED
    if not strange or len({token.folded for token in best}) < syllables:
        return ""
    return "" if goes_without_saying(context, draft, best) else question.text[best[0].start : best[-1].end]


def goes_without_saying(context: Context, draft: Draft, run: Sequence[Token]) -> bool:
    """Whether the question says the whole name of the one row that answers it, and the document speaks elsewhere of the
    matter besides: "lấy mẫu nước ngẫu nhiên ở trường học" in a decision on schools.

    A name, and what another row of the table is called, tell rows apart and must be said by the row.
    """
    rows, known = draft.bibliography.rows(), context.knowledge
    if len(rows) != 1 or draft.bibliography.passages() or any(token.text[0].isupper() for token in run):
        return False
    name, words = _plain(rows[0].name), f" {' '.join(token.folded for token in run)} "
    if len(name.split()) < _WHOLE_NAME or name not in _plain(context.question.text):
        return False
    if any(words in _plain(row.name) for row in known.rows(rows[0].table)):
        return False
    tables = (table for table, facts in known.tables.items() if facts.info.document == rows[0].document)
    cells = (cell.text for table in tables for row in known.rows(table) for cell in row.cells)
    texts = chain([context.title(rows[0].document)], (p.text for p in known.passages(rows[0].document)), cells)
    return any(words in _plain(text) for text in texts)


def _plain(text: str) -> str:
    return f" {' '.join(token.folded for token in tokenize(text))} "


def allowed_anyway(context: Context, tokens: Sequence[Token]) -> set[int]:
    """The places of a question's words that no source need say: words that fit any matter, and those left out."""
    allowed = {at for m in context.knowledge.general.find(list(tokens)) for at in range(m.start, m.end)}
    allowed |= _short_forms(tokens) | _kind_asked(tokens) | left_out(tokens, context.question.text)
    return allowed | _beside_numbered(context, tokens)


def weight_of(terms: Terms, run: Sequence[Token]) -> float:
    """How much a stretch of words tells, by how rare they are."""
    return sum(terms.weight(terms.word(token)) for token in run)


def runs(tokens: Sequence[Token], spoken: Collection[int], together: Collection[int]) -> Iterator[Sequence[Token]]:
    """The longest stretches of unsaid tokens of which each belongs with the next."""
    start = 0
    for at in range(len(tokens)):
        if at in spoken:
            start = at + 1
        elif at + 1 not in range(len(tokens)) or at + 1 in spoken or at not in together:
            yield tokens[start : at + 1]
            start = at + 1


def trimmed(lexicon: Lexicon, run: Sequence[Token]) -> Sequence[Token]:
    """The stretch without the words at its ends that say nothing of a matter: "trong tám"."""
    idle = {*lexicon.lists["idle"], *lexicon.lists["grammar"]}
    said = [at for at, token in enumerate(run) if token.lower not in idle]
    return run[said[0] : said[-1] + 1] if said else ()


def _short_forms(tokens: Sequence[Token]) -> set[int]:
    """The places of numbers and of abbreviations, which sources may write out."""
    return {at for at, t in enumerate(tokens) if not t.text.isalpha() or (t.text.isupper() and len(t.text) > 1)}


def _kind_asked(tokens: Sequence[Token]) -> set[int]:
    """The places of the two syllables before "nào" and "gì"."""
    asking = (at for at, token in enumerate(tokens) if token.lower in _WHICH)
    return {before for at in asking for before in range(at - _SYLLABLES, at)}


def _beside_numbered(context: Context, tokens: Sequence[Token]) -> set[int]:
    """The places outside the questions that name a row by its code or number: these say well enough what is meant."""
    question = context.question
    if not (question.codes or question.items):
        return set()
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(question.text)), len(question.text)]
    asking = [token.start for token in tokens if is_question_word(token)]
    numbered = [start for start, _ in question.reference_spans]
    named = [(a, b) for a, b in pairwise(ends) if _any_in(a, b, asking) and _any_in(a, b, numbered)]
    return {at for at, token in enumerate(tokens) if not any(a <= token.start < b for a, b in named)}


def _any_in(start: int, end: int, places: Iterable[int]) -> bool:
    return any(start <= place < end for place in places)


def _texts(context: Context, draft: Draft) -> Iterator[str]:
    """What the answer and its sources say, with the headings, captions and titles above them."""
    yield MARK.sub(" ", draft.text)
    for source in draft.bibliography.sources():
        yield said_by(context, source)
        yield title_of(context, source)

"""What a question asks beside the whole names of the rows that are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.draft import Context, Draft
from assistant.phrases import tokenize
from assistant.quotations import quotations
from ingest.numbering import split_mark

_MANY_WORDS = 5
_FEW_ROWS = 3


def beside_names(context: Context, draft: Draft) -> Context:
    """The question with blanks in place of the whole names of the rows told.

    Where a column is asked for, what stands inside a name is the matter and asks for nothing: of "Thu ngân sách vượt
    dự toán" no gap is asked. A bare "bao nhiêu" asks for what the name says: of "Tỷ lệ …" a rate. A name is meant where
    it is all that is quoted, or where it has so many words that no longer name is likely.
    """
    question, text = context.question, context.question.text
    if not (question.asked or question.headers or question.asks_agency):
        return context
    rows = draft.bibliography.rows()
    names = [name for row in rows for name in {row.name, split_mark(row.name)[1] or row.name}]
    for start, end in _spans(text, names) if len(rows) <= _FEW_ROWS else ():
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return context if text == question.text else replace(context, question=replace(question, text=text))


def _spans(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    tokens = tokenize(text)
    said, quoted = [token.folded for token in tokens], _quoted(text)
    for name in names:
        words = [token.folded for token in tokenize(name)]
        for at in range(len(said) - len(words) + 1 if words else 0):
            span = (at, at + len(words))
            if said[slice(*span)] == words and (span in quoted or len(words) >= _MANY_WORDS):
                yield tokens[at].start, tokens[at + len(words) - 1].end


def _quoted(text: str) -> set[tuple[int, int]]:
    """The places of the first word of each quotation and of the word after it."""
    tokens, found = tokenize(text), set[tuple[int, int]]()
    for start, end in quotations(text):
        inside = [at for at, token in enumerate(tokens) if start <= token.start < end]
        found |= {(inside[0], inside[-1] + 1)} if inside else set()
    return found

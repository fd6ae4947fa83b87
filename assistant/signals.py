"""What an answer and its sources show of how well they fit the question: the signals of confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.question import Question
from assistant.sources import Source, label_of
from assistant.terms import Text
from assistant.values import share_satisfied
from index.types import Passage, Record

_SOURCES = 12
_LONG = 40


@dataclass(frozen=True, slots=True)
class Signals:
    """Signals of one answer; those that are shares lie in [0, 1]."""

    strength: float
    """What the way of answering that found it says of itself, a share."""
    said: float = 0.0
    """The share of the question's neighbouring words that stand together in the answer too."""
    unexplained: float = 0.0
    """The weight, ln(1 + N / df), of the question's words that neither the answer nor its sources say."""
    weight: float = 0.0
    """The weight of all content words of the question."""
    headed: float = 0.0
    """The weighted share of them that headings, headers and titles of the sources say."""
    length: float = 0.0
    """Words of the question."""
    familiar: float = 0.0
    """The share of the question's neighbouring words that stand together somewhere in the documents."""
    met: float = 0.0
    """The share of the values asked for (a number, a date …) of which the answer's first line has one."""
    table: float = 0.0
    """1 where the answer holds a table."""


def signals(asked: Question, draft: Draft, known: Knowledge) -> Signals:
    """The signals of an answer that is not a refusal."""
    terms = known.terms
    query, answer = terms.query(asked.content), terms.read(draft.text)
    sources = draft.bibliography.sources()[:_SOURCES]
    headings = [terms.text(text) for source in sources for text in _headings(source, known)]
    told = [terms.text(text) for source in sources for text in _texts(source)]
    covered = terms.coverage(query, _whole([answer, *told, *headings]))
    return Signals(
        strength=draft.confidence,
        said=terms.pair_share(query, answer),
        unexplained=query.total * (1 - covered),
        weight=query.total,
        headed=terms.coverage(query, _whole(headings)),
        length=min(len(asked.text.split()), _LONG),
        familiar=terms.familiar(asked.content),
        met=share_satisfied(asked, draft.text.split("\n")[0], known.agencies),
        table=float(draft.table is not None),
    )


def _whole(texts: list[Text]) -> list[tuple[Text, float]]:
    return [(text, 1.0) for text in texts]


def _texts(source: Source) -> Iterator[str]:
    if isinstance(source, Record):
        yield from (cell.text for cell in source.cells)
    elif isinstance(source, Passage):
        yield source.text


def _headings(source: Source, known: Knowledge) -> Iterator[str]:
    if isinstance(source, Record):
        yield from (source.caption, source.appendix or "", *(cell.header for cell in source.cells))
    elif isinstance(source, Passage):
        yield from source.path
    document = known.documents[label_of(source)]
    yield f"{document.title} {document.label} {document.period or ''}"

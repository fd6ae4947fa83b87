"""What the footnotes of a passage add to it: they are read with it, and told where they say what it leaves open."""

from __future__ import annotations

import re

from assistant.citing import Bibliography
from assistant.draft import Context
from assistant.sentences import bold, split_sentences
from assistant.values import asked_spans, share_satisfied
from assistant.wants import units_counted
from index.types import Passage
from ingest.textnorm import fold

_MOST = 3
_WHICH = re.compile(r"\b(?:nào|gì|ai|đâu|những|các|gồm|kể)\b", re.IGNORECASE)


def with_notes(context: Context, passage: Passage) -> str:
    """The passage with the texts of its footnotes."""
    return " ".join([passage.text, *(note.text for note in _notes(context, passage))])


def note_with_value(context: Context, passage: Passage, sentence: str) -> tuple[Passage, str] | None:
    """The only sentence of a footnote with more of the values asked for than the passage's own; with its note."""
    said = [(note, text) for note in _notes(context, passage) for text in split_sentences(note.text)]
    least = _has(context, sentence) if said else (0.0, 0)
    better = [(note, text) for note, text in said if _has(context, text) > least]
    return better[0] if len(better) == 1 else None


def _has(context: Context, text: str) -> tuple[float, int]:
    """The share of the values asked for that a text has, and how many words of what is counted it says."""
    share = share_satisfied(context.question, text, context.knowledge.agencies)
    counted = {word for unit in units_counted(context.question) for word in fold(unit).split()}
    return share, len(counted & set(fold(text).split())) if share else 0


def say_notes(context: Context, passage: Passage, sentence: str, bibliography: Bibliography) -> list[str]:
    """The footnotes of the passage, where one has the value that is asked for or it is asked which things there are.

    Of any other question those that say what it names and the passage does not.
    """
    question = context.question
    if found := note_with_value(context, passage, sentence):
        note, text = found
        told = bold(text, asked_spans(question, text, context.knowledge.agencies))
        return [f"{told} [{bibliography.passage(note)}] (Chú thích {note.marker})"]
    if not (_WHICH.search(question.text) or question.operation == "list" or question.unit == "footnote"):
        beside = [note for note in _notes(context, passage) if _says_beside(context, passage, note)][:_MOST]
        return [f"Chú thích {note.marker}: {note.text} [{bibliography.passage(note)}]" for note in beside]
    notes = _notes(context, passage)[:_MOST]
    return [f"Chú thích {note.marker}: {note.text} [{bibliography.passage(note)}]" for note in notes]


def _says_beside(context: Context, passage: Passage, note: Passage) -> bool:
    """Whether a footnote says two words together of the question that its passage does not say so."""
    terms = context.knowledge.terms_for(context.question)
    unsaid = set(terms.query(context.question.subject).pairs) - terms.text(passage.text).pairs
    return bool(unsaid & terms.text(note.text).pairs)


def _notes(context: Context, passage: Passage) -> list[Passage]:
    return [context.knowledge.index.passage(note) for note in passage.footnotes]

"""Whether what was found is of the one kind of a thing that is asked of ("trường quốc tế"), or of all of it."""

from __future__ import annotations

import re

from assistant.answers.pairs import named_together
from assistant.attachment import PART_END, told_by
from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.kinds import load_kinds
from assistant.phrases import tokenize
from assistant.sources import said_by, title_of
from index.types import Passage, Record
from ingest.textnorm import fold

_EITHER = re.compile(r"\b(?:hay|hoặc)\b", re.IGNORECASE)
_SAID = 0.4


def of_another_kind(context: Context, draft: Draft) -> str:
    """The words of the question for the one kind that it asks of, where no source tells of it; "" otherwise."""
    question = context.question
    if not question.marked or not draft.bibliography.sources() or len(named_together(context)) > 1:
        return ""
    kinds, asked = load_kinds(), question.text
    chooses = question.polar or question.chooses or _EITHER.search(asked)
    if not chooses and (kind := kinds.set_against(asked, _told_near(context, draft))):
        return kind
    sources = [f"{said_by(context, s)} {title_of(context, s)}" for s in draft.bibliography.sources()]
    everything = [MARK.sub(" ", draft.text), *sources]
    if field := next((field for field in kinds.fields(asked) if not _says(everything, field)), ""):
        return field
    tokens = tokenize(asked)
    agencies = [(tokens[m.start].start, tokens[m.end - 1].end) for m in question.agencies if m.end <= len(tokens)]
    own = (m for m in kinds.narrowed_to(asked) if not any(start <= m.start() < end for start, end in agencies))
    return next((m.group() for m in own if not _speaks_of(context, everything, m.group())), "")


def _told_near(context: Context, draft: Draft) -> str:
    """What is told beside the answer's value: its rows, or its part of the sentence with the headings above."""
    sources = draft.bibliography.sources()
    titles = [title_of(context, source) for source in sources]
    if draft.table or any(isinstance(source, Record) for source in sources):
        return " . ".join([draft.text, *(said_by(context, source) for source in sources), *titles])
    paths = [heading for source in sources[:1] if isinstance(source, Passage) for heading in source.path]
    return " . ".join([*told_by(draft).parts(PART_END), *paths, *titles])


def _says(texts: list[str], words: str) -> bool:
    return any(re.search(rf"\b{re.escape(fold(words))}\b", fold(text)) for text in texts)


def _speaks_of(context: Context, texts: list[str], words: str) -> bool:
    """Whether a text has the words, or others for the same."""
    if _says(texts, words):
        return True
    terms = context.knowledge.meanings
    query = terms.query(words).of_phrases()
    whole = len(query.terms) > words.count(" ")
    return whole and any(terms.coverage(query, [(terms.text(text), 1.0)]) >= _SAID for text in texts)

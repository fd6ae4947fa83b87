"""What is answered to a question that asks several things: each is answered, and the answers are told together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answer import Scope
from assistant.answers.in_row import answer_in_row
from assistant.answers.together import compares, one_and_other, tells_both, together, two_counts, whole_and_part
from assistant.citing import MARK
from assistant.draft import Draft
from assistant.drafter import Drafter, documents_of
from assistant.one_row import of_one_row
from assistant.parts import (
    among_them,
    clauses_of,
    goes_on,
    halves_of,
    is_among_them,
    joined_by_a_word,
    parts_of,
    same_asked,
    sets_against,
)
from assistant.pointing import PICKS_ROWS, asks_cells_only, main_row, of_same_row, rows_told, says_of_what
from assistant.question import Question
from assistant.sentences import in_bold
from assistant.two_values import of_both_ends, with_sum
from assistant.understand import Reader
from assistant.values import says_all
from assistant.wants import asks_role
from index.types import Passage, Record

_MOST_PICKED = 3
_COUNTS = {"count", "at_max", "below_max", "below_target"}
_WHOLE = {"about", "greeting", "documents", "metadata", "list", "count", "sum", "define", "abbreviate"}
_WORKED_OUT = {"difference", "below_target", "short_of_target", "gain_min", "gain_max", "gap_min", "gap_max"}
_FIGURE = re.compile(r"(?<![/\w])\d[\d.,/]*")
_WHOLLY = 0.95
_FEW = 4


class Halves(Protocol):
    """The parts of a question, each asked after those before it."""

    def read(self, at: int = -1) -> Question:
        """A part as it is understood after those before it."""

    def told(self, at: int = -1) -> Draft:
        """What is answered to a part."""

    def rows_picked(self, at: int) -> list[str]:
        """The rows that a part picks, when they are few."""


class SeveralParts:
    """Answers what one answer leaves out of a question.

    ``halved`` makes a conversation of the parts of a question within a scope.
    """

    def __init__(
        self,
        reader: Reader,
        drafter: Drafter,
        scope: Scope | None,
        halved: Callable[[Sequence[str], Scope | None], Halves],
    ) -> None:
        self._reader = reader
        self._drafter = drafter
        self._scope = scope
        self._halved = halved

    def told(self, asked: Question, draft: Draft) -> Draft:
        """The draft, or what answers more of a question that asks several things."""
        at_once = (self._reader, self._drafter, asked)
        ends = of_both_ends(*at_once, self._scope) or with_sum(*at_once, draft, self._scope)
        return (
            ends
            or self._with_cells(asked, draft)
            or self._of_two_counts(asked, draft)
            or self._with_part(asked, draft)
            or of_one_row(*at_once, draft, self._scope)
            or self._of_both_parts(asked, draft)
            or draft
        )

    def _of_both_parts(self, asked: Question, draft: Draft) -> Draft | None:
        """The answers to two things asked at once, where one source did not answer both."""
        sources = draft.bibliography.sources()
        of_rows = len(sources) > 1 and all(isinstance(source, Record) for source in sources)
        if draft.table or of_rows or asked.chooses or not (parts := self._parts(asked, draft)):
            return None
        if asks_role(parts[1]) and not self._reader.read(parts[1]).words_besides_agencies():
            return None
        if self._tells_both(asked, self._reader.read(parts[1]), draft):
            return None
        worked_out = asked.operation in _WORKED_OUT or (bool(sources) and isinstance(sources[0], Passage))
        if not draft.abstained and draft.computed and worked_out:
            return None
        halves = self._halved(parts, self._scope)
        scopes = [self._scope, self._within(asked, self._reader.read(parts[1]))]
        drafts = [self._drafter.draft(self._dated(halves, at), scope) for at, scope in enumerate(scopes)]
        if is_among_them(parts[1]) and self._tells_too(drafts[0], self._reader.read(parts[1])):
            return drafts[0]
        if of_same := of_same_row(halves.read(0), halves.read(), main_row(drafts[0])):
            drafts[1] = self._drafter.draft(of_same, scopes[1])
        if goes_on(parts[1]) and (row := main_row(drafts[0])) and row not in drafts[1].bibliography.rows():
            if (told := answer_in_row(self._drafter.context(halves.read(), self._scope), row)) is None:
                return None
            drafts[1] = told
        if sources and not any(source in half.bibliography.sources() for half in drafts for source in sources):
            return None
        apart = self._of_two_places(parts, draft) or (draft.abstained and sets_against(asked.text))
        context = self._drafter.context(asked, self._scope)
        leans = len(parts[1].split()) <= _FEW or is_among_them(parts[1])
        return together(context, drafts, same_asked(parts), leans=leans, apart=apart)

    @staticmethod
    def _dated(halves: Halves, at: int) -> Question:
        """A half of a question; one that asks for an amount and names no year is of the year of the first half."""
        half, years = halves.read(at), halves.read(0).years
        return replace(half, years=years) if at and half.asks_score and not half.years and len(years) == 1 else half

    def _tells_too(self, draft: Draft, second: Question) -> bool:
        """Whether the sentence that answers the first half of a question gives several figures and says the second."""
        sentence = draft.text.split("\n\n")[0]
        terms = self._drafter.knowledge.terms
        query = terms.query(second.subject)
        passages = not draft.abstained and bool(draft.bibliography.passages())
        several = len(_FIGURE.findall(MARK.sub("", sentence))) > 1
        return passages and several and bool(query) and terms.coverage(query, [(terms.text(sentence), 1.0)]) >= _WHOLLY

    def _within(self, asked: Question, second: Question) -> Scope | None:
        """The documents that a question names, where its second half says no other place or time to look it up."""
        elsewhere = second.documents or second.document_numbers or second.missing_documents or second.years
        return self._scope if elsewhere else documents_of(asked, self._scope)

    def _of_two_places(self, parts: Sequence[str], draft: Draft) -> bool:
        """Whether each part of a question says where it is to be looked up, and not where the draft found all."""
        if not parts or len({citation.document for citation in draft.bibliography.citations()}) > 1:
            return False
        read = [self._reader.read(part) for part in parts]
        places = [{*q.documents, *q.document_numbers, *q.appendices, q.footnote} - {None} for q in read]
        return all(places) and places[0] != places[1]

    def _parts(self, asked: Question, draft: Draft) -> list[str]:
        """The two things that a question asks and that the draft does not tell both."""
        sources = draft.bibliography.sources()
        in_text = not draft.abstained and bool(sources) and isinstance(sources[0], Passage)
        counted = asked.operation == "count" and (in_text or draft.abstained)
        if asked.operation in _WHOLE and not counted:
            return []
        joined = [] if not draft.abstained and says_all(asked, draft.text) else joined_by_a_word(asked.text)
        parts = parts_of(asked.text)
        if in_text and not compares(asked) and not self._of_two_places(parts, draft):
            return joined
        return parts or joined

    def _with_part(self, asked: Question, draft: Draft) -> Draft | None:
        """All the rows that a question lists or counts, and those of them that its second half picks."""
        if asked.operation not in PICKS_ROWS or not (parts := halves_of(asked.text)):
            return None
        within = documents_of(asked, self._scope)
        agency = asked.agencies[0].agency.name if asked.agencies else ""
        among = among_them(parts[1], agency)
        halves = self._halved([parts[0], among], within)
        if halves.read().operation not in PICKS_ROWS:
            return None
        context, apart = self._drafter.context(asked, self._scope), bool(agency) and among.startswith(agency)
        return whole_and_part(context, halves.told(0), halves.told(), draft, apart)

    def _with_cells(self, asked: Question, draft: Draft) -> Draft | None:
        """The rows that the first half of a question picks, and the cells of them that its second half asks for."""
        parts = clauses_of(asked.text) if asked.operation in PICKS_ROWS else []
        if not parts or not asks_cells_only(second := self._reader.read(parts[1]), second):
            return None
        halves = self._halved(parts, self._scope)
        picked = halves.rows_picked(0)
        if not picked or len(picked) > _MOST_PICKED or (told := halves.told()).abstained:
            return None
        if not {row.id for row in told.bibliography.rows()} <= set(picked):
            return None
        same = set(rows_told(draft)) == set(picked) and draft.text.startswith(halves.told(0).text.split("\n")[0])
        if same and all(value in draft.text for value in in_bold(told.text)):
            return None
        return one_and_other(self._drafter.context(asked, self._scope), [halves.told(0), told])

    def _tells_both(self, asked: Question, second: Question, draft: Draft) -> bool:
        """Whether the draft tells, of one row, what both halves of a question ask."""
        row = main_row(draft)
        return row is not None and tells_both(asked, second, draft, self._drafter.knowledge.rows(row.table))

    def _of_two_counts(self, asked: Question, draft: Draft) -> Draft | None:
        """How many rows each half of a question counts, where the second half says of what it counts them."""
        parts = clauses_of(asked.text) if asked.operation in _COUNTS else []
        second = self._reader.read(parts[1]) if parts else None
        if second is None or second.operation not in _COUNTS or is_among_them(parts[1]) or not says_of_what(second):
            return None
        if self._tells_both(asked, second, draft):
            return None
        within = documents_of(asked, self._scope)
        halves = self._halved(parts, within)
        if halves.read(0).operation not in _COUNTS:
            return None
        return two_counts(self._drafter.context(asked, self._scope), [halves.told(0), halves.told()])

"""A conversation: what is answered to its last question, given the earlier questions and the answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Scope
from assistant.answers.prose import answer_beside
from assistant.answers.rows import answer_rows
from assistant.conversation import leaning, naming_agency, picks_of_them, points_back, resolve
from assistant.draft import Draft
from assistant.drafter import Drafter
from assistant.other_levels import with_levels_before
from assistant.parts import (
    amounts_only,
    is_among_them,
)
from assistant.pointing import (
    PICKS_ROWS,
    agencies_in_bold,
    asks_cells_only,
    cells_as_before,
    column_named,
    main_row,
    may_mean,
    means_both,
    nth_row,
    of_rows,
    rows_told,
    strays,
)
from assistant.question import Question
from assistant.several_parts import SeveralParts
from assistant.sources import said_by
from assistant.understand import Reader
from index.types import Passage, Record

_MOST_ROWS = 8
_SAID = 0.5
_FEW = 4
_TWO = 2
_SHORT = 14
_SURE_ALONE = 0.9
"""A question that is answered so surely by itself is not about the matter before."""


class Talk:
    """The questions of one conversation, the oldest first, and the answers to them once worked out."""

    def __init__(self, reader: Reader, drafter: Drafter, turns: Sequence[str], scope: Scope | None) -> None:
        self._reader = reader
        self._drafter = drafter
        self._turns = with_levels_before(turns)
        self._scope = scope
        self._read: dict[int, Question] = {}
        self._drafts: dict[int, Draft] = {}
        self._several = SeveralParts(reader, drafter, scope, lambda parts, within: Talk(reader, drafter, parts, within))

    def read(self, at: int = -1) -> Question:
        """A turn as it is understood after those before it."""
        at %= len(self._turns)
        if at not in self._read:
            self._read[at] = self._explained(self._turns[at], at)
        return replace(self._read[at])

    def told(self, at: int = -1) -> Draft:
        """What is answered to a turn; worked out once."""
        at %= len(self._turns)
        if at not in self._drafts:
            self._drafts[at] = self._draft(at)
        return self._drafts[at]

    def _explained(self, text: str, at: int) -> Question:
        return resolve(self._reader, text, self._turns[:at])

    def _draft(self, at: int) -> Draft:
        asked = self._pointed(self._with_agency_before(at), at) if at else self.read(at)
        draft = self._drafted(asked, at)
        draft = self._of_amounts(asked, draft, at) or self._of_same_columns(asked, draft, at) or draft
        if at and draft.abstained and (beside := self._beside(asked, draft, at)):
            return beside
        draft = draft if draft.settled else self._several.told(asked, draft)
        if draft.abstained or (draft.confidence < _SURE_ALONE and not asked.rows):
            other = self._of_matter_before(at)
            draft = other if other and other.confidence > draft.confidence else draft
        draft = (self._beside(asked, draft, at) if at else None) or draft
        return self._unanswered(asked, at) if at and self._says_it_again(draft, at) else draft

    def _of_matter_before(self, at: int) -> Draft | None:
        """What a turn with words of its own is told as one about the matter before; None where that leaves them out."""
        about_before = leaning(self._reader, self._turns[at], self._turns[:at])
        told = self._drafter.draft(about_before, self._scope) if about_before else None
        if told is None or told.abstained or self._says_it_again(told, at):
            return None
        typed = self._reader.read(self._turns[at])
        context = self._drafter.context(typed, self._scope)
        terms = self._drafter.knowledge.terms_for(typed)
        query = terms.query(typed.subject)
        sources = told.bibliography.sources()
        said = " . ".join([told.text, *(said_by(context, source) for source in sources)])
        of_paper = not any(isinstance(source, Record | Passage) for source in sources)
        return told if of_paper or not query or terms.coverage(query, [(terms.text(said), 1.0)]) >= _SAID else None

    def _says_it_again(self, draft: Draft, at: int) -> bool:
        """Whether the same is told as to the turn before, though it does not speak of what the turn names itself, or
        another place is told of than the one that the turn means."""
        typed = self._reader.read(self._turns[at])
        if strays(typed.text, self.told(at - 1), draft):
            return True
        if draft.abstained or typed.operation != "lookup" or draft.text != self.told(at - 1).text:
            return False
        terms = self._drafter.knowledge.terms_for(typed)
        said = terms.credits(terms.query(typed.subject), [(terms.text(draft.text), 1.0)])
        return any(credit == 0.0 for credit in said.values())

    def _unanswered(self, asked: Question, at: int) -> Draft:
        context = self._drafter.context(asked, self._scope)
        text = f"Không tìm thấy nội dung được hỏi tiếp (“{self._turns[at]}”) trong: {context.searched()}."
        return context.abstain("not_found", text)

    def _of_amounts(self, asked: Question, draft: Draft, at: int) -> Draft | None:
        """What running text says of several amounts, where no such text was found because their order is asked too."""
        bare = amounts_only(asked.text) if draft.abstained or asked.operation in PICKS_ROWS else ""
        amounts = self._drafter.draft(self._explained(bare, at), self._scope) if bare else None
        return amounts if amounts and amounts.bibliography.passages() and not amounts.abstained else None

    def _of_same_columns(self, asked: Question, draft: Draft, at: int) -> Draft | None:
        """What is told of another row in the columns told before, where a turn only names that row: "còn xã B?"."""
        typed = self._reader.read(self._turns[at])
        if not at or not asked.asking or typed.asked or typed.headers or typed.years or draft.abstained:
            return None
        row, cells = main_row(draft), cells_as_before(self.told(at - 1), draft)
        if row is None or not cells:
            return None
        context = self._drafter.context(asked, self._scope)
        told = self._drafter.checked(context, answer_rows(context, [row], draft.confidence, cells))
        return None if told.abstained else told

    def _drafted(self, asked: Question, at: int) -> Draft:
        """What is drafted of a turn; one that only names what plans seldom keep ("Kinh phí?") asks it of the last.

        That is told by the documents of the answer before, and by no other row of them.
        """
        typed = self._reader.read(self._turns[at])
        bare = typed.attributes and len(self._turns[at].split()) <= _FEW and not (typed.documents or typed.agencies)
        before = self.told(at - 1).bibliography if at and bare else None
        if before is None or not before.sources():
            return self._drafter.draft(asked, self._scope)
        within = Scope(documents=list(dict.fromkeys(citation.document for citation in before.citations())))
        draft = self._drafter.draft(asked, within)
        if draft.abstained or all(row in before.rows() for row in draft.bibliography.rows()):
            return draft
        context = self._drafter.context(asked, within)
        missing = f"Không tìm thấy thông tin về {', '.join(typed.attributes)} của nội dung được hỏi"
        return context.abstain("not_found", f"{missing} trong: {context.searched()}.")

    def _pointed(self, asked: Question, at: int) -> Question:
        """The question with the rows of the answer before that it means, where it means such."""
        before, listed = self.told(at - 1), self.rows_picked(at - 1)
        if row := nth_row(self._turns[at], before.rows_asked()):
            return replace(asked, rows=[row.id], operation="lookup", subject="")
        if rows := self._both_before(at):
            return replace(asked, rows=rows, codes=[], items=[], quoted=[], subject="")
        if self._picks_of_them(asked, at):
            return replace(asked, rows=[row.id for row in before.rows_asked()])
        if listed and (points_back(asked) or asks_cells_only(self._reader.read(self._turns[at]), asked)):
            return replace(asked, rows=listed) if points_back(asked) else of_rows(asked, listed)
        row = main_row(before)
        if row is None or not may_mean(asked, row, self._drafter.knowledge):
            return asked
        if header := column_named(self._reader.read(self._turns[at]), row):
            return replace(asked, rows=[row.id], headers=[header])
        meant = asked.bare and (asked.why or not (asked.codes or asked.items))
        if (meant or points_back(asked)) and asked.operation == "lookup":
            return replace(asked, rows=[row.id])
        return asked

    def _both_before(self, at: int) -> list[str]:
        """The rows of the two answers before, where the turn means both of them."""
        if not means_both(self._turns[at]):
            return []
        if len(both := rows_told(self.told(at - 1))) == _TWO and not self.told(at - 1).abstained:
            return both
        rows = (main_row(self.told(before)) for before in range(max(0, at - _TWO), at))
        told = list(dict.fromkeys(row.id for row in rows if row))
        return told if len(told) == _TWO else []

    def _picks_of_them(self, asked: Question, at: int) -> bool:
        """Whether some of the rows that were listed in answer to the turn before are asked for."""
        before, typed = self.read(at - 1), self._reader.read(self._turns[at])
        another_time = typed.deadline and before.deadline and not is_among_them(self._turns[at])
        listed = before.operation in {"list", "count"} and len(self.told(at - 1).rows_asked()) > 1
        return listed and not another_time and asked.operation in PICKS_ROWS and picks_of_them(typed)

    def _beside(self, asked: Question, draft: Draft, at: int) -> Draft | None:
        """An answer from the passages that the answer before cited, where they say what was typed now.

        Where the question was answered from another source, they must say it wholly.
        """
        text = self._turns[at]
        typed = replace(self._reader.read(text), asking=asked.asking)
        placed = typed.codes or typed.items or typed.quoted or typed.documents or typed.footnote or typed.appendices
        if placed or len(text.split()) > _SHORT:
            return None
        before = self.told(at - 1)
        passages = before.bibliography.passages()
        notes = [self._drafter.knowledge.index.passage(note) for passage in passages for note in passage.footnotes]
        passages += [note for note in notes if note not in passages]
        again = not draft.abstained and draft.text == before.text
        if not (draft.abstained or again) and any(passage in passages for passage in draft.bibliography.passages()[:1]):
            return None
        for question in (typed, asked) if draft.abstained else (typed,):
            context = self._drafter.context(question, self._scope)
            told = answer_beside(context, passages, wholly=not draft.abstained and not asked.bare)
            if told and told.text != before.text and not (told := self._drafter.checked(context, told)).abstained:
                return told
        return None

    def _with_agency_before(self, at: int) -> Question:
        """The question read with the agency that "đơn vị đó" stands for, where it asks for what that agency does."""
        asked, text = self.read(at), self._turns[at]
        if asked.asks_agency or naming_agency(self._drafter.knowledge.lexicon, text, "") is None:
            return asked
        for before in range(at - 1, -1, -1):
            names = self._agencies_told(before)
            if len(names) == 1 and (named := naming_agency(self._drafter.knowledge.lexicon, text, names[0])):
                return self._explained(named, at)
        return asked

    def _agencies_told(self, at: int) -> list[str]:
        """The agencies that a turn named, or that its answer gave in bold."""
        asked = self.read(at)
        names = list(dict.fromkeys(mention.agency.name for mention in asked.agencies))
        if len(names) == 1 and not asked.asks_agency:
            return names
        return agencies_in_bold(self.told(at), self._drafter.knowledge.agencies)

    def rows_picked(self, at: int) -> list[str]:
        """The rows that the answer to a turn cited, when they are few and its question did not name them."""
        if self.read(at).operation not in PICKS_ROWS:
            return []
        rows = rows_told(self.told(at))
        return rows if len(rows) <= _MOST_ROWS else []

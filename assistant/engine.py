"""From a question to an Answer."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.answer import Answer, Scope
from assistant.answers.amounts import answer_amounts
from assistant.answers.below import answer_of_field
from assistant.answers.blanks import answer_blanks
from assistant.answers.chapters import answer_chapter
from assistant.answers.compare import answer_comparison, is_of_two_plans
from assistant.answers.definitions import answer_abbreviation, answer_definition
from assistant.answers.derived import answer_derived
from assistant.answers.documents import answer_documents, answer_metadata
from assistant.answers.duties import answer_duties
from assistant.answers.fitness import unfit
from assistant.answers.footnotes import answer_footnote, count_footnotes
from assistant.answers.lists import answer_list
from assistant.answers.meanings import answer_meaning
from assistant.answers.mentions import answer_mentions
from assistant.answers.named_agencies import count_named_agencies
from assistant.answers.numbers import answer_numbers
from assistant.answers.pairs import answer_pairs
from assistant.answers.prose import answer_beside, answer_from_text, answer_prose, with_value
from assistant.answers.ranking import answer_ranking
from assistant.answers.reckoning import answer_likely_gap, answer_sure_gap
from assistant.answers.refusals import (
    about,
    ambiguous,
    bad_input,
    elsewhere,
    greeting,
    missing_document,
    nothing_found,
    without_attribute,
)
from assistant.answers.rows import by_code, by_reference, by_subject
from assistant.answers.sections import (
    answer_appendices,
    answer_heading,
    answer_outline,
    answer_section_count,
    count_under_heading,
    missing_appendix,
)
from assistant.answers.stated import answer_stated_count
from assistant.answers.tallies import answer_tally, count_agencies, count_columns
from assistant.answers.together import compares, together, whole_and_part
from assistant.answers.totals import answer_sum_row, answer_total
from assistant.citing import marks_in
from assistant.concepts import load_concepts
from assistant.confidence import load_calibration
from assistant.conversation import leaning, naming_agency, points_back, resolve
from assistant.draft import Context, Draft
from assistant.evidence import PASSAGE_FLOOR, weigh
from assistant.knowledge import Knowledge
from assistant.lexicon import load_lexicon
from assistant.parts import among_them, halves_of, parts_of, same_asked
from assistant.ports import SearchesPlans
from assistant.question import Question
from assistant.readings import Reading
from assistant.sentences import in_bold
from assistant.signals import Signals, signals
from assistant.typed import MAX_QUESTION, clean, problem_of
from assistant.understand import Reader
from assistant.values import says_all
from assistant.verify import unsupported
from index.settings import Settings
from index.types import Passage, Record
from ingest.agencies import find_agencies

log = logging.getLogger(__name__)

_MOST_ROWS = 8
_NAMES_ROWS = {"list", "count", "max", "min", "gap_max", "gain_max", "below_target"}
_PICKS_ROWS = {*_NAMES_ROWS, "earliest", "latest", "below_max", "at_max", "gap_min", "gain_min"}
_WHOLE = {"about", "greeting", "documents", "metadata", "list", "count", "sum", "define", "abbreviate"}
_WORKED_OUT = {"difference", "below_target", "gain_min", "gain_max", "gap_min", "gap_max"}
_FEW = 4
_SHORT = 14
_SURE_ALONE = 0.9
"""A question that is answered so surely by itself is not about the matter before."""


@dataclass(slots=True)
class _Talk:
    """The earlier questions of one conversation, the oldest first, and the answers to them once worked out."""

    turns: Sequence[str]
    scope: Scope | None
    drafts: dict[int, Draft] = field(default_factory=dict)


class Engine:
    """Answers questions over one open build. Safe to call from several threads."""

    def __init__(
        self,
        index: SearchesPlans,
        settings: Settings | None = None,
        clock: Callable[[], date] | None = None,
        calibration: Callable[[Signals], float] | None = None,
    ) -> None:
        fixed = settings.today if settings else None
        self._calibration = load_calibration() if calibration is None else calibration
        self._clock = clock or (lambda: fixed or date.today())
        self._index = index
        lexicon = self._lexicon = load_lexicon()
        self._knowledge = Knowledge(index, lexicon, load_concepts())
        known = self._knowledge
        self._plain = Reading.of(known)
        self._everyday = Reading.of(known.in_everyday_words())
        self._reader = Reader(
            lexicon, known.build_words(), known.speller, known.abbreviations, known.concepts, self._clock
        )

    def explain(self, question: str, history: Sequence[str] = ()) -> Question:
        """The question as it is understood, for `troly ask --explain`."""
        earlier = [cleaned[:MAX_QUESTION] for text in history if problem_of(text, cleaned := clean(text)) is None]
        return resolve(self._reader, clean(question)[:MAX_QUESTION], earlier)

    def ask(self, question: str, history: Sequence[str] = (), scope: Scope | None = None) -> Answer:
        """Answers a question; `history` holds the earlier questions of the conversation, the oldest first.

        Never raises on what a person may type: what can't be read is answered with reason "bad_input".
        """
        started = time.perf_counter()
        text = clean(question)
        problem = problem_of(question, text)
        draft = (
            bad_input(self._knowledge, problem) if problem else self._draft(text, _Talk(history, scope), len(history))
        )
        return self._answer(question, draft, self._sureness(text, history, draft), started)

    def _draft(self, text: str, talk: _Talk, at: int) -> Draft:
        """What is answered to a question after the first `at` turns of a conversation."""
        history, scope = talk.turns[:at], talk.scope
        asked = self._with_agency_before(self.explain(text, history), text, talk, at)
        if history and points_back(asked):
            asked.rows = self._rows_of(talk, at - 1)
        draft = self._drafted(asked, scope)
        draft = self._of_both_parts(asked, draft, scope) or self._with_part(asked, draft, scope) or draft
        if draft.abstained or draft.confidence < _SURE_ALONE:
            about_before = leaning(self._reader, text, [clean(turn) for turn in history])
            other = self._drafted(about_before, scope) if about_before else draft
            draft = other if not other.abstained and other.confidence > draft.confidence else draft
        return (self._beside(asked, text, draft, talk, at - 1) if history else None) or draft

    def _told(self, talk: _Talk, at: int) -> Draft:
        """What was answered to an earlier turn; worked out once for the question that is asked now."""
        if at not in talk.drafts:
            talk.drafts[at] = self._draft(clean(talk.turns[at]), talk, at)
        return talk.drafts[at]

    def _beside(self, asked: Question, text: str, draft: Draft, talk: _Talk, before: int) -> Draft | None:
        """An answer from the passages that the answer before cited, where they say what was typed now.

        Where the question was answered from another source, they must say it wholly.
        """
        typed = replace(self._reader.read(text), asking=asked.asking)
        placed = typed.codes or typed.items or typed.quoted or typed.documents or typed.footnote or typed.appendices
        if placed or len(typed.text.split()) > _SHORT:
            return None
        passages = self._told(talk, before).bibliography.passages()
        if not draft.abstained and any(passage in passages for passage in draft.bibliography.passages()):
            return None
        for question in (typed, asked) if draft.abstained else (typed,):
            context = self._context(question, talk.scope)
            told = answer_beside(context, passages, wholly=not draft.abstained)
            if told and not (told := self._checked(context, told)).abstained:
                return told
        return None

    def _of_both_parts(self, asked: Question, draft: Draft, scope: Scope | None) -> Draft | None:
        """The answers to two things asked at once, where one source did not answer both."""
        sources = draft.bibliography.sources()
        of_rows = len(sources) > 1 and all(isinstance(source, Record) for source in sources)
        if draft.table or of_rows or asked.chooses or asked.operation in _WHOLE or not (parts := parts_of(asked.text)):
            return None
        if not draft.abstained and draft.computed and asked.operation in _WORKED_OUT:
            return None
        in_text = not draft.abstained and isinstance(sources[0], Passage)
        if in_text and (draft.computed or says_all(asked, draft.text) or not compares(asked)):
            return None
        drafts = [self._drafted(self.explain(parts[0]), scope), self._drafted(self.explain(parts[1], parts[:1]), scope)]
        return together(self._context(asked, scope), drafts, same_asked(parts), leans=len(parts[1].split()) <= _FEW)

    def _with_part(self, asked: Question, draft: Draft, scope: Scope | None) -> Draft | None:
        """All the rows that a question lists or counts, and those of them that its second half picks."""
        if asked.operation not in _PICKS_ROWS or not (parts := halves_of(asked.text)):
            return None
        within = scope or Scope(documents=asked.documents) if asked.documents else scope
        agency = asked.agencies[0].agency.name if asked.agencies else ""
        talk, among = _Talk(parts[:1], within), among_them(parts[1], agency)
        if self.explain(among, parts[:1]).operation not in _PICKS_ROWS:
            return None
        context, apart = self._context(asked, scope), bool(agency) and among.startswith(agency)
        return whole_and_part(context, self._told(talk, 0), self._draft(among, talk, 1), draft, apart)

    def _context(self, asked: Question, scope: Scope | None) -> Context:
        return self._plain.context(asked, scope, self._clock().year)

    def _drafted(self, asked: Question, scope: Scope | None) -> Draft:
        """What the documents say in the question's own words, else in other words for the same."""
        draft = self._read(self._context(asked, scope))
        if draft.reason != "not_found" or not self._plain.finds_strange(asked):
            return draft
        told = self._read(self._everyday.context(asked, scope, self._clock().year))
        return draft if told.abstained else told

    def _read(self, context: Context) -> Draft:
        draft = self._checked(context, _compose(context))
        if draft.reason != "not_found" or context.knowledge.everyday:
            return draft
        text = answer_from_text(context)
        told = self._checked(context, text) if text else draft
        return draft if told.abstained else told

    def _checked(self, context: Context, draft: Draft) -> Draft:
        """The draft, or a refusal in its place where it is no answer to what is asked or says what no source says."""
        return without_attribute(context, draft) or unfit(context, draft) or self._verified(context, draft)

    def _with_agency_before(self, asked: Question, text: str, talk: _Talk, at: int) -> Question:
        """The question read with the agency that "đơn vị đó" stands for, where it asks for what that agency does."""
        if not at or asked.asks_agency or naming_agency(self._lexicon, text, "") is None:
            return asked
        for before in range(at - 1, -1, -1):
            names = self._agencies_told(talk, before)
            if len(names) == 1 and (named := naming_agency(self._lexicon, text, names[0])):
                return self.explain(named, talk.turns[:at])
        return asked

    def _agencies_told(self, talk: _Talk, at: int) -> list[str]:
        """The agencies that an earlier question named, or that its answer gave in bold."""
        asked = self.explain(talk.turns[at], talk.turns[:at])
        names = list(dict.fromkeys(mention.agency.name for mention in asked.agencies))
        if len(names) == 1 and not asked.asks_agency:
            return names
        known = self._index.agencies()
        bold = in_bold(self._told(talk, at).text)
        return list(dict.fromkeys(found.ref.name for text in bold for found in find_agencies(text, known=known)))

    def _rows_of(self, talk: _Talk, at: int) -> list[str]:
        """The rows that an earlier answer cited, when they are few and its question did not name them."""
        if self.explain(talk.turns[at], talk.turns[:at]).operation not in _NAMES_ROWS:
            return []
        draft = self._told(talk, at)
        marked = marks_in(draft.text) if not draft.table or draft.text.count("\n- ") else None
        rows = [row.id for row in draft.bibliography.rows(marked)]
        return rows if len(rows) <= _MOST_ROWS else []

    def _verified(self, context: Context, draft: Draft) -> Draft:
        if draft.abstained:
            return draft
        bad = unsupported(draft, context.question.text, self._knowledge)
        if not bad:
            return draft
        log.warning("dropped lines that no source supports: %s", bad)
        lines = draft.text.split("\n")
        if lines[0] in bad:
            return nothing_found(context)
        draft.text = "\n".join(line for line in lines if line not in bad)
        return draft

    def _sureness(self, text: str, history: Sequence[str], draft: Draft) -> float:
        """The confidence in a draft; none in a refusal."""
        if draft.abstained:
            return 0.0
        shown = signals(self.explain(text, history), draft, self._knowledge)
        return min(self._calibration(shown), draft.limit)

    def _answer(self, question: str, draft: Draft, confidence: float, started: float) -> Answer:
        citations = draft.bibliography.citations()
        marked = marks_in(draft.text)
        if draft.table:
            marked |= {n for row in draft.table.citations for n in row}
        return Answer(
            id=hashlib.sha256(f"{self._index.build_id}\n{question}".encode()).hexdigest()[:16],
            question=question,
            interpretation=draft.interpretation,
            answer=draft.text,
            abstained=draft.abstained,
            reason=draft.reason,
            citations=[c for c in citations if c.n in marked] if not draft.abstained else [],
            table=draft.table,
            notes=draft.notes,
            choices=draft.choices,
            suggestions=draft.suggestions,
            confidence=round(confidence, 3),
            build=self._index.build_id,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 2),
        )


_FIRST: dict[str, Callable[[Context], Draft | None]] = {
    "about": about,
    "greeting": greeting,
    "documents": answer_documents,
    "footnote": answer_footnote,
    "define": answer_definition,
    "abbreviate": answer_definition,
    "metadata": answer_metadata,
}
_SEVERAL_ROWS: dict[str, Callable[[Context], Draft | None]] = {
    "compare": answer_comparison,
    "list": answer_list,
    "count": answer_list,
    "earliest": answer_list,
    "latest": answer_list,
}


def _of_its_operation(context: Context) -> Draft | None:
    answer = _FIRST.get(context.question.operation)
    return answer(context) if answer else None


def _of_two_documents(context: Context) -> Draft | None:
    return answer_comparison(context) if is_of_two_plans(context.question) else None


def _of_several_rows(context: Context) -> Draft | None:
    answer = _SEVERAL_ROWS.get(context.question.operation)
    return answer(context) if answer else None


def _section_count(context: Context) -> Draft | None:
    return answer_section_count(context) if context.question.operation == "count" else None


def _from_evidence(context: Context) -> Draft:
    evidence = weigh(context)
    question = context.question
    tasks_of = question.agencies and {"task", "name"} & set(question.roles())
    if tasks_of and evidence.kind != "row" and (draft := answer_list(context)):
        return draft
    if evidence.tied and not evidence.passage_is_stronger:
        return ambiguous(context, evidence)
    rows = evidence.rows if evidence.kind == "row" else []
    draft = by_subject(context, rows, evidence.confidence, evidence.near_passage)
    if draft and not draft.abstained:
        return draft
    if evidence.kind != "row" and (gap := answer_likely_gap(context)):
        return gap
    no_row = draft is None or (draft.abstained and not evidence.row_is_sure)
    if evidence.kind == "passage" or (evidence.passage_answers and no_row) or evidence.passage_is_stronger:
        passages = with_value(context, evidence.passages, PASSAGE_FLOOR)
        if passages:
            return answer_prose(context, passages, evidence.passage_confidence)
    return draft or nothing_found(context, evidence)


_FROM_SPECIFIC: tuple[Callable[[Context], Draft | None], ...] = (
    missing_document,
    elsewhere,
    missing_appendix,
    by_reference,
    answer_sure_gap,
    answer_derived,
    answer_mentions,
    count_named_agencies,
    answer_duties,
    answer_chapter,
    answer_meaning,
    answer_abbreviation,
    _of_its_operation,
    _of_two_documents,
    answer_appendices,
    count_footnotes,
    answer_stated_count,
    count_under_heading,
    answer_tally,
    count_agencies,
    count_columns,
    answer_blanks,
    answer_pairs,
    answer_ranking,
    answer_amounts,
    answer_outline,
    answer_heading,
    answer_of_field,
    _of_several_rows,
    answer_sum_row,
    answer_numbers,
    by_code,
    answer_total,
    _section_count,
)


def _compose(context: Context) -> Draft:
    """Tries the ways of answering from the most to the least specific; the last weighs all evidence."""
    for answer in _FROM_SPECIFIC:
        if draft := answer(context):
            return draft
    return _from_evidence(context)


__all__ = ["MAX_QUESTION", "Engine"]

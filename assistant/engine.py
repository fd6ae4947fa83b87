"""From a question to an Answer."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Scope
from assistant.answers.against_aims import answer_against_aim
from assistant.answers.aims import answer_aims
from assistant.answers.amounts import answer_amounts
from assistant.answers.below import answer_of_field
from assistant.answers.between_years import answer_between_years
from assistant.answers.blanks import answer_blanks
from assistant.answers.both_roles import answer_both_roles
from assistant.answers.by_column import answer_by_column
from assistant.answers.causes import answer_cause_of_row, answer_causes
from assistant.answers.changes import answer_change
from assistant.answers.chapters import answer_chapter
from assistant.answers.claimed_counts import answer_claimed_count
from assistant.answers.columns_added import answer_added_columns, answer_group_sum
from assistant.answers.compare import answer_comparison, is_of_two_plans
from assistant.answers.counted_columns import answer_counted_column
from assistant.answers.definitions import answer_abbreviation, answer_definition
from assistant.answers.derived import answer_derived, answer_implied
from assistant.answers.documents import answer_cited, answer_documents, answer_metadata
from assistant.answers.duties import answer_duties
from assistant.answers.each_row import answer_each_row
from assistant.answers.fitness import unfit
from assistant.answers.footnotes import answer_footnote, count_footnotes
from assistant.answers.heading_rows import answer_lettered_group
from assistant.answers.index_rows import answer_index_row
from assistant.answers.indexes import answer_best_index
from assistant.answers.indexes_together import answer_indexes_together
from assistant.answers.left_over import answer_left_over
from assistant.answers.lists import answer_list, no_such_criterion
from assistant.answers.meanings import answer_meaning
from assistant.answers.mentions import answer_mentions
from assistant.answers.moved import answer_moved
from assistant.answers.named_agencies import count_named_agencies
from assistant.answers.numbered_rows import by_code
from assistant.answers.numbers import answer_numbers
from assistant.answers.obstacles import answer_obstacles
from assistant.answers.of_named_rows import answer_of_named_rows
from assistant.answers.other_deeds import answer_other_deeds
from assistant.answers.over_columns import answer_ends, answer_over_columns, answer_sum_under_heading
from assistant.answers.over_years import answer_between_tables, answer_over_years
from assistant.answers.own_plan import answer_own_plan
from assistant.answers.pairs import answer_pairs
from assistant.answers.parts_added import answer_added_parts
from assistant.answers.parts_counted import answer_parts_counted
from assistant.answers.plan_parts import answer_plan_part
from assistant.answers.prose import answer_from_text, answer_prose, with_value
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
from assistant.answers.report_parts import answer_report_part
from assistant.answers.requirements import answer_requirement
from assistant.answers.risen import answer_risen
from assistant.answers.rows import by_own_text, by_reference, by_subject, say_alike
from assistant.answers.rows_having import answer_rows_having
from assistant.answers.sections import (
    answer_appendices,
    answer_heading,
    answer_outline,
    answer_section_count,
    count_under_heading,
    missing_appendix,
)
from assistant.answers.signs import answer_sign
from assistant.answers.so_many import answer_so_many
from assistant.answers.stated import answer_stated_count
from assistant.answers.tallies import answer_tally, count_agencies, count_columns
from assistant.answers.totals import answer_sum_row, answer_total
from assistant.answers.which_document import answer_which_document
from assistant.citing import marks_in, without_strange_marks
from assistant.concepts import load_concepts
from assistant.confidence import load_calibration
from assistant.courtesies import without_courtesies
from assistant.draft import Context, Draft
from assistant.evidence import PASSAGE_FLOOR, weigh
from assistant.knowledge import Knowledge
from assistant.lexicon import load_lexicon
from assistant.met_terms import about_the_term_met
from assistant.periods import covers_any
from assistant.ports import SearchesPlans
from assistant.provenance import Provenance
from assistant.question import Question
from assistant.readings import Reading, is_weak, surer
from assistant.scoping import Documents
from assistant.signals import Signals, signals
from assistant.talk import Talk
from assistant.typed import MAX_QUESTION, clean, problem_of
from assistant.understand import Reader
from assistant.verify import unsupported
from index.settings import Settings

log = logging.getLogger(__name__)


class _Drafter:
    """Drafts answers to questions that say all that they mean."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], date]) -> None:
        self.knowledge = knowledge
        self._plain = Reading.of(knowledge)
        self._everyday = Reading.of(knowledge.in_everyday_words())
        self._today = today

    def context(self, asked: Question, scope: Scope | None) -> Context:
        """A question with what it needs to be answered."""
        return self._plain.context(asked, scope, self._today().year)

    def draft(self, asked: Question, scope: Scope | None) -> Draft:
        """What the documents say in the question's own words, or more surely in other words for the same."""
        draft = self._read(self.context(asked, scope))
        if draft.settled or not is_weak(draft) or not self._plain.finds_strange(asked):
            return draft
        told = self._read(self._everyday.context(asked, scope, self._today().year))
        return told if told.abstained and self._everyday.misses(asked, draft) else surer(draft, told)

    def checked(self, context: Context, draft: Draft) -> Draft:
        """The draft, or a refusal in its place where it is no answer to what is asked or says what no source says."""
        return without_attribute(context, draft) or unfit(context, draft) or self._verified(context, draft)

    def _read(self, context: Context) -> Draft:
        draft = self._told(context)
        if draft.reason != "not_found" or draft.settled or context.knowledge.everyday:
            return draft
        text = answer_from_text(context) or answer_implied(context)
        told = self.checked(context, text) if text else draft
        return draft if told.abstained else told

    def _told(self, context: Context) -> Draft:
        """The first draft that stands, if need be within the year that is asked of; else why the first does not.

        A way of answering that declines by itself is the last that is tried.
        """
        drafts = _drafts(context)
        first = next(drafts)
        refusal = told = self.checked(context, first)
        if not told.abstained or first.abstained:
            return told
        for draft in drafts:
            told = self.checked(context, draft)
            if draft.abstained or not told.abstained:
                break
        if told.abstained and (own := _of_its_year(context, first)):
            told = self._told(own)
        return refusal if told.abstained else told

    def _verified(self, context: Context, draft: Draft) -> Draft:
        if draft.abstained:
            return draft
        bad = unsupported(draft, context.question.text, self.knowledge)
        if not bad:
            return draft
        log.warning("dropped lines that no source supports: %s", bad)
        lines = draft.text.split("\n")
        if lines[0] in bad:
            return nothing_found(context)
        draft.text = "\n".join(line for line in lines if line not in bad)
        return draft


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
        today = clock or (lambda: fixed or date.today())
        self._calibration = load_calibration() if calibration is None else calibration
        self._index = index
        lexicon = load_lexicon()
        known = self._knowledge = Knowledge(index, lexicon, load_concepts())
        self._drafter = _Drafter(known, today)
        self._reader = Reader(lexicon, known.build_words(), known.speller, known.abbreviations, known.concepts, today)

    def explain(self, question: str, history: Sequence[str] = ()) -> Question:
        """The question as it is understood, for `troly ask --explain`."""
        return self._talk([*history, question]).read()

    def ask(self, question: str, history: Sequence[str] = (), scope: Scope | None = None) -> Answer:
        """Answers a question; `history` holds the earlier questions of the conversation, the oldest first.

        Never raises on what a person may type: what can't be read is answered with reason "bad_input".
        """
        started = time.perf_counter()
        problem = problem_of(question, clean(question), bool(history))
        talk = self._talk([*history, question], scope)
        draft = bad_input(self._knowledge, problem) if problem else talk.told()
        return self._answer(question, draft, self._sureness(talk, draft), started)

    def _talk(self, turns: Sequence[str], scope: Scope | None = None) -> Talk:
        """A conversation up to the question that is asked now; earlier turns that say nothing are left out."""
        said = [text for n, text in enumerate(turns[:-1]) if problem_of(text, clean(text), n > 0) is None]
        asked = [without_courtesies(about_the_term_met(clean(text)[:MAX_QUESTION])) for text in (*said, turns[-1])]
        return Talk(self._reader, self._drafter, asked, scope)

    def _sureness(self, talk: Talk, draft: Draft) -> float:
        """The confidence in a draft; none in a refusal."""
        if draft.abstained:
            return 0.0
        return min(self._calibration(signals(talk.read(), draft, self._knowledge)), draft.limit)

    def _answer(self, question: str, draft: Draft, confidence: float, started: float) -> Answer:
        citations = draft.bibliography.citations()
        text = without_strange_marks(draft.text, {citation.n for citation in citations})
        marked = marks_in(text)
        if draft.table:
            marked |= {n for row in draft.table.citations for n in row}
        return Answer(
            id=hashlib.sha256(f"{self._index.build_id}\n{question}".encode()).hexdigest()[:16],
            question=question,
            interpretation=draft.interpretation,
            answer=text,
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


def _of_its_year(context: Context, draft: Draft) -> Context | None:
    """The question within the documents of the year that it names, where a draft is of another year."""
    if context.documents.named or draft.abstained or not Provenance(context, draft).foreign_year():
        return None
    known, years = context.knowledge.documents, context.question.years
    labels = tuple(n for n in context.documents.labels if covers_any(known[n], years))
    return replace(context, documents=Documents(labels, True)) if labels else None


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
    unsure = evidence.tied and not say_alike(context, evidence.rows)
    if unsure and not evidence.passage_is_stronger:
        return ambiguous(context, evidence)
    rows = evidence.rows if evidence.kind == "row" and not unsure else []
    draft = by_subject(context, rows, evidence.confidence, evidence.near_passage)
    if draft and not draft.abstained:
        return draft
    if evidence.kind != "row" and (other := no_such_criterion(context) or answer_likely_gap(context)):
        return other
    no_row = draft is None or (draft.abstained and (question.why or not evidence.row_is_sure))
    if evidence.kind == "passage" or (evidence.passage_answers and no_row) or evidence.passage_is_stronger:
        passages = with_value(context, evidence.passages, PASSAGE_FLOOR)
        if passages:
            return answer_prose(context, passages, evidence.passage_confidence)
    return draft or by_own_text(context, evidence.rows) or nothing_found(context, evidence)


_FROM_SPECIFIC: tuple[Callable[[Context], Draft | None], ...] = (
    answer_cited,
    missing_document,
    elsewhere,
    missing_appendix,
    answer_sign,
    answer_other_deeds,
    answer_over_columns,
    answer_by_column,
    answer_ends,
    answer_between_years,
    answer_against_aim,
    answer_which_document,
    answer_cause_of_row,
    answer_each_row,
    answer_lettered_group,
    by_reference,
    answer_change,
    answer_indexes_together,
    answer_sure_gap,
    answer_moved,
    answer_risen,
    answer_left_over,
    answer_derived,
    answer_mentions,
    count_named_agencies,
    answer_obstacles,
    answer_duties,
    answer_report_part,
    answer_aims,
    answer_plan_part,
    answer_own_plan,
    answer_chapter,
    answer_causes,
    answer_meaning,
    answer_requirement,
    answer_abbreviation,
    _of_its_operation,
    answer_parts_counted,
    _of_two_documents,
    answer_appendices,
    count_footnotes,
    answer_stated_count,
    count_under_heading,
    answer_both_roles,
    answer_claimed_count,
    answer_so_many,
    answer_tally,
    count_agencies,
    count_columns,
    answer_blanks,
    answer_best_index,
    answer_over_years,
    answer_added_columns,
    answer_between_tables,
    answer_of_named_rows,
    answer_pairs,
    answer_ranking,
    answer_rows_having,
    answer_amounts,
    answer_outline,
    answer_heading,
    answer_of_field,
    answer_counted_column,
    _of_several_rows,
    answer_group_sum,
    answer_added_parts,
    answer_sum_row,
    answer_numbers,
    by_code,
    answer_index_row,
    answer_total,
    answer_sum_under_heading,
    _section_count,
)


def _drafts(context: Context) -> Iterator[Draft]:
    """What the ways of answering say, from the most to the least specific; the last weighs all evidence."""
    yield from (draft for answer in _FROM_SPECIFIC if (draft := answer(context)))
    yield _from_evidence(context)


__all__ = ["MAX_QUESTION", "Engine"]

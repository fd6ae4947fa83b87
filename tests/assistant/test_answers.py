"""What holds for every answer: its citations, quotes and numbers, and that it is the same each time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.answer import Answer
from assistant.engine import Engine
from index.settings import Settings
from index.store import Index
from tests.assistant.conftest import TODAY, Ask
from tests.assistant.contract import RawTexts, check, check_numbers
from tests.assistant.questions import ALL, COMPUTED, LOOKUPS, REFUSED


def _said(answer: Answer) -> Answer:
    """The answer without how long it took."""
    return answer.model_copy(update={"elapsed_ms": 0.0})


@pytest.mark.parametrize("question", [*LOOKUPS, *COMPUTED])
def test_every_mark_has_a_source_and_every_quote_is_in_the_file(ask: Ask, raw_texts: RawTexts, question: str) -> None:
    answer = ask(question)
    assert not answer.abstained, answer.answer
    check(answer, raw_texts)


@pytest.mark.parametrize("question", LOOKUPS)
def test_every_number_stands_in_a_source(ask: Ask, question: str) -> None:
    check_numbers(ask(question))


@pytest.mark.parametrize("question", REFUSED)
def test_a_refusal_cites_nothing(ask: Ask, raw_texts: RawTexts, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    check(answer, raw_texts)


def test_every_link_leads_to_a_row_or_passage_of_the_build(ask: Ask, plan_index: Index) -> None:
    slugs = {document.slug for document in plan_index.documents()}
    for question in [*LOOKUPS, *COMPUTED]:
        for citation in ask(question).citations:
            page, _, anchor = citation.url.partition("#")
            assert page.removeprefix("/documents/") in slugs
            assert anchor


def test_the_same_question_has_the_same_answer(ask: Ask) -> None:
    for question in ALL:
        assert _said(ask(question)) == _said(ask(question))


def test_another_engine_over_the_same_build_answers_alike(plan_index: Index, settings: Settings, ask: Ask) -> None:
    other = Engine(plan_index, settings, lambda: TODAY)
    for question in [LOOKUPS[0], LOOKUPS[11], COMPUTED[0], REFUSED[3]]:
        assert _said(other.ask(question)) == _said(ask(question))


def test_different_questions_have_different_ids(ask: Ask) -> None:
    assert len({ask(question).id for question in ALL}) == len(set(ALL))


def test_several_threads_get_the_answers_of_one(engine: Engine) -> None:
    alone = [_said(engine.ask(question)) for question in ALL]
    order = list(range(len(ALL)))
    mixed = [*order, *reversed(order)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda at: _said(engine.ask(ALL[at])), mixed))
    assert together == [alone[at] for at in mixed]


def test_the_clock_says_what_this_year_means(plan_index: Index, settings: Settings) -> None:
    question = "Năm nay Sở Công Thương chủ trì nhiệm vụ nào?"
    earlier = Engine(plan_index, settings, lambda: TODAY.replace(year=2029))
    answer = earlier.ask(question)
    assert {citation.document for citation in answer.citations} == {"12/KH-UBND"}
    assert earlier.explain(question).years == [2029]


def test_settings_fix_the_day_when_no_clock_is_given(plan_index: Index, settings: Settings) -> None:
    fixed = settings.model_copy(update={"today": TODAY.replace(year=2028)})
    assert Engine(plan_index, fixed).explain("năm nay").years == [2028]


def test_an_answer_names_its_build_and_survives_json(ask: Ask, plan_index: Index) -> None:
    answer = ask(COMPUTED[2])
    assert answer.build == plan_index.build_id
    assert Answer.model_validate_json(answer.model_dump_json()) == answer

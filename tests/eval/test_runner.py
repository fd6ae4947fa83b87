"""Runs, their folders, comparing two of them, and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.compare import compare, state
from eval.report.page import page
from eval.runner import RunError, check_name, make_run, read_run, write_run
from eval.summary import overall_lines, table
from tests.eval.fakes import FakeSystem, answer, gold, refusal, unanswerable

QUESTIONS = [
    gold("good"),
    gold("wrong", question="sai", type="numeric", must=[["7"]], style="typo"),
    gold("silent", question="im"),
    gold("crash", question="hỏng <script>"),
    gold("uncited", question="không nguồn"),
    unanswerable("nothing", question="phở"),
    gold("turn", question="còn 7.1?", history=["Ai chủ trì 7.2?"], type="followup"),
]


def reply(question: str) -> dict[str, Any]:
    if question.startswith("hỏng"):
        raise ZeroDivisionError("<b>bang</b>")
    if question in ("im", "phở"):
        return refusal()
    return answer(
        "Sở Nội vụ <script>alert(1)</script> [1]", citations=[] if question == "không nguồn" else answer()["citations"]
    )


def test_a_run_counts_everything_and_survives_crashes(tmp_path: Path) -> None:
    system = FakeSystem(reply)
    run = make_run(system, QUESTIONS, "one")
    overall = run.metrics["slices"]["all"]
    assert (overall["n"], overall["crashed"]) == (7, 1)
    assert overall["right"]["value"] == pytest.approx(4 / 7)
    assert overall["right_and_cited"]["value"] == pytest.approx(3 / 7)
    assert overall["confident_wrong"]["value"] == pytest.approx(2 / 7)
    assert overall["abstention"]["precision"]["value"] == 0.5
    assert overall["abstention"]["recall"]["value"] == 1.0
    assert overall["evidence"]["hit@1"]["value"] == 0.0
    assert overall["evidence"]["hit@5"]["value"] == 1.0
    assert overall["evidence"]["mrr@10"]["value"] == 0.5
    assert run.metrics["slices"]["document:(none)"]["n"] == 1
    assert ["Ai chủ trì 7.2?"] in system.histories
    assert {o.id: o.outcome for o in run.outcomes}["crash"] == "crashed"
    write_run(run, tmp_path / "one")
    again = read_run(tmp_path / "one")
    assert again.outcomes == run.outcomes
    assert again.questions == run.questions
    assert again.metrics == run.metrics
    assert "right+cited" in table(run.metrics["slices"])
    assert "crashed: 1 of 7" in overall_lines(overall)


def test_a_run_needs_questions_with_different_ids() -> None:
    with pytest.raises(RunError, match="No questions"):
        make_run(FakeSystem(reply), [], "none")
    with pytest.raises(RunError, match="same id"):
        make_run(FakeSystem(reply), [gold(), gold()], "twice")


def test_names_and_missing_runs(tmp_path: Path) -> None:
    assert check_name("a-1.b") == "a-1.b"
    for name in ("../x", "", ".x", "a/b"):
        with pytest.raises(RunError):
            check_name(name)
    with pytest.raises(RunError, match="no complete run"):
        read_run(tmp_path)


def test_compare() -> None:
    before = make_run(FakeSystem(reply), QUESTIONS, "a").outcomes
    after = make_run(FakeSystem(lambda question: answer()), QUESTIONS[:6], "b").outcomes
    result = compare(before, after)
    assert [new.id for _, new in result.better] == ["silent", "crash", "uncited"]
    assert [new.id for _, new in result.worse] == ["nothing"]
    assert (result.only_before, result.only_after) == (1, 0)
    change = {c.name: c for c in result.changes}["right and cited"]
    assert change.difference.value == pytest.approx(change.after - change.before)
    assert compare(before, before).changes[0].sure is False
    assert {state(o) for o in before} == {"right", "wrong", "abstained wrongly", "crashed", "right, not cited"}
    with pytest.raises(RunError.__mro__[1], match="no question in common"):
        compare(before, [])


def test_the_report_is_self_contained_and_escaped() -> None:
    html = page(make_run(FakeSystem(reply), QUESTIONS, "one"))
    assert html.count("<svg") == 5
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "http" not in html
    assert "Not right and cited: 4" in html

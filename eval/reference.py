"""Agreement with the reference scorer of the benchmark, verdict by verdict."""

from __future__ import annotations

import contextlib
import io
import json
import runpy
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from eval.errors import EvaluationError
from eval.gold import GoldQuestion
from eval.score import judge

Judge = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, bool]]
KEYS = ("right", "cited", "direct", "abstained")


def load_reference(script: Path) -> Judge:
    """The reference's `judge`. The script scores when it is loaded, so it is given an empty file to score.

    Raises:
        EvaluationError: the script is absent or has no `judge`.
    """
    if not script.is_file():
        raise EvaluationError(f"{script} is not there: name the reference scorer with --score.")
    with tempfile.TemporaryDirectory() as folder:
        question = {"id": "", "question": "", "type": "unanswerable", "style": "plain", "answerable": False}
        given = Path(folder) / "one.jsonl"
        given.write_text(json.dumps(question) + "\n", encoding="utf-8")
        before = sys.argv
        sys.argv = [str(script), str(given), str(given)]
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                names = runpy.run_path(str(script))
        finally:
            sys.argv = before
    if "judge" not in names:
        raise EvaluationError(f"{script} defines no judge(gold, answer).")
    return cast("Judge", names["judge"])


def variants(answers: Sequence[Mapping[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The answers as they are, and spoiled in ways that reach every branch of the verdict."""
    given = [{k: v for k, v in answer.items() if k != "error"} for answer in answers]
    yield given
    yield [{**a, "abstained": not a.get("abstained")} for a in given]
    yield [{**a, "citations": (a.get("citations") or [])[:1]} for a in given]
    yield [{**a, "table": None} for a in given]
    yield [{**a, "answer": (a.get("answer") or "")[: len(a.get("answer") or "") // 2]} for a in given]
    yield [{**a, "answer": "x" * 290 + " " + (a.get("answer") or "")} for a in given]
    yield [*given[1:], *given[:1]]


def disagreements(
    reference: Judge, questions: Sequence[GoldQuestion], answers: Sequence[Mapping[str, Any]]
) -> tuple[int, list[str]]:
    """How many verdicts were compared, and a line for each that differs."""
    compared, lines = 0, []
    for number, given in enumerate(variants(answers)):
        for question, answer in zip(questions, given, strict=True):
            theirs = reference(question.model_dump(), {"answer": "", **answer})
            ours = judge(question, answer)
            compared += 1
            differing = [key for key in KEYS if bool(theirs[key]) != getattr(ours, key)]
            if differing:
                lines.append(f"{question.id}, variant {number}: differs in {', '.join(differing)}")
    return compared, lines

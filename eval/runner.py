"""A run: every question asked once, judged, and written to a folder that others can be compared with."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.environment import environment, peak_memory_mb
from eval.errors import EvaluationError
from eval.evidence import Text
from eval.gold import GoldQuestion
from eval.outcomes import Outcome, outcome, read_json_lines, read_outcomes, write_json_lines, write_outcomes
from eval.summary import summarise
from eval.system import System

RUNS_DIR = Path("var/runs")
logger = logging.getLogger(__name__)


class RunError(EvaluationError):
    """A run cannot be made or read; the message says what to do."""


@dataclass(slots=True)
class Run:
    """A finished run."""

    name: str
    questions: list[GoldQuestion]
    answers: list[dict[str, Any]]
    """Answer objects as JSON, with the question's id and the measured time; {"id", "error"} for a crash."""
    outcomes: list[Outcome]
    metrics: dict[str, Any]
    environment: dict[str, Any]


def ask_all(
    system: System, questions: Sequence[GoldQuestion], evidence: bool = True
) -> tuple[list[dict[str, Any]], list[Outcome]]:
    """Asks every question in turn; an exception counts as a wrong answer and the rest goes on."""
    answers: list[dict[str, Any]] = []
    outcomes: list[Outcome] = []
    for number, question in enumerate(questions, start=1):
        answer = _ask(system, question)
        answers.append(answer)
        retrieved = _retrieve(system, question) if evidence and question.cite else None
        outcomes.append(outcome(question, answer, retrieved))
        if number % 250 == 0:
            logger.info("%d of %d questions asked", number, len(questions))
    return answers, outcomes


def _ask(system: System, question: GoldQuestion) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        answer = system.ask(question.question, question.history)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in the assistant is a wrong answer, not the end
        logger.warning("question %s crashed: %r", question.id, error)
        return {"id": question.id, "error": repr(error)}
    return {**answer, "id": question.id, "elapsed_ms": round((time.perf_counter() - started) * 1000, 3)}


def _retrieve(system: System, question: GoldQuestion) -> list[Text]:
    try:
        return system.retrieve(question.question, question.history)
    except Exception as error:  # noqa: BLE001 - a retriever that fails has found nothing
        logger.warning("retrieval for %s crashed: %r", question.id, error)
        return []


def make_run(system: System, questions: Sequence[GoldQuestion], name: str, evidence: bool = True) -> Run:
    """Asks and judges all questions. The first question is asked once before, so that no time counts loading.

    Raises:
        RunError: there are no questions, or two have the same id.
    """
    if not questions:
        raise RunError("No questions to ask: the gold files are empty, or no question belongs to this split.")
    if len({q.id for q in questions}) != len(questions):
        raise RunError("Two questions have the same id; `troly eval check-gold` says which.")
    _ask(system, questions[0])
    started = time.perf_counter()
    answers, outcomes = ask_all(system, questions, evidence)
    seconds = time.perf_counter() - started
    return Run(
        name=name,
        questions=list(questions),
        answers=answers,
        outcomes=outcomes,
        metrics={
            "slices": summarise(outcomes),
            "seconds": round(seconds, 3),
            "peak_memory_mb": round(peak_memory_mb(), 1),
        },
        environment={**environment(), "build": system.fingerprint()},
    )


def check_name(name: str) -> str:
    """The name of a run, which becomes a folder.

    Raises:
        RunError: it holds anything but letters, digits, "-", "_" and ".".
    """
    if not re.fullmatch(r"\w[\w.-]*", name):
        raise RunError(f"{name!r} is no name for a run: use letters, digits, '-', '_' and '.'.")
    return name


def write_run(run: Run, folder: Path) -> None:
    """Writes questions, answers, verdicts, metrics and environment; replaces a run of the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json_lines(folder / "questions.jsonl", ({**q.model_dump(), "file": q.file} for q in run.questions))
    write_json_lines(folder / "answers.jsonl", run.answers)
    write_outcomes(folder / "verdicts.jsonl", run.outcomes)
    for name, content in (("metrics", run.metrics), ("environment", run.environment)):
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def read_run(folder: Path) -> Run:
    """The inverse of `write_run`.

    Raises:
        RunError: the folder holds no complete run.
    """
    try:
        return Run(
            name=folder.name,
            questions=[GoldQuestion.model_validate(row) for row in read_json_lines(folder / "questions.jsonl")],
            answers=read_json_lines(folder / "answers.jsonl"),
            outcomes=read_outcomes(folder / "verdicts.jsonl"),
            metrics=json.loads((folder / "metrics.json").read_text(encoding="utf-8")),
            environment=json.loads((folder / "environment.json").read_text(encoding="utf-8")),
        )
    except (OSError, ValueError, TypeError) as error:
        raise RunError(f"{folder} holds no complete run ({error}); make one with `troly eval run`.") from error


def find_run(name: str, runs: Path = RUNS_DIR) -> Path:
    """The folder of a run, given its path or its name."""
    return Path(name) if Path(name).is_dir() else runs / name

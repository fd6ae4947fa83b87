"""`troly ask`: one question, or a file of them."""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.commands.common import SUBPARSERS, CannotDoError, add_index_option, open_index, say, say_json, settings_of

if TYPE_CHECKING:
    from assistant.engine import Engine
    from index.store import Index
    from ui.ports import AnswersQuestions

_log = logging.getLogger(__name__)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_HITS = 5


def add(commands: SUBPARSERS[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser("ask", help="answer a question, or a file of questions")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", help='the question, as "Sở nào chủ trì tiêu chí 7.1.2?"')
    what.add_argument("--batch", type=Path, metavar="FILE", help='JSON lines {"id", "question", "history"}')
    parser.add_argument("--json", action="store_true", help="print the Answer object")
    parser.add_argument("--explain", action="store_true", help="also tell how the question was understood")
    add_index_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answers, also when the answer is that nothing was found."""
    settings = settings_of(args)
    index = open_index(settings)
    from assistant.engine import Engine
    from assistant.opening import open_engine
    from index.embedder import ModelMissingError
    from index.store import IndexMissingError

    try:
        if args.batch is not None:
            index.searcher()  # a wrong model is told once, not for each line
            _batch(open_engine(index, settings), args.batch)
        else:
            _single(Engine(index, settings), index, args)
    except (IndexMissingError, ModelMissingError) as error:
        raise CannotDoError(str(error)) from error
    return 0


def _single(engine: Engine, index: Index, args: argparse.Namespace) -> None:
    answer = engine.ask(args.question)
    explanation = _explanation(engine, index, args.question) if args.explain else None
    if args.json:
        more = {"explanation": explanation} if explanation is not None else {}
        say_json({**answer.model_dump(mode="json"), **more}, indent=2)
        return
    from ui.render import plain_answer

    say(_bold(plain_answer(answer, strong=sys.stdout.isatty())))
    listed = answer.answer.splitlines()
    next_questions = [line for text in [*answer.choices, *answer.suggestions] if (line := f"- {text}") not in listed]
    if next_questions:
        say("\nCó thể hỏi:\n" + "\n".join(next_questions))
    if explanation is not None:
        say("\nCách hiểu câu hỏi:\n" + json.dumps(explanation, ensure_ascii=False, indent=2))


def _bold(text: str) -> str:
    return _BOLD.sub("\x1b[1m\\1\x1b[0m", text)


def _explanation(engine: Engine, index: Index, question: str) -> dict[str, Any]:
    """How the question was read, and what search finds for it, ready for JSON."""
    from dataclasses import asdict

    from pydantic_core import to_jsonable_python

    said = {"question": engine.explain(question), "hits": [asdict(hit) for hit in index.search(question, _HITS)]}
    explanation: dict[str, Any] = to_jsonable_python(said, fallback=str)
    return explanation


def _batch(engine: AnswersQuestions, file: Path) -> None:
    try:
        with file.open("rb") as lines:
            answer_lines(engine, lines)
    except OSError as error:
        raise CannotDoError(f"{file} cannot be read: {error.strerror}") from error


def answer_lines(engine: AnswersQuestions, lines: Iterable[bytes]) -> None:
    """Prints one JSON line for each line that is not empty: an Answer with the line's id, or its error."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            say_json(_answer_line(engine, line, number))


def _answer_line(engine: AnswersQuestions, line: bytes, number: int) -> dict[str, Any]:
    given: Any = None
    try:
        given = json.loads(line.decode("utf-8-sig"))
        question, history = _read(given)
        answer = engine.ask(question, history).model_dump(mode="json")
    except ValueError as error:
        return {"id": _id_of(given), "error": f"line {number}: {error}"}
    except Exception as error:  # noqa: BLE001  # one question must not end the others
        _log.exception("line %d", number)
        return {"id": _id_of(given), "error": f"line {number}: {type(error).__name__}: {error}"}
    return {**answer, "id": given.get("id", answer["id"])}


def _id_of(given: Any) -> Any:
    return given.get("id") if isinstance(given, dict) else None


def _read(given: Any) -> tuple[str, Sequence[str]]:
    """Question and history of a line; raises `ValueError`."""
    if not isinstance(given, dict):
        raise ValueError('not an object like {"id": "1", "question": "…"}')
    question, history = given.get("question"), given.get("history") or []
    if not isinstance(question, str):
        raise ValueError('"question" must be a text')
    if not isinstance(history, list) or not all(isinstance(text, str) for text in history):
        raise ValueError('"history" must be a list of texts')
    return question, history

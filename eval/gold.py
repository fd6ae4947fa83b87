"""Gold questions: what is asked, what a right answer must contain, and the evidence that it must cite."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.errors import EvaluationError

QuestionType = Literal[
    "lookup", "numeric", "deadline", "output", "list", "count",
    "compare", "narrative", "reverse", "followup", "definition", "unanswerable",
]  # fmt: skip
Style = Literal["plain", "no_diacritics", "abbrev", "paraphrase", "typo"]
Split = Literal["dev", "test"]

TYPES: tuple[str, ...] = get_args(QuestionType)
STYLES: tuple[str, ...] = get_args(Style)
GOLD_DIR = Path(__file__).parent / "gold"
PRACTICE_FILE = Path(__file__).parent / "practice" / "rounds.jsonl"
"""Rounds of fresh questions, each asked first and then worked on: they keep what was learned."""
ELSEWHERE_DIR = PRACTICE_FILE.parents[1] / "elsewhere"
"""A folder for each invented province: its documents in `corpus`, its questions in `questions.jsonl`."""
CALIBRATION_FILE = PRACTICE_FILE.with_name("calibration.jsonl")
"""Questions that were only ever asked, never worked on: confidence is fitted to them."""
SEEN_FILE = "sample.jsonl"
"""Its questions have been published, so they all belong to the development split."""


class GoldError(EvaluationError):
    """A gold file cannot be read; the message names file and line."""


class Need(BaseModel):
    """One piece of evidence: a quote with one of these strings from one of these documents (by label)."""

    model_config = ConfigDict(frozen=True)

    doc: list[str] = Field(min_length=1)
    quote: list[str] = Field(min_length=1)


class GoldQuestion(BaseModel):
    """One question. Other fields of its JSON line are notes of its writer and are not read."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    question: str
    history: list[str] = Field(default_factory=list)
    """Earlier questions of the same user, oldest first."""
    type: QuestionType
    style: Style
    answerable: bool
    must: list[list[str]] = Field(default_factory=list)
    """Every group must be hit by one of its alternatives."""
    must_not: list[str] = Field(default_factory=list)
    cite: list[Need] = Field(default_factory=list)
    file: str = Field(default="", exclude=True)
    """Name of the file that it was read from."""

    @property
    def split(self) -> Split:
        """`dev` for two sevenths by the hash of the id and for every question that has been seen; else `test`.

        With the 45 seen ones among about 700, dev is a third of all.
        """
        if self.file == SEEN_FILE:
            return "dev"
        digest = hashlib.sha256(self.id.encode("utf-8")).digest()
        return "dev" if int.from_bytes(digest, "big") % 7 < 2 else "test"

    @property
    def documents(self) -> list[str]:
        """Labels of the documents that its evidence stands in, each once; empty for unanswerable questions."""
        return list(dict.fromkeys(need.doc[0] for need in self.cite))


def read_gold(path: Path) -> list[GoldQuestion]:
    """The questions of one JSON-lines file, in order.

    Raises:
        GoldError: the file or one of its lines cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(GoldQuestion.model_validate({**json.loads(line), "file": path.name}))
        except (ValueError, TypeError, ValidationError) as error:
            raise GoldError(f"{path}:{number}: not a gold question ({error})") from error
    return questions


def gold_files(folder: Path = GOLD_DIR) -> list[Path]:
    """The gold files of a folder, by name."""
    return sorted(folder.glob("*.jsonl"))


def load_gold(files: Iterable[Path] | None = None, split: Split | None = None) -> list[GoldQuestion]:
    """All questions of the files (of the project's gold folder when None), of one split when it is given."""
    paths: Sequence[Path] = gold_files() if files is None else list(files)
    questions = [question for path in paths for question in read_gold(path)]
    return [q for q in questions if split is None or q.split == split]

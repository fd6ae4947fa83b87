"""The gate: figures of a run against the committed baseline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from eval.errors import EvaluationError

BASELINE_FILE = Path(__file__).parent / "baseline.json"
HIGHER_IS_BETTER = {"right": True, "right_and_cited": True, "direct": True, "confident_wrong": False}


class SetBaseline(BaseModel):
    """The figures of one set of questions; kept to four digits, so that a change of one question shows."""

    questions: int
    tolerance: float = Field(ge=0, le=0.2)
    """By how much a figure may be worse."""
    figures: dict[str, float]


class Baseline(BaseModel):
    """The content of baseline.json: "dev", "practice" and "generated"."""

    sets: dict[str, SetBaseline]


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of one set."""

    name: str
    baseline: float
    now: float
    tolerance: float
    ok: bool


def read_baseline(path: Path = BASELINE_FILE) -> Baseline:
    """Reads the baseline.

    Raises:
        EvaluationError: it is absent or not readable.
    """
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise EvaluationError(f"{path} is no baseline ({error}); write one with `troly eval gate --update`.") from error


def check(expected: SetBaseline, overall: Mapping[str, Any], name: str) -> list[Check]:
    """Compares the figures of slice "all" of a run. A crash is never tolerated."""
    found = []
    for figure, baseline in expected.figures.items():
        now = float(overall[figure]["value"])
        worse = baseline - now if HIGHER_IS_BETTER[figure] else now - baseline
        # Rounded, because the baseline is: a figure exactly at the tolerance passes.
        found.append(
            Check(f"{name}: {figure}", baseline, now, expected.tolerance, round(worse, 4) <= expected.tolerance)
        )
    crashed = float(overall["crashed"])
    return [*found, Check(f"{name}: crashed", 0.0, crashed, 0.0, crashed == 0)]


def baseline_of(overall: Mapping[str, Any], tolerance: float) -> SetBaseline:
    """The figures of a run as the baseline of its set."""
    figures = {name: round(float(overall[name]["value"]), 4) for name in HIGHER_IS_BETTER}
    return SetBaseline(questions=int(overall["n"]), tolerance=tolerance, figures=figures)


def write_baseline(baseline: Baseline, path: Path = BASELINE_FILE) -> None:
    """Writes the baseline."""
    path.write_text(json.dumps(baseline.model_dump(), indent=1) + "\n", encoding="utf-8")

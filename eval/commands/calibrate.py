"""`troly eval calibrate`: fits confidence to how often answers are right, on questions that nobody worked on."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from assistant.confidence import Calibration, fit
from assistant.engine import Engine
from eval.commands.options import add_system_options, open_system
from eval.gold import CALIBRATION_FILE, GoldQuestion, read_gold
from eval.product import EVAL_TODAY, Product
from eval.score import judge
from eval.textable import render, say

FITTED_FILE = Path(__file__).parents[2] / "assistant" / "data" / "calibration.json"
_BINS = 12


def main(argv: list[str]) -> int:
    """Asks the questions without calibration, fits, writes the data file, prints the reliability table."""
    parser = argparse.ArgumentParser(prog="troly eval calibrate", description=__doc__)
    parser.add_argument("--out", type=Path, default=FITTED_FILE, help="data file to write (%(default)s)")
    parser.add_argument(
        "--questions", type=Path, default=CALIBRATION_FILE, metavar="FILE", help="gold file to fit to (%(default)s)"
    )
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    product: Product = open_system(arguments)
    questions = read_gold(arguments.questions)
    samples = raw_samples(product, questions)
    fitted = fit(samples, _BINS)
    record = {
        "points": [list(point) for point in fitted.points],
        "fitted_on": {
            "file": arguments.questions.name,
            "questions": len(questions),
            "answered": len(samples),
            "build": product.index.build_id,
        },
    }
    arguments.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    say(reliability_table(samples, fitted))
    say(f"written to {arguments.out}")
    return 0


def raw_samples(product: Product, questions: list[GoldQuestion]) -> list[tuple[float, bool]]:
    """(raw strength, right) of each question that is answered."""
    engine = Engine(product.index, clock=lambda: EVAL_TODAY, calibration=Calibration())
    samples = []
    for question in questions:
        answer = engine.ask(question.question, question.history).model_dump(mode="json")
        if not answer["abstained"]:
            samples.append((float(answer["confidence"]), judge(question, answer).right))
    return samples


def reliability_table(samples: list[tuple[float, bool]], calibration: Calibration) -> str:
    """Answers by calibrated confidence: how many, and how often right."""
    rows = []
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        part = [right for raw, right in samples if low <= calibration(raw) < high]
        share = f"{sum(part) / len(part):.3f}" if part else "-"
        rows.append([f"{low:.1f}-{min(high, 1.0):.1f}", str(len(part)), share])
    return render(["confidence", "answers", "right"], rows)

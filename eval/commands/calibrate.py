"""`troly eval calibrate`: fits confidence to the development split and to questions that nobody worked on."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from assistant.engine import Engine
from assistant.signals import Signals
from eval.commands.options import add_system_options, open_system
from eval.fitting import fit, held_out
from eval.gold import CALIBRATION_FILE, GoldQuestion, load_gold, read_gold
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
        "--questions",
        type=Path,
        metavar="FILE",
        help=f"gold file to fit to (default: the development split and {CALIBRATION_FILE.name})",
    )
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    product: Product = open_system(arguments)
    file: Path | None = arguments.questions
    questions = read_gold(file) if file else [*load_gold(split="dev"), *read_gold(CALIBRATION_FILE)]
    samples = answered(product, questions)
    fitted = fit(samples, _BINS)
    record = {
        "weights": fitted.weights,
        "bias": fitted.bias,
        "points": fitted.line.points,
        "fitted_on": {
            "file": file.name if file else f"development split, {CALIBRATION_FILE.name}",
            "questions": len(questions),
            "answered": len(samples),
            "build": product.index.build_id,
        },
    }
    arguments.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    said = [fitted.line(share) for share in held_out(samples)]
    say(reliability_table([(share, right) for share, (_, right) in zip(said, samples, strict=True)]))
    say(f"written to {arguments.out}")
    return 0


def answered(product: Product, questions: list[GoldQuestion]) -> list[tuple[Signals, bool]]:
    """(signals, right) of each question that is answered."""
    shown: list[Signals] = []

    def note(signals: Signals) -> float:
        shown.append(signals)
        return signals.strength

    engine = Engine(product.index, clock=lambda: EVAL_TODAY, calibration=note)
    samples = []
    for question in questions:
        answer = engine.ask(question.question, question.history).model_dump(mode="json")
        if not answer["abstained"]:
            samples.append((shown[-1], judge(question, answer).right))
    return samples


def reliability_table(samples: list[tuple[float, bool]]) -> str:
    """Answers by confidence: how many, and how often right."""
    rows = []
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        part = [right for share, right in samples if low <= share < high]
        right = f"{sum(part) / len(part):.3f}" if part else "-"
        rows.append([f"{low:.2f}-{min(high, 1.0):.2f}", str(len(part)), right])
    return render(["confidence", "answers", "right"], rows)

"""`troly eval …`: finds the command and runs it. Each command is imported only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module

from eval.errors import EvaluationError
from eval.textable import render, say

COMMANDS = {
    "run": "ask the gold questions, judge the answers, write a run folder, print the table",
    "compare": "two runs, question by question, with paired bootstrap intervals",
    "report": "one run as one self-contained HTML page with charts",
    "tables": "fidelity of the parsed tables against the hand-checked truth in eval/tables",
    "retrieval": "a set in BEIR layout, and the evidence of our gold, through our retriever alone",
    "peers": "what a user would build instead with LlamaIndex, beside ours",
    "ablations": "what each part of the assistant is worth",
    "generate": "write the generated questions: every cell of every parsed table",
    "calibrate": "fit the assistant's confidence to the development split and fresh questions; write its data file",
    "gate": "fail when the figures fall below the committed baseline",
    "bench": "speed and memory of parsing, indexing and answering",
    "readme": "write the table of results into README.md",
    "check-gold": "check the gold files against the documents",
    "manifest": "write eval/gold/manifest.json",
    "reference": "compare our verdicts with those of the reference scorer",
}


def main(argv: list[str] | None = None) -> int:
    """Runs one command; without one, or with only options or gold files, it is `run` on the development split.

    Returns:
        0 when all is well, 1 when the work could not be done or a check failed, 2 for wrong usage.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in ("-h", "--help"):
        say("usage: troly eval [COMMAND] [options]; `troly eval COMMAND --help` says more\n")
        say(render(["command", ""], [[name, text] for name, text in COMMANDS.items()]))
        return 0
    name = "run"
    if arguments and arguments[0] in COMMANDS:
        name = arguments.pop(0)
    module = import_module("eval.commands." + name.replace("-", "_"))
    try:
        return int(module.main(arguments))
    except SystemExit as stop:  # argparse: wrong usage, or --help
        return stop.code if isinstance(stop.code, int) else 1
    except EvaluationError as error:
        sys.stderr.write(f"troly eval {name}: {error}\n")
        return 1

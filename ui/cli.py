"""`troly`: the command line. Commands import what they need when they run."""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence

from ui.commands import ask, build, data, serve
from ui.commands.common import CannotDoError, tell


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        0 when the work was done, also when the answer abstains; 1 when it could not be done; 2 for wrong usage.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # some terminals' own encodings lack our letters
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # The level is the handler's, because bm25s sets the level of its own logger to DEBUG.
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    logging.basicConfig(handlers=[handler], format="%(levelname)s %(name)s: %(message)s")
    try:
        return _run(arguments)
    except CannotDoError as error:
        tell(f"troly: {error}")
        return 1
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stdout = io.TextIOWrapper(io.FileIO(os.devnull, "w"))
        return 1
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    # The evaluation has a command line of its own, with its own --help.
    if arguments[:1] == ["eval"]:
        from eval.cli import main as evaluate

        return evaluate(arguments[1:])
    try:
        args = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return stop.code if isinstance(stop.code, int) else 2
    return int(args.run(args))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="troly", description="Answers questions about government plans, each with its source."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (build, ask, data, serve):
        module.add(commands)
    commands.add_parser("eval", help="evaluate the assistant (troly eval --help)", add_help=False)
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""What the commands share: their settings, their output, and how they fail."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.settings import Settings
    from index.store import Index

SUBPARSERS = argparse._SubParsersAction  # noqa: SLF001  # argparse gives this type no public name


class CannotDoError(Exception):
    """The work could not be done; the message says why and what to do, and the exit code is 1."""


def add_index_option(parser: argparse.ArgumentParser) -> None:
    """`--index DIR`, the same for every command."""
    parser.add_argument("--index", type=Path, metavar="DIR", help="folder of the index (default: var/index)")


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings, with what the options say in their place; raises `CannotDoError` for a wrong variable."""
    from pydantic import ValidationError

    from index.settings import load_settings

    try:
        settings = load_settings()
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise CannotDoError(f"A setting is wrong: {faults}") from error
    given = {"index_dir": getattr(args, "index", None), "corpus_dir": getattr(args, "corpus", None)}
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


def open_index(settings: Settings) -> Index:
    """The current build; raises `CannotDoError` that says how to make one."""
    from index.store import Index, IndexMissingError

    try:
        return Index.open(settings.index_dir, settings)
    except IndexMissingError as error:
        raise CannotDoError(str(error)) from error


def say(text: str = "") -> None:
    """A line on standard output."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A line for people beside the output, on standard error."""
    sys.stderr.write(f"{text}\n")


def say_json(value: Any, *, indent: int | None = None) -> None:
    """A value as JSON on standard output, written at once so that a reader of a stream gets each line."""
    say(json.dumps(value, ensure_ascii=False, indent=indent))
    sys.stdout.flush()

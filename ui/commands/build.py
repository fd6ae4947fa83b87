"""`troly index` and `troly train-embedding`: what is made from the corpus before questions can be asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ui.commands.common import SUBPARSERS, CannotDoError, add_index_option, say, settings_of, tell

if TYPE_CHECKING:
    from index.build import BuildReport
    from index.layout import DocumentReport


def add(commands: SUBPARSERS[argparse.ArgumentParser]) -> None:
    """Adds both commands."""
    index = commands.add_parser("index", help="parse the corpus and build the index")
    _add_corpus_option(index)
    add_index_option(index)
    index.set_defaults(run=run)
    train = commands.add_parser("train-embedding", help="train the default embedding model on the corpus")
    _add_corpus_option(train)
    train.add_argument("--out", type=Path, metavar="DIR", help="folder of the model (default: the shipped one)")
    train.add_argument("--seed", type=int, default=1, help="the same seed gives the same model (default: %(default)s)")
    train.set_defaults(run=run_training)


def _add_corpus_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the documents (default: corpus)")


def run(args: argparse.Namespace) -> int:
    """A line per document and a summary; 1 only when nothing could be indexed."""
    settings = settings_of(args)
    from index.build import build_index
    from index.embedder import ModelMissingError
    from index.layout import BuildRunningError

    try:
        with _progress() as progress:
            report = build_index(settings.corpus_dir, settings.index_dir, settings, progress)
    except (NotADirectoryError, BuildRunningError, ModelMissingError) as error:
        raise CannotDoError(str(error)) from error
    _summary(report)
    if report.build is None:
        raise CannotDoError(f"Nothing in {settings.corpus_dir} could be indexed; put documents there and run it again.")
    return 0


def run_training(args: argparse.Namespace) -> int:
    """Writes the model with its record, and prints what the record says of its quality."""
    settings = settings_of(args)
    from index.settings import SHIPPED_MODEL
    from index.training import train_embedding
    from ingest.errors import LoadError

    if not settings.corpus_dir.is_dir():
        raise CannotDoError(f"The corpus folder {settings.corpus_dir} is not there.")
    out = args.out or SHIPPED_MODEL
    try:
        record = train_embedding(settings.corpus_dir, out, args.seed)
    except (LoadError, FileExistsError) as error:
        raise CannotDoError(str(error)) from error
    say(f"written to {out}: {record.vocabulary} tokens, {record.dimensions} dimensions, loss {record.losses[-1]:.3f}")
    say(record.validation.model_dump_json())
    return 0


def _summary(report: BuildReport) -> None:
    for document in report.documents:
        say(_line(document))
    for name, why in report.failures.items():
        tell(f"not indexed: {name}: {why.removeprefix(f'{name}: ')}")
    for name in report.missing:
        tell(f"in catalogue.yaml without its file: {name}")
    for warning in [*report.warnings, *(f"{d.file}: {text}" for d in report.documents for text in d.warnings)]:
        tell(f"warning: {warning}")
    if report.build is not None:
        state = "unchanged" if report.reused else "built"
        count = len(report.documents)
        say(f"{state}: build {report.build}, {count} documents, {report.nodes} nodes, {report.seconds:.1f} s")


def _line(d: DocumentReport) -> str:
    return (
        f"{d.label}: {d.sections} sections, {d.tables} tables, {d.rows} rows, {d.footnotes} footnotes, "
        f"{d.repairs} repairs, {d.findings} findings ({d.file})"
    )


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=name or "building", completed=done, total=total)

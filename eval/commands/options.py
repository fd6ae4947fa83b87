"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.product import Product, open_product


def add_system_options(parser: argparse.ArgumentParser) -> None:
    """Where the build is."""
    parser.add_argument(
        "--index", type=Path, default=None, metavar="DIR", help="folder of the index (the settings say)"
    )


def open_system(arguments: argparse.Namespace) -> Product:
    """The assistant that `add_system_options` describes."""
    return open_product(arguments.index)

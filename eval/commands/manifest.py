"""`troly eval manifest`: writes the sha256 of each gold file into eval/gold/manifest.json."""

from __future__ import annotations

import argparse

from eval.manifest import write_manifest
from eval.textable import say


def main(argv: list[str]) -> int:
    """Exit 0 when it is written."""
    argparse.ArgumentParser(prog="troly eval manifest", description=__doc__).parse_args(argv)
    say(f"written to {write_manifest()}")
    return 0

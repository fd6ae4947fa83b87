"""`troly eval bench`: speed and memory of parsing, indexing and answering, and retrieval on an external set."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.bench import measure
from eval.environment import usable_cpus
from eval.textable import render, say


def main(argv: list[str]) -> int:
    """Exit 1 when something could not be measured; slow figures do not fail."""
    parser = argparse.ArgumentParser(prog="troly eval bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of the documents (%(default)s)")
    parser.add_argument("--beir", type=Path, metavar="DIR", help="also measure retrieval on this set in BEIR layout")
    arguments = parser.parse_args(argv)
    parsing = measure("parsing", arguments.corpus)
    indexing = measure("indexing", arguments.corpus)
    answering = measure("answering", arguments.corpus)
    say(f"{usable_cpus()} processors, Python after imports; each figure from a process of its own")
    say(render(["", "measured", "wanted"], rows(parsing, indexing, answering)))
    if arguments.beir is None or not arguments.beir.is_dir():
        say(f"external retrieval: not measured, {arguments.beir or '--beir'} is absent")
        return 0
    from eval.commands.retrieval import external  # noqa: PLC0415 - seconds of imports

    external(arguments.beir, stripped=True, weight=None)
    return 0


def rows(parsing: Mapping[str, Any], indexing: Mapping[str, Any], answering: Mapping[str, Any]) -> list[list[str]]:
    """The table: what, how much, and what is wanted of it."""
    return [
        [f"parsing {parsing['documents']} documents, {parsing['rows']} rows", f"{parsing['seconds']:.2f} s", "< 3 s"],
        ["parsing, peak memory", f"{parsing['peak_memory_mb']:.0f} MB", "< 300 MB"],
        [f"indexing into a new folder, {indexing['nodes']} nodes", f"{indexing['seconds']:.2f} s", "< 10 s"],
        ["indexing again, nothing changed", f"{indexing['again']:.2f} s", "-"],
        ["indexing, peak memory", f"{indexing['peak_memory_mb']:.0f} MB", "-"],
        [f"warm question, median of {answering['questions']}", f"{answering['p50_ms']:.1f} ms", "< 50 ms"],
        ["warm question, 95th percentile", f"{answering['p95_ms']:.1f} ms", "-"],
        ["warm question, 99th percentile", f"{answering['p99_ms']:.1f} ms", "-"],
        ["answering, peak memory", f"{answering['peak_memory_mb']:.0f} MB", "-"],
    ]

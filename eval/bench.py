"""Speed and memory: parsing, indexing and answering. Each figure is taken in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.environment import peak_memory_mb
from eval.errors import EvaluationError
from eval.gold import load_gold
from eval.metrics.latency import latency

ROUNDS = 3
"""How often each question is asked; the first round warms up and is not counted."""


def parsing(corpus: Path) -> dict[str, Any]:
    """Seconds to parse all documents of the corpus, one after the other, and the peak memory of the process."""
    from ingest.catalogue import load_catalogue  # noqa: PLC0415 - each measurement imports only what it measures
    from ingest.loader import parse_file  # noqa: PLC0415

    entries = load_catalogue(corpus).entries
    started = time.perf_counter()
    documents = [parse_file(corpus / name, entry) for name, entry in entries.items()]
    seconds = time.perf_counter() - started
    rows = sum(len(table.rows) for document in documents for table in document.tables)
    return {"documents": len(documents), "rows": rows, "seconds": seconds, "peak_memory_mb": peak_memory_mb()}


def indexing(corpus: Path) -> dict[str, Any]:
    """Seconds of a build into a new folder after all imports, seconds of the same again, and the peak memory."""
    import chromadb  # noqa: F401, PLC0415 - imported so that its time is not counted
    import llama_index.vector_stores.chroma  # noqa: F401, PLC0415

    from index.build import build_index  # noqa: PLC0415
    from index.search import write_search  # noqa: F401, PLC0415
    from index.settings import load_settings  # noqa: PLC0415
    from index.vectors import write_vectors  # noqa: F401, PLC0415

    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="troly-bench-") as folder:
        seconds = []
        for _ in range(2):
            started = time.perf_counter()
            report = build_index(corpus, Path(folder), settings)
            seconds.append(time.perf_counter() - started)
    if report.build is None:
        raise EvaluationError(f"Nothing in {corpus} could be indexed: {report.failures}")
    return {"nodes": report.nodes, "seconds": seconds[0], "again": seconds[1], "peak_memory_mb": peak_memory_mb()}


def answering(corpus: Path) -> dict[str, Any]:
    """Latency of warm questions over a build of the corpus: the development questions, asked one after the other."""
    from eval.product import build_product  # noqa: PLC0415 - as in parsing

    questions = load_gold(split="dev")
    with tempfile.TemporaryDirectory(prefix="troly-bench-") as folder:
        product = build_product(corpus, Path(folder))
        times = []
        for number in range(ROUNDS):
            for question in questions:
                started = time.perf_counter()
                product.ask(question.question, question.history)
                if number:
                    times.append((time.perf_counter() - started) * 1000)
    found = latency(times)
    return {
        "questions": found.n, "p50_ms": found.p50, "p95_ms": found.p95, "p99_ms": found.p99,
        "longest_ms": found.longest, "peak_memory_mb": peak_memory_mb(),
    }  # fmt: skip


MEASUREMENTS = {"parsing": parsing, "indexing": indexing, "answering": answering}


def measure(name: str, corpus: Path) -> Mapping[str, Any]:
    """One measurement in a new process.

    Raises:
        EvaluationError: the process failed; its own words are in the message.
    """
    command = [sys.executable, "-m", "eval.bench", name, str(corpus)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EvaluationError(f"Measuring {name} failed:\n{done.stderr.strip()[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    sys.stdout.write(json.dumps(MEASUREMENTS[sys.argv[1]](Path(sys.argv[2]))) + "\n")

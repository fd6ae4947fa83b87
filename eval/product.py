"""Our own assistant as a `System`: the engine over a build, and the build's retriever alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.errors import EvaluationError
from eval.evidence import DEPTH, Text, query_of
from eval.score import Haystack
from eval.tables import Fidelity, compare_tables, read_truth
from ingest.model import PlanDocument

if TYPE_CHECKING:
    from assistant.engine import Engine
    from index.search import Searcher
    from index.settings import Settings
    from index.store import Index
    from index.types import Hit, Passage, Record

EVAL_TODAY = date(2026, 6, 1)
"""What "năm nay" means in the gold questions, unless the settings say otherwise."""


class Product:
    """The assistant that is measured."""

    def __init__(self, index: Index, engine: Engine, settings: Settings) -> None:
        self.index = index
        self._engine = engine
        self._settings = settings

    def ask(self, question: str, history: Sequence[str]) -> dict[str, Any]:
        """The Answer object as JSON."""
        answer: dict[str, Any] = self._engine.ask(question, list(history)).model_dump(mode="json")
        return answer

    def retrieve(self, question: str, history: Sequence[str]) -> list[Text]:
        """The first `DEPTH` hits of the fused search, as texts."""
        return [hit_text(self.index, hit) for hit in self.index.search(query_of(question, history), DEPTH)]

    def retrievers(self, weight: float | None = None) -> dict[str, Callable[[str], list[Text]]]:
        """The build's search by words, by meaning, and fused (at another dense weight when given)."""
        fused = self.index.searcher()
        weights = {"lexical": 0.0, "dense": 1.0, "fused": fused.dense_weight if weight is None else weight}
        return {name: self._retriever(replace(fused, dense_weight=w)) for name, w in weights.items()}

    def _retriever(self, searcher: Searcher) -> Callable[[str], list[Text]]:
        return lambda query: [hit_text(self.index, hit) for hit in searcher.search(query, DEPTH)]

    def table_fidelity(self) -> list[Fidelity]:
        """The build's tables against the hand-checked truth."""
        return compare_tables(read_truth(), plan_documents(self.index))

    def fingerprint(self) -> dict[str, Any]:
        """The build and the settings that decide answers; no address and no key."""
        settings = json.loads(self._settings.model_dump_json())
        kept = {name: value for name, value in settings.items() if not name.endswith(("_url", "_key", "_dir"))}
        return {"id": self.index.build_id, "settings": kept}


def plan_documents(index: Index) -> list[PlanDocument]:
    """The parsed documents of a build."""
    return [index.document(meta.label) for meta in index.documents()]


def hit_text(index: Index, hit: Hit) -> Text:
    """The words of a row or passage: as shown, and the original fragments that a citation would quote."""
    if hit.kind == "row":
        record = index.record(hit.id)
        return Text(record.document, record_words(record))
    passage = index.passage(hit.id)
    return Text(passage.document, passage_words(passage))


def record_words(record: Record) -> str:
    """All cells of a row as shown, then those of its original fragments that repairs have changed."""
    shown = " | ".join(cell.text for cell in record.cells if cell.text)
    return _with_originals(shown, [piece.text for cell in record.cells for piece in cell.fragments])


def passage_words(passage: Passage) -> str:
    """A passage as shown, then its original fragments where repairs have changed them."""
    return _with_originals(passage.text, [piece.text for piece in passage.fragments])


def _with_originals(shown: str, pieces: Sequence[str]) -> str:
    words = Haystack(shown)
    return " … ".join([shown, *(piece for piece in pieces if not words.has(piece))])


def clock_of(settings: Settings) -> Callable[[], date]:
    """A clock that stands still, so that a run gives the same answers on any day."""
    day = settings.today or EVAL_TODAY
    return lambda: day


def open_index(index_dir: Path | None = None) -> Index:
    """Opens the current build of a folder (of the settings when None).

    Raises:
        EvaluationError: there is no build to open.
    """
    from index.settings import load_settings  # noqa: PLC0415 - seconds of imports that `troly eval --help` can do without
    from index.store import Index, IndexMissingError  # noqa: PLC0415

    settings = load_settings()
    try:
        return Index.open(index_dir or settings.index_dir, settings)
    except IndexMissingError as error:
        raise EvaluationError(str(error)) from error


def open_product(index_dir: Path | None = None) -> Product:
    """The assistant over the build of a folder; raises as `open_index` does."""
    from index.settings import load_settings  # noqa: PLC0415 - as in open_index

    return product_of(open_index(index_dir), load_settings())


def product_of(index: Index, settings: Settings) -> Product:
    """The assistant over an index that is already open."""
    from assistant.opening import open_engine  # noqa: PLC0415 - as in open_index

    return Product(index, open_engine(index, settings, clock_of(settings)), settings)


def build_product(corpus: Path, folder: Path) -> Product:
    """The assistant over a build of the corpus made now (what has not changed is taken from the folder's cache).

    Raises:
        EvaluationError: nothing of the corpus could be indexed.
    """
    from index.build import build_index  # noqa: PLC0415 - as in open_index
    from index.settings import load_settings  # noqa: PLC0415

    report = build_index(corpus, folder, load_settings())
    if report.build is None:
        raise EvaluationError(f"Nothing in {corpus} could be indexed: {report.failures}")
    return open_product(folder)


def raw_texts(corpus: Path) -> list[Text]:
    """The decoded text of every catalogued document, as it was received.

    Raises:
        EvaluationError: the folder is not there.
    """
    from ingest.catalogue import load_catalogue  # noqa: PLC0415 - few commands need it
    from ingest.encoding import decode  # noqa: PLC0415

    if not corpus.is_dir():
        raise EvaluationError(f"{corpus} is not a folder: name the documents with --corpus.")
    entries = load_catalogue(corpus).entries
    return [Text(entry.label, decode((corpus / name).read_bytes())[0]) for name, entry in entries.items()]

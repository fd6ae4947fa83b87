"""The assistant with one part taken away at a time, so that each part earns its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from eval.evidence import Text
from eval.plain_search import search_over
from eval.product import Product, product_of
from eval.system import System
from index.lexical import LexicalOptions
from index.nodes import PlanNodeParser
from index.rows import passages
from index.search import Searcher
from index.settings import Settings
from index.store import Index
from index.types import Passage, Record, RecordQuery, TableInfo
from ingest.model import PlanDocument, Section, Table


class OtherSearch(Index):
    """A build whose search is replaced."""

    other: Searcher

    def searcher(self) -> Searcher:
        """The replacement."""
        return self.other


class FlatText(OtherSearch):
    """A build whose tables are paragraphs: a row is the words of its cells, and there are no records."""

    flat: dict[str, list[Passage]]
    """Passages by document label, rows among them."""

    def tables(self) -> list[TableInfo]:
        """None."""
        return []

    def records(self, query: RecordQuery) -> list[Record]:  # noqa: ARG002
        """None."""
        return []

    def record(self, record_id: str) -> Record:
        """There is none: raises `KeyError`."""
        raise KeyError(record_id)

    def passages(self, document: str) -> list[Passage]:
        """Prose, and the rows as paragraphs."""
        return self.flat[document]

    def passage(self, passage_id: str) -> Passage:
        """One of them; raises `KeyError`."""
        return next((p for ps in self.flat.values() for p in ps if p.id == passage_id), None) or super().passage(
            passage_id
        )


def flatten(document: PlanDocument) -> PlanDocument:
    """The document with each table row as a paragraph of its cells' words, behind the prose."""
    rows = [section for table in document.tables for section in _paragraphs(table)]
    return replace(document, sections=[*document.sections, *rows], tables=[], findings=[])


def _paragraphs(table: Table) -> Iterable[Section]:
    for row in table.rows:
        own = [cell for cell in row.cells if cell.text and cell.source == "own"]
        yield Section(
            id=f"{row.id}",
            marker="",
            heading=False,
            text=" ".join(" ".join(cell.text.split()) for cell in own),
            path=[],
            fragments=[piece for cell in own for piece in cell.fragments],
            line=row.line,
            line_end=row.line_end,
            anchor=row.anchor,
        )


@dataclass(slots=True)
class WithoutConversation:
    """Answers every question as if it were the first."""

    product: Product

    def ask(self, question: str, history: Sequence[str]) -> dict[str, Any]:  # noqa: ARG002
        """The Answer to the question alone."""
        return self.product.ask(question, ())

    def retrieve(self, question: str, history: Sequence[str]) -> list[Text]:  # noqa: ARG002
        """The retriever's results for the question alone."""
        return self.product.retrieve(question, ())

    def fingerprint(self) -> dict[str, Any]:
        """That of the product."""
        return self.product.fingerprint()


@dataclass(slots=True)
class Workshop:
    """Takes parts away from the current build of a folder."""

    folder: Path
    settings: Settings
    whole: Index = field(init=False)

    def __post_init__(self) -> None:
        self.whole = Index.open(self.folder, self.settings)

    def systems(self) -> Iterable[tuple[str, System]]:
        """The whole assistant, then each one with a part missing; each is made when it is reached."""
        return self.only(*self._makers())

    def only(self, *names: str) -> Iterable[tuple[str, System]]:
        """Those of `systems` with these names."""
        makers = self._makers()
        return ((name, makers[name]()) for name in names)

    def _makers(self) -> dict[str, Callable[[], System]]:
        return {
            "all parts": self._whole,
            "without bigrams": lambda: self._lexical(LexicalOptions(bigrams=False)),
            "without folding": lambda: self._lexical(LexicalOptions(folded=False)),
            "without synonyms": lambda: self._lexical(LexicalOptions(synonyms=False)),
            "without dense": lambda: self._over(replace(self.whole.searcher(), dense_weight=0.0)),
            "without table structure": self._flat,
            "without conversation": lambda: WithoutConversation(self._whole()),
        }

    def _whole(self) -> Product:
        return product_of(self.whole, self.settings)

    def _lexical(self, options: LexicalOptions) -> Product:
        searcher = self.whole.searcher()
        nodes = [n for meta in self.whole.documents() for n in PlanNodeParser().parse(self.whole.document(meta.label))]
        return self._over(search_over(nodes, searcher.embedder, searcher.dense_weight, options))

    def _over(self, searcher: Searcher) -> Product:
        index = OtherSearch.open(self.folder, self.settings)
        index.other = searcher
        return product_of(index, self.settings)

    def _flat(self) -> Product:
        index = FlatText.open(self.folder, self.settings)
        documents = [flatten(self.whole.document(meta.label)) for meta in self.whole.documents()]
        index.flat = {document.meta.label: passages(document) for document in documents}
        nodes = [node for document in documents for node in PlanNodeParser().parse(document)]
        searcher = self.whole.searcher()
        index.other = search_over(nodes, searcher.embedder, searcher.dense_weight)
        return product_of(index, self.settings)

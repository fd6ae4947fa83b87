"""Retrieval figures of a model on the validation questions, and of its fusion with lexical search by weight."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from llama_index.core.schema import TextNode
from pydantic import BaseModel

from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.search import NodeList, Searcher
from index.vectors import VectorIndex, write_vectors
from ingest.textnorm import fold, squash
from ingest.yaml_files import load_yaml

SHIPPED_VALIDATION = Path(__file__).parent / "data" / "validation.yaml"

_WEIGHTS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)
_DEPTH = 10


class Question(BaseModel):
    """An everyday question, and words one of which stands in each passage that answers it."""

    query: str
    finds: list[str]


class Figures(BaseModel):
    """Per cent of questions with an answering passage among the first 1, 5 and 10; mean reciprocal rank times 100."""

    hit_1: float
    hit_5: float
    hit_10: float
    mrr_10: float


class Validation(BaseModel):
    """Figures by the weight of the dense score: 0 is lexical search alone, 1 the model alone."""

    questions: int
    by_dense_weight: dict[str, Figures]


def load_questions(path: Path = SHIPPED_VALIDATION) -> list[Question]:
    """The validation questions; raises `pydantic.ValidationError`."""
    return [Question.model_validate(item) for item in load_yaml(path.read_text("utf-8"))]


def validate(nodes: Sequence[TextNode], model: Path) -> Validation:
    """Figures of a model over the nodes; questions that no node answers are left out."""
    answers = [(question.query, _answering(question, nodes)) for question in load_questions()]
    answers = [(query, wanted) for query, wanted in answers if wanted]
    embedder = Embedder(str(model))
    lexical = LexicalIndex.build([node.text for node in nodes])
    with tempfile.TemporaryDirectory(prefix="troly-validation-") as folder:
        place = Path(folder) / "chroma"
        write_vectors(place, "validation", nodes, embedder.encode([node.text for node in nodes]), None)
        vectors = VectorIndex.open(place, "validation")
    found = {}
    for weight in _WEIGHTS:
        searcher = Searcher(NodeList.of(nodes), lexical, vectors, embedder, weight)
        found[str(weight)] = _figures(searcher, answers)
    vectors.close()
    return Validation(questions=len(answers), by_dense_weight=found)


def _answering(question: Question, nodes: Sequence[TextNode]) -> set[str]:
    wanted = [fold(words) for words in question.finds]
    return {node.node_id for node in nodes if any(words in squash(fold(node.text)) for words in wanted)}


def _figures(searcher: Searcher, answers: Sequence[tuple[str, set[str]]]) -> Figures:
    ranks = []
    for query, wanted in answers:
        hits = searcher.search(query, _DEPTH)
        ranks.append(next((rank for rank, hit in enumerate(hits, 1) if hit.id in wanted), None))
    total = max(1, len(ranks))
    hits_at = {depth: sum(rank is not None and rank <= depth for rank in ranks) for depth in (1, 5, 10)}
    reciprocal = sum(1 / rank for rank in ranks if rank is not None)
    return Figures(
        hit_1=round(100 * hits_at[1] / total, 1),
        hit_5=round(100 * hits_at[5] / total, 1),
        hit_10=round(100 * hits_at[10] / total, 1),
        mrr_10=round(100 * reciprocal / total, 1),
    )

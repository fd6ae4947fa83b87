"""LlamaIndex nodes of a document: one for each row, section and footnote, with the context that makes it findable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from llama_index.core.schema import (
    BaseNode,
    NodeRelationship,
    ObjectType,
    RelatedNodeInfo,
    TextNode,
    TransformComponent,
)

from index.rows import passages, records
from index.types import NodeKind, Passage, Record
from ingest.model import NAMING_ROLES, DocumentMeta, PlanDocument

METADATA = ("document", "kind", "table", "key")
_PARENT_LENGTH = 200


class PlanNodeParser(TransformComponent):
    """Makes nodes of parsed documents; in a LlamaIndex pipeline it stands where a node parser stands."""

    def parse(self, document: PlanDocument) -> list[TextNode]:
        """Nodes in the order rows, sections, footnotes; their ids are those of the records and passages."""
        meta = document.meta
        prose = passages(document)
        texts = {passage.id: passage.text for passage in prose}
        nodes = [_row_node(meta, record) for record in records(document)]
        return nodes + [_passage_node(meta, passage, texts) for passage in prose]

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:
        """Replaces each node that carries a parsed document (metadata `plan`: its JSON) by the nodes of its parts."""
        from ingest.model import load_document  # noqa: PLC0415 - only pipelines need it

        return [
            part
            for node in nodes
            for part in ([node] if "plan" not in node.metadata else self.parse(load_document(node.metadata["plan"])))
        ]


def row_text(record: Record) -> str:
    """What a row is found by: its table, the headings above, key and name, and each filled cell with its header."""
    used = set(NAMING_ROLES)
    cells = (f"{cell.header}: {cell.text}" for cell in record.cells if cell.text and cell.role not in used)
    heading = f"{record.key} {record.name}".strip()
    return _lines([_join([record.appendix, record.caption]), _join(record.group), heading, *cells])


def passage_text(passage: Passage, parent: str | None) -> str:
    """What a passage is found by: the headings above, the start of the paragraph it hangs on, and its own text."""
    above = "" if not parent or any(parent in heading for heading in passage.path) else parent[:_PARENT_LENGTH]
    return _lines([_join(passage.path), above, f"{passage.marker} {passage.text}".strip()])


def _row_node(meta: DocumentMeta, record: Record) -> TextNode:
    return _node(meta, record.id, "row", row_text(record), table=record.table, key=record.key)


def _passage_node(meta: DocumentMeta, passage: Passage, texts: dict[str, str]) -> TextNode:
    text = passage_text(passage, texts.get(passage.parent or passage.owner or ""))
    return _node(meta, passage.id, passage.kind, text, key=passage.marker)


def _node(meta: DocumentMeta, node_id: str, kind: NodeKind, text: str, table: str = "", key: str = "") -> TextNode:
    source = RelatedNodeInfo(
        node_id=meta.slug, node_type=ObjectType.DOCUMENT, metadata={"title": meta.title, "document": meta.label}
    )
    return TextNode(
        id_=node_id,
        text=text,
        metadata={"document": meta.label, "kind": kind, "table": table, "key": key},
        excluded_embed_metadata_keys=list(METADATA),
        excluded_llm_metadata_keys=["kind", "table", "key"],
        relationships={NodeRelationship.SOURCE: source},
    )


def _join(parts: Iterable[str | None]) -> str:
    return " > ".join(part for part in parts if part)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)

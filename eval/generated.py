"""Generated questions: every cell of every parsed table is asked for, by templates in many phrasings.

They show a regression in any cell. They are made from what was parsed, so they say nothing about whether
the parsing is right (`troly eval tables` does), and their figures are never mixed with those of the gold.
Everything is deterministic: which phrasing a cell gets is decided by a hash of its place.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from eval.gold import GoldQuestion, Need, QuestionType, Style
from index.types import Record, RecordCell, RecordQuery, TableInfo
from ingest.model import RowKind
from ingest.textnorm import fold, nfc
from ingest.yaml_files import load_yaml

if TYPE_CHECKING:
    from index.store import Index

GENERATED_FILE = Path(__file__).parent / "generated" / "cells.jsonl"
TEMPLATES_FILE = Path(__file__).parent / "generated" / "templates.yaml"
SHORT_NAME_WORDS = 14
"""Officials quote the beginning of a long name; it is longer when two names begin alike."""


class RoleTemplates(BaseModel):
    """How the cells of one role are asked for."""

    type: QuestionType
    by_code: list[str]
    by_name: list[str]


class Templates(BaseModel):
    """The content of templates.yaml."""

    blank: list[str]
    """What an answer may say of a cell that the table leaves empty."""
    documents: dict[Literal["number", "draft", "period", "label"], str]
    """How a document is named: with a number, as the draft of a number, by its period, else by its label."""
    units: dict[Literal["code", "number", "letter"], list[str]]
    """Words before a key: "7.1.2", "25", "II"; {noun} is the header of the name column."""
    within: str
    """Between a name and the heading above it, where neither key nor name is enough."""
    roles: dict[str, RoleTemplates]
    """By role without year; "number" and "other" for columns without a role."""
    rows: dict[str, list[str]]
    """Phrasings of the questions on several rows, by kind."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How the document of a table is called in a question."""

    label: str
    words: str


def read_templates(path: Path = TEMPLATES_FILE) -> Templates:
    """The templates; raises `pydantic.ValidationError` on a wrong file."""
    return Templates.model_validate(load_yaml(path.read_text(encoding="utf-8")))


def document_words(meta: Any, templates: Templates) -> Naming:
    """A name for a document (a `DocumentMeta`) that officials use; a label that is no number stays unspoken."""
    kind = (meta.kind or "kế hoạch").lower()
    facts = {"kind": kind, "number": meta.number, "period": meta.period, "label": meta.label, "of": meta.draft_of}
    if meta.number:
        form: Literal["number", "draft", "period", "label"] = "number"
    elif meta.draft_of:
        form = "draft"
    else:
        form = "period" if meta.period else "label"
    return Naming(meta.label, templates.documents[form].format(**facts))


Tables = list[tuple[TableInfo, Sequence[Record]]]


def tables_of(index: Index) -> Tables:
    """The tables of a build with their rows, headings and totals."""
    kinds: tuple[RowKind, ...] = ("row", "group", "total")
    return [(table, index.records(RecordQuery(tables=(table.id,), kinds=kinds))) for table in index.tables()]


def naming_of(index: Index, templates: Templates) -> dict[str, Naming]:
    """How the documents of a build are called in questions, by their labels."""
    return {meta.label: document_words(meta, templates) for meta in index.documents()}


def of_index(index: Index) -> tuple[Tables, list[GoldQuestion]]:
    """The tables of a build with their rows, and the questions for every cell of them."""
    templates = read_templates()
    tables = tables_of(index)
    return tables, list(generate(tables, naming_of(index, templates), templates))


def generate(
    tables: Iterable[tuple[TableInfo, Sequence[Record]]], naming: dict[str, Naming], templates: Templates
) -> Iterator[GoldQuestion]:
    """The questions of all tables, in table order. `naming`: by document label."""
    for info, records in tables:
        callers = callers_of(records)
        for record in records:
            for cell in record.cells:
                yield from _of_cell(info, record, cell, callers, naming[info.document], templates)


@dataclass(frozen=True, slots=True)
class Callers:
    """By what the rows of a table can be called without mistaking one for another."""

    keys: Counter[str]
    names: dict[str, str]
    """Record id -> the words for its name; absent when another row has the same name."""
    grouped: Counter[tuple[str, str]]
    """How many rows have one name under one heading."""
    noun: str
    """What the table calls its rows: the header of its name column."""


def callers_of(records: Sequence[Record]) -> Callers:
    folded = {record.id: fold(record.name).split() for record in records}
    names = {}
    for record in records:
        own = folded[record.id]
        others = [words for other, words in folded.items() if other != record.id]
        if not own or own in others:
            continue
        length = min(SHORT_NAME_WORDS, len(own))
        while length < len(own) and any(words[:length] == own[:length] for words in others):
            length += 1
        names[record.id] = " ".join(record.name.split()[:length]).rstrip(" ,;:.-")
    headers = [cell.header.lower() for record in records[:1] for cell in record.cells if cell.role == "name"]
    return Callers(
        keys=Counter(record.key for record in records),
        names=names,
        grouped=Counter(_grouped(record) for record in records),
        noun=headers[0] if headers else "mục",
    )


def _grouped(record: Record) -> tuple[str, str]:
    return fold(record.name), fold(record.group[-1]) if record.group else ""


def _of_cell(
    info: TableInfo, record: Record, cell: RecordCell, callers: Callers, naming: Naming, templates: Templates
) -> Iterator[GoldQuestion]:
    role = cell.role or "other"
    if (role == "key" and not record.key) or (record.kind == "group" and role != "name"):
        return  # a bullet, an empty number column, a heading row: there is nothing to ask
    role = "number" if role == "other" and cell.number else role
    wording = templates.roles.get(role, templates.roles["other"])
    name = callers.names.get(record.id)
    ways: dict[str, list[str]] = {}
    if record.key and callers.keys[record.key] == 1 and role != "key":
        ways["c"] = wording.by_code
    if name and (role != "name" or not ways):
        ways["n"] = wording.by_name
    if not ways and callers.grouped[_grouped(record)] == 1:
        heading = f" ({templates.within} {record.group[-1]})" if record.group else ""
        name = record.name + heading
        ways["g"] = wording.by_name
    for way, phrasings in ways.items():
        draw = drawn(f"{record.id}.{cell.column}.{way}")
        words = {
            "unit": pick(templates.units[_unit(record)], draw // 7).format(noun=callers.noun),
            "key": record.key,
            "name": name,
            "doc": naming.words,
            "where": f"{info.appendix} {naming.words}" if info.appendix else naming.words,
            "year": f"năm {cell.year}" if cell.year else "",
            "header": cell.header.split(" / ")[-1],
        }
        text = nfc(" ".join(pick(phrasings, draw).format(**words).split()))
        style: Style = "no_diacritics" if (draw // 1009) % 4 == 0 else "plain"
        yield GoldQuestion(
            id=f"gen-{record.id}.{cell.column}.{way}",
            question=fold(text) if style == "no_diacritics" else text[0].upper() + text[1:],
            type=wording.type,
            style=style,
            answerable=True,
            must=_must(record, cell, templates),
            cite=[Need(doc=[info.document], quote=quotes_of(record, cell))],
        )


def drawn(place: str) -> int:
    """A number that a place always draws: which phrasing it gets."""
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:6], "big")


def pick(words: Sequence[str], draw: int) -> str:
    return words[draw % len(words)]


def _unit(record: Record) -> Literal["code", "number", "letter"]:
    """What the key is; where rows are counted besides, the key is a code."""
    if "." in record.key or record.ordinal:
        return "code"
    return "number" if record.key.isdigit() else "letter"


def _must(record: Record, cell: RecordCell, templates: Templates) -> list[list[str]]:
    """Every item of the cell: each agency under its own words or its canonical name, each line of a list."""
    if not cell.text.strip():
        return [templates.blank]
    if cell.role == "key":
        return [[record.key]]
    agencies = [ref for ref in cell.agencies if ref.kind == "agency"]
    if agencies:
        return [list(dict.fromkeys([nfc(ref.text), nfc(ref.name)])) for ref in agencies]
    lines = [nfc(line).strip(" -+•;.") for line in cell.text.splitlines()]
    return [[line] for line in lines if line] or [[nfc(cell.text)]]


def quotes_of(record: Record, cell: RecordCell) -> list[str]:
    """Original words by which the cited row is known: of its name, else of the cell, else its key."""
    name = next((c for c in record.cells if c.role == "name"), None)
    for source in (name, cell):
        pieces = [nfc(piece.text) for piece in source.fragments if piece.text.strip()] if source else []
        if pieces:
            return [max(pieces, key=len)]
    return [record.key or record.name]


def covered(questions: Iterable[GoldQuestion]) -> set[str]:
    """The cells that are asked for, as "record id.column"."""
    return {q.id.removeprefix("gen-").rsplit(".", 1)[0] for q in questions}


def sample(questions: Sequence[GoldQuestion], size: int) -> list[GoldQuestion]:
    """The same `size` questions every time, spread by a hash of their ids; all when there are fewer."""
    ranked = sorted(questions, key=lambda q: hashlib.sha256(q.id.encode()).digest())
    chosen = {q.id for q in ranked[:size]}
    return [q for q in questions if q.id in chosen]

"""Columns whose cells name several agencies with their roles: each role gets a column of its own, beside the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.agencies import parse_agencies
from ingest.column_words import column_words, plain, starts
from ingest.model import Cell, Column, Table
from ingest.role_labels import LabelledPart, labelled_parts

_AGENCY_COLUMNS = (None, "lead_agency", "coordinating_agency")
_SHARE = 0.6
_LEAST = 2
_LONGEST = 300
_LEADING = ("lead", "doing")
_WHO = "Đơn vị"
_LEAD, _COORDINATING = "lead_agency", "coordinating_agency"

Attributed = dict[str, list[str]]
"""The words of a cell by what the agencies do: a role, or a label of the document's own."""


def add_role_columns(table: Table) -> None:
    """Gives the table a column for each role that the cells of a column state by labels; the column itself, whose
    cells are kept as they are written, then has no role."""
    for at in range(len(table.columns)):
        role = table.columns[at].role
        if role not in _AGENCY_COLUMNS:
            continue
        texts = {row.cells[at].text: labelled_parts(row.cells[at].text) for row in table.rows if row.kind == "row"}
        if _is_labelled(texts, role):
            table.columns[at].role = None
            _add_columns(table, at, role or _LEAD, texts)


def _is_labelled(texts: dict[str, list[LabelledPart]], role: str | None) -> bool:
    """Whether most different cells label agencies; where the column tells who leads anyway, two that say who else
    takes part are enough."""
    filled = [text for text in texts if text.strip(" -–—")]
    labelled = [texts[text] for text in filled if _labels_agencies(texts[text])]
    several = [parts for parts in labelled if {"coordinating", "other"} & {part.role for part in parts}]
    if len(labelled) < _LEAST:
        return False
    return len(labelled) >= _SHARE * len(filled) or (role == _LEAD and len(several) >= _LEAST)


def _labels_agencies(parts: Sequence[LabelledPart]) -> bool:
    """Whether a part of a role that is known names agencies, and nothing else."""
    own = [part for part in parts if part.role not in (None, "other")]
    return bool(own) and all(_names_agencies(part.text) for part in own)


def _names_agencies(text: str) -> bool:
    refs = parse_agencies(text)
    plain_refs = all(ref.scope is None or "(" in text for ref in refs)
    named = bool(refs) and (refs[0].kind == "agency" or starts(plain(refs[0].text), column_words().agency_starts))
    return named and plain_refs and len(text) <= _LONGEST


def _add_columns(table: Table, at: int, base: str, texts: dict[str, list[LabelledPart]]) -> None:
    taken = {column.role for column in table.columns}
    said = {text: _attributed(parts, text, base) for text, parts in texts.items()}
    for name in _names(said):
        role = name if name in (_LEAD, _COORDINATING) else None
        header = _header(name, texts)
        table.columns.append(Column(header, None if role in taken else role, at))
        for row in table.rows:
            own = row.cells[at]
            words = "; ".join(said.get(own.text, {}).get(name, ())) if row.kind == "row" else ""
            row.cells.append(Cell(words, own.source, list(own.fragments), own.origin) if words else Cell())


def _names(said: dict[str, Attributed]) -> list[str]:
    """What agencies do by the cells: who leads, who takes part, then the labels of the document as they come."""
    every = dict.fromkeys(name for attributed in said.values() for name in attributed)
    return [name for name in (_LEAD, _COORDINATING) if name in every] + [
        name for name in every if name not in (_LEAD, _COORDINATING)
    ]


def _attributed(parts: Sequence[LabelledPart], text: str, base: str) -> Attributed:
    """The words of a cell by role: who does something leads where nobody else does, and so does who is named first
    without a label; a cell without labels says what its column says."""
    if not parts:
        return {base: [text]} if text.strip(" -–—") else {}
    lead = next((role for role in _LEADING if any(part.role == role for part in parts)), None)
    found: Attributed = {}
    for place, part in enumerate(parts):
        if part.role is None:
            name = base if place == 0 and (base != _LEAD or lead is None) else ""
        elif part.role == "coordinating":
            name = _COORDINATING
        else:
            name = _LEAD if part.role == lead else _written(part.label)
        if name:
            found.setdefault(name, []).append(part.text)
    return found


def _written(label: str) -> str:
    words = label.lower() if label.isupper() and " " in label else label
    return words[:1].upper() + words[1:]


def _header(name: str, texts: dict[str, list[LabelledPart]]) -> str:
    """What heads a column of a role, which the file does not have: "Đơn vị chủ trì", "Đơn vị giám sát"."""
    if name == _COORDINATING:
        return f"{_WHO} phối hợp"
    words = name
    if name == _LEAD:
        labels = Counter(part.label.lower() for parts in texts.values() for part in parts if part.role in _LEADING)
        spelled = [label for label in labels if len(label.split()) > 1]
        words = max(spelled, key=lambda label: labels[label], default="chủ trì")
    own = words[:1].lower() + words[1:]
    return words if starts(plain(words), column_words().doers) else f"{_WHO} {own}"

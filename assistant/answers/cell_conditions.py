"""Rows of which a cell says what a list question states: "có sản phẩm là Báo cáo", “…”, "trên 20 tỷ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.cells import asked_cells
from assistant.answers.selection import Filtered
from assistant.draft import Context
from assistant.figures import cell_value
from assistant.scoping import usable_role
from assistant.wording import cell_name, one_line
from index.types import Record, RecordCell
from ingest.textnorm import fold, squash

_LONG_NAME = 3
_COLUMN_SAID = 0.65
_SAYS = re.compile(r"\b(?:la|ghi|ghi la|gom)\s+(?P<value>\S.*)")
_ITEMS = re.compile(r"[;\n]")


def stated_output(context: Context, result: Filtered) -> str:
    """Keeps the rows whose output is what the question states ("sản phẩm là Báo cáo"), and tells its folded words.

    Nothing is kept, and nothing told, where the question states no output or no row has it.
    """
    value = _stated(context)
    if not value:
        return ""
    fitting: dict[str, list[Record]] = {}
    for record in result.rows:
        items = [item for cell in record.cells_of("output") for item in [cell.text, *_ITEMS.split(cell.text)]]
        told = [item for text in items if (item := _plain(text)) and f"{value} ".startswith(f"{item} ")]
        if told:
            fitting.setdefault(max(told, key=len), []).append(record)
    said = max(fitting, key=len, default="")
    if said:
        result.rows = fitting[said]
        result.said.append(f"có sản phẩm “{_written(result.rows[0], said)}”")
    return said


def _stated(context: Context) -> str:
    """What the question says after the words for an output and "là", folded; empty where it asks for an output."""
    question, lexicon = context.question, context.knowledge.lexicon
    of_tasks = any(usable_role(role, facts) == "output" for role in question.roles() for facts in context.tables())
    if not of_tasks:
        return ""
    text = _plain(question.text)
    names = {fold(name) for role in ("output", "result") for name in lexicon.groups["roles"][role]}
    heads = (match for match in _SAYS.finditer(text) if any(text[: match.start()].endswith(f"{n} ") for n in names))
    return next((_plain(match["value"].rstrip("?")) for match in heads), "")


def _written(record: Record, said: str) -> str:
    """The words of the row's output as they are written there."""
    items = [item for cell in record.cells_of("output") for item in [cell.text, *_ITEMS.split(cell.text)]]
    return one_line(next(item for item in items if _plain(item) == said)).strip(" .:;-")


def by_value(context: Context, result: Filtered) -> bool:
    """Keeps the rows of which a column without a role, or one that is asked for, has just what the question says."""
    wanted = {_plain(text) for text in context.question.quoted or [context.question.subject]}
    whole = _plain(context.question.text)
    terms = context.knowledge.terms
    valued = set() if context.question.deadline else {"deadline", "output"} & set(context.question.roles())

    def says(cell: RecordCell) -> bool:
        asked = cell.header in context.question.headers and len(cell.text.split()) >= _LONG_NAME
        text = terms.text(context.question.text)
        return asked and terms.coverage(terms.query(cell.text), [(text, 1.0)]) >= _COLUMN_SAID

    def quotes(cell: RecordCell) -> bool:
        return cell.role in valued and len(cell.text.split()) >= _LONG_NAME and _plain(cell.text) in whole

    def named(record: Record) -> RecordCell | None:
        own = (cell for cell in record.cells if cell.role is None or cell.role in valued)
        return next((c for c in own if _plain(c.text) in wanted or says(c) or quotes(c)), None)

    kept = [(record, cell) for record in result.rows if (cell := named(record))]
    if kept:
        result.rows = [record for record, _ in kept]
        cell = kept[0][1]
        result.said.append(f"{'có ' + cell_name(cell) if cell.role else 'thuộc'} “{one_line(cell.text)}”")
    return bool(kept)


def by_bounds(context: Context, result: Filtered) -> None:
    """Keeps the rows whose numeric cell that is asked for satisfies the one amount of the question."""
    measured = {r.id: [c for c in asked_cells(context, r) if c.number] for r in result.rows}
    if len(context.question.bounds) != 1 or not all(measured.values()):
        return
    bound = context.question.bounds[0]
    cell = measured[result.rows[0].id][0]
    result.rows = [r for r in result.rows if any(bound.holds(cell_value(c)) for c in measured[r.id])]
    result.said.append(f"có {cell_name(cell)} {bound.words}")


def by_quote(result: Filtered, quoted: Sequence[str]) -> bool:
    """Keeps the rows of which some cell says what is quoted; false when none does."""
    wanted = [squash(fold(text)).strip(" .:;…") for text in quoted]

    def says(record: Record) -> bool:
        texts = [squash(fold(cell.text)) for cell in record.cells]
        return all(any(words in text for text in texts) for words in wanted)

    result.rows = [r for r in result.rows if says(r)]
    result.through_parent = [r for r in result.through_parent if says(r)]
    result.said += [f"ghi “{text}”" for text in quoted]
    result.words = " ".join(quoted)
    return bool(result.rows)


def _plain(text: str) -> str:
    return squash(fold(text)).strip(" .:;…-?")

"""`troly tables` and `troly check`: the parsed tables, and what is odd in the data."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ui.commands.common import SUBPARSERS, add_index_option, open_index, say, say_json, settings_of

if TYPE_CHECKING:
    from index.store import Index
    from index.types import Record, TableInfo


def add(commands: SUBPARSERS[argparse.ArgumentParser]) -> None:
    """Adds both commands."""
    tables = commands.add_parser("tables", help="print the parsed tables")
    tables.add_argument("--json", action="store_true", help="print all columns and rows as JSON")
    add_index_option(tables)
    tables.set_defaults(run=run_tables)
    check = commands.add_parser("check", help="report what looks wrong in the documents")
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.add_argument("--repairs", action="store_true", help="also list every change that parsing made to the text")
    add_index_option(check)
    check.set_defaults(run=run_check)


def run_tables(args: argparse.Namespace) -> int:
    """Prints the tables."""
    index = open_index(settings_of(args))
    if args.json:
        say_json([table_json(index, table) for table in index.tables()])
        return 0
    for table in index.tables():
        place = table.appendix or "bảng"
        say(f"{table.id}  {table.document}  {place}  {table.rows} dòng  {' '.join(table.caption.split())[:80]}")
    return 0


def table_json(index: Index, table: TableInfo) -> dict[str, Any]:
    """One table with its rows, as `troly tables --json` gives it."""
    from index.types import RecordQuery

    rows = index.records(RecordQuery(tables=(table.id,), kinds=("row", "group", "total")))
    return {
        "id": table.id,
        "document": table.document,
        "appendix": table.appendix,
        "caption": table.caption,
        "columns": table.headers,
        "roles": table.roles,
        "rows": [_row_json(row) for row in rows],
    }


def _row_json(row: Record) -> dict[str, Any]:
    from assistant.answer import Locator

    locator = Locator(
        appendix=row.appendix, table=row.caption, row=row.key or None, line=row.line, line_end=row.line_end
    )
    return {
        "id": row.id,
        "kind": row.kind,
        "key": row.key,
        "group": row.group,
        "cells": [cell.text for cell in row.cells],
        "sources": [cell.source for cell in row.cells],
        "locator": locator.model_dump(),
    }


def run_check(args: argparse.Namespace) -> int:
    """Prints the findings. With --json and --repairs a repair is one more finding, of the rule "repair:…"."""
    index = open_index(settings_of(args))
    found = [asdict(finding) for finding in index.findings()]
    if args.repairs:
        found += _repairs(index)
    if args.json:
        say_json(found)
        return 0
    for finding in found:
        where = " ".join(part for part in [finding["document"], finding["row"] or finding["table"]] if part)
        say(f"{finding['severity']:8}{finding['rule']:28}{where}: {finding['message']}")
    counts = {level: sum(f["severity"] == level for f in found) for level in ("error", "warning", "info")}
    say(", ".join(f"{level} {count}" for level, count in counts.items()))
    return 0


def _repairs(index: Index) -> list[dict[str, Any]]:
    return [
        {
            "rule": f"repair:{repair.rule}",
            "severity": "info",
            "document": meta.label,
            "table": None,
            "row": None,
            "message": f"dòng {repair.line}: “{repair.before}” → “{repair.after}”",
            "values": asdict(repair),
        }
        for meta in index.documents()
        for repair in index.document(meta.label).repairs
    ]

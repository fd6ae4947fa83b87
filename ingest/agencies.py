"""Agencies named in table cells: one canonical name each, with the scope that the cell gives them.

A cell is a list in free form: bullets, lines, semicolons or commas; names that hold commas themselves; one
head for several names ("Các Sở: Nội vụ, Tư pháp"); levels that share a head ("UBND cấp huyện, cấp xã").
`agency_find` reads agencies in running text and questions with the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.agency_cells import CellReader
from ingest.agency_find import begins_name, find_agencies, is_listed
from ingest.agency_lexicon import key_of, lexicon, tidy
from ingest.textnorm import nfc, normal_tone, squash
from ingest.values import AgencyRef

__all__ = ["agency_key", "begins_name", "canonical", "find_agencies", "is_listed", "parse_agencies"]

_BULLET = re.compile(r"^\s*(?:[-+•*–●▪o](?=\s|[A-ZĐÀ-Ỹ])|\(?\d{1,2}[.)]\s|[a-zđ]\)\s)\s*")
_LINE_START = re.compile(r"\s*(?:[-+•*–●▪]|\(?\d{1,2}[.)]\s|[a-zđ]\)\s)")


def parse_agencies(text: str) -> list[AgencyRef]:
    """The agencies of a cell, in order.

    `scope` is what stands in brackets after the name, or what the cell says that the agency does ("theo dõi,
    hướng dẫn"). Words that name no single agency ("Các sở, ban, ngành") give one reference of kind "group".
    """
    return list(_parsed(text))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[AgencyRef, ...]:
    found: list[AgencyRef] = []
    for item in _items(normal_tone(nfc(text)).replace("&amp;", "&")):
        found.extend(CellReader(item, lexicon()).read())
    return tuple(_unique(found))


def canonical(name: str) -> str:
    """The one canonical name of an agency ("Trung tâm phục vụ hành chính công TP"); itself when it names several."""
    found = parse_agencies(name)
    return found[0].name if len(found) == 1 else tidy(name)


def agency_key(name: str) -> str:
    """What two spellings of one agency's name have in common; for comparing, never for showing."""
    return key_of(canonical(name))


def _items(text: str) -> Iterable[str]:
    """Items of a cell: its lines, but wrapped ones joined, without bullets."""
    joined: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if joined and _continues(joined[-1], line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return [squash(_BULLET.sub("", item)) for item in joined]


def _continues(before: str, line: str) -> bool:
    if before.count("(") > before.count(")"):
        return True
    if _LINE_START.match(line):
        return False
    return before.rstrip().endswith((",", " và", "&", ":")) or (
        line.strip()[:1].islower() and not before.rstrip().endswith((";", "."))
    )


def _unique(found: list[AgencyRef]) -> list[AgencyRef]:
    """Without exact repetitions; the same agency with another scope stays."""
    seen: set[tuple[str, str | None]] = set()
    kept = []
    for ref in found:
        mark = (key_of(ref.name), ref.scope)
        if mark not in seen:
            seen.add(mark)
            kept.append(ref)
    return kept

"""Text that a scan or a copy has probably spoilt: what repairs leave alone because the source says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.agencies import parse_agencies
from ingest.checks.common import Text, columns_of, label, place, texts
from ingest.checks.matters import words
from ingest.model import Finding, PlanDocument, Table
from ingest.repairs.letters import HOLE
from ingest.repairs.syllables import is_syllable
from ingest.repairs.vocabulary import shipped
from ingest.textnorm import fold, nfc, normal_tone, squash

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = {"(": ")", "“": "”"}
_RARE = 4
_LONGEST = 5
_SHORTEST = 2
_Words = tuple[str, ...]


def check_text(document: PlanDocument) -> Iterator[Finding]:
    """Unreadable letters, slips in agencies and set phrases, and cells that were cut."""
    agencies = [finding for table in document.tables for finding in _agencies(table)]
    named = {(finding.row, word) for finding in agencies for word in finding.values["text"].lower().split()}
    yield from _words(document)
    for finding in _slips(document):
        if not any((finding.row, word) in named for word in finding.values["text"].split()):
            yield finding
    yield from agencies
    for table in document.tables:
        yield from _cut_cells(table)


def _words(document: PlanDocument) -> Iterator[Finding]:
    """Letters that could not be restored, and words with Vietnamese letters that are no syllables."""
    seen: set[str] = set()
    for text in texts(document):
        for chunk in text.text.split():
            if chunk in seen or not (HOLE in chunk or any(_spoilt(word) for word in _WORD.findall(chunk))):
                continue
            seen.add(chunk)
            line = text.line_of(chunk)
            message = f"Chữ “{chunk}” (dòng {line} của tệp) có thể bị lỗi khi quét hoặc sao chép."
            yield Finding("suspicious-text", "info", message, text.table, text.row, {"text": chunk, "line": line})


def _spoilt(word: str) -> bool:
    marked = not word.isascii() and fold(word).isascii()
    return marked and not is_syllable(word) and not word.isupper() and len(word) > 1


def _slips(document: PlanDocument) -> Iterator[Finding]:
    """Words that are a set phrase but for their marks ("Hải lòng", "Phân đầu"), and rare in the document."""
    counts: Counter[_Words] = Counter()
    places: dict[_Words, Text] = {}
    meant: dict[_Words, _Words] = {}
    for text in texts(document):
        for run in _runs(text.text):
            _count_run(run, counts, meant)
            for spelt in meant.keys() - places.keys():
                places[spelt] = text
    for spelt, phrase in meant.items():
        if counts[spelt] > min(_RARE, counts[phrase]) or any(_inside(other, spelt) for other in meant):
            continue
        where = places[spelt]
        spelling, line = " ".join(spelt), where.line_of(" ".join(spelt))
        message = f"“{spelling}” (dòng {line} của tệp) có thể là “{' '.join(phrase)}” viết sai dấu."
        values = {"text": spelling, "suggestion": " ".join(phrase), "line": line}
        yield Finding("suspicious-text", "info", message, where.table, where.row, values)


def _inside(part: _Words, whole: _Words) -> bool:
    starts = range(len(whole) - len(part) + 1)
    return len(part) < len(whole) and any(whole[start : start + len(part)] == part for start in starts)


def _runs(text: str) -> Iterator[list[str]]:
    """Words that follow each other with nothing but white space between."""
    normal = normal_tone(nfc(text)).lower()
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(normal):
        if run and not normal[end : match.start()].isspace():
            yield run
            run = []
        run.append(match[0])
        end = match.end()
    if run:
        yield run


def _count_run(run: list[str], counts: Counter[_Words], meant: dict[_Words, _Words]) -> None:
    phrases = _phrases()
    folded = [_fold(word) for word in run]
    for start in range(len(run)):
        for end in range(start + 2, min(len(run), start + _LONGEST) + 1):
            candidates = phrases.get(tuple(folded[start:end]))
            if candidates is None:
                continue
            spelt = tuple(run[start:end])
            counts[spelt] += 1
            if len(candidates) == 1 and spelt not in candidates:
                phrase = next(iter(candidates))
                if _tellable(run, start, end, phrase):
                    meant[spelt] = phrase


def _tellable(run: list[str], start: int, end: int, phrase: _Words) -> bool:
    """A word that differs belongs to no other phrase with the word beside it ("đổi" in "trao đổi với")."""
    known = shipped().pairs
    before = run[start] != phrase[0] and start > 0 and (run[start - 1], run[start]) in known
    after = run[end - 1] != phrase[-1] and end < len(run) and (run[end - 1], run[end]) in known
    return not before and not after and all(len(word) >= _SHORTEST for word in run[start:end])


@cache
def _phrases() -> dict[_Words, set[_Words]]:
    """The shipped phrases by their folded words."""
    found: dict[_Words, set[_Words]] = {}
    for phrase in shipped().phrases:
        if len(phrase) <= _LONGEST:
            found.setdefault(tuple(_fold(word) for word in phrase), set()).add(phrase)
    return found


@lru_cache(maxsize=10_000)
def _fold(word: str) -> str:
    return fold(word)


def _agencies(table: Table) -> Iterator[Finding]:
    """Names that agree with a known one only without their marks ("Số Thông tin", "Sở Lao đông")."""
    for column in columns_of(table, "lead_agency", "coordinating_agency"):
        for row in table.rows:
            cell = row.cells[column]
            for ref in parse_agencies(cell.text) if cell.source == "own" else ():
                written = squash(normal_tone(nfc(ref.text)))
                if fold(written) == fold(ref.name) and written.lower() != ref.name.lower():
                    message = f"{place(table)}, {label(row)}: “{written}” được hiểu là “{ref.name}”."
                    values = {"text": written, "suggestion": ref.name}
                    yield Finding("suspicious-text", "info", message, table.id, row.id, values)


def _cut_cells(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        for cell in row.cells:
            if cell.source != "own":
                continue
            reason = _cut(cell.text)
            if reason:
                message = f"{place(table)}, {label(row)}: ô “…{cell.text[-40:]}” {reason}."
                yield Finding("suspicious-text", "info", message, table.id, row.id, {"text": cell.text[-80:]})


def _cut(text: str) -> str | None:
    for opening, closing in _BRACKETS.items():
        if text.count(opening) != text.count(closing):
            return f"có dấu {opening} hoặc {closing} không đủ cặp"
    last = text.rstrip().rsplit(" ", 1)[-1].lower()
    return "có thể bị cắt ngang" if " " in text and last in words().open_ends else None

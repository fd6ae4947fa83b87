"""The results that running text tells of what a table's row names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft import Context
from assistant.periods import YEAR, covers
from assistant.sentences import part_around, split_sentences
from assistant.stated_figures import speaks_of_aims
from assistant.text_figures import Figure, figures_in
from assistant.wording import unit_of
from index.types import Passage, Record, RecordCell
from ingest.textnorm import fold

_LOOKED_AT = 8
_NAMED = 0.7
_IN_OTHER_WORDS = 0.9
_HEAD = 2
_OUTWARDS = (1.0, 0.9, 0.8)
_ASIDE = re.compile(r"[()]")
_BASE_YEAR = re.compile(r"so với (?:cùng kỳ |cuối )?(?:năm )?\d{4}|từ (?:năm )?\d{4}", re.IGNORECASE)
_AIMED = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|ít nhất|tối thiểu|không quá|trở lên\s*$", re.IGNORECASE)
_POINTS = {"", "diem", "chi so", "so"}
_FALLS = re.compile(r"\bgiảm\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of running text for what a row names, and how much of the row's name is told of it."""

    figure: Figure
    passage: Passage
    fit: float


def told_result(
    context: Context, record: Record, aim: RecordCell, labels: Sequence[str], matter: str, *, aims: bool
) -> Told | None:
    """The figure of the aim's year and unit that is surely of what the row names; one aimed at only with `aims`.

    It may be told in the question's own words for it, `matter`, instead.
    """
    name = f"{record.name} {aim.year or ''}"
    asked = replace(context.question, text=name, content=name, subject=name, quoted=[])
    passages = [match.passage for match in context.matcher.passages(asked, list(labels))[:_LOOKED_AT]]
    found = [told for passage in passages for told in _of_passage(context, (record, aim), passage, matter, aims)]
    best = max(found, key=lambda told: told.fit, default=None)
    if best is None or best.fit < _NAMED:
        return None
    rivals = {told.figure.value for told in found if told.fit >= best.fit}
    return best if len(rivals) == 1 else None


def _of_passage(
    context: Context, held: tuple[Record, RecordCell], passage: Passage, matter: str, aims: bool
) -> Iterator[Told]:
    (record, aim), terms = held, context.knowledge.terms
    names = [(terms.query(record.name), 1.0), (terms.query(matter), _IN_OTHER_WORDS)]
    unit = fold(unit_of(aim, record))
    for sentence in split_sentences(passage.text):
        for figure in figures_in(sentence):
            if not _measures(figure, unit, record) or not _is_of_year(context, figure, passage, aim.year, aims):
                continue
            fields = [(terms.read(text), weight) for text, weight in zip(_texts(figure), _OUTWARDS, strict=True)]
            yield Told(figure, passage, max(weight * terms.coverage(name, fields) for name, weight in names))


def _texts(figure: Figure) -> tuple[str, str, str]:
    """What is said of a figure: up to the next of its kind, with what stands before it, and before a bracket."""
    after = [f.span[0] for f in figures_in(figure.sentence) if f.kind == figure.kind and f.span > figure.span]
    semicolon = figure.sentence.find(";", figure.span[1])
    end = min([*after, semicolon if semicolon >= 0 else len(figure.sentence)])
    own = figure.sentence[figure.region[0] : end]
    around = figure.sentence[: figure.sentence.rfind("(", 0, figure.span[0])] if _in_brackets(figure) else ""
    return own, f"{figure.clause} {own}", around


def _in_brackets(figure: Figure) -> bool:
    before = figure.sentence[: figure.span[0]]
    return before.rfind("(") > before.rfind(")")


def _measures(figure: Figure, unit: str, record: Record) -> bool:
    """Whether a figure is in the unit of the row."""
    if figure.kind not in {"number", "percent"} or (figure.is_change and not _FALLS.search(record.name)):
        return False
    if unit == "%" or figure.kind == "percent":
        return unit == "%" and figure.kind == "percent"
    after = fold(figure.sentence[figure.span[1] :]).lstrip(" */")
    counted = (unit, unit.partition(",")[0], " ".join(fold(record.name).split()[:_HEAD]))
    return unit in _POINTS or after.startswith(counted)


def _is_of_year(context: Context, figure: Figure, passage: Passage, year: int | None, aims: bool) -> bool:
    """Whether a figure was reached in the year (or is aimed at for it): by its bracket, clause or document."""
    aside = part_around(figure.sentence, figure.span, _ASIDE) if _in_brackets(figure) else figure.clause
    said = [set(YEAR.findall(_BASE_YEAR.sub(" ", text))) for text in (aside, figure.clause)]
    dated = next((years for years in said if years), set())
    if dated:
        return str(year) in dated and (aims or not _AIMED.search(aside))
    if year is None or not covers(context.knowledge.documents[passage.document], year):
        return False
    return aims or not (_AIMED.search(figure.clause) or speaks_of_aims(passage.path))

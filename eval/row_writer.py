"""How a generated question on rows is written: a phrasing of its kind, what is right, and the rows to be cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.generated import Templates, drawn, pick, quotes_of
from eval.gold import GoldQuestion, Need, QuestionType
from index.types import Record, RecordCell
from ingest.textnorm import nfc

NAMED = 6
"""Rows of a list that an answer must name; it must give the number of all."""

Value = tuple[Decimal, Record, RecordCell]
"""A number with the row and the cell that state it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes questions over one document."""

    document: str
    templates: Templates

    def __call__(
        self,
        kind: str,
        place: str,
        words: Mapping[str, object],
        must: list[list[str]],
        rows: Sequence[Record],
        type_: QuestionType,
    ) -> GoldQuestion:
        phrasings = self.templates.rows[kind]
        text = nfc(" ".join(pick(phrasings, drawn(f"{kind}.{place}")).format(**words).split()))
        return GoldQuestion(
            id=f"rows-{kind}-{place}",
            question=text[0].upper() + text[1:],
            type=type_,
            style="plain",
            answerable=bool(rows),
            must=must,
            cite=[Need(doc=[self.document], quote=quotes_of(row, row.cells[0])) for row in rows[:NAMED]],
        )

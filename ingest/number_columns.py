"""How the numbers of a table's column are written: whether a dot groups thousands or begins decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.column_words import column_words, plain, starts
from ingest.columns import RANKING, counts_things
from ingest.numbers import NumberStyle

_DOTTED = re.compile(r"\d\.\d")
_GROUPED = re.compile(r"[<>=≥≤\s]*\d{1,3}(?:\.\d{3})+(?:,\d+)?\s*%?")
_DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)")
_WHOLE = re.compile(r"\d{3,}")
_FULL_SCORE = 100
_RATES = ("%", "phan tram", "diem", "chi so", "he so", "ty le", "lan", "hang", "bac")
"""How units begin of which parts are counted too."""
_MEASURES = {"result", "target"}


def number_styles(
    headers: Sequence[str], roles: Sequence[str | None], texts: Sequence[Sequence[str]]
) -> list[NumberStyle]:
    """The style of each column of a table; results and targets of one table are written alike."""
    styles = [number_style(*column) for column in zip(headers, roles, texts, strict=True)]
    units = next((texts[at] for at, header in enumerate(headers) if plain(header) in column_words().units), [])
    styles = [
        "thousands" if style == "auto" and _counts_by_unit(column, units) else style
        for style, column in zip(styles, texts, strict=True)
    ]
    measures = [at for at, role in enumerate(roles) if role and role.partition(":")[0] in _MEASURES]
    if any(styles[at] == "thousands" for at in measures):
        return ["thousands" if at in measures and _groups(texts[at]) else style for at, style in enumerate(styles)]
    return styles


def _counts_by_unit(texts: Sequence[str], units: Sequence[str]) -> bool:
    """Whether dots may group thousands in a column, and stand in rows alone that are measured in no rate or score."""
    dotted = [plain(unit) for text, unit in zip(texts, units, strict=False) if _DOTTED.search(text)]
    return _groups(texts) and bool(dotted) and all(unit and not starts(unit, _RATES) for unit in dotted)


def _groups(texts: Sequence[str]) -> bool:
    """Whether a column has dots, each of which may group thousands."""
    dotted = [text for text in texts if _DOTTED.search(text)]
    return bool(dotted) and all(_GROUPED.fullmatch(text.strip()) for text in dotted)


def number_style(header: str, role: str | None, texts: Sequence[str]) -> NumberStyle:
    """The style of a column: "38.600" is 38600 where every dot groups thousands.

    In a column with a role, which may be one of scores, that needs a further sign: a unit in the header that counts
    things, a comma before decimals, or whole numbers that no score reaches. "2.395" alone is a score.
    """
    if not _groups(texts):
        return "auto"
    if role is None or counts_things(header):
        return "thousands"
    return "thousands" if any(_is_no_score(text.strip()) for text in texts) else "auto"


def heads_places(header: str) -> bool:
    """Whether a header stands over places in a ranking ("Thứ hạng năm 2027", "Xếp thứ")."""
    return RANKING.search(header) is not None


def _is_no_score(text: str) -> bool:
    return bool(_DECIMAL_COMMA.search(text)) or (bool(_WHOLE.fullmatch(text)) and int(text) > _FULL_SCORE)

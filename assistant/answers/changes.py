"""Whether something rose or fell, from the running text that states by how much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Context, Draft
from assistant.sentences import bold
from assistant.stated_figures import FigureReading, Stated
from assistant.wording import upper_first

_ASKED = re.compile(
    r"\b(?:tăng|lên) hay (?:là )?(?:giảm|tụt|xuống)\b|\b(?:giảm|tụt) hay (?:là )?tăng\b"
    r"|\btừ (?:hạng|thứ hạng|vị trí|bậc|thứ) (?:nào|mấy|bao nhiêu) (?:lên|xuống|đến|tới|sang|thành)\b"
    r"|\b(?:tăng|giảm|tụt|lên|nhảy|leo) (?:[^,;?]* và )?(?:được )?(?:mấy|bao nhiêu) bậc\b"
    r"|\b(?:tăng|giảm|cao hơn|thấp hơn)\b(?:(?!và)[^,;?])*\b(?:19|20)\d\d (?:là )?(?:mấy|bao nhiêu)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:bậc|hạng|thứ hạng|vị trí)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|tụt)\b[^\d]*$", re.IGNORECASE)
_BASE = re.compile(r"so với (?:\S+ ){0,4}?(\d{4})\b", re.IGNORECASE)
_UNIT = re.compile(r"\s(?:điểm phần trăm|điểm|bậc|hạng)\b")
_STEPS = {"bậc", "hạng"}
_FLOOR = 0.4
_CONFIDENCE = 0.85


def answer_change(context: Context) -> Draft | None:
    """ "SIPAS năm nay tăng hay giảm?": the verdict, then the sentence that states it; None where no text does."""
    question = context.question
    placed = question.codes or question.items or len(question.documents) > 1
    of_column = set(question.roles()) - {"rank_target"}
    if not _ASKED.search(question.text) or not question.indexes or of_column or placed:
        return None
    reading = FigureReading(context)
    fitting = [(reading.fit(one), -one.at, one) for one in reading.stated if _is_asked(context, one)]
    best = max(fitting, key=lambda item: item[:2], default=None)
    return _told(context, best[2]) if best and best[0] >= _FLOOR else None


def _is_asked(context: Context, one: Stated) -> bool:
    """Whether a figure says how the index rose or fell, and to the year that the question names."""
    question, figure = context.question, one.figure
    if not figure.is_change or one.is_aim or not _is_of_the_years(question.years, one):
        return False
    of_places = _PLACES.search(question.text) is not None
    return one.indexes == frozenset(question.indexes) and (figure.unit in _STEPS) == of_places


def _is_of_the_years(years: Sequence[int], one: Stated) -> bool:
    """Whether the change is to the last of the years, where its text says so, and from the first of several."""
    if not years:
        return True
    bases = set(_BASE.findall(one.figure.sentence))
    since = str(min(years)) in bases if len(set(years)) > 1 else str(max(years)) not in bases
    return since and str(max(years)) in " ".join([one.passage.text, *one.passage.path])


def _told(context: Context, one: Stated) -> Draft:
    figure = one.figure
    start, end = figure.span
    verb = _CHANGE.search(figure.sentence[:start])
    unit = _UNIT.match(figure.sentence, end)
    span = (verb.start() if verb else start, unit.end() if unit else end)
    bibliography = context.bibliography()
    n = bibliography.passage(one.passage)
    verdict = upper_first(figure.sentence[slice(*span)])
    text = f"**{verdict}** [{n}].\n\n{bold(figure.sentence, [span])} [{n}]\n\n({context.whereabouts(one.passage)})"
    return Draft(text, _CONFIDENCE, bibliography)

"""Who sees to a plan as a whole: "Kế hoạch này" in a plan's own text is the plan that the question names."""

from __future__ import annotations

import re

from assistant.agency_mentions import agencies_in
from assistant.answers.refusals import nothing_found
from assistant.draft import Context, Draft
from assistant.question import AGENCY_ROLES
from assistant.sentences import bold, split_sentences
from index.types import Passage
from ingest.textnorm import fold

_CONFIDENCE = 0.88
_WORD = re.compile(r"\w+")
_ITSELF = re.compile(r"\b(?:ke hoach|chuong trinh|quyet dinh|de an|chi thi|nghi quyet|cong van|bao cao) nay\b")
_OPENING = 25


def answer_own_plan(context: Context) -> Draft | None:
    """The agency that oversees, reports on or sums up the plan that is named, where no more than that is asked."""
    question = context.question
    asks = question.asks_agency and set(question.roles()) <= {*AGENCY_ROLES, "result", "task"}
    if not asks or question.agencies or question.operation != "lookup" or len(question.documents) != 1:
        return None
    deeds = _deeds(context)
    passages = [p for p in context.knowledge.passages(question.documents[0]) if not p.heading]
    told = [(sum(deed in fold(p.text) for deed in deeds), _speaks_of_itself(p), p) for p in passages]
    fitting = [item for item in told if item[0] and (item[1] or item[0] == len(deeds)) and _agency(context, item[2])]
    if not fitting:
        return nothing_found(context) if deeds and any(itself for _, itself, _ in told) else None
    return _told(context, max(fitting, key=lambda item: item[:2])[2], deeds)


def _deeds(context: Context) -> list[str]:
    """What is done with the plan, folded; nothing where the question has any other word."""
    text = list(context.question.text.lower())
    for start, end in context.question.reference_spans:
        text[start:end] = " " * (end - start)
    lists = context.knowledge.lexicon.lists
    left, found = fold(f" {' '.join(_WORD.findall(''.join(text)))} "), list[str]()
    for deed in sorted(map(fold, lists["plan_deeds"]), key=len, reverse=True):
        if f" {deed} " in left:
            found.append(deed)
            left = left.replace(f" {deed} ", " ")
    idle = {fold(word) for name in ("beside_parts", "beside_deeds") for word in lists[name]}
    return found if not set(left.split()) - idle else []


def _speaks_of_itself(passage: Passage) -> bool:
    return _ITSELF.search(fold(passage.text)) is not None


def _agency(context: Context, passage: Passage) -> str:
    """The one agency whose work a passage tells: it begins with it, or the heading above names it alone."""
    known = context.knowledge.agencies
    begins = [found for found in agencies_in(passage.text[:120], known) if found.start < _OPENING]
    if begins and not passage.text.lower().startswith(("phối hợp", "chủ trì", "hướng dẫn", "báo cáo", "tham mưu")):
        return passage.text[begins[0].start : begins[0].end]
    above = agencies_in(passage.path[-1], known) if passage.path else []
    return passage.path[-1][above[0].start : above[0].end] if len(above) == 1 else ""


def _told(context: Context, passage: Passage, deeds: list[str]) -> Draft:
    """The agency, then the sentence that tells its work."""
    sentence = max(split_sentences(passage.text), key=lambda said: sum(deed in fold(said) for deed in deeds))
    agency, bibliography = _agency(context, passage), context.bibliography()
    n = bibliography.passage(passage)
    at = sentence.find(agency)
    told = bold(sentence, [(at, at + len(agency))]) if at >= 0 else f"**{agency}**: {sentence}"
    return Draft(f"{told} [{n}]\n\n({context.whereabouts(passage)})", _CONFIDENCE, bibliography)

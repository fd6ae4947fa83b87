"""Why something falls short: what stands under the heading "Nguyên nhân" of the plan or report that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.outline import counts_items
from assistant.answers.prose import answer_prose
from assistant.answers.sections import list_items
from assistant.draft import Context, Draft
from assistant.evidence import passage_confidence
from assistant.matching import PassageMatch
from assistant.wording import upper_first
from index.types import Passage

_FAILINGS = re.compile(
    r"\b(?:tồn tại|hạn chế|yếu kém|khuyết điểm|thiếu sót|bất cập|khó khăn|vướng mắc)\b", re.IGNORECASE
)
_ASKING = re.compile(
    r"\b(?:vì sao|tại sao|do đâu|lý do|nguyên nhân|giải thích|lý giải|nêu|chỉ ra|khiến|dẫn đến|dẫn tới|gây ra|chủ yếu"
    r"|chủ quan|khách quan|vẫn|còn|nhiều|bị|lỗi"
    r"|mặt|điểm|công tác|việc|có|của|theo|kế hoạch|báo cáo|\d{1,3})\b",
    re.IGNORECASE,
)
_CAUSES = re.compile(r"\bnguyên nhân\b", re.IGNORECASE)
_LABEL = re.compile(r"\bnguyên nhân(?: [^\W\d_]+){0,2}\s*:", re.IGNORECASE)
_STATED = 0.9
_WHOLE_MATTER = 0.85
_SPOKEN_OF = 0.5
_SOMEWHAT = 0.4
_LITTLE = 0.15
_CLAUSE = re.compile(r"(?<=[.;])\s+")
_BECAUSE = re.compile(r"\b(?:vì|do|bởi|nguyên nhân)\b", re.IGNORECASE)
_CONFIDENCE = 0.85
_GIVES_REASON = re.compile(r"\b(?:do|vì|bởi|nhờ|nguyên nhân)\b", re.IGNORECASE)


def answer_causes(context: Context) -> Draft | None:
    """The causes of all that falls short, or of the one failing that is asked about; else None."""
    return _of_the_whole(context) or _of_one_failing(context)


def _of_one_failing(context: Context) -> Draft | None:
    """ "Vì sao hồ sơ đất đai quá hạn?": the cause that speaks of what the same document says falls short."""
    question = context.question
    placed = question.codes or question.items or question.appendices or question.quoted
    if placed or not question.why or question.operation not in {"lookup", "list"}:
        return None
    matches = context.matcher.passages(question, context.documents.labels)
    top = matches[0] if matches else None
    if top is None or top.coverage < _SPOKEN_OF or _GIVES_REASON.search(top.passage.text):
        return None
    heading = _heading_of_causes(context, top.passage.document)
    causes = {passage.id for passage in context.knowledge.all_below(heading)} if heading else set()
    speaking = [m for m in matches if m.passage.id in causes and m.coverage >= max(_SOMEWHAT, top.coverage - _LITTLE)]
    others = [m for m in matches if m.passage.id in causes and m.coverage >= _SOMEWHAT] if speaking else []
    return _told(context, speaking[0], others) if others else None


def _told(context: Context, best: PassageMatch, causes: Sequence[PassageMatch]) -> Draft:
    """The one cause, or all that speak of the failing, as the document puts them."""
    sure = passage_confidence(best)
    if len(causes) == 1:
        return answer_prose(context, causes, sure)
    bibliography = context.bibliography()
    ordered = sorted((m.passage for m in causes), key=lambda passage: passage.position)
    lines = [f"- {passage.text} [{bibliography.passage(passage)}]" for passage in ordered]
    return Draft("\n".join([*lines, "", f"({context.whereabouts(best.passage)})"]), sure, bibliography)


def answer_cause_of_row(context: Context) -> Draft | None:
    """ "Việc E4 chưa xong vì sao?": the sentence of running text that names the row by its code and gives a reason."""
    question = context.question
    codes = question.codes
    if not question.why or len(codes) != 1 or question.operation not in {"lookup", "list"}:
        return None
    named = re.compile(rf"(?<![\w./]){re.escape(codes[0])}(?![\w/]|\.\d)")
    bibliography = context.bibliography()
    for label in context.documents.labels:
        for passage in context.knowledge.passages(label):
            for clause in _CLAUSE.split(passage.text) if named.search(passage.text) else ():
                if named.search(clause) and _BECAUSE.search(clause):
                    n = bibliography.passage(passage)
                    text = f"{upper_first(clause.strip())} [{n}]\n\n({context.whereabouts(passage)})"
                    return Draft(text, _CONFIDENCE, bibliography)
    return None


def _of_the_whole(context: Context) -> Draft | None:
    """ "Vì sao công tác … năm 2023 còn hạn chế?": all causes that the document on this matter gives; else None."""
    question = context.question
    placed = question.codes or question.items or question.appendices or question.agencies or question.quoted
    asks = question.why or _CAUSES.search(question.text)
    said = f"{question.text} {question.asking}"
    if placed or not asks or question.operation not in {"lookup", "list"} or not _FAILINGS.search(said):
        return None
    headings = (_heading_of_causes(context, label) for label in context.documents.labels)
    heading = next((found for found in headings if found and _is_of_whole_matter(context, found)), None)
    mixed = heading is None or _FAILINGS.search(heading.text)
    if mixed and (labelled := _labelled(context)):
        return labelled
    return list_items(context, heading, counts_items(question, heading)) if heading else None


def _labelled(context: Context) -> Draft | None:
    """The one paragraph of the document on this matter that calls what it says causes: "Nguyên nhân chủ quan: …"."""
    for label in context.documents.labels:
        found = [p for p in context.knowledge.passages(label) if not p.heading and _LABEL.search(p.text)]
        if len(found) == 1 and _is_of_whole_matter(context, found[0]):
            bibliography = context.bibliography()
            text = f"{found[0].text} [{bibliography.passage(found[0])}]\n\n({context.whereabouts(found[0])})"
            return Draft(text, _STATED, bibliography)
    return None


def _heading_of_causes(context: Context, label: str) -> Passage | None:
    """The heading that speaks of causes, the one with nothing else in its name first, with items right below it."""
    passages = context.knowledge.passages(label)
    named = [p for p in passages if p.heading and _CAUSES.search(p.text) and context.knowledge.below(p)]
    return min(named, key=lambda p: len(p.text), default=None)


def _is_of_whole_matter(context: Context, heading: Passage) -> bool:
    """Whether all else that the question says is what the heading's document is about."""
    terms = context.knowledge.terms
    query = terms.query(_ASKING.sub(" ", _FAILINGS.sub(" ", context.question.content)))
    issuer = context.knowledge.documents[heading.document].issuer or ""
    title = " ".join([context.title(heading.document), issuer, *heading.path, heading.text])
    return not query or terms.coverage(query, [(terms.text(title), 1.0)]) >= _WHOLE_MATTER

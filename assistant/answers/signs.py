"""What a sign in a table means ("-", "(*)", "nt"), by the note on the table that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.lexicon import load_lexicon
from assistant.noted_tables import noted_table
from assistant.sentences import bold
from index.types import Passage, Record
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.92
_OPEN, _CLOSE = "[\"'“‘(*]*", "[\"'”’)*]*"
_SIGN = r"(?:[*+x–—/-]{1,3}|\.{2,3}|…|n\.?t|[a-zđ]{1,2})"
_ASKED = re.compile(rf"\b(?:dau|ky hieu|ki hieu|chu)\s+{_OPEN}(?P<sign>{_SIGN}){_CLOSE}(?=\s|$)")
_QUOTED = re.compile(rf"[\"“‘'(](?P<sign>{_SIGN})[\"”’')]")
_MEANING = re.compile(
    r"\bnghia\b|\bla gi\b|\bhieu (?:la|the nao|nhu the nao|ra sao)\b|\b(?:the hien|cho biet) dieu gi\b"
)
_SAYS = r"(?:(?:có )?nghĩa là|được hiểu là|hiểu là|tức là|là|:|=)\s*(?P<rest>[^;.]{2,200})"
_DASHES = "–—-"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a note says of a sign: where, the clause, and where in it the meaning stands."""

    note: Passage
    clause: str
    start: int
    table: TableFacts | None

    @property
    def meaning(self) -> str:
        """The meaning alone."""
        return self.clause[self.start :].strip(" .*")


def answer_sign(context: Context) -> Draft | None:
    """What the notes in the question's scope say that a sign means; None where none is asked for."""
    sign = _asked_sign(context.question.text)
    if not sign:
        return None
    found = [meaning for label in context.documents.labels for meaning in _meanings(context, label, sign)]
    found = _of_tables(context, found)
    if not found:
        return None
    said = list({fold(meaning.meaning): meaning for meaning in reversed(found)}.values())[::-1]
    bibliography = context.bibliography()
    lines = [_line(context, meaning, bibliography.passage(meaning.note)) for meaning in said]
    return Draft("\n\n".join(lines), _CONFIDENCE, bibliography, interpretation=f"Dấu {sign}", settled=True)


def meaning_of(context: Context, record: Record, text: str) -> Meaning | None:
    """What the note on a row's table says of the sign that one of its cells holds."""
    sign = fold(squash(text))
    table = context.knowledge.tables[record.table]
    known = _meanings(context, record.document, sign) if re.fullmatch(_SIGN, sign) else ()
    return next((meaning for meaning in known if meaning.table is table), None)


def _asked_sign(text: str) -> str:
    said = fold(squash(text))
    for sign, names in load_lexicon().groups["signs"].items():
        called = "|".join(fold(name) for name in names)
        said = re.sub(rf"\bdau (?:{called})(?: ngang)?\b", f"dau {sign}", said)
    match = (_ASKED.search(said) or _QUOTED.search(said)) if _MEANING.search(said) else None
    return match["sign"] if match else ""


def _meanings(context: Context, label: str, sign: str) -> Iterator[Meaning]:
    """The clauses of a document's notes that say what the sign means; letters must be quoted or begin the clause."""
    shown = f"[{_DASHES}]" if sign in _DASHES else re.escape(sign)
    quoted = rf"[\"“‘'(]\s*{shown}\s*[\"”’')]"
    says = re.compile(rf"(?:{quoted}|(?:^|[.;:*]\s*|\b(?:dấu|ký hiệu|kí hiệu|chữ)\s+){shown})\s*{_SAYS}", re.IGNORECASE)
    for passage in context.knowledge.passages(label):
        text = squash(passage.text)
        for match in says.finditer(text):
            start = max(text.rfind(end, 0, match.start("rest")) for end in (". ", "; ", "\n")) + 1
            clause = text[start : match.end()].strip(" *")
            at = clause.rfind(match["rest"].strip(" *"))
            yield Meaning(passage, clause, max(at, 0), noted_table(context.knowledge, passage))


def _of_tables(context: Context, found: list[Meaning]) -> list[Meaning]:
    """The meanings in the tables that the question names: by appendix or number, else by most words of captions."""
    scope = {facts.info.id for facts in context.tables()}
    within = [m for m in found if m.table and m.table.info.id in scope]
    if context.question.appendices:
        return within
    found = within or found
    terms = context.knowledge.terms
    query = terms.query(context.question.text)
    if not query:
        return found
    scores = [_fit(context, meaning) for meaning in found]
    return [m for m, score in zip(found, scores, strict=True) if score == max(scores)]


def _fit(context: Context, meaning: Meaning) -> float:
    """How much of a table's caption and headers the question says; the table's own number counts most."""
    if meaning.table is None:
        return 0.0
    info, terms = meaning.table.info, context.knowledge.terms
    numbered = re.match(r"(?:bang|bieu)(?: so)? \d+\b", fold(info.caption))
    named = bool(numbered and re.search(rf"\b{numbered[0]}\b", fold(context.question.text)))
    query = terms.query(" ".join([info.caption, *info.headers]))
    said = terms.coverage(query, [(terms.text(context.question.text), 1.0)]) if query else 0.0
    return 2.0 * named + round(said, 2)


def _line(context: Context, meaning: Meaning, n: int) -> str:
    place = meaning.table.info.appendix or meaning.table.info.caption if meaning.table else ""
    where = f"{place}, {context.name(meaning.note.document)}" if place else context.name(meaning.note.document)
    return f"{bold(meaning.clause, [(meaning.start, len(meaning.clause))])} ({where}) [{n}]."

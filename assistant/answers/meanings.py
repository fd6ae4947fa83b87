"""What a term means, by the sentence of a document that says so: "“Điểm mất” là hiệu số giữa …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.draft import Context, Draft
from assistant.knowledge import Knowledge
from assistant.question import Question
from assistant.sentences import Span, bold, split_sentences
from index.types import Passage
from ingest.textnorm import fold

_CONFIDENCE = 0.92
_NAMED = 0.95
_NOTHING_ELSE = 0.75
_MOST_WORDS = 12
_HEAD = re.compile(
    r"(?:thế nào (?:là|được (?:coi|xem) là|gọi là)|như thế nào (?:là|được coi là)|khái niệm|định nghĩa(?: của| về)?"
    r"|giải thích(?: từ ngữ| từ| khái niệm| thuật ngữ)?|thuật ngữ)\s+(?!là\b)(?P<term>.+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?P<term>.+?)\s+(?:nghĩa là (?:gì|(?:\w+ )?nào)|có nghĩa (?:là )?gì|là gì|(?:được |cần )?hiểu (?:là|như|thế|ra)"
    r"|là như thế nào|là thế nào|được (?:tính|xác định|định nghĩa|giải thích)(?: như)? (?:thế nào|ra sao)"
    r"|nghĩa ra sao)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+(?:được|là|nghĩa|theo|trong|nêu|tại|ở|như|có nghĩa)\b.*$|[?.,;:(].*$", re.IGNORECASE)
_PLACED = re.compile(r"^(?:trong|ở|tại|theo|trên) [^,]+, ", re.IGNORECASE)
_BY_PAPER = re.compile(
    r"\W*(?:da |co )?(?:noi|neu|ghi|cho biet|de cap|chi ra|xac dinh|nhac)(?: ro| ra| ve| den| toi| la| rang)*\s+"
)
"""What a document that is named does, before what is asked of it: "báo cáo 2023 nêu nguyên nhân …"."""
_MARKED = r"^\W*(?:(?:ghi chú|chú thích|lưu ý)\s*:\s*)?(?:\d+(?:\.\d+)*[.)]\s*)?(?:[a-zđ]\)\s*)?"
_TERM = r"(?P<term>[^:;,.]{2,90}?)[”\"’']?"
_SAYS = re.compile(
    rf"{_MARKED}(?:Trong [^,;:]{{3,60}} này[,:]\s+)?\W*{_TERM}\s+(?:được hiểu là|nghĩa là|là)\s+(?P<rest>\S.+)$"
)
_IN_BRACKETS = re.compile(
    r"\((?:(?P<alias>[^()–-]{2,40}?)\s+[–-]\s+|(?:tức(?: là)?|nghĩa là|là|bao gồm|gồm)\s+)(?P<rest>[^()]{12,})\)"
)
"""What a bracket says of the words before it: "nhóm 1 (nhóm Cao - nhóm 16 tỉnh có điểm số cao nhất)"."""
_QUOTED_IN_BRACKETS = re.compile(r"[“\"](?P<term>[^”\"]{2,60})[”\"]\s*\((?P<rest>[^()]{12,})\)")
"""What a bracket right after a quoted name lists: "“5 tại chỗ” (tiếp nhận, thẩm định, …)"."""
_COMPRISES = re.compile(r"\bgồm\b|\blà (?:những|các)\b", re.IGNORECASE)
_ENTRY = re.compile(rf"{_MARKED}{_TERM}\s*(?::|\s[–-])\s+(?P<rest>\S.+)$")
_GLOSSARY = re.compile(
    r"\b(?:giai thich|cach hieu|dinh nghia|khai niem|thuat ngu|tu ngu|mot so tu|tu viet tat|chu viet tat)\b"
)
"""Headings under which each entry says what the words before its colon or dash mean."""
_EDGES = " “”\"'‘’?.:;,"


def answer_meaning(context: Context) -> Draft | None:
    """Answers "thế nào là …", "… là gì" where a sentence says "… là"; else None."""
    term = asked_term(context.question)
    if not term:
        return None
    shorter = term.partition(" của ")[0]
    tried = (max(_defining(context, name), key=lambda item: item[0], default=None) for name in (term, shorter))
    if found := next((best for best in tried if best), None):
        _, passage, sentence, start = found
        return _told(context, passage, sentence, (start, len(sentence)))
    bracketed = (_in_brackets(context, name) for name in (term, shorter))
    if explained := next((found for found in bracketed if found), None):
        return _told(context, *explained)
    return None


def _told(context: Context, passage: Passage, sentence: str, span: Span) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.passage(passage)
    text = f"{bold(sentence, [span])} [{n}]\n\n({context.name(passage.document)})"
    return Draft(text, _CONFIDENCE, bibliography, interpretation=sentence[slice(*span)])


def asked_term(question: Question) -> str:
    """The term that the question asks the meaning of; empty where it asks for none."""
    if question.codes or question.items or question.asks_agency:
        return ""
    text = question.text
    found = _HEAD.search(text) or _TAIL.match(text)
    if found is None:
        return question.quoted[0] if question.quoted and _COMPRISES.search(text) else ""
    if question.quoted:
        return question.quoted[0]
    ends = found.end("term")
    begins = _behind_paper(question, found.start("term"), ends)
    inside = [start for start, _ in question.reference_spans if begins < start < ends]
    term = text[begins : min(inside, default=ends)]
    term = _CUT.sub("", _PLACED.sub("", term.strip())).strip(_EDGES)
    return term if 0 < len(term.split()) <= _MOST_WORDS else ""


def _behind_paper(question: Question, begins: int, ends: int) -> int:
    """Where a term begins behind a document that states it: "báo cáo 2023 nêu nguyên nhân …"; else where it did."""
    at = begins
    for start, end in question.reference_spans:
        most = 1 if at == begins else 0
        if not at <= start < end <= ends or len(question.text[at:start].split()) > most:
            break
        at = end
    said = _BY_PAPER.match(fold(question.text), at) if at > begins else None
    return said.end() if said else begins


def _defining(context: Context, term: str) -> Iterator[tuple[float, Passage, str, int]]:
    terms = context.knowledge.terms
    query, words = terms.query(term), terms.text(term)
    if not query:
        return
    for passage, sentence, said, start in _statements(context.knowledge):
        if passage.document not in context.documents.labels:
            continue
        named = terms.coverage(query, [(terms.text(said), 1.0)])
        alone = terms.coverage(terms.query(said), [(words, 1.0)]) if named >= _NAMED else 0.0
        if alone >= _NOTHING_ELSE:
            yield named + alone, passage, sentence, start


def _in_brackets(context: Context, term: str) -> tuple[Passage, str, Span] | None:
    """The first sentence in scope that explains a term in brackets behind it, or as another name in them."""
    asked = fold(term)
    for passage, sentence, names, span in _bracketed(context.knowledge):
        named = any(name == asked or name.endswith(f" {asked}") for name in names)
        if named and passage.document in context.documents.labels:
            return passage, sentence, span
    return None


def explained_in_brackets(sentence: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each explanation in brackets: the folded words that it may explain, and where it stands."""
    for match in _IN_BRACKETS.finditer(sentence):
        names = (sentence[: match.start()], match["alias"] or "")
        yield tuple(fold(name).strip() for name in names if name), match.span("rest")
    for match in _QUOTED_IN_BRACKETS.finditer(sentence):
        yield (fold(match["term"]).strip(),), match.span("rest")


@lru_cache(maxsize=4)
def _bracketed(knowledge: Knowledge) -> list[tuple[Passage, str, tuple[str, ...], Span]]:
    """Every sentence with an explanation in brackets: what may be explained by it, folded, and where it stands."""
    found: list[tuple[Passage, str, tuple[str, ...], Span]] = []
    for label in knowledge.documents:
        for passage in knowledge.passages(label):
            for sentence in split_sentences(passage.text):
                found += [(passage, sentence, names, span) for names, span in explained_in_brackets(sentence)]
    return found


@lru_cache(maxsize=4)
def _statements(knowledge: Knowledge) -> list[tuple[Passage, str, str, int]]:
    """Every sentence that says what something is, with the term and where what is said of it starts."""
    found: list[tuple[Passage, str, str, int]] = []
    for label in knowledge.documents:
        for passage in knowledge.passages(label):
            matches = ((sentence, _SAYS.match(sentence)) for sentence in split_sentences(passage.text))
            found += [(passage, sentence, m["term"], m.start("rest")) for sentence, m in matches if m]
            if passage.path and _GLOSSARY.search(fold(passage.path[-1])) and (entry := _ENTRY.match(passage.text)):
                found.append((passage, passage.text, entry["term"], entry.start("rest")))
    return found

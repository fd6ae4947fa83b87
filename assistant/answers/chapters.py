"""Answers from one part of a document's outline that the question names: "mục II.2", "phần Mục đích"."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from assistant.answers.outline import counts_items, counts_work, plain_name
from assistant.answers.prose import answer_prose, with_value
from assistant.answers.rest import is_open
from assistant.answers.sections import count_of_kind, list_items
from assistant.draft import Context, Draft
from assistant.evidence import passage_confidence, passage_strength
from assistant.wants import HOW_MUCH, wants
from index.types import Passage
from ingest.textnorm import fold, squash

_PART = re.compile(
    r"\b(?:muc|phan|chuong|diem)\s+((?:[ivx]+|\d{1,2})(?:\.(?:\d{1,2}|[a-zđ]))*)(?![\w.]\w)", re.IGNORECASE
)
_OF_DOCUMENT = r"(?:cua|trong|tai|o) (?:ban )?(?:ke hoach|bao cao|quyet dinh|van ban)\b"
_ASKS_WHOLE = re.compile(
    r"^(?: [^ ]+){0,9} (?:la gi|gom|nhu the nao|the nao|nhung gi"
    r"|(?:bao nhieu|may) (?:diem|y|muc|nhom|phan|noi dung|linh vuc|gach|yeu cau))\b"
)
_WHICH = r"(?:(?:la |gom )?(?:co )?(?:nhung )?(?:gi|nao)|(?:duoc |phai )?(?:nhu )?the nao|ra sao)\b"
_ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)
_PARTS_OF_NAME = re.compile(r"[,;:(]")
_CALLED = re.compile(r"\b(?:phan|muc|chuong) (?:ve )?((?:[^\W\d_]+ ){3,12})")
_QUOTED = re.compile(r"[“\"]([^”\"]{4,})[”\"]")
_OPENING = {"mot", "so", "nhung", "cac", "ve", "cong", "tac"}
_IDLE = {"viec", "cong", "tac", "ve", "cac", "cua", "va", "cho", "doi", "voi", "mot", "so"}
_RUN = 5
_FLOOR = 0.3
_FEW_WORDS = 1
_SOME_WORDS = 3
_MOST_ITEMS = 14


def answer_chapter(context: Context) -> Draft | None:
    """The items of the part that is named, counted when that is asked, or the sentence in it that answers."""
    question = context.question
    rows = question.codes or question.appendices or (question.indexes and question.unit == "task")
    work = question.quoted and "task" in question.roles() and not HOW_MUCH.search(question.text)
    rows = rows or work or any(bound.role for bound in question.bounds)
    led = any(mention.role for mention in question.agencies) and question.operation in {"list", "count"}
    if rows or led or question.footnote or not context.documents.named:
        return None
    heading = named_part(context)
    if heading is None:
        return _no_such_part(context)
    below = context.knowledge.all_below(heading)
    counted = question.operation == "count" or counts_items(question, heading)
    if counted and (kind := count_of_kind(context, heading.document, below)):
        return kind
    few = sum(passage.parent == heading.id for passage in below) <= _MOST_ITEMS
    listed = question.operation == "list" and few and _left(context, heading) <= _SOME_WORDS
    whole = few and is_open(question) and _runs_through(context, heading, _plain(context))
    if counted or listed or whole or _left(context, heading) <= _FEW_WORDS:
        return list_items(context, heading, counted)
    ids = {passage.id for passage in below}
    matches = [m for m in context.matcher.passages(question, [heading.document]) if m.passage.id in ids]
    fitting = with_value(context, matches, _FLOOR)
    if fitting and (wants(question) or passage_strength(fitting[0]) > _FLOOR):
        return answer_prose(context, fitting, passage_confidence(fitting[0]))
    return list_items(context, heading) if few else None


def _no_such_part(context: Context) -> Draft | None:
    """A part named by two markers ("mục V.9") in a document whose outline does not have it."""
    found = _PART.search(_plain(context))
    label = context.documents.labels[0]
    top = [p for p in context.knowledge.passages(label) if p.heading and p.marker and p.parent is None]
    if found is None or not _ROMAN.fullmatch(found[1].split(".")[0]) or not top:
        return None
    if "." not in found[1] and _is_table_part(context, label, found[1].lower()):
        return None
    parts = ", ".join(f"{p.marker}. {p.text}" for p in top)
    text = f"{context.name(label)} không có mục {found[1].upper()}. Các phần: {parts}."
    return context.abstain("no_such_code", text)


def _plain(context: Context) -> str:
    return squash(re.sub(r"[“”\"'‘’]", " ", fold(context.question.text)))


def named_part(context: Context) -> Passage | None:
    """The heading of the part of a document that the question names by markers or words; None where it names none."""
    text = _plain(context)
    for label in context.documents.labels:
        if found := _part_in(context, label, text):
            return _inner_part(context, found) or found
    return None


def _part_in(context: Context, label: str, text: str) -> Passage | None:
    """The part of one document that is named by its label, by its markers or by its words."""
    every = [p for p in context.knowledge.passages(label) if p.heading]
    headings = [p for p in every if p.marker]
    labelled = next((p for p in every if _is_label(p) and plain_name(p) in text), None)
    if labelled:
        return labelled
    path = _path(text)
    if path and (found := _at(headings, path)) and (len(path) > 1 or not _is_table_part(context, label, path[0])):
        return found
    named = [(len(name), plain_name(p) == name, p) for p in headings for name in _names(p) if _says(text, name)]
    ways = (_is_said_otherwise, _speaks_of, _is_asked_for, _runs_through)
    fitting = ([p for p in headings if way(context, p, text)] for way in ways if not named)
    begun = [p for p in headings if not named and _is_begun(p, text)]
    named += [(len(p.text), False, p) for p in next(filter(None, fitting), begun)]
    return max(named, key=lambda item: item[:2])[2] if named else None


def _inner_part(context: Context, part: Passage) -> Passage | None:
    """The heading inside a part that the question also names: by its number ("mục 2 phần …") or by its quoted name."""
    question = context.question
    numbers = {item.number for item in question.items if item.unit == "section"}
    quoted = {squash(fold(text)) for text in question.quoted}
    headings = [p for p in context.knowledge.all_below(part) if p.heading]
    numbered = (p for p in headings if p.parent == part.id and p.marker.rstrip(".)") in numbers)
    named = (p for p in headings if quoted & {squash(fold(name)) for name in _QUOTED.findall(p.text)})
    return next(numbered, None) or next(named, None)


def _is_label(heading: Passage) -> bool:
    """Whether a heading announces what follows ("Nơi nhận:"); the formula "QUYẾT ĐỊNH:" announces the whole."""
    return heading.text.endswith(":") and not heading.text.isupper()


def _path(text: str) -> list[str]:
    found = _PART.search(text)
    parts = found[1].lower().split(".") if found else []
    return parts if parts and (_ROMAN.fullmatch(parts[0]) or len(parts) > 1) else []


def _at(headings: list[Passage], path: list[str]) -> Passage | None:
    """The heading reached by following the markers from the outermost."""
    parent: str | None = None
    found: Passage | None = None
    for marker in path:
        found = next((p for p in headings if p.marker.lower().rstrip(".") == marker and p.parent == parent), None)
        if found is None:
            return None
        parent = found.id
    return found


def _is_table_part(context: Context, label: str, marker: str) -> bool:
    rows = (
        r
        for f in context.knowledge.tables.values()
        if f.info.document == label
        for r in context.knowledge.rows(f.info.id)
    )
    return any(r.key.lower() == marker for r in rows)


def _names(heading: Passage) -> list[str]:
    """What a heading may be called: all of it, or its words up to the first comma, also without opening words."""
    whole = plain_name(heading)
    inner = [squash(fold(quoted)) for quoted in _QUOTED.findall(heading.text)]
    forms = [whole, _PARTS_OF_NAME.split(whole)[0].strip(), *inner]
    return [name for name in dict.fromkeys([*forms, *map(_without_opening, forms)]) if name]


def _without_opening(name: str) -> str:
    words = name.split()
    return " ".join(dropwhile(lambda word: word in _OPENING, words)) or name


def _says(text: str, name: str) -> bool:
    if name not in text:
        return False
    named = rf"\b(?:phan|muc|chuong)\s+(?:ve\s+)?{re.escape(name)}\b"
    opened = re.match(rf"(?:cac |nhung )?{re.escape(name)} {_OF_DOCUMENT}(.*)", text)
    return re.search(named, text) is not None or bool(opened and _ASKS_WHOLE.search(opened[1]))


def _is_said_otherwise(context: Context, heading: Passage, text: str) -> bool:
    """Whether the part is named by another word for its heading: "mục tiêu của kế hoạch" for "Mục đích"."""
    return any(_says(text, name) for name in _other_names(context, heading))


def _is_begun(heading: Passage, text: str) -> bool:
    """Whether a chapter is named by the words that its heading begins with: "phần kết quả thực hiện"."""
    said = _CALLED.search(text) if heading.parent is None else None
    words = zip(said[1].split(), plain_name(heading).split(), strict=False) if said else ()
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], words)) >= _SOME_WORDS


def _is_asked_for(context: Context, heading: Passage, text: str) -> bool:
    """Whether a question asks for what stands below a heading by nothing but its name: "đề ra những mục đích gì"."""
    question = context.question
    if question.agencies or question.unit == "task" or question.asks_agency or question.indexes:
        return False
    if question.items and not _has_number(context, heading):
        return False
    names = [plain_name(heading), _without_opening(plain_name(heading)), *_other_names(context, heading)]
    said = (name for name in names if " " in name and name in text)
    named = next((name for name in said if re.search(rf"\b{re.escape(name)} {_WHICH}", text)), "")
    return bool(named) and _left(context, heading, named) <= _FEW_WORDS


def _has_number(context: Context, heading: Passage) -> bool:
    """Whether a number that the question names is a heading's own or that of a heading right below it."""
    numbers = {item.number for item in context.question.items}
    own = [heading, *(p for p in context.knowledge.all_below(heading) if p.heading and p.parent == heading.id)]
    return any(p.marker.rstrip(".)") in numbers for p in own)


def _runs_through(context: Context, heading: Passage, text: str) -> bool:
    """Whether a matter is asked about as a whole and the question has all words of the heading on end.

    Words that only join others may stand between: "kiểm tra thực hiện kế hoạch" of "Kiểm tra việc thực hiện Kế hoạch".
    """
    question = context.question
    tables = question.agencies or question.asks_agency or question.indexes or question.quoted
    words = [word for word in re.findall(r"\w+", plain_name(heading)) if word not in _IDLE]
    if tables or len(words) < _RUN or not is_open(question):
        return False
    asked = " ".join(word for word in re.findall(r"\w+", text) if word not in _IDLE)
    besides = [word for word in re.findall(r"\w+", fold(question.subject)) if word not in {*words, *_IDLE}]
    return " ".join(words) in asked and len(besides) <= _RUN


def _other_names(context: Context, heading: Passage) -> list[str]:
    """Other words for what a heading announces, folded."""
    own = _without_opening(plain_name(heading))
    others = context.knowledge.lexicon.groups["headings"]
    return [fold(other) for name, called in others.items() if fold(name) == own for other in called]


def _speaks_of(context: Context, heading: Passage, text: str) -> bool:
    """Whether a heading's quoted name is what solutions are asked for ("giải pháp cải thiện Quản trị điện tử")."""
    question = context.question
    columns = set(question.roles()) - {"task", "name"}
    asks_work = "task" in question.roles() or counts_work(question)
    if columns or question.asks_agency or question.asks_score or not asks_work:
        return False
    return any(squash(fold(quoted)) in text for quoted in _QUOTED.findall(heading.text))


def _left(context: Context, heading: Passage, said: str = "") -> int:
    """How many words of the question's subject are not those of the heading, nor those said for it; numbers aside."""
    known = set(re.findall(r"\w+", f"{fold(heading.text)} {said}"))
    return sum(word not in known and not word.isdigit() for word in re.findall(r"\w+", fold(context.question.subject)))

"""Answers from running text: the sentence that says it, and the passage that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agency_mentions import agencies_in, names_one_of
from assistant.answers.best_sentence import DATED, RISES, best_sentence
from assistant.answers.noted import note_with_value, say_notes, with_notes
from assistant.answers.predicates import of_shortfalls, saying_first, says_predicate
from assistant.answers.rest import covered, rest_of, told_too, told_whole
from assistant.citing import Bibliography, passage_label
from assistant.draft import Context, Draft
from assistant.enumerations import Enumeration, comprised, listed
from assistant.evidence import PASSAGE_FLOOR, names_all, passage_confidence, passage_strength
from assistant.matching import PassageMatch
from assistant.members import members_asked, names_members
from assistant.periods import covers
from assistant.sentences import bold, split_sentences
from assistant.values import (
    asked_spans,
    lacks_names,
    may_hold_value,
    names_counted,
    names_places,
    says_numbers,
    share_satisfied,
)
from assistant.wants import (
    asks_change,
    asks_place,
    asks_value,
    counts_agencies,
    gives_numbers,
    restriction,
    units_counted,
    wants,
)
from index.types import Passage
from ingest.textnorm import fold, squash

_NEAR = 0.9
_TOLD_BY_TEXT = {"lookup", "list", "max", "min"}
_FIRST_OR_LAST = re.compile(r"\bnhất\b", re.IGNORECASE)
_CANDIDATES = 4
_MORE = 2
_CHILDREN = 14
_RESTRICTION = 0.5
_DEPARTMENT = "Sở "
_WHO = re.compile(
    r"(?:^|(?<!cho)(?<!về)(?<!gửi)(?<!trước)(?<!với)(?<!của)(?<!cùng)(?<!đến)(?<!qua) )"
    r"(?:ai|(?:những )?(?:cơ quan|đơn vị|sở|bên|nơi|cấp) nào)\b"
    r"|\b(?:giao|phân công)(?: việc)? cho (?:ai|(?:cơ quan|đơn vị|sở|bên) nào)\b",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    r"\W*(?:(?:Các|Những) )?"
    r"(?:Người đứng đầu|Thủ trưởng|Giám đốc|Chủ tịch|Lãnh đạo|Trưởng|Cơ quan|Đơn vị|Địa phương|Sở|UBND)\b",
    re.IGNORECASE,
)
"""Words with which a paragraph names itself who has the duty."""
_FAR = 150
_SAID_BESIDE = 0.5
_SAID_WHOLLY = 0.8
_BESIDE = 0.75
_NEARLY_ALL = 0.75
_MANY_WORDS = 4
_LISTED = 0.4
_LEAD = 280
_CLAUSE_WORDS = 7
_MOST_OF_IT = 0.7
_CLAUSE = re.compile(r"[;,:.](?=\s)|[()]")
_MOST_ITEMS = 12
_COMPRISES = re.compile(r"\b(?:gồm|từ|chia) (?:có |thành |làm )?(?:mấy|bao nhiêu)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:những|các|gồm|kể|liệt kê|lần lượt)\b", re.IGNORECASE)


def answer_prose(context: Context, matches: Sequence[PassageMatch], confidence: float) -> Draft:
    """The best passage's best sentence first, then what stands around it, then passages that fit nearly as well."""
    bibliography = context.bibliography()
    best = matches[0]
    near = [
        m for m in matches[1 : 1 + _MORE] if m.score >= best.score * _NEAR and not _related(m.passage, best.passage)
    ]
    computed: list[str] = []
    sentence = best_sentence(context, best.passage)
    others = [(match.passage, best_sentence(context, match.passage)) for match in near]
    parts = [_say(context, best.passage, sentence, bibliography, computed)]
    parts += [_also(context, *other, bibliography) for other in others if told_too(context, sentence, other[1])]
    text = "\n\n".join(parts)
    sure = (confidence + covered(context, sentence)) / 2
    return Draft(text, sure, bibliography, interpretation=passage_label(best.passage), computed=computed)


def answer_from_text(context: Context) -> Draft | None:
    """An answer from a passage that says nearly all of the question, where tables gave none; else None."""
    question = context.question
    if question.agencies and not question.words_besides_agencies():
        return None
    named = " ".join(question.agency_words())
    elsewhere = [place for place in question.places if place not in named]
    placed = question.codes or question.appendices or question.missing_documents or elsewhere
    if question.operation not in _TOLD_BY_TEXT or placed or len(question.content.split()) < _MANY_WORDS:
        return None
    matches = context.matcher.passages(question, context.documents.labels)[:_CANDIDATES]
    if question.operation in {"max", "min"}:
        matches = [m for m in matches if _FIRST_OR_LAST.search(m.passage.text)]
    sure = [m for m in matches if m.coverage >= _NEARLY_ALL and names_all(context, with_notes(context, m.passage))]
    found = with_value(context, sure, _NEARLY_ALL) or with_value(context, _of_agencies(context, matches), PASSAGE_FLOOR)
    return answer_prose(context, found, passage_confidence(found[0])) if found else None


def _of_agencies(context: Context, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The passages below a heading that names the question's agency, that say what else it says; the fullest first."""
    known, terms = context.knowledge.agencies, context.knowledge.terms
    names = [mention.agency.name for mention in context.question.agencies]
    query = terms.query(" ".join(context.question.words_besides_agencies()))
    if not names or not query:
        return []
    headed = [m for m in matches if m.passage.path and names_one_of(m.passage.path[-1], names, known)]
    said = [(terms.coverage(query, [(terms.text(m.passage.text), 1.0)]), m) for m in headed]
    return [m for share, m in sorted(said, key=lambda item: -item[0]) if share >= _RESTRICTION]


def answer_beside(context: Context, passages: Sequence[Passage], *, wholly: bool = False) -> Draft | None:
    """A short question answered from the passages that the answer before cited; None where none holds what it asks.

    Such a passage need not say what both questions are about: "còn cấp huyện mấy quy trình?". With `wholly` it
    says all that the question does. Of a date or agency alone ("hạn là khi nào?") it must have the only one.
    """
    question = context.question
    terms = context.knowledge.terms
    query = terms.query(question.subject or question.content)
    known = context.knowledge.agencies
    best: tuple[float, Passage] | None = None
    for passage in passages:
        sentence = best_sentence(context, passage)
        said = terms.coverage(query, [(terms.text(sentence), 1.0)]) if query else 0.0
        said = 1.0 if not question.subject and _has_only_value(context, passage) else said
        held = share_satisfied(question, sentence, known) == 1.0
        if held and said >= (_SAID_WHOLLY if wholly else _SAID_BESIDE) and (best is None or said > best[0]):
            best = (said, passage)
    if best is None:
        return None
    return answer_prose(context, [PassageMatch(best[1], 1.0, best[0], 0.0)], _BESIDE)


def _has_only_value(context: Context, passage: Passage) -> bool:
    """Whether just one sentence of a passage has the date or agency that is asked for."""
    if not {want.kind for want in wants(context.question)} <= {"date", "agency"}:
        return False
    known = context.knowledge.agencies
    return sum(share_satisfied(context.question, s, known) == 1.0 for s in split_sentences(passage.text)) == 1


def with_value(context: Context, matches: Sequence[PassageMatch], floor: float) -> list[PassageMatch]:
    """The matches that may answer: where a number, rank or date is asked for, those that have one come first.

    None is left when a value is asked for and no good match has any.
    """
    matches = of_shortfalls(context.question, matches)
    good = [m for m in matches[:_CANDIDATES] if passage_strength(m) >= floor]
    good = [m for m in good if not lacks_names(context.question, with_notes(context, m.passage))]
    good = _naming_first(context, saying_first(context.question, good))
    if not asks_value(context.question):
        return good
    good = [m for m in good if _of_the_years(context, m.passage) and _says_restriction(context, m.passage)]
    good = [m for m in good if says_numbers(context.question, with_notes(context, m.passage))]
    good = [m for m in good if _names_agency(context, m.passage)]
    phrases = context.knowledge.lexicon.groups["attributes"]
    asked = [fold(phrase) for name in context.question.attributes for phrase in phrases[name]]
    good = [m for m in good if any(phrase in fold(m.passage.text) for phrase in asked)] or good
    if asks_place(context.question):
        return [m for m in good if names_places(with_notes(context, m.passage))]
    best = {m.passage.id: best_sentence(context, m.passage) for m in good}
    good = [m for m in good if not _of_other_years(context, best[m.passage.id])]
    if asks_change(context.question):
        good = [m for m in good if RISES.search(best[m.passage.id])] or good
    shares = {m.passage.id: _share_with_notes(context, m.passage, best[m.passage.id]) for m in good}
    listing = [m.passage.id for m in good if _listed(context, best[m.passage.id])]
    shares |= {passage: _LISTED for passage in listing if not shares[passage]}
    said = {m.passage.id: says_predicate(context.question, m.passage.text) for m in good}
    own = {m.passage.id for m in _of_agencies(context, good)}

    def order(match: PassageMatch) -> tuple[float, float, bool]:
        passage = match.passage.id
        return -said[passage], -shares[passage], passage not in own

    valued = sorted((m for m in good if shares[m.passage.id]), key=order)
    if not valued:
        if gives_numbers(context.question):
            return []
        if not context.knowledge.everyday:
            good = [m for m in good if names_counted(context.question, with_notes(context, m.passage))]
        return [m for m in good if may_hold_value(context.question, best[m.passage.id])]
    return [*valued, *(m for m in good if m not in valued)]


def _naming_first(context: Context, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The matches, those first that name as many things as are asked for by their number."""
    asked = members_asked(context.question.text)
    return sorted(matches, key=lambda m: not any(names_members(m.passage.text, *member) for member in asked))


def _of_the_years(context: Context, passage: Passage) -> bool:
    """Whether the passage, its headings or its document are of a year that the question names."""
    document = context.knowledge.documents[passage.document]
    said = " ".join([passage.text, *passage.path, document.title, document.period or "", document.issue_date or ""])
    years = context.question.years
    return not years or any(str(year) in said or covers(document, year) for year in years)


def _of_other_years(context: Context, sentence: str) -> bool:
    """Whether a sentence dates what it says, and not to a year that the question names."""
    years = set(context.question.years)
    said = {int(year) for year in DATED.findall(sentence)}
    for index in context.question.indexes:
        said |= {int(year) for year in re.findall(rf"{re.escape(index)}\)?(?: \w+){{0,2}} năm (\d{{4}})", sentence)}
    return bool(years and said) and years.isdisjoint(said) and min(said) < min(years)


def _names_agency(context: Context, passage: Passage) -> bool:
    """Whether a passage names an agency of which a value is asked ("riêng Sở Y tế được bao nhiêu")."""
    asked = [m.agency.name for m in context.question.agencies if m.agency.name.startswith(_DEPARTMENT)]
    said = " ".join([with_notes(context, passage), *passage.path])
    return not asked or names_one_of(said, asked, context.knowledge.agencies)


def _says_restriction(context: Context, passage: Passage) -> bool:
    """Whether the passage says what the counted things are to be: "bao nhiêu người là nữ" needs "nữ"."""
    terms = context.knowledge.terms
    query = terms.query(restriction(context.question))
    text = terms.text(" ".join([with_notes(context, passage), *passage.path]))
    return not query or terms.coverage(query, [(text, 1.0)]) >= _RESTRICTION


def _share_with_notes(context: Context, passage: Passage, sentence: str) -> float:
    """The share of the values asked for that a sentence or a footnote of its passage has."""
    noted = note_with_value(context, passage, sentence)
    return share_satisfied(context.question, noted[1] if noted else sentence, context.knowledge.agencies)


def _related(one: Passage, other: Passage) -> bool:
    return one.parent == other.id or other.parent == one.id or one.text == other.text


def _say(context: Context, passage: Passage, sentence: str, bibliography: Bibliography, computed: list[str]) -> str:
    n = bibliography.passage(passage)
    whole = squash(passage.text) if told_whole(context, passage) else ""
    own, sentence = sentence, whole or _with_enumeration(context, passage, sentence)
    spans = asked_spans(context.question, sentence, context.knowledge.agencies)
    place = context.whereabouts(passage)
    bearer = _bearer(context, passage)
    spans = [] if bearer else spans
    lines = [f"{bold(sentence, spans)} [{n}]"]
    if bearer and passage.parent:
        heading = bibliography.passage(context.knowledge.index.passage(passage.parent))
        lines.insert(0, f"**{bearer}** [{heading}]:")
    if clauses := late_clauses(sentence, spans):
        lines.insert(0, f"{clauses} [{n}]")
    if not spans and (told := _listed(context, sentence)):
        lines.insert(0, told.counted(n))
        computed.append(str(len(told.items)))
    if rest := rest_of(context, passage, sentence):
        lines.append(rest)
    lines += _children(context, passage, own, bibliography)
    notes = say_notes(context, passage, own, bibliography)
    lines = [*notes, *lines] if note_with_value(context, passage, own) else [*lines, *notes]
    lines.append(f"({place})")
    return "\n\n".join(lines)


def _listed(context: Context, sentence: str) -> Enumeration | None:
    """The things of the kind that is counted that the sentence lists, where it does not count them itself."""
    question = context.question
    for unit in units_counted(question):
        if counts_agencies(question):
            asked = {mention.agency.name for mention in question.agencies}
            known = context.knowledge.agencies
            named = [f.ref.name for f in agencies_in(sentence, known) if f.ref.kind == "agency"]
            items = [name for name in dict.fromkeys(named) if name not in asked]
            return Enumeration(unit, items) if len(items) > 1 else None
        items = listed(sentence, unit)
        if not items and _COMPRISES.search(question.text):
            items = comprised(sentence)
        if items:
            return Enumeration(unit, items)
    return None


def _bearer(context: Context, passage: Passage) -> str:
    """The agency in the heading right above, whose duties the passage tells, where the question asks who."""
    question = context.question
    asked = {want.kind for want in wants(question)}
    if asked != {"agency"} or not passage.path or not _WHO.search(question.text):
        return ""
    known = context.knowledge.agencies
    found = [f.ref for f in agencies_in(passage.path[-1], known) if f.ref.kind == "agency"]
    named = {mention.agency.name for mention in question.agencies}
    told = list(dict.fromkeys(ref.name for ref in found if ref.name not in named))
    own = _HEAD_OF.match(passage.text) or any(f.start == 0 for f in agencies_in(passage.text, known))
    return told[0] if len(told) == 1 and not own else ""


def late_clauses(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """The clauses with the values, where these stand far inside a long sentence; else nothing.

    A clause of few words is told with what stands before it.
    """
    if not spans or max(start for start, _ in spans) < _FAR:
        return ""
    breaks = [0, *(m.end() for m in _CLAUSE.finditer(sentence)), len(sentence)]
    found: list[str] = []
    for start, end in spans:
        last = min(at for at in breaks if at >= end)
        before = [at for at in breaks if at <= start]
        first = next((at for at in reversed(before) if len(sentence[at:last].split()) >= _CLAUSE_WORDS), 0)
        inner = [(s - first, e - first) for s, e in spans if first <= s and e <= last]
        clause = _balanced(bold(sentence[first:last], inner).strip(" ,;:."))
        if clause not in found:
            found.append(clause)
    lead = "; ".join(found)
    return f"… {lead} …" if len(lead) <= _LEAD and len(lead) < _MOST_OF_IT * len(sentence) else ""


def _balanced(clause: str) -> str:
    """The clause with each bracket that it opens closed, and none closed that it does not open."""
    opened, closed = clause.count("("), clause.count(")")
    if opened > closed:
        return clause.removesuffix("(").strip() if clause.endswith("(") else f"{clause})"
    return clause.removesuffix(")") if closed > opened else clause


def _with_enumeration(context: Context, passage: Passage, sentence: str) -> str:
    """The sentence with the items after it that a semicolon joins to it, where the question asks for several things."""
    if not (_SEVERAL.search(context.question.text) and ":" in sentence and sentence.endswith(";")):
        return sentence
    parts = split_sentences(passage.text)
    at = parts.index(sentence) if sentence in parts else len(parts) - 1
    end = at
    while end + 1 < len(parts) and parts[end].endswith(";") and end - at < _MOST_ITEMS:
        end += 1
    return " ".join(parts[at : end + 1])


def _children(context: Context, passage: Passage, sentence: str, bibliography: Bibliography) -> list[str]:
    """The items under a heading, or after a sentence that announces them."""
    if not (passage.heading or passage.text.rstrip().endswith(":")):
        return []
    announced = context.knowledge.announced(passage) if sentence.rstrip().endswith(":") else []
    below = (context.knowledge.below(passage) or announced)[:_CHILDREN]
    return [f"- {p.text} [{bibliography.passage(p)}]" for p in below]


def _also(context: Context, passage: Passage, sentence: str, bibliography: Bibliography) -> str:
    n = bibliography.passage(passage)
    return f"{sentence} [{n}] ({context.whereabouts(passage)})"

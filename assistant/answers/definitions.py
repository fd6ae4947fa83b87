"""What an abbreviation stands for, and what a name is shortened to, as the documents themselves say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.answers.meanings import answer_meaning, asked_term
from assistant.answers.refusals import nothing_found
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.glossary import definitions_in
from assistant.knowledge import Knowledge
from assistant.phrases import Token, tokenize
from assistant.question import Question
from assistant.sources import said_by
from index.types import Passage, Record
from ingest.textnorm import fold

_JOINED = re.compile(
    r"\s*(?:/|,|;|và|hay|hoặc|&|với|so với|khác(?: gì)?(?: với| so với)?)\s*"
    r"(?:(?:chữ|từ|cụm từ|chỉ số|nền tảng|hệ thống|bộ chỉ số)\s+)?",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\s+(?:[^\W\d_]+ ){0,2}(?:của|trong|cho|đối với"
    r"|(?:được )?(?:đi|nêu|nhắc|ghi) (?:cùng|kèm|chung|cạnh|bên cạnh)(?: với)?)\s+(?:[^\W\d_]+ ){0,3}",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"viết tắt|thay cho|nghĩa|tên đầy đủ|viết đầy đủ|hiểu là|cụm từ|từ gì|là (?:\w+ ){0,3}gì|đọc|dịch", re.IGNORECASE
)
_OWN_QUESTION = re.compile(
    r"\s+(?:thì |có |được )*(?:là|nghĩa|viết tắt|hiểu|dịch)\b[^,;?]{0,30}\b(?:gì|nào|sao)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"tiếng (?:anh|nước ngoài)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:(?:thế nào|như thế nào) (?:là|được coi là|gọi là) |khái niệm |thuật ngữ )?(?P<term>[^,;:?]+?)"
    r"(?: (?:có )?nghĩa là gì| (?:được |cần )?hiểu (?:là gì|như thế nào|thế nào|ra sao)| là (?:cái )?gì)?\W*",
    re.IGNORECASE,
)
"""A question of nothing but what a term means."""
_IS_WHAT = re.compile(r"(?<!nghĩa)(?<!hiểu) là (?:cái )?gì\W*$", re.IGNORECASE)
_ASPECT = re.compile(
    r"(?:mục|yêu cầu|nguyên nhân|lý do|kết quả|sản phẩm|giải pháp|nhiệm vụ|nội dung|ưu điểm|tồn tại|hạn chế|khó khăn"
    r"|kiến nghị|phương hướng|định hướng|trách nhiệm|căn cứ|tên|những|các|điểm|việc|vai trò|quan điểm|đối tượng"
    r"|tiêu chí|hình thức|bài học|chủ đề|phương châm|khẩu hiệu|thông điệp)\b",
    re.IGNORECASE,
)
"""What begins a question about one side of a matter, not about the meaning of its name."""
_PAPER = re.compile(
    r"(?:đề án|nghị quyết|nghị định|chương trình|luật|quyết định|thông tư|chỉ thị|dự án)\b.*\d", re.IGNORECASE
)
"""A paper or a programme that goes by its number."""
_WHAT_IT_IS = re.compile(
    r"\b(?:là|đo|đo lường|đánh giá|phản ánh|nghĩa)\b[^,;?]{0,30}\b(?:gì|nào|chi|sao)\b(?: vậy| thế| ạ| nhỉ)?\W*$",
    re.IGNORECASE,
)
"""Asks what something is, or what it measures, and nothing after it."""
_DIFFER = re.compile(r"\bkhác\b[^,;?]{0,30}\b(?:gì|nào|sao|đâu)\b|\bphân biệt\b", re.IGNORECASE)
_ASKS_MEANING = r"[”\"]?(?: (?:có|thì|được))*(?: (?:là|nghĩa|viết tắt|hiểu)\b| đo\b)[^,;?]{0,30}\b(?:gì|nào|chi|sao)\b"
"""What follows an abbreviation of which it is asked what it is."""
_OPENS_CLAUSE = r"(?:^|[,:;“\"]|\b(?:chữ|từ|cụm từ|chỉ số|thuật ngữ))\s*"
_LONGEST_NAME = 6
_NEAR = 30
_EXPLAINS = re.compile(r"viết tắt|gọi tắt|được hiểu là")
_CONFIDENCE = 0.9
_INFERRED = 0.75
_FOUND_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation, its long form, and where a document says so."""

    short: str
    long: str
    source: Record | Passage
    stated: bool = False
    """Said in so many words ("sau đây viết tắt là …"), not only written beside its long form."""


class Glossary:
    """All abbreviations that the documents of a build explain."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_short: dict[str, list[Definition]] = {}
        for source, text in texts_of(knowledge):
            for abbreviation, long, stated in definitions_in(text):
                found = Definition(abbreviation, long, source, stated)
                for name in _names(abbreviation):
                    self._by_short.setdefault(_key(name), []).append(found)

    def explained(self, abbreviation: str) -> list[Definition]:
        """What the documents say the abbreviation stands for: what is said in words first, then the most frequent."""
        found = self._by_short.get(_key(abbreviation), [])
        readings = Counter(fold(d.long) for d in found)
        return sorted(found, key=lambda d: (not d.stated, -readings[fold(d.long)]))

    def all(self) -> Iterator[Definition]:
        """All definitions."""
        for found in self._by_short.values():
            yield from found

    def __contains__(self, abbreviation: str) -> bool:
        return _key(abbreviation) in self._by_short


def _names(abbreviation: str) -> list[str]:
    """An abbreviation with and without the word in full that stands before it: "Ban QLDA"."""
    bare = abbreviation.rsplit(maxsplit=1)[-1]
    return [abbreviation, bare] if bare.isupper() and not abbreviation.isupper() else [abbreviation]


_OF_WHAT = re.compile(r"\s(?:của|trong|theo|năm|ở|tại)\s", re.IGNORECASE)


def _key(abbreviation: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(abbreviation))


def texts_of(knowledge: Knowledge) -> Iterator[tuple[Record | Passage, str]]:
    """Every passage and every cell of the build with its text, issued documents first."""
    order = sorted(knowledge.documents.values(), key=lambda d: (d.status != "issued", d.draft_of is not None))
    for document in order:
        for passage in knowledge.passages(document.label):
            yield passage, passage.text
        for facts in knowledge.tables.values():
            if facts.info.document == document.label:
                for record in knowledge.rows(facts.info.id):
                    for cell in record.cells:
                        yield record, cell.text.replace("\n", " ; ")


@lru_cache(maxsize=4)
def glossary(knowledge: Knowledge) -> Glossary:
    """The glossary of a build, made at its first use."""
    return Glossary(knowledge)


def answer_definition(context: Context) -> Draft | None:
    """ "LGSP là viết tắt của gì?" and, the other way round, "… gọi tắt là gì?"."""
    if context.question.operation == "abbreviate":
        return _abbreviation_of(context)
    known = glossary(context.knowledge)
    names = [name for name in dict.fromkeys(_asked_names(context)) if known.explained(name)]
    asked = _joined_names(context.question.text, names)
    if asked and _only_places_term(context, asked):
        return None
    if not asked:
        shortened = "viet tat" in fold(context.question.text)
        return _by_initials(context) or (_abbreviation_of(context) if shortened else None)
    if _ENGLISH.search(context.question.text) and all(_is_vietnamese(known.explained(name)[0].long) for name in asked):
        return nothing_found(context)
    return _explained(context, asked)


def answer_abbreviation(context: Context) -> Draft | None:
    """ "NDXP trong kế hoạch là gì?": a term that is an abbreviation, asked as any other term is."""
    term = asked_term(context.question)
    known = glossary(context.knowledge)
    if not (term.isupper() and term in known):
        only = _only_names(context)
        return _explained(context, only) if only else None
    asked = _joined_names(context.question.text, [name for name in _short_names(context.question) if name in known])
    return _explained(context, asked if asked[:1] == [term] else [term])


def _only_names(context: Context) -> list[str]:
    """The abbreviations that are all a question is about, beside where they were met.

    "LGSP nhắc trong báo cáo là gì?", "LGSP với NDXP khác nhau thế nào?".
    """
    question = context.question
    named = question.codes or question.items or question.quoted or question.agencies or set(question.roles()) - {"name"}
    if named or not _asks_what_they_are(question):
        return []
    known = glossary(context.knowledge)
    names = [name for name in _short_names(question) if name in known]
    beside = {word for phrase in context.knowledge.lexicon.lists["of_terms"] for word in fold(phrase).split()}
    left = set(fold(question.subject).split()) - {word for name in names for word in fold(name).split()}
    asked = _joined_names(question.text, names) if left <= beside else []
    return asked if question.operation == "lookup" or len(asked) > 1 else []


def _asks_what_they_are(question: Question) -> bool:
    """Whether the end of a question asks what something is, or how things differ from each other."""
    differ = not question.years and _DIFFER.search(question.text) and question.operation in {"compare", "lookup"}
    return bool(differ or (question.operation == "lookup" and _WHAT_IT_IS.search(question.text)))


def lacks_definition(context: Context, draft: Draft) -> bool:
    """Whether the meaning of a name is asked for, and what was found lacks it or are texts that just mention it."""
    question = context.question
    if _lacks_short_name(context, draft):
        return True
    term = asked_term(question)
    if not _BARE.fullmatch(question.text) or not term or set(question.roles()) - {"name"} or question.metadata:
        return False
    numbered = any(c.isdigit() for c in term) and not _PAPER.match(term)
    if _IS_WHAT.search(question.text) and (len(term.split()) > _LONGEST_NAME or _ASPECT.match(term) or numbered):
        return False
    listed = draft.text.startswith("“") or draft.table or draft.bibliography.rows() or _announces(draft.text, term)
    if listed or not draft.bibliography.passages() or _explains(draft.text, term):
        return False
    return answer_meaning(context) is None


def _announces(text: str, term: str) -> bool:
    """Whether the items that a text announces by these words follow it: "xác định ba việc gấp: …"."""
    announced = fold(_OF_WHAT.split(term)[0]).strip()
    return "\n- " in text and re.search(rf"(?<!\w){re.escape(announced)}\s*:", fold(text.partition("[")[0])) is not None


def _lacks_short_name(context: Context, draft: Draft) -> bool:
    """Whether it is asked what an abbreviation is that neither the answer nor any of its sources has."""
    question = context.question
    names = [name for name in _short_names(question) if name not in question.indexes]
    asked = [name for name in names if re.search(rf"{_OPENS_CLAUSE}{re.escape(name)}\b{_ASKS_MEANING}", question.text)]
    if not asked or not draft.bibliography.sources():
        return False
    told = _key(" ".join([draft.text, *(said_by(context, source) for source in draft.bibliography.sources())]))
    return any(_key(name) not in told for name in asked)


def _explains(text: str, term: str) -> bool:
    """Whether a text says what a term means: in so many words, or by "là" or a colon soon after the term."""
    name = re.escape(fold(term))
    between = rf"[^.;:]{{0,{_NEAR}}}?" if " " in name else r"\W*?"
    stated = rf"\b{name}\b{between}(?::|\bla\b)"
    if term.isupper():
        stated += rf"|\w \({name}\)"
    if _PAPER.match(term):
        stated += rf"|\({name}\)|\b{name}\b[^.;:]{{0,60}}?\b(?:ve|quy dinh|phe duyet)\b"
    return bool(_EXPLAINS.search(text) or re.search(stated, fold(text)))


def _only_places_term(context: Context, names: Sequence[str]) -> bool:
    """Whether abbreviations only say where a term stands: "nhóm 1 trong Chỉ số PAPI được hiểu là …"."""
    term = asked_term(context.question)
    shortened = "tat" in fold(context.question.text).split()
    return bool(term) and not shortened and not any(_key(name) in _key(term) for name in names)


def _explained(context: Context, asked: Sequence[str]) -> Draft:
    """What each abbreviation stands for, by a document in the question's scope where one says it."""
    known = glossary(context.knowledge)
    bibliography = context.bibliography()
    lines = []
    for name in asked:
        found = known.explained(name)
        best = next((d for d in found if d.source.document in context.documents.labels), found[0])
        n = bibliography.source(best.source)
        lines.append(f"**{best.short}** là viết tắt của **{best.long}** ({context.name(best.source.document)}) [{n}].")
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, interpretation=", ".join(asked))


def _is_vietnamese(text: str) -> bool:
    return fold(text) != text.lower()


def _joined_names(text: str, names: Sequence[str]) -> list[str]:
    """The name nearest before "viết tắt", "nghĩa là" …, those joined to it, and those after it that are asked too."""
    chains: list[list[str]] = []
    for name in sorted(names, key=text.find):
        last = chains[-1][-1] if chains else ""
        between = text[text.find(last) + len(last) : text.find(name)]
        if last and _JOINED.fullmatch(between):
            chains[-1].append(name)
        else:
            chains.append([name])
    asked = _ASKED.search(text)
    before = [chain for chain in chains if asked and text.find(chain[-1]) < asked.start()]
    while len(before) > 1 and _WHOSE.fullmatch(
        text[text.find(before[-2][-1]) + len(before[-2][-1]) : text.find(before[-1][0])]
    ):
        before.pop()
    if not before:
        return chains[0] if chains else []
    return [*before[-1], *(name for chain in _asked_after(text, chains, before[-1]) for name in chain)]


def _asked_after(text: str, chains: Sequence[list[str]], first: list[str]) -> list[list[str]]:
    """The names after the first ones that are asked for in words of their own: "X là gì, còn Y là gì"."""
    after = chains[chains.index(first) + 1 :]
    starts = [text.find(chain[0]) for chain in after] + [len(text)]
    ends = [text.find(chain[-1]) + len(chain[-1]) for chain in after]
    return [
        chain for chain, start, end in zip(after, ends, starts[1:], strict=True) if _OWN_QUESTION.match(text[start:end])
    ]


def _by_initials(context: Context) -> Draft | None:
    """An abbreviation that no document explains, where one of their phrases has its initials."""
    for token in (t for t in tokenize(context.question.text) if not _within(t, context.question.reference_spans)):
        long = context.knowledge.abbreviations.by_initials(token)
        if not long:
            continue
        for source, text in texts_of(context.knowledge):
            if long in text.lower() and source.document in context.documents.labels:
                statement = f"**{token.text}** được hiểu là **{long}** (theo cách dùng từ trong văn bản)"
                return _say(context, Definition(token.text, long, source), statement, _INFERRED)
    return None


def _asked_names(context: Context) -> list[str]:
    """What may be the abbreviation asked for: what is quoted, else the word nearest before "là viết tắt của"."""
    question = context.question
    if question.quoted:
        return [*question.quoted, *(t.text for q in question.quoted for t in tokenize(q) if t.text.isupper())]
    tokens = _free_tokens(question)
    known = glossary(context.knowledge)
    others = [t.text for t in tokens if t.text in known and not t.marked and len(t.text) > 2]
    return [*_short_names(question), *others]


def _short_names(question: Question) -> list[str]:
    """What is written as an abbreviation, with the "Index" after it; not what names a document."""
    tokens = _free_tokens(question)
    joined = [f"{a.text} {b.text}" for a, b in pairwise(tokens) if b.folded == "index"]
    return [*joined, *(t.text for t in tokens if t.text.isupper() and len(t.text) > 1)]


def _free_tokens(question: Question) -> list[Token]:
    return [t for t in tokenize(question.text) if not _within(t, question.reference_spans)]


def _within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the word is part of a document's name ("báo cáo CCHC năm 2023")."""
    return any(start <= token.start < end for start, end in spans)


def _say(context: Context, found: Definition, statement: str, confidence: float = _CONFIDENCE) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.source(found.source)
    text = f"{statement} ({context.name(found.source.document)}) [{n}]."
    return Draft(text, confidence, bibliography, interpretation=short(statement))


def _abbreviation_of(context: Context) -> Draft | None:
    terms = context.knowledge.terms
    query = terms.query(context.question.subject or context.question.content)
    if not query:
        return None
    scored = [(terms.coverage(query, [(terms.text(d.long), 1.0)]), d) for d in glossary(context.knowledge).all()]
    best = max(scored, key=lambda item: item[0], default=None)
    if best is None or best[0] < _FOUND_SHARE:
        return nothing_found(context)
    found = best[1]
    return _say(context, found, f"**{found.long}** được viết tắt là **{found.short}**")

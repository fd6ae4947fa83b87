"""Whether the value that an answer from running text states belongs to what was asked: its year, its part, its share.

A sentence may hold a number of the right kind beside the right words and still tell it of another year, of another
level of administration or of another part of the same whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.periods import YEAR, covers
from assistant.phrases import alternatives
from assistant.question import AGENCY_ROLES, Question
from assistant.sentences import CLAUSE_END, Span, part_around, split_sentences, without_bold
from assistant.wants import HOW_MUCH, asks_what_to_do, digits, given, units_counted, wants
from index.types import Passage, Record
from ingest.textnorm import fold

PART_END = re.compile(r";(?=\s)")
_ASIDE = re.compile(r"\([^()]*\)")
_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}|[\d.]+/\d{4}/[A-ZĐ]\S*|\bngày \d{1,2} tháng \d{1,2} năm \d{4}")
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")
_COMPARED = re.compile(
    r"\b(?:so với|hơn|kém|từ|của|như)(?: (?:cùng kỳ|cuối|đầu|kết quả|mức|thời điểm))*(?: năm)? ?(?:19|20)\d\d",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:đến|tới|tầm nhìn)(?: hết| cuối)?(?: năm)? (?:19|20)\d\d", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:so với|tăng|giảm|hơn|kém|chênh|từ|lần)\b", re.IGNORECASE)
_QUANTITIES = {"counted", "percent", "amount"}
_MEASURED = {"counted", "rank", "percent", "amount"}
_OF_ALL = re.compile(
    r"^\W*(?:trong|riêng) [^,?]*\d[^,?]*?(?:,|\bthì\b|(?=\b(?:có )?(?:bao nhiêu|mấy)\b))", re.IGNORECASE
)
_SUFFERING = re.compile(
    r"\b(?:bao nhiêu|mấy)\b(?:(?!\bvà\b)[^,;?])*?"
    r"\b(?:bị (?P<deed>[^\W\d_]+(?: [^\W\d_]+)?)|(?P<lack>không|chưa) (?!tính|kể)\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^\W*trước (?:khi|lúc|đợt|thời điểm)\b(?! nào)", re.IGNORECASE)
_OF_BEFORE = re.compile(r"\b(?:trước|từ|hiện có|vốn có|ban đầu)\b", re.IGNORECASE)
_LACKING = re.compile(r"\b(?:không|chưa|còn|thiếu|chậm|trượt|quá hạn|ngoài)\b", re.IGNORECASE)
_SINGLED_OUT = re.compile(r"\b(?:riêng|trong (?:số )?đó|nhất là|cá biệt)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TOTAL = re.compile(r"\btổng\b", re.IGNORECASE)
_SHARE = 0.5
_LITTLE = 0.44
_A_MATTER = 3


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence that an answer gives, without marks and bold type, and where its values stand in it."""

    sentence: str
    spans: Sequence[Span]

    def parts(self, ends: re.Pattern[str]) -> list[str]:
        """For each value the part of the sentence, between such ends, that holds it; all of it without a value."""
        return [part_around(self.sentence, span, ends) for span in self.spans] or [self.sentence]


def told_by(draft: Draft) -> Told:
    """What the first line of an answer says; of one that gives a clause alone, the sentence below it."""
    lines = [line for line in MARK.sub("", draft.text).split("\n") if line.strip()]
    line = lines[1] if lines[0].startswith("…") and len(lines) > 1 else lines[0]
    return Told(*without_bold(line))


def of_another_year(context: Context, draft: Draft) -> bool:
    """Whether a figure of one year is asked for, and the text tells it of others."""
    question = context.question
    years, source = named_years(question.text), only_source(draft)
    if len(years) != 1 or source is None or not _asks_figure(context) or _COMPARES.search(question.text):
        return False
    year = years.pop()
    if isinstance(source, Record):
        return not speaks_of(context, _row_words(source), source.document, year)
    headed = next((years for above in reversed(source.path) if (years := _years(above))), set())
    own = year in headed if headed else speaks_of(context, "", source.document, year)
    told = _told_years(told_by(draft), source)
    return not any(year in years or (own and not years) for years in told)


def named_years(text: str) -> set[int]:
    """The years that a question names; those in the numbers of documents are not."""
    return {int(match.group()) for match in YEAR.finditer(text) if text[match.start() - 1 : match.start()] not in "/."}


def _told_years(said: Told, passage: Passage) -> list[set[int]]:
    """For each value the years that its own clause names, else its part of the sentence, else what comes before."""
    before = [_AIM.sub(" ", _ASIDE.sub(" ", sentence)) for sentence in sentences_before(said, passage)]
    opening = CLAUSE_END.split(said.sentence)[0]
    values = zip(said.parts(CLAUSE_END), said.parts(PART_END), strict=True)
    texts = ([clause, _ASIDE.sub(" ", part), opening, *before] for clause, part in values)
    return [next((years for text in around if (years := _years(text))), set()) for around in texts]


def sentences_before(said: Told, passage: Passage) -> list[str]:
    """The sentences of a passage before the one that is told, the nearest first."""
    told, before = fold(said.sentence), list[str]()
    for sentence in split_sentences(passage.text):
        if fold(sentence) in told or told in fold(sentence):
            break
        before.insert(0, sentence)
    return before


def _years(text: str) -> set[int]:
    """The years of which a text tells; those of dates and of comparisons are not."""
    plain = _COMPARED.sub(" ", _DATE.sub(" ", text))
    spans = [range(int(first), int(last) + 1) for first, last in _SPAN.findall(plain)]
    return {int(year) for year in YEAR.findall(plain)} | {year for span in spans for year in span}


def speaks_of(context: Context, words: str, label: str, year: int) -> bool:
    """Whether words, or the document that they stand in, are of a year."""
    document = context.knowledge.documents[label]
    said = f"{words} {document.title} {document.period or ''} {document.issue_date or ''} {document.label}"
    return str(year) in said or year in _years(said) or covers(document, year)


def _row_words(row: Record) -> str:
    cells = " ".join(f"{c.text} {c.header} {c.year or ''}" for c in row.cells if c.role not in AGENCY_ROLES)
    return f"{cells} {' '.join(row.group)} {row.caption}"


def _asks_figure(context: Context, *others: str) -> bool:
    return bool({want.kind for want in wants(context.question)} & {*_MEASURED, *others})


def only_source(draft: Draft) -> Record | Passage | None:
    """The row or passage that an answer rests on first; None for tables and for what is reckoned."""
    sources = draft.bibliography.sources()
    first = sources[0] if sources and not (draft.table or draft.computed) else None
    return first if isinstance(first, Record | Passage) else None


_AMOUNTS = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
"""What asks for an amount; a sentence that gives several need not give each for the scope of one of them."""


def of_another_scope(context: Context, draft: Draft) -> bool:
    """Whether a figure of one level or group is asked for ("của cấp huyện", "cho doanh nghiệp") that is not told of."""
    source = only_source(draft)
    if source is None or not _asks_figure(context, "document"):
        return False
    scopes = context.knowledge.lexicon.groups["scopes"].values()
    asked = [words for words in scopes if _attached(words, context.question.text)]
    if not asked:
        return False
    if isinstance(source, Record):
        near = _row_words(source)
    elif len(_AMOUNTS.findall(context.question.text)) > 1:
        near = told_by(draft).sentence
    else:
        near = " ".join([*told_by(draft).parts(PART_END), *source.path])
    said = f" {fold(near)} {fold(context.title(source.document))} "
    return any(not any(re.search(rf"\b{re.escape(fold(word))}\b", said) for word in words) for words in asked)


def _attached(words: Sequence[str], text: str) -> bool:
    """Whether a question restricts what it asks by such a word: "của các quận", "ở cấp xã"."""
    named = alternatives(words)
    by = r"(?:của|ở|tại|cho|thuộc|riêng|đối với)(?: (?:các|những|mỗi|từng|khối))?"
    return bool(re.search(rf"\b{by} (?:{named})\b|\b{re.escape(words[0])}\b", text, re.IGNORECASE))


def of_another_part(context: Context, draft: Draft) -> bool:
    """Whether a share of a whole is asked for ("trong 455 người, bao nhiêu …") and the value is of another share."""
    question, source = context.question, only_source(draft)
    whole = _OF_ALL.match(question.text)
    if not isinstance(source, Passage) or not whole or not HOW_MUCH.search(question.text):
        return False
    said = told_by(draft)
    if _tells_percentage(said) and not any(want.kind == "percent" for want in wants(question)):
        return True
    if not given(question):
        return False
    if said.spans and digits(said.sentence[slice(*said.spans[0])]) in given(question):
        return True
    terms = context.knowledge.terms
    query = terms.query(question.text[whole.end() :])
    near = " ".join([*said.parts(CLAUSE_END), *source.path])
    return bool(query) and terms.coverage(query, [(terms.text(near), 1.0)]) < _SHARE


def _tells_percentage(said: Told) -> bool:
    return bool(said.spans) and all(said.sentence[start:end].rstrip().endswith("%") for start, end in said.spans)


def of_another_time(context: Context, draft: Draft) -> bool:
    """Whether it is asked how things stood before something, and the figure that is told is of no time before."""
    asked = _BEFORE.search(context.question.text) and _asks_figure(context)
    return bool(asked and isinstance(only_source(draft), Passage)) and not _OF_BEFORE.search(told_by(draft).sentence)


def of_another_matter(context: Context, draft: Draft) -> bool:
    """Whether a quantity or a paper is asked for and what tells one says little of what it is to be of.

    Of a matter of a word or two it must say something, besides what is counted. How the sentence begins and the one
    before it count as well ("Kết quả giải ngân vốn. Đến nay đạt …"), and so do headings and title.
    """
    question, source = context.question, only_source(draft)
    kinds = {want.kind for want in wants(question)}
    asked = (HOW_MUCH.search(question.text) and kinds & _QUANTITIES) or "document" in kinds
    if not isinstance(source, Passage) or not asked:
        return False
    said = told_by(draft)
    if not any(said.sentence[start].isdigit() for start, _ in said.spans):
        return False
    terms = context.knowledge.terms_for(question)
    around = [CLAUSE_END.split(said.sentence)[0], *sentences_before(said, source)[:1], *source.path]
    whole = "document" in kinds or asks_what_to_do(question.text)
    told = [said.sentence] if whole else said.parts(PART_END)
    near = [*told, *around, context.title(source.document)]
    fields = [(terms.text(text), 1.0) for text in near]
    if len(question.subject.split()) < _A_MATTER:
        query = terms.query(" ".join(_besides_units(question)))
        return bool(query) and not terms.coverage(query, fields)
    queries = [terms.query(words).of_phrases() for words in (question.subject, question.content)]
    return any(queries) and max(terms.coverage(query, fields) for query in queries) < _LITTLE


def _besides_units(question: Question) -> list[str]:
    """The words of the subject that do not stand for what is counted."""
    counted = set(fold(" ".join(units_counted(question))).split())
    return [word for word in question.subject.split() if fold(word) not in counted]


def of_the_whole(context: Context, draft: Draft) -> bool:
    """Whether a quantity of a part is asked for, and another sentence of the passage tells a figure of that part.

    "Lĩnh vực đất đai có bao nhiêu hồ sơ quá hạn?" is not answered by the figure of all fields, which stands before
    "riêng lĩnh vực đất đai chỉ đạt 91,3%".
    """
    question, source = context.question, only_source(draft)
    asked = HOW_MUCH.search(question.text) and {want.kind for want in wants(question)} & _QUANTITIES
    if not isinstance(source, Passage) or not asked or not question.marked:
        return False
    said = told_by(draft)
    terms = context.knowledge.meanings
    near = terms.text(" \n ".join([said.sentence, *sentences_before(said, source), *source.path]))
    unsaid = {pair for pair in terms.query(question.subject).pairs if not near.words & set(pair)}
    later = [text for text in split_sentences(source.text) if _SINGLED_OUT.search(text) and _DIGIT.search(text)]
    return any(unsaid & terms.text(text).pairs for text in later if fold(text) not in fold(said.sentence))


def of_another_index(context: Context, draft: Draft) -> bool:
    """Whether a value of an index is asked for, and each clause with a value tells it of other indexes alone."""
    asked, source = set(context.question.indexes), only_source(draft)
    said = told_by(draft)
    if not asked or not isinstance(source, Passage) or not said.spans:
        return False
    named = [set(context.knowledge.indexes_in(part)) for part in said.parts(CLAUSE_END)]
    return all(indexes and indexes.isdisjoint(asked) for indexes in named)


def of_all_years(context: Context, draft: Draft) -> bool:
    """Whether an amount of one year is asked for, and the total of several years is told."""
    source, said = only_source(draft), told_by(draft)
    one_year = len(named_years(context.question.text)) == 1 and HOW_MUCH.search(context.question.text)
    if not isinstance(source, Passage) or not one_year or not said.spans:
        return False
    told = " ".join(said.parts(PART_END))
    return bool(_SPAN.search(context.title(source.document)) and _TOTAL.search(told)) and not _years(told)


def without_restriction(context: Context, draft: Draft) -> bool:
    """Whether things that suffer or lack something are counted ("bị kỷ luật", "không đạt"), and nothing tells of it."""
    source, asked = only_source(draft), _SUFFERING.search(context.question.text)
    if not isinstance(source, Passage) or not asked or context.knowledge.everyday:
        return False
    said = told_by(draft)
    near = [*said.parts(PART_END), *source.path]
    if asked["lack"]:
        return not any(_LACKING.search(text) for text in near)
    terms = context.knowledge.meanings
    query = terms.query(asked["deed"])
    return bool(query) and terms.coverage(query, [(terms.text(text), 1.0) for text in near]) < _SHARE

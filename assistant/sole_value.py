"""Whether the one figure or day that a question asks for is told of all that the question names.

A sentence that shares most words with a question may tell its figure of another thing, deed, number or name: of "bao
nhiêu xe được mua mới" nothing is said by "quyết định thanh lý 76 xe".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from assistant.attachment import Told, only_source, sentences_before, told_by
from assistant.draft import Context, Draft
from assistant.matter import goes_without_saying, weight_of
from assistant.measured import unsaid_in
from assistant.phrases import Token, alternatives, tokenize
from assistant.sentences import CLAUSE_END, in_bold
from assistant.slips import neighbours
from assistant.sources import said_by, title_of
from assistant.wants import asks_what_to_do, units_counted
from index.types import Passage, Record
from ingest.textnorm import fold

_ASKS_VALUE = re.compile(
    r"\b(?:bao nhiêu|mấy|(?:ngày|tháng|quý|năm|thời điểm|lúc) nào|khi nào|bao giờ)\b", re.IGNORECASE
)
_RECKONS = re.compile(r"\b(?:hơn|kém|chênh|so với|cộng|gộp|suy ra|tính ngược|lần lượt)\b", re.IGNORECASE)
_COUNTS = r"(?: được| thêm| khoảng| hơn| trên| cho| đối với| tổng cộng)* (?:bao nhiêu|mấy)\b"
_QUOTED = re.compile(r"[“\"]([^”\"]{2,80})[”\"]")
_OFFICIAL = re.compile(r"(\d+(?:/\d{4})?/[A-ZĐ][\wĐ-]*)")
_EACH = re.compile(r"\b(?:lần lượt|đều|mỗi|tương ứng|cả hai)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<![\d.,/])(?P<number>\d{1,2}) (?P<thing>sao|tuoi|cap|tang|hang|chieu|chan)\b")
_MEASURED_IN = re.compile(r"\b(?:bao nhiêu|mấy) (?P<unit>ngày|giờ|phút|giây|tuần|km|tấn|kg|lít)\b", re.IGNORECASE)
_ONE_CELL = re.compile(r"^\*\*[\d.,]+\*\*[^“\[]*")
_TO_WHICH = re.compile(
    r"\b(?P<by>vào|về|cho|với|sang) (?:(?:những|các) )?"
    r"(?P<body>đơn vị|cơ quan|trường|trung tâm|sở|xã|phường|huyện|tỉnh|công ty|bệnh viện) nào\b",
    re.IGNORECASE,
)
_UNIT_LENGTH = 20
_SAID_BY_ROW = 0.55
_WEIGHT = 2.4


def lacks_words(context: Context, draft: Draft) -> bool:
    """Whether one value is asked for, and the sentence that tells one lacks a word of what the question names."""
    question, source = context.question, only_source(draft)
    passed = question.polar or not question.marked or context.knowledge.everyday
    if passed or not isinstance(source, Passage) or question.operation not in {"lookup", "count", "metadata"}:
        return False
    if len(_ASKS_VALUE.findall(question.text)) != 1 or _RECKONS.search(question.text) or asks_what_to_do(question.text):
        return False
    whole = [] if _HOW_MUCH.search(question.text) else [draft.text]
    texts = [*whole, *_near(told_by(draft), draft, source), context.knowledge.documents[source.document].issuer or ""]
    lacking = list(unsaid_in(context, [(0, len(question.text))], texts, source))
    return any(_is_matter(context, run, texts) for run in lacking)


def unsaid_by_row(context: Context, draft: Draft) -> Iterator[str]:
    """The words of a question for a cell of one row that name what is in none of the row's cells."""
    question, rows = context.question, draft.bibliography.rows()
    passed = question.polar or question.chooses or not question.marked or context.knowledge.everyday
    if passed or draft.table or len(rows) != 1 or draft.bibliography.passages() or question.operation != "lookup":
        return
    if question.codes or question.items or question.why or _RECKONS.search(question.text):
        return
    texts = [*said_by(context, rows[0]).split(" . "), title_of(context, rows[0])]
    for run in unsaid_in(context, [(0, len(question.text))], texts, rows[0], _SAID_BY_ROW):
        matter = len(run) > 1 and _is_matter(context, run, texts) and not _calls_column(context, run)
        if matter and not goes_without_saying(context, draft, run):
            yield question.text[run[0].start : run[-1].end]


def _calls_column(context: Context, run: Sequence[Token]) -> bool:
    """Whether words are what people call a column that is asked for: "phấn đấu" of one with targets."""
    called, words = context.knowledge.lexicon.groups["roles"], " ".join(token.folded for token in run)
    return any(words == fold(name) for role in context.question.roles() for name in called.get(role, ()))


def _is_matter(context: Context, run: Sequence[Token], texts: Sequence[str]) -> bool:
    """Whether unsaid words tell one thing from another; a syllable by itself does where no text has it at all."""
    lexicon, terms = context.knowledge.lexicon, context.knowledge.meanings
    if weight_of(terms, run) < _WEIGHT or any(token.lower in lexicon.telling for token in run):
        return False
    if len(run) > 1:
        return True
    slips = {fold(word) for word in lexicon.lists["grammar"]}
    said = [re.findall(r"\w+", fold(text)) for text in texts]
    known = slips.union(*said) | _meant_after(context, run[0], said)
    return len(run[0].folded) > 1 and run[0].folded not in known


def _meant_after(context: Context, word: Token, said: Sequence[Sequence[str]]) -> set[str]:
    """The word as it is typed, where a text has one that is spelled nearly alike after the same word: "xe bút"."""
    before = [token.folded for token in tokenize(context.question.text) if token.end <= word.start]
    alike = neighbours(word.folded)
    slip = any(first == before[-1] and then in alike for text in said for first, then in pairwise(text) if before)
    return {word.folded} if slip else set()


def _near(said: Told, draft: Draft, source: Passage) -> Iterator[str]:
    """The sentence that is told, those before it, the headings above and the footnotes that are told.

    All that is told counts where the sentence has no value.
    """
    yield said.sentence if said.spans else draft.text
    yield from sentences_before(said, source)
    yield from source.path
    yield from (note.text for note in draft.bibliography.passages() if note.kind == "footnote")


def tells_other_deed(context: Context, draft: Draft) -> bool:
    """Whether it is asked of how many things something is done, and the text that counts them tells of no such deed."""
    question, source = context.question, only_source(draft)
    deeds = alternatives(context.knowledge.lexicon.deeds)
    asked = re.search(rf"\b({deeds}){_COUNTS}", question.text, re.IGNORECASE)
    if not asked or question.polar or not question.marked or not isinstance(source, Passage):
        return False
    said, terms = told_by(draft), context.knowledge.meanings
    told, deed = fold(" . ".join(_near(said, draft, source))), re.escape(fold(asked[1]).removesuffix(" moi"))
    if re.search(rf"\b{deed}\b", told):
        return False
    another = any(re.search(rf"\b(?:{deeds})\b", part, re.IGNORECASE) for part in said.parts(CLAUSE_END) if said.spans)
    return another or not terms.query(asked[1]).concepts & terms.read(told).concepts


def of_another_name(context: Context, draft: Draft) -> bool:
    """Whether a value of a quoted name or a numbered paper is asked for, and each value told follows another such name.

    "Mô hình “A” tại phường X và mô hình “B” đã phục vụ 3.870 lượt" counts nothing for A alone.
    """
    question, source = context.question, only_source(draft)
    if question.polar or not isinstance(source, Passage) or not _ASKS_VALUE.search(question.text):
        return False
    said = told_by(draft)
    for pattern, asked in ((_QUOTED, question.quoted), (_OFFICIAL, question.document_numbers)):
        names = [(match.end(), _plain(match[1])) for match in pattern.finditer(said.sentence)]
        own = {_plain(name) for name in asked}
        if not own or not said.spans or not {name for _, name in names} - own or _EACH.search(said.sentence):
            continue
        before = [[name for end, name in names if end <= start] for start, _ in said.spans]
        if all(near and near[-1] not in own for near in before):
            return True
    return False


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", fold(name)).strip()


def lacks_number(context: Context, draft: Draft) -> bool:
    """Whether a value is asked of a thing that a number tells apart ("loại 3 sao") and that nothing near it says."""
    question, source = context.question, only_source(draft)
    if question.polar or not isinstance(source, Passage) or not _HOW_MUCH.search(question.text):
        return False
    told = fold(" . ".join([*_near(told_by(draft), draft, source), context.title(source.document)]))
    asked = (match for match in _NUMBERED.finditer(fold(question.text)) if match["number"] in question.numbers)
    return any(not re.search(rf"(?<![\d.,/])0?{match['number']} {match['thing']}\b", told) for match in asked)


def lacks_unit(context: Context, draft: Draft) -> bool:
    """Whether a span of time or another measure is asked for, and the cell that is told is of nothing so measured."""
    asked, told = _MEASURED_IN.search(context.question.text), _ONE_CELL.match(draft.text)
    rows = draft.bibliography.rows()
    if asked is None or told is None or len(rows) != 1:
        return False
    unit = fold(asked["unit"])
    words = fold(" ".join([told[0], rows[0].name, *rows[0].group, rows[0].caption, *_headers(rows[0])]))
    return not re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", words)


def of_a_field_alone(context: Context, draft: Draft) -> bool:
    """Whether a figure is asked for of what a row names only as the field of one of its agencies.

    The score of "Hạ tầng căn bản", which "Sở Công Thương (điện sinh hoạt)" watches, is none of "Điện sinh hoạt".
    """
    rows, asked = draft.bibliography.rows(), fold(context.question.text)
    if _ONE_CELL.match(draft.text) is None or len(rows) != 1 or context.question.asks_agency:
        return False
    own = fold(" ".join([rows[0].name, *rows[0].group, rows[0].caption]))
    fields = [fold(ref.scope) for cell in rows[0].cells for ref in cell.agencies if ref.scope]
    return any(field in asked and field not in own for field in fields) and fold(rows[0].name) not in asked


def names_none(context: Context, draft: Draft) -> bool:
    """Whether it is asked into or to which body something went, and the text only says that it was another one."""
    asked = _TO_WHICH.search(context.question.text)
    if asked is None or not isinstance(only_source(draft), Passage):
        return False
    body, said = fold(asked["body"]), fold(told_by(draft).sentence)
    return re.search(rf"\b{fold(asked['by'])} {body} khac\b", said) is not None


def compares_without_figure(context: Context, draft: Draft) -> bool:
    """Whether things are counted, and what is told is only that two documents say the same or differ."""
    counted = units_counted(context.question) and context.question.operation == "compare"
    told = in_bold(draft.text)
    return bool(counted and told) and not draft.table and not any(re.search(r"\d", text) for text in told)


def _headers(row: Record) -> Iterator[str]:
    """The headers of a row and its short cells without a role, which may name units."""
    for cell in row.cells:
        yield cell.header
        yield cell.text if cell.role is None and len(cell.text) <= _UNIT_LENGTH else ""


def counts_nothing(context: Context, draft: Draft) -> bool:
    """Whether things of a kind are counted, and the text that is told has no number of them and does not name them."""
    question, source = context.question, only_source(draft)
    counted = units_counted(question)
    if question.polar or not counted or not isinstance(source, Passage) or told_by(draft).spans:
        return False
    terms, telling = context.knowledge.terms, set(map(fold, context.knowledge.lexicon.telling))
    said = set(re.findall(r"\w+", fold(draft.text)))
    heads = [unit.split()[0] for unit in counted]
    known = all(terms.knows(fold(head)) and fold(head) not in telling for head in heads)
    return known and not context.knowledge.everyday and not any(fold(head) in said for head in heads)


CHECKS: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("số liệu đúng nội dung này", lacks_words),
    ("số liệu đúng việc này", tells_other_deed),
    ("số liệu đúng tên được hỏi", of_another_name),
    ("số liệu đúng loại được hỏi", lacks_number),
    ("số liệu theo đơn vị tính này", lacks_unit),
    ("số lượng này", counts_nothing),
    ("số liệu riêng phần này", of_a_field_alone),
    ("tên cụ thể", names_none),
    ("con số", compares_without_figure),
)
"""What an answer lacks, with the check that finds it out."""

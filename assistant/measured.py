"""What a question measures or counts, by its own words, and whether the figure that is told is of just that.

"Tỷ lệ hồ sơ giải quyết đúng hạn" is not told by the rate of files that are submitted online, nor "bao nhiêu công chức
bị kỷ luật cảnh cáo" by those who are reprimanded, though both share most words with the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.attachment import Told, only_source, sentences_before, told_by
from assistant.draft import Context, Draft
from assistant.matter import allowed_anyway, runs, trimmed, weight_of
from assistant.phrases import Token, tokenize
from assistant.sentences import Span
from index.types import Passage, Record

_HOW_MANY = re.compile(r"\b(?:bao nhiêu|mấy) (?!điểm\b|lần\b|phần trăm\b|tiền\b)", re.IGNORECASE)
_MEASURE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|số lượng|tổng số) |^\W*số (?!liệu|hiệu|điện thoại)", re.IGNORECASE)
_SECOND = re.compile(r"\bvà (?:số|tỷ lệ|tỉ lệ|tổng)\b", re.IGNORECASE)
_END = re.compile(
    r"[,;?.:!]|\b(?:theo|trong (?:báo cáo|kế hoạch|quyết định|chương trình)|so với|là|đạt|chiếm|bằng|và|hay|năm \d"
    r"|tính đến|đến (?:ngày|hết|cuối|năm)|bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_SAID = 0.45
_SAID_BY_TITLE = 0.7
"""A word that a title has without its neighbours is not said by it."""
_WEIGHT = 3.0


def of_another_thing(context: Context, draft: Draft) -> bool:
    """Whether one figure is asked for, and the text around the one that is told lacks a word of what it is to be of."""
    question, source = context.question, only_source(draft)
    passed = question.polar or not question.marked or context.knowledge.everyday
    if passed or not isinstance(source, Passage) or question.operation not in {"lookup", "count", "list"}:
        return False
    spans = things_measured(question.text)
    return bool(spans) and any(
        weight_of(context.knowledge.meanings, run) >= _WEIGHT
        for run in unsaid_in(context, spans, list(_texts_near(told_by(draft), draft, source)), source)
    )


def things_measured(text: str) -> list[Span]:
    """Where a question says of what it asks one figure; nothing where it asks for several."""
    found = [*_HOW_MANY.finditer(text)], [*_MEASURE.finditer(text)]
    if _SECOND.search(text) or any(len(matches) > 1 for matches in found):
        return []
    ends = [(match.end(), _END.search(text, match.end())) for matches in found for match in matches]
    return [(start, end.start() if end else len(text)) for start, end in ends]


def _texts_near(said: Told, draft: Draft, source: Passage) -> Iterator[str]:
    """The sentence that is told, the one before it, the headings above and the footnotes that are told."""
    yield said.sentence
    yield from sentences_before(said, source)[:1]
    yield from source.path
    yield from (note.text for note in draft.bibliography.passages() if note.kind == "footnote")


def unsaid_in(
    context: Context, spans: Sequence[Span], texts: Sequence[str], source: Passage | Record, least: float = _SAID
) -> Iterator[Sequence[Token]]:
    """The neighbouring words of what is measured that neither the texts nor the document's title say.

    A small word by itself, that belongs with none beside it, is no matter.
    """
    question, terms = context.question, context.knowledge.meanings
    query = terms.query(question.subject or question.content)
    tokens = tokenize(question.text)
    words = [terms.word(token) for token in tokens]
    near = [terms.credits(query, [(terms.text(text), 1.0)]) for text in texts]
    titled = terms.credits(query, [(terms.text(context.title(source.document)), 1.0)])
    worth = {word: max(said[word] for said in near) for word in query.words}
    worth = {word: titled[word] if titled[word] >= _SAID_BY_TITLE else worth[word] for word in worth}
    spoken = {at for at, word in enumerate(words) if worth.get(word, 1.0) >= least}
    spoken |= allowed_anyway(context, tokens)
    spoken |= {at for at, token in enumerate(tokens) if not any(a <= token.start < b for a, b in spans)}
    together = {at for at, pair in enumerate(pairwise(words)) if pair in query.pairs}
    beside = {at + 1 for at in together} | together
    for run in runs(tokens, spoken, together):
        said = trimmed(context.knowledge.lexicon, run)
        if len(said) > 1 or any(t.text[0].isupper() or tokens.index(t) in beside for t in said):
            yield said

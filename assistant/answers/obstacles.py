"""To whom difficulties in carrying out a plan are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.agency_mentions import agencies_in
from assistant.draft import Context, Draft
from assistant.sentences import bold, split_sentences
from index.types import Passage

_OBSTACLE = r"\b(?:khó khăn|vướng mắc|vướng|trở ngại|bất cập)\b"
_REPORT = r"\b(?:báo cáo|báo|phản ánh|kiến nghị|gửi|đề xuất|liên hệ|hỏi)\b"
_ASKED = re.compile(
    rf"{_OBSTACLE}.*{_REPORT}.*\b(?:đâu|ai|(?:cơ quan|đơn vị|sở|cấp|nơi|chỗ|bên) nào)\b", re.IGNORECASE | re.DOTALL
)
_CARRIED_OUT = re.compile(
    r"\b(?:triển khai|thực hiện|làm|thi hành)\b(?: \S+){0,3}? (?:kế hoạch|KH|quyết định|QĐ|chương trình|đề án)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:quá trình|khi|nếu)\b.*{_OBSTACLE}.*?\b(?:báo cáo|phản ánh|kiến nghị|gửi)\b(?P<whom>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 2
_CONFIDENCE = 0.88


def answer_obstacles(context: Context) -> Draft | None:
    """ "Vướng mắc khi thực hiện kế hoạch thì báo cáo ai?": the clause with which the plan says so."""
    text = context.question.text
    if not _ASKED.search(text) or not _CARRIED_OUT.search(text):
        return None
    bibliography = context.bibliography()
    last = (next(_clauses(context, label), None) for label in context.documents.labels)
    told = [f"{clause} [{bibliography.passage(p)}] ({context.whereabouts(p)})" for p, clause in filter(None, last)]
    return Draft("\n\n".join(told[:_MOST]), _CONFIDENCE, bibliography) if told else None


def _clauses(context: Context, label: str) -> Iterator[tuple[Passage, str]]:
    """The sentences of a document's text, the last first, that say to which agencies difficulties are reported."""
    known = context.knowledge.agencies
    for passage in reversed(context.knowledge.passages(label)):
        for sentence in split_sentences(passage.text):
            said = _SAID.search(sentence)
            if not said:
                continue
            spans = [(f.start, f.end) for f in agencies_in(sentence, known) if f.start >= said.start("whom")]
            if spans:
                yield passage, bold(sentence, spans)

"""How much of the running text is told after the sentence that answers: what that sentence leaves open, no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Context
from assistant.question import Question
from assistant.sentences import split_sentences
from assistant.values import share_satisfied
from assistant.wants import wants
from index.types import Passage

_PASSAGE_LENGTH = 900
_LONGEST_WHOLE = 1400
_AFTER = 2
_WHOLLY = 0.8
_SELF_CONTAINED = 8
_RIVALS = 0.9
_GAIN = 0.1
_MUCH = 0.2
_ABOUT_IT = 0.3
_SEVERAL = re.compile(
    r"\b(?:những|các|một số|hai|ba|bốn|0?\d)\b[^,;?]{0,80}\b(?:nào|gì|ai|đâu)\b|^(?:cho biết |nêu )?các\b"
    r"|\b(?:gồm|kể|liệt kê|lần lượt|danh sách|nơi|chỗ)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:thế nào|ra sao|thì sao|những gì|làm gì|việc gì|nói gì)\b"
    r"|\b(?:(?:kết quả|điểm|chỗ|mặt|ảnh hưởng|hình thức)(?: [^ ,;?]+){0,3} (?:gì|nào))\b"
    r"|^\W*(?:nêu |cho biết |trình bày |tóm tắt )?(?:các |những )?"
    r"(?:tình hình|phương hướng|định hướng|giải pháp|tồn tại|hạn chế|nguyên nhân|kiến nghị|đề xuất)\b",
    re.IGNORECASE,
)
"""What is asked of a matter as a whole, not for one value."""
_EXCEPTS = re.compile(
    r"\W*(?:(?:Riêng|Trường hợp)\b.*\b(?:không (?:áp dụng|phải|thuộc|bắt buộc|tính)|được miễn|miễn)\b"
    r"|(?:Ngoại trừ|Trừ|Không áp dụng|Quy định này không)\b)"
)
"""What is not under the rule that the sentence before lays down."""
_QUESTION_WORD = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|ai|sao|đâu)\b", re.IGNORECASE)


def covered(context: Context, sentence: str) -> float:
    """How much of the question a sentence itself says."""
    terms = context.knowledge.terms
    query = terms.query(context.question.content)
    return terms.coverage(query, [(terms.text(sentence), 1.0)]) if query else 0.0


def rest_of(context: Context, passage: Passage, sentence: str) -> str:
    """What of the passage is told after the sentence; of a long one only what follows right upon it."""
    parts = split_sentences(passage.text)
    own = [at for at, part in enumerate(parts) if part in sentence]
    if not own:
        return ""
    if is_open(context.question):
        return " ".join(parts[own[-1] + 1 :])[:_PASSAGE_LENGTH]
    first, last = own[0], own[-1]
    whole = len(passage.text) <= _PASSAGE_LENGTH
    places = range(len(parts)) if whole else range(last + 1, min(last + 1 + _AFTER, len(parts)))
    told = [parts[at] for at in places if at not in own and _goes_on(context, parts, at, (first, last), sentence)]
    return " ".join(told)[:_PASSAGE_LENGTH]


def is_open(question: Question) -> bool:
    """Whether a matter is asked about as a whole ("tình hình … ra sao"), and no number, date, agency or paper of it."""
    values = {want.kind for want in wants(question)} - {"date", "agency"}
    return not values and not question.polar and _OPEN.search(question.text) is not None


def told_whole(context: Context, passage: Passage) -> bool:
    """Whether all of a passage is told, as it runs, because the matter is asked about as a whole."""
    return is_open(context.question) and len(passage.text) <= _LONGEST_WHOLE and not passage.text.endswith(":")


def _goes_on(context: Context, parts: Sequence[str], at: int, answer: tuple[int, int], sentence: str) -> bool:
    """Whether a part of the passage is told too: for itself, or as one sentence with an answer that gives no value."""
    follows = at == answer[1] + 1
    if (follows and _EXCEPTS.match(parts[at])) or told_too(context, sentence, parts[at], follows=follows):
        return True
    between = parts[at : answer[0]] or parts[answer[1] : at]
    return not _gives_all(context, sentence) and all(part.endswith(";") for part in between)


def told_too(context: Context, sentence: str, other: str, *, follows: bool = False) -> bool:
    """Whether another sentence is told after the one that answers.

    It is where several things are asked for, where it fits the question as well, where it says more of the question,
    and where the answering sentence leaves the value open that it may give.
    """
    question = context.question
    if _tells_all(context, sentence):
        return False
    if question.operation == "compare" or _SEVERAL.search(question.text):
        return True
    known = context.knowledge.agencies
    share, said = share_satisfied(question, other, known), covered(context, other)
    own, first = share_satisfied(question, sentence, known), covered(context, sentence)
    if share >= own and said >= _RIVALS * first:
        return True
    answered = own == 1.0 and len(_QUESTION_WORD.findall(question.text)) == 1
    if covered(context, f"{sentence} {other}") - first >= (_MUCH if answered else _GAIN):
        return True
    return not answered and said >= _ABOUT_IT and (share == 1.0 if own == 1.0 else follows or share > 0)


def _gives_all(context: Context, sentence: str) -> bool:
    """Whether a sentence has all the values that are asked for; False where the question asks for none."""
    return share_satisfied(context.question, sentence, context.knowledge.agencies) == 1.0


def _tells_all(context: Context, sentence: str) -> bool:
    """Whether a sentence says nearly all of a question for one value, and the value, so that no more need be told."""
    question = context.question
    alone = not question.followup and len(question.text.split()) >= _SELF_CONTAINED
    one = len(wants(question)) == 1 and alone and not question.polar
    return one and _gives_all(context, sentence) and covered(context, sentence) >= _WHOLLY

"""What a document says of itself: who signed it, when, its number, issuer, status, what it replaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answers.best_sentence import best_sentence
from assistant.answers.in_force import said_in_text
from assistant.answers.prose import answer_prose, with_value
from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.evidence import passage_confidence
from assistant.question import Question
from assistant.wants import KINDS_OF_DOCUMENT
from assistant.wording import document_name, upper_first
from ingest.model import DocumentMeta
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.96
_MEANT = 0.55
_MOST = 3
_HARDLY = 0.3
_KIND = re.compile(KINDS_OF_DOCUMENT, re.IGNORECASE)
_CITED = {"number", "issue_date"}
_LOOKED_AT = 8
_SAID = 0.6
_PAIR = 2
_ALIKE = re.compile(r"\b(?:giống|khác|cùng|trùng|khớp)\b", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:chức (?:vụ|danh)|(?:ký |kí )?thay mặt|(?:UBND|Ủy ban nhân dân)(?: (?:tỉnh|thành phố))?)\b", re.IGNORECASE
)
"""Words of a question about a paper that tell none from another: whose it is, and what its signer is."""
_FOLLOWS = re.compile(r"\b(?:trước|sau|sớm|muộn|mới|cũ|cách)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\b(?:bao lâu|(?:mấy|bao nhiêu) (?:ngày|tháng|năm))\b", re.IGNORECASE)
_ISSUED = re.compile(r"chính thức|bản (?:đã |được )?ban hành|bản ký", re.IGNORECASE)
_DAY = re.compile(r"\W*ngày\s+(\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})", re.IGNORECASE)
_IN_TEXT = {"signer", "issue_date", "number"}
"""Fields that are answered only where the document's own text says them."""
_NOT_STATED = {
    "signer": "người ký",
    "issue_date": "ngày ban hành",
    "number": "số hiệu",
    "issuer": "cơ quan ban hành",
    "replaces": "văn bản bị thay thế",
    "amended_by": "văn bản sửa đổi, thay thế nó",
    "effective": "ngày có hiệu lực",
}


def answer_metadata(context: Context) -> Draft | None:
    """Answers about the document that the question names, else about the one that is clearly meant."""
    question = context.question
    if question.document_numbers:
        return None
    if not [name for name in question.metadata if name != "documents"]:
        return None
    labels = [label for label in context.documents.labels if label in question.documents]
    if not labels and _names_nothing(question):
        labels = _of_its_kind(context)
        if len(labels) > _MOST:
            return context.abstain("ambiguous", "Câu hỏi chưa nêu văn bản nào; xin ghi số hiệu hoặc tên văn bản.")
    labels = labels or _meant(context)
    if not labels:
        return None
    if matter := _other_matter(context, labels):
        return context.abstain("not_found", f"Không tìm thấy văn bản nào về “{matter}” trong kho.")
    if question.drafts and _ISSUED.search(question.text):
        issued = [context.knowledge.documents[label].draft_of for label in labels]
        labels += [label for label in issued if label in context.knowledge.documents]
    return _of_documents(context, [context.knowledge.documents[label] for label in list(dict.fromkeys(labels))[:_MOST]])


def answer_cited(context: Context) -> Draft | None:
    """The number or date of a document that a text only cites, where none of that year is named by its number.

    "Kế hoạch cải thiện PAPI năm 2023 số mấy?" is no question about the plan of 2021-2025.
    """
    question = context.question
    fields = set(question.metadata)
    if not fields or fields - _CITED or question.document_numbers or len(question.years) != 1:
        return None
    kind = _KIND.search(question.text)
    if kind is None or not (question.subject or context.knowledge.indexes_in(question.text)):
        return None
    year = str(question.years[0])
    own = [context.knowledge.documents[label] for label in question.documents]
    if any(year in (d.period, (d.issue_date or "")[:4]) or _is_numbered(question.text, d) for d in own):
        return None
    matches = context.matcher.passages(question, list(context.knowledge.documents))[:_LOOKED_AT]
    cited = re.compile(rf"\b{kind.group()} số \d[^;]*(?<!đến )\bnăm {year}\b", re.IGNORECASE)
    matches = [m for m in matches if cited.search(best_sentence(context, m.passage))]
    fitting = with_value(context, matches, _SAID)
    return answer_prose(context, fitting, passage_confidence(fitting[0])) if fitting else None


def _names_nothing(question: Question) -> bool:
    """Whether a question about a paper says no word of which one it is: "Kế hoạch này ai ký?"."""
    placed = question.years or question.names or question.indexes or question.agencies or question.headers
    return not (placed or question.subject or question.codes or question.items or question.quoted)


def _of_its_kind(context: Context) -> list[str]:
    """The issued documents in scope of the kind that the question says, else all."""
    kind = _KIND.search(context.question.text)
    known = [context.knowledge.documents[label] for label in context.documents.labels]
    issued = [d for d in known if d.status == "issued"] or known
    same = [d for d in issued if kind and fold(d.kind or "") == fold(kind.group())]
    return [d.label for d in same or issued]


def _is_numbered(text: str, document: DocumentMeta) -> bool:
    """Whether a text names a document by its number."""
    return bool(document.number) and re.search(rf"\b{(document.number or '').split('/')[0]}\b", text) is not None


def _meant(context: Context) -> list[str]:
    """The one document whose title the question's words name, if there is one."""
    terms = context.knowledge.terms
    query = terms.query(_BESIDES.sub(" ", context.question.content))
    if not query:
        return []
    scored = []
    for at, label in enumerate(context.documents.labels):
        document = context.knowledge.documents[label]
        said = (document.kind, document.title, document.period, (document.issue_date or "")[:4])
        text = terms.text(" \n ".join(filter(None, said)))
        scored.append((terms.coverage(query, [(text, 1.0)]), -at, label))
    best = max(scored, default=None)
    return [best[2]] if best and best[0] >= _MEANT else []


def _other_matter(context: Context, labels: Sequence[str]) -> str:
    """The matter by which a paper is called that goes by no number, where the title of the one found has none of it."""
    question, known = context.question, context.knowledge
    documents = [known.documents[label] for label in labels]
    if any(_is_numbered(question.text, document) for document in documents):
        return ""
    called = " ".join(question.text[start:end] for start, end in question.reference_spans)
    matter = squash(_BESIDES.sub(" ", _KIND.sub(" ", called)))
    grammar = {*known.lexicon.lists["grammar"], "năm"}
    words = [word for word in matter.split() if word.isalpha() and word.lower() not in grammar]
    query = known.terms.query(" ".join(words))
    names = " \n ".join(f"{d.kind or ''} {d.title} {d.issuer or ''}" for d in documents)
    indexes = (phrase for name in known.indexes_in(names) for phrase in known.lexicon.groups["indexes"].get(name, ()))
    titles = known.terms.text(" \n ".join([names, *indexes]))
    told = len(words) < _PAIR or not query or known.terms.coverage(query, [(titles, 1.0)]) >= _HARDLY
    return "" if told else " ".join(words)


def _of_documents(context: Context, documents: Sequence[DocumentMeta]) -> Draft:
    """The asked fields of each document; what one leaves blank is said beside what another states."""
    bibliography = context.bibliography()
    told = [_fields_of(context, document, bibliography) for document in documents]
    text = "\n\n".join(" ".join([*said, *blank]) for said, blank in told)
    if not any(said for said, _ in told):
        return context.abstain("not_found", text)
    if verdict := _issued_first(context, documents) or _same_or_not(context, documents):
        text = f"{verdict}\n\n{text}"
    names = ", ".join(document_name(document) for document in documents)
    computed = [*re.findall(r"\d+", verdict), *(form for document in documents for form in _date_forms(document))]
    return Draft(text, _CONFIDENCE, bibliography, interpretation=f"Thông tin của {names}", computed=computed)


def _issued_first(context: Context, documents: Sequence[DocumentMeta]) -> str:
    """Which of two dated documents came first, where the question asks how they follow each other."""
    dated = sorted((d.issue_date, d.label) for d in documents if d.issue_date and "issue_date" in d.evidence)
    if len(dated) != _PAIR or dated[0][0] == dated[1][0] or not _FOLLOWS.search(context.question.text):
        return ""
    one, other = (document_name(context.knowledge.documents[label]) for _, label in dated)
    return f"**{upper_first(one)}** ban hành trước {other}{_days_apart(context, [day for day, _ in dated])}."


def _days_apart(context: Context, days: Sequence[str]) -> str:
    """How many days lie between two dates, and how many years at the least, where that is asked."""
    if not _HOW_LONG.search(context.question.text):
        return ""
    one, other = (date.fromisoformat(day) for day in days)
    years = other.year - one.year - ((other.month, other.day) < (one.month, one.day))
    return f" **{(other - one).days} ngày**" + (f" (hơn {years} năm)" if years else "")


def _same_or_not(context: Context, documents: Sequence[DocumentMeta]) -> str:
    """Whether two documents agree in the one field that is asked for, where the question asks that."""
    fields = list(dict.fromkeys(context.question.metadata))
    if len(documents) != _PAIR or len(fields) != 1 or not _ALIKE.search(context.question.text):
        return ""
    values = [getattr(document, fields[0], None) for document in documents]
    if not all(values):
        return ""
    return "**Giống nhau**." if fold(str(values[0])) == fold(str(values[1])) else "**Khác nhau**."


def _fields_of(context: Context, document: DocumentMeta, bibliography: Bibliography) -> tuple[list[str], list[str]]:
    """Sentences on the fields that the document states, and on those that it leaves blank."""
    said: list[str] = []
    missing: list[str] = []
    for field in (name for name in dict.fromkeys(context.question.metadata) if name != "documents"):
        value = _value(document, field)
        if value is None and (sentence := said_in_text(context, document, field, bibliography)):
            said.append(sentence)
        elif value is None or (field in _IN_TEXT and field not in document.evidence):
            missing.append(_NOT_STATED.get(field, field))
        else:
            n = bibliography.metadata(document, _evidence_of(document, field) or ["title"])
            said.append(f"{value} [{n}].")
    if not missing:
        return said, []
    which = "Bản này" if said else f"Bản {document_name(document)} trong kho"
    return said, [f"{which} để trống {' và '.join(missing)}" + ("." if said else ", nên không thể nêu.")]


def _evidence_of(document: DocumentMeta, field: str) -> list[str]:
    fields = ["signer", "signer_position"] if field == "signer" else [field]
    return [name for name in fields if name in document.evidence]


def _value(document: DocumentMeta, field: str) -> str | None:
    """The field in words, None when the document leaves it blank."""
    name = document_name(document)
    status = "bản dự thảo" if document.status == "draft" else "văn bản đã ban hành"
    date = _date(document.issue_date) if document.issue_date else None
    position = f" ({document.signer_position})" if document.signer_position else ""
    said = {
        "signer": (document.signer, f"**{document.signer}**{position} ký {name}"),
        "issue_date": (date, f"{upper_first(name)} ban hành ngày **{date}**"),
        "number": (document.number, f"Số hiệu: **{document.number}** ({document.title})"),
        "issuer": (document.issuer, f"**{document.issuer}** ban hành {name}"),
        "title": (document.title, f"{upper_first(name)}: **{document.title}**"),
        "period": (document.period, f"{upper_first(name)} áp dụng cho **{document.period}**"),
        "replaces": (
            document.replaces,
            f"{upper_first(name)} thay thế **{document.replaces}**{_day_of_replaced(document)}",
        ),
        "status": (status, f"{upper_first(name)} là **{status}**"),
    }
    value, words = said.get(field, (None, ""))
    return words if value else None


def _day_of_replaced(document: DocumentMeta) -> str:
    """The day of the document that is replaced, as the one that replaces it writes it after the number."""
    if not document.replaces or "replaces" not in document.evidence:
        return ""
    day = _DAY.match(squash(document.evidence["replaces"].text).partition(document.replaces)[2])
    return f" ngày **{day[1]}**" if day else ""


def _date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _date_forms(document: DocumentMeta) -> list[str]:
    """The days that an answer may write otherwise than the document's own fields."""
    return [*([_date(document.issue_date)] if document.issue_date else []), _day_of_replaced(document)]


def answer_documents(context: Context) -> Draft:
    """The documents of the build."""
    bibliography = context.bibliography()
    lines = []
    for document in context.knowledge.documents.values():
        n = bibliography.metadata(document, ["title"])
        status = "dự thảo" if document.status == "draft" else "đã ban hành"
        lines.append(f"- **{document_name(document)}** ({status}): {document.title} [{n}]")
    text = f"Trợ lý đang có **{len(lines)} văn bản**:\n" + "\n".join(lines)
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(lines))])

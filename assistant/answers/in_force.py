"""From when a document is in force and what it replaces, by the sentence of its own text that says so."""

from __future__ import annotations

import re

from assistant.citing import Bibliography
from assistant.draft import Context
from assistant.sentences import bold, split_sentences
from ingest.model import DocumentMeta

_SAYS = {
    "effective": re.compile(
        r"(?<!hết )hiệu lực (?:thi hành )?(?:kể )?từ (?P<value>(?:ngày )?"
        r"(?:ký|ban hành|\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))"
    ),
    "replaces": re.compile(
        r"\bthay thế (?:cho )?(?:các )?"
        r"(?P<value>(?:Quyết định|Kế hoạch|Nghị quyết|Chỉ thị|Quy định|Chương trình|Quy chế) (?:số )?\d[^,;.]*)"
    ),
}
_OTHER = re.compile(
    r"\b(?:theo|tại|căn cứ|của) (?:Quyết định|Kế hoạch|Nghị quyết|Nghị định|Luật)[^,;.]*$", re.IGNORECASE
)


def said_in_text(context: Context, document: DocumentMeta, field: str, bibliography: Bibliography) -> str | None:
    """The sentence in which a document says the field of itself, with its mark; None where it says no such thing."""
    says = _SAYS.get(field)
    for passage in context.knowledge.passages(document.label) if says else ():
        for sentence in split_sentences(passage.text):
            found = says.search(sentence) if says else None
            if found and not _OTHER.search(sentence[: found.start()]):
                return f"{bold(sentence, [found.span('value')])} [{bibliography.passage(passage)}]"
    return None

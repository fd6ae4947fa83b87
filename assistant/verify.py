"""Nothing is said that the sources don't say: numbers, codes, dates and agencies of an answer against its citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.agency_mentions import agencies_in
from assistant.citing import MARK, row_label
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from index.types import Passage, Record
from ingest.model import DocumentMeta
from ingest.textnorm import fold

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_CODE = re.compile(r"\d+(?:/\d+)*[/-][^\W\d_][\w&-]*(?:/[\w&-]+)*")


def unsupported(draft: Draft, question: str, knowledge: Knowledge) -> list[str]:
    """The lines of the draft that hold a number, code or agency found in no cited source, nor computed, nor asked."""
    said = " ".join([*_said(draft.bibliography.sources(), knowledge), *draft.computed, question])
    numbers = _numbers(said)
    folded = fold(said)
    return [line for line in draft.text.split("\n") if not _supported(line, numbers, folded, knowledge.agencies)]


def _supported(line: str, numbers: set[str], folded: str, agencies: Sequence[str]) -> bool:
    text = MARK.sub(" ", line)
    if not {_plain(n) for n in _NUMBER.findall(_CODE.sub(" ", text))} <= numbers:
        return False
    if any(fold(code) not in folded for code in _CODE.findall(text)):
        return False
    named = [f for f in agencies_in(text, agencies) if f.ref.kind == "agency" and f.ref.name in agencies]
    return all(fold(text[f.start : f.end]) in folded or fold(f.ref.name) in folded for f in named)


def _numbers(text: str) -> set[str]:
    found = {_plain(n) for n in _NUMBER.findall(text)}
    return found | {_plain(part) for n in found for part in re.split(r"[/]", n)}


def _plain(number: str) -> str:
    return "/".join(part.lstrip("0") or "0" for part in number.split("/"))


def _said(sources: Sequence[Record | Passage | DocumentMeta], knowledge: Knowledge) -> Iterable[str]:
    for source in sources:
        if isinstance(source, DocumentMeta):
            yield from _meta(source)
            continue
        if isinstance(source, Record):
            yield " ".join([row_label(source), source.caption, *source.group, *(c.text for c in source.cells)])
            yield " ".join(cell.header for cell in source.cells)
            yield source.key.rpartition(".")[0]
            yield " ".join(f"{c.origin_key or ''} {' '.join(ref.name for ref in c.agencies)}" for c in source.cells)
        else:
            yield " ".join([source.marker, *source.path, source.text])
        yield from _meta(knowledge.documents[source.document])


def _meta(document: DocumentMeta) -> Iterable[str]:
    yield " ".join(
        filter(
            None,
            [
                document.number,
                document.label,
                document.title,
                document.period,
                document.signer,
                document.issuer,
                document.replaces,
                document.draft_of,
            ],
        )
    )
    yield document.issue_date or ""

"""Citations: which rows and passages an answer rests on, numbered in the order in which it names them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from assistant.answer import Citation, Locator, Origin
from index.types import Passage, Record, RecordCell
from ingest.model import KEY_ROLES, DocumentMeta, Fragment
from ingest.textnorm import squash

MARK = re.compile(r"\[(\d+)\]")
"""The number of a citation in the text of an answer."""
METADATA_ANCHOR = "thong-tin"
_JOIN = " … "
_LABEL_LENGTH = 70


@dataclass(slots=True)
class _Cited:
    source: Record | Passage | DocumentMeta
    columns: list[int] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


class Bibliography:
    """Collects the sources of one answer. Citing the same row or passage again gives the same number."""

    def __init__(self, documents: Iterable[DocumentMeta]) -> None:
        self._documents: Mapping[str, DocumentMeta] = {d.label: d for d in documents}
        self._cited: dict[str, _Cited] = {}

    def row(self, record: Record, columns: Iterable[int] = ()) -> int:
        """Cites a row; `columns` are the positions of the cells used beside key and name."""
        cited = self._cited.setdefault(record.id, _Cited(record))
        cited.columns.extend(column for column in columns if column not in cited.columns)
        return self._number(record.id)

    def source(self, source: Record | Passage) -> int:
        """Cites a row with all its cells, or a passage."""
        if isinstance(source, Passage):
            return self.passage(source)
        return self.row(source, [cell.column for cell in source.cells if cell.role not in KEY_ROLES])

    def passage(self, passage: Passage) -> int:
        """Cites a section or a footnote."""
        self._cited.setdefault(passage.id, _Cited(passage))
        return self._number(passage.id)

    def metadata(self, document: DocumentMeta, fields: Iterable[str]) -> int:
        """Cites what a document says of itself: "signer", "issue_date", "number", "title", "issuer"."""
        key = f"{document.slug}#{METADATA_ANCHOR}"
        cited = self._cited.setdefault(key, _Cited(document))
        cited.fields.extend(name for name in fields if name not in cited.fields)
        return self._number(key)

    def _number(self, key: str) -> int:
        return list(self._cited).index(key) + 1

    def absorb(self, other: Bibliography) -> dict[int, int]:
        """Cites all that another cites; gives the numbers here by the numbers there."""
        numbers: dict[int, int] = {}
        for n, (key, cited) in enumerate(other._cited.items(), 1):
            own = self._cited.setdefault(key, _Cited(cited.source))
            own.columns.extend(column for column in cited.columns if column not in own.columns)
            own.fields.extend(name for name in cited.fields if name not in own.fields)
            numbers[n] = self._number(key)
        return numbers

    def sources(self) -> list[Record | Passage | DocumentMeta]:
        """What was cited, in order."""
        return [cited.source for cited in self._cited.values()]

    def rows(self, numbers: Collection[int] | None = None) -> list[Record]:
        """The rows that were cited, in order; only those under the numbers, where some are given."""
        sources = enumerate(self.sources(), 1)
        return [s for n, s in sources if isinstance(s, Record) and (numbers is None or n in numbers)]

    def columns(self, record: Record) -> list[int]:
        """The positions of the cells of a row that were used beside key and name."""
        return list(self._cited[record.id].columns) if record.id in self._cited else []

    def passages(self) -> list[Passage]:
        """The sections and footnotes that were cited, in order."""
        return [source for source in self.sources() if isinstance(source, Passage)]

    def citations(self) -> list[Citation]:
        """The citations, numbered from 1."""
        return [self._citation(n, key, cited) for n, (key, cited) in enumerate(self._cited.items(), 1)]

    def _citation(self, n: int, key: str, cited: _Cited) -> Citation:
        source = cited.source
        if isinstance(source, Record):
            return self._row_citation(n, source, cited.columns)
        if isinstance(source, Passage):
            return self._passage_citation(n, source)
        return _metadata_citation(n, key, source, cited.fields)

    def _row_citation(self, n: int, record: Record, columns: list[int]) -> Citation:
        document = self._documents[record.document]
        used = [cell for cell in record.cells if cell.column in columns]
        shown = [cell for cell in record.cells if cell.role in {"key", "name"} and cell not in used]
        cells = sorted([*shown, *used], key=lambda cell: cell.column)
        fragments = [fragment for cell in cells for fragment in cell.fragments]
        return Citation(
            n=n,
            document=record.document,
            title=document.title,
            status=document.status,
            locator=Locator(
                appendix=record.appendix,
                table=record.caption,
                row=record.key or None,
                line=record.line,
                line_end=record.line_end,
            ),
            label=row_label(record),
            quote=_quote(fragments),
            origins=[_origin(cell) for cell in used if cell.source not in {"own", "blank"}],
            url=f"/documents/{record.slug}#{record.anchor}",
            node=record.id,
            used=[cell.header for cell in used],
        )

    def _passage_citation(self, n: int, passage: Passage) -> Citation:
        document = self._documents[passage.document]
        return Citation(
            n=n,
            document=passage.document,
            title=document.title,
            status=document.status,
            locator=Locator(section=section_path(passage), line=passage.line, line_end=passage.line_end),
            label=passage_label(passage),
            quote=_quote(passage.fragments),
            url=f"/documents/{passage.slug}#{passage.anchor}",
            node=passage.id,
        )


def marks_in(text: str) -> set[int]:
    """The numbers of the citations that a text gives."""
    return {int(n) for n in MARK.findall(text)}


def without_strange_marks(text: str, known: Collection[int]) -> str:
    """The text with round brackets about numbers that look like a citation and are of the document's own text."""
    return MARK.sub(lambda mark: mark[0] if int(mark[1]) in known else f"({mark[1]})", text)


def _metadata_citation(n: int, key: str, document: DocumentMeta, fields: list[str]) -> Citation:
    fragments = [document.evidence[name] for name in fields if name in document.evidence]
    fragments = fragments or [document.evidence[name] for name in ("title",) if name in document.evidence]
    lines = [fragment.line for fragment in fragments]
    return Citation(
        n=n,
        document=document.label,
        title=document.title,
        status=document.status,
        locator=Locator(
            section="Thông tin văn bản",
            line=min(lines, default=None),
            line_end=max((f.line_end for f in fragments), default=None),
        ),
        label="Thông tin văn bản",
        quote=_quote(fragments),
        url=f"/documents/{document.slug}#{METADATA_ANCHOR}",
        node=key,
    )


def _origin(cell: RecordCell) -> Origin:
    lines = [fragment.line for fragment in cell.fragments]
    ends = [fragment.line_end for fragment in cell.fragments]
    return Origin(
        cell=cell.role or cell.header,
        source=cell.source,
        row=cell.origin_key,
        line=min(lines, default=None),
        line_end=max(ends, default=None),
    )


def _quote(fragments: Iterable[Fragment]) -> str:
    texts = (squash(fragment.text) for fragment in fragments)
    return _JOIN.join(dict.fromkeys(text for text in texts if text))


def short(text: str, length: int = _LABEL_LENGTH) -> str:
    """The text cut at a word, with an ellipsis when it was cut."""
    flat = squash(text)
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def row_label(record: Record) -> str:
    """ "Phụ lục 2, dòng 7.1.2"; a row without a key is called by its name."""
    place = record.appendix or short(record.caption, 50) or "Bảng"
    if record.kind == "total":
        return f"{place}, dòng {short(record.name, 40)}"
    if record.key and not _shares_key(record):
        return f"{place}, dòng {record.key}"
    return f"{place}, “{short(record.name)}”"


def _shares_key(record: Record) -> bool:
    return any(cell.role == "key" and cell.source != "own" for cell in record.cells)


def section_path(passage: Passage) -> str:
    """The headings above a passage, joined by " › "."""
    own = [f"{passage.marker}. {passage.text}" if passage.marker else passage.text] if passage.heading else []
    return " › ".join(short(text, 60) for text in [*passage.path, *own])


def passage_label(passage: Passage) -> str:
    """ "Chú thích 12", or the nearest headings of a paragraph."""
    if passage.kind == "footnote":
        return f"Chú thích {passage.marker}"
    path = section_path(passage)
    return path or "Phần mở đầu"

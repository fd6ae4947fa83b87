"""What holds for every answer, whatever was asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation

_MARK = re.compile(r"\[(\d+)\]")
_NUMBER = re.compile(r"\d+")
_MARKUP = re.compile(r"<[^>]*>|[|*#]")
RawTexts = Mapping[str, Sequence[str]]


def plain(text: str) -> str:
    """NFC without tags and table marks, white space collapsed: as quotes are compared with the file."""
    return " ".join(_MARKUP.sub(" ", unicodedata.normalize("NFC", text)).split())


def marks(answer: Answer) -> set[int]:
    """Numbers of all citation marks of the text and of the table."""
    table = {n for row in answer.table.citations for n in row} if answer.table else set()
    return {int(n) for n in _MARK.findall(answer.answer)} | table


def check_citations(answer: Answer) -> None:
    """Every mark has a citation, every citation a mark; an answer has at least one, an abstention none."""
    numbers = [citation.n for citation in answer.citations]
    assert len(numbers) == len(set(numbers))
    if answer.abstained:
        assert answer.reason
        assert not answer.citations
        assert answer.confidence == 0
        assert not _MARK.search(answer.answer)
    else:
        assert answer.reason is None
        assert numbers
        assert marks(answer) == set(numbers)
        assert 0 < answer.confidence <= 1


def check_quotes(answer: Answer, raw: RawTexts) -> None:
    """Every fragment of every quote stands in the raw lines that its locator, or an origin, points at."""
    for citation in answer.citations:
        lines = raw[citation.document]
        assert citation.quote, citation
        for fragment in citation.quote.split(" … "):
            places = [plain("\n".join(lines[start - 1 : end])) for start, end in _spans(citation)]
            assert any(plain(fragment) in place for place in places), (fragment, citation)


def _spans(citation: Citation) -> list[tuple[int, int]]:
    spots = [(citation.locator.line, citation.locator.line_end)]
    spots += [(origin.line, origin.line_end) for origin in citation.origins]
    return [(line, end or line) for line, end in spots if line]


def check_numbers(answer: Answer) -> None:
    """Every number of the answer's text stands in what it cites, in the names of the sources, or in the question."""
    said = [answer.question]
    for citation in answer.citations:
        said += [citation.quote, citation.label, citation.document, citation.title, str(citation.locator.table)]
        said += citation.used
        said += [origin.row or "" for origin in citation.origins]
    known = {number.lstrip("0") for number in _NUMBER.findall(" ".join(said))}
    text = _MARK.sub(" ", answer.answer)
    assert {number.lstrip("0") for number in _NUMBER.findall(text)} <= known


def check(answer: Answer, raw: RawTexts) -> None:
    """Citations and quotes."""
    check_citations(answer)
    check_quotes(answer, raw)


def first_line(answer: Answer) -> str:
    """The line that has to carry the fact."""
    return answer.answer.split("\n")[0]


def cited(answer: Answer) -> list[tuple[str, str]]:
    """Document and row key (or section) of each citation, in order."""
    return [(c.document, c.locator.row or c.locator.section or "") for c in answer.citations]


def listed(answer: Answer) -> list[tuple[str, str]]:
    """Document and row key of each row that a list answer counts, in order; rows told apart are left out."""
    if answer.table:
        numbers = [n for row in answer.table.citations for n in row]
    else:
        numbers = [int(n) for n in _MARK.findall(answer.answer.partition("Ngoài ra")[0])]
    by_number = {c.n: (c.document, c.locator.row or "") for c in answer.citations}
    return [by_number[n] for n in numbers]

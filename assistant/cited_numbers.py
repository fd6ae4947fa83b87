"""Documents that the texts cite by number, called by the kind and the bare number: "Quyết định 4190"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from assistant.phrases import alternatives
from ingest.model import DocumentMeta
from ingest.phrases import kind_codes
from ingest.textnorm import fold, join_codes

_CITED = re.compile(r"(?<![\w/.-])0*(?P<number>[1-9]\d{0,4})(?:/(?:19|20)\d\d)?[/-][A-ZĐ][\wĐ]*(?:[-/][\wĐ]+)*")
_PART = re.compile(r"[/-]")
_COUNTED = (
    r"tháng|năm(?! (?:19|20)\d\d)|ngày|quý|tuần|điểm|phần|trang|bước|lần|kỳ|tỷ|triệu|nghìn|người|nhóm|loại|cấp"
    r"|đơn vị|cơ quan|nội dung|nhiệm vụ|tiêu chí|chỉ tiêu|mục tiêu|chỉ số|lĩnh vực"
)

Cited = Mapping[tuple[str, str], str]
"""Official numbers by the folded kind of the document and the bare number."""


def cited_numbers(texts: Iterable[str], documents: Sequence[DocumentMeta]) -> Cited:
    """The numbers of documents that the texts cite and that are not of the build, where but one is of its kind."""
    kinds = {code: fold(kind) for code, kind in kind_codes().items()}
    own = {(fold(d.kind or ""), d.number.split("/")[0].lstrip("0")) for d in documents if d.number}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        for cited in _CITED.finditer(join_codes(text)):
            for kind in (kinds[part] for part in _PART.split(cited.group()) if part in kinds):
                found[kind, cited["number"]].add(cited.group())
    return {called: min(numbers) for called, numbers in found.items() if called not in own and len(numbers) == 1}


class BareNumbers:
    """Finds documents in a question that are called by kind and bare number."""

    def __init__(self, cited: Cited) -> None:
        self._cited = cited
        kinds = alternatives({kind.lower() for kind in kind_codes().values()})
        self._called = re.compile(
            rf"(?<!\w)(?P<kind>{kinds})(?P<so> số)? 0*(?P<number>[1-9]\d{{0,4}})(?![\w/%-]|[.,]\d| (?:{_COUNTED})\b)",
            re.IGNORECASE,
        )

    def spell_out(self, text: str) -> str:
        """The text with the whole official number in place of a bare one."""
        return self._called.sub(self._whole, text)

    def _whole(self, called: re.Match[str]) -> str:
        official = self._cited.get((fold(called["kind"]), called["number"]))
        return f"{called['kind']}{called['so'] or ''} {official}" if official else called.group()

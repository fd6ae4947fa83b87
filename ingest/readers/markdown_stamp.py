"""The stamp of the office that received a paper: read along by the scan, and no part of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Repair
from ingest.readers.markdown_prose import Placed
from ingest.readers.markdown_words import words
from ingest.textnorm import fold

_DOTS = re.compile(r"\.{3,}|…+|_{3,}")
_OWN_HEAD = re.compile(r"/[A-ZĐ]{2,}|\btháng\b")
_WORD = re.compile(r"\w+")
_HEAD = 40
_MAX_FIELD = 4
_LONG_VALUE = 5
_LOOK_AHEAD = 3


def without_stamps(blocks: Sequence[Placed], repairs: list[Repair]) -> list[Placed]:
    """The blocks without incoming stamps.

    A stamp is a run of lines that begin with its fields ("Số:.....", "ĐẾN Ngày:", "Chuyển:"), at least two and one
    with a dotted blank; the line in capitals that it begins with goes too. Words of the paper that the scan read
    into a field are kept, unless the paragraphs that follow have them.
    """
    kept: list[Placed] = []
    at = 0
    while at < len(blocks):
        end = _stamp_end(blocks, at)
        if end == at:
            kept.append(blocks[at])
            at += 1
            continue
        while kept and kept[-1].line_end + 1 == blocks[at].line and _is_office(kept[-1]):
            at -= 1
            kept.pop()
        stamp = blocks[at:end]
        raw = "\n".join(fragment.text for placed in stamp for fragment in placed.block.fragments)
        repairs.append(Repair("incoming-stamp", stamp[0].line, raw, ""))
        kept.extend(_rescued(stamp, blocks[end : end + _LOOK_AHEAD]))
        at = end
    return kept


def _stamp_end(blocks: Sequence[Placed], at: int) -> int:
    """The index after the stamp that begins at `at`, or `at` itself."""
    end = at
    while end < len(blocks) and _field(blocks[end].block.text):
        end += 1
    fields = blocks[at:end]
    dotted = any(_DOTS.search(placed.block.text) for placed in fields)
    proof = any(_field(placed.block.text) in words().stamp_proofs for placed in fields)
    return end if len(fields) >= 2 and dotted and proof else at


def _field(text: str) -> str:
    """The field of a stamp that the line begins with, "" when it is none."""
    if _OWN_HEAD.search(text[:_HEAD]):
        return ""
    tokens = _WORD.findall(fold(text))
    names = [" ".join(tokens[:count]) for count in range(_MAX_FIELD, 0, -1)]
    name = next((name for name in names if name in words().stamp_fields), "")
    if name and (_DOTS.search(text) or ":" in text[: len(name) + 8] or len(name.split()) > 2):
        return next((proof for proof in words().stamp_proofs if name.startswith(proof)), name)
    return ""


def _is_office(placed: Placed) -> bool:
    return placed.block.heading_level is None and placed.block.text.isupper()


def _rescued(stamp: Sequence[Placed], following: Sequence[Placed]) -> list[Placed]:
    """The fields whose value is text of the paper that stands nowhere else."""
    after = [" ".join(_WORD.findall(fold(placed.block.text))) for placed in following]
    rescued = []
    for placed in stamp:
        text = placed.block.text
        field = _field(text)
        value = _WORD.findall(fold(_DOTS.sub(" ", text)))
        while value and value[0] in {word for name in words().stamp_fields for word in name.split()}:
            value.pop(0)
        if not field or len(value) < _LONG_VALUE:
            continue
        # The scan may have cut a word at either end of the field.
        core = " ".join(value[1:-1] or value)
        if not any(core in text_after for text_after in after):
            rescued.append(placed)
    return rescued

"""The word lists of `data/phrases.yaml`, compared without case, diacritics and punctuation."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.textnorm import fold, squash
from ingest.yaml_files import load_yaml

_WORDS = re.compile(r"[^\w%]+")
_TABLE = re.compile(r"(?:cua )?(?:bang|bieu|phu luc|danh muc)\b")
_LONGEST_TITLE = 6


def plain(text: str) -> str:
    """Folded words with single spaces, without punctuation."""
    return squash(_WORDS.sub(" ", fold(text)))


@cache
def _raw() -> dict[str, Any]:
    text = files("ingest").joinpath("data/phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def phrases(name: str) -> frozenset[str]:
    """One word list, each entry as `plain` gives it."""
    return frozenset(plain(entry) for entry in _raw()[name])


def says_table_goes_on(text: str) -> bool:
    """Whether a line only says that a table goes on: "(tiếp theo)", "Phụ lục I (tiếp)", "(Tiếp theo Biểu 1)"."""
    words = f" {plain(text)} "
    if any(words.endswith(f" {phrase} ") for phrase in phrases("continued")):
        return True
    begun = max((phrase for phrase in phrases("continued") if words.startswith(f" {phrase} ")), key=len, default="")
    rest = words.removeprefix(f" {begun} ").split() if begun else []
    return 0 < len(rest) <= _LONGEST_TITLE and _TABLE.match(" ".join(rest)) is not None


def is_motto(text: str) -> bool:
    """Whether a text is nothing but the motto, or a part of it, also when its lines stand in one."""
    rest = f" {plain(text)} "
    for motto in sorted(phrases("motto"), key=len, reverse=True):
        rest = rest.replace(f" {motto} ", " ")
    return not rest.strip() and bool(plain(text))


def without_motto(text: str) -> str:
    """A text without the lines of the motto, and without the strokes that part its two sides."""
    words = text.replace("|", " ").split()
    said = [plain(word) for word in words]
    for motto in sorted(phrases("motto"), key=len, reverse=True):
        told = [(at, word) for at, word in enumerate(said) if word]
        size = len(motto.split())
        for start in range(len(told) - size + 1):
            if " ".join(word for _, word in told[start : start + size]) == motto:
                first, last = told[start][0], told[start + size - 1][0]
                return without_motto(" ".join([*words[:first], *words[last + 1 :]]))
    return " ".join(words)


@cache
def spelled(name: str) -> tuple[str, ...]:
    """One word list as it is written, in small letters, for comparisons where diacritics matter."""
    return tuple(entry.lower() for entry in _raw()[name])


@cache
def kind_names() -> dict[str, str]:
    """Kinds of documents, by their plain words: {"ke hoach": "Kế hoạch"}."""
    return {plain(kind): kind for kind in _raw()["kinds"]}


@cache
def named_signs() -> dict[str, str]:
    """Signs by the words that a note calls them: {"gạch ngang": "-"}."""
    return dict(_raw()["named_signs"])


@cache
def kind_codes() -> dict[str, str]:
    """Kinds of documents by the code that stands in a number: {"KH": "Kế hoạch"}."""
    return dict(_raw()["kind_codes"])


@cache
def property_labels() -> dict[str, str]:
    """Fields of a property block by the plain words of their labels: {"nguoi ky": "signer"}."""
    return {plain(label): field for field, labels in _raw()["properties"].items() for label in labels}

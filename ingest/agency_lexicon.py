"""The agencies that are known by name, and every way in which their names are written.

Names are compared as folded syllables without "và", "&" and hyphens, so case, diacritics and most slips
of OCR do not matter. All ways of writing stand in one trie; matching walks it along the tokens of a text.
"""

from __future__ import annotations

import copy
import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ingest.textnorm import fold, nfc, normal_tone, squash
from ingest.yaml_files import load_yaml

PlaceRule = Literal["none", "default", "optional", "needed"]
WayKind = Literal["full", "abbreviation", "bare", "everyday", "cell", "initials"]
_DATA = Path(__file__).parent / "data" / "agencies.yaml"
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n")
_SKIPPED = {"va", "&", "-", "–", ".", "/"}
_MIN_BARE = 4
_OF_CORPUS = 10_000
_FEWEST_INITIALS = 2
_TELLING = 3
_IN_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "HCC": "hành chính công",
    "QLDA": "Quản lý dự án",
    "BQL": "Ban Quản lý",
}
_DEPARTMENT = "Sở"
_LEVEL = re.compile(r"\s+(?:tỉnh|Thành phố)$")


class Token(NamedTuple):
    """A word, number or sign of a text; `key` is what is compared."""

    key: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Tokens of a text that is already NFC."""
    return [Token(fold(m[0]), m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]


@dataclass(slots=True, frozen=True)
class Agency:
    """A known agency: canonical name without its place, and how a place belongs to it."""

    name: str
    place: PlaceRule = "none"
    keeps_home: bool = False
    """The home's name is part of the agency's own ("Đài Phát thanh và Truyền hình Hà Nội")."""
    department: bool = False


@dataclass(slots=True, frozen=True)
class Way:
    """A way of writing an agency's name; what kind it is decides where it may be taken for the agency."""

    agency: Agency
    kind: WayKind
    rank: int
    """Smaller is preferred where several agencies share the way."""
    no_place: bool = False


@dataclass(slots=True)
class Node:
    """A node of the trie."""

    next: dict[str, Node] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)


class Match(NamedTuple):
    """Ways that end after token `end` (exclusive), best first."""

    ways: tuple[Way, ...]
    end: int


@dataclass(slots=True)
class Lexicon:
    """What data/agencies.yaml says, ready for matching."""

    data: dict[str, Any]
    root: Node
    agencies: dict[str, Agency]
    """By folded canonical name without its place."""
    heads: dict[str, list[tuple[str, ...]]]
    """Folded head words by their first syllable, longest first."""
    units: dict[tuple[str, ...], str]
    """Level ("cấp xã") by the folded words that mean it."""
    home: dict[tuple[str, ...], str]
    """Names of the home by their folded words."""
    predicates: frozenset[tuple[str, ...]]
    group_nouns: frozenset[str]
    """With their diacritics: "ban quản lý" is no "ban, quận"."""
    words: dict[str, frozenset[str]]
    """Other word lists of the data file, folded, by their name."""

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """The longest known way of writing that begins at a token."""
        node, best, depth = self.root, None, 0
        for position in range(start, len(tokens)):
            key = tokens[position].key
            after = node.next.get(key)
            if after is None:
                if depth and key in _SKIPPED:
                    continue
                break
            node, depth = after, depth + 1
            if node.ways:
                best = Match(tuple(node.ways), position + 1)
        return best


def key_of(name: str) -> str:
    """What two spellings of one name have in common: folded syllables without "và", "&" and punctuation."""
    return " ".join(token.key for token in tokens_of(nfc(name)) if token.key.isalnum() and token.key != "va")


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    data = load_yaml(_DATA.read_text(encoding="utf-8"))
    root = Node()
    agencies: dict[str, Agency] = {}
    for rank, (agency, kind, words, no_place) in enumerate(_ways(data)):
        agencies.setdefault(key_of(agency.name), agency)
        _insert(root, words, Way(agency, kind, rank, no_place))
    heads: dict[str, list[tuple[str, ...]]] = {}
    for head in sorted(data["heads"], key=len, reverse=True):
        syllables = tuple(fold(head).split())
        heads.setdefault(syllables[0], []).append(syllables)
    units = {tuple(fold(unit).split()): level["name"] for level in data["levels"] for unit in level["units"]}
    lists = (
        *("group_tails", "stop_words"),
        *("barred_before_department", "barred_before_plain_so", "barred_before_short", "word_ends"),
    )
    return Lexicon(
        data=data,
        root=root,
        agencies=agencies,
        heads=heads,
        units=units,
        home={tuple(fold(name).split()): data["home"][0] for name in data["home"]},
        predicates=frozenset(tuple(normal_tone(word).split()) for word in data["predicates"]),
        group_nouns=frozenset(normal_tone(noun) for noun in data["group_nouns"]),
        words={name: frozenset(fold(word) for word in data[name]) for name in lists},
    )


_Entry = tuple[Agency, WayKind, Sequence[str], bool]


def _ways(data: dict[str, Any]) -> Iterator[_Entry]:
    departments = sorted(data["departments"], key=lambda item: not item.get("first", False))
    for item in departments:
        yield from _department_ways(item, data["triggers"])
    for item in data["agencies"]:
        yield from _agency_ways(item, data)


def _department_ways(item: dict[str, Any], triggers: Iterable[str]) -> Iterator[_Entry]:
    name = item["name"]
    agency = Agency(f"Sở {name}", "optional", department=True)
    for words in _spellings(name):
        yield agency, "full", ["so", *words], False
    yield agency, "bare", _words(name), False
    groups = _initials(name)
    for joined in {*_compositions(groups), *((fold(short),) for short in item.get("abbreviations", ()))}:
        yield agency, "abbreviation", ["so", *joined], False
        yield agency, "abbreviation", [f"s{joined[0]}", *joined[1:]], False
        yield agency, "abbreviation", ["s", *joined], False
        if sum(len(part) for part in joined) >= _MIN_BARE:
            yield agency, "bare", list(joined), False
    for word in (name, *item.get("words", ())):
        yield agency, "everyday", ["so", *_words(word)], False
        for trigger in triggers:
            yield agency, "everyday", [*_words(trigger), *_words(word)], False


def _agency_ways(item: dict[str, Any], data: dict[str, Any]) -> Iterator[_Entry]:
    rule: PlaceRule = "none"
    if item.get("placed"):
        rule = "needed" if item.get("needs_place") else "optional" if item.get("place_optional") else "default"
    agency = Agency(item["name"], rule, item.get("keeps_home", False))
    without_place, cell_only = set(item.get("no_place", ())), set(item.get("cell_only", ()))
    for alias in (item["name"], *item.get("aliases", ())):
        kind: WayKind = "cell" if alias in cell_only else "full"
        for words in _spellings(alias):
            yield agency, kind, words, alias in without_place
    for words in _with_initials(item["name"], data["heads"]):
        yield agency, "initials", words, False
    for word in item.get("words", ()):
        for trigger in data["triggers"]:
            yield agency, "everyday", [*_words(trigger), *_words(word)], False


def _with_initials(name: str, heads: Iterable[str]) -> Iterator[list[str]]:
    """What begins a name and the initials of the rest: "Hội ND", "Liên hiệp các Hội KHKT"; a closing level is none."""
    whole = _LEVEL.sub("", nfc(name))
    starts = {re.escape(head) for head in heads if head != _DEPARTMENT}
    for head in re.finditer(rf"(?<!\w)(?:{'|'.join(sorted(starts, key=len, reverse=True))})(?!\w)", whole):
        rest = [word for word in _words(whole[head.end() :]) if word.isalpha()]
        if len(rest) >= _FEWEST_INITIALS and all(len(word) > 1 for word in rest):
            yield [*_words(whole[: head.end()]), "".join(word[0] for word in rest)]


def _words(name: str) -> list[str]:
    return [token.key for token in tokens_of(nfc(name)) if token.key not in _SKIPPED]


def _spellings(name: str) -> list[list[str]]:
    """With the name's comma and without it; what is mostly written short ("UBND") also in full."""
    variants = [name]
    for short, long in _IN_FULL.items():
        variants += [variant.replace(short, long) for variant in variants if short in variant.split()]
    spelled = [_words(variant) for variant in variants]
    return spelled + [[word for word in words if word != ","] for words in spelled if "," in words]


def _initials(name: str) -> list[str]:
    """Initials of the parts that "và", commas and hyphens separate: Lao động, Thương binh và Xã hội: ld, tb, xh."""
    parts = re.split(r"\s+và\s+|\s*,\s*|\s+-\s+", name)
    return ["".join(word[0] for word in fold(part).split()) for part in parts]


def _compositions(groups: list[str]) -> set[tuple[str, ...]]:
    """All ways to glue neighbouring groups: ("kh", "dt") and ("khdt",)."""
    found = set()
    for cuts in itertools.product((False, True), repeat=len(groups) - 1):
        parts = [groups[0]]
        for cut, group in zip(cuts, groups[1:], strict=True):
            if cut:
                parts.append(group)
            else:
                parts[-1] += group
        found.add(tuple(parts))
    return found


def _insert(root: Node, words: Sequence[str], way: Way) -> None:
    node = root
    for word in words:
        node = node.next.setdefault(word, Node())
    if all(other.agency != way.agency or other.kind != way.kind for other in node.ways):
        node.ways.append(way)


def extended(base: Lexicon, names: Iterable[str]) -> Lexicon:
    """The lexicon with names of a corpus that no list holds; the given one stays as it is."""
    root = copy.deepcopy(base.root)
    agencies = dict(base.agencies)
    for name in names:
        key = key_of(name)
        if key in agencies or len(key.split()) < 2:
            continue
        agencies[key] = Agency(name)
        bare = _LEVEL.sub("", name)
        named = (name, bare) if len(key_of(bare).split()) >= _TELLING else (name,)
        for words in (spelled for way in named for spelled in _spellings(way)):
            _insert(root, words, Way(agencies[key], "full", _OF_CORPUS))
        for words in _with_initials(name, base.data["heads"]):
            _insert(root, words, Way(agencies[key], "initials", _OF_CORPUS))
            _insert(root, [*words, *_words(name[len(bare) :])], Way(agencies[key], "initials", _OF_CORPUS))
        initials = "".join(word[0] for word in key.split())
        if len(initials) >= _MIN_BARE:
            _insert(root, [initials], Way(agencies[key], "bare", _OF_CORPUS))
    return dataclasses.replace(base, root=root, agencies=agencies)


def tidy(name: str) -> str:
    """A name in one spelling: NFC, one place of tones, single spaces, "và" for "&", no punctuation at its ends."""
    text = normal_tone(nfc(name)).replace("&amp;", "&")
    return re.sub(r"\s*&\s*", " và ", squash(text)).strip(" .,;:-–+•*|")

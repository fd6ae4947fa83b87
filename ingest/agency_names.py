"""One agency's name at one place of a text: its canonical name, with its place or level, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ingest.agency_lexicon import Agency, Lexicon, Token, Way, key_of, tidy

_HEAD_SLIPS = re.compile(r"^Số\b")
_DASH = {"-", "–"}
_CITY_WORDS = ("thanh", "pho")
_UNITS = frozenset({"xã", "phường", "thị trấn", "huyện", "quận", "thị xã"})


class Place(NamedTuple):
    """What follows a name: "Thành phố", "tỉnh Nghệ An", "cấp xã"."""

    words: str
    end: int
    level: bool = False
    unit: str = ""
    """What each of several places is, of which the first is named: "xã" of "các xã Vĩnh Gia, Tri Tôn"."""


class Name(NamedTuple):
    """A name that was read: canonical, the token after its last one, and what a following level may replace."""

    canonical: str
    end: int
    agency: Agency | None = None
    place: Place | None = None


def read_place(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Place | None:
    """A place or a level that stands at a token, None when there is none."""
    level = _level(tokens, start, lexicon)
    if level is not None:
        return level
    position = start + 1 if start < len(tokens) and tokens[start].text in _DASH else start
    kind, after = _place_kind(tokens, position)
    home = _home(tokens, after, lexicon)
    if home is not None:
        return Place(lexicon.data["default_place"] if kind != "tỉnh" else "tỉnh", home)
    if kind is None:
        return None
    if kind == "home":
        return Place(lexicon.data["default_place"], after)
    named = _capitalised(tokens, after)
    if named > after:
        return Place(f"{kind.lower()} {_text(tokens, after, named)}", named)
    return Place(kind, after)


def _place_kind(tokens: Sequence[Token], start: int) -> tuple[str | None, int]:
    keys = [token.key for token in tokens[start : start + 4]]
    if tuple(keys[:2]) == _CITY_WORDS:
        return "Thành phố", start + 2
    if keys[:1] == ["tphn"]:
        return "home", start + 1
    if keys[:1] == ["tp"]:
        return "Thành phố", start + 1 + (keys[1:2] == ["."] and len(keys) > 2 and tokens[start + 2].text[:1].isupper())
    if keys[:3] == ["t", ".", "p"]:
        return "Thành phố", start + 3 + (keys[3:] == ["."])
    if keys[:1] == ["tinh"]:
        return "tỉnh", start + 1
    return None, start


def _home(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    for words in lexicon.home:
        if tuple(token.key for token in tokens[start : start + len(words)]) == words:
            return start + len(words)
    return None


def _level(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Place | None:
    """A level, its words perhaps separated by commas ("các quận, huyện, thị xã"); "huyện Gia Lâm" is a place."""
    best: Place | None = None
    words: list[str] = []
    for position in range(start, min(len(tokens), start + 12)):
        key = tokens[position].key
        if key in {",", "va", "/"} and words:
            continue
        if not key.isalpha():
            break
        words.append(key)
        level = lexicon.units.get(tuple(words))
        if level is not None:
            best = Place(level, position + 1, True)
    if best is None:
        return None
    plural = words[0] == "cac"
    after = best.end + (plural and best.end < len(tokens) and tokens[best.end].text == ":")
    named = _capitalised(tokens, after)
    if named == after or words[0].startswith("cap"):
        return best
    unit = _text(tokens, start + plural, best.end).lower()
    if plural and unit not in _UNITS:
        return best
    return Place(f"{unit} {_text(tokens, after, named)}", named, True, unit if plural else "")


def read_alike(tokens: Sequence[Token], start: int, unit: str) -> Place | None:
    """One more place of a list of places that are all of one unit."""
    named = _capitalised(tokens, start)
    return Place(f"{unit} {_text(tokens, start, named)}", named, True, unit) if named > start else None


def _capitalised(tokens: Sequence[Token], start: int) -> int:
    """End of the run of capitalised words that begins at a token."""
    end = start
    while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].text[1:].islower():
        end += 1
    return end


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of some tokens with single spaces, none before a sign."""
    text = ""
    for token in tokens[start:end]:
        text += token.text if not text or token.text in {",", ".", ";", ")"} or text.endswith("(") else f" {token.text}"
    return text


def read_known(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, kinds: Collection[str], known: Collection[str] = ()
) -> tuple[Name, Way] | None:
    """The known agency that is named at a token, in one of the kinds of ways allowed.

    Where several agencies share the way, the one whose key is in `known` is taken, else the first.
    """
    match = lexicon.match(tokens, start)
    if match is None:
        return None
    ways = [way for way in match.ways if way.kind in kinds]
    if not ways:
        return None
    read = [(_with_place(tokens, match.end, way, lexicon, known), way) for way in ways]
    return next((item for item in read if key_of(item[0].canonical) in known), read[0])


def _with_place(tokens: Sequence[Token], end: int, way: Way, lexicon: Lexicon, known: Collection[str]) -> Name:
    agency = way.agency
    if agency.place == "none":
        return Name(agency.name, _home(tokens, end, lexicon) or end, agency)
    place = read_place(tokens, end, lexicon)
    if agency.department and place is not None and place.level:
        place = None
    canonical = canonical_of(agency, place, lexicon)
    if place is None and agency.place == "default" and key_of(canonical) not in known:
        # A corpus of a province: "Văn phòng UBND" is the one that it knows.
        of_province = f"{agency.name} tỉnh"
        canonical = of_province if key_of(of_province) in known else canonical
    return Name(canonical, place.end if place else end, agency, place)


def canonical_of(agency: Agency, place: Place | None, lexicon: Lexicon) -> str:
    """The name with its place: departments are named without the own one, some others always with it."""
    own = str(lexicon.data["default_place"])
    if agency.keeps_home:
        home = str(lexicon.data["home"][0])
        return f"{agency.name} {home}" if place is None or place.words == own else f"{agency.name} {place.words}"
    if place is None:
        return f"{agency.name} {own}" if agency.place in {"default", "needed"} else agency.name
    bare = place.words in {own, "tỉnh"}
    if agency.department and bare:
        return agency.name
    if agency.place == "optional" and place.words == own:
        return agency.name
    return f"{agency.name} {place.words}"


def is_head(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a token begins with the head word of an agency's name, and more words follow it."""
    if start >= len(tokens):
        return False
    for head in lexicon.heads.get(tokens[start].key, ()):
        after = start + len(head)
        if tuple(token.key for token in tokens[start:after]) == head and after < len(tokens):
            return tokens[after].text.isalnum()
    return False


def predicate_at(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether what the agency does begins at a token ("theo dõi …"); a capital letter begins a name instead."""
    for length in (1, 2, 3):
        if tuple(token.text for token in tokens[start : start + length]) in lexicon.predicates:
            return True
    return False


def unlisted_name(text: str, lexicon: Lexicon) -> str:
    """Canonical form of a name that is in no list: one spelling, abbreviations of its place in full."""
    name = _HEAD_SLIPS.sub("Sở", tidy(text))
    name = re.sub(r"\bT\.?P\.?(?=\s|$)", "Thành phố", name)
    name = re.sub(r"\bTPHN\b", "Thành phố", name)
    name = re.sub(r"\bỦy ban nhân dân\b", "UBND", name, flags=re.IGNORECASE)
    for head in sorted(lexicon.data["heads"], key=len, reverse=True):
        if name.lower().startswith(head.lower() + " "):
            rest = name[len(head) + 1 :]
            return f"{head} {rest[:1].upper()}{rest[1:]}"
    return name[:1].upper() + name[1:]

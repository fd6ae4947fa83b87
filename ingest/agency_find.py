"""Agencies named in running text and in questions, as officials type them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ingest.agency_lexicon import Agency, Lexicon, Token, Way, extended, key_of, lexicon, tokens_of
from ingest.agency_names import Name, canonical_of, read_known, read_place, unlisted_name
from ingest.textnorm import fold, nfc, normal_tone
from ingest.values import AgencyRef

_KINDS = ("full", "abbreviation", "everyday", "bare", "cell", "initials")
_SO = {"sở", "sỡ", "sờ", "sỏ", "só"}
_LIST_SIGNS = {",", ";", "&", "và", "va", ":", "cùng", "cung", "hay", "hoặc", "hoac"}
_MAX_UNLISTED = 5
_CLOSE_ENOUGH = 0.84
_SHORTEST_ABBREVIATION = 3
_VOWELS = set("aeiouy")


class FoundAgency(NamedTuple):
    """An agency named in a text, and where (offsets into the text after NFC)."""

    ref: AgencyRef
    start: int
    end: int


def find_agencies(text: str, known: Iterable[str] = ()) -> list[FoundAgency]:
    """The agencies named in free text, in order and without overlap.

    `known` are the canonical names of a corpus: where a word may mean several agencies, one of these is taken,
    and names that no list holds are recognised too. A "Sở" that does not exist is returned as it is named, so
    that a caller can tell it from a name that it knows.
    """
    normal = nfc(text)
    names = frozenset(known)
    return _Finder(normal, _lexicon_for(names), _keys(names)).find()


@lru_cache(maxsize=8)
def _lexicon_for(names: frozenset[str]) -> Lexicon:
    unlisted = [name for name in sorted(names) if not is_listed(name)]
    return extended(lexicon(), unlisted) if unlisted else lexicon()


def is_listed(name: str) -> bool:
    """Whether the name is one that the list of agencies has."""
    tokens = tokens_of(nfc(name))
    read = read_known(tokens, 0, lexicon(), ("full",))
    return read is not None and read[0].end == len(tokens)


def begins_name(text: str) -> bool:
    """Whether a text begins as the name of an agency does: "Hội L…", and no other words for these ("Ban hành")."""
    tokens, known = tokens_of(nfc(text)), lexicon()
    heads = known.heads.get(tokens[0].key, ()) if tokens else ()
    ends = [len(head) for head in heads if tuple(token.key for token in tokens[: len(head)]) == head]
    return any(
        tokens[0].text[0].isupper() and token.text[0].isupper() for end in ends for token in tokens[end : end + 1]
    )


@lru_cache(maxsize=8)
def _keys(names: frozenset[str]) -> frozenset[str]:
    return frozenset(key_of(name) for name in names)


class _Finder:
    def __init__(self, text: str, lexicon_: Lexicon, known: frozenset[str]) -> None:
        self._text = text
        self._tokens = tokens_of(text)
        self._lexicon = lexicon_
        self._known = known
        self._found: list[FoundAgency] = []
        self._last_end = 0
        self._last: Name | None = None

    def find(self) -> list[FoundAgency]:
        """All agencies of the text."""
        position = 0
        while position < len(self._tokens):
            end = self._at(position)
            position = end if end is not None else position + 1
        return self._found

    def _at(self, start: int) -> int | None:
        if not self._tokens[start].text[0].isalpha():
            return None
        read = read_known(self._tokens, start, self._lexicon, _KINDS, self._known)
        if read is not None and self._allowed(start, *read):
            return self._add(start, self._longest(start, *read))
        level = self._shared_level(start)
        if level is not None:
            return self._add(start, level)
        if self._is_so(start) and not self._barred(start):
            close = self._misspelt(start)
            if close is not None:
                return self._add(start, close)
            return self._unlisted(start)
        return None

    def _allowed(self, start: int, name: Name, way: Way) -> bool:
        if way.agency.place == "needed" and name.place is None and not way.no_place:
            return False
        if way.kind == "cell":
            return name.place is not None and _without_marks(self._tokens[start].text)
        if way.kind == "bare":
            return self._bare_allowed(start, name)
        if way.kind == "initials":
            return self._initials_allowed(start, name)
        first = self._tokens[start].key
        if way.agency.department and first == "so":
            return self._is_so(start) and not self._barred(start)
        if way.kind == "abbreviation":
            word = self._tokens[start].text
            return word.isupper() or (len(word) >= _SHORTEST_ABBREVIATION and not _VOWELS & set(first))
        return True

    def _longest(self, start: int, name: Name, way: Way) -> Name:
        """The name in full with a slip, rather than the short name that it begins with."""
        if way.kind != "everyday" or not self._is_so(start):
            return name
        close = self._misspelt(start)
        return close if close is not None and close.end > name.end else name

    def _is_so(self, start: int) -> bool:
        """ "sở" itself, "so" of text without diacritics, or the slip "Số Thông tin" of OCR."""
        word = normal_tone(self._tokens[start].text)
        if word.lower() in _SO:
            return True
        if word.lower() == "so":
            return start == 0 or self._tokens[start - 1].text.isascii()
        after = self._tokens[start + 1].text if start + 1 < len(self._tokens) else ""
        return word == "Số" and after[:1].isupper() and not self._previous(start)[:1].isupper()

    def _barred(self, start: int) -> bool:
        lists = ["barred_before_department"]
        if normal_tone(self._tokens[start].text).lower() not in _SO:
            lists.append("barred_before_plain_so")
        before = self._previous(start)
        pair = f"{self._previous(start - 1)} {before}"
        barred = {word for name in lists for word in self._lexicon.words[name]}
        return pair in barred or (before in barred and not self._is_other_word(start - 1, lists))

    def _is_other_word(self, at: int, lists: Iterable[str]) -> bool:
        """Whether a word typed with marks is none of the lists: "có" is not "cơ"."""
        typed = normal_tone(self._tokens[at].text).lower()
        spelled = {normal_tone(word).lower() for name in lists for word in self._lexicon.data[name]}
        return not typed.isascii() and typed not in spelled

    def _previous(self, start: int) -> str:
        return self._tokens[start - 1].key if start > 0 else ""

    def _bare_allowed(self, start: int, name: Name) -> bool:
        """A department's name without "Sở": in a list after another department, or an abbreviation of its own."""
        if self._follows_department(start):
            return True
        tokens = self._tokens[start : name.end]
        letters = [token for token in tokens if token.text.isalpha()]
        if name.agency and key_of(name.agency.name) == " ".join(["so", *(token.key for token in letters)]):
            return False
        if self._previous(start) in self._lexicon.words["barred_before_short"]:
            return False
        return len(letters) == 1 or all(token.text.isupper() for token in letters)

    def _initials_allowed(self, start: int, name: Name) -> bool:
        """Letters that are no word after what begins a name, which is no end of another word: "cán bộ CA"."""
        head, rest = self._tokens[start], self._tokens[start + 1 : name.end]
        letters = [token for token in rest if len(token.text) > 1 and token.text.isalpha()]
        short = any(token.text.isupper() or not _VOWELS & set(token.key) for token in letters)
        return short and (head.text[0].isupper() or head.key not in self._lexicon.words["word_ends"])

    def _follows_department(self, start: int) -> bool:
        if self._last is None or self._last.agency is None or not self._last.agency.department:
            return False
        between = self._tokens[self._last_end : start]
        return bool(between) and all(token.text in _LIST_SIGNS for token in between)

    def _shared_level(self, start: int) -> Name | None:
        last = self._last
        if last is None or last.agency is None or last.place is None or not last.place.level:
            return None
        between = self._tokens[self._last_end : start]
        if not between or any(token.text not in _LIST_SIGNS for token in between):
            return None
        level = read_place(self._tokens, start, self._lexicon)
        if level is None or not level.level:
            return None
        return Name(canonical_of(last.agency, level, self._lexicon), level.end, last.agency, level)

    def _misspelt(self, start: int) -> Name | None:
        """The department whose name comes closest, when it is close: "Sở Thông tin và Truyền thôg"."""
        after = [token for token in self._tokens[start + 1 : start + 9] if token.text.isalpha() and token.key != "va"]
        best: tuple[float, Agency, Token] | None = None
        for agency in self._departments():
            words = key_of(agency.name).split()[1:]
            if len(after) < len(words):
                continue
            window = " ".join(token.key for token in after[: len(words)])
            matcher = SequenceMatcher(None, " ".join(words), window)
            if matcher.real_quick_ratio() < _CLOSE_ENOUGH:
                continue
            ratio = matcher.ratio()
            if ratio >= _CLOSE_ENOUGH and (best is None or ratio > best[0]):
                best = (ratio, agency, after[len(words) - 1])
        if best is None:
            return None
        end = next(index for index, token in enumerate(self._tokens) if token.start == best[2].start) + 1
        return Name(best[1].name, end, best[1])

    def _departments(self) -> list[Agency]:
        every = [agency for agency in self._lexicon.agencies.values() if agency.department]
        return [agency for agency in every if key_of(agency.name) in self._known] or every

    def _unlisted(self, start: int) -> int | None:
        """ "Sở" and the words after it, up to one that cannot belong to a name."""
        end = start + 1
        while end < len(self._tokens) and end - start <= _MAX_UNLISTED:
            token = self._tokens[end]
            if not token.text.isalpha() or token.key in self._lexicon.words["stop_words"]:
                break
            end += 1
        first = self._tokens[start + 1] if start + 1 < len(self._tokens) else None
        if end < start + 3 or first is None or first.text.lower() in self._lexicon.group_nouns:
            return None
        name = unlisted_name(self._text[self._tokens[start].start : self._tokens[end - 1].end], self._lexicon)
        return self._add(start, Name(f"Sở {name[3:]}", end))

    def _add(self, start: int, name: Name) -> int:
        first, last = self._tokens[start].start, self._tokens[name.end - 1].end
        words = self._text[first:last]
        self._found.append(FoundAgency(AgencyRef(name.canonical, words), first, last))
        self._last, self._last_end = name, name.end
        return name.end


def _without_marks(word: str) -> bool:
    """Whether a word is typed without diacritics, as abbreviations are: "CA tỉnh", and not "Cả tỉnh"."""
    return fold(word) == word.lower().replace("đ", "d")

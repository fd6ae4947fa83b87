"""Reads one item of an agency cell from left to right."""

from __future__ import annotations

import re

from ingest.agency_lexicon import Lexicon, tidy, tokens_of
from ingest.agency_names import (
    Name,
    canonical_of,
    is_head,
    predicate_at,
    read_alike,
    read_known,
    read_place,
    unlisted_name,
)
from ingest.textnorm import squash
from ingest.values import AgencyRef

_SEPARATORS = {",", ";", "\n", "."}
_NOUN_SIGNS = {",", "/", "và", "-"}
_SLASHES = {"-", "–", "/", "+"}
_PARTING = {"/", "+"}
_JOINING = {"va", "&", "cung", "voi", "hoac"}
_KINDS = ("full", "abbreviation", "everyday", "cell")
_GLUED = re.compile(r"\bsở ngành\b")
_PLURALS = {"cac", "nhung", "tat"}
_TAIL_WORDS = {"thuoc", "tren", "truc", "cua", "tai", "o", "trong", "co", "lien", "noi", "va"}
_MAX_PLAIN_WORDS = 14


class CellReader:
    """State of reading: the head that a list shares, and the references found so far."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._tokens = tokens_of(text)
        self._lexicon = lexicon
        self._shares_department = False
        self._pending: list[int] = []
        self._last: Name | None = None
        self._found: list[AgencyRef] = []

    def read(self) -> list[AgencyRef]:
        """All references of the item."""
        position = 0
        while position < len(self._tokens):
            position = self._step(position)
        return self._found

    def _step(self, start: int) -> int:
        token = self._tokens[start]
        if token.text == "(":
            return self._bracket(start)
        if token.text in _SEPARATORS or not token.text.isalnum():
            return start + 1
        if token.key in _JOINING and (self._found or start == 0):
            return start + 1
        for reading in (self._intro, self._agency, self._shared, self._group, self._unlisted):
            end = reading(start)
            if end is not None:
                return end
        return self._rest(start)

    def _bracket(self, start: int) -> int:
        """Brackets hold the scope of the agency before them."""
        depth, end = 0, start
        while end < len(self._tokens):
            depth += {"(": 1, ")": -1}.get(self._tokens[end].text, 0)
            end += 1
            if depth == 0:
                break
        self._add_scope(self._slice(start, end).strip("() "))
        return end

    def _intro(self, start: int) -> int | None:
        """ "Các Sở:", "các đơn vị:": what follows has the head "Sở", or heads of its own."""
        if self._key(start) not in _PLURALS:
            return None
        end = start + 1
        while end < len(self._tokens) and self._tokens[end].text.isalpha() and end - start <= 4:
            end += 1
        department = self._key(start + 1) == "so"
        if end < len(self._tokens) and self._tokens[end].text == ":":
            self._shares_department = department
            return end + 1
        if department and self._bare(start + 2) is not None:
            self._shares_department = True
            return start + 2
        return None

    def _agency(self, start: int) -> int | None:
        read = read_known(self._tokens, start, self._lexicon, _KINDS)
        if read is None:
            return None
        name = read[0]
        if name.place is None and self._longer(name.end):
            return None
        if name.agency and not name.agency.department:
            self._shares_department = False
        return self._add(name, start)

    def _shared(self, start: int) -> int | None:
        """A name or a level whose head stands before: "Tư pháp" after "Các Sở:", "cấp xã" after "UBND cấp huyện"."""
        bare = self._bare(start)
        last = self._last
        slashed = start > 0 and self._tokens[start - 1].text == "/"
        after_department = slashed and last is not None and last.agency is not None and last.agency.department
        if bare is not None and (self._shares_department or after_department):
            return self._add(bare, start)
        if last and last.agency and last.place and last.place.level:
            level = read_place(self._tokens, start, self._lexicon)
            if level is None and last.place.unit:
                level = read_alike(self._tokens, start, last.place.unit)
            if level and level.level:
                return self._add(
                    Name(canonical_of(last.agency, level, self._lexicon), level.end, last.agency, level), start
                )
        return None

    def _bare(self, start: int) -> Name | None:
        read = read_known(self._tokens, start, self._lexicon, ("bare",))
        return read[0] if read else None

    def _longer(self, end: int) -> bool:
        """The name goes on with a capital: it only begins like the known one."""
        return self._is_capital(end) and not self._starts_name(end)

    def _starts_name(self, start: int) -> bool:
        known = read_known(self._tokens, start, self._lexicon, ("full", "abbreviation"))
        return known is not None or is_head(self._tokens, start, self._lexicon)

    def _group(self, start: int) -> int | None:
        """ "Các sở, ban, ngành": common nouns, up to the next name."""
        plural = self._key(start) in _PLURALS
        nouns, end = self._nouns(start + 1 if plural else start)
        signs = any(token.text in _NOUN_SIGNS for token in self._tokens[start:end])
        listed = nouns > 1 and (signs or self._key(start + 1) == "nganh")
        if not plural and not listed and not (nouns and self._tokens[start].text[:1].islower()):
            return None
        end = self._chunk_end(max(end, start + 1), group=True)
        words, scope = self._cut_predicate(start, end)
        name = _group_name(squash(self._slice(start, words)), self._lexicon)
        self._found.append(AgencyRef(name, self._slice(start, words), scope, "group"))
        self._last, self._shares_department = None, False
        return end

    def _nouns(self, start: int) -> tuple[int, int]:
        """How many common nouns of a group stand in a row, and where they end."""
        count, position, end = 0, start, start
        while position < len(self._tokens):
            if self._tokens[position].text in _NOUN_SIGNS:
                position += 1
                continue
            length = next((n for n in (3, 2, 1) if self._noun(position, n)), 0)
            if not length or (count and self._starts_agency(position)):
                break
            count, position = count + 1, position + length
            end = position
        return count, end

    def _noun(self, start: int, length: int) -> bool:
        words = " ".join(token.text.lower() for token in self._tokens[start : start + length])
        return start + length <= len(self._tokens) and words in self._lexicon.group_nouns

    def _starts_agency(self, start: int) -> bool:
        if start >= len(self._tokens):
            return False
        known = read_known(self._tokens, start, self._lexicon, ("full", "abbreviation"))
        if known is not None:
            return True
        capital = self._is_capital(start)
        after = self._tokens[start + 1].text if start + 1 < len(self._tokens) else ""
        return capital and after[:1].isupper() and is_head(self._tokens, start, self._lexicon)

    def _unlisted(self, start: int) -> int | None:
        """A name that is in no list but begins with a head word."""
        if not is_head(self._tokens, start, self._lexicon):
            return None
        end = self._chunk_end(start + 1)
        words, scope = self._cut_predicate(start, end)
        text = self._slice(start, words)
        self._found.append(AgencyRef(unlisted_name(text, self._lexicon), text, scope))
        self._last, self._shares_department = None, False
        return end

    def _rest(self, start: int) -> int:
        """Words that begin no name: more of a predicate, more of a group, or a cell that names nobody."""
        end = self._chunk_end(start + 1)
        text = self._slice(start, end)
        if self._found and (self._found[-1].scope or self._tokens[start].text[:1].islower()):
            if self._key(start) not in _TAIL_WORDS:
                self._add_scope(text, ", ")
        elif any(char.isalpha() for char in text) and end - start <= _MAX_PLAIN_WORDS:
            self._found.append(AgencyRef(tidy(text), text, None, "group"))
        return end

    def _add(self, name: Name, start: int) -> int:
        self._found.append(AgencyRef(name.canonical, self._slice(start, name.end)))
        self._settle_pending(name)
        needs = name.agency is not None and name.agency.place == "needed" and name.place is None
        if needs:
            self._pending.append(len(self._found) - 1)
        self._last = name
        end = self._chunk_end(name.end, separators_only=True)
        trailing = self._slice(name.end, end)
        if trailing and self._key(name.end) not in _TAIL_WORDS:
            self._add_scope(trailing)
        return end

    def _settle_pending(self, name: Name) -> None:
        """ "UBND, Mặt trận Tổ quốc cấp huyện": the level belongs to both."""
        place = name.place
        if place is not None and place.level:
            for index in self._pending:
                before = self._found[index]
                base = before.name.removesuffix(f" {self._lexicon.data['default_place']}")
                self._found[index] = AgencyRef(f"{base} {place.words}", before.text, before.scope)
        self._pending = []

    def _chunk_end(self, start: int, group: bool = False, separators_only: bool = False) -> int:
        """Where the words end that belong to what begins before `start`."""
        position = start
        while position < len(self._tokens):
            text = self._tokens[position].text
            if text in {"(", ";", "\n"} or (text == "," and self._comma_ends(position, separators_only)):
                break
            joins = self._key(position) in {"va", "&", "cung"}
            if joins and (self._starts_agency(position + 1) or self._key(position + 1) in _PLURALS):
                break
            if (joins or text in _PARTING) and self._goes_on(position + 1):
                break
            if text in _SLASHES and self._starts_agency(position + 1):
                break
            if text in _PARTING and separators_only and position == start and self._is_capital(position + 1):
                break
            apart = group and self._key(position - 1) not in self._lexicon.words["group_tails"]
            if apart and text[:1].isupper() and self._starts_agency(position):
                break
            position += 1
        return position

    def _goes_on(self, start: int) -> bool:
        """Whether a list of places of one unit goes on at a token: "các xã Vĩnh Gia, Vĩnh Tế và Tri Tôn"."""
        last = self._last
        return last is not None and last.place is not None and bool(last.place.unit) and self._is_capital(start)

    def _is_capital(self, position: int) -> bool:
        return position < len(self._tokens) and self._tokens[position].text[:1].isupper()

    def _comma_ends(self, position: int, separators_only: bool) -> bool:
        after = position + 1
        if separators_only or after >= len(self._tokens):
            return True
        shared = self._shares_department and self._bare(after) is not None
        return shared or self._key(after) in _PLURALS or self._starts_agency(after) or self._starts_listed(after)

    def _starts_listed(self, start: int) -> bool:
        return self._is_capital(start) and is_head(self._tokens, start, self._lexicon)

    def _cut_predicate(self, start: int, end: int) -> tuple[int, str | None]:
        for position in range(start + 1, end):
            if predicate_at(self._tokens, position, self._lexicon):
                return position, self._slice(position, end).strip(" .,;:") or None
        return end, None

    def _add_scope(self, text: str, joint: str = "; ") -> None:
        words = squash(text).strip(" .,;:")
        if not words or not self._found:
            return
        last = self._found[-1]
        scope = f"{last.scope}{joint}{words}" if last.scope else words
        self._found[-1] = AgencyRef(last.name, last.text, scope, last.kind)

    def _key(self, position: int) -> str:
        return self._tokens[position].key if position < len(self._tokens) else ""

    def _slice(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return self._text[self._tokens[start].start : self._tokens[end - 1].end]


def _group_name(text: str, lexicon: Lexicon) -> str:
    """One spelling of a group: small letters, "các" before it, without the place that all its members share."""
    words = tidy(text).split()
    folded = [token.key for token in tokens_of(" ".join(words)) if token.text.isalnum()]
    tails = lexicon.words["group_tails"]
    kept = []
    for index, word in enumerate(words):
        rest = " ".join(token.key for token in tokens_of(" ".join(words[index : index + 2])))
        if index and (tokens_of(word)[0].key in tails or rest in tails) and folded:
            break
        kept.append(word if word.isupper() and len(word) > 1 and index else word.lower())
    name = " ".join(kept).rstrip(" ,").replace(" có liên quan", " liên quan")
    name = _GLUED.sub("sở, ngành", name)
    name = name if name.startswith(("các ", "những ", "tất cả ")) else f"các {name}"
    return name[:1].upper() + name[1:]

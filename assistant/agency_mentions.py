"""Agencies that a question names, the roles that it gives them, and their full names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from assistant.phrases import Match, Token, asks, is_question_word, longest
from assistant.question import AGENCY_ROLES, AgencyMention
from ingest.agencies import begins_name, find_agencies, is_listed
from ingest.agency_find import FoundAgency
from ingest.textnorm import fold
from ingest.values import AgencyRef

_VERBS = {"agency_verbs": "lead_agency", "agency_joins": "coordinating_agency"}
_MODALS = {"phai", "duoc", "se", "can", "dang"}
_AGENCY_REACH = 5
_TELLING = 3
_TO_ASKED = 2
_COUNT = "số"
_LEVEL = re.compile(r" (?:tinh|thanh pho)(?: [^,;]+)?$")
_CACHED = 8192
_MIN_NAME, _MAX_NAME, _NEXT = 2, 8, 4
_OF_TASKS = {"nao", "gi", "may", "bao", "nhung"}
_OF_WHOM = {"ai", "voi", "co", "don", "so"}
_OR = (["hay"], ["hoac"], ["hay", "la"])
_OFFICE = re.compile(
    r"\b(?:Phó )?(?:Chủ tịch|Giám đốc|Chánh|Trưởng|Bí thư|Thủ trưởng|Tổng Giám đốc)(?: Thường trực)? $", re.IGNORECASE
)


@dataclass(slots=True)
class AgencyMentions:
    """The agencies, and the places of verbs that say nothing but that an agency leads."""

    mentions: list[AgencyMention]
    used: set[int] = field(default_factory=set)

    def chooses(self, tokens: Sequence[Token]) -> bool:
        """Whether "hay" or "hoặc" stands between two of the agencies."""
        return any(_is_or(one, other, tokens) for one, other in pairwise(self.mentions))

    def places(self) -> set[int]:
        """The places of all words that name an agency."""
        return {at for mention in self.mentions for at in range(mention.start, mention.end)}

    def numbers_besides(self, numbers: Sequence[str], tokens: Sequence[Token]) -> list[str]:
        """The numbers but for those that are only part of an agency's name ("… chi nhánh Khu vực 12")."""
        named = self.places()
        inside = {tokens[at].text for at in named}
        outside = " ".join(token.text for at, token in enumerate(tokens) if at not in named)
        return [n for n in numbers if n not in inside or re.search(rf"(?<!\w){re.escape(n)}(?!\w)", outside)]


def agencies_in(text: str, known: Iterable[str] = ()) -> tuple[FoundAgency, ...]:
    """The agencies that a text names; kept, because the same sentences are read for one question after the other."""
    return _agencies_in(text, tuple(known))


@lru_cache(_CACHED)
def _agencies_in(text: str, known: tuple[str, ...]) -> tuple[FoundAgency, ...]:
    return tuple(find_agencies(text, known))


def from_office(sentence: str, start: int) -> int:
    """Where the office right before an agency begins: "Phó Chủ tịch Thường trực UBND tỉnh"."""
    office = _OFFICE.search(sentence[:start])
    return office.start() if office else start


def names_one_of(text: str, names: Collection[str], known: Iterable[str]) -> bool:
    """Whether a text names one of the agencies."""
    return any(same_agency(found.ref.name, name) for found in agencies_in(text, known) for name in names)


def find_mentions(
    text: str,
    tokens: Sequence[Token],
    matches: Sequence[Match],
    known: Sequence[str],
    quoted: set[int],
    grammar: Collection[str],
) -> AgencyMentions:
    """Agencies outside quotations and longer headers; a phrase that itself asks ("giao cho đơn vị nào") gives no agency
    its role.

    A name does not begin with a word of `grammar`: "các sở được giao" names no agency.
    """
    mentions: list[AgencyMention] = []
    used: set[int] = set()
    phrases = longest(matches, ("roles", "operations"))
    roles = [m for m in phrases if m.value in AGENCY_ROLES and not asks(m, tokens)]
    ends = [m.end for m in longest(matches, ("agency_question",))]
    free = [m for m in roles if not any(0 <= m.start - end <= _TO_ASKED for end in ends)]
    verbs = {m.start: m for m in longest(matches, tuple(_VERBS))}
    headers = [set(range(m.start, m.end)) for m in longest(matches, ("headers",))]
    for ref, start, end in agencies_in(text, known):
        inside = [at for at, token in enumerate(tokens) if token.start < end and token.end > start]
        if not inside or set(inside) <= quoted or any(set(inside) < header for header in headers):
            continue
        if ref.name not in known and (_is_no_name(inside, tokens, grammar) or _is_guessed(ref, inside, tokens)):
            continue
        first, last = inside[0], inside[-1] + 1
        role = _role_of(roles, free, first, last)
        if verb := verbs.get(last) or (verbs.get(last + 1) if _is_modal(tokens, last) else None):
            role = role or _VERBS[verb.kind]
            used |= set(range(verb.start, verb.end))
        mentions.append(AgencyMention(ref, role, first, last))
    return AgencyMentions(
        mentions or _named_shortly(tokens, roles, known) or _named_first(text, tokens, free, known), used
    )


def _is_no_name(inside: Sequence[int], tokens: Sequence[Token], grammar: Collection[str]) -> bool:
    """Whether words that look like a department are none: "số TTHC", "các sở được giao"."""
    head = tokens[inside[0]]
    return head.lower == _COUNT or (head.folded == "so" and len(inside) > 1 and tokens[inside[1]].lower in grammar)


def sure_spans(text: str, known: Sequence[str]) -> list[tuple[int, int]]:
    """Where agencies are named that are known, listed or no departments: "So sánh KQ" only begins like one."""
    return [
        (found.start, found.end)
        for found in agencies_in(text, known)
        if found.ref.name in known or is_listed(found.ref.name) or fold(found.ref.text).split()[0] != "so"
    ]


def _is_guessed(ref: AgencyRef, inside: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a department in no list is only words after "so": "So sánh số nhiệm vụ", "so cong chuc trung tuyen"."""
    head, rest = tokens[inside[0]], [tokens[at] for at in inside[1:]]
    typed = any(token.text[0].isupper() for token in rest)
    marked = any(token.marked for token in tokens)
    return head.folded == "so" and not is_listed(ref.name) and (not typed or (marked and head.lower == "so"))


def same_agency(one: str, other: str) -> bool:
    """Whether two names mean one agency: letters' case and a closing "tỉnh", "Thành phố" tell nothing."""
    if one == other or fold(one) == fold(other):
        return True
    bases = {_LEVEL.sub("", fold(name)) for name in (one, other)}
    return len(bases) == 1 and len(bases.pop().split()) >= _TELLING


def _is_or(one: AgencyMention, other: AgencyMention, tokens: Sequence[Token]) -> bool:
    return [token.folded for token in tokens[one.end : other.start]] in _OR


def in_full(agencies: Sequence[AgencyMention], tokens: Sequence[Token]) -> dict[int, str]:
    """For the places of abbreviated agencies: the full name at the first, nothing at the others.

    Agencies between which the question chooses ("SNV hay VP UBND TP chủ trì?") are no part of its subject.
    """
    named: dict[int, str] = {}
    for one, other in pairwise(agencies):
        if _is_or(one, other, tokens):
            named |= dict.fromkeys([*range(one.start, one.end), *range(other.start, other.end)], "")
    if named:
        return named
    for mention in agencies:
        if mention.agency.kind == "agency" and fold(mention.agency.text) != fold(mention.agency.name):
            named |= dict.fromkeys(range(mention.start, mention.end), "")
            named[mention.start] = mention.agency.name
    return named


def _named_shortly(tokens: Sequence[Token], roles: Sequence[Match], known: Sequence[str]) -> list[AgencyMention]:
    """An agency named by the first words of its name right before a role ("Thanh tra phối hợp").

    Where several begin so, it stands for each of them.
    """
    for role in roles:
        for length in (3, 2):
            window = tokens[max(0, role.start - length) : role.start]
            words = " ".join(token.folded for token in window)
            names = [n for n in known if fold(n).startswith(words + " ")]
            if len(window) == length and window[0].text[0].isupper() and names:
                said = " ".join(token.text for token in window)
                ref = AgencyRef(names[0] if len(names) == 1 else said, said)
                return [AgencyMention(ref, role.value, role.start - length, role.start)]
    return []


def _named_first(
    text: str, tokens: Sequence[Token], roles: Sequence[Match], known: Sequence[str]
) -> list[AgencyMention]:
    """An agency that no list and no table has, where a question of what it does begins with it: "Hội X phối hợp gì"."""
    for role in roles:
        if not (_MIN_NAME <= role.start <= _MAX_NAME and begins_name(text)) or not known:
            continue
        name, after = tokens[: role.start], tokens[role.end : role.end + _NEXT]
        plain = all(token.text.isalpha() and not is_question_word(token) for token in name)
        if plain and any(t.folded in _OF_TASKS for t in after) and not any(t.folded in _OF_WHOM for t in after):
            said = text[name[0].start : name[-1].end]
            return [AgencyMention(AgencyRef(said, said), role.value, 0, role.start)]
    return []


def _is_modal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at the place only says that something has to be done ("phải theo dõi")."""
    return at < len(tokens) and tokens[at].folded in _MODALS


def _role_of(roles: Sequence[Match], free: Sequence[Match], first: int, last: int) -> str | None:
    """The role phrase nearest to an agency: one that follows it ("Sở X chủ trì") before one that precedes it.

    Only `free` phrases give a role to what follows: that of "cơ quan nào làm đầu mối" is taken by what is asked.
    """
    after = [m for m in roles if 0 <= m.start - last < _AGENCY_REACH]
    if after:
        return min(after, key=lambda m: m.start).value
    before = [m for m in free if 0 <= first - m.end < 3]
    return max(before, key=lambda m: m.end).value if before else None

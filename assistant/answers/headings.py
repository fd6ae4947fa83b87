"""The heading of a table that a question names, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agency_mentions import same_agency
from assistant.conditions import among, span_of_items
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES
from index.types import Record
from ingest.textnorm import fold, squash

_HEADING_NEEDED = 0.72
_OF_NAME = 0.5
_OF_NAME_WHOLE = 0.4
_NAMED_BELOW = 0.5
_LONG_NAME = 3
_PART_WORD = re.compile(r"^(?:phan|muc|nhom|mang|linh vuc|chuong)(?: nhiem vu)? ")
_PART = re.compile(
    r"\b(?:phần|mục|nhóm|mảng|lĩnh vực|chương)(?: [IVX]+\b)?(?: (?:nhiệm vụ|nội dung|về))?[\s:“\"]+(?=[^\W\d_]{2,})",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
_LETTERED = re.compile(r"[^\W\d_]+ (?:[a-eđ]|[ivx]{1,4})(?=\s*[-–:(.]|$)")
_EACH = re.compile(r"\b(?:mỗi|từng) (?:mục|phần|nhóm)\b", re.IGNORECASE)
"""Parts that are named to be counted each ("mỗi mục I và II") are not the part that is asked about."""


def named_heading(context: Context, tables: Sequence[TableFacts]) -> Record | None:
    """The group row or numbered heading that the question names by number ("mục III") or by its words."""
    question = context.question
    groups = [
        r
        for f in tables
        for r in context.knowledge.rows(f.info.id)
        if r.kind == "group" or (r.key and context.knowledge.children(r))
    ]
    groups = [r for r in groups if context.scoper.fits_index(r, question) and not _is_of_agency(context, r, tables)]
    items = [] if _EACH.search(question.text) or rows_between(context) else question.items
    numbered = {item.number: [r for r in groups if r.has_key(item.number)] for item in items}
    if len(numbered) > 1 and any(numbered.values()) and not all(numbered.values()):
        return None
    for found in numbered.values():
        if found:
            return _said_below(context, max(found, key=lambda r: _share_said(context, r)))
    said = squash(fold(question.text))
    named = [r for r in groups if len(r.name.split()) >= _LONG_NAME and squash(fold(r.name)).strip(" .:") in said]
    if named:
        return max(named, key=lambda r: len(r.name))
    if begun := lettered_heading(question.text, groups) or _begun(question.text, groups):
        return begun
    terms = context.knowledge.terms
    query = terms.query(as_headed(field_words(context), [r.name for r in groups]))
    if not query:
        return None
    scored = [
        (terms.coverage(query, [(terms.text(r.name), 1.0)]), terms.share_of(terms.text(r.name), query), r)
        for r in groups
    ]
    of_name = _OF_NAME_WHOLE if question.unit == "task" else _OF_NAME
    fitting = [(c + s, r) for c, s, r in scored if c >= _HEADING_NEEDED and s >= (of_name if c >= 1 else _OF_NAME)]
    return max(fitting, key=lambda item: item[0])[1] if fitting else None


def _is_of_agency(context: Context, heading: Record, tables: Sequence[TableFacts]) -> bool:
    """Whether the question says a heading's name only in that of an agency, and asks for rows of the agency.

    Such a name is a part of the agency's, or is the agency's itself, which then has the role that is asked in a row;
    a heading that the question calls a part ("nhóm SỞ Y TẾ") is one.
    """
    name, said = squash(fold(heading.name)).strip(" .:"), squash(fold(context.question.text))
    for mention in context.question.agencies:
        whole = squash(fold(mention.agency.text))
        if name not in whole or name in said.replace(whole, " "):
            continue
        if not same_agency(heading.name, mention.agency.name):
            return True
        if mention.role is None and _PART.search(context.question.text):
            return False
        roles = [mention.role] if mention.role else AGENCY_ROLES
        rows = (r for facts in tables for r in context.knowledge.rows(facts.info.id))
        cells = (cell for record in rows for role in roles for cell in record.cells_of(role))
        return any(same_agency(ref.name, mention.agency.name) for cell in cells for ref in cell.agencies)
    return False


def lettered_heading(text: str, groups: Sequence[Record]) -> Record | None:
    """The heading whose name begins with a word and a letter that the question says: "Nhóm C - cần kèm cặp"."""
    said = f" {' '.join(_WORDS.findall(fold(text)))} "
    found = [r for r in groups if (begun := _LETTERED.match(squash(fold(r.name)))) and f" {begun[0]} " in said]
    return found[0] if len(found) == 1 else None


def _begun(text: str, groups: Sequence[Record]) -> Record | None:
    """The heading of which the words after "phần", "mục" and the like are the beginning; None where several are."""
    said = [fold(after).split() for after in _PART.split(text)[1:]]
    found = [r for r in groups if any(_begins(words, _PART_WORD.sub("", fold(r.name)).split()) for words in said)]
    return found[0] if len(found) == 1 else None


def _begins(said: Sequence[str], name: Sequence[str]) -> bool:
    return len(name) >= _LONG_NAME and list(said[:_LONG_NAME]) == list(name[:_LONG_NAME])


def as_headed(words: str, names: Sequence[str]) -> str:
    """The words with each abbreviation as a heading writes it out: "TTHC công" by "Thủ tục hành chính công"."""
    headed = [name.lower().split() for name in names]
    return " ".join(_in_heading(word, headed) if word.isupper() else word for word in words.split())


def _in_heading(word: str, headed: Sequence[Sequence[str]]) -> str:
    """The run of words in a heading that has the letters of an abbreviation for its initials, else the word itself."""
    letters = fold(word)
    runs = (name[at : at + len(letters)] for name in headed for at in range(len(name) - len(letters) + 1))
    long = (run for run in runs if len(run) >= _LONG_NAME and "".join(fold(part)[0] for part in run) == letters)
    return " ".join(next(long, [word]))


def _said_below(context: Context, heading: Record) -> Record:
    """The group below a numbered heading that the question names too ("phần C, mục Quản trị môi trường"), else it."""
    below = under(context, heading) if heading.kind == "group" else set()
    groups = [r for r in context.knowledge.rows(heading.table) if r.kind == "group" and r.group[-1:] == [heading.name]]
    terms = context.knowledge.terms
    query = terms.query(context.question.subject)
    said = [(terms.share_of(terms.text(r.name), query), r) for r in groups if below]
    best = max(said, key=lambda item: item[0], default=(0.0, heading))
    return best[1] if best[0] >= _NAMED_BELOW else heading


def rows_between(context: Context) -> range | None:
    """The numbers of the rows between two that the question names, so that neither alone is asked about."""
    return span_of_items(context.question.text, context.knowledge.lexicon.references.items)


def says_name(context: Context, heading: Record) -> bool:
    """Whether the question says a heading's name word by word, not only its number."""
    return squash(fold(heading.name)).strip(" .:") in squash(fold(context.question.text))


def valued_alike(context: Context, rows: Sequence[Record]) -> list[Record]:
    """The rows that share the longest text of a column without a role that the question says; none where it says none.

    Such a column holds what in other tables is a heading: "các nội dung của Quản trị môi trường".
    """
    said = squash(fold(context.question.text))
    found: dict[str, list[Record]] = {}
    for record in rows:
        for cell in record.cells:
            text = squash(fold(cell.text)).strip(" .:")
            if cell.role is None and len(text.split()) >= _LONG_NAME and text in said:
                found.setdefault(text, []).append(record)
    longest = max(found, key=len, default="")
    return found[longest] if len(found.get(longest, ())) > 1 else []


def of_so_many(context: Context, rows: Sequence[Record]) -> list[Record]:
    """The rows of the depth that has just as many as the question says compete ("trong 8 nội dung"); else none."""
    question = context.question
    count = among(question.text) if question.place is None else None
    parents = {r.id: r.parent for r in rows}
    depths: dict[int, list[Record]] = {}
    for record in rows:
        depth, above = 0, record.parent
        while above in parents:
            depth, above = depth + 1, parents[above]
        depths.setdefault(depth, []).append(record)
    return next((found for found in depths.values() if len(found) == count), [])


def _share_said(context: Context, record: Record) -> float:
    terms = context.knowledge.terms
    return terms.share_of(terms.text(record.name), terms.query(field_words(context)))


def field_words(context: Context) -> str:
    """What the question is about without agencies, function words and the word for a unit that it begins with."""
    lexicon = context.knowledge.lexicon
    units = {fold(unit) for units in lexicon.groups["units"].values() for unit in units}
    subject = context.question.subject
    for mention in context.question.agencies:
        names = (mention.agency.name, mention.agency.text)
        whole = next((name for name in names if fold(name) in fold(subject)), None)
        at = fold(subject).find(fold(whole)) if whole else 0
        dropped = set() if whole else set(fold(" ".join(names)).split())
        rest = f"{subject[:at]} {subject[at + len(whole or '') :]}"
        subject = " ".join(word for word in rest.split() if fold(word) not in dropped)
    words = subject.split()
    left = [word for word in words if word.lower() not in lexicon.lists["grammar"]]
    for length in (3, 2, 1):
        if len(left) > length and fold(" ".join(left[:length])) in units:
            return " ".join(left[length:])
    return " ".join(left)


def under(context: Context, heading: Record) -> set[str]:
    """Ids of the rows below a heading, at any depth."""
    rows = context.knowledge.rows(heading.table)
    if heading.kind != "group":
        below = {heading.id}
        for record in rows:
            if record.parent in below:
                below.add(record.id)
        return below - {heading.id}
    path = [*heading.group, heading.name]
    return {r.id for r in rows if r.group[: len(path)] == path}

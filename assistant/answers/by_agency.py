"""Which agencies and roles a question asks about, and the rows in which they have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agency_mentions import same_agency
from assistant.question import AGENCY_ROLES, AgencyMention, Question
from assistant.wording import ROLE_VERBS
from index.types import Record
from ingest.model import CellSource
from ingest.textnorm import fold

LED: tuple[CellSource, ...] = ("own", "merged", "continued")
"""Where a cell's text may come from for its row to count as led by the agency in it."""
LEADS = r"(?:chu tri|chiu trach nhiem(?: chinh)?|(?:lam )?dau moi|phu trach|(?:vai|lo|lam|ganh) chinh|cam trich)"
JOINS = r"(?:phoi hop|tham gia|cung thuc hien|(?:vai )?phu|lam (?:chung|cung)|ho tro|phu giup)"
_OR = r"\s*(?:hay|hoac|/|lan)\s*(?:la )?"
_EITHER = re.compile(f"{LEADS}{_OR}{JOINS}|{JOINS}{_OR}{LEADS}")
_ALSO = re.compile(r"\b(?:tinh|ke|gom) ca\b.{0,24}\b(?P<how>phoi hop|tham gia|chung|cung)\b")
_REPORTS = re.compile(r"\b(?:bao cao|trinh|gui|tham muu|kien nghi|xin y kien)(?: (?:ve|cho|len|voi))? $")
_ALONE = re.compile(
    r"\b(?:mot minh|tu minh|don doc)\b|\b(?:chu tri|phoi hop|phu trach) (?:doc lap|duy nhat)\b"
    r"|\bdoc lap (?:chu tri|phu trach)\b|\b(?:la )?(?:co quan|don vi|noi) (?:chu tri|phoi hop) duy nhat\b"
)
_TAKES_PART = {"phoi hop", "tham gia"}


def first_agency(question: Question) -> AgencyMention | None:
    """The agency whose rows are asked for: the first with a role, else the first; none that is only told of them."""
    doing = [mention for mention in question.agencies if not is_told(question, mention)]
    return next((m for m in doing if m.role), next(iter(doing), None))


def is_told(question: Question, mention: AgencyMention) -> bool:
    """Whether an agency is who is reported to: "nhiệm vụ nào phải báo cáo UBND tỉnh hằng tháng"."""
    before = question.text.partition(mention.agency.text)[0]
    return mention.role is None and _REPORTS.search(fold(before)) is not None


def roles_of(question: Question, agency: AgencyMention) -> list[str]:
    """The roles in which the agency is asked for: both where the question names both ("chủ trì hay phối hợp")."""
    text = fold(question.text)
    also = _ALSO.search(text)
    if also and (agency.role is None or also["how"] in _TAKES_PART):
        return list(AGENCY_ROLES)
    if _EITHER.search(text):
        return list(AGENCY_ROLES)
    return [agency.role] if agency.role else [role for role in AGENCY_ROLES if role in question.roles()]


def has_alone(question: Question) -> bool:
    """Whether what an agency does by itself is asked for: "một mình chủ trì"."""
    return _ALONE.search(fold(question.text)) is not None


def is_alone(record: Record, role: str) -> bool:
    """Whether one agency, and no kind of agencies beside it, has a role in a row."""
    return len({ref.name for cell in record.cells_of(role) for ref in cell.agencies}) == 1


def called_in(rows: Sequence[Record], names: Sequence[str], roles: Sequence[str]) -> list[str]:
    """What the rows call the agencies: by the same name, else by names that begin with it ("Tòa án nhân dân …")."""
    there = list(
        dict.fromkeys(ref.name for r in rows for role in roles for c in r.cells_of(role) for ref in c.agencies)
    )
    called: list[str] = []
    for name in names:
        same = any(same_agency(name, other) for other in there)
        longer = [] if same else [other for other in there if fold(other).startswith(f"{fold(name)} ")]
        called += longer or [name]
    return called


def of_agencies(
    rows: Sequence[Record], names: Sequence[str], roles: Sequence[str]
) -> tuple[list[Record], list[Record]]:
    """The rows in which one of the agencies has one of the roles, and those that only inherit it from a parent."""
    led: list[Record] = []
    through_parent: list[Record] = []
    for record in rows:
        cells = [cell for role in roles for cell in record.cells_of(role)]
        sources = {c.source for c in cells if any(same_agency(ref.name, name) for ref in c.agencies for name in names)}
        if sources & set(LED):
            led.append(record)
        elif "parent" in sources:
            through_parent.append(record)
    return led, through_parent


def agencies_said(names: Sequence[str], roles: Sequence[str], joint: str = " hoặc ") -> str:
    """The filter in words: "do **Sở Nội vụ** chủ trì"."""
    verb = " hoặc ".join(ROLE_VERBS[role] for role in roles)
    return f"do {joint.join(f'**{name}**' for name in names)} {verb}"

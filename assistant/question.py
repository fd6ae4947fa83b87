"""What was asked: the typed form of a question."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from functools import reduce
from typing import Any, Literal

from assistant.categories import Category
from assistant.conditions import Bound, Place
from assistant.entities import EntityQuestion
from index.types import AgencyRef, DeadlineKind
from ingest.textnorm import fold

Operation = Literal[
    "lookup",
    "list",
    "count",
    "max",
    "min",
    "range",
    "gap",
    "ratio",
    "gap_max",
    "gain_max",
    "gap_min",
    "gain_min",
    "difference",
    "sum",
    "below_target",
    "short_of_target",
    "unchanged",
    "at_max",
    "below_max",
    "check_sum",
    "earliest",
    "latest",
    "compare",
    "define",
    "abbreviate",
    "metadata",
    "documents",
    "footnote",
    "about",
    "greeting",
]

AGENCY_ROLES = ("lead_agency", "coordinating_agency")

_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A column that is asked for: a role and, when the question says so, its year."""

    role: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A row or section named by its number: unit is the word before it ("task", "middle" …), number "25", "III"."""

    unit: str
    number: str
    word: str = field(default="", compare=False)
    """What the question calls a row, folded ("vi tri"); "" where it only says that it is a row."""


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency named in the question, and the role that the question gives it (None when it gives none)."""

    agency: AgencyRef
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DeadlineFilter:
    """Deadlines asked for: a span of dates (ISO), or kinds such as "recurring"."""

    start: str | None = None
    end: str | None = None
    kinds: tuple[DeadlineKind, ...] = ()
    words: str = ""
    floating: bool = False
    """No year was said: the filter holds in each document's own year."""
    stated: bool = False
    """The words are the whole text of cells, and only rows with that text are meant."""


@dataclass(slots=True)
class Question:
    """A question as understood. Everything that was recognised is here; `subject` is what is left of it."""

    text: str
    operation: Operation = "lookup"
    codes: list[str] = field(default_factory=list)
    """Criterion codes: "7.1.2"."""
    items: list[ItemRef] = field(default_factory=list)
    excluded: list[ItemRef] = field(default_factory=list)
    """Items that the question leaves out ("ngoài nhiệm vụ 1")."""
    numbers: list[str] = field(default_factory=list)
    """Other numbers, as written."""
    bounds: list[Bound] = field(default_factory=list)
    """What the question says of these numbers: "dưới 0,5"."""
    place: Place | None = None
    """Which places of a ranking are asked for, when it is not the first alone."""
    document_numbers: list[str] = field(default_factory=list)
    """Official numbers named that are no document of the build."""
    documents: list[str] = field(default_factory=list)
    """Labels of the documents that the question names."""
    missing_documents: list[str] = field(default_factory=list)
    """Documents named in words that the build does not have ("kế hoạch 2025")."""
    covering_documents: list[str] = field(default_factory=list)
    """Documents of longer periods that include the year of a missing one."""
    drafts: bool = False
    """The question asks for a draft."""
    years: list[int] = field(default_factory=list)
    indexes: list[str] = field(default_factory=list)
    appendices: list[str] = field(default_factory=list)
    agencies: list[AgencyMention] = field(default_factory=list)
    without: list[AgencyMention] = field(default_factory=list)
    """Agencies that the question leaves out ("không do Sở Nội vụ chủ trì")."""
    asked: list[Asked] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    """Headers of columns without a role that the question names."""
    category: Category | None = None
    """The value of a column by which rows are chosen ("ở mức độ Khẩn")."""
    asks_agency: bool = False
    asks_score: bool = False
    asks_duties: bool = False
    """Asks what an agency has to do, in words of running text ("có trách nhiệm gì")."""
    unit: str | None = None
    metadata: list[str] = field(default_factory=list)
    footnote: str | None = None
    deadline: DeadlineFilter | None = None
    polar: bool = False
    why: bool = False
    """Asks for a reason ("vì sao")."""
    chooses: bool = False
    """Leaves the choice between agencies ("Sở A hay Sở B chủ trì?")."""
    names: list[str] = field(default_factory=list)
    """Proper names: runs of capitalised words that name no agency or document."""
    places: list[str] = field(default_factory=list)
    """Provinces and cities named."""
    attributes: list[str] = field(default_factory=list)
    """What is asked about that plans seldom keep ("kinh phí", "liên hệ")."""
    quoted: list[str] = field(default_factory=list)
    subject: str = ""
    """The words that are left when everything recognised and all function words are gone."""
    content: str = ""
    """The question without function words only."""
    reference_spans: list[tuple[int, int]] = field(default_factory=list)
    """Where the text names documents, rows, appendices and years."""
    sides: list[tuple[str, ...]] = field(default_factory=list)
    """Ways to part the subject at "và", "hay", a comma …: each may name several rows."""
    entities: EntityQuestion | None = None
    """Agencies or places that are rows of tables, where the question asks which or how many."""
    rows: list[str] = field(default_factory=list)
    """Ids of the rows of the answer before that the question means."""
    asking: str = ""
    """The words of the question before, where this one only changes what it is about: "còn năm 2021?"."""
    bare: bool = False
    """Says nothing of what it is about: it is about the matter of the question before."""
    followup: bool = False
    light: bool = False
    """Nothing but words without a subject of their own is left of it."""
    anaphora: bool = False
    """Names the row of the question before by "nội dung này" and the like."""
    marked: bool = True
    """Typed with diacritics."""

    def roles(self) -> list[str]:
        """Roles asked for, in order, each once."""
        return list(dict.fromkeys(asked.role for asked in self.asked))

    def unquoted(self) -> str:
        """The question without the names that it quotes."""
        return reduce(lambda left, name: left.replace(name, " "), self.quoted, self.text)

    def agency_words(self) -> list[str]:
        """The agencies as they were typed and by their full names."""
        return [text for mention in self.agencies for text in (mention.agency.text, mention.agency.name)]

    def words_besides_agencies(self) -> list[str]:
        """The words of the subject that stand in no name of the question's agencies."""
        names = set(re.findall(r"\w+", fold(" ".join(self.agency_words()))))
        return [word for word in self.subject.split() if fold(word).strip(",;:.") not in names]

    def subject_is_more_than_numbers(self) -> bool:
        """Whether words are left besides the official numbers that the question names."""
        numbers = {number.lower() for number in self.document_numbers}
        return len([word for word in self.subject.lower().split() if word not in numbers]) > _FEW_WORDS

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `troly ask --explain`: what was recognised, empty fields left out."""
        data = asdict(self) | {"bounds": [bound.words for bound in self.bounds]}
        return {key: value for key, value in data.items() if value not in (None, "", [], False)}

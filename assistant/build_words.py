"""What a build contributes to understanding a question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.cited_numbers import Cited
from assistant.lexicon import asking_for
from assistant.periods import covers_any
from assistant.question import Asked
from ingest.model import DocumentMeta


@dataclass(frozen=True)
class BuildWords:
    """What the build contributes to understanding: its documents, row keys, agencies and unnamed columns."""

    documents: Sequence[DocumentMeta]
    keys: Collection[str]
    agencies: Sequence[str]
    agencies_of: Mapping[str, Collection[str]]
    """The agencies that the tables of each document name."""
    headers: Mapping[str, Sequence[str]]
    """Headers of columns without a role, each with the phrases that name it."""
    roles: Mapping[str, Sequence[str]]
    """Words of other headers, by the role of their columns."""
    verbs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What agencies do by the headers over them ("thẩm định"), by the kind of verb."""
    dated: Mapping[tuple[str, int], Asked] = field(default_factory=dict)
    """Columns named like a document of a year ("Kế hoạch năm 2028"), by the kind's folded word and the year."""
    names: Sequence[str] = ()
    """Names of rows."""
    entities: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words for the rows of tables with numeric columns, by the header of the column of names."""
    home: Collection[str] = ()
    """Folded names of the province or city whose documents these are."""
    indexes: Collection[str] = ()
    """Indexes that tables of the build are about as a whole; others are a matter like any other."""
    measures: Collection[str] = ()
    """Headers without a role that name an index in tables that are on another matter ("SIPAS cấp xã")."""
    categories: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Folded values that sort rows, by the headers of their columns."""
    cited: Cited = field(default_factory=dict)
    """Official numbers of documents that the texts cite."""
    rows: Collection[str] = ()
    """What tables call their rows, by the headers of their columns of names, folded."""
    row_words: Sequence[str] = ()
    """Words for rows by these headers, but for those that are words for rows of any table."""

    def agencies_in(self, years: Sequence[int]) -> list[str]:
        """The agencies that tables of the years name, as the build names them."""
        labels = [document.label for document in self.documents if covers_any(document, years)]
        named = set().union(*(self.agencies_of.get(label, ()) for label in labels))
        return [name for name in self.agencies if name in named]

    def of_columns(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
        """Phrases about columns by their kind: each value that is said, with its phrases."""
        yield "headers", self.headers
        yield "roles", self.roles
        for kind, verbs in self.verbs.items():
            yield kind, {kind: verbs}

    def of_rows(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
        """Phrases by their kind that name rows, ask for them, and are no matter of a question that does."""
        yield "units", {"any": self.row_words}
        for word in self.row_words:
            asking = asking_for(word)
            yield "operations", asking
            yield "stop", {"stop": [*asking["count"], *asking["list"], f"các {word}", f"những {word}"]}

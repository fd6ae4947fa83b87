"""The catalogue of a corpus: what is known of its documents beyond their text (`catalogue.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ingest.errors import LoadError
from ingest.model import Status

CATALOGUE = "catalogue.yaml"
NOT_DOCUMENTS = frozenset({CATALOGUE, "README.md"})


class CatalogueEntry(BaseModel):
    """One document. A field that is left out is read from the text; an explicit null says that there is none."""

    model_config = ConfigDict(extra="forbid")

    file: str = Field(description="File name in the corpus folder.")
    label: str = Field(min_length=1, description="What answers and citations call the document; unique.")
    number: str | None = Field(default=None, description="Official number; null when the text has none.")
    kind: str | None = Field(default=None, description="Kế hoạch, Báo cáo …")
    title: str | None = Field(default=None, description="Title without the kind.")
    issuer: str | None = Field(default=None, description="Who issued it, in full.")
    signer: str | None = Field(default=None, description="Who signed it; null when nobody has.")
    issue_date: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO date.")
    status: Status | None = Field(default=None, description="issued or draft.")
    period: str | None = Field(
        default=None, pattern=r"^\d{4}(-\d{4})?$", description="The years it is for: 2024, 2021-2025."
    )
    replaces: str | None = Field(default=None, description="Number of the document that it replaces.")
    draft_of: str | None = Field(default=None, description="Label of the issued document that this is a draft of.")
    source_form: str | None = Field(default=None, description="Where the text comes from, for people.")

    @field_validator("issue_date", "period", "number", "label", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        """YAML reads 2024 as a number and 2024-05-30 as a date."""
        return value if value is None or isinstance(value, str) else str(value)


class Catalogue(BaseModel):
    """The entries by file name, those without a file, and what was wrong with the catalogue itself."""

    entries: dict[str, CatalogueEntry] = Field(default_factory=dict)
    missing: list[CatalogueEntry] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list)


def load_catalogue(folder: Path) -> Catalogue:
    """Reads `catalogue.yaml` of a corpus folder; a folder without one has an empty catalogue.

    `entries` holds only documents whose file is there. A bad entry is left out with a warning; a file that is
    not YAML at all raises `LoadError`.
    """
    path = folder / CATALOGUE
    if not path.is_file():
        return Catalogue(warnings=[f"{CATALOGUE}: not found; metadata is read from the documents"])
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LoadError(f"{CATALOGUE}: not valid YAML: {error}") from error
    documents = raw.get("documents") if isinstance(raw, dict) else None
    if not isinstance(documents, list):
        raise LoadError(f"{CATALOGUE}: expected a list under the key 'documents'")
    catalogue = Catalogue()
    for position, item in enumerate(documents, 1):
        _add(catalogue, folder, position, item)
    return catalogue


def _add(catalogue: Catalogue, folder: Path, position: int, item: Any) -> None:
    try:
        entry = CatalogueEntry.model_validate(item)
    except ValidationError as error:
        reasons = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'entry'}: {e['msg']}" for e in error.errors())
        catalogue.warnings.append(f"{CATALOGUE}: entry {position} is left out: {reasons}")
        return
    taken = {other.label for other in [*catalogue.entries.values(), *catalogue.missing]}
    if entry.file in catalogue.entries or entry.label in taken:
        catalogue.warnings.append(
            f"{CATALOGUE}: entry {position} is left out: {entry.label} or its file is there twice"
        )
    elif Path(entry.file).name == entry.file and (folder / entry.file).is_file():
        catalogue.entries[entry.file] = entry
    else:
        catalogue.missing.append(entry)

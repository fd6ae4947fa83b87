"""Builds an index: every document of a corpus folder, parsed, stored and indexed in one new immutable build."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.cache import BuildCache
from index.fingerprint import digest, digest_tree, digest_value, file_sha256
from index.layout import FORMAT, DocumentReport, Layout, Manifest, read_manifest
from index.records_writer import write_records
from index.settings import Settings
from ingest.catalogue import NOT_DOCUMENTS, Catalogue, CatalogueEntry, load_catalogue
from ingest.checks import across
from ingest.drafts import issued_of
from ingest.errors import LoadError
from ingest.loader import parse_file
from ingest.model import Finding, PlanDocument, dump_document

if TYPE_CHECKING:
    from index.embedder import Embedder

Progress = Callable[[str, int, int], None]
"""Called with a file's name, how many files are done, and how many there are."""

_log = logging.getLogger(__name__)
_HERE = Path(__file__).parent


@dataclass
class BuildReport:
    """What a build did. `build` is None when nothing could be indexed; then the last good build stays current."""

    build: str | None
    folder: Path | None
    documents: list[DocumentReport] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    """File name -> why it could not be read."""
    missing: list[str] = field(default_factory=list)
    """Files that the catalogue names and the folder lacks."""
    warnings: list[str] = field(default_factory=list)
    nodes: int = 0
    reused: bool = False
    """Whether exactly this build was there already."""
    seconds: float = 0.0


@dataclass
class _Parsed:
    document: PlanDocument
    report: DocumentReport
    key: str


def build_index(corpus: Path, index: Path, settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Builds the corpus and makes the result current; the same corpus, code and model give the same build id.

    A file that can't be read, and a catalogue entry without its file, are reported, and the rest goes on. Raises
    `NotADirectoryError`, `BuildRunningError`, or `ModelMissingError`; then the last good build stays current.
    """
    from index.embedder import Embedder  # noqa: PLC0415 - llama_index takes a second to import

    started = time.perf_counter()
    if not corpus.is_dir():
        raise NotADirectoryError(f"The corpus folder {corpus} is not there.")
    embedder = Embedder(settings.embedding_model)
    layout = Layout(index)
    with layout.locked():
        report = _build(corpus, layout, settings, embedder, progress or (lambda *_: None))
    report.seconds = time.perf_counter() - started
    return report


def corpus_files(corpus: Path) -> list[Path]:
    """The documents of a corpus folder: its files but hidden ones, the catalogue and the read-me."""
    return sorted(
        path
        for path in corpus.iterdir()
        if path.is_file() and not path.name.startswith(".") and path.name not in NOT_DOCUMENTS
    )


def _build(corpus: Path, layout: Layout, settings: Settings, embedder: Embedder, progress: Progress) -> BuildReport:
    report = BuildReport(None, None)
    catalogue = _read_catalogue(corpus, report)
    cache = BuildCache(layout.cache, digest_tree(_HERE.parent / "ingest"))
    parsed = _parse_all(corpus, catalogue, cache, report, progress)
    if not parsed:
        return report
    _make_unique(parsed, report)
    _link_drafts(parsed)
    _check_across(parsed)
    manifest = _manifest(parsed, report, settings, embedder)
    folder = layout.build(manifest.build)
    report.reused = read_manifest(folder) is not None and _is_on_server(settings, manifest.build)
    if not report.reused:
        unfinished = layout.unfinished(manifest.build)
        manifest.nodes = _write(unfinished, parsed, manifest.build, settings, embedder, cache)
        layout.finish(unfinished, manifest)
        cache.prune()
    layout.switch(manifest.build)
    _drop_collections(settings, layout.prune(manifest.build))
    kept = read_manifest(folder) or manifest
    report.build, report.folder, report.nodes, report.documents = kept.build, folder, kept.nodes, kept.documents
    return report


def _read_catalogue(corpus: Path, report: BuildReport) -> Catalogue:
    try:
        catalogue = load_catalogue(corpus)
    except LoadError as error:
        report.failures["catalogue.yaml"] = str(error)
        return Catalogue()
    report.warnings += catalogue.warnings
    report.missing += [entry.file for entry in catalogue.missing]
    return catalogue


def _parse_all(
    corpus: Path, catalogue: Catalogue, cache: BuildCache, report: BuildReport, progress: Progress
) -> list[_Parsed]:
    """Documents in the order of the catalogue, then those without an entry by name."""
    order = {name: position for position, name in enumerate(catalogue.entries)}
    files = sorted(corpus_files(corpus), key=lambda path: (order.get(path.name, len(order)), path.name))
    parsed = []
    for done, path in enumerate(files):
        progress(path.name, done, len(files))
        try:
            parsed.append(_parse(path, catalogue.entries.get(path.name), cache))
        except (LoadError, OSError) as error:
            report.failures[path.name] = str(error)
        except Exception as error:  # noqa: BLE001 - one file that breaks the parser must not cost the others
            _log.exception("%s broke the parser", path)
            report.failures[path.name] = f"the parser failed: {type(error).__name__}: {error}"
    progress("", len(files), len(files))
    return parsed


def _parse(path: Path, entry: CatalogueEntry | None, cache: BuildCache) -> _Parsed:
    content = path.read_bytes()
    key = cache.key(path, content, entry)
    document = cache.document(key, lambda: parse_file(path, entry))
    report = DocumentReport(
        file=path.name,
        sha256=file_sha256(content),
        label=document.meta.label,
        slug=document.meta.slug,
        sections=len(document.sections),
        tables=len(document.tables),
        rows=sum(len(table.rows) for table in document.tables),
        footnotes=len(document.footnotes),
        repairs=len(document.repairs),
        findings=len(document.findings),
        warnings=document.warnings,
    )
    return _Parsed(document, report, key)


def _make_unique(parsed: Sequence[_Parsed], report: BuildReport) -> None:
    """Two files may state one number; the later one gets its file name into its label, so that ids stay apart."""
    labels: set[str] = set()
    slugs: set[str] = set()
    for item in parsed:
        meta = item.document.meta
        label, slug = meta.label, meta.slug
        if label in labels:
            label = f"{label} ({meta.file})"
            report.warnings.append(f"{meta.file}: another document is called {meta.label!r} too; this one is {label!r}")
        number = 2
        while slug in slugs:
            slug, number = f"{meta.slug}-{number}", number + 1
        labels.add(label)
        slugs.add(slug)
        item.document = replace(item.document, meta=replace(meta, label=label, slug=slug))
        item.report.label, item.report.slug = label, slug


def _link_drafts(parsed: Sequence[_Parsed]) -> None:
    """Tells drafts what they became; it follows from all documents, so no cache holds it."""
    metas = [item.document.meta for item in parsed]
    for item, meta in zip(parsed, metas, strict=True):
        item.document = replace(item.document, meta=replace(meta, draft_of=issued_of(meta, metas)))


def _check_across(parsed: Sequence[_Parsed]) -> None:
    """Adds to each document what contradicts the others; it follows from all of them, so no cache holds it."""
    found: dict[str, list[Finding]] = {}
    for label, finding in across.run([item.document for item in parsed]):
        found.setdefault(label, []).append(finding)
    for item in parsed:
        findings = [*item.document.findings, *found.get(item.document.meta.label, [])]
        item.document = replace(item.document, findings=findings)
        item.report.findings = len(findings)


def _manifest(parsed: Sequence[_Parsed], report: BuildReport, settings: Settings, embedder: Embedder) -> Manifest:
    code = digest(digest_tree(_HERE.parent / "ingest"), digest_tree(_HERE, skip=["model"]))
    reports = [item.report for item in parsed]
    said = [item.key for item in parsed], report.failures, report.missing, report.warnings
    return Manifest(
        build=digest(str(FORMAT), code, embedder.fingerprint, digest_value(said))[:12],
        created=datetime.now(UTC),
        code=code,
        embedder=embedder.fingerprint,
        embedding_model=Path(settings.embedding_model).name,
        nodes=0,
        documents=reports,
        failures=report.failures,
        missing=report.missing,
        warnings=report.warnings,
    )


def _write(
    folder: Path, parsed: Sequence[_Parsed], build: str, settings: Settings, embedder: Embedder, cache: BuildCache
) -> int:
    """Writes all parts of a build but its manifest; gives the number of nodes."""
    from index.nodes import PlanNodeParser  # noqa: PLC0415
    from index.search import write_search  # noqa: PLC0415
    from index.vectors import write_vectors  # noqa: PLC0415

    documents = folder / "documents"
    documents.mkdir()
    nodes, vectors = [], []
    for item in parsed:
        (documents / f"{item.document.meta.slug}.json").write_bytes(dump_document(item.document))
        parts = PlanNodeParser().parse(item.document)
        if parts:
            texts = [part.text for part in parts]
            vectors.append(cache.vectors(item.key, texts, embedder.encode, embedder.fingerprint))
        nodes += parts
    write_records(folder / "records.sqlite", (item.document for item in parsed))
    write_search(folder / "lexical", nodes)
    matrix = np.concatenate(vectors) if vectors else np.zeros((0, 1), dtype=np.float32)
    write_vectors(folder / "chroma", collection_name(build), nodes, matrix, settings.chroma_url)
    return len(nodes)


def collection_name(build: str) -> str:
    """Name of a build's Chroma collection."""
    return f"troly-{build}"


def _is_on_server(settings: Settings, build: str) -> bool:
    if not settings.chroma_url:
        return True
    from index.vectors import server_has  # noqa: PLC0415

    return server_has(settings.chroma_url, collection_name(build))


def _drop_collections(settings: Settings, builds: Sequence[str]) -> None:
    if settings.chroma_url and builds:
        from index.vectors import drop_from_server  # noqa: PLC0415

        drop_from_server(settings.chroma_url, map(collection_name, builds))

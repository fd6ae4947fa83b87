from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

import index.build
from index.build import BuildReport, build_index
from index.layout import BuildRunningError, Layout
from index.settings import Settings
from index.static_model import Vectors
from index.store import Index, IndexMissingError
from index.types import RecordQuery
from ingest.catalogue import CatalogueEntry
from ingest.errors import LoadError
from ingest.model import PlanDocument

from .samples import plan, tiny_model

CATALOGUE = "documents:\n- {file: a.txt, label: A}\n"


def _parse(path: Path, entry: CatalogueEntry | None = None) -> PlanDocument:
    text = path.read_text("utf-8")
    if text == "bad":
        raise LoadError("the file is no document")
    if text == "crash":
        raise ZeroDivisionError("oh")
    label = entry.label if entry else text
    document = plan(label, label.lower())
    document.meta.file = path.name
    return document


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replaces the parser by one that makes the sample plan; gives the names of the files that it parsed."""
    names: list[str] = []

    def parse(path: Path, entry: CatalogueEntry | None = None) -> PlanDocument:
        names.append(path.name)
        return _parse(path, entry)

    monkeypatch.setattr(index.build, "parse_file", parse)
    return names


@pytest.fixture
def folder(tmp_path: Path, parsed: list[str]) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("first", "utf-8")
    (folder / "b.txt").write_text("B", "utf-8")
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    for name in ("README.md", ".hidden"):
        (folder / name).write_text("bad", "utf-8")
    (folder / "subfolder").mkdir()
    return folder


def _labels(report: BuildReport) -> list[str]:
    return [document.label for document in report.documents]


def test_a_build_holds_every_document_of_the_folder(folder: Path, tmp_path: Path, settings: Settings) -> None:
    steps: list[tuple[str, int, int]] = []
    report = build_index(folder, tmp_path / "index", settings, lambda *step: steps.append(step))
    assert _labels(report) == ["A", "B"]
    assert (report.failures, report.missing, report.reused) == ({}, [], False)
    assert report.nodes == 2 * (5 + 2 + 1)
    assert steps == [("a.txt", 0, 2), ("b.txt", 1, 2), ("", 2, 2)]
    opened = Index.open(tmp_path / "index", settings)
    assert opened.build_id == report.build
    assert [meta.label for meta in opened.documents()] == ["A", "B"]
    assert opened.document("B").meta.file == "b.txt"
    assert len(opened.records(RecordQuery())) == 8
    with pytest.raises(KeyError):
        opened.document("C")


def test_the_same_corpus_gives_the_same_build_and_no_work(
    folder: Path, tmp_path: Path, settings: Settings, parsed: list[str]
) -> None:
    first = build_index(folder, tmp_path / "one", settings)
    again = build_index(folder, tmp_path / "one", settings)
    elsewhere = build_index(folder, tmp_path / "two", settings)
    assert first.build == again.build == elsewhere.build
    assert (first.reused, again.reused, elsewhere.reused) == (False, True, False)
    assert again.documents == first.documents
    assert parsed == ["a.txt", "b.txt"] * 2


def test_contradictions_between_documents_are_findings_of_the_build(
    folder: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(path: Path, entry: CatalogueEntry | None = None) -> PlanDocument:
        document = _parse(path, entry)
        if path.name == "b.txt":
            document.tables[0].rows[3].cells[3].text = "Sở Tài chính"
        document.meta.draft_of = entry.draft_of if entry else None
        return document

    monkeypatch.setattr(index.build, "parse_file", parse)
    report = build_index(folder, tmp_path / "index", settings)
    opened = Index.open(tmp_path / "index", settings)
    found = {finding.document: finding.row for finding in opened.findings() if finding.rule == "different-lead"}
    assert found == {"A": "a/t1.r4", "B": "b/t1.r4"}
    assert [document.findings for document in report.documents] == [2, 2]
    assert "different-lead" in [note.rule for note in opened.record("b/t1.r4").notes]
    assert [finding.rule for finding in opened.document("B").findings][1:] == ["different-lead"]

    (folder / "catalogue.yaml").write_text(f"{CATALOGUE}- {{file: b.txt, label: B, draft_of: A}}\n", "utf-8")
    build_index(folder, tmp_path / "index", settings)
    assert len(Index.open(tmp_path / "index", settings).findings()) == 2


def test_a_new_file_is_the_only_one_parsed_and_embedded(
    folder: Path, tmp_path: Path, settings: Settings, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.embedder import Embedder

    embedded: list[int] = []
    encode = Embedder.encode

    def count(self: Embedder, texts: Sequence[str]) -> Vectors:
        embedded.append(len(texts))
        return encode(self, texts)

    build_index(folder, tmp_path / "index", settings)
    parsed.clear()
    (folder / "c.txt").write_text("C", "utf-8")
    monkeypatch.setattr(Embedder, "encode", count)
    assert _labels(build_index(folder, tmp_path / "index", settings)) == ["A", "B", "C"]
    assert parsed == ["c.txt"]
    assert embedded == [8]


def test_a_changed_catalogue_entry_or_text_is_parsed_again(
    folder: Path, tmp_path: Path, settings: Settings, parsed: list[str]
) -> None:
    first = build_index(folder, tmp_path / "index", settings)
    parsed.clear()
    (folder / "catalogue.yaml").write_text(CATALOGUE.replace("label: A", "label: A1"), "utf-8")
    second = build_index(folder, tmp_path / "index", settings)
    (folder / "b.txt").write_text("B2", "utf-8")
    third = build_index(folder, tmp_path / "index", settings)
    assert parsed == ["a.txt", "b.txt"]
    assert _labels(third) == ["A1", "B2"]
    assert len({first.build, second.build, third.build}) == 3


def test_damaged_cache_files_are_made_again(folder: Path, tmp_path: Path, settings: Settings) -> None:
    first = build_index(folder, tmp_path / "index", settings)
    for path in (tmp_path / "index" / "cache").iterdir():
        path.write_bytes(b"\x00broken")
    shutil.rmtree(tmp_path / "index" / "builds")
    assert build_index(folder, tmp_path / "index", settings).build == first.build


def test_bad_files_and_missing_ones_are_reported_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, settings: Settings
) -> None:
    (folder / "c.txt").write_text("bad", "utf-8")
    (folder / "d.txt").write_text("crash", "utf-8")
    (folder / "catalogue.yaml").write_text(f"{CATALOGUE}- {{file: gone.txt, label: G}}\n", "utf-8")
    report = build_index(folder, tmp_path / "index", settings)
    assert _labels(report) == ["A", "B"]
    assert report.failures["c.txt"] == "the file is no document"
    assert "ZeroDivisionError" in report.failures["d.txt"]
    assert report.missing == ["gone.txt"]


def test_a_catalogue_that_is_no_catalogue_costs_only_itself(folder: Path, tmp_path: Path, settings: Settings) -> None:
    (folder / "catalogue.yaml").write_text("a: [", "utf-8")
    report = build_index(folder, tmp_path / "index", settings)
    assert _labels(report) == ["first", "B"]
    assert "catalogue.yaml" in report.failures


def test_when_nothing_can_be_read_the_last_build_stays(folder: Path, tmp_path: Path, settings: Settings) -> None:
    first = build_index(folder, tmp_path / "index", settings)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("bad", "utf-8")
    report = build_index(folder, tmp_path / "index", settings)
    assert report.build is None
    assert set(report.failures) == {"a.txt", "b.txt"}
    assert Index.open(tmp_path / "index", settings).build_id == first.build


def test_two_documents_of_one_name_are_kept_apart(folder: Path, tmp_path: Path, settings: Settings) -> None:
    (folder / "c.txt").write_text("B", "utf-8")
    report = build_index(folder, tmp_path / "index", settings)
    assert _labels(report) == ["A", "B", "B (c.txt)"]
    assert len({document.slug for document in report.documents}) == 3
    assert any("c.txt" in warning for warning in report.warnings)


def test_a_crash_leaves_the_last_good_build(
    folder: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_index(folder, tmp_path / "index", settings)
    (folder / "c.txt").write_text("C", "utf-8")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(index.build, "write_records", crash)
        with pytest.raises(KeyboardInterrupt):
            build_index(folder, tmp_path / "index", settings)
    assert Index.open(tmp_path / "index", settings).build_id == first.build
    report = build_index(folder, tmp_path / "index", settings)
    assert _labels(report) == ["A", "B", "C"]
    assert {path.name for path in (tmp_path / "index" / "builds").iterdir()} == {first.build, report.build}


def test_two_builds_are_kept(folder: Path, tmp_path: Path, settings: Settings) -> None:
    builds = []
    for text in ("B1", "B2", "B3"):
        (folder / "b.txt").write_text(text, "utf-8")
        builds.append(build_index(folder, tmp_path / "index", settings).build)
    assert {path.name for path in (tmp_path / "index" / "builds").iterdir()} == set(builds[1:])


def test_only_one_process_builds_at_a_time(folder: Path, tmp_path: Path, settings: Settings) -> None:
    with Layout(tmp_path / "index").locked(), pytest.raises(BuildRunningError):
        build_index(folder, tmp_path / "index", settings)


def test_without_a_build_the_message_says_what_to_do(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(IndexMissingError, match="troly index"):
        Index.open(tmp_path / "nowhere", settings)


def test_a_build_that_is_gone_or_damaged_is_no_index(folder: Path, tmp_path: Path, settings: Settings) -> None:
    report = build_index(folder, tmp_path / "index", settings)
    assert report.folder is not None
    (report.folder / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(IndexMissingError, match="troly index"):
        Index.open(tmp_path / "index", settings)
    shutil.rmtree(report.folder)
    with pytest.raises(IndexMissingError, match="troly index"):
        Index.open(tmp_path / "index", settings)


def test_another_embedding_model_needs_another_build(folder: Path, tmp_path: Path, settings: Settings) -> None:
    build_index(folder, tmp_path / "index", settings)
    other = Settings(embedding_model=str(tiny_model(tmp_path / "other", dimensions=8)))
    opened = Index.open(tmp_path / "index", other)
    with pytest.raises(IndexMissingError, match="embedding model"):
        opened.search("rác")


def test_a_corpus_folder_that_is_not_there_is_named(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        build_index(tmp_path / "nowhere", tmp_path / "index", settings)


def test_opening_and_searching_write_nothing_into_the_build(folder: Path, tmp_path: Path, settings: Settings) -> None:
    report = build_index(folder, tmp_path / "index", settings)
    assert report.folder is not None

    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (tmp_path / "index").rglob("*") if path.is_file()}

    before = state()
    opened = Index.open(tmp_path / "index", settings)
    assert opened.search("rác thải")
    opened.close()
    assert state() == before

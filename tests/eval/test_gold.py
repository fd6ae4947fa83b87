"""Reading gold files, splitting them, and what the program checks of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.gold import (
    CALIBRATION_FILE,
    ELSEWHERE_DIR,
    GOLD_DIR,
    PRACTICE_FILE,
    SEEN_FILE,
    GoldError,
    load_gold,
    read_gold,
)
from eval.gold_check import Raw, check, counts, dialogues
from eval.manifest import manifest_is_current, write_manifest
from eval.score import Haystack
from tests.eval.fakes import gold, unanswerable

DOCUMENTS = {"9/KH": Raw(Haystack("7.1 | Hạ tầng số | Sở Nội vụ | tháng 5/2024 | 2.50"))}


def messages(*questions: object) -> list[str]:
    return [c.message for c in check(list(questions), DOCUMENTS)]  # type: ignore[arg-type]


def test_the_seen_questions_are_all_in_dev() -> None:
    seen = read_gold(GOLD_DIR / SEEN_FILE)
    assert len(seen) == 45
    assert {q.split for q in seen} == {"dev"}


def test_the_split_is_by_the_hash_of_the_id() -> None:
    splits = [gold(f"q{n}").split for n in range(3000)]
    assert 780 < splits.count("dev") < 930
    assert gold("q5").split == gold("q5", question="anything").split


def test_reading_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(gold().model_dump()) + '\n\n{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.jsonl:3"):
        read_gold(path)
    with pytest.raises(GoldError, match="cannot be read"):
        load_gold([tmp_path / "absent.jsonl"])


def test_a_good_question_has_no_complaints() -> None:
    assert messages(gold(), unanswerable(question="Khác")) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"must": []}, "no `must`"),
        ({"cite": []}, "no evidence"),
        ({"must": [["*"]]}, "empty alternative"),
        ({"must": [[]]}, "empty alternative"),
        ({"must_not": ["Sở Nội vụ"]}, "forbids"),
        ({"question": "Sơ\u0309 nào?"}, "normal form C"),
        ({"question": " "}, "empty question"),
        ({"style": "no_diacritics"}, "written with diacritics"),
        ({"type": "unanswerable"}, "has type unanswerable"),
        ({"type": "followup"}, "its history is empty"),
        ({"type": "numeric"}, "is a number"),
        ({"type": "deadline"}, "is a time"),
        ({"must": [["Sở Y tế"]]}, "stands in the cited documents"),
        ({"cite": [{"doc": ["9/KH"], "quote": ["Nước sạch"]}]}, "stands in none of"),
        ({"cite": [{"doc": ["8/KH"], "quote": ["Hạ tầng số"]}]}, "no document of the corpus"),
    ],
)
def test_complaints(fields: dict[str, Any], words: str) -> None:
    assert any(words in message for message in messages(gold(**fields)))


def test_values_of_the_right_form_are_accepted() -> None:
    assert messages(gold(type="numeric", must=[["2.50"]])) == []
    assert messages(gold(type="deadline", must=[["tháng 5/2024"]])) == []
    assert messages(gold(type="deadline", must=[["để trống"]])) == []


def test_duplicates() -> None:
    assert "2 questions have this id" in messages(gold(), gold(question="Khác"))
    assert "asks the same as q1" in messages(gold(), gold("q2", question="ai chu tri tieu chi 7.1 ?"))
    assert messages(gold(), gold("q2", history=["Trước"])) == []


def test_dialogues_count_conversations_not_turns() -> None:
    talk = [
        gold("a", history=["1"], question="2"),
        gold("b", history=["1", "2"], question="3"),
        gold("c", history=["x"]),
    ]
    assert dialogues(talk) == 2
    table = {name: (n, goal) for name, n, goal in counts(talk)}
    assert table["type:lookup"] == (3, 40)
    assert table["style:plain"] == (3, 0)
    assert table["style:paraphrase"][1] == 120


def test_manifest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(gold().model_dump()) + "\n", encoding="utf-8")
    assert not manifest_is_current(tmp_path)
    write_manifest(tmp_path)
    assert manifest_is_current(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not manifest_is_current(tmp_path)


def test_fresh_questions_are_gold_questions_of_their_own() -> None:
    fresh = [*read_gold(PRACTICE_FILE), *read_gold(CALIBRATION_FILE)]
    known = {q.id for q in load_gold()}
    assert len({q.id for q in fresh}) == len(fresh)
    assert not known & {q.id for q in fresh}
    asked = {(q.question, *q.history) for q in read_gold(PRACTICE_FILE)}
    assert not asked & {(q.question, *q.history) for q in read_gold(CALIBRATION_FILE)}


@pytest.mark.parametrize("folder", sorted(ELSEWHERE_DIR.iterdir()), ids=lambda folder: folder.name)
def test_questions_on_other_provinces_cite_what_their_documents_say(folder: Path) -> None:
    """Each evidence of a question stands in a document of its own folder."""
    texts = [Haystack(path.read_text("utf-8")) for path in (folder / "corpus").iterdir() if path.suffix != ".yaml"]
    questions = read_gold(folder / "questions.jsonl")
    assert len({question.id for question in questions}) == len(questions) > 50
    for need in (need for question in questions for need in question.cite):
        assert any(text.has(quote) for quote in need.quote for text in texts), need

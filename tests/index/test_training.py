from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

import index.training
from index.embedder import Embedder
from index.pairs import document_pairs, epoch, load_phrases
from index.settings import SHIPPED_MODEL, Settings
from index.static_model import StaticModel
from index.training import RECORD, TrainingRecord, train_embedding
from index.validation import load_questions
from index.vocabulary import make_tokenizer
from ingest.textnorm import fold

from .samples import plan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one document that is the sample plan; training is cut to one epoch."""
    monkeypatch.setattr(index.training, "_EPOCHS", 1)
    monkeypatch.setattr(index.training, "parse_file", lambda *_: plan())
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("a", "utf-8")
    return folder


def _cosine(embedder: Embedder, left: str, right: str) -> float:
    return float(embedder.encode_query(left) @ embedder.encode_query(right))


def test_the_same_data_and_seed_give_the_same_model(folder: Path, tmp_path: Path) -> None:
    records = [train_embedding(folder, tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in "abc"]
    assert weights[0] == weights[1] != weights[2]
    assert records[0] == records[1]
    kept = TrainingRecord.model_validate_json((tmp_path / "a" / RECORD).read_bytes())
    assert kept == records[0]
    assert "a.txt" in kept.data
    assert {"pairs.yaml", "everyday.yaml"} <= kept.data.keys()
    assert StaticModel.load(tmp_path / "a") is not None


def test_nothing_but_an_own_model_is_overwritten(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("x")
    with pytest.raises(FileExistsError):
        train_embedding(folder, tmp_path / "precious")


def test_an_epoch_follows_from_its_seed() -> None:
    pairs, phrases = document_pairs([plan()]), load_phrases()
    texts = ["một hai ba bốn năm sáu bảy tám chín mười mười một mười hai"]
    drawn = [epoch(pairs, texts, phrases, random.Random(3)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert all(pair.left.strip() and pair.right.strip() for pair in drawn[0])


def test_the_tokenizer_knows_syllables_that_training_did_not_meet() -> None:
    tokenizer = make_tokenizer(["nước sạch nước sạch nước sạch"])
    assert tokenizer.encode("Khuỷu tay, NƯỚC", add_special_tokens=False).tokens == ["▁khuyu", "▁tay", "▁nuoc"]
    assert "[UNK]" not in tokenizer.encode("xyzq Đẩu 7.1.2 🙂").tokens


def test_our_phrases_and_questions_are_apart() -> None:
    phrases = {fold(phrase) for line in load_phrases() for phrase in line}
    assert len(load_phrases()) >= 200
    assert ["xả rác", "vứt rác bừa bãi"] in [[line[0], line[-1]] for line in load_phrases()]
    assert not phrases & {fold(question.query) for question in load_questions()}


def test_the_shipped_model_is_small_and_knows_the_field() -> None:
    assert sum(path.stat().st_size for path in SHIPPED_MODEL.rglob("*")) < 5_000_000
    embedder = Embedder(str(SHIPPED_MODEL))
    for everyday, official, other in (
        ("chuyện đổ rác", "thu gom rác thải sinh hoạt", "bổ nhiệm lãnh đạo"),
        ("hạn chót", "tiến độ hoàn thành", "cơ quan chủ trì"),
        ("giấy tờ đất", "cấp giấy chứng nhận quyền sử dụng đất", "khám chữa bệnh"),
    ):
        assert _cosine(embedder, everyday, official) > 0.15 + _cosine(embedder, everyday, other)
        assert _cosine(embedder, fold(everyday), official) == pytest.approx(_cosine(embedder, everyday, official))


def test_the_shipped_record_says_that_fusion_helps_on_the_validation_questions() -> None:
    record = TrainingRecord.model_validate_json((SHIPPED_MODEL / RECORD).read_bytes())
    figures = record.validation.by_dense_weight
    weight = Settings.model_fields["dense_weight"].default
    assert figures[str(weight)].hit_5 > figures["0.0"].hit_5
    assert figures[str(weight)].mrr_10 > figures["0.0"].mrr_10
    assert np.isfinite(record.losses).all()

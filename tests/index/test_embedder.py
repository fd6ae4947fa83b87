from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder, ModelMissingError
from index.settings import SHIPPED_MODEL
from index.static_model import StaticModel, Vectors

TEXTS = ["Thu gom rác thải ở đâu?", "", "xyzzy 7.1.2", "SO NAO CHU TRI", "🙂"]


def _reference(folder: Path) -> Vectors:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return np.asarray(model.encode(TEXTS, show_progress_bar=False), dtype=np.float32)


def test_the_fast_way_gives_what_sentence_transformers_gives(model: Path) -> None:
    static = StaticModel.load(model)
    assert static is not None
    np.testing.assert_allclose(static.encode(TEXTS), _reference(model), rtol=1e-5, atol=1e-6)


def test_the_shipped_model_is_a_static_one_and_the_same_both_ways() -> None:
    static = StaticModel.load(SHIPPED_MODEL)
    assert static is not None
    # Its weights are of half precision, in which sentence-transformers also adds.
    np.testing.assert_allclose(static.encode(TEXTS), _reference(SHIPPED_MODEL), rtol=5e-2, atol=5e-3)


def test_a_model_of_another_kind_runs_through_sentence_transformers(tmp_path: Path, model: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, StaticEmbedding

    inner = StaticEmbedding.load(str(model))
    dense = Dense(in_features=inner.embedding_dim, out_features=4)
    SentenceTransformer(modules=[inner, dense], device="cpu").save(str(tmp_path), create_model_card=False)
    assert StaticModel.load(tmp_path) is None
    assert Embedder(str(tmp_path)).encode(TEXTS).shape == (len(TEXTS), 4)


def test_vectors_have_length_one_or_zero_and_ignore_diacritics(model: Path) -> None:
    embedder = Embedder(str(model))
    lengths = np.linalg.norm(embedder.encode(["rác thải", "", "???"]), axis=1)
    np.testing.assert_allclose(lengths, [1, 0, 0], atol=1e-6)
    np.testing.assert_array_equal(embedder.encode_query("rác thải"), embedder.encode_query("rac thai"))


def test_it_is_a_llama_index_embedding(model: Path) -> None:
    embedder = Embedder(str(model))
    assert embedder.get_query_embedding("nước sạch") == pytest.approx(embedder.encode_query("nước sạch").tolist())
    assert len(embedder.get_text_embedding_batch(["a", "b", "c"])) == 3


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "/no/such/folder/at/all"])
@pytest.mark.disable_socket
def test_a_model_that_is_not_here_is_named_and_nothing_is_fetched(name: str) -> None:
    with pytest.raises(ModelMissingError, match="EMBEDDING_MODEL"):
        Embedder(name)


def test_the_fingerprint_follows_the_model_and_not_its_place(tmp_path: Path, model: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in model.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    assert Embedder(str(copy)).fingerprint == Embedder(str(model)).fingerprint
    (copy / "tokenizer.json").write_text("{}")
    assert Embedder(str(copy)).fingerprint != Embedder(str(model)).fingerprint


@pytest.mark.parametrize("module", ["index.store", "index.build", "index.search", "index.embedder"])
def test_importing_does_not_load_torch(module: str) -> None:
    code = f"import sys, {module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

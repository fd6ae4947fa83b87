"""An assistant over the plans of an invented province, on a fixed day, with a tiny embedding model made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from assistant.answer import Answer
from assistant.engine import Engine
from assistant.phrases import tokenize
from index.build import build_index
from index.settings import Settings
from index.store import Index

CORPUS = Path(__file__).parent / "corpus"
TODAY = date(2030, 6, 10)
_DIMENSIONS = 64

Ask = Callable[..., Answer]
AskOver = Callable[..., Ask]


@pytest.fixture(scope="session")
def plans() -> Path:
    """The folder of the invented plans."""
    return CORPUS


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A StaticEmbedding in which each word has a vector of its own, so that only shared words make texts alike."""
    folder = tmp_path_factory.mktemp("model")
    words = sorted({token.folded for path in CORPUS.glob("*.md") for token in tokenize(path.read_text("utf-8"))})
    vocabulary = {word: position for position, word in enumerate(["[UNK]", *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Replace("đ", "d")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    module = folder / "0_StaticEmbedding"
    module.mkdir()
    tokenizer.save(str(module / "tokenizer.json"))
    weights = np.stack([_vector(word) for word in vocabulary])
    save_file({"embedding.weight": weights}, module / "model.safetensors")
    kind = "sentence_transformers.models.StaticEmbedding"
    listing = [{"idx": 0, "name": "0", "path": module.name, "type": kind}]
    (folder / "modules.json").write_text(json.dumps(listing), encoding="utf-8")
    return folder


def _vector(word: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(_DIMENSIONS).astype(np.float32)


@pytest.fixture(scope="session")
def settings(tiny_model: Path) -> Settings:
    return Settings.model_validate({"embedding_model": str(tiny_model)})


@pytest.fixture(scope="session")
def plan_index(plans: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the invented plans, built once."""
    folder = tmp_path_factory.mktemp("plans")
    report = build_index(plans, folder, settings)
    assert report.build is not None, report.failures
    index = Index.open(folder, settings)
    yield index
    index.close()


@pytest.fixture(scope="session")
def engine(plan_index: Index, settings: Settings) -> Engine:
    return Engine(plan_index, settings, lambda: TODAY)


@pytest.fixture(scope="session")
def ask(engine: Engine) -> Ask:
    """Asks a question; more arguments are the history (oldest first) and the scope."""
    return engine.ask


@pytest.fixture(scope="session")
def ask_over(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskOver]:
    """Asks the documents of another folder, which are indexed once; `shipped` with the model that is shipped."""
    with ExitStack() as opened:

        @cache
        def asking(plans: Path, shipped: bool = False) -> Ask:
            folder = tmp_path_factory.mktemp(plans.name)
            chosen = Settings.model_validate({}) if shipped else settings
            report = build_index(plans, folder, chosen)
            assert report.build is not None, report.failures
            index = Index.open(folder, chosen)
            opened.callback(index.close)
            return Engine(index, chosen, lambda: TODAY).ask

        yield asking


@pytest.fixture(scope="session")
def raw_texts(plans: Path) -> dict[str, list[str]]:
    """The raw lines of each document by its label."""
    entries = yaml.safe_load((plans / "catalogue.yaml").read_text("utf-8"))["documents"]
    return {entry["label"]: (plans / entry["file"]).read_text("utf-8").split("\n") for entry in entries}


@pytest.fixture(scope="session")
def follow(engine: Engine) -> Callable[[Sequence[str]], Answer]:
    """Asks the last of several questions with those before it as the history."""
    return lambda turns: engine.ask(turns[-1], turns[:-1])

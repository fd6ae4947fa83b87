"""The settings of the whole application: one typed tree, read when the application is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

SHIPPED_MODEL = Path(__file__).parent / "model"


class Settings(BaseSettings):
    """Every option, each set by the environment variable of the same name or a line of `.env`."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    corpus_dir: Path = Field(Path("corpus"), description="Folder of the documents as received, with catalogue.yaml.")
    index_dir: Path = Field(Path("var/index"), description="Folder of the builds and of the cache of parsed documents.")
    embedding_model: str = Field(
        str(SHIPPED_MODEL),
        description="A SentenceTransformer: the path of its folder, or the name of a model that is in the local cache.",
    )
    dense_weight: float = Field(
        0.2,
        ge=0,
        le=1,
        description="Weight of the dense score in fused search where the best text by words holds none of the query's "
        "words; it falls as that text holds more of them. 0 is lexical search alone, 1 dense search alone.",
    )
    chroma_url: str | None = Field(
        None, description="Address of a Chroma server, as http://127.0.0.1:8001; without it each process opens a copy."
    )
    today: date | None = Field(
        None, description='The day that "năm nay" and "tháng này" refer to; without it the clock of the machine says.'
    )
    frame_ancestors: str = Field(
        "'self'", description="Who may embed the pages in a frame, as in the Content-Security-Policy of that name."
    )


def load_settings() -> Settings:
    """The settings from the environment; raises `pydantic.ValidationError` that names the wrong variable."""
    return Settings.model_validate({})

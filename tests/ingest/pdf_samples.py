"""The corpus documents of this form, each read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ingest.blocks import RawDocument
from ingest.readers import pdf_text

REPORT = "bao-cao-cchc-2023.txt"
DRAFT = "164-kh-ubnd-2024-du-thao.txt"


@cache
def read_sample(path: Path) -> RawDocument:
    """The blocks of the file; not to be changed."""
    return pdf_text.read(path.read_text(encoding="utf-8"))

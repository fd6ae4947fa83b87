"""What ingestion raises."""

from __future__ import annotations


class LoadError(Exception):
    """A file can't be read as a document; the message is English, for the command line and the log."""

"""Errors that end a command of the evaluation with a message instead of a traceback."""

from __future__ import annotations


class EvaluationError(Exception):
    """The work could not be done; the message says why and what to do."""

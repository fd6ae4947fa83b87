"""Answering: a question becomes an `Answer` whose every claim is cited."""

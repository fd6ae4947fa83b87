"""Repairs of damaged text: lost letters, lost spaces, broken codes. `ingest.repair` applies them."""

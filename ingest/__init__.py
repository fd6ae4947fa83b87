"""Reading documents: a file becomes a `PlanDocument` (outline, tables, footnotes, repairs)."""

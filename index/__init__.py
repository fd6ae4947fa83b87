"""Storing and searching: `PlanDocument`s become one immutable build that answers queries."""

"""One module for each kind of answer; each gives a `Draft`, or None when the question is not of its kind."""

"""One file a metric: its formula, where it comes from, and nothing else. All functions are pure."""

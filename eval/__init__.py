"""Measuring: gold questions, metrics, runs, reports and peers."""

"""The commands of `troly`, a file for each group."""

"""The commands of `troly eval`: one module each, with `main(argv) -> exit code`."""

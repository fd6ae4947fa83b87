"""The faces of the assistant: command line, REST API, document pages and the chat."""

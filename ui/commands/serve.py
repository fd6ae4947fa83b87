"""`troly serve`: the chat, the API and the document pages."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys

from ui.commands.common import SUBPARSERS, CannotDoError, add_index_option, settings_of, tell


def add(commands: SUBPARSERS[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser("serve", help="serve the chat at /, the API at /api/v1 and the documents")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")
    add_index_option(parser)
    parser.set_defaults(run=run)


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise ValueError(text)
    return port


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1")  # read at the first import of either
    settings = settings_of(args)
    _must_be_free(args.host, args.port)
    import uvicorn

    from index.embedder import ModelMissingError
    from index.store import IndexMissingError
    from ui.app import create_app

    try:
        app = create_app(settings)
    except (IndexMissingError, ModelMissingError) as error:
        raise CannotDoError(str(error)) from error
    # uvicorn ends in an orderly way and then gives the signal back, which would end the process before its last steps:
    # removing its copy of the vectors is one.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    tell(f"Ready: http://{args.host}:{args.port}")
    uvicorn.run(app, host=args.host, port=args.port, log_level="warning")
    return 0


def _must_be_free(host: str, port: int) -> None:
    """Tells a taken port in a sentence, before the seconds that opening the index takes."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CannotDoError(
            f"{host}:{port} cannot be listened on ({error.strerror}); try another with --port."
        ) from error

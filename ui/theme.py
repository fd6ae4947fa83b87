"""How the chat looks: colours, the fonts of the machine itself, and the files with styles and scripts."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

_STATIC = Path(__file__).parent / "static"
CSS_FILES = [_STATIC / "base.css", _STATIC / "chat.css"]
HEAD = (
    '<link rel="icon" href="/troly-static/icon.svg" type="image/svg+xml">'
    '<script src="/troly-static/chat.js" defer></script>'
)

_SANS = ("Segoe UI", "Noto Sans", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_BLUE = gr.themes.Color(
    "#eef4fb",
    "#dbe8f6",
    "#b9d1ec",
    "#8db3de",
    "#5a8cc8",
    "#2f6bb0",
    "#1d5596",
    "#16457c",
    "#123763",
    "#0e2a4c",
    "#0a1f39",
)

THEME = gr.themes.Base(
    primary_hue=_BLUE,
    neutral_hue=gr.themes.colors.slate,
    text_size=gr.themes.sizes.text_md,
    radius_size=gr.themes.sizes.radius_md,
    font=_SANS,
    font_mono=("Consolas", "monospace"),
)

"""Small charts as inline SVG. Every text is escaped; colours come from the page's style sheet by class."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH = 640
LABELS = 190
BAR = 16
GAP = 6


def stacked_bars(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> Markup:
    """One bar a row, each part as (class, count), drawn as shares of the row's sum; counts show on hover."""
    drawn = Markup("")
    room = WIDTH - LABELS - 50
    for number, (label, parts) in enumerate(rows):
        top = number * (BAR + GAP)
        total = sum(count for _, count in parts)
        drawn += Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(LABELS - 8, top + BAR - 4, label)
        left = float(LABELS)
        for name, count in parts:
            width = room * count / total if total else 0.0
            drawn += Markup(
                '<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}"><title>{}</title></rect>'
            ).format(name, left, top, width, BAR, f"{name}: {count} of {total}")
            left += width
        drawn += Markup('<text x="{}" y="{}">{}</text>').format(LABELS + room + 6, top + BAR - 4, total)
    return _frame(drawn, len(rows) * (BAR + GAP), "bars")


def line(points: Sequence[tuple[float, float]], mark: tuple[float, float] | None, x: str, y: str) -> Markup:
    """A line through points of [0, 1] x [0, 1] with named axes; `mark` is one point to be seen."""
    left, top, width, height = 50, 10, WIDTH - 80, 220
    drawn = Markup("")
    for step in range(6):
        share = step / 5
        across, down = left + width * share, top + height * (1 - share)
        drawn += Markup('<line class="grid" x1="{0}" x2="{1}" y1="{2:.1f}" y2="{2:.1f}"/>').format(
            left, left + width, down
        )
        drawn += Markup('<text x="{}" y="{:.1f}" text-anchor="end">{:.1f}</text>').format(left - 6, down + 4, share)
        drawn += Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{:.1f}</text>').format(
            across, top + height + 16, share
        )
    path = " ".join(f"{left + width * a:.1f},{top + height * (1 - b):.1f}" for a, b in points)
    drawn += Markup('<polyline class="curve" points="{}"/>').format(path)
    if mark is not None:
        a, b = mark
        drawn += Markup('<circle class="mark" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(
            left + width * a, top + height * (1 - b)
        )
    drawn += Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(left + width / 2, top + height + 34, x)
    drawn += Markup('<text x="{}" y="{}">{}</text>').format(left + 6, top + 12, y)
    return _frame(drawn, top + height + 42, f"{y} by {x}")


def histogram(values: Sequence[float], unit: str, bins: int = 24) -> Markup:
    """How often values fall between powers of a common factor (a logarithmic scale, for times)."""
    positive = [max(value, 1e-3) for value in values]
    if not positive:
        return Markup("")
    low, high = math.log(min(positive)), math.log(max(positive) + 1e-9)
    step = (high - low) / bins or 1.0
    counts = [0] * bins
    for value in positive:
        counts[min(bins - 1, int((math.log(value) - low) / step))] += 1
    left, height, width = 50, 160, (WIDTH - 80) / bins
    drawn = Markup("")
    for number, count in enumerate(counts):
        tall = height * count / max(counts)
        first, last = math.exp(low + number * step), math.exp(low + (number + 1) * step)
        drawn += Markup(
            '<rect class="latency" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>'
        ).format(left + number * width, height - tall, width - 1, tall, f"{first:.2f} to {last:.2f} {unit}: {count}")
        if number % 6 == 0:
            drawn += Markup('<text x="{:.1f}" y="{}">{:.3g} {}</text>').format(
                left + number * width, height + 16, first, unit
            )
    return _frame(drawn, height + 22, "histogram")


def _frame(content: Markup, height: float, label: str) -> Markup:
    frame = Markup('<svg viewBox="0 0 {} {:.0f}" width="{}" role="img" aria-label="{}">').format(
        WIDTH, height, WIDTH, label
    )
    return frame + content + Markup("</svg>")


def legend(names: Sequence[str]) -> Markup:
    """What the colours of `stacked_bars` mean."""
    items = [Markup('<span class="key {}"></span>{}').format(name, escape(name)) for name in names]
    return Markup('<p class="legend">') + Markup(" ").join(items) + Markup("</p>")

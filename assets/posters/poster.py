"""poster: a picture panel and a few lines of words, in both shapes.

  Poster(name, title, points, scene, ground, desc)
    title   two lines at most, broken with \\n; points = [(sign, line), ...], sign: "✓" "✗" or "1".."6";
            a line may hold one \\n (the second part is set below the first)
    scene   scene(ctx): a kit drawing on the 1920x1080 page; x 400..1520 is what shows
    ground  "paper" "mist" "ink" "green" "sky" "amber"
  draw(poster, folder)  writes name.svg (1920x1080) and name-portrait.svg (1080x1920)
"""
import os
from dataclasses import dataclass
from typing import Callable

from canvas import Sheet
from kit import C, at, ell, flat, line, rect, rrect, stroke

INK_ON = dict(paper=("ink", "slate", "orange"), mist=("ink", "slate", "orange"), amber=("ink", "ink", "ink"),
              ink=("paper", "paper", "amber"), green=("white", "white", "amber"), sky=("white", "white", "amber"))


@dataclass
class Poster:
    name: str
    title: str
    points: list
    scene: Callable
    ground: str
    desc: str
    size: int = 54               # of the points


def sign(ctx, x, y, s, what, light):
    """Tick, cross or the disc of a figure, centre x, y, radius s; light: a dark sign on a white disc."""
    c = C["ink" if what not in "✓✗" else "green" if what == "✓" else "red"]
    disc, pen = (C["white"], c) if light else (c, C["white"])
    with at(ctx, x, y, s / 30):
        flat(ctx, ell(0, 0, 29), disc)
        if what == "✓":
            stroke(ctx, line((-13, 1), (-4, 10), (13, -9)), pen, 7)
        elif what == "✗":
            for q in (-1, 1):
                stroke(ctx, line((-10, -10 * q), (10, 10 * q)), pen, 7)


def lines_of(poster):
    return sum(len(p[1].split("\n")) for p in poster.points)


def height(poster, size, body, lead, gap):
    """Of the column below."""
    return 40 + size * 1.2 * len(poster.title.split("\n")) + lead + lines_of(poster) * body * 1.36 + gap * len(poster.points) - body * .5


def column(sheet, poster, x, y, size, body, lead, gap):
    """Mark, title and points from the top y down."""
    ctx = sheet.ctx
    head, text, accent = INK_ON[poster.ground]
    light = poster.ground in ("ink", "green", "sky", "amber")
    flat(ctx, rrect(x, y, 84, 14, 4), C[accent])
    y += 40
    for part in poster.title.split("\n"):
        y += size * 1.2
        sheet.words(x - size * .04, y - size * .16, part, size, head)
    y += lead
    for what, words in poster.points:
        sign(ctx, x + body * .5, y + body * .1, body * .5, what, light)
        if what not in "✓✗":
            sheet.words(x + body * .5, y + body * .33, what, body * .62, "ink" if light else "white", anchor="middle")
        for part in words.split("\n"):
            sheet.words(x + body * 1.45, y + body * .46, part, body, text)
            y += body * 1.36
        y += gap


def draw(poster, folder):
    longest = max(len(p) for p in poster.title.split("\n"))
    _landscape(poster, folder, min(148, 640 / longest))
    _portrait(poster, folder, min(150, 900 / longest))


def _page(poster, w, h, panel, shown):
    """Ground and picture; shown = how much of the scene's width the panel holds."""
    sheet = Sheet(w, h)
    flat(sheet.ctx, rect(0, 0, w, h), C[poster.ground])
    x, y, pw, ph = panel
    k = pw / shown
    with sheet.panel(*panel, 28) as ctx:
        ctx.translate(x + pw / 2, y - max(0, 1080 * k - ph) * .6)
        ctx.scale(max(k, ph / 1080), max(k, ph / 1080))
        ctx.translate(-960, 0)
        poster.scene(ctx)
    return sheet


def _save(sheet, poster, folder, shape):
    sheet.save(os.path.join(folder, poster.name + shape + ".svg"), poster.title.replace("\n", ""), poster.desc)


def _landscape(poster, folder, size):
    sheet = _page(poster, 1920, 1080, (790, 60, 1070, 960), 1120)
    gap = min(38, (950 - height(poster, size, poster.size, 76, 0)) / len(poster.points))
    high = height(poster, size, poster.size, 76, gap)
    column(sheet, poster, 72, (1080 - high) / 2, size, poster.size, 76, gap)
    _save(sheet, poster, folder, "")


def _portrait(poster, folder, size):
    body, gap = poster.size * 1.14, 20
    high = height(poster, size, body, 60, gap)
    y = high + 2 * 62
    sheet = _page(poster, 1080, 1920, (60, y, 960, 1920 - 60 - y), 1070)
    column(sheet, poster, 80, (y - high) / 2, size, body, 60, gap)
    _save(sheet, poster, folder, "-portrait")

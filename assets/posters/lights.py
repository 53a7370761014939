"""The pictures of the light show: a few words as large as they fit, one bright shape, nothing small.

They are read across a square, and on a strip 96 pixels high. The ground is the player's own
ink, so that what is left over on a long panel does not show.
"""
import math
import os
from dataclasses import dataclass
from typing import Callable

from canvas import Sheet
from kit import *

GROUND = C["ink"]


@dataclass
class Light:
    name: str
    words: str                   # four characters
    colour: str                  # of the words
    motif: Callable              # motif(ctx, w, h): stands on the lower edge, centre at w / 2
    desc: str
    tall: float = 1.4            # how much larger the shape is on the upright page


def draw(light, folder):
    for shape, w, h in (("", 1920, 1080), ("-portrait", 1080, 1920)):
        sheet = Sheet(w, h)
        flat(sheet.ctx, rect(0, 0, w, h), GROUND)
        with sheet.panel(0, 0, w, h) as ctx:
            if shape:
                ctx.translate(w / 2, h)
                ctx.scale(light.tall, light.tall)
                ctx.translate(-w / 2, -h)
            light.motif(ctx, w, h)
        if shape:
            for i in (0, 1):
                sheet.words(w / 2, 470 + 440 * i, light.words[2 * i:2 * i + 2], 420, light.colour, anchor="middle")
        else:
            sheet.words(w / 2, 430, light.words, 400, light.colour, anchor="middle")
        sheet.save(os.path.join(folder, light.name + shape + ".svg"), light.words, light.desc)


# ---------------------------------------------------------------- shapes
def reach(w, h):
    """How far from the middle a shape may go, so that no page edge cuts it."""
    return .47 * w / (1 if w > h else 1.4)


def beams(ctx, x, y, r, n, a, b):
    """Flat rays from (x, y), every second one lighter."""
    for i in range(n):
        p, q = (math.pi * (1 + (i + d) / n) for d in (.0, .5))
        flat(ctx, poly((x, y), (x + r * math.cos(p), y + r * math.sin(p)), (x + r * math.cos(q), y + r * math.sin(q))), (a, b)[i % 2])


def town(ctx, w, h, seed, c="#0C1B30", lamp="#F6B73C"):
    r = rnd(seed)
    x, end = w / 2 - reach(w, h), w / 2 + reach(w, h) - 90
    while x < end:
        bw, bh = 110 + 90 * r.random(), 110 + 150 * r.random()
        flat(ctx, rect(x, h - bh, bw, bh), c)
        for j in range(int(bh / 62)):
            for i in range(int(bw / 48)):
                if r.random() < .62:
                    flat(ctx, rrect(x + 16 + i * 46, h - bh + 22 + j * 58, 24, 30, 3), lamp)
        x += bw + 14


def light(ctx, w, h):
    y = h - 170
    beams(ctx, w / 2, y, reach(w, h), 15, "#1C3A5E", "#17304F")
    flat(ctx, ell(w / 2, y, 300), "#F47B20")
    flat(ctx, ell(w / 2, y, 235), "#F6B73C")
    flat(ctx, ell(w / 2, y, 165), "#FFE9B8")
    town(ctx, w, h, 6)


def home(ctx, w, h):
    flat(ctx, ell(w / 2, h + 420, 1200 if w > h else 630, 560), "#0F6B46")
    x, y = w / 2, h - 110
    away = 430 if w > h else 290
    for dx, s in ((-away, 1.0), (away, 1.14)):
        flat(ctx, rrect(x + dx - 16, y - 100 * s, 32, 110 * s, 6), "#8A6343")
        flat(ctx, ell(x + dx, y - 190 * s, 105 * s, 130 * s), "#5E9B63")
        flat(ctx, ell(x + dx - 26, y - 215 * s, 66 * s, 84 * s), "#8DBB78")
    flat(ctx, rect(x + 130, y - 460, 62, 150), "#C9584B")
    flat(ctx, rect(x - 220, y - 250, 440, 260), "#FBF7EF")
    flat(ctx, poly((x - 290, y - 240), (x, y - 480), (x + 290, y - 240), r=16), "#F47B20")
    flat(ctx, rrect(x - 60, y - 170, 120, 180, 10), "#C77B58")
    flat(ctx, ell(x + 38, y - 74, 9), "#FFE9B8")
    for dx in (-150, 150):
        flat(ctx, rrect(x + dx - 50, y - 190, 100, 100, 8), "#F6B73C")
        flat(ctx, rect(x + dx - 5, y - 190, 10, 100), "#FBF7EF")
        flat(ctx, rect(x + dx - 50, y - 145, 100, 10), "#FBF7EF")
    flat(ctx, ell(x, y - 330, 44), "#FFE9B8")


def shield(ctx, w, h):
    x, y = w / 2, h - 300
    for r, c in ((370, "#16304F"), (300, "#1C3A5E")):
        flat(ctx, ell(x, y, r), c)
    path = lambda k: smooth((x, y - 250 * k), (x + 110 * k, y - 205 * k), (x + 215 * k, y - 190 * k), (x + 205 * k, y + 20 * k),
                            (x + 120 * k, y + 165 * k), (x, y + 240 * k), (x - 120 * k, y + 165 * k), (x - 205 * k, y + 20 * k),
                            (x - 215 * k, y - 190 * k), (x - 110 * k, y - 205 * k), tension=.4)
    flat(ctx, path(1.12), "#FBF7EF")
    flat(ctx, path(1.0), "#0F6B46")
    clipped(ctx, path(1.0), lambda c: flat(c, rect(x - 400, y - 400, 400, 800), "#188257"))
    stroke(ctx, line((x - 96, y - 8), (x - 22, y + 66), (x + 108, y - 84)), "#FFFFFF", 52)


def ready(ctx, w, h):
    spots = ((-490, -285), (0, -285), (490, -285)) if w > h else ((0, -690), (-255, -270), (255, -270))
    for (dx, dy), tool in zip(spots, (_extinguisher, lambda c: lifebuoy(c, 0, 0, 165), _helmet)):
        with at(ctx, w / 2 + dx, h + dy):
            flat(ctx, ell(0, 0, 232), "#E4ECF3")
            tool(ctx)


def _extinguisher(ctx):
    extinguisher(ctx, 8, 180, 6.6)


def _helmet(ctx):
    with at(ctx, 0, 128, .86):
        flat(ctx, smooth((-165, -70), (-160, -190), (-90, -285), (0, -305), (90, -285), (160, -190), (165, -70), tension=.45), "#F6B73C")
        flat(ctx, poly((-30, -312), (30, -312), (40, -76), (-40, -76), r=14), "#FFDC8E")
        flat(ctx, rrect(-205, -92, 410, 52, 26), "#F47B20")


POSTERS = [
    Light("安全之光", "安全之光", "#FBF7EF", light, "A lamp like a rising sun behind a town with lit windows."),
    Light("平安回家", "平安回家", "#F6B73C", home, "A house with warm windows between two trees.", 1.2),
    Light("守护平安", "守护平安", "#FBF7EF", shield, "A green shield with a tick."),
    Light("应急有我", "应急有我", "#F6B73C", ready, "Extinguisher, life buoy and helmet.", 1.0),
]

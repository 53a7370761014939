"""stage: a scene's picture, put together from the films' drawing kit and written as SVG.

  Stage(name, w, h)            3840x2160 or 2160x3840 scene units
    .ctx                       a cairo.Context for every drawing function of ../films/kit_*.py
    .group(id)                 with-block: what is drawn in it becomes <g id="...">
    .hazard(id, shape, bad, good)   bad(ctx) drawn as ID-hazard, good(ctx) as ID-safe, at this depth of the picture;
                               shape: [x, y, x, y, ...] in scene units, what a finger may touch
    .decoy(id, shape, draw)    something lively that is no hazard
    .save(folder)              landscape: scene.svg, portrait: portrait.svg

Projection, the same in all scenes: things stand upright and are seen from the front; the ground is tilted up, so
that depth is height: 1 cm away from the viewer is DEPTH * K units upwards. Tops are seen, sides are not. Nothing gets
smaller with distance (only what lies behind the place: hills, skyline). Light comes from the upper left.

  K                            scene units per centimetre: a grown-up of 170 cm is 408 units tall
  block(ctx, x, y, w, h, d, c) a box of w x h x d cm whose front stands on the ground at (x, y): front and top
  person(ctx, look, pose, x, y, face)   a figure at K on the ground at (x, y)
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "films"), os.path.join(HERE, "..", "posters")]
sys.dont_write_bytecode = True

from canvas import Sheet, num  # noqa: E402
from kit import *  # noqa: E402,F401,F403
from kit_core import dark, flat, light, rrect  # noqa: E402
from kit_people import Figure  # noqa: E402

K = 2.4
DEPTH = 0.4


class Stage:
    def __init__(self, name, w, h):
        self.name, self.sheet, self.shapes = name, Sheet(w, h), []
        self.ctx = self.sheet.ctx

    def group(self, name):
        out = self.sheet.out

        class Inside:
            def __enter__(self):
                out.append('<g id="%s">' % name)

            def __exit__(self, *_):
                out.append("</g>")
        return Inside()

    def _draw(self, name, draw):
        with self.group(name):
            self.ctx.save()
            draw(self.ctx)
            self.ctx.restore()

    def hazard(self, name, shape, bad, good):
        self._draw(name + "-hazard", bad)
        self._draw(name + "-safe", good)
        self.shapes.append((name, shape))

    def decoy(self, name, shape, draw):
        self._draw(name + "-decoy", draw)
        self.shapes.append((name, shape))

    def save(self, folder):
        out = self.sheet.out
        out.append('<g id="shapes" display="none">')
        for name, shape in self.shapes:
            out.append('<polygon id="%s" points="%s"/>' % (name, " ".join(map(num, shape))))
        out.append("</g>")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "scene.svg" if self.sheet.w > self.sheet.h else "portrait.svg")
        self.sheet.save(path, self.name, "Anxuan scene, drawn by assets/scenery")


def block(ctx, x, y, w, h, d, c, r=4, top=None):
    w, h, d = w * K, h * K, d * K * DEPTH
    flat(ctx, rrect(x, y - h - d, w, d + r, r), top or light(c, .3))
    flat(ctx, rrect(x, y - h, w, h, r), c)
    flat(ctx, rrect(x + w * .82, y - h, w * .18, h, r), dark(c, .1))


def person(ctx, look, pose, x, y, face=1, **kw):
    return Figure(look, x, y, K, face).draw(ctx, pose, **kw)

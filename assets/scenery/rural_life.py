"""rural_life: the lively things that are no hazard: decoys as dNN(stage, x, y)."""
from dataclasses import replace

from stage import K, at, ell, flat, join, poly, shaded, smooth, stroke  # first: it sets the path
import kit_poses as P
import rural_house as H
from rural_hazards import around
from rural_people import actor


def d90(stage, x, y, up):
    """Woman at the yard stove with steamer, bucket of water beside it; foot of the stove, height of its chimney."""
    def draw(ctx):
        H.clay_stove(ctx, x, y, up)
        actor(ctx, "cook", x - 230, y + 22, 1, P.with_face(P.reach(0, (30, -118), lean=4), mouth="smile"), near=(x - 124, y - 268), far=(x - 118, y - 300))
        H.bucket(ctx, x - 130, y + 40)
    stage.decoy("R90", around(x, y, -280, 62, -280, -60, -272, -438, -75, -500, -60, -620, 80, -up - 60, 152, -up - 60, 152, 10, -70, 62), draw)


def d91(stage, x, y):
    """Old man weaving a basket on a stool."""
    def draw(ctx):
        H.stool(ctx, x, y)
        actor(ctx, "weaver", x, y + 2, 1, replace(P.sit(0, 30), lean=8, tilt=12), near=(x + 66, y - 140), far=(x + 122, y - 132),
              between=lambda k: H.basket(k, x + 98, y - 62, .8))
        stroke(ctx, join(*(smooth((x + 70 + i * 16, y - 132), (x + 62 + i * 22, y - 180), (x + 84 + i * 30, y - 212 + i * 14), closed=False) for i in range(4))), "#D9B77C", 6)
    stage.decoy("R91", around(x, y, -60, -312, 90, -312, 182, -220, 182, 46, -60, 46), draw)


def d92(stage, x, y):
    """Harvester drinking tea in the shade, kettle and straw hat beside him."""
    def draw(ctx):
        H.stool(ctx, x, y, 40, 30)
        actor(ctx, "rester", x, y + 2, 1, P.with_face(replace(P.sit(0, 33), tilt=-4), blink=.8), near=(x + 56, y - 232), far=(x + 90, y - 110))
        with at(ctx, x + 66, y - 240, K, 0):
            shaded(ctx, poly((-6, -7), (7, -7), (5, 5), (-4, 5), r=2), "#F4EFE3", d=1.6)
        H.basket(ctx, x - 112, y + 14, 1.0, "#EDB94A")
        with at(ctx, x + 152, y + 10, K):
            shaded(ctx, smooth((10, -20), (22, -22), (25, -33), (30, -32), (27, -14), (12, -8)), "#C46A4E", d=1)
            shaded(ctx, smooth((-18, 0), (-20, -18), (-11, -29), (11, -29), (20, -18), (18, 0)), "#D67B5B", d=5)
            stroke(ctx, smooth((-13, -27), (-12, -44), (12, -44), (13, -27), closed=False), "#6F4A3A", 3)
            shaded(ctx, ell(0, -29.5, 11, 4), "#E39A78", d=1)
            flat(ctx, ell(0, -34, 3), "#6F4A3A")
    stage.decoy("R92", around(x, y, -194, -120, -50, -140, -50, -328, 100, -328, 110, -180, 240, -110, 240, 38, -194, 38), draw)


def d94(stage, x, y):
    """Woman on a low stool feeding the hens from a bowl."""
    def draw(ctx):
        H.stool(ctx, x - 4, y, 36, 22)
        p = replace(P.sit(0, 24), lean=27, tilt=2)
        bowl = smooth((x + 30, y - 124), (x + 90, y - 124), (x + 80, y - 96), (x + 40, y - 96))
        actor(ctx, "feeder", x, y + 2, 1, P.with_face(p, mouth="smile"), near=(x + 42, y - 108), far=(x + 126, y - 124), between=lambda k: shaded(k, bowl, "#D9B77C", d=6))
        H.hen(ctx, x + 194, y + 10, -1, "#B9683F", True)
        for i, (dx, dy) in enumerate(((82, 22), (124, 34))):
            H.chick(ctx, x + dx, y + dy, 1 if i else -1)
        flat(ctx, join(*(ell(x + 124 + (i * i) * .6, y - 110 + i * i * 4, 6) for i in range(6)), *(ell(x + 100 + i * 29 % 70, y + 10 + i * 17 % 30, 5, 4) for i in range(9))), "#DB9A28")
    stage.decoy("R94", around(x, y, -74, -262, 96, -262, 150, -160, 270, -110, 270, 46, -74, 46), draw)

"""family_furniture: what stands in the rooms; x, y in scene units, y the ground line.

  furniture  book_case, rug, sofa, cushion, armchair, stool, side_chair, front_chair, bed, base_units, floor_lamp
  small      mug, vase, teddy, blocks, ball_toy, shirt, trousers, towel
  more       toy_shelf, piano, shoe_bench, coats, front_door_in
"""
from parts_family import books
from stage import *


# ---------------------------------------------------------------- furniture
def book_case(ctx, x, y, w=230, h=420, rows=4, c="#A9744A", seed=1):
    """Left bottom."""
    shadow(ctx, x + w / 2 + 8, y, w * .58, 16, .24)
    shaded(ctx, rrect(x, y - h, w, h, 5), c, d=8)
    flat(ctx, rect(x + 12, y - h + 12, w - 24, h - 26), dark(c, .34))
    hh = (h - 26) / rows
    for i in range(rows):
        yy = y - h + 12 + (i + 1) * hh
        books(ctx, x + 18, yy - 8, w - 40, hh - 18, seed * 9 + i, True)
        shaded(ctx, rect(x + 10, yy - 9, w - 20, 10), light(c, .08), d=2)


def rug(ctx, x, y, w, h, c="#D98F6A", c2="#F4E3C4"):
    """Oval, centre."""
    flat(ctx, ell(x, y, w / 2, h / 2), c)
    flat(ctx, ell(x, y, w / 2 - 14, h / 2 - 7), c2)
    flat(ctx, ell(x, y, w / 2 - 26, h / 2 - 13), light(c, .3))
    for i in range(8):
        t = i * math.pi / 4
        flat(ctx, ell(x + math.cos(t) * w * .3, y + math.sin(t) * h * .3, 16, 7), c2, .8)


def sofa(ctx, x, y, w=470, c="#6F9A93"):
    """Left bottom; seat 44 cm, 80 cm deep."""
    shadow(ctx, x + w / 2, y, w * .54, 24, .3)
    shaded(ctx, rrect(x + 14, y - 236, w - 28, 190, 34), c, d=10)
    n = max(2, round(w / 170))
    cw = (w - 100) / n
    for i in range(n):
        shaded(ctx, rrect(x + 52 + i * cw, y - 222, cw - 6, 130, 26), light(c, .1), d=7)
    flat(ctx, rect(x + 30, y - 140, w - 60, 44), light(c, .26))
    shaded(ctx, rrect(x + 30, y - 108, w - 60, 82, 14), c, d=6)
    for i in range(1, n):
        stroke(ctx, line((x + 50 + i * cw, y - 136), (x + 50 + i * cw, y - 36)), dark(c, .2), 3)
    for s in (0, 1):
        ax = x if s == 0 else x + w - 58
        shaded(ctx, rrect(ax, y - 176, 58, 158, 24), dark(c, .06), d=7)
        flat(ctx, rrect(ax + 4, y - 176, 50, 40, 20), light(c, .24))
    for dx in (20, w - 42):
        flat(ctx, rrect(x + dx, y - 20, 20, 20, 4), C["wood_dk"])


def cushion(ctx, x, y, c="#F1B648", rot=0, s=1.0):
    with at(ctx, x, y, s, rot):
        shaded(ctx, smooth((-44, -40), (0, -46), (44, -40), (48, 0), (42, 40), (0, 44), (-42, 40), (-48, 0), tension=.4), c, d=7)
        for i in (-1, 0, 1):
            stroke(ctx, line((i * 22, -30), (i * 22, 30)), light(c, .4), 4, .8)


def armchair(ctx, x, y, c="#C9785A", face=1):
    """Reading chair, centre bottom, seen from the front with a soft back."""
    shadow(ctx, x, y, 130, 20, .3)
    with at(ctx, x, y, 1, flip=face < 0):
        for dx in (-92, 76):
            flat(ctx, rrect(dx, -26, 16, 26, 4), C["wood_dk"])
        shaded(ctx, rrect(-104, -262, 208, 220, 54), c, d=10)
        flat(ctx, rect(-84, -150, 168, 50), light(c, .24))
        shaded(ctx, rrect(-86, -112, 172, 88, 16), light(c, .06), d=6)
        for s in (-1, 1):
            shaded(ctx, rrect(-116 if s < 0 else 66, -168, 50, 146, 22), dark(c, .08), d=6)
            flat(ctx, rrect(-112 if s < 0 else 70, -168, 42, 36, 18), light(c, .2))


def stool(ctx, x, y, h=44, c="#D9A77C"):
    h *= K
    shadow(ctx, x, y, 56, 10, .26)
    for dx in (-40, 28):
        shaded(ctx, rrect(x + dx, y - h, 12, h, 4), dark(c, .2), d=2)
    flat(ctx, rrect(x - 52, y - h - 24, 104, 36, 16), light(c, .3))
    shaded(ctx, rrect(x - 52, y - h - 4, 104, 18, 7), c, d=3)


def side_chair(ctx, x, y, face=1, c="#C77B58"):
    """Wooden chair side on; centre bottom, back rest on the side away from face."""
    shadow(ctx, x, y - 10, 74, 14, .28)
    with at(ctx, x, y, 1, flip=face < 0):
        for dx in (-46, 46):
            shaded(ctx, rrect(dx, -146, 11, 116, 4), dark(c, .25), d=2)
        flat(ctx, rrect(-58, -152, 120, 46, 8), light(c, .3))
        for dx in (-56, 44):
            shaded(ctx, rrect(dx, -110, 13, 110, 5), c, d=3)
        shaded(ctx, rrect(-60, -118, 122, 18, 7), light(c, .06), d=4)
        shaded(ctx, rrect(-62, -272, 17, 170, 7), c, d=4)


def front_chair(ctx, x, y, c="#B3593A"):
    """The same chair from the front, its back to the wall."""
    shadow(ctx, x, y - 8, 78, 14, .3)
    for dx in (-54, 42):
        shaded(ctx, rrect(x + dx, y - 254, 13, 226, 5), dark(c, .16), d=3)
    for yy in (-246, -206, -176):
        shaded(ctx, rrect(x - 48, y + yy, 98, 20, 6), light(c, .08), d=4)
    flat(ctx, poly((x - 50, y - 152), (x + 50, y - 152), (x + 60, y - 108), (x - 60, y - 108), r=6), light(c, .32))
    shaded(ctx, rrect(x - 64, y - 118, 128, 20, 7), light(c, .06), d=4)
    for dx in (-60, 46):
        shaded(ctx, rrect(x + dx, y - 102, 14, 102, 5), c, d=3)


def bed(ctx, x, y, w=490, c="#B98A5E", sheet="#F7F1E4"):
    """Side on, head at the left; left bottom. Mattress surface from y-248 (far) to y-118 (near)."""
    shadow(ctx, x + w / 2, y, w * .54, 22, .3)
    shaded(ctx, rrect(x - 26, y - 384, 30, 384, 12), c, d=6)
    shaded(ctx, rrect(x + w - 4, y - 300, 26, 200, 10), dark(c, .1), d=5)
    flat(ctx, rrect(x, y - 252, w, 150, 18), sheet)
    shaded(ctx, rrect(x, y - 124, w, 74, 14), sheet, d=6)
    shaded(ctx, rrect(x, y - 62, w, 50, 6), c, d=6)
    shaded(ctx, rrect(x + w - 4, y - 180, 28, 180, 10), c, d=6)
    flat(ctx, rrect(x + 6, y - 14, 20, 14, 4), dark(c, .25))


def base_units(ctx, x0, x1, y, c="#86A99B", top="#F3E9D6", h=204, depth=58, doors=None):
    """Base units; y = foot of the front; the worktop's near edge at y-h, its far edge at y-h-depth."""
    w = x1 - x0
    n = doors or max(2, round(w / 140))
    shadow(ctx, x0 + w / 2, y, w * .53, 18, .26)
    flat(ctx, rect(x0 + 6, y - 22, w - 12, 22), dark(c, .45))
    shaded(ctx, rect(x0, y - h + 6, w, h - 26), c, d=6)
    for i in range(n):
        dx = x0 + i * w / n
        shaded(ctx, rrect(dx + 6, y - h + 22, w / n - 12, h - 52, 6), light(c, .14), d=5)
        flat(ctx, rrect(dx + (w / n - 26 if i % 2 == 0 else 18), y - h + 34, 8, 38, 4), "#F7EFD9")
    flat(ctx, rect(x0, y - h + 6, w, 8), dark(c, .3), .6)
    flat(ctx, rect(x0 - 8, y - h - depth, w + 16, depth), light(top, .4))
    shaded(ctx, rrect(x0 - 10, y - h - 6, w + 20, 18, 5), top, d=4)


def floor_lamp(ctx, x, y, h=360, c="#F0C46C"):
    shadow(ctx, x, y, 44, 9, .26)
    shaded(ctx, rrect(x - 34, y - 10, 68, 12, 6), C["wood_dk"], d=2)
    shaded(ctx, rrect(x - 4, y - h, 8, h - 6, 3), C["wood_dk"], d=2)
    shaded(ctx, poly((x - 34, y - h - 60), (x + 34, y - h - 60), (x + 62, y - h + 30), (x - 62, y - h + 30), r=8), c, d=10)
    flat(ctx, ell(x, y - h + 30, 52, 8), "#FFF5D6")


# ---------------------------------------------------------------- small
def mug(ctx, x, y, c="#7FA6C4", s=1.0):
    with at(ctx, x, y, s):
        stroke(ctx, arc(18, -20, 10, -80, 80), c, 6)
        shaded(ctx, rrect(-18, -38, 36, 38, 7), c, d=5)
        flat(ctx, ell(0, -36, 16, 5), light(c, .6))


def vase(ctx, x, y, c="#E9DCC4", s=1.0):
    with at(ctx, x, y, s):
        for i, a in enumerate((-34, -14, 6, 26, 44)):
            with at(ctx, 0, -56, 1, a):
                stroke(ctx, line((0, 0), (0, -52)), C["leaf_dk"], 4)
                shaded(ctx, ell(0, -62 - 6 * (i % 2), 15), ("#E2725B", "#F4B860", "#F7E3D2", "#E98B6A", "#F4B860")[i], d=4)
                flat(ctx, ell(0, -62 - 6 * (i % 2), 5), "#F6D98A")
        shaded(ctx, smooth((-16, 0), (-26, -26), (-12, -52), (-14, -62), (14, -62), (12, -52), (26, -26), (16, 0)), c, d=6)


def teddy(ctx, x, y, s=1.0, c="#B98A5E"):
    shadow(ctx, x, y, 40 * s, 8 * s, .24)
    with at(ctx, x, y, s):
        for d in (-1, 1):
            shaded(ctx, ell(d * 30, -12, 18, 13), c, d=4)
            flat(ctx, ell(d * 34, -12, 9, 8), light(c, .4))
            shaded(ctx, ell(d * 32, -48, 11, 18, d * -.6), c, d=3)
            shaded(ctx, ell(d * 22, -104, 12), c, d=3)
        shaded(ctx, ell(0, -38, 32, 36), c, d=6)
        flat(ctx, ell(0, -34, 18, 22), light(c, .4))
        shaded(ctx, ell(0, -86, 31, 27), c, d=5)
        flat(ctx, ell(0, -78, 14, 11), light(c, .5))
        flat(ctx, ell(0, -83, 5, 4), "#4A3428")
        for d in (-1, 1):
            flat(ctx, ell(d * 11, -92, 3.4), "#33261F")


def blocks(ctx, x, y, s=1.0):
    """Big soft cubes, an arch and a ball; centre bottom."""
    shadow(ctx, x, y, 110 * s, 12 * s, .22)
    with at(ctx, x, y, s):
        for dx, dy, c in ((-92, 0, "#E2725B"), (-30, 0, "#F1B648"), (34, 0, "#6BA58A"), (-60, -62, "#5F93BD"), (4, -62, "#F0DFC0")):
            flat(ctx, rrect(dx, dy - 76, 58, 34, 8), light(c, .4))
            shaded(ctx, rrect(dx, dy - 58, 58, 58, 8), c, d=6)
        shaded(ctx, poly((-34, -124), (24, -124), (-5, -170), r=8), "#C9584B", d=5)


def ball_toy(ctx, x, y, r=30, c="#F47B20"):
    shadow(ctx, x, y, r * 1.1, r * .25, .28)
    shaded(ctx, ell(x, y - r, r), c, d=7)
    clipped(ctx, ell(x, y - r, r), lambda q: (stroke(q, smooth((x - r, y - r * 1.2), (x, y - r * .7), (x + r, y - r * 1.3), closed=False), "#FBF7EF", 9)))


def shirt(ctx, x, y, c, s=1.0, rot=0):
    """Hanging from its shoulders, centre top."""
    with at(ctx, x, y, s, rot):
        shaded(ctx, poly((-22, 0), (22, 0), (62, 34), (44, 60), (30, 48), (30, 128), (-30, 128), (-30, 48), (-44, 60), (-62, 34), r=8), c, d=8)
        flat(ctx, ell(0, 2, 15, 9), dark(c, .28))
        for yy in (62, 82):
            flat(ctx, rect(-30, yy, 60, 7), light(c, .5), .7)


def trousers(ctx, x, y, c, s=1.0, rot=0):
    with at(ctx, x, y, s, rot):
        shaded(ctx, poly((-28, 0), (28, 0), (34, 130), (6, 130), (0, 44), (-6, 130), (-34, 130), r=6), c, d=7)
        flat(ctx, rect(-28, 0, 56, 10), dark(c, .2))


def towel(ctx, x, y, c, w=60, h=110):
    shaded(ctx, rrect(x - w / 2, y, w, h, 5), c, d=6)
    for yy in (h - 26, h - 16):
        flat(ctx, rect(x - w / 2, y + yy, w, 5), light(c, .6), .8)


def toy_shelf(ctx, x, y):
    """Low open shelf with boxes, left bottom."""
    shadow(ctx, x + 62, y, 74, 10, .24)
    shaded(ctx, rrect(x, y - 130, 124, 130, 5), "#E9C48E", d=5)
    for i, col in enumerate(("#E2725B", "#6BA58A", "#5F93BD", "#F1B648")):
        bx, by = x + 8 + (i % 2) * 56, y - 122 + (i // 2) * 60
        flat(ctx, rect(bx, by, 52, 54), dark("#E9C48E", .3))
        shaded(ctx, rrect(bx + 4, by + 18, 44, 36, 5), col, d=4)


def piano(ctx, x, y):
    """Upright piano, left bottom, with its stool."""
    c = "#7A4A36"
    shadow(ctx, x + 180, y, 200, 16, .28)
    flat(ctx, rect(x - 4, y - 330, 368, 44), light(c, .2))
    shaded(ctx, rrect(x, y - 290, 360, 290, 6), c, d=8)
    flat(ctx, rrect(x + 22, y - 270, 316, 74, 5), dark(c, .2))
    flat(ctx, rrect(x + 22, y - 100, 316, 84, 5), dark(c, .2))
    shaded(ctx, rrect(x - 8, y - 176, 376, 52, 6), light(c, .1), d=5)
    flat(ctx, rect(x + 10, y - 172, 340, 30), "#FBF7EF")
    for i in range(24):
        flat(ctx, rect(x + 10 + i * 14.2, y - 172, 1.5, 30), "#C9C0AE")
        if i % 7 not in (2, 6):
            flat(ctx, rect(x + 20 + i * 14.2, y - 172, 8, 18), "#2E2A30")
    flat(ctx, poly((x + 126, y - 186), (x + 134, y - 258), (x + 180, y - 250), (x + 226, y - 258), (x + 234, y - 186), (x + 180, y - 180)), "#FBF7EF")
    for i in range(5):
        for a, b in ((142, 174), (186, 220)):
            stroke(ctx, line((x + a, y - 238 + i * 11), (x + b, y - 238 + i * 11)), "#9A948A", 2)
    stool(ctx, x + 180, y + 76, 46, "#8A5A40")
    vase(ctx, x + 60, y - 308, "#7FA6C4", .8)
    shaded(ctx, poly((x + 286, y - 306), (x + 330, y - 306), (x + 318, y - 380), (x + 298, y - 380), r=4), "#C08A5C", d=4)


def shoe_bench(ctx, x, y, w=230):
    shadow(ctx, x + w / 2, y, w * .56, 12, .24)
    flat(ctx, rrect(x - 6, y - 132, w + 12, 44, 6), "#E98B6A")
    shaded(ctx, rrect(x, y - 98, w, 98, 5), "#C99A68", d=6)
    flat(ctx, rect(x + 10, y - 84, w - 20, 74), "#7A5638")
    for i, col in enumerate(("#4A4F5C", "#C9584B", "#F1ECE2", "#5F93BD")):
        px = x + 18 + i * (w - 30) / 4
        for d in (0, 18):
            shaded(ctx, smooth((px + d, y - 14), (px + d, y - 46), (px + d + 10, y - 50), (px + d + 22, y - 26), (px + d + 24, y - 14)), col, d=3)


def coats(ctx, x, y):
    """Rail with coats and a straw hat, left top."""
    shaded(ctx, rrect(x, y, 210, 22, 6), "#A9744A", d=4)
    for i, (col, h) in enumerate((("#5C7F6B", 190), ("#E2A15A", 160), ("#C9584B", 130))):
        px = x + 42 + i * 64
        flat(ctx, ell(px, y + 12, 6), "#F4E2B8")
        shaded(ctx, poly((px - 8, y + 16), (px + 8, y + 16), (px + 28, y + 40), (px + 36, y + h), (px - 36, y + h), (px - 28, y + 40), r=7), col, d=7)
        flat(ctx, poly((px - 9, y + 20), (px + 9, y + 20), (px, y + 44), r=2), light(col, .5))
        shaded(ctx, capsule((px + 24, y + 48), (px + 30, y + h * .76), 10, 9), dark(col, .1), d=3)
        for k in range(3):
            flat(ctx, ell(px - 2, y + 62 + k * (h - 80) / 3, 3.4), light(col, .6))


def front_door_in(ctx, x, y, w=210, h=500):
    """The flat's door from inside, with a red 福."""
    shaded(ctx, rrect(x - 18, y - h - 18, w + 36, h + 18, 5), "#F4E9D6", d=5)
    shaded(ctx, rect(x, y - h, w, h), "#8E5A40", d=8)
    for yy, hh in ((24, 180), (300, 176)):
        shaded(ctx, rrect(x + 28, y - h + yy, w - 56, hh, 6), "#9C6549", d=-4)
    with at(ctx, x + w / 2, y - h + 114, 1, 45):
        shaded(ctx, rrect(-48, -48, 96, 96, 4), C["red"], d=3)
    text(ctx, "福", x + w / 2, y - h + 138, 64, "amber", align="center", face=SERIF)
    flat(ctx, rrect(x + w - 34, y - h * .5, 14, 56, 6), "#E9D9A8")
    flat(ctx, ell(x + w / 2, y - h + 248, 7), "#E9D9A8")

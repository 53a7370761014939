"""parts_community: things of a courtyard and a stair hall, larger than the films' kit has them.

x, y = ground (or hanging) point in scene units, sizes in cm unless a name ends in _u (scene units).
  openings   casement_(ctx, x, y, w, h, ...)  glazed window of a flat (left top, units)
  washing    shirt, towel, mop, bucket        furniture   sofa, carton, mat    doors  flat_door, fire_door
  outside    ac_box, low_wall, stool_table, stool, parked_front, tile_field
  life       pigeon, swallow, lying_dog, butterfly, tuft, flowers, ivy, shrub
"""
from stage import (C, K, at, capsule, clipped, dark, ell, flat, light, line, mix, poly, rect, rnd, rrect, shaded, shadow,
                   smooth, stroke, text)

FRAME = "#F4EEE2"


# ---------------------------------------------------------------- windows and doors
def casement_(ctx, x, y, w, h, seed=0, wall="#E9CFA6", curtain=None, ajar=0.0, sill=True):
    """Two-leaf window, left top, in units; ajar 0..1 slides the right leaf open."""
    r = rnd(seed * 13 + 5)
    flat(ctx, rrect(x - 14, y - 14, w + 28, h + 28, 8), light(wall, .5))
    flat(ctx, rrect(x - 3, y - 3, w + 6, h + 6, 4), dark(wall, .3))
    pane = rect(x, y, w, h)
    flat(ctx, pane, mix("glass_dk", "#5F7F90", .3))
    clipped(ctx, pane, lambda q: _room_behind(q, x, y, w, h, r, curtain))
    half = w / 2
    for i, x0 in enumerate((x, x + half - ajar * (half - 16))):
        leaf = rect(x0, y, half, h)
        flat(ctx, leaf, "#D8EBF0", .22)
        flat(ctx, poly((x0 + half * .12, y), (x0 + half * .5, y), (x0 + half * .2, y + h), (x0, y + h), (x0, y + h * .5)), "#FFFFFF", .2)
        stroke(ctx, rrect(x0 + 5, y + 5, half - 10, h - 10, 3), FRAME, 11)
        flat(ctx, rrect(x0 + (half - 15 if i == 0 else 8), y + h * .45, 6, 26, 3), C["steel_dk"])
    if sill:
        shaded(ctx, rrect(x - 24, y + h + 9, w + 48, 16, 5), light(wall, .6), d=4)


def _room_behind(ctx, x, y, w, h, r, curtain):
    c = curtain or ("#E9DCC6", "#C9D8CF", "#E8BFA0", "#D7CADF", "#F0D9A8")[r.randrange(5)]
    flat(ctx, rect(x, y, w, h * .16), dark("glass_dk", .25), .5)
    for s in (-1, 1):
        e = x if s < 0 else x + w
        cw = w * (.2 + .1 * r.random())
        shaded(ctx, smooth((e + s * 9, y - 9), (e - s * cw, y - 9), (e - s * cw * .66, y + h * .6), (e - s * cw, y + h + 9),
                           (e + s * 9, y + h + 9)), c, d=6)
        for q in (.35, .7):
            stroke(ctx, line((e - s * cw * q, y), (e - s * cw * q * .8, y + h)), dark(c, .1), 3)


def flat_door(ctx, x, y, c="#8A4F3D", w=88, h=170):
    """Flat's front door on the back wall: x centre, y foot; a red paper diamond for luck."""
    with at(ctx, x, y, K):
        shaded(ctx, rrect(-w / 2 - 6, -h - 6, w + 12, h + 6, 2), "#D9BF97", d=2)
        shaded(ctx, rrect(-w / 2, -h, w, h, 1), c, d=3)
        for y0, hh in ((-h + 12, 66), (-h + 88, 70)):
            shaded(ctx, rrect(-w / 2 + 12, y0, w - 24, hh, 2), dark(c, .12), light(c, .05), d=2)
        flat(ctx, ell(w / 2 - 9, -h * .48, 3, 3.6), "#EBD9A4")
        flat(ctx, rrect(w / 2 - 11, -h * .46, 4, 11, 1.5), "#EBD9A4")
        flat(ctx, ell(0, -h * .72, 1.8), "#2E3740")
        with at(ctx, 0, -h * .72 - 1, 1, 45):
            shaded(ctx, rrect(-15, -15, 30, 30, 1), "#C4342A", d=1.4)
        text(ctx, "福", 0, -h * .72 + 7, 22, "#F3CE74", align="center")


def fire_door(ctx, x, y, w=92, h=196):
    """Closed grey-green stair door with a small wired window and a closer; x centre, y foot."""
    c = "#7E9A93"
    with at(ctx, x, y, K):
        shaded(ctx, rrect(-w / 2 - 7, -h - 7, w + 14, h + 7, 1), "#B9B6AC", d=2)
        shaded(ctx, rrect(-w / 2, -h, w, h, 1), c, d=4)
        flat(ctx, rrect(-13, -h + 32, 26, 56, 2), dark(c, .35))
        flat(ctx, rrect(-10, -h + 35, 20, 50, 1), "#CFE3E2")
        for i in range(4):
            stroke(ctx, line((-10, -h + 44 + i * 11), (10, -h + 44 + i * 11)), "#9FB9BB", .8)
        stroke(ctx, line((0, -h + 35), (0, -h + 85)), "#9FB9BB", .8)
        shaded(ctx, rrect(w / 2 - 36, -h + 4, 30, 8, 2), "#C9CDCB", d=1)
        stroke(ctx, line((w / 2 - 30, -h + 8), (w / 2 - 52, -h - 2)), "#9DA5A5", 2.2)
        shaded(ctx, rrect(w / 2 - 16, -h * .5, 8, 20, 2), "#D5D8D6", d=1)
        shaded(ctx, rrect(w / 2 - 30, -h * .46, 20, 4.6, 2), "#EEF0EC", d=1)
        flat(ctx, rect(-w / 2 + 3, -22, w - 6, 18), light(c, .2))


# ---------------------------------------------------------------- furniture put out
def carton(ctx, x, y, w, h, c="#CFA06B", rot=0, open_=False):
    with at(ctx, x, y, K, rot):
        shaded(ctx, rrect(-w / 2, -h, w, h, 1.4), c, d=4)
        if open_:
            shaded(ctx, poly((-w / 2, -h), (-w / 2 - 9, -h - 9), (-6, -h - 7), (-3, -h)), light(c, .2), d=1)
            shaded(ctx, poly((w / 2, -h), (w / 2 + 10, -h - 6), (8, -h - 9), (4, -h)), dark(c, .08), d=1)
        else:
            flat(ctx, rect(-w / 2, -h, w, 4), light(c, .28))
            flat(ctx, rect(-3.6, -h, 7.2, h * .45), light(c, .4))
        flat(ctx, rect(w * .2, -h * .4, w * .18, h * .2), dark(c, .2))


def sofa(ctx, x, y, w=132, c="#9C5A4E"):
    """Worn two-seater: split cover, stuffing, one leg gone."""
    shadow(ctx, x, y - 4, w * 1.35, 20, .3)
    with at(ctx, x, y, K):
        for dx in (-w / 2 + 9, w / 2 - 14):
            shaded(ctx, rrect(dx, -10, 6, 10, 1), C["wood_dk"], d=1)
        shaded(ctx, rrect(-w / 2 + 8, -84, w - 16, 60, 9), c, d=4)
        for dx in (-1, 1):
            shaded(ctx, rrect(-1 + (dx - 1) * (w / 4 - 7) - w / 8 + (w / 4 - 4 if dx < 0 else 4), -78, w / 2 - 16, 40, 7), light(c, .1), d=3)
            shaded(ctx, rrect((-w / 2 + 14) if dx < 0 else 1, -42, w / 2 - 15, 18, 6), light(c, .2), d=3)
        shaded(ctx, rrect(-w / 2 + 6, -28, w - 12, 20, 4), dark(c, .08), d=3)
        for s in (-1, 1):
            shaded(ctx, rrect(s * (w / 2 - 9) - 10, -58, 20, 50, 8), light(c, .06), d=4)
        flat(ctx, smooth((14, -66), (24, -70), (36, -62), (34, -52), (22, -50)), "#EFE3C6")
        flat(ctx, smooth((17, -63), (25, -66), (31, -60), (26, -54)), "#DCCBA2")
        stroke(ctx, line((-44, -14), (-34, -20)), "#EFE3C6", 1.6)
        shaded(ctx, smooth((-50, -40), (-38, -44), (-28, -36), (-34, -26), (-46, -28)), "#B98A5E", d=2)


def mat(ctx, x, y, w=80, c="#B56A4A"):
    flat(ctx, rrect(x - w * K / 2, y - 40, w * K, 40, 10), dark(c, .1))
    flat(ctx, rrect(x - w * K / 2 + 8, y - 34, w * K - 16, 28, 7), c)
    for i in range(6):
        stroke(ctx, line((x - w * K * .4 + i * w * K * .16, y - 28), (x - w * K * .4 + i * w * K * .16, y - 12)), light(c, .3), 4)


# ---------------------------------------------------------------- washing
def shirt(ctx, x, y, c, rot=0.0, s=1.0):
    """On a hanger; x, y = hook point."""
    with at(ctx, x, y, K * s, rot):
        stroke(ctx, smooth((0, 0), (2, 3), (0, 6), closed=False), "#6C7A88", 1.4)
        stroke(ctx, line((-17, 13), (0, 6), (17, 13)), "#6C7A88", 1.6)
        shaded(ctx, poly((-8, 9), (0, 12), (8, 9), (26, 22), (19, 32), (15, 28), (15, 64), (-15, 64), (-15, 28), (-19, 32), (-26, 22), r=3),
               c, d=4)
        flat(ctx, smooth((-7, 9.5), (0, 15), (7, 9.5), (0, 11)), dark(c, .22))


def towel(ctx, x, y, c, w=30, h=52, s=1.0):
    with at(ctx, x, y, K * s):
        shaded(ctx, rrect(-w / 2, -2, w, h, 2), c, d=4)
        for yy in (h * .7, h * .8):
            flat(ctx, rect(-w / 2, yy, w, 2.4), light(c, .5))


def mop(ctx, x, y, rot=0.0, s=1.0):
    """Handle up; x, y = where it is held, the wet strings hang 50 cm below."""
    with at(ctx, x, y, K * s, rot):
        stroke(ctx, line((0, -34), (0, 24)), "#C98F5A", 3.6)
        shaded(ctx, rrect(-8, 22, 16, 9, 3), "#3F7FA8", d=1.6)
        for i in range(9):
            dx = (i - 4) * 4.2
            stroke(ctx, smooth((dx * .4, 30), (dx * .9, 44), (dx * 1.2, 58 + (i * 5) % 7), closed=False),
                   ("#E9E4D8", "#CFC9BC", "#DAD4C6")[i % 3], 4.6)


def bucket(ctx, x, y, c="#3F7FA8", s=1.0):
    shadow(ctx, x, y, 44 * s, 9 * s, .26)
    with at(ctx, x, y, K * s):
        stroke(ctx, smooth((-14, -28), (0, -40), (14, -28), closed=False), "#8A95A0", 1.4)
        shaded(ctx, poly((-16, -28), (16, -28), (12, 0), (-12, 0), r=2), c, d=4)
        flat(ctx, ell(0, -28, 16, 4.4), dark(c, .25))
        flat(ctx, ell(0, -27.4, 13.4, 3.2), "#CFE6EE")


# ---------------------------------------------------------------- outside
def ac_box(ctx, x, y, rusty=False, s=1.0):
    """Outdoor unit 84 x 58 cm, left top corner."""
    c = "#E6E3D9" if not rusty else "#D9CFBC"
    with at(ctx, x, y, K * s):
        shaded(ctx, rrect(0, 0, 84, 58, 4), c, d=4)
        flat(ctx, ell(30, 29, 23), "#B9BDB8")
        flat(ctx, ell(30, 29, 19), "#8E979A")
        for a in range(3):
            with at(ctx, 30, 29, 1, a * 60 + 15):
                stroke(ctx, line((-18, 0), (18, 0)), "#AEB5B5", 2.4)
        for q in (23, 15, 8):
            stroke(ctx, ell(30, 29, q), "#C9CCC6", 1.3)
        for i in range(6):
            stroke(ctx, line((61, 12 + i * 7), (77, 12 + i * 7)), "#C2C4BC", 2)
        if rusty:
            flat(ctx, smooth((0, 56), (1, 40), (7, 37), (10, 47), (17, 44), (22, 52), (44, 51), (56, 47), (60, 34), (65, 32), (68, 44),
                             (76, 40), (83, 45), (83, 57), (42, 58.5), tension=.4), C["rust"], .8)
            stroke(ctx, line((6, 7), (6, 30)), C["rust"], 2.6, .6)
            stroke(ctx, line((79, 8), (79, 22)), C["rust"], 2.2, .5)


def low_wall(ctx, x, y, w, h=52, c="#C98F6C"):
    """Brick wall w cm wide with a pale coping, left end at x."""
    shadow(ctx, x + w * K / 2, y, w * K * .54, 14, .24)
    with at(ctx, x, y, K):
        shaded(ctx, rect(0, -h, w, h), c, d=3)
        for j in range(int(h / 9)):
            flat(ctx, rect(0, -h + j * 9 + 8, w, 1), dark(c, .13))
            for i in range(int(w / 22) + 1):
                px = i * 22 + (11 if j % 2 else 0)
                if px < w:
                    flat(ctx, rect(px, -h + j * 9, 1, 8), dark(c, .13))
        shaded(ctx, rrect(-4, -h - 14, w + 8, 16, 2), "#A9694C", d=3)
        flat(ctx, rect(-4, -h - 12, w + 8, 3), "#C98A66")


def pigeon(ctx, x, y, face=1, c="#8E97A6", peck=False):
    shadow(ctx, x, y, 34, 7, .25)
    with at(ctx, x, y, K, flip=face < 0):
        for dx in (-1, 4):
            stroke(ctx, line((dx, -7), (dx + 1, 0)), "#C4705A", 1.4)
        shaded(ctx, smooth((-18, -9), (-8, -17), (6, -16), (11, -10), (3, -5), (-9, -6)), c, d=2)
        flat(ctx, smooth((-14, -11), (-4, -14), (3, -11), (-4, -8)), dark(c, .2))
        hx, hy = (14, -9) if peck else (11, -21)
        shaded(ctx, capsule((7, -12), (hx, hy), 4.6, 3.4), mix(c, "#5E8A7C", .35), d=1)
        flat(ctx, ell(hx, hy, 4, 3.8), c)
        flat(ctx, poly((hx + 3, hy - 1), (hx + 8, hy + (3 if peck else .6)), (hx + 3, hy + 1.4)), "#D98F4E")
        flat(ctx, ell(hx + 1, hy - 1, .9), "#2A2A30")


def swallow(ctx, x, y, s=1.0, rot=0):
    with at(ctx, x, y, s, rot):
        flat(ctx, smooth((-52, -16), (-20, -12), (0, 0), (22, -16), (58, -22), (24, -2), (6, 12), (-8, 10), (-24, -2)), "#3D4B63")
        flat(ctx, poly((-4, 6), (-26, 30), (-2, 18), (4, 34), (8, 8)), "#3D4B63")


def stool_table(ctx, x, y):
    """Round stone table with a chess board and pieces, x centre, y foot."""
    shadow(ctx, x, y, 120, 20, .28)
    with at(ctx, x, y, K):
        shaded(ctx, poly((-13, -66), (13, -66), (19, 0), (-19, 0), r=3), "#B9B1A1", d=4)
        shaded(ctx, ell(0, -68, 50, 15), "#A79F90", d=1)
        flat(ctx, ell(0, -72, 50, 15), "#DDD5C5")
        flat(ctx, poly((-26, -80), (26, -80), (32, -64), (-32, -64)), "#E8C48A")
        for i in range(5):
            stroke(ctx, line((-24 + i * 12, -79), (-29.5 + i * 14.8, -65)), "#9C6E43", .7)
        for i in range(4):
            stroke(ctx, line((-27 - i, -78 + i * 4.2), (27 + i, -78 + i * 4.2)), "#9C6E43", .7)
        for px, py, c in ((-18, -76, "#B3342A"), (-6, -70, "#2F4A3E"), (8, -77, "#2F4A3E"), (20, -68, "#B3342A"), (-22, -67, "#B3342A"),
                          (2, -66, "#2F4A3E"), (24, -76, "#2F4A3E")):
            flat(ctx, ell(px, py + 1.4, 4.4, 2.6), "#B98A5E")
            flat(ctx, ell(px, py, 4.4, 2.6), "#F6E5BE")
            flat(ctx, ell(px, py, 2, 1.1), c)


def stool(ctx, x, y):
    shadow(ctx, x, y, 56, 11, .26)
    with at(ctx, x, y, K):
        shaded(ctx, smooth((-18, -40), (18, -40), (21, -20), (17, 0), (-17, 0), (-21, -20)), "#C4BBAA", d=4)
        flat(ctx, ell(0, -41, 19, 6), "#E2DACA")


def tuft(ctx, x, y, s=1.0, c="leaf"):
    with at(ctx, x, y, s):
        for a, h in ((-34, 20), (-14, 30), (6, 34), (24, 26), (42, 18)):
            with at(ctx, 0, 0, 1, a):
                flat(ctx, smooth((-3.4, 0), (0, -h), (3.4, 0)), C[c])


def flowers(ctx, x, y, w, n=14, seed=1, cs=("#E98B6A", "#F3C25E", "#FBF7EF", "#C77BA0")):
    """A strip of flowering ground cover, left at x."""
    r = rnd(seed)
    for i in range(n):
        px, py = x + w * r.random(), y - 34 * r.random()
        tuft(ctx, px, py, .8 + .5 * r.random(), "leaf" if i % 2 else "leaf_dk")
        flat(ctx, ell(px, py - 26, 9), cs[r.randrange(len(cs))])
        flat(ctx, ell(px - 1, py - 27, 3.4), "#F6E3A8")


def parked_front(ctx, x, y, c="#C9D3D8"):
    """A parked, empty car seen from the front, 178 cm wide and 150 high; x = middle, y = under the wheels."""
    shadow(ctx, x, y - 2, 236, 26, .34)
    with at(ctx, x, y, K):
        flat(ctx, rrect(-80, -30, 160, 22, 4), "#252C36")
        for s in (-1, 1):
            flat(ctx, rrect(s * 69 - 14, -34, 28, 34, 6), C["rubber"])
            flat(ctx, rrect(s * 69 - 11, -9, 22, 2.4, 1), "#465160")
            shaded(ctx, poly((s * 72, -100), (s * 93, -107), (s * 98, -95), (s * 77, -92), r=3), dark(c, .14), d=1)
        shaded(ctx, smooth((-74, -96), (-58, -136), (-44, -149), (44, -149), (58, -136), (74, -96), tension=.3), c, d=6)
        glass = poly((-64, -96), (-50, -138), (50, -138), (64, -96), r=8)
        flat(ctx, glass, "#6F8EA0")
        clipped(ctx, glass, lambda q: (flat(q, poly((-10, -96), (26, -140), (56, -140), (20, -96)), "#A9C7D6", .6),
                                       [flat(q, rrect(dx, -121, 26, 30, 7), "#4A5A66") for dx in (-44, 18)]))
        shaded(ctx, smooth((-86, -22), (-89, -56), (-87, -80), (-70, -98), (70, -98), (87, -80), (89, -56), (86, -22),
                           (60, -14), (-60, -14), tension=.3), c, d=8)
        stroke(ctx, smooth((-62, -93), (0, -86), (62, -93), closed=False), dark(c, .12), 1.6)
        for s in (-1, 1):
            shaded(ctx, smooth((s * 84, -74), (s * 54, -70), (s * 50, -59), (s * 82, -58)), "#FFF4D6", d=2)
            flat(ctx, ell(s * 68, -31, 7, 5), "#EFE6CF")
        flat(ctx, rrect(-42, -71, 84, 15, 6), dark(c, .45))
        flat(ctx, rrect(-25, -44, 50, 13, 2), "#3F6FA8")
        flat(ctx, rrect(-48, -27, 96, 9, 4), dark(c, .4))


def tile_field(ctx, x, y, w, h, tw=56, th=40, c="#E9B98A"):
    """Wall of glazed tiles laid like bricks: odd rows start half a tile further right."""
    flat(ctx, rect(x, y, w, h), dark(c, .12))
    for j in range(int(h / th) + 1):
        for i in range(-1, int(w / tw) + 1):
            px = i * tw + (tw / 2 if j % 2 else 0)
            x0, x1, bh = max(px, 0), min(px + tw - 3, w), min(th, h - j * th) - 3
            if x1 - x0 > 4 and bh > 4:
                flat(ctx, rect(x + x0, y + j * th, x1 - x0, bh), light(c, ((i * 7 + j * 5) % 4) * .06))


# ---------------------------------------------------------------- green and small life
def ivy(ctx, x, y0, y1, w=110, seed=3):
    """Creeper on a wall from the ground y0 up to y1, wider at its foot."""
    r = rnd(seed)
    stem = smooth((x, y0), (x - w * .16, y0 + (y1 - y0) * .35), (x + w * .12, y0 + (y1 - y0) * .7), (x, y1), closed=False)
    stroke(ctx, stem, C["wood_dk"], 7)
    for i in range(int((y0 - y1) / 7)):
        u = r.random()
        px, py = x + (r.random() - .5) * w * (1.15 - .8 * u) + 10 * u, y0 + (y1 - y0) * u
        s = 13 + 9 * r.random()
        shaded(ctx, smooth((px - s, py - s * .2), (px - s * .3, py - s), (px, py - s * .6), (px + s * .4, py - s), (px + s, py), (px, py + s)),
               mix("leaf", "leaf_dk", r.random()), d=4)


def shrub(ctx, x, y, w, h, c="leaf_dk", bloom="#F3C25E", seed=1):
    """Round flowering shrub."""
    r = rnd(seed)
    shadow(ctx, x, y, w * .6, 14, .26)
    for dx, dy, q in ((-.28, .36, .3), (.28, .34, .3), (0, .42, .36), (-.1, .66, .3), (.16, .64, .28)):
        shaded(ctx, ell(x + dx * w, y - dy * h, q * w, q * h * 1.05), mix(C[c], "#9CC07C", .2 * r.random()), d=w * .05)
    for _ in range(12):
        px, py = x + (r.random() - .5) * w * .9, y - h * (.25 + .6 * r.random())
        flat(ctx, ell(px, py, 8), bloom)
        flat(ctx, ell(px - 1, py - 1, 3), "#FFF6DC")


def lying_dog(ctx, x, y, face=1, c="#F1E6D2"):
    """A small pale dog lying with its head up, about 60 cm long."""
    shadow(ctx, x, y, 92, 14, .26)
    with at(ctx, x, y, K, flip=face < 0):
        stroke(ctx, smooth((-28, -6), (-38, -9), (-40, -19), (-34, -23), closed=False), c, 7)
        shaded(ctx, smooth((-30, 0), (-32, -12), (-20, -20), (2, -20), (16, -16), (24, -4), (24, 0)), c, d=3)
        shaded(ctx, rrect(10, -6, 24, 7, 3.5), light(c, .4), d=1.4)
        shaded(ctx, smooth((-16, -18), (-2, -21), (6, -14), (-4, -8), (-14, -10)), "#B98A5E", d=2)
        flat(ctx, ell(16, -19, 9, 4, .5), "#3F7FA8")
        shaded(ctx, ell(20, -29, 13, 11.5), c, d=2.6)
        shaded(ctx, ell(30, -25, 7.5, 5.6), light(c, .5), d=1.2)
        flat(ctx, ell(36, -27, 2.8, 2.2), "#33261F")
        flat(ctx, ell(24, -31, 1.6, 2), "#33261F")
        shaded(ctx, smooth((10, -38), (4, -32), (4, -20), (11, -20), (14, -29)), "#B98A5E", d=1.6)


def butterfly(ctx, x, y, c="#F4B860", rot=-18):
    with at(ctx, x, y, 1, rot):
        for s in (-1, 1):
            shaded(ctx, ell(s * 11, -6, 11, 9, s * .5), c, d=2)
            flat(ctx, ell(s * 8, 7, 7, 6, -s * .4), light(c, .3))
        flat(ctx, rrect(-2, -12, 4, 24, 2), "#4A3A34")

"""kit_street: things of the road, of the way to school, of the water's edge.

prop(ctx, x, y, k, ...): x, y = scene pixels of the ground (or hanging) point, k px/cm.

  vehicles  car_side(ctx, x, y, k, face, c, roll)  4.2 m long, x = middle
            car_front(ctx, x, y, k, c)  bus_front(ctx, x, y, k, c)
  road      walk_light(ctx, x, y, k, go)  go 0 red man .. 1 green man
            zebra(ctx, y0, y1, f0, f1, n, vx, vy)  stripes that run to the vanishing point
  play      ball(ctx, x, y, k, roll)  slide(ctx, x, y, k)
  water     lifebuoy(ctx, x, y, r, squash)  bottle(ctx, x, y, s, rot)  float_board(ctx, x, y, k)
            water_sign(ctx, x, y, k)  ripples(ctx, t, x, y, w, n)
  words     mark(ctx, x, y, a, ok, r)  cross or tick   bubble(ctx, x, y, lines, a, tip)
"""
import math

from kit_core import (C, arc, at, capsule, clipped, dark, ell, flat, join, lerp, light, line, mix, poly,
                      rect, rrect, shaded, shadow, smooth, stroke, text, text_width, wave)


# ---------------------------------------------------------------- vehicles
def _tyre(ctx, x, roll, r=31):
    flat(ctx, ell(x, -r, r), C["rubber"])
    flat(ctx, ell(x, -r, r * .62), "#C9D0D4")
    flat(ctx, ell(x, -r, r * .54), "#8A95A0")
    for i in range(5):
        a = roll / r + i * math.tau / 5
        stroke(ctx, line((x, -r), (x + r * .5 * math.cos(a), -r + r * .5 * math.sin(a))), "#D7DCDF", 4)
    flat(ctx, ell(x, -r, r * .16), "#59646F")


def car_side(ctx, x, y, k, face=1, c="#D9785A", roll=0.0, driver=None):
    """driver(ctx): drawn behind the front pane, in cm around the seat's head height."""
    shadow(ctx, x, y - 2 * k, 228 * k, 15 * k, .32)
    body = smooth((-208, -40), (-210, -66), (-200, -86), (-150, -92), (-112, -136), (-92, -146), (24, -147),
                  (52, -139), (100, -96), (176, -86), (204, -70), (210, -44), (198, -34), (160, -32), (-160, -32), (-196, -34), tension=.36)
    with at(ctx, x, y, k, flip=face < 0):
        shaded(ctx, body, c, d=9)
        clipped(ctx, body, lambda q: flat(q, rect(-220, -45, 440, 20), dark(c, .42)))
        for path in (poly((-130, -96), (-98, -136), (-26, -138), (-26, -96), r=7),
                     poly((-16, -96), (-16, -138), (22, -138), (46, -130), (84, -96), r=7)):
            flat(ctx, path, "#7C9CAD")
            clipped(ctx, path, lambda q: flat(q, poly((-150, -96), (-70, -140), (-30, -140), (-110, -96)), "#A9C7D6", .7))
        if driver:
            clipped(ctx, poly((-16, -96), (-16, -138), (22, -138), (46, -130), (84, -96), r=7), driver)
        stroke(ctx, line((-21, -136), (-21, -48)), dark(c, .22), 2.4)
        stroke(ctx, line((-128, -92), (-132, -70)), dark(c, .2), 2)
        for hx in (-50, 40):
            flat(ctx, rrect(hx - 9, -84, 18, 5, 2.5), dark(c, .3))
        shaded(ctx, smooth((178, -80), (204, -70), (206, -60), (184, -62)), "#FFF1CC", d=2)
        shaded(ctx, smooth((-206, -80), (-192, -84), (-190, -64), (-208, -62)), C["red"], d=2)
        shaded(ctx, ell(78, -98, 8, 6), dark(c, .1), d=2)
        for wx in (-128, 128):
            flat(ctx, ell(wx, -33, 39, 38), dark(c, .5))
            flat(ctx, rect(wx - 40, -33, 80, 6), dark(c, .5))
            _tyre(ctx, wx, roll)


def car_front(ctx, x, y, k, c="#4E86B4"):
    shadow(ctx, x, y, 102 * k, 13 * k, .34)
    with at(ctx, x, y, k):
        for s in (-1, 1):
            flat(ctx, rrect(s * 66 - 14, -32, 28, 32, 7), C["rubber"])
        shaded(ctx, smooth((-62, -92), (-52, -134), (-40, -146), (40, -146), (52, -134), (62, -92), tension=.3), c, d=6)
        glass = poly((-56, -92), (-46, -134), (46, -134), (56, -92), r=8)
        flat(ctx, glass, "#7C9CAD")
        clipped(ctx, glass, lambda q: (
            flat(q, poly((8, -92), (40, -136), (58, -136), (30, -92)), "#A9C7D6", .55), _behind_pane(q, 20, -113, 1)))
        shaded(ctx, smooth((-82, -34), (-86, -62), (-80, -84), (-58, -94), (58, -94), (80, -84), (86, -62), (82, -34),
                           (60, -26), (-60, -26), tension=.34), c, d=8)
        for s in (-1, 1):
            shaded(ctx, ell(s * 92, -98, 8, 6), dark(c, .12), d=2)
            shaded(ctx, smooth((s * 76, -72), (s * 50, -70), (s * 46, -60), (s * 72, -58)), "#FFF4D6", d=2)
        flat(ctx, rrect(-38, -68, 76, 14, 6), dark(c, .45))
        flat(ctx, rrect(-28, -46, 56, 14, 2), "#F2F4F4")
        flat(ctx, rrect(-84, -36, 168, 10, 5), dark(c, .35))


def _behind_pane(ctx, x, y, s):
    """Driver seen from the front: head, hair, shoulders."""
    with at(ctx, x, y, s):
        flat(ctx, smooth((-25, 34), (-19, 17), (0, 12), (19, 17), (25, 34)), "#5C7F6B")
        flat(ctx, ell(0, 0, 11, 13), "#E7B58B")
        flat(ctx, smooth((-12, 0), (-11, -12), (0, -17), (11, -12), (12, 0), (8, -7), (0, -8), (-8, -7)), "#2B2A33")
        for dx in (-4, 4):
            flat(ctx, ell(dx, 0, 1.1, 1.6), "#3A2A2C")


def bus_front(ctx, x, y, k, c="#E3A23E"):
    shadow(ctx, x, y, 140 * k, 15 * k, .34)
    with at(ctx, x, y, k):
        for s in (-1, 1):
            flat(ctx, rrect(s * 92 - 16, -34, 32, 34, 7), C["rubber"])
        shaded(ctx, rrect(-122, -300, 244, 276, 20), c, d=10)
        flat(ctx, rrect(-70, -288, 140, 30, 6), "#22384A")
        glass = rrect(-108, -246, 216, 122, 10)
        flat(ctx, glass, "#7C9CAD")
        clipped(ctx, glass, lambda q: flat(q, poly((-10, -124), (60, -250), (100, -250), (30, -124)), "#A9C7D6", .6))
        clipped(ctx, glass, lambda q: _behind_pane(q, 52, -158, 1.25))
        stroke(ctx, line((0, -246), (0, -124)), dark(c, .3), 3)
        flat(ctx, rect(-122, -108, 244, 18), C["paper"])
        for s in (-1, 1):
            shaded(ctx, rrect(s * 92 - 20, -78, 40, 22, 9), "#FFF4D6", d=3)
            shaded(ctx, rrect(s * 134 - 8, -226, 16, 46, 6), "#3F4B57", d=3)
        flat(ctx, rrect(-30, -62, 60, 16, 2), "#F2F4F4")
        flat(ctx, rrect(-120, -42, 240, 18, 8), dark(c, .4))


# ---------------------------------------------------------------- road
def _little_man(ctx, walk):
    flat(ctx, ell(0, -13, 3.4), "#FFFFFF")
    stroke(ctx, line((0, -8), (0, 2)), "#FFFFFF", 5)
    if walk:
        stroke(ctx, line((-1, 2), (-6, 12)), "#FFFFFF", 3.4)
        stroke(ctx, line((1, 2), (6, 11)), "#FFFFFF", 3.4)
        stroke(ctx, line((-1, -7), (-7, 0)), "#FFFFFF", 3)
        stroke(ctx, line((1, -7), (7, -1)), "#FFFFFF", 3)
        return
    for s in (-1, 1):
        stroke(ctx, line((s * 1.8, 2), (s * 1.8, 13)), "#FFFFFF", 3.4)
        stroke(ctx, line((s * 3.6, -7), (s * 4.6, 1)), "#FFFFFF", 2.6)


def walk_light(ctx, x, y, k, go=0.0):
    """Pedestrians' light on its pole; the change takes as long as `go` does."""
    shadow(ctx, x, y, 18 * k, 3 * k, .3)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-4, -250, 8, 250, 2), "#6C7A88", d=2.4)
        shaded(ctx, rrect(-9, -14, 18, 14, 3), "#55616E", d=2.4)
        shaded(ctx, rrect(-27, -300, 54, 106, 9), "#2B3440", d=3)
        for cy, on, c, man in ((-273, 1 - go, "#E0453A", False), (-221, go, "#1FA765", True)):
            flat(ctx, ell(0, cy, 21), mix("#47505C", c, on))
            with at(ctx, 0, cy, .98):
                ctx.push_group()
                _little_man(ctx, man)
                ctx.pop_group_to_source()
                ctx.paint_with_alpha(.12 + .88 * on)


def zebra(ctx, y0, y1, f0, f1, n, vx=960, vy=420, c="#F6F3EA"):
    """n stripes; f = sideways pixels per pixel below the horizon."""
    step = (f1 - f0) / (2 * n - 1)
    for i in range(n):
        a = f0 + 2 * i * step
        b = a + step
        flat(ctx, poly((vx + a * (y0 - vy), y0), (vx + b * (y0 - vy), y0), (vx + b * (y1 - vy), y1), (vx + a * (y1 - vy), y1)), c)


# ---------------------------------------------------------------- play
def ball(ctx, x, y, k, roll=0.0, c="#F47B20", sh=True):
    if sh:
        shadow(ctx, x, y, 13 * k, 2.6 * k, .3)
    with at(ctx, x, y - 11 * k, k, math.degrees(roll / 11)):
        shaded(ctx, ell(0, 0, 11), c, d=3)
        clipped(ctx, ell(0, 0, 11), lambda q: (
            stroke(q, arc(-9, 0, 11, -60, 60), C["paper"], 2.2), stroke(q, arc(9, 0, 11, 120, 240), C["paper"], 2.2)))


def slide(ctx, x, y, k):
    """Playground slide, ladder on the left."""
    shadow(ctx, x + 10 * k, y, 130 * k, 8 * k, .24)
    with at(ctx, x, y, k):
        for dx in (-96, -62):
            shaded(ctx, rrect(dx, -182, 7, 182, 3), "#1F5FA8", d=2)
        for i in range(6):
            shaded(ctx, rrect(-94, -28 - i * 24, 34, 6, 2), "#F6B73C", d=1.6)
        shaded(ctx, rrect(-14, -150, 7, 150, 3), "#1F5FA8", d=2)
        shaded(ctx, rrect(-98, -152, 92, 10, 4), "#E0C7A4", d=2)
        shaded(ctx, smooth((-16, -152), (10, -142), (58, -70), (98, -30), (132, -24), (132, -10), (92, -14), (48, -54),
                           (2, -124), (-16, -136), tension=.4), "#D9604A", d=4)
        stroke(ctx, smooth((-14, -166), (14, -156), (62, -84), (100, -44), (130, -38), closed=False), "#F6B73C", 6)
        shaded(ctx, poly((-112, -206), (-52, -262), (6, -206), r=6), "#0F6B46", d=4)
        for dx in (-96, -14):
            shaded(ctx, rrect(dx, -208, 6, 60, 2), "#1F5FA8", d=1.6)


# ---------------------------------------------------------------- at the water
def lifebuoy(ctx, x, y, r, squash=1.0):
    """Ring of radius r px; squash < 1 lies on the water."""
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(1, squash)
    stroke(ctx, arc(0, 0, r * .78, 0, 360), dark("orange", .14), r * .44)
    stroke(ctx, arc(-r * .02, -r * .03, r * .78, 0, 360), C["orange"], r * .38)
    for i in range(4):
        stroke(ctx, arc(-r * .02, -r * .03, r * .78, 33 + 90 * i, 57 + 90 * i), C["paper"], r * .38, cap="butt")
    ctx.restore()


def bottle(ctx, x, y, s=1.0, rot=0.0):
    """Large empty drinking bottle with its cap on, lying: it floats."""
    with at(ctx, x, y, s, rot):
        shaded(ctx, smooth((-46, -16), (-46, 16), (14, 16), (34, 7), (34, -7), (14, -16), tension=.3), "#BFE0EC", "#8FBFD2", d=6)
        flat(ctx, rrect(-26, -16, 26, 32, 2), "#FBF7EF", .9)
        shaded(ctx, rrect(33, -8, 13, 16, 3), C["sky"], d=3)
        stroke(ctx, line((-38, -8), (-32, -8)), "#FFFFFF", 4, .8)


def float_board(ctx, x, y, k):
    """Rescue post at the bank: ring, coil of rope, long pole."""
    shadow(ctx, x, y, 34 * k, 4 * k, .28)
    with at(ctx, x, y, k):
        stroke(ctx, line((38, 0), (52, -250)), "#C99A68", 5)
        for dx in (-24, 20):
            shaded(ctx, rrect(dx, -170, 6, 170, 2), C["steel_dk"], d=2)
        shaded(ctx, rrect(-38, -176, 78, 96, 5), C["paper"], d=4)
        flat(ctx, rrect(-38, -176, 78, 22, 5), C["sky"])
        text(ctx, "救生器材", 0, -160, 14, "white", align="center")
    lifebuoy(ctx, x, y - 117 * k, 32 * k)


def water_sign(ctx, x, y, k):
    """Warning board on two posts: deep water, no swimming."""
    shadow(ctx, x, y, 60 * k, 5 * k, .28)
    with at(ctx, x, y, k):
        for dx in (-42, 36):
            shaded(ctx, rrect(dx, -150, 7, 150, 2), C["wood_dk"], d=2)
        shaded(ctx, rrect(-66, -206, 132, 104, 7), C["amber"], d=4)
        stroke(ctx, rrect(-60, -200, 120, 92, 5), C["ink"], 3)
        _no_swim(ctx, -32, -154)
        text(ctx, "水深危险", 25, -159, 15, "ink", align="center")
        text(ctx, "禁止游泳", 25, -136, 15, "ink", align="center")


def _no_swim(ctx, x, y):
    flat(ctx, ell(x, y, 22), C["paper"])
    with at(ctx, x, y, 1):
        flat(ctx, ell(7, -6, 4), C["ink"])
        stroke(ctx, smooth((-12, -1), (-4, -5), (3, 2), closed=False), C["ink"], 4)
        stroke(ctx, smooth((-14, 8), (-9, 5), (-4, 8), (1, 5), (6, 8), (11, 5), (14, 7), closed=False), C["ink"], 3)
        stroke(ctx, arc(0, 0, 20, 0, 360), C["red"], 4.4)
        stroke(ctx, line((-14, -14), (14, 14)), C["red"], 4.4)


def ripples(ctx, t, x, y, w, n=3, c="#FFFFFF", a=.6):
    """Slow rings on the water around (x, y)."""
    for i in range(n):
        u = (t * .22 + i / n) % 1
        ctx.save()
        ctx.translate(x, y)
        ctx.scale(1, .22)
        stroke(ctx, arc(0, 0, w * (.35 + .65 * u), 0, 360), c, 7, a * math.sin(math.pi * u))
        ctx.restore()


# ---------------------------------------------------------------- words and marks
def _mark_disc(ctx, ok):
    flat(ctx, ell(0, 0, 37), C["ink"])
    flat(ctx, ell(0, 0, 34), C["white"])
    flat(ctx, ell(0, 0, 29), C["green"] if ok else C["red"])
    if ok:
        stroke(ctx, line((-14, 1), (-4, 11), (14, -10)), C["white"], 7.5)
        return
    for s in (-1, 1):
        stroke(ctx, line((-11, -11 * s), (11, 11 * s)), C["white"], 7.5)


def mark(ctx, x, y, a=1.0, ok=False, r=30):
    """Cross or tick on a disc; a = how far it has come in."""
    if a <= .01:
        return
    with at(ctx, x, y, (.7 + .3 * a) * r / 30):
        if a >= 1:
            return _mark_disc(ctx, ok)
        ctx.push_group()
        _mark_disc(ctx, ok)
        ctx.pop_group_to_source()
        ctx.paint_with_alpha(min(1, a * 1.6))


def bubble(ctx, x, y, lines, a=1.0, tip=(0, 0), size=52, colours=None):
    """Speech card, x, y = its upper left; the tip points to a scene point."""
    if a <= .01:
        return
    w = max(text_width(ctx, s, size) for s in lines) + size * 1.3
    h = len(lines) * size * 1.42 + size * .7
    mx = min(max(tip[0], x + 50), x + w - 50)
    edge = y + h - 6 if tip[1] > y + h / 2 else y + 6
    ctx.push_group()
    flat(ctx, poly((mx - 24, edge), (mx + 24, edge), tip), C["paper"])
    shaded(ctx, rrect(x, y, w, h, 20), C["paper"], d=4)
    for i, s in enumerate(lines):
        text(ctx, s, x + size * .65, y + size * (1.42 + 1.42 * i), size, (colours or {}).get(i, "ink"))
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)

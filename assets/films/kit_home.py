"""kit_home: kitchen and flat.  prop(ctx, x, y, k, ...): ground or wall anchor, k px/cm.

  kitchen_wall(ctx, wall_y, floor_y, wall, tile)     back wall, splash tiles, floor
  counter(ctx, x, y, k, w)      base cabinets with worktop, left bottom; top at y-85k
  wall_cupboard(ctx, x, y, k, w, h)   left top
  stove(ctx, x, y, k, fire)     two-burner hob standing on a worktop (centre bottom);
                                fire 0..1 left burner, blue ring, steady
  hob_pot(ctx, x, y, k, lid)  kettle(ctx, x, y, k)
  gas_pipe(ctx, pts, k)  gas_valve(ctx, x, y, k, closed)   closed 0 open (along pipe) .. 1 shut
  gas_hose(ctx, p, q, k, worn)  gas_meter(ctx, x, y, k)
  range_hood  gas_alarm(ctx, x, y, k, level)  light_switch  wall_socket  ceiling_lamp
  sink(ctx, x, y, k)  fridge  dining_table  chair  wall_clock  apron_hook
  casement(ctx, x, y, w, h, u, mode)   window in px; u 0 shut .. 1 right sash slid open
  front_door(ctx, x, y, k, u)   flat door; u 0 shut .. 1 open
  gas_haze(ctx, t, x, y, w, h, a)     pale drifting wisps (gas is invisible: a drawing aid)
  air_flow(ctx, t, pts, a)      soft arrows of fresh air along a path
"""
import math

from kit_core import (C, W, arc, at, capsule, clipped, dark, ease, ell, flat, join, lerp, light,
                      line, mix, poly, rect, rrect, shaded, shadow, smooth, stroke, text, vgrad, wave)


def kitchen_wall(ctx, wall_y=640, floor_y=1500, wall="#F3E6CF", tile="#DCE8E4", splash=(380, 560), x0=-400, x1=2320):
    flat(ctx, rect(x0, -500, x1 - x0, wall_y + 500), wall)
    s0, s1 = splash
    flat(ctx, rect(x0, s0, x1 - x0, s1 - s0), tile)
    step = 46
    for i in range(int((x1 - x0) / step) + 1):
        stroke(ctx, line((x0 + i * step, s0), (x0 + i * step, s1)), dark(tile, .07), 2.4)
    for j in range(int((s1 - s0) / step) + 1):
        stroke(ctx, line((x0, s0 + j * step), (x1, s0 + j * step)), dark(tile, .07), 2.4)
    from kit_scene import paving
    paving(ctx, wall_y, floor_y, "#D9BE98", rows=7, step=104)
    flat(ctx, rect(x0, wall_y - 20, x1 - x0, 20), light(wall, .35))
    flat(ctx, rect(x0, wall_y - 2, x1 - x0, 3), dark(wall, .16))


def counter(ctx, x, y, k, w=240, c="#7FA79B", top="#EFE6D4", doors=None):
    n = doors or max(2, round(w / 58))
    shadow(ctx, x + w * k / 2, y, w * k * .54, 5 * k, .26)
    with at(ctx, x, y, k):
        flat(ctx, rect(3, -9, w - 6, 9), dark(c, .45))
        shaded(ctx, rect(0, -82, w, 74), c, d=3)
        for i in range(n):
            dx = i * w / n
            shaded(ctx, rrect(dx + 2.5, -78, w / n - 5, 67, 2.5), light(c, .12), d=2)
            flat(ctx, rrect(dx + (w / n - 11 if i % 2 == 0 else 8), -72, 3, 15, 1.4), "#F4EBD6")
        flat(ctx, rect(0, -82, w, 3), dark(c, .25), .6)
        shaded(ctx, rrect(-4, -89, w + 8, 8, 2.5), top, d=2)


def wall_cupboard(ctx, x, y, k, w=120, h=66, c="#7FA79B"):
    n = max(1, round(w / 52))
    with at(ctx, x, y, k):
        flat(ctx, rect(4, h, w - 2, 4), "#5B4B3A", .18)
        shaded(ctx, rrect(0, 0, w, h, 2.5), c, d=3)
        for i in range(n):
            dx = i * w / n
            shaded(ctx, rrect(dx + 2.5, 3, w / n - 5, h - 6, 2.5), light(c, .12), d=2)
            flat(ctx, rrect(dx + (w / n - 10 if i % 2 == 0 else 7), h - 22, 3, 14, 1.4), "#F4EBD6")


# ---------------------------------------------------------------- cooking
def stove(ctx, x, y, k, fire=0.0, t=0.0):
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-37, -12, 74, 12, 3), "#4B545E", d=2)
        shaded(ctx, rrect(-40, -15, 80, 5, 2), "#5E6873", d=1.2)
        for dx in (-24, 24):
            stroke(ctx, line((dx - 12, -16.5), (dx + 12, -16.5)), "#2E3740", 2.6)
            for q in (-10, 0, 10):
                stroke(ctx, line((dx + q, -16.5), (dx + q, -20)), "#2E3740", 2.2)
        for dx in (-24, 24):
            on = fire > .05 and dx < 0
            with at(ctx, dx, -6, 1, 0 if not on else 90):
                flat(ctx, ell(0, 0, 4.4), "#D7DBDD")
                flat(ctx, rrect(-1, -4.2, 2, 5, .8), C["orange"] if on else "#59646F")
        if fire > .05:
            for i in range(6):
                q = -34 + i * 4
                h = (5 + .8 * math.sin(t * 3 + i * 1.3)) * fire
                flat(ctx, smooth((q - 1.6, -20), (q, -20 - h * 1.3), (q + 1.6, -20)), "#4C8FD0", .9)
                flat(ctx, smooth((q - .8, -20), (q, -20 - h * .6), (q + .8, -20)), "#BFE0F4", .9)


def hob_pot(ctx, x, y, k, lid=True, c="#C6574A"):
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-17, -19, 34, 19, 4.5), c, d=3)
        for s in (-1, 1):
            stroke(ctx, line((s * 17, -13), (s * 22, -13)), "#4A4038", 3)
        shaded(ctx, rrect(-18, -21, 36, 4, 2), light(c, .18), d=1)
        if lid:
            shaded(ctx, smooth((-17, -21), (-9, -26), (9, -26), (17, -21), (0, -20.4)), light(c, .1), d=1.6)
            flat(ctx, ell(0, -27.4, 3, 2.2), "#4A4038")


def kettle(ctx, x, y, k, c="#B9C3C9"):
    with at(ctx, x, y, k):
        stroke(ctx, smooth((-10, -17), (-8, -30), (8, -30), (10, -17), closed=False), "#4A4038", 2.6)
        shaded(ctx, smooth((12, -8), (19, -14), (22, -20), (25, -19), (22, -9), (12, -2)), c, d=1.4)
        shaded(ctx, smooth((-14, 0), (-16, -9), (-9, -18), (9, -18), (16, -9), (14, 0)), c, d=3.4)
        flat(ctx, ell(0, -19, 2.6, 1.8), "#4A4038")


def range_hood(ctx, x, y, k):
    """Centre bottom edge."""
    with at(ctx, x, y, k):
        shaded(ctx, rect(-14, -120, 28, 92), "#C3CBD0", d=3)
        shaded(ctx, poly((-18, -30), (18, -30), (44, -8), (-44, -8), r=3), "#D3D9DC", d=3)
        shaded(ctx, rrect(-45, -10, 90, 10, 2.5), "#AEB8BE", d=2)
        for i in range(3):
            flat(ctx, ell(-8 + i * 8, -5, 1.6), "#5E6A73")


# ---------------------------------------------------------------- gas
def gas_pipe(ctx, pts, k, c="#E3B547"):
    stroke(ctx, line(*pts), dark(c, .2), 4.6 * k)
    stroke(ctx, line(*[(px - .5 * k, py - .5 * k) for px, py in pts]), c, 3.2 * k)


def gas_valve(ctx, x, y, k, closed=0.0, upright=True):
    """Ball valve on a pipe; the lever lies along the pipe when open, across when shut."""
    with at(ctx, x, y, k, 0 if upright else 90):
        shaded(ctx, rrect(-5, -7, 10, 14, 2.4), "#C9A24A", d=1.4)
        shaded(ctx, ell(0, 0, 4.6), "#B8BFC4", d=1)
        with at(ctx, 0, 0, 1, 90 * closed):
            shaded(ctx, rrect(-2.6, -18, 5.2, 20, 2.4), C["red"], d=1.2)
        flat(ctx, ell(0, 0, 1.7), "#5E6A73")


def valve_handle(x, y, k, closed=0.0):
    """Scene point of the lever's end (for Pose.near_hand)."""
    a = math.radians(90 * closed - 90)
    return x + 15 * k * math.cos(a), y + 15 * k * math.sin(a)


def gas_hose(ctx, p, q, k, sag=14, worn=False):
    c = "#D98A3C" if not worn else "#A98058"
    mx, my = (p[0] + q[0]) / 2, max(p[1], q[1]) + sag * k

    def f(g):
        g.move_to(*p)
        g.curve_to(p[0], my, q[0], my, *q)
    stroke(ctx, f, dark(c, .2), 3.2 * k)
    stroke(ctx, f, c, 2.2 * k)
    for pt in (p, q):
        flat(ctx, rrect(pt[0] - 2.6 * k, pt[1] - 2 * k, 5.2 * k, 4 * k, k), "#AEB8BE")
    if worn:
        for u in (.4, .48, .56):
            cx = lerp(p[0], q[0], u)
            cy = (1 - u) ** 3 * p[1] + 3 * u * (1 - u) * my + u ** 3 * q[1]
            stroke(ctx, line((cx - 1.4 * k, cy - 1.4 * k), (cx + 1.2 * k, cy + 1.4 * k)), "#5E4630", .7 * k)


def gas_meter(ctx, x, y, k):
    """Centre top."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-16, 0, 32, 26, 5), "#D9DBD6", d=2.4)
        flat(ctx, rrect(-10, 6, 20, 7, 1.4), "#33424E")
        for i in range(4):
            flat(ctx, rect(-8 + i * 4.2, 7.6, 2.8, 3.8), "#F4F1E8")
        text(ctx, "燃气表", 0, 21.6, 6.4, "slate", align="center")


def gas_alarm(ctx, x, y, k, level=0.0, t=0.0):
    """Wall alarm; level 0 green .. 1 red lamp with slow rings (no blinking)."""
    if level > .05:
        for i in range(2):
            u = (t * .45 + i * .5) % 1
            stroke(ctx, arc(x, y, (16 + 22 * u) * k, 0, 360), C["red"], 1.5 * k, .55 * level * (1 - u) * min(1, u * 5))
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-13, -9, 26, 18, 4), "#F7F4EC", d=2)
        for i in range(4):
            stroke(ctx, line((-8 + i * 3.2, -4), (-8 + i * 3.2, 4)), "#C4C2BA", 1.3)
        flat(ctx, ell(8, -2.6, 2.4), mix(C["green"], C["red"], level))
        flat(ctx, ell(8, 4, 1.3), "#C4C2BA")


def light_switch(ctx, x, y, k):
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-6, -6, 12, 12, 1.8), "#FBF8F0", d=1)
        shaded(ctx, rrect(-3.6, -4.4, 7.2, 8.8, 1.2), "#EFEADD", d=1)


def wall_socket(ctx, x, y, k):
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-6, -6, 12, 12, 1.8), "#FBF8F0", d=1)
        for dx in (-2.2, 2.2):
            stroke(ctx, line((dx, -3.4), (dx, -1)), "#4A4A4E", .9)
        for dx, r in ((-2, -20), (2, 20)):
            with at(ctx, dx, 3, 1, r):
                stroke(ctx, line((0, -1), (0, 1.2)), "#4A4A4E", .9)


def ceiling_lamp(ctx, x, y, k, lit=True, drop=40):
    with at(ctx, x, y, k):
        stroke(ctx, line((0, -60), (0, drop - 14)), "#6C7A88", 1.2)
        shaded(ctx, smooth((-4, drop - 15), (4, drop - 15), (22, drop + 3), (0, drop + 5), (-22, drop + 3)), "#C9774F", d=2.4)
        flat(ctx, ell(0, drop + 4, 15, 3.4), "#FFF0C2" if lit else "#DAD6CB")


def gas_haze(ctx, t, x, y, w, h, a=.5, c="#E7C25A", n=9):
    """Thin wavy threads rising: says "gas" without colouring the room."""
    for i in range(n):
        u = (t * .12 + i / n) % 1
        px = x + w * ((i * 5 + 2) % n + .5) / n
        top = y - h * u
        amp = 10 + 16 * u
        pts = [(px + amp * math.sin(j * .9 + i + t * .8), top - j * h * .05) for j in range(7)]
        stroke(ctx, smooth(*pts, closed=False), c, 7, a * math.sin(math.pi * u))


def air_flow(ctx, t, pts, a=.8, c="#7FB4CF", n=4):
    """Soft arrows gliding along a polyline."""
    d = [0]
    for p, q in zip(pts, pts[1:]):
        d.append(d[-1] + math.dist(p, q))
    for i in range(n):
        u = (t * .22 + i / n) % 1
        s = u * d[-1]
        j = max(k for k in range(len(d) - 1) if d[k] <= s)
        v = (s - d[j]) / (d[j + 1] - d[j])
        x, y = lerp(pts[j][0], pts[j + 1][0], v), lerp(pts[j][1], pts[j + 1][1], v)
        ang = math.degrees(math.atan2(pts[j + 1][1] - pts[j][1], pts[j + 1][0] - pts[j][0]))
        al = a * math.sin(math.pi * u)
        with at(ctx, x, y, 1, ang):
            stroke(ctx, smooth((-58, 5), (-32, -5), (-8, 2), (14, 0), closed=False), c, 9, al)
            stroke(ctx, line((0, -15), (18, 0), (0, 15)), c, 9, al)


# ---------------------------------------------------------------- room
def casement(ctx, x, y, w, h, u=0.0, mode="day", frame="#F4EFE3", wall="#F3E6CF"):
    """Sliding window, px, left top; the right sash slides over the left one."""
    sk = dict(day=("#B9D8E8", "#EAF1EC"), dusk=("#8C9FC6", "#F3CDA0"), night=("#1B2C4C", "#3F5878"))[mode]
    shaded(ctx, rrect(x - 16, y - 16, w + 32, h + 32, 5), light(wall, .4), d=5)

    def view(q):
        vgrad(q, x, y, w, h, *sk)
        for i in range(5):
            flat(q, ell(x + i * w / 4, y + h + 6, w * .17, h * (.2 + .05 * (i % 2))), mix("leaf", sk[1], .35))
        flat(q, rect(x + w * .12, y + h * .42, w * .2, h), mix("#D9B58C", sk[1], .5))
        flat(q, rect(x + w * .7, y + h * .3, w * .16, h), mix("#C7A79A", sk[1], .55))
    clipped(ctx, rect(x, y, w, h), view)
    half = w / 2
    for x0, open_ in ((x, 0), (x + half - (half - 8) * ease(u), 1)):
        clipped(ctx, rect(x, y, w, h), lambda q: (
            flat(q, rect(x0, y, half, h), "#DCEBF0", .26),
            flat(q, poly((x0 + 12, y), (x0 + half * .5, y), (x0 + half * .2, y + h), (x0 - 8, y + h)), "#FFFFFF", .16),
            stroke(q, rrect(x0 + 6, y + 6, half - 10, h - 12, 3), frame, 12),
            flat(q, rrect(x0 + half - 16 if open_ == 0 else x0 + 4, y + h * .45, 8, h * .12, 3), "#9AA7B3")))
    stroke(ctx, rrect(x, y, w, h, 3), frame, 9)
    shaded(ctx, rrect(x - 26, y + h + 10, w + 52, 16, 5), light(wall, .55), d=4)


def front_door(ctx, x, y, k, u=0.0, c="#9B5E42", outside="#CFE0DE"):
    """Left bottom at x, y; the leaf opens inwards and foreshortens."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-7, -212, 104, 212, 2), "#D9BE92", d=3)
        flat(ctx, rect(0, -205, 90, 205), outside)
        flat(ctx, rect(0, -26, 90, 26), dark(outside, .1))
        w = lerp(90, 26, ease(u))
        e = 10 * ease(u)
        leaf = poly((0, -205), (w, -205 - e), (w, e), (0, 0))
        shaded(ctx, leaf, c, d=3)
        for y0 in (-188, -96):
            flat(ctx, poly((w * .18, y0), (w * .82, y0 - e * .4), (w * .82, y0 + 72), (w * .18, y0 + 70)), dark(c, .12))
        flat(ctx, ell(w * .9, -100, 2.2 * max(.5, w / 90), 3), "#E9D9A8")


def sink(ctx, x, y, k):
    """On a worktop: tap and rim, centre bottom."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-28, -3, 56, 5, 2), "#C3CBD0", d=1)
        stroke(ctx, smooth((0, -3), (0, -24), (8, -31), (16, -26), (16, -20), closed=False), "#9AA7B3", 3.4)
        stroke(ctx, line((-6, -8), (-6, -3)), "#9AA7B3", 3.4)


def fridge(ctx, x, y, k, c="#DCE3E4"):
    shadow(ctx, x, y, 36 * k, 5 * k, .26)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-32, -172, 64, 170, 6), c, d=6)
        stroke(ctx, line((-32, -112), (32, -112)), dark(c, .2), 1.8)
        for y0 in (-138, -104):
            flat(ctx, rrect(22, y0, 4, 22, 2), "#9AA7B3")
        flat(ctx, rrect(-20, -92, 16, 13, 1), C["amber"])
        flat(ctx, rrect(-9, -84, 13, 16, 1), "#8DBB78")
        for dx in (-26, 20):
            flat(ctx, rect(dx, -3, 7, 3), "#59646F")


def dining_table(ctx, x, y, k, w=120):
    shadow(ctx, x, y, w * .6 * k, 6 * k, .26)
    with at(ctx, x, y, k):
        for dx in (-w / 2 + 8, w / 2 - 14):
            shaded(ctx, rrect(dx, -70, 6, 70, 2), C["wood"], d=1.8)
        shaded(ctx, rrect(-w / 2, -76, w, 8, 3), light(C["wood"], .2), d=2.2)


def chair(ctx, x, y, k, face=1, c="clay"):
    shadow(ctx, x, y, 24 * k, 4 * k, .24)
    with at(ctx, x, y, k, flip=face < 0):
        c = C.get(c, c)
        for dx in (-18, 15):
            shaded(ctx, rrect(dx, -44, 4, 44, 1.6), dark(c, .2), d=1)
        shaded(ctx, rrect(-19, -90, 5, 48, 2), c, d=1.4)
        shaded(ctx, rrect(-21, -90, 9, 22, 3), c, d=1.6)
        shaded(ctx, rrect(-20, -47, 41, 6, 2.6), light(c, .12), d=1.6)


def wall_clock(ctx, x, y, k, hour=18.5):
    with at(ctx, x, y, k):
        shaded(ctx, ell(0, 0, 14), "#C9774F", d=2)
        flat(ctx, ell(0, 0, 11.4), C["paper"])
        for a, r, w in ((hour * 30, 6, 1.6), (hour % 1 * 360, 9, 1.1)):
            b = math.radians(a - 90)
            stroke(ctx, line((0, 0), (r * math.cos(b), r * math.sin(b))), C["ink"], w)


def apron_hook(ctx, x, y, k, c="#E2A15A"):
    with at(ctx, x, y, k):
        flat(ctx, ell(0, 0, 2), "#8A6343")
        shaded(ctx, smooth((-3, 2), (3, 2), (12, 18), (14, 46), (-14, 46), (-12, 18)), c, d=2.6)

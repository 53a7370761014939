"""parts_enterprise: things of a factory yard, drawn in centimetres at K around their ground point (x, y).

  cm(ctx, x, y, flip)             with-block: centimetres around a scene point
  area(x, y, *cm)                 a hazard's polygon from centimetre points
  carton(ctx, x, y, w, h, d, c)   cardboard box in cm: front, top, tape
  drum(ctx, x, y, c)              200-litre drum in cm             sack(ctx, x, y, w)
  slab(ctx, x, y, w)              wooden pallet in cm, left end at x
  bundle(ctx, x, y, w)            three steel girders hanging, in cm, centre of their underside
  forklift(ctx, x, y, lift, rider, load)   truck that looks left; forks lift cm high; rider(ctx, x, y) stands on them
  lorry(ctx, x, y, c)             small flatbed lorry that looks left, x = its middle
  gantry(ctx, x, y, w, h, hook)   crane over the yard, left foot at x; hook = cm from the left
  handcart(ctx, x, y)             sack barrow with cartons, standing
  chain(ctx, pts, r) padlock(ctx, x, y, s) helmet(ctx, x, y, s, c, rot) mug, thermos
"""
import math

from stage import *
from kit_core import capsule, clipped, dark, flat, light, rect, rrect

CARD = ("#CF9F6B", "#C08E5C", "#D9AE7C")


def cm(ctx, x, y, flip=False):
    return at(ctx, x, y, K, flip=flip)


def area(x, y, *pts):
    return [v for i in range(0, len(pts), 2) for v in (x + pts[i] * K, y + pts[i + 1] * K)]


def carton(ctx, x, y, w, h, d=24, c=CARD[0], tape=True):
    """Lower left of the front at (x, y)."""
    t = d * DEPTH
    flat(ctx, rrect(x, y - h - t, w, t + 3, 1.6), light(c, .32))
    shaded(ctx, rrect(x, y - h, w, h, 1.6), c, d=min(5, w * .12), dy=.1)
    if tape:
        m = x + w / 2
        flat(ctx, rect(m - 3, y - h - t, 6, t), light(c, .6), .8)
        flat(ctx, rect(m - 3, y - h, 6, h * .34), dark(c, .16))
        flat(ctx, rrect(x + w * .1, y - h * .36, w * .26, h * .22, .6), light(c, .6), .75)


def drum(ctx, x, y, c="#3F7F94", h=84, r=27):
    flat(ctx, ell(x, y - 1, r + 4, 6), "#1B2440", .18)
    shaded(ctx, join(rrect(x - r, y - h, 2 * r, h, 5)), c, d=11, dy=.05)
    for q in (.34, .67):
        flat(ctx, rrect(x - r - .6, y - h * q - 2, 2 * r + 1.2, 4.4, 2), dark(c, .2))
    flat(ctx, ell(x, y - h, r, 7), light(c, .34))
    flat(ctx, ell(x, y - h + .6, r - 3.4, 5), light(c, .16))
    flat(ctx, ell(x - 10, y - h, 4, 1.6), dark(c, .35))


def sack(ctx, x, y, w=54, h=19, c="#E4D6B8"):
    shaded(ctx, smooth((x, y - h * .5), (x + 5, y - h), (x + w / 2, y - h - 2), (x + w - 5, y - h), (x + w, y - h * .5),
                       (x + w - 4, y), (x + w / 2, y + .6), (x + 4, y)), c, d=4)
    flat(ctx, rect(x + w * .3, y - h * .72, w * .4, 3), dark(c, .16))
    flat(ctx, rect(x + w * .3, y - h * .46, w * .26, 2.4), dark(c, .16))


def slab(ctx, x, y, w=120, d=34):
    t = d * DEPTH
    flat(ctx, rect(x, y - 14 - t, w, t + 1), light("wood", .25))
    for i in range(3):
        flat(ctx, rect(x, y - 14 - t + i * t / 3, w, 1), dark("wood", .1))
    for q in (0, .44, .88):
        shaded(ctx, rect(x + q * w, y - 10, w * .12, 10), C["wood_dk"], d=1.5)
    shaded(ctx, rect(x, y - 14, w, 5), C["wood"], d=1)
    flat(ctx, rect(x, y - 2.6, w, 2.6), dark("wood", .2))


def bundle(ctx, x, y, w=215):
    """Three girders, seen along their side, with two straps."""
    for i, c in enumerate(("#A9573F", "#BC6A4C", "#B3604A")):
        yy, x0, ww = y - i * 16, x - w / 2 + (0, 9, 3)[i], w - (0, 13, 10)[i]
        flat(ctx, rect(x0, yy - 16, ww, 16), dark(c, .28))
        flat(ctx, rect(x0, yy - 16, ww, 4.4), light(c, .22))
        flat(ctx, rect(x0, yy - 4, ww, 4), c)
    for s in (-1, 1):
        flat(ctx, rrect(x + s * w * .3 - 3, y - 50, 6, 52, 2), C["amber"])


# ---------------------------------------------------------------- trucks
def _wheel(ctx, x, y, r, hub="#D9B24A"):
    flat(ctx, ell(x, y - r, r), C["rubber"])
    flat(ctx, ell(x, y - r, r * .6), dark(hub, .12))
    flat(ctx, ell(x - r * .04, y - r * 1.04, r * .5), hub)
    for i in range(5):
        a = i * math.tau / 5
        flat(ctx, ell(x + r * .32 * math.cos(a), y - r + r * .32 * math.sin(a), r * .07), dark(hub, .4))
    flat(ctx, ell(x, y - r, r * .16), dark(hub, .3))


def _mast(ctx, lift):
    top = max(214, lift + 122)
    for dx in (-46, -31):
        shaded(ctx, rect(dx, -top, 8, top - 10), "#5B6B7C", d=2.4)
    for yy in (-top, -top * .55, -60):
        flat(ctx, rect(-47, yy, 25, 7), "#3A4552")
    stroke(ctx, line((-34.4, -top + 6), (-34.4, -lift - 40)), "#C9D0D4", 2.6)


def _forks(ctx, lift):
    for yy in (-lift - 46, -lift - 22):
        flat(ctx, rect(-52, yy, 24, 7), "#39434F")
    shaded(ctx, rect(-56, -lift - 52, 8, 53), "#2F3945", d=1.6)
    shaded(ctx, poly((-48, -lift - 7), (-48, -lift + 2), (-168, -lift + 1), (-172, -lift - 3), (-168, -lift - 7), r=1), "#2F3945", d=1)


def _truck(ctx, c):
    """Counterweight body, wheels, bonnet; drawn in front of the driver's legs."""
    shaded(ctx, smooth((20, -40), (22, -84), (46, -96), (96, -96), (122, -88), (128, -62), (124, -26), (60, -22), (24, -26), tension=.3), c, d=9)
    flat(ctx, rrect(66, -80, 46, 6, 3), dark(c, .24))
    flat(ctx, rrect(66, -68, 46, 6, 3), dark(c, .24))
    shaded(ctx, poly((-28, -66), (-12, -74), (-4, -46), (30, -44), (30, -20), (-28, -20), r=4), c, d=4)
    flat(ctx, rect(-2, -46, 26, 5), "#39434F")
    flat(ctx, rect(-28, -26, 150, 7), "#39434F")
    _wheel(ctx, -8, 0, 28, "#E8E2D2")
    _wheel(ctx, 88, 0, 24, "#E8E2D2")
    shaded(ctx, rrect(118, -74, 8, 12, 3), C["red"], d=2)


def _guard(ctx):
    """Overhead guard."""
    for a, b in (((-20, -66), (-2, -206)), ((104, -92), (92, -206))):
        stroke(ctx, line(a, b), "#39434F", 6)
    shaded(ctx, rrect(-14, -212, 116, 9, 4), "#39434F", d=2)
    for i in range(5):
        flat(ctx, rect(0 + i * 19, -218, 5, 8), "#2F3945")
    flat(ctx, rrect(34, -226, 14, 13, 4), C["orange"])


def forklift(ctx, x, y, lift=0, rider=None, load=None, c="#EDAE33", driver=None, look=(0, 0)):
    shadow(ctx, x + 30 * K, y, 118 * K, 12 * K, .3)
    with cm(ctx, x, y):
        _mast(ctx, lift)
        flat(ctx, rrect(60, -142, 12, 56, 5), "#39434F")
        flat(ctx, rrect(22, -96, 48, 60, 5), "#39434F")
        stroke(ctx, line((-8, -70), (10, -108)), "#39434F", 4)
        stroke(ctx, line((0, -115), (21, -101)), "#2B3440", 5)
    if driver:
        p = replace(P.sit(0, 45), near_hand=(41, -63), far_hand=(50, -66), tilt=-9 if lift > 60 else 2, turn=.4,
                    face=Face("worry" if lift > 60 else "smile", .6 if lift > 60 else 0, 0, look))
        Figure(driver, x + 54 * K, y - 46 * K, K, -1).draw(ctx, p, shadow=False)
    with cm(ctx, x, y):
        _truck(ctx, c)
        _guard(ctx)
        if lift > 60:
            shadow(ctx, -112, 0, 66, 8, .34)
        flat(ctx, rect(-163, -lift - 17, 104, 12), dark("wood", .42))
        slab(ctx, -164, -lift - 5, 106, 30)
        _forks(ctx, lift)
    if load:
        load(ctx, x - 108 * K, y - (lift + 18) * K)
    if rider:
        rider(ctx, x - 106 * K, y - (lift + 24) * K)


def _cargo(ctx):
    """Flat goods under a green sheet, lashed down."""
    sheet = poly((-56, -84), (-52, -100), (-30, -106), (60, -103), (150, -106), (172, -100), (176, -84), r=6)
    shaded(ctx, sheet, "#5F8F78", d=5)
    for dx in (-20, 62, 144):
        stroke(ctx, smooth((dx, -102), (dx + 2, -92), (dx, -84), closed=False), "#E8D9A8", 2.4)


def lorry(ctx, x, y, c="#4B86A8"):
    shadow(ctx, x, y, 205 * K, 15 * K, .32)
    with cm(ctx, x, y):
        flat(ctx, rect(-150, -58, 330, 16), "#39434F")
        shaded(ctx, rect(-64, -86, 252, 26), c, d=5)
        for i in range(9):
            flat(ctx, rect(-58 + i * 28, -82, 3, 18), dark(c, .2))
        _cargo(ctx)
        cab = smooth((-186, -40), (-188, -96), (-172, -160), (-160, -188), (-140, -196), (-84, -196), (-76, -188), (-74, -40), tension=.25)
        shaded(ctx, cab, c, d=8)
        glass = poly((-166, -124), (-154, -176), (-100, -176), (-100, -124), r=6)
        flat(ctx, glass, "#7C9CAD")
        clipped(ctx, glass, lambda q: flat(q, poly((-166, -124), (-134, -180), (-112, -180), (-144, -124)), "#A9C7D6", .8))
        stroke(ctx, line((-94, -184), (-94, -52)), dark(c, .2), 2)
        flat(ctx, rrect(-116, -108, 15, 5, 2), dark(c, .35))
        flat(ctx, rect(-187, -84, 92, 8), C["paper"])
        shaded(ctx, rrect(-190, -74, 14, 16, 4), "#FFF1CC", d=3)
        flat(ctx, rrect(-194, -52, 120, 10, 4), "#39434F")
        shaded(ctx, rrect(-182, -158, 8, 30, 3), "#39434F", d=2)
        shaded(ctx, rrect(182, -74, 8, 14, 3), C["red"], d=2)
        for wx in (-128, 116):
            flat(ctx, ell(wx, -30, 37, 34), dark("#39434F", .3))
            _wheel(ctx, wx, 0, 31, "#C9D0D4")
        for wx in (-152, 140):
            shaded(ctx, poly((wx - 14 if wx < 0 else wx - 4, 0), (wx + 4 if wx < 0 else wx + 14, 0),
                             (wx + 2 if wx < 0 else wx - 3, -13), r=1), C["amber"], d=2)


def handcart(ctx, x, y):
    shadow(ctx, x + 20 * K, y, 44 * K, 5 * K, .26)
    with cm(ctx, x, y):
        stroke(ctx, line((-2, -8), (-16, -122), (-27, -126)), "#C8503F", 4.6)
        carton(ctx, 4, -8, 46, 34, 14, CARD[1])
        carton(ctx, 6, -42, 42, 30, 14, CARD[2])
        flat(ctx, rect(-2, -8, 54, 5), "#A83F32")
        stroke(ctx, line((2, -24), (51, -24)), "#3F4A57", 2)
        stroke(ctx, line((1, -58), (49, -58)), "#3F4A57", 2)
        _wheel(ctx, 0, 0, 13, "#C9D0D4")


# ---------------------------------------------------------------- crane
def gantry(ctx, x, y, w, h, hook, rope, c="#E2A63A"):
    """w, h, hook, rope in cm; the hook's eye is at (x + hook, y - h + rope)."""
    with cm(ctx, x, y):
        for lx in (0, w):
            shadow(ctx, lx, 0, 38, 6, .28)
            for s in (-1, 1):
                shaded(ctx, capsule((lx + s * 7, -h + 16), (lx + s * 27, -14), 5.4, 6.6), c, d=3)
            for q in (.32, .6):
                stroke(ctx, line((lx - 7 - 20 * (1 - q), -h * q), (lx + 7 + 20 * (1 - q), -h * q)), dark(c, .12), 5)
            shaded(ctx, rrect(lx - 35, -20, 70, 14, 4), dark(c, .3), d=3)
            for s in (-1, 1):
                flat(ctx, ell(lx + s * 24, -7, 7), "#3F4A57")
        shaded(ctx, rrect(-26, -h - 22, w + 52, 34, 3), c, d=5, dy=1)
        for i in range(int(w / 32) + 1):
            flat(ctx, rect(7 + i * 32, -h - 13, 17, 14), dark(c, .13))
        flat(ctx, rect(-26, -h + 12, w + 52, 5), dark(c, .34))
        for ex in (-30, w + 23):
            shaded(ctx, rrect(ex, -h - 25, 7, 44, 2), dark(c, .3), d=2)
        shaded(ctx, rrect(hook - 34, -h - 38, 68, 24, 5), "#5E7F8C", d=4)
        shaded(ctx, rrect(hook - 20, -h + 12, 40, 16, 4), "#46535F", d=3)
        for dx in (-8, 8):
            stroke(ctx, line((hook + dx, -h + 28), (hook + dx, -h + rope - 24)), "#46535F", 2)
        shaded(ctx, rrect(hook - 13, -h + rope - 28, 26, 20, 6), C["red"], d=4)
        stroke(ctx, smooth((hook, -h + rope - 10), (hook + 1, -h + rope - 2), (hook + 8, -h + rope + 4), (hook, -h + rope + 10),
                           (hook - 7, -h + rope + 4), closed=False), "#39434F", 4)


def slings(ctx, x, y, rise, w):
    for s in (-1, 1):
        stroke(ctx, line((x, y - rise), (x + s * w * .3, y - 48)), "#E9C35A", 3)


# ---------------------------------------------------------------- small things
def chain(ctx, pts, r=4.4, c="#7F8B96"):
    """Links along a polyline, one broad, one narrow."""
    n = 0
    for a, b in zip(pts, pts[1:]):
        d, ang = math.dist(a, b), math.atan2(b[1] - a[1], b[0] - a[0])
        m = max(1, round(d / (r * 1.5)))
        for i in range(m):
            t = (i + .5) / m
            px, py = lerp(a[0], b[0], t), lerp(a[1], b[1], t)
            if n % 2:
                stroke(ctx, ell(px, py, r, r * .3, ang), dark(c, .38), r * .5)
            else:
                stroke(ctx, ell(px, py, r, r * .62, ang), c, r * .5)
            n += 1


def padlock(ctx, x, y, s=1.0):
    """Shackle's top at (x, y)."""
    with at(ctx, x, y, s):
        stroke(ctx, smooth((-7, 13), (-7, 3), (0, -2), (7, 3), (7, 13), closed=False), "#8D99A4", 4)
        shaded(ctx, rrect(-13, 11, 26, 22, 4), "#E0A83C", d=4)
        flat(ctx, ell(0, 20, 3), "#6B4A1C")
        flat(ctx, rect(-1.3, 20, 2.6, 7), "#6B4A1C")


def helmet(ctx, x, y, s=1.0, c=C["amber"], rot=0):
    """Empty helmet, its rim's middle at (x, y)."""
    with at(ctx, x, y, s, rot):
        stroke(ctx, smooth((-9, -1), (-6, 11), (0, 14), (6, 11), (9, -1), closed=False), "#3C4450", 1.2)
        shaded(ctx, smooth((-13, 0), (-12.6, -7), (-7, -14), (1, -16), (8.6, -13), (13, -6), (13.4, 0), (0, -1)), c, d=3.6)
        shaded(ctx, smooth((-15, .4), (-6, -2), (6, -2.4), (18, 0), (17, 1.8), (3, .4), (-14, 2)), light(c, .2), d=1)
        shaded(ctx, poly((-3, -15.6), (3.6, -16), (4.4, -3), (-2.6, -3), r=2), light(c, .3), d=1)


def mug(ctx):
    """Enamel mug in the hand."""
    with at(ctx, 2, -2, 1):
        stroke(ctx, arc(6.5, -3, 3.6, -80, 80), "#C9D0D4", 1.4)
        shaded(ctx, rrect(-5.5, -8, 12, 12, 2), "#F7F3E9", d=2)
        flat(ctx, rect(-5.5, -8, 12, 1.6), C["sky"])


def thermos(ctx, x, y, c="#A9D2C4"):
    """Small enamel flask with a cup for a lid, and a second cup beside it."""
    with cm(ctx, x, y):
        shaded(ctx, smooth((-6, 0), (-6.6, -12), (-5.6, -18), (-4, -21), (4, -21), (5.6, -18), (6.6, -12), (6, 0), tension=.4), c, d=3)
        flat(ctx, rect(-6.4, -6, 12.8, 2), "#F7F3E9")
        shaded(ctx, poly((-5, -28), (5, -28), (4, -20.6), (-4, -20.6), r=1), "#F7F3E9", d=2)
        stroke(ctx, arc(5, -24.6, 2.6, -80, 80), "#E4E0D2", 1.2)
        shaded(ctx, poly((11, -8), (21, -8), (20, 0), (12, 0), r=1.6), "#F7F3E9", d=2)
        flat(ctx, ell(16, -8, 5, 1.4), "#B98A5E")
        stroke(ctx, arc(21, -4.4, 2.4, -80, 80), "#E4E0D2", 1.2)

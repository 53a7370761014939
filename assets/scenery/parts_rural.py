"""parts_rural: machines and things of village life; also for other scenes. x, y = ground point in scene units.

  tractor(ctx, x, y, driver)        small red tractor heading right; rear axle over x; driver(ctx) drawn behind the wheel
  trailer_back / trailer_front(ctx, x, y, tail)   its two-wheeled trailer, hitch at x; load goes between the two calls
  sacks(ctx, x, y, n)  corn_heap(ctx, x, y, w, h)
  motorbike(ctx, x, y, c)           heading right; hung_helmet(ctx, x, y, c, s, rot) by its strap
  thresher(ctx, x, y, on)           drum behind an open mouth on its left, motor and belt guard; drum_at(x, y) centre of the mouth
  pole(ctx, x, y, h, box)           concrete pole with crossarm; pole_top(x, y, h) -> three wire points; wires(ctx, a, b, sag)  low_pole(ctx, x, y, h)
  straw_stack(ctx, x, y, w, h)  sheaf(ctx, x, y, s)  faggot(ctx, x, y, s)
  kite(ctx, x, y, s, rot)  straw_hat(ctx, fig, pose)  dust(ctx, x, y)
  grave(ctx, x, y)  bouquet(ctx, x, y)  house_bracket(ctx, x, y, face)
"""
import math

from stage import C, K, at, clipped, dark, ell, flat, join, lerp, light, line, mix, poly, rect, rnd, rrect, shaded, shadow, smooth, stroke  # first: it sets the path
from kit_core import arc, capsule
from kit_people import skeleton
from kit_scene import _puff

RED = "#CF4532"


# ---------------------------------------------------------------- wheels and tractor
def tyre(ctx, x, r, hub="#E8B33F", lugs=0):
    turns = [i * math.tau / lugs for i in range(lugs)]
    stroke(ctx, join(*(line((x + (r - 4) * math.cos(a), -r + (r - 4) * math.sin(a)), (x + (r + 1) * math.cos(a + .12), -r + (r + 1) * math.sin(a + .12))) for a in turns)), "#39424D", 6, cap="butt")
    flat(ctx, ell(x, -r, r), C["rubber"])
    stroke(ctx, arc(x, -r, r * .82, 190, 262), "#4C5864", r * .09)
    shaded(ctx, ell(x, -r, r * .6), hub, d=r * .1)
    flat(ctx, ell(x, -r, r * .36), dark(hub, .2))
    flat(ctx, ell(x, -r, r * .17), light(hub, .4))
    for i in range(5):
        a = i * math.tau / 5
        flat(ctx, ell(x + r * .48 * math.cos(a), -r + r * .48 * math.sin(a), r * .05), dark(hub, .4))


def tractor(ctx, x, y, driver=None):
    shadow(ctx, x + 60 * K, y, 120 * K, 9 * K, .32)
    with at(ctx, x, y, K):
        flat(ctx, rrect(-48, -50, 60, 12, 3), "#4A525C")
        stroke(ctx, line((24, -50), (118, -50)), "#4A525C", 16)
        stroke(ctx, line((112, -92), (112, -152)), "#59646F", 6)
        stroke(ctx, line((110, -152), (118, -160)), "#59646F", 6)
        shaded(ctx, rrect(18, -42, 34, 8, 3), "#4A525C", d=2)
        shaded(ctx, rrect(-22, -88, 40, 9, 4), "#3F4954", d=2)
        shaded(ctx, rrect(-28, -118, 10, 36, 4), "#3F4954", d=2)
    if driver:
        driver(ctx)
    with at(ctx, x, y, K):
        stroke(ctx, line((66, -82), (44, -112)), "#39424D", 5)
        stroke(ctx, line((34, -108), (56, -117)), "#2B3440", 6)
        shaded(ctx, poly((58, -96), (80, -104), (146, -96), (158, -86), (158, -54), (148, -50), (60, -50), r=8), RED, d=6)
        flat(ctx, poly((70, -86), (150, -82), (150, -76), (70, -78)), "#F4E3C4")
        for i in range(5):
            stroke(ctx, line((98 + i * 8, -70), (98 + i * 8, -58)), dark(RED, .35), 3)
        shaded(ctx, rrect(150, -90, 12, 34, 4), "#3F4954", d=2)
        shaded(ctx, ell(160, -92, 7), "#FFF4D6", d=2)
        tyre(ctx, 126, 29)
        tyre(ctx, 0, 50, lugs=22)
        stroke(ctx, smooth((-52, -62), (-34, -94), (0, -107), (34, -94), (48, -72), closed=False), RED, 11)
        stroke(ctx, smooth((-48, -66), (-32, -96), (0, -109), (20, -103), closed=False), light(RED, .25), 3)


def trailer_back(ctx, x, y):
    shadow(ctx, x - 160 * K, y, 150 * K, 9 * K, .32)
    with at(ctx, x, y, K):
        stroke(ctx, line((-66, -52), (8, -46)), "#4A525C", 8)
        flat(ctx, rect(-300, -112, 236, 44), dark("#4F8A63", .45))


def trailer_front(ctx, x, y, tail=True):
    with at(ctx, x, y, K):
        shaded(ctx, rrect(-306, -72, 246, 10, 3), "#3F5F52", d=2)
        for i in range(4):
            shaded(ctx, rrect(-304 + i * 60.5, -112, 60, 42, 2), "#5B9A70", d=3)
        for i in range(5):
            stroke(ctx, line((-303 + i * 60.5, -116), (-303 + i * 60.5, -66)), "#3F6F54", 5, cap="butt")
        stroke(ctx, line((-306, -113), (-60, -113)), "#79B389", 6, cap="butt")
        if tail:
            shaded(ctx, rrect(-311, -114, 9, 46, 2), "#4B8560", d=2)
        flat(ctx, rrect(-226, -66, 84, 12, 4), "#3B4650")
        tyre(ctx, -184, 33)
        shaded(ctx, rrect(-302, -64, 12, 7, 2), C["red"], d=1)


def sacks(ctx, x, y, n=4, w=56):
    """Row of tied grain sacks; (x, y) = left foot in cm of the current origin."""
    for i in range(n):
        c = ("#EADFC6", "#DCCBA8", "#E6D6B4")[i % 3]
        px = x + i * w
        shaded(ctx, smooth((px + 2, y), (px - 1, y - 30), (px + 12, y - 58), (px + w / 2, y - 62), (px + w - 12, y - 58), (px + w + 1, y - 30), (px + w - 2, y)), c, d=5)
        shaded(ctx, smooth((px + w / 2 - 5, y - 60), (px + w / 2 - 11, y - 74), (px + w / 2 + 11, y - 74), (px + w / 2 + 5, y - 60)), c, d=2)
        stroke(ctx, line((px + w / 2 - 7, y - 61), (px + w / 2 + 7, y - 61)), "#B5523F", 3)
        flat(ctx, ell(px + w / 2, y - 28, 12), "#8FB06A", .7)


def corn_heap(ctx, x, y, w, h, seed=3):
    """Pile of cobs, foot centre (x, y)."""
    q = rnd(seed)
    flat(ctx, smooth((x - w / 2, y), (x - w * .3, y - h * .8), (x, y - h), (x + w * .3, y - h * .8), (x + w / 2, y)), "#DDA436")
    for _ in range(int(w * h / 90)):
        u, a, c = q.uniform(-1, 1), math.radians(q.uniform(-80, 80)), q.choice(("#EDB53A", "#F4C95F", "#E6A52F"))
        px, py = x + u * w * .48, y - q.uniform(0, .95) * h * (1 - abs(u) ** 1.6)
        dx, dy = 7 * math.cos(a), 7 * math.sin(a)
        stroke(ctx, line((px - dx, py - dy), (px + dx, py + dy)), dark(c, .17), 9)
        stroke(ctx, line((px - dx - .8, py - dy - .8), (px + dx - .8, py + dy - .8)), c, 7)


# ---------------------------------------------------------------- motorbike
def motorbike(ctx, x, y, c=RED):
    """Body and wheels; riders are drawn on top of it."""
    shadow(ctx, x, y, 104 * K, 8 * K, .32)
    with at(ctx, x, y, K):
        for wx in (-66, 68):
            flat(ctx, ell(wx, -29, 29), C["rubber"])
            flat(ctx, ell(wx, -29, 21), "#D5DADD")
            flat(ctx, ell(wx, -29, 19), "#8A95A0")
            for i in range(6):
                a = i * math.tau / 6 + .3
                stroke(ctx, line((wx, -29), (wx + 19 * math.cos(a), -29 + 19 * math.sin(a))), "#D5DADD", 2.4)
            flat(ctx, ell(wx, -29, 6), "#59646F")
        stroke(ctx, line((-66, -29), (-24, -34), (10, -26)), "#4B5664", 6)
        stroke(ctx, line((-66, -31), (-48, -66)), "#59646F", 6)
        stroke(ctx, line((68, -29), (44, -90)), "#7C8792", 6)
        shaded(ctx, rrect(-20, -56, 44, 36, 8), "#6C7782", d=4)
        for i in range(4):
            stroke(ctx, line((-10, -50 + i * 7), (18, -50 + i * 7)), "#9AA7B3", 2.6)
        stroke(ctx, smooth((22, -40), (24, -20), (6, -15), (-86, -24), closed=False), "#C3CBD1", 8)
        shaded(ctx, smooth((-92, -56), (-78, -66), (-50, -58), (-40, -46), (-62, -52), (-82, -50)), dark(c, .1), d=2)
        shaded(ctx, smooth((40, -56), (66, -64), (94, -48), (98, -36), (84, -46), (64, -54)), c, d=2)
        shaded(ctx, smooth((-22, -70), (-74, -78), (-84, -70), (-52, -56), (-22, -54)), c, d=4)
        shaded(ctx, smooth((-14, -72), (0, -90), (30, -92), (44, -78), (34, -62), (0, -60)), c, d=5)
        flat(ctx, smooth((2, -78), (26, -82), (36, -76), (12, -72)), light(c, .5), .8)
        shaded(ctx, smooth((-8, -78), (-24, -82), (-56, -84), (-84, -88), (-88, -80), (-60, -74), (-20, -70)), "#3B3A44", d=3)
        shaded(ctx, rrect(-92, -76, 8, 10, 3), C["red"], d=1)
        stroke(ctx, line((50, -74), (58, -90)), "#59646F", 5)
        shaded(ctx, smooth((58, -98), (72, -106), (79, -92), (68, -81), (58, -85)), "#3F4954", d=2)
        shaded(ctx, ell(76, -94, 5, 8.5), "#FFF4D6", d=1.6)
        stroke(ctx, line((44, -90), (36, -108)), "#59646F", 5)
        stroke(ctx, line((12, -106), (50, -110)), "#59646F", 4)
        stroke(ctx, line((12, -106), (21, -107)), C["rubber"], 6.4)
        stroke(ctx, line((42, -109), (50, -110)), C["rubber"], 6.4)
        stroke(ctx, line((33, -108), (36, -124)), "#59646F", 2)
        shaded(ctx, ell(37, -128, 6, 5), "#46515D", d=1)


def hung_helmet(ctx, x, y, c, s=1.0, rot=10):
    """Helmet dangling by its strap from (x, y), cm."""
    with at(ctx, x, y, s, rot):
        stroke(ctx, smooth((-7, 14), (-2, 0), (5, 14), closed=False), "#3C4450", 2)
        shaded(ctx, smooth((-15, 34), (-16, 20), (-8, 10), (4, 9), (14, 17), (16, 30), (10, 36), (-8, 37)), c, d=4)
        flat(ctx, smooth((-1, 31), (0, 22), (9, 19), (15, 24), (15, 31)), "#2B3440")
        stroke(ctx, smooth((-11, 20), (-4, 14), (4, 13), closed=False), light(c, .5), 2.4)


def dust(ctx, x, y, n=6, face=-1):
    for i in range(n):
        _puff(ctx, x + face * i * 34, y - 12 - i * 7, 30 + i * 9, "#CDB68C", .34 - i * .04)


# ---------------------------------------------------------------- thresher
def drum_at(x, y):
    return x - 46 * K, y - 98 * K


def thresher(ctx, x, y, on=True):
    """170 cm wide, mouth on the left side of the front, straw leaves on the right."""
    shadow(ctx, x, y, 120 * K, 10 * K, .32)
    c = "#4E86A8"
    with at(ctx, x, y, K):
        for dx in (-78, 62):
            shaded(ctx, rrect(dx, -40, 10, 40, 2), "#4A525C", d=2)
        shaded(ctx, poly((-92, -138), (54, -138), (84, -112), (84, -44), (-92, -44), r=6), c, d=8)
        flat(ctx, poly((-88, -138), (54, -138), (62, -148), (-78, -148), r=3), light(c, .35))
        flat(ctx, rrect(6, -128, 66, 40, 4), dark(c, .12))
        for i in range(4):
            stroke(ctx, line((14, -120 + i * 8), (64, -120 + i * 8)), dark(c, .3), 3)
        flat(ctx, rrect(-86, -134, 80, 72, 10), "#27313D")
        with at(ctx, -46, -98, 1, 14 if on else 0):
            flat(ctx, ell(0, 0, 29), "#8E979F")
            flat(ctx, ell(0, 0, 22), "#6C7782")
            for i in range(10):
                a = i * math.tau / 10
                stroke(ctx, line((20 * math.cos(a), 20 * math.sin(a)), (33 * math.cos(a), 33 * math.sin(a))), "#D5DADD", 4.6)
            flat(ctx, ell(0, 0, 8), "#C9CFD4")
        shaded(ctx, poly((-128, -66), (-84, -62), (-84, -54), (-130, -60), r=2), light(c, .2), d=2)
        shaded(ctx, poly((64, -88), (112, -62), (106, -52), (64, -70), r=3), light(c, .15), d=2)
        shaded(ctx, rrect(-34, -32, 40, 28, 6), "#3F6F63", d=4)
        for i in range(4):
            stroke(ctx, line((-28 + i * 8, -28), (-28 + i * 8, -10)), "#2F574D", 2.4)
        guard = capsule((38, -64), (12, -18), 25, 17)
        shaded(ctx, guard, "#E0A93F", d=3)
        stroke(ctx, capsule((38, -64), (12, -18), 20.5, 12.5), "#C48A2C", 2)
        for bx, by in ((38, -84.5), (57, -58), (19, -68), (23, -12), (2, -23)):
            flat(ctx, ell(bx, by, 2.6), "#7A5E2C")
        flat(ctx, capsule((35, -66), (29, -55), 5, 5), "#F0C468")
        shaded(ctx, ell(-14, -134, 5), C["red"] if on else "#7C8792", d=1)


def whirl(ctx, x, y, r, c="#FFFFFF", w=7):
    """Three arcs of motion."""
    for a in (200, 320, 80):
        stroke(ctx, arc(x, y, r, a, a + 74), c, w, .9)


# ---------------------------------------------------------------- power line
def pole_top(x, y, h):
    return [(x + d, y - h - 34) for d in (-92, 0, 92)]


def pole(ctx, x, y, h):
    """h in units up to the crossarm."""
    shadow(ctx, x, y, 50, 10, .3)
    shaded(ctx, poly((x - 21, y), (x - 14, y - h - 20), (x + 14, y - h - 20), (x + 21, y)), "#C4C2BB", d=11, dy=0)
    for i in range(3):
        flat(ctx, rect(x - 21, y - 150 - i * 34, 42, 16), ("#C4523F", "#F1EDE3")[i % 2])
    shaded(ctx, rrect(x - 118, y - h - 14, 236, 19, 5), "#6C7782", d=4)
    stroke(ctx, line((x - 78, y - h), (x, y - h + 62), (x + 78, y - h)), "#6C7782", 7)
    for px, py in pole_top(x, y, h):
        shaded(ctx, rrect(px - 10, py + 2, 20, 22, 6), "#8A4F3C", d=3)
        shaded(ctx, ell(px, py + 3, 14, 7), "#A8634C", d=2)


def wires(ctx, a, b, sag=46, c="#45505C", w=5):
    for p, q in zip(a, b):
        mx, my = (p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + sag * 1.6

        def f(k, p=p, q=q, mx=mx, my=my):
            k.move_to(*p)
            k.curve_to(lerp(p[0], mx, .66), lerp(p[1], my, .8), lerp(q[0], mx, .66), lerp(q[1], my, .8), *q)
        stroke(ctx, f, c, w)


def house_bracket(ctx, x, y, face=1):
    """Iron arm with an insulator on the pole or the wall at (x, y); the wire starts 34 units to its side."""
    stroke(ctx, line((x, y + 30), (x + face * 34, y + 12)), "#6C7782", 7)
    stroke(ctx, line((x, y + 12), (x + face * 36, y + 12)), "#6C7782", 9)
    shaded(ctx, rrect(x + face * 34 - 9, y - 10, 18, 24, 6), "#F1EDE3", d=3)


def low_pole(ctx, x, y, h=640, edge=None):
    """Wooden service pole with an arm to the left (its outer insulator belongs to R10) and the grey box of the pump at its foot; its supply comes from x = edge."""
    shadow(ctx, x, y, 46, 9, .3)
    if edge:
        stroke(ctx, line((x - 30, y - h + 12), (edge, y - h - 40)), "#45505C", 6)
    shaded(ctx, poly((x - 19, y), (x - 13, y - h), (x + 13, y - h), (x + 19, y)), "#A9805A", d=9, dy=0)
    shaded(ctx, rrect(x - 92, y - h + 34, 108, 17, 5), "#8A6343", d=4)
    shaded(ctx, rrect(x - 39, y - h + 10, 18, 26, 6), "#F1EDE3", d=3)
    shaded(ctx, rrect(x - 40, y - 300, 80, 110, 8), "#C9CFD2", d=8)
    flat(ctx, rrect(x - 26, y - 282, 52, 34, 4), "#9AA7B3")
    flat(ctx, ell(x + 22, y - 220, 6), "#4A525C")


# ---------------------------------------------------------------- straw and wood
def straw_stack(ctx, x, y, w, h, seed=5, c="#E0BC63"):
    """Tall haycock, foot centre (x, y)."""
    q = rnd(seed)
    shadow(ctx, x, y, w * .6, w * .08, .3)
    body = smooth((x - w * .46, y), (x - w * .55, y - h * .3), (x - w * .5, y - h * .6), (x - w * .28, y - h * .88), (x, y - h),
                  (x + w * .28, y - h * .88), (x + w * .5, y - h * .6), (x + w * .55, y - h * .3), (x + w * .46, y))
    shaded(ctx, body, c, d=w * .1)

    def blades(k):
        for tone, n in ((dark(c, .2), 70), (light(c, .35), 60)):
            segs = []
            for _ in range(n):
                u, v = q.uniform(-.55, .55), q.uniform(0, 1)
                px, py = x + u * w * (1 - v * v * .6), y - v * h
                segs.append(line((px, py), (px + u * 46 + q.uniform(-8, 8), py + q.uniform(34, 70))))
            stroke(k, join(*segs), tone, 5, .8)
    clipped(ctx, body, blades)
    ends = [line((x + u * w, y - 6), (x + u * w + u * 60, y + q.uniform(-6, 8))) for u in (-.5, -.44, -.36, .4, .47, .52)]
    stroke(ctx, join(*ends), c, 7)


def sheaf(ctx, x, y, s=1.0, c="#E3C069"):
    """Tied bundle standing on its stubble ends."""
    shadow(ctx, x, y, 50 * s, 9 * s, .26)
    shaded(ctx, smooth((x - 40 * s, y), (x - 18 * s, y - 76 * s), (x - 56 * s, y - 150 * s), (x, y - 176 * s), (x + 56 * s, y - 150 * s), (x + 18 * s, y - 76 * s), (x + 40 * s, y)), c, d=9 * s)
    stroke(ctx, join(*(line((x + d * .5 * s, y - 80 * s), (x + d * 1.2 * s, y - 156 * s)) for d in (-34, -18, 0, 18, 34))), dark(c, .18), 4 * s)
    stroke(ctx, line((x - 19 * s, y - 78 * s), (x + 19 * s, y - 76 * s)), "#A8763C", 11 * s)


def faggot(ctx, x, y, s=1.0, seed=1):
    """Bundle of brushwood lying on the ground."""
    q = rnd(seed)
    for i in range(11):
        dy = (i % 4) * 17 + q.uniform(-4, 4)
        c = mix("#8A6343", "#B08A5E", q.random())
        stroke(ctx, line((x - 150 * s + q.uniform(-30, 20) * s, y - 12 - dy * s), (x + 150 * s + q.uniform(-20, 34) * s, y - 12 - dy * s + q.uniform(-14, 14))), c, 13 * s)
    for dx in (-70, 74):
        stroke(ctx, smooth((x + dx * s, y - 2), (x + (dx + 12) * s, y - 36 * s), (x + dx * s, y - 76 * s), closed=False), "#D9BE7E", 9 * s)


# ---------------------------------------------------------------- in the air, on the head
def kite(ctx, x, y, s=1.0, rot=0.0):
    """Diamond kite with two tails; its bridle is at (x, y)."""
    with at(ctx, x, y, s, rot):
        for k, c in ((-1, "#1F8A86"), (1, "#F1B648")):
            stroke(ctx, smooth((k * 8, 96), (k * 46, 150), (k * 6, 196), (k * 50, 246), (k * 24, 280), closed=False), c, 9)
        shaded(ctx, poly((0, -130), (104, -20), (0, 104), (-104, -20), r=6), "#E2543F", d=12)
        flat(ctx, poly((0, -130), (0, 104), (-104, -20)), "#F1B648")
        flat(ctx, poly((0, -20), (104, -20), (0, 104)), "#1F8A86")
        stroke(ctx, line((0, -128), (0, 102)), "#7A4A36", 6)
        stroke(ctx, line((-102, -20), (102, -20)), "#7A4A36", 6)
        for k in (-1, 1):
            flat(ctx, ell(k * 32, -46, 14), "#FFFFFF")
            flat(ctx, ell(k * 32 + 3, -44, 7), "#2B2A33")


def straw_hat(ctx, fig, pose, c="#E3C680", band="#B5523F"):
    """Put on after the figure has been drawn."""
    J = skeleton(fig.look, pose)
    with at(ctx, fig.x, fig.y, fig.s, flip=fig.face < 0):
        with at(ctx, J["neck"][0], J["neck"][1] + 1.5, fig.look.head, pose.lean * .35 + pose.tilt - 4):
            shaded(ctx, smooth((-11, -19), (-10, -30), (0, -35), (10, -30), (12, -19)), c, d=4)
            flat(ctx, smooth((-11.4, -19), (-10.8, -23.5), (0, -25), (11.4, -23.5), (12, -19), (0, -20.5)), band)
            shaded(ctx, smooth((-24, -16), (-12, -20.6), (0, -21.6), (12, -20.6), (25, -16.5), (14, -16.2), (0, -17.6), (-14, -16)), light(c, .15), dark(c, .2), d=2)


# ---------------------------------------------------------------- the grave by the wood
def grave(ctx, x, y):
    """Grassy mound with a plain stone; centre foot (x, y)."""
    shadow(ctx, x, y, 230, 30, .26)
    shaded(ctx, smooth((x - 210, y), (x - 180, y - 96), (x - 70, y - 176), (x + 60, y - 180), (x + 176, y - 104), (x + 212, y)), "#8FAE63", d=22)
    for i in range(9):
        stroke(ctx, line((x - 150 + i * 38, y - 60 - (i * 37 % 70)), (x - 156 + i * 38, y - 84 - (i * 37 % 70))), "#6F9350", 6)
    shaded(ctx, rrect(x - 66, y - 190, 132, 190, 34), "#B9B6AE", d=10)
    flat(ctx, rrect(x - 46, y - 168, 92, 150, 24), "#C9C6BE")
    for i in range(3):
        flat(ctx, rrect(x - 8, y - 146 + i * 40, 16, 26, 5), "#8F8D88")
    shaded(ctx, rrect(x - 92, y - 20, 184, 26, 6), "#A7A49B", d=5)


def bouquet(ctx, x, y, s=1.0):
    """Chrysanthemums lying in paper."""
    with at(ctx, x, y, s, -16):
        shaded(ctx, poly((-70, 8), (-60, -12), (30, -44), (44, 40), r=8), "#F4EBDB", d=5)
        for dx, dy, c in ((30, -30, "#F4C64E"), (56, -6, "#FBF7EF"), (34, 20, "#F4C64E"), (4, -14, "#FBF7EF"), (6, 14, "#F1B648"), (62, 28, "#FBF7EF")):
            for a in range(6):
                flat(ctx, ell(dx + 11 * math.cos(a), dy + 11 * math.sin(a), 9), c)
            flat(ctx, ell(dx, dy, 7), "#D9952E")

"""The places of the film on the way home: school gate, crossing, street, playground.

Pupils are LOOKS of their own (PUPILS): schoolbag, red scarf, some with the yellow cap.
"""
import math

from kit import *

K = 2.6                       # px per cm in the plane of action
GROUND = 806
SCARF = "#D23B33"
PUPILS = dict(
    girl=replace(LOOKS["girl"], bag="backpack:#7C6BB0", scarf=SCARF, height=118),
    boy=replace(LOOKS["boy"], bag="backpack:#3E7CA8", scarf=SCARF, hair="cap", hat_color="#F6C443", height=116),
    tall=replace(LOOKS["boy"], bag="backpack:#C9584B", scarf=SCARF, height=126, top_color="#E9EEF0", top2="#3F7CA6",
                 bottom_color="#33425A"),
    bob=replace(LOOKS["girl"], hair="bob", bag="backpack:#D98A3A", scarf=SCARF, height=114, top_color="#8FB8C9", top2="#FBF7EF",
                bottom_color="#3F5F86"))
GUARD = replace(LOOKS["grid_worker"], hair="cap", hat_color="#2F4A6E", female=False, height=172, top_color="#D9DF4A", top2="#3A5878",
                bottom_color="#33425A")
TEACHER = replace(LOOKS["mother"], hair="long", top_color="#5C8F86", bottom_color="#3F4C63", height=166)


def kp(y):
    """px per cm of a thing that stands at y."""
    return 2.6 * (y - 420) / 380


def walker(c, look, x, y, t, moved, face=1, k=None, **kw):
    """A pupil who has walked `moved` px to reach x."""
    k = k or kp(y)
    pose = P.walk_at(look, k, moved, t, stride=92, swing=.55, **kw)
    return Figure(look, x, y, k, face), pose


# ---------------------------------------------------------------- school gate
def gate_back(ctx):
    far_city(ctx, 600, "#C4D6D8", seed=21)
    for i in range(17):
        shaded(ctx, ell(-300 + i * 150, 606 - (i * 47 % 38), 120, 74), ("#86AE8C", "#79A683", "#93B895")[i % 3], d=16)


def _school(ctx):
    """Teaching block behind the wall."""
    x, y, w, fh = 900, 604, 1080, 150
    shaded(ctx, rect(x, y - 3 * fh - 10, w, 3 * fh + 10), "#F0DEBF", d=20, dy=0)
    shaded(ctx, rrect(x - 22, y - 3 * fh - 44, w + 60, 40, 6), "#B96550", d=8)
    for f in range(3):
        yy = y - (f + 1) * fh
        flat(ctx, rect(x, yy + fh - 16, w, 12), "#FBF3E2")
        for i in range(7):
            window(ctx, x + 36 + i * 150, yy + 26, 104, 86, 0, f * 9 + i, wall="#F0DEBF", curtain=f == 1)
    shaded(ctx, rrect(1236, 150, 330, 454, 4), "#E4C79C", d=8)
    for f in range(3):
        window(ctx, 1286, 190 + f * 140, 230, 92, 0, 70 + f, wall="#E4C79C", curtain=False)
    flat(ctx, ell(1401, 110, 62), "#FBF3E2")
    shaded(ctx, ell(1401, 110, 52), "#FFFFFF", "#E9E2D2", d=5)
    for a, r, wd in ((-60, 32, 7), (60, 42, 5)):
        b = math.radians(a)
        stroke(ctx, line((1401, 110), (1401 + r * math.cos(b), 110 + r * math.sin(b))), C["ink"], wd)


def gate_mid(ctx):
    _school(ctx)
    paving(ctx, 604, 1500, "#D9CDB6", rows=8)
    for x, w in ((560, 430), (1585, 700)):               # wall with a hedge on either side of the gate
        shaded(ctx, rect(x, 470, w, 160), "#E7D6B6", d=6)
        shaded(ctx, rrect(x - 8, 456, w + 16, 20, 5), "#C77B58", d=4)
        for i in range(int(w / 70)):
            shaded(ctx, ell(x + 40 + i * 70, 622 - (i * 31 % 9), 48, 34), C["leaf" if i % 2 else "leaf_dk"], d=8)
    for x in (968, 1560):                                # pillars
        shadow(ctx, x + 32, 640, 56, 9)
        shaded(ctx, rrect(x, 330, 66, 310, 4), "#C77B58", d=8)
        shaded(ctx, rrect(x - 10, 312, 86, 24, 5), "#EBD9B8", d=4)
        shaded(ctx, ell(x + 33, 296, 22), "#FFF3D2", d=5)
    shaded(ctx, rrect(944, 232, 706, 66, 8), C["sky"], d=6)
    text(ctx, "平安校园", 1297, 284, 54, "white", align="center", gap=26)
    for i in range(6):                                   # folded sliding gate at the right pillar
        shaded(ctx, rrect(1448 + i * 18, 500, 9, 136, 3), "#B9C3C9", d=2)
    stroke(ctx, line((1446, 520), (1556, 520)), "#8E9BA5", 5)
    stroke(ctx, line((1446, 612), (1556, 612)), "#8E9BA5", 5)
    tree(ctx, -30, 650, .74, 0, 0)
    tree(ctx, 1830, 640, .9, 0, 2)
    bush(ctx, 60, 652, 330, 62, "leaf_dk", 4)


def gate(ctx, cam, t, people=None):
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 900), clouds(c, t, y=60, seed=8)))
    cached_layer(ctx, cam, .8, "gate_back", gate_back, (-500, 100, 2900, 700), 1.0)
    cached_layer(ctx, cam, 1, "gate_mid", gate_mid, (-300, -300, 2700, 1700), 1.2)
    layer(ctx, cam, 1, people or (lambda c: None))
    layer(ctx, cam, 1.4, lambda c: leaves_frame(c, t, "right", "#4B7F5B", .74))


# ---------------------------------------------------------------- crossing
def crossing_back(ctx):
    far_city(ctx, 470, "#C8D6DA", seed=7)
    facade(ctx, -260, 560, 760, 4, 150, wall="#E6CFA8", cols=5, seed=3, balconies=(1, 3))
    facade(ctx, 1420, 556, 800, 4, 150, wall="#DDD2B8", cols=5, seed=12, balconies=(0, 2), roof="#8E6A5B")


def crossing_mid(ctx):
    flat(ctx, rect(-500, 540, 3000, 1000), "#D8CCB6")
    for i in range(16):                                  # pavement joints
        y = 556 + (i / 16) ** 1.8 * 620
        flat(ctx, rect(-500, y, 3000, 1.6 + i * .2), "#C4B69C", .6)
    flat(ctx, poly((960 - 210, 540), (960 + 210, 540), (960 + 1.9 * 1080, 1500), (960 - 1.9 * 1080, 1500)), "#CFC6B4")
    flat(ctx, poly((960 - 1.7 * 120, 540), (960 + 1.7 * 120, 540), (960 + 1.7 * 1080, 1500), (960 - 1.7 * 1080, 1500)), "#83878F")
    for s in (-1, 1):
        flat(ctx, poly(*[(960 + s * f * (y - 420), y) for f, y in ((1.7, 540), (1.76, 540), (1.76, 1500), (1.7, 1500))]), "#EFE7D6")
    for y0, y1 in ((548, 566), (584, 612), (634, 664), (900, 980), (1060, 1200)):
        flat(ctx, poly(*[(960 + f * (y - 420), y) for f, y in ((-.022, y0), (.022, y0), (.022, y1), (-.022, y1))]), "#F6E7B8")
    flat(ctx, poly(*[(960 + f * (y - 420), y) for f, y in ((-1.62, 690), (-.05, 690), (-.05, 702), (-1.62, 702))]), "#F6F3EA")
    zebra(ctx, 724, 858, -1.6, 1.6, 12)
    tree(ctx, 330, 590, .62, 0, 1)
    tree(ctx, 1600, 590, .62, 0, 0)
    tree(ctx, 60, 640, .78, 0, 0)
    tree(ctx, 1850, 640, .8, 0, 2)
    lamp_post(ctx, 500, 604, 1.2, False)


def crossing(ctx, cam, t, go, people=None):
    """go 0..1: the pedestrians' light turns green."""
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 900), clouds(c, t, y=30, seed=5)))
    cached_layer(ctx, cam, .8, "cross_back", crossing_back, (-500, -300, 2900, 1000), 1.1)
    cached_layer(ctx, cam, 1, "cross_mid", crossing_mid, (-300, 60, 2600, 1300), 1.2)

    def act(c):
        bus_front(c, 800, 606, kp(606))
        car_front(c, 700, 676, kp(676), "#4E86B4")
        walk_light(c, 1676, 742, 1.9, go)
        if people:
            people(c)
    layer(ctx, cam, 1, act)


# ---------------------------------------------------------------- street along the page
def street_back(ctx):
    facade(ctx, -420, 566, 900, 3, 170, wall="#EAD5B0", cols=5, seed=2, balconies=(1, 3))
    facade(ctx, 560, 566, 760, 4, 170, wall="#DCD3BE", cols=4, seed=8, balconies=(0, 2), roof="#8E6A5B")
    facade(ctx, 1400, 566, 900, 3, 170, wall="#E6C9A6", cols=5, seed=15, balconies=(2, 4))
    facade(ctx, 2380, 566, 820, 4, 170, wall="#DDD6C0", cols=4, seed=19, balconies=(1, 3), roof="#7E7F78")


def street_mid(ctx):
    flat(ctx, rect(-600, 560, 4200, 128), "#DCCFB8")
    for i in range(56):
        x = -560 + i * 76
        stroke(ctx, line((960 + (x - 960) * .93, 560), (960 + (x - 960) * 1.12, 688)), "#C8BA9F", 2.2, .7, cap="butt")
    flat(ctx, rect(-600, 612, 4200, 2), "#C8BA9F", .7)
    shaded(ctx, rect(-600, 676, 4200, 20), "#EFE7D6", d=4)
    flat(ctx, rect(-600, 694, 4200, 8), "#6E727B")
    flat(ctx, rect(-600, 700, 4200, 900), "#878B93")
    for i in range(12):
        flat(ctx, rrect(-560 + i * 360, 1010, 190, 16, 3), "#F6E7B8")
    for i, x in enumerate((-280, 250, 960, 1560, 2090, 2620)):
        tree(ctx, x, 606, .6 + .05 * (i % 3), 0, i)
        shaded(ctx, rrect(x - 46, 598, 92, 14, 4), "#C98F6C", d=3)


def street(ctx, cam, t, people=None):
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 900), clouds(c, t, y=40, seed=9)))
    cached_layer(ctx, cam, .8, "street_back", street_back, (-500, -300, 3800, 900), .9)
    cached_layer(ctx, cam, 1, "street_mid", street_mid, (-400, 100, 3600, 1200), 1.0)
    layer(ctx, cam, 1, people or (lambda c: None))


# ---------------------------------------------------------------- playground
def park_back(ctx):
    far_city(ctx, 560, "#C4D6D8", seed=14)
    for i in range(20):
        shaded(ctx, ell(-400 + i * 140, 580 - (i * 47 % 44), 124, 86), ("#86AE8C", "#79A683", "#93B895")[i % 3], d=16)


def park_mid(ctx):
    vgrad(ctx, -500, 570, 3000, 900, "#A9C98E", "#C2D7A0")
    r = rnd(11)
    for _ in range(70):
        x, y = -400 + 2800 * r.random(), 600 + 460 * r.random() ** 1.3
        s = (y - 420) / 380
        for d in (-1, 0, 1):
            stroke(ctx, line((x + d * 5 * s, y), (x + d * 11 * s, y - 16 * s)), "#8DB878", 3.4 * s)
    flat(ctx, smooth((-500, 706), (300, 690), (900, 690), (2400, 720), (2400, 664), (900, 640), (300, 642), (-500, 656)), "#EADBBB")
    tree(ctx, 240, 640, .9, 0, 0)
    tree(ctx, 1700, 650, 1.0, 0, 2)
    slide(ctx, 1440, 690, 1.5)
    bench(ctx, 880, 668, 1.5)
    planter(ctx, 1800, 676, 1.4, 140)


def park(ctx, cam, t, people=None):
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 900), clouds(c, t, y=90, seed=4)))
    cached_layer(ctx, cam, .8, "park_back", park_back, (-500, 100, 2900, 700), 1.0)
    cached_layer(ctx, cam, 1, "park_mid", park_mid, (-300, 0, 2600, 1400), 1.1)
    layer(ctx, cam, 1, people or (lambda c: None))
    layer(ctx, cam, 1.4, lambda c: leaves_frame(c, t, "left", "#4B7F5B", 1.1))

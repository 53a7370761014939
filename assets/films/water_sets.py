"""The places of the film on water: a river bend in summer, a swimming bath with a guard.

At the river the bank stands at y >= 716 (people at 800, k 2.6); the water lies between 520 and 716.
"""
import math

import street_sets
from kit import *

K = 2.6
GROUND = 806
SUMMER = {n: replace(look, bag="", scarf="") for n, look in street_sets.PUPILS.items()}
SWIM_BOY = replace(LOOKS["boy"], top="tee", top_color="#2F6C9C", top2="#F6B73C", bottom_color="#2F6C9C", hair="crop")


def kp(y):
    """px per cm of a thing that stands at y."""
    return 2.6 * (y - 420) / 380


# ---------------------------------------------------------------- river
def river_back(ctx):
    for x, y, w, h, c in ((100, 560, 760, 190, "#AFCBC6"), (760, 566, 900, 240, "#A3C3BC"), (1560, 560, 900, 180, "#B4CFC8")):
        flat(ctx, smooth((x - w * .55, y + 60), (x - w * .3, y - h * .45), (x, y - h), (x + w * .28, y - h * .5), (x + w * .6, y + 60)), c)
    for i in range(26):
        shaded(ctx, ell(-300 + i * 104, 528 - (i * 53 % 26), 84, 50), ("#7FB08A", "#72A481", "#8DBB90")[i % 3], d=12)
    flat(ctx, rect(-500, 520, 3000, 40), "#C9D8A8")


def _water(ctx):
    vgrad(ctx, -500, 536, 3000, 240, "#BFDDE2", "#7FB9C6")
    r = rnd(3)
    for _ in range(46):
        y = 545 + 170 * r.random() ** 1.4
        x, w = -400 + 2800 * r.random(), (30 + 90 * r.random()) * (y - 500) / 200
        stroke(ctx, line((x, y), (x + w, y)), "#E4F2F2", 2 + 3 * (y - 540) / 180, .6)
    for i in range(20):                                  # the trees' reflection
        flat(ctx, ell(-300 + i * 140, 548, 92, 12), "#8FBBA8", .45)


def _reeds(ctx, x, y, s, n, seed):
    r = rnd(seed)
    for i in range(n):
        dx, h, a = (i - n / 2) * 15 + 6 * r.random(), 96 + 70 * r.random(), (i - n / 2) * 3.4 + 5 * r.random()
        with at(ctx, x + dx * s, y + 10 * r.random(), s, a):
            shaded(ctx, smooth((-5, 0), (-5, -h * .5), (0, -h), (5, -h * .5), (5, 0)), mix("leaf_dk", "leaf", r.random()), d=3)
            if i % 3 == 1:
                stroke(ctx, line((0, -h * .5), (0, -h * 1.12)), "#6B8B4F", 3)
                shaded(ctx, rrect(-5, -h * 1.34, 10, 32, 5), "#8A5A3B", d=2)


def river_mid(ctx):
    _water(ctx)
    flat(ctx, smooth((-600, 742), (200, 722), (900, 716), (1700, 728), (2600, 744), (2600, 800), (900, 790), (-600, 800)), "#DCCFA9")
    flat(ctx, smooth((-600, 768), (200, 744), (900, 736), (1700, 748), (2600, 770), (2600, 1600), (-600, 1600)), "#A9CB8A")
    flat(ctx, smooth((-600, 838), (300, 802), (1000, 792), (1700, 806), (2600, 838), (2600, 1600), (-600, 1600)), "#B7D398")
    r = rnd(9)
    for _ in range(64):
        x, y = -400 + 2800 * r.random(), 780 + 280 * r.random()
        s = (y - 520) / 280
        for d in (-1, 0, 1):
            stroke(ctx, line((x + d * 5 * s, y), (x + d * 11 * s, y - 17 * s)), "#8DBB74", 3.2 * s)
        if r.random() < .3:
            flat(ctx, ell(x, y - 20 * s, 5 * s), ("#FBF7EF", "#F6B73C", "#E98B6A")[int(r.random() * 3)])
    for i in range(9):
        shaded(ctx, ell(-200 + i * 290, 738 + (i * 37 % 12), 30 + i % 3 * 9, 13), "#C7BDA6", d=6)
    _reeds(ctx, 1700, 760, 1.05, 13, 4)
    _reeds(ctx, 40, 766, 1.0, 9, 7)
    tree(ctx, 1880, 800, 1.0, 0, 2)


def river(ctx, cam, t, people=None, afloat=None, side="left"):
    """people(ctx) act on the bank, afloat(ctx) in the water behind them."""
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 900), clouds(c, t, y=70, seed=12),
                                    flat(c, ell(1500, 150, 70), "#FFEFC2"), flat(c, ell(1500, 150, 54), "#FFE08F")))
    cached_layer(ctx, cam, .8, "river_back", river_back, (-500, 100, 2900, 700), 1.0)
    cached_layer(ctx, cam, 1, "river_mid", river_mid, (-400, 100, 2700, 1300), 1.1)

    def act(c):
        _glitter(c, t)
        if afloat:
            afloat(c)
        if people:
            people(c)
    layer(ctx, cam, 1, act)
    layer(ctx, cam, 1.4, lambda c: leaves_frame(c, t, side, "#4B7F5B", .95))


def _glitter(ctx, t):
    """A few light strokes that drift with the current."""
    r = rnd(17)
    for _ in range(16):
        y, v = 560 + 140 * r.random(), 9 + 12 * r.random()
        x = (r.random() * 2600 + t * v) % 2600 - 340
        a = .5 + .4 * math.sin(t * .9 + x * .01)
        stroke(ctx, line((x, y), (x + 46 * (y - 480) / 160, y)), "#FFFFFF", 4, .55 * max(0, a))


def swimmer(ctx, look, x, y, k, t, pose, sink=72, face=1):
    """Figure in the water: drawn to sink cm above its feet's level, waves around it."""
    s = k * look.height / 170
    ripples(ctx, t, x, y, 120 * k / 1.5)
    ctx.save()
    ctx.rectangle(x - 400, y - 600, 800, 600)
    ctx.clip()
    joints = Figure(look, x, y + sink * s, k, face).draw(ctx, pose, shadow=False)
    ctx.restore()
    for i, (dx, w) in enumerate(((-30, 34), (6, 46), (34, 30))):
        flat(ctx, ell(x + dx * k / 1.5, y + 2, w * k / 1.5, 6 * k / 1.5), ("#A9D3DC", "#8FC3CF", "#A9D3DC")[i])
    return joints


# ---------------------------------------------------------------- swimming bath
def bath_back(ctx):
    flat(ctx, rect(-500, -300, 3000, 960), "#E4EFEF")
    for i in range(8):
        x = -260 + i * 320
        if i in (1, 2, 3):                               # the board and the ring hang there
            continue
        shaded(ctx, rrect(x, 90, 250, 320, 10), "#BFE0EA", "#CFEAF1", d=-30)
        stroke(ctx, rrect(x, 90, 250, 320, 10), "#FBF7EF", 12)
        stroke(ctx, line((x + 125, 90), (x + 125, 410)), "#FBF7EF", 8)
    flat(ctx, rect(-500, 470, 3000, 70), "#9CC7CE")
    for i in range(60):
        stroke(ctx, line((-500 + i * 50, 470), (-500 + i * 50, 540)), "#B7D8DC", 2.4)
    flat(ctx, rect(-500, 502, 3000, 3), "#B7D8DC")
    flat(ctx, rect(-500, 540, 3000, 60), "#F1E9DA")
    flat(ctx, rect(-500, 588, 3000, 14), "#D9CDB6")


def bath_water(ctx):
    vgrad(ctx, -500, 600, 3000, 600, "#8FD0DE", "#4FA7C4")
    for i, y in enumerate((640, 716, 836, 1010)):
        r = 4 + i * 2.4
        stroke(ctx, line((-500, y), (2500, y)), "#FBF7EF", 2)
        for j in range(90 - i * 14):
            flat(ctx, ell(-480 + j * (34 + i * 8), y, r * 1.7, r), ("#D9604A", "#FBF7EF")[j // 3 % 2])


def guard_chair(ctx, x, y, k):
    shadow(ctx, x, y, 50 * k, 5 * k, .26)
    with at(ctx, x, y, k):
        for dx in (-34, 26):
            shaded(ctx, rrect(dx, -150, 7, 150, 2), "#F4F1E8", d=2)
        for i in range(4):
            stroke(ctx, line((-30, -28 - i * 30), (30, -28 - i * 30)), "#D9D2C4", 5)
        shaded(ctx, rrect(-40, -158, 80, 10, 4), C["red"], d=2)
        shaded(ctx, rrect(-44, -222, 10, 70, 4), C["red"], d=2)


def bath(ctx, cam, t, people=None):
    cached_layer(ctx, cam, .8, "bath_back", bath_back, (-500, -300, 2900, 1000), 1.0)
    cached_layer(ctx, cam, 1, "bath_water", bath_water, (-400, 590, 2700, 900), 1.0)

    def act(c):
        r = rnd(5)
        for _ in range(26):
            y = 616 + 420 * r.random()
            x = (r.random() * 2500 + t * 12) % 2500 - 300
            w = 40 * (y - 480) / 160
            stroke(c, smooth((x, y), (x + w * .5, y - 6), (x + w, y), closed=False), "#FFFFFF", 4, .5)
        sign_plate(c, 370, 250, "有救生员的正规泳池", 46, "sky", gap=2)
        lifebuoy(c, 790, 250, 58)
        guard_chair(c, 1560, 600, 1.32)
        if people:
            people(c)
    layer(ctx, cam, 1, act)

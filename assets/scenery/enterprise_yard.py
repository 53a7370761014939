"""enterprise_yard: what goes on in the yard.

  staircase(ctx, x, y, h)        plastered tower, half painted, with its scaffold; x = middle
  painter(ctx, x, y, look)       decoy: on the scaffold's plank, harness hooked overhead
  head_bare / head_safe          E05     sparks / screened     E08
  under_load / fenced            E15
"""
from parts_enterprise import *
from kit_people import skeleton

# ---------------------------------------------------------------- scaffold
PLANK = 240                                     # cm, height of the working level


def staircase(ctx, x, y, h):
    """Tower of the stairs, x = middle, 176 cm wide, h cm high; the new colour reaches from the left to the middle."""
    with cm(ctx, x, y):
        shaded(ctx, rect(-88, -h, 176, h), "#E7D5B4", d=8, dy=0)
        for i, b in enumerate((246, 246, 246, 246, 252, 290, 334)):
            flat(ctx, rrect(-88 + i * 16, -h, 17, h - b, 0 if i < 4 else 4), "#9CC3B8")
        shaded(ctx, rect(-90, -224, 180, 9), light("#E7D5B4", .4), d=2)
        flat(ctx, rect(-88, -30, 176, 30), "#B9A88C")
        for yy, wh in ((-410, 92), (-176, 100)):
            shaded(ctx, rrect(22, yy, 54, wh, 3), "#8FB4C4", C["glass"], d=-12)
            stroke(ctx, rrect(22, yy, 54, wh, 3), "#F4EFE3", 5)
            flat(ctx, rect(47, yy, 4, wh), "#F4EFE3")
            flat(ctx, rect(22, yy + wh * .34, 54, 4), "#F4EFE3")
            shaded(ctx, rrect(15, yy + wh + 2, 68, 7, 2), light("#E7D5B4", .5), d=1.4)
        shaded(ctx, rrect(-98, -h - 16, 196, 20, 5), "#B5694E", d=4)


def scaffold(ctx, x, y, front=False):
    """The near rail and poles (front) or all that stands behind the worker; x = middle, feet at y."""
    top = PLANK + 226
    with cm(ctx, x, y):
        c, t = "#5F7F95", "#46606F"
        if not front:
            for px in (-91, 91):
                shadow(ctx, px, 0, 14, 3, .26)
            for px in (-80, 83):
                flat(ctx, rect(px - 2, -top, 5, top - 12), dark(c, .2))
            for yy in (-PLANK - 104, -PLANK - 58):
                flat(ctx, rect(-91, yy - 8, 182, 4), dark(c, .16))
            flat(ctx, rect(-94, -PLANK - 18, 188, 18), "#D9B98C")
            for i in range(3):
                flat(ctx, rect(-94, -PLANK - 18 + i * 6, 188, 1.4), "#B99768")
            shaded(ctx, rect(-95, -PLANK, 190, 9), "#B98A5E", d=2)
            for yy in (-216, -20):
                flat(ctx, rect(-91, yy, 182, 4.5), t)
            return
        for px in (-91, 89):
            shaded(ctx, rect(px - 3, -top - 6, 7, top), c, d=2)
            shaded(ctx, rrect(px - 10, -6, 21, 6, 2), "#46535F", d=1)
        flat(ctx, rect(-94, -top + 6, 188, 6), c)
        for yy in (-PLANK - 92, -PLANK - 48):
            shaded(ctx, rect(-94, yy, 188, 5), "#E8BE55", d=1.4)
        shaded(ctx, rect(-95, -PLANK - 18, 190, 14), "#E8BE55", d=2)


def painter(ctx, x, y, look):
    """y = the scaffold's feet."""
    py = y - (PLANK + 8) * K
    fig = Figure(look, x + 30 * K, py, K, -1)
    pose = replace(P.reach(0, (46, -172)), hold_far=_roller, near_arm=(10, 60), turn=.4)
    J = skeleton(look, pose)
    with cm(ctx, x, y):
        flat(ctx, rrect(-66, -PLANK - 214, 28, 92, 10), "#6FA697")
        shaded(ctx, poly((-70, -PLANK - 34), (-44, -PLANK - 34), (-47, -PLANK - 9), (-67, -PLANK - 9), r=2), "#F4EFE3", d=3)
        flat(ctx, ell(-57, -PLANK - 34, 13, 3), "#6FA697")
    fig.draw(ctx, pose, shadow=False)
    ring = fig.scene((J["hip"][0] - 4, J["hip"][1] - 47))
    hook = (x + 70 * K, y - (PLANK + 214) * K)
    stroke(ctx, smooth(ring, (ring[0] + 44, (ring[1] + hook[1]) / 2 + 10), hook, closed=False), "#D9402E", 8)
    flat(ctx, ell(*ring, 9), C["steel"])
    stroke(ctx, ell(hook[0], hook[1] - 2, 10, 14), "#39434F", 6)


def _roller(ctx):
    """Long-handled paint roller, dark enough to stand off from both colours of the wall."""
    stroke(ctx, line((-14, 0), (18, 0)), "#A5482F", 4)
    stroke(ctx, line((18, 0), (30, 0), (30, 15), (36, 15)), "#2F3945", 2.6)
    with at(ctx, 40, 2, 1):
        shaded(ctx, rrect(-5, -16, 11, 33, 4), "#FFFDF6", d=3)
        flat(ctx, rrect(-5, -16, 3.6, 33, 1.6), "#6FA697")
        for yy in (-18, 15):
            flat(ctx, rrect(-4, yy, 9, 4, 1), "#2F3945")


# ---------------------------------------------------------------- E05 the helmet
def head_bare(ctx, x, y, look):
    bare = replace(look, hair="crop")
    p = replace(P.stand(mouth="o", turn=.5), far_hand=(19, -163), near_hand=(-4, -78), tilt=-12, face=P.Face("o", .6, 0, (.4, -1)))
    fig = Figure(bare, x, y, K, 1)
    fig.draw(ctx, p)
    with cm(ctx, x, y):
        stroke(ctx, line((-10, -93), (-19, -76)), "#3C4450", 2.6)
        helmet(ctx, -22, -60, 1.6, "#F2B632", -14)


def head_safe(ctx, x, y, look):
    p = replace(P.stand(turn=.5), far_hand=(20, -126), near_hand=(12, -140), tilt=-2)
    person(ctx, look, p, x, y)


# ---------------------------------------------------------------- E08 welding
def _welder(ctx, x, y, look):
    fig = Figure(replace(look, hair="cap", hat_color="#6B5A46"), x, y, K, -1)
    p = replace(P.crouch(), near_hand=(44, -46), far_hand=(40, -50), turn=.35, lean=22, tilt=8, hold=_torch)
    fig.draw(ctx, p)
    J = skeleton(fig.look, p)
    nx, ny = fig.scene(J["neck"])
    with at(ctx, nx, ny, K * 1.07, -(p.lean * .35 + p.tilt), flip=True):
        shaded(ctx, smooth((-9, -27), (4, -29), (13, -24), (14, -10), (9, 3), (0, 5), (-5, -4), (-8, -14), tension=.4), "#3F4E5C", d=4)
        flat(ctx, rrect(0, -19, 13.5, 9, 2), "#1E2A33")
        flat(ctx, poly((2, -18), (6, -18), (3.4, -11.4), (1.4, -11.4)), "#8FD0C4", .8)
        flat(ctx, ell(-7, -17, 3.4), "#2B3640")


def _torch(ctx):
    stroke(ctx, line((0, 0), (18, 5)), "#2B3440", 3.4)
    stroke(ctx, line((18, 5), (27, 10)), "#C9D0D4", 1.8)


def _gate(ctx):
    """The steel frame being welded, on two trestles, in cm left of the welder."""
    for dx in (-94, -26):
        stroke(ctx, line((dx, -24), (dx - 10, 0)), "#8A6343", 5)
        stroke(ctx, line((dx, -24), (dx + 10, 0)), "#8A6343", 5)
    for yy in (-30, -72):
        shaded(ctx, rect(-107, yy, 99, 7), "#5E7382", d=2)
    for i in range(5):
        shaded(ctx, rect(-107 + i * 23, -72, 6, 46), "#6F8695", d=2)


def _machine(ctx, x, y):
    """The welding set behind the welder."""
    shadow(ctx, x, y, 30, 4, .26)
    shaded(ctx, rrect(x - 24, y - 56, 48, 50, 5), "#D9763F", d=5)
    flat(ctx, rrect(x - 17, y - 48, 34, 18, 3), "#39434F")
    flat(ctx, ell(x - 7, y - 39, 5), "#E4ECF3")
    flat(ctx, ell(x + 8, y - 39, 4), C["amber"])
    for i in range(4):
        flat(ctx, rect(x - 14, y - 24 + i * 4, 28, 1.8), dark("#D9763F", .3))
    for dx in (-14, 14):
        flat(ctx, ell(x + dx, y - 5, 6), C["rubber"])


def _scene08(ctx, x, y, look):
    with cm(ctx, x, y):
        _machine(ctx, 62, -16)
        shadow(ctx, -60, 0, 60, 5, .24)
        _gate(ctx)
    _welder(ctx, x, y + 4 * K, look)


def _burst(ctx, n, reach_, seed, a0, a1, fall):
    """Sparks from (0, 0) in cm: glowing lines that fly and fall."""
    r = rnd(seed)
    for i in range(n):
        a, d = math.radians(a0 + (a1 - a0) * r.random()), reach_ * (.25 + .75 * r.random())
        vx, vy = math.cos(a) * d, -math.sin(a) * d
        pts = [(vx * t, vy * t + fall * (d / reach_) * t * t) for t in (.3 + .3 * r.random(), .8, 1)]
        c = ("#FFF3B8", "#FFC93C", "#F58A1F", "#FFE07A")[i % 4]
        stroke(ctx, smooth(*pts, closed=False), c, 2.1 - .9 * d / reach_)
        flat(ctx, ell(*pts[-1], 1.5), c)


def _arc_light(ctx, s=1.0):
    for rr, a in ((26, .16), (17, .3), (10, .6)):
        flat(ctx, ell(0, 0, rr * s), "#FFF1B0", a)
    flat(ctx, ell(0, 0, 5.5 * s), "#FFFFFF")


def _char(ctx, x, y, w):
    """Burnt upper edge of a box, y = the edge."""
    pts = [(x + u * w, y + v) for u, v in ((0, 9), (.15, 5), (.3, 14), (.45, 7), (.62, 16), (.78, 6), (1, 12))]
    flat(ctx, poly((x, y - 9), *pts, (x + w, y - 9), r=3), "#3B2A22", .92)
    stroke(ctx, line(*pts), "#E8692C", 1.6)
    for i, (px, py) in enumerate(pts):
        flat(ctx, ell(px, py - 4 - i % 3 * 3, 2.6), "#F58A1F", .8)
        flat(ctx, ell(px, py - 4 - i % 3 * 3, 1.2), "#FFE07A")


def sparks(ctx, x, y, look):
    with cm(ctx, x, y):
        shadow(ctx, -172, 6, 90, 8, .26)
        carton(ctx, -254, -14, 62, 52, 30, CARD[1])
        carton(ctx, -250, -66, 54, 40, 26, CARD[2])
        carton(ctx, -188, -14, 54, 40, 28, CARD[0])
        _char(ctx, -188, -54, 54)
    smoke(ctx, 3.0, x - 158 * K, y - 54 * K, 150, 24, 1.1, "#6B6763", 4, 16, drift=-20)
    with cm(ctx, x, y):
        carton(ctx, -226, 10, 60, 40, 28, CARD[0])
        carton(ctx, -162, 14, 56, 42, 30, CARD[2])
        _char(ctx, -162, -28, 46)
    for fx, fy, fs in ((-172, -48, .2), (-151, -20, .17), (-133, -19, .23)):
        flame(ctx, fx, x + fx * K, y + fy * K, fs)
    with cm(ctx, x, y):
        stroke(ctx, smooth((56, -20), (44, 0), (30, 2), (16, -10), closed=False), "#2F3945", 3)
    _scene08(ctx, x, y, look)
    with at(ctx, x - 62 * K, y - 30 * K, K):
        _arc_light(ctx, 1.25)
        _burst(ctx, 34, 112, 5, 142, 184, 44)
        _burst(ctx, 26, 64, 9, 30, 165, 30)


def screened(ctx, x, y, look, watch):
    fig = Figure(watch, x - 196 * K, y - 4 * K, K, 1)
    fig.draw(ctx, replace(P.crouch(), near_hand=(26, -56), far_arm=(30, 60), tilt=-4, face=P.Face("smile")))
    with cm(ctx, x, y):
        for dx in (-150, -118):
            stroke(ctx, line((dx, -118), (dx, 4)), "#46535F", 4)
        shaded(ctx, rrect(-154, -112, 40, 104, 3), "#C9584B", d=5)
        for i in range(2):
            flat(ctx, rect(-144 + i * 14, -108, 2, 96), dark("#C9584B", .14))
    extinguisher(ctx, x - 234 * K, y + 8 * K, K * 1.15)
    _scene08(ctx, x, y, look)
    with at(ctx, x - 62 * K, y - 30 * K, K):
        _arc_light(ctx, 1.0)
        _burst(ctx, 12, 30, 9, 60, 170, 12)


# ---------------------------------------------------------------- E15 the hanging load
def under_load(ctx, x, y, look):
    p = replace(P.walk(30), near_hand=(19, -124), hold=phone_in_hand, tilt=13, face=P.Face("smile", 0, .5))
    person(ctx, look, p, x, y, -1)


def fenced(ctx, x, y, look):
    barrier(ctx, x - 62 * K, y - 22 * K, K, 130)
    for dx in (-68, 74):
        cone(ctx, x + dx * K, y + 8 * K, K)
    p = replace(P.stand(turn=.6), far_arm=(78, 70), near_arm=(6, 20), hold_far=_flag, tilt=-8)
    person(ctx, look, p, x - 100 * K, y + 6 * K, 1)


def _flag(ctx):
    stroke(ctx, line((-4, 0), (34, 0)), C["wood"], 2.4)
    shaded(ctx, poly((12, 0), (34, 0), (34, 20), (12, 22), r=1), "#2E9B62", d=2)

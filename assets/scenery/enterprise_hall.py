"""enterprise_hall: the workshop hall, cut away at its front, and the hazards in it.

  hall(ctx, x, y, w)      x = left inner wall, y = front edge of the floor, w units wide inside
  BACK                    the foot of the back wall lies BACK units above the front edge
  exit_locked / exit_clear(ctx, x, y)        E01, x = middle of the door, y = foot of the back wall
  hydrant_hidden / hydrant_free(ctx, x, y)   E02, likewise
  press_open / press_guarded(ctx, x, y)      E11, x = middle of the gear case, y = ground of the machine
"""
from parts_enterprise import *

BACK, TALL = 160, 640
UPPER, DADO, TRIM = "#EFE6D2", "#9FBBAA", "#7FA090"
CUT = "#F8F2E4"


# ---------------------------------------------------------------- the building
def hall(ctx, x, y, w):
    top = y - BACK - TALL
    _roof(ctx, x, top, w)
    flat(ctx, rect(x, top, w, TALL), UPPER)
    flat(ctx, rect(x, top, w, 34), dark(UPPER, .12))
    flat(ctx, rect(x, y - BACK - 250, w, 250), DADO)
    flat(ctx, rect(x, y - BACK - 258, w, 10), TRIM)
    _windows(ctx, x, top, w)
    _pipes(ctx, x, top, w)
    _floor(ctx, x, y, w)
    for px, pw in ((x - 90, 90), (x + w, 44)):
        shaded(ctx, rect(px, top - 20, pw, y - top + 54), CUT, d=8, dy=0)
    shaded(ctx, rect(x - 90, y, w + 134, 34), CUT, d=8)
    flat(ctx, rect(x - 90, y + 30, w + 134, 10), dark("#D9CFBC", .18), .6)


def _roof(ctx, x, top, w):
    n, bw = 3, (w + 88) / 3
    for i in range(n):
        x0 = x - 44 + i * bw
        flat(ctx, poly((x0, top + 4), (x0 + 12, top - 212), (x0 + bw, top - 14), (x0 + bw, top + 4)), "#C6D2C8")
        flat(ctx, poly((x0 + 14, top - 14), (x0 + 26, top - 160), (x0 + 58, top - 150), (x0 + 46, top - 14)), "#D3E7EE")
        for q in (.3, .5, .7):
            px = x0 + bw * q
            stroke(ctx, line((px, top - 8), (px, top - 186 + 180 * q)), "#8FA3AE", 7)
            stroke(ctx, line((px, top - 186 + 180 * q), (px + bw * .2, top - 8)), "#8FA3AE", 6)
        flat(ctx, poly((x0 + 2, top - 10), (x0 + 14, top - 196), (x0 + 34, top - 196), (x0 + 22, top - 10)), CUT)
        shaded(ctx, poly((x0 - 8, top - 208), (x0 + 12, top - 226), (x0 + bw + 8, top - 26), (x0 + bw + 2, top - 4), r=7), "#5E8791", d=8)
    shaded(ctx, rrect(x - 60, top - 16, w + 120, 24, 6), CUT, d=6)


def _windows(ctx, x, top, w):
    """A row of high panes with the morning in them."""
    for i in range(3):
        a, b = x + 470 + i * 360, top + 60
        flat(ctx, rrect(a - 8, b - 8, 266, 116, 6), dark(UPPER, .16))
        flat(ctx, rrect(a, b, 250, 100, 3), "#BFDCE6")
        clipped(ctx, rrect(a, b, 250, 100, 3), lambda q: (
            flat(q, ell(a + 60, b + 112, 90, 46), "#93B78F"), flat(q, ell(a + 200, b + 116, 80, 40), "#7FA985"),
            flat(q, poly((a + 150, b), (a + 190, b), (a + 130, b + 100), (a + 90, b + 100)), "#FFFFFF", .3)))
        for j in range(1, 4):
            flat(ctx, rect(a + j * 62.5 - 3, b, 6, 100), "#F4EFE3")
        flat(ctx, rect(a, b + 47, 250, 6), "#F4EFE3")
        shaded(ctx, rrect(a - 14, b + 104, 278, 12, 4), light(UPPER, .5), d=3)


def _pipes(ctx, x, top, w):
    for yy, c in ((top + 36, "#C9774F"), (top + 196, "#8FA3AE")):
        flat(ctx, rect(x, yy, w, 13), c)
        flat(ctx, rect(x, yy + 9, w, 5), dark(c, .2))
    for i in range(int(w / 240)):
        flat(ctx, rrect(x + 110 + i * 240, top + 190, 20, 26, 4), "#6C7A88")


def tools(ctx, x, y):
    """Board with spanners on the wall, and a clock; x, y = its left top."""
    with cm(ctx, x, y):
        shaded(ctx, rrect(0, 0, 62, 70, 3), "#C9A06F", d=3)
        for i, h in enumerate((44, 36, 28)):
            px = 13 + i * 17
            flat(ctx, rect(px - 2, 12, 4, h), "#6C7A88")
            stroke(ctx, arc(px, 11, 4, 20, 320), "#6C7A88", 2.8)
        flat(ctx, ell(31, -24, 15), "#46535F")
        flat(ctx, ell(31, -24, 12.6), "#FBF7EF")
        stroke(ctx, line((31, -33), (31, -24), (26, -21)), C["ink"], 1.8)


def lamp(ctx, x, y, drop=110):
    flat(ctx, rect(x - 2.4, y, 5, drop), "#46535F")
    shaded(ctx, smooth((x - 16, y + drop), (x + 16, y + drop), (x + 62, y + drop + 46), (x - 62, y + drop + 46), tension=.25), "#3F6F63", d=8)
    flat(ctx, ell(x, y + drop + 46, 46, 10), "#FFF0C2")


def _floor(ctx, x, y, w):
    c = "#CFC7B4"
    flat(ctx, rect(x, y - BACK, w, BACK), c)
    flat(ctx, rect(x, y - BACK, w, 16), dark(c, .14))
    flat(ctx, rect(x, y - 15, w, 8), "#E8BE55", .8)
    for i in range(1, int(w / 180)):
        flat(ctx, rect(x + i * 180, y - BACK + 16, 3, BACK - 16), dark(c, .07))


def exit_lamp(ctx, x, y):
    """Green plate over a way out: door, running figure, the word."""
    with cm(ctx, x, y):
        shaded(ctx, rrect(-34, -26, 68, 26, 3), C["green"], d=2)
        text(ctx, "出口", 15, -7.4, 16, "white", align="center")
        ctx.translate(-4, 0)
        flat(ctx, rrect(-24, -22, 15, 19, 1), "#F4F8F2")
        flat(ctx, ell(-5, -19, 2.6), "#F4F8F2")
        for p in (((-7, -15), (-9, -9), (-4, -5), (-7, -2)), ((-9, -9), (-13, -6), (-17, -7)), ((-11, -12), (-7, -15), (-2, -12), (1, -13))):
            stroke(ctx, line(*p), "#F4F8F2", 2.3)


# ---------------------------------------------------------------- E01 the way out
def _door_frame(ctx):
    shaded(ctx, rrect(-84, -222, 168, 222, 3), "#5B6F69", d=3)
    flat(ctx, rect(-75, -213, 150, 213), "#3C4A4A")


def _leaf(ctx, x, w, c="#5E9480"):
    shaded(ctx, rect(x, -213, w, 213), c, d=4)
    flat(ctx, rrect(x + w * .24, -198, w * .52, 52, 3), dark(c, .3))
    flat(ctx, rrect(x + w * .27, -195, w * .46, 46, 2), "#BFDCE6")
    flat(ctx, rect(x + w * .06, -30, w * .88, 26), dark(c, .16))


def exit_locked(ctx, x, y):
    with cm(ctx, x, y):
        _door_frame(ctx)
        _leaf(ctx, -75, 74)
        _leaf(ctx, 1, 74)
        for s in (-1, 1):
            shaded(ctx, rrect(s * 27 - 4, -156, 8, 52, 4), "#F0E9D6", d=2)
        chain(ctx, ((-29, -147), (-14, -139), (0, -136), (14, -139), (29, -147)), 6.6)
        chain(ctx, ((-29, -128), (-12, -116), (0, -112), (12, -116), (29, -128)), 6.6)
        stroke(ctx, line((0, -136), (0, -114)), "#8D99A4", 4)
        padlock(ctx, 0, -118, 1.3)
        shadow(ctx, 0, 42, 90, 9, .26)
        carton(ctx, -84, 8, 54, 44, 26, CARD[0])
        carton(ctx, -80, -36, 48, 38, 24, CARD[2])
        carton(ctx, 28, 8, 58, 46, 26, CARD[1])
        carton(ctx, 36, -38, 46, 36, 24, CARD[0])
        carton(ctx, -28, 12, 56, 50, 26, CARD[2])
        carton(ctx, -66, 38, 62, 34, 26, CARD[1])
        carton(ctx, 2, 40, 64, 38, 26, CARD[0])


def exit_clear(ctx, x, y):
    with cm(ctx, x, y):
        _door_frame(ctx)
        out = rect(-75, -213, 150, 213)
        clipped(ctx, out, lambda q: (
            flat(q, rect(-75, -213, 150, 213), "#DDEEF2"), flat(q, ell(-20, -92, 60, 46), "#9CC08E"), flat(q, ell(48, -84, 44, 52), "#86B084"),
            flat(q, rect(-75, -72, 150, 72), "#DCCFB6"), flat(q, poly((-30, -72), (8, -72), (60, 0), (-75, 0)), "#EFE6D2")))
        _leaf(ctx, -75, 30)
        _leaf(ctx, 45, 30)
        flat(ctx, poly((-46, 0), (46, 0), (46, 38), (-46, 38)), "#A9CDB2", .9)
        for dx in (-50, 46):
            flat(ctx, rect(dx, 0, 4, 40), C["paper"])


# ---------------------------------------------------------------- E02 the hydrant
def _cabinet(ctx):
    shaded(ctx, rrect(-58, -172, 116, 122, 4), C["red"], d=4)
    flat(ctx, rrect(-48, -142, 96, 84, 3), "#7B2A26")
    text(ctx, "消火栓", 0, -151, 20, "white", align="center")
    for r in (30, 23, 16, 9):
        stroke(ctx, arc(-12, -100, r, 0, 360), "#F1E6C8" if r in (30, 16) else "#D9C9A0", 6)
    shaded(ctx, rrect(26, -94, 14, 30, 3), "#D8A53A", d=3)
    flat(ctx, ell(33, -98, 10, 5), C["red"])
    flat(ctx, poly((-48, -142), (-18, -142), (-44, -58), (-48, -58)), "#FFFFFF", .16)


def hydrant_free(ctx, x, y):
    with cm(ctx, x, y):
        flat(ctx, rect(-70, 4, 140, 40), "#F3C84F")
        flat(ctx, rect(-64, 9, 128, 30), "#D9D0BC")
        clipped(ctx, rect(-64, 9, 128, 30), lambda q: [
            flat(q, poly((-84 + i * 36, 39), (-70 + i * 36, 39), (-50 + i * 36, 9), (-64 + i * 36, 9)), "#F3C84F", .5) for i in range(5)])
        _cabinet(ctx)


def hydrant_hidden(ctx, x, y):
    with cm(ctx, x, y):
        _cabinet(ctx)
        shadow(ctx, 2, 44, 76, 8, .28)
        for j, dx in enumerate((0, 4, -3)):
            b = 42 - j * 52
            slab(ctx, -68 + dx, b, 136, 26)
            for i in range(3):
                sack(ctx, -68 + dx + i * 45, b - 14, 48, 20, ("#E4D6B8", "#D8C7A2", "#E9DDC4")[(i + j) % 3])
            for i in range(3):
                sack(ctx, -67 + dx + i * 44, b - 32, 47, 18, ("#D8C7A2", "#E9DDC4", "#E4D6B8")[(i + j) % 3])


# ---------------------------------------------------------------- E11 the running machine
def _gear(ctx, x, y, r, n, c, a=0.0):
    pts = []
    for i in range(n * 4):
        q = a + math.tau * i / (n * 4)
        rr = r if i % 4 in (0, 1) else r * .8
        pts.append((x + rr * math.cos(q), y + rr * math.sin(q)))
    shaded(ctx, poly(*pts, r=1.2), c, d=4)
    flat(ctx, ell(x, y, r * .5), dark(c, .24))
    flat(ctx, ell(x, y, r * .36), light(c, .12))
    flat(ctx, ell(x, y, r * .12), dark(c, .5))


def _gears(ctx):
    _gear(ctx, -8, -110, 32, 11, "#D9B24A", .1)
    _gear(ctx, 24, -66, 28, 10, "#B9C3CB", .3)


def _machine(ctx):
    """Body, belt to the right with rollers; the gears' place is left open."""
    shadow(ctx, 12, 2, 92, 9, .28)
    shaded(ctx, rrect(-66, -168, 132, 168, 6), "#6F9A8C", d=8)
    flat(ctx, rrect(-66, -24, 132, 24, 4), dark("#6F9A8C", .26))
    flat(ctx, rrect(-54, -150, 108, 112, 6), "#33413F")
    _rollers(ctx)
    carton(ctx, 71, -83, 30, 26, 10, CARD[2])


def _rollers(ctx):
    """Table with rollers and a stop at its end, where the goods come out to the right."""
    for dx in (70, 100):
        shaded(ctx, rect(dx, -70, 6, 70), "#5B6B7C", d=2)
        flat(ctx, rrect(dx - 3, -4, 12, 4, 1), "#39434F")
    flat(ctx, rect(70, -26, 36, 4), "#5B6B7C")
    flat(ctx, rect(60, -92, 8, 26), "#2E3743")
    for i in range(6):
        flat(ctx, ell(68 + i * 7.2, -80, 3.4), "#B9C3CB")
        flat(ctx, ell(68 + i * 7.2, -80, 1.2), "#46535F")
    shaded(ctx, rrect(60, -78, 50, 9, 2), "#5E7F8C", d=2)
    shaded(ctx, rrect(106, -96, 5, 27, 1.5), "#E0A83C", d=1.5)


def _column(ctx, c, on):
    """Signal lamp on the machine."""
    flat(ctx, rect(44, -196, 5, 30), "#46535F")
    for i, k in enumerate((C["red"], C["amber"], "#2E9B62")):
        flat(ctx, rrect(38, -214 + i * 13, 17, 13, 3), k if i == on else mix(k, "#55606C", .65))
    if on == 2:
        flat(ctx, ell(46, -181, 19), c, .2)


def press_open(ctx, x, y, look):
    with cm(ctx, x, y):
        _machine(ctx)
        _gears(ctx)
        for px, py, r, a in ((-8, -110, 37, 250), (24, -66, 32, 10)):
            stroke(ctx, arc(px, py, r, a, a + 90), "#F4EFE3", 2.6)
        _column(ctx, "#2E9B62", 2)
        shaded(ctx, poly((58, 8), (66, -56), (110, -56), (106, 8), r=3), "#F0C552", d=3)
        flat(ctx, poly((66, 1), (72, -49), (103, -49), (100, 1), r=2), "#B9AE95")
        for i in range(4):
            stroke(ctx, line((74 + i * 8, 1), (79 + i * 6.6, -49)), "#F0C552", 2.4)
        for i in range(4):
            stroke(ctx, line((67, -7 - i * 12), (102, -7 - i * 12)), "#F0C552", 2.2)
    fig = Figure(look, x - 70 * K, y + 4 * K, K, 1)
    pose = replace(P.stand(mouth="flat"), turn=.35, lean=21, hip_x=-12, near_hand=fig.local(x + 3 * K, y - 88 * K), far_hand=fig.local(x - 44 * K, y - 124 * K),
                   tilt=12, near_foot=(-24, -9, 10), far_foot=(10, -10, 0), face=P.Face("flat", -.4, .3))
    fig.draw(ctx, pose)
    with cm(ctx, x, y):
        _gear(ctx, 24, -66, 28, 10, "#B9C3CB", .3)


def press_guarded(ctx, x, y, look):
    with cm(ctx, x, y):
        _machine(ctx)
        _gears(ctx)
        for i in range(8):
            flat(ctx, rect(-52 + i * 14.4, -150, 4, 112), "#F0C552")
        for i in range(7):
            flat(ctx, rect(-54, -146 + i * 17, 108, 4), "#F0C552")
        stroke(ctx, rrect(-56, -152, 112, 116, 6), "#E8B93E", 7)
        padlock(ctx, -54, -104, .62)
        _column(ctx, C["red"], 0)
    fig = Figure(look, x - 86 * K, y + 4 * K, K, 1)
    pose = replace(P.stand(), near_arm=(22, 78), hold=_board, far_arm=(12, 40))
    fig.draw(ctx, pose)


def _board(ctx):
    with at(ctx, 3, -2, 1, -58):
        shaded(ctx, rrect(-3, -15, 22, 29, 2), C["wood"], d=1.4)
        flat(ctx, rrect(-1, -12, 18, 24, 1), C["paper"])

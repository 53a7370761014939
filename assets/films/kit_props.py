"""kit_props: things of the street, the courtyard and the stair hall.

Every prop is drawn with  prop(ctx, x, y, k, ...) : x, y = scene pixels of its
ground (or hanging) point, k = pixels per cm, the same k as the people.

  ebike(ctx, x, y, k, face, roll, color, swell)   ebike_point(name, x, y, k, face)
  electric  charger, strip, cable(p, q, sag), plug, charging_post, post_socket
  fire      extinguisher, fire_box
  yard      bench, lamp_post, pot_plant(kind 0-2), planter, cat, cone, box_, notice_board
  hall      letterboxes, meter_box, sign_plate
  in hand   phone_in_hand, plug_in_hand, bag_in_hand(colour)   for Pose.hold
"""
import math

from kit_core import (C, W, arc, at, capsule, clipped, dark, ell, flat, join, lerp, light, line,
                      mix, poly, rect, rrect, shaded, shadow, smooth, stroke, text, wave)

# named points of the e-bike in cm, heading +x
EBIKE = dict(grip=(31, -101), grip_far=(37, -104), port=(-20, -42), seat=(-36, -78),
             battery=(-33, -45), rear=(-60, -23), front=(60, -23))
WHEEL = 23.0


def ebike_point(name, x, y, k, face=1):
    px, py = EBIKE[name]
    return x + px * k * face, y + py * k


def ebike(ctx, x, y, k=2.9, face=1, roll=0.0, color="#2F8C86", swell=0.0, sh=True, stand=False):
    """roll = cm the bike has rolled; swell 0..1 bulges the battery."""
    if sh:
        shadow(ctx, x + 4 * k, y - 1 * k, 92 * k, 8 * k, .3)
    with at(ctx, x, y, k, flip=face < 0):
        for wx in (-60, 60):
            _wheel(ctx, wx, roll)
        _bike_rear(ctx, color)
        _bike_front(ctx, color)
        _bike_battery(ctx, swell)
        if stand:
            stroke(ctx, line((-26, -20), (-32, -1)), C["steel_dk"], 2.2)


def _wheel(ctx, x, roll):
    flat(ctx, ell(x, -WHEEL, WHEEL), C["rubber"])
    flat(ctx, ell(x, -WHEEL, WHEEL - 5.5), "#55606C")
    flat(ctx, ell(x, -WHEEL, WHEEL - 7), "#CBD2D6")
    flat(ctx, ell(x, -WHEEL, WHEEL - 8.6), "#7C8792")
    a = roll / WHEEL
    for i in range(5):
        b = a + i * math.tau / 5
        stroke(ctx, line((x, -WHEEL), (x + 15 * math.cos(b), -WHEEL + 15 * math.sin(b))), "#CBD2D6", 2.8)
    flat(ctx, ell(x, -WHEEL, 6), "#59646F")
    flat(ctx, ell(x - .8, -WHEEL - .8, 3), "#A7B1B9")
    stroke(ctx, arc(x, -WHEEL, WHEEL - 2.6, 200, 262), "#4A5663", 1.6)


def _bike_rear(ctx, c):
    stroke(ctx, line((-60, -23), (-22, -25)), "#4B5664", 5)
    stroke(ctx, line((-60, -24), (-56, -58)), "#59646F", 4)
    shaded(ctx, smooth((-86, -44), (-78, -53), (-58, -56), (-42, -52), (-40, -47), (-58, -50), (-76, -47)),
           dark(c, .3), d=1)
    body = poly((-16, -27), (-19, -66), (-24, -73), (-66, -74), (-82, -66), (-80, -59), (-58, -55),
                (-46, -28), r=7)
    shaded(ctx, body, c, d=5)
    clipped(ctx, body, lambda q: flat(q, poly((-90, -62), (-14, -66), (-14, -62.6), (-90, -58)), light(c, .5), .9))
    shaded(ctx, rrect(-86, -67, 7, 6, 2.5), C["red"], d=1)
    shaded(ctx, smooth((-14, -74), (-15, -78.5), (-24, -80.5), (-42, -79), (-58, -82.5), (-70, -82),
                       (-73, -77.5), (-66, -74), (-40, -73.5), (-20, -73)), "#5A4840", d=2.4)
    stroke(ctx, smooth((-66, -80), (-84, -83), (-89, -77), closed=False), "#7C8792", 2.4)
    # footboard
    shaded(ctx, poly((-24, -29), (34, -29), (38, -24), (30, -20), (-20, -20), r=3.5), dark(c, .12), d=2.5)
    flat(ctx, rrect(-14, -30.6, 44, 2.6, 1.3), "#3B4650")
    stroke(ctx, line((-8, -19), (6, -12)), "#59646F", 2.4)
    flat(ctx, rrect(2, -13, 12, 3.6, 1.6), "#3B4650")


def _bike_front(ctx, c):
    stroke(ctx, line((60, -23), (47, -62)), "#7C8792", 4.6)
    shaded(ctx, smooth((35, -42), (42, -50), (60, -51.5), (78, -45), (84, -34), (78, -38), (62, -44), (46, -42)),
           dark(c, .2), d=1.4)
    shaded(ctx, poly((26, -28), (38, -24), (47, -56), (50, -84), (45, -92), (37, -91), (33, -60), r=6), c, d=4)
    flat(ctx, poly((38.6, -52), (43.4, -52), (45.4, -80), (41.4, -80), r=2), light(c, .5))
    stroke(ctx, line((42, -88), (38, -99)), "#59646F", 4)
    shaded(ctx, smooth((36, -93), (41, -102), (49, -101), (54, -92), (50, -86), (42, -87)), dark(c, .1), d=2)
    shaded(ctx, ell(53.4, -93.5, 3.4, 5.2), "#F7EFD2", d=1.4)
    # basket
    shaded(ctx, poly((53, -84), (84, -86), (79, -64), (56, -62), r=4), "#8B7A68", d=3)
    for i in range(1, 5):
        stroke(ctx, line((53.5 + i * 6, -83.5), (56.4 + i * 4.6, -64.5)), "#6E5F50", 1)
    stroke(ctx, line((55, -74), (81, -75.5)), "#6E5F50", 1)
    stroke(ctx, line((52.6, -84.5), (84.4, -86.5)), "#A8957F", 2.4)
    # handlebar, far then near grip, mirror
    stroke(ctx, line((43, -99), (34, -104.5)), "#4B5664", 3)
    stroke(ctx, line((40, -99.5), (28, -101)), "#59646F", 3.2)
    stroke(ctx, line((34, -101), (26.6, -101.2)), C["rubber"], 5)
    stroke(ctx, line((37, -101), (33, -115)), "#59646F", 1.6)
    shaded(ctx, ell(31.5, -117.5, 3.6, 5.2, .3), "#46515D", d=1)


def _bike_battery(ctx, swell):
    """Battery door in the seat body, with a bolt sign."""
    g = swell * 3.4
    box = smooth((-42 - g * .5, -64 - g * .5), (-32, -65 - g * 1.3), (-23 + g * .4, -64 - g * .5),
                 (-21.5 + g, -48), (-21.5 + g * .5, -33 + g * .4), (-31, -32 + g * .9),
                 (-40 - g * .5, -33 + g * .4), (-43 - g, -48), tension=.34)
    shaded(ctx, box, mix("#4A5560", "#7A4A3C", swell * .8), d=3)
    flat(ctx, poly((-31, -58), (-37, -47), (-32.6, -47), (-34.4, -38), (-27.6, -50), (-32, -50), r=.6), C["amber"])
    flat(ctx, ell(-20, -42, 2.6), "#39434E")
    flat(ctx, ell(-20, -42, 1.3), "#1E252D")


# ---------------------------------------------------------------- electric
def cable(ctx, p, q, sag=40, c="#37414D", w=5, mid=None):
    """Hanging lead between two scene points."""
    mx, my = mid or ((p[0] + q[0]) / 2, max(p[1], q[1]) + sag)

    def f(k):
        k.move_to(*p)
        k.curve_to(lerp(p[0], mx, .5), my, lerp(q[0], mx, .5), my, *q)
    stroke(ctx, f, c, w)


def charger(ctx, x, y, k, lamp=None):
    """Charger brick lying on the ground; lamp = colour of its light."""
    shadow(ctx, x, y, 14 * k, 2.4 * k, .3)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-11, -9, 22, 9, 2.5), "#4A525C", d=2)
        for i in range(4):
            stroke(ctx, line((-6 + i * 3, -7), (-6 + i * 3, -3.4)), "#39414A", .8)
        flat(ctx, ell(8, -5, 1.1), lamp or "#7C8792")


def strip(ctx, x, y, k, rot=0, n=3, lit=True):
    """Extension socket strip, centre at x, y."""
    with at(ctx, x, y, k, rot):
        shaded(ctx, rrect(-n * 6 - 4, -4.6, n * 12 + 8, 9.2, 3), "#F2EEE4", d=1.8)
        for i in range(n):
            cx = -n * 6 + 6 + i * 12
            flat(ctx, rrect(cx - 4, -3.2, 8, 6.4, 1.6), "#D9D3C5")
            for dx in (-1.7, 1.7):
                stroke(ctx, line((cx + dx, -1.3), (cx + dx, .9)), "#4A4A4E", .8)
        flat(ctx, ell(n * 6 + 1.6, 0, 1.2), C["orange"] if lit else "#A9A39A")


def plug(ctx, x, y, k, rot=0):
    with at(ctx, x, y, k, rot):
        shaded(ctx, rrect(-5, -3.4, 8, 6.8, 2.2), "#4A525C", d=1.4)
        for dy in (-1.6, 1.6):
            stroke(ctx, line((3, dy), (6, dy)), "#C9CFD4", 1.1, cap="butt")


def charging_post(ctx, x, y, k, number="1", busy=True, lead=True):
    """Public charging box on a pole, socket at post_socket()."""
    shadow(ctx, x, y, 16 * k, 3 * k, .28)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-5, -86, 10, 86, 2), C["steel"], d=3)
        shaded(ctx, rrect(-10, -5, 20, 5, 1.5), C["steel_dk"], d=1.5)
        shaded(ctx, rrect(-16, -136, 32, 54, 5), "#F4F1E8", d=3.4)
        flat(ctx, rrect(-16, -136, 32, 13, 5), C["green"])
        flat(ctx, rect(-16, -128, 32, 5), C["green"])
        text(ctx, number, 0, -125.6, 9.5, "white", align="center")
        flat(ctx, rrect(-10, -119, 20, 12, 2), "#22384A")
        flat(ctx, poly((1, -118), (-4, -112.4), (-.6, -112.4), (-2, -108), (4, -114), (.6, -114), r=.4),
             C["amber"] if busy else "#8FD0A4")
        flat(ctx, rrect(-8, -102, 16, 14, 3), "#C9CFD4")
        for dx in (-2.6, 2.6):
            stroke(ctx, line((dx, -97), (dx, -93)), "#39434E", 1.4)


def post_socket(x, y, k):
    return x, y - 95 * k


# ---------------------------------------------------------------- fire
def extinguisher(ctx, x, y, k):
    shadow(ctx, x, y, 11 * k, 2 * k, .3)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-8, -46, 16, 46, 6), C["red"], d=3.4)
        flat(ctx, rrect(-8, -30, 16, 15, 0), "#F4F1E8")
        flat(ctx, rect(-5, -26.5, 10, 1.6), C["red"])
        flat(ctx, rect(-5, -23, 7, 1.6), C["slate"])
        flat(ctx, rect(-3, -50, 6, 6), "#4A525C")
        stroke(ctx, line((-1, -50), (9, -54)), "#39434E", 2.2)
        stroke(ctx, line((-1, -50), (8, -49.6)), "#39434E", 2)
        stroke(ctx, smooth((-3, -48), (-12, -44), (-12.5, -28), (-10.5, -18), closed=False), "#39434E", 2)
        flat(ctx, ell(1, -46.6, 2), "#EDEAE0")
        flat(ctx, ell(1, -46.6, 1.1), "#2E9B62")


def fire_box(ctx, x, y, k):
    """Red cabinet with two extinguishers behind glass, standing."""
    shadow(ctx, x, y, 34 * k, 4 * k, .28)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-31, -72, 62, 72, 4), C["red"], d=4)
        flat(ctx, rrect(-25, -52, 50, 45, 2), "#7B2A26")
        text(ctx, "灭火器", 0, -57.5, 10.5, "white", align="center")
    for dx in (-12, 12):
        extinguisher(ctx, x + dx * k, y - 8 * k, k * .78)
    with at(ctx, x, y, k):
        flat(ctx, poly((-22, -52), (-8, -52), (-20, -7), (-25, -7), (-25, -45)), "#FFFFFF", .16)


# ---------------------------------------------------------------- yard
def bench(ctx, x, y, k):
    shadow(ctx, x, y, 70 * k, 6 * k, .28)
    with at(ctx, x, y, k):
        for dx in (-52, 48):
            shaded(ctx, rrect(dx, -42, 6, 42, 2), C["steel_dk"], d=1.6)
        for i, yy in enumerate((-80, -68, -46)):
            shaded(ctx, rrect(-64, yy, 128, 9, 3), C["clay"] if i < 2 else C["wood"], d=2)
        for dx in (-48, 46):
            shaded(ctx, rrect(dx, -82, 4, 40, 1.5), C["steel_dk"], d=1)


def lamp_post(ctx, x, y, k, lit=True, h=330):
    shadow(ctx, x, y, 16 * k, 3 * k, .3)
    with at(ctx, x, y, k):
        shaded(ctx, poly((-3.6, 0), (-2.4, -h), (2.4, -h), (3.6, 0)), "#4F5D6B", d=1.6)
        shaded(ctx, rrect(-8, -16, 16, 16, 2), "#46535F", d=2)
        shaded(ctx, poly((-17, -h - 2), (17, -h - 2), (10, -h - 12), (-10, -h - 12), r=3), "#3F4B57", d=1.5)
        flat(ctx, poly((-12, -h - 2), (12, -h - 2), (8, -h + 20), (-8, -h + 20), r=4),
             "#FFF0C2" if lit else "#E7EBE6")


def pot_plant(ctx, x, y, k, kind=0, c="brick", t=0.0):
    shadow(ctx, x, y, 15 * k, 2.6 * k, .28)
    with at(ctx, x, y, k):
        sw = wave(t, 5, 1.2, kind * .3)
        if kind == 0:                            # broad leaves
            for i, (a, h) in enumerate(((-46, 40), (-22, 52), (4, 58), (28, 50), (50, 38))):
                with at(ctx, 0, -22, 1, a + sw):
                    shaded(ctx, smooth((0, 0), (-7, -h * .5), (0, -h), (7, -h * .5)),
                           C["leaf"] if i % 2 else C["leaf_dk"], d=2.4)
        elif kind == 1:                          # round shrub with flowers
            shaded(ctx, smooth((-18, -24), (-24, -40), (-12, -58), (6, -62), (22, -50), (22, -32), (12, -22)),
                   C["leaf_dk"], light(C["leaf_dk"], .16), d=-5)
            for px, py in ((-12, -44), (2, -54), (13, -41), (-2, -36)):
                flat(ctx, ell(px + sw * .4, py, 3), "#E98B6A")
                flat(ctx, ell(px + sw * .4 - .6, py - .6, 1.2), C["amber"])
        else:                                    # upright
            for i in range(7):
                with at(ctx, (i - 3) * 2.2, -20, 1, (i - 3) * 9 + sw):
                    shaded(ctx, smooth((-2.4, 0), (-2.8, -34), (0, -60 + abs(i - 3) * 5), (2.8, -34), (2.4, 0)),
                           mix("leaf", "leaf_lt", i / 8), d=1.4)
        shaded(ctx, poly((-14, -26), (14, -26), (10.5, 0), (-10.5, 0), r=2), C.get(c, c), d=3.4)
        shaded(ctx, rrect(-16, -29, 32, 7, 2.4), light(C.get(c, c), .1), d=1.6)


def planter(ctx, x, y, k, w=150, seed=1):
    """Brick bed with a clipped hedge, left edge at x."""
    shadow(ctx, x + w * k / 2, y, w * k * .56, 6 * k, .26)
    with at(ctx, x, y, k):
        n = int(w / 16)
        for i in range(n + 1):
            px = i * w / n
            shaded(ctx, ell(px, -40 - 5 * math.sin(i * 2.1 + seed), 17, 18),
                   mix("leaf_dk", "leaf", (i * 37 % 10) / 10), d=4)
        for i in range(n):
            flat(ctx, ell((i + .4) * w / n, -46 - 6 * math.sin(i * 3.7 + seed), 2.2),
                 ("#F3C25E", "#E98B6A", "#FBF7EF")[i % 3])
        shaded(ctx, rrect(-12, -27, w + 24, 27, 3), "#C98F6C", d=3)
        shaded(ctx, rrect(-15, -31, w + 30, 7, 2.5), "#E0C7A4", d=1.6)


def cat(ctx, x, y, k, face=1, t=0.0, c="#E3A45C", pose="sit", blink=0.0):
    """pose: sit or lie."""
    shadow(ctx, x, y, 17 * k, 2.6 * k, .26)
    with at(ctx, x, y, k, flip=face < 0):
        tail = wave(t, 3.2, 5)
        if pose == "sit":
            stroke(ctx, smooth((-10, -3), (-19, -4), (-23, -11 - tail * .4), (-19 + tail * .3, -18), closed=False), dark(c, .1), 4)
            shaded(ctx, smooth((-12, 0), (-13, -12), (-6, -25), (3, -29), (9, -22), (9, -6), (11, 0)), c, d=3)
            shaded(ctx, capsule((6, -14), (7, -2), 3.2, 2.6), light(c, .25), d=1)
            hx, hy = 5, -35
        else:
            stroke(ctx, smooth((-22, -4), (-32, -3), (-36, -8 - tail * .3), (-31, -13), closed=False), dark(c, .1), 4)
            shaded(ctx, smooth((-25, 0), (-26, -11), (-14, -18), (6, -17), (17, -10), (18, 0)), c, d=3)
            hx, hy = 17, -18
        for s in (-1, 1):
            shaded(ctx, poly((hx + s * 7.6, hy - 1), (hx + s * 7.4, hy - 12), (hx + s * 1.4, hy - 6), r=1.6), c, d=1)
        shaded(ctx, ell(hx, hy, 9.4, 8), c, d=2.4)
        flat(ctx, ell(hx + 2, hy + 3.4, 4.6, 3.4), light(c, .6))
        for s in (-1, 1):
            flat(ctx, ell(hx + 2 + s * 3.7, hy - 1, 1.1, max(.25, 1.5 * (1 - blink))), "#33302E")
        flat(ctx, ell(hx + 2, hy + 2, 1.1, .8), "#B5675A")
        for dx in (-4, 0, 4):
            stroke(ctx, line((hx + dx * .5, hy - 7.4), (hx + dx * .5, hy - 5)), dark(c, .22), 1)


def cone(ctx, x, y, k):
    shadow(ctx, x, y, 20 * k, 3 * k, .28)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-17, -5, 34, 5, 2), "#3F4A57", d=1)
        shaded(ctx, poly((-12, -5), (-3, -58), (3, -58), (12, -5), r=2), C["orange"], d=3.4)
        flat(ctx, poly((-8.4, -26), (-6.3, -38), (6.3, -38), (8.4, -26)), "#FBF7EF")


def box_(ctx, x, y, k, w=46, h=34, c="#C99A68"):
    shadow(ctx, x, y, w * .62 * k, 3 * k, .26)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-w / 2, -h, w, h, 2), c, d=4)
        flat(ctx, rect(-3.6, -h, 7.2, h * .5), dark(c, .16))


# ---------------------------------------------------------------- hall
def letterboxes(ctx, x, y, k, cols=4, rows=3):
    """Wall of letter boxes, left top at x, y."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-2, -2, cols * 21 + 3, rows * 17 + 3, 2), "#5F7D74", d=3)
        for i in range(cols):
            for j in range(rows):
                shaded(ctx, rrect(i * 21 + 1, j * 17 + 1, 18.5, 14.5, 1.5), "#86A196", d=1.4)
                stroke(ctx, line((i * 21 + 5, j * 17 + 5), (i * 21 + 15, j * 17 + 5)), "#4D675F", 1.2)
                flat(ctx, ell(i * 21 + 16, j * 17 + 11.5, 1), "#F0E7CF")
        flat(ctx, poly((27, 3), (37, 2), (38, 9), (28, 10)), C["paper"])


def notice_board(ctx, x, y, k, w=120, h=78, legs=True, title="安全宣传栏"):
    """Courtyard board on two legs, ground point at centre."""
    if legs:
        shadow(ctx, x, y, w * .55 * k, 4 * k, .26)
    with at(ctx, x, y, k):
        top = -h - (64 if legs else 0)
        if legs:
            for dx in (-w * .4, w * .4):
                shaded(ctx, rrect(dx - 3, top, 6, -top, 1.5), C["steel_dk"], d=1.6)
        shaded(ctx, rrect(-w / 2, top, w, h, 4), C["sky"], d=3)
        flat(ctx, rrect(-w / 2 + 5, top + 17, w - 10, h - 22, 2), "#F7F3E9")
        text(ctx, title, 0, top + 12.6, 10, "white", align="center")
        cols = (("amber", 26), ("leaf", 30), ("clay", 24))
        for i, (c, hh) in enumerate(cols):
            px = -w / 2 + 11 + i * (w - 22) / 3
            flat(ctx, rrect(px, top + 22, (w - 22) / 3 - 5, hh, 1.5), C[c], .8)
            for j in range(3):
                flat(ctx, rect(px, top + 26 + hh + j * 5, ((w - 22) / 3 - 5) * (.9, .7, .8)[j], 1.8), "#B9B3A6")
        shaded(ctx, poly((-w / 2 - 7, top + 1), (-w / 2 + 2, top - 9), (w / 2 - 2, top - 9), (w / 2 + 7, top + 1), r=2),
               "#46627E", d=1)


def meter_box(ctx, x, y, k):
    """Electric meter cabinet on a wall, left top."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(0, 0, 58, 44, 3), "#D5D2C8", d=3)
        for i in range(3):
            shaded(ctx, rrect(5 + i * 17, 6, 14, 18, 2), "#F2EFE6", d=1.2)
            flat(ctx, rect(7.5 + i * 17, 9, 9, 4), "#5B6B66")
        flat(ctx, poly((29, 28), (24, 36), (28, 36), (26.5, 41), (33, 33), (29, 33)), C["amber"])


def sign_plate(ctx, x, y, s, size=40, bg="green", fg="white", pad=.55, gap=0.0):
    """Lettered plate centred at x, y (scene pixels)."""
    from kit_core import text_width
    w = text_width(ctx, s, size, gap=gap) + size * pad * 2
    shaded(ctx, rrect(x - w / 2, y - size * .78, w, size * 1.56, size * .2), C.get(bg, bg), d=3)
    text(ctx, s, x, y + size * .36, size, fg, align="center", gap=gap)


# ---------------------------------------------------------------- in the hand
def phone_in_hand(ctx):
    """For Pose.hold."""
    shaded(ctx, rrect(-3.4, -5.6, 15.5, 7.6, 1.8), "#2B3440", d=1)


def plug_in_hand(ctx):
    shaded(ctx, rrect(1, -3, 8.6, 6, 2), "#4A525C", d=1)
    for dy in (-1.4, 1.4):
        stroke(ctx, line((9.4, dy), (12, dy)), "#D5DADE", 1)


def bag_in_hand(c="#7FA36B"):
    """Cloth shopping bag with greens; returns the hold function."""
    def f(ctx):
        m = ctx.get_matrix()
        a = math.atan2(m.yx, m.xx) if m.xx * m.yy > 0 else math.atan2(-m.yx, -m.xx)
        ctx.save()
        ctx.rotate(-a if m.xx * m.yy - m.xy * m.yx > 0 else a)
        for i, dx in enumerate((-6, 0, 6)):
            with at(ctx, dx, 14, 1, (i - 1) * 16):
                shaded(ctx, smooth((-3, 0), (-5, -10), (0, -19), (5, -10), (3, 0)), C["leaf_lt" if i % 2 else "leaf"], d=1.5)
        shaded(ctx, poly((-12, 11), (12, 11), (14, 38), (-14, 38), r=3), c, d=3)
        stroke(ctx, smooth((-7, 12), (-4, 1), (0, -1), (4, 1), (7, 12), closed=False), dark(c, .2), 1.8)
        ctx.restore()
    return f

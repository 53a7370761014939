"""school_dorm: the dormitory room; S02 (grille and chained door), S03 (immersion heater in the flask)."""
from parts_school import *

W_DORM = 1160


def dorm(ctx, x, y, w=W_DORM, h=HIGH):
    room(ctx, x, x + w, y, h, U["mint"], "#DDBE93")
    flat(ctx, rrect(x + 130, y - 622, 84, 44, 6), "#0F7A50")                  # lit exit box over the door
    exit_man(ctx, x + 172, y - 601)
    wash_rack(ctx, x + 372, y - 122)
    stroke(ctx, line((x + 668, y - 585), (x + w - 60, y - 585)), "#9AA7B3", 5)
    for i, c in enumerate(("#E8A55C", "#8FB8C9", "#D9785A", "#F4E9D6", "#8DBB78")):
        shaded(ctx, rrect(x + 690 + i * 82, y - 587, 62, 50 + 8 * (i % 2), 5), c, d=5)
        flat(ctx, rect(x + 690 + i * 82, y - 553, 57, 6), light(c, .5))
    bunk(ctx, x + 740, y - 62, w - 760)


def exit_man(ctx, x, y):
    """The running figure of an exit sign, no arrow."""
    white = "#F4FBF4"
    flat(ctx, ell(x + 5, y - 13, 4.8), white)
    stroke(ctx, line((x + 1, y - 5), (x - 3, y + 4)), white, 7)
    stroke(ctx, line((x - 3, y + 4), (x + 7, y + 8), (x + 4, y + 16)), white, 4.4)
    stroke(ctx, line((x - 3, y + 4), (x - 7, y + 12), (x - 16, y + 12)), white, 4.4)
    stroke(ctx, line((x - 11, y + 1), (x - 7, y - 6), (x + 2, y - 6), (x + 9, y), (x + 15, y - 3)), white, 4.2)


def wash_rack(ctx, x, y):
    """Wash basins, mugs and slippers on a low rack, w 240; y = ground."""
    shadow(ctx, x + 120, y, 140, 12, .2)
    for dy in (-92, -22):
        shaded(ctx, rrect(x, y + dy, 240, 9, 4), "#8A97A1", d=2)
    for dx in (4, 228):
        flat(ctx, rect(x + dx, y - 92, 8, 92), "#76838D")
    for i, c in enumerate(("#E98B6A", "#7FB2C8", "#F1C25C")):
        px = x + 46 + i * 76
        shaded(ctx, poly((px - 34, y - 60), (px + 34, y - 60), (px + 24, y - 23), (px - 24, y - 23), r=6), c, d=5)
        shaded(ctx, rrect(px - 37, y - 64, 74, 9, 4), light(c, .4), d=2)
        shaded(ctx, rrect(px - 14, y - 124, 24, 32, 4), (C["leaf_lt"], C["paper"], C["clay"])[i], d=4)
        stroke(ctx, line((px - 4, y - 122), (px + 8, y - 146)), ("#C9584B", "#3F7CA6", "#5E9B63")[i], 5)
    for dx in (40, 80, 150, 190):
        shaded(ctx, rrect(x + dx, y - 12, 34, 12, 6), "#6FA0B8" if dx < 100 else "#D9927E", d=3)


def bunk(ctx, x, y, w):
    """Two-storey bed; y = foot line of the front posts."""
    shadow(ctx, x + w / 2, y, w * .54, 14, .24)
    iron = "#7E93A0"
    for px in (x + 22, x + w - 34):
        flat(ctx, rect(px, y - 490, 10, 440), dark(iron, .22))
    shaded(ctx, rrect(x + 8, y - 214, w - 18, 120, 12), "#EFE3CB", d=6)               # lower mattress
    shaded(ctx, rrect(x + w - 118, y - 232, 96, 60, 22), "#FBF7EF", d=6)              # pillow
    shaded(ctx, rrect(x + 4, y - 120, w - 8, 32, 6), iron, d=4)
    shaded(ctx, rrect(x + 8, y - 392, w - 18, 60, 12), "#EFE3CB", d=6)                # upper mattress
    shaded(ctx, rrect(x + w - 128, y - 408, 104, 52, 22), "#FBF7EF", d=6)             # pillow
    bear(ctx, x + w * .5, y - 384)
    shaded(ctx, smooth((x + 12, y - 330), (x + 14, y - 372), (x + 60, y - 392), (x + 110, y - 366), (x + 170, y - 356), (x + 300, y - 352), (x + 310, y - 330)),
           "#8FB8C9", d=6)
    shaded(ctx, rrect(x + 4, y - 340, w - 8, 30, 6), iron, d=4)
    for px in (x, x + w - 14):
        shaded(ctx, rrect(px, y - 470, 14, 470, 5), iron, d=4)
    for dy in (-384, -420):
        shaded(ctx, rrect(x + 4, y + dy, w - 96, 9, 4), iron, d=2)
    flat(ctx, rect(x + w - 100, y - 430, 9, 110), iron)


def bunk_ladder(ctx, x, y, w):
    """The ladder in front of the bunk, after what lies on the bed; same place as bunk."""
    iron = "#7E93A0"
    for i in range(6):
        flat(ctx, rect(x + w - 92, y - 60 - i * 50, 80, 8), dark(iron, .1))
    flat(ctx, rect(x + w - 96, y - 330, 9, 326), iron)


def bear(ctx, x, y, c="#C58F5C"):
    """A plush bear sits on the upper bunk; y = where it sits."""
    for s in (-1, 1):
        shaded(ctx, ell(x + s * 24, y - 94, 13), c, d=3)
        flat(ctx, ell(x + s * 24, y - 94, 6.5), "#EBCBA0")
    shaded(ctx, ell(x, y - 26, 34, 38), c, d=8)
    flat(ctx, ell(x, y - 22, 20, 24), "#EBCBA0")
    for s in (-1, 1):
        shaded(ctx, ell(x + s * 34, y - 34, 12, 24, s * .5), c, d=3)
    shaded(ctx, ell(x, y - 76, 34, 30), c, d=7)
    flat(ctx, ell(x, y - 66, 15, 11), "#F3DDBB")
    flat(ctx, ell(x, y - 71, 5.4, 4), "#4A342A")
    for s in (-1, 1):
        flat(ctx, ell(x + s * 13, y - 82, 3.6), "#4A342A")
        shaded(ctx, ell(x + s * 26, y - 2, 17, 14), c, d=3)
    flat(ctx, poly((x - 20, y - 52), (x, y - 46), (x - 20, y - 38), r=2), "#C9584B")
    flat(ctx, poly((x + 20, y - 52), (x, y - 46), (x + 20, y - 38), r=2), "#C9584B")


# ---------------------------------------------------------------- S02
def door_frame(ctx, x, y, beyond):
    shaded(ctx, rrect(x - 14, y - 442, 268, 444, 5), "#E7D6B6", d=6)
    flat(ctx, rect(x, y - 430, 240, 430), beyond)


def leaf_(ctx, x, y, w, c="#8C6A4C"):
    shaded(ctx, rect(x, y - 430, w, 430), c, d=4)
    for dy, hh in ((-408, 150), (-228, 196)):
        shaded(ctx, rrect(x + 18, y + dy, w - 36, hh, 4), light(c, .12), d=4)


def chain(ctx, pts, c="#8D949B", n=0):
    """Heavy links along a curve of points."""
    for i, ((ax, ay), (bx, by)) in enumerate(zip(pts, pts[1:])):
        mx, my, a = (ax + bx) / 2, (ay + by) / 2, math.degrees(math.atan2(by - ay, bx - ax))
        with at(ctx, mx, my, 1, a):
            stroke(ctx, rrect(-15, -7.5 if i % 2 == 0 else -3, 30, 15 if i % 2 == 0 else 6, 7), dark(c, .35), 8)
            stroke(ctx, rrect(-15, -8.5 if i % 2 == 0 else -4, 30, 15 if i % 2 == 0 else 6, 7), c, 5)


def padlock(ctx, x, y, s=1.0):
    with at(ctx, x, y, s):
        stroke(ctx, smooth((-19, 4), (-19, -24), (0, -40), (19, -24), (19, 4), closed=False), "#6B737B", 11)
        shaded(ctx, rrect(-36, 0, 72, 62, 10), "#E0A83A", "#A9701F", d=9)
        flat(ctx, ell(0, 24, 8), "#4A3A20")
        flat(ctx, rect(-3.4, 24, 6.8, 20), "#4A3A20")


def exit_bad(ctx, x, y):
    dx, yb = x + 52, y - DEEP
    door_frame(ctx, dx, yb + 20, "#5B4632")
    for px in (0, 121):
        leaf_(ctx, dx + px, yb + 20, 119)
    for px in (100, 134):
        shaded(ctx, rrect(dx + px - 8, yb - 270, 16, 120, 8), "#C9CFD4", d=4)
    mid = dx + 118
    for sag, dy in ((0, -236), (34, -206), (-30, -190)):
        chain(ctx, [(mid - 78 + i * 22.5, yb + dy + sag * math.sin(math.pi * i / 7)) for i in range(8)])
    chain(ctx, [(mid - 66 + i * 22, yb - 262 + 16 * i) for i in range(7)])
    padlock(ctx, mid + 4, yb - 150, 1.25)
    wx, wy = x + 372, y - 505
    casement(ctx, wx, wy, 230, 220, 0, wall=U["mint"])
    flat(ctx, rect(wx, wy, 230, 220), "#26323F", .28)
    grille(ctx, wx - 22, wy - 24, 274, 270)


def grille(ctx, x, y, w, h):
    c = "#33383F"
    n = 8
    for i in range(n):
        px = x + 12 + i * (w - 24) / (n - 1)
        flat(ctx, rect(px - 4, y + 5, 16, h), "#1B2440", .22)
        shaded(ctx, rrect(px - 7, y, 14, h, 4), c, "#1F242B", d=4)
    for t in (0.04, .36, .66, .96):
        shaded(ctx, rrect(x - 14, y + h * t - 8, w + 28, 16, 4), c, "#1F242B", d=4)
    for i in range(n):
        for t in (.04, .36, .66, .96):
            flat(ctx, ell(x + 12 + i * (w - 24) / (n - 1), y + h * t, 10, 8), "#9A5A36")
    for px in (x - 14, x + w + 14):
        for t in (.04, .96):
            shaded(ctx, rrect(px - 15, y + h * t - 17, 30, 34, 5), "#7A4A30", d=4)


def exit_good(ctx, x, y):
    dx, yb = x + 52, y - DEEP
    door_frame(ctx, dx, yb + 20, "#F7E7BE")
    flat(ctx, rect(dx, yb - 90, 240, 110), "#D8BF93")
    flat(ctx, poly((dx + 20, yb + 20), (dx + 210, yb + 20), (dx + 170, yb - 90), (dx + 60, yb - 90)), "#FFF6DD", .7)
    casement(ctx, dx + 60, yb - 330, 100, 110, 0, wall="#F7E7BE")
    leaf_(ctx, dx, yb + 20, 92, "#A97C55")
    shaded(ctx, poly((dx + 240, yb - 410), (dx + 188, yb - 432), (dx + 188, yb + 46), (dx + 240, yb + 20)), "#A97C55", d=4)
    for dy, hh in ((-380, 150), (-200, 190)):
        flat(ctx, poly((dx + 230, yb + dy), (dx + 198, yb + dy - 8), (dx + 198, yb + dy + hh + 6), (dx + 230, yb + dy + hh)), "#8F6846")
    shaded(ctx, rrect(dx + 72, yb - 270, 14, 90, 7), "#D9DEE0", d=3)
    shaded(ctx, rrect(dx + 190, yb - 270, 10, 90, 5), "#D9DEE0", d=3)
    wx, wy = x + 372, y - 505
    casement(ctx, wx, wy, 230, 220, 1, wall=U["mint"])
    stroke(ctx, line((wx - 40, wy - 22), (wx + 270, wy - 22)), "#B98A5E", 9)
    curtain(ctx, wx - 34, wy - 22, 84, 268, "#F0B46A", 1)
    curtain(ctx, wx + 264, wy - 22, 84, 268, "#F0B46A", -1)


def exit_shape(x, y):
    return [x + 32, y - 572, x + 660, y - 572, x + 660, y - 226, x + 330, y - 226, x + 330, y - 50, x + 32, y - 50]


# ---------------------------------------------------------------- S03
def stool(ctx, x, y, h=84):
    shadow(ctx, x, y, 62, 10, .26)
    for dx in (-40, 30):
        shaded(ctx, rrect(x + dx, y - h, 11, h, 3), C["wood_dk"], d=3)
    shaded(ctx, rrect(x - 56, y - h - 14, 112, 16, 5), C["clay"], d=4)
    flat(ctx, rrect(x - 56, y - h - 46, 112, 38, 8), light(C["clay"], .3))


def flask(ctx, x, y, inside=None, c="#C8463C"):
    """Vacuum flask without its stopper, 150 tall; y = bottom; inside(ctx) stands in the mouth, behind its front lip."""
    flat(ctx, ell(x, y - 150, 30, 10), "#AEB6BA")
    flat(ctx, ell(x, y - 150, 23, 7), "#3B4650")
    if inside:
        inside(ctx)
    shaded(ctx, smooth((x - 40, y - 6), (x - 44, y - 70), (x - 40, y - 104), (x - 24, y - 130), (x + 24, y - 130), (x + 40, y - 104), (x + 44, y - 70),
                       (x + 40, y - 6), tension=.3), c, d=9)
    flat(ctx, rrect(x - 44, y - 58, 88, 12, 2), light(c, .5))
    for i in range(3):
        flat(ctx, ell(x - 16 + i * 14, y - 82, 6, 9, .4), "#F6D27A")
    shaded(ctx, rrect(x - 43, y - 12, 86, 14, 5), "#D8DDDF", d=4)
    lip = poly((x - 30, y - 149), (x - 18, y - 142), (x, y - 140), (x + 18, y - 142), (x + 30, y - 149), (x + 26, y - 122), (x - 26, y - 122), r=3)
    shaded(ctx, lip, "#D8DDDF", d=5)
    stroke(ctx, smooth((x + 42, y - 96), (x + 72, y - 86), (x + 70, y - 34), (x + 42, y - 24), closed=False), dark(c, .25), 11)


def coil(ctx, x, y):
    """Immersion heater: the spiral goes down into a mouth at y, two stems lead up to the handle."""
    for dx in (-6, 6):
        stroke(ctx, line((x + dx, y - 62), (x + dx, y - 30)), "#8D979E", 6)
    for i in range(5):
        yy = y + 2 - i * 10
        stroke(ctx, line((x - 15, yy), (x + 15, yy - 5)), "#6E7880", 9)
        stroke(ctx, line((x - 15, yy - 1), (x + 15, yy - 6)), "#E06A3A" if i < 4 else "#D5DBDE", 5.4)
    shaded(ctx, rrect(x - 17, y - 100, 34, 46, 9), "#2B3038", d=6)
    flat(ctx, rrect(x - 21, y - 60, 42, 10, 4), "#454C56")
    flat(ctx, ell(x, y - 80, 5.6), "#FF5A36")


def heater_bad(ctx, x, y):
    """The heater stands in the open flask; its cable runs over a hook of the bunk to the strip on the bedding."""
    fx, fy = x + 800, y - 126
    stool(ctx, fx, y - 18)
    hook = (x + 868, y - 386)
    overloaded(ctx, x + 948, y - 212)
    flask(ctx, fx, fy, lambda q: coil(q, fx, fy - 150))
    stroke(ctx, smooth((fx, fy - 248), (fx + 8, fy - 274), (hook[0] - 30, hook[1] - 8), (hook[0], hook[1] + 2), (hook[0] + 20, hook[1] + 44),
                       (x + 904, y - 272), (x + 910, y - 226), closed=False), "#2B3038", 7.5)
    stroke(ctx, smooth((hook[0], hook[1] - 12), (hook[0], hook[1] + 6), (hook[0] + 10, hook[1] + 10), (hook[0] + 14, hook[1]), closed=False), "#E0A83A", 6)
    for dx, dy in ((-58, -104), (60, -118)):
        flat(ctx, smooth((fx + dx, fy + dy - 12), (fx + dx + 7, fy + dy + 3), (fx + dx, fy + dy + 9), (fx + dx - 7, fy + dy + 3)), "#5FA8CC")
    stroke(ctx, smooth((fx - 34, fy - 158), (fx - 48, fy - 186), (fx - 36, fy - 214), (fx - 50, fy - 244), closed=False), "#FFFFFF", 9, .9)
    stroke(ctx, smooth((fx + 36, fy - 160), (fx + 46, fy - 178), (fx + 38, fy - 200), closed=False), "#FFFFFF", 7, .8)


def overloaded(ctx, x, y):
    """Two plugs (heater, hair dryer) in a strip that scorches the bedding; it is fed from the wall."""
    shaded(ctx, rrect(x + 24, y - 122, 40, 46, 6), "#F7F3E8", d=4)
    flat(ctx, rrect(x + 34, y - 110, 20, 22, 6), "#C9C2B4")
    stroke(ctx, smooth((x + 44, y - 96), (x + 46, y - 66), (x + 70, y - 40), (x + 72, y), (x + 52, y + 8), closed=False), "#C9C2B4", 7)
    flat(ctx, smooth((x - 92, y + 8), (x - 66, y - 20), (x, y - 22), (x + 42, y - 8), (x + 40, y + 26), (x - 10, y + 32), (x - 76, y + 30)), "#5A4030", .8)
    flat(ctx, smooth((x - 74, y + 8), (x - 54, y - 12), (x - 10, y - 10), (x + 4, y + 10), (x - 20, y + 26), (x - 60, y + 24)), "#231A18", .85)
    strip(ctx, x - 4, y + 8, 2.8, 0, 3)
    stroke(ctx, smooth((x - 4, y - 12), (x, y - 36), (x + 30, y - 44), (x + 66, y - 26), (x + 92, y - 2), closed=False), "#B94C6C", 6)
    dryer(ctx, x + 102, y + 8)
    for px, c in ((x - 38, "#2B3038"), (x - 4, "#D96B8A")):
        shaded(ctx, rrect(px - 12, y - 18, 24, 30, 6), c, d=4)
    for a in range(7):
        b = a * math.tau / 7 + .2
        stroke(ctx, line((x - 38 + 17 * math.cos(b), y + 4 + 15 * math.sin(b)), (x - 38 + 34 * math.cos(b), y + 4 + 31 * math.sin(b))), "#FFC83A", 6)
    for dx, dy, r, a in ((-16, -54, 13, .75), (-22, -80, 18, .55), (-12, -106, 15, .4)):
        puff(ctx, x + dx, y + dy, r, "#6E6A6B", a)


def dryer(ctx, x, y):
    """Hair dryer lying on the bed."""
    shaded(ctx, rrect(x - 12, y - 14, 20, 38, 8), "#B94C6C", d=4)
    shaded(ctx, rrect(x - 30, y - 36, 66, 38, 17), "#D96B8A", d=6)
    shaded(ctx, rrect(x + 30, y - 31, 22, 28, 4), "#4A4F5A", d=3)


def heater_good(ctx, x, y):
    fx, fy = x + 800, y - 126
    stool(ctx, fx, y - 18)
    flask(ctx, fx, fy)
    shaded(ctx, rrect(fx - 25, fy - 176, 50, 40, 10), "#E8C58F", d=5)
    shaded(ctx, smooth((x + 880, y - 170), (x + 876, y - 232), (x + 930, y - 256), (x + 1030, y - 252), (x + 1062, y - 226), (x + 1060, y - 172), tension=.3), "#8DBB9A", d=9)
    for t in (-206, -190):
        stroke(ctx, line((x + 884, y + t), (x + 1054, y + t - 4)), "#6FA080", 4)
    shaded(ctx, rrect(x + 930, y - 274, 88, 16, 3), "#C9584B", d=3)
    shaded(ctx, rrect(x + 940, y - 288, 74, 15, 3), "#3F7CA6", d=3)


def heater_shape(x, y):
    return [x + 722, y - 440, x + 860, y - 456, x + 1000, y - 388, x + 1120, y - 380, x + 1120, y - 150, x + 900, y - 150, x + 880, y - 4, x + 722, y - 4]

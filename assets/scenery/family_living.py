"""family_living: the hazards of the bedroom, the nursery and the living room.

Each returns (bad, good, shape) as in family_hazards.
  h04(x, y)       e-bike battery on charge beside the bed: x, y = middle of the floor patch; socket on the wall (its right half is used)
  h08(x, y)       open window with a chair below: x = window's left edge, y = foot of the back wall
  h12(x, y)       man in bed: x, y = left bottom of parts_family.bed
  h16(x, y)       toddler with beads before the sofa: x, y = left bottom of the sofa
"""
from family_cast import *
from family_furniture import *
from family_hazards import box, cord, wisp, wisps
from kit_scene import _puff
from parts_family import *


# ---------------------------------------------------------------- H04 battery
def _battery(ctx, x, y):
    shadow(ctx, x, y, 130, 18, .34)
    body = smooth((x - 100, y - 4), (x - 108, y - 80), (x - 98, y - 166), (x, y - 178), (x + 98, y - 166), (x + 110, y - 80), (x + 100, y - 4), (x, y + 4), tension=.34)
    shaded(ctx, body, "#F07A1E", d=16)
    for yy, h in ((y - 176, 34), (y - 30, 34)):
        shaded(ctx, rrect(x - 106, yy, 212, h, 12), "#333C48", d=6)
    stroke(ctx, rrect(x - 46, y - 212, 92, 60, 22), "#333C48", 18)
    flat(ctx, rrect(x - 104, y - 172, 206, 26, 8), "#333C48")
    _bike_sign(ctx, x - 22, y - 54)
    for i in range(4):
        flat(ctx, rrect(x + 68, y - 128 + i * 18, 22, 11, 4), "#C6F08A" if i else "#E04B2E")
    flat(ctx, ell(x - 72, y - 16, 10), "#FF6A3C")


def _bike_sign(ctx, x, y, c="#FFF1C9"):
    """A scooter in a few strokes, a bolt above its footboard."""
    for dx in (-42, 44):
        stroke(ctx, ell(x + dx, y, 16), c, 8)
    stroke(ctx, line((x - 42, y - 2), (x - 34, y - 42), (x - 6, y - 42), (x + 4, y - 4), (x + 26, y - 4), (x + 34, y - 72), (x + 18, y - 78)), c, 9)
    stroke(ctx, line((x - 54, y - 46), (x - 8, y - 46)), c, 11)
    flat(ctx, poly((x + 8, y - 84), (x - 10, y - 56), (x + 3, y - 56), (x - 2, y - 36), (x + 18, y - 66), (x + 5, y - 66), r=1), c)


def h04(x, y, socket):
    def bad(ctx):
        sx, sy, c = *socket, "#22303E"
        cord(ctx, (sx, sy + 10), (sx + 4, sy + 90), (x + 176, y - 90), (x + 150, y - 40), (x + 122, y - 20), c=c, w=9)
        shaded(ctx, rrect(sx - 15, sy - 12, 30, 32, 7), "#333C48", d=4)
        flat(ctx, rrect(sx - 8, sy - 6, 16, 6, 3), "#59646F")
        for i in range(7):
            _puff(ctx, x - 44 + (i % 2) * 34, y - 112 - i * 20, 30 + i * 6, "#6A6E77", .4)
        wisps(ctx, x - 30, y - 116, 170, 3, 40, "#5B606A", 11, .8)
        with at(ctx, x - 30, y, .56):
            _battery(ctx, 0, 0)
        shadow(ctx, x + 92, y + 6, 46, 8, .3)
        shaded(ctx, rrect(x + 56, y - 28, 72, 34, 7), "#2E3743", d=5)
        for i in range(4):
            stroke(ctx, line((x + 66 + i * 10, y - 20), (x + 66 + i * 10, y - 4)), "#59646F", 3)
        flat(ctx, ell(x + 116, y - 12, 6), "#FF5A36")
        cord(ctx, (x + 58, y - 8), (x + 44, y + 16), (x - 10, y + 24), (x - 66, y + 18), (x - 96, y - 4), (x - 92, y - 22), (x - 80, y - 20), c=c, w=8)

    def good(ctx):
        armchair(ctx, x - 6, y - 6, "#C9785A")
        cushion(ctx, x - 10, y - 176, "#F4E3C4", 8, .95)
        with at(ctx, x + 4, y - 112, 1, -6):
            flat(ctx, poly((-66, 12), (0, 22), (66, 12), (60, -30), (-60, -30), r=4), "#3F6FA6")
            flat(ctx, poly((-58, 4), (0, 12), (0, -26), (-54, -34), r=4), "#FFFDF6")
            flat(ctx, poly((58, 4), (0, 12), (0, -26), (54, -34), r=4), "#F1E7D2")
            for i in range(3):
                for d in (-1, 1):
                    stroke(ctx, line((d * 46, -24 + i * 9), (d * 10, -18 + i * 9)), "#B9B2A4", 2.5)
    return bad, good, box(x - 144, y - 326, x + 218, y + 50)


# ---------------------------------------------------------------- H08 window
def _open_view(ctx, x, y, w, h):
    shaded(ctx, rrect(x - 16, y - 16, w + 32, h + 32, 6), "#FBF6EA", d=5)
    clipped(ctx, rect(x, y, w, h), lambda q: outlook(q, x, y, w, h, 4))


def _sash(ctx, x, y, h, side):
    """Casement swung into the room, seen nearly edge on."""
    w = 74 * side
    shape = poly((x, y), (x + w, y - 16), (x + w, y + h + 22), (x, y + h))
    shaded(ctx, shape, "#FBF6EA", d=4)
    flat(ctx, poly((x + w * .2, y + 16), (x + w * .8, y + 6), (x + w * .8, y + h - 2), (x + w * .2, y + h - 16)), "#B9D8E2")
    flat(ctx, poly((x + w * .2, y + 16), (x + w * .55, y + 10), (x + w * .2, y + h * .5)), "#FFFFFF", .5)


def _bird(ctx, x, y, s=1.0, c="#4E6A86"):
    with at(ctx, x, y, s):
        stroke(ctx, smooth((-30, -12), (-14, -16), (0, 0), (14, -18), (32, -14), closed=False), c, 7)


def h08(x, y):
    w, h, top = 250, 316, y - 450

    def bad(ctx):
        _open_view(ctx, x, top, w, h)
        for bx, by, s in ((x + 86, top + 92, 1), (x + 196, top + 112, .8), (x + 160, top + 62, .6)):
            _bird(ctx, bx, by, s)
        shaded(ctx, rrect(x - 34, top + h + 8, w + 68, 24, 7), "#FFFDF5", d=5)
        rod(ctx, x - 100, x + w + 100, top - 46)
        curtain(ctx, x - 94, top - 40, 62, h + 60, "#E98B6A", 1, -16)
        curtain(ctx, x + w + 32, top - 40, 62, h + 60, "#E98B6A", -1, -16)
        _sash(ctx, x + 4, top, h, -1)
        _sash(ctx, x + w - 4, top, h, 1)
        front_chair(ctx, x + 168, y + 66)
        fig = Tot(TOT_A, x + 52, y + 92, K, 1)
        fig.draw(ctx, replace(P.stand(0, mouth="o"), turn=.35, head_turn=.3, tilt=-26, lean=3, near_foot=(-8, -8, 0), far_foot=(8, -10, 0),
                              near_hand=fig.local(x + 112, y - 52), far_hand=fig.local(x + 124, y - 62), face=Face("o", 1, 0, (.8, -1.2))))

    def good(ctx):
        _open_view(ctx, x, top, w, h)
        flat(ctx, rect(x, top, w, h), "#E4F0F3", .35)
        for i in (0, 1):
            stroke(ctx, rrect(x + 6 + i * w / 2, top + 6, w / 2 - 12, h - 12, 4), "#FBF6EA", 14)
        for i in range(1, 7):
            shaded(ctx, rrect(x + i * w / 7 - 5, top - 4, 10, h + 12, 4), "#F7FAF9", "#8FA3AC", d=4)
        for yy in (50, h - 56):
            shaded(ctx, rrect(x - 8, top + yy, w + 16, 13, 5), "#F7FAF9", "#8FA3AC", d=4)
        shaded(ctx, rrect(x - 34, top + h + 8, w + 68, 24, 7), "#FFFDF5", d=5)
        rod(ctx, x - 100, x + w + 100, top - 46)
        curtain(ctx, x - 94, top - 40, 62, h + 60, "#E98B6A", 1)
        curtain(ctx, x + w + 32, top - 40, 62, h + 60, "#E98B6A", -1)
        _story(ctx, x, y)
    return bad, good, box(x - 130, top - 70, x + w + 130, y + 160)


def _story(ctx, x, y):
    """Grandfather on a stool reads to the child on the carpet."""
    stool(ctx, x + 210, y + 96, 42, "#8FAE8C")
    fig = Figure(GRANDPA, x + 230, y + 92, K, -1)
    fig.draw(ctx, replace(seated(42), near_hand=fig.local(x + 130, y - 70), far_hand=fig.local(x + 116, y - 76), tilt=14, lean=8, hold=_book_open), shadow=False)
    fig = Tot(TOT_A, x - 10, y + 130, K, 1)
    fig.draw(ctx, on_floor(head_turn=.4, tilt=-8, near_hand=fig.local(x + 66, y + 84), far_hand=fig.local(x + 76, y + 80), face=Face("grin", 1)))


def _book_open(ctx):
    m = ctx.get_matrix()
    a = math.degrees(math.atan2(m.yx, m.xx)) if m.xx * m.yy - m.xy * m.yx > 0 else -math.degrees(math.atan2(-m.yx, -m.xx))
    with at(ctx, 6, -2, 1, -a):
        shaded(ctx, poly((-2, 2), (-20, -4), (-20, -28), (-2, -22), r=1), "#C9584B", d=1)
        shaded(ctx, poly((-2, 2), (16, -4), (16, -28), (-2, -22), r=1), "#E2725B", d=1)
        flat(ctx, poly((-2, 0), (-17, -5), (-17, -27), (-2, -21)), "#FBF7EF")
        flat(ctx, poly((-2, 0), (13, -5), (13, -27), (-2, -21)), "#F1E7D2")


# ---------------------------------------------------------------- H12 in bed
def quilt(ctx, x, y, w=490, c="#E0A458"):
    shaded(ctx, smooth((x + 112, y - 232), (x + 190, y - 262), (x + 330, y - 256), (x + w - 16, y - 250), (x + w - 6, y - 190), (x + w - 8, y - 60),
                       (x + 330, y - 44), (x + 180, y - 50), (x + 108, y - 56), (x + 98, y - 150), tension=.36), c, d=12)
    for i in range(4):
        px = x + 176 + i * 78
        stroke(ctx, smooth((px, y - 250), (px + 10, y - 170), (px - 6, y - 54), closed=False), dark(c, .13), 5)
    for j in range(2):
        stroke(ctx, smooth((x + 104, y - 190 + j * 70), (x + 280, y - 204 + j * 70), (x + w - 10, y - 190 + j * 70), closed=False), light(c, .35), 8, .8)
    shaded(ctx, smooth((x + 62, y - 226), (x + 132, y - 254), (x + 150, y - 150), (x + 146, y - 52), (x + 80, y - 52), (x + 56, y - 140), tension=.36), "#FFF8E8", d=6)


def _man(ctx, x, y, pose):
    fig = Figure(FATHER, x + 104, y - 172, K, 1)
    cushion(ctx, x + 40, y - 290, "#FBF7EF", 12, 1.15)
    fig.draw(ctx, pose(fig), shadow=False, between=lambda q: quilt(q, x, y))


def _cigarette(ctx):
    m = ctx.get_matrix()
    with at(ctx, 5, -1, .66, -math.degrees(math.atan2(m.yx, m.xx)) - 24):
        shaded(ctx, rrect(0, -1.8, 26, 3.8, 1.2), "#FFFFFF", d=.8)
        flat(ctx, rect(0, -1.8, 8, 3.8), "#D9893C")
        flat(ctx, rrect(24, -2.4, 6, 5, 2), "#8C8C8C")
        flat(ctx, rrect(27, -2.8, 7, 5.6, 2.6), "#F04A1E")


def h12(x, y):
    def bad(ctx):
        def pose(fig):
            return in_bed(near_hand=fig.local(x + 226, y - 300), far_hand=fig.local(x + 190, y - 214), tilt=6, hold=_cigarette,
                          face=Face("flat", 0, .62))
        _man(ctx, x, y, pose)
        hx, hy = x + 232, y - 330
        for i in range(8):
            _puff(ctx, hx + (i % 3) * 14 - 8, hy - 16 - i * 20, 26 + i * 6, "#7C828C", .36)
        for i in range(3):
            wisp(ctx, hx, hy, 190 - 26 * i, (i - 1) * 64, 15, "#636973", 11, .8)
        for px, py, r in ((x + 300, y - 216, 20), (x + 352, y - 190, 13)):      # burns on the quilt
            flat(ctx, ell(px, py, r * 1.5, r), "#4A2413", .9)
            flat(ctx, ell(px, py, r * .8, r * .5), "#F2601E")
            flat(ctx, ell(px, py, r * .35, r * .24), "#FFD27A")
        wisps(ctx, x + 352, y - 206, 90, 1, 0, "#6C727C", 8, .7)
        for px, py in ((242, -304), (256, -280), (272, -256)):
            flat(ctx, ell(x + px, y + py, 5), "#E0562A")

    def good(ctx):
        def pose(fig):
            return in_bed(near_hand=fig.local(x + 216, y - 262), far_hand=fig.local(x + 226, y - 266), tilt=14, hold=_book_open)
        _man(ctx, x, y, pose)
    return bad, good, box(x - 30, y - 566, x + 500, y - 20)


# ---------------------------------------------------------------- H16 beads
BEADS = ("#D8412F", "#1F6FB8", "#F6B73C", "#1E8A5C", "#8E4FA3", "#F47B20")


def _bead(ctx, x, y, c, r=5.5):
    shaded(ctx, ell(x, y, r), c, dark(c, .25), d=2)
    flat(ctx, ell(x - r * .3, y - r * .4, r * .28), "#FFFFFF", .9)


def _beads(ctx, x, y):
    """Spilt from a jar over the carpet; x, y = middle of the jar's foot."""
    r = rnd(44)
    for i in range(64):
        t, a = r.random() ** .7, r.random() * 2 * math.pi
        px, py = x - 64 + 150 * t * math.cos(a), y + 4 + 27 * t * math.sin(a)
        flat(ctx, ell(px + 1, py + 4, 7, 3), "#3A2A20", .3)
        _bead(ctx, px, py - 3, BEADS[i % 6], 6 + (i % 2))
    with at(ctx, x, y, 1, -84):                               # the jar, tipped over
        shaded(ctx, rrect(-28, -4, 56, 84, 11), "#CFE4EA", "#A9C9D4", d=6)
        for i in range(22):
            _bead(ctx, -18 + (i % 4) * 12 + (i // 4 % 2) * 4, 8 + (i // 4) * 10, BEADS[(i * 5 + i // 6) % 6], 6)
        flat(ctx, rrect(-32, -12, 64, 12, 5), "#8FB4C2")
        flat(ctx, rrect(-22, 6, 9, 60, 4), "#FFFFFF", .55)


def h16(x, y):
    """The sofa is drawn elsewhere; x, y its left bottom."""
    fx, fy = x + 328, y + 70

    def bad(ctx):
        fig = Figure(UNCLE, x + 206, y - 2, K, -1)
        hands = fig.local(x + 138, y - 222), fig.local(x + 132, y - 212)
        fig.draw(ctx, replace(seated(47, near_foot=(34, -7.5, 0), far_foot=(42, -9, 0)), near_hand=hands[0], far_hand=hands[1], tilt=22, lean=3,
                              hold=_phone, head_turn=.3, face=Face("smile", .3, .25, (1, 1.2))), shadow=False)
        fig = Tot(TOT_C, fx, fy, K, 1)
        mouth = (fx + 26, fy - 96)
        fig.draw(ctx, on_floor(near_hand=fig.local(mouth[0] + 4, mouth[1] + 6), far_hand=fig.local(fx + 70, fy - 20), head_turn=.75,
                               near_foot=(34, -6, -60), far_foot=(40, -9, -50), near_upper=.8, face=Face("o", .6), tilt=4))
        _bead(ctx, mouth[0] - 1, mouth[1] - 6, BEADS[0], 9)
        _beads(ctx, fx + 124, fy + 12)

    def good(ctx):
        fig = Figure(UNCLE, x + 128, fy - 8, K, 1)
        fig.draw(ctx, on_floor(near_hand=fig.local(x + 250, fy - 120), far_hand=fig.local(x + 262, fy - 130), near_foot=(40, -6, -40), far_foot=(52, -9, -50),
                               tilt=10, lean=10), shadow=True)
        blocks(ctx, x + 340, fy - 4, .84)
        fig = Tot(TOT_C, x + 490, fy, K, -1)
        fig.draw(ctx, on_floor(near_hand=fig.local(x + 436, fy - 76), far_hand=fig.local(x + 430, fy - 84), near_foot=(34, -6, -60), far_foot=(40, -9, -50),
                               head_turn=.6, face=Face("grin", .6)))
    return bad, good, box(x - 12, y - 364, x + 582, y + 128)


def _phone(ctx):
    m = ctx.get_matrix()
    a = math.degrees(math.atan2(m.yx, m.xx)) if m.xx * m.yy - m.xy * m.yx > 0 else -math.degrees(math.atan2(-m.yx, -m.xx))
    with at(ctx, 5, -4, 1, -a + 12):
        shaded(ctx, rrect(-6, -16, 13, 25, 2.4), "#1E2733", d=1)
        flat(ctx, rrect(-4.4, -13.5, 9.8, 20, 1.4), "#8FD3F0")

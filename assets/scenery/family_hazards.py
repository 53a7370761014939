"""family_hazards: the kitchen's and the dining corner's hazards, and the electric ones.

Each pair bad/good is built by a function of its place and returns (bad, good, shape).
  h01(x, y)  gas hose: x, y = its lower end beside the hob's back; it comes from a valve at (x - 235, y - 190)
  h03(x, y)  pot: x, y = top of the burner's grate; the cook's floor is floor
  h05(x, wall)  power strips under the desk: x = left end, wall = foot of the wall; socket at (x + 30, wall - 60)
  h06(x, y)  electric heater and clothes rack: left bottom
  h09(x, y)  table's edge with the kettle: x = table's left edge, y = foot of the table; sockets on the wall
"""
from family_cast import *
from family_furniture import *
from kit_scene import _puff
from parts_family import *


def box(x0, y0, x1, y1, c=24):
    """An eight-cornered shape."""
    return [x0 + c, y0, x1 - c, y0, x1, y0 + c, x1, y1 - c, x1 - c, y1, x0 + c, y1, x0, y1 - c, x0, y0 + c]


def wisp(ctx, x, y, h, lean=0, amp=13, c="#7A7F88", lw=9, a=.75, turn=1):
    """One thread of smoke or steam."""
    pts = [(x + turn * amp * math.sin(i * .72) * (.4 + i / 9) + lean * (i / 9) ** 1.4, y - h * i / 9) for i in range(10)]
    stroke(ctx, spline(*pts, n=5), c, lw, a)


def wisps(ctx, x, y, h, n=3, w=40, c="#7A7F88", lw=9, a=.75):
    for i in range(n):
        wisp(ctx, x + (i - (n - 1) / 2) * w, y, h * (1 - .18 * (i % 2)), 0, 13, c, lw, a)


def cord(ctx, *pts, c="#3B4450", w=9):
    stroke(ctx, spline(*pts), c, w)


# ---------------------------------------------------------------- H01 gas hose
def _hose_path(x, y):
    """From the valve down the tiles, over the back of the worktop to the hob."""
    return spline((x - 235, y - 178), (x - 237, y - 104), (x - 226, y - 44), (x - 190, y - 6), (x - 140, y + 2), (x - 70, y - 8), (x, y - 14))


def _crack(ctx, x, y, rot, s=1.0):
    """Split across the hose (which runs along rot)."""
    with at(ctx, x, y, s, rot):
        flat(ctx, poly((-2, -10), (4, -4), (0, 0), (6, 5), (2, 10), (-3, 4), (-6, 0), (-1, -3), (-6, -7)), "#1C0E08")


def _nut(ctx, px, py, c, w=24, h=20):
    shaded(ctx, rrect(px - w / 2, py - h / 2, w, h, 4), c, d=3)


def h01(x, y):
    def bad(ctx):
        f = _hose_path(x, y)
        for i in range(8):                                    # gas around the split
            _puff(ctx, x - 178 + (i % 3) * 38, y - 34 - i * 20, 50 + i * 6, "#B98F2C", .4)
        stroke(ctx, f, "#6E2F14", 18)
        stroke(ctx, f, "#D0622A", 14)
        stroke(ctx, f, "#E58A4E", 4)
        _nut(ctx, x - 235, y - 184, "#AEB8BE")
        _nut(ctx, x, y - 14, "#AEB8BE", 20, 22)
        for px, py, r in ((-237, -144, 90), (-237, -122, 90), (-230, -60, 76), (-222, -36, 64), (-206, -16, 40), (-98, -4, -8), (-78, -7, -8),
                          (-22, -13, -8), (-116, -1, -5)):
            _crack(ctx, x + px, y + py, r)
        for px, py, r in ((-236, -92, 88), (-48, -10, -8)):
            _tape(ctx, x + px, y + py, r)
        _split(ctx, x - 158, y + 1)
    return bad, lambda ctx: _good_hose(ctx, x, y), box(x - 290, y - 290, x + 20, y + 36)


def _tape(ctx, x, y, rot):
    """Insulating tape, its end coming off."""
    with at(ctx, x, y, 1, rot):
        flat(ctx, poly((8, 6), (30, 22), (22, 32), (4, 12), r=2), "#24406E")
        shaded(ctx, rrect(-18, -13, 36, 26, 3), "#2F5490", d=3)
        for d in (-8, 4):
            stroke(ctx, line((d - 4, -12), (d + 6, 12)), "#5C80BC", 3)


def _split(ctx, x, y):
    """The widest crack, gaping; gas hisses out of it."""
    flat(ctx, poly((x - 26, y - 8), (x - 14, y - 17), (x - 6, y - 10), (x + 2, y - 19), (x + 10, y - 10), (x + 24, y - 15), (x + 30, y - 6), (x + 8, y + 3), (x - 14, y + 2)), "#1C0E08")
    for i, a in enumerate((-24, -5, 14, 33, 52)):
        with at(ctx, x + 2, y + 6, 1, a):
            for d, n in ((46, 40), (104, 34), (154, 22)) if i % 2 == 0 else ((66, 44), (130, 30)):
                stroke(ctx, spline((-4, -d), (3, -d - n / 2), (-2, -d - n)), "#FFFDF0", 7)


def _good_hose(ctx, x, y):
    f = _hose_path(x, y)
    stroke(ctx, f, "#A87A12", 18)
    stroke(ctx, f, "#F6C63A", 14)
    ctx.save()
    ctx.set_dash([3, 5])
    stroke(ctx, f, "#C9921A", 14, cap="butt")
    ctx.restore()
    _nut(ctx, x - 235, y - 184, "#D5DCE0")
    _nut(ctx, x, y - 14, "#D5DCE0", 20, 22)


# ---------------------------------------------------------------- H03 pot
def _pot(ctx, x, y, c="#3E6C9E"):
    shaded(ctx, rrect(x - 78, y - 104, 156, 104, 22), c, d=12)
    for s in (-1, 1):
        stroke(ctx, line((x + s * 76, y - 76), (x + s * 98, y - 76)), "#4A4038", 15)
    shaded(ctx, rrect(x - 84, y - 114, 168, 20, 9), light(c, .2), d=4)


def _pot_lid(ctx, x, y, rot=0, c="#3E6C9E"):
    with at(ctx, x, y, 1, rot):
        shaded(ctx, smooth((-80, 0), (-64, -22), (0, -34), (64, -22), (80, 0), (0, 6), tension=.4), light(c, .12), d=7)
        shaded(ctx, ell(0, -40, 15, 11), "#4A4038", d=3)


def _flames(ctx, x, y, h, hot=False):
    for i in range(9):
        a = i / 4 - 1
        for c, q in ((("#E8692C", 1.35), ("#F6B73C", .8)) if hot and i % 2 else (("#2F78C4", 1), ("#9AD0F2", .55))):
            hh = h * q * (1 + .25 * abs(a))
            flat(ctx, smooth((x + a * 56 - 9 * q, y), (x + a * 66, y - hh * .5), (x + a * 76, y - hh), (x + a * 66 + 9 * q, y - hh * .45), (x + a * 56 + 9 * q, y)), c, .95)


def _overflow(ctx, x, y, foam="#FFF6DC", tone="#E0BC72"):
    """Froth over the rim, running down the pot, over the hob and down the front."""
    drops = ((-76, 70), (-52, 34), (-28, 58), (-4, 26), (20, 44), (46, 88), (74, 40))
    flat(ctx, smooth((x - 100, y + 16), (x - 60, y + 5), (x + 10, y + 8), (x + 70, y + 4), (x + 106, y + 18), (x + 66, y + 32), (x - 20, y + 30), (x - 74, y + 33)), tone)
    for col, dx in ((tone, 6), (foam, 0)):
        flat(ctx, smooth((x - 92 + dx, y + 16), (x - 54 + dx, y + 8), (x + 10 + dx, y + 10), (x + 62 + dx, y + 7), (x + 96 + dx, y + 17),
                         (x + 58 + dx, y + 27), (x - 20 + dx, y + 25), (x - 66 + dx, y + 28)), col)
        for px, y0, ln, w in ((-76, -60, 76, 8), (46, -40, 56, 9)):
            flat(ctx, capsule((x + px + dx, y + y0), (x + px + dx, y + y0 + ln), w, w), col)
        for px, ln, w in ((-60, 66, 7), (40, 104, 9), (70, 48, 6)):
            flat(ctx, capsule((x + px + dx, y + 18), (x + px + dx, y + 18 + ln), w * .7, w * 1.25), col)
        flat(ctx, rrect(x - 88 + dx, y - 124, 176, 30, 12), col)
        for px, ln in drops:
            flat(ctx, capsule((x + px + dx, y - 108), (x + px + dx, y - 108 + ln), 14, 11), col)
    for i in range(13):
        a = i / 6 - 1
        r = 15 + 7 * abs(math.sin(i * 2.3))
        shaded(ctx, ell(x + a * 84, y - 120 - 16 * math.cos(a * 1.5), r, r * .9), light(foam, .5), tone, d=5)
    for px, py, r in ((-70, 20, 9), (-24, 18, 7), (14, 20, 10), (72, 18, 8)):
        stroke(ctx, ell(x + px, y + py, r, r * .7), "#FFFFFF", 3)


def h03(x, y, floor):
    def bad(ctx):
        for i in range(9):
            _puff(ctx, x + (-50, 56, -20, 66, -58, 20, -40, 60, 0)[i], y - 164 - i * 11, 48, "#FFFFFF", .8)
        wisps(ctx, x, y - 186, 114, 4, 48, "#FFFFFF", 13, .95)
        _flames(ctx, x, y + 20, 44, True)
        for d in (-92, -74, 78, 96):
            for c, q in (("#E8692C", 1), ("#F6B73C", .6)):
                flat(ctx, smooth((x + d - 13 * q, y + 22), (x + d * 1.04 - 9 * q, y - 26 * q), (x + d * 1.12, y - 66 * q), (x + d * 1.1 + 9 * q, y - 24 * q), (x + d + 13 * q, y + 22)), c)
        _pot(ctx, x, y)
        _overflow(ctx, x, y)
        _pot_lid(ctx, x + 22, y - 152, -17)
        for px, py in ((-112, -160), (114, -132), (-104, -98), (120, -84), (108, -180)):
            flat(ctx, smooth((x + px, y + py - 13), (x + px + 8, y + py + 4), (x + px, y + py + 11), (x + px - 8, y + py + 4)), "#E9CF94")

    def good(ctx):
        wisps(ctx, x, y - 170, 80, 2, 40, "#FFFFFF", 9, .8)
        _pot(ctx, x, y)
        flat(ctx, ell(x, y - 112, 72, 9), "#F0C778")
        _flames(ctx, x, y + 14, 22)
        fig = Figure(MOTHER, x + 180, floor, K, -1)
        hand = (x + 74, y - 168)
        fig.draw(ctx, replace(P.stand(0), far_hand=fig.local(*hand), near_hand=fig.local(x + 104, y - 74), turn=.5, head_turn=.4, tilt=12, lean=5),
                 between=lambda q: stroke(q, line((x + 24, y - 112), (hand[0] + 8, hand[1] - 18)), "#A9744A", 10))
    return bad, good, box(x - 128, y - 324, x + 282, max(floor + 24, y + 146))


# ---------------------------------------------------------------- H05 power strips
PITCH = 48


def _strip(ctx, x, y, n=4):
    shadow(ctx, x + n * PITCH / 2, y + 2, n * PITCH * .58, 10, .3)
    shaded(ctx, rrect(x - 12, y - 20, n * PITCH + 40, 26, 7), "#D8D0BF", d=4)
    flat(ctx, rrect(x - 12, y - 36, n * PITCH + 40, 32, 7), "#FBF8F0")
    flat(ctx, rrect(x + n * PITCH + 6, y - 28, 14, 16, 4), "#E0562A")
    for i in range(n):
        flat(ctx, rrect(x + i * PITCH + 6, y - 32, PITCH - 12, 24, 5), "#DDD6C6")
        for d in (-6, 6):
            flat(ctx, rect(x + i * PITCH + PITCH / 2 - 1.5 + d, y - 26, 3, 10), "#4A4A4E")


def _fat_plug(ctx, x, y, c, h=42):
    shaded(ctx, rrect(x - 19, y - h, 38, h, 8), c, d=6)
    flat(ctx, rrect(x - 10, y - h + 8, 20, 10, 3), light(c, .4))


def _plugs(ctx, at_, colours):
    for i, c in enumerate(colours):
        _fat_plug(ctx, at_[0] + i * PITCH + 24, at_[1] - 14, c, 38 + 5 * (i % 2))


def _behind_desk(ctx, x, wall, lines):
    """Cables to what stands on the desk: they go up between its leg and its drawers, out of sight behind its edge."""
    clipped(ctx, rect(x - 10, wall - 131, 300, 320), lambda q: [cord(q, *pts, c=c, w=8) for c, pts in lines])


def h05(x, wall):
    """Bad: three strips one after the other, every socket taken. Good: one strip, one plug."""
    sx, white = x + 30, "#FFFFFF"

    def bad(ctx):
        a, b, d = (x + 92, wall + 38), (x + 60, wall + 94), (x + 96, wall + 150)
        cord(ctx, (sx, wall - 56), (sx + 2, wall - 22), (sx + 12, wall + 8), (a[0] - 10, a[1] - 18), c="#EFE8D6", w=11)
        shaded(ctx, rrect(sx - 12, wall - 68, 24, 26, 6), "#EFE8D6", d=3)
        _behind_desk(ctx, x, wall, [
            (c, ((a[0] + 24 + i * PITCH, a[1] - 44), (a[0] + 30 + i * PITCH, a[1] - 80), (a[0] + 8 + i * 44, wall - 84), (a[0] + 22 + i * 40, wall - 160)))
            for i, c in enumerate(("#2E3743", "#8A4B2A", "#59646F"))])
        _strip(ctx, *a)
        _plugs(ctx, a, ("#2E3743", "#8A4B2A", "#59646F", white))
        cord(ctx, (a[0] + 168, a[1] - 50), (a[0] + 206, a[1] - 66), (a[0] + 252, a[1] - 34), (a[0] + 240, b[1] - 22), (b[0] + 220, b[1] - 20), c=white, w=12)
        _behind_desk(ctx, x, wall, [
            (c, ((b[0] + (72, 120, 168)[i], b[1] - 48), (b[0] + 50 + 26 * i, b[1] - 78), (x + 62 + 9 * i, wall + 12), (x + 56 + 12 * i, wall - 60), (x + 58 + 14 * i, wall - 160)))
            for i, c in enumerate(("#B3261E", "#1F5FA8", "#2E3743"))])
        _strip(ctx, *b)
        _plugs(ctx, b, (white, "#B3261E", "#1F5FA8", "#2E3743"))
        cord(ctx, (b[0] + 24, b[1] - 50), (x + 34, b[1] - 56), (x + 12, b[1] - 6), (x + 34, d[1] - 20), (d[0] - 10, d[1] - 18), c=white, w=12)
        _strip(ctx, *d)
        _plugs(ctx, d, ("#0F6B46", "#4A525C", "#F47B20", "#8C5B6E"))
        for i, (px, py, c) in enumerate(((x + 346, d[1] + 6, "#8C5B6E"), (x + 366, d[1] - 42, "#F47B20"))):
            cord(ctx, (d[0] + 168 - 48 * i, d[1] - 50), (d[0] + 206 - 30 * i, d[1] - 66 - 10 * i), (px - 34, py - 26), (px, py - 8), c=c, w=7)
            with at(ctx, px + 24, py, 1, 14):
                shaded(ctx, rrect(-26, -16, 50, 28, 6), "#1E2733", d=3)
                flat(ctx, rrect(-20, -11, 38, 17, 3), ("#8FD3F0", "#F6D98A")[i])
        _scorch(ctx, a[0] + 168, a[1] - 30)

    def good(ctx):
        s = (x + 112, wall + 60)
        cord(ctx, (sx, wall - 56), (sx + 2, wall - 16), (sx + 22, wall + 26), (s[0] - 10, s[1] - 18), c="#EFE8D6", w=11)
        shaded(ctx, rrect(sx - 12, wall - 68, 24, 26, 6), "#EFE8D6", d=3)
        _behind_desk(ctx, x, wall, [("#2E3743", ((s[0] + 24, s[1] - 40), (s[0] + 32, wall - 10), (s[0] + 20, wall - 80), (s[0] + 26, wall - 160)))])
        _strip(ctx, *s)
        _fat_plug(ctx, s[0] + 24, s[1] - 14, "#3B4A5C", 38)
    return bad, good, box(x - 10, wall - 160, x + 428, wall + 182)


def _scorch(ctx, x, y):
    """Where it grows too hot: brown edge, a spark's star, smoke."""
    flat(ctx, ell(x, y, 38, 24), "#6B3A1E", .55)
    star = [(x + r * math.cos(i * math.pi / 7), y - 6 + r * math.sin(i * math.pi / 7)) for i in range(14) for r in ((36 if i % 2 else 15),)]
    flat(ctx, poly(*star), "#F47B20")
    flat(ctx, ell(x, y - 6, 12), "#FFE9A8")
    wisps(ctx, x + 18, y - 42, 104, 2, 32, "#5F646D", 10, .85)


# ---------------------------------------------------------------- H06 heater
def _heater(ctx, x, y, on=True):
    shadow(ctx, x + 110, y, 130, 16, .3)
    for dx in (14, 164):
        shaded(ctx, rrect(x + dx, y - 18, 44, 18, 7), "#59646F", d=3)
    shaded(ctx, rrect(x, y - 236, 222, 220, 22), "#E4E0D6", d=9)
    flat(ctx, rrect(x + 18, y - 216, 186, 168, 12), "#5A2A1E" if on else "#4A4742")
    for i in range(4):
        yy = y - 196 + i * 38
        flat(ctx, rrect(x + 30, yy - 4, 162, 24, 12), "#C8431E" if on else "#7D736A")
        flat(ctx, rrect(x + 34, yy + 1, 154, 13, 6), "#FF9A3C" if on else "#B9B1A6")
        flat(ctx, rrect(x + 46, yy + 4, 120, 5, 2), "#FFE1A0" if on else "#D9D3C8")
    for i in range(9):
        stroke(ctx, line((x + 30 + i * 20, y - 214), (x + 30 + i * 20, y - 50)), "#C9C3B4", 3.4)
    for dx, c in ((64, "#3B4A5C"), (110, "#3B4A5C"), (156, "#C8431E" if on else "#3B4A5C")):
        flat(ctx, ell(x + dx, y - 32, 8), c)


def _rack(ctx, x, y):
    """Folding clothes rack, left bottom."""
    shadow(ctx, x + 95, y, 110, 12, .22)
    for a, b in ((0, 170), (190, 20)):
        stroke(ctx, line((x + a, y), (x + b, y - 250)), "#9AA7B3", 9)
    for yy, i in ((-250, 0), (-226, 10)):
        stroke(ctx, line((x - 4 + i, y + yy), (x + 194 - i, y + yy)), "#C3CBD0", 8)
    stroke(ctx, line((x + 40, y - 60), (x + 150, y - 60)), "#9AA7B3", 6)


def h06(x, y):
    def bad(ctx):
        _rack(ctx, x + 296, y - 66)
        _heater(ctx, x, y)
        for i in range(8):
            _puff(ctx, x + (50, 150, 90, 180, 60, 130, 100, 160)[i], y - 250 - i * 13, 40, "#71757D", .34)
        wisps(ctx, x + 110, y - 262, 120, 4, 52, "#5F646D", 10, .75)
        shaded(ctx, poly((x - 6, y - 262), (x + 104, y - 266), (x + 112, y - 112), (x + 84, y - 96), (x + 60, y - 110), (x + 36, y - 92), (x + 4, y - 104), r=10), "#4E86B4", d=9)
        shaded(ctx, poly((x - 14, y - 258), (x + 14, y - 258), (x - 2, y - 150), (x - 34, y - 158), r=8), "#3F74A0", d=5)
        for yy in (-190, -166):
            flat(ctx, rect(x + 3, y + yy, 104, 11), "#DCEAF2", .8)
        flat(ctx, smooth((x + 34, y - 94), (x + 30, y - 124), (x + 56, y - 142), (x + 84, y - 126), (x + 86, y - 98), (x + 60, y - 110)), "#5B3216", .85)
        shaded(ctx, poly((x + 122, y - 266), (x + 214, y - 262), (x + 218, y - 90), (x + 184, y - 90), (x + 172, y - 190), (x + 160, y - 120), (x + 128, y - 116), r=8), "#8C5B6E", d=8)
        flat(ctx, smooth((x + 184, y - 92), (x + 182, y - 126), (x + 204, y - 138), (x + 217, y - 116), (x + 217, y - 92)), "#43231A", .85)
        for px, py in ((20, -84), (74, -78), (142, -98), (200, -72), (206, -44), (26, -50)):
            flat(ctx, smooth((x + px, y + py - 13), (x + px + 8, y + py + 4), (x + px, y + py + 11), (x + px - 8, y + py + 4)), "#6FA8CF")

    def good(ctx):
        _rack(ctx, x + 296, y - 66)
        shirt(ctx, x + 352, y - 318, "#4E86B4", .9)
        trousers(ctx, x + 442, y - 314, "#8C5B6E", 1.1)
        _heater(ctx, x, y, False)
    return bad, good, box(x - 52, y - 400, x + 512, y + 30)


# ---------------------------------------------------------------- H09 kettle
def table(ctx, x, y, w=310):
    """Dining table, left edge x; top's near edge at y-182, far edge at y-240."""
    shadow(ctx, x + w / 2, y - 10, w * .56, 22, .26)
    for dx in (16, w - 32):
        shaded(ctx, rrect(x + dx, y - 200, 16, 150, 5), dark(C["wood"], .2), d=3)
        shaded(ctx, rrect(x + dx - 6, y - 178, 18, 178, 5), C["wood"], d=4)
    flat(ctx, rrect(x - 10, y - 248, w + 20, 72, 8), light(C["wood"], .4))
    shaded(ctx, rrect(x - 12, y - 186, w + 24, 20, 6), light(C["wood"], .12), d=4)


def e_kettle(ctx, x, y, s=.55, rot=0, c="#D8503C"):
    """Electric kettle on its base, 28 cm tall, spout to the left."""
    with at(ctx, x, y, s, rot):
        shaded(ctx, rrect(-54, -10, 108, 18, 7), "#39434E", d=3)
        stroke(ctx, smooth((38, -98), (80, -92), (78, -34), (44, -28), closed=False), "#39434E", 15)
        shaded(ctx, poly((-36, -96), (-68, -110), (-60, -86), (-40, -62), r=4), light(c, .25), d=3)
        shaded(ctx, poly((-36, -116), (36, -116), (50, -12), (-50, -12), r=12), c, d=14)
        flat(ctx, rrect(-9, -88, 18, 58, 7), "#FBE3CC")
        shaded(ctx, rrect(-40, -128, 80, 18, 8), "#39434E", d=3)
        flat(ctx, ell(0, -132, 15, 9), "#39434E")
        flat(ctx, ell(32, -2, 6), "#FFB13C")


def h09(x, y, side_x, side_y):
    """Sockets on the wall at (x - 176, y - 196) and (side_x + 66, side_y - 62); side_x, side_y: the sideboard's top at the back."""
    wx, wy = x - 176, y - 196

    def bad(ctx):
        kx, ky = x - 4, y - 200
        c = "#22303E"
        cord(ctx, (wx, wy + 4), (wx + 4, y - 130), (wx + 34, y - 84), (x - 96, y - 66), (x - 44, y - 72), (x - 26, y - 112), (x - 42, y - 156), (kx - 34, ky + 8), (kx - 14, ky),
             c=c, w=8)
        shaded(ctx, rrect(wx - 12, wy - 8, 24, 26, 6), c, d=3)
        fig = Tot(TOT_B, x - 104, y - 2, K, 1)
        hands = fig.local(x - 50, y - 118), fig.local(x - 44, y - 176)
        wisps(ctx, kx - 32, ky - 70, 118, 3, 28, "#FFFFFF", 10, .95)
        e_kettle(ctx, kx, ky, .56, -5)
        fig.draw(ctx, replace(P.stand(0, mouth="o"), near_foot=(-7, -13, 22), far_foot=(8, -14, 20), drop=-3, turn=.4, tilt=-16, lean=5,
                              near_hand=hands[0], far_hand=hands[1], face=Face("o", 1, 0, (.6, -1))))

    def good(ctx):
        cord(ctx, (side_x + 66, side_y - 60), (side_x + 76, side_y - 24), (side_x + 26, side_y - 2), c="#22303E", w=7)
        shaded(ctx, rrect(side_x + 55, side_y - 70, 22, 22, 6), "#22303E", d=3)
        wisps(ctx, side_x - 34, side_y - 70, 70, 2, 24, "#FFFFFF", 8, .9)
        e_kettle(ctx, side_x, side_y)
        stool(ctx, x - 84, y + 6, 34)
        fig = Tot(TOT_B, x - 102, y - 40, K, 1)
        fig.draw(ctx, replace(seated(32), near_foot=(30, -8, 0), far_foot=(36, -10, 0), near_hand=fig.local(x - 8, y - 190), far_hand=fig.local(x + 4, y - 196), turn=.5, tilt=6),
                 shadow=False)
        mug(ctx, x + 42, y - 192, "#F1B648")
    return bad, good, box(x - 198, y - 506, x + 164, y + 18)

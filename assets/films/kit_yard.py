"""kit_yard: factory yard and confined-space work.  prop(ctx, x, y, k, ...), k px/cm.

  factory(ctx, x, y, w, h, ...)   saw-tooth hall in px, y = ground
  tank(ctx, x, y, s)  pipe_rack(ctx, x0, x1, y, s)  chimney(ctx, x, y, s)
  manhole(ctx, x, y, k, open_)    round shaft in the ground, centre; open_ 0..1 slides the lid `lid` cm away
  manhole_front(ctx, x, y, k)     near half of the rim: draw after someone standing inside
  in_manhole(ctx, x, y, k, draw)  draw(ctx) clipped so the body below ground is hidden
  tripod_back(ctx, x, y, k, rope) before the people, tripod(ctx, x, y, k, crank=) after them;
                                  rope = cm of line paid out, tripod_hook() its end
  blower(ctx, x, y, k, t, on)     ventilation fan, outlet right; duct(ctx, pts, k) its hose
                                (call duct inside in_manhole's draw to let it drop into the shaft)
  gas_tester(ctx) / radio_in_hand(ctx) / clipboard(ctx)   for Pose.hold
  tester_display(ctx, x, y, s, rows, ok)   enlarged detector (a picture for close shots)
  barrier(ctx, x, y, k, w)  warn_board(ctx, x, y, k, lines)  rope_line(ctx, p, q)
  toolbox  pallet  air_set (breathing apparatus)  rescue_kit
"""
import math

from kit_core import (C, W, arc, at, capsule, clipped, dark, ease, ell, flat, join, lerp, light,
                      line, mix, poly, rect, rrect, shaded, shadow, smooth, stroke, text, wave)


# ---------------------------------------------------------------- buildings
def factory(ctx, x, y, w, h, wall="#D8C9B4", roof="#7F8F97", bays=4, gate=1, door="#5F7F8C"):
    bw = w / bays
    for i in range(bays):
        x0 = x + i * bw
        shaded(ctx, poly((x0, y - h), (x0 + bw * .06, y - h - bw * .34), (x0 + bw, y - h), r=3), roof, d=10)
        shaded(ctx, poly((x0 + bw * .07, y - h - 6), (x0 + bw * .10, y - h - bw * .27), (x0 + bw * .62, y - h - 6)), C["glass"], d=6)
    shaded(ctx, rect(x, y - h, w, h), wall, d=20, dy=0)
    flat(ctx, rect(x - 8, y - h - 6, w + 16, 14), light(wall, .4))
    flat(ctx, rect(x, y - h * .2, w, h * .2), dark(wall, .14))
    for i in range(bays):
        x0 = x + i * bw
        if i == gate:
            shaded(ctx, rrect(x0 + bw * .16, y - h * .66, bw * .68, h * .66, 4), door, d=6)
            for j in range(1, 9):
                yy = y - h * .66 + j * h * .66 / 9
                stroke(ctx, line((x0 + bw * .18, yy), (x0 + bw * .82, yy)), dark(door, .16), 3)
            continue
        for q in (.14, .54):
            shaded(ctx, rrect(x0 + bw * q, y - h * .72, bw * .32, h * .34, 4), C["glass_dk"], C["glass"], d=-bw * .12)
            stroke(ctx, rrect(x0 + bw * q, y - h * .72, bw * .32, h * .34, 4), "#F2EEE4", 5)
            stroke(ctx, line((x0 + bw * (q + .16), y - h * .72), (x0 + bw * (q + .16), y - h * .38)), "#F2EEE4", 4)
            stroke(ctx, line((x0 + bw * q, y - h * .55), (x0 + bw * (q + .32), y - h * .55)), "#F2EEE4", 4)


def tank(ctx, x, y, s=1.0, c="#D6DCDD", label=""):
    shadow(ctx, x, y, 130 * s, 15 * s, .26)
    with at(ctx, x, y, s):
        for dx in (-84, 70):
            shaded(ctx, rrect(dx, -60, 14, 60, 3), C["steel_dk"], d=4)
        shaded(ctx, rrect(-110, -330, 220, 290, 40), c, d=34, dy=.1)
        for yy in (-270, -120):
            flat(ctx, rect(-110, yy, 220, 9), dark(c, .14))
        for i in range(12):
            stroke(ctx, line((84, -300 + i * 24), (106, -300 + i * 24)), "#7E8A93", 4)
        for dx in (84, 106):
            stroke(ctx, line((dx, -330), (dx, -20)), "#7E8A93", 5)
        if label:
            text(ctx, label, -16, -184, 46, "slate", align="center")


def pipe_rack(ctx, x0, x1, y, s=1.0):
    for x in range(int(x0), int(x1) + 1, int(260 * s)):
        shaded(ctx, rrect(x - 8 * s, y - 250 * s, 16 * s, 250 * s, 3), C["steel_dk"], d=4)
    for i, c in enumerate(("#C9774F", "#9AA7B3", "#E3B547")):
        yy = y - (246 - i * 26) * s
        shaded(ctx, rrect(x0 - 30, yy, x1 - x0 + 60, 17 * s, 8 * s), c, d=4)


def chimney(ctx, x, y, s=1.0):
    with at(ctx, x, y, s):
        shaded(ctx, poly((-34, 0), (-22, -460), (22, -460), (34, 0)), "#C98F6C", d=14, dy=0)
        for yy in (-440, -390):
            flat(ctx, poly((-24, yy), (24, yy), (25, yy + 22), (-25, yy + 22)), C["paper"])


# ---------------------------------------------------------------- the shaft
HOLE = (44, 13)              # radii of the opening, cm


def manhole(ctx, x, y, k, open_=1.0, lid=106):
    with at(ctx, x, y, k):
        flat(ctx, ell(0, 1, HOLE[0] + 13, HOLE[1] + 5), "#B5AE9F")
        flat(ctx, ell(0, 0, HOLE[0] + 12, HOLE[1] + 4.4), "#D2CBBB")
        if open_ > 0:
            flat(ctx, ell(0, 0, *HOLE), "#2A3340")
            clipped(ctx, ell(0, 0, *HOLE), lambda q: (
                flat(q, ell(-4, 7, HOLE[0], HOLE[1]), "#151C27"),
                [stroke(q, line((-30, -7 + i * 6), (-18, -5 + i * 6)), "#6C7A88", 1.8) for i in range(3)]))
        _lid(ctx, lid * ease(open_), -1 * open_)


def _lid(ctx, dx, dy):
    if dx > 4:
        flat(ctx, ell(dx + 2, dy + 3.4, HOLE[0] + 2, HOLE[1] + 1.4), "#1B2440", .22)
    flat(ctx, ell(dx, dy + 1.6, HOLE[0], HOLE[1]), "#3F4954")
    flat(ctx, ell(dx, dy, HOLE[0], HOLE[1]), "#5F6B76")
    flat(ctx, ell(dx, dy, HOLE[0] - 5, HOLE[1] - 1.8), "#6F7C87")
    for i in range(-3, 4):
        w = math.sqrt(max(0, 1 - (i / 4) ** 2)) * (HOLE[0] - 8)
        stroke(ctx, line((dx - w, dy + i * 2.6), (dx + w, dy + i * 2.6)), "#596570", 1.1)


def manhole_front(ctx, x, y, k):
    """Near half of the rim."""
    with at(ctx, x, y, k):
        ctx.save()
        ctx.rectangle(-80, 0, 160, 60)
        ctx.clip()
        ctx.set_fill_rule(1)
        flat(ctx, join(ell(0, 0, HOLE[0] + 12, HOLE[1] + 4.4), ell(0, 0, *HOLE)), "#D2CBBB")
        ctx.set_fill_rule(0)
        ctx.restore()


def in_manhole(ctx, x, y, k, draw):
    """Hide what is below the near edge of the opening."""
    def clip(c):
        c.move_to(x - 900, y)
        c.line_to(x - HOLE[0] * k, y)
        c.save()
        c.translate(x, y)
        c.scale(HOLE[0] * k, HOLE[1] * k)
        c.arc_negative(0, 0, 1, math.pi, 0)
        c.restore()
        c.line_to(x + 900, y)
        c.line_to(x + 900, y - 2000)
        c.line_to(x - 900, y - 2000)
        c.close_path()
    clipped(ctx, clip, draw)


def tripod_back(ctx, x, y, k, rope=60, h=215):
    """Rear leg and line: draw before the people, tripod() after them."""
    with at(ctx, x, y, k):
        shaded(ctx, capsule((0, -h), (30, -19), 3, 2.4), "#B98A2C", d=1)
        shaded(ctx, rrect(24, -20, 13, 3, 1.5), C["rubber"], d=.8)
        stroke(ctx, line((0, -h + 12), (0, -h + 12 + rope)), "#E9E2CF", 1.5)
        shaded(ctx, rrect(-3, -h + 10 + rope, 6, 7, 2), C["steel_dk"], d=1)


def tripod(ctx, x, y, k, h=215, crank=0.0):
    """Two front legs, head and winch; feet around the shaft, apex at y-h*k;
    crank = degrees the winch handle is turned."""
    with at(ctx, x, y, k):
        for dx, dy in ((-84, 6), (84, 6)):
            shaded(ctx, capsule((0, -h), (dx, dy), 3.4, 2.8), C["amber"], d=1.4)
            shaded(ctx, rrect(dx - 7, dy - 1, 14, 4, 2), C["rubber"], d=1)
        shaded(ctx, rrect(-11, -h - 8, 22, 17, 4), C["steel_dk"], d=2)
        flat(ctx, ell(0, -h + 9, 5.4), "#46525E")
        flat(ctx, ell(0, -h + 9, 2), C["steel"])
        with at(ctx, -36, -h * .56, 1, -20):
            shaded(ctx, rrect(-9, -9, 18, 18, 3), C["orange"], d=2)
            with at(ctx, 0, 0, 1, crank):
                stroke(ctx, line((0, 0), (-13, 6)), "#46525E", 2.4)
        stroke(ctx, line((-35, -h * .6), (-2, -h + 8)), "#E9E2CF", 1.2)


def tripod_hook(x, y, k, rope=60, h=215):
    return x, y - (h - 18 - rope) * k


# ---------------------------------------------------------------- ventilation
def blower(ctx, x, y, k, t=0.0, on=1.0):
    """Axial fan on feet; outlet point blower_out()."""
    shadow(ctx, x, y, 38 * k, 5 * k, .28)
    with at(ctx, x, y, k):
        for dx in (-22, 16):
            shaded(ctx, rrect(dx, -9, 7, 9, 2), "#3F4A57", d=1)
        shaded(ctx, rrect(-30, -62, 54, 54, 10), C["orange"], d=5)
        shaded(ctx, rrect(20, -56, 14, 42, 4), dark(C["orange"], .2), d=2)
        stroke(ctx, smooth((-18, -62), (-12, -71), (6, -71), (12, -62), closed=False), "#3F4A57", 3)
        flat(ctx, ell(-6, -35, 21), "#3A4550")
        for i in range(5):
            with at(ctx, -6, -35, 1, i * 72 + t * 150 * on):
                shaded(ctx, smooth((0, 0), (5, -6), (5, -17), (-2, -19), (-4, -8)), "#9AA7B3", d=1)
        flat(ctx, ell(-6, -35, 4), "#D3D9DC")
        for r in (20, 14, 8):
            stroke(ctx, arc(-6, -35, r, 0, 360), "#5F6B76", .9)


def blower_out(x, y, k):
    return x + 34 * k, y - 35 * k


def duct(ctx, pts, k, r=13, c="#E7B84C", t=0.0, on=0.0):
    """Ribbed flexible hose along a soft path."""
    p = smooth(*pts, closed=False, tension=.55)
    stroke(ctx, p, dark(c, .22), 2 * r * k)
    ctx.save()
    ctx.translate(-1.2 * k, -2 * k)
    stroke(ctx, p, c, 2 * r * k * .78)
    ctx.restore()
    ctx.save()
    ctx.set_dash([1.6 * k, 5 * k], -t * 14 * k * on)
    stroke(ctx, p, dark(c, .3), 2 * r * k * .94, .55, cap="butt")
    ctx.restore()


# ---------------------------------------------------------------- testing
def gas_tester(ctx):
    """Hand-held four-gas meter with probe tube (Pose.hold)."""
    shaded(ctx, rrect(-4, -6, 13, 11, 2.6), C["amber"], d=1.4)
    flat(ctx, rrect(-1.6, -4.2, 8, 4.6, 1), "#2B3A3F")
    flat(ctx, rect(-.4, -3, 4.6, 1), "#9FD8B0")
    stroke(ctx, smooth((9, 0), (15, 2), (18, 12), closed=False), "#3F4A57", 1.4)


def radio_in_hand(ctx):
    shaded(ctx, rrect(-1, -4, 15, 7, 2), "#3A4450", d=1)
    stroke(ctx, line((14, -2.4), (22, -2.4)), "#2B3440", 1.3)


def clipboard(ctx):
    with at(ctx, 4, -2, 1, -58):
        shaded(ctx, rrect(-3, -15, 22, 29, 2), C["wood"], d=1.4)
        flat(ctx, rrect(-1, -12, 18, 24, 1), C["paper"])
        flat(ctx, rrect(4, -16, 8, 4, 1.4), C["steel_dk"])
        for i in range(4):
            flat(ctx, rect(1.4, -8 + i * 4.6, (13, 11, 12, 8)[i], 1.3), "#A9A395")


def tester_display(ctx, x, y, s=1.0, rows=(("氧气", "20.8", "%"), ("可燃气", "0", "%LEL"), ("硫化氢", "0", "ppm"), ("一氧化碳", "0", "ppm")), ok=1.0, idle="red"):
    """Large drawing of the meter, centre; ok 1 = all within limits, idle = lamp before."""
    with at(ctx, x, y, s):
        shaded(ctx, rrect(-210, -290, 420, 560, 60), C["amber"], d=26)
        shaded(ctx, rrect(-176, -250, 352, 360, 26), "#3F4A57", d=8)
        flat(ctx, rrect(-158, -232, 316, 324, 14), "#E3EEDF")
        for i, (n, v, u) in enumerate(rows):
            yy = -184 + i * 78
            text(ctx, n, -140, yy, 38, "slate")
            text(ctx, v, 62, yy, 52, "ink", align="right")
            text(ctx, u, 74, yy, 26, "slate", bold=False)
            if i:
                flat(ctx, rect(-140, yy - 55, 280, 2), "#B9C7B8")
        flat(ctx, ell(0, 186, 42), "#D9952E")
        flat(ctx, ell(0, 186, 32), mix(C[idle], C["green"], ok))
        stroke(ctx, line((-14, 187), (-4, 198), (16, 174)), C["white"], 7, ok)
        stroke(ctx, smooth((0, -290), (0, -340), (60, -370), (130, -360), closed=False), "#3F4A57", 18)


# ---------------------------------------------------------------- guarding the place
def barrier(ctx, x, y, k, w=150):
    """Red and white folding fence, left foot at x."""
    shadow(ctx, x + w * k / 2, y, w * .54 * k, 4 * k, .24)
    with at(ctx, x, y, k):
        for dx in (4, w - 8):
            shaded(ctx, rrect(dx, -96, 5, 96, 2), C["steel"], d=1.4)
            shaded(ctx, rrect(dx - 9, -4, 23, 4, 2), C["rubber"], d=.8)
        for yy in (-90, -52):
            n = int(w / 25)
            for i in range(n):
                shaded(ctx, rect(i * w / n, yy, w / n + .4, 15), C["red"] if i % 2 == 0 else "#F7F2E7", d=1.5, dy=1)


def warn_board(ctx, x, y, k, lines_=("有限空间", "未经许可 严禁入内"), w=120, h=92):
    shadow(ctx, x, y, w * .5 * k, 4 * k, .26)
    with at(ctx, x, y, k):
        for dx in (-w * .36, w * .36):
            shaded(ctx, rrect(dx - 2.5, -h - 50, 5, h + 50, 1.5), C["steel_dk"], d=1.4)
        shaded(ctx, rrect(-w / 2, -h - 66, w, h, 4), C["amber"], d=3)
        flat(ctx, rrect(-w / 2 + 4, -h - 62, w - 8, h - 8, 3), "#F8F4E9")
        with at(ctx, 0, -h - 41, 1):
            shaded(ctx, poly((0, -17), (19, 15), (-19, 15), r=4), C["amber"], d=1.6)
            flat(ctx, poly((-1.9, -7), (1.9, -7), (1.1, 5), (-1.1, 5)), C["ink"])
            flat(ctx, ell(0, 9.4, 1.9), C["ink"])
        text(ctx, lines_[0], 0, -h + 2, 19, "ink", align="center")
        text(ctx, lines_[1], 0, -h + 18, 11.5, "red", align="center")


def rope_line(ctx, p, q, c="#E9E2CF", w=4):
    stroke(ctx, line(p, q), c, w)


def toolbox(ctx, x, y, k, c="#C8503F"):
    shadow(ctx, x, y, 26 * k, 3 * k, .26)
    with at(ctx, x, y, k):
        stroke(ctx, smooth((-10, -22), (-8, -30), (8, -30), (10, -22), closed=False), "#3F4A57", 2.6)
        shaded(ctx, rrect(-23, -23, 46, 23, 3), c, d=2.6)
        flat(ctx, rect(-23, -15, 46, 2), dark(c, .3))
        flat(ctx, rrect(-4, -17, 8, 6, 1.4), "#E9DFC4")


def pallet(ctx, x, y, k, rows=2):
    shadow(ctx, x, y, 62 * k, 5 * k, .26)
    with at(ctx, x, y, k):
        for dx in (-56, -5, 46):
            shaded(ctx, rect(dx, -11, 10, 11), C["wood_dk"], d=1.5)
        shaded(ctx, rect(-58, -15, 116, 5), C["wood"], d=1.4)
        for j in range(rows):
            for i in range(2):
                shaded(ctx, rrect(-54 + i * 55, -15 - (j + 1) * 36, 52, 35, 1.5), ("#C99A68", "#D3A877")[(i + j) % 2], d=3.4)
                flat(ctx, rect(-31 + i * 55, -15 - (j + 1) * 36, 6, 16), "#A97F52")


def air_set(ctx, x, y, k):
    """Breathing apparatus standing ready: cylinder, harness, mask."""
    shadow(ctx, x, y, 24 * k, 3 * k, .26)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-9, -56, 18, 52, 8), "#E3B547", d=3)
        flat(ctx, rrect(-3, -62, 6, 8, 1.6), "#46525E")
        stroke(ctx, line((-9, -40), (9, -40)), "#3F4A57", 3)
        stroke(ctx, line((-9, -16), (9, -16)), "#3F4A57", 3)
        stroke(ctx, smooth((3, -58), (20, -50), (24, -22), (22, -12), closed=False), "#3F4A57", 2.6)
        shaded(ctx, smooth((13, -14), (22, -20), (32, -14), (31, -3), (22, 0), (14, -3)), "#3F4A57", d=1.6)
        flat(ctx, smooth((16, -12), (22, -16), (29, -12), (27, -6), (18, -6)), "#A9C7D6")


def rescue_kit(ctx, x, y, k):
    """Coiled line and harness on the ground."""
    shadow(ctx, x, y, 24 * k, 3.4 * k, .24)
    with at(ctx, x, y, k):
        for i in range(4):
            stroke(ctx, ell(-6, -3 - i * 2.6, 17 - i * .6, 5), "#E9E2CF" if i % 2 else "#D8CDB2", 2.4)
        stroke(ctx, smooth((14, -2), (22, -10), (30, -8), (32, -2), closed=False), C["orange"], 3.4)

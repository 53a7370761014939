"""The kitchen of the film about gas, and its small things (soup, curtain, marks, tools).

The wall stands at y = 720 (k 2.05), the counter front at 775 (k 2.43), people at 812 (k 2.68).
"""
import math

from kit import *
from kit_scene import _puff

FLOOR, K = 812, 2.68
TOP = 559                                     # front edge of the worktop
STOVE = (1150, 557, 2.35)
BURNER = (1150 - 24 * 2.35, 557 - 19 * 2.35)
VALVE = (962, 424, 2.7)
WIN = (1405, 248, 306, 262)
TABLE = (430, 806, 2.62)
SWITCH = (738, 452)
ALARM = (868, 236)
CREAM = "#F3E6CF"


def kp(y):
    """px per cm of a thing that stands at y."""
    return 2.6 * (y - 420) / 380


# ---------------------------------------------------------------- what stands still
def kitchen_still(pics):
    def f(ctx):
        kitchen_wall(ctx, 720, 1500, CREAM, splash=(538, 538))
        flat(ctx, rect(-400, 536, 1206, 166), "#DDC9A4")
        for i in range(15):
            stroke(ctx, line((-360 + i * 82, 548), (-360 + i * 82, 698)), "#CDB78F", 3, cap="butt")
        shaded(ctx, rrect(-400, 530, 1206, 12, 3), "#C3A070", d=3)
        _tiles(ctx)
        if pics:
            _pictures(ctx)
            wall_clock(ctx, 664, 300, 2.5, 17.6)
        _cupboards(ctx)
        shaded(ctx, rect(1150 - 31, -500, 62, 640), "#C3CBD0", d=6)
        range_hood(ctx, 1150, 396, 2.2)
        light_switch(ctx, *SWITCH, 2.9)
        wall_socket(ctx, 1336, 500, 2.5)
        counter(ctx, 800, 775, 2.43, 392, doors=7)
        flat(ctx, poly((824, 536), (1790, 536), (1762, 561), (792, 561)), "#F6EFE0")
        flat(ctx, rect(824, 536, 960, 4), "#D8CCB4")
        _worktop(ctx)
        gas_meter(ctx, 962, 258, 2.5)
        gas_pipe(ctx, [(962, -520), (962, 258)], 2.5)
        gas_pipe(ctx, [(962, 323), (962, 512)], 2.5)
        for y in (180, 360, 484):
            shaded(ctx, rrect(948, y, 28, 9, 3), "#B98E33", d=2)
        fridge(ctx, 1836, 792, 2.47)
        pot_plant(ctx, 2010, 800, 3.6, 0, "brick")
    return f


def _tiles(ctx):
    x0, x1, y0, y1, c = 806, 1792, 196, 538, "#DCE8E4"
    flat(ctx, rect(x0, y0, x1 - x0, y1 - y0), c)
    for i in range(19):
        stroke(ctx, line((x0 + 27 + i * 54, y0), (x0 + 27 + i * 54, y1)), dark(c, .07), 2.4, cap="butt")
    for j in range(1, 7):
        stroke(ctx, line((x0, y0 + j * 54 - 18), (x1, y0 + j * 54 - 18)), dark(c, .07), 2.4, cap="butt")
    shaded(ctx, rect(x0 - 6, y0 - 10, x1 - x0 + 12, 10), "#BFD2CB", d=3)
    shaded(ctx, rect(x0 - 8, y0 - 10, 8, 732 - y0), "#E9D9BB", d=3)


def _pictures(ctx):
    for x, y, w, h, c in ((150, 250, 150, 190, "#9DBB8B"), (330, 220, 190, 140, "#8FB4C9"), (348, 390, 120, 96, "#E2A15A")):
        flat(ctx, rrect(x + 7, y + 9, w, h, 4), "#B79D75", .35)
        shaded(ctx, rrect(x, y, w, h, 4), C["wood"], d=4)
        flat(ctx, rect(x + 10, y + 10, w - 20, h - 20), "#FBF7EF")
        clipped(ctx, rect(x + 20, y + 20, w - 40, h - 40), lambda q: (
            flat(q, rect(x, y, w, h), light(c, .5)),
            flat(q, ell(x + w * .68, y + h * .36, 15), "#F6B73C", .9),
            flat(q, smooth((x, y + h * .7), (x + w * .3, y + h * .45), (x + w * .6, y + h * .72), (x + w, y + h * .5),
                           (x + w, y + h), (x, y + h)), c),
            flat(q, smooth((x, y + h * .9), (x + w * .4, y + h * .72), (x + w, y + h * .86), (x + w, y + h + 9), (x, y + h + 9)), dark(c, .25))))


def _cupboards(ctx):
    wall_cupboard(ctx, 1266, 236, 2.2, 50, 70)
    for x, w in ((812, 118),):                 # shelf with jars
        shaded(ctx, rrect(x, 372, w, 11, 3), C["wood"], d=3)
        for dx in (16, w - 22):
            shaded(ctx, poly((x + dx, 383), (x + dx + 8, 383), (x + dx + 2, 404)), C["wood_dk"], d=1)
        for i, (c, h) in enumerate((("#C9584B", 44), ("#E2A15A", 36), ("#7FA79B", 50))):
            shaded(ctx, rrect(x + 12 + i * 34, 372 - h, 28, h, 6), c, d=4)
            flat(ctx, rrect(x + 10 + i * 34, 364 - h, 32, 10, 3), "#8A6343")
            flat(ctx, rrect(x + 17 + i * 34, 384 - h, 18, 14, 2), "#FBF7EF", .85)


def _worktop(ctx):
    shadow(ctx, 872, 556, 66, 7, .25)
    shaded(ctx, poly((812, 556), (822, 543), (936, 543), (930, 556), r=2), "#C99A68", d=3)
    for i, (dx, c) in enumerate(((0, "leaf"), (22, "leaf_lt"), (44, "leaf"))):
        shaded(ctx, ell(846 + dx, 536 - (i % 2) * 5, 18, 11, -.2), C[c], d=4)
    shaded(ctx, ell(906, 540, 13, 11), "#E0603F", d=4)
    flat(ctx, ell(904, 530, 5, 2.4), C["leaf_dk"])
    shadow(ctx, 1318, 557, 58, 7, .25)                      # rice cooker
    shaded(ctx, smooth((1268, 552), (1264, 500), (1280, 476), (1356, 476), (1372, 500), (1368, 552), (1318, 558)), "#F7F4EC", d=8)
    flat(ctx, rrect(1296, 510, 44, 24, 5), "#3B4A5C")
    flat(ctx, ell(1308, 522, 5), C["amber"])
    shaded(ctx, rrect(1296, 464, 44, 12, 5), "#9AA7B3", d=2)
    shaded(ctx, rrect(1694, 522, 50, 34, 5), "#8DBB78", d=4)
    for a in (-22, 0, 22):
        with at(ctx, 1719, 524, 1, a):
            shaded(ctx, smooth((0, 0), (-9, -24), (0, -50), (9, -24)), C["leaf" if a else "leaf_dk"], d=3)


# ---------------------------------------------------------------- what moves
def curtain(ctx, x, w, t, blow, side, c="#E9BE8A"):
    """Hanging from the rod at the window's top; blow 0 still .. 1 the wind lifts it inwards."""
    y0, y1 = WIN[1] - 42, WIN[1] + WIN[3] + 14
    b = blow * (42 + 13 * math.sin(t * 2.2)) * side
    q = blow * 10 * math.sin(t * 3.1 + 1)
    lift = blow * 26
    left = [(x, y0), (x + b * .2, lerp(y0, y1, .35)), (x + b * .8 + q, lerp(y0, y1, .7)), (x + b * 1.5 - w * .08, y1 - lift * .7)]
    right = [(x + w, y0), (x + w * .97 + b * .25, lerp(y0, y1, .35)), (x + w * 1.02 + b * .8 + q, lerp(y0, y1, .7)),
             (x + w * 1.1 + b * 1.5, y1 - lift)]

    def cloth(g):
        n = 5
        smooth(*left, closed=False)(g)
        for i in range(n):
            (ax, ay), (bx, by) = (tuple(lerp(p, r, (i + d) / n) for p, r in zip(left[3], right[3])) for d in (0, 1))
            g.curve_to(lerp(ax, bx, .2), ay + 9, lerp(ax, bx, .8), by + 9, bx, by)
        k = .5 / 2.7
        for i in (3, 2, 1):
            p, r = right[i], right[i - 1]
            p0, r0 = right[min(3, i + 1)], right[max(0, i - 2)]
            g.curve_to(p[0] + (r[0] - p0[0]) * k, p[1] + (r[1] - p0[1]) * k, r[0] - (r0[0] - p[0]) * k, r[1] - (r0[1] - p[1]) * k, *r)
        g.close_path()
    shaded(ctx, cloth, c, d=7)
    for u in (.2, .4, .6, .8):
        stroke(ctx, smooth(*[tuple(lerp(p, r, u) + (4 if m and i == 0 else 0) for m, (p, r) in enumerate(zip(left[i], right[i]))) for i in range(4)],
                           closed=False), dark(c, .12), 3)
    shaded(ctx, rrect(x - 3, y0 - 4, w + 6, 14, 4), light(c, .2), d=3)


def win(ctx, t, u=0.0, mode="dusk", blow=0.0):
    casement(ctx, *WIN, u, mode, wall="#DCE8E4")
    stroke(ctx, line((1352, 204), (1764, 204)), C["wood_dk"], 9)
    for x in (1350, 1766):
        flat(ctx, ell(x, 204, 9), C["wood_dk"])
    curtain(ctx, 1366, 50, t, blow * .35, -1)
    curtain(ctx, 1696, 62, t + .5, blow, -1)
    sink(ctx, 1566, 556, 2.35)
    for i, (c, h) in enumerate((("#7A4A3C", 54), ("#D9A03F", 44))):
        x = 1432 + i * 32
        shaded(ctx, rrect(x, 556 - h, 24, h, 5), c, d=4)
        flat(ctx, rrect(x + 6, 546 - h, 12, 14, 3), "#C9584B")


def sash(u):
    """Scene point on the moving sash's inner stile."""
    return WIN[0] + WIN[2] / 2 - (WIN[2] / 2 - 8) * ease(u) + 8, 468


def soup_pot(ctx, t, boil=0.0, spill=0.0, lid=True):
    """Pot on the left burner; boil lifts the lid, spill 0..1 runs down the sides."""
    x, y = BURNER
    k = 2.35
    hob_pot(ctx, x, y, k, lid=False)
    top = y - 21 * k
    foam, tone = "#F7E3B4", "#E2C384"
    if spill > .02:
        runs = ((-.94, .05, .92, 9), (-.55, .12, .52, 8), (-.16, .0, 1.0, 10), (.16, .3, .40, 7), (.56, .08, .80, 9), (.98, .15, 1.0, 8))
        sheet = [ell(x, top + 1, 43, 4 + 9 * min(1, spill * 1.5))]
        for a, late, far, w in runs:
            v = ease((spill - late) / (1 - late))
            px, sway = x + a * 38, 1.2 * math.sin(t * 2 + a * 5)
            sheet.append(capsule((px, top + 2), (px + sway, top + 6 + 17 * k * far * v), w * .8, w * (.5 + .32 * v)))
        v = ease((spill - .45) / .55)
        if v > 0:
            sheet += [ell(x + 4, y + 6, 68 * v, 8.5 * v), capsule((x + 36, y + 7), (x + 37, y + 8 + 9 * v), 8 * v, 5.5 * v),
                      capsule((x - 38, y + 7), (x - 38, y + 8 + 15 * v), 9 * v, 6 * v), capsule((x - 8, y + 7), (x - 8, y + 8 + 4 * v), 8 * v, 6 * v)]
        for q in sheet:
            flat(ctx, q, tone)
        ctx.save()
        ctx.translate(-2.6, -1.6)
        for q in sheet:
            flat(ctx, q, foam)
        ctx.restore()
        for i in range(11):
            a = i / 10 * 2 - 1
            r = (4.5 + 3.2 * abs(math.sin(i * 2.4)) + 1.2 * math.sin(i + t * 2.4)) * min(1, spill * 2.4)
            shaded(ctx, ell(x + a * 41, top - 2 - 4 * math.cos(a * 1.4), r, r * .85), light(foam, .5), tone, d=2)
    if not lid:
        flat(ctx, ell(x, top + 1, 40, 6), "#8E3A30")
        flat(ctx, ell(x, top + 2, 35, 4), "#F0C778")
        return
    lift = boil * (5 + 2.5 * math.sin(t * 8.2))
    with at(ctx, x, y - lift, k, boil * 2.6 * math.sin(t * 6.1)):
        c = "#C6574A"
        shaded(ctx, rrect(-18, -22, 36, 3.4, 1.6), light(c, .18), d=1)
        shaded(ctx, smooth((-17, -21), (-9, -26), (9, -26), (17, -21), (0, -20.4)), light(c, .1), d=1.6)
        flat(ctx, ell(0, -27.4, 3, 2.2), "#4A4038")


def ring_fire(ctx, t, fire):
    """Blue flames under the pot, steady; they sink away when the soup reaches them."""
    x, y = BURNER
    if fire < .03:
        return
    for i in range(9):
        a = i / 8 * 2 - 1
        h = (17 + 5 * abs(a) + 2.2 * math.sin(t * 3 + i * 1.3)) * fire
        bx, tx = x + a * 32, x + a * 43
        for c, q, al in (("#3F86CC", 1, .92), ("#8CC4EE", .58, .95)):
            flat(ctx, smooth((bx - 5 * q, y + 11), (lerp(bx, tx, .5) - 4.6 * q, y + 11 - h * q * .5), (tx, y + 11 - h * q),
                             (lerp(bx, tx, .5) + 4.6 * q, y + 11 - h * q * .5), (bx + 5 * q, y + 11)), c, al * min(1, fire * 3))


def steam(ctx, t, a):
    x, y = BURNER
    for i in range(7):
        u = (t * .34 + i / 7) % 1
        px = x + 26 * math.sin(i * 2.3) + 16 * math.sin(t * 1.2 + i)
        flat(ctx, ell(px, y - 66 - 96 * u, 10 + 20 * u, 9 + 16 * u), "#FFFFFF", .34 * a * math.sin(math.pi * u))


def haze(ctx, t, a, out=0.0, rise=1.0, n=13):
    """Gas shown as pale threads from the burner; out 0 lingers .. 1 is drawn to the window;
    rise 0 .. 1 spreads upwards from the burner."""
    if a <= .01:
        return
    x, y = BURNER

    def where(u, s, i):
        ax, ay = x + s * (30 + 320 * u ** 1.3) + 18 * math.sin(t * .7 + i), y - 6 - 270 * u ** .8
        bx, by = lerp(x + 20 * s, 1660, u ** .8), lerp(y - 10, 340, u) - 60 * math.sin(math.pi * u) + 30 * s
        return lerp(ax, bx, out), lerp(ay, by, out)
    for i in range(20):
        u = (t * .09 + i / 20) % 1
        px, py = where(u, (i * 7 % 20) / 10 - 1, i)
        _puff(ctx, px, py, 46 + 120 * u, "#EBC768", .30 * a * clamp((rise * 1.3 - u) * 4) * min(1, u * 8) * (1 - u) ** .7)
    for i in range(n):
        u = (t * .10 + i / n) % 1
        px, py = where(u, (i * 5 % n) / n * 2 - 1, i)
        w = 34 + 62 * u
        pts = [(px + (j - 3) * w / 3, py + (7 + 7 * u) * math.sin(j * 1.15 + i * 1.7 + t * 1.1)) for j in range(7)]
        al = a * clamp((rise * 1.3 - u) * 4) * math.sin(math.pi * min(1, u * 1.04))
        stroke(ctx, smooth(*pts, closed=False), "#D9A936", 10, al * .18)
        stroke(ctx, smooth(*pts[1:-1], closed=False), "#CF9C2B", 4.4, al * .6)


def table(ctx, t=0.0, phone=True, dinner=False):
    x, y, k = TABLE
    dining_table(ctx, x, y, k, 136)
    top = y - 76 * k
    if dinner:
        for dx, c, f in ((-96, "#7FA6C4", "#8DBB78"), (-4, "#C9584B", "#E2A15A"), (92, "#7FA79B", "#F4E9D6")):
            shaded(ctx, smooth((x + dx - 36, top - 15), (x + dx + 36, top - 15), (x + dx + 20, top), (x + dx - 20, top)), c, d=4)
            flat(ctx, ell(x + dx, top - 17, 33, 8), f)
        return
    shaded(ctx, poly((x + 34, top - 2), (x + 44, top - 12), (x + 116, top - 12), (x + 108, top - 2), r=2), "#FBF7EF", d=2)
    stroke(ctx, line((x + 76, top - 12), (x + 71, top - 3)), "#C9BEA6", 2)
    shaded(ctx, rrect(x - 58, top - 40, 30, 40, 6), "#7FA6C4", d=5)
    stroke(ctx, arc(x - 26, top - 22, 10, -80, 80), "#7FA6C4", 6)
    if phone:
        px = x - 118
        shaded(ctx, poly((px - 38, top), (px - 27, top - 32), (px + 27, top - 32), (px + 38, top), r=6), "#B5453A", d=5)
        for j in range(2):
            for i in range(3):
                flat(ctx, rrect(px - 17 + i * 12, top - 25 + j * 10, 9, 7, 2), "#F7EBD6")
        shaded(ctx, smooth((px - 44, top - 34), (px - 40, top - 48), (px, top - 52), (px + 40, top - 48), (px + 44, top - 34), (px + 24, top - 34),
                           (px + 20, top - 41), (px - 20, top - 41), (px - 24, top - 34), tension=.35), "#9C3A31", d=3)


# ---------------------------------------------------------------- signs and tools
def turn_arrow(ctx, x, y, r, a, u):
    """Quarter arrow that shows which way the lever goes."""
    if a <= .01:
        return
    end = lerp(-78, -12, u)
    ctx.push_group()
    for c, w in ((C["white"], 17), (C["ink"], 9)):
        stroke(ctx, arc(x, y, r, -80, end), c, w)
        b = math.radians(end)
        px, py = x + r * math.cos(b), y + r * math.sin(b)
        with at(ctx, px, py, 1, end + 90):
            stroke(ctx, line((-13, -15), (5, 0), (-13, 15)), c, w)
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)


def word_tag(ctx, x, y, s, a, bg="green", size=44):
    if a <= .01:
        return
    ctx.push_group()
    w = text_width(ctx, s, size) + size
    flat(ctx, rrect(x - w / 2 - 4, y - size * .8 - 4, w + 8, size * 1.6 + 8, 12), C["white"])
    flat(ctx, rrect(x - w / 2, y - size * .8, w, size * 1.6, 9), C[bg])
    text(ctx, s, x, y + size * .36, size, "white", align="center")
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)


def new_hose(ctx, p, q, k):
    """Corrugated stainless hose, clamped at both ends."""
    m = (lerp(p[0], q[0], .35), max(p[1], q[1]) + 10)

    def f(g):
        g.move_to(*p)
        g.curve_to(p[0], m[1] + 12, lerp(p[0], q[0], .45), q[1] + 2, *q)
    stroke(ctx, f, "#7E8B95", 4.4 * k)
    stroke(ctx, f, "#D5DCE0", 3.2 * k)
    ctx.save()
    ctx.set_dash([3, 5])
    stroke(ctx, f, "#9FABB3", 3.2 * k, cap="butt")
    ctx.restore()
    for x, y in (p, q):
        shaded(ctx, rrect(x - 3.2 * k, y - 2.8 * k, 6.4 * k, 5.6 * k, k), "#E3B547", d=2)


def old_hose(ctx, x, y, k):
    """The worn rubber hose that was taken off, thrown over the toolbox."""
    with at(ctx, x, y, k):
        path = smooth((-26, -3), (-20, -14), (-8, -25), (4, -25), (14, -12), (24, -3), (34, -5), closed=False)
        stroke(ctx, path, dark("#A98058", .3), 5)
        stroke(ctx, path, "#B88A58", 3.6)
        for px, py in ((-21, -12), (-12, -22), (-4, -25.6), (6, -24), (13, -13)):
            stroke(ctx, line((px - 1.6, py - 2), (px + 1.8, py + 1.8)), "#4B3420", 1.2)
        for px, py in ((-26.6, -2.6), (34.6, -5)):
            flat(ctx, rrect(px - 3, py - 2.6, 6, 5.2, 1), "#9AA7B3")


def brush_in_hand(ctx):
    """Soap brush."""
    stroke(ctx, line((-2, 0), (11, 0)), "#B98A5E", 2.6)
    shaded(ctx, rrect(10, -3, 7, 6, 1.2), "#F4E9D6", d=1)


def plate_in_hand(ctx):
    """Dish carried level (Pose.hold)."""
    m = ctx.get_matrix()
    a = math.atan2(m.yx, m.xx) if m.xx * m.yy - m.xy * m.yx > 0 else math.atan2(-m.yx, -m.xx)
    ctx.save()
    ctx.rotate(-a if m.xx * m.yy - m.xy * m.yx > 0 else a)
    shaded(ctx, smooth((-12, -6), (18, -6), (12, 0), (-6, 0), tension=.4), "#F7F4EC", d=1.6)
    flat(ctx, smooth((-8, -6), (-3, -10.5), (8, -10.5), (14, -6)), "#8DBB78")
    flat(ctx, ell(3, -9.4, 3, 1.8), "#E0603F")
    ctx.restore()


def soap(ctx, t, x, y, a):
    """Foam dabbed on a joint: it stays still, nothing blows up."""
    for i in range(7):
        b = i * 2.4
        r = (3.4 + i % 3 * 1.5) * min(1, a * 1.5)
        if a > i * .1:
            flat(ctx, ell(x + 11 * math.cos(b), y + 8 * math.sin(b), r), "#FFFFFF", .93)
            flat(ctx, ell(x + 11 * math.cos(b) + r * .25, y + 8 * math.sin(b) + r * .25, r * .6), "#CFE4EE", .9)


# ---------------------------------------------------------------- the room
def kitchen(ctx, cam, t, people, light_="dusk", fire=0.0, boil=0.0, spill=0.0, shut=0.0, win_u=0.0, blow=0.0,
            gas=0.0, gas_out=0.0, gas_rise=1.0, hose="old", alarm=False, pics=True, front=None, lid=True):
    """light_ 'dusk' (lamp off), 'day', 'night' (lamp lit)."""
    cached_layer(ctx, cam, 1, "kitchen%d" % pics, kitchen_still(pics), (-160, -60, 2420, 1260), 2.1)

    def still(c):
        win(c, t, win_u, light_, blow)
        p, q = (962, 508), (1150 - 36 * 2.35, 546)
        (new_hose if hose == "new" else lambda g, a, b, k: gas_hose(g, a, b, k, 3, True))(c, p, q, 2.5)
        gas_valve(c, *VALVE, shut)
        stove(c, *STOVE, fire, t)
        soup_pot(c, t, boil, spill, lid)
        ring_fire(c, t, fire)
        if fire > .3:
            steam(c, t, min(1, boil + .4))
        if alarm:
            stroke(c, line((ALARM[0], ALARM[1]), (ALARM[0], -300)), "#E4DCC8", 5)
            gas_alarm(c, *ALARM, 3.3, 0, t)
        if pics:
            ceiling_lamp(c, TABLE[0] + 20, 60, 2.9, light_ == "night")
    layer(ctx, cam, 1, still)
    layer(ctx, cam, 1, lambda c: haze(c, t + 5, gas, gas_out, gas_rise))
    if light_ == "day":
        layer(ctx, cam, 1, lambda c: flat(c, poly((1290, 800), (1560, 800), (1330, 1040), (960, 1040)), "#FFF4CF", .24))
    layer(ctx, cam, 1, people)
    _mood(ctx, cam, light_)
    if front:
        layer(ctx, cam, 1, front)


def _mood(ctx, cam, m):
    if m == "dusk":
        grade(ctx, "#EBD3C8", .8)
        layer(ctx, cam, 1, lambda c: (glow(c, 1560, 380, 560, "#FFC98A", .36), glow(c, 1500, 860, 520, "#FFC98A", .16, 120)))
    elif m == "day":
        layer(ctx, cam, 1, lambda c: glow(c, 1560, 380, 620, "#FFF3D0", .18))
    else:
        grade(ctx, "#EED9C4", .75)
        layer(ctx, cam, 1, lambda c: (glow(c, TABLE[0] + 20, 190, 640, "#FFD890", .38), glow(c, 1150, 330, 420, "#FFD890", .22)))


# ---------------------------------------------------------------- going down stairs
def descend(stair, n, k, look, t=0.0, turn=.42, seed=0.0):
    """Ground point and pose of one who walks down (n falls); facing against stair.dir."""
    s = k * look.height / 170
    tread, rise = stair.tread / s, stair.rise / s
    stride, st = 2 * tread, .62
    half, slope = stride * .62 / 2, rise / tread

    def foot(p):
        p %= 1.0
        if p <= st:
            x = half - stride * p
            th = 14 * max(0, 1 - p / .1) + 34 * max(0, (p - .44) / (st - .44)) ** 1.5
            return x, x * slope - 8 - .13 * max(0, th - 14), th
        u = (p - st) / (1 - st)
        e = u * u * (3 - 2 * u)
        x = lerp(-half, half, e)
        return x, x * slope - 8 - math.sin(math.pi * u ** .8) * (rise * .42 + 5) - 2.6 * (1 - u), lerp(34, 14, u)

    ph = -n / 2
    a, b = foot(ph), foot(ph + .5)
    c = math.cos(2 * math.pi * ph)
    pose = Pose(turn=turn, head_turn=turn + .1, drop=6.5 + 1.4 * math.cos(4 * math.pi * ph), lean=1, tilt=6,
                near_arm=(2 - 12 * c, 26), far_arm=(6 + 12 * c, 26), near_foot=a, far_foot=(b[0], b[1] - 1.4, b[2]),
                face=Face("flat", -.4, P.blink(t, seed)))
    x = stair.x + stair.dir * (stair.tread * (n + .5) + half * s)
    y = stair.y - stair.rise * (n + 1) - slope * half * s
    return x, y, pose

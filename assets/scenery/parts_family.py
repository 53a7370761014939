"""parts_family: the home's shell and furniture. x, y in scene units; y is the ground line of what stands there.

  spline     soft curve through points
  shell      room, wall_section, slab, plinth, roof      walls of a room have top, back (foot of the back wall), front
  openings   pane_window, curtain, rod, sun_patch
  on walls   frame, photo_wall, shelf_board, books, pendant, plates, double_socket, plant_shelf, height_chart
"""
from stage import *

SECT = "#F5E9D3"
WALLS = dict(bed="#B9D2DA", bath="#CDE5DF", kids="#F8DE9C", kitchen="#F8E0B4", dining="#F4CFA8", living="#D5E0BC", hall="#E9CDB0", sitting="#E6D3DA")


def spline(*pts, n=9):
    """Open soft curve through unevenly spaced points (centripetal Catmull-Rom)."""
    def f(ctx):
        p = [(2 * pts[0][0] - pts[1][0], 2 * pts[0][1] - pts[1][1]), *pts, (2 * pts[-1][0] - pts[-2][0], 2 * pts[-1][1] - pts[-2][1])]
        ctx.move_to(*pts[0])
        for i in range(len(pts) - 1):
            q = p[i:i + 4]
            t = [0]
            for u, v in zip(q, q[1:]):
                t.append(t[-1] + max(.01, math.dist(u, v)) ** .5)
            for j in range(1, n + 1):
                ctx.line_to(*_barry(q, t, lerp(t[1], t[2], j / n)))
    return f


def _barry(q, t, s):
    """Barry and Goldman's pyramid."""
    def blend(u, v, a, b):
        return tuple(((b - s) * m + (s - a) * n) / (b - a) for m, n in zip(u, v))
    a = [blend(q[i], q[i + 1], t[i], t[i + 1]) for i in range(3)]
    b = [blend(a[i], a[i + 1], t[i], t[i + 2]) for i in range(2)]
    return blend(*b, t[1], t[2])


# ---------------------------------------------------------------- shell
def room(ctx, x0, x1, top, back, front, wall, floor="wood", dado=None):
    name, wall = wall, WALLS.get(wall, wall)
    vgrad(ctx, x0, top, x1 - x0, back - top, light(wall, .35), wall)
    _paper(ctx, x0, x1, top, back, light(wall, .55), name)
    if dado:
        flat(ctx, rect(x0, back - 190, x1 - x0, 190), dado)
        shaded(ctx, rect(x0, back - 198, x1 - x0, 10), light(dado, .5), d=3)
    flat(ctx, rect(x0, back - 18, x1 - x0, 18), light(wall, .6))
    flat(ctx, rect(x0, back - 3, x1 - x0, 4), dark(wall, .2))
    dict(wood=_boards, tile=_tiles, pale=_boards)[floor](ctx, x0, x1, back, front, "#E3C08F" if floor == "pale" else None)
    flat(ctx, rect(x0, top, x1 - x0, 22), dark(wall, .3), .16)
    flat(ctx, rect(x0, top, 16, front - top), dark(wall, .3), .13)
    flat(ctx, rect(x0, back, x1 - x0, 16), "#3A2A20", .08)


def _paper(ctx, x0, x1, top, back, c, name):
    """Wallpaper: sprigs, dots or stripes in a lighter tone."""
    if name in ("dining", "sitting", "hall"):
        stroke(ctx, join(*[line((x, top), (x, back - 18)) for x in range(int(x0) + 40, int(x1), 62)]), c, 13, .38, cap="butt")
    elif name in ("bed", "kids", "living"):
        r = 7 if name == "kids" else 4
        marks = []
        for j, y in enumerate(range(int(top) + 44, int(back) - 24, 58)):
            for x in range(int(x0) + 30 + (j % 2) * 36, int(x1) - 8, 72):
                marks += [line((x, y), (x + .1, y))] if name == "kids" else [line((x + d, y + e), (x + d + .1, y + e)) for d, e in ((-6, 0), (6, 0), (0, -10))]
        stroke(ctx, join(*marks), c, r * 2, .5)


def _boards(ctx, x0, x1, y0, y1, c=None):
    c = c or "#D3A673"
    vgrad(ctx, x0, y0, x1 - x0, y1 - y0, dark(c, .1), c)
    r, n = rnd(int(x0 + y0)), 6
    for i in range(n):
        ya, yb = lerp(y0, y1, i / n), lerp(y0, y1, (i + 1) / n)
        x = x0 - r.random() * 200
        while x < x1:
            w = 190 + 160 * r.random()
            a, b = max(x, x0), min(x + w, x1)
            if r.random() < .4 and b > a:
                flat(ctx, rect(a, ya, b - a, yb - ya), light(c, .3) if r.random() < .5 else dark(c, .12), .4)
            if x0 < x < x1:
                flat(ctx, rect(x, ya, 2.5, yb - ya), dark(c, .25), .6)
            x += w
        flat(ctx, rect(x0, ya, x1 - x0, 2), dark(c, .25), .6)


def _tiles(ctx, x0, x1, y0, y1, c=None):
    c = c or "#E4DCCB"
    vgrad(ctx, x0, y0, x1 - x0, y1 - y0, dark(c, .08), c)
    step, n = 96, 5
    for j in range(n):
        for i in range(int((x1 - x0) / step) + 1):
            if (i + j) % 2:
                a = x0 + i * step
                flat(ctx, rect(a, lerp(y0, y1, j / n), min(step, x1 - a), (y1 - y0) / n), light(c, .5), .6)
    for j in range(1, n):
        flat(ctx, rect(x0, lerp(y0, y1, j / n), x1 - x0, 2), dark(c, .14))
    for i in range(1, int((x1 - x0) / step) + 1):
        flat(ctx, rect(x0 + i * step, y0, 2, y1 - y0), dark(c, .14))


def wall_section(ctx, x, top, front, w=30):
    flat(ctx, rect(x, top, w, front - top), SECT)
    flat(ctx, rect(x + w - 8, top, 8, front - top), dark(SECT, .12))
    flat(ctx, rect(x + 4, top, 3, front - top), "#FFFFFF", .5)


def slab(ctx, x0, x1, y, h=44):
    flat(ctx, rect(x0, y, x1 - x0, h), SECT)
    flat(ctx, rect(x0, y, x1 - x0, 5), "#FFFDF5", .8)
    flat(ctx, rect(x0, y + h - 12, x1 - x0, 12), dark(SECT, .13))


def plinth(ctx, x0, x1, y, h=34):
    """Stone foot of the house with its shadow on the lawn."""
    shadow(ctx, (x0 + x1) / 2 + 20, y + h, (x1 - x0) * .53, 34, .34)
    flat(ctx, rect(x0, y, x1 - x0, h), "#B3A58D")
    r, x = rnd(21), x0
    while x < x1:
        w = min(60 + 70 * r.random(), x1 - x)
        shaded(ctx, rrect(x + 2, y + 3, w - 4, h - 6, 6), mix("#CBBEA6", "#B9AA8F", r.random()), d=3)
        x += w


def roof(ctx, x0, x1, y, h=190, c="#B9694C"):
    """Tiled roof seen from the front; y = eaves."""
    top = y - h
    shape = poly((x0, y), (x0 + 150, top), (x1 - 150, top), (x1, y), r=10)
    shaded(ctx, shape, c, d=14)

    def rows(q):
        r = rnd(7)
        n = int(h / 30)
        for j in range(n + 1):
            yy = top + 14 + j * 30
            for i in range(int((x1 - x0) / 46) + 1):
                xx = x0 + i * 46 + (j % 2) * 23
                t = r.random()
                if t < .3:
                    flat(q, rrect(xx, yy - 26, 42, 28, 12), light(c, .18) if t < .15 else dark(c, .1), .7)
                stroke(q, smooth((xx, yy - 8), (xx + 22, yy + 4), (xx + 44, yy - 8), closed=False), dark(c, .22), 3)
    clipped(ctx, shape, rows)
    shaded(ctx, rrect(x0 + 130, top - 12, x1 - x0 - 260, 24, 10), light(c, .12), d=6)
    shaded(ctx, rrect(x0 - 14, y - 12, x1 - x0 + 28, 26, 10), "#EADBC0", d=6)


# ---------------------------------------------------------------- openings
def outlook(ctx, x, y, w, h, seed=1):
    """What is seen through a window: sky, a far house, tree tops."""
    vgrad(ctx, x, y, w, h, "#B7D8E8", "#EAF3EC")
    r = rnd(seed)
    flat(ctx, join(ell(x + w * .3, y + h * .2, w * .16, h * .035), ell(x + w * .4, y + h * .17, w * .1, h * .05)), "#FFFFFF", .8)
    bx = x + w * (.5 + .2 * r.random())
    flat(ctx, rect(bx, y + h * .5, w * .3, h), "#E5C9A4")
    flat(ctx, poly((bx - 10, y + h * .5), (bx + w * .15, y + h * .38), (bx + w * .3 + 10, y + h * .5)), "#C48667")
    for i in range(4):
        flat(ctx, rrect(bx + 12 + (i % 2) * w * .14, y + h * .57 + (i // 2) * h * .16, w * .08, h * .09, 3), "#A9C7D6")
    for i in range(6):
        flat(ctx, ell(x + w * i / 5, y + h * (.93 + .05 * r.random()), w * .15, h * (.16 + .1 * r.random())),
             mix("leaf", "#BFD8B4", .2 + .4 * r.random()))


def pane_window(ctx, x, y, w, h, seed=1, cols=2, frame="#FBF6EA", sill=True):
    shaded(ctx, rrect(x - 14, y - 14, w + 28, h + 28, 6), frame, d=5)
    clipped(ctx, rect(x, y, w, h), lambda q: (
        outlook(q, x, y, w, h, seed),
        flat(q, poly((x, y), (x + w * .42, y), (x + w * .12, y + h), (x, y + h)), "#FFFFFF", .22)))
    for i in range(1, cols):
        shaded(ctx, rect(x + w * i / cols - 5, y, 10, h), frame, d=3)
    if sill:
        shaded(ctx, rrect(x - 26, y + h + 10, w + 52, 16, 6), light(frame, .3), d=4)


def curtain(ctx, x, y, w, h, c="#E9BE8A", side=1, blow=0.0):
    """Drape held by a tie-back: side 1 hangs at the left of a window, -1 at the right; blow moves the hem inwards."""
    def px(u, v):
        """u 0 outer .. 1 inner edge, v 0 top .. 1 hem."""
        waist = 1 - .34 * math.exp(-((v - .62) / .16) ** 2) * u
        d = u * w * waist + blow * v * v
        return (x + d if side > 0 else x + w - d), y + h * v
    edge = [px(1, i / 10) for i in range(11)] + [px(u, 1 + (.018 if i % 2 else 0)) for i, u in enumerate((.8, .6, .4, .2, 0))]
    shaded(ctx, poly(*([px(0, 0)] + edge), r=5), c, d=7)
    for u in (.28, .52, .76):
        stroke(ctx, line(*[px(u, .03 + .093 * i) for i in range(11)]), dark(c, .13), 3)
    (ax, ay), (bx, _) = px(0, .62), px(1, .62)
    shaded(ctx, rrect(min(ax, bx) - 3, ay - 8, abs(bx - ax) + 6, 18, 6), light(c, .35), d=3)


def rod(ctx, x0, x1, y, c="wood_dk"):
    stroke(ctx, line((x0, y), (x1, y)), C[c], 9)
    for x in (x0, x1):
        flat(ctx, ell(x, y, 10), dark(C[c], .1))


def sun_patch(ctx, x, y, w, h, slant=90, a=.35):
    flat(ctx, poly((x, y), (x + w, y), (x + w + slant, y + h), (x + slant, y + h)), "#FFF6D8", a)


# ---------------------------------------------------------------- on the walls
def frame(ctx, x, y, w, h, kind="hill", c="wood"):
    flat(ctx, rrect(x + 6, y + 8, w, h, 3), "#6B5334", .2)
    shaded(ctx, rrect(x, y, w, h, 4), C.get(c, c), d=4)
    flat(ctx, rect(x + 8, y + 8, w - 16, h - 16), "#FDF8EC")
    a, b, p, q = x + 16, y + 16, w - 32, h - 32
    clipped(ctx, rect(a, b, p, q), lambda k: _picture(k, a, b, p, q, kind))


def _picture(ctx, x, y, w, h, kind):
    if kind == "hill":
        flat(ctx, rect(x, y, w, h), "#DCEBE6")
        flat(ctx, ell(x + w * .7, y + h * .3, h * .13), "#F4B860")
        flat(ctx, smooth((x - 5, y + h * .75), (x + w * .3, y + h * .4), (x + w * .65, y + h * .72), (x + w + 5, y + h * .5), (x + w + 5, y + h + 8), (x - 5, y + h + 8)), "#8DB08C")
        flat(ctx, smooth((x - 5, y + h * .95), (x + w * .4, y + h * .72), (x + w + 5, y + h * .88), (x + w + 5, y + h + 8), (x - 5, y + h + 8)), "#5E8B72")
    elif kind == "sun":
        flat(ctx, rect(x, y, w, h), "#FFF2CF")
        flat(ctx, ell(x + w * .5, y + h * .42, h * .2), "#F4903C")
        for i in range(9):
            t = i * .7
            stroke(ctx, line((x + w * .5 + h * .26 * math.cos(t), y + h * .42 + h * .26 * math.sin(t)),
                             (x + w * .5 + h * .34 * math.cos(t), y + h * .42 + h * .34 * math.sin(t))), "#F4903C", 4)
        flat(ctx, rect(x, y + h * .82, w, h * .2), "#8DBB78")
    else:
        flat(ctx, rect(x, y, w, h), "#D5E2DF")
        n = 3 if kind == "family" else 2
        for i in range(n):
            px, s = x + w * (i + 1) / (n + 1), h * (.17 if i % 2 == 0 else .14)
            py = y + h * (.45 if i % 2 == 0 else .58)
            shaded(ctx, ell(px, y + h * 1.08, s * 1.8, y + h * 1.08 - py - s * .5), ("#C9584B", "#E2A15A", "#4E7FA6")[i], d=4)
            flat(ctx, ell(px, py - s * .2, s * 1.12), "#3A3238")
            shaded(ctx, ell(px, py + s * .1, s * .94), C["skin1"], d=2)


def photo_wall(ctx, x, y):
    for dx, dy, w, h, k in ((0, 10, 96, 120, "family"), (112, 0, 130, 96, "hill"), (112, 110, 80, 80, "pair"), (206, 112, 66, 84, "sun")):
        frame(ctx, x + dx, y + dy, w, h, k, ("wood", "#7D8F86", "#C77B58", "wood_dk")[int(dx + dy) % 4])


def shelf_board(ctx, x, y, w, things="books", seed=1):
    """Board on the wall, y = its top."""
    flat(ctx, rect(x + 6, y + 12, w, 12), "#6B5334", .15)
    shaded(ctx, rrect(x, y, w, 14, 3), C["wood"], d=3)
    books(ctx, x + 10, y, w - 20, 76, seed, things == "mixed")


def books(ctx, x, y, w, h, seed, mixed=False):
    r, px = rnd(seed), x
    cs = ("#C9584B", "#E2A15A", "#5E8B72", "#4E7FA6", "#F0DFC0", "#8C5B6E", "#7FA79B", "#F1B648")
    while px < x + w - 16:
        t = r.random()
        if mixed and t < .22 and px < x + w - 60:
            kind = r.randrange(3)
            if kind == 0:
                shaded(ctx, smooth((px + 6, y), (px + 2, y - 24), (px + 16, y - 40), (px + 36, y - 24), (px + 32, y)), "#7FA6C4", d=4)
                for a in (-20, 0, 22):
                    with at(ctx, px + 19, y - 36, 1, a):
                        shaded(ctx, smooth((0, 0), (-6, -16), (0, -34), (6, -16)), C["leaf"], d=2)
            elif kind == 1:
                shaded(ctx, rrect(px, y - 34, 44, 34, 4), "#E7B95F", d=4)
                flat(ctx, rect(px, y - 22, 44, 5), "#FBF7EF", .7)
            else:
                frame(ctx, px, y - 54, 44, 54, "pair", "#8A6343")
            px += 54
            continue
        bw, bh = 13 + 12 * r.random(), h * (.62 + .36 * r.random())
        if r.random() < .12:
            with at(ctx, px + bw, y, 1, 12):
                shaded(ctx, rrect(-bw, -bh, bw, bh, 2), cs[r.randrange(8)], d=3)
            px += bw + bh * .22
        else:
            c = cs[r.randrange(8)]
            shaded(ctx, rrect(px, y - bh, bw, bh, 2), c, d=3)
            flat(ctx, rect(px, y - bh * .8, bw, 4), light(c, .5), .8)
            px += bw + 1.5


def pendant(ctx, x, top, drop=80, c="#E2725B", w=62):
    stroke(ctx, line((x, top), (x, top + drop)), "#6C5A4A", 4)
    shaded(ctx, smooth((x - 14, top + drop - 10), (x + 14, top + drop - 10), (x + w, top + drop + 46), (x, top + drop + 52), (x - w, top + drop + 46), tension=.4), c, d=7)
    flat(ctx, ell(x, top + drop + 47, w * .72, 9), "#FFF5D2")


def plates(ctx, x, y, cs=("#5F93BD", "#E2725B", "#8DBB78")):
    """Painted plates on the wall."""
    for i, c in enumerate(cs):
        px, py, r = x + i * 88, y + (i % 2) * 34, 40 - 4 * (i % 2)
        flat(ctx, ell(px + 5, py + 7, r), "#6B5334", .18)
        shaded(ctx, ell(px, py, r), "#FBF6E8", d=4)
        stroke(ctx, ell(px, py, r * .76), c, 6)
        for k in range(5):
            t = k * 1.257
            flat(ctx, ell(px + r * .3 * math.cos(t), py + r * .3 * math.sin(t), r * .17), c)
        flat(ctx, ell(px, py, r * .14), "#F6B73C")


def double_socket(ctx, x, y):
    """Wall plate with two sockets, centre."""
    shaded(ctx, rrect(x - 46, y - 24, 92, 48, 7), "#FBF8F0", d=4)
    for dx in (-24, 24):
        for d in (-7, 7):
            flat(ctx, rect(x + dx + d - 1.5, y - 12, 3, 10), "#4A4A4E")
        for d, r in ((-6, -20), (6, 20)):
            with at(ctx, x + dx + d, y + 8, 1, r):
                flat(ctx, rect(-1.5, -5, 3, 9), "#4A4A4E")


def plant_shelf(ctx, x, y, w=168):
    """Board with little pots and a trailing ivy, y = its top."""
    flat(ctx, rect(x + 6, y + 12, w, 12), "#6B5334", .15)
    shaded(ctx, rrect(x, y, w, 14, 3), C["wood"], d=3)
    for dx, col in ((28, "#C77B58"), (84, "#F4F0E4"), (138, "#7FA6C4")):
        for a in (-52, -26, 0, 26, 52):
            with at(ctx, x + dx, y - 34, 1, a):
                shaded(ctx, smooth((0, 4), (-8, -18), (0, -40), (8, -18)), C["leaf_dk" if (a + dx) % 4 else "leaf"], d=3)
        shaded(ctx, poly((x + dx - 20, y - 40), (x + dx + 20, y - 40), (x + dx + 15, y), (x + dx - 15, y), r=3), col, d=4)
    for dx, n in ((122, 4), (152, 6)):
        stroke(ctx, smooth((x + dx, y - 36), (x + dx + 8, y + 6), (x + dx, y + 18 + n * 14), closed=False), C["leaf_dk"], 4)
        for i in range(n):
            flat(ctx, ell(x + dx + (9 if i % 2 else -7), y + 12 + i * 15, 9, 6, .5 if i % 2 else -.5), C["leaf" if i % 2 else "leaf_dk"])


def height_chart(ctx, x, y):
    """Paper chart with a giraffe, hung on the wall to measure the children by; centre, y = foot of the wall."""
    top, foot = y - 412, y - 62
    stroke(ctx, line((x - 34, top), (x, top - 22), (x + 34, top)), "#8A6343", 3)
    flat(ctx, ell(x, top - 22, 5), "#59646F")
    flat(ctx, rect(x - 36, top + 6, 84, foot - top), "#6B5334", .2)
    flat(ctx, rect(x - 42, top, 84, foot - top), "#FDF8EC")
    flat(ctx, rect(x - 42, top, 84, foot - top - 36), "#DDEEF0")
    flat(ctx, rect(x - 42, foot - 46, 84, 46), "#A9CE92")
    flat(ctx, rect(x + 22, top, 20, foot - top), "#FDF8EC")
    for i in range(16):
        flat(ctx, rect(x + 22, foot - 12 - i * 21, 16 if i % 5 == 0 else 9, 3), "#8A6343")
    for yy in (top, foot):
        shaded(ctx, rrect(x - 50, yy - 8, 100, 15, 7), C["wood"], d=3)
    _giraffe(ctx, x - 10, foot - 12)


def _giraffe(ctx, x, y):
    c = "#EDB44A"
    for dx in (-20, -8, 6, 16):
        flat(ctx, rrect(x + dx - 4, y - 62, 9, 62, 3), dark(c, .1))
    flat(ctx, smooth((x - 26, y - 62), (x - 20, y - 92), (x + 4, y - 96), (x + 24, y - 84), (x + 22, y - 58), (x - 8, y - 52)), c)
    flat(ctx, poly((x + 2, y - 84), (x + 6, y - 282), (x + 20, y - 282), (x + 24, y - 74), r=5), c)
    flat(ctx, ell(x + 4, y - 292, 23, 15, .1), c)
    for dx in (6, 15):
        stroke(ctx, line((x + dx, y - 304), (x + dx, y - 320)), "#8A6343", 4)
        flat(ctx, ell(x + dx, y - 322, 4), "#8A6343")
    flat(ctx, ell(x, y - 295, 3), "#33261F")
    for i in range(8):
        flat(ctx, ell(x + (9, 17)[i % 2], y - 100 - i * 22, 5, 7), "#B9763A")
    for dx, dy in ((-14, -78), (0, -68), (14, -76)):
        flat(ctx, ell(x + dx, y + dy, 6, 7), "#B9763A")

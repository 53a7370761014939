"""rural_house: farmhouse, outbuildings and what hangs or stands around them.

  farmhouse(ctx, x, y, w, wall, roof)   white walls, grey tiles, open hall in the middle; x, y = left foot of the wall
  shed(ctx, x, y, w, h)                 open lean-to on posts, roof seen; wood_rack(ctx, x, y, w, rows) fits under it
  corn_string / chilli_string(ctx, x, y, n)   hung under the eaves
  tray(ctx, x, y, kind)   round drying tray     jar(ctx, x, y, s)   stool(ctx, x, y)   basket(ctx, x, y, s, full)
  clay_stove(ctx, x, y)   outdoor stove with chimney, tall steamer      bucket(ctx, x, y)
  washing(ctx, x, y, w, h)   washing line between two posts
  coop(ctx, x, y)         hen house     hen(ctx, x, y, face, c, peck)     chick  duck     dog(ctx, x, y, face, c)
"""
from stage import C, K, at, clipped, dark, ell, flat, join, lerp, light, line, poly, rect, rnd, rrect, shaded, shadow, smooth, stroke  # first: it sets the path
from kit_core import capsule
from kit_scene import _puff

WALL, TILE, WOOD = "#F6F0E3", "#76828C", "#9A6B48"


# ---------------------------------------------------------------- the house
def tiles(ctx, x, y, w, h, over=36, c=TILE):
    """Front slope of a roof: y = eaves line, h up to the ridge."""
    slope = poly((x - over, y), (x + w + over, y), (x + w + over * .2, y - h), (x - over * .2, y - h), r=8)
    shaded(ctx, slope, c, d=16, dy=.2)

    def ribs(k):
        n = int((w + 2 * over) / 36)
        for i in range(n + 1):
            u = i / n
            a, b = lerp(x - over, x + w + over, u), lerp(x - over * .2, x + w + over * .2, u)
            stroke(k, line((a, y), (b, y - h)), dark(c, .2), 7, cap="butt")
            stroke(k, line((a - 7, y), (b - 7, y - h)), light(c, .16), 6, cap="butt")
        for j in range(1, int(h / 30)):
            stroke(k, line((x - over, y - j * 30), (x + w + over, y - j * 30)), dark(c, .14), 3, .6)
    clipped(ctx, slope, ribs)
    n = int((w + 2 * over) / 36)
    caps = [ell(lerp(x - over, x + w + over, (i + .5) / n), y - 1, 15, 11) for i in range(n)]
    flat(ctx, join(*caps), dark(c, .24))
    shaded(ctx, rrect(x - over * .2 - 18, y - h - 20, w + over * .4 + 36, 30, 12), dark(c, .12), d=5)
    for s in (-1, 1):
        px = x + w / 2 + s * (w / 2 + over * .2 + 8)
        shaded(ctx, smooth((px - s * 30, y - h - 12), (px + s * 8, y - h - 20), (px + s * 30, y - h - 50), (px + s * 22, y - h - 10), (px, y - h + 6)), dark(c, .12), d=4)


def lattice(ctx, x, y, w, h):
    """Wooden window, centre bottom at (x, y)."""
    flat(ctx, rrect(x - w / 2 - 14, y - h - 14, w + 28, h + 28, 8), dark(WALL, .16))
    shaded(ctx, rrect(x - w / 2 - 10, y - h - 12, w + 20, h + 22, 6), WOOD, d=5)
    flat(ctx, rect(x - w / 2, y - h, w, h), "#7C9CAD")
    flat(ctx, poly((x - w / 2, y - h), (x + w * .1, y - h), (x - w * .3, y), (x - w / 2, y)), "#A9C7D6", .7)
    for i in range(1, 4):
        stroke(ctx, line((x - w / 2 + i * w / 4, y - h), (x - w / 2 + i * w / 4, y)), light(WOOD, .1), 6, cap="butt")
    for u in (.28, .72):
        stroke(ctx, line((x - w / 2, y - h * u), (x + w / 2, y - h * u)), light(WOOD, .1), 6, cap="butt")
    shaded(ctx, rrect(x - w / 2 - 22, y + 4, w + 44, 16, 5), "#D8CEBB", d=4)


def hall(ctx, x, y, w, h):
    """Open double door with the main room behind: table, picture, lamp light."""
    shaded(ctx, rrect(x - w / 2 - 16, y - h - 16, w + 32, h + 16, 6), WOOD, d=5)
    room = rect(x - w / 2, y - h, w, h)
    flat(ctx, room, "#CBB391")
    flat(ctx, rect(x - w / 2, y - h, w, h * .14), "#A98F70")
    flat(ctx, poly((x - w / 2, y - 60), (x + w / 2, y - 60), (x + w / 2, y), (x - w / 2, y)), "#B79A77")
    flat(ctx, rrect(x - 62, y - h * .8, 124, 150, 4), "#EADFC8")
    flat(ctx, smooth((x - 50, y - h * .8 + 130), (x - 30, y - h * .8 + 70), (x - 4, y - h * .8 + 104), (x + 22, y - h * .8 + 52), (x + 50, y - h * .8 + 130)), "#8FB3A5")
    flat(ctx, ell(x + 28, y - h * .8 + 34, 14), C["orange"])
    for s in (-1, 1):
        flat(ctx, rrect(x + s * 86 - 14, y - h * .8, 28, 150, 3), "#C8503F")
    shaded(ctx, rrect(x - 104, y - 176, 208, 22, 5), "#8A5A3B", d=4)
    for s in (-88, 76):
        flat(ctx, rect(x + s, y - 156, 14, 104), "#6F472F")
    shaded(ctx, smooth((x - 20, y - 176), (x - 26, y - 210), (x, y - 226), (x + 26, y - 210), (x + 20, y - 176)), "#7FA6C4", d=5)
    for s in (-46, 46):
        flat(ctx, rrect(x + s - 11, y - 198, 22, 22, 4), "#F2EADB")
    for s in (-1, 1):
        x0 = x + s * w / 2
        leaf = poly((x0, y - h), (x0 - s * 54, y - h + 12), (x0 - s * 54, y + 6), (x0, y), r=3)
        shaded(ctx, leaf, "#A8744E", d=5)
        for u in (.1, .55):
            flat(ctx, poly((x0 - s * 8, y - h * (1 - u)), (x0 - s * 46, y - h * (1 - u) + 8), (x0 - s * 46, y - h * (.64 - u)), (x0 - s * 8, y - h * (.62 - u)), r=3), "#8B5D3E")
    shaded(ctx, rrect(x - w / 2 - 30, y - 6, w + 60, 22, 6), "#C9C2B2", d=4)


def farmhouse(ctx, x, y, w, wall=590, roof=210):
    shadow(ctx, x + w * .53, y + 8, w * .58, 40, .26)
    shaded(ctx, rect(x, y - wall, w, wall), WALL, d=30, dy=0)
    flat(ctx, rect(x, y - 92, w, 92), "#C4BCAD")
    stroke(ctx, join(*(line((x + 30 + i * 76, y - 86), (x + 30 + i * 76, y - 48)) for i in range(int(w / 76))),
                     *(line((x + 66 + i * 76, y - 46), (x + 66 + i * 76, y - 4)) for i in range(int(w / 76))),
                     line((x, y - 47), (x + w, y - 47))), "#AEA595", 4, cap="butt")
    flat(ctx, rect(x, y - 100, w, 12), light(WALL, .5))
    flat(ctx, rect(x, y - wall, w, 46), dark(WALL, .2), .55)
    lattice(ctx, x + w * .19, y - 200, 178, 210)
    lattice(ctx, x + w * .81, y - 200, 178, 210)
    hall(ctx, x + w / 2, y, 270, 480)
    for s in (-1, 1):
        flat(ctx, rrect(x + w / 2 + s * 188 - 21, y - 452, 42, 300, 5), "#C8402F")
        for i in range(4):
            flat(ctx, rrect(x + w / 2 + s * 188 - 9, y - 430 + i * 68, 18, 34, 6), "#F0C45E")
    tiles(ctx, x, y - wall + 16, w, roof)


def shed(ctx, x, y, w=330, h=330, roof=110):
    """Lean-to: back rail, posts, tiled slope; (x, y) = left front post."""
    shadow(ctx, x + w * .5, y + 4, w * .56, 20, .24)
    for dx, up in ((14, 70), (w - 14, 70)):
        stroke(ctx, line((x + dx, y - up), (x + dx, y - h)), dark(WOOD, .25), 15, cap="butt")
    flat(ctx, rect(x + 10, y - h, w - 20, h - 96), dark("#B59A78", .3), .55)
    for dx in (6, w - 6):
        stroke(ctx, line((x + dx, y), (x + dx, y - h)), WOOD, 19, cap="butt")
    tiles(ctx, x, y - h + 8, w, roof, 26, "#8A7F78")


def wood_rack(ctx, x, y, w, rows=4):
    """Logs stacked with their ends to the viewer, front left foot (x, y)."""
    q = rnd(int(x + w))
    shadow(ctx, x + w / 2, y, w * .54, 14, .26)
    n = int(w / 46)
    for j in range(rows):
        for i in range(n - j % 2):
            px, py = x + 24 + i * 46 + (j % 2) * 23, y - 22 - j * 39
            r = 22 + q.uniform(-2, 2)
            shaded(ctx, ell(px, py, r), dark(C["wood_dk"], .1), d=4)
            flat(ctx, ell(px - 1, py - 1, r * .76), light(C["wood"], .28))
            stroke(ctx, ell(px - 1, py - 1, r * .4), C["wood"], 3)


# ---------------------------------------------------------------- hanging and drying
def corn_string(ctx, x, y, n=6, s=1.0):
    """Plaited cobs hanging from (x, y)."""
    stroke(ctx, line((x, y - 20 * s), (x, y + n * 26 * s)), "#C9B27C", 7 * s)
    for i in range(n):
        for k in (-1, 1):
            with at(ctx, x, y + i * 27 * s, s, k * (28 + i % 2 * 8)):
                c = ("#EDB53A", "#F2C455", "#E6A52F")[(i + k) % 3]
                flat(ctx, smooth((-11, 4), (-13, 26), (0, 62), (13, 26), (11, 4)), dark(c, .17))
                flat(ctx, smooth((-11, 4), (-13, 25), (-2 * k, 57), (7, 25), (6, 4)), c)
                flat(ctx, smooth((-11, 6), (0, -14), (11, 6), (0, 14)), "#E5D8A8")


def chilli_string(ctx, x, y, n=7, s=1.0):
    stroke(ctx, line((x, y - 20 * s), (x, y + n * 22 * s)), "#B09A66", 5 * s)
    for i in range(n):
        for k in (-1, 1):
            with at(ctx, x, y + i * 23 * s, s, k * (46 - i * 2)):
                shaded(ctx, smooth((-6, 2), (-6, 20), (2, 46), (7, 18), (6, 2)), ("#C73C2C", "#D85538")[(i + k) % 2], d=3)


def tray(ctx, x, y, kind=0, s=1.0):
    """Flat round bamboo tray lying on the ground: 0 corn, 1 chillies, 2 mushrooms."""
    shadow(ctx, x, y + 14 * s, 128 * s, 34 * s, .22)
    shaded(ctx, ell(x, y, 118 * s, 46 * s), "#C39A62", d=5)
    flat(ctx, ell(x, y - 5 * s, 106 * s, 38 * s), ("#EDB94A", "#CB4A34", "#D9C3A0")[kind])
    q, seeds = rnd(int(x) + kind), []
    for _ in range(38):
        a, b = q.uniform(-.9, .9), q.uniform(-.85, .85)
        if a * a + b * b < .8:
            seeds.append(ell(x + a * 102 * s, y - 5 * s + b * 36 * s, 9 * s, 5 * s, a))
    flat(ctx, join(*seeds), ("#F8D274", "#E0694A", "#B08A63")[kind])


def jar(ctx, x, y, s=1.0, c="#8C5E45"):
    shadow(ctx, x, y, 58 * s, 10 * s, .28)
    shaded(ctx, smooth((x - 32 * s, y), (x - 58 * s, y - 60 * s), (x - 50 * s, y - 108 * s), (x - 28 * s, y - 128 * s), (x + 28 * s, y - 128 * s),
                       (x + 50 * s, y - 108 * s), (x + 58 * s, y - 60 * s), (x + 32 * s, y)), c, d=14 * s)
    shaded(ctx, ell(x, y - 130 * s, 44 * s, 13 * s), "#C9BBA2", d=4)
    stroke(ctx, line((x - 34 * s, y - 100 * s), (x - 40 * s, y - 60 * s)), light(c, .35), 7 * s)


def stool(ctx, x, y, w=34, h=26, c="#B98A5E"):
    """Low stool, centre foot (x, y); w, h in cm."""
    with at(ctx, x, y, K):
        for dx in (-w / 2 + 3, w / 2 - 6):
            shaded(ctx, rrect(dx, -h, 4, h, 1.5), dark(c, .2), d=1)
        shaded(ctx, rrect(-w / 2, -h - 3, w, 7, 2.4), c, d=2)


def basket(ctx, x, y, s=1.0, full=None, ground=True):
    if ground:
        shadow(ctx, x, y, 70 * s, 12 * s, .26)
    if full:
        for i in range(9):
            shaded(ctx, ell(x + (-52 + i * 13) * s, y - (92 + (i * 5 % 3) * 13) * s, 22 * s, 19 * s), full, d=5)
    body = poly((x - 66 * s, y - 88 * s), (x + 66 * s, y - 88 * s), (x + 48 * s, y), (x - 48 * s, y), r=14 * s)
    shaded(ctx, body, "#C59A5F", d=10 * s)

    def weave(k):
        rows = [(x + (-66 + i * 18 + j % 2 * 9) * s, y - (16 + j * 20) * s) for j in range(4) for i in range(8)]
        stroke(k, join(*(line((px, py), (px + 10 * s, py)) for px, py in rows)), "#A67C46", 5 * s)
    clipped(ctx, body, weave)
    stroke(ctx, line((x - 64 * s, y - 88 * s), (x + 64 * s, y - 88 * s)), "#DDB77C", 11 * s)


# ---------------------------------------------------------------- kitchen in the yard
def bucket(ctx, x, y, c="#4E86B4", s=1.0):
    shadow(ctx, x, y, 46 * s, 9 * s, .28)
    shaded(ctx, poly((x - 42 * s, y - 78 * s), (x + 42 * s, y - 78 * s), (x + 32 * s, y), (x - 32 * s, y), r=6), c, d=9)
    flat(ctx, ell(x, y - 78 * s, 42 * s, 13 * s), light(c, .3))
    flat(ctx, ell(x, y - 76 * s, 36 * s, 10 * s), "#BFE0EC")
    stroke(ctx, smooth((x - 40 * s, y - 80 * s), (x, y - 118 * s), (x + 40 * s, y - 80 * s), closed=False), "#6C7A88", 5)


def clay_stove(ctx, x, y, up=740):
    """Brick stove 1 m wide with closed iron door, chimney (up = its height) and steamer; centre foot."""
    shadow(ctx, x + 10, y, 160, 24, .28)
    stroke(ctx, line((x + 108, y - 190), (x + 108, y - up)), "#9FA8AE", 34, cap="butt")
    stroke(ctx, line((x + 98, y - 190), (x + 98, y - up)), "#C9D0D3", 10, cap="butt")
    for v in (.42, .72):
        stroke(ctx, line((x + 89, y - up * v), (x + 127, y - up * v)), "#77818A", 7, cap="butt")
    shaded(ctx, poly((x + 70, y - up - 8), (x + 146, y - up - 8), (x + 108, y - up - 48), r=6), "#4C5661", d=6)
    stroke(ctx, join(line((x + 94, y - up + 2), (x + 92, y - up - 10)), line((x + 122, y - up + 2), (x + 124, y - up - 10))), "#77818A", 5)
    shaded(ctx, rrect(x - 140, y - 216, 280, 60, 16), "#E2CDAE", d=8)
    shaded(ctx, rrect(x - 140, y - 182, 280, 182, 12), "#C98B66", d=14)
    brick = [line((x - 134 + i * 58 + j % 2 * 28, y - 30 - j * 42), (x - 94 + i * 58 + j % 2 * 28, y - 30 - j * 42)) for j in range(4) for i in range(5)]
    clipped(ctx, rrect(x - 140, y - 182, 280, 182, 12), lambda k: stroke(k, join(*brick), "#B87755", 5))
    shaded(ctx, rrect(x - 96, y - 122, 92, 82, 14), "#4A4F57", d=5)
    flat(ctx, rrect(x - 60, y - 90, 24, 10, 5), "#9AA7B3")
    cx = x - 30
    for i in range(3):
        shaded(ctx, rrect(cx - 84, y - 268 - i * 52, 168, 54, 12), ("#D9B27A", "#CDA468")[i % 2], d=8)
        stroke(ctx, line((cx - 78, y - 222 - i * 52), (cx + 78, y - 222 - i * 52)), "#B58A50", 6)
    shaded(ctx, smooth((cx - 88, y - 372), (cx - 60, y - 404), (cx, y - 420), (cx + 60, y - 404), (cx + 88, y - 372)), "#D9B27A", d=8)
    for i in range(7):
        _puff(ctx, cx - 30 + i * 16 + (i % 3) * 10, y - 430 - i * 24, 40 + i * 5, "#FFFFFF", .34 - i * .035)


def washing(ctx, x, y, w=340, h=290):
    """Washing line between two posts, foot of the left one at (x, y)."""
    for dx in (0, w):
        shadow(ctx, x + dx, y, 26, 6, .26)
        stroke(ctx, line((x + dx, y - 4), (x + dx, y - h)), WOOD, 14)
        stroke(ctx, line((x + dx - 20, y - h + 8), (x + dx + 20, y - h + 8)), dark(WOOD, .15), 9)
    stroke(ctx, smooth((x, y - h + 6), (x + w / 2, y - h + 22), (x + w, y - h + 6), closed=False), "#8A8F94", 4)
    tops = (("#FBF7EF", 0), ("#6F9DC0", 1), ("#E2A15A", 0), ("#C9584B", 1))
    for i, (c, kind) in enumerate(tops):
        px = x + w * (i + .62) / (len(tops) + .24)
        with at(ctx, px, y - h + 18, 2.2, (-2, 1.5, 2, -1)[i]):
            if kind:
                shaded(ctx, poly((-13, 0), (13, 0), (15, 66), (3, 66), (0, 20), (-3, 66), (-15, 66), r=2), c, d=3)
            else:
                shaded(ctx, poly((-10, 0), (10, 0), (25, 15), (17, 23), (12, 18), (13, 52), (-13, 52), (-12, 18), (-17, 23), (-25, 15), r=3), c, d=3)


# ---------------------------------------------------------------- animals
def coop(ctx, x, y):
    shadow(ctx, x, y, 170, 18, .26)
    shaded(ctx, rrect(x - 140, y - 170, 280, 170, 8), "#C99C68", d=10)
    for i in range(7):
        stroke(ctx, line((x - 120 + i * 40, y - 160), (x - 120 + i * 40, y - 6)), "#B4854F", 5)
    flat(ctx, rrect(x - 44, y - 112, 88, 112, 40), "#6B4A34")
    flat(ctx, rect(x - 44, y - 40, 88, 40), "#6B4A34")
    shaded(ctx, poly((x - 170, y - 156), (x + 170, y - 156), (x + 136, y - 236), (x - 136, y - 236), r=10), "#A8614A", d=8)


def hen(ctx, x, y, face=1, c="#B9683F", peck=False, s=1.0):
    shadow(ctx, x, y, 46 * s, 8 * s, .26)
    with at(ctx, x, y, s, flip=face < 0):
        for dx in (-6, 10):
            stroke(ctx, line((dx, -26), (dx + 2, -3), (dx + 12, -2)), "#E0A23C", 5)
        shaded(ctx, smooth((-34, -58), (-52, -88), (-72, -92), (-74, -70), (-58, -44), (-34, -24), (6, -20), (34, -40), (30, -66), (0, -64), (-18, -62)), c, d=9)
        flat(ctx, smooth((-26, -52), (-4, -58), (12, -44), (-8, -32)), dark(c, .16))
        hx, hy = (52, -22) if peck else (38, -98)
        shaded(ctx, capsule((24, -54), (hx - 4, hy + 4), 19, 13), light(c, .1), d=4)
        for i in range(3):
            flat(ctx, ell(hx - 8 + i * 8, hy - 14, 6, 8), "#D23F31")
        shaded(ctx, ell(hx, hy, 15), light(c, .14), d=4)
        flat(ctx, poly((hx + 11, hy - 5), (hx + 30, hy + 2), (hx + 11, hy + 7), r=1), "#EBB03F")
        flat(ctx, ell(hx + 8, hy + 13, 5, 8), "#D23F31")
        flat(ctx, ell(hx + 4, hy - 4, 2.6), "#2B2A33")


def chick(ctx, x, y, face=1):
    with at(ctx, x, y, 1, flip=face < 0):
        stroke(ctx, line((0, -12), (2, 0)), "#E0A23C", 4)
        shaded(ctx, ell(-2, -22, 21, 17), "#F4CE5C", d=4)
        shaded(ctx, ell(13, -38, 13), "#F7DA7A", d=3)
        flat(ctx, poly((24, -40), (34, -36), (24, -33)), "#E38B34")
        flat(ctx, ell(16, -41, 2.2), "#2B2A33")


def duck(ctx, x, y, face=1, c="#FBF7EF"):
    stroke(ctx, line((x - 66, y + 6), (x + 70, y + 6)), "#DCEFEA", 6)
    with at(ctx, x, y, 1, flip=face < 0):
        shaded(ctx, smooth((-54, -30), (-66, -44), (-36, -34), (10, -38), (40, -26), (36, 2), (-34, 4)), c, d=7)
        shaded(ctx, capsule((30, -18), (38, -58), 15, 12), c, d=4)
        shaded(ctx, ell(40, -64, 17, 15), c, d=4)
        flat(ctx, smooth((54, -66), (78, -60), (54, -54)), "#EE9A3A")
        flat(ctx, ell(45, -68, 2.8), "#2B2A33")


def dog(ctx, x, y, face=1, c="#C98F55"):
    """Sitting village dog."""
    shadow(ctx, x, y, 80, 14, .28)
    with at(ctx, x, y, K, flip=face < 0):
        stroke(ctx, smooth((-20, -6), (-32, -10), (-34, -24), (-27, -30), closed=False), c, 6)
        shaded(ctx, smooth((-24, 0), (-24, -18), (-12, -34), (4, -46), (14, -38), (14, -10), (16, 0)), c, d=5)
        for dx in (4, 11):
            shaded(ctx, capsule((dx, -26), (dx + 1, -4), 4.6, 4), light(c, .1), d=1.6)
            shaded(ctx, ell(dx + 4, -3, 6, 3.6), light(c, .3), d=1)
        flat(ctx, smooth((2, -42), (14, -40), (12, -22), (4, -20)), "#F4E6CF")
        shaded(ctx, ell(10, -54, 13, 12), c, d=3)
        shaded(ctx, ell(20, -50, 9, 6.4), "#F4E6CF", d=2)
        flat(ctx, ell(27, -52.5, 3.2, 2.6), "#3A2A2C")
        flat(ctx, ell(13, -56, 1.8, 2), "#2B2A33")
        shaded(ctx, smooth((0, -64), (8, -64), (6, -48), (-2, -42), (-6, -52)), dark(c, .25), d=2)
        stroke(ctx, smooth((17, -45.5), (21, -44), (25, -46), closed=False), "#8A4A3C", 1.2)
        stroke(ctx, smooth((-1, -43), (6, -39), (15, -41), closed=False), "#C8402F", 3)

"""enterprise_land: the place without its buildings.

  sky_and_hills(ctx, w, y)       to the horizon at y          ground(ctx, w, y, h, lanes)   paving and roadways
  wall(ctx, x0, x1, y)           brick wall at the back       ivy(ctx, x, y, w, h, seed)    hanging over it
  garden, lawn, blooms           green plots and flowers      notice(ctx, x, y)             board without words
  hedge(ctx, x0, x1, y, h)       clipped hedge          pad, bay, drain   places marked on the ground
"""
from parts_enterprise import *

PLAIN = "#DDD2BD"


def sky_and_hills(ctx, w, y):
    g = ((0, "#A9D0E4"), (.5, "#D3E7EA"), (.8, "#F4EDD8"), (1, "#F8E9C6"))
    ctx.save()
    ctx.translate(700, 0)
    vgrad(ctx, -700, 0, w, y, *g)
    ctx.restore()
    for r, a in ((150, .22), (112, .35), (78, .95)):
        flat(ctx, ell(w * .19, y * .1, r), "#FFE9B4", a)
    for cx, cy, s in ((.1, .105, 1.25), (.49, .12, 1.6), (.62, .3, 1.3), (.3, .2, 1)):
        px, py = cx * w, cy * y
        flat(ctx, join(ell(px, py, 95 * s, 24 * s), ell(px - 40 * s, py - 16 * s, 44 * s, 26 * s), ell(px + 28 * s, py - 24 * s, 52 * s, 34 * s)), "#FFFDF6", .85)
    for i, (h, c) in enumerate(((360, "#BCD5D6"), (270, "#A5C7BD"), (200, "#8DB79F"))):
        pts = [(-60, y + 10)]
        for j in range(9):
            pts.append((j * w / 8, y - h * (.72 + .28 * math.sin(j * 2.3 + i * 1.7))))
        flat(ctx, smooth(*pts, (w + 60, y + 10), tension=.9), c)
        if i == 0:
            _town(ctx, w, y - 60)
    for i in range(int(w / 130)):
        shaded(ctx, ell(i * 130 + 30, y + 6, 100, 56 + i * 37 % 40), mix("#7FAA86", "#8DB79F", i * 13 % 10 / 10), d=14)


def _town(ctx, w, y):
    r, x = rnd(7), w * .34
    while x < w * .76:
        bw, h = 60 + r.random() * 60, 90 + r.random() * 190
        shaded(ctx, rrect(x, y - h, bw, h + 80, 4), mix("#C3D4DA", "#D8DEDB", r.random()), d=12)
        for i in range(int(h / 44)):
            flat(ctx, rect(x + 12, y - h + 18 + i * 40, bw - 34, 12), "#E6ECEA", .7)
        x += bw + 8 + r.random() * 60


def ground(ctx, w, y, h, lanes=()):
    """Joints run straight back; lanes = upper edges of the roadway."""
    flat(ctx, rect(0, y, w, h), PLAIN)
    flat(ctx, rect(0, y, w, 70), light(PLAIN, .14))
    for i in range(1, int(h / 190) + 1):
        flat(ctx, rect(0, y + i * 190, w, 4), dark(PLAIN, .06))
        for j in range(int(w / 330) + 1):
            flat(ctx, rect(j * 330 + (i % 2) * 165, y + (i - 1) * 190, 4, 190), dark(PLAIN, .05))
    for y0 in lanes:
        flat(ctx, rect(0, y0, w, 150), "#C6C1B5")
        for dy in (0, 142):
            flat(ctx, rect(0, y0 + dy, w, 9), "#F7F1E2", .9)
        for i in range(int(w / 170) + 1):
            flat(ctx, rect(40 + i * 170, y0 + 72, 80, 8), "#EBC469", .85)
    r = rnd(5)
    for _ in range(int(w * h / 90000)):
        px, py = r.random() * w, y + r.random() * h
        flat(ctx, ell(px, py, 9, 4, r.random() - .5), ("#B9C48F", "#D9A77C", "#C9B98F")[r.randrange(3)], .8)


def wall(ctx, x0, x1, y):
    c, h = "#C98F6C", 250
    shaded(ctx, rect(x0, y - h, x1 - x0, h), c, d=0)
    r = rnd(3)
    for _ in range(int((x1 - x0) / 9)):
        i, j = int(r.random() * (x1 - x0) / 46), int(r.random() * 11)
        flat(ctx, rrect(x0 + i * 46 + (j % 2) * 20, y - h + 10 + j * 22, 40, 16, 2), (dark(c, .1), light(c, .14))[r.randrange(2)], .8)
    shaded(ctx, rrect(x0 - 8, y - h - 16, x1 - x0 + 16, 24, 5), "#EADBC2", d=6)
    flat(ctx, rect(x0, y - 14, x1 - x0, 14), dark(c, .18))


def ivy(ctx, x, y, w, h, seed):
    """Climbing plant that hangs over the wall from (x, y)."""
    r = rnd(seed)
    for i in range(int(w * h / 520)):
        u = r.random()
        px, py = x + u * w, y + h * r.random() ** 1.6 * (.45 + .55 * math.sin(3 * u + seed) ** 2)
        c = mix(("#5E9B63", "#3F7B54", "#8DBB78")[r.randrange(3)], "#7FAA86", .2)
        shaded(ctx, ell(px, py, 19, 15, r.random() * 3), c, d=4)
    for _ in range(int(w / 30)):
        flat(ctx, ell(x + r.random() * w, y + r.random() * h * .5, 7), "#F3C1B0")


def lawn(ctx, x, y, w, h):
    """Green edge at the near end of the yard: kerb, grass, flowers, round bushes."""
    flat(ctx, rrect(x, y, w, h + 60, 26), "#EFE6D2")
    flat(ctx, rrect(x + 14, y + 14, w - 28, h + 60, 18), "#A9C58A")
    r = rnd(int(x))
    for i in range(int(w / 150)):
        shaded(ctx, ell(x + 80 + i * (w - 110) / (w // 150), y + 56, 54 + r.random() * 26, 44 + r.random() * 16), C[("leaf", "leaf_dk", "leaf_lt")[i % 3]], d=10)
    blooms(ctx, x + 30, y + 26, w - 60, h - 24, int(w / 18), int(x))


def notice(ctx, x, y):
    shadow(ctx, x, y, 80 * K, 6 * K, .24)
    with cm(ctx, x, y):
        for dx in (-62, 56):
            shadow(ctx, dx + 3, 0, 16, 4, .3)
            shaded(ctx, rect(dx, -160, 6, 160), C["steel_dk"], d=2)
            shaded(ctx, rrect(dx - 6, -5, 18, 6, 2), "#46535F", d=1)
        shaded(ctx, rrect(-74, -164, 148, 96, 4), "#4F7F8C", d=4)
        flat(ctx, rrect(-67, -157, 134, 82, 2), "#F7F3E9")
        for i, c in enumerate(("#8DB79F", "#E8BE78", "#9FC1D0", "#D99B7A")):
            flat(ctx, rrect(-61 + i * 31, -150 + i % 2 * 6, 27, 34, 1.5), c)
            for j in range(4):
                flat(ctx, rect(-61 + i * 31, -106 + i % 2 * 4 + j * 6, (26, 22, 25, 15)[j], 2.4), "#C4BEB0")
        shaded(ctx, poly((-84, -162), (-74, -174), (74, -174), (84, -162), r=3), "#B5694E", d=2)


def hedge(ctx, x0, x1, y, h):
    """Clipped hedge with blossoms, its foot at y."""
    r = rnd(9)
    flat(ctx, rect(x0, y - 12, x1 - x0, 26), "#1B2440", .12)
    shaded(ctx, rrect(x0, y - h * .8, x1 - x0, h * .8, 20), C["leaf_dk"], d=10)
    n = int((x1 - x0) / 62)
    for row in (.86, .52, .2):
        for i in range(n + 1):
            c = mix(C[("leaf", "leaf_dk", "leaf")[r.randrange(3)]], "#9CC07C", .22 * r.random() + .14 * row)
            shaded(ctx, ell(x0 + (i + row % .4) * 62, y - h * row, 48, h * .24), c, d=9)
    for _ in range(int((x1 - x0) / 34)):
        flat(ctx, ell(x0 + r.random() * (x1 - x0), y - h * (.15 + .8 * r.random()), 7), "#F3C1B0")


def pad(ctx, x, y, w, h, c="#C9C4B8"):
    """Slab of another colour let into the yard, with a pale kerb."""
    flat(ctx, rrect(x - 8, y - 8, w + 16, h + 16, 12), light(c, .5))
    flat(ctx, rrect(x, y, w, h, 8), c)
    for i in range(1, int(w / 150)):
        flat(ctx, rect(x + i * 150, y, 3, h), dark(c, .06))


def garden(ctx, x, y, w, h, path):
    """Grass plot with a kerb, flowers along its edges and a paved place (x, y, w, h)."""
    flat(ctx, rrect(x - 14, y - 10, w + 28, h + 30, 70), dark("#EFE6D2", .16))
    flat(ctx, rrect(x - 14, y - 14, w + 28, h + 28, 70), "#F3EBD8")
    flat(ctx, rrect(x, y, w, h, 58), "#A9C58A")
    flat(ctx, rrect(x + 30, y + 20, w * .6, h * .3, 50), "#B7D097", .8)
    r = rnd(int(x))
    for _ in range(int(w * h / 9000)):
        px, py = x + 40 + r.random() * (w - 80), y + 30 + r.random() * (h - 60)
        for s in (-1, 0, 1):
            stroke(ctx, line((px + s * 4, py), (px + s * 9, py - 13)), "#7FAE72", 3)
    flat(ctx, rrect(*path, 30), "#E9DCC2")
    for i in range(1, int(path[2] / 110)):
        flat(ctx, rect(path[0] + i * 110, path[1], 4, path[3]), dark("#E9DCC2", .07))


def blooms(ctx, x, y, w, h, n, seed):
    """Flowers scattered over a strip."""
    r = rnd(seed)
    for _ in range(n):
        px, py = x + r.random() * w, y + r.random() * h
        c = ("#E98B6A", "#F6C453", "#FBF7EF", "#D9604A")[r.randrange(4)]
        stroke(ctx, line((px, py + 4), (px, py + 20)), C["leaf_dk"], 3)
        for a in range(5):
            flat(ctx, ell(px + 6 * math.cos(a * 1.26), py + 6 * math.sin(a * 1.26), 5), c)
        flat(ctx, ell(px, py, 3.4), "#8A6343")


def bay(ctx, x, y, w, h):
    """Painted place for a lorry."""
    flat(ctx, rect(x, y, w, h), "#C4C0B6")
    for a, b, c, d in ((x, y, w, 10), (x, y, 10, h), (x + w - 10, y, 10, h)):
        flat(ctx, rect(a, b, c, d), "#FBF7EF", .75)


def drain(ctx, x, y, w):
    flat(ctx, rrect(x, y, w, 26, 6), dark(PLAIN, .2))
    for i in range(int(w / 18)):
        flat(ctx, rrect(x + 8 + i * 18, y + 5, 9, 16, 4), dark(PLAIN, .42))

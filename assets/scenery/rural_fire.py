"""rural_fire: smoke, sparks and burning straw. x, y in scene units.

  billow(ctx, x, y, h, w0, w1, drift)   rolling smoke
  sparks(ctx, x, y, angles, r, w)   short bright strokes that fly off (x, y)
  straw_row(ctx, x, y, w, seed)     low swath of straw lying on the field, its right part burnt
  fire_row(ctx, x, y, w, s, seed)   flames side by side along such a row
"""
import math

from stage import dark, ell, flat, join, lerp, light, line, mix, rnd, smooth, stroke  # first: it sets the path


def billow(ctx, x, y, h, w0, w1, drift, c="#62666E", a=.5, n=16, seed=1):
    """Rolling smoke from (x, y): round puffs that grow from w0 to w1, rise h and drift."""
    q = rnd(seed)
    puffs = []
    for i in range(n):
        u = (i + .5) / n
        r = lerp(w0, w1, u ** .8) / 2
        for k in (-1, 1):
            puffs.append((u, x + drift * u ** 1.4 + k * r * q.uniform(.2, .75), y - h * u + q.uniform(-.3, .3) * r, r * q.uniform(.55, .85)))
    for u, px, py, r in reversed(puffs):
        tone = mix(c, "#C9CBCB", u * .75)
        flat(ctx, ell(px, py, r * 1.05, r), dark(tone, .1), a * (1 - u ** 2.2))
        flat(ctx, ell(px - r * .16, py - r * .18, r * .84, r * .8), light(tone, .12), a * (1 - u ** 2.2))


def sparks(ctx, x, y, angles, r=46, w=7):
    for c, k, ww in (("#E9731F", 1.0, w), ("#FFE58F", .82, w * .5)):
        segs = []
        for i, deg in enumerate(angles):
            a, far = math.radians(deg), r * k * (1 if i % 2 else .74)
            segs.append(line((x + r * .3 * math.cos(a), y + r * .3 * math.sin(a)), (x + far * math.cos(a), y + far * math.sin(a))))
        stroke(ctx, join(*segs), c, ww)


def _top(q, x0, x1, y, h, step):
    """Uneven upper edge from x0 to x1, swelling from the ends."""
    n = max(3, int((x1 - x0) / step))
    return [(lerp(x0, x1, i / n), y - h * math.sin(math.pi * (i + .6) / (n + 1.2)) ** .4 * q.uniform(.7, 1)) for i in range(n + 1)]


def straw_row(ctx, x, y, w, seed=1, c="#D9AE4A"):
    """Left third still straw, middle in flames, right third ash."""
    q = rnd(seed)
    x0, x1, cut, ash = x - w / 2, x + w / 2, x - w * .2, x + w * .24
    stalks = lambda a, b, h, n: join(*(line((px, py), (px + q.uniform(16, 36), py + q.uniform(-9, 7))) for px, py in ((q.uniform(a, b - 24), y - q.uniform(-4, h)) for _ in range(n))))
    flat(ctx, smooth((cut - 20, y + 6), *_top(q, cut, x1, y + 2, 17, 26), (x1, y + 8), (lerp(cut, x1, .5), y + 16)), "#4A3E38")
    stroke(ctx, stalks(cut, x1 + 10, 12, int(w / 16)), "#2F2A2B", 6)
    stroke(ctx, stalks(ash - 30, x1, 14, 7), "#EE8A3A", 4)
    stroke(ctx, stalks(x0, cut + 40, 20, int(w / 9)), dark(c, .22), 6)
    flat(ctx, smooth((x0 + 6, y + 8), *_top(q, x0 + 8, cut + 60, y, 34, 30), (cut + 60, y + 8)), c)
    stroke(ctx, stalks(x0, cut + 50, 28, int(w / 14)), dark(c, .24), 5)
    stroke(ctx, stalks(x0 - 6, cut + 50, 30, int(w / 11)), light(c, .45), 5)


def fire_row(ctx, x, y, w, s, seed=1):
    """Flames of all sizes side by side along a row; (x, y): foot of the middle."""
    q = rnd(seed)
    n = max(3, round(w / (50 * s)))
    spots = [(x - w / 2 + (i + .5) * w / n, y + 5 + i % 2 * 4, s * (.4, .82, .52, .98, .46, .7)[(i + seed) % 6], q.uniform(-5, 13)) for i in range(n)]
    low = smooth((x - w / 2, y + 2), *_top(q, x - w / 2, x + w / 2, y, 44 * s, 26), (x + w / 2, y + 2), (x, y + 12))
    flat(ctx, low, "#E0602A")
    for c, k in (("#E8692C", 1.0), ("#F59A36", .72), ("#FBD98A", .42)):
        for spot in spots:
            flat(ctx, _tongue(*spot, k), c)


def _tongue(x, y, s, bend, k):
    return smooth(*((x + px * s * k + bend * (-py / 124) ** 2 * s * k, y + py * s * k) for px, py in ((-34, -6), (-39, -38), (-20, -74), (4, -124), (15, -76), (38, -44), (34, -6), (0, 4))))

"""rural_land: the country itself, sky to pond. Scene units; nothing here is a hazard.

  heaven(ctx, w, y1)                 morning sky with sun haze and clouds
  hill(ctx, pts, c, w, y1)           one soft ridge, closed down to y1
  woods(ctx, pts, c, r, seed)        crowns along and below a ridge line
  terraces(ctx, x, y, w, h, n)       stepped hill in the distance     hamlet(ctx, x, y, seed, n)  far houses
  bands(ctx, edges, rows, seed)      field strips; rows = [(kind, right end), ...] per band, edges = [y(x), ...]
  patch(ctx, pts, kind, seed)        one field: rice green stubble earth tea young
  meadow(ctx, box, n)                blades and patches in the grass
  lane(ctx, pts, w)  yard(ctx, pts)  pebbles(ctx, box, n)  stones(ctx, x0, x1, y, h)
  pond(ctx, pts)  lotus(ctx, x, y, s)
"""
import math

from stage import clipped, dark, ell, flat, join, lerp, light, line, mix, poly, rnd, rrect, shaded, shadow, smooth, stroke  # first: it sets the path
from kit_core import at, vgrad

FIELD = dict(rice="#E2C56E", green="#A9C47C", stubble="#DCC08A", earth="#C9A177", tea="#7FAE74", young="#BFD08A")


def heaven(ctx, w, y1):
    vgrad(ctx, 0, 0, w, y1, "#B4D6E6", "#D9EBEC", "#F5EFDB")
    for r, a in ((330, .10), (210, .16), (110, .5)):
        flat(ctx, ell(w * .12, 150, r), "#FFF4D2", a)
    for x, y, s in ((.30, 150, 1.1), (.52, 90, .8), (.71, 190, 1.0), (.93, 110, 1.2)):
        cloud(ctx, w * x, y, s * (1 if w > 3000 else .8))


def cloud(ctx, x, y, s):
    flat(ctx, join(ell(x, y, 170 * s, 34 * s), ell(x - 70 * s, y - 26 * s, 76 * s, 42 * s),
                   ell(x + 40 * s, y - 42 * s, 92 * s, 58 * s)), "#FFFFFF", .8)


def hill(ctx, pts, c, w, y1):
    def path(k):
        smooth(*pts, closed=False)(k)
        k.line_to(w + 200, y1)
        k.line_to(-200, y1)
        k.close_path()
    flat(ctx, path, c)


def along(pts, step):
    """Points every `step` units on the polyline."""
    out, rest = [], 0.0
    for a, b in zip(pts, pts[1:]):
        d = math.dist(a, b)
        while rest < d:
            t = rest / d
            out.append((lerp(a[0], b[0], t), lerp(a[1], b[1], t)))
            rest += step
        rest -= d
    return out


def woods(ctx, pts, c, r=46, seed=1, rows=2, drop=.9):
    """Round crowns and a few pointed ones, back row first."""
    q = rnd(seed)
    for row in range(rows):
        tone = mix(c, "#2B5A55", .16 * (rows - 1 - row))
        for x, y in along(pts, r * 1.15):
            x, y, s = x + q.uniform(-.4, .4) * r, y + row * r * drop + q.uniform(-.2, .2) * r, r * q.uniform(.75, 1.2)
            t = mix(tone, "#A9C98A", q.uniform(0, .2))
            if q.random() < .28:
                cone = lambda k, dx: smooth(*((x + px * s * k - dx, y + py * s - dx * .6) for px, py in ((-.62, .9), (-.3, -.4), (0, -1.5), (.3, -.4), (.62, .9))))
                pine = mix(t, "#2F6150", .35)
                flat(ctx, cone(1, 0), dark(pine, .17))
                flat(ctx, cone(.8, s * .1), pine)
            else:
                flat(ctx, ell(x, y, s, s * .92), dark(t, .17))
                flat(ctx, ell(x - s * .11, y - s * .08, s * .88, s * .82), t)


def terraces(ctx, x, y, w, h, n=7, seed=1):
    """A hill (foot centre x, y) stepped into narrow curved fields, trees on its top."""
    tones = ("#A5C9A4", "#CFCF97", "#97C0A0", "#BDD2A2", "#DACB92", "#9FC7A6")

    def dome(k, dx=0):
        pts = ((-.5, 0), (-.42, -.2), (-.3, -.5), (-.17, -.84), (-.02, -1), (.1, -.9), (.22, -.62), (.36, -.34), (.46, -.12), (.5, 0))
        return smooth(*((x + dx + px * w * (.3 + .7 * k), y + 40 + (py * h - 40) * k) for px, py in pts), (x, y + 60))
    for i in range(n):
        k = 1 - i / (n + 1.4)
        c = tones[(i + seed) % 6]
        flat(ctx, _moved(dome(k), 0, -6), "#E4E9CB")
        flat(ctx, dome(k), c)
        clipped(ctx, dome(k), lambda q: flat(q, _moved(dome(k), w * .16 * k, 10), mix(c, "#6FA390", .22)))
        if i % 2 == 0:
            rows = [(x + px * w * k * .9, y + 26 - h * k * (1 - (2.1 * px) ** 2) * .86) for px in (-.3, -.24, -.18, -.11, -.04, .04, .11, .18, .25)]
            flat(ctx, join(*(ell(px, py + 16, 11, 6) for px, py in rows)), mix(c, "#5E9580", .4), .7)
    woods(ctx, [(x - w * .1, y - h * .93), (x + w * .04, y - h * .98)], "#86B39A", 24, seed, 1)


def hamlet(ctx, x, y, seed=1, n=4):
    """Far white houses with grey roofs among trees, left foot (x, y)."""
    q = rnd(seed)
    for i in range(n):
        w, h = q.uniform(70, 104), q.uniform(40, 54)
        px, py = x + i * 92 + q.uniform(-12, 12), y + q.uniform(-16, 12)
        flat(ctx, ell(px - 16, py - 26, 34, 36), "#7DAE8E")
        flat(ctx, poly((px, py), (px, py - h), (px + w, py - h), (px + w, py)), "#F4EFE2")
        flat(ctx, poly((px + w * .78, py), (px + w * .78, py - h), (px + w, py - h), (px + w, py)), "#DDDDD6")
        flat(ctx, poly((px - 10, py - h + 3), (px + w + 10, py - h + 3), (px + w - 4, py - h - 26), (px + 4, py - h - 26), r=3), "#8897A0")
        flat(ctx, poly((px + w * .2, py - h * .3), (px + w * .2, py - h * .7), (px + w * .4, py - h * .7), (px + w * .4, py - h * .3)), "#9DB6C0")
        flat(ctx, ell(px + w + 12, py - 16, 26, 24), "#8DBA96")


# ---------------------------------------------------------------- fields
def _texture(kind, box, q):
    x0, y0, x1, y1 = box
    segs, dots = [], []
    gap = dict(rice=25, stubble=30, earth=30, green=38, tea=44, young=30)[kind]
    n = int((y1 - y0) / gap) + 2
    for j in range(n):
        y = y0 + j * gap
        if kind == "earth":
            segs.append(line(*((x, y + 7 * math.sin(x / 170 + j * .4)) for x in range(int(x0), int(x1) + 60, 60))))
            continue
        step = dict(rice=36, stubble=40, green=46, tea=62, young=34)[kind]
        for i in range(int((x1 - x0) / step) + 2):
            x = x0 + i * step + (j % 2) * step / 2 + q.uniform(-4, 4)
            if kind == "rice":
                h = q.uniform(17, 25)
                segs.append(line((x - 5, y - h), (x, y), (x + 7, y - h * .9)))
            elif kind == "stubble":
                segs += [line((x, y), (x - 2, y - 11)), line((x + 7, y), (x + 9, y - 9))]
            elif kind == "young":
                segs += [line((x - 6, y - 13), (x, y), (x + 6, y - 13)), line((x, y), (x, y - 16))]
            elif kind == "green":
                dots.append(line((x - 6, y - 8), (x + 6, y - 8)))
            else:
                dots.append(line((x - 21, y - 12), (x + 21, y - 12)))
    return segs, dots


def patch(ctx, pts, kind, seed=0, c=None):
    c = c or FIELD[kind]
    q = rnd(seed * 13 + 5)
    xs, ys = [p[0] for p in pts], [p[1] for p in pts]
    path = poly(*pts, r=14)
    flat(ctx, path, mix(c, "#FFF1C4", .0))
    segs, dots = _texture(kind, (min(xs), min(ys), max(xs), max(ys) + 20), q)

    def fill(k):
        if dots:
            w = 22 if kind == "green" else 34
            stroke(k, join(*(_moved(d, 5, 6) for d in dots)), dark(c, .2), w)
            stroke(k, join(*dots), light(c, .16) if kind == "green" else mix(c, "#A8CF8A", .3), w)
        if segs:
            stroke(k, join(*segs), dark(c, .15) if kind != "rice" else mix(c, "#B98A2E", .42), 4 if kind != "earth" else 5)
    clipped(ctx, path, fill)


def _moved(path, dx, dy):
    def f(k):
        k.save()
        k.translate(dx, dy)
        path(k)
        k.restore()
    return f


def bands(ctx, edges, rows, x0, x1, seed=0):
    """edges: len(rows)+1 functions y(x), back to front; a row is a list of (kind, right end as a share of the width)."""
    base = lambda e: [(x, e(x)) for x in range(int(x0), int(x1) + 1, 80)]
    for j, row in enumerate(rows):
        a, b = edges[j], edges[j + 1]
        flat(ctx, poly(*base(a), *reversed(base(lambda x: b(x) + 14))), "#C3CC8E")
        left = 0.0
        for i, (kind, right) in enumerate(row):
            l0, r0 = lerp(x0, x1, left) + (9 if i else -20), lerp(x0, x1, right) - (9 if right < 1 else -20)
            slant = 46 * (1 if (i + j) % 2 else -.6)
            n = max(2, int((r0 - l0) / 80))
            top = [(lerp(l0 + (slant if i else 0), r0 + (slant if right < 1 else 0), t / n)) for t in range(n + 1)]
            bot = [lerp(l0, r0, t / n) for t in range(n + 1)]
            patch(ctx, [(x, a(x) + 8) for x in top] + [(x, b(x) - 6) for x in reversed(bot)], kind, seed + j * 7 + i)
            left = right


# ---------------------------------------------------------------- ground
def meadow(ctx, box, n, seed=1):
    """Quiet life of the grass: darker patches and small blades."""
    q = rnd(seed)
    x0, y0, x1, y1 = box
    flat(ctx, join(*(ell(q.uniform(x0, x1), q.uniform(y0, y1), q.uniform(60, 190), q.uniform(10, 24)) for _ in range(n // 4))), "#9DBD74", .55)
    flat(ctx, join(*(ell(q.uniform(x0, x1), q.uniform(y0, y1), q.uniform(50, 150), q.uniform(8, 18)) for _ in range(n // 6))), "#BBD494", .6)
    segs = []
    for _ in range(n):
        x, y = round(q.uniform(x0, x1)), round(q.uniform(y0, y1))
        segs += [line((x, y), (x - 6, y - 17)), line((x + 8, y), (x + 10, y - 21)), line((x + 16, y), (x + 23, y - 15))]
    stroke(ctx, join(*segs), "#8DB068", 5)


def ribbon(pts, w):
    """Closed soft band of width w(t) along pts."""
    n, left, right = len(pts), [], []
    for i, p in enumerate(pts):
        a, b = pts[max(0, i - 1)], pts[min(n - 1, i + 1)]
        d = math.dist(a, b) or 1
        nx, ny = -(b[1] - a[1]) / d, (b[0] - a[0]) / d
        h = (w(i / (n - 1)) if callable(w) else w) / 2
        left.append((p[0] + nx * h, p[1] + ny * h))
        right.append((p[0] - nx * h, p[1] - ny * h))
    return smooth(*left, *reversed(right), tension=.46)


def lane(ctx, pts, w, c="#E7D8B9"):
    grow = (lambda t: w(t) + 26) if callable(w) else w + 26
    flat(ctx, ribbon([(x, y + 6) for x, y in pts], grow), "#AFC081")
    flat(ctx, ribbon(pts, w), c)


def yard(ctx, pts, c="#EADDC2", r=60, joints=False):
    path = poly(*pts, r=r)
    flat(ctx, poly(*((x, y + 12) for x, y in pts), r=r), dark(c, .14))
    flat(ctx, path, c)
    if joints:
        xs, ys = [p[0] for p in pts], [p[1] for p in pts]
        rows = [line((min(xs), y), (max(xs), y)) for y in range(int(min(ys)) + 70, int(max(ys)), 96)]
        cols = [line((x, min(ys)), (x - 40, max(ys))) for x in range(int(min(xs)) + 120, int(max(xs)) + 40, 210)]
        clipped(ctx, path, lambda k: stroke(k, join(*rows, *cols), dark(c, .09), 4))


def pebbles(ctx, box, n, seed=3, c="#CDBB97"):
    q = rnd(seed)
    x0, y0, x1, y1 = box
    flat(ctx, join(*(ell(q.uniform(x0, x1), q.uniform(y0, y1), q.uniform(5, 12), q.uniform(3, 5)) for _ in range(n))), c, .8)


def pond(ctx, pts):
    shift = lambda dx, dy, k: [(cx + (x - cx) * k + dx, cy + (y - cy) * k + dy) for x, y in pts]
    cx, cy = sum(p[0] for p in pts) / len(pts), sum(p[1] for p in pts) / len(pts)
    flat(ctx, smooth(*shift(0, 6, 1.06)), "#B59B72")
    flat(ctx, smooth(*shift(0, -4, 1.04)), "#CDB88C")
    water = smooth(*pts)
    flat(ctx, water, "#5E96A4")

    def inside(k):
        flat(k, smooth(*shift(10, 34, .97)), "#7FB2BA")
        flat(k, smooth(*shift(30, 60, .78)), "#93C2C4")
        for i in range(9):
            x, y = cx + (i * 197 % 760 - 380) * .9, cy + (i * 83 % 240 - 110)
            stroke(k, line((x, y), (x + 60 + i * 9 % 50, y)), "#D9EEEA", 5, .75)
    clipped(ctx, water, inside)


def lotus(ctx, x, y, s=1.0, flower=True):
    for dx, dy, r in ((0, 0, 50), (76, 18, 40), (-66, 22, 36)):
        flat(ctx, ell(x + dx * s + 3, y + dy * s + 6, r * s, r * .36 * s), "#4C8490")
        shaded(ctx, ell(x + dx * s, y + dy * s, r * s, r * .36 * s), "#6FA970", d=6)
        stroke(ctx, line((x + dx * s, y + dy * s), (x + dx * s + r * .8 * s, y + dy * s - 4)), "#5C9562", 3)
    if flower:
        for a in (-50, -22, 8, 38):
            with at(ctx, x + 8 * s, y - 10 * s, s, a):
                shaded(ctx, smooth((0, 4), (-13, -20), (0, -46), (13, -20)), "#F0B8B4", d=5)


def stones(ctx, x0, x1, y, h=54, seed=2, c="#C9C0AE"):
    """Dry wall of field stones, front foot at y."""
    q = rnd(seed)
    shadow(ctx, (x0 + x1) / 2, y, (x1 - x0) * .54, 14, .26)
    flat(ctx, rrect(x0, y - h - 20, x1 - x0, 34, 12), light(c, .3))
    for row in range(2):
        x = x0 - row * 20
        while x < x1 - 10:
            w = min(q.uniform(56, 104), x1 - x)
            shaded(ctx, rrect(max(x, x0) + 1, y - (row + 1) * h / 2, w - (max(x, x0) - x) - 3, h / 2 - 2, 12), mix(c, "#A79A86", q.random() * .4), d=6)
            x += w

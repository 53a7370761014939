"""rural_plants: trees, vegetables and flowers of the village; x, y = foot in scene units.

  broadleaf / pine / bamboo / persimmon(ctx, x, y, s)   reeds(ctx, x, y, n, s)  hedge(ctx, x0, x1, y, h)
  grass(ctx, x, y, n)  flowers(ctx, x, y, n)  sunflower(ctx, x, y, h)  pumpkins(ctx, x, y, n)
  veg_bed(ctx, x, y, w, d, kind)      kind 0 cabbage 1 leek 2 tomato
  near_branch(ctx, x, y, s, flip)  fringe(ctx, x0, x1, y, h)   foreground
  swallow(ctx, x, y, face)            sitting on a wire
"""
import math

from stage import C, dark, ell, flat, join, light, line, mix, poly, rnd, rrect, shaded, shadow, smooth, stroke  # first: it sets the path
from kit_core import at


def broadleaf(ctx, x, y, s=1.0, c="#5E9B63", seed=1, trunk=170):
    q = rnd(seed)
    shadow(ctx, x + 20 * s, y, 150 * s, 18 * s, .24)
    stroke(ctx, line((x, y - 6), (x - 4 * s, y - trunk * s)), C["wood_dk"], 30 * s)
    blobs = [(-95, -trunk - 60, 92), (92, -trunk - 70, 96), (0, -trunk - 40, 90), (-58, -trunk - 160, 96), (62, -trunk - 168, 92), (4, -trunk - 235, 82)]
    for i, (bx, by, br) in enumerate(blobs):
        shaded(ctx, ell(x + bx * s, y + by * s, br * s * 1.05, br * s * .92), mix(c, "#A6C880", .05 * i), d=br * s * .24)
    spots = []
    for _ in range(22):
        bx, by, br = q.choice(blobs)
        spots.append(ell(x + (bx - 14 + q.uniform(-.6, .5) * br) * s, y + (by - 14 + q.uniform(-.6, .4) * br) * s, 11 * s, 6 * s, -.5))
    flat(ctx, join(*spots), light(c, .25), .8)


def pine(ctx, x, y, s=1.0, c="#3F7661"):
    shadow(ctx, x + 10 * s, y, 110 * s, 15 * s, .24)
    stroke(ctx, line((x, y - 4), (x, y - 130 * s)), C["wood_dk"], 24 * s)
    for i, (w, yy, h) in enumerate(((128, -90, 190), (106, -200, 180), (82, -310, 170), (54, -410, 150))):
        shaded(ctx, smooth((x - w * s, y + yy * s), (x - w * .36 * s, y + (yy - h * .55) * s), (x, y + (yy - h) * s),
                           (x + w * .36 * s, y + (yy - h * .55) * s), (x + w * s, y + yy * s), (x, y + (yy + 16) * s)),
               mix(c, "#8DBB78", .07 * i), d=24 * s)


def bamboo(ctx, x, y, n=7, s=1.0, seed=2):
    q = rnd(seed)
    shadow(ctx, x, y, n * 22 * s, 16 * s, .22)
    tones = ("#5E9458", "#78A461", "#93B66B")
    for i in range(n):
        dx, h, b = (i - n / 2) * 34 * s + q.uniform(-8, 8), q.uniform(480, 700) * s, q.uniform(-50, 60) * s
        pts = [(x + dx + b * t * t, y - h * t) for t in (0, .25, .5, .75, 1)]
        stroke(ctx, smooth(*pts, closed=False), mix("#7DA464", "#A7BE73", q.random()), 13 * s)
        leaves = ([], [], [])
        for t in (.35, .5, .62, .74, .86, .97):
            for k in (-1, 1):
                leaves[q.randrange(3)].append((x + dx + b * t * t, y - h * t, math.radians(k * q.uniform(95, 140))))
        for c, some in zip(tones, leaves):
            flat(ctx, join(*(_leaf(*v, s, 9, 9) for v in some)), dark(c, .14))
            flat(ctx, join(*(_leaf(*v, s, 9, 1) if v[2] < 0 else _leaf(*v, s, 1, 9) for v in some)), c)
        grass(ctx, x + dx, y + 8, 5, 1.2, "#6F9C55", i)


def _leaf(x, y, a, s, left, right):
    """Long leaf from (x, y), turned by a; left, right: width on either side of its rib."""
    put = lambda u, v: (x + s * (u * math.cos(a) - v * math.sin(a)), y + s * (u * math.sin(a) + v * math.cos(a)))
    return smooth(put(0, 0), put(right, -36), put(0, -84), put(-left, -36))


def hedge(ctx, x0, x1, y, h=60, c="#5E9B63", seed=3):
    """Clipped row of round bushes with small blossoms."""
    q = rnd(seed)
    shadow(ctx, (x0 + x1) / 2, y, (x1 - x0) * .55, 12, .24)
    n = max(2, round((x1 - x0) / (h * .8)))
    for i in range(n):
        px, r = x0 + (i + .5) * (x1 - x0) / n, h * q.uniform(.52, .62)
        t = mix(c, "#A6C880", q.uniform(0, .3))
        flat(ctx, ell(px, y - r, r * 1.1, r), dark(t, .17))
        flat(ctx, ell(px - r * .1, y - r * 1.08, r * .98, r * .9), t)
    flat(ctx, join(*(ell(q.uniform(x0, x1), y - h * q.uniform(.3, 1), 7) for _ in range(int((x1 - x0) / 26)))), "#F4C9C0")


def persimmon(ctx, x, y, s=1.0, seed=4):
    """Crooked trunk, loose crown, orange fruit."""
    q = rnd(seed)
    shadow(ctx, x + 16 * s, y, 170 * s, 20 * s, .26)
    t = "#7A5A45"
    stroke(ctx, smooth((x, y - 4), (x - 14 * s, y - 130 * s), (x + 8 * s, y - 260 * s), closed=False), t, 40 * s)
    for p in (((0, -200), (-110, -330), (-180, -390)), ((4, -240), (100, -340), (190, -380)), ((6, -250), (20, -380), (-20, -500))):
        stroke(ctx, smooth(*((x + a * s, y + b * s) for a, b in p), closed=False), t, 19 * s)
    blobs = ((-190, -390, 88), (190, -385, 92), (-80, -360, 80), (86, -350, 78), (-120, -480, 92), (118, -490, 96), (0, -430, 96), (0, -560, 92))
    for i, (bx, by, br) in enumerate(blobs):
        shaded(ctx, ell(x + bx * s, y + by * s, br * s * 1.06, br * s * .9), mix("#6D9A55", "#B4B85E", .06 * i), d=br * s * .24)
    for i in range(24):
        bx, by, br = blobs[i % 8]
        fx, fy = x + (bx + q.uniform(-.65, .65) * br) * s, y + (by + q.uniform(-.5, .75) * br) * s
        shaded(ctx, ell(fx, fy, 17 * s, 15 * s), "#EE8534", d=5 * s)
        flat(ctx, ell(fx - 1, fy - 13 * s, 8 * s, 4 * s), "#55803F")


def fringe(ctx, x0, x1, y, h=70, seed=6, c="#6A9A55"):
    """Dark blades and leaves along the lower edge of the picture."""
    q = rnd(seed)
    for tone, k, gap in ((dark(c, .2), 1.1, 17), (c, .85, 22), (light(c, .12), .6, 34)):
        blades, x = [], x0
        while x < x1:
            g, b = h * k * q.uniform(.55, 1.2) * (.75 + .25 * math.sin(x / 240 + seed)), q.uniform(-.5, .5)
            blades.append(_blade(x, y, g, b * g))
            x += gap * q.uniform(.7, 1.4)
        flat(ctx, join(*blades), tone)


def _blade(x, y, h, bend):
    def f(ctx):
        ctx.move_to(x - 9, y)
        ctx.curve_to(x - 9, y - h * .5, x - 5 + bend * .4, y - h * .8, x + bend, y - h)
        ctx.curve_to(x + 7 + bend * .5, y - h * .7, x + 9, y - h * .4, x + 9, y)
    return f


def near_branch(ctx, x, y, s=1.0, flip=False):
    """Dark foreground branch with leaves and persimmons, hanging in from a corner at (x, y)."""
    q = rnd(12)
    with at(ctx, x, y, s, 0, flip):
        for a, n, ln in ((6, 9, 560), (24, 8, 500), (44, 6, 380)):
            with at(ctx, -20, -30, 1, a):
                stroke(ctx, smooth((0, 0), (ln * .5, 16), (ln, -8), closed=False), "#5B4536", 16)
                for i in range(n):
                    px = 50 + i * (ln - 60) / (n - 1)
                    for k in (-1, 1):
                        with at(ctx, px, 8, 1, k * q.uniform(40, 74)):
                            c = mix("#3F7450", "#6E9A55", q.random())
                            flat(ctx, smooth((0, 0), (30, -26), (92, 0), (30, 26)), dark(c, .17))
                            flat(ctx, smooth((0, 0), (30, -26), (92, 0), (32, 6 * k)) if k < 0 else smooth((0, 0), (32, 6), (92, 0), (30, 26)), c)
                    if i % 3 == 2:
                        shaded(ctx, ell(px + 10, 44, 29, 26), "#EA7F2C", d=9)
                        flat(ctx, ell(px + 8, 24, 13, 6), "#47683A")


def grass(ctx, x, y, n=5, s=1.0, c="#7FA862", seed=0):
    q = rnd(seed + int(x))
    segs = [smooth((x + (i - n / 2) * 11 * s, y), (x + (i - n / 2) * 15 * s, y - q.uniform(16, 26) * s),
                   (x + (i - n / 2) * 21 * s, y - q.uniform(28, 46) * s), closed=False) for i in range(n)]
    stroke(ctx, join(*segs), c, 6 * s)


def pumpkins(ctx, x, y, n=4, seed=2):
    """Vine with big leaves and fruit along the ground to the right of (x, y)."""
    q = rnd(seed)
    stroke(ctx, smooth(*((x + i * 60, y - 20 - 14 * math.sin(i * 1.7)) for i in range(n * 2 + 1)), closed=False), "#6B9550", 11)
    for i in range(n * 2):
        lx, ly, r = x + i * 60 + q.uniform(-10, 10), y - 40 - q.uniform(0, 46), q.uniform(44, 62)
        shaded(ctx, smooth((lx - r, ly), (lx - r * .6, ly - r * .75), (lx, ly - r * .5), (lx + r * .6, ly - r * .75), (lx + r, ly), (lx + r * .5, ly + r * .5), (lx - r * .5, ly + r * .5)),
               mix("#5C9153", "#8DBB78", q.random()), d=8)
    for i in range(n):
        px, py, r = x + 30 + i * 120 + q.uniform(-14, 14), y - 34, q.uniform(46, 60)
        shadow(ctx, px, py + r * .72, r * 1.1, r * .2, .25)
        for dx in (-.52, .52, 0):
            shaded(ctx, ell(px + dx * r, py, r * .62, r * .74), mix("#E8872F", "#F0A545", .5 + dx), d=7)
        stroke(ctx, line((px, py - r * .66), (px + 8, py - r * .95)), "#6B8A48", 11)


def swallow(ctx, x, y, face=1):
    """Sitting on a wire at (x, y)."""
    with at(ctx, x, y, 1, 0, face < 0):
        stroke(ctx, line((-12, -6), (-34, 22)), "#2F3A50", 6)
        shaded(ctx, smooth((-16, 0), (-14, -22), (2, -38), (16, -34), (15, -14), (2, 2)), "#2F3A50", d=4)
        flat(ctx, smooth((2, -2), (4, -20), (14, -24), (13, -12)), "#F6F0E3")
        flat(ctx, ell(13, -29, 5, 4), "#B5523F")
        flat(ctx, poly((20, -33), (30, -30), (20, -27)), "#2B2A33")


def flowers(ctx, x, y, n=6, seed=0):
    q = rnd(seed + int(y))
    grass(ctx, x, y, n, 1.1, seed=seed)
    for i in range(n):
        c = ("#F1B648", "#E98B6A", "#FBF7EF", "#C77FA3")[q.randrange(4)]
        fx, fy = x + (i - n / 2) * 22 + q.uniform(-8, 8), y - q.uniform(26, 58)
        flat(ctx, ell(fx, fy, 11), c)
        flat(ctx, ell(fx, fy, 4), "#B9742E")


def sunflower(ctx, x, y, h=360, face=-1):
    stroke(ctx, smooth((x, y), (x + 8, y - h * .6), (x + face * 10, y - h), closed=False), "#6B9550", 14)
    for k, u in ((-1, .3), (1, .46), (-1, .62)):
        shaded(ctx, smooth((x + 4, y - h * u), (x + k * 50, y - h * u - 50), (x + k * 104, y - h * u - 16), (x + k * 52, y - h * u + 10)), "#7FAE62", d=6)
    cx, cy = x + face * 14, y - h - 20
    for i in range(16):
        a = i * math.tau / 16
        with at(ctx, cx, cy, 1, math.degrees(a)):
            flat(ctx, smooth((0, -14), (34, -13), (72, 0), (34, 13), (0, 14)), ("#F3B93C", "#F7CB5B")[i % 2])
    shaded(ctx, ell(cx, cy, 37), "#7A5233", d=8)
    flat(ctx, join(*(ell(cx + 22 * math.cos(i * 2.4) * (i / 14) ** .5, cy + 22 * math.sin(i * 2.4) * (i / 14) ** .5, 4) for i in range(14))), "#A67A48")


def veg_bed(ctx, x, y, w, d, kind=0, seed=1):
    """Raised bed, front left corner (x, y), w wide, d up; kind 0 cabbage 1 leek 2 tomato sticks."""
    q = rnd(seed)
    flat(ctx, rrect(x - 8, y - d - 6, w + 16, d + 26, 24), "#A67E58")
    flat(ctx, rrect(x, y - d - 10, w, d + 16, 20), "#BC9369")
    rows = max(1, round(d / 70))
    for j in range(rows):
        yy = y - d + (j + .75) * d / rows
        n = int((w - 60) / 84)
        for i in range(n + 1 - j % 2):
            px = x + 46 + (i + j % 2 / 2) * (w - 92) / n
            if kind == 0:
                shaded(ctx, ell(px, yy - 16, 38, 24), mix("#7FB069", "#A9C97F", q.random()), d=7)
                shaded(ctx, ell(px - 2, yy - 22, 20, 14), "#C5DA9C", d=4)
            elif kind == 1:
                grass(ctx, px, yy, 6, 1.5, "#5F9A62", seed=i)
            else:
                stroke(ctx, line((px, yy), (px + 4, yy - 120)), "#B98A5E", 7)
                for k in range(4):
                    flat(ctx, ell(px + (-1) ** k * 17, yy - 24 - k * 26, 24, 15), mix("#5E9B63", "#86B36C", q.random()))
                for k in range(3):
                    shaded(ctx, ell(px + (-1) ** k * -14, yy - 34 - k * 30, 11), "#DC5A43", d=3)


def reeds(ctx, x, y, n=7, s=1.0, seed=1):
    q = rnd(seed)
    for i in range(n):
        dx, h, b = (i - n / 2) * 17 * s + q.uniform(-6, 6), q.uniform(110, 190) * s, q.uniform(-26, 30) * s
        stroke(ctx, smooth((x + dx, y), (x + dx + b * .3, y - h * .6), (x + dx + b, y - h), closed=False), mix("#5E8F58", "#8FB06A", q.random()), 7 * s)
        if i % 3 == 1:
            stroke(ctx, line((x + dx + b, y - h), (x + dx + b * 1.1, y - h - 36 * s)), "#8A6343", 13 * s)

"""kit_scene: places and weather.  Scene pixels unless a prop says cm.

  sky(ctx, mode)                  'day' 'dusk' 'night' full-page blend with clouds
  clouds(ctx, t, mode)  moon(ctx, x, y, r)  far_city(ctx, y, c)
  facade(ctx, x, y, w, floors, fh, ...)  housing block, y = ground line
  window(ctx, x, y, w, h, ...)  balcony(...)  unit_door(ctx, x, y, k, open_, label)
  tree(ctx, x, y, s, t, kind)  bush(ctx, x, y, w, h)  leaves_frame(ctx, t)
  paving(ctx, y0, y1, c)          ground with perspective joints
  Stair(x, y, tread, rise, n, dir)  .draw(ctx)  .rail(ctx)  .top()
  smoke(ctx, t, x, y, ...)        rising plume       smoke_bank(...)  ceiling layer
  flame(ctx, t, x, y, s)          soft swelling tongue of fire, never flashing
  laundry(ctx, x, y, w, t)
"""
import math

import cairo

from kit_core import (C, H, W, at, capsule, clamp, clipped, dark, ell, flat, join, lerp, light,
                      line, mix, poly, rect, rgb, rnd, rrect, setc, shaded, shadow, smooth,
                      stroke, text, vgrad, wave)


# ---------------------------------------------------------------- sky
SKIES = dict(day=("#B9D8E8", "#E3EFEF", "#F3EEDD"), dusk=("#8C9FC6", "#D9B9BE", "#FBD9A6"),
             night=("#1B2C4C", "#2A4266", "#3F5878"), soft=("#DCE7EC", "#EFEDE2", "#F6EEDD"))


def sky(ctx, mode="day", y1=H):
    vgrad(ctx, -600, -500, W + 1200, y1 + 500, *SKIES[mode])


def clouds(ctx, t=0.0, c="#FFFFFF", a=.75, seed=4, y=150, n=4):
    r = rnd(seed)
    for i in range(n):
        x = (r.random() * 2300 + t * 7 * (1 + r.random())) % 2500 - 280
        yy, s = y + r.random() * 170, .7 + r.random() * .8
        p = join(ell(x, yy, 95 * s, 26 * s), ell(x - 40 * s, yy - 18 * s, 44 * s, 28 * s),
                 ell(x + 28 * s, yy - 28 * s, 52 * s, 38 * s))
        flat(ctx, p, c, a)


def moon(ctx, x, y, r=42):
    flat(ctx, ell(x, y, r * 1.9), "#FFF3D0", .10)
    flat(ctx, ell(x, y, r * 1.4), "#FFF3D0", .14)
    flat(ctx, ell(x, y, r), "#FFF1CC")
    flat(ctx, ell(x + r * .25, y - r * .2, r * .2), "#F0DDB0")
    flat(ctx, ell(x - r * .3, y + r * .3, r * .14), "#F0DDB0")


def far_city(ctx, y, c, seed=3, win=None):
    r = rnd(seed)
    x = -400
    while x < W + 400:
        w, h = 90 + r.random() * 130, 90 + r.random() * 190
        shaded(ctx, rrect(x, y - h, w, h + 200, 6), c, d=14)
        if win:
            for j in range(int(h / 34)):
                for i in range(int(w / 30)):
                    if r.random() < .5:
                        flat(ctx, rrect(x + 12 + i * 28, y - h + 16 + j * 34, 12, 16, 2), win, .7)
        x += w + 6 + r.random() * 46


# ---------------------------------------------------------------- building parts
def window(ctx, x, y, w, h, lit=0.0, seed=0, frame="#F2EEE4", wall="#E6D3B6", sill=True, curtain=True):
    r = rnd(seed * 7 + 1)
    flat(ctx, rrect(x - 5, y - 5, w + 10, h + 10, 5), dark(wall, .16))
    glass = mix("glass_dk", "#FFDE98", lit)
    flat(ctx, rrect(x, y, w, h, 3), glass)
    clipped(ctx, rrect(x, y, w, h, 3), lambda q: _pane(q, x, y, w, h, lit, r, curtain))
    stroke(ctx, rrect(x + 2, y + 2, w - 4, h - 4, 3), frame, 5)
    stroke(ctx, line((x + w * .5, y + 3), (x + w * .5, y + h - 3)), frame, 5)
    if sill:
        shaded(ctx, rrect(x - 9, y + h + 3, w + 18, 8, 3), light(wall, .45), d=2)


def _pane(ctx, x, y, w, h, lit, r, curtain):
    if lit < .3:
        flat(ctx, poly((x, y), (x + w * .55, y), (x + w * .1, y + h), (x, y + h)), C["glass"], .65)
    if curtain:
        c = ("#EADBC2", "#C9D8CF", "#E8BFA0", "#D7CADF")[r.randrange(4)]
        cw = w * (.16 + .12 * r.random())
        c = mix(c, "#FFE3A8", lit * .5)
        shaded(ctx, smooth((x - 4, y - 4), (x + cw, y - 4), (x + cw * .7, y + h * .6), (x + cw, y + h + 4), (x - 4, y + h + 4)), c, d=3)
        shaded(ctx, smooth((x + w + 4, y - 4), (x + w - cw, y - 4), (x + w - cw * .7, y + h * .6), (x + w - cw, y + h + 4), (x + w + 4, y + h + 4)), c, d=3)
    if r.random() < .35:
        for dx in (-8, 0, 8):
            flat(ctx, ell(x + w * .7 + dx, y + h - 12 + abs(dx) * .3, 6, 11), mix("leaf_dk", "#6B7B46", lit))


def ac_unit(ctx, x, y, s=1.0):
    with at(ctx, x, y, s):
        shaded(ctx, rrect(0, 0, 62, 40, 4), "#E9E7DF", d=4)
        flat(ctx, ell(22, 20, 14), "#C8C9C4")
        flat(ctx, ell(22, 20, 10), "#AEB3B1")
        for i in range(4):
            stroke(ctx, line((44, 10 + i * 6), (56, 10 + i * 6)), "#C8C9C4", 2)


def balcony(ctx, x, y, w, h, c, seed=0, wash=False, t=0.0, lit=0.0):
    """Recess with rail; y = floor line, h = height to the slab above."""
    r = rnd(seed + 91)
    flat(ctx, rect(x, y - h, w, h), mix(dark(c, .34), "#F4C983", lit * .85))
    window(ctx, x + w * .1, y - h * .86, w * .36, h * .8, lit * .9, seed, wall=c, sill=False)
    window(ctx, x + w * .54, y - h * .86, w * .36, h * .8, lit, seed + 1, wall=c, sill=False)
    if wash:
        laundry(ctx, x + 10, y - h + 14, w - 20, t, seed)
    shaded(ctx, rrect(x - 8, y - h * .36, w + 16, h * .38, 4), light(c, .26), d=5)
    for i in range(1, int(w / 22)):
        stroke(ctx, line((x - 6 + i * 22, y - h * .29), (x - 6 + i * 22, y - 5)), dark(c, .1), 2.4)
    shaded(ctx, rrect(x - 12, y - h * .4, w + 24, 9, 4), light(c, .45), d=2.4)
    if r.random() < .8:
        for i in range(3):
            px = x + w * (.18 + .3 * i) + r.random() * 12
            flat(ctx, rrect(px - 10, y - h * .4 - 12, 20, 13, 3), C["brick"])
            shaded(ctx, ell(px, y - h * .4 - 20, 14, 11), C["leaf" if i % 2 else "leaf_dk"], d=3)


def laundry(ctx, x, y, w, t=0.0, seed=0):
    stroke(ctx, line((x, y), (x + w, y)), "#8A8F94", 2.4)
    cs = ("#FBF7EF", "#7FA6C4", "#E2A15A", "#C9584B", "#9DBB8B", "#E4ECF3")
    n = max(2, int(w / 44))
    for i in range(n):
        px = x + (i + .5) * w / n
        with at(ctx, px, y, 1, wave(t, 3.6, 2.4, i * .23 + seed)):
            c = cs[(i * 5 + seed) % 6]
            if (i + seed) % 3 == 1:
                shaded(ctx, rrect(-15, 0, 30, 46, 3), c, d=4)
            else:
                shaded(ctx, poly((-9, 0), (9, 0), (21, 13), (14, 20), (10, 16), (10, 42), (-10, 42), (-10, 16),
                                 (-14, 20), (-21, 13), r=3), c, d=4)


def facade(ctx, x, y, w, floors=5, fh=170, wall="#E9D3B0", cols=5, lit=None, seed=1, roof="#B5694E",
           base=None, balconies=(1, 3), skip=(), t=0.0):
    """Block of flats. lit(col, floor) -> 0..1; skip = {(col, floor)} left blank."""
    h = floors * fh
    shaded(ctx, rect(x, y - h, w, h), wall, d=26, dy=0)
    for f in range(1, floors):
        flat(ctx, rect(x, y - f * fh - 4, w, 7), light(wall, .35))
        flat(ctx, rect(x, y - f * fh + 3, w, 3), dark(wall, .1))
    base = base or dark(wall, .22)
    flat(ctx, rect(x, y - 62, w, 62), base)
    flat(ctx, rect(x, y - 66, w, 6), light(base, .2))
    shaded(ctx, poly((x - 26, y - h + 6), (x - 4, y - h - 44), (x + w + 4, y - h - 44), (x + w + 26, y - h + 6), r=6),
           C.get(roof, roof), d=10)
    for i in range(int(w / 34)):
        stroke(ctx, line((x + 10 + i * 34, y - h - 38), (x + 6 + i * 34, y - h + 2)), dark(C.get(roof, roof), .12), 2.5)
    cw = w / cols
    r = rnd(seed)
    for f in range(floors):
        for i in range(cols):
            if (i, f) in skip:
                r.random()
                continue
            v = lit(i, f) if lit else 0
            cx, fy = x + i * cw, y - f * fh
            if i in balconies and f > 0:
                balcony(ctx, cx + cw * .12, fy - 4, cw * .76, fh * .8, wall, seed * 31 + i * 7 + f, r.random() < .5, t, v)
            else:
                window(ctx, cx + cw * .26, fy - fh * .78, cw * .48, fh * .5, v, seed * 17 + i * 5 + f, wall=wall)
                if r.random() < .4:
                    ac_unit(ctx, cx + cw * .3, fy - fh * .2, .8)


def unit_door(ctx, x, y, k, label="2 单元", open_=0.0, lit=1.0):
    """Entrance of a stair hall with canopy and a low step; x centre, k px/cm."""
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-88, -248, 176, 246, 4), "#D8BE98", d=5)
        flat(ctx, rrect(-66, -216, 132, 214, 3), mix("#5A6B74", "#F6D79A", .85 * lit))
        flat(ctx, rect(-66, -60, 132, 58), mix("#46555E", "#DDB877", .85 * lit))
        clipped(ctx, rrect(-66, -216, 132, 214, 3), lambda q: [
            shaded(q, rect(-4 + i * 13, -22 - i * 14, 96, 15), mix("#77838A", "#E9C98D", lit), d=3)
            for i in range(9)])                  # stairs seen inside
        w = 64 * (1 - open_ * .72)
        for s in (-1, 1):
            x0 = -66 if s < 0 else 66 - w
            shaded(ctx, rrect(x0, -216, w, 214, 2), "#4F7A72", d=3)
            shaded(ctx, rrect(x0 + w * .16, -200, w * .68, 92, 2), mix("#9FC1C4", "#F7DFA8", lit), d=2)
            flat(ctx, rrect(x0 + w * .16, -94, w * .68, 78, 2), "#436A63")
            flat(ctx, rrect((x0 + w - 8) if s < 0 else x0 + 4, -112, 4, 24, 2), "#E7D9B4")
        shaded(ctx, rrect(-112, -264, 224, 18, 4), "#F1E7D2", d=3)
        flat(ctx, rect(-104, -246, 208, 7), "#8B7A60", .45)
        shaded(ctx, rrect(-36, -240, 72, 20, 3), C["sky"], d=1.6)
        text(ctx, label, 0, -225.4, 14, "white", align="center")
        shaded(ctx, poly((-104, 0), (-96, -9), (96, -9), (104, 0), r=2), "#D9D2C4", d=2)


# ---------------------------------------------------------------- ground and green
def paving(ctx, y0, y1, c="#D9CCB4", rows=7, cols=22, vx=W / 2, vy=420, step=96, left=-500, right=W + 500):
    """Stone slabs; joints run to the vanishing point (vx, vy)."""
    vgrad(ctx, left, y0, right - left, y1 - y0, dark(c, .07), c)
    j = dark(c, .1)
    for i in range(rows + 1):
        u = (i / rows) ** 1.7
        flat(ctx, rect(left, lerp(y0, y1, u), right - left, 1.6 + 2.2 * u), j, .6)
    for i in range(-cols, cols + 1):
        a, b = (vx + i * step * (y - vy) / 200 for y in (y0, y1))
        stroke(ctx, line((a, y0), (b, y1)), j, 2.4, .5, cap="butt")


def tree(ctx, x, y, s=1.0, t=0.0, kind=0, c=None):
    """kind 0 round broadleaf, 1 tall, 2 pine-like camphor; s=1 about 560 px."""
    c = C.get(c, c) or C[("leaf", "leaf_dk", "pine")[kind % 3]]
    shadow(ctx, x + 20 * s, y, 150 * s, 18 * s, .24)
    with at(ctx, x, y, s):
        sw = wave(t, 6, 3.2, x * .0013)
        shaded(ctx, smooth((-20, 4), (-12, -60), (-11, -230), (0, -330), (10, -230), (13, -60), (22, 4)), C["wood_dk"], d=6)
        for dx, dy in ((-62, -310), (58, -330)):
            shaded(ctx, capsule((0, -215), (dx, dy), 9, 4), C["wood_dk"], d=3)
        blobs = (((-92, -320, 84), (84, -330, 88), (-30, -280, 70), (44, -270, 64), (-50, -420, 92), (50, -430, 88), (0, -500, 76)),
                 ((-50, -280, 62), (52, -300, 64), (-44, -390, 66), (44, -410, 66), (0, -340, 74), (0, -490, 62), (-6, -560, 42)),
                 ((-80, -270, 74), (76, -280, 76), (0, -300, 82), (-48, -380, 70), (50, -390, 70), (0, -460, 64)))[kind % 3]
        for i, (bx, by, br) in enumerate(blobs):
            q = sw * (1 - by / 300) * .5
            shaded(ctx, ell(bx + q, by, br * 1.08, br * .94), mix(c, "#9CC07C", .06 * i) , dark(c, .16), d=br * .24)
        r = rnd(int(x) + kind)
        for _ in range(26):
            bx, by, br = blobs[r.randrange(len(blobs))]
            a, q = r.random() * 6.28, r.random() * .7
            px, py = bx + math.cos(a) * br * q - 10, by + math.sin(a) * br * q - 12
            flat(ctx, ell(px + sw * 1.2, py, 8, 4.6, -.5), light(c, .22), .8)


def bush(ctx, x, y, w, h, c="leaf", seed=0):
    n = max(3, int(w / (h * .7)))
    shadow(ctx, x + w / 2, y, w * .56, h * .16, .24)
    r = rnd(seed)
    for i in range(n + 1):
        px = x + i * w / n
        hh = h * (.7 + .3 * math.sin(math.pi * i / n)) * (.85 + .3 * r.random())
        shaded(ctx, ell(px, y - hh * .5, w / n * .85, hh * .56), mix(C[c], "#9CC07C", .16 * r.random()), d=h * .12)
    flat(ctx, rect(x - w * .05, y - h * .1, w * 1.1, h * .12), dark(C[c], .16), 0)


def leaves_frame(ctx, t=0.0, side="left", c="#2F5D50", s=1.0):
    """Dark foreground twig at a page corner; use in a layer with depth > 1."""
    with at(ctx, -40 if side == "left" else W + 40, -30, s, flip=side == "right"):
        r = rnd(5 if side == "left" else 8)
        for b in range(4):
            with at(ctx, 0, b * 26, 1, 14 + b * 15 + wave(t, 5.4, 1.2, b * .2)):
                L = 430 - b * 62
                stroke(ctx, line((0, 0), (L, 0)), dark(c, .25), 6)
                for i in range(int(L / 34)):
                    for q in (-1, 1):
                        with at(ctx, 40 + i * 34, 0, 1, q * (46 + 14 * r.random())):
                            shaded(ctx, smooth((0, 0), (18, -11), (56, 0), (18, 11)), mix(c, "#6FA06E", .35 * r.random()), d=5)


# ---------------------------------------------------------------- stairs
class Stair:
    """Side view; (x, y) = foot of the first riser, dir +1 rises to the right."""

    def __init__(self, x, y, tread=80, rise=50, n=9, dir=1, c="#D6CDBB", depth=46):
        self.x, self.y, self.tread, self.rise, self.n = x, y, tread, rise, n
        self.dir, self.c, self.depth = dir, c, depth

    def top(self):
        return self.x + self.dir * self.tread * self.n, self.y - self.rise * self.n

    def draw(self, ctx, fill_to=None):
        d, tr, ri = self.dir, self.tread, self.rise
        base = fill_to if fill_to is not None else self.y
        pts = [(self.x, base)]
        for i in range(self.n):
            pts += [(self.x + d * i * tr, self.y - i * ri), (self.x + d * i * tr, self.y - (i + 1) * ri),
                    (self.x + d * (i + 1) * tr, self.y - (i + 1) * ri)]
        pts.append((self.x + d * self.n * tr, base))
        flat(ctx, poly(*pts), dark(self.c, .12))
        for i in range(self.n):
            x0, y0 = self.x + d * i * tr, self.y - (i + 1) * ri
            e = self.depth
            flat(ctx, poly((x0 - d * 2, y0 + 7), (x0 + d * (tr + 2), y0 + 7), (x0 + d * (tr + e * .55), y0 - e * .42),
                           (x0 + d * e * .55, y0 - e * .42)), light(self.c, .35))
            flat(ctx, poly((x0 + d * e * .55, y0 - e * .42), (x0 - d * 2, y0 + 7), (x0 - d * 2, y0 + ri + 7), (x0 + d * e * .55, y0 + ri - e * .42)), self.c)
            flat(ctx, rect(min(x0 - d * 4, x0 + d * (tr + 2)), y0 - 1, tr + 6, 9), mix(self.c, "#A99B84", .45))
        e = self.depth

    def rail(self, ctx, h=240, c="#4F7A72", back=False, n0=0):
        d, e = self.dir, self.depth
        ox, oy = (d * e * .55, -e * .42) if back else (0, 0)
        for i in range(n0, self.n):
            for q in (.3, .8):
                x = self.x + d * (i + q) * self.tread + ox
                y = self.y - (i + 1) * self.rise + oy
                stroke(ctx, line((x, y), (x, y - h + (q - .5) * -self.rise)), c, 6)
        x0, y0 = self.x + d * (n0 + .1) * self.tread + ox, self.y - (n0 + .6) * self.rise + oy - h
        x1, y1 = self.x + d * self.n * self.tread + ox, self.y - (self.n + .5) * self.rise + oy - h
        stroke(ctx, line((x0, y0), (x1, y1)), C["wood"], 16)
        stroke(ctx, line((x0, y0 - 3), (x1, y1 - 3)), light(C["wood"], .25), 5)


# ---------------------------------------------------------------- smoke and fire
def _puff(ctx, x, y, r, c, a):
    g = cairo.RadialGradient(x - r * .2, y - r * .25, r * .1, x, y, r)
    q = rgb(c)
    for o, k in ((0, 1), (.5, .8), (.8, .32), (1, 0)):
        g.add_color_stop_rgba(o, *q, a * k)
    ctx.set_source(g)
    ctx.arc(x, y, r, 0, 7)
    ctx.fill()


def smoke(ctx, t, x, y, h=420, w=70, amount=1.0, c="#5B5F68", seed=2, n=30, speed=.16, drift=60):
    """Plume from (x, y) rising h pixels and widening to w*3."""
    r = rnd(seed)
    for i in range(n):
        ph, off, side = (i + .5 * r.random()) / n, r.random() - .5, r.random() * 6.28
        u = (t * speed + ph) % 1.0
        a = min(1, u / .10) * (1 - u) ** .8 * .40 * amount
        if a <= 0.01:
            continue
        px = x + off * w * (.4 + 2.2 * u) + drift * u * u + math.sin(t * .9 + side) * 14 * u
        _puff(ctx, px, y - h * u ** .85, (w * .42 + 10 + w * 1.5 * u ** .75) * (.8 + .4 * abs(off) * 2), mix(c, "#A9A6A4", .35 * ph * u), a)


def smoke_bank(ctx, t, x, y, w, h, level=1.0, c="#565A64", seed=5, n=46):
    """Layer that hangs from the ceiling (y = top) and thickens downwards."""
    if level <= 0:
        return
    r = rnd(seed)
    for i in range(n):
        u, v, ph = r.random(), r.random(), r.random() * 6.28
        depth = v * h * level
        px = x + u * w + math.sin(t * .35 + ph) * 50
        py = y + depth + math.sin(t * .5 + ph * 2) * 14
        _puff(ctx, px, py, (130 + 110 * r.random()) * (.55 + .45 * level), mix(c, "#8F8F93", .4 * v),
              .5 * clamp(level * 1.6 - v * .5) * (1 - .45 * v))


def flame(ctx, t, x, y, s=1.0, amount=1.0, seed=0):
    """Soft tongue of fire about 120 px high at s=1; sways slowly, constant brightness."""
    with at(ctx, x, y, s * (.35 + .65 * amount)):
        for c, k, ph in (("#E8692C", 1.0, 0), ("#F59A36", .74, .3), ("#FBD27A", .44, .55)):
            q = wave(t, 1.7, 7, ph + seed)
            p = wave(t, 2.3, 5, ph * 2 + seed)
            shaded(ctx, smooth((-34 * k, -6), (-40 * k + p * .4, -38 * k), (-20 * k + q * .5, -72 * k),
                               (q, -124 * k), (14 * k + q * .6, -76 * k), (38 * k + p * .4, -46 * k), (34 * k, -6), (0, 4)),
                   c, dark(c, .06), d=4)

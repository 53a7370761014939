"""community_court: sky and neighbour houses, the courtyard's ground, the fire lane's marking, charging shed, washing place.

  sky_(ctx, w, y1)            morning sky with clouds          skyline(ctx, x0, x1, y)  far blocks
  block_of_flats(ctx, x, y, w, floors, c)   neighbour house, pale with distance, y = foot
  ground(ctx, w, y0, y1)      paving from its far edge y0      footpath / lane / hatch
  shed(ctx, x, y, n)          roof over charging posts         post(ctx, x, y)   one charging post
  hydrant(ctx, x, y, open_)   red cabinet, 75 x 140 cm         fire_hose(ctx, pts)  flat pale hose
  manhole(ctx, x, y, open_)   drain cover or the open shaft
"""
import math

from stage import (C, K, at, charging_post, clipped, dark, ell, flat, light, line, mix, poly, rect, rnd, rrect, shaded,
                   shadow, smooth, stroke, text, vgrad)

SAND, SLAB, ASPHALT, YELLOW = "#E6D6B8", "#D9C8AA", "#A9AAA9", "#EDB534"


# ---------------------------------------------------------------- behind
def sky_(ctx, w, y1):
    vgrad(ctx, 0, 0, w, y1, "#B5D8EA", (.55, "#DDEDF0"), "#FBF0DA")


def cloud(ctx, x, y, s):
    for dx, dy, rx, ry in ((0, 0, 190, 40), (-70, -34, 84, 52), (50, -54, 104, 72), (130, -16, 74, 40)):
        flat(ctx, ell(x + dx * s, y + dy * s, rx * s, ry * s), "#FFFFFF", .82)


def skyline(ctx, x0, x1, y, seed=3, c="#BFD3DC"):
    r = rnd(seed)
    x = x0
    while x < x1:
        w, h = 130 + 110 * r.random(), 180 + 330 * r.random()
        flat(ctx, rect(x, y - h, min(w, x1 - x), h), mix(c, "#DDE7E6", .5 * r.random()))
        x += w + 14 + 30 * r.random()


def block_of_flats(ctx, x, y, w, floors, c="#E3D5C0", fh=150, cols=4, seed=2, roof="#C58A72"):
    r = rnd(seed)
    h = floors * fh
    shaded(ctx, rect(x, y - h, w, h), c, d=30, dy=0)
    shaded(ctx, rrect(x - 16, y - h - 30, w + 32, 36, 5), roof, d=5)
    cw = w / cols
    for f in range(floors):
        yy = y - f * fh
        flat(ctx, rect(x, yy - fh, w, 7), light(c, .4))
        for i in range(cols):
            px = x + i * cw + cw * .18
            flat(ctx, rrect(px - 5, yy - fh * .78 - 5, cw * .64 + 10, fh * .52 + 10, 4), light(c, .5))
            flat(ctx, rect(px, yy - fh * .78, cw * .64, fh * .52), "#9DBBC8")
            flat(ctx, poly((px, yy - fh * .78), (px + cw * .36, yy - fh * .78), (px, yy - fh * .3)), "#C6DCE3")
            flat(ctx, rect(px + cw * .3, yy - fh * .78, 5, fh * .52), light(c, .6))
            if r.random() < .45:
                for k in range(3):
                    flat(ctx, rrect(px + 4 + k * cw * .2, yy - fh * .24, cw * .15, fh * .17, 3),
                         ("#E8A87C", "#FBF7EF", "#8FB0C4", "#C97B6A", "#B7CBA0")[r.randrange(5)])


def crown(ctx, x, y, r, c, seed=0):
    """A far tree: trunk and three rounds, y = foot."""
    flat(ctx, rrect(x - r * .1, y - r * .9, r * .2, r * .9, 4), mix("wood_dk", c, .3))
    for dx, dy, q in ((-.5, -1.15, .72), (.5, -1.1, .7), (0, -1.75, .78)):
        shaded(ctx, ell(x + dx * r, y + dy * r, r * q, r * q * .92), mix(c, "#9CC07C", .1 * ((seed + 1) % 3)), d=r * .18)


# ---------------------------------------------------------------- ground
def ground(ctx, w, y0, y1, c=SAND):
    vgrad(ctx, 0, y0, w, y1 - y0, dark(c, .05), c)


def slabs(ctx, x0, x1, y0, y1, c=SLAB, step=160, rows=3):
    """Paved strip with joints."""
    flat(ctx, rect(x0, y0, x1 - x0, y1 - y0), c)
    for j in range(rows + 1):
        flat(ctx, rect(x0, y0 + (y1 - y0) * j / rows, x1 - x0, 3), dark(c, .1))
    for j in range(rows):
        for i in range(int((x1 - x0) / step) + 1):
            px = x0 + i * step + (step / 2 if j % 2 else 0)
            if px < x1:
                flat(ctx, rect(px, y0 + (y1 - y0) * j / rows, 3, (y1 - y0) / rows), dark(c, .1))


def kerb(ctx, x0, x1, y):
    flat(ctx, rrect(x0, y, x1 - x0, 14, 4), "#EFE8DA")
    flat(ctx, rect(x0, y + 12, x1 - x0, 10), "#BDB5A5")


def lane(ctx, x0, x1, y0, y1, r=60):
    """Asphalt with round left end when x0 > 0."""
    flat(ctx, rrect(x0, y0, x1 - x0 + 80, y1 - y0, r if x0 > 0 else 0), ASPHALT)
    flat(ctx, rrect(x0, y0, x1 - x0 + 80, 12, 4), dark(ASPHALT, .16))


def hatch(ctx, x0, x1, y0, y1):
    """Yellow frame with slanting lines."""
    def lines(q):
        for x in range(int(x0 - (y1 - y0)), int(x1), 104):
            stroke(q, line((x, y1), (x + (y1 - y0) * .9, y0)), YELLOW, 15, cap="butt")
    clipped(ctx, rect(x0, y0, x1 - x0, y1 - y0), lines)
    stroke(ctx, rect(x0, y0, x1 - x0, y1 - y0), YELLOW, 16, cap="butt")


def lane_words(ctx, x, y, s="消防车通道", size=112):
    """Painted on the asphalt, flattened; x = left, y = baseline."""
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(1, .62)
    text(ctx, s, 0, 0, size, YELLOW, gap=18)
    ctx.restore()


def manhole(ctx, x, y, open_, s=1.0):
    with at(ctx, x, y, K * s):
        flat(ctx, ell(0, 2, 62, 21), "#A79D8B")
        flat(ctx, ell(0, 0, 61, 20), "#C9BFAC")
        if not open_:
            flat(ctx, ell(0, 1.4, 50, 15.6), "#3F4954")
            flat(ctx, ell(0, 0, 50, 15.4), "#5F6B76")
            flat(ctx, ell(0, 0, 44, 13), "#717E89")
            for i in range(-3, 4):
                w = math.sqrt(max(0, 1 - (i / 4) ** 2)) * 42
                stroke(ctx, line((-w, i * 3.2), (w, i * 3.2)), "#596570", 1.3)
            return
        flat(ctx, ell(0, 0, 52, 16.4), "#7D7264")
        clipped(ctx, ell(0, 0, 51, 16), lambda q: (
            flat(q, rect(-60, -20, 120, 50), "#8A7A66"), flat(q, ell(0, 8, 53, 16), "#20262F"), flat(q, ell(4, 12, 46, 13), "#0F131A"),
            [stroke(q, line((-36, -9 + i * 6), (-22, -7 + i * 6)), "#B8A994", 2.2) for i in range(3)]))


# ---------------------------------------------------------------- charging
def post(ctx, x, y, number, busy):
    charging_post(ctx, x, y, K, number, busy)


def shed_back(ctx, x, y, w):
    """Pillars, back rail and wall line of the charging shed; x = left, y = foot of the front pillars."""
    flat(ctx, rect(x, y - 120, w, 120), "#CDBfA6")
    flat(ctx, rect(x, y - 400, w, 290), "#B9CBBE", .9)
    for i in range(int(w / 90)):
        flat(ctx, rect(x + 40 + i * 90, y - 400, 4, 290), "#A5BAAB")
    for px in (x + 10, x + w - 26):
        shaded(ctx, rrect(px, y - 410, 18, 400, 4), C["steel"], d=5)


def shed_roof(ctx, x, y, w, words="充电棚"):
    shaded(ctx, poly((x - 46, y - 396), (x - 10, y - 450), (x + w + 10, y - 450), (x + w + 46, y - 396), r=8), "#4E8F86", d=8)
    for i in range(int((w + 60) / 46)):
        stroke(ctx, line((x - 2 + i * 46, y - 442), (x - 16 + i * 46, y - 402)), "#417A73", 4)
    shaded(ctx, rrect(x - 52, y - 400, w + 104, 22, 6), "#DDE9E2", d=4)
    shaded(ctx, rrect(x + w * .5 - 112, y - 382, 224, 62, 8), C["green"], d=4)
    text(ctx, words, x + w * .5, y - 336, 44, "white", align="center")


# ---------------------------------------------------------------- fire water
def hydrant(ctx, x, y, open_):
    """Outdoor hydrant cabinet; open_: the door stands aside, the reel is empty, the valve is seen."""
    red = "#C22F26"
    shadow(ctx, x, y, 120, 16, .3)
    with at(ctx, x, y, K):
        for dx in (-32, 26):
            flat(ctx, rect(dx, -16, 7, 16), "#7B2A26")
        shaded(ctx, rrect(-40, -138, 80, 126, 4), red, d=4)
        if not open_:
            shaded(ctx, rrect(-34, -132, 68, 114, 2), light(red, .1), dark(red, .12), d=2)
            flat(ctx, rrect(-27, -124, 54, 62, 2), "#8A3A34")
            stroke(ctx, ell(0, -93, 20), "#EFE6D2", 7)
            stroke(ctx, ell(0, -93, 11), "#EFE6D2", 5)
            flat(ctx, poly((-27, -124), (-5, -124), (-22, -62), (-27, -62)), "#FFFFFF", .2)
            text(ctx, "消火栓", 0, -38, 19, "white", align="center")
            flat(ctx, rrect(24, -78, 5, 16, 2), "#F1E4D0")
            return
        flat(ctx, rrect(-34, -132, 68, 114, 2), "#6B2420")
        stroke(ctx, ell(6, -92, 21), "#9A4A42", 4)
        stroke(ctx, ell(6, -92, 9), "#9A4A42", 3)
        shaded(ctx, rrect(-22, -52, 26, 30, 4), "#B23A30", d=2)
        shaded(ctx, rrect(2, -46, 18, 15, 3), "#C9A24A", d=2)
        shaded(ctx, ell(-9, -58, 13, 5), "#C9A24A", d=1)
        shaded(ctx, poly((-40, -138), (-62, -130), (-62, -2), (-40, -12), r=2), light(red, .12), d=3)
        flat(ctx, poly((-44, -126), (-57, -121), (-57, -62), (-44, -64)), "#8A3A34")
        text(ctx, "消火栓", 0, -121, 15, "white", align="center")


def fire_hose(ctx, pts, w=22):
    p = smooth(*pts, closed=False, tension=.6)
    ctx.save()
    ctx.translate(4, 9)
    stroke(ctx, p, "#5B5347", w, .3)
    ctx.restore()
    stroke(ctx, p, "#C9BDA0", w)
    ctx.save()
    ctx.translate(-1, -3)
    stroke(ctx, p, "#F1E7CF", w * .7)
    ctx.restore()
    stroke(ctx, p, "#D0634F", w * .13)


def jet(ctx, p, q, spread=74):
    """Water from a nozzle p, a widening arch that bursts on q."""
    mx, my = (p[0] + q[0]) / 2, min(p[1], q[1]) - 66
    flat(ctx, smooth(p, (mx, my - spread * .3), (q[0], q[1] - spread * .7), (q[0] + 14, q[1] + spread * .7), (mx, my + spread * .5),
                     (p[0] + 4, p[1] + 9), tension=.8), "#8CC8E6", .85)
    for i in range(5):
        u = (i / 4 - .5)
        stroke(ctx, smooth((p[0] + 20, p[1] - 8), (mx, my + u * spread * .5 + 8), (q[0], q[1] + u * spread), closed=False), "#EAF7FC", 5, .95)
    r = rnd(7)
    for i in range(46):
        t, d = r.random() * 6.28, 24 + 110 * r.random()
        flat(ctx, ell(q[0] + 6 + math.cos(t) * d * .9, q[1] + math.sin(t) * d * .8, 5 + 10 * r.random()), ("#8CC8E6", "#CBE8F4", "#FFFFFF")[i % 3], .92)


def puddle(ctx, x, y, rx, ry, a=.8):
    flat(ctx, smooth((x - rx, y), (x - rx * .6, y - ry * .8), (x, y - ry), (x + rx * .7, y - ry * .7), (x + rx, y + ry * .1),
                     (x + rx * .5, y + ry), (x - rx * .3, y + ry * .8)), "#9CC3D6", a)
    flat(ctx, smooth((x - rx * .5, y - ry * .1), (x, y - ry * .6), (x + rx * .4, y - ry * .2), (x, y + ry * .1)), "#D6EAF1", a)


def ground_tap(ctx, x, y):
    """Garden tap on a short stone post."""
    shadow(ctx, x, y, 40, 9, .26)
    with at(ctx, x, y, K):
        shaded(ctx, rrect(-11, -72, 22, 72, 4), "#C7BDAA", d=4)
        shaded(ctx, rrect(-14, -78, 28, 10, 3), "#DED5C3", d=2)
        stroke(ctx, smooth((0, -58), (-16, -58), (-20, -48), closed=False), "#B98F3E", 6)
        shaded(ctx, ell(-9, -66, 8, 3), "#3F7F53", d=1)


def garden_hose(ctx, pts):
    p = smooth(*pts, closed=False, tension=.6)
    stroke(ctx, p, "#2F6E46", 15)
    ctx.save()
    ctx.translate(-1, -2)
    stroke(ctx, p, "#55A868", 9)
    ctx.restore()


def lawn(ctx, beds, daisies=(), seed=1):
    """Mown grass with a stone edge; beds = [(x, y, w, h), ...] that run into one another, daisies = [(x, y), ...]."""
    for grow, dy, c in ((10, 6, "#CDBFA2"), (10, 0, "#EFE5D0"), (0, 0, "#B4CC92")):
        for x, y, w, h in beds:
            flat(ctx, rrect(x - grow, y - grow + dy, w + 2 * grow, h + 2 * grow, 62 + grow), c)
    r = rnd(seed)
    for x, y, w, h in beds:
        for i in range(int(w * h / 9000)):
            px, py = x + 50 + (w - 100) * r.random(), y + 36 + (h - 60) * r.random()
            for a in (-24, 0, 24):
                with at(ctx, px, py, 1, a):
                    flat(ctx, smooth((-3, 0), (0, -20), (3, 0)), "#8FB577")
    for x, y in daisies:
        _daisy(ctx, x, y)


def _daisy(ctx, x, y):
    flat(ctx, smooth((x, y + 24), (x - 15, y + 12), (x - 18, y + 18), (x - 6, y + 25)), "#6FA05F")
    stroke(ctx, line((x, y), (x, y + 24)), "#6FA05F", 4)
    for k in range(6):
        flat(ctx, ell(x + 8 * math.cos(k * 1.047), y + 8 * math.sin(k * 1.047), 6), "#FFFDF5")
    flat(ctx, ell(x, y, 5), "#F3B93E")


def shade(ctx, x, y, rx, ry):
    """Cool shade of a tree on the ground."""
    flat(ctx, smooth((x - rx, y), (x - rx * .5, y - ry), (x + rx * .3, y - ry * .8), (x + rx, y), (x + rx * .5, y + ry), (x - rx * .4, y + ry * .8)),
         "#2F4A5A", .1)

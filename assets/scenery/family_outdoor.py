"""family_outdoor: sky, neighbours, trees and the garden before the house."""
from family_cast import *
from family_furniture import *
from family_hazards import box


def backdrop(c, w, h, horizon):
    vgrad(c, 0, 0, w, horizon, "#A9D0E4", "#D9EAEC", "#F6EDD6")
    for x, y, s in ((w * .12, 130, 1.3), (w * .47, 70, 1.0), (w * .86, 150, 1.5)):
        _cloud(c, x, y, s)
    flat(c, smooth((-40, horizon - 420), (w * .1, horizon - 520), (w * .3, horizon - 420), (w * .6, horizon - 500), (w * .85, horizon - 560),
                   (w + 60, horizon - 440), (w + 60, horizon + 20), (-40, horizon + 20)), "#BFD6CF")
    flat(c, smooth((-40, horizon - 260), (w * .08, horizon - 330), (w * .5, horizon - 250), (w * .92, horizon - 340), (w + 60, horizon - 280),
                   (w + 60, horizon + 20), (-40, horizon + 20)), "#A3C5AC")


def _cloud(c, x, y, s):
    flat(c, join(ell(x, y, 150 * s, 34 * s), ell(x - 62 * s, y - 26 * s, 70 * s, 42 * s), ell(x + 44 * s, y - 44 * s, 84 * s, 60 * s)), "#FFFFFF", .8)


def neighbour(c, x, y, w=420, floors=3):
    """The next house, partly seen; left bottom."""
    facade(c, x, y, w, floors, 320, cols=2, seed=4, balconies=(1,), wall="#EBD2B4", roof="#8FA0A8")


def lawn(c, w, h, y):
    vgrad(c, 0, y, w, h - y, "#A5C887", "#7FB06F")
    r = rnd(3)
    for _ in range(int(w * (h - y) / 9000)):
        px, py = r.random() * w, y + 20 + r.random() * (h - y)
        for a in (-24, 0, 22):
            with at(c, px, py, 1, a):
                stroke(c, line((0, 0), (0, -15)), "#6A9E5F", 4, .6)


def path_band(c, w, y0, y1):
    """Paved garden path from side to side."""
    flat(c, rect(0, y0 - 6, w, y1 - y0 + 14), "#B9AC90")
    flat(c, rect(0, y0, w, y1 - y0), "#D9CCAF")
    r, rows = rnd(12), 3
    for j in range(rows):
        x, ya, yb = -r.random() * 120, lerp(y0, y1, j / rows), lerp(y0, y1, (j + 1) / rows)
        while x < w:
            d = 120 + 110 * r.random()
            shaded(c, rrect(x + 3, ya + 3, d - 6, yb - ya - 6, 9), mix("#E9DEC6", "#D8C7A4", r.random()), d=3)
            x += d


def sun(c, x, y, r=90):
    for q, a in ((2.3, .14), (1.6, .2), (1, .95)):
        flat(c, ell(x, y, r * q), "#FFF1C4", a)


def butterfly(c, x, y, col="#F4B860", rot=-20):
    with at(c, x, y, 1, rot):
        for d in (-1, 1):
            flat(c, ell(d * 12, -8, 11, 14, d * .5), col)
            flat(c, ell(d * 9, 8, 8, 9, d * .4), light(col, .3))
        stroke(c, line((0, -14), (0, 14)), "#4A3A30", 4)


def roof_life(c, x, y, wide=True):
    """Skylight, chimney and sparrows on the ridge; x, y = middle of the ridge."""
    shaded(c, rect(x - 330, y - 34, 84, 84), "#D9A77C", d=10)
    shaded(c, rrect(x - 342, y - 48, 108, 22, 5), "#E9C9A0", d=5)
    for dx in (-318, -282):
        shaded(c, rrect(x + dx, y - 62, 24, 18, 4), "#C48667", d=3)
    for px, s in ((x - 60, 1), (x + 4, -1), (x + 230, 1)):
        with at(c, px, y - 10, 1, 0, s < 0):
            shaded(c, smooth((-26, -10), (-8, -30), (14, -32), (22, -20), (8, -2), (-10, 0)), "#8A6B52", d=4)
            flat(c, poly((20, -26), (32, -22), (20, -18)), "#E3A23E")
            flat(c, ell(14, -25, 2.6), "#23180F")
            flat(c, smooth((-14, -12), (2, -20), (6, -8), (-6, -4)), "#6A4E3A")
    if wide:
        for dx in (-900, 620):
            shaded(c, rrect(x + dx, y + 46, 220, 92, 8), "#EADBC0", d=6)
            vgrad(c, x + dx + 14, y + 58, 192, 66, "#9CC6DC", "#DCEDF0")
            flat(c, rect(x + dx + 106, y + 58, 8, 66), "#EADBC0")


def flower_bed(c, x, y, w, seed=1):
    """Low flowers along the wall, left bottom."""
    r = rnd(seed)
    flat(c, ell(x + w / 2, y + 4, w / 2 + 20, 16), "#8A6343", .7)
    n = int(w / 26)
    for i in range(n):
        px, hh = x + (i + .5) * w / n, 34 + 46 * r.random()
        for a in (-26, 4, 30):
            with at(c, px, y, 1, a):
                shaded(c, smooth((0, 0), (-8, -hh * .5), (0, -hh), (8, -hh * .5)), mix("leaf", "leaf_dk", r.random()), d=3)
    for i in range(n):
        px, hh = x + (i + .5) * w / n + r.random() * 10, 44 + 44 * r.random()
        col = ("#E2725B", "#F4B860", "#FBF3E4", "#D98AA0", "#F1B648")[r.randrange(5)]
        for k in range(5):
            t = k * 1.257
            flat(c, ell(px + 8 * math.cos(t), y - hh + 8 * math.sin(t), 8), col)
        flat(c, ell(px, y - hh, 5), "#FBE9A8")


def fore_leaves(c, x, y, side=1, s=1.0):
    """Big dark leaves in a lower corner."""
    with at(c, x, y, s, 0, side < 0):
        r = rnd(9)
        for i in range(11):
            with at(c, 26 * i - 30, 40, 1, -34 + i * 9 + 8 * r.random()):
                hh = 250 - 15 * i + 40 * r.random()
                shaded(c, smooth((0, 0), (-34, -hh * .45), (0, -hh), (34, -hh * .45)), mix("#2F6B52", "#4E8A5E", r.random()), d=9)
                stroke(c, line((0, -10), (0, -hh * .86)), "#6FA777", 4, .7)


def dog(c, x, y, s=1.0, face=1, col="#D9A26A"):
    """Sitting, about 50 cm."""
    shadow(c, x, y, 70 * s, 12 * s, .28)
    with at(c, x, y, s, flip=face < 0):
        stroke(c, smooth((-48, -12), (-84, -18), (-92, -50), closed=False), dark(col, .1), 14)
        shaded(c, smooth((-56, 0), (-58, -44), (-24, -92), (14, -104), (34, -70), (34, -20), (44, 0)), col, d=9)
        shaded(c, capsule((22, -60), (28, -8), 13, 11), light(col, .2), d=4)
        shaded(c, rrect(16, -14, 34, 15, 7), light(col, .3), d=3)
        shaded(c, rrect(-46, -16, 46, 17, 8), light(col, .12), d=3)
        flat(c, ell(12, -98, 28, 11, .3), "#C9584B")
        shaded(c, ell(24, -136, 40, 35), col, d=7)
        shaded(c, ell(52, -122, 23, 17), light(col, .5), d=4)
        flat(c, ell(70, -130, 8, 6), "#33261F")
        flat(c, ell(34, -144, 5, 6), "#33261F")
        stroke(c, smooth((62, -114), (54, -108), (44, -112), closed=False), "#8A5A3A", 4)
        shaded(c, smooth((2, -164), (-22, -150), (-22, -112), (-4, -108), (8, -130)), dark(col, .28), d=4)


def scooter_girl(c, x, y):
    """Helmeted, on a kick scooter, rolling to the right."""
    shadow(c, x + 20, y, 130, 14, .28)
    for dx in (-66, 96):
        shaded(c, ell(x + dx, y - 18, 19), "#3B4650", d=4)
        flat(c, ell(x + dx, y - 18, 8), "#D5DADE")
    stroke(c, line((x + 92, y - 22), (x + 74, y - 196)), "#59646F", 10)
    shaded(c, rrect(x - 78, y - 38, 168, 16, 8), "#F1B648", d=4)
    fig = Figure(SISTER, x - 10, y - 36, K, 1)
    hand = fig.local(x + 62, y - 196)
    fig.draw(c, replace(P.walk(18), turn=.45, head_turn=.6, lean=6, near_hand=hand, far_hand=fig.local(x + 86, y - 200),
                        near_foot=(-38, -2, 40), far_foot=(8, -9, 0), face=Face("grin", .5)), shadow=False)
    stroke(c, line((x + 50, y - 200), (x + 100, y - 206)), "#2E3743", 13)


def gardener(c, x, y):
    """Grandfather next door waters the flowers."""
    fig = Figure(GARDENER, x, y, K, 1)
    hand = fig.local(x + 92, y - 200)
    fig.draw(c, replace(P.stand(0), near_hand=hand, far_hand=fig.local(x + 112, y - 206), lean=6, tilt=12))
    with at(c, x + 104, y - 190, 1, 22):
        stroke(c, smooth((-26, 6), (-34, -30), (16, -34), (24, 0), closed=False), "#3F7F8C", 9)
        stroke(c, line((30, 44), (96, 6)), "#4E97A5", 13)
        shaded(c, poly((84, -10), (112, 2), (98, 24), (80, 10), r=3), "#4E97A5", d=3)
        shaded(c, rrect(-36, -4, 72, 66, 9), "#4E97A5", d=7)
    for i in range(6):
        t = i / 5
        stroke(c, smooth((x + 200, y - 138), (x + 226 + 12 * i, y - 124 + 10 * t), (x + 240 + 16 * i, y - 40), closed=False), "#8FC4DC", 4, .85)

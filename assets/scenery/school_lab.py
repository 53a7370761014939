"""school_lab: the chemistry room; S04 (blowing at the spirit lamp), S90 (pouring with goggles under the teacher's eye)."""
from parts_school import *

W_LAB = 944


def lab(ctx, x, y, w=W_LAB, h=HIGH):
    room(ctx, x, x + w, y, h, "#E3EAEE", "#CFC6B6", boards=False)
    for i in range(int(w / 160) + 1):
        flat(ctx, rect(x + 40 + i * 160, y - DEEP, 3, DEEP), dark("#CFC6B6", .1))
    elements(ctx, x + 56, y - 606, 250, 150)
    casement(ctx, x + 392, y - 572, 210, 190, .6, wall="#E3EAEE")
    cabinet(ctx, x + w - 292, y - 606, 250)


def elements(ctx, x, y, w, h):
    """A chart with the shape of the periodic table, no lettering."""
    shaded(ctx, rrect(x - 10, y - 10, w + 20, h + 20, 6), "#FBF7EF", d=4)
    for cx in (x - 14, x + w - 6):
        flat(ctx, rect(cx, y - 16, 20, 12), "#8A6343")
    cs = ("#E98B6A", "#F1C25C", "#8FB8C9", "#8DBB78", "#C7B4DA")
    for col in range(18):
        top = (0, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 0)[col]
        for row in range(top, 7):
            flat(ctx, rrect(x + col * w / 18, y + 6 + row * h / 7.3, w / 18 - 2.6, h / 7.3 - 3, 2), cs[0 if col < 1 else 1 if col < 2 else 2 if col < 12 else 3 if col < 17 else 4])


def cabinet(ctx, x, y, w):
    """Glass-fronted wall cabinet full of flasks."""
    h = 214
    shaded(ctx, rrect(x, y, w, h, 6), "#B98A5E", d=6)
    flat(ctx, rrect(x + 12, y + 12, w - 24, h - 24, 3), "#7F98A2")
    for j in range(2):
        base = y + 12 + (j + 1) * (h - 24) / 2
        for i in range(5):
            vessel(ctx, x + 38 + i * (w - 76) / 4, base - 8, (i + j * 2) % 3, ("#7FC4B8", "#E9B35A", "#C98FB8", "#8FB8E0", "#E58A6A")[(i * 3 + j) % 5], .82)
        shaded(ctx, rect(x + 12, base - 8, w - 24, 9), "#D9B98C", d=2)
    flat(ctx, poly((x + 12, y + 12), (x + 90, y + 12), (x + 30, y + h - 12), (x + 12, y + h - 12)), "#FFFFFF", .2)
    flat(ctx, rect(x + w / 2 - 5, y + 6, 10, h - 12), "#A67A50")


def vessel(ctx, x, y, kind, c, s=1.0):
    """Glassware: 0 cone flask, 1 beaker, 2 round flask; y = bottom."""
    with at(ctx, x, y, s):
        if kind == 0:
            out, fill = poly((-9, -74), (9, -74), (9, -52), (28, -4), (22, 0), (-22, 0), (-28, -4), (-9, -52), r=3), rect(-30, -26, 60, 26)
        elif kind == 1:
            out, fill = rrect(-22, -60, 44, 60, 6), rect(-24, -36, 48, 36)
        else:
            out, fill = join(ell(0, -26, 26), rrect(-8, -80, 16, 36, 3)), rect(-30, -30, 60, 34)
        flat(ctx, out, "#EAF5F8", .8)
        clipped(ctx, out, lambda q: flat(q, fill, c))
        flat(ctx, rect(-14, -22, 5, 14), "#FFFFFF", .6)


def lab_bench(ctx, x, y, w):
    """Long bench: front x..x+w, foot line y, top surface seen."""
    flat(ctx, rect(x + 14, y - 18, w - 28, 18), "#3E4650")
    shaded(ctx, rect(x + 6, y - 176, w - 12, 160), "#8CA7A6", d=5, dy=0)
    n = round(w / 140)
    for i in range(n):
        dx = x + 14 + i * (w - 28) / n
        shaded(ctx, rrect(dx + 5, y - 166, (w - 28) / n - 10, 140, 5), "#A3BBB8", d=4)
        flat(ctx, rrect(dx + (w - 28) / n / 2 - 20, y - 150, 40, 8, 4), "#F4EBD6")
    flat(ctx, rrect(x - 8, y - 250, w + 16, 70, 6), "#59646F")
    flat(ctx, rrect(x - 8, y - 250, w + 16, 30, 6), "#65717C")
    shaded(ctx, rrect(x - 8, y - 190, w + 16, 16, 5), "#46515B", d=3)


def rack(ctx, x, y):
    """Test tubes in a wooden rack."""
    shaded(ctx, rrect(x - 60, y - 12, 120, 12, 3), C["wood"], d=2)
    for i, c in enumerate(("#E9B35A", "#7FC4B8", "#C98FB8", "#8FB8E0")):
        px = x - 42 + i * 28
        flat(ctx, rrect(px - 8, y - 70, 16, 66, 8), "#EAF5F8", .9)
        flat(ctx, rrect(px - 8, y - 36 - 6 * (i % 2), 16, 32 + 6 * (i % 2), 8), c)
    shaded(ctx, rrect(x - 60, y - 46, 120, 10, 3), light(C["wood"], .2), d=2)


def lamp(ctx, x, y):
    """Spirit lamp, about 100 tall; y = bottom. The wick's tip is at (x, y - 118)."""
    shadow(ctx, x, y, 70, 9, .35)
    body = smooth((x - 52, y - 4), (x - 60, y - 34), (x - 44, y - 62), (x - 18, y - 78), (x + 18, y - 78), (x + 44, y - 62), (x + 60, y - 34), (x + 52, y - 4), tension=.4)
    flat(ctx, body, "#E6F2F5")
    clipped(ctx, body, lambda q: (flat(q, rect(x - 70, y - 44, 140, 50), "#8CB8E4"), flat(q, rect(x - 70, y - 44, 140, 6), "#B8D6F0")))
    stroke(ctx, body, "#9FB9C4", 4)
    stroke(ctx, line((x, y - 70), (x + 2, y - 40), (x - 10, y - 18)), "#F6EFDC", 9)
    shaded(ctx, rrect(x - 20, y - 96, 40, 24, 5), "#C9CFD4", d=4)
    flat(ctx, rrect(x - 8, y - 116, 16, 24, 4), "#EDE3CC")


# ---------------------------------------------------------------- S04
CHEMIST = PUPIL(**COAT, top2=U["uniform"], hair="side", height=160)


def blow_bad(ctx, x, y):
    px, py = x + 176, y - 96
    pose = replace(P.with_face(P.stand(0, 0, "o", .3), blink=0, brow=.3), lean=36, tilt=-8, head_turn=.1)
    lx, ly = x + 424, y - 204
    pose = hands(CHEMIST, px, py, 1, pose, (px + 104, y - 246), (px + 134, y - 258))
    act(ctx, CHEMIST, pose, px, py, 1, cheeks, sh=False)
    bench_strip(ctx, x, y)
    lamp(ctx, lx, ly)
    with at(ctx, lx + 4, ly - 112, 1, 52):
        flame(ctx, .3, 0, 0, 1.05)
    for a, r in ((16, 88), (33, 104), (50, 84)):
        with at(ctx, x + 292, y - 404, 1, a):
            stroke(ctx, smooth((16, 0), (r * .5, 4), (r, -2), closed=False), "#FFFFFF", 9)


def cheeks(ctx, turn):
    """Cheeks full of air, lips pointed."""
    fx = 4.4 - 4.1 * turn
    shaded(ctx, ell(fx + 1.4, -6.6, 5, 4.1), "#F0B795", "#E39C7C", d=1.2)
    flat(ctx, ell(fx + 5.4, -5.4, 2, 1.7), "#C9796A")
    flat(ctx, ell(fx + 5.9, -5.4, .9, .8), "#6E3430")


def bench_strip(ctx, x, y):
    """The bench's top and front over the person's legs, at the width of this item."""
    clipped(ctx, rect(x + 60, y - 270, 455, 300), lambda q: lab_bench(q, x + 40, y - 20, W_LAB - 80))


def blow_good(ctx, x, y):
    px, py = x + 330, y - 96
    lx, ly = x + 424, y - 204
    pose = replace(P.with_face(P.stand(0, 0, "smile", .4), blink=0), lean=5, tilt=12)
    pose = hands(CHEMIST, px, py, 1, pose, (lx - 14, ly - 140), None)
    act(ctx, CHEMIST, pose, px, py, 1, goggles, sh=False)
    bench_strip(ctx, x, y)
    lamp(ctx, lx, ly)
    shaded(ctx, smooth((lx - 24, ly - 80), (lx - 26, ly - 112), (lx - 15, ly - 136), (lx + 15, ly - 136), (lx + 26, ly - 112), (lx + 24, ly - 80), tension=.3), "#E9F3F5", "#B8CED6", d=8)
    flat(ctx, ell(lx, ly - 138, 9), "#C6DAE2")


def blow_shape(x, y):
    return [x + 90, y - 524, x + 470, y - 524, x + 540, y - 420, x + 540, y - 180, x + 90, y - 180]


# ---------------------------------------------------------------- S90
def pouring(ctx, x, y):
    look = GIRL(**COAT, top2=U["uniform"], hair="bob", gloves="#5B8FC7")
    px, py = x + 626, y - 96
    pose = replace(P.with_face(P.stand(0, 0, "flat", .45), blink=0), tilt=9, lean=3)
    pose = hands(look, px, py, 1, pose, (px + 70, y - 300), (px + 104, y - 330))
    t = replace(TEACHER, hair="bun", **COAT, top2="#5C8F86")
    tp = replace(P.with_face(P.stand(0, .3, "smile", .5), blink=0), tilt=9, lean=4)
    tp = hands(t, x + 840, y - 92, -1, tp, (x + 800, y - 268), (x + 806, y - 300))
    act(ctx, t, tp, x + 846, y - 92, -1, goggles, sh=False)
    act(ctx, look, pose, px, py, 1, goggles, sh=False)
    clipped(ctx, rect(x + 550, y - 270, 360, 300), lambda q: lab_bench(q, x + 40, y - 20, W_LAB - 80))
    vessel(ctx, px + 104, y - 212, 1, "#8FB8E0", 1.25)
    with at(ctx, px + 88, y - 318, 1, 108):
        flat(ctx, rrect(-9, -56, 18, 84, 9), "#EAF5F8", .95)
        flat(ctx, rrect(-9, -40, 18, 68, 9), "#E9B35A")
    stroke(ctx, line((px + 114, y - 300), (px + 112, y - 254)), "#E9B35A", 5)


def pouring_shape(x, y):
    return [x + 600, y - 500, x + 900, y - 520, x + 900, y - 190, x + 600, y - 190]

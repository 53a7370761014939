"""school_props: open passage, the teachers' tea corner (S92), and what makes the place lived in: trophies, balls, clock, trees."""
from parts_school import *

W_PASS, W_TEA = 700, 520


# ---------------------------------------------------------------- passage
def passage(ctx, x, y, w=W_PASS, h=HIGH):
    """Open passage through the house: the inner garden, the next teaching block, far hills."""
    def view(q):
        vgrad(q, x, y - h, w, h - DEEP, "#B4D8E8", "#E4EFEA")
        for dx, dy, s in ((130, -540, .8), (520, -580, 1.0)):
            flat(q, join(ell(x + dx, y + dy, 90 * s, 20 * s), ell(x + dx + 14, y + dy - 18 * s, 50 * s, 30 * s)), "#FFFFFF", .85)
        flat(q, smooth((x - 60, y), (x - 60, y - 330), (x + w * .3, y - 390), (x + w * .62, y - 330), (x + w + 60, y - 400), (x + w + 60, y)), "#B9D5BE")
        block_far(q, x + w * .34, y - 262, 330)
        flat(q, rect(x, y - 262, w, 140), "#A6CDA0")
        flat(q, rect(x, y - 262, w, 8), "#C4DDB0")
        flat(q, poly((x + w * .44, y - 262), (x + w * .52, y - 262), (x + w * .62, y - DEEP), (x + w * .34, y - DEEP)), "#E9DCC0")
        for dx, dy, s, kind in ((90, -236, .46, 0), (w - 96, -230, .5, 1), (w * .3, -252, .3, 2)):
            tree(q, x + dx, y + dy, s, 0, kind)
        for dx, ww in ((16, w * .3), (w * .64, w * .34)):
            bush(q, x + dx, y - 136, ww, 62, "leaf", 3)
    clipped(ctx, rect(x, y - h, w, h), view)
    flat(ctx, rect(x, y - DEEP, w, DEEP), "#DCCFB6")
    for i in range(1, 4):
        flat(ctx, rect(x, y - DEEP + i * DEEP / 4, w, 2.6), dark("#DCCFB6", .1))
    for i in range(int(w / 118) + 1):
        flat(ctx, rect(x + 20 + i * 118, y - DEEP, 2.6, DEEP), dark("#DCCFB6", .1))
    flat(ctx, poly((x + w * .2, y - DEEP), (x + w * .74, y - DEEP), (x + w * .86, y), (x + w * .32, y)), "#FFF6D8", .4)
    for px in (x, x + w - 46):
        shaded(ctx, rect(px, y - h, 46, h - DEEP + 24), "#F2E3C6", d=8, dy=0)
        shaded(ctx, rrect(px - 6, y - DEEP, 58, 26, 4), U["brick"], d=5)
    flat(ctx, rect(x, y - h, w, 30), dark("#F2E3C6", .16))
    flat(ctx, rect(x, y - h + 30, w, 10), "#F2E3C6")
    for t in (.25, .75):
        pendant(ctx, x + w * t, y - h + 30, 44)


def block_far(ctx, x, y, w):
    """The next teaching block, pale with distance; y = ground."""
    shaded(ctx, rect(x, y - 236, w, 236), "#EBD9BC", "#DCC8A8", d=14, dy=0)
    flat(ctx, rect(x - 10, y - 250, w + 20, 18), "#D09A80")
    for j in range(3):
        for i in range(5):
            flat(ctx, rrect(x + 18 + i * (w - 36) / 5, y - 216 + j * 74, (w - 36) / 5 - 14, 46, 3), "#A9C7D2")
            flat(ctx, rect(x + 14 + i * (w - 36) / 5, y - 168 + j * 74, (w - 36) / 5 - 6, 6), "#F7ECD6")


# ---------------------------------------------------------------- tea corner
def tea_room(ctx, x, y, w=W_TEA, h=HIGH):
    room(ctx, x, x + w, y, h, "#E4DDCB", "#C99F72")
    casement(ctx, x + 80, y - 572, 170, 160, 0, wall="#E4DDCB")
    for j in range(2):
        shaded(ctx, rrect(x + w - 210, y - 520 + j * 110, 170, 14, 4), C["wood"], d=3)
        shelf_books(ctx, x + w - 204, y - 520 + j * 110, 158, 3 + j)
    sunlit(ctx, x + 80, y - DEEP + 4, 180, 120)
    wall_clock(ctx, x + w - 250, y - 560, 2.0, 9.6)


def tea(ctx, x, y):
    """Kettle on its stand on a sound table, a teacher pours herself a cup."""
    shaded(ctx, rrect(x + 60, y - 224, 260, 168, 6), "#9C7350", d=6)
    for i in range(2):
        shaded(ctx, rrect(x + 70 + i * 124, y - 208, 114, 138, 5), "#B98A5E", d=4)
        flat(ctx, ell(x + 172 + i * 34, y - 140, 7), "#F4EBD6")
    flat(ctx, rrect(x + 50, y - 264, 280, 50, 6), "#E9D1A4")
    shaded(ctx, rrect(x + 50, y - 232, 280, 18, 5), "#C99F72", d=4)
    flat(ctx, rrect(x + 84, y - 250, 104, 12, 6), "#3B4650")
    kettle(ctx, x + 136, y - 250, 2.7)
    for px, c in ((x + 222, "#3F7CA6"), (x + 266, "#C9584B")):
        shaded(ctx, rrect(px - 16, y - 276, 32, 36, 6), c, d=5)
        stroke(ctx, arc(px + 18, y - 258, 10, -90, 90), c, 6)
    look = replace(LOOKS["father"], top="cardigan", top_color="#7C6BB0", height=172)
    px, py = x + 410, y - 34
    mug = (px - 62, py - 250)
    pose = replace(P.with_face(P.stand(0, 0, "smile", .5), blink=0), tilt=6)
    pose = hands(look, px, py, -1, pose, (mug[0] + 18, mug[1] + 2), None)
    Figure(look, px, py, K, -1).draw(ctx, pose, lambda q: held_mug(q, *mug))


def held_mug(ctx, x, y):
    """Mug whose handle is on the right, where the hand is; x, y = its middle."""
    stroke(ctx, arc(x + 16, y, 11, -90, 90), "#D9653F", 6)
    flat(ctx, ell(x, y - 21, 19, 6), "#8A5A3C")
    shaded(ctx, rrect(x - 19, y - 21, 38, 42, 7), "#F7F3E8", d=5)
    flat(ctx, rect(x - 19, y - 4, 36, 12), "#D9653F")


def tea_shape(x, y):
    return [x + 40, y - 340, x + 330, y - 340, x + 350, y - 460, x + 472, y - 460, x + 472, y - 34, x + 40, y - 34]


def pendant(ctx, x, y, drop=90, c="#D9784F"):
    """Lamp that hangs from the ceiling at y."""
    stroke(ctx, line((x, y), (x, y + drop)), "#8A97A1", 4)
    shaded(ctx, smooth((x - 10, y + drop), (x + 10, y + drop), (x + 46, y + drop + 38), (x, y + drop + 44), (x - 46, y + drop + 38)), c, d=6)
    flat(ctx, ell(x, y + drop + 42, 30, 7), "#FFF0C2")


# ---------------------------------------------------------------- hall
def trophies(ctx, x, y, w=190):
    """Low glass cabinet with cups and a globe; y = floor."""
    shadow(ctx, x + w / 2, y, w * .56, 10, .22)
    shaded(ctx, rrect(x, y - 236, w, 236, 5), "#B98A5E", d=6)
    flat(ctx, rrect(x + 12, y - 224, w - 24, 150, 3), "#8FA9AE")
    flat(ctx, rect(x + 12, y - 152, w - 24, 8), "#D9B98C")
    for i in range(3):
        cup(ctx, x + 42 + i * (w - 84) / 2, y - 152, .8 + .14 * (i == 1))
    shelf_books(ctx, x + 18, y - 76, w - 90, 9, 56)
    flat(ctx, ell(x + w - 46, y - 108, 26), "#5FA0C8")
    flat(ctx, smooth((x + w - 64, y - 116), (x + w - 48, y - 128), (x + w - 36, y - 110), (x + w - 50, y - 96)), "#8DBB78")
    flat(ctx, poly((x + 12, y - 224), (x + 60, y - 224), (x + 26, y - 76), (x + 12, y - 76)), "#FFFFFF", .2)
    for i in range(2):
        shaded(ctx, rrect(x + 14 + i * (w - 24) / 2, y - 62, (w - 30) / 2, 52, 4), "#C99F72", d=3)


def pennants(ctx, x, y, n=3):
    """Red honour pennants with a golden fringe; x, y = left end of the rod's line."""
    for i in range(n):
        px = x + i * 84
        stroke(ctx, line((px - 4, y), (px + 68, y)), "#C9923C", 7)
        shaded(ctx, poly((px, y), (px + 64, y), (px + 64, y + 104), (px + 32, y + 128), (px, y + 104)), "#C23B30", d=5)
        stroke(ctx, line((px, y + 105), (px + 32, y + 129), (px + 64, y + 105)), "#F1C25C", 7)
        flat(ctx, ell(px + 31, y + 42, 15), "#F1C25C")
        for j in range(2):
            flat(ctx, rect(px + 14, y + 70 + j * 14, 36, 5), "#F1C25C")


def sunlit(ctx, x, y, w, d=110, lean=90):
    """Patch of morning sun that a window throws on the floor; y = back edge of the floor."""
    flat(ctx, poly((x, y), (x + w, y), (x + w + lean, y + d), (x + lean, y + d)), "#FFF6D8", .38)
    for t in (.33, .66):
        flat(ctx, poly((x + w * t, y), (x + w * t + 12, y), (x + w * t + 12 + lean, y + d), (x + w * t + lean, y + d)), "#B98A5E", .16)


def cup(ctx, x, y, s=1.0):
    with at(ctx, x, y, s):
        for q in (-1, 1):
            stroke(ctx, arc(q * 17, -50, 10, 0, 360), "#C9923C", 5)
        shaded(ctx, smooth((-19, -64), (19, -64), (12, -34), (3, -24), (-3, -24), (-12, -34), tension=.4), "#F1C25C", d=5)
        flat(ctx, rect(-4, -28, 8, 16), "#C9923C")
        shaded(ctx, rrect(-15, -13, 30, 13, 3), "#8A6343", d=3)


def clock_gable(ctx, x, y, w=420):
    """Gable with a round clock on the parapet; x = middle, y = top of the parapet."""
    shaded(ctx, poly((x - w / 2, y), (x - w / 2, y - 48), (x, y - 132), (x + w / 2, y - 48), (x + w / 2, y), r=6), U["brick"], d=9)
    stroke(ctx, line((x - w / 2 - 10, y - 44), (x, y - 134), (x + w / 2 + 10, y - 44)), "#FBF3E0", 15)
    shaded(ctx, ell(x, y - 58, 46), "#FBF3E0", d=5)
    flat(ctx, ell(x, y - 58, 37), "#FFFDF6")
    for i in range(12):
        a = i * math.pi / 6
        stroke(ctx, line((x + 30 * math.cos(a), y - 58 + 30 * math.sin(a)), (x + 34 * math.cos(a), y - 58 + 34 * math.sin(a))), C["ink"], 4)
    stroke(ctx, line((x, y - 58), (x - 15, y - 69)), C["ink"], 7)
    stroke(ctx, line((x, y - 58), (x + 16, y - 80)), C["ink"], 5)


# ---------------------------------------------------------------- yard
def ball_cart(ctx, x, y):
    """Wire basket on wheels, full of balls."""
    shadow(ctx, x, y, 110, 12, .26)
    for dx, dy, c in ((-56, -130, "#E8752A"), (0, -146, "#F4F1E8"), (58, -132, "#E8752A"), (-28, -112, "#5FA0C8"), (32, -108, "#F1C25C")):
        ball(ctx, x + dx, y + dy + 44, 3.0, 9 + dx, c, False)
    for i in range(8):
        stroke(ctx, line((x - 92 + i * 26.3, y - 116), (x - 80 + i * 23, y - 26)), "#7E93A0", 4)
    for dy, w in ((-116, 94), (-72, 88), (-26, 82)):
        shaded(ctx, rrect(x - w, y + dy - 5, 2 * w, 10, 5), "#8FA3AE", d=3)
    for dx in (-66, 66):
        flat(ctx, ell(x + dx, y - 10, 11), "#3B4650")


def resting(ctx, x, y):
    """Bench with two schoolbags and a water bottle."""
    bench(ctx, x, y, K)
    for dx, c in ((-96, "#C9584B"), (-10, "#3E7CA8")):
        shaded(ctx, rrect(x + dx, y - 216, 74, 96, 20), c, d=8)
        shaded(ctx, rrect(x + dx + 10, y - 166, 54, 40, 8), light(c, .15), d=4)
        stroke(ctx, arc(x + dx + 37, y - 216, 13, 180, 360), dark(c, .2), 6)
    shaded(ctx, rrect(x + 92, y - 182, 26, 64, 8), "#8FC7DA", d=5)
    flat(ctx, rrect(x + 97, y - 194, 16, 16, 4), "#2F6CA8")


def pingpong(ctx, x, y, w=640):
    """Table-tennis table, 152 cm deep and 76 high; x = left end, y = foot line of the front legs."""
    deep, high, slab_ = 146, 168, 16
    top = y - high - slab_
    flat(ctx, rrect(x + 30, y - 110, w - 26, 116, 30), "#1B2440", .13)
    for px in (x + 62, x + w - 84):
        shaded(ctx, rect(px, y - high - 4, 22, high - 92), "#8F8A80", d=4)                       # far legs
    for px in (x + 44, x + w - 74):
        shaded(ctx, rrect(px - 8, y - 10, 46, 12, 4), "#A39C8E", d=3)
        shaded(ctx, rect(px, y - high, 30, high - 4), "#C9C2B2", d=7)
    stroke(ctx, line((x + 66, y - 60), (x + w - 66, y - 60)), "#A39C8E", 9)
    face = rrect(x, top - deep, w, deep + 4, 5)
    flat(ctx, face, "#5BA8A4")
    clipped(ctx, face, lambda q: (flat(q, poly((x, top - deep), (x + w * .42, top - deep), (x + w * .2, top + 4), (x, top + 4)), "#FFFFFF", .12),
                                  flat(q, rect(x + w / 2 + 4, top - deep, 30, deep + 4), "#1B2440", .1)))
    for yy, t in ((top - deep + 5, 5), (top - deep / 2 - 2, 3), (top - 7, 6)):
        flat(ctx, rect(x + 6, yy, w - 12, t), "#F4F7F0", .95)
    for px in (x + 6, x + w - 12):
        flat(ctx, rect(px, top - deep + 5, 6, deep - 6), "#F4F7F0", .95)
    shaded(ctx, rrect(x - 3, top, w + 6, slab_ + 4, 4), "#2B6C70", d=4)
    net(ctx, x + w / 2, top, deep)
    for px, py, r, c in ((x + 150, top - 46, 20, "#C9483C"), (x + w - 130, top - 96, 190, "#2B3440")):
        bat(ctx, px, py, r, c)
    flat(ctx, ell(x + 250, top - 84, 13, 4), "#1B2440", .2)
    shaded(ctx, ell(x + 246, top - 92, 9), "#FFFBEA", d=3)


def net(ctx, x, y, deep):
    """The net across the table, seen from its end: from the front post back to the far one."""
    for py in (y + 6, y - deep):
        shaded(ctx, rrect(x - 6, py - 42, 12, 44, 3), "#3B4650", d=3)
    flat(ctx, rect(x - 3, y - deep - 34, 6, deep + 4), "#F7F3E8")


def bat(ctx, x, y, turn, c):
    """Bat lying on the table, foreshortened."""
    with at(ctx, x, y), at(ctx, 0, 0, 1, 0):
        ctx.scale(1, .5)
        ctx.rotate(math.radians(turn))
        flat(ctx, ell(4, 9, 34, 30), "#1B2440", .16)
        flat(ctx, rrect(22, -8, 48, 16, 6), "#C99F6A")
        flat(ctx, ell(0, 0, 34, 29), "#8A6343")
        flat(ctx, ell(-1, -4, 33, 28), c)


def birds(ctx, x, y, n=5, seed=2):
    """A few birds in the sky."""
    r = rnd(seed)
    for i in range(n):
        px, py, k = x + i * 62 + r.random() * 40, y + r.random() * 70, .7 + .5 * r.random()
        stroke(ctx, smooth((px - 22 * k, py - 8 * k), (px - 8 * k, py - 9 * k), (px, py), (px + 8 * k, py - 9 * k), (px + 22 * k, py - 8 * k), closed=False), "#4F6478", 5 * k)


def leafy(ctx, x, y, r, seed=0, c="leaf"):
    """A branch that hangs into the picture: a cluster of leaf balls with bright leaves."""
    q = rnd(seed)
    for i in range(7):
        a = i * 2.4
        shaded(ctx, ell(x + r * .8 * math.cos(a) * (i > 0), y + r * .5 * math.sin(a) * (i > 0), r * (.55 + .2 * q.random())), mix(c, "leaf_lt", .12 * i / 2), d=r * .13)
    for _ in range(26):
        a, d = q.random() * 6.28, q.random() * r
        flat(ctx, ell(x + d * math.cos(a) * 1.1, y + d * .7 * math.sin(a), 13, 7, q.random() * 3), light(C[c], .28), .85)

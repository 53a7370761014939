"""school_yard: what is outside: sky and roof, ground, gate, trees; S09 (bar), S08 (e-bike), S91 (stretching on the mat)."""
from parts_school import *


# ---------------------------------------------------------------- behind
def backdrop(ctx, w, y, seed=3):
    """Sky, sun, clouds, hills and skyline; y = where the land begins."""
    vgrad(ctx, 0, 0, w, y + 400, "#A9D2E6", "#DCEDEE", "#F8EED6")
    flat(ctx, ell(w * .1, y * .34, 92), "#FFF3CF", .5)
    flat(ctx, ell(w * .1, y * .34, 62), "#FFE9A8")
    r = rnd(seed)
    for i in range(round(w / 620)):
        cloud(ctx, (i + .3 + .4 * r.random()) * 620, y * (.16 + .3 * r.random()), 1 + .6 * r.random())
    px = -40
    while px < w:
        bw, bh = 110 + r.random() * 150, y * (.24 + .34 * r.random())
        flat(ctx, rrect(px, y - bh, bw, bh + 400, 6), "#C3D6DE")
        flat(ctx, rect(px + bw * .76, y - bh, bw * .24, bh + 400), "#B4CBD6")
        px += bw + 14 + r.random() * 120
    flat(ctx, smooth((-100, y + 300), (-100, y - 40), (w * .18, y - 110), (w * .4, y - 50), (w * .66, y - 120), (w * .88, y - 46), (w + 100, y - 90), (w + 100, y + 300)), "#A8CCAE")


def cloud(ctx, x, y, s):
    flat(ctx, join(ell(x, y, 130 * s, 24 * s), ell(x - 50 * s, y - 20 * s, 56 * s, 32 * s), ell(x + 34 * s, y - 30 * s, 66 * s, 42 * s)), "#FFFFFF", .85)


def roof(ctx, x0, x1, y):
    """Parapet with coping, solar heaters, planted tubs; y = top of the roof slab."""
    for i in range(int((x1 - x0) / 760)):
        solar(ctx, x0 + 260 + i * 760, y - 30)
    flat(ctx, rect(x0, y - 46, x1 - x0, 46), U["brick"])
    flat(ctx, rect(x0, y - 14, x1 - x0, 14), dark(U["brick"], .14))
    for i in range(int((x1 - x0) / 90)):
        flat(ctx, rrect(x0 + 20 + i * 90, y - 36, 58, 14, 3), dark(U["brick"], .1))
    shaded(ctx, rrect(x0 - 10, y - 58, x1 - x0 + 20, 16, 6), "#FBF3E0", d=4)


def solar(ctx, x, y):
    shaded(ctx, rrect(x - 6, y - 116, 230, 34, 16), "#D8DEE0", d=5)
    shaded(ctx, poly((x + 6, y - 84), (x + 212, y - 84), (x + 226, y), (x - 8, y)), "#2F4F7A", d=3)
    for i in range(9):
        stroke(ctx, line((x + 18 + i * 23, y - 82), (x + 10 + i * 25.6, y)), "#6F98C4", 5)


def crown_row(ctx, x0, x1, y, seed=1):
    """Tree tops that look over the roof from behind: a pale row, then a nearer, darker one."""
    r = rnd(seed)
    for far in (True, False):
        px = x0 - (0 if far else 120)
        while px < x1:
            rr = (70 if far else 62) + r.random() * 60
            base = mix("#9CC79B", "#B7D6A6", r.random()) if far else mix("leaf", "leaf_lt", r.random() * .5)
            for dx, dy, k in ((0, -.35, 1), (-.85, .1, .72), (.85, .05, .78)):
                shaded(ctx, ell(px + dx * rr, y - (46 if far else 0) + dy * rr, rr * k, rr * k * .9), mix(base, "#D8E6AE", .08 * (k < .75)), d=rr * .16)
            for _ in range(0 if far else 7):
                flat(ctx, ell(px - rr + 2 * rr * r.random() * .9, y - rr + rr * r.random(), 9, 5, -.5), light(base, .25), .8)
            px += rr * (2.4 if far else 3.4) + r.random() * 120


# ---------------------------------------------------------------- ground
def ground(ctx, w, y, h, court=(.16, .58), track=(.62, .9), path=()):
    """Paving at the house, rubber court, running track, lawn; fractions of h. path = (x0, x1) paved way down to the gate."""
    flat(ctx, rect(0, y, w, h), "#E6D7BA")
    for i in range(int(w / 110)):
        flat(ctx, rect(i * 110 + 30, y, 3, h * court[0]), "#D3C2A2")
    flat(ctx, rect(0, y + h * court[0] * .5, w, 3), "#D3C2A2")
    flat(ctx, rect(0, y, w, 22), "#1B2440", .1)
    a, b = y + h * court[0], y + h * court[1]
    flat(ctx, rect(0, a, w, b - a), "#9CC6A0")
    flat(ctx, rect(0, a, w, 9), "#F7F1DF")
    for i in range(int(w / 300) + 1):
        flat(ctx, rect(i * 300, a + 9, 150, b - a - 9), "#A6CDA6")
    t0, t1 = y + h * track[0], y + h * track[1]
    flat(ctx, rect(0, b, w, y + h - b), "#8FBC82")
    flat(ctx, rect(0, t0, w, t1 - t0), U["track"])
    for i in range(5):
        flat(ctx, rect(0, t0 + i * (t1 - t0 - 7) / 4, w, 7), "#F6E6D6")
    if path:
        x0, x1 = path
        flat(ctx, poly((x0 + 60, y), (x1, y), (x1, y + h), (x0 - 40, y + h), (x0, y + h * .5)), "#E6D7BA")
        for j in range(math.ceil(h / 74)):
            px = x0 + 60 - 60 * min(1, 2 * j * 74 / h) - 40 * max(0, 2 * j * 74 / h - 1)
            flat(ctx, rect(px, y + j * 74, x1 - px, 3), "#D3C2A2")
            for i in range(int((x1 - x0) / 120) + 1):
                flat(ctx, rect(x0 + 60 + i * 120 + 60 * (j % 2), y + j * 74, 3, min(74, h - j * 74)), "#D3C2A2")
        flat(ctx, poly((x0 + 60, y), (x0 + 74, y), (x0 + 14, y + h * .5), (x0 - 26, y + h), (x0 - 40, y + h), (x0, y + h * .5)), "#F7F1DF")


def way(ctx, x0, x1, y0, y1):
    """Paved way from the track down to the gate."""
    flat(ctx, rect(x0, y0, x1 - x0, y1 - y0), "#E6D7BA")
    for px in (x0, x1 - 10):
        flat(ctx, rect(px, y0, 10, y1 - y0), "#F7F1DF")
    for j in range(math.ceil((y1 - y0) / 74)):
        flat(ctx, rect(x0 + 10, y0 + j * 74, x1 - x0 - 20, 3), "#D3C2A2")
        for i in range(int((x1 - x0) / 130)):
            flat(ctx, rect(x0 + 60 + i * 130 + 60 * (j % 2), y0 + j * 74, 3, min(74, y1 - y0 - j * 74)), "#D3C2A2")


def side_garden(ctx, x, y, w, h):
    """Lawn and hedges beside the house, up to where the hills begin."""
    vgrad(ctx, x, y, w, h, "#A8CCAE", "#9CC6A0", "#8FBC82")
    for i in range(9):
        shaded(ctx, ell(x + 60 + (i * 97) % w, y + 160 + i * 120, 120, 84), mix("leaf", "leaf_lt", (i % 3) / 3), d=18)


def hedge(ctx, x, y, w):
    """Brick bed with a flowering hedge along the wall."""
    planter(ctx, x, y, 1.7, w / 1.7)


def tufts(ctx, x0, y0, x1, y1, n, seed=1):
    """Grass tufts, clover and daisies strewn over a lawn."""
    r = rnd(seed)
    for i in range(n):
        x, y = x0 + r.random() * (x1 - x0), y0 + r.random() * (y1 - y0)
        for a in (-9, -3, 3, 9):
            stroke(ctx, line((x + a * .5, y), (x + a, y - 15 - 4 * (abs(a) < 5))), ("#6FA36A", "#7DB072")[i % 2], 3.4)
        if i % 3 == 0:
            for k in range(3):
                flat(ctx, ell(x + 14 + k * 13, y - 4 - 6 * (k % 2), 6), ("#FFF9EA", "#F6C453", "#F2A08A")[i % 2 + (k > 1) * (i % 2)])
                flat(ctx, ell(x + 14 + k * 13, y - 4 - 6 * (k % 2), 2.4), "#E9A53C" if i % 2 == 0 else "#FFF9EA")


def shrubs(ctx, x, y, w, h=120, seed=0):
    """Foreground greenery at the lower edge."""
    r, n = rnd(seed), max(3, int(w / 70))
    for i in range(n + 1):
        px = x + i * w / n
        hh = h * (.6 + .4 * math.sin(math.pi * i / n)) * (.8 + .3 * r.random())
        shaded(ctx, ell(px, y - hh * .3, w / n * .95, hh * .62), mix("pine", "leaf_dk", r.random()), d=12)
    for i in range(n * 2):
        px, hh = x + r.random() * w, h * (.2 + .5 * r.random())
        flat(ctx, ell(px, y - hh, 9), ("#F6C453", "#F2E9DA", "#E98B6A")[i % 3])
        flat(ctx, ell(px - 2, y - hh - 2, 3.6), "#FFF6DD")


def pillar(ctx, x, y, h=470):
    """Gate post of brick with a lamp ball."""
    shadow(ctx, x + 55, y, 90, 14, .3)
    shaded(ctx, rrect(x, y - h, 110, h, 5), U["brick"], d=10)
    for j in range(int(h / 34)):
        flat(ctx, rect(x, y - h + j * 34, 102, 3), light(U["brick"], .25), .7)
        for i in range(2):
            flat(ctx, rect(x + 28 + i * 52 - 22 * (j % 2), y - h + j * 34, 3, 34), light(U["brick"], .25), .7)
    shaded(ctx, rrect(x - 14, y - h - 22, 138, 26, 6), "#FBF3E0", d=5)


# ---------------------------------------------------------------- S09
GYM = PUPIL(hair="crop", height=140, head=1.24, top="tee", top_color="#F6C443", top2="#C9584B", sleeve="short", bottom="shorts", bottom_color="#2C3F5E")
BAR, HALF = 446, 168


def post(ctx, x, y, h, c="#3F7CA6"):
    shaded(ctx, rrect(x - 9, y - h, 18, h, 5), c, d=5)
    shaded(ctx, rrect(x - 34, y - 12, 68, 16, 5), "#A9A394", d=3)
    flat(ctx, rrect(x - 12, y - h - 8, 24, 26, 6), dark(c, .2))


def sand(ctx, x, y):
    flat(ctx, rrect(x - 270, y - 96, 540, 138, 40), "#EFD9A8")
    r = rnd(4)
    for _ in range(44):
        flat(ctx, ell(x - 240 + r.random() * 480, y - 80 + r.random() * 100, 5, 3), "#D9BD85", .8)


def bar_bad(ctx, x, y):
    sand(ctx, x, y)
    c = "#3F7CA6"
    shadow(ctx, x - HALF, y, 46, 9, .3)
    post(ctx, x - HALF, y, BAR)
    bx = x + HALF
    for pts in (((-66, 12), (-40, -22), (-12, -30), (4, 6), (-20, 22)), ((6, 4), (20, -32), (54, -24), (76, 8), (40, 24)), ((-30, 26), (0, 12), (30, 26), (10, 40))):
        shaded(ctx, poly(*[(bx + a, y + b) for a, b in pts], r=3), "#A9A394", "#7C776C", d=5)
    flat(ctx, ell(bx - 2, y - 4, 22, 11), "#4A4238")
    bent = [(bx - 2, y - 2), (bx + 14, y - 160), (bx + 30, y - 196), (bx + 120, y - 318)]
    stroke(ctx, smooth(*bent, closed=False), dark(c, .25), 22)
    stroke(ctx, smooth(*[(a - 4, b - 2) for a, b in bent], closed=False), c, 13)
    for a, b, r in ((22, -176, 13), (34, -196, 10), (4, -60, 8), (8, -104, 10), (74, -246, 9)):
        flat(ctx, ell(bx + a, y + b, r, r * 1.1), "#A65A3D")
    end = (bx + 66, y - 236)
    stroke(ctx, line((x - HALF, y - BAR), end), "#6C7A88", 17)
    stroke(ctx, line((x - HALF, y - BAR - 4), (end[0], end[1] - 4)), "#C3CCD1", 7)
    flat(ctx, rrect(bx + 104, y - 340, 34, 30, 7), dark(c, .3))
    for px, py, r in ((bx + 110, y + 20, 20), (bx - 100, y + 24, -30)):
        with at(ctx, px, py, 1, r):
            shaded(ctx, rrect(-18, -5, 36, 10, 4), "#8A5A3C", d=3)
            flat(ctx, rrect(-24, -10, 12, 20, 3), "#6C4630")
    px, py = x - 84, y - 22
    pose = replace(P.with_face(P.stand(0, 0, "o", .8), blink=0, look=(.1, -1), brow=1), tilt=-10, near_foot=(3, -15, 34), far_foot=(-16, -38, 52), drop=-6.5, lean=2)
    pose = hands(GYM, px, py, 1, pose, (px - 28, y - 410), (px + 36, y - 379))
    act(ctx, GYM, pose, px, py, 1)


def bar_good(ctx, x, y):
    sand(ctx, x, y)
    gym_mat(ctx, x, y + 14, 264, 104)
    shadow(ctx, x - 4, y - 34, 62, 10, .3)
    for s in (-1, 1):
        shadow(ctx, x + s * HALF, y, 46, 9, .3)
        post(ctx, x + s * HALF, y, BAR)
    px, py = x - 4, y - 72
    pose = replace(P.with_face(P.stand(0, 0, "grin", .8), blink=0), near_foot=(-8, -4, 22), far_foot=(8, -6, 22))
    pose = hands(GYM, px, py, 1, pose, (px - 40, y - BAR + 2), (px + 40, y - BAR + 2))
    act(ctx, GYM, pose, px, py, 1, sh=False)
    stroke(ctx, line((x - HALF, y - BAR), (x + HALF, y - BAR)), "#6C7A88", 17)
    stroke(ctx, line((x - HALF, y - BAR - 4), (x + HALF, y - BAR - 4)), "#C3CCD1", 7)


def bar_shape(x, y):
    return [x - 296, y - 486, x + 330, y - 486, x + 330, y + 62, x - 296, y + 62]


# ---------------------------------------------------------------- S08
SMALL = PUPIL(height=132, head=1.3, hair="crop", top="tee", sleeve="short", top_color="#F4F1E8", top2="#2F72A8", bottom="shorts", bottom_color="#2C3F5E",
              bag="backpack:#E2725B", scarf="#D23B33")
PARENT = replace(LOOKS["mother"], top_color="#D98A5A", bottom_color="#4C6A66")


def moving_bike(ctx, x, y):
    """The e-bike with its stand folded up along the footboard (the kit's stand, below it, is left out)."""
    shadow(ctx, x + 4 * K, y - K, 92 * K, 8 * K, .3)
    keep = join(rect(x - 120 * K, y - 140 * K, 240 * K, 120 * K), rect(x - 120 * K, y - 21 * K, 104 * K, 30 * K), rect(x + 20 * K, y - 21 * K, 100 * K, 30 * K))
    clipped(ctx, keep, lambda q: ebike(q, x, y, K, 1, 8, "#2F8C86", sh=False))
    with at(ctx, x, y, K):
        stroke(ctx, line((-18, -18.6), (14, -18.6)), "#59646F", 2.6)


def bike_bad(ctx, x, y):
    s = K * SMALL.height / 170
    seat = (x - 34 * K, y - 80 * K)
    fig = Figure(SMALL, seat[0], seat[1] + 42.5 * s, K)
    grip, far = ebike_point("grip", x, y, K), ebike_point("grip_far", x, y, K)
    pose = replace(P.with_face(P.sit(0, 45), mouth="grin", blink=0), lean=36, tilt=-18, turn=.42, near_foot=(*fig.local(x - 7 * K, y - 35 * K), 4), far_foot=(*fig.local(x + 4 * K, y - 37 * K), 4),
                   near_hand=fig.local(*grip), far_hand=fig.local(*far))
    moving_bike(ctx, x, y)
    fig.draw(ctx, pose, shadow=False)
    for dx, dy, w in ((-300, -200, 90), (-320, -130, 110), (-290, -60, 80)):
        stroke(ctx, line((x + dx, y + dy), (x + dx + w, y + dy)), "#FFFFFF", 8, .9)


def bike_good(ctx, x, y):
    kid, mum = (x - 62, y + 4), (x + 56, y - 6)
    hold = (x + 2, y - 204)
    pose = replace(P.with_face(P.walk_at(PARENT, K, 60), blink=0), far_arm=(8, 14))
    act(ctx, PARENT, hands(PARENT, *mum, 1, pose, hold), *mum, 1)
    pose = P.with_face(P.walk_at(SMALL, K, 24, stride=92), blink=0, mouth="grin")
    act(ctx, SMALL, hands(SMALL, *kid, 1, pose, None, hold), *kid, 1)


def bike_shape(x, y):
    return [x - 336, y - 240, x - 120, y - 440, x + 170, y - 440, x + 246, y - 200, x + 246, y + 44, x - 336, y + 44]


# ---------------------------------------------------------------- S91
def gym_mat(ctx, x, y, w=680, d=172):
    """Folding mat flat on the ground: large light top, thin front edge; x = middle, y = front edge."""
    flat(ctx, rrect(x - w / 2 + 8, y - d + 8, w + 6, d + 6, 10), "#1B2440", .2)
    flat(ctx, rrect(x - w / 2, y - 24, w, 24, 6), "#2F6389")
    top = rrect(x - w / 2, y - d, w, d - 12, 8)
    flat(ctx, top, "#8FC0DC")
    clipped(ctx, top, lambda q: flat(q, poly((x - w / 2, y - d), (x - w * .1, y - d), (x - w * .3, y), (x - w / 2, y)), "#FFFFFF", .16))
    for i in (1, 2, 3):
        flat(ctx, rect(x - w / 2 + i * w / 4 - 2, y - d, 4, d - 12), "#6CA3C6")
        flat(ctx, rect(x - w / 2 + i * w / 4 - 2, y - 12, 4, 12), "#234E6E")
    for dx in (-w * .375, w * .375):
        stroke(ctx, smooth((x + dx - 18, y - 8), (x + dx - 10, y + 4), (x + dx + 10, y + 4), (x + dx + 18, y - 8), closed=False), "#F4F1E8", 5)


def stretching(ctx, x, y):
    """The teacher counts, hands on hips; two pupils reach for their toes; all stand on the mat."""
    gym_mat(ctx, x, y + 36)
    pose = replace(P.with_face(P.stand(0, .2, "smile", .75), blink=0), far_arm=(42, -88), near_hand=(-17, -94), near_foot=(-11, -8, 0), far_foot=(11, -10, 0), tilt=5)
    act(ctx, COACH, pose, x + 230, y - 4, -1)
    for look, dx, dy in ((GIRL(top="tee", top_color="#F4F1E8", top2="#2F72A8", sleeve="short", hair="bun"), -220, -76),
                         (PUPIL(top="tee", top_color="#F4F1E8", top2="#5E9B63", sleeve="short", hair="side"), 0, -34)):
        pose = replace(P.with_face(P.stand(0, dx, "smile", .5), blink=0), lean=64, hip_x=-12, drop=4, tilt=-8, near_hand=(34, -52), far_hand=(42, -54), near_foot=(-16, -8, 0), far_foot=(14, -10, 0))
        act(ctx, look, pose, x + dx, y + dy, 1)


def stretching_shape(x, y):
    return [x - 370, y - 350, x + 120, y - 350, x + 132, y - 455, x + 340, y - 455, x + 370, y + 54, x - 370, y + 54]

"""parts_school: what every corner of the school picture shares.

  U                      the scene's own tones      PUPIL(...), GIRL(...), TEACHER, COACH, COOK
  act(ctx, look, pose, x, y, face, wear)   person at K; wear(ctx, turn) is drawn on the head: goggles, toque
  hands(look, x, y, face, pose, near, far) the pose with its hands on scene points
  room(ctx, x0, x1, y, h, wall, floor)     cut-away room: back wall and floor band, y = front edge of the floor
  slab, column           section bands             railing(ctx, x0, x1, y, h)
  shelf_books, picture, board, curtain, puff, steam, sparrow
"""
from stage import *
from kit_people import skeleton

U = dict(section="#FBF1DD", section_dk="#DCCBAA", brick="#C4785A", mint="#D9E6DC", peach="#F2DDBE", tile="#E6EDE6",
         terrazzo="#DDD3C0", track="#CB7358", uniform="#2F72A8", navy="#2C3F5E")
DEEP, HIGH, SLAB = 130, 640, 36     # floor band, room, slab


def PUPIL(**kw):
    base = dict(height=156, head=1.17, age="child", build=.92, top="jacket", top_color=U["uniform"], top2="#F7F3E8", bottom_color=U["navy"],
                shoes="#F4F0E6", hair="crop")
    return Look(**{**base, **kw})


def GIRL(**kw):
    return PUPIL(**{**dict(female=True, hair="pony", height=154), **kw})


TEACHER = replace(LOOKS["mother"], hair="long", top_color="#5C8F86", bottom="trousers", bottom_color="#3F4C63", height=166)
COACH = Look(hair="short", top="hoodie", top_color="#D9653F", top2="#FBF3E4", bottom_color="#3A4358", height=177, shoes="#F4F0E6")
COAT = dict(top="jacket", top_color="#F3F1EA")
COOK = Look(hair="short", top="apron", top_color="#F6F3EA", top2="#7FA6A0", bottom_color="#4B5568", height=172, shoes="#3F3A36")


# ---------------------------------------------------------------- people
def act(ctx, look, pose, x, y, face=1, wear=None, sh=True):
    fig = Figure(look, x, y, K, face)
    joints = fig.draw(ctx, pose, shadow=sh)
    if wear:
        neck = skeleton(look, pose)["neck"]
        with at(ctx, fig.x, fig.y, fig.s, flip=face < 0), at(ctx, neck[0], neck[1] + 1.5, look.head, pose.lean * .35 + pose.tilt):
            wear(ctx, pose.turn if pose.head_turn is None else pose.head_turn)
    return joints


def hands(look, x, y, face, pose, near=None, far=None):
    """The pose with its hands on scene points."""
    fig = Figure(look, x, y, K, face)
    return replace(pose, near_hand=near and fig.local(*near), far_hand=far and fig.local(*far))


def goggles(ctx, turn):
    fx = 4.4 - 4.1 * turn
    stroke(ctx, line((-10.6, -14.4), (fx - 7, -13)), "#3E4B58", 2.2)
    flat(ctx, rrect(fx - 8, -17, 15.6, 8.6, 3.8), "#CFEAF2", .5)
    stroke(ctx, rrect(fx - 8, -17, 15.6, 8.6, 3.8), "#2B7FA6", 1.4)


def toque(ctx, turn):
    shaded(ctx, smooth((-10.6, -25), (-15.4, -34), (-10, -43), (0, -45), (10, -43), (15.4, -34), (11, -25)), "#FDFBF4", "#DCDDD6", d=3)
    shaded(ctx, rrect(-11.6, -27.4, 23.6, 8, 2.4), "#FFFFFF", "#E3E3DC", d=2)


# ---------------------------------------------------------------- rooms
def room(ctx, x0, x1, y, h, wall, floor="#D9B98C", d=DEEP, boards=True, lit=True):
    w = x1 - x0
    flat(ctx, rect(x0, y - h, w, h - d), wall)
    if lit:
        flat(ctx, poly((x0, y - h), (x0 + min(w, 420), y - h), (x0, y - d)), light(wall, .35), .8)
    flat(ctx, rect(x0, y - h, w, 26), dark(wall, .13), .8)
    flat(ctx, rect(x0, y - d - 84, w, 84), dark(wall, .045))
    flat(ctx, rect(x0, y - d, w, d), floor)
    flat(ctx, rect(x0, y - d, w, 30), dark(floor, .1), .7)
    for i in (1, 2, 3):
        flat(ctx, rect(x0, y - d + d * (i / 4) ** 1.1, w, 2.6), dark(floor, .11), .8)
    if boards:
        for i in range(int(w / 128) + 1):
            for j in range(4):
                bx = x0 + (i + (.5 if j % 2 else .1)) * 128
                if bx < x1:
                    flat(ctx, rect(bx, y - d + d * (j / 4), 2.6, d / 4), dark(floor, .11), .8)
    flat(ctx, rect(x0, y - d - 16, w, 16), light(wall, .55))
    flat(ctx, rect(x0, y - d - 2, w, 3), dark(wall, .22), .8)


def slab(ctx, x0, x1, y, t=SLAB):
    """Section through a floor: y = its upper edge."""
    flat(ctx, rect(x0, y, x1 - x0, t), U["section"])
    flat(ctx, rect(x0, y, x1 - x0, 7), "#FFFAEC")
    flat(ctx, rect(x0, y + t - 8, x1 - x0, 8), U["section_dk"])


def column(ctx, x0, x1, y0, y1):
    """Section through a wall."""
    flat(ctx, rect(x0, y0, x1 - x0, y1 - y0), U["section"])
    flat(ctx, rect(x0, y0, 6, y1 - y0), "#FFFAEC")
    flat(ctx, rect(x1 - 8, y0, 8, y1 - y0), U["section_dk"])


def railing(ctx, x0, x1, y, h=252, c="#4E8078"):
    """Steel railing; y = floor under it, h = 105 cm."""
    n = max(2, round((x1 - x0) / 34))
    for i in range(n + 1):
        x = x0 + (x1 - x0) * i / n
        post = i % 5 == 0 or i == n
        flat(ctx, rrect(x - (5 if post else 2.6), y - h, 10 if post else 5.2, h, 2), c if post else light(c, .15))
    shaded(ctx, rrect(x0 - 4, y - 34, x1 - x0 + 8, 10, 4), c, d=2)
    shaded(ctx, rrect(x0 - 8, y - h - 12, x1 - x0 + 16, 20, 9), light(c, .3), dark(c, .1), d=5)


def curtain(ctx, x, y, w, h, c, side=1):
    """Curtain gathered at one side; x = outer edge, side +1 falls to the right of it."""
    s = side
    shaded(ctx, smooth((x - s * 4, y), (x + s * w, y), (x + s * w * .86, y + h * .4), (x + s * w * .42, y + h * .66), (x + s * w * .6, y + h),
                       (x - s * 4, y + h), tension=.4), c, d=6)
    for t in (.24, .5):
        stroke(ctx, smooth((x + s * w * t, y + 6), (x + s * w * t * .9, y + h * .4), (x + s * w * t * .55, y + h * .66),
                           (x + s * w * t * .7, y + h - 4), closed=False), dark(c, .12), 3)


def shelf_books(ctx, x, y, w, seed=1, h=72):
    """A row of books standing on y."""
    r, cs, px = rnd(seed), ("#C9584B", "#3F7CA6", "#E2A15A", "#5E9B63", "#F4E9D6", "#7C6BB0", "#8FB8C9", "#D9785A"), x
    while px < x + w - 12:
        bw, bh = 10 + r.random() * 12, h * (.72 + .28 * r.random())
        c = cs[r.randrange(8)]
        shaded(ctx, rrect(px, y - bh, bw, bh, 2), c, d=3)
        flat(ctx, rect(px + 2, y - bh * .78, bw - 4, 5), light(c, .55))
        px += bw + 1.5


def picture(ctx, x, y, w, h, seed=0, frame="#E9D7B4"):
    """A pupil's drawing in a frame: hill, sun, house or flower."""
    shaded(ctx, rrect(x, y, w, h, 4), frame, d=4)
    sky_c = ("#CFE4EE", "#F6E2BE", "#DDE9D5", "#E7DDEE")[seed % 4]
    inner = rrect(x + 8, y + 8, w - 16, h - 16, 2)
    flat(ctx, inner, sky_c)
    clipped(ctx, inner, lambda q: (
        flat(q, ell(x + w * (.25 + .12 * (seed % 4)), y + h * .34, w * .1), ("#F6B73C", "#E2725B")[seed % 2]),
        flat(q, ell(x + w * .2, y + h * 1.04, w * .5, h * .42), "#8DBB78"),
        flat(q, ell(x + w * .85, y + h * 1.08, w * .5, h * .46), "#5E9B63")))


def board(ctx, x, y, w, h, c="#2F6152"):
    """Blackboard with chalk lines."""
    shaded(ctx, rrect(x - 10, y - 10, w + 20, h + 20, 6), "#B98A5E", d=5)
    flat(ctx, rrect(x, y, w, h, 2), c)
    flat(ctx, poly((x, y), (x + w * .4, y), (x + w * .1, y + h), (x, y + h)), "#FFFFFF", .05)
    shaded(ctx, rrect(x, y + h + 8, w, 10, 3), "#D9B98C", d=2)


def puff(ctx, x, y, r, c="#FFFFFF", a=.6):
    flat(ctx, join(ell(x, y, r, r * .82), ell(x - r * .8, y + r * .25, r * .62, r * .55), ell(x + r * .82, y + r * .2, r * .68, r * .58)), c, a)


def steam(ctx, x, y, h, w=10, c="#FFFFFF", a=.85, n=3, gap=26):
    """Curling threads above something hot."""
    for i in range(n):
        px, q = x + (i - (n - 1) / 2) * gap, 1 - .18 * abs(i - (n - 1) / 2)
        stroke(ctx, smooth((px, y), (px - 9, y - h * q * .25), (px + 7, y - h * q * .5), (px - 5, y - h * q * .75), (px + 6, y - h * q), closed=False), c, w, a)


def sparrow(ctx, x, y, k=1.0, face=1, c="#9A7350"):
    with at(ctx, x, y, k, flip=face < 0):
        for dx in (-2, 5):
            stroke(ctx, line((dx, -5), (dx + 2, 1)), "#6B5238", 2)
        shaded(ctx, smooth((-34, -12), (-14, -22), (4, -34), (18, -26), (16, -12), (2, -3), (-16, -6)), c, d=4)
        shaded(ctx, ell(14, -33, 11.5, 10.5), c, d=3)
        flat(ctx, ell(17, -29, 6.5, 5.6), "#F0E2C8")
        flat(ctx, ell(6, -12, 10, 8), "#E9D6B6")
        flat(ctx, poly((24, -34), (33, -31), (24, -29)), "#5E4A36")
        flat(ctx, ell(17, -35.5, 2), "#2B2A33")
        shaded(ctx, smooth((-22, -14), (-8, -24), (6, -20), (-4, -11)), dark(c, .22), d=1)

"""enterprise_store: the two-storey warehouse, cut away at its front, and the hazards in and before it.

  store(ctx, x, y, w)      x = left inner wall, y = front edge of the lower floor; stairs at the right
  UP                       the upper floor's front edge lies UP units above y
  lived_in / office(ctx, x, y, w, look)        E13: the upper floor, y = its front edge
  lifted(ctx, x, y, man, driver) / parked(ctx, x, y, driver)      E12: the forklift, as in parts_enterprise.forklift
"""
from parts_enterprise import *
from enterprise_hall import CUT

LOW, HIGH, SLAB, FLOOR = 580, 540, 44, 140
UP = LOW + SLAB
WALL = "#EBD9BD"


def store(ctx, x, y, w):
    top = y - UP - HIGH
    _eaves(ctx, x, top, w)
    for y0, h, c in ((y, LOW, "#DDCDB2"), (y - UP, HIGH, WALL)):
        flat(ctx, rect(x, y0 - h, w, h), c)
        flat(ctx, rect(x, y0 - h, w, 26), dark(c, .12))
        flat(ctx, rect(x, y0 - FLOOR, w, FLOOR), "#C9BFAC" if y0 == y else "#CDB48F")
        flat(ctx, rect(x, y0 - FLOOR, w, 14), dark("#C9BFAC", .16))
    for i in range(1, 6):
        flat(ctx, rect(x, y - UP - FLOOR + 14 + i * 21, w, 2.4), "#B89D78")
    lower_goods(ctx, x, y, w)
    flat(ctx, rect(x - 44, y - LOW - SLAB, w + 134, SLAB), CUT)
    flat(ctx, rect(x, y - LOW - 8, w, 8), dark(CUT, .14))
    for px, pw in ((x - 44, 44), (x + w, 90)):
        shaded(ctx, rect(px, top, pw, y - top + 34), CUT, d=8, dy=0)
    shaded(ctx, rect(x - 44, y, w + 134, 34), CUT, d=8)
    flat(ctx, rect(x - 44, y + 30, w + 134, 10), dark("#D9CFBC", .18), .6)


def _eaves(ctx, x, top, w):
    shaded(ctx, poly((x - 84, top + 4), (x - 50, top - 64), (x + w + 50, top - 64), (x + w + 84, top + 4), r=8), "#B5694E", d=10)
    for i in range(int(w / 40) + 2):
        stroke(ctx, line((x - 44 + i * 40, top - 58), (x - 50 + i * 40, top - 2)), dark("#B5694E", .12), 3)
    shaded(ctx, rrect(x - 84, top - 8, w + 168, 16, 6), light("#B5694E", .4), d=4)


def lower_goods(ctx, x, y, w):
    """What is stored below: drums in two rows, cartons on a rack. The same in every version."""
    with cm(ctx, x, y):
        for i in range(2):
            _rack(ctx, 26 + i * 150, -50, 132, 168, 3 + i)
        flat(ctx, rect(0, -58, w / K, 4), dark("#C9BFAC", .1))
        x0 = w / K
        _tins(ctx, x0 - 104, -168)
        for i in range(2):
            drum(ctx, x0 - 42 - i * 58, -46, ("#3F7F94", "#C9774F")[i % 2])
        for i in range(3):
            drum(ctx, x0 - 34 - i * 58, -12, ("#E0A83C", "#3F7F94", "#C9774F")[i])


def _tins(ctx, x, y):
    """Two shelves on the wall with tins of paint."""
    for j in range(2):
        yy = y + j * 40 - 12
        for i in range(4):
            c = ("#D9604A", "#E2A15A", "#6BA58A", "#7FA6C4", "#8C5B6E")[(i + j * 2) % 5]
            shaded(ctx, rrect(x + 4 + i * 23, yy - 22, 19, 22, 2), "#D3D9DC", d=3)
            flat(ctx, rect(x + 4 + i * 23, yy - 16, 19, 11), c)
            flat(ctx, ell(x + 13.5 + i * 23, yy - 22, 9.5, 2.4), "#EEF1F1")
        shaded(ctx, rect(x, yy, 96, 5), C["wood"], d=1.4)


def _rack(ctx, x, y, w, h, seed, cols=CARD, n=3):
    r = rnd(seed)
    shadow(ctx, x + w / 2, y, w * .56, 5, .24)
    for j in range(n):
        yy = y - j * h / n - 8
        px = x + 5
        while px < x + w - 30:
            cw, ch = 26 + r.random() * 14, h / n - 18 - r.random() * 12
            carton(ctx, px, yy, min(cw, x + w - 6 - px), ch, 8, cols[r.randrange(len(cols))])
            px += cw + 3
        flat(ctx, rect(x - 2, yy, w + 4, 5), "#D9763F")
        flat(ctx, rect(x - 2, yy + 3.6, w + 4, 1.8), dark("#D9763F", .2))
    for px in (x - 3, x + w - 3):
        shaded(ctx, rect(px, y - h - 4, 6, h + 4), "#4F7490", d=2)


# ---------------------------------------------------------------- E13 the upper floor
def _bunk(ctx, x, y, quilt, quilt2):
    """Iron bunk bed in cm, 142 wide, left foot at x: frame, mattress, pillow and quilt on both levels, a ladder."""
    c = "#54708A"
    shadow(ctx, x + 71, y, 84, 6, .24)
    for px in (x + 6, x + 132):
        flat(ctx, rect(px, y - 158, 4, 150), dark(c, .22))
    for lv, q in ((30, quilt), (106, quilt2)):
        flat(ctx, rect(x, y - lv - 24, 142, 14), light("#F4EEDF", .3))
        mattress = rrect(x + 2, y - lv - 13, 138, 15, 5)
        shaded(ctx, mattress, "#F4EEDF", d=3)
        clipped(ctx, mattress, lambda k: [flat(k, rect(x + 6 + i * 9, y - lv - 14, 2.4, 18), "#9DB8CC") for i in range(15)])
        shaded(ctx, smooth((x + 6, y - lv - 16), (x + 8, y - lv - 28), (x + 22, y - lv - 31), (x + 37, y - lv - 27), (x + 38, y - lv - 16)), "#E4ECF3", d=3)
        body = smooth((x + 38, y - lv - 20), (x + 48, y - lv - 28), (x + 90, y - lv - 30), (x + 130, y - lv - 27), (x + 138, y - lv - 20),
                      (x + 138, y - lv - 8), (x + 118, y - lv - 5), (x + 96, y - lv - 9), (x + 74, y - lv - 5), (x + 54, y - lv - 8), (x + 40, y - lv - 6), tension=.6)
        shaded(ctx, body, q, d=4)
        clipped(ctx, body, lambda k: [(flat(k, rect(x + 56 + i * 20, y - lv - 34, 7, 40), light(q, .4), .8)) for i in range(5)])
        shaded(ctx, smooth((x + 36, y - lv - 18), (x + 42, y - lv - 28), (x + 54, y - lv - 30), (x + 53, y - lv - 8), (x + 40, y - lv - 6)), light(q, .65), d=2)
        shaded(ctx, rect(x, y - lv, 142, 8), c, d=2)
    for px in (x - 3, x + 139):
        shaded(ctx, rect(px, y - 158, 6, 158), c, d=2)
        flat(ctx, ell(px + 3, y - 159, 4), dark(c, .1))
    for px in (x + 114, x + 130):
        flat(ctx, rect(px, y - 134, 3.4, 134), light(c, .25))
    for i in range(5):
        flat(ctx, rect(x + 114, y - 20 - i * 25, 19, 3), light(c, .25))


def _hook(ctx, x, y, up):
    """Rod from the ceiling with an eye for the clothesline."""
    flat(ctx, rrect(x - 6, y - up, 12, 4, 1), "#46525E")
    flat(ctx, rect(x - 1.4, y - up, 2.8, up - 3), "#46525E")
    stroke(ctx, ell(x, y, 3.4), "#46525E", 2)


def _wash(ctx, x, y, w, first=0):
    """Line of washing in cm."""
    stroke(ctx, smooth((x, y), (x + w / 2, y + 7), (x + w, y), closed=False), "#6C7A88", 1.6)
    for px in (x, x + w):
        _hook(ctx, px, y, 23)
    cs = ("#C9584B", "#7FA6C4", "#FBF7EF", "#E2A15A", "#6BA58A", "#8C5B6E")
    n = int(w / 33)
    for i in range(n):
        px, c = x + (i + .5) * w / n, cs[(i + first) % 6]
        py = y + 6 - abs(i + .5 - n / 2) * 10 / n
        if (i + first) % 3 == 1:
            shaded(ctx, poly((px - 11, py), (px + 11, py), (px + 13, py + 46), (px + 3, py + 46), (px, py + 18), (px - 3, py + 46), (px - 13, py + 46), r=2), c, d=3)
        else:
            shaded(ctx, poly((px - 7, py), (px + 7, py), (px + 18, py + 11), (px + 12, py + 18), (px + 9, py + 14), (px + 9, py + 38), (px - 9, py + 38),
                             (px - 9, py + 14), (px - 12, py + 18), (px - 18, py + 11), r=2.4), c, d=3)
        flat(ctx, rect(px - 6, py - 3, 2, 6), C["wood"])
        flat(ctx, rect(px + 4, py - 3, 2, 6), C["wood"])


def _panes(ctx, x, y, w, h):
    """A window in cm with the hills outside."""
    flat(ctx, rrect(x - 4, y - 4, w + 8, h + 8, 3), dark(WALL, .18))
    flat(ctx, rrect(x, y, w, h, 2), "#C4E0EA")
    clipped(ctx, rrect(x, y, w, h, 2), lambda q: (flat(q, ell(x + w * .3, y + h, w * .4, h * .34), "#A7C7A6"), flat(q, ell(x + w * .9, y + h, w * .4, h * .46), "#8FB695")))
    flat(ctx, rect(x + w / 2 - 2, y, 4, h), "#F4EFE3")
    stroke(ctx, rrect(x, y, w, h, 2), "#F4EFE3", 4)
    shaded(ctx, rrect(x - 7, y + h + 2, w + 14, 5, 2), light(WALL, .5), d=1)


def _pots(ctx, x, y):
    """Low table with an electric rice cooker, a bowl with chopsticks, a kettle."""
    shadow(ctx, x + 34, y, 40, 4, .22)
    for dx in (2, 60):
        shaded(ctx, rect(x + dx, y - 40, 6, 40), C["wood_dk"], d=1.4)
    shaded(ctx, rrect(x - 3, y - 46, 74, 8, 2), C["wood"], d=2)
    shaded(ctx, rrect(x + 3, y - 72, 32, 26, 7), "#F7F3E9", d=4)
    shaded(ctx, rrect(x + 5, y - 76, 28, 7, 3), "#D9604A", d=2)
    shaded(ctx, poly((x + 42, y - 58), (x + 66, y - 58), (x + 60, y - 46), (x + 48, y - 46), r=2), "#7FA6C4", d=2)
    stroke(ctx, line((x + 54, y - 58), (x + 70, y - 74)), C["wood_dk"], 1.8)
    for i in range(2):
        stroke(ctx, smooth((x + 14 + i * 9, y - 79), (x + 11 + i * 9, y - 88), (x + 17 + i * 9, y - 95), (x + 13 + i * 9, y - 104), closed=False), "#FFFFFF", 2.4, .8)


def lived_in(ctx, x, y, w, look):
    with cm(ctx, x, y):
        _panes(ctx, 168, -196, 84, 70)
        _bunk(ctx, 12, -34, "#D9604A", "#6C9CC0")
        _bunk(ctx, w / K - 154, -34, "#7FA36B", "#E2A15A")
        _wash(ctx, 10, -199, 150)
        _wash(ctx, w / K - 160, -199, 150, 3)
        _pots(ctx, 218, -18)
        for i, c in enumerate(("#6C9CC0", "#6C9CC0")):
            flat(ctx, ell(84 + i * 17, -10, 9, 3.4), dark(c, .2))
            flat(ctx, ell(83 + i * 17, -11.6, 9, 3.4), c)
        for sx, sw in ((41, 28), (w / K - 81, 26)):
            shadow(ctx, sx, -2, sw, 4, .24)
        shaded(ctx, rrect(18, -26, 46, 24, 4), "#8C5B6E", d=3)
        flat(ctx, rect(32, -31, 18, 4), "#6B4558")
        shaded(ctx, poly((w / K - 104, -24), (w / K - 58, -24), (w / K - 64, -4), (w / K - 98, -4), r=3), "#6C9CC0", d=3)
        shaded(ctx, smooth((w / K - 98, -24), (w / K - 92, -34), (w / K - 80, -30), (w / K - 70, -35), (w / K - 64, -24)), "#F4EFE3", d=2)
    fig = Figure(look, x + 176 * K, y - 10 * K, K, 1)
    pose = replace(P.sit(0, 44), near_hand=(27, -104), far_hand=(33, -112), hold=_bowl, hold_far=_sticks, turn=.5, tilt=8, face=P.Face("grin"))
    with cm(ctx, x, y):
        shaded(ctx, rrect(148, -50, 44, 8, 3), "#D9604A", d=2)
        for dx in (152, 182):
            flat(ctx, rect(dx, -42, 5, 34), dark("#D9604A", .3))
    fig.draw(ctx, pose)


def _bowl(ctx):
    with at(ctx, 5, -1, 1, -40):
        shaded(ctx, poly((-9, -6), (9, -6), (5, 5), (-5, 5), r=3), "#F7F3E9", d=2)
        flat(ctx, ell(0, -6, 9, 2.4), "#E8C98A")


def _sticks(ctx):
    stroke(ctx, line((0, 0), (14, -12)), C["wood_dk"], 1.8)
    stroke(ctx, line((2, 1), (16, -9)), C["wood_dk"], 1.8)


def _desk(ctx, x, y):
    shadow(ctx, x + 66, y, 76, 5, .22)
    for dx in (2, 120):
        shaded(ctx, rect(x + dx, y - 68, 8, 68), C["wood_dk"], d=2)
    shaded(ctx, rect(x + 84, y - 66, 40, 52), "#C9A06F", d=3)
    shaded(ctx, rrect(x - 4, y - 76, 140, 9, 2), C["wood"], d=2)
    flat(ctx, rect(x + 84, y - 84, 6, 9), "#46525E")
    shaded(ctx, rrect(x + 56, y - 122, 62, 40, 3), "#3A4552", d=3)
    flat(ctx, rrect(x + 60, y - 118, 54, 32, 1), "#BFDCE6")
    for i in range(3):
        flat(ctx, rect(x + 65, y - 112 + i * 8, 34 - i * 8, 3.4), "#6C9CC0")
    shaded(ctx, rrect(x + 4, y - 82, 30, 6, 1), C["paper"], d=1)
    shaded(ctx, rrect(x + 6, y - 87, 28, 5, 1), "#6BA58A", d=1)


def office(ctx, x, y, w, look):
    pale = ("#E9DFC8", "#DCE6E4", "#E4D2B4", "#CFDDE2")
    with cm(ctx, x, y):
        _panes(ctx, 186, -196, 84, 78)
        _rack(ctx, 14, -34, 150, 150, 8, pale)
        _rack(ctx, w / K - 122, -34, 108, 150, 21, pale)
        shaded(ctx, rrect(w / K - 104, -204, 60, 12, 5), "#F4EFE3", d=3)
        flat(ctx, ell(90, -200, 15), "#54708A")
        flat(ctx, ell(90, -200, 12.4), "#FFFFFF")
        stroke(ctx, line((90, -208), (90, -200), (95, -197)), C["ink"], 2)
        shaded(ctx, rrect(184, -48, 38, 8, 3), "#54708A", d=2)
        flat(ctx, rect(200, -42, 6, 34), "#46525E")
        flat(ctx, rrect(188, -12, 30, 5, 2), "#46525E")
        shaded(ctx, rrect(176, -98, 9, 44, 4), "#54708A", d=2)
    pose = replace(P.sit(0, 44), near_hand=(38, -80), far_hand=(42, -82), turn=.4)
    Figure(look, x + 204 * K, y - 10 * K, K, 1).draw(ctx, pose)
    with cm(ctx, x, y):
        _desk(ctx, 216, -4)
    pot_plant(ctx, x + 162 * K, y - 14 * K, K, 2)


# ---------------------------------------------------------------- E12 the forklift
def lifted(ctx, x, y, man, driver):
    def rider(c, px, py):
        fig = Figure(man, px + 4 * K, py, K, -1)
        p = replace(P.stand(mouth="o"), turn=.4, lean=-5, near_hand=(33, -93), far_hand=(52, -92), near_foot=(-12, -9, 4), far_foot=(13, -17, -16), tilt=4,
                    face=P.Face("worry", .7, 0, (.4, 1)))
        fig.draw(c, p, between=lambda q: _tilted(q, px, py), shadow=False)
    forklift(ctx, x, y, 94, rider, None, driver=driver, look=(.4, -1))


def _tilted(ctx, x, y):
    """Two boxes, one on the other, in his arms."""
    with at(ctx, x - 17 * K, y - 90 * K, K, 5):
        carton(ctx, -44, 0, 46, 32, 14, CARD[1])
        with at(ctx, -21, -32, 1, -7):
            carton(ctx, -19, 0, 37, 26, 12, CARD[2])


def parked(ctx, x, y, driver):
    def load(c, px, py):
        with cm(c, px, py):
            carton(c, -52, 0, 50, 40, 24, CARD[0])
            carton(c, 2, 0, 48, 40, 24, CARD[1])
            carton(c, -46, -40, 48, 36, 22, CARD[2])
            carton(c, 4, -40, 44, 36, 22, CARD[0])
    forklift(ctx, x, y, 12, None, load, driver=driver)

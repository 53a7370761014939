"""family_rooms: the furnished rooms. Each is drawn from its left edge x and the foot of its back wall y (floor: y .. y + 190).

  bedroom 1010 wide, bath 400, study (desk and nursery) 1050, balcony w, kitchen 1230, dining 520, lounge 640, heater_corner 600, hall 640
"""
from family_cast import *
from family_furniture import *
from family_hazards import *
from family_living import *


def bedroom(st, x, y):
    c = st.ctx
    pane_window(c, x + 640, y - 480, 250, 220, 2)
    rod(c, x + 570, x + 960, y - 516)
    curtain(c, x + 576, y - 510, 66, 300, "#8FB0B8", 1)
    curtain(c, x + 890, y - 510, 66, 300, "#8FB0B8", -1)
    frame(c, x + 60, y - 500, 150, 110, "family")
    frame(c, x + 236, y - 470, 84, 84, "pair", "#7D8F86")
    sun_patch(c, x + 650, y + 12, 240, 150, 120)
    rug(c, x + 782, y + 138, 430, 84, "#7F9FA8", "#E8E3D0")
    bed(c, x + 46, y + 130)
    for dx in (0, 44):
        shaded(c, smooth((x + 262 + dx, y + 168), (x + 268 + dx, y + 156), (x + 298 + dx, y + 154), (x + 308 + dx, y + 166), (x + 286 + dx, y + 174)), "#E2725B", d=4)
        flat(c, ell(x + 276 + dx, y + 162, 10, 5), "#8A4335")
    st.hazard("H12", *_sorted(h12(x + 46, y + 130)))
    double_socket(c, x + 930, y - 84)
    st.hazard("H04", *_sorted(h04(x + 770, y + 126, (x + 954, y - 84))))


def _sorted(h):
    bad, good, shape = h
    return shape, bad, good


def bath(st, x, y):
    c = st.ctx
    flat(c, rect(x, y - 330, 400, 312), "#BFDAD6")
    for i in range(9):
        flat(c, rect(x + i * 48, y - 330, 3, 312), "#A9CAC5")
    for j in range(7):
        flat(c, rect(x, y - 330 + j * 48, 400, 3), "#A9CAC5")
    shaded(c, rect(x, y - 338, 400, 10), "#F4F1E4", d=3)
    _washer(c, x + 36, y + 60)
    _basin(c, x + 292, y + 50)
    towel(c, x + 80, y - 286, "#E98B6A", 66, 120)
    stroke(c, line((x + 34, y - 288), (x + 126, y - 288)), "#9AA7B3", 8)
    st.decoy("H92", box(x + 10, y - 548, x + 230, y - 320), lambda q: _medicine(q, x + 42, y - 510))
    rug(c, x + 250, y + 120, 240, 56, "#5F93A8", "#E4F0EE")


def _washer(c, x, y):
    shadow(c, x + 74, y, 90, 14, .26)
    flat(c, rrect(x, y - 246, 150, 60, 6), "#FBFAF4")
    shaded(c, rrect(x, y - 206, 150, 204, 8), "#EEF0EA", d=7)
    flat(c, rrect(x + 10, y - 196, 130, 30, 4), "#D5DCDA")
    flat(c, ell(x + 34, y - 181, 9), "#6C7A88")
    shaded(c, ell(x + 75, y - 92, 54), "#AEBBC0", d=6)
    flat(c, ell(x + 75, y - 92, 41), "#4E6A78")
    flat(c, smooth((x + 38, y - 84), (x + 70, y - 98), (x + 112, y - 82), (x + 100, y - 60), (x + 74, y - 52), (x + 48, y - 62)), "#E2A15A")
    flat(c, ell(x + 62, y - 108, 13, 9, -.5), "#FFFFFF", .4)
    shaded(c, rrect(x + 92, y - 268, 34, 44, 6), "#6FA58A", d=4)
    shaded(c, rrect(x + 28, y - 262, 46, 36, 5), "#F4E3C4", d=4)


def _basin(c, x, y):
    shaded(c, rrect(x - 78, y - 190, 156, 186, 6), "#A9744A", d=7)
    flat(c, rrect(x - 68, y - 172, 66, 156, 4), "#BD8A5E")
    flat(c, rrect(x + 4, y - 172, 66, 156, 4), "#BD8A5E")
    flat(c, rrect(x - 86, y - 236, 172, 48, 14), "#FFFFFF")
    flat(c, ell(x, y - 212, 58, 14), "#D5E2E4")
    shaded(c, rrect(x - 88, y - 200, 176, 22, 9), "#F4F3EC", d=4)
    stroke(c, smooth((x, y - 226), (x, y - 268), (x + 6, y - 276), (x + 24, y - 262), closed=False), "#9AA7B3", 10)
    for dx, col in ((-52, "#E2725B"), (-40, "#5F93BD"), (-30, "#F1B648")):
        stroke(c, line((x + dx, y - 240), (x + dx + 6, y - 284)), col, 5)
    shaded(c, rrect(x - 62, y - 256, 36, 30, 6), "#CFE4EA", d=4)
    shaded(c, ell(x, y - 396, 74, 86), "#C08A5C", d=5)
    flat(c, ell(x, y - 396, 62, 74), "#DDEEF1")
    flat(c, poly((x - 40, y - 420), (x + 2, y - 462), (x + 18, y - 460), (x - 46, y - 396)), "#FFFFFF", .6)


def _medicine(c, x, y):
    """Medicine cabinet, hung high, with its lock closed."""
    flat(c, rrect(x + 8, y + 10, 150, 130, 8), "#52786F", .25)
    shaded(c, rrect(x, y, 150, 130, 8), "#FBF8EF", d=6)
    flat(c, rrect(x + 10, y + 10, 130, 110, 5), "#E3EFEA")
    flat(c, rect(x + 73, y + 10, 4, 110), "#BFCFC8")
    for px, w, h in ((62, 26, 74), (38, 74, 26)):
        flat(c, rect(x + px, y + 22 + (74 - h) / 2, w, h), "#2E9B72")
    stroke(c, arc(x + 75, y + 114, 11, 180, 360), "#6C7A88", 6)
    shaded(c, rrect(x + 58, y + 114, 34, 28, 5), "#E3B547", d=4)


# ---------------------------------------------------------------- study and nursery
def study(st, x, y):
    c = st.ctx
    shelf_board(c, x + 30, y - 446, 250, "mixed", 5)
    shelf_board(c, x + 60, y - 334, 190, "books", 8)
    frame(c, x + 300, y - 486, 106, 140, "sun", "#E2A15A")
    _desk(c, x + 14, y + 36)
    wall_socket(c, x + 60, y - 60, 3)
    st.hazard("H05", *_sorted(h05(x + 30, y)))
    height_chart(c, x + 480, y)
    _garland(c, x + 500, x + 1040, y - 546)
    sun_patch(c, x + 660, y + 10, 250, 170, 110)
    rug(c, x + 800, y + 120, 480, 120, "#5F93A8", "#F6E3B4")
    toy_shelf(c, x + 912, y + 34)
    teddy(c, x + 986, y + 112, .82)
    ball_toy(c, x + 574, y + 168, 26)
    st.hazard("H08", *_sorted(h08(x + 650, y)))


def _garland(c, x0, x1, y):
    stroke(c, smooth((x0, y), ((x0 + x1) / 2, y + 12), (x1, y), closed=False), "#B98A5E", 3)
    for i in range(9):
        t = (i + .5) / 9
        px, py = lerp(x0, x1, t), y + 10 * math.sin(math.pi * t)
        flat(c, poly((px - 17, py), (px + 17, py), (px, py + 26), r=2), ("#E2725B", "#F1B648", "#6BA58A", "#5F93BD")[i % 4])


def _desk(c, x, y):
    shadow(c, x + 205, y - 6, 230, 16, .22)
    for dx in (8, 384):
        shaded(c, rrect(x + dx, y - 176, 18, 176, 4), "#A9744A", d=4)
    shaded(c, rrect(x + 290, y - 170, 112, 100, 4), "#B98A5E", d=5)
    flat(c, rrect(x + 302, y - 158, 88, 34, 4), "#CBA074")
    flat(c, rrect(x + 302, y - 116, 88, 34, 4), "#CBA074")
    flat(c, rrect(x - 6, y - 226, 424, 50, 6), "#E0BC8E")
    shaded(c, rrect(x - 8, y - 186, 428, 18, 5), "#C99A68", d=4)
    shaded(c, rrect(x + 140, y - 330, 150, 98, 8), "#2E3743", d=5)     # screen
    flat(c, rrect(x + 149, y - 321, 132, 78, 4), "#8FC3D6")
    flat(c, poly((x + 149, y - 268), (x + 186, y - 296), (x + 226, y - 264), (x + 250, y - 284), (x + 281, y - 262), (x + 281, y - 243), (x + 149, y - 243), r=6), "#6BA58A")
    flat(c, rect(x + 204, y - 234, 22, 24), "#3B4650")
    flat(c, rrect(x + 176, y - 214, 78, 9, 4), "#3B4650")
    shaded(c, rrect(x + 306, y - 250, 88, 50, 7), "#E4E0D6", d=4)      # printer
    flat(c, rrect(x + 320, y - 276, 60, 30, 3), "#FFFFFF")
    flat(c, rrect(x + 318, y - 214, 64, 6, 3), "#59646F")
    stroke(c, line((x + 60, y - 206), (x + 60, y - 262)), "#59646F", 9)  # fan
    flat(c, ell(x + 60, y - 204, 34, 8), "#59646F")
    flat(c, ell(x + 60, y - 286, 44), "#DCE8EA")
    for i in range(3):
        with at(c, x + 60, y - 286, 1, i * 120 + 20):
            flat(c, smooth((0, 0), (16, -14), (10, -38), (-8, -30)), "#7FB0C9")
    stroke(c, ell(x + 60, y - 286, 44), "#8FA0A8", 5)
    flat(c, ell(x + 60, y - 286, 8), "#59646F")


# ---------------------------------------------------------------- balcony
def balcony_room(st, x, y, w, top, front):
    """Open to the back: bars, plants, the washing; grandmother knits."""
    c = st.ctx
    flat(c, rect(x, y, w, front - y), "#D9CDB9")
    for i in range(5):
        flat(c, rect(x, lerp(y, front, i / 5), w, 2), "#BFB29C")
    for i in range(int(w / 90) + 1):
        flat(c, rect(x + i * 90, y, 2, front - y), "#BFB29C")
    clipped(c, rect(x, y - 300, w, 300), lambda q: [
        shaded(q, ell(x + 10 + i * 84, y - 30 - 40 * math.sin(i * 1.9), 84, 96), mix("leaf", "#CFE0C4", .4 + .2 * math.sin(i * 2.7)), d=14)
        for i in range(int(w / 84) + 2)])
    _rail(c, x, y, w)
    stroke(c, line((x, top + 70), (x + w, top + 70)), "#8A8F94", 6)
    n = int((w - 40) / 128)
    for i in range(n):
        px = x + 74 + i * (w - 130) / max(1, n - 1)
        (shirt, trousers, shirt, towel_)[i % 4](c, px, top + 72, ("#F4F0E4", "#5F93BD", "#E2A15A", "#C9584B")[i % 4])
        for d in (-18, 18):
            flat(c, rrect(px + d - 4, top + 62, 8, 24, 3), "#F1B648")
    pot_plant(c, x + w - 60, y + 26, 2.4, 1, "brick")
    if w > 500:
        pot_plant(c, x + w - 146, y + 16, 2.2, 2, "#8FAE8C")
    st.decoy("H91", box(x + 20, y - 240, x + 400, y + 180), lambda q: _knitting(q, x + (190 if w > 500 else 160), y + 110))


def towel_(c, x, y, col):
    towel(c, x, y, col, 84, 150)


def _rail(c, x, y, w):
    for i in range(int(w / 27) + 1):
        shaded(c, rect(x + 4 + i * 27, y - 250, 8, 250), "#F4EEDF", "#CFC4AC", d=3)
    shaded(c, rrect(x - 6, y - 266, w + 12, 22, 8), "#C08A5C", d=5)
    shaded(c, rect(x - 2, y - 18, w + 4, 20), "#E9DFC8", d=4)


def _knitting(q, x, y):
    armchair(q, x - 10, y - 20, "#C9A26B")
    fig = Figure(GRANDMA, x + 6, y + 6, K, 1)
    lap = (x + 96, y - 168)
    fig.draw(q, replace(seated(47), near_hand=fig.local(lap[0], lap[1]), far_hand=fig.local(lap[0] + 26, lap[1] - 4), tilt=15, lean=4), shadow=False)
    shaded(q, poly((lap[0] - 14, lap[1] + 4), (lap[0] + 54, lap[1] - 2), (lap[0] + 62, lap[1] + 78), (lap[0] - 4, lap[1] + 86), r=8), "#D8503C", d=6)
    for i in range(4):
        flat(q, rect(lap[0] - 8, lap[1] + 16 + i * 17, 64, 6), "#F4C7A0")
    stroke(q, line((lap[0] - 26, lap[1] - 20), (lap[0] + 40, lap[1] + 6)), "#8A6343", 6)
    stroke(q, line((lap[0] + 66, lap[1] - 24), (lap[0] + 6, lap[1] + 6)), "#8A6343", 6)
    shaded(q, rrect(x + 148, y + 8, 110, 30, 15), "#5E8B72", d=5)
    cat(q, x + 200, y + 18, 2.6, -1, 0, pose="lie", blink=1)
    stroke(q, smooth((lap[0] + 40, lap[1] + 80), (x + 120, y - 10), (x + 84, y + 40), closed=False, tension=1), "#D8503C", 4)
    shaded(q, ell(x + 76, y + 40, 24), "#D8503C", d=5)
    for i in (-1, 0, 1):
        stroke(q, smooth((x + 58, y + 34 + i * 10), (x + 76, y + 28 + i * 12), (x + 94, y + 36 + i * 10), closed=False), "#F08A70", 3)

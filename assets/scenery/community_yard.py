"""community_yard: the hazards (C04 C10 C12) and the lively, correct things (C90 to C94) of the courtyard and the hall.

Every function adds one item to the stage: (st, x, y, ...), x, y = ground point.
"""
from community_court import (fire_hose, garden_hose, ground_tap, hydrant, jet, manhole, post, puddle, shed_back,
                             shed_roof)
from parts_community import bucket, parked_front, pigeon, stool, stool_table
from stage import (C, K, LOOKS, Figure, P, at, bag_in_hand, cable, car_side, ebike, ebike_point, ell, extinguisher, flat, poly,
                   post_socket, rect, replace, rrect, shaded, shadow, smooth, stroke, text)

SHOPPER = replace(LOOKS["young_man"], top_color="#C9584B", top2="#F6E7D6", bottom_color="#3E4B66")
WASHER = replace(LOOKS["father"], top="shirt", top_color="#7FA6C4", glasses=False, hair="crop", bottom_color="#5B5148", sleeve="short")
GARDENER = replace(LOOKS["grandpa"], top="apron", top_color="#E7DCC6", top2="#5F8F5E", hair="cap", hat_color="#D9A95B", glasses=False,
                   age="adult", hair_color="#4A4440")


def box(x0, y0, x1, y1):
    return [x0, y0, x1, y0, x1, y1, x0, y1]


# ---------------------------------------------------------------- C04
def c04(st, x, y, face=1, c="#3F6FA8"):
    """Private car on the hatching; x = its middle, y = under the wheels."""
    def bad(q):
        car_side(q, x, y, K, face, c)

    def good(q):
        for px, py, f, peck, col in ((x - 150, y - 70, 1, True, "#8E97A6"), (x - 40, y - 40, -1, False, "#B9BDC4"),
                                     (x + 70, y - 84, 1, True, "#77818F")):
            pigeon(q, px, py, f, col, peck)
    s = face
    pts = [(-530, 8), (-530, -230), (-400, -250), (-270, -370), (120, -370), (270, -262), (530, -220), (530, 8)]
    st.hazard("C04", [v for px, py in pts for v in (x + s * px, y + py)], bad, good)


# ---------------------------------------------------------------- C10
def c10(st, x, y, face=1):
    """Walker with his shopping; x = the walker, the shaft lies 250 units ahead."""
    mx = x + face * 252

    def walker(c):
        f = Figure(SHOPPER, x, y, K, face)
        f.draw(c, replace(P.walk(78), hold=bag_in_hand("#E2A15A"), tilt=-4))

    def bad(c):
        manhole(c, mx, y + 6, True, 1.06)
        walker(c)

    def good(c):
        manhole(c, mx, y + 6, False, 1.06)
        walker(c)
    x0, x1 = (x - 130, mx + 180) if face > 0 else (mx - 180, x + 130)
    st.hazard("C10", [x0, y - 420, x0 + 270, y - 420, x0 + 300, y - 110, x1, y - 110, x1, y + 86, x0, y + 86] if face > 0 else
              [x1 - 270, y - 420, x1, y - 420, x1, y + 86, x0, y + 86, x0, y - 110, x1 - 300, y - 110], bad, good)


# ---------------------------------------------------------------- C12
def c12(st, x, y):
    """Hydrant cabinet at x, washer and car to its right (about 760 units)."""
    fx, cx = x + 158, x + 476
    car = "#C9D3D8"

    def bad(q):
        hydrant(q, x, y - 34, True)
        parked_front(q, cx, y, car)
        puddle(q, cx - 150, y + 22, 250, 26)
        f = Figure(WASHER, fx, y + 8, K, 1)
        hx, hy = fx + 74, y - 232
        fire_hose(q, [(x + 30, y - 130), (x + 84, y - 60), (x + 20, y + 14), (x + 110, y + 38), (x + 200, y + 6), (x + 176, y - 110), (x + 196, y - 200), (hx - 20, hy + 4)])
        p = replace(P.stand(turn=.4), lean=-3, near_hand=f.local(hx - 34, hy + 8), far_hand=f.local(hx + 6, hy), near_foot=(-16, -8, 0), far_foot=(12, -9, 0))
        f.draw(q, p, between=lambda k: _nozzle(k, hx, hy))
        jet(q, (hx + 60, hy - 2), (cx - 30, y - 262))

    def good(q):
        hydrant(q, x, y - 34, False)
        parked_front(q, cx, y, car)
        f = Figure(WASHER, fx + 52, y + 8, K, 1)
        hand = (cx - 156, y - 200)
        f.draw(q, replace(P.reach(0, f.local(*hand), lean=12), hold=_sponge, far_arm=(16, 40)))
        for dx, dy, r in ((14, -20, 17), (44, 10, 13), (6, 26, 11), (36, -34, 10)):
            flat(q, ell(hand[0] + dx, hand[1] + dy, r), "#FFFFFF", .9)
        bucket(q, fx - 40, y + 24, "#D9785A", 1.15)
    st.hazard("C12", [x - 150, y - 400, cx + 246, y - 400, cx + 246, y + 48, x - 150, y + 48], bad, good)


def _nozzle(c, x, y):
    with at(c, x, y, K):
        shaded(c, poly((-16, -6), (8, -5), (26, -3), (26, 3), (8, 5), (-16, 6), r=1), "#C9A24A", d=2)
        flat(c, rrect(-18, -7, 8, 14, 2), "#8A6A24")


def _sponge(c):
    shaded(c, rrect(0, -7, 15, 14, 4), "#F2C84B", d=3)


# ---------------------------------------------------------------- what is right
def shed_scene(st, x, y, w=440, bike_c="#E0A13A"):
    """Roofed charging place with a bike at its post; x = left, y = ground."""
    shed_back(st.ctx, x, y - 40, w)

    def draw(c):
        px = x + 74
        post(c, px, y - 30, "2", True)
        ebike(c, px + 180, y, K, -1, color=bike_c, stand=True)
        p = ebike_point("port", px + 180, y, K, -1)
        cable(c, post_socket(px, y - 30, K), p, 30, "#2E3743", 9, mid=(px + 130, y - 40))
        flat(c, rrect(p[0] - 10, p[1] - 10, 20, 20, 5), "#3A434D")
    st.decoy("C90", box(x + 20, y - 370, x + 488, y + 24), draw)
    shed_roof(st.ctx, x, y - 20, w)


def fire_cabinet(st, x, y):
    """Red cabinet with two extinguishers before a pale back wall."""
    k = K * 1.14

    def draw(c):
        shadow(c, x, y, 34 * k, 4 * k, .28)
        with at(c, x, y, k):
            shaded(c, rrect(-33, -76, 66, 76, 4), C["red"], d=4)
            flat(c, rrect(-28, -58, 56, 52, 2), "#7B2A26")
            flat(c, rrect(-26, -56, 52, 48, 1.5), "#F6EEDC")
            flat(c, rect(-26, -14, 52, 6), "#DDCFB4")
            text(c, "灭火器", 0, -63, 10.5, "white", align="center")
        for dx in (-12, 13):
            extinguisher(c, x + dx * k, y - 9 * k, k * .8)
        with at(c, x, y, k):
            flat(c, poly((-26, -56), (-12, -56), (-24, -8), (-26, -8)), "#FFFFFF", .35)
            flat(c, rrect(25, -40, 3, 14, 1.5), "#F1E4D0")
    st.decoy("C91", box(x - 112, y - 222, x + 112, y + 8), draw)


def chess(st, x, y):
    """Two elders at the stone table; x = table, y = foot."""
    def draw(c):
        a = Figure(LOOKS["grandpa"], x - 196, y - 8, K, 1)
        b = Figure(replace(LOOKS["grandpa"], hair="bald", hair_color="#CFCBC4", glasses=False, top="cardigan", top_color="#A8674F",
                           bottom_color="#4F5B5B"), x + 196, y - 8, K, -1)
        stool(c, x - 206, y - 2)
        stool(c, x + 206, y - 2)
        for f, hand in ((a, (x - 40, y - 196)), (b, (x + 118, y - 150))):
            p = P.sit(seat=40)
            f.draw(c, replace(p, lean=9, far_hand=f.local(*hand), near_arm=(30, 60), tilt=7, face=replace(p.face, look=(.3, .8))))
        stool_table(c, x, y)
    st.decoy("C94", box(x - 280, y - 322, x + 280, y - 30), draw)


def gardener(st, x, y, face=-1):
    """Gardener waters a bed with the green hose of the garden tap; x = the gardener, the bed lies ahead."""
    def draw(c):
        tx = x - face * 150
        ground_tap(c, tx, y - 30)
        hx, hy = x + face * 84, y - 226
        f = Figure(GARDENER, x, y, K, face)
        garden_hose(c, [(tx - face * 0 - 46, y - 140), (tx - face * 30, y - 20), (x - face * 40, y + 14), (x + face * 46, y - 14),
                        (x + face * 26, y - 150), (hx - face * 16, hy)])
        f.draw(c, replace(P.stand(), lean=6, near_hand=f.local(hx, hy), far_hand=f.local(hx - face * 30, hy + 16), tilt=8))
        with at(c, hx, hy, K, flip=face < 0):
            shaded(c, poly((-2, -4), (10, -5), (20, -1), (20, 4), (8, 5), (-2, 5), r=1), "#E0A13A", d=2)
        for i in range(6):
            u = i / 5
            stroke(c, smooth((hx + face * 50, hy + 2), (hx + face * (66 + 24 * u), hy + 10), (hx + face * (70 + 46 * u), y - 84), closed=False),
                   "#A8D4E6", 5, .8)
    x0, x1 = sorted((x - face * 206, x + face * 216))
    st.decoy("C93", box(x0, y - 424, x1, y + 34), draw)

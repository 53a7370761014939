"""family_rooms2: kitchen, dining corner, living room and entrance, drawn like family_rooms."""
from family_rooms import *
from family_rooms import _sorted


def kitchen(st, x, y, top):
    c = st.ctx
    flat(c, rect(x + 176, y - 392, 1000, 190), "#DDEAE4")
    for i in range(21):
        flat(c, rect(x + 176 + i * 50, y - 392, 3, 190), "#C6D9D2")
    for j in range(4):
        flat(c, rect(x + 176, y - 392 + j * 48, 1000, 3), "#C6D9D2")
    fridge(c, x + 90, y + 50, K)
    shelf_board(c, x + 1110, y - 420, 150, "mixed", 21)
    _pans(c, x + 1110, y - 330)
    pane_window(c, x + 226, y - 506, 170, 210, 3, 1)
    pot_plant(c, x + 366, y - 190, 1.3, 1)
    _hood(c, x + 905, top, y - 420)
    base_units(c, x + 178, x + 1090, y + 58, doors=6)
    sink(c, x + 300, y - 176, 2.6)
    _worktop(c, x, y)
    _market(c, x + 1186, y + 46)
    rug(c, x + 330, y + 118, 340, 58, "#C77B58", "#F4E3C4")
    gas_pipe(c, [(x + 505, top), (x + 505, y - 352)], 3.2)
    gas_meter(c, x + 505, top + 6, 2.5)
    gas_valve(c, x + 505, y - 404, 3.0, 0)
    _hob(c, x + 740, y - 162)
    st.decoy("H90", box(x - 12, y - 552, x + 212, y - 332), lambda q: _alarm(q, x + 92, y - 460))
    st.hazard("H01", *_sorted(h01(x + 742, y - 188)))
    st.hazard("H03", *_sorted(h03(x + 953, y - 190, y + 64)))


def _alarm(c, x, y):
    gas_alarm(c, x, y, 4.6, 0)


def _pans(c, x, y):
    stroke(c, line((x, y), (x + 150, y)), "#8A6343", 8)
    for dx, r, col in ((30, 34, "#4B545E"), (88, 26, "#C9774F"), (128, 20, "#4B545E")):
        stroke(c, line((x + dx, y), (x + dx, y + 50)), "#3B4650", 7)
        shaded(c, ell(x + dx, y + 50 + r, r), col, d=5)
        flat(c, ell(x + dx, y + 50 + r, r * .72), dark(col, .15))


def _market(c, x, y):
    """Basket of vegetables on the floor by the wall, centre bottom."""
    shadow(c, x + 6, y, 84, 15, .42)
    with at(c, x, y, .86):
        for dx, col, r in ((-44, "#E0603F", 24), (-8, "#E98B3A", 26), (30, "#8DBB78", 30)):
            shaded(c, ell(dx, -84, r), col, d=5)
        for a in (-24, -6, 14, 30):
            with at(c, 46, -76, 1, a):
                shaded(c, smooth((0, 0), (-10, -40), (0, -92), (10, -40)), C["leaf" if a > 0 else "leaf_dk"], d=3)
        shaded(c, poly((-76, -78), (76, -78), (60, 0), (-60, 0), r=8), "#C99A68", d=7)
        for i in range(3):
            stroke(c, line((-70 + i * 5, -58 + i * 20), (70 - i * 5, -58 + i * 20)), "#A97B4C", 4)


def _hood(c, x, top, y):
    shaded(c, rect(x - 54, top, 108, y - top - 40), "#C3CBD0", d=7)
    shaded(c, poly((x - 70, y - 62), (x + 70, y - 62), (x + 168, y - 14), (x - 168, y - 14), r=6), "#D9DFE1", d=7)
    shaded(c, rrect(x - 172, y - 20, 344, 22, 6), "#AEB8BE", d=4)


def _hob(c, x, y):
    """Two burners, left end x, y = foot on the worktop; the gas comes in at the back on the left."""
    flat(c, rrect(x + 2, y - 50, 26, 16, 4), "#8F9AA3")
    flat(c, rrect(x, y - 46, 320, 34, 10), "#6C7782")
    shaded(c, rrect(x, y - 24, 320, 34, 8), "#4B545E", d=5)
    for cx in (86, 200):
        flat(c, ell(x + cx, y - 30, 50, 9), "#2E3740")
        for q in (-34, 0, 34):
            stroke(c, line((x + cx + q, y - 38), (x + cx + q, y - 24)), "#1F262E", 6)
        flat(c, ell(x + cx, y - 6, 10), "#D7DBDD")
        flat(c, rect(x + cx - 2, y - 14, 4, 9), "#59646F")


def _worktop(c, x, y):
    shaded(c, rrect(x + 198, y - 226, 40, 56, 6), "#8DBB78", d=5)
    for a, col in ((-18, "#B98A5E"), (2, "#8A6343"), (18, "#C9584B")):
        with at(c, x + 218, y - 220, 1, a):
            stroke(c, line((0, 0), (0, -52)), col, 7)
            flat(c, ell(0, -56, 10, 14), col)
    shadow(c, x + 440, y - 160, 60, 8, .2)
    shaded(c, poly((x + 372, y - 160), (x + 386, y - 184), (x + 470, y - 184), (x + 456, y - 160), r=3), "#C99A68", d=4)
    for dx, col in ((0, "#8DBB78"), (24, "#5E9B63")):
        shaded(c, ell(x + 404 + dx, y - 186, 18, 12), C.get(col, col), d=3)


# ---------------------------------------------------------------- dining corner
def dining(st, x, y, top):
    c = st.ctx
    wall_clock(c, x + 40, y - 452, 3.0, 8.2)
    pendant(c, x + 292, top, 44)
    plates(c, x + 410, y - 420, ("#5F93BD", "#E2725B"))
    frame(c, x + 130, y - 500, 84, 110, "sun", "#E2A15A")
    _sideboard(c, x + 176, y + 16)
    tx, ty = x + 210, y + 134
    wall_socket(c, tx - 176, ty - 194, 3.4)
    wall_socket(c, x + 316, y - 256, 3.0)
    side_chair(c, tx + 268, ty + 4, -1, "#B98A5E")
    table(c, tx, ty, 276)
    vase(c, tx + 210, ty - 206, "#7FA6C4", .72)
    for dx, col in ((138, "#F4F1E8"), (250, "#E9DCC4")):
        shaded(c, smooth((tx + dx - 26, ty - 210), (tx + dx + 26, ty - 210), (tx + dx + 14, ty - 192), (tx + dx - 14, ty - 192)), col, d=4)
        flat(c, ell(tx + dx, ty - 211, 23, 6), "#E2B86A")
    st.hazard("H09", *_sorted(h09(tx, ty, x + 250, y - 194)))


def _sideboard(c, x, y):
    shadow(c, x + 170, y, 190, 14, .22)
    flat(c, rrect(x - 6, y - 226, 352, 46, 5), "#C9DADF")
    shaded(c, rrect(x, y - 190, 340, 176, 6), "#7396A6", d=6)
    for i in range(3):
        shaded(c, rrect(x + 10 + i * 110, y - 172, 100, 142, 5), "#86A8B6", d=4)
        flat(c, ell(x + 60 + i * 110, y - 104, 7), "#F0DDB0")
    shaded(c, rrect(x - 8, y - 194, 356, 16, 5), "#9DB9C4", d=4)
    for i, col in enumerate(("#E2725B", "#F4F0E4", "#7FA6C4")):
        mug(c, x + 226 + i * 42, y - 200, col, .85)


# ---------------------------------------------------------------- living room
def lounge(st, x, y):
    c = st.ctx
    photo_wall(c, x + 46, y - 520)
    frame(c, x + 342, y - 516, 150, 186, "hill", "#8A6343")
    plant_shelf(c, x + 536, y - 424)
    floor_lamp(c, x + 560, y + 30, 320)
    rug(c, x + 370, y + 126, 540, 104, "#C77B58", "#F1DFC0")
    sofa(c, x + 34, y + 62, 420)
    cushion(c, x + 392, y - 100, "#F1B648", 14, .9)
    st.hazard("H16", *_sorted(h16(x + 34, y + 62)))


def heater_corner(st, x, y):
    c = st.ctx
    pane_window(c, x + 60, y - 500, 220, 190, 7)
    sun_patch(c, x + 90, y + 14, 220, 150, 110)
    shelf_board(c, x + 330, y - 420, 200, "mixed", 12)
    wall_clock(c, x + 430, y - 340, 2.7, 8.2)
    st.hazard("H06", *_sorted(h06(x + 60, y + 136)))


# ---------------------------------------------------------------- only in the tall house
def music(st, x, y, top):
    c = st.ctx
    pane_window(c, x + 70, y - 516, 230, 170, 6)
    sun_patch(c, x + 60, y + 14, 240, 150, 110)
    piano(c, x + 8, y + 20)
    pot_plant(c, x + 434, y + 40, 2.3, 2, "#C77B58")


def hall(st, x, y, top):
    c = st.ctx
    pendant(c, x + 160, top, 30, "#E9A15A", 50)
    front_door_in(c, x + 320, y - 2)
    coats(c, x + 56, y - 410)
    shoe_bench(c, x + 44, y + 44)
    rug(c, x + 440, y + 70, 300, 62, "#9C6549", "#E8CFA6")
    pot_plant(c, x + 582, y + 24, 1.7, 2, "#7FA6C4")

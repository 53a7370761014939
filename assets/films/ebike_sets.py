"""The three places of the film about e-bikes: courtyard, stair hall, charging shed."""
import math

from kit import *

K = 2.6                       # px per cm in the plane of action
GROUND = 800                  # its ground line
DOOR_X = 1215


# ---------------------------------------------------------------- courtyard
def _lit(mode):
    if mode == "day":
        return None
    on = {(0, 1), (2, 0), (2, 2), (3, 1), (3, 3), (1, 2), (0, 3)}
    return lambda i, f: .95 if (i, f) in on else .12


def court_back(mode):
    def f(ctx):
        c = "#BFD0D3" if mode == "day" else "#A99BAE"
        far_city(ctx, 560, mix(c, "#FFFFFF", .25), seed=11)
        far_city(ctx, 600, c, seed=3, win="#F3D9A0" if mode != "day" else None)
        for i in range(9):
            shaded(ctx, ell(-80 + i * 130, 606 - (i * 53 % 40), 110, 76), mix("#7FA68A", c, .3 + .05 * (i % 3)), d=16)
    return f


def court_mid(mode):
    def f(ctx):
        paving(ctx, 606, 1500, "#DCCEB4", rows=8)
        flat(ctx, poly((-500, 606), (860, 606), (820, 634), (-500, 634)), C["grass"])
        flat(ctx, poly((-500, 634), (820, 634), (818, 641), (-500, 641)), "#EFE5D0")
        facade(ctx, 840, 612, 1130, 4, 270, cols=4, lit=_lit(mode), seed=5, skip={(1, 0)}, balconies=(1, 3), wall="#E8CFA6")
        shaded(ctx, rrect(864, -480, 13, 1090, 4), "#CDB48C", d=4)
        for y in (-200, 70, 340):
            shaded(ctx, rrect(860, y, 21, 9, 3), "#B79D75", d=2)
        unit_door(ctx, DOOR_X, 618, 1.22, "2 单元", .0 if mode == "day" else .6, 0 if mode == "day" else 1)
        if mode == "day":
            planter(ctx, 905, 646, 1.35, 120)
        else:
            planter(ctx, 880, 646, 1.35, 130)
        planter(ctx, 1400, 646, 1.35, 150, 3)
        tree(ctx, 650, 634, .66, 0, 1)
        tree(ctx, -40, 640, .82, 0, 0)
        bush(ctx, 60, 646, 330, 66, "leaf_dk", 4)
        lamp_post(ctx, 800, 672, 1.5, mode != "day")
    return f


def court_sign(ctx):
    """Signpost to the charging area (day scene), left of the path."""
    ctx.translate(-50, 0)
    shadow(ctx, 300, 742, 60, 9)
    shaded(ctx, rrect(290, 430, 18, 312, 4), C["steel_dk"], d=5)
    shaded(ctx, poly((118, 452), (180, 384), (520, 384), (520, 520), (180, 520), r=12), C["green"], d=6)
    text(ctx, "充电区", 212, 480, 78, "white", gap=4)
    stroke(ctx, line((172, 452), (200, 452)), C["white"], 9)
    stroke(ctx, line((186, 437), (171, 452), (186, 467)), C["white"], 9)


def courtyard(ctx, cam, t, mode="dusk", people=None):
    """Sky, far town, block of flats, path; people(ctx) acts in plane 1."""
    layer(ctx, cam, .15, lambda c: (sky(c, mode, 1300), clouds(c, t, "#FFF6E8", .5, y=-60, seed=6)))
    cached_layer(ctx, cam, .8, "court_back" + mode, court_back(mode), (-500, 100, 2900, 700), 1.0)
    cached_layer(ctx, cam, 1, "court_mid" + mode, court_mid(mode), (-300, -560, 2500, 1960), 1.3)
    layer(ctx, cam, 1, lambda c: people(c) if people else None)
    if mode == "dusk":
        grade(ctx, "#DCC5D2", .82)
        layer(ctx, cam, 1, lambda c: _dusk_lights(c))
    layer(ctx, cam, 1.5, lambda c: leaves_frame(c, t, "right", "#3E5B57" if mode == "dusk" else "#4B7F5B", 1.15))


def _dusk_lights(ctx):
    glow(ctx, DOOR_X, 500, 330, "#FFC874", .34)
    glow(ctx, DOOR_X, 650, 260, "#FFC874", .26, 60)
    glow(ctx, 800, 168, 250, "#FFDf9A", .5)
    glow(ctx, 800, 678, 330, "#FFDf9A", .07, 70)


# ---------------------------------------------------------------- stair hall
STAIR = Stair(1075, 742, 74, 44, 8, 1, "#D3C8B2", 84)
FLOOR0 = 650


def hall_back(mode):
    """mode day or night decides what is seen through the panes."""
    def f(ctx):
        wall, low = "#F1E8D6", "#B9CDBB"
        flat(ctx, rect(-400, -700, 2900, 1360), wall)
        flat(ctx, poly((-400, FLOOR0 - 240), (1060, FLOOR0 - 240), (1860, FLOOR0 - 700), (2500, FLOOR0 - 700), (2500, 700), (-400, 700)), low)
        stroke(ctx, line((-400, FLOOR0 - 240), (1060, FLOOR0 - 240), (1652, FLOOR0 - 580), (2500, FLOOR0 - 580)), "#8FAE97", 8, cap="butt")
        flat(ctx, poly((1060, FLOOR0 - 236), (1652, FLOOR0 - 576), (2500, FLOOR0 - 576), (2500, 700), (1060, 700)), low)
        flat(ctx, rect(-400, FLOOR0 - 22, 2900, 22), "#8FAE97")
        _hall_floor(ctx)
        _hall_door(ctx, mode)
        letterboxes(ctx, 520, 262, 2.0)
        meter_box(ctx, 815, 236, 2.0)
        _wall_lamp(ctx, 655, 120)
        window(ctx, 1330, -250, 210, 250, .0 if mode == "day" else .0, 3, wall=wall, curtain=False)
        if mode != "day":
            flat(ctx, rrect(1336, -244, 92, 238, 3), C["night"], .8)
            flat(ctx, rrect(1442, -244, 92, 238, 3), C["night"], .8)
        _landing(ctx, mode)
        STAIR.draw(ctx, 742)
        _under_landing(ctx)
        _exit_sign(ctx, 234, 102)
        _poster(ctx, 452, 176)
        _way_out(ctx, 540, 560)
    return f


def _hall_floor(ctx):
    paving(ctx, FLOOR0, 1500, "#D8CDB8", rows=7, vy=420, step=110)


def _hall_door(ctx, mode):
    """Double door to the courtyard, seen from inside."""
    out = "#BFDCE4" if mode == "day" else "#33496B"
    shaded(ctx, rrect(48, 140, 372, FLOOR0 - 140, 4), "#D8C7A6", d=8)
    for x in (70, 238):
        shaded(ctx, rrect(x, 162, 160, FLOOR0 - 162, 3), "#4F7A72", d=6)
        shaded(ctx, rrect(x + 26, 192, 108, 206, 5), out, mix(out, "#FFFFFF", .18), d=-24)
        flat(ctx, rrect(x + 26, 424, 108, 190, 5), "#436A63")
    for x in (216, 246):
        flat(ctx, rrect(x, 372, 9, 64, 4), "#E7D9B4")


def _exit_sign(ctx, x, y):
    shaded(ctx, rrect(x - 92, y - 30, 184, 60, 6), "#1B7F55", d=4)
    text(ctx, "安全出口", x, y + 14, 38, "white", align="center")


def _wall_lamp(ctx, x, y):
    shaded(ctx, rrect(x - 34, y - 60, 68, 14, 4), C["steel_dk"], d=3)
    shaded(ctx, smooth((x - 26, y - 46), (x + 26, y - 46), (x + 32, y - 20), (x, y), (x - 32, y - 20)), "#FFF3D2", d=6)


def _landing(ctx, mode):
    """Door of the flat on the landing."""
    shaded(ctx, rrect(1812, -176, 236, 564, 4), "#C9A777", d=8)
    flat(ctx, rect(1832, -154, 196, 542), "#F4DCA8" if mode == "night" else "#EAD9B8")
    flat(ctx, rect(1832, 300, 196, 88), "#D9B27A")
    shaded(ctx, rrect(1858, -20, 60, 90, 3), "#A7C4BE", d=4)
    shaded(ctx, poly((2028, -154), (2100, -176), (2100, 410), (2028, 388)), "#9B5E42", d=8)
    shaded(ctx, rrect(1752, 20, 46, 62, 4), C["red"], d=3)
    text(ctx, "福", 1775, 66, 34, "amber", align="center", face=SERIF)


def _way_out(ctx, x, y):
    """Low evacuation sign with an arrow to the door."""
    shaded(ctx, rrect(x, y, 120, 44, 5), "#1B7F55", d=3)
    stroke(ctx, line((x + 22, y + 22), (x + 98, y + 22)), C["white"], 7)
    stroke(ctx, line((x + 38, y + 9), (x + 22, y + 22), (x + 38, y + 35)), C["white"], 7)


def _poster(ctx, x, y):
    """Small paper notice beside the door."""
    shaded(ctx, rrect(x, y + 90, 52, 74, 3), "#FBF7EF", d=3)
    flat(ctx, rrect(x + 6, y + 97, 40, 26, 2), C["amber"])
    for i in range(3):
        flat(ctx, rect(x + 7, y + 130 + i * 10, (38, 30, 34)[i], 4), "#C2BAA8")


def _under_landing(ctx):
    """Slab of the landing, recessed wall and hydrant cabinet below it."""
    flat(ctx, rect(1660, 380, 900, 362), "#9DB3A2")
    flat(ctx, rect(1660, 720, 900, 22), "#7F9C88")
    flat(ctx, poly((1660, 416), (2560, 416), (2560, 440), (1660, 452)), "#7F9685", .6)
    flat(ctx, rect(1640, 372, 920, 16), light("#D3C8B2", .4))
    shaded(ctx, rrect(1640, 386, 920, 32, 3), "#C2B69F", d=4)
    shaded(ctx, rrect(1760, 492, 150, 176, 5), C["red"], d=6)
    shaded(ctx, rrect(1774, 546, 122, 106, 4), "#E9E3D6", d=-8)
    text(ctx, "消火栓", 1835, 533, 34, "white", align="center")
    stroke(ctx, arc(1835, 600, 34, 0, 360), "#C9B48C", 11)
    flat(ctx, ell(1835, 600, 12), C["red"])


def hall_front(ctx):
    STAIR.rail(ctx, 205)
    stroke(ctx, line((1660, 388 - 190), (1800, 388 - 190)), C["wood"], 16)
    for x in (1690, 1740, 1790):
        stroke(ctx, line((x, 392), (x, 388 - 186)), "#4F7A72", 6)


def lead(ctx, k=2.6, lit=True):
    """The extension lead that hangs from the meter cabinet to the stair foot."""
    cable(ctx, (868, 322), (912, 432), 0, "#E08A3C", 7, mid=(850, 420))
    cable(ctx, (914, 520), (926, 830), 0, w=6, mid=(960, 700))
    strip(ctx, 913, 476, k, 86, 3, lit)


def hall(ctx, cam, t, mode="day", people=None, zoomed=False, beam=True):
    if zoomed:
        layer(ctx, cam, 1, hall_back(mode))
    else:
        cached_layer(ctx, cam, 1, "hall" + mode, hall_back(mode), (-100, -560, 2600, 1860), 1.2)
    if mode == "day" and beam:
        layer(ctx, cam, 1, _sunbeam)
    layer(ctx, cam, 1, people)
    if mode == "night":
        grade(ctx, "#8794C2", .9)
        layer(ctx, cam, 1, lambda c: (glow(c, 655, 100, 420, "#FFD79A", .32), glow(c, 1930, 120, 300, "#FFD79A", .28)))


def _sunbeam(ctx):
    flat(ctx, poly((1330, 40), (1540, 40), (1330, 380), (1040, 380)), "#FFF4CF", .34)
    flat(ctx, poly((90, 660), (390, 660), (640, 900), (230, 900)), "#FFF4CF", .30)


# ---------------------------------------------------------------- charging shed
def shed_back(ctx):
    facade(ctx, -150, 610, 640, 3, 190, wall="#DCC8B6", cols=3, seed=9, balconies=(1,))
    facade(ctx, 1330, 604, 760, 3, 190, wall="#D5CDB6", cols=4, seed=12, balconies=(0, 2), roof="#8E6A5B")
    tree(ctx, 620, 622, .8, 0, 2)
    tree(ctx, 1000, 616, .9, 0, 0)
    tree(ctx, 1290, 622, .72, 0, 1)


def shed_mid(ctx):
    paving(ctx, 606, 1500, "#CFCBC0", rows=8)
    flat(ctx, rect(-500, 604, 3000, 32), C["grass"])
    for i in range(34):
        shaded(ctx, ell(-360 + i * 82, 604 - (i * 29 % 17), 62, 44), ("#5E9B63", "#4E8A5C", "#6BA56B")[i % 3], d=9)
    for i, x in enumerate((90, 590, 1140, 1690)):           # bay lines
        flat(ctx, poly((x + 40, 690), (x + 54, 690), (x + 10 - (960 - x) * .12, 840), (x - 12 - (960 - x) * .12, 840)), "#F4F1E8", .9)
    flat(ctx, rect(-500, 684, 3000, 8), "#F4F1E8", .9)
    # rear rail and posts of the roof
    for x in (60, 690, 1310, 1900):
        shadow(ctx, x, 690, 40, 7)
        shaded(ctx, rrect(x - 11, 130, 22, 560, 3), "#5F7F8C", d=6)
    shaded(ctx, rrect(-300, 470, 2600, 14, 4), "#7E98A3", d=3)
    _roof(ctx)
    for i, x in enumerate((420, 1010, 1600)):
        charging_post(ctx, x, 716, 2.25, str(i + 1), busy=i != 1)
    fire_box(ctx, 1215, 712, 2.0)
    _rules(ctx, 800, 560)


def _roof(ctx):
    shaded(ctx, poly((-300, -160), (2220, -160), (2400, 150), (-480, 150), r=8), "#4E8C86", d=12)
    for i in range(48):
        x = -440 + i * 58
        stroke(ctx, line((x * .95 + 48, -156), (x, 146)), "#437B76", 5, cap="butt")
    shaded(ctx, rect(-500, 148, 3000, 26), "#E9E3D3", d=0)
    flat(ctx, rect(-500, 174, 3000, 12), "#2D4C55", .18)
    sign_plate(ctx, 960, 122, "电动自行车集中充电区", 62, "green", gap=5)


def _rules(ctx, x, y):
    """Small board on the rail."""
    shaded(ctx, rrect(x - 62, y - 180, 124, 158, 6), "#F7F3E9", d=4)
    flat(ctx, rrect(x - 62, y - 180, 124, 34, 6), C["sky"])
    text(ctx, "充电须知", x, y - 155, 24, "white", align="center")
    for i in range(5):
        flat(ctx, ell(x - 46, y - 126 + i * 20, 4), C["orange"])
        flat(ctx, rrect(x - 36, y - 129 + i * 20, (84, 70, 78, 60, 74)[i], 6, 2), "#B9B3A6")


def shed(ctx, cam, t, people):
    layer(ctx, cam, .15, lambda c: (sky(c, "day", 700), clouds(c, t, y=230, n=5)))
    cached_layer(ctx, cam, .6, "shed_back", shed_back, (-400, -200, 2700, 900), 1.0)
    cached_layer(ctx, cam, 1, "shed_mid", shed_mid, (-400, -100, 2700, 1300), 1.2)
    layer(ctx, cam, 1, people)

"""family: a home cut away on a mild morning, two storeys wide or four storeys high."""
from family_outdoor import *
from family_rooms2 import *


def shell(c, rows, x0, x1):
    """rows: (top, back, front, [(right edge, wall, floor, dado)]) from left to right."""
    for top, back, front, cells in rows:
        x = x0
        for right, wall, floor, dado in cells:
            if wall:
                room(c, x, right, top, back, front, wall, floor, dado)
            x = right + 30


def frame_of_house(c, rows, x0, x1):
    plinth(c, x0 - 44, x1 + 44, rows[-1][2] + 40)
    for top, back, front, cells in rows:
        wall_section(c, x0 - 34, top - 44, front, 34)
        for right, *_ in cells[:-1]:
            wall_section(c, right, top, front)
        slab(c, x0 - 34, x1 + 34, front)
        slab(c, x0 - 34, x1 + 34, top - 44)
        wall_section(c, x1, top - 44, front, 34)


def landscape():
    st = Stage("家里", 3840, 2160)
    c = st.ctx
    x0, x1 = 360, 3480
    up, low = (262, 812, 1000), (1044, 1602, 1790)
    backdrop(c, 3840, 2160, 1700)
    sun(c, 90, 120)
    neighbour(c, 3470, 1700, 560, 4)
    tree(c, 130, 1740, 2.1, 0, 0)
    lawn(c, 3840, 2160, 1690)
    path_band(c, 3840, 2034, 2136)
    rows = [(*up, [(1370, "bed", "wood", None), (1800, "bath", "tile", None), (2880, "kids", "pale", None), (3480, None, None, None)]),
            (*low, [(2200, "kitchen", "tile", None), (3480, "living", "wood", "#C9D6B8")])]
    shell(c, rows, x0, x1)
    frame_of_house(c, rows, x0, x1)
    bedroom(st, 360, up[1])
    bath(st, 1400, up[1])
    study(st, 1830, up[1])
    balcony_room(st, 2910, up[1], 570, up[0], up[2])
    kitchen(st, 360, low[1], low[0])
    dining(st, 1650, low[1], low[0])
    lounge(st, 2226, low[1])
    heater_corner(st, 2900, low[1])
    roof(c, 230, 3610, 232, 160)
    roof_life(c, 1920, 72)
    _garden_wide(st, c)
    return st


def _garden_wide(st, c):
    bush(c, -40, 1900, 330, 170, "leaf_dk", 3)
    tree(c, 3740, 1850, 1.3, 0, 1)
    bush(c, 3540, 1890, 380, 150, "leaf_dk", 5)
    flower_bed(c, 350, 1950, 760, 2)
    flower_bed(c, 2640, 1930, 860, 5)
    pot_plant(c, 1240, 1930, 2.6, 1, "brick")
    pot_plant(c, 1350, 1944, 2.2, 0, "#7FA6C4")
    dog(c, 1620, 2010, 1.0, 1)
    for x, y, col, r in ((1150, 1830, "#F4B860", -20), (2500, 1890, "#FBF6E8", 24), (3300, 1850, "#E98B6A", -30)):
        butterfly(c, x, y, col, r)
    st.decoy("H93", box(1870, 1824, 2130, 2098), lambda q: scooter_girl(q, 1990, 2118))
    st.decoy("H94", box(64, 1570, 420, 1990), lambda q: gardener(q, 150, 1990))
    flower_bed(c, 520, 2190, 700, 8)
    flower_bed(c, 2300, 2186, 900, 9)
    fore_leaves(c, -20, 2160, 1)
    fore_leaves(c, 3860, 2160, -1)


def portrait():
    st = Stage("家里", 2160, 3840)
    c = st.ctx
    x0, x1 = 110, 2050
    tops = [300 + i * 770 for i in range(4)]
    levels = [(t, t + 542, t + 726) for t in tops]
    backdrop(c, 2160, 3840, 3380)
    tree(c, 30, 3420, 2.0, 0, 0)
    tree(c, 2140, 3420, 2.2, 0, 1)
    lawn(c, 2160, 3840, 3330)
    path_band(c, 2160, 3640, 3764)
    rows = [(*levels[0], [(1120, "bed", "wood", None), (1550, "bath", "tile", None), (2050, None, None, None)]),
            (*levels[1], [(1190, "kids", "pale", None), (2050, "sitting", "wood", None)]),
            (*levels[2], [(760, "dining", "wood", None), (2050, "living", "wood", "#C9D6B8")]),
            (*levels[3], [(1400, "kitchen", "tile", None), (2050, "hall", "tile", None)])]
    shell(c, rows, x0, x1)
    frame_of_house(c, rows, x0, x1)
    bedroom(st, 110, levels[0][1])
    bath(st, 1150, levels[0][1])
    balcony_room(st, 1580, levels[0][1], 470, tops[0], levels[0][2])
    study(st, 110, levels[1][1])
    book_case(c, 1806, levels[1][1] + 26, 224, 430, 4, "#A9744A", 4)
    heater_corner(st, 1230, levels[1][1])
    dining(st, 160, levels[2][1], tops[2])
    lounge(st, 830, levels[2][1])
    music(st, 1540, levels[2][1], tops[2])
    hall(st, 1430, levels[3][1], tops[3])
    kitchen(st, 130, levels[3][1], tops[3])
    roof(c, 20, 2140, 270, 170)
    roof_life(c, 1080, 100, False)
    _garden_tall(st, c)
    return st


def _garden_tall(st, c):
    bush(c, -60, 3480, 260, 150, "leaf_dk", 3)
    bush(c, 1960, 3480, 300, 170, "leaf_dk", 5)
    flower_bed(c, 420, 3590, 560, 2)
    flower_bed(c, 1010, 3470, 500, 5)
    pot_plant(c, 1650, 3480, 2.6, 1, "brick")
    dog(c, 1130, 3620, 1.15, 1)
    for x, y, col, r in ((620, 3440, "#F4B860", -20), (1560, 3410, "#FBF6E8", 24)):
        butterfly(c, x, y, col, r)
    st.decoy("H93", box(1300, 3420, 1590, 3720), lambda q: scooter_girl(q, 1430, 3740))
    st.decoy("H94", box(150, 3200, 520, 3640), lambda q: gardener(q, 240, 3630))
    flower_bed(c, 300, 3870, 700, 8)
    fore_leaves(c, -20, 3840, 1, 1.1)
    fore_leaves(c, 2180, 3840, -1, 1.1)


if __name__ == "__main__":
    for s in (landscape(), portrait()):
        s.save(os.path.join(HERE, "..", "scenes", "family"))

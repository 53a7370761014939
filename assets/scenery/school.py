"""school: the scene "校园", a school building cut away behind its sports ground, in both shapes.

  Dormitory (S02, S03), laboratory (S04, S90), corridor (S06), stair hall (S01, S93), kitchen (S10, S11), tea corner (S92),
  sports ground (S09, S08, S91). Elements are in school_*.py; here is only where they stand.
"""
from parts_school import *
from school_canteen import *
from school_dorm import *
from school_lab import *
from school_props import *
from school_stairs import *
from school_yard import *

OUT = os.path.join(HERE, "..", "scenes", "school")


def put_dorm(s, x, y, w):
    dorm(s.ctx, x, y, w)
    s.hazard("S02", exit_shape(x, y), lambda c: exit_bad(c, x, y), lambda c: exit_good(c, x, y))
    s.hazard("S03", heater_shape(x, y), lambda c: heater_bad(c, x, y), lambda c: heater_good(c, x, y))
    bunk_ladder(s.ctx, x + 740, y - 62, w - 760)


def put_lab(s, x, y, w):
    lab(s.ctx, x, y, w)
    lab_bench(s.ctx, x + 40, y - 20, W_LAB - 80)
    s.hazard("S04", blow_shape(x, y), lambda c: blow_bad(c, x, y), lambda c: blow_good(c, x, y))
    s.decoy("S90", pouring_shape(x, y), lambda c: pouring(c, x, y))
    rack(s.ctx, x + 602, y - 206)


def put_stairs(s, x, y):
    """Corridor on the left (floor one storey above y), hall on the right; x = corridor's left edge, y = lower floor."""
    up, hx = y - RISE, x + W_COR
    corridor(s.ctx, x, up)
    s.hazard("S06", rail_shape(x, up), lambda c: rail_bad(c, x, up), lambda c: rail_good(c, x, up))
    hand_rail(s.ctx, hx, y, True)
    s.hazard("S01", stairs_shape(hx, y), lambda c: stairs_bad(c, hx, y), lambda c: stairs_good(c, hx, y))
    hand_rail(s.ctx, hx, y)


def put_kitchen(s, x, y, w):
    kitchen(s.ctx, x, y, w)
    s.hazard("S11", food_shape(x, y), lambda c: food_bad(c, x, y), lambda c: food_good(c, x, y))
    s.hazard("S10", oil_shape(x, y), lambda c: oil_bad(c, x, y), lambda c: oil_good(c, x, y))


def put_yard(s, bar, mat, bike):
    s.hazard("S09", bar_shape(*bar), lambda c: bar_bad(c, *bar), lambda c: bar_good(c, *bar))
    s.decoy("S91", stretching_shape(*mat), lambda c: stretching(c, *mat))
    s.hazard("S08", bike_shape(*bike), lambda c: bike_bad(c, *bike), lambda c: bike_good(c, *bike))


def landscape():
    s = Stage("校园", 3840, 2160)
    c, up, low = s.ctx, 896, 896 + RISE
    backdrop(c, 3840, 240)
    side_garden(c, 3640, 300, 200, 1400)
    crown_row(c, -40, 3900, 200, 4)
    ground(c, 3840, low + SLAB, 2160 - low - SLAB, court=(.16, .44), track=(.865, 1.14), path=(2660, 3840))
    birds(c, 1180, 60)
    tufts(c, 20, 1880, 2560, 2076, 40, 5)
    roof(c, 0, 3722, 220)
    clock_gable(c, 2182, 166)
    hall(c, 2742, low, W_HALL, 296)
    put_dorm(s, 30, up, 1160)
    put_lab(s, 1222, up, 944)
    put_kitchen(s, 30, low, 1100)
    passage(c, 1162, low)
    tea_room(c, 1894, low, 520)
    s.decoy("S92", tea_shape(1894, low), lambda q: tea(q, 1894, low))
    frame(c, 220, up, low, 3686, ((0, 30), (1190, 1222), (2166, 2198)), ((0, 30), (1130, 1162), (1862, 1894), (2414, 2446)), 2742)
    put_stairs(s, 2198, low)
    pennants(c, 2476, low - 606)
    trophies(c, 2800, low - 96)
    pot_plant(c, 3070, low - 70, K * 1.1, 2)
    s.decoy("S93", hose_shape(2594, low - 80), lambda q: hose_reel(q, 2594, low - 80))
    for x, w in ((60, 500), (620, 480), (1900, 500), (2800, 330)):
        hedge(c, x, low + SLAB + 54, w)
    resting(c, 950, 1850)
    pingpong(c, 130, 2010)
    ball_cart(c, 930, 2050)
    put_yard(s, (1480, 2036), (2266, 2046), (3140, 2040))
    tree(c, 3846, 1700, 1.35)
    for x, y, k, f in ((560, 2092, 1.3, 1), (650, 2112, 1.3, -1), (760, 2080, 1.2, -1)):
        sparrow(c, x, y, k, f)
    shrubs(c, -60, 2200, 620, 150, 2)
    shrubs(c, 2440, 2200, 420, 84, 5)
    pillar(c, 3650, 2130)
    cat(c, 3705, 2130 - 492, K * 1.1, -1)
    shrubs(c, 3520, 2200, 380, 150, 8)
    leafy(c, 3760, 90, 150, 3)
    leafy(c, 3560, 10, 110, 5, "leaf_dk")
    return s


def frame(c, top, up, low, right, walls_up, walls_low, open_x):
    """The section: roof slab, floor between (up to open_x), plinth, walls."""
    slab(c, 0, right + 36, top)
    slab(c, 0, open_x, up)
    slab(c, 0, right + 36, low)
    for x0, x1 in walls_up:
        column(c, x0, x1, top + 4, up + 4)
    for x0, x1 in walls_low:
        column(c, x0, x1, up + 6, low + 4)
    column(c, right, right + 36, top + 4, low + 6)


def portrait():
    s = Stage("校园", 2160, 3840)
    c, a = s.ctx, 1130
    b, low = a + RISE, a + 2 * RISE
    backdrop(c, 2160, 470)
    crown_row(c, -40, 2200, 440, 4)
    ground(c, 2160, low + SLAB, 3840 - low - SLAB, court=(.1, .4), track=(.44, .62))
    way(c, 1250, 1900, low + SLAB + (3840 - low - SLAB) * .62, 3840)
    birds(c, 700, 230)
    tufts(c, 20, 3370, 1220, 3740, 30, 5)
    tufts(c, 1920, 3370, 2150, 3700, 8, 6)
    tufts(c, 20, 3062, 2150, 3092, 12, 7)
    roof(c, 0, 2160, 454)
    clock_gable(c, 1176, 402)
    hall(c, 1126, low, 1004)
    put_dorm(s, 30, a, 1130)
    put_lab(s, 1192, a, 938)
    tea_room(c, 30, b, 520)
    s.decoy("S92", tea_shape(30, b), lambda q: tea(q, 30, b))
    put_kitchen(s, 30, low, 1064)
    for y, x1 in ((454, 2160), (a, 2160), (b, 1126), (low, 2160)):
        slab(c, 0, x1, y)
    for x0, x1, y0, y1 in ((0, 30, 458, low), (2130, 2160, 458, low), (1160, 1192, 458, a + 4), (550, 582, a + 6, b + 4), (1094, 1126, b + 6, low + 4)):
        column(c, x0, x1, y0, y1)
    put_stairs(s, 582, low)
    s.decoy("S93", hose_shape(1218, low - 54), lambda q: hose_reel(q, 1218, low - 54))
    for x, w in ((60, 520), (660, 400)):
        hedge(c, x, low + SLAB + 60, w)
    pot_plant(c, 1480, low - 60, K * 1.1, 2)
    tree(c, 1010, 2960, .72, 0, 2)
    put_yard(s, (470, 3050), (1560, 3046), (1500, 3640))
    resting(c, 930, 3450)
    pingpong(c, 110, 3660)
    ball_cart(c, 960, 3640)
    tree(c, 2086, 3088, 1.0, 0, 1)
    for x, y, k, f in ((330, 3730, 1.3, 1), (420, 3752, 1.3, -1), (560, 3726, 1.2, 1)):
        sparrow(c, x, y, k, f)
    pillar(c, 2000, 3800)
    cat(c, 2055, 3800 - 492, K * 1.1, -1)
    shrubs(c, -40, 3870, 1240, 150, 2)
    shrubs(c, 1930, 3870, 300, 120, 8)
    leafy(c, 2090, 60, 190, 3)
    leafy(c, 1880, 0, 120, 5, "leaf_dk")
    return s


if __name__ == "__main__":
    landscape().save(OUT)
    portrait().save(OUT)

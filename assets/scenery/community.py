"""community: 居民小区, a courtyard in the morning before an apartment house whose stair hall is cut open.

landscape(), portrait(): the same elements laid out for 3840x2160 and 2160x3840.
"""
import os

from community_court import (block_of_flats, cloud, crown, ground, hatch, kerb, lane, lane_words, lawn, shade, sky_,
                             skyline, slabs)
from community_hazards import balcony_back, balcony_front, c01, c02, c05, c07, c09, c11, gas_run
from community_house import (House, draw_back, draw_front, draw_lift, draw_rails, draw_roof, draw_sections,
                             landing_doors)
from community_yard import c04, c10, c12, chess, fire_cabinet, gardener, shed_scene
from parts_community import (butterfly, casement_, fire_door, flowers, ivy, low_wall, lying_dog, pigeon, shirt, shrub,
                             swallow, towel)
from parts_family import frame
from stage import (HERE, K, LOOKS, Figure, P, Stage, at, bag_in_hand, bench, bush, cat, flat, leaves_frame, line, person,
                   planter, pot_plant, rect, replace, sign_plate, stroke, tree)

LIFTER = replace(LOOKS["grandma"], top_color="#7E8FB0", hair_color="#6B5A50")


def house(st, g):
    """The cut-open half with lift, stairs, landings and what stands there for good."""
    ctx = st.ctx
    draw_back(ctx, g)
    landing_doors(ctx, g)
    draw_lift(ctx, g, 1, lambda c, x, y: person(c, LIFTER, replace(P.stand(turn=.8), near_hand=(22, -104), hold=bag_in_hand("#5F8F86")), x, y, 1))
    draw_front(ctx, g)
    draw_sections(ctx, g)
    draw_roof(ctx, g)
    slope = (g.f(1) - g.f(2)) / 2 / g.run
    for i, kind in enumerate(("hill", "sun")):
        x = g.xb + 66 + i * 150
        frame(ctx, x, g.f(2) - 96 - 430 + (x - g.xb) * slope, 116, 92, kind, ("wood", "#7D8F86")[i])
    cat(ctx, g.xc + g.half * .42, g.h(0) - 218, K * 1.25, 1, c="#6F7480", pose="lie")


def pigeons(ctx, x, y):
    pigeon(ctx, x, y, 1, "#8E97A6")
    pigeon(ctx, x + 84, y, -1, "#B9BDC4")


def fire_door_decoy(st, g):
    x, y = g.xa + g.land / 2, g.f(1) - 90
    st.decoy("C92", [x - 130, y - 424, x + 130, y - 424, x + 130, y + 16, x - 130, y + 16], lambda c: fire_door(c, x, y, 92, 168))


def laundry_line(ctx, x, y, w):
    stroke(ctx, line((x, y), (x + w, y)), "#8A95A0", 8)
    n = max(2, int(w / 84))
    for i in range(n):
        px = x + (i + .5) * w / n
        (shirt if i % 3 != 1 else towel)(ctx, px, y, ("#FBF7EF", "#E2A15A", "#7FA6C4", "#C9584B", "#9DBB8B")[i % 5])


def balcony_laundry(ctx, x, y, w, h):
    """Flowers, washing and a bird cage."""
    balcony_back(ctx, x, y, w, h, seed=72)
    laundry_line(ctx, x + 20, y - h + 34, w - 40)
    if w > 250:
        pot_plant(ctx, x + w * .5, y - 20, K, 0, "clay")
    pot_plant(ctx, x + w * .8, y - 20, K * 1.1, 1)
    pot_plant(ctx, x + w * .22, y - 20, K * .95, 2, "clay")
    balcony_front(ctx, x, y, w)


def strolling(ctx, x, y, face=1):
    """A mother with her girl by the hand."""
    m = Figure(LOOKS["mother"], x, y, K, face)
    g = Figure(LOOKS["girl"], x + face * 112, y + 8, K, face)
    hand = (x + face * 38, y - 190)
    g.draw(ctx, replace(P.walk(30), near_hand=g.local(*hand)))
    m.draw(ctx, replace(P.walk(86), far_hand=m.local(*hand)))


def house_front(st, g, up, gas):
    """Everything on the whole front and in the hall; up = height of the gas branch, gas = its riser and length."""
    ctx = st.ctx
    gas_run(ctx, gas[0], g.f0 - up, gas[1], g.f(1) + 56, g.f0 + 12)
    c09(st, gas[0], g.f0 - up, gas[1])
    c05(st, g.xc + g.half / 2, g.h(1), g.half - 30, (g.xb + g.run * .5, g.f(1) - 4 * g.storeys[1] / 14 - 22))
    draw_rails(ctx, g)
    fire_cabinet(st, g.xc + 100, g.f0 - 46)
    c01(st, g.xa + 200, g.f0 - 44, 52)
    return g.xe + 38, g.xe + 620


# ---------------------------------------------------------------- landscape
def landscape():
    st = Stage("居民小区", 3840, 2160)
    ctx = st.ctx
    g = House(-12, 1785, lift=206, land=410, run=330, half=376, front=960)
    behind_landscape(ctx)
    slabs(ctx, 0, 3840, 1790, 1920)
    flat(ctx, rect(0, 1920, 3840, 240), "#DCCBAA")
    kerb(ctx, 1000, 3840, 1918)
    lane(ctx, 960, 3840, 1938, 2130)
    hatch(ctx, 1010, 2240, 1956, 2114)
    lane_words(ctx, 2350, 2084)
    lawn(ctx, [(2480, 1490, 1500, 240), (3330, 1600, 660, 300)],
         [(2530, 1560), (2552, 1646), (2690, 1566), (2712, 1590), (2960, 1540), (2996, 1676), (3026, 1652), (3276, 1530),
          (3456, 1770), (3476, 1794), (3800, 1720), (3770, 1750)], 4)
    shrub(ctx, 3090, 1572, 150, 104, "leaf_dk", "#E98B6A", 5)
    flowers(ctx, 2700, 1726, 150, 14, 12)
    shed_scene(st, 2350, 1310)
    pigeons(ctx, 2470, 1310 - 464)
    house(st, g)
    ivy(ctx, g.x_end - 62, g.f0 - 4, 1210, 52)
    fire_door_decoy(st, g)
    bx, rx = house_front(st, g, 440, (g.xe + 486, -440))
    balcony_laundry(ctx, bx, g.f(1), 376, 478)
    sign_plate(ctx, g.xe + 526, g.f(1) - 400, "12号楼", 34, "sky")
    casement_(ctx, rx - 66, g.f0 - 430, 186, 220, 33, "#EBC99B")
    c07(st, bx, g.f(2), 376, 478)
    c11(st, g.xe + 560, g.f(2) - 450, (g.xe, g.tile_top))
    c02(st, 2422, g.f0 + 74, rx + 10, g.f(1) - 390, 226)
    court_landscape(st)
    return st


def behind_landscape(ctx):
    sky_(ctx, 3840, 1180)
    cloud(ctx, 2640, 190, 1.1)
    cloud(ctx, 3500, 250, .8)
    skyline(ctx, 2280, 3840, 1140)
    block_of_flats(ctx, 3130, 1130, 560, 5, "#E6D6BE", 150, 5, 3)
    block_of_flats(ctx, 2400, 1130, 400, 4, "#DCD6C6", 130, 4, 5, "#93A5AC")
    ground(ctx, 3840, 1120, 2160)
    flat(ctx, rect(2250, 1110, 1590, 80), "#B9CE98")
    for x, r, c in ((2350, 100, "#7FAE79"), (2830, 120, "#8AB57C"), (3080, 90, "#77A873"), (3790, 110, "#7FAE79")):
        crown(ctx, x, 1150, r, c, int(x))
    bush(ctx, 2260, 1170, 1600, 66, "leaf", 4)
    for x, y, s, r in ((2900, 420, .7, -12), (3010, 360, .5, 8), (3340, 150, .6, -20)):
        swallow(ctx, x, y, s, r)


def court_landscape(st):
    ctx = st.ctx
    shade(ctx, 3000, 1290, 300, 60)
    tree(ctx, 2920, 1250, 1.55, 0, 0)
    tree(ctx, 3730, 1290, 1.25, 0, 1)
    c12(st, 3056, 1330)
    low_wall(ctx, 3560, 1640, 140)
    cat(ctx, 3680, 1640 - 59 * K, K * 1.5, -1)
    shrub(ctx, 3180, 1716, 190, 130, "leaf", "#F3C25E", 3)
    lying_dog(ctx, 3410, 1566, 1)
    c10(st, 2846, 1858, 1)
    flowers(ctx, 3636, 1884, 190, 26, 3)
    gardener(st, 3546, 1868, 1)
    c04(st, 1600, 2088)
    chess(st, 380, 2130)
    strolling(ctx, 830, 2132, -1)
    with at(ctx, 0, 0, 2):
        leaves_frame(ctx, 0, "right", "#4F8A63", .62)
    for x, w, h in ((-40, 300, 84), (-40, 900, 46), (840, 2400, 40), (3180, 760, 90)):
        bush(ctx, x, 2178, w, h, "leaf_dk", w)
    flowers(ctx, 3200, 2140, 640, 30, 8)
    flowers(ctx, 10, 2146, 190, 12, 5)
    butterfly(ctx, 3700, 1770)
    butterfly(ctx, 3330, 2062, "#E98B6A", 20)


# ---------------------------------------------------------------- portrait
def portrait():
    st = Stage("居民小区", 2160, 3840)
    ctx = st.ctx
    g = House(-12, 2330, (640, 620, 620), lift=196, land=390, run=320, half=350, front=900, corner=False, tiled=1)
    sky_(ctx, 2160, 700)
    cloud(ctx, 480, 210, 1.0)
    cloud(ctx, 1660, 140, .9)
    skyline(ctx, 0, 2160, 640)
    block_of_flats(ctx, 820, 480, 460, 2, "#E6D6BE", 130, 4, 3)
    for x, r, c in ((120, 120, "#7FAE79"), (700, 110, "#8AB57C"), (1420, 120, "#77A873"), (2010, 140, "#7FAE79")):
        crown(ctx, x, 470, r, c, int(x))
    for x, y, s, r in ((1020, 130, .7, -12), (1140, 90, .5, 8), (300, 90, .6, -20)):
        swallow(ctx, x, y, s, r)
    ground(ctx, 2160, 2300, 3840)
    slabs(ctx, 0, 2160, 2336, 2470)
    slabs(ctx, 0, 2160, 2790, 2986)
    kerb(ctx, 0, 2160, 2986)
    lane(ctx, 0, 2160, 3006, 3236)
    kerb(ctx, 0, 2160, 3232)
    hatch(ctx, 960, 2240, 3026, 3216)
    lane_words(ctx, 70, 3162, size=104)
    house(st, g)
    pigeons(ctx, 1760, g.top - 66)
    fire_door_decoy(st, g)
    bx, rx = house_front(st, g, 500, (g.xe + 46, 384))
    c07(st, bx, g.f(2), 400, 510)
    balcony_laundry(ctx, 1900, g.f(2), 200, 490)
    c11(st, g.xe + 48, g.f(1) - 446, (g.xe, g.tile_top))
    c02(st, 1866, g.f0 + 154, rx - 100, g.f(1) - 420, 200)
    court_portrait(st)
    return st


def court_portrait(st):
    ctx = st.ctx
    planter(ctx, 1500, 2416, K, 50, 2)
    lawn(ctx, [(960, 2540, 1400, 220)], [(1000, 2600), (1786, 2660), (1812, 2684), (2080, 2590), (2112, 2614), (2096, 2690)], 4)
    bench(ctx, 740, 2620, K)
    lying_dog(ctx, 720, 2700, -1)
    shrub(ctx, 1700, 2620, 170, 120, "leaf", "#E98B6A", 5)
    flowers(ctx, 1590, 2738, 130, 12, 12)
    chess(st, 1290, 2740)
    strolling(ctx, 1990, 2930, -1)
    c10(st, 260, 2890, 1)
    c04(st, 1560, 3202)
    lawn(ctx, [(1560, 3330, 800, 500)], [(1600, 3480), (1628, 3500), (1766, 3390), (1790, 3414), (2090, 3640), (2116, 3616)], 9)
    low_wall(ctx, 1900, 3540, 140)
    cat(ctx, 1990, 3540 - 59 * K, K * 1.3, -1)
    shed_scene(st, 1030, 3720)
    c12(st, 230, 3716)
    flowers(ctx, 1890, 3730, 220, 26, 3)
    gardener(st, 1796, 3724, 1)
    shrub(ctx, 1640, 3450, 150, 110, "leaf_dk", "#F3C25E", 3)
    butterfly(ctx, 2060, 3640)
    for x, w, h in ((-40, 900, 40), (800, 700, 30), (1500, 760, 60)):
        bush(ctx, x, 3862, w, h, "leaf_dk", w)
    with at(ctx, 0, 0, 1.125):
        leaves_frame(ctx, 0, "right", "#4F8A63", .8)


if __name__ == "__main__":
    folder = os.path.join(HERE, "..", "scenes", "community")
    for make in (landscape, portrait):
        make().save(folder)

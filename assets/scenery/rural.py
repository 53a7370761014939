"""rural: 村口, the village scene, landscape and portrait.

landscape() and portrait() lay out the same elements; what they draw is in rural_land (country), rural_house
(farmhouse and yard), parts_rural (machines), rural_hazards and rural_life (people and what they do).
Running this file writes ../scenes/rural/scene.svg and portrait.svg.
"""
import math
import os

from stage import HERE, Stage, flat, rnd, smooth, stroke  # first: it sets the path
import rural_hazards as Z
import rural_house as H
import rural_land as L
import rural_life as D
import rural_plants as V
import parts_rural as R
from kit_props import cat

GREEN = "#ABC781"


def wavy(y, amp, f=1.0, ph=0.0, tilt=0.0):
    return lambda x: y + amp * math.sin(x / 620 * f + ph) + tilt * x


# ---------------------------------------------------------------- shared groups
def hills(ctx, w, k):
    """Far ridges, a stepped hill and the woods in front; k lifts or lowers them."""
    L.hill(ctx, [(-100, 330 + k), (w * .2, 190 + k), (w * .42, 290 + k), (w * .62, 150 + k), (w * .84, 270 + k), (w + 100, 180 + k)], "#BBD4D4", w, 900 + k)
    L.hill(ctx, [(-100, 280 + k), (w * .14, 330 + k), (w * .34, 250 + k), (w * .55, 350 + k), (w * .78, 240 + k), (w + 100, 330 + k)], "#A3C6BA", w, 900 + k)


def ground(ctx, w, h, y0):
    L.hill(ctx, [(-100, y0 + 20), (w * .3, y0 - 10), (w * .6, y0 + 20), (w + 100, y0)], GREEN, w, h + 60)


def farm(ctx, x, y, w=900):
    """House with what hangs under its eaves; (x, y) = left foot of the wall."""
    H.farmhouse(ctx, x, y, w)
    for dx in (.045, .095, .905, .955):
        H.corn_string(ctx, x + w * dx, y - 545, 6)
    for dx in (.335, .665):
        H.chilli_string(ctx, x + w * dx, y - 545, 7)


def supply(st, x, y, top, wx, wy, shed):
    """R08 with the two brackets of its wire: on the pole at (x, y), on the wall at (wx, wy)."""
    R.house_bracket(st.ctx, x + 12, y - top)
    R.house_bracket(st.ctx, wx, wy, -1)
    Z.r08(st, x, y, top, (wx - 34, wy), shed)


def tufts(ctx, box, n, seed):
    q = rnd(seed)
    for i in range(n):
        x, y = q.uniform(box[0], box[2]), q.uniform(box[1], box[3])
        (V.flowers if i % 4 == 0 else V.grass)(ctx, x, y, 4 + i % 3, seed=i)


def tracks(ctx, pts):
    for dy in (-52, 48):
        stroke(ctx, smooth(*((x, y + dy) for x, y in pts), closed=False), "#D5C3A0", 22, .8)


# ---------------------------------------------------------------- landscape
def landscape():
    st = Stage("村口", 3840, 2160)
    ctx = st.ctx
    L.heaven(ctx, 3840, 700)
    hills(ctx, 3840, 0)
    L.terraces(ctx, 300, 480, 1100, 220, 6, 4)
    L.terraces(ctx, 2060, 500, 1500, 330, 8, 2)
    L.woods(ctx, [(-60, 400), (500, 370), (900, 430), (1500, 430), (2000, 466), (2500, 450), (3100, 420), (3900, 380)], "#7BAB8E", 38, 3)
    L.hamlet(ctx, 1960, 478, 2, 3)
    L.hamlet(ctx, 2700, 462, 5, 4)
    L.hamlet(ctx, 640, 470, 8, 2)
    ground(ctx, 3840, 2160, 470)
    fields = [[("tea", .3), ("rice", .56), ("green", .78), ("tea", 1)], [("rice", .25), ("green", .5), ("rice", .73), ("young", 1)],
              [("green", .42), ("stubble", .68), ("young", .8), ("green", 1)], [("rice", .3), ("earth", .52), ("green", .7), ("rice", 1)]]
    L.bands(ctx, [wavy(490, 22), wavy(570, 24, 1, .5), wavy(660, 28, 1, .9), wavy(880, 26, 1, 1.2), wavy(990, 16, 1, 1.6)], fields, -40, 3880, 1)
    L.meadow(ctx, (0, 1030, 3840, 2140), 320, 3)
    _wood_right(ctx)
    V.bamboo(ctx, 130, 1040, 8, .95)
    V.bamboo(ctx, 420, 1000, 5, .8, 5)
    lp, rp = (570, 1290, 1010), (3010, 960, 668)
    road = [(2740, 1800), (2800, 1500), (2680, 1240), (2750, 1080), (2850, 990), (2862, 920), (2780, 886)]
    L.lane(ctx, [*road, *((x, wavy(880, 26, 1, 1.2)(x) + 4) for x in range(2640, 1900, -120))], lambda t: max(54, 190 - 320 * t))
    R.wires(ctx, R.pole_top(*rp), [(4000, 170), (4090, 170), (4180, 170)], 30)
    R.pole(ctx, *rp)
    R.wires(ctx, R.pole_top(*lp), R.pole_top(*rp), 50)
    Z.r04(st, 2330, 765)
    Z.r09(st, 2774, 892, 276)
    Z.r03(st, 3415, 800)
    _farmyard(st)
    _front(st)
    return st


def _wood_right(ctx):
    flat(ctx, smooth((3040, 960), (3120, 720), (3320, 620), (3640, 530), (3960, 470), (3960, 1020), (3560, 970)), "#9DBB74")
    L.woods(ctx, [(3240, 610), (3480, 520), (3860, 430)], "#5F9A74", 62, 9, 2)
    V.broadleaf(ctx, 3620, 720, .9, "#4F8C66", 3)
    V.pine(ctx, 3790, 800, 1.0)
    V.pine(ctx, 3830, 980, .9, "#376C58")
    tufts(ctx, (3600, 890, 3740, 950), 4, 8)
    V.grass(ctx, 3130, 930, 5)
    R.grave(ctx, 3415, 800)


def _farmyard(st):
    ctx = st.ctx
    L.yard(ctx, [(870, 1170), (1830, 1170), (1890, 1260), (1820, 1490), (800, 1490)], joints=True)
    L.yard(ctx, [(2000, 1090), (2600, 1080), (2700, 1280), (2660, 1480), (1930, 1480)], "#E8D6B0")
    farm(ctx, 960, 1215)
    V.persimmon(ctx, 1862, 1226, .95)
    R.pole(ctx, 570, 1290, 1010)
    H.shed(ctx, 70, 1440, 290, 330)
    supply(st, 570, 1290, 640, 962, 690, (70, 1440))
    D.d90(st, 1200, 1265, 756)
    D.d91(st, 1605, 1275)
    H.tray(ctx, 1700, 1400, 1, .9)
    H.tray(ctx, 1300, 1400, 0, .9)
    H.jar(ctx, 1790, 1240, .8)
    H.basket(ctx, 1500, 1370, .9)
    cat(ctx, 1020, 1400, 2.4, 1, 0, "#E3A45C", "lie")
    R.sheaf(ctx, 2520, 1110, .8)
    R.sheaf(ctx, 2590, 1130, .8)
    Z.r15(st, 2275, 1305)
    L.pond(ctx, [(2980, 1215), (3160, 1125), (3400, 1115), (3540, 1205), (3550, 1385), (3390, 1475), (3140, 1495), (2980, 1405)])
    V.near_branch(ctx, 0, 0, .8)
    V.swallow(ctx, 1320, 282)
    V.swallow(ctx, 1380, 285, -1)
    V.swallow(ctx, 1640, 291)
    L.lotus(ctx, 3380, 1225, .9)
    L.lotus(ctx, 3230, 1165, .6, False)
    H.duck(ctx, 3335, 1345)
    V.reeds(ctx, 3500, 1165, 7, .8)
    Z.r07(st, 3000, 1385)


def _front(st):
    ctx = st.ctx
    road = [(-200, 1872), (900, 1870), (1700, 1862), (2700, 1822), (4040, 1726)]
    L.lane(ctx, road, 250)
    tracks(ctx, road)
    L.pebbles(ctx, (60, 1780, 1900, 1940), 40)
    H.coop(ctx, 460, 1706)
    H.hen(ctx, 640, 1476, -1, "#E9DFC8", True)
    H.hen(ctx, 110, 1650, 1, "#C98A4A")
    tufts(ctx, (420, 1440, 560, 1460), 2, 3)
    tufts(ctx, (2300, 1520, 2560, 1600), 4, 4)
    tufts(ctx, (2900, 1530, 3280, 1620), 5, 6)
    D.d94(st, 2012, 1684)
    H.dog(ctx, 220, 1730, 1)
    Z.r01(st, 1455, 1900)
    Z.r11(st, 2636, 1930)
    R.low_pole(ctx, 3740, 1620, 560, 3900)
    Z.r10(st, 3740, 1620)
    V.veg_bed(ctx, 420, 2096, 560, 84, 0)
    V.veg_bed(ctx, 1080, 2102, 600, 84, 2)
    V.pumpkins(ctx, 76, 2124, 2)
    tufts(ctx, (2380, 2020, 2900, 2060), 4, 9)
    L.stones(ctx, 2330, 2900, 2136)
    cat(ctx, 2560, 2080, 2.4, 1, 0, "#8C8F96")
    D.d92(st, 3180, 2060)
    H.basket(ctx, 2010, 2090, 1.0, "#7FB069")
    H.basket(ctx, 2150, 2104, .9, "#EDB94A")
    V.pumpkins(ctx, 3470, 2128, 2, 5)
    for i, x in enumerate((3640, 3710, 3780)):
        V.sunflower(ctx, x, 2150, 160 + (i * 2 % 3) * 36)
    V.fringe(ctx, -20, 3880, 2170, 62)


# ---------------------------------------------------------------- portrait
def portrait():
    st = Stage("村口", 2160, 3840)
    ctx = st.ctx
    L.heaven(ctx, 2160, 800)
    hills(ctx, 2160, 120)
    L.terraces(ctx, 1250, 640, 1350, 340, 8, 2)
    L.woods(ctx, [(-60, 560), (500, 520), (900, 590), (1500, 600), (2200, 520)], "#7BAB8E", 38, 3)
    L.hamlet(ctx, 860, 612, 2, 2)
    L.hamlet(ctx, 1430, 606, 5, 4)
    ground(ctx, 2160, 3840, 610)
    fields = [[("tea", .4), ("rice", .7), ("green", 1)], [("rice", .35), ("green", .62), ("rice", 1)],
              [("green", .4), ("stubble", .65), ("young", 1)], [("rice", .5), ("green", 1)]]
    L.bands(ctx, [wavy(630, 22), wavy(710, 24, 1, .5), wavy(800, 28, 1, .9), wavy(1065, 26, 1, 1.2), wavy(1200, 16, 1, 1.6)], fields, -40, 2200, 1)
    L.meadow(ctx, (0, 1260, 2160, 3820), 620, 3)
    L.lane(ctx, [*((x, wavy(1065, 26, 1, 1.2)(x) + 4) for x in range(660, 1750, 90)), (1830, 1100), (2000, 1136), (2260, 1150)], 54)
    flat(ctx, smooth((-100, 620), (300, 640), (640, 720), (800, 900), (840, 1130), (300, 1180), (-100, 1160)), "#9DBB74")
    L.woods(ctx, [(-40, 640), (300, 660), (620, 730)], "#5F9A74", 62, 9, 2)
    V.broadleaf(ctx, 640, 900, .9, "#4F8C66", 3)
    V.pine(ctx, 770, 1010, .8)
    V.pine(ctx, 60, 960, .9)
    R.grave(ctx, 420, 980)
    rp = (1890, 1080, 690)
    R.wires(ctx, [(-380, 400), (-290, 400), (-200, 400)], R.pole_top(*rp), 60)
    R.wires(ctx, R.pole_top(*rp), [(2400, 330), (2490, 330), (2580, 330)], 10)
    R.pole(ctx, *rp)
    V.near_branch(ctx, 0, 0, .8)
    Z.r03(st, 420, 980)
    Z.r04(st, 1130, 990)
    Z.r09(st, 1610, 1088, 405)
    _p_farm(st)
    _p_front(st)
    return st


def _p_farm(st):
    ctx = st.ctx
    V.bamboo(ctx, 130, 1760, 8, .8)
    L.lane(ctx, [(1040, 2160), (930, 2420), (960, 2700), (1060, 2900), (1000, 3160)], lambda t: 130 + 50 * t)
    L.yard(ctx, [(820, 1920), (1790, 1920), (1840, 2040), (1700, 2230), (740, 2230)], joints=True)
    H.shed(ctx, 70, 1790, 290, 330)
    farm(ctx, 880, 1960)
    V.persimmon(ctx, 1900, 2040, .92)
    lp = (540, 1970, 790)
    R.wires(ctx, [(-300, 1090), (-210, 1090), (-120, 1090)], R.pole_top(*lp), 20)
    R.pole(ctx, *lp)
    supply(st, 540, 1970, 630, 882, 1436, (70, 1790))
    D.d90(st, 1150, 2080, 800)
    H.washing(ctx, 100, 2130, 330, 270)
    D.d91(st, 1424, 2090)
    D.d92(st, 1860, 2170)
    L.yard(ctx, [(170, 2270), (800, 2270), (880, 2480), (840, 2670), (80, 2670)], "#E8D6B0")
    R.sheaf(ctx, 760, 2330, .8)
    Z.r15(st, 510, 2550)
    L.pond(ctx, [(1295, 2430), (1465, 2340), (1745, 2330), (1885, 2420), (1895, 2590), (1715, 2700), (1455, 2710), (1305, 2620)])
    L.lotus(ctx, 1725, 2440, .9)
    H.duck(ctx, 1640, 2570)
    V.reeds(ctx, 1855, 2400, 7, .8)
    Z.r07(st, 1315, 2600)


def _p_front(st):
    ctx = st.ctx
    road = [(-200, 3120), (500, 3130), (1100, 3200), (1790, 3420), (2360, 3600)]
    L.lane(ctx, road, 300)
    tracks(ctx, road)
    L.pebbles(ctx, (60, 3050, 1300, 3260), 40)
    V.hedge(ctx, 1290, 1590, 2814, 66)
    V.flowers(ctx, 1130, 2790, 6, 4)
    V.flowers(ctx, 640, 2740, 5, 2)
    tufts(ctx, (1700, 3080, 2100, 3200), 5, 5)
    V.veg_bed(ctx, 1330, 2960, 320, 110, 1)
    Z.r01(st, 920, 3190)
    R.low_pole(ctx, 2050, 2860, 560, 2220)
    Z.r10(st, 2050, 2860)
    Z.r11(st, 1770, 3500)
    H.coop(ctx, 240, 3600)
    H.hen(ctx, 470, 3560, -1, "#C98A4A")
    V.veg_bed(ctx, 60, 3785, 560, 120, 0)
    D.d94(st, 800, 3690)
    V.veg_bed(ctx, 1180, 3785, 560, 120, 2)
    H.dog(ctx, 1280, 3560, -1)
    for i, x in enumerate((1850, 1960, 2070)):
        V.sunflower(ctx, x, 3820, 130 + (i * 2 % 3) * 30)
    V.fringe(ctx, -20, 2200, 3850, 62)


if __name__ == "__main__":
    out = os.path.join(HERE, "..", "scenes", "rural")
    landscape().save(out)
    portrait().save(out)

"""enterprise: the factory yard 工厂大院, in landscape and in portrait.

Workshop hall and warehouse stand open at their fronts; between them a crane and a scaffolded staircase, before
them the yard. Both pictures lay out the same elements.
"""
from enterprise_hall import *
from enterprise_land import *
from enterprise_site import *
from enterprise_store import *
from enterprise_yard import *
from parts_community import pigeon, swallow

OUT = os.path.join(HERE, "..", "scenes", "enterprise")
WORK = Look(hair="helmet", hat_color="#F2B632", top="coverall", top_color="#3A74A0", bottom_color="#3A74A0", height=172,
            skin=C["skin2"], shoes="#3F3A36", gloves="#D9CBB0")
CAST = dict(
    press=replace(WORK, hat_color="#FBF7EF", gloves="", top_color="#5B7F8E", bottom_color="#4C6C7A"),
    hot=replace(WORK, top="vest", top_color="#E8752A", top2="#DCE6EE", bottom_color="#3F4C63", gloves=""),
    welder=replace(WORK, top_color="#7A6A58", bottom_color="#5E564E", gloves="#B98A5E"),
    watch=replace(LOOKS["foreman"], top_color="#C8372D", hat_color="#D4483A"),
    driver=replace(WORK, top_color="#3F6F63", bottom_color="#3F6F63", hat_color="#FBF7EF", gloves=""),
    rider=replace(WORK, top="shirt", top_color="#C8503F", bottom_color="#39486A", gloves="", skin=C["skin1"]),
    dweller=Look(hair="crop", top="tee", top_color="#F4EFE3", top2="#7FA6C4", sleeve="short", bottom="shorts", bottom_color="#54708A",
                 shoes="#D9604A", skin=C["skin2"]),
    clerk=Look(hair="bob", female=True, top="shirt", top_color="#DCE6EE", bottom_color="#33425A", height=164, shoes="#4A4F5C"),
    walker=replace(WORK, top="jacket", top_color="#6B8A5A", top2="#F2E8D5", bottom_color="#4D4A55", gloves=""),
    banksman=replace(LOOKS["foreman"]),
    painter=replace(WORK, top_color="#F0E6D0", bottom_color="#E4D6B8", harness=True, hat_color="#3F86B0", gloves=""),
    tea=Look(hair="bun", female=True, top="coverall", top_color="#5B8FA8", bottom_color="#5B8FA8", height=163, shoes="#3F3A36"),
    keeper=replace(LOOKS["grid_worker"], hair="helmet", hat_color="#F2B632", top_color="#E8A13A"),
)


# ---------------------------------------------------------------- hazards, each at its place
def in_hall(st, x, y, w=1500):
    by = y - BACK
    with st.group("hall"):
        hall(st.ctx, x, y, w)
        for dx in (470, 900):
            lamp(st.ctx, x + dx, y - BACK - TALL, 70)
        tools(st.ctx, x + 850, y - BACK - 338)
    dx, hx, mx = x + 226, x + 700, x + 1228
    exit_lamp(st.ctx, dx, by - 226 * K)
    st.hazard("E01", area(dx, by, -90, -228, 90, -228, 92, 55, -90, 55), lambda c: exit_locked(c, dx, by), lambda c: exit_clear(c, dx, by))
    st.hazard("E02", area(hx, by, -70, -182, 70, -182, 78, -120, 78, 56, -78, 56, -78, -120), lambda c: hydrant_hidden(c, hx, by), lambda c: hydrant_free(c, hx, by))
    my = y - 34
    st.hazard("E11", area(mx, my, -116, -188, 30, -222, 66, -222, 110, -140, 110, 18, -116, 18),
              lambda c: press_open(c, mx, my, CAST["press"]), lambda c: press_guarded(c, mx, my, CAST["press"]))


def in_store(st, x, y, w):
    up = y - UP
    with st.group("store"):
        store(st.ctx, x, y, w)
    st.hazard("E13", [x + 6, up - HIGH + 4, x + w - 6, up - HIGH + 4, x + w - 6, up + 8, x + 6, up + 8],
              lambda c: lived_in(c, x, up, w, CAST["dweller"]), lambda c: office(c, x, up, w, CAST["clerk"]))


def at_forklift(st, x, y):
    st.hazard("E12", area(x, y, -178, -280, -120, -280, -118, -314, -66, -314, -20, -240, 112, -236, 138, -100, 138, 12, -178, 12),
              lambda c: lifted(c, x, y, CAST["rider"], CAST["driver"]), lambda c: parked(c, x, y, CAST["driver"]))


def at_crane(st, x, y, w, h):
    hook, rope = w / 2, 74
    with st.group("crane"):
        gantry(st.ctx, x, y, w, h, hook, rope)
        hx, hy = x + hook * K, y - (h - rope) * K
        shadow(st.ctx, hx + 20, y + 62, 230, 34, .2)
        with cm(st.ctx, hx, hy):
            slings(st.ctx, 0, 96, 96, 140)
            bundle(st.ctx, 0, 96, 140)
    gy = y + 70
    st.hazard("E15", [hx - 190, hy + 120, hx + 190, hy + 120, hx + 190, gy - 300, hx + 236, gy - 250, hx + 236, gy + 54, hx - 324, gy + 54, hx - 324, gy - 430, hx - 200, gy - 480],
              lambda c: under_load(c, hx + 4, gy, CAST["walker"]), lambda c: fenced(c, hx, gy, CAST["banksman"]))


def at_scaffold(st, x, y, h):
    with st.group("stairs"):
        staircase(st.ctx, x, y - 50, h)
        scaffold(st.ctx, x, y)
    st.decoy("E90", area(x, y, -92, -468, 92, -468, 92, -PLANK + 4, -92, -PLANK + 4), lambda c: (painter(c, x, y, CAST["painter"]), scaffold(c, x, y, True)))
    gx, gy = x - 40 * K, y + 70
    st.hazard("E05", area(gx, gy, -52, -186, 43, -186, 43, 10, -52, 10), lambda c: head_bare(c, gx, gy, CAST["hot"]), lambda c: head_safe(c, gx, gy, CAST["hot"]))


def at_welding(st, x, y):
    st.hazard("E08", area(x, y, -262, -132, -100, -134, 30, -126, 90, -80, 90, 18, -262, 18),
              lambda c: sparks(c, x, y, CAST["welder"]), lambda c: screened(c, x, y, CAST["welder"], CAST["watch"]))


def at_box(st, x, y):
    st.hazard("E10", area(x, y, -122, -208, 70, -202, 76, -20, 118, 10, 118, 62, -116, 62, -116, 10), lambda c: box_open(c, x, y), lambda c: box_shut(c, x, y))


def decoys(st, tea_at, fire_at, cage_at):
    st.decoy("E91", area(*tea_at, -92, -152, 92, -152, 92, 20, -92, 20), lambda c: tea(c, *tea_at, CAST["tea"]))
    st.decoy("E92", area(*fire_at, -92, -184, 136, -184, 136, 14, -92, 14), lambda c: fire_point(c, *fire_at, CAST["keeper"]))
    st.decoy("E93", area(*cage_at, -107, -184, 107, -184, 107, 4, -107, 4), lambda c: cage(c, *cage_at))


# ---------------------------------------------------------------- the two pictures
def landscape():
    st = Stage("工厂大院", 3840, 2160)
    ctx = st.ctx
    with st.group("back"):
        sky_and_hills(ctx, 3840, 960)
        ground(ctx, 3840, 960, 1200, (1396,))
        pad(ctx, 40, 1580, 640, 100)
        pad(ctx, 60, 1890, 860, 190)
        garden(ctx, 1590, 1580, 590, 480, (1640, 1880, 500, 210))
        bay(ctx, 2396, 1900, 820, 200)
        pad(ctx, 3236, 1990, 552, 112)
        drain(ctx, 960, 2010, 560)
        tree(ctx, 1640, 1100, 1.8)
        tree(ctx, 2290, 1110, 1.3, 0, 1)
        wall(ctx, 1560, 2500, 1130)
        ivy(ctx, 1610, 866, 190, 170, 1)
        ivy(ctx, 2050, 868, 190, 130, 4)
        for px, py, s, rot in ((1010, 110, .8, -8), (1180, 190, .6, 10), (2080, 170, .7, -14)):
            swallow(ctx, px, py, s, rot)
    at_crane(st, 1706, 1190, 190, 350)
    in_hall(st, 55, 1140)
    in_store(st, 2800, 1330, 985)
    at_scaffold(st, 2505, 1240, 520)
    with st.group("lorry"):
        lorry(ctx, 3330, 1494)
    at_box(st, 1250, 1745)
    with st.group("middle"):
        blooms(ctx, 1620, 1780, 120, 60, 9, 2)
        blooms(ctx, 1990, 1800, 150, 40, 9, 3)
        notice(ctx, 1790, 1760)
        planter(ctx, 1970, 1755, K, 60, 3)
        handcart(ctx, 740, 1640)
        for px, py, f, peck in ((1400, 1975, 1, True), (1500, 1960, -1, False), (1450, 2062, -1, True)):
            pigeon(ctx, px, py, f, peck=peck)
    decoys(st, (1880, 2030), (292, 1622), (3512, 2084))
    at_forklift(st, 2860, 2070)
    at_welding(st, 692, 2050)
    with st.group("front"):
        lawn(ctx, -40, 2106, 2200, 110)
        lawn(ctx, 3300, 2110, 600, 110)
    return st


def portrait():
    st = Stage("工厂大院", 2160, 3840)
    ctx = st.ctx
    with st.group("back"):
        sky_and_hills(ctx, 2160, 890)
        ground(ctx, 2160, 890, 2950, (1345,))
        bay(ctx, 70, 1900, 800, 216)
        pad(ctx, 1540, 1740, 560, 110)
        pad(ctx, 60, 3574, 860, 190)
        pad(ctx, 980, 3650, 530, 110)
        garden(ctx, 1560, 3370, 700, 350, (1560, 3580, 700, 190))
        blooms(ctx, 1600, 3390, 520, 60, 16, 5)
        tree(ctx, 160, 1000, 1.8)
        wall(ctx, 0, 1100, 1040)
        ivy(ctx, -20, 778, 170, 150, 1)
        ivy(ctx, 690, 778, 150, 120, 4)
        for px, py, s, rot in ((560, 140, .8, -8), (640, 80, .6, 10), (880, 300, .7, -14)):
            swallow(ctx, px, py, s, rot)
        cat(ctx, 900, 776, K, -1, pose="sit")
        handcart(ctx, 840, 1250)
    at_crane(st, 190, 1100, 190, 345)
    in_store(st, 1074, 1290, 1000)
    with st.group("middle"):
        for px, py, f, peck in ((1500, 2040, 1, True), (1610, 2000, -1, False)):
            pigeon(ctx, px, py, f, peck=peck)
    at_box(st, 1184, 1870)
    st_fire, st_tea, st_cage = (1750, 1810), (1810, 3730), (1240, 3735)
    at_forklift(st, 500, 2080)
    with st.group("behind"):
        tree(ctx, 2090, 2330, .7, 0, 1)
        hedge(ctx, -40, 2200, 2360, 210)
    decoys(st, st_tea, st_fire, st_cage)
    in_hall(st, 55, 3215)
    at_scaffold(st, 1876, 3170, 450)
    at_welding(st, 700, 3730)
    with st.group("front"):
        lawn(ctx, -40, 3790, 2300, 120)
    return st


if __name__ == "__main__":
    for make in (landscape, portrait):
        make().save(OUT)

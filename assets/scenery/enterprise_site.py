"""enterprise_site: the distribution box in the yard (E10) and the decoys.

  box_open / box_shut(ctx, x, y)     E10, x = middle of the post, y = ground
  tea(ctx, x, y, look)               decoy: a break on the bench with flask and mug, the cat beside
  fire_point(ctx, x, y, look)        decoy: stand with extinguishers and sand, someone reads the gauges
  cage(ctx, x, y)                    decoy: gas bottles upright, chained, in their cage
"""
from parts_enterprise import *


# ---------------------------------------------------------------- E10 electricity
def _post(ctx):
    shadow(ctx, 0, 0, 62, 6, .26)
    flat(ctx, rrect(-56, -12, 112, 16, 3), "#BFB9AA")
    flat(ctx, rrect(-56, -3, 112, 7, 2), "#98917F")
    for dx in (-42, 34):
        shaded(ctx, rect(dx, -96, 9, 92), C["steel_dk"], d=2.4)
        shaded(ctx, rrect(dx - 5, -10, 19, 5, 1.5), "#46535F", d=1)


def _works(ctx):
    """Inside of the box: breakers and loose wire."""
    shaded(ctx, rrect(-58, -190, 116, 116, 5), "#C9C6BA", d=5)
    flat(ctx, rrect(-50, -182, 100, 100, 3), "#39434F")
    for i in range(4):
        shaded(ctx, rrect(-42 + i * 22, -174, 17, 30, 2), "#F2EFE6", d=2)
        flat(ctx, rect(-37 + i * 22, -164 + i % 2 * 4, 7, 9), "#C8372D" if i == 1 else "#46525E")
    flat(ctx, rect(-44, -136, 88, 6), "#B8793C")
    for i, c in enumerate(("#D9402E", "#F2C230", "#2E9B62", "#D9402E", "#3F7CC0", "#F2C230")):
        x0 = -38 + i * 15
        stroke(ctx, smooth((x0, -133), (x0 - 8 + i * 5, -116), (x0 + 12 - i * 6, -100), (8 - i * 3, -84), closed=False), c, 4)


def box_open(ctx, x, y):
    with cm(ctx, x, y):
        flat(ctx, smooth((-104, 34), (-84, 18), (-20, 16), (40, 10), (92, 20), (112, 36), (86, 54), (10, 58), (-40, 52), (-92, 50), tension=.9), dark("#8FB7CC", .1))
        flat(ctx, smooth((-98, 33), (-80, 20), (-20, 19), (40, 13), (88, 22), (104, 36), (80, 50), (10, 54), (-40, 48), (-86, 46), tension=.9), "#9CC6DA")
        flat(ctx, smooth((-80, 30), (-50, 24), (0, 25), (-30, 31), tension=.9), "#E4F3F7", .9)
        flat(ctx, smooth((50, 44), (76, 38), (92, 38), (70, 46), tension=.9), "#E4F3F7", .8)
        _post(ctx)
        _works(ctx)
        shaded(ctx, poly((-58, -190), (-112, -200), (-112, -66), (-58, -74), r=3), "#DEDBCF", d=4)
        flat(ctx, poly((-84, -152), (-96, -130), (-86, -131), (-90, -114), (-76, -138), (-85, -137), r=.6), C["amber"])
        for c, p in (("#D9402E", ((6, -84), (20, -50), (8, -16), (36, 10), (64, 30), (40, 42), (6, 36))),
                     ("#2F3945", ((-4, -84), (-16, -52), (-4, -20), (-26, 8), (-56, 30), (-36, 42), (-2, 40), (20, 46))),
                     ("#F2C230", ((14, -84), (34, -60), (28, -26), (60, 6), (96, 28), (88, 42)))):
            stroke(ctx, smooth(*p, closed=False), dark(c, .2), 7)
            stroke(ctx, smooth(*p, closed=False), c, 5)
        for px, py in ((6, 36), (20, 46), (88, 42)):
            for a in (-10, 0, 10):
                stroke(ctx, line((px, py), (px - 9, py + 2 + a * .4)), "#E08A3C", 1.8)
            for rr in (14, 22):
                ctx.save()
                ctx.translate(px, py + 2)
                ctx.scale(1, .3)
                stroke(ctx, arc(0, 0, rr, 0, 360), "#FFFFFF", 2, .8)
                ctx.restore()


def box_shut(ctx, x, y):
    with cm(ctx, x, y):
        _post(ctx)
        shaded(ctx, rrect(-58, -190, 116, 116, 5), "#DEDBCF", d=5)
        stroke(ctx, rrect(-49, -181, 98, 98, 3), dark("#DEDBCF", .14), 2.4)
        flat(ctx, poly((4, -158), (-14, -126), (-2, -127), (-8, -104), (15, -138), (3, -137), r=.6), C["amber"])
        flat(ctx, rrect(34, -140, 8, 18, 3), "#46525E")
        padlock(ctx, 38, -126, .8)
        shaded(ctx, rrect(-64, -196, 128, 9, 4), "#B9B6AA", d=2)
        shaded(ctx, rect(-8, -76, 16, 76), "#8FA3AE", d=3)
        for yy in (-60, -24):
            flat(ctx, rrect(-11, yy, 22, 6, 2), "#6C7A88")
        flat(ctx, rrect(-66, 14, 132, 30, 5), "#7FA090")
        stroke(ctx, rrect(-60, 18, 120, 22, 3), "#9FBBAA", 2.4)


# ---------------------------------------------------------------- decoys
def tea(ctx, x, y, look):
    bench(ctx, x, y, K * 1.28)
    thermos(ctx, x - 12 * K, y - 56 * K)
    cat(ctx, x - 48 * K, y - 56 * K, K, 1, pose="sit")
    p = replace(P.sit(0, 52), near_hand=(26, -116), hold=mug, far_hand=(22, -58), turn=.6, tilt=6, face=P.Face("grin", .3))
    Figure(look, x + 54 * K, y + 10 * K, K, -1).draw(ctx, p)


def fire_point(ctx, x, y, look):
    shadow(ctx, x, y, 90 * K, 6 * K, .26)
    with cm(ctx, x, y):
        for dx in (-72, 64):
            shadow(ctx, dx + 4, 0, 18, 4, .3)
            shaded(ctx, rect(dx, -150, 8, 150), "#8E2F2A", d=2)
            shaded(ctx, rrect(dx - 6, -5, 20, 6, 2), "#6B2420", d=1.4)
        shaded(ctx, rrect(-80, -158, 160, 112, 4), C["red"], d=5)
        flat(ctx, rrect(-72, -150, 144, 96, 3), "#F4E6CC")
        for dx in (34, 58):
            stroke(ctx, line((dx, -140), (dx, -88)), "#C99A68", 4)
            shaded(ctx, poly((dx - 8, -88), (dx + 8, -88), (dx + 6, -66), (dx, -60), (dx - 6, -66), r=2), C["red"], d=2)
        for dx in (-52, -20):
            flat(ctx, ell(dx, -128, 14, 4), "#8E2F2A")
            shaded(ctx, poly((dx - 14, -128), (dx + 14, -128), (dx + 9, -102), (dx - 9, -102), r=2), C["red"], d=3)
            flat(ctx, rect(dx - 12, -120, 24, 4), "#F4E6CC")
    for dx in (-48, -18, 12):
        extinguisher(ctx, x + dx * K, y + 6 * K, K * 1.15)
    with cm(ctx, x, y):
        shaded(ctx, rrect(26, -28, 36, 34, 3), "#F2C230", d=3)
        flat(ctx, ell(44, -28, 16, 4.4), "#E4D2A8")
    fig = Figure(look, x + 104 * K, y + 8 * K, K, -1)
    fig.draw(ctx, replace(P.stand(turn=.45), near_arm=(18, 84), hold=clipboard, far_arm=(26, 74), tilt=8))


def cage(ctx, x, y):
    shadow(ctx, x, y, 100 * K, 7 * K, .26)
    with cm(ctx, x, y):
        flat(ctx, rect(-86, -150, 172, 150), "#7F8F84")
        flat(ctx, rect(-86, -24, 172, 24), "#B9B3A2")
        for i in range(4):
            bx, c = -60 + i * 40, "#3F86B0"
            shaded(ctx, join(rrect(bx - 15, -126, 30, 122, 13)), c, d=6, dy=0)
            flat(ctx, rect(bx - 15, -52, 30, 4), dark(c, .2))
            flat(ctx, rect(bx - 10, -112, 4, 92), light(c, .3), .7)
            shaded(ctx, rrect(bx - 7, -138, 14, 15, 5), "#D8A53A", d=2)
        chain(ctx, ((-86, -106), (86, -106)), 5.8, "#E4E9EB")
        for i in range(9):
            flat(ctx, rect(-86 + i * 20.6, -158, 3.4, 158), "#E8BE55", .9)
        for yy in (-158, -70, -8):
            shaded(ctx, rect(-90, yy, 180, 7), "#E0AE3E", d=2)
        for dx in (-92, 84):
            shaded(ctx, rect(dx, -168, 9, 168), "#E0AE3E", d=2)
        shaded(ctx, poly((-104, -166), (-92, -184), (92, -184), (104, -166), r=3), "#5E8791", d=3)
        padlock(ctx, 0, -70, .6)

"""school_canteen: kitchen with S11 (spoiled food) and S10 (burning oil)."""
from parts_school import *

W_KIT = 1100


def kitchen(ctx, x, y, w=W_KIT, h=HIGH):
    room(ctx, x, x + w, y, h, U["tile"], "#C9BBA4", boards=False)
    for i in range(int(w / 62) + 1):
        flat(ctx, rect(x + i * 62, y - 470, 2.4, 340), dark(U["tile"], .07))
    for j in range(6):
        flat(ctx, rect(x, y - 470 + j * 62, w, 2.4), dark(U["tile"], .07))
    flat(ctx, rect(x, y - 484, w, 16), "#8FB5A8")
    hood(ctx, x + w - 430, y - h, 380)
    rail_tools(ctx, x + 470, y - 540)


def hood(ctx, x, y, w):
    shaded(ctx, rect(x + w * .4, y, 90, 34), "#B8C1C6", d=6)
    shaded(ctx, poly((x + 40, y + 30), (x + w - 40, y + 30), (x + w, y + 88), (x, y + 88), r=6), "#CDD5D8", d=8)
    shaded(ctx, rrect(x - 6, y + 84, w + 12, 18, 5), "#A9B4BA", d=4)


def rail_tools(ctx, x, y):
    """Ladle, pans and a sieve hang from a bar."""
    stroke(ctx, line((x, y), (x + 176, y)), "#8A97A1", 8)
    for i, c in enumerate(("#59646F", "#C98B5A", "#8A97A1")):
        px = x + 26 + i * 62
        stroke(ctx, line((px, y), (px, y + 62)), dark(c, .2), 8)
        shaded(ctx, ell(px, y + 84, 27 - i * 4, 25 - i * 4), c, d=5)


# ---------------------------------------------------------------- S11
def rack_frame(ctx, x, y):
    """Open store rack, 330 wide; y = foot line."""
    shadow(ctx, x + 165, y, 190, 14, .26)
    for dy in (-440, -292, -146, -22):
        shaded(ctx, rrect(x, y + dy, 330, 14, 4), "#A9B4BA", d=4)
        flat(ctx, rect(x + 8, y + dy - 26, 314, 26), "#C3CCD1")
    for px in (x, x + 318):
        shaded(ctx, rrect(px, y - 520, 14, 520, 4), "#8A97A1", d=4)


def crate(ctx, x, y, w=140, h=58, c="#4E8FB0"):
    shaded(ctx, rrect(x, y - h, w, h, 5), c, d=5)
    for i in range(3):
        flat(ctx, rrect(x + 12, y - h + 12 + i * 15, w - 24, 7, 3), dark(c, .2))
    shaded(ctx, rrect(x - 4, y - h - 6, w + 8, 12, 5), light(c, .2), d=3)


def cabbage(ctx, x, y, r, c="#A9CF7E"):
    shaded(ctx, ell(x, y - r, r * 1.05, r), c, d=r * .22)
    stroke(ctx, smooth((x - r * .7, y - r * 1.2), (x - r * .2, y - r * .6), (x + r * .1, y - r * .1), closed=False), light(c, .45), 4)
    stroke(ctx, smooth((x + r * .7, y - r * 1.3), (x + r * .2, y - r * .8), (x, y - r * .1), closed=False), light(c, .45), 4)


def tin(ctx, x, y, swollen=False, c="#C9584B"):
    """Large tin with rims, a label and a flat lid; swollen: sides and lid bulge, rust, the seam leaks."""
    b = 15 if swollen else 0
    if swollen:
        shaded(ctx, ell(x, y - 96, 36, 30), "#E4E6E2", "#A9ADA8", d=8)
    body = smooth((x - 36, y - 2), (x - 36 - b, y - 46), (x - 36, y - 92), (x + 36, y - 92), (x + 36 + b, y - 46), (x + 36, y - 2), tension=.42)
    shaded(ctx, body if swollen else rrect(x - 36, y - 92, 72, 90, 4), mix(c, "#7A5638", .2) if swollen else c, d=9)
    clipped(ctx, body if swollen else rrect(x - 36, y - 92, 66, 90, 4), lambda q: (flat(q, rect(x - 60, y - 66, 120, 36), "#F3E8D0"), flat(q, ell(x - 4, y - 48, 13), light(c, .1))))
    if swollen:
        for px, py, r in ((26, -24, 16), (-30, -80, 13), (-18, -14, 11)):
            flat(ctx, ell(x + px, y + py, r, r * .7), "#8A4F2C")
    for dy, ww in ((-96, 40), (-6, 40)):
        shaded(ctx, rrect(x - ww, y + dy, ww * 2, 10, 5), "#C3C9C8", "#8F9896", d=3)
    if swollen:
        flat(ctx, smooth((x + 2, y - 92), (x + 38, y - 92), (x + 34, y - 66), (x + 26, y - 34), (x + 20, y - 66), (x + 12, y - 56), (x + 8, y - 74)), "#A79A34")
        for px, py in ((10, -96), (24, -100), (36, -94)):
            flat(ctx, ell(x + px, y + py, 8), "#CFC56A")
    else:
        flat(ctx, ell(x, y - 95, 34, 6), "#E4E8E8")


def bread(ctx, x, y):
    """Loaf overgrown with mould."""
    shaded(ctx, smooth((x, y - 2), (x - 4, y - 40), (x + 18, y - 62), (x + 70, y - 66), (x + 122, y - 62), (x + 142, y - 40), (x + 138, y - 2), tension=.3), "#B9874E", d=8)
    for i in range(3):
        stroke(ctx, line((x + 34 + i * 34, y - 60), (x + 26 + i * 34, y - 36)), "#8F6234", 5)
    for px, py, r in ((34, -34, 20), (80, -44, 17), (112, -24, 21), (66, -18, 15)):
        mould(ctx, x + px, y + py, r)


def carton(ctx, x, y, bad=False):
    """Milk carton; bad: blown up, sour milk runs out."""
    b = 12 if bad else 0
    shaded(ctx, smooth((x, y), (x - b, y - 34), (x, y - 66), (x + 56, y - 66), (x + 56 + b, y - 34), (x + 56, y), tension=.3 if bad else .05), "#F4F1E6" if not bad else "#E2DCBC", d=8)
    flat(ctx, rect(x + 2, y - 44, 50, 22), "#5FA0C8" if not bad else "#7F9AA0")
    shaded(ctx, poly((x, y - 66), (x + 56, y - 66), (x + 46, y - 90), (x + 10, y - 90), r=3), "#5FA0C8" if not bad else "#8FA6A4", d=4)
    if bad:
        flat(ctx, smooth((x + 30, y - 70), (x + 62, y - 66), (x + 80, y - 20), (x + 92, y - 2), (x + 46, y + 2), (x + 58, y - 30)), "#D9D08A")
        mould(ctx, x + 12, y - 62, 13)


COOK_A = replace(COOK, top2="#D9925A", height=170)
COOK_B = replace(COOK, height=174, skin=C["skin2"])


def food_bad(ctx, x, y):
    rx, ry = x + 52, y - 70
    rack_frame(ctx, rx, ry)
    for i, (px, r, c) in enumerate(((54, 40, "#8F8F4C"), (122, 36, "#7A7448"), (176, 34, "#9B9A58"))):
        cabbage(ctx, rx + px, ry - 292, r, c)
    for px, py, r in ((44, -352, 17), (72, -330, 12), (128, -338, 15), (112, -318, 11), (182, -330, 13)):
        mould(ctx, rx + px, ry + py, r)
    slime(ctx, rx + 30, ry - 282, 176)
    for px in (256,):
        fish(ctx, rx + px, ry - 292)
    for i in range(3):
        tin(ctx, rx + 62 + i * 104, ry - 148, True, ("#C9584B", "#3F7CA6", "#C9923C")[i])
    rotten(ctx, rx + 20, ry - 22)
    bread(ctx, rx + 30, ry - 440)
    carton(ctx, rx + 214, ry - 440, True)
    for px, py, f in ((40, -396, 1), (150, -398, -1), (196, -506, 1), (286, -392, -1), (20, -262, 1), (308, -250, -1), (176, -262, 1), (120, -520, -1)):
        fly(ctx, rx + px, ry + py, f)
    px, py = x + 470, y - 40
    pose = replace(P.with_face(P.stand(0, 0, "smile", .45), blink=0), lean=6)
    pose = hands(COOK_A, px, py, -1, pose, (rx + 262, ry - 190), (px - 40, py - 190))
    act(ctx, COOK_A, pose, px, py, -1, toque)


def mould(ctx, x, y, r):
    flat(ctx, ell(x, y, r, r * .85), "#DCE6DC")
    flat(ctx, ell(x + r * .15, y + r * .1, r * .62, r * .5), "#5C8277")
    for a in range(6):
        flat(ctx, ell(x + r * .8 * math.cos(a * 1.1), y + r * .7 * math.sin(a * 1.1), r * .22), "#C4D4C8")


def slime(ctx, x, y, w):
    pts = [(x, y - 8), (x + w, y - 8)]
    for i in range(9):
        px = x + w - i * w / 8
        pts.append((px, y + (16, 2, 12, 0, 26, 4, 14, 2, 8)[i]))
    flat(ctx, smooth(*pts), "#8A8B3A", .9)


def fish(ctx, x, y):
    """Old fish on a plate, dull eye."""
    flat(ctx, ell(x, y - 4, 66, 13), "#F2EEE2")
    shaded(ctx, smooth((x - 56, y - 18), (x - 20, y - 44), (x + 26, y - 34), (x + 56, y - 50), (x + 50, y - 8), (x + 24, y - 16), (x - 20, y - 6)), "#8C9486", d=6)
    for a in (-1, 1):
        stroke(ctx, line((x - 40 - 5, y - 24 - 5 * a), (x - 40 + 5, y - 24 + 5 * a)), "#2B2A33", 3.4)
    mould(ctx, x + 4, y - 32, 13)


def rotten(ctx, x, y):
    """Bottom shelf: a crate with sprouting, blackened roots."""
    for i in range(6):
        px = x + 30 + i * 46
        shaded(ctx, ell(px, y - 58 - 6 * (i % 2), 28, 22), ("#6B5238", "#8A6A44", "#4F4234")[i % 3], d=5)
        stroke(ctx, smooth((px, y - 76), (px + 8, y - 92), (px + 2, y - 106), closed=False), "#C9D08A", 6)
    mould(ctx, x + 84, y - 66, 15)
    mould(ctx, x + 214, y - 64, 17)
    crate(ctx, x, y, 288, 50, "#6A7F86")


def fly(ctx, x, y, f=1):
    with at(ctx, x, y, 1.25, flip=f < 0):
        flat(ctx, ell(-3, -9, 9, 4.4, .6), "#E4ECF3", .95)
        flat(ctx, ell(5, -9, 9, 4.4, -.6), "#E4ECF3", .95)
        flat(ctx, ell(0, 0, 9, 6.4), "#23282F")
        flat(ctx, ell(9, -1, 4.4), "#7E2A24")


def food_good(ctx, x, y):
    rx, ry = x + 52, y - 70
    rack_frame(ctx, rx, ry)
    for px, r, c in ((54, 40, "#A9CF7E"), (122, 38, "#8DBB78"), (180, 34, "#B9D98C")):
        cabbage(ctx, rx + px, ry - 292, r, c)
    for i in range(5):
        shaded(ctx, ell(rx + 234 + (i % 3) * 34, ry - 308 - 34 * (i // 3), 19), "#E2553F", d=5)
        flat(ctx, poly((rx + 228 + (i % 3) * 34, ry - 326 - 34 * (i // 3)), (rx + 240 + (i % 3) * 34, ry - 326 - 34 * (i // 3)), (rx + 234 + (i % 3) * 34, ry - 318 - 34 * (i // 3))), "#4E8F55")
    carton(ctx, rx + 60, ry - 440)
    carton(ctx, rx + 140, ry - 440)
    carton(ctx, rx + 220, ry - 440)
    for i in range(3):
        tin(ctx, rx + 62 + i * 104, ry - 148, False, ("#C9584B", "#3F7CA6", "#C9923C")[i])
    for i in range(6):
        shaded(ctx, smooth((rx + 46 + i * 46, ry - 96), (rx + 62 + i * 46, ry - 90), (rx + 54 + i * 46, ry - 40), (rx + 44 + i * 46, ry - 40)), "#E98A3C", d=5)
        for a in (-26, 0, 26):
            with at(ctx, rx + 53 + i * 46, ry - 92, 1, a):
                flat(ctx, ell(0, -14, 4, 15), "#5E9B63")
    crate(ctx, rx + 20, ry - 22, 288, 50, "#4E8FB0")
    px, py = x + 470, y - 40
    pose = replace(P.with_face(P.stand(0, 0, "smile", .45), blink=0, look=(.2, .6)), tilt=8, hold=clipboard)
    pose = hands(COOK_A, px, py, -1, pose, (px - 62, py - 232), (px - 76, py - 246))
    act(ctx, COOK_A, pose, px, py, -1, toque)


def food_shape(x, y):
    return [x + 32, y - 610, x + 400, y - 610, x + 410, y - 520, x + 528, y - 520, x + 528, y - 10, x + 60, y - 10, x + 32, y - 40]


# ---------------------------------------------------------------- S10
def range_(ctx, x, y, w=300):
    """Canteen range, steel; y = foot line, top edge y - 210."""
    shadow(ctx, x + w / 2, y, w * .56, 14, .28)
    shaded(ctx, rrect(x, y - 200, w, 196, 6), "#B8C1C6", d=8)
    shaded(ctx, rrect(x + 22, y - 150, w - 44, 110, 6), "#98A4AB", d=5)
    for i in range(4):
        flat(ctx, ell(x + 46 + i * 68, y - 176, 12), "#4B545E")
        flat(ctx, rect(x + 44 + i * 68, y - 187, 4, 10), "#F6EEDC")
    flat(ctx, rrect(x - 8, y - 260, w + 16, 56, 6), "#D5DBDE")
    shaded(ctx, rrect(x - 10, y - 212, w + 20, 18, 5), "#9AA7B0", d=4)
    flat(ctx, ell(x + w / 2, y - 226, 96, 14), "#2E3740")


def wok(ctx, x, y):
    """Big pan; y = bottom."""
    flat(ctx, smooth((x - 116, y - 74), (x + 116, y - 74), (x + 74, y - 14), (x + 30, y), (x - 30, y), (x - 74, y - 14), tension=.4), "#23282F")
    shaded(ctx, smooth((x - 112, y - 72), (x + 112, y - 72), (x + 70, y - 14), (x + 30, y - 2), (x - 30, y - 2), (x - 70, y - 14), tension=.4), "#434B54", d=9)
    flat(ctx, ell(x, y - 74, 116, 24), "#2E3740")
    for s in (-1, 1):
        stroke(ctx, smooth((x + s * 108, y - 74), (x + s * 142, y - 86), (x + s * 138, y - 62), (x + s * 104, y - 62), closed=False), "#2E3740", 10)


def oil_bad(ctx, x, y):
    sx, sy = x + W_KIT - 392, y - 44
    range_(ctx, sx, sy)
    cx, cy = sx + 152, sy - 226
    for px, py, r, a in ((16, -330, 62, .55), (-50, -300, 44, .5), (70, -300, 50, .5), (20, -240, 66, .5)):
        puff(ctx, cx + px, cy + py + 40, r, "#4B4A52", a)
    wok(ctx, cx, cy)
    flat(ctx, ell(cx, cy - 74, 100, 17), "#F6B73C")
    for dx, s, q in ((-62, 1.2, .1), (60, 1.3, .6), (-8, 1.95, .3), (30, 1.5, .8), (-36, 1.45, .5)):
        flame(ctx, q, cx + dx, cy - 66, s, 1, q)
    clipped(ctx, rect(cx - 130, cy - 74, 260, 80), lambda q: wok_front(q, cx, cy))
    px, py = x + 678, y - 26
    pose = replace(P.with_face(P.stand(0, 0, "o", .4), blink=0, brow=-1), lean=-9, near_foot=(-20, -8, 8), far_foot=(16, -10, 0), tilt=4)
    pose = hands(COOK_B, px, py, 1, pose, (px + 36, py - 246), (px + 72, py - 310))
    act(ctx, COOK_B, pose, px, py, 1, toque)
    bucket(ctx, px + 76, py - 268)


def wok_front(ctx, x, y):
    shaded(ctx, smooth((x - 113, y - 68), (x - 60, y - 54), (x + 60, y - 54), (x + 113, y - 68), (x + 70, y - 14), (x + 30, y - 2), (x - 30, y - 2), (x - 70, y - 14), tension=.4), "#434B54", d=9)


def bucket(ctx, x, y):
    """Full bucket, tipped towards the fire; the water swings out."""
    with at(ctx, x, y, 1, 28):
        flat(ctx, smooth((-48, -50), (-20, -92), (34, -96), (84, -140), (140, -138), (118, -104), (150, -84), (96, -64), (50, -34)), "#4F9FD0")
        flat(ctx, smooth((-30, -56), (0, -82), (44, -82), (88, -118), (118, -122), (92, -90), (60, -60), (20, -46)), "#A5D3EA")
        shaded(ctx, poly((-54, -50), (54, -50), (40, 54), (-40, 54), r=5), "#2F72C4", d=10)
        shaded(ctx, rrect(-60, -58, 120, 16, 7), "#4C90DA", d=4)
        stroke(ctx, smooth((-54, -46), (-30, -4), (30, -4), (54, -46), closed=False), "#E4ECF3", 6)
    for dx, dy, r in ((196, -44, 13), (176, -92, 10), (206, 0, 9), (150, -110, 8)):
        flat(ctx, ell(x + dx, y + dy, r, r * 1.2), "#5FA8D0")


def oil_good(ctx, x, y):
    sx, sy = x + W_KIT - 392, y - 44
    range_(ctx, sx, sy)
    cx, cy = sx + 152, sy - 226
    wok(ctx, cx, cy)
    px, py = x + 712, y - 26
    pose = replace(P.with_face(P.stand(0, 0, "smile", .45), blink=0), lean=10, tilt=8)
    pose = hands(COOK_B, px, py, 1, pose, (sx + 50, sy - 176), (cx - 10, cy - 150))
    shaded(ctx, smooth((cx - 112, cy - 68), (cx - 96, cy - 104), (cx - 40, cy - 132), (cx + 40, cy - 132), (cx + 96, cy - 104), (cx + 112, cy - 68), (cx, cy - 56), tension=.4), "#C3CBD0", "#98A4AB", d=12)
    stroke(ctx, smooth((cx - 84, cy - 96), (cx - 30, cy - 116), (cx + 30, cy - 118), closed=False), "#E9EEF0", 7)
    shaded(ctx, rrect(cx - 24, cy - 156, 48, 26, 11), "#4A4038", d=5)
    act(ctx, COOK_B, pose, px, py, 1, toque)


def oil_shape(x, y):
    return [x + 592, y - 486, x + 690, y - 518, x + 760, y - 616, x + 1012, y - 616, x + 1012, y - 24, x + 592, y - 4]

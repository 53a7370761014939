"""school_stairs: the open corridor with its railing (S06), the stair hall two storeys high (S01), the hose reel (S93)."""
import kit_clothes
import kit_people
from parts_school import *

W_COR, W_HALL = 544, 944
RISE = HIGH + SLAB
TREAD, STEPS, WIDE = 63, 14, 56


# ---------------------------------------------------------------- corridor
def corridor(ctx, x, y, w=W_COR, h=HIGH):
    room(ctx, x, x + w, y, h, U["peach"], U["terrazzo"], boards=False)
    classroom_window(ctx, x + 36, y - 560, 280, 250)
    door(ctx, x + 360, y - DEEP + 8)
    for i, s in enumerate((2, 1)):
        picture(ctx, x + 60 + i * 130, y - 276, 104, 76, s)


def classroom_window(ctx, x, y, w, h):
    """Window into a classroom: blackboard, tables, lamps."""
    shaded(ctx, rrect(x - 14, y - 14, w + 28, h + 28, 5), "#FBF3E0", d=5)
    flat(ctx, rect(x, y, w, h), "#F5E3BF")
    board(ctx, x + 34, y + 44, w - 90, 96)
    for i in range(5):
        stroke(ctx, line((x + 54, y + 66 + i * 14), (x + 54 + (110, 80, 120, 60, 96)[i], y + 66 + i * 14)), "#EAF2EA", 4, .8)
    for i in range(3):
        shaded(ctx, rrect(x + 10 + i * 96, y + h - 66, 80, 14, 3), "#D9A86C", d=3)
        flat(ctx, rect(x + 20 + i * 96, y + h - 52, 8, 52), "#7E93A0")
        flat(ctx, rect(x + 72 + i * 96, y + h - 52, 8, 52), "#7E93A0")
        shaded(ctx, rrect(x + 26 + i * 96, y + h - 82, 34, 16, 2), ("#C9584B", "#3F7CA6", "#5E9B63")[i], d=3)
    for px in (x + w / 2 - 5, x - 2, x + w - 8):
        flat(ctx, rect(px, y, 10, h), "#FBF3E0")
    flat(ctx, poly((x + 10, y), (x + 90, y), (x + 30, y + h), (x + 10, y + h)), "#FFFFFF", .22)
    shaded(ctx, rrect(x - 22, y + h + 10, w + 44, 14, 5), "#FBF3E0", d=3)


def door(ctx, x, y, c="#5F8F88"):
    shaded(ctx, rrect(x - 12, y - 424, 174, 426, 5), "#FBF3E0", d=5)
    shaded(ctx, rect(x, y - 412, 150, 412), c, d=4)
    shaded(ctx, rrect(x + 24, y - 384, 102, 140, 4), "#CFE4E6", d=4)
    flat(ctx, poly((x + 24, y - 384), (x + 80, y - 384), (x + 40, y - 244), (x + 24, y - 244)), "#FFFFFF", .3)
    flat(ctx, rrect(x + 24, y - 210, 102, 180, 4), dark(c, .1))
    shaded(ctx, rrect(x + 122, y - 232, 12, 44, 6), "#E8DCB8", d=2)


SITTER = PUPIL(hair="side", height=160, top="hoodie", top_color="#E7A03C", top2="#FBF3E4")
FRIEND = GIRL(hair="pony", height=156)


def friend(ctx, x, y, pose):
    px, py = x + 446, y - 58
    act(ctx, FRIEND, pose, px, py, -1)


def seated_front(ctx, look, pose, x, rail, face, knees, feet):
    """Someone sits on a rail whose top is at `rail`: the thighs come towards us, the shins hang in front of it.

    knees, feet = ((near x, y), (far x, y)) in body cm from the hip."""
    fig = Figure(look, x, rail + (88.6 - 8) * K * look.height / 170, K, face)
    J = skeleton(look, pose)
    hx, hy = J["hip"]
    for s, kn, an in zip(("near", "far"), knees, feet):
        J[s + "_kn"], J[s + "_an"] = (hx + kn[0], hy + kn[1]), (hx + an[0], hy + an[1])
    with at(ctx, fig.x, fig.y, fig.s, flip=face < 0):
        kit_people._arm(ctx, look, pose, J, "far")
        kit_clothes.hips(ctx, look, J, pose)
        kit_people._upper(ctx, look, pose, J)
        for s in ("far", "near"):
            kit_clothes.leg(ctx, look, J, s, 10, .75)
        kit_people._arm(ctx, look, pose, J, "near")


def rail_bad(ctx, x, y):
    """He sits on the hand rail, legs outside, and waves; behind him a girl calls him back."""
    rail, bx = y - 262, x + 226
    friend(ctx, x, y, replace(P.with_face(P.stand(0, .4, "worry", .4), blink=0, brow=-1), lean=3, far_arm=(56, 100), near_arm=(-4, 16), tilt=3))
    corridor_rail(ctx, x, y)
    shadow(ctx, bx - 6, rail + 12, 74, 8, .34)
    pose = replace(P.with_face(P.stand(0, 0, "grin", .8), blink=0), far_arm=(112, 44), head_turn=.7, tilt=-3, lean=-4, near_hand=(-24, -79))
    seated_front(ctx, SITTER, pose, bx, rail, -1, ((10, 13), (28, 9)), ((8, 53), (30, 47)))


def rail_good(ctx, x, y):
    friend(ctx, x, y, replace(P.with_face(P.talk(.4, .3, .5), blink=0), far_arm=(30, 62)))
    pose = replace(P.with_face(P.stand(0, 0, "grin", .5), blink=0), lean=3)
    pose = hands(SITTER, x + 214, y - 60, 1, pose, (x + 250, y - 272), (x + 306, y - 278))
    act(ctx, SITTER, pose, x + 214, y - 60, 1)
    corridor_rail(ctx, x, y)


def corridor_rail(ctx, x, y):
    railing(ctx, x + 14, x + W_COR - 20, y - 6, 246)


def rail_shape(x, y):
    return [x + 64, y - 520, x + 330, y - 520, x + 400, y - 470, x + 512, y - 470, x + 512, y - 30, x + 84, y - 30]


# ---------------------------------------------------------------- stair hall
def tread_at(x, y, n):
    """Middle of tread n counted from the top (0 = first below the corridor); y = lower floor."""
    return x + (n + .5) * TREAD, y - RISE + (n + 1) * RISE / STEPS - WIDE * .45


def hall(ctx, x, y, w=W_HALL, left=0):
    """Two storeys high; y = lower floor's front edge, the flight comes down from the left; left = lobby under the corridor."""
    if left:
        room(ctx, x - left, x + 9, y, HIGH, U["peach"], U["terrazzo"], boards=False, lit=False)
    room(ctx, x, x + w, y, RISE + HIGH, U["peach"], U["terrazzo"], boards=False, lit=False)
    garden_window(ctx, x + 300, y - RISE - 560, 560, 800)
    picture(ctx, x + 40, y - RISE - 520, 170, 130, 3)
    picture(ctx, x + 60, y - RISE - 350, 130, 100, 0)
    flight(ctx, x, y)


def garden_window(ctx, x, y, w, h):
    shaded(ctx, rrect(x - 16, y - 16, w + 32, h + 32, 6), "#FBF7EC", d=6)

    def view(q):
        vgrad(q, x, y, w, h, "#B9D8E8", "#E6F0EC")
        flat(q, join(ell(x + 120, y + 150, 90, 26), ell(x + 150, y + 128, 52, 36)), "#FFFFFF", .8)
        flat(q, ell(x + w * .2, y + h, w * .5, 260), "#A9CDA6")
        flat(q, ell(x + w * .85, y + h + 20, w * .5, 380), "#94C096")
        for px, py, r in ((90, 560, 120), (260, 640, 150), (430, 520, 130), (540, 610, 120), (360, 740, 160), (60, 760, 150)):
            shaded(q, ell(x + px, y + py, r, r * .9), mix("leaf_lt", "leaf", (px % 7) / 7), d=26)
    clipped(ctx, rect(x, y, w, h), view)
    for i in range(1, 4):
        flat(ctx, rect(x + i * w / 4 - 5, y, 10, h), "#FBF7EC")
    for i in range(1, 5):
        flat(ctx, rect(x, y + i * h / 5 - 5, w, 10), "#FBF7EC")
    flat(ctx, poly((x + 30, y), (x + 220, y), (x + 20, y + 460), (x, y + 460), (x, y + 60)), "#FFFFFF", .16)


def flight(ctx, x, y):
    """A solid parapet on the far side, wooden treads seen from above, a white string board in front."""
    top, rise = y - RISE, RISE / STEPS
    end = x + STEPS * TREAD
    flat(ctx, poly((x + 120, y - 12), (end + 40, y - 12), (end, y - 100), (x + 300, y - 110)), "#1B2440", .08)
    slope = lambda px, up: (px, top + rise + (px - x) * rise / TREAD - up)
    shaded(ctx, poly(slope(x, 176), slope(end, 176), slope(end, 20), slope(x, 20)), "#FBF1DD", "#E2D3B4", d=4)
    for i in range(STEPS):
        ty, tx = top + (i + 1) * rise, x + i * TREAD
        flat(ctx, rect(tx, ty - WIDE, TREAD + 1, WIDE), "#D6AD7C")
        flat(ctx, rect(tx, ty - WIDE, 9, WIDE), "#B98A5E")
        flat(ctx, rect(tx, ty - 8, TREAD + 1, 8), "#A97C50")
    pts = [(x, top)]
    for i in range(STEPS):
        ty = top + (i + 1) * rise
        pts += [(x + i * TREAD, ty), (x + (i + 1) * TREAD, ty)]
    pts += [(end, y), (end - 92, y), (x, top + 112)]
    shaded(ctx, poly(*pts), "#FBF1DD", "#DCCBAA", d=5)
    stroke(ctx, line((x, top + 108), (end - 92, y - 2)), "#DCCBAA", 8)


def hand_rail(ctx, x, y, back=False, h=212, c="#4E8078"):
    """Railing along the flight; back=True: the far one, drawn before the people."""
    rise, up = RISE / STEPS, WIDE + 20 if back else 0
    tone = light(c, .3) if back else c
    slope = lambda px: y - RISE + rise + (px - x) * rise / TREAD - up
    n, foot = STEPS * 2, y - 10 - (WIDE - 12 if back else 0)
    for i in range(n + 1):
        px = x + 10 + i * (STEPS * TREAD - 20) / n
        flat(ctx, rrect(px - 2.6, slope(px) - h, 5.2, min(h - 26, foot - slope(px) + h), 2), tone)
    a, b = (x - 6, slope(x - 6) - h), (x + STEPS * TREAD - 4, slope(x + STEPS * TREAD - 4) - h)
    stroke(ctx, line(a, b), dark(C["wood"], .05), 17)
    stroke(ctx, line((a[0], a[1] - 4), (b[0], b[1] - 4)), light(C["wood"], .3), 6)
    flat(ctx, rrect(b[0] - 7, b[1] - 6, 14, foot - b[1] + 6, 4), dark(tone, .15))


RUNNER = PUPIL(hair="crop", height=152, top_color="#2F72A8", bag="backpack:#C9584B")
PUSHED = GIRL(hair="bob", height=150, top="tee", sleeve="short", top_color="#F4F1E8", top2="#2F72A8")


def stairs_bad(ctx, x, y):
    """One pushes from behind, the other stumbles forward; the books fly."""
    ax, ay = tread_at(x, y, 5.2)
    bx, by = tread_at(x, y, 6.85)
    s1, s2 = K * 152 / 170, K * 150 / 170
    rise = RISE / STEPS
    pose = replace(P.with_face(P.stand(0, 0, "grin", .4), blink=0, brow=.2), lean=19, near_foot=(-30, -14 + 0, 34), far_foot=(20, rise / s1 - 10, 0), drop=5, hip_x=3)
    q = replace(P.with_face(P.stand(0, 0, "o", .55), blink=0, brow=1), lean=31, drop=3, hip_x=10, tilt=-16, near_foot=(-16, -10, 26), far_foot=(40, rise / s2 * 1.2 - 16, -20),
                near_arm=(74, 10), far_arm=(148, 16))
    back = (bx + 18, by - 250)
    act(ctx, PUSHED, q, bx, by, 1)
    pose = hands(RUNNER, ax, ay, 1, pose, back, (back[0] + 8, back[1] - 26))
    act(ctx, RUNNER, pose, ax, ay, 1)
    for px, py, r, c in ((bx + 196, by - 250, 24, "#C9584B"), (bx + 250, by - 150, -30, "#F1C25C"), (bx + 262, by - 300, 52, "#3F7CA6")):
        with at(ctx, px, py, 1, r):
            shaded(ctx, rrect(-32, -24, 64, 46, 4), c, d=5)
            flat(ctx, rect(-30, 12, 60, 7), "#FBF7EF")


def stairs_good(ctx, x, y):
    """The same two, one behind the other, each with a hand on the rail."""
    for look, n, m in ((PUSHED, 8.1, "smile"), (RUNNER, 5.0, "smile")):
        px, py = tread_at(x, y, n)
        s = K * look.height / 170
        pose = replace(P.with_face(P.stand(0, n, m, .45), blink=0), near_foot=(-9, -8, 10), far_foot=(17, RISE / STEPS / s - 10, 0), drop=7, tilt=6, near_arm=(-6, 20))
        act(ctx, look, hands(look, px, py, 1, pose, (px + 50, py - 186), None), px, py, 1)


def stairs_shape(x, y):
    ax, ay = tread_at(x, y, 4.9)
    return [ax - 76, ay - 420, ax + 150, ay - 420, ax + 470, ay - 260, ax + 470, ay + 260, ax + 200, ay + 240, ax - 76, ay + 60]


# ---------------------------------------------------------------- S93
def hose_reel(ctx, x, y):
    """Cabinet with the coiled hose behind glass, two extinguishers in their stand below; y = floor."""
    shaded(ctx, rrect(x - 84, y - 354, 168, 200, 6), C["red"], d=7)
    flat(ctx, rrect(x - 68, y - 338, 136, 150, 4), "#8E2A24")
    for r in (60, 48, 36, 24):
        stroke(ctx, arc(x - 6, y - 264, r, 0, 360), "#F2EADB" if r % 24 else "#D9CDB6", 9)
    flat(ctx, ell(x - 6, y - 264, 13), "#C9A24A")
    shaded(ctx, poly((x + 44, y - 228), (x + 58, y - 228), (x + 64, y - 194), (x + 38, y - 194), r=3), "#C9A24A", d=3)
    flat(ctx, poly((x - 68, y - 338), (x - 10, y - 338), (x - 50, y - 188), (x - 68, y - 188)), "#FFFFFF", .18)
    text(ctx, "消火栓", x, y - 162, 24, "white", align="center", gap=4)
    extinguisher_stand(ctx, x, y)


def extinguisher_stand(ctx, x, y, w=172):
    """Two extinguishers in a low red stand on the floor; y = its front edge."""
    red, deep = "#B5382E", 34
    shadow(ctx, x + 4, y - 8, w * .62, 26, .34)
    flat(ctx, rrect(x - w / 2, y - 46 - deep, w, deep + 10, 5), dark(red, .32))                # inside
    shaded(ctx, rrect(x - w / 2, y - 92 - deep, w, 14, 5), red, d=3)                           # back rail
    for dx in (-w / 2, w / 2 - 11):
        shaded(ctx, rrect(x + dx, y - 92 - deep, 11, 92, 4), red, d=3)
    for dx in (-38, 40):
        extinguisher(ctx, x + dx, y - 22, 2.15)
    shaded(ctx, rrect(x - w / 2, y - 48, w, 46, 5), red, d=6)
    flat(ctx, rrect(x - w / 2, y - 48, w, 9, 4), light(red, .28))
    for dx in (-w / 2 + 6, w / 2 - 32):
        flat(ctx, rrect(x + dx, y - 6, 26, 8, 3), "#4A2420")


def hose_shape(x, y):
    return [x - 110, y - 366, x + 110, y - 366, x + 110, y + 18, x - 110, y + 18]

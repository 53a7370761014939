"""The places of the film about confined spaces: factory yard, cut through the shaft."""
import math

from kit import *
from kit_people import skeleton

K = 2.6                       # px per cm in the plane of action
LID = 140                     # cm the lid is drawn aside
ROPE = "#D9532F"
GROUND = 800
HX, HY = 960, 782             # centre of the manhole in the yard
SX, S0, FLOOR = 960, 430, 1070   # shaft in the cut: axis, ground line, floor
NECK, ROOM = 128, 262         # half widths


# ---------------------------------------------------------------- yard
def yard_back(ctx):
    far_city(ctx, 590, "#CBD8DA", seed=21)
    for i in range(12):
        shaded(ctx, ell(-360 + i * 190, 610, 190, 90 + i * 37 % 40), mix("#8DB095", "#CBD8DA", .45), d=20)
    chimney(ctx, 596, 610, .74)
    factory(ctx, -460, 612, 820, 132, wall="#CFC7B8", roof="#93A3A8", bays=5, gate=2)
    tank(ctx, 446, 612, .74, "#DCE1E0")
    tank(ctx, 700, 612, .88, "#D2DADB")
    for i in range(9):
        shaded(ctx, ell(-240 + i * 150, 618, 96, 40 + i * 29 % 22), mix("#7FA68A", "#CBD8DA", .12), d=14)


def yard_mid(ctx):
    paving(ctx, 606, 1500, "#C9C8C2", rows=7, step=150)
    flat(ctx, poly((-600, 606), (770, 606), (722, 636), (-600, 636)), C["grass"])
    flat(ctx, poly((-600, 636), (722, 636), (718, 645), (-600, 645)), "#EFE9DA")
    bush(ctx, -260, 638, 700, 58, "leaf_dk", 9)
    tree(ctx, -110, 640, .86, 0, 0)
    tree(ctx, 120, 632, .56, 0, 1)
    pipe_rack(ctx, 430, 960, 616, 1.2)
    factory(ctx, 830, 614, 1520, 420, wall="#E2D2B6", roof="#7C9098", bays=4, gate=1, door="#5E8791")
    sign_plate(ctx, 1400, 264, "安全第一、预防为主", 50, "red", gap=8)
    lamp_post(ctx, 792, 660, 1.45, False)
    _pallets(ctx)


def marking(ctx):
    """Painted box round the manhole, joints run to the vanishing point."""
    def at_(u, y):
        return HX + u * (y - 420), y
    for u in (-.92, .92):
        flat(ctx, poly(at_(u - .03, 722), at_(u + .03, 722), at_(u + .03, 846), at_(u - .03, 846)), "#E8BE55", .75)
    for y, h in ((722, 9), (838, 13)):
        flat(ctx, poly(at_(-.95, y), at_(.95, y), at_(.95, y + h), at_(-.95, y + h)), "#E8BE55", .75)


def _pallets(ctx):
    pallet(ctx, 1690, 668, 1.5, 2)
    pallet(ctx, 1900, 682, 1.6, 3)
    for i, c in enumerate(("#3F7F94", "#C9774F", "#3F7F94")):
        drum(ctx, 930 + i * 66, 652 + i % 2 * 8, 1.36, c)
    fire_box(ctx, 1132, 650, 1.3)


def drum(ctx, x, y, k, c):
    shadow(ctx, x, y, 27 * k, 4 * k, .26)
    with at(ctx, x, y, k):
        shaded(ctx, rrect(-22, -66, 44, 66, 5), c, d=8, dy=.1)
        for yy in (-46, -23):
            flat(ctx, rect(-22, yy, 44, 3), dark(c, .2))
        flat(ctx, ell(0, -64.5, 20, 3.4), light(c, .3))


def fence(ctx, y=690, parts=((640, 150), (1150, 150)), board=None):
    """Barriers behind the manhole."""
    k = 2.6 * (y - 420) / 380
    for x, w in parts:
        barrier(ctx, x, y, k, w)
    if board:
        warn_board(ctx, board, y + 22, k * 1.06)


def morning(ctx, t):
    """Clear sky, warm towards the horizon."""
    vgrad(ctx, -600, -500, W + 1200, 1400, (0, "#A9CFE4"), (.5, "#CFE3E8"), (.72, "#F6E9CC"), (1, "#F9E3B4"))
    glow(ctx, 330, 470, 560, "#FFE7B0", .5)
    clouds(ctx, t, "#FFFDF6", .85, y=70, seed=12, n=5)


def yard(ctx, cam, t, people, twig="left"):
    layer(ctx, cam, .15, lambda c: morning(c, t))
    cached_layer(ctx, cam, .8, "yard_back", yard_back, (-500, 60, 2900, 700), 1.0)
    cached_layer(ctx, cam, 1, "yard_mid", yard_mid, (-500, -120, 2950, 1600), 1.25)
    layer(ctx, cam, 1, lambda c: (cat(c, 1664, 540, 1.55, -1, t, pose="lie", blink=P.blink(t, 2)), people(c)))
    if twig:
        layer(ctx, cam, 1.5, lambda c: leaves_frame(c, t, twig, "#4B7F5B", 1.0))


def well(ctx, t, inside=None, hook=None, crank=0.0, rig=True, air=True, front=None):
    """Open manhole with duct, tripod, line; inside(ctx) is hidden below the rim;
    hook = point of the harness; front(ctx) stands before the line and behind the near legs."""
    marking(ctx)
    manhole(ctx, HX, HY, K, 1, LID)
    if air:
        blower(ctx, 410, 778, K, t, 1)
        ox, oy = blower_out(410, 778, K)
        hose = [(ox, oy), (ox + 110, oy - 8), (HX - 175, 742), (HX - 96, 722), (HX - 66, 768), (HX - 64, 860)]

    def hid(c):
        if rig:
            tripod_back(c, HX, HY, K, 20)
            stroke(c, line((HX, HY - 197 * K), hook or (HX, 900)), ROPE, 5.5)
        if air:
            duct(c, hose, K, 12, t=t, on=1)
        if inside:
            inside(c)
    in_manhole(ctx, HX, HY, K, hid)
    manhole_front(ctx, HX, HY, K)
    if front:
        front(ctx)
    if rig:
        tripod(ctx, HX, HY, K, crank=crank)


WINCH = (HX - 36 * K, HY - 215 * .56 * K)


def crank_point(a):
    """Handle of the winch at crank angle a (degrees)."""
    r = math.radians(a - 20)
    return WINCH[0] + (-14 * math.cos(r) - 5 * math.sin(r)) * K, WINCH[1] + (-14 * math.sin(r) + 5 * math.cos(r)) * K


# ---------------------------------------------------------------- small things people carry
def upright(draw):
    """For Pose.hold: hangs straight down whatever the arm does."""
    def f(ctx):
        m = ctx.get_matrix()
        flip = m.xx * m.yy - m.xy * m.yx < 0
        a = math.atan2(m.yx, m.xx) if not flip else math.atan2(-m.yx, -m.xx)
        ctx.save()
        ctx.rotate(-a if not flip else a)
        draw(ctx)
        ctx.restore()
    return f


def toolbox_in_hand(ctx):
    with at(ctx, 1, 31, 1):
        stroke(ctx, smooth((-10, -22), (-8, -31), (8, -31), (10, -22), closed=False), "#3F4A57", 2.6)
        shaded(ctx, rrect(-23, -23, 46, 23, 3), "#C8503F", d=2.6)
        flat(ctx, rect(-23, -15, 46, 2), dark("#C8503F", .3))
        flat(ctx, rrect(-4, -17, 8, 6, 1.4), "#E9DFC4")


def tripod_folded(ctx, x, y, k, rot):
    """Legs together, carried on a shoulder; centre at x, y."""
    with at(ctx, x, y, k, rot):
        for dy, c in ((-3.4, "#B98A2C"), (3, C["amber"]), (0, light(C["amber"], .15))):
            shaded(ctx, capsule((-92, dy), (88, dy * 1.5), 3, 2.6), c, d=1)
            shaded(ctx, rrect(84, dy * 1.5 - 4, 9, 8, 2), C["rubber"], d=1)
        shaded(ctx, rrect(-104, -8, 19, 16, 4), C["steel_dk"], d=2)


def wrench(ctx):
    stroke(ctx, line((-4, 0), (24, 0)), C["steel"], 3)
    stroke(ctx, arc(28, 0, 4.4, 50, 310), C["steel"], 3.2)


def stop_palm(ctx):
    """Open hand, fingers up, at the end of a level arm."""
    g = "#EDE0C4"
    for dx, h in ((-.6, 13), (3, 14.8), (6.6, 14), (10, 11.4)):
        stroke(ctx, line((dx, -1), (dx + .6, -h)), g, 3.9)
    shaded(ctx, rrect(-3, -6, 15.4, 11, 4), g, d=1.4)
    stroke(ctx, line((-2, 0), (-6, -5.6)), g, 3.8)


def bottle(ctx):
    """Water bottle in the hand."""
    with at(ctx, 3, -3, 1):
        shaded(ctx, rrect(-4, -13, 9, 19, 3), "#BFDCE8", d=2)
        flat(ctx, rect(-4, -7, 9, 6), C["sky"])
        flat(ctx, rrect(-1.6, -17, 4.2, 4.4, 1), C["sky"])


def armband(ctx, fig, pose):
    """Red band of the guardian on the near arm: call in front of the arm."""
    J = skeleton(fig.look, pose)
    a, b = J["near_sh"], J["near_el"]
    p = [(lerp(a[0], b[0], u), lerp(a[1], b[1], u)) for u in (.42, .74)]
    with at(ctx, fig.x, fig.y, fig.s, flip=fig.face < 0):
        stroke(ctx, line(*p), C["red"], 14.2, cap="butt")
        stroke(ctx, line(*[(lerp(a[0], b[0], u), lerp(a[1], b[1], u)) for u in (.55, .61)]), C["amber"], 14.2, cap="butt")


def alarm(ctx, fig, pose, on=0.0):
    """Small gas alarm on the chest; on 0..1 lights amber."""
    J = skeleton(fig.look, pose)
    h = J["hip"]
    with at(ctx, fig.x, fig.y, fig.s, flip=fig.face < 0):
        with at(ctx, h[0], h[1], 1, pose.lean):
            shaded(ctx, rrect(J["sw"] * .46 - 3, -44, 9, 12, 2), C["amber"], d=1.2)
            flat(ctx, rrect(J["sw"] * .46 - 1.4, -42, 5.8, 4.4, .8), "#2B3A3F")
            flat(ctx, ell(J["sw"] * .46 + 1.5, -35, 1.7), mix("#3FA06F", "#E0442E", on))


def ring(fig, pose):
    """Scene point of the harness ring at the upper back."""
    J = skeleton(fig.look, pose)
    a = math.radians(pose.lean)
    x, y = -J["sw"] * .5, -51
    return fig.scene((J["hip"][0] + x * math.cos(a) - y * math.sin(a), J["hip"][1] + x * math.sin(a) + y * math.cos(a)))


# ---------------------------------------------------------------- cut through the shaft
def _inside_path(ctx):
    poly((SX - NECK, S0 - 6), (SX + NECK, S0 - 6), (SX + NECK, 530), (SX + ROOM, 650), (SX + ROOM, FLOOR + 30),
         (SX - ROOM, FLOOR + 30), (SX - ROOM, 650), (SX - NECK, 530))(ctx)


def _bricks(ctx, x0, y0, x1, y1, c, bw=62, bh=25, seed=1):
    r = rnd(seed)
    flat(ctx, rect(x0, y0, x1 - x0, y1 - y0), dark(c, .24))
    for j in range(int((y1 - y0) / bh) + 1):
        for i in range(-1, int((x1 - x0) / bw) + 2):
            x = x0 + i * bw + (bw / 2 if j % 2 else 0)
            flat(ctx, rrect(x + 2, y0 + j * bh + 2, bw - 4, bh - 4, 3), mix(c, "#5E4A42" if r.random() < .5 else "#D2AE8C", r.random() * .22))


def earth(ctx):
    flat(ctx, rect(-700, 470, 3400, 1300), "#A67C5B")
    for y, c, a, ph in ((470, "#6F5342", 26, .2), (560, "#8A674D", 34, .7), (700, "#B48A63", 30, 1.9),
                        (850, "#9B7355", 26, 3.1), (990, "#AD835F", 30, 4.4), (1130, "#8B6850", 24, 5.2), (1280, "#775845", 24, 1.2)):
        pts = [(-700 + i * 170, y + a * math.sin(i * .8 + ph) * (0 if y == 470 else 1)) for i in range(21)]
        flat(ctx, smooth(*pts, (2750, 1800), (-750, 1800), tension=.4), c)
    r = rnd(8)
    for _ in range(150):
        x, y, s = -600 + r.random() * 3200, 580 + r.random() * 900, 5 + r.random() * 17
        if abs(x - SX) > ROOM + 60:
            shaded(ctx, smooth((x - s * 1.4, y), (x - s * .5, y - s * .8), (x + s, y - s * .6), (x + s * 1.3, y + s * .3), (x, y + s * .7)),
                   mix("#C8B294", "#8F7A66", r.random()), d=s * .4)
    for x, y, q in ((330, 800, 1), (1460, 600, -1), (1830, 640, 1)):   # worms
        stroke(ctx, smooth((x, y), (x + 24, y - 14 * q), (x + 50, y + 2), (x + 78, y - 12 * q), (x + 100, y), closed=False), "#C98878", 11)
        stroke(ctx, line((x + 47, y), (x + 56, y - 1)), "#DDA392", 11, cap="butt")
    for x, y, s in ((70, 930, 60), (1560, 1010, 74), (520, 745, 44), (1950, 860, 66), (-230, 800, 70)):
        shaded(ctx, smooth((x - s * 1.3, y + s * .2), (x - s * .8, y - s * .6), (x + s * .2, y - s * .8), (x + s * 1.2, y - s * .2),
                           (x + s, y + s * .5), (x - s * .4, y + s * .6)), "#A8937A", d=s * .3)
    for i in range(40):                                # grass roots
        x = -640 + i * 25
        if not 80 < x < 300 and x < 620:
            stroke(ctx, line((x, 488), (x + i * 7 % 11 - 5, 508 + i * 13 % 22)), "#59433A", 2.5)
    for i in range(2):                                 # roots of the tree
        for j in range(5):
            x = 130 + j * 26
            stroke(ctx, smooth((x, 470), (x - 60 + j * 34, 560 + j % 2 * 30), (x - 130 + j * 66, 650 + j % 3 * 26), closed=False), "#5A4236", 9 - j % 3 * 2)
    with at(ctx, 1690, 930, 1):                        # an old shell
        for a in range(0, 700, 20):
            q = 62 * math.exp(-a / 330)
            flat(ctx, ell(q * math.cos(math.radians(a)), q * math.sin(math.radians(a)), q * .26), "#D9C6A6" if a // 20 % 2 else "#C2AD8C")


def _pipes(ctx):
    """Sewer from the left, pressure pipe to the right, cable duct."""
    flat(ctx, rect(-700, FLOOR - 124, 1420, 124), "#8C8A86")
    flat(ctx, rect(-700, FLOOR - 110, 1420, 96), "#3E4852")
    flat(ctx, rect(-700, FLOOR - 50, 1420, 36), "#6B7F78")
    flat(ctx, rect(-700, FLOOR - 50, 1420, 5), "#8FA79D")
    shaded(ctx, rect(SX + ROOM - 10, 742, 1600, 58), "#5C8A97", d=0, dy=0)
    flat(ctx, rect(SX + ROOM - 10, 778, 1600, 22), "#46707E")
    for x in range(1400, 2700, 330):
        shaded(ctx, rrect(x, 732, 34, 78, 5), "#6E9BA8", d=8)
    for x, c in ((380, "#C9774F"), (470, "#E3B547"), (1540, "#C9774F")):
        flat(ctx, ell(x, 650, 34), "#5B4638")
        shaded(ctx, ell(x, 648, 30), c, d=8)
        flat(ctx, ell(x, 648, 17), "#33404C")


def section_mid(ctx):
    # yard above ground
    factory(ctx, 1250, 398, 1300, 420, wall="#E2D2B6", roof="#7C9098", bays=4, gate=2, door="#5E8791")
    tree(ctx, 190, 410, .95, 0, 0)
    bush(ctx, -560, 402, 640, 80, "leaf_dk", 4)
    bush(ctx, 300, 402, 260, 50, "leaf", 2)
    flat(ctx, rect(-700, 394, 3400, 50), "#CFC9BC")
    flat(ctx, rect(-700, 394, 3400, 10), "#BDB7A9")
    earth(ctx)
    flat(ctx, rect(-700, 440, 3400, 34), "#B7B0A2")
    flat(ctx, rect(-700, 440, 3400, 7), "#E3DDCE")
    flat(ctx, rect(-700, 474, 3400, 14), "#8F8878")
    _pipes(ctx)
    _chamber(ctx)


def _chamber(ctx):
    # masonry ring in the cut
    for s in (-1, 1):
        def wall(c, s=s):
            poly((SX + s * NECK, 432), (SX + s * (NECK + 40), 432), (SX + s * (NECK + 40), 516), (SX + s * (ROOM + 44), 640),
                 (SX + s * (ROOM + 44), FLOOR + 76), (SX, FLOOR + 76), (SX, FLOOR + 20), (SX + s * ROOM, FLOOR + 20),
                 (SX + s * ROOM, 650), (SX + s * NECK, 530))(c)
        clipped(ctx, wall, lambda c: _bricks(c, 600, 425, 1330, 1200, "#C07A57", 44, 22, 4))
    clipped(ctx, _inside_path, _back_wall)
    for s in (-1, 1):                                  # steel frame of the opening
        shaded(ctx, rrect(SX + s * (NECK + 14) - 26, 424, 52, 26, 4), "#6C7A88", d=4)


def _back_wall(ctx):
    _bricks(ctx, SX - ROOM, 415, SX + ROOM, FLOOR + 40, "#93796A", 58, 25, 7)
    for w, a in ((34, .22), (74, .16), (120, .12)):    # round wall
        for s in (-1, 1):
            x = SX + s * ROOM
            flat(ctx, rect(min(x, x - s * w), 400, w, 900), "#1E2A4A", a)
    flat(ctx, poly((SX - NECK, 400), (SX + NECK, 400), (SX + NECK, 530), (SX + ROOM, 650), (SX - ROOM, 650), (SX - NECK, 530)), "#1E2A4A", .12)
    flat(ctx, poly((SX - 90, 400), (SX + 60, 400), (SX + 190, FLOOR), (SX - 60, FLOOR)), "#FFF1CC", .2)
    for i in range(15):                                # rungs
        y = 468 + i * 40
        shaded(ctx, rrect(SX + 24, y, 84, 9, 4), "#B9C3CA", d=3)
        for dx in (27, 100):
            flat(ctx, rrect(SX + dx, y - 7, 7, 10, 2), "#6C7A88")
    # mouth of the sewer, floor, channel
    flat(ctx, ell(SX - ROOM + 22, FLOOR - 62, 34, 62), "#8C8A86")
    flat(ctx, ell(SX - ROOM + 14, FLOOR - 62, 26, 49), "#2A3340")
    flat(ctx, rect(SX - ROOM, FLOOR - 30, 2 * ROOM, 80), "#A29A8B")
    flat(ctx, rect(SX - ROOM, FLOOR - 30, 2 * ROOM, 6), "#857D70")
    flat(ctx, smooth((SX - ROOM - 30, FLOOR - 24), (SX - 120, FLOOR - 22), (SX - 60, FLOOR - 6), (SX - 110, FLOOR + 8),
                     (SX - ROOM - 30, FLOOR + 10)), "#5F7068")
    flat(ctx, smooth((SX - ROOM - 30, FLOOR - 20), (SX - 130, FLOOR - 18), (SX - 90, FLOOR - 8), (SX - 150, FLOOR - 2),
                     (SX - ROOM - 30, FLOOR)), "#7C9086")
    flat(ctx, rect(SX - ROOM, FLOOR + 16, 2 * ROOM, 30), "#8B8375")
    # pump pipe with its valve
    shaded(ctx, rrect(SX + 196, 742, 90, 58, 6), "#5C8A97", d=14, dy=1)
    shaded(ctx, rrect(SX + 168, 762, 56, FLOOR - 776, 18), "#5C8A97", d=14, dy=.2)
    shaded(ctx, rrect(SX + 160, FLOOR - 40, 72, 22, 5), "#6E9BA8", d=5)
    shaded(ctx, rrect(SX + 160, 812, 72, 18, 4), "#6E9BA8", d=5)
    shaded(ctx, rrect(SX + 160, 892, 72, 18, 4), "#6E9BA8", d=5)


VALVE = (SX + 150, 861)


def valve(ctx, a=0.0):
    """Hand wheel in front of the pipe, turned by a degrees, seen a little from the side."""
    x, y = VALVE
    shaded(ctx, rrect(x - 6, y - 8, 44, 16, 4), "#46707E", d=4)
    with at(ctx, x, y, 1):
        ctx.scale(.42, 1)
        stroke(ctx, ell(0, 0, 44), "#8E2F2A", 13)
        stroke(ctx, ell(-4, -2, 44), "#CF4A3A", 9)
        for i in range(3):
            b = math.radians(a + i * 60)
            stroke(ctx, line((-44 * math.cos(b), -44 * math.sin(b)), (44 * math.cos(b), 44 * math.sin(b))), "#B93F33", 8)
        flat(ctx, ell(0, 0, 10), "#8E2F2A")


def section(ctx, cam, t, below=None, above=None, dim=0.0):
    """Cut through ground and shaft.  below(ctx) acts in the shaft, above(ctx) on the ground."""
    layer(ctx, cam, .15, lambda c: morning(c, t))
    layer(ctx, cam, .8, lambda c: (far_city(c, 440, "#CBD8DA", seed=21), chimney(c, 690, 440, .8)))
    cached_layer(ctx, cam, 1, "section_mid", section_mid, (-640, -180, 3200, 1760), 1.25)
    if below:
        layer(ctx, cam, 1, below)
    if above:
        layer(ctx, cam, 1, above)


def lid_aside(ctx, x=SX + 330, y=426):
    with at(ctx, x, y, K):
        flat(ctx, ell(2, 2, 46, 5), "#1B2440", .2)
        shaded(ctx, rrect(-44, -7, 88, 9, 4), "#5F6B76", d=2)
        flat(ctx, rrect(-40, -8.4, 80, 4, 2), "#6F7C87")


SEC_BLOW = (470, 432)


def sec_duct(ctx, t, on=1.0, low=1.0):
    """Fan on the ground, hose over the rim to the lower part of the shaft."""
    ox, oy = blower_out(*SEC_BLOW, K)
    end = lerp(470, FLOOR - 190, low)
    pts = [(ox, oy), (ox + 96, oy - 16), (SX - 150, 372), (SX - 88, 402), (SX - 82, 500), (SX - 112, 640), (SX - 150, 760)]
    pts = [p for p in pts if p[1] < end - 40] + [(lerp(SX - 84, SX - 152, seg(end, 500, 780)), end)]
    duct(ctx, pts, K, 12, t=t, on=on)
    ex, ey = pts[-1]
    flat(ctx, ell(ex, ey + 12, 31, 9), "#8F6B22")
    flat(ctx, ell(ex, ey + 14, 24, 6), "#3A2F1C")
    blower(ctx, *SEC_BLOW, K, t, on)
    return ex, ey + 16


# ---------------------------------------------------------------- air
def flow(ctx, path, t, n=5, a=1.0, c="#EAF7FB", w=9, speed=.34, length=.13):
    """Soft arrows that travel along a curve."""
    if a <= 0:
        return
    ctx.save()
    ctx.new_path()
    path(ctx)
    pts = [s[1] for s in ctx.copy_path_flat() if s[0] in (0, 1)]
    ctx.restore()
    ctx.new_path()
    acc = [0.0]
    for p, q in zip(pts, pts[1:]):
        acc.append(acc[-1] + math.dist(p, q))

    def where(u):
        d = clamp(u) * acc[-1]
        i = max(j for j in range(len(acc)) if acc[j] <= d + 1e-6)
        i = min(i, len(pts) - 2)
        f = (d - acc[i]) / max(1e-6, acc[i + 1] - acc[i])
        return lerp(pts[i][0], pts[i + 1][0], f), lerp(pts[i][1], pts[i + 1][1], f)
    for i in range(n):
        u = (t * speed + i / n) % 1.0
        b = a * min(1, u / .16, (1 - u) / .16)
        if b <= 0.02:
            continue
        run = [where(max(0, u - length * (1 - j / 8))) for j in range(9)]
        ctx.push_group()
        stroke(ctx, line(*run), c, w)
        (x0, y0), (x1, y1) = run[-2], run[-1]
        if math.dist((x0, y0), (x1, y1)) > .1:
            with at(ctx, x1, y1, w / 9, math.degrees(math.atan2(y1 - y0, x1 - x0))):
                flat(ctx, poly((-4, -17), (24, 0), (-4, 17), r=4), c)
        ctx.pop_group_to_source()
        ctx.paint_with_alpha(b)


def fume(ctx, t, amount=1.0, low=0.0, seed=3):
    """Stale gas in the shaft: thick below; low 0..1 keeps it near the floor."""
    if amount <= .01:
        return
    def draw(c):
        smoke_bank(c, t, SX - ROOM - 60, lerp(560, FLOOR - 150, low), 2 * ROOM + 120, FLOOR - lerp(560, FLOOR - 150, low) + 60, amount, "#8C9160", seed, n=int(lerp(46, 24, low)))
    clipped(ctx, _inside_path, draw)


def tick(ctx, x, y, r, a, word):
    """Level mark: a disc with its word, and a green tick when tested."""
    flat(ctx, ell(x, y, r), C["paper"])
    text(ctx, word, x, y + r * .42, r * 1.15, "ink", align="center")
    if a > 0:
        with at(ctx, x + r * 1.75, y, r / 30 * (.7 + .3 * a)):
            flat(ctx, ell(0, 0, 34), C["white"], a)
            flat(ctx, ell(0, 0, 29), C["green"], a)
            stroke(ctx, line((-13, 1), (-4, 11), (14, -10)), C["white"], 7, a)


# ---------------------------------------------------------------- close things
def meter_held(ctx, x, y, s, rows, ok):
    """The meter in a gloved hand."""
    g = "#D9CBB0"
    with at(ctx, x, y, s):
        shaded(ctx, poly((60, 250), (230, 180), (520, 760), (210, 860), r=30), "#3F6F63", d=30)
        shaded(ctx, poly((52, 262), (240, 176), (286, 262), (96, 352), r=18), dark("#3F6F63", .18), d=10)
        shaded(ctx, smooth((-60, 150), (40, 40), (220, 20), (280, 130), (230, 260), (90, 330), (-30, 270)), g, d=24)
    tester_display(ctx, x, y, s, rows, ok, "steel")
    with at(ctx, x, y, s):
        text(ctx, "合格", 62, 203, 46, "ink", a=ok)
        for i in range(4):                             # fingers round the left edge
            yy = -10 + i * 62
            shaded(ctx, capsule((-232, yy + 6), (-176, yy), 30, 26), mix(g, "#FFFFFF", .08 * (i % 2)), d=10)
        shaded(ctx, capsule((236, 200), (176, 66), 44, 32), light(g, .2), d=14)      # thumb


def ambulance(ctx, x, y, k, face=1):
    shadow(ctx, x, y, 250 * k, 14 * k, .3)
    with at(ctx, x, y, k, flip=face < 0):
        shaded(ctx, poly((-235, -34), (-235, -232), (-222, -246), (98, -246), (150, -232), (206, -142), (246, -122), (250, -40), (244, -30), r=12), "#F6F4EE", d=14)
        shaded(ctx, poly((112, -222), (146, -222), (190, -146), (112, -146), r=6), "#7FA3B6", "#9DBCCB", d=-18)
        shaded(ctx, rrect(-60, -220, 110, 74, 8), "#7FA3B6", "#9DBCCB", d=-18)
        flat(ctx, poly((-235, -124), (248, -112), (250, -92), (-235, -102)), C["sky"])
        flat(ctx, rect(-235, -96, 484, 7), C["red"])
        shaded(ctx, rrect(-70, -264, 120, 18, 6), "#3E7FC4", d=4)
        flat(ctx, rect(-235, -40, 484, 10), "#9AA7B3")
        for wx in (-150, 160):
            flat(ctx, ell(wx, -34, 47), "#4A5560")
            flat(ctx, ell(wx, -34, 40), C["rubber"])
            flat(ctx, ell(wx, -34, 20), "#C9CFD4")
            flat(ctx, ell(wx, -34, 8), "#6C7A88")
        flat(ctx, rrect(236, -104, 12, 20, 3), "#FFE9A8")
        stroke(ctx, line((62, -236), (62, -44)), "#D5D2C8", 3)
    text(ctx, "急救 120", x - 150 * k * face, y - 152 * k, 41 * k, "red", align="center")

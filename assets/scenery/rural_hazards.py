"""rural_hazards: the hazards of the village, each as rNN(stage, x, y) with a dangerous and a right drawing.

x, y is the ground point named in each function; the shapes go with it.
"""
from dataclasses import replace

from stage import K, at, clipped, ell, flat, join, line, poly, rect, rnd, rrect, shaded, shadow, smooth, stroke  # first: it sets the path
import kit_poses as P
from kit_people import Pose
from kit_heads import Face
from kit_props import plug
from kit_scene import flame
from kit_street import ball, lifebuoy
from rural_people import FOLK, actor, helmet
from rural_fire import billow, fire_row, sparks, straw_row
from rural_house import basket, jar, wood_rack
from rural_plants import flowers, grass
import parts_rural as R


def around(x, y, *pts):
    """A shape given relative to (x, y)."""
    return [v + (x, y)[i % 2] for i, v in enumerate(pts)]


# ---------------------------------------------------------------- R01 people in the trailer
def _driver(x, y):
    def draw(ctx):
        actor(ctx, "driver", x + 2 * K, y - 42 * K, 1, P.sit(0, 45, 1), near=(x + 47 * K, y - 112 * K), far=(x + 50 * K, y - 115 * K), hat=True, ground=False)
    return draw


def _rider(ctx, look, x, y, face, pose, **kw):
    """Someone on the trailer's bed: what is below the boards does not show."""
    clipped(ctx, rect(x - 400, y - 900, 800, 900 - 84 * K), lambda k: actor(k, look, x, y - 38 * K, face, pose, ground=False, **kw))


def r01(stage, x, y):
    """Rear axle of the tractor; heads right."""
    def bad(ctx):
        _rider(ctx, "lad", x - 206 * K, y - 20 * K, 1, replace(P.wave_hand(0, .4, arm="far"), drop=34), near=(x - 236 * K, y - 122 * K))
        _rider(ctx, "aunt", x - 116 * K, y, -1, replace(P.talk(1.1, 1, turn=.6), drop=30))
        R.trailer_front(ctx, x, y, tail=False)
        actor(ctx, "lass", x - 292 * K, y - 28 * K, -1, P.with_face(P.sit(0, 45, 3), mouth="grin"), near=(x - 306 * K, y - 76 * K), ground=False)

    def good(ctx):
        with at(ctx, x, y, K):
            R.sacks(ctx, -296, -84, 4, 56)
            R.corn_heap(ctx, -184, -100, 214, 44)
        R.trailer_front(ctx, x, y)
    R.trailer_back(stage.ctx, x, y)
    stage.hazard("R01", around(x, y, -852, 36, -852, -280, -760, -360, -752, -410, -590, -420, -556, -504, 0, -490, 60, -472, 130, -396, 310, -396, 420, -270, 420, 36), bad, good)
    R.tractor(stage.ctx, x, y, _driver(x, y))


# ---------------------------------------------------------------- R03 fire at the grave
def r03(stage, x, y, kneel=-168):
    """Foot of the grave stone; the wood stands to the right."""
    fx, fy = x + 30, y + 86

    def bad(ctx):
        shaded(ctx, ell(fx, fy, 96, 26), "#6B6159", d=8)
        q = rnd(4)
        for i in range(9):
            with at(ctx, fx + q.uniform(-80, 80), fy + q.uniform(-16, 14), 1, q.uniform(-30, 30)):
                flat(ctx, rrect(-17, -8, 34, 16, 3), ("#E9C65B", "#F3DB8C", "#3F3A3A")[i % 3])
        billow(ctx, fx + 34, fy - 96, 370, 44, 150, 190, "#7A7D84", .5, 16, 5)
        flame(ctx, .4, fx - 22, fy - 2, .72)
        flame(ctx, 1.1, fx + 30, fy + 2, .6, seed=2)
        flame(ctx, .8, fx + 4, fy + 8, .95, seed=1)
        for i in range(8):
            with at(ctx, fx + 60 + i * 26, fy - 110 - i * 36 + (i % 3) * 26, 1, i * 40):
                flat(ctx, rrect(-11, -6, 22, 12, 3), "#4A4648" if i % 2 else "#EE9A4A")
        p = replace(P.kneel_work(0, (40, -40)), far_arm=(38, 24), tilt=14)
        actor(ctx, "mourner", x + kneel, y + 104, 1, P.with_face(p, mouth="flat"), near=(fx - 58, fy - 96))
        for dx, dy, r in ((-88, -96, 14), (-46, -74, -24)):
            with at(ctx, fx + dx, fy + dy, 1, r):
                flat(ctx, rrect(-4, -16, 48, 30, 3), "#E9C65B")

    def good(ctx):
        R.bouquet(ctx, fx + 6, fy - 20, 1.0)
        R.bouquet(ctx, fx + 96, fy + 4, .8)
        p = replace(P.stand(0, 1, "flat"), lean=17, tilt=14, near_arm=(2, 58), far_arm=(8, 50))
        actor(ctx, "mourner", x + kneel - 14, y + 96, 1, P.with_face(p, blink=.8))
    stage.hazard("R03", around(x, y, -252, -40, -225, -300, -150, -385, 60, -400, 140, -430, 358, -430, 358, -330, 270, -200, 180, -60, 215, 60, 200, 134, -252, 134), bad, good)


# ---------------------------------------------------------------- R04 burning straw
def r04(stage, x, y):
    """Middle of the burning rows in the stubble field."""
    rows = ((-6, -128, 350), (26, -60, 390), (4, 12, 390))

    def bad(ctx):
        billow(ctx, x + 10, y - 150, 420, 170, 210, 50, "#5B5E66", .44, 15, 3)
        for i, (dx, dy, w) in enumerate(rows):
            straw_row(ctx, x + dx, y + dy, w, i + 2)
            fire_row(ctx, x + dx + w * .03, y + dy, w * .5, .72 + i * .1, i + 2)
            billow(ctx, x + dx + w * .36, y + dy - 8, 74, 16, 54, 26, "#8A8B8E", .4, 4, i)

    def good(ctx):
        for i, (dx, dy) in enumerate(((-150, -120), (-30, -130), (90, -112))):
            R.sheaf(ctx, x + dx, y + dy, .95)
        for dx in (-96, 26):
            _bale(ctx, x + dx, y + 6)
        actor(ctx, "farmer", x + 150, y + 16, -1, P.with_face(P.carry(0, .6), mouth="smile"), hat=True, between=lambda k: R.sheaf(k, x + 84, y - 128, .85))
    stage.hazard("R04", around(x, y, -250, -270, -130, -400, -140, -652, 240, -652, 240, 60, -250, 60), bad, good)


def _bale(ctx, x, y):
    shadow(ctx, x, y, 74, 12, .28)
    shaded(ctx, rrect(x - 66, y - 92, 132, 92, 16), "#E2BF68", d=12)
    for dx in (-30, 26):
        stroke(ctx, line((x + dx, y - 90), (x + dx, y - 2)), "#B5523F", 6)
    stroke(ctx, join(*(line((x - 56 + i * 21, y - 74 + i * 13 % 40), (x - 40 + i * 21, y - 70 + i * 13 % 40)) for i in range(6))), "#C49A42", 5)


# ---------------------------------------------------------------- R07 a child at the pond
def r07(stage, x, y):
    """Edge of the water (its left bank); the water lies to the right."""
    def bad(ctx):
        ball(ctx, x + 196, y - 26, K * 1.15, 4, sh=False)
        for r in (46, 78):
            stroke(ctx, ell(x + 196, y - 30, r, r * .28), "#E6F4F0", 4, .8)
        p = Pose(turn=.42, head_turn=.5, drop=47, hip_x=-12, lean=58, tilt=-26, near_foot=(-46, -5, 62), far_foot=(-36, -8, 62), face=Face("grin", look=(.6, .2)))
        shadow(ctx, x - 128, y + 40, 104, 15, .3)
        actor(ctx, replace(FOLK["boy"], shoes=FOLK["boy"].skin), x - 128, y + 36, 1, p, near=(x + 60, y - 54), far=(x - 42, y + 34), ground=False)
        for dx, dy in ((0, 0), (30, 15)):
            _shoe(ctx, x - 196 + dx, y + 72 + dy)

    def good(ctx):
        _fence(ctx, x, y)
        actor(ctx, "granny", x - 206, y + 10, 1, P.with_face(replace(P.talk(.4), lean=5), mouth="smile"))
        actor(ctx, "boy", x - 108, y + 20, -1, P.with_face(P.stand(0, 2), mouth="smile"), near=(x - 126, y - 66), far=(x - 140, y - 60))
        ball(ctx, x - 134, y - 52, K * 1.15, 4, sh=False)
    stage.hazard("R07", around(x, y, -292, -330, -262, -396, -100, -396, 40, -230, 60, -125, 290, -125, 290, 106, 80, 108, -200, 100, -290, 40), bad, good)


def _shoe(ctx, x, y):
    """Empty white gym shoe seen from its side, toe to the right."""
    with at(ctx, x, y, 1.0):
        shadow(ctx, 32, 2, 40, 6, .3)
        shaded(ctx, smooth((2, -4), (0, -24), (6, -32), (24, -30), (36, -20), (58, -15), (66, -4), tension=.8), "#FBF7EF", d=5)
        flat(ctx, ell(14, -29, 12, 4.5), "#6C7A88")
        flat(ctx, rrect(-1, -7, 68, 8, 4), "#D8604A")
        stroke(ctx, join(line((28, -24), (35, -14)), line((36, -20), (43, -12))), "#6C7A88", 3)


def _fence(ctx, x, y):
    """Along the near left bank, with a ring buoy."""
    feet = ((x - 28, y - 76), (x - 8, y + 14), (x + 64, y + 66), (x + 160, y + 86), (x + 262, y + 88))
    for up in (56, 118):
        stroke(ctx, line(*((px, py - up) for px, py in feet)), "#A8764C", 15)
        stroke(ctx, line(*((px, py - up - 3) for px, py in feet)), "#CFA06E", 8)
    for px, py in feet:
        shaded(ctx, rrect(px - 11, py - 148, 22, 148, 8), "#B9895A", d=5)
    lifebuoy(ctx, feet[3][0], feet[3][1] - 92, 56)


# ---------------------------------------------------------------- R08 straw at the pole
def r08(stage, x, y, top, eaves, store):
    """Foot of the pole; top = height of the house wire on it; eaves = where that wire ends; store = foot of the shed's left post."""
    a, (sx, sy) = (x + 34, y - top), store
    peak = (x + 104, y - top - 46)

    def bad(ctx):
        jar(ctx, sx + 80, sy + 40, .8)
        basket(ctx, sx + 196, sy + 44, .9, "#C9803F")
        R.straw_stack(ctx, peak[0], y + 4, 240, y + 4 - peak[1])
        R.faggot(ctx, peak[0] - 26, y + 44, .76, 3)
        R.faggot(ctx, peak[0] + 14, y + 70, .76, 8)
        house_wire(ctx, a, (x + 68, peak[1] + 14), peak, (x + 142, peak[1] + 18), eaves)
        stroke(ctx, join(*(line((peak[0] + d, peak[1] + 34), (peak[0] + d * 1.5, peak[1] - 22 + abs(d) * .5)) for d in (-24, -10, 6, 22))), "#E0BC63", 7)
        billow(ctx, peak[0] + 8, peak[1] - 8, 76, 18, 52, 22, "#77797E", .42, 7, 2)
        sparks(ctx, peak[0], peak[1], (192, 224, 258, 300, 338), 56, 7)

    def good(ctx):
        house_wire(ctx, a, ((a[0] + eaves[0]) / 2, (a[1] + eaves[1]) / 2 + 26), eaves)
        flowers(ctx, x - 54, y + 34, 5, 1)
        flowers(ctx, x + 84, y + 46, 6, 2)
        grass(ctx, x + 6, y + 22, 8, 1.1)
        wood_rack(ctx, sx + 24, sy + 30, 234, 5)
    wire = [x - 8, a[1] - 60, peak[0] - 84, peak[1] - 112, peak[0] + 84, peak[1] - 112, eaves[0] + 16, eaves[1] - 42, eaves[0] - 12, eaves[1] + 40, x + 250, y - 460]
    if sy > y:
        shape = [*wire, x + 266, y + 100, sx + 294, sy + 72, sx - 10, sy + 72, sx - 10, sy - 200, sx + 294, sy - 200, x - 80, y - 200]
    else:
        shape = [*wire, x + 266, y + 100, x - 136, y + 100, sx + 294, sy + 72, sx - 10, sy + 72, sx - 10, sy - 200, sx + 294, sy - 200]
    stage.hazard("R08", shape, bad, good)


def house_wire(ctx, *pts):
    stroke(ctx, smooth(*pts, closed=False), "#39434F", 7)


# ---------------------------------------------------------------- R09 kite at the line
def r09(stage, x, y, wire):
    """Child's foot point; wire = y of the wires above it."""
    kx, ky = x + 8, wire - 96
    reel, snag = (x + 62, y - 236), (x + 62, wire + 2)

    def bad(ctx):
        white = "#FFFDF6"
        stroke(ctx, smooth((kx + 6, ky - 6), (x + 78, wire - 60), snag, closed=False), white, 6)
        R.kite(ctx, kx, ky, .84, 10)
        stroke(ctx, smooth((kx - 14, ky + 82), (x - 36, wire - 20), (x - 60, wire - 10), closed=False), "#E2543F", 10)
        stroke(ctx, smooth((x - 96, wire + 10), (x - 112, wire + 60), (x - 88, wire + 118), (x - 112, wire + 168), closed=False), "#E2543F", 10)
        stroke(ctx, smooth(snag, (x + 92, (wire + y) / 2 - 90), reel, closed=False), white, 6)
        for x0, c, w in ((x - 96, "#E2543F", 10), (x + 44, white, 7)):
            stroke(ctx, join(*(line((x0 + i * 12, wire + 15), (x0 + i * 12 + 9, wire - 15)) for i in range(4))), c, w)
        p = replace(P.reach(0, (30, -100), lean=-8), tilt=-24, near_foot=(-14, -8, 0), far_foot=(12, -10, 0))
        actor(ctx, "kid", x, y, 1, P.with_face(p, mouth="grin", brow=1, look=(.4, -1.4)), near=(x + 44, y - 206), far=reel)
        with at(ctx, reel[0], reel[1], K, 0):
            shaded(ctx, rrect(-9, -5, 18, 10, 3), "#B5703F", d=1.6)

    def good(ctx):
        R.kite(ctx, x + 98, y - 170, .74, 64)
        actor(ctx, "kid", x, y, 1, P.walk(30), far=(x + 62, y - 160))
    top = wire - y
    stage.hazard("R09", around(x, y, -100, -380, -30, top + 260, -140, top + 200, -140, top - 80, -60, top - 216, 76, top - 216, 124, top - 80, 124, -330, 205, -310, 205, -60, 80, 24, -100, 24), bad, good)


# ---------------------------------------------------------------- R11 no helmets
def _bikers(ctx, x, y, look1, look2):
    base = Pose(turn=.3, head_turn=.45, drop=9, lean=6, near_foot=(16, -36, 0), far_foot=(20, -38, 0), face=Face("grin"))
    actor(ctx, look2, x - 50 * K, y + 2, 1, replace(base, lean=2, head_turn=.55, near_foot=(22, -34, 0)), near=(x - 22 * K, y - 104 * K), far=(x - 4 * K, y - 110 * K), ground=False)
    actor(ctx, look1, x - 14 * K, y + 2, 1, replace(base, lean=10), near=(x + 22 * K, y - 108 * K), far=(x + 38 * K, y - 112 * K), ground=False)


def r11(stage, x, y):
    """Middle of the motorbike on the ground."""
    def bad(ctx):
        _bikers(ctx, x, y, "biker", "pillion")
        with at(ctx, x, y, K):
            R.hung_helmet(ctx, 47, -108, "#F6B73C", .9, -4)
            R.hung_helmet(ctx, 12, -105, "#2F8C86", .9, 6)

    def good(ctx):
        _bikers(ctx, x, y, helmet("biker", "amber"), helmet("pillion", "#2F8C86"))
    R.dust(stage.ctx, x - 216, y, 3)
    R.motorbike(stage.ctx, x, y)
    stage.hazard("R11", around(x, y, -290, 30, -290, -150, -230, -230, -165, -420, 40, -420, 130, -310, 185, -250, 258, -150, 258, 30), bad, good)


# ---------------------------------------------------------------- R15 hand in the machine
def r15(stage, x, y):
    """Middle of the threshing machine."""
    mx, my = R.drum_at(x, y)

    def bad(ctx):
        R.thresher(ctx, x, y, True)
        R.whirl(ctx, mx, my, 88)
        q = rnd(8)
        segs = []
        for i in range(34):
            px, py = x + 240 + q.uniform(-10, 70), y - 160 + q.uniform(-50, 120)
            segs.append(line((px, py), (px + q.uniform(14, 40), py + q.uniform(-16, 16))))
        stroke(ctx, join(*segs), "#E8C766", 6)
        stroke(ctx, join(*(line((mx - 70 + i * 17, my - 4 + (i * 29 % 46)), (mx - 110 + i * 20, my + 56 + (i * 23 % 40))) for i in range(7))), "#E3C069", 9)
        p = replace(P.reach(0, (40, -96), lean=24), tilt=6, near_foot=(-16, -8, 6), far_foot=(12, -10, 0))
        actor(ctx, "thresher", x - 130 * K, y + 30, 1, P.with_face(p, mouth="o", brow=-1), near=(mx - 14, my + 4), far=(mx - 30, my + 44))

    def good(ctx):
        R.thresher(ctx, x, y, False)
        p = replace(P.reach(0, (40, -96), lean=8), near_foot=(-12, -8, 0))
        tip = (x - 104 * K, y - 100 * K)
        actor(ctx, "thresher", x - 140 * K, y + 30, 1, P.with_face(p, mouth="smile"), near=tip, far=(x - 132 * K, y - 84 * K))
        with at(ctx, tip[0], tip[1], K, 8):
            stroke(ctx, line((-6, 0), (26, 2)), "#B98A5E", 4)
            shaded(ctx, poly((24, -7), (48, -9), (48, 12), (24, 10), r=2), "#E3C680", d=2)
        stroke(ctx, smooth((x - 30 * K, y - 12 * K), (x - 50 * K, y + 20), (x + 10 * K, y + 42), (x + 62 * K, y + 26), closed=False), "#2B3440", 9)
        plug(ctx, x + 66 * K, y + 24, K * 2.2, -10)
    stage.hazard("R15", around(x, y, -370, -416, 160, -416, 220, -330, 352, -240, 370, -60, 290, 20, 180, 58, -408, 56, -408, -60), bad, good)


# ---------------------------------------------------------------- R10 wire on the ground
def r10(stage, x, y, h=560):
    """Foot of the low pole at the roadside; the road lies in front of it and to its left."""
    top = (x - 84, y - h + 14)

    def bad(ctx):
        with at(ctx, top[0], top[1] + 20, 1, -38):
            shaded(ctx, poly((-9, 2), (-9, -14), (-3, -22), (2, -13), (9, -20), (9, 2), r=1), "#F1EDE3", d=3)
        start, end = (top[0] - 10, top[1] + 8), (x - 196, y + 104)
        pts = (start, (x - 124, y - h + 90), (x - 122, y - 330), (x - 104, y - 120), (x - 68, y + 20), (x - 30, y + 84), (x - 62, y + 122), (x - 118, y + 92), (x - 156, y + 86), end)
        stroke(ctx, smooth(*((px + 4, py + 9) for px, py in pts[4:]), closed=False), "#6B5F4C", 8, .45)
        stroke(ctx, smooth(*pts, closed=False), "#39434F", 8)
        stroke(ctx, line((end[0] + 12, end[1] - 5), end), "#D98A4A", 7)
        sparks(ctx, end[0], end[1], (122, 160, 196, 230, 264, 300), 58, 8)
        p = replace(P.walk(14, mouth="o"), lean=-4, tilt=10)
        _carrier(ctx, x - 290, y + 28, P.with_face(p, brow=1, look=(.8, 1.4)))

    def good(ctx):
        shaded(ctx, rrect(top[0] - 9, top[1] - 4, 18, 26, 6), "#F1EDE3", d=3)
        stroke(ctx, smooth(top, (x - 80, y - h + 80), (x - 30, y - h + 130), (x - 14, y - 300), closed=False), "#39434F", 8)
        _carrier(ctx, x - 220, y + 52, P.walk(14))
    stage.hazard("R10", around(x, y, -380, -20, -350, -400, -150, -400, -150, -h - 28, -50, -h - 28, 10, 120 - h, 10, 90, -40, 148, -200, 160, -280, 150, -380, 70), bad, good)


def _carrier(ctx, x, y, pose):
    """Woman with a basket of tomatoes hanging on her bent arm."""
    actor(ctx, "carrier", x, y, 1, pose, near=(x + 62, y - 226), far=(x + 70, y - 214))
    bx, by = x + 22, y - 118
    basket(ctx, bx, by, .62, "#DC5A43", ground=False)
    stroke(ctx, smooth((bx - 38, by - 54), (bx - 30, by - 106), (bx, by - 124), (bx + 30, by - 106), (bx + 38, by - 54), closed=False), "#A67C46", 8)

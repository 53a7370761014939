"""Film: 电动车不进楼 (e-bikes stay outside the building)."""
from ebike_sets import *

NAME = "电动车不进楼"
MAN = LOOKS["young_man"]
BIKE = "#2F8C86"


def pushing(ctx, x, t, moved, y=GROUND, k=K, face=1, walk=True, talk_to=None):
    """The young man beside his bike; x = middle of the bike."""
    fig = Figure(MAN, x - 6 * k * face, y - 14, k, face)
    pose = P.walk_at(MAN, k, moved, t, swing=.2, stride=96) if walk else P.stand(t)
    if talk_to:
        pose = talk_to
    g = ebike_point("grip", x, y, k, face)
    g2 = ebike_point("grip_far", x, y, k, face)
    pose = replace(pose, near_hand=fig.local(*g), far_hand=fig.local(*g2), lean=pose.lean + 3)
    shadow(ctx, x, y - 6, 92 * k, 9 * k, .28)
    fig.draw(ctx, pose, shadow=False,
             between=lambda c: ebike(c, x, y, k, face, moved / k * face * face, BIKE, sh=False))


# ---------------------------------------------------------------- shots
def s_home(ctx, t, u):
    """Title in the evening sky, then he walks his bike towards the door."""
    cam = Camera(900, 236, 1.0).to(Camera(1010, 548, 1.06), ease((t - 1.3) / 3.7))
    moved = 205 * (t + .4)

    def people(c):
        grandpa = LOOKS["grandpa"]
        bench(c, 560, 716, 1.72)
        Figure(grandpa, 560, 722, 1.72).draw(c, P.sit(t, 48), shadow=False)
        cat(c, 664, 720, 1.7, -1, t)
        pushing(c, -360 + moved, t, moved)
    courtyard(ctx, cam, t, "dusk", people)
    title_block(ctx, "电动车\n不进楼", "楼道是生命通道", seg(t, .4, 1.0) * (1 - seg(t, 2.3, 2.8)), 124, 330, 176)


def s_plug(ctx, t, u):
    """He parks at the stair foot and plugs in the hanging lead."""
    cam = Camera(960, 540, 1.0).to(Camera(925, 566, 1.07), ease(u))
    bx = 890

    def people(c):
        STAIR.rail(c, 205)
        lead(c, 2.6, True)
        ebike(c, bx, GROUND, K, 1, 0, BIKE, stand=True)
        charger(c, 952, 842, 2.6, C["orange"] if t > 2.5 else None)
        port = ebike_point("port", bx, GROUND, K)
        fig = Figure(MAN, bx - 190, GROUND + 34, K)
        d = seg(t, .3, 1.5)
        h0, h1 = (30, -60), fig.local(port[0] - 22, port[1] + 4)
        w = seg(t, 1.4, 2.3)
        hand = (lerp(h0[0], h1[0], w), lerp(h0[1], h1[1], w))
        pose = P.kneel_work(t, hand, max(.02, d))
        pose = replace(pose, hold=plug_in_hand if t < 3.0 else plug_in_hand,
                       face=replace(pose.face, mouth="smile" if t > 2.6 else "flat"))
        hx, hy = fig.joints(pose)["near_hand"]
        fig.draw(c, pose, between=lambda q: cable(q, (926, 832), (hx + 16, hy), 6, w=6, mid=(880, 846)))
    hall(ctx, cam, t, "day", people, beam=False)
    grade(ctx, "#F0D8CC", .75)
    layer(ctx, cam, 1, lambda c: (glow(c, 655, 100, 460, "#FFDF9A", .3), glow(c, 150, 270, 260, "#FFC48A", .22)))


def s_swell(ctx, t, u):
    """Deep night: the battery swells, first smoke."""
    cam = Camera(880, 690, 2.0).to(Camera(852, 690, 2.2), ease(u))
    g = seg(t, .3, 2.6)

    def people(c):
        cat(c, 1150, 742 - 44 - 14, 2.5, -1, t, blink=P.blink(t))
        STAIR.rail(c, 205)
        lead(c)
        ebike(c, 890, GROUND, K, 1, 0, BIKE, swell=g, stand=True)
        charger(c, 952, 842, 2.6, C["orange"])
        p = ebike_point("port", 890, GROUND, K)
        cable(c, (926, 832), p, 6, w=6, mid=(880, 846))
    hall(ctx, cam, t, "night", people, zoomed=True)
    bat = ebike_point("battery", 890, GROUND, K)
    layer(ctx, cam, 1, lambda c: glow(c, bat[0], bat[1] + 4, 120, "#FF9A4A", .55 * seg(t, .8, 3.0)))
    layer(ctx, cam, 1, lambda c: smoke(c, t + 4, bat[0] - 6, bat[1] - 44, 430, 30, seg(t, .7, 2.0), "#4E525C", n=34, speed=.22))


def _retreat(look, k, t, out, back, seed):
    """Walks out, stops, turns through the front view, walks back in."""
    still = P.with_face(P.stand(t, seed * .4, "worry"), brow=-1)
    still = replace(still, turn=lerp(.4, 1, seg(t, 1.35, 1.85)) if t < 1.85 else lerp(1, .4, seg(t, 1.85, 2.4)))
    go = P.with_face(P.walk_at(look, k, out if t < 1.85 else back, t, stride=84, swing=.5), mouth="flat", brow=-.5)
    w = seg(t, .9, 1.35) if t < 1.85 else 1 - seg(t, 2.15, 2.6)
    return mix_pose(go, still, w)


def s_smoke(ctx, t, u):
    """Smoke climbs the stair hall; mother and child turn back and close the door."""
    cam = Camera(1230, 410, .92).to(Camera(1275, 385, .96), ease(u))
    k = 2.5
    mum, girl = LOOKS["mother"], LOOKS["girl"]
    go, back = seg(t, -.2, 1.3), seg(t, 2.15, 4.4)
    mx = 1850 - 130 * go + 170 * back
    face = -1 if t < 1.85 else 1

    def people(c):
        lead(c)
        ebike(c, 890, GROUND, K, 1, 0, BIKE, swell=1)
        f1, f2 = Figure(mum, mx, 398, k, face), Figure(girl, mx + 92 + 18 * back, 402, k, face)
        p1, p2 = (_retreat(look, k, t, 130 * go, 170 * back, i) for i, look in enumerate((mum, girl)))
        hand = (mx + 54, 398 - 146)
        if face < 0:
            p1, p2 = replace(p1, near_hand=f1.local(*hand)), replace(p2, far_hand=f2.local(*hand))
        else:
            p1 = mix_pose(p1, P.cover_nose(p1), seg(t, 2.2, 2.7))
            p1, p2 = replace(p1, far_hand=f1.local(*hand)), replace(p2, near_hand=f2.local(*hand))
        f2.draw(c, p2)
        f1.draw(c, p1)
        hall_front(c)
    hall(ctx, cam, t, "night", people)
    lv = seg(t, -.6, 4.6, lambda x: clamp(x))

    def fume(c):
        glow(c, 812, 690, 200, "#FF9A4A", .4)
        smoke(c, t + 6, 840, 660, 620, 90, 1, "#5E626C", n=26, drift=220)
        smoke_bank(c, t, 180, -170, 1240 + 240 * lv, 760, .55 + .4 * lv, "#5A5E68", n=90)
    layer(ctx, cam, 1, fume)


def s_talk(ctx, t, u):
    """Next day: the grid worker points the way to the charging area."""
    cam = Camera(830, 560, 1.12).to(Camera(760, 556, 1.17), ease(u))
    gw = LOOKS["grid_worker"]

    def people(c):
        court_sign(c)
        girl = LOOKS["girl"]
        Figure(LOOKS["grandma"], 1640 - 26 * t, 690, 1.72, -1).draw(c, P.walk_at(LOOKS["grandma"], 1.72, 26 * t, t, stride=70, turn=.4))
        Figure(girl, 1560 - 26 * t, 700, 1.72, -1).draw(c, P.walk_at(girl, 1.72, 26 * t, t, stride=70, turn=.4))
        pushing(c, 1150, t, 0, face=-1, walk=False, talk_to=P.listen(t, .3))
        p = P.talk(t, .2, .6)
        w = seg(t, .7, 1.4)
        aim = replace(p, near_arm=(-88 + 2 * math.sin(t * 2), 4))
        Figure(gw, 690, GROUND + 6, K).draw(c, mix_pose(p, aim, w))
        cat(c, 470, 822, 2.3, 1, t, blink=P.blink(t, 1))
    courtyard(ctx, cam, t, "day", people)


def s_shed(ctx, t, u):
    """He parks in the open shed and plugs in at a post."""
    cam = Camera(890, 540, 1.0).to(Camera(1000, 545, 1.12), ease(u))
    stop, x1 = 1.9, 925
    e = min(1, max(-.2, t) / stop)
    x = x1 - 380 * (1 - e) ** 1.35 if e < 1 else x1
    moved = x - 300

    def people(c):
        walker = LOOKS["father"]
        Figure(walker, 1560 - 75 * t, 730, 2.1, -1).draw(
            c, replace(P.walk_at(walker, 2.1, 75 * t, t, swing=.6), hold=bag_in_hand()))
        ebike(c, 330, 772, 2.45, 1, 0, "#C8604A", stand=True)
        q = post_socket(420, 716, 2.25)
        cable(c, q, ebike_point("port", 330, 772, 2.45), 20, w=5)
        ebike(c, 1650, 772, 2.45, 1, 0, "#D9A03F", stand=True)
        cable(c, post_socket(1600, 716, 2.25), ebike_point("port", 1650, 772, 2.45), 30, w=5)
        if e < 1:
            pushing(c, x, t, moved)
            return
        _plug_in(c, t - stop, x1, moved)
    shed(ctx, cam, t, people)


def _plug_in(c, t, x, moved):
    k = K
    fig = Figure(MAN, x - 6 * k, GROUND - 14, k)
    grip, far = ebike_point("grip", x, GROUND, k), ebike_point("grip_far", x, GROUND, k)
    sock = post_socket(1010, 716, 2.25)
    w = seg(t, .2, 1.2)
    aim = (lerp(grip[0], sock[0] - 22, w), lerp(grip[1], sock[1], w) - 30 * math.sin(math.pi * w))
    pose = replace(mix_pose(P.walk_at(MAN, k, moved, t, swing=.2, stride=96), P.stand(t), seg(t, 0, .5)),
                   near_hand=fig.local(*aim), far_hand=fig.local(*far), lean=4,
                   hold=plug_in_hand if w > .1 else None)
    pose = P.with_face(pose, mouth="grin" if t > 1.4 else "smile")
    hx, hy = fig.joints(pose)["near_hand"]
    port = ebike_point("port", x, GROUND, k)
    shadow(c, x, GROUND - 6, 92 * k, 9 * k, .28)

    if t > 1.25:                             # the post shows that it is charging
        charging_post(c, 1010, 716, 2.25, "2", True)

    def mid(q):
        ebike(q, x, GROUND, k, 1, moved / k, BIKE, sh=False, stand=True)
        if w > .1:
            cable(q, (hx, hy), port, 60, w=6)
    fig.draw(c, pose, between=mid, shadow=False)


def s_clear(ctx, t, u):
    """The same stair hall, clear: the family walks home."""
    cam = Camera(1090, 500, 1.08).to(Camera(1180, 430, 1.13), ease(u))
    k = 2.5
    cast = ((LOOKS["father"], 3.4, None), (LOOKS["girl"], 1.6, None), (LOOKS["mother"], -.2, None))

    def people(c):
        pot_plant(c, 470, 700, 2.5, 0, "brick", t)
        for look, n0, _ in cast:
            n = n0 + 1.15 * max(0, t)
            if n < 0.05:
                n = .05
            x, y, pose = P.climb(STAIR, n, k, look, t, turn=.42)
            if look is cast[0][0]:
                pose = replace(pose, hold=bag_in_hand())
            if look is cast[1][0]:
                pose = P.with_face(pose, mouth="grin")
            Figure(look, x + 10, y - 10, k).draw(c, pose, shadow=False)
        hall_front(c)
        cat(c, 800, 706, 2.3, 1, t, blink=P.blink(t))
    hall(ctx, cam, t, "day", people)


def _cast(ctx, t):
    y, k = 1010, 2.05
    Figure(LOOKS["grandpa"], 235, y - 10, k).draw(ctx, P.stand(t, .2, turn=.7))
    Figure(LOOKS["grandma"], 345, y - 6, k).draw(ctx, P.wave_hand(t, .5))
    Figure(MAN, 640, y - 16, k).draw(ctx, P.stand(t, .7, turn=.75))
    ebike(ctx, 650, y, k, 1, 0, BIKE, stand=True)
    Figure(LOOKS["grid_worker"], 1170, y, k, 1).draw(ctx, P.wave_hand(t, .1))
    Figure(LOOKS["father"], 1420, y - 8, k).draw(ctx, P.stand(t, .6, turn=.75))
    Figure(LOOKS["girl"], 1505, y + 4, k).draw(ctx, P.wave_hand(t, .8, turn=.9))
    Figure(LOOKS["mother"], 1595, y - 4, k, -1).draw(ctx, P.stand(t, .9, turn=.75))
    cat(ctx, 1005, y + 2, k, 1, t, blink=P.blink(t))
    pot_plant(ctx, 120, y - 4, k * 1.1, 0, "brick", t)
    pot_plant(ctx, 1760, y - 4, k * 1.1, 1, "brick", t)


def s_end(ctx, t, u):
    end_card(ctx, t, _cast)


SHOTS = [
    Shot(5.6, s_home, "下班回家，别把电动车推进楼", hold=2.5),
    Shot(3.9, s_plug, "楼梯间、走道，不停车、不充电", "page"),
    Shot(3.2, s_swell, "电池一旦失控，起火快、浓烟大", "dissolve"),
    Shot(4.1, s_smoke, "浓烟封路：退回家中，关紧门，打119", "dissolve"),
    Shot(3.8, s_talk, "网格员提醒：车和电池，都不进楼", "page"),
    Shot(4.4, s_shed, "停到室外集中充电区，规范充电", "page"),
    Shot(3.3, s_clear, "楼道畅通，一家人平安", "page"),
    Shot(3.3, s_end, "", "page"),
]
SCORE = [(0, "calm"), (9.5, "tense"), (16.8, "relief"), (21.0, "warm")]

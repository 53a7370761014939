"""Film: 防溺水 (staying safe at the water; what to do when somebody falls in)."""
from water_sets import *

NAME = "防溺水"
GIRL, BOY, TALL, BOB = (SUMMER[n] for n in ("girl", "boy", "tall", "bob"))
UNCLE = replace(LOOKS["father"], glasses=False, top="shirt", top_color="#5C8FB5")
VICTIM = replace(SUMMER["tall"], hair="side", top_color="#D9604A", top2="#FBF7EF")


def _stroll(c, t, x0, speed):
    moved = speed * (t + .5)
    for i, look in enumerate((GIRL, BOY)):
        x = x0 + moved - i * 150
        fig, pose = Figure(look, x, 806 + 6 * i, K), P.walk_at(look, K, moved + 40 * i, t, stride=92, swing=.6, seed=.5 * i)
        fig.draw(c, P.with_face(pose, mouth="grin"))


# ---------------------------------------------------------------- shots
def s_title(ctx, t, u):
    """Summer at the river; two children walk along the bank."""
    cam = Camera(960, 480, 1.0).to(Camera(975, 530, 1.06), ease(u))

    def people(c):
        float_board(c, 1390, 776, 2.0)
        _stroll(c, t, 420, 96)
    river(ctx, cam, t, people, side="right")
    title_block(ctx, "防溺水", "水边的安全课", seg(t, .4, 1.0) * (1 - seg(t, 3.0, 3.4)), 124, 330, 176)


def s_no(ctx, t, u):
    """Two boys want to go in; the girl says no."""
    cam = Camera(900, 590, 1.12).to(Camera(930, 596, 1.17), ease(u))
    stop = seg(t, 1.0, 1.6)

    def people(c):
        water_sign(c, 1360, 772, 2.0)
        moved = 130 * seg(t, -.4, 1.2)
        for look, x, seed in ((TALL, 850, .2), (BOY, 720, .6)):
            walk = P.walk_at(look, K, moved, t, stride=88, swing=.5, seed=seed)
            pose = mix_pose(walk, P.with_face(P.listen(t, seed, .6), mouth="o", brow=.6), stop)
            Figure(look, x + moved, 808, K, 1).draw(c, pose)
        fig = Figure(GIRL, 1170, 812, K, -1)
        no = P.wave_hand(t * 1.2, .2, .75)
        fig.draw(c, mix_pose(P.stand(t, .4, "flat", .6), P.with_face(no, mouth="talk" if math.sin(t * 8) > 0 else "flat"), stop))
        mark(c, 985, 356, seg(t, 1.4, 1.8), r=40)
    river(ctx, cam, t, people)


def s_sign(ctx, t, u):
    """The board says it: deep water; one stays well away."""
    cam = Camera(1130, 602, 1.3).to(Camera(1150, 606, 1.36), ease(u))

    def people(c):
        water_sign(c, 1250, 806, 2.6)
        for look, x, seed in ((GIRL, 905, .2), (BOB, 780, .7)):
            pose = P.point(t, 96, seed, .5) if look is GIRL else P.listen(t, seed, .6)
            Figure(look, x, 816, K, 1).draw(c, P.with_face(pose, mouth="smile"))
    river(ctx, cam, t, people)


VX, VY = 1330, 640            # where the boy is in the water


def _in_water(c, t, calm=0.0, hold=None):
    """The boy in the water: arms up; calm = he lies on the ring."""
    k = kp(VY) * 1.12
    w = .5 + .5 * math.sin(t * 3.4)
    up = P.with_face(replace(P.stand(t, .2, "o", .8), near_arm=(150 + 16 * w, 14), far_arm=(150 - 16 * w, 14)), mouth="o", brow=1)
    if calm <= 0:
        return swimmer(c, VICTIM, VX, VY, k, t, up, 104, -1)
    s = k * VICTIM.height / 170
    fig = Figure(VICTIM, VX, VY + 104 * s, k, -1)
    rest = P.with_face(replace(P.stand(t, .2, "smile", .7), near_hand=fig.local(VX - 34, VY - 12), far_hand=fig.local(VX - 50, VY - 10)), brow=.3)
    return swimmer(c, VICTIM, VX, VY, k, t, mix_pose(up, rest, calm), 104, -1)


def _shout(t, seed, face_turn=.5):
    p = P.with_face(P.stand(t, seed, "o", face_turn), mouth="o" if math.sin(t * 6 + seed) > -.5 else "flat", brow=.8)
    return replace(p, near_hand=(14, -139), near_upper=.8, far_hand=(23, -137), lean=3)


def s_shout(ctx, t, u):
    """A boy has fallen in: the children stay on the bank and shout for grown-ups."""
    cam = Camera(960, 566, 1.06).to(Camera(940, 566, 1.1), ease(u))

    def people(c):
        far = Figure(UNCLE, 250 + 130 * seg(t, 1.4, 4.2), 790, kp(790), 1)
        walk = P.walk_at(UNCLE, kp(790), 130 * seg(t, 1.4, 4.2), t, swing=.7, stride=120)
        far.draw(c, mix_pose(P.stand(t, 0, "flat", .5), P.with_face(walk, mouth="o", brow=.6), seg(t, 1.4, 1.8)))
        Figure(BOB, 960, 806, K, 1).draw(c, P.with_face(replace(P.point(t, 84, .3, .5)), mouth="o", brow=.8))
        Figure(GIRL, 780, 812, K, -1).draw(c, _shout(t, .4))
        bubble(c, 470, 236, ["来人呀！", "有人落水！"], seg(t, .5, .9), (748, 492), 56, {1: "red"})
    river(ctx, cam, t, people, lambda c: _in_water(c, t))


def s_call(ctx, t, u):
    """The phone: police, fire brigade, ambulance; say where."""
    cam = Camera(760, 586, 1.2).to(Camera(790, 586, 1.24), ease(u))

    def people(c):
        p = P.with_face(P.phone(t, .1, .6), brow=.5)
        Figure(UNCLE, 700, 812, K, 1).draw(c, replace(p, hold=phone_in_hand))
        Figure(GIRL, 520, 820, K, 1).draw(c, P.with_face(P.listen(t, .4, .6), mouth="flat", brow=.4))
        bubble(c, 800, 214, ["110　报警", "119　救援", "120　急救"], seg(t, .4, .9), (752, 410), 56)
    river(ctx, cam, t, people, lambda c: _in_water(c, t))


def _throw(t):
    """Where ring and bottle are at t; 0 in hand .. 1 on the water."""
    return seg(t, .9, 2.0, clamp)


def s_throw(ctx, t, u):
    """From the bank: ring on a rope, an empty bottle; nobody goes in."""
    cam = Camera(1000, 560, 1.06).to(Camera(1020, 566, 1.08), ease(u))
    fly = _throw(t)
    rx, ry = lerp(700, VX - 74, ease(fly)), lerp(560, VY - 4, fly) - 240 * math.sin(math.pi * fly) * .8
    f2 = clamp((t - 1.3) / 1.2)
    bx, by = lerp(935, VX + 96, ease(f2)), lerp(640, VY + 22, f2) - 190 * math.sin(math.pi * f2)
    got = seg(t, 2.2, 3.0)
    pull = 60 * seg(t, 3.1, 4.8)

    def people(c):
        float_board(c, 330, 782, 2.0)
        fig = Figure(UNCLE, 590, 812, K, 1)
        wind = replace(P.stand(t, 0, "flat", .4), near_arm=(-30, 20), far_arm=(60, 40), lean=-6, far_foot=(22, -10, 0))
        out = replace(P.stand(t, 0, "flat", .4), near_arm=(84, 8), far_arm=(96, 6), lean=10, far_foot=(24, -10, 0), near_foot=(-14, -8, 12))
        hold = replace(P.stand(t, 0, "smile", .45), near_hand=(30, -96), far_hand=(44, -100), lean=-4, far_foot=(20, -10, 0))
        pose = mix_pose(mix_pose(wind, out, seg(t, .5, 1.0)), hold, seg(t, 2.2, 2.9))
        hands = fig.joints(pose)
        hx, hy = hands["far_hand"]
        w = seg(t, .75, 1.1, clamp)
        x, y = lerp(hx + 14, rx, w), lerp(hy + 20, ry, w)
        _rope(c, hands["near_hand"], (x - 26 - pull, y), 1 - .6 * got)
        if fly < 1:
            lifebuoy(c, x, y, 46, 1 - .55 * fly)
        if f2 < 1:
            bottle(c, bx, by, .74, 40 * f2)
        fig.draw(c, pose)
        kid = Figure(BOB, 880, 810, K, 1)
        kp_ = mix_pose(replace(P.stand(t, .3, "flat", .45), near_arm=(-20, 60), far_arm=(40, 80)),
                       replace(P.stand(t, .3, "smile", .45), near_arm=(80, 10), far_arm=(60, 20), lean=4), seg(t, 1.0, 1.5))
        kid.draw(c, kp_)
        mark(c, 1010, 330, seg(t, 2.4, 2.9), True, 40)

    def afloat(c):
        with at(c, -pull, 0):
            _in_water(c, t, got)
            if fly >= 1:
                lifebuoy(c, VX - 74 + 34 * got, VY + 2, 54, .42)
            if f2 >= 1:
                bottle(c, VX + 96, VY + 22 + 3 * math.sin(t * 2), .74, -4)
    river(ctx, cam, t, people, afloat)


def _rope(ctx, p, q, slack):
    def f(k):
        k.move_to(*p)
        k.curve_to(lerp(p[0], q[0], .35), lerp(p[1], q[1], .35) + 90 * slack, lerp(p[0], q[0], .7), lerp(p[1], q[1], .7) + 60 * slack, *q)
    stroke(ctx, f, "#E9E2CF", 5)


def s_bath(ctx, t, u):
    """Swimming is fun where a guard looks and a parent is beside you."""
    cam = Camera(930, 560, 1.04).to(Camera(960, 566, 1.08), ease(u))

    def people(c):
        guard = replace(LOOKS["foreman"], hair="cap", hat_color="#C8372D", top="tee", top_color="#C8372D", top2="#F6B73C", sleeve="short",
                        bottom="shorts", bottom_color="#C8372D")
        Figure(guard, 1556, 596 - 96 * 1.32, 1.32, -1).draw(c, replace(P.sit(t, 62), near_foot=(30, -12, 0), far_foot=(36, -14, 0)), shadow=False)
        dad = replace(LOOKS["father"], glasses=False, top="tee", top_color="#3F7CA6", top2="#3F7CA6", sleeve="short")
        k, y = kp(770) * 1.05, 770
        pose = P.with_face(replace(P.stand(t, .2, "grin", .6), near_arm=(50, 30), far_arm=(60, 24)), mouth="grin")
        swimmer(c, dad, 760, y, k, t, pose, 92)
        kid = SWIM_BOY
        lifebuoy(c, 990, 786, 84, .34)
        w = wave(t, 2.2, 8)
        swimmer(c, kid, 990, 782, k * 1.05, t + .7,
                P.with_face(replace(P.stand(t, .6, "grin", .6), near_arm=(70 + w, 16), far_arm=(74 - w, 12)), mouth="grin"), 84, -1)
        clipped(c, rect(880, 786, 220, 60), lambda q: lifebuoy(q, 990, 786, 84, .34))
        mark(c, 1180, 420, seg(t, .8, 1.2), True, 40)
    bath(ctx, cam, t, people)


def _cast(ctx, t):
    y, k = 1010, 2.05
    Figure(UNCLE, 250, y - 8, k).draw(ctx, P.wave_hand(t, .5))
    Figure(BOY, 350, y, k).draw(ctx, P.stand(t, .2, "grin", turn=.8))
    float_board(ctx, 570, y, 1.45)
    water_sign(ctx, 1000, y, 1.55)
    Figure(GIRL, 1330, y, k).draw(ctx, P.wave_hand(t, .1, turn=.85))
    Figure(LOOKS["mother"], 1430, y - 6, k, -1).draw(ctx, P.stand(t, .6, turn=.75))
    Figure(TALL, 1530, y + 2, k, -1).draw(ctx, P.stand(t, .9, "grin", turn=.75))
    cat(ctx, 780, y + 4, k, 1, t, blink=P.blink(t))
    pot_plant(ctx, 110, y - 4, k * 1.1, 0, "brick", t)
    pot_plant(ctx, 1760, y - 4, k * 1.1, 1, "brick", t)


def s_end(ctx, t, u):
    school_card(ctx, t, "珍爱生命", "预防溺水", "不私自下水，没有大人陪，不去水边玩", _cast)


SHOTS = [
    Shot(4.0, s_title, "", "cut"),
    Shot(4.2, s_no, "不私自下水，不结伴去野外游泳", "page"),
    Shot(3.3, s_sign, "看见警示牌，离水远一点", "dissolve"),
    Shot(4.2, s_shout, "有人落水：大声喊大人", "page"),
    Shot(3.6, s_call, "打110、119、120，说清在哪里", "dissolve"),
    Shot(4.6, s_throw, "抛救生圈、绳子、空瓶，人不下水", "dissolve"),
    Shot(3.2, s_bath, "学游泳，大人陪着去正规泳池", "page"),
    Shot(2.9, s_end, "", "page"),
]
SCORE = [(0, "calm"), (11.3, "tense"), (19.2, "relief"), (23.8, "warm")]

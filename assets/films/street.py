"""Film: 放学路上 (the way home from school)."""
from street_sets import *

NAME = "放学路上"
GIRL, BOY, TALL, BOB = (PUPILS[n] for n in ("girl", "boy", "tall", "bob"))


# ---------------------------------------------------------------- shots
def s_gate(ctx, t, u):
    """Title; the class leaves through the gate in a line, the guard waves them on."""
    cam = Camera(960, 470, 1.0).to(Camera(980, 520, 1.05), ease(u))
    moved = 92 * (t + .6)

    def people(c):
        Figure(GUARD, 1660, 716, 1.95, -1).draw(c, P.wave_hand(t, .3, .6))
        Figure(LOOKS["grandpa"], 300, 726, 1.95, 1).draw(c, P.wave_hand(t, .8, .6))
        for i, look in enumerate((GIRL, BOY, BOB, TALL)):
            fig, pose = walker(c, look, 1120 + i * 170 - moved, 790 + 8 * (i % 2), t, moved + i * 40, -1, 2.45, seed=i * .6)
            fig.draw(c, P.with_face(pose, mouth="grin" if i % 2 else "smile"))
    gate(ctx, cam, t, people)
    title_block(ctx, "放学路上", "平平安安回到家", seg(t, .4, 1.0) * (1 - seg(t, 3.2, 3.6)), 124, 300, 168)


def _waiting(c, t, glance):
    """The girl, the boy and a grandmother stand at the kerb; glance -1 left .. 1 right."""
    gran = Figure(LOOKS["grandma"], 118, 796, kp(796))
    girl, boy = Figure(GIRL, 232, 806, kp(806)), Figure(BOY, 20, 812, kp(812))
    hand = (176, 800 - 58 * 2.6)
    for fig, look, seed in ((boy, BOY, .2), (gran, None, .9), (girl, GIRL, .5)):
        pose = P.stand(t, seed, "smile", .6)
        pose = replace(pose, head_turn=.62 + .38 * abs(glance) if glance < 0 else .62 - .3 * glance,
                       face=replace(pose.face, look=(glance * 1.1, 0)))
        if fig is gran:
            pose = replace(pose, far_hand=fig.local(*hand))
        if fig is girl:
            pose = replace(pose, near_hand=fig.local(*hand))
        fig.draw(c, pose)


def s_red(ctx, t, u):
    """The man is red: they wait on the pavement and look both ways."""
    cam = Camera(880, 560, 1.0).to(Camera(905, 566, 1.03), ease(u))
    glance = -seg(t, .7, 1.2) + 2 * seg(t, 1.7, 2.2) - seg(t, 2.8, 3.2)
    crossing(ctx, cam, t, 0, lambda c: _waiting(c, t, glance))


def s_green(ctx, t, u):
    """Green, the cars stand: over the stripes, one hand up."""
    cam = Camera(905, 566, 1.03).to(Camera(1060, 566, 1.06), ease(u))
    go = seg(t, .1, .7)
    s = max(0.0, t - .8)
    moved = 286 * max(0.0, s - .35 * (1 - math.exp(-s * 2.5)))

    def people(c):
        gran = Figure(LOOKS["grandma"], 118 + moved, 796, kp(796))
        girl, boy = Figure(GIRL, 232 + moved, 806, kp(806)), Figure(BOY, 20 + moved, 812, kp(812))
        hand = (176 + moved, 800 - 58 * 2.6)
        w = seg(t, .8, 1.3)
        for fig, look, seed, stride in ((boy, BOY, .2, 96), (gran, LOOKS["grandma"], .9, 84), (girl, GIRL, .5, 96)):
            walk = P.walk_at(look, kp(806), moved, t, stride=stride, swing=.4, seed=seed)
            pose = mix_pose(P.stand(t, seed, "smile", .6), walk, w)
            if look is BOY:
                pose = mix_pose(pose, replace(pose, far_arm=(132, 22)), seg(t, .8, 1.5))
            if look is GIRL:
                pose = replace(pose, near_hand=fig.local(*hand))
                pose = mix_pose(pose, replace(pose, far_arm=(132, 22)), seg(t, .8, 1.5))
            if look is LOOKS["grandma"]:
                pose = replace(pose, far_hand=fig.local(*hand))
            fig.draw(c, pose)
    crossing(ctx, cam, t, go, people)


def parked(c, cars=((390, "#C9584B", -1), (1420, "#5F8FB0", 1))):
    for x, col, face in cars:
        car_side(c, x, 744, 1.98, face, col)


def s_gap(ctx, t, u):
    """Between two parked cars a child is hidden; a car comes: stop, step back."""
    cam = Camera(930, 600, 1.06).to(Camera(905, 610, 1.1), ease(u))
    back = seg(t, 2.3, 3.4)
    out = seg(t, .1, 1.0) * (1 - back)

    def people(c):
        fig = Figure(BOY, 905, lerp(690, 726, out), 1.86, 1)
        pose = P.with_face(P.stand(t, .3, "o" if 1.2 < t < 2.6 else "flat", lerp(.95, .8, out)), brow=.8)
        pose = replace(pose, face=replace(pose.face, look=(-1, 0)))
        fig.draw(c, pose)
        parked(c)
        x = lerp(-620, -10, ease_out((t - .2) / 1.7))
        car_side(c, x, 934, 2.62, 1, "#E3A23E", x / 2.62, _driver)
        a = seg(t, .5, 1.0) * (1 - seg(t, 2.2, 2.6))
        if a > 0:
            _dashes(c, (905, 752), (905, 850), a)
        mark(c, 905, 372, seg(t, 1.0, 1.4), r=38)
    street(ctx, cam, t, people)


def _driver(q):
    flat(q, ell(34, -116, 10, 12), "#E7B58B")
    flat(q, smooth((22, -116), (23, -125), (34, -131), (45, -124), (36, -123), (28, -119)), "#2B2A33")
    flat(q, ell(39, -117, 1.3, 1.9), "#3A2A2C")
    stroke(q, smooth((36, -109), (39, -108), (42, -110), closed=False), "#8E4A3A", 1.2)
    flat(q, smooth((14, -92), (24, -104), (44, -104), (54, -92)), "#3F6F63")


def _dashes(ctx, p, q, a):
    ctx.save()
    ctx.set_dash([18, 16])
    stroke(ctx, line(p, q), C["paper"], 9, a, cap="butt")
    ctx.restore()
    stroke(ctx, line((q[0] - 20, q[1] - 16), (q[0], q[1] + 6), (q[0] + 20, q[1] - 16)), C["paper"], 9, a)


MUM = replace(LOOKS["mother"], hair="rider", hat_color="#D9604A", bottom="trousers", bottom_color="#3F4C63")
KID = replace(PUPILS["girl"], hair="rider", hat_color="#F6B73C", bottom="trousers", bottom_color="#C9584B", bag="")


def riding(c, x, y, k, t, roll, face=1):
    """Mother and child on the e-bike, both with helmets."""
    shadow(c, x, y - 4, 92 * k, 9 * k, .3)
    mum, kid = Figure(MUM, x - 30 * k * face, y - 36 * k, k, face), Figure(KID, x - 64 * k * face, y - 45 * k, k, face)
    grip, far = ebike_point("grip", x, y, k, face), ebike_point("grip_far", x, y, k, face)
    step = (x + 14 * k * face, y - 34 * k)
    hold = (x - 38 * k * face, y - 104 * k)
    q = replace(P.sit(t, 42, .4), lean=2, near_foot=(28, -4, 6), far_foot=(33, -5, 6), turn=.5,
                near_hand=kid.local(*hold), far_hand=kid.local(hold[0] + 8 * face, hold[1] + 4))
    p = replace(P.sit(t, 46), lean=3, near_foot=(*mum.local(step[0], step[1]), 0), far_foot=(*mum.local(step[0] + 8 * face, step[1] - 6), 0),
                near_hand=mum.local(*grip), far_hand=mum.local(*far), turn=.45)
    q = P.with_face(q, mouth="grin")
    ebike(c, x, y, k, face, roll, "#2F8C86", sh=False)
    kid.draw(c, q, shadow=False)
    mum.draw(c, p, shadow=False)
    return kid.joints(q)["head"], mum.joints(p)["head"]


def s_helmet(ctx, t, u):
    """On the back seat too: helmet on, strap fastened."""
    cam = Camera(1000, 560, 1.12).to(Camera(1500, 566, 1.12), clamp(u))
    x = 820 + 640 * clamp(u, -.1, 1.1)

    def people(c):
        heads = riding(c, x, 842, 2.72, t, (x - 820) / 2.72)
        for i, (hx, hy) in enumerate(heads):
            mark(c, hx + (-92, 96)[i], hy - 66, seg(t, 1.2 + .4 * i, 1.7 + .4 * i), True, 32)
    street(ctx, cam, t, people)


def s_kerb(ctx, t, u):
    """A ball at the roadside: not here."""
    cam = Camera(960, 580, 1.1).to(Camera(985, 586, 1.14), ease(u))

    def people(c):
        for look, x, face, seed in ((TALL, 660, 1, .2), (BOB, 1190, -1, .7)):
            pose = P.with_face(P.listen(t, seed, .55), mouth="o", brow=.6)
            Figure(look, x, 672, 2.0, face).draw(c, replace(pose, near_arm=(30, 30), far_arm=(40, 26)))
        bx = 800 + 190 * ease_out(t / 1.3)
        ball(c, bx, lerp(676, 792, ease(t / 1.3)), 2.3, bx - 800)
        x = lerp(2900, 1730, ease_out((t - .1) / 1.7))
        car_side(c, x, 892, 2.5, -1, "#6E9C8A", -x / 2.5, _driver)
        mark(c, 925, 420, seg(t, .6, 1.0), r=40)
    street(ctx, cam, t, people)


def s_park(ctx, t, u):
    """On the playground they may run."""
    cam = Camera(940, 560, 1.06).to(Camera(980, 556, 1.1), ease(u))

    def people(c):
        Figure(LOOKS["grandpa"], 880, 674, 1.5).draw(c, P.sit(t, 48), shadow=False)
        ph = t * .62
        w = .5 - .5 * math.cos(math.pi * ph)
        bx = lerp(708, 1084, w)
        for look, x, face, near in ((TALL, 590, 1, w), (BOB, 1200, -1, 1 - w)):
            fig = Figure(replace(look, bag=""), x, 800, 2.6, face)
            kick = ease(1 - near * 3)
            pose = replace(P.stand(t, x * .01, "grin", .45), near_arm=(-30 + 50 * kick, 34), far_arm=(46 - 60 * kick, 34),
                           lean=5 - 10 * kick, drop=2 + 3 * kick)
            fig.draw(c, replace(pose, far_foot=(6 + 30 * kick, -10 - 17 * kick, -24 * kick)))
        ball(c, bx, 806, 2.6, bx - 700)
        mark(c, 925, 420, seg(t, .7, 1.1), True, 40)
    park(ctx, cam, t, people)


def _cast(ctx, t):
    y, k = 1010, 2.05
    Figure(LOOKS["grandma"], 250, y - 8, k).draw(ctx, P.wave_hand(t, .5))
    Figure(BOY, 345, y, k).draw(ctx, P.wave_hand(t, .2, turn=.8))
    walk_light(ctx, 560, y - 6, 1.35, 1)
    riding(ctx, 860, y, 1.85, t, 0)
    Figure(GUARD, 1200, y - 6, k).draw(ctx, P.wave_hand(t, .1))
    Figure(GIRL, 1400, y + 2, k).draw(ctx, P.wave_hand(t, .8, turn=.85))
    Figure(TALL, 1490, y - 2, k, -1).draw(ctx, P.stand(t, .6, "grin", turn=.75))
    Figure(BOB, 1580, y + 2, k, -1).draw(ctx, P.stand(t, .9, turn=.75))
    pot_plant(ctx, 110, y - 4, k * 1.1, 0, "brick", t)
    pot_plant(ctx, 1760, y - 4, k * 1.1, 1, "brick", t)


def s_end(ctx, t, u):
    school_card(ctx, t, "高高兴兴上学", "平平安安回家", "红灯停、绿灯行，看清左右再通过", _cast)


SHOTS = [
    Shot(4.2, s_gate, "", "cut"),
    Shot(3.8, s_red, "红灯等一等，左右看清楚", "page"),
    Shot(4.8, s_green, "绿灯亮、车停稳，走斑马线", "dissolve"),
    Shot(4.4, s_gap, "停着的车挡视线，不从车缝跑出来", "page"),
    Shot(4.0, s_helmet, "坐电动车，头盔戴好、扣紧", "page"),
    Shot(2.9, s_kerb, "马路边，不追跑、不玩球", "page"),
    Shot(2.9, s_park, "要玩耍，去操场、去公园", "dissolve"),
    Shot(3.0, s_end, "", "page"),
]
SCORE = [(0, "calm"), (12.6, "tense"), (17.0, "relief"), (23.8, "warm")]

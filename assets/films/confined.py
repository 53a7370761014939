"""Film: 先通风、再检测、后作业 (work in confined spaces)."""
from confined_sets import *
from kit_yard import HOLE

NAME = "有限空间：先通风、再检测、后作业"
MAN = replace(LOOKS["worker"], harness=True)
PLAIN = LOOKS["worker"]
GUARD = LOOKS["guardian"]
CHIEF = LOOKS["foreman"]
MEDIC = Look(hair="bob", female=True, top="jacket", top_color="#F4F1EA", top2="#9FC4CF", bottom_color="#5E8791",
             height=164, shoes="#F1ECE2", badge=True)


def guardian(c, fig, pose, between=None, shadow=True):
    fig.draw(c, pose, between=between, shadow=shadow)
    armband(c, fig, pose)


# ---------------------------------------------------------------- shots
def s_walk(ctx, t, u):
    """Title over the morning sky; three people walk to the shaft."""
    cam = Camera(900, 150, 1.0).to(Camera(900, 548, 1.06), ease((t - .9) / 2.6))
    moved = 190 * (t + .5)

    def people(c):
        marking(c)
        manhole(c, HX, HY, K, 0)
        fence(c, 690, ((420, 150), (1100, 150)))
        warn_board(c, 1560, 742, 2.2)
        x = -540 + moved
        fig = Figure(GUARD, x - 30, 774, 2.45)
        p = P.walk_at(GUARD, 2.45, moved, t, stride=104, swing=.3, seed=.3)
        j = fig.joints(p)["head"]
        p = replace(p, near_hand=fig.local(j[0] + 30, j[1] + 60), near_upper=.8)
        guardian(c, fig, p, between=lambda q: tripod_folded(q, j[0] - 40, j[1] + 22, 2.45, -12))
        f2 = Figure(PLAIN, x + 210, 806, K)
        f2.draw(c, replace(P.walk_at(PLAIN, K, moved, t, stride=110, swing=.55, seed=.6), hold=upright(toolbox_in_hand)))
        f3 = Figure(CHIEF, x + 430, 790, 2.55)
        q = P.walk_at(CHIEF, 2.55, moved, t, stride=112, swing=.5, seed=.9)
        f3.draw(c, replace(q, near_arm=(10, 84), hold=clipboard))
    yard(ctx, cam, t, people, None)
    title_block(ctx, "先通风\n再检测\n后作业", "有限空间作业", seg(t, .4, 1.0) * (1 - seg(t, 1.45, 1.9)), 124, 316, 138)


def s_guard(ctx, t, u):
    """Permit checked, fence closed, then the lid is drawn aside."""
    cam = Camera(930, 520, 1.02).to(Camera(970, 550, 1.1), ease(u))
    k2 = 1.92

    def people(c):
        fence(c, 690, ((420, 150), (1100, 150)))
        warn_board(c, 240, 742, 2.2)
        marking(c)
        # the guardian carries the last barrier into its place
        stop = 1.3
        e = min(1, max(-.3, t) / stop)
        dx = 330 * ((1 - e) ** 1.35 if e < 1 else 0)
        down = seg(t, stop - .05, stop + .4)
        bx = 760 + dx
        g = Figure(GUARD, bx + 150 * k2 / 2, 684, k2, -1)
        walk = P.walk_at(GUARD, k2, 330 - dx, t, stride=92, swing=.2, turn=.5)
        p = mix_pose(walk, P.stand(t, .2, turn=.7), seg(t, stop - .35, stop))
        lift = 16 * (1 - down)
        top = 690 - (88 + lift) * k2
        rest = seg(t, stop + .5, stop + 1.0)
        p = replace(p, near_hand=g.local(g.x + 58, top), far_hand=g.local(g.x - 58, top), lean=3 + 5 * down * (1 - rest))
        guardian(c, g, p)
        barrier(c, bx, 690 - lift * k2, k2, 150)
        # permit
        q = P.talk(t, .4, .55)
        fig = Figure(CHIEF, 590, 792, 2.55)
        w = wave(t, .9, 2.5)
        q = replace(q, far_arm=(34, 78), hold_far=clipboard, near_hand=(33 + w, -112 + w * .4), tilt=9 - 5 * seg(t, 1.6, 2.0))
        q = P.with_face(q, mouth="flat" if t < 1.7 else "smile")
        fig.draw(c, q)
        # the lid
        _lid_scene(c, t, seg(t, 1.5, 3.3))
    yard(ctx, cam, t, people, "left")


def _lid_scene(c, t, open_):
    """The worker walks backwards and draws the lid with a hook bar."""
    # manhole() eases its own argument: invert that, so that bar and lid move together
    lo, hi = 0.0, 1.0
    for _ in range(24):
        m = (lo + hi) / 2
        lo, hi = (m, hi) if ease(m) < open_ else (lo, m)
    manhole(c, HX, HY, K, hi if open_ > .002 else 0, LID)
    edge = HX + LID * K * open_ + (HOLE[0] - 6) * K
    back = LID * K * open_
    x = HX + 300 + back
    fig = Figure(PLAIN, x, 806, K, -1)
    walk = P.walk(-back / fig.s + 8, t, stride=74, swing=.1, turn=.4, mouth="flat")
    p = mix_pose(P.stand(t, .5, "flat", turn=.4), walk, seg(open_, 0, .06) * (1 - seg(open_, .94, 1)))
    p = replace(p, lean=20 - 3 * open_, tilt=6, drop=p.drop + 5)
    hx, hy = x - 74, 806 - 190
    p = replace(p, near_hand=fig.local(hx, hy), far_hand=fig.local(hx - 34, hy + 34))
    fig.draw(c, p, between=lambda q: (stroke(q, line((hx + 26, hy - 26), (edge, HY + 2)), "#46525E", 8),
                                      stroke(q, line((hx + 6, hy - 50), (hx + 46, hy - 2)), "#46525E", 8)))


def s_vent(ctx, t, u):
    """Cut: the fan presses fresh air to the floor, the stale air leaves."""
    cam = Camera(945, 655, .70).to(Camera(950, 676, .735), ease(u))
    low = seg(t, -.3, 1.3)
    clean = seg(t, 1.2, 3.6)
    end = [(SX - 150, 900)]

    def below(c):
        ox, oy = blower_out(*SEC_BLOW, K)
        flow(c, smooth((SEC_BLOW[0] - 520, oy + 4), (SEC_BLOW[0] - 300, oy - 4), (SEC_BLOW[0] - 96, oy), closed=False), t, 4, seg(t, .3, .9), w=11, speed=.5, length=.2)
        valve(c)
        fume(c, t, .74 * (1 - .93 * clean))
        end[0] = sec_duct(c, t, seg(t, .2, .9, lambda v: clamp(v)) * 1.0, low)
        lid_aside(c, SX + 284, 430)

    def above(c):
        w = Figure(PLAIN, 300, 430, K, 1)
        p = P.kneel_work(t, w.local(SEC_BLOW[0] - 66, SEC_BLOW[1] - 130 + 8 * seg(t, .2, .7)), .86)
        w.draw(c, replace(p, tilt=4, face=replace(p.face, mouth="smile")))
        g = Figure(GUARD, 1440, 430, K, -1)
        q = mix_pose(P.stand(t, .3), P.point(t, 52), seg(t, .9, 1.6))
        guardian(c, g, q)
        f = Figure(CHIEF, 1680, 428, K, -1)
        f.draw(c, replace(P.listen(t, .8), far_arm=(30, 76), hold_far=clipboard))
    section(ctx, cam, t, below, above)

    def air(c):
        x, y = end[0]
        a = seg(t, .9, 1.6)
        b = seg(t, 1.3, 2.2)
        for k in range(3):
            flow(c, smooth((x + 4 + k * 10, y + 8), (x + 20 + k * 40, FLOOR - 90 + k * 10), (SX - 10 + k * 60, FLOOR - 70 - k * 26),
                           (SX + 90 + k * 34, FLOOR - 210 - k * 20), (SX + 66 + k * 18, 640), (SX + 46 + k * 22, 470), (SX + 60 + k * 44, 300),
                           (SX + 120 + k * 80, 190 - k * 24), closed=False), t + k * .9, 4, a if k == 0 else b, w=11, speed=.24, length=.1)
    layer(ctx, cam, 1, air)


def s_test(ctx, t, u):
    """Probe let down to three levels; the meter in close view."""
    cam = Camera(1150, 676, .735).to(Camera(1124, 676, .75), ease(u))
    stops = (560, 760, 970)
    y = 470.0
    for yy, a in zip(stops, (.1, 1.15, 2.15)):
        y = lerp(y, yy, seg(t, a, a + .6))
    done = [seg(t, a, a + .3) for a in (.75, 1.8, 2.8)]

    def below(c):
        valve(c)
        fume(c, t, .1)
        sec_duct(c, t, 1, 1)
        x = SX + 8
        cable(c, (hand[0], hand[1]), (x, 452), 0, "#3F4A57", 6, mid=(x + 20, 400))
        stroke(c, smooth((x, 450), (x + wave(t, 2.6, 3), (450 + y) / 2), (x, y), closed=False), "#3F4A57", 6)
        shaded(c, rrect(x - 11, y, 22, 52, 8), C["amber"], d=5)
        flat(c, rrect(x - 6, y + 44, 12, 14, 3), "#3F4A57")
        for yy, a, w in zip(stops, done, "上中下"):
            tick(c, SX + 60, yy + 26, 27, a, w)
    g = Figure(GUARD, 1170, 430, K, -1)
    step = wave(t, .9, 5) * (1 - done[2])
    pose = P.kneel_work(t, g.local(1068, 300 + step), .86)
    pose = replace(pose, far_hand=g.local(1046, 322 - step), tilt=12)
    hand = g.joints(pose)["far_hand"]

    def above(c):
        guardian(c, g, pose)
        w = Figure(PLAIN, 290, 430, K, 1)
        w.draw(c, P.listen(t, .1))
        lid_aside(c, SX + 400, 430)
    section(ctx, cam, t, below, above)
    n = sum(done)
    o2 = "20.9" if n < 1.5 else "20.8" if n < 2.5 else "20.8"
    rows = (("氧气", o2, "%"), ("可燃气", "0", "%LEL"), ("硫化氢", "0", "ppm"), ("一氧化碳", "0", "ppm"))
    up = seg(t, .1, .9)
    with at(ctx, 0, 460 * (1 - up) + wave(t, 4.2, 4), 1):
        meter_held(ctx, 1560, 470, 1.08, rows, done[2])


def _going_down(t):
    """Centimetres below the rim: a step, a pause."""
    n, f = divmod(max(0, t) / .62, 1)
    return 46 + 20 * (n + ease(min(1, f / .72)))


def s_rig(ctx, t, u):
    """Harness, line, tripod: he climbs down, the guardian watches with a radio."""
    cam = Camera(900, 530, 1.0).to(Camera(900, 556, 1.1), ease(u))
    deep = _going_down(t)
    fig = Figure(MAN, HX + 8, HY + deep * K, K)
    p = P.stand(t, .1, "flat", turn=.55)
    sway = math.sin(t / .62 * math.pi) * 3
    p = replace(p, lean=5, tilt=2 - 10 * seg(t, 1.6, 2.4) + 10 * seg(t, 2.6, 3.0), near_arm=(28, 40), far_hand=fig.local(HX + 96, HY - 8),
                near_hand=fig.local(HX + 76, HY + 6 + sway))
    hook = ring(fig, p)

    def inside(c):
        fig.draw(c, p, shadow=False)
        alarm(c, fig, p)

    def people(c):
        fence(c, 690, ((560, 150), (1180, 150)))
        warn_board(c, 250, 716, 1.98)
        f = Figure(CHIEF, 1600, 742, 2.3, -1)
        f.draw(c, replace(P.listen(t, .6), far_arm=(30, 76), hold_far=clipboard))
        air_set(c, 1490, 800, 2.45)
        rescue_kit(c, 1600, 822, 2.5)
        g = Figure(GUARD, WINCH[0] - 150, 806, K)
        crank = -t * 150
        cp = crank_point(crank)
        q = P.talk(t, .2, .5)
        q = replace(q, far_hand=g.local(*cp), near_hand=(17, -137), near_upper=.8, hold=radio_in_hand, lean=4, tilt=6)

        well(c, t, inside, hook, crank)
        guardian(c, g, q)
    yard(ctx, cam, t, people, None)


def s_below(ctx, t, u):
    """He works at the valve; he feels unwell, pulls the line; the guardian answers."""
    out = ease((t - 1.5) / 1.5)
    cam = Camera(1000, 826, 1.16).to(Camera(955, 672, .73), out)
    bad = seg(t, 1.3, 2.0)
    fig = Figure(MAN, SX + 34, FLOOR - 4, K)
    turn = math.sin(t * 2.6) * (1 - bad)
    work = P.stand(t, .1, "flat", turn=.42)
    gx, gy = VALVE
    work = replace(work, lean=15, drop=11, tilt=2, near_foot=(-22, -8, 4), far_foot=(14, -10, 0),
                   far_hand=fig.local(gx + 4 + 4 * turn, gy - 34 + 16 * turn), near_hand=fig.local(gx - 8 - 4 * turn, gy + 30 - 16 * turn))
    pull = wave(t, .8, 14) * seg(t, 2.1, 2.4)
    ill = P.stand(t, .1, "worry", turn=.6)
    ill = replace(ill, lean=-3, tilt=10 + wave(t, 2.4, 3), drop=4, near_hand=(9, -150), near_upper=.8,
                  far_hand=fig.local(SX + 92, FLOOR - 464 + pull), near_foot=(-12, -8, 0), far_foot=(10, -10, 0),
                  face=replace(ill.face, mouth="worry", brow=-1, blink=.35 if bad > .5 else 0))
    pose = mix_pose(work, ill, bad)
    hook = ring(fig, pose)

    def below(c):
        sec_duct(c, t, 1, 1)
        valve(c, 34 * turn)
        via = fig.joints(pose)["far_hand"]
        mid = ((SX + hook[0]) / 2, (hook[1] - 84) / 2)
        stroke(c, line((SX, -84), (lerp(mid[0], via[0], bad), lerp(mid[1], via[1], bad))), ROPE, 5.5)
        stroke(c, smooth((lerp(mid[0], via[0], bad), lerp(mid[1], via[1], bad)),
                         (lerp((mid[0] + hook[0]) / 2, via[0] - 22, bad), lerp((mid[1] + hook[1]) / 2, via[1] + 70, bad)), hook, closed=False), ROPE, 5.5)
        fig.draw(c, pose)
        alarm(c, fig, pose, bad)
        fume(c, t, .42 * seg(t, .7, 2.6), 1.0, 9)
        lid_aside(c, SX + 420, 430)

    def above(c):
        tripod_back(c, SX, 428, K, 40, 200)
        g = Figure(GUARD, SX - 210 - 0, 432, K)
        call = seg(t, 2.3, 2.8)
        q = mix_pose(replace(P.listen(t, .2), near_arm=(4, 30)), replace(P.talk(t, .2, .5), near_hand=(17, -137), near_upper=.8, tilt=10), call)
        w = (SX - 36 * K, 428 - 200 * .56 * K)
        q = replace(q, far_hand=g.local(w[0] - 34, w[1] + 6), hold=radio_in_hand, lean=4)
        q = P.with_face(q, brow=-.6 * call, mouth="flat" if call < .5 else q.face.mouth)
        guardian(c, g, q)
        tripod(c, SX, 430, K, 200)
        air_set(c, 1190, 432, 2.3)
    section(ctx, cam, t, below, above)


HALT = 2.2


def s_halt(ctx, t, u):
    rescue(ctx, t)


def s_winch(ctx, t, u):
    rescue(ctx, t + HALT)


def rescue(ctx, t):
    """The chief hurries up and is stopped; then winch and telephone."""
    cam = Camera(1030, 520, 1.0).to(Camera(1030, 545, 1.1), ease(t / 5))
    stop, x1 = 1.15, 1500
    e = min(1, max(-.3, t) / stop)
    dx = 420 * ((1 - e) ** 1.4 if e < 1 else 0)
    fx = x1 + dx
    halt = seg(t, .35, .9) * (1 - seg(t, 1.9, 2.4))
    wind = max(0.0, t - 1.9)
    up = seg(t, 2.0, 4.7, lambda v: clamp(v))
    up = up * up * (3 - 2 * up)
    fig = Figure(MAN, HX + 2, HY + lerp(196, 66, up) * K, K)
    p = P.stand(t, .1, "flat", turn=.75)
    p = replace(p, tilt=13 - 5 * up + wave(t, 2.6, 1.5), lean=3, near_arm=(6, 22), far_arm=(10, 22),
                face=replace(p.face, mouth="flat", brow=-.6, blink=.4))
    hook = ring(fig, p)

    def inside(c):
        fig.draw(c, p, shadow=False)

    def people(c):
        fence(c, 690, ((560, 150), (1240, 150)))
        warn_board(c, 250, 716, 1.98)
        air_set(c, 1180, 716, 2.05)
        f = Figure(CHIEF, fx, 792, 2.55, -1)
        run = P.walk_at(CHIEF, 2.55, 420 - dx, t, stride=118, swing=1.0, turn=.4, mouth="worry")
        run = replace(run, lean=7, face=replace(run.face, brow=-1))
        st = P.with_face(P.listen(t, .3), mouth="flat", brow=-.4)
        tel = P.phone(t, .4)
        q = mix_pose(run, st, seg(t, stop - .35, stop + .05))
        ring_up = seg(t, 2.0, 2.7)
        q = mix_pose(q, tel, ring_up)
        if ring_up > .5:
            q = replace(q, hold=phone_in_hand)
        g = Figure(GUARD, WINCH[0] - 128, 806, K)
        a = -wind * 260
        cp = crank_point(a)
        gq = P.stand(t, .2, "flat", turn=.55)
        gq = replace(gq, near_hand=g.local(*cp), lean=6 - 4 * halt, tilt=2, far_arm=(16, 40), near_foot=(-14, -8, 0), far_foot=(12, -10, 0))
        arm = replace(gq, far_arm=(88, 4), tilt=-1, hold_far=stop_palm, face=replace(gq.face, mouth="talk" if math.sin(t * 9) > -.3 else "flat", brow=-.4))
        gq = mix_pose(gq, arm, halt)
        pull = seg(t, 1.9, 2.5)
        gq = replace(gq, far_hand=g.local(cp[0] + 10, cp[1] - 14), far_ik=pull)
        well(c, t, inside, hook, a)
        f.draw(c, q)
        guardian(c, g, gq)
    yard(ctx, cam, t, people, None)


def s_safe(ctx, t, u):
    """In fresh air: he sits and drinks, the doctor looks after him."""
    cam = Camera(1000, 536, 1.04).to(Camera(1020, 548, 1.1), ease(u))

    def people(c):
        ambulance(c, 560, 690, 1.85)
        bench(c, 1214, 790, 2.5)
        s = Figure(PLAIN, 1210, 806, K, -1)
        lift = seg(t, .6, 1.2) * (1 - seg(t, 1.9, 2.5))
        p = P.sit(t, 46)
        p = replace(p, turn=.55, near_hand=(lerp(28, 18, lift), lerp(-66, -103, lift)), near_upper=.9, hold=upright(bottle), tilt=2 - 4 * lift,
                    far_hand=s.local(1094, 640))
        s.draw(c, p, shadow=False)
        m = Figure(MEDIC, 964, 814, K)
        q = P.kneel_work(t, m.local(1080, 656), .9, .4)
        m.draw(c, replace(q, far_hand=m.local(1088, 636), tilt=-6, lean=q.lean - 8, face=replace(q.face, mouth="smile")))
        g = Figure(GUARD, 1388, 796, K, -1)
        gq = P.stand(t, .2)
        guardian(c, g, replace(gq, far_hand=g.local(1256, 540), lean=11, tilt=6 + 4 * math.sin(t * 2.4)))
        f = Figure(CHIEF, 1650, 792, 2.55, -1)
        f.draw(c, P.with_face(P.talk(t, .5), mouth="smile"))
        toolbox(c, 1560, 826, 2.5)
    yard(ctx, cam, t, people, None)


def _cast(ctx, t):
    y, k = 1010, 2.05
    warn_board(ctx, 170, y - 14, k * .86)
    Figure(CHIEF, 360, y - 8, k).draw(ctx, P.wave_hand(t, .2))
    Figure(PLAIN, 500, y - 4, k).draw(ctx, P.wave_hand(t, .5))
    manhole(ctx, 990, y - 10, k * .9, 0)
    tripod_back(ctx, 990, y - 12, k, 40, 165)
    blower(ctx, 680, y - 4, k, t, 1)
    tripod(ctx, 990, y - 12, k, 165)
    rescue_kit(ctx, 840, y + 4, k)
    g = Figure(GUARD, 1260, y - 4, k)
    guardian(ctx, g, replace(P.stand(t, .3, turn=.75), near_hand=(17, -120), near_upper=.8, hold=radio_in_hand))
    air_set(ctx, 1365, y, k)
    Figure(MEDIC, 1470, y - 6, k, -1).draw(ctx, P.wave_hand(t, .8))
    barrier(ctx, 1550, y - 14, k * .9, 150)
    toolbox(ctx, 600, y + 8, k * .9)


def s_end(ctx, t, u):
    end_card(ctx, t, _cast)


SHOTS = [
    Shot(4.5, s_walk, "井、池、罐里，可能缺氧、有毒气", hold=2.15),
    Shot(3.5, s_guard, "先办审批、设警戒，再打开井盖", "page"),
    Shot(3.4, s_vent, "先通风：新鲜空气送到井底", "page"),
    Shot(3.5, s_test, "再检测：上中下都合格，才能下", "dissolve"),
    Shot(3.1, s_rig, "后作业：系好绳，专人全程监护", "page"),
    Shot(3.7, s_below, "感到头晕：发信号，马上往上撤", "dissolve", .9),
    Shot(HALT, s_halt, "有人遇险：不盲目下井施救", "dissolve"),
    Shot(2.7, s_winch, "井外绞盘提升，拨打119、120", "cut"),
    Shot(2.5, s_safe, "人平安：到通风处休息，医生检查", "page"),
    Shot(2.9, s_end, "", "page"),
]
SCORE = [(0, "calm"), (18.9, "tense"), (24.0, "relief"), (26.6, "warm")]

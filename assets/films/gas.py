"""Film: 燃气泄漏怎么办 (a gas leak at home: what to do)."""
import ebike_sets
from gas_sets import *

NAME = "燃气泄漏怎么办"
GRAN = replace(LOOKS["grandma"], top="apron", top_color="#8C5B6E", top2="#E9D3A6")
GIRL = LOOKS["girl"]
FITTER = Look(hair="cap", hat_color="#E8752A", top="jacket", top_color="#2F6C9C", top2="#F2E8D5", bottom_color="#33425A",
              height=174, skin=C["skin2"], shoes="#3F3A36", badge=True)


def _sit(c, look, x, y, k, face, t, seat, low, **kw):
    p = P.sit(t, seat)
    p = replace(p, near_foot=(26, low, 0), far_foot=(32, low - 2, 0), **kw)
    Figure(look, x, y, k, face).draw(c, p, shadow=False)


# ---------------------------------------------------------------- shots
def s_boil(ctx, t, u):
    """Title over a quiet evening at home; then the soup boils over and puts out the flame."""
    cam = Camera(960, 482, 1.0).to(Camera(1112, 534, 2.5), seg(t, 1.9, 3.7))
    spill = seg(t, 2.7, 4.4, clamp)
    fire = 1 - seg(t, 3.7, 4.5)

    def people(c):
        tx, ty, k = TABLE
        chair(c, tx - 196, 800, k, 1)
        chair(c, tx + 200, 800, k, -1, "leaf_dk")
        cat(c, 452, 830, 2.5, 1, t, blink=P.blink(t))
        g = Figure(GRAN, tx - 196, 804, k)
        p = P.sit(t, 48)
        p = replace(p, near_foot=(24, -7.5, 0), far_foot=(31, -9, 0), near_hand=g.local(tx - 62, 600), far_hand=g.local(tx - 44, 588), tilt=6)
        g.draw(c, p, shadow=False)
        h = Figure(GIRL, tx + 196, 804, k, -1)
        q = replace(P.sit(t, 66, .4), near_foot=(26, -26, 8), far_foot=(31, -28, 8), tilt=9, lean=5,
                    near_hand=h.local(tx + 96 + 5 * math.sin(t * 3), 594), far_hand=h.local(tx + 60, 598), hold=pencil)
        h.draw(c, q, shadow=False)
        table(c)
    kitchen(ctx, cam, t, people, "dusk", fire, seg(t, .8, 1.8) * fire, spill, gas=1, gas_rise=seg(t, 3.9, 5.9, clamp), pics=False)
    title_block(ctx, "燃气泄漏\n怎么办", "家里的安全课", seg(t, .4, 1.0) * (1 - seg(t, 1.9, 2.4)), 124, 262, 150)


def pencil(ctx):
    stroke(ctx, line((0, 3), (6, -7)), C["amber"], 1.8)


def s_smell(ctx, t, u):
    """She smells it, stops; does not touch the switch."""
    cam = Camera(880, 586, 1.16).to(Camera(905, 586, 1.22), ease(u))
    go = seg(t, -.4, 1.15)
    x = 436 + 125 * go

    def people(c):
        tx, ty, k = TABLE
        chair(c, tx - 196, 800, k, 1)
        table(c)
        fig = Figure(GRAN, x, FLOOR + 12, K)
        walk = P.with_face(P.walk_at(GRAN, K, 125 * go, t, stride=78, swing=.5), mouth="flat")
        sniff = replace(P.with_face(P.stand(t, 0, "worry", .45), brow=-1), tilt=-5 + 1.5 * math.sin(t * 5), lean=4)
        pose = mix_pose(walk, sniff, seg(t, .8, 1.2))
        near_switch = fig.local(SWITCH[0] - 54, SWITCH[1] + 10)
        a = seg(t, 1.1, 1.7) * (1 - seg(t, 2.05, 2.6))
        pose = mix_pose(pose, replace(pose, far_hand=near_switch), a)
        no = P.wave_hand(t * 1.25, .2, .75)
        no = replace(P.with_face(no, mouth="talk" if math.sin(t * 8) > 0 else "flat", brow=-.6))
        pose = mix_pose(pose, no, seg(t, 2.3, 2.9))
        girl = Figure(GIRL, 216, FLOOR + 30, K * 1.02)
        gp = P.with_face(P.listen(t, .4, .4), mouth="o" if t > 2.5 else "flat", brow=.8)
        fig.draw(c, pose)
        girl.draw(c, gp)

    def front(c):
        for i, (mx, my) in enumerate(((SWITCH[0] + 2, SWITCH[1] - 56), (1150, 348), (1222, 546), (312, 532))):
            mark(c, mx, my, seg(t, 1.8 + i * .38, 2.2 + i * .38), r=29)
    kitchen(ctx, cam, t, people, "dusk", spill=1, gas=1, front=front)


def s_valve(ctx, t, u):
    """Her hand turns the lever across the pipe."""
    cam = Camera(985, 500, 1.62).to(Camera(975, 484, 1.78), ease(u))
    w = seg(t, .6, 1.7)
    hx, hy = valve_handle(*VALVE, w)

    def people(c):
        fig = Figure(GRAN, 858, FLOOR + 4, K)
        p = replace(P.with_face(P.stand(t, 0, "flat", .4), brow=-.3), lean=5 + 2 * w, far_arm=(14, 60))
        start = fig.local(925, 500)
        aim = fig.local(hx - 10, hy + 4)
        e = seg(t, -.2, .7)
        p = replace(p, near_hand=(lerp(start[0], aim[0], e), lerp(start[1], aim[1], e)))
        p = replace(p, face=replace(p.face, look=(.5, .2)))
        fig.draw(c, p, between=None)

    def front(c):
        turn_arrow(c, VALVE[0] + 2, VALVE[1], 84, seg(t, .4, .8) * (1 - seg(t, 1.4, 1.75)), w)
        word_tag(c, VALVE[0] + 98, VALVE[1] - 24, "关", seg(t, 1.75, 2.15), size=36)
    kitchen(ctx, cam, t, people, "dusk", spill=1, gas=1 - .4 * seg(t, 1.6, 3), shut=w, front=front)


def s_window(ctx, t, u):
    """She slides the window wide open; the curtain moves, the haze drifts out."""
    cam = Camera(1270, 562, 1.2).to(Camera(1320, 568, 1.28), ease(u))
    lin = clamp((t - .35) / 1.45)
    moved = 142 * ease(lin)
    x = 1662 - moved

    def people(c):
        fig = Figure(GRAN, x, FLOOR + 4, K, -1)
        hx, hy = sash(lin)
        p = P.walk_at(GRAN, K, moved, t, stride=70, swing=.2, turn=.4)
        p = mix_pose(P.stand(t, 0, "flat", .42), p, min(1, 4 * lin * (1 - lin) * 2))
        done = seg(t, 2.0, 2.5)
        hand = fig.local(hx, hy)
        p = P.with_face(replace(p, far_hand=hand, near_hand=(hand[0] - 9, hand[1] + 14), lean=6), mouth="flat", brow=-.2)
        rest = replace(P.stand(t, 0, "smile", .55), near_foot=p.near_foot, far_foot=p.far_foot)
        fig.draw(c, mix_pose(p, rest, done))

    wind = seg(t, .9, 2.2)
    kitchen(ctx, cam, t, people, "dusk", spill=1, gas=.75 * (1 - .75 * seg(t, 1.6, 3.4)), gas_out=seg(t, .9, 2.4),
            shut=1, win_u=lin, blow=wind)


def s_stairs(ctx, t, u):
    """Hand in hand down the stairs."""
    cam = Camera(1250, 430, 1.08).to(Camera(1180, 500, 1.12), ease(u))
    k = 2.5
    st = ebike_sets.STAIR

    def people(c):
        pot_plant(c, 470, 700, 2.5, 0, "brick", t)
        n = 5.2 - 1.18 * max(-.4, t)
        gx, gy, gp = descend(st, n, k, GRAN, t, .42)
        hx, hy, hp = descend(st, n + 1.35, k, GIRL, t, .42, .5)
        g, h = Figure(GRAN, gx + 10, gy - 10, k, -1), Figure(GIRL, hx + 10, hy - 10, k, -1)
        mid = (lerp(gx, hx, .6) + 10, gy - 224)
        gp = replace(gp, near_hand=g.local(*mid))
        hp = replace(hp, far_hand=h.local(*mid))
        h.draw(c, hp, shadow=False)
        g.draw(c, gp, shadow=False)
        ebike_sets.hall_front(c)
    ebike_sets.hall(ctx, cam, t, "day", people)
    grade(ctx, "#F1D9C6", .8)


def s_phone(ctx, t, u):
    """Out in the open she phones the gas company."""
    cam = Camera(720, 560, 1.12).to(Camera(760, 556, 1.18), ease(u))

    def people(c):
        Figure(LOOKS["grandpa"], 1180 - 24 * t, 706, 1.9, -1).draw(c, P.walk_at(LOOKS["grandpa"], 1.9, 24 * t, t, stride=70, turn=.4))
        g, h = Figure(GRAN, 600, 806, 2.6), Figure(GIRL, 505, 812, 2.6)
        e = seg(t, .1, .9)
        p = P.phone(t)
        p = mix_pose(P.stand(t, 0, "flat", .55), p, e)
        p = replace(p, hold=phone_in_hand, far_arm=(3, 30))
        h.draw(c, P.listen(t, .3, .5))
        g.draw(c, p)
        cat(c, 420, 824, 2.4, 1, t, blink=P.blink(t, 1))
    ebike_sets.courtyard(ctx, cam, t, "dusk", people)
    layer(ctx, cam, 1, lambda c: call_card(c, 800, 330, seg(t, .8, 1.3)))


def call_card(ctx, x, y, a):
    """Speech card: whom to call."""
    if a <= .01:
        return
    ctx.push_group()
    y += 10 * (1 - a)
    p = join(rrect(x - 130, y - 90, 400, 196, 20), poly((x - 90, y + 90), (x - 30, y + 90), (x - 108, y + 146)))
    flat(ctx, p, C["paper"])
    for i, (s, c) in enumerate((("燃气抢修电话", "orange"), ("119", "red"))):
        yy = y - 40 + i * 92
        flat(ctx, ell(x - 80, yy, 30), C[c])
        with at(ctx, x - 80, yy, 1.15, -12):
            stroke(ctx, smooth((-11, -11), (-9, 3), (3, 10), (12, 10), closed=False), C["ink" if c == "orange" else "white"], 7)
        text(ctx, s, x - 34, yy + 19, 46 if i == 0 else 58, "ink")
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)


def s_fitter(ctx, t, u):
    """The fitter has put in a new hose, checks it with soap water; an alarm hangs high on the wall."""
    cam = Camera(985, 520, 1.6).to(Camera(860, 545, 1.08), seg(t, 1.5, 3.1))
    joint = (962, 508)

    def people(c):
        tx, ty, k = TABLE
        table(c, phone=False)
        Figure(GRAN, 520, FLOOR + 22, K).draw(c, P.with_face(P.listen(t, .2, .5), mouth="smile"))
        Figure(GIRL, 640, FLOOR + 34, K).draw(c, P.with_face(P.listen(t, .7, .5), mouth="smile", look=(.6, -.4)))
        toolbox(c, 1330, FLOOR + 22, 2.7)
        old_hose(c, 1330, FLOOR + 22, 2.7)
        fig = Figure(FITTER, 1105, FLOOR + 6, K, -1)
        dab = 7 * math.sin(t * 5) * (1 - seg(t, 1.2, 1.5))
        p = replace(P.with_face(P.stand(t, .3, "flat", .42), brow=0), lean=5,
                    near_hand=fig.local(joint[0] + 48 + dab, joint[1] - 10 + dab * .4), hold=brush_in_hand,
                    far_arm=(4, 18))
        after = replace(P.talk(t, .3, .6), near_arm=(-4, 22), far_arm=(118, 10), hold=brush_in_hand)
        fig.draw(c, mix_pose(p, after, seg(t, 1.7, 2.4)))

    def front(c):
        soap(c, t, joint[0], joint[1] + 2, seg(t, .2, 1.1))
        mark(c, joint[0] - 62, joint[1] - 50, seg(t, 1.1, 1.5), ok=True, r=25)
        mark(c, ALARM[0] - 78, ALARM[1], seg(t, 2.5, 2.9), ok=True, r=25)
    kitchen(ctx, cam, t, people, "day", hose="new", alarm=True, shut=1, win_u=1, blow=.25, front=front)


def s_family(ctx, t, u):
    """Cooking again: someone stays by the stove, the alarm watches."""
    cam = Camera(900, 560, 1.08).to(Camera(935, 556, 1.14), ease(u))

    def people(c):
        tx, ty, k = TABLE
        chair(c, tx - 196, 800, k, 1)
        chair(c, tx + 200, 800, k, -1, "leaf_dk")
        f = Figure(LOOKS["father"], tx - 196, 804, k)
        f.draw(c, replace(P.sit(t, 50, .3), near_foot=(26, -7.5, 0), far_foot=(32, -9, 0)), shadow=False)
        h = Figure(GIRL, tx + 196, 804, k, -1)
        h.draw(c, P.with_face(replace(P.sit(t, 66, .6), near_foot=(26, -26, 8), far_foot=(31, -28, 8)), mouth="grin"), shadow=False)
        table(c, dinner=True)
        cat(c, 1400, 836, 2.6, -1, t, blink=P.blink(t))
        m = LOOKS["mother"]
        moved = 52 * (t + .5)
        Figure(m, 945 - moved, FLOOR + 14, K, -1).draw(c, replace(
            P.walk_at(m, K, moved, t, stride=84, swing=.1), near_hand=(27, -104), far_hand=(33, -103), hold=plate_in_hand))
        g = Figure(GRAN, 1218, FLOOR + 4, K, -1)
        a = t * 2.3
        hand = (BURNER[0] + 52 + 9 * math.sin(a), BURNER[1] - 70 + 3 * math.cos(a))
        tip = (BURNER[0] + 8 + 18 * math.sin(a), BURNER[1] - 45 + 2 * math.cos(a))
        top = (hand[0] + .3 * (hand[0] - tip[0]), hand[1] + .3 * (hand[1] - tip[1]))
        p = replace(P.stand(t, .2, "smile", .42), lean=5, near_hand=g.local(*hand), far_arm=(24, 50))
        g.draw(c, p, between=lambda q: stroke(q, line(top, tip), "#8A6343", 7))
    kitchen(ctx, cam, t, people, "night", 1, .0, 0, hose="new", alarm=True, lid=False)


def _cast(ctx, t):
    y, k = 1010, 2.05
    pot_plant(ctx, 120, y - 4, k * 1.1, 0, "brick", t)
    Figure(LOOKS["father"], 250, y - 8, k).draw(ctx, P.stand(t, .6, turn=.75))
    Figure(LOOKS["mother"], 350, y - 4, k, -1).draw(ctx, P.stand(t, .9, turn=.75))
    Figure(GRAN, 620, y - 6, k).draw(ctx, P.wave_hand(t, .5))
    Figure(GIRL, 706, y + 4, k).draw(ctx, P.wave_hand(t, .8, turn=.9))
    cat(ctx, 1005, y + 2, k, 1, t, blink=P.blink(t))
    Figure(FITTER, 1250, y, k, 1).draw(ctx, P.wave_hand(t, .1))
    Figure(LOOKS["grid_worker"], 1500, y, k, -1).draw(ctx, P.stand(t, .1, turn=.7))
    Figure(LOOKS["grandpa"], 1600, y - 10, k, -1).draw(ctx, P.stand(t, .2, turn=.7))
    pot_plant(ctx, 1770, y - 4, k * 1.1, 1, "brick", t)


def s_end(ctx, t, u):
    end_card(ctx, t, _cast)


SHOTS = [
    Shot(5.5, s_boil, "汤水溢出浇灭火，燃气就会泄漏", hold=2.5),
    Shot(4.4, s_smell, "不开灯、不动电器、不点火、不在屋里打电话", "dissolve"),
    Shot(2.9, s_valve, "第一步，关紧燃气阀门", "page"),
    Shot(3.3, s_window, "第二步，打开窗户，通风散气", "page"),
    Shot(3.1, s_stairs, "第三步，带上家人，走楼梯到室外", "page"),
    Shot(3.1, s_phone, "到室外安全处，再打抢修电话、119", "page"),
    Shot(3.9, s_fitter, "请专业人员换新软管、装报警器", "page"),
    Shot(2.9, s_family, "人离火熄，用完关阀，一家平安", "dissolve"),
    Shot(2.9, s_end, "", "page"),
]
SCORE = [(0, "calm"), (3.6, "tense"), (10.2, "relief"), (22.4, "warm")]

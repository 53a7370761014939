"""The posters of the 1530 playlists: what pupils see before they go home."""
import gas_sets
import street
import street_sets
import water
import water_sets
from kit import *
from poster import Poster, draw
from street_sets import GUARD, PUPILS, kp

GIRL, BOY, TALL, BOB = (PUPILS[n] for n in ("girl", "boy", "tall", "bob"))
T = .9                       # the moment that is drawn


def place(ctx, cam, *parts):
    """parts: (depth, draw) from far to near."""
    for depth, draw in parts:
        layer(ctx, cam, depth, draw)


def day(ctx):
    sky(ctx, "day", 900)
    clouds(ctx, 30, y=90, seed=8)


# ---------------------------------------------------------------- crossing
def crossing(ctx):
    cam = Camera(900, 500, 1.08)

    def people(c):
        bus_front(c, 800, 606, kp(606))
        car_front(c, 680, 676, kp(676), "#4E86B4")
        walk_light(c, 1345, 622, 1.4, 1)
        for look, x, seed, arm in ((LOOKS["grandma"], 960, .9, None), (GIRL, 1090, .4, (132, 22)), (BOY, 825, .1, None)):
            pose = P.walk_at(look, kp(806), 60 + 40 * seed, T, stride=92, swing=.4, seed=seed)
            fig = Figure(look, x, 806, kp(806))
            if look is LOOKS["grandma"]:
                pose = replace(pose, far_hand=fig.local(1026, 652))
            if arm:
                pose = replace(pose, far_arm=arm, near_hand=fig.local(1026, 652))
            fig.draw(c, P.with_face(pose, blink=0))
    place(ctx, cam, (.15, day), (.8, street_sets.crossing_back), (1, street_sets.crossing_mid), (1, people))


# ---------------------------------------------------------------- helmets
def helmets(ctx):
    cam = Camera(960, 560, 1.12)
    place(ctx, cam, (.15, day), (.8, street_sets.street_back), (1, street_sets.street_mid),
          (1, lambda c: street.riding(c, 966, 900, 3.4, T, 12)))


# ---------------------------------------------------------------- water
def six_noes(ctx):
    cam = Camera(1010, 520, 1.1)

    def people(c):
        water_sign(c, 1250, 800, 2.3)
        for look, x, face in ((water.TALL, 745, 1), (water.BOY, 890, 1)):
            Figure(look, x, 816, 2.6, face).draw(c, P.with_face(P.listen(T, .2, .6), mouth="flat", blink=0))
        Figure(water.GIRL, 1055, 822, 2.6, -1).draw(c, P.with_face(P.wave_hand(T, .2, .75), mouth="talk", blink=0))
    river(ctx, cam, people)


def river(ctx, cam, people, afloat=None):
    place(ctx, cam, (.15, lambda c: (day(c), flat(c, ell(1240, 140, 70), "#FFEFC2"), flat(c, ell(1240, 140, 54), "#FFE08F"))),
          (.8, water_sets.river_back), (1, water_sets.river_mid), (1, lambda c: afloat(c) if afloat else None), (1, people))


def rescue(ctx):
    def people(c):
        fig = Figure(water.UNCLE, 760, 830, 2.6, 1)
        pose = replace(P.with_face(P.stand(T, 0, "smile", .45), blink=0), near_hand=(30, -96), far_hand=(44, -100), lean=-4, far_foot=(20, -10, 0))
        water._rope(c, fig.joints(pose)["near_hand"], (1190, 636), .6)
        fig.draw(c, pose)
        Figure(water.GIRL, 930, 836, 2.6, 1).draw(c, P.with_face(water._shout(T, .4), blink=0, mouth="o"))
        bubble(c, 900, 300, ["来人呀！"], 1, (950, 530), 58)
        float_board(c, 585, 790, 1.9)

    def afloat(c):
        with at(c, -60, 0):
            water._in_water(c, 3.4, 1)
            lifebuoy(c, water.VX - 40, water.VY + 2, 56, .42)
            bottle(c, water.VX + 96, water.VY + 24, .8, -4)
    river(ctx, Camera(960, 520, 1.12), people, afloat)


# ---------------------------------------------------------------- at home
MUM = replace(LOOKS["mother"], top="apron", top_color="#E2A15A", top2="#FBF3E4", bottom="trousers", bottom_color="#4C6A66")


def at_home(ctx):
    """She turns off the stove; wet hands stay away from the socket."""
    cam = Camera(1290, 520, 1.16)

    def people(c):
        gas_sets.win(c, 0, 0, "day")
        stove(c, *gas_sets.STOVE, 0)
        hob_pot(c, *gas_sets.BURNER, 2.35)
        mum = Figure(MUM, 985, 822, 2.68)
        hand = mum.local(1088, 566)
        mum.draw(c, replace(P.with_face(P.stand(T, 0, "smile", .45), blink=0), near_hand=hand, lean=5))
        wall_socket(c, 1320, 430, 2.5)
        boy = Figure(replace(BOY, bag="", scarf="", hair="crop"), 1480, 826, 2.75, -1)
        reach = P.with_face(P.stand(T, .4, "o", .5), blink=0, brow=.6)
        boy.draw(c, replace(reach, near_arm=(42, 26), far_hand=boy.local(1390, 500), lean=4))
        for x, y in ((1386, 540), (1400, 572), (1378, 596), (1412, 604)):
            flat(c, smooth((x, y - 11), (x + 6, y + 2), (x, y + 8), (x - 6, y + 2)), "#5FA8CC")
        mark(c, 1320, 340, 1, False, 34)
        mark(c, 1102, 424, 1, True, 34)
    place(ctx, cam, (1, gas_sets.kitchen_still(False)), (1, people))


# ---------------------------------------------------------------- stairs at school
STEPS = Stair(640, 800, 86, 46, 11, 1, "#D6CDBB", 110)


def hall(ctx):
    flat(ctx, rect(-400, -700, 2900, 1500), "#EFE9DA")
    flat(ctx, poly((-400, 560), (600, 560), (1700, -28), (2500, -28), (2500, 900), (-400, 900)), "#BFD6D8")
    stroke(ctx, line((-400, 560), (600, 560), (1700, -28), (2500, -28)), "#7FA6AE", 9, cap="butt")
    for x, y in ((300, 20), (900, -130)):
        window(ctx, x, y, 260, 250, 0, int(x), wall="#EFE9DA", curtain=False)
    paving(ctx, 790, 1500, "#D8CDB8", rows=7, vy=420, step=110)
    sign_plate(ctx, 646, 366, "靠右慢行", 46, "green", gap=4)
    STEPS.draw(ctx, 1400)


def stairs(ctx):
    cam = Camera(1010, 470, 1.0)

    def people(c):
        STEPS.rail(c, 190, back=True)
        for look, n in ((BOB, 5.2), (TALL, 7.4)):
            x, y, pose = gas_sets.descend(STEPS, n, 2.3, look, T, .42)
            Figure(look, x + 44, y - 40, 2.3, -1).draw(c, P.with_face(pose, blink=0), shadow=False)
        for look, n in ((BOY, 4.6), (GIRL, 2.2)):
            x, y, pose = P.climb(STEPS, n, 2.5, look, T, turn=.42)
            Figure(look, x + 6, y + 2, 2.5).draw(c, P.with_face(pose, blink=0), shadow=False)
        Figure(street_sets.TEACHER, 560, 890, 2.45, 1).draw(c, P.with_face(P.wave_hand(T, .3, .7), blink=0))
        STEPS.rail(c, 178)
    place(ctx, cam, (1, hall), (1, people))


# ---------------------------------------------------------------- strangers
def lollipop(ctx):
    stroke(ctx, line((2, 0), (15, -15)), C["paper"], 1.8)
    shaded(ctx, ell(18, -19, 6.4), C["orange"], d=2)
    stroke(ctx, arc(18, -19, 3, 20, 300), C["paper"], 1.2)


MAN = replace(LOOKS["young_man"], top="jacket", top_color="#7C7F8C", top2="#E9EEF0", hair="short", bottom_color="#4A4753")


def stranger(ctx):
    cam = Camera(1240, 500, 1.1)

    def people(c):
        Figure(GUARD, 1560, 730, 2.05, -1).draw(c, P.with_face(P.stand(T, .3, turn=.6), blink=0))
        man = Figure(MAN, 1010, 836, 2.6, 1)
        man.draw(c, replace(P.with_face(P.stand(T, .1, "smile", .45), blink=0), near_hand=(44, -104), lean=5, tilt=5, hold=lollipop))
        girl = Figure(GIRL, 1330, 846, 2.75, -1)
        girl.draw(c, replace(P.with_face(P.stand(T, .6, "flat", .6), blink=0, brow=-.4), far_arm=(60, 96), near_arm=(20, 70), lean=-6))
        mark(c, 1170, 400, 1, False, 38)
    place(ctx, cam, (.15, day), (.8, street_sets.gate_back), (1, street_sets.gate_mid), (1, people))


# ---------------------------------------------------------------- travelling
def train(c):
    shaded(c, rrect(-300, 250, 2100, 400, 60), "#F2F4F4", d=14)
    flat(c, rect(-300, 520, 2100, 34), C["sky"])
    flat(c, rect(-300, 566, 2100, 10), C["orange"])
    flat(c, rect(-300, 636, 2100, 40), "#59646F")
    for i in range(7):
        x = -120 + i * 290
        if i == 4:
            shaded(c, rrect(x - 6, 300, 150, 350, 12), "#DCE3E6", d=5)
            flat(c, rrect(x + 30, 340, 78, 130, 10), "#7C9CAD")
            continue
        flat(c, rrect(x, 330, 210, 140, 18), "#6F98AE")
        clipped(c, rrect(x, 330, 210, 140, 18), lambda q: flat(q, poly((x, 330), (x + 120, 330), (x + 40, 470), (x, 470)), C["glass"], .7))


def station(c):
    flat(c, rect(-500, -500, 3000, 900), "#E6EDF0")
    for i in range(9):
        x = -260 + i * 300
        shaded(c, poly((x, 120), (x + 150, 40), (x + 300, 120), (x + 300, 150), (x + 150, 72), (x, 150)), "#9DB3BF", d=4)
    flat(c, rect(-500, 96, 3000, 30), "#7F97A5")
    for x in (420, 1480):
        shaded(c, rect(x, 120, 34, 560), "#C6D0D6", d=8)
    train(c)
    flat(c, rect(-500, 676, 3000, 30), "#8C8578")
    paving(c, 700, 1500, "#D9CFBE", rows=8)
    flat(c, rect(-500, 716, 3000, 26), C["amber"])


def suitcase(c, x, y, k):
    shadow(c, x, y, 20 * k, 3 * k, .3)
    with at(c, x, y, k):
        stroke(c, line((-8, -58), (-8, -96), (8, -96), (8, -58)), "#6C7A88", 2.6)
        shaded(c, rrect(-21, -62, 42, 57, 6), "#2F8C86", d=4)
        for dx in (-10, 0, 10):
            stroke(c, line((dx, -56), (dx, -12)), "#226C68", 2)
        for dx in (-14, 14):
            flat(c, ell(dx, -4, 4), C["rubber"])


def travel(ctx):
    cam = Camera(960, 520, 1.12)

    def people(c):
        k = 2.5
        dad, girl, mum = Figure(LOOKS["father"], 760, 850, k), Figure(replace(GIRL, scarf=""), 930, 862, k), Figure(LOOKS["mother"], 1080, 852, k, -1)
        a, b = (862, 700), (1004, 702)
        suitcase(c, 640, 858, 2.5)
        dad.draw(c, replace(P.with_face(P.stand(T, .1, turn=.7), blink=0), far_hand=dad.local(*a), near_hand=dad.local(640, 612)))
        mum.draw(c, replace(P.with_face(P.stand(T, .8, turn=.7), blink=0), far_hand=mum.local(*b)))
        girl.draw(c, replace(P.with_face(P.stand(T, .4, "grin", .8), blink=0), near_hand=girl.local(*a), far_hand=girl.local(*b)))
        Figure(replace(GUARD, top="jacket", top_color="#2F4A6E", hat_color="#22375A"), 1330, 822, 2.35, -1).draw(
            c, P.with_face(P.wave_hand(T, .3, .6), blink=0))
    place(ctx, cam, (1, station), (1, people))


# ---------------------------------------------------------------- between parked cars
def gap(ctx):
    cam = Camera(905, 560, 1.06)

    def people(c):
        fig = Figure(BOY, 905, 716, 1.9, 1)
        pose = P.with_face(P.stand(T, .3, "flat", .9), blink=0, brow=.8, look=(-1, 0))
        fig.draw(c, pose)
        street.parked(c)
        car_side(c, 330, 952, 2.62, 1, "#E3A23E", 20, street._driver)
        mark(c, 905, 372, 1, False, 44)
    place(ctx, cam, (.15, day), (.8, street_sets.street_back), (1, street_sets.street_mid), (1, people))


def playing(ctx):
    cam = Camera(1115, 520, 1.0)

    def people(c):
        Figure(LOOKS["grandpa"], 880, 674, 1.5).draw(c, P.sit(T, 48), shadow=False)
        for look, x, face in ((TALL, 680, 1), (BOB, 1190, -1)):
            pose = replace(P.with_face(P.stand(T, x * .01, "grin", .45), blink=0), near_arm=(-26, 34), far_arm=(46, 34), lean=4)
            Figure(replace(look, bag="", scarf=""), x, 830, 2.8, face).draw(c, replace(pose, far_foot=(22, -16, -14)) if face > 0 else pose)
        ball(c, 840, 838, 3.0, 30)
    place(ctx, cam, (.15, day), (.8, street_sets.park_back), (1, street_sets.park_mid), (1, people))


POSTERS = [
    Poster("过马路", "过马路\n看清再走", [("✓", "红灯停，绿灯行"), ("✓", "走斑马线，不横穿"), ("✓", "左右看，车停稳再走"), ("✗", "不低头看手机")],
           crossing, "paper", "A grandmother and two pupils cross at the zebra with the green man; a bus and a car wait."),
    Poster("戴头盔", "坐电动车\n戴好头盔", [("✓", "头盔戴正，带子扣紧"), ("✓", "坐稳扶好，不打闹"), ("✗", "未满16岁，\n不骑电动车上路"), ("✗", "未满12岁，\n不骑自行车上路")],
           helmets, "mist", "Mother and child on an e-bike, both with fastened helmets.", 52),
    Poster("防溺水六不", "防溺水\n牢记“六不”",
           [("1", "不私自下水游泳"), ("2", "不擅自与他人结伴游泳"), ("3", "不在无家长或教师\n带领的情况下游泳"), ("4", "不到无安全设施、\n无救援人员的水域游泳"),
            ("5", "不到不熟悉的水域游泳"), ("6", "不熟悉水性的学生，\n不擅自下水施救")],
           six_noes, "sky", "At the river a girl stops two boys beside the warning board.", 46),
    Poster("喊打抛", "有人落水\n喊、打、抛", [("1", "大声喊大人"), ("2", "打110、119、120，\n说清在哪里"), ("3", "抛救生圈、绳子、空瓶"), ("✗", "小朋友不下水救人")],
           rescue, "paper", "A ring on a rope reaches the boy in the water; a girl calls for help; nobody goes in.", 52),
    Poster("用电用火", "在家用电\n用火当心", [("✗", "湿手不碰插头、开关"), ("✗", "不玩火柴、打火机"), ("✓", "人离开，断电、关火"), ("✓", "冒烟起火快离开，\n喊大人，打119")],
           at_home, "amber", "In the kitchen a mother turns off the stove; a boy with wet hands must not touch the socket.", 52),
    Poster("上下楼梯", "上下楼梯\n不推不挤", [("✓", "靠右慢行，扶好扶手"), ("✗", "不弯腰捡东西、系鞋带"), ("✗", "不起哄、不追跑"), ("✓", "被挤倒：双手抱住头颈，\n蜷起身体侧卧")],
           stairs, "mist", "Pupils go up and down the school stairs, each on the right; a teacher watches.", 50),
    Poster("陌生人", "陌生人来了\n不跟走", [("✗", "不吃陌生人给的东西"), ("✗", "不上陌生人的车"), ("✓", "离开并大声喊：\n我不认识你"), ("✓", "找老师、保安、警察")],
           stranger, "ink", "At the school gate a girl steps back from a stranger with a lollipop; the guard is near.", 52),
    Poster("假期出行", "假期出行\n平安归来", [("✓", "跟紧大人，手拉手"), ("✓", "站在黄线以内候车"), ("✓", "坐车系好安全带"), ("✓", "走散了，原地等，\n找穿制服的人")],
           travel, "green", "A family hand in hand on a railway platform, behind the yellow line.", 50),
    Poster("车缝", "车缝里\n不乱跑", [("✗", "不从停着的车中间跑出"), ("✗", "不在车前车后玩"), ("✓", "绕到路口走斑马线")],
           gap, "paper", "A boy stands between two parked cars while a third comes.", 52),
    Poster("去哪儿玩", "要玩耍\n去操场公园", [("✗", "马路边不追跑、不玩球"), ("✗", "工地、河边、铁路边不玩"), ("✓", "告诉大人去哪里、\n和谁玩、几点回")],
           playing, "green", "Two children play ball in the park, a grandfather watches.", 50),
]

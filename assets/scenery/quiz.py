"""quiz: the pictures on the cards of the quiz's first pages, put together from the films' drawing kit.

  assets/quiz/game-level.svg   找隐患: a charging lead out of the house, and it was found
  assets/quiz/game-quick.svg   测测你的“安全力”: a sheet with answers, one ticked
  assets/quiz/local.svg        地方: neighbours in a street
  assets/quiz/central.svg      央企: workers before their plant

1200x900. What matters stands in the middle (x 200 to 1000, y 100 to 880): the cards cut the rest where their shape
differs. No text, no filter, no outside file.
"""
import os

from stage import (C, HERE, LOOKS, Figure, P, Sheet, bench, bush, cat, clipboard, clouds, ebike, ell, facade, far_city,
                   flat, light, line, rect, replace, rrect, shaded, shadow, sky, stroke, tree)
from kit_props import cable, charger, pot_plant
from kit_street import mark
from kit_yard import chimney, factory, pipe_rack, tank

W, H = 1200, 900
K = 2.9


def person(ctx, look, pose, x, y, face=1, k=K):
    return Figure(LOOKS[look] if isinstance(look, str) else look, x, y, k, face).draw(ctx, pose)


def pavement(ctx, y, c="#DCCFB6"):
    flat(ctx, rect(-10, y, W + 20, H - y + 10), c)
    flat(ctx, rect(-10, y, W + 20, 12), light(c, .45))
    for i in range(1, 4):
        yy = y + 12 + i * i * 16
        flat(ctx, rect(-10, yy, W + 20, 3), "#CBBC9F")


def ring(ctx, x, y, r, c):
    """Around a place that was found: the colour between a white and an ink line, as on the panel."""
    for w, colour in ((30, C["ink"]), (24, C["white"]), (14, C[c])):
        stroke(ctx, ell(x, y, r), colour, w)


def game_level(ctx):
    sky(ctx, "day", 900)
    clouds(ctx, 0, "#FFFFFF", .8, seed=6, y=40)
    facade(ctx, -60, 690, 1320, 2, 340, cols=5, seed=4, balconies=(0, 4), wall="#E8CFA6", roof="#B5694E")
    pavement(ctx, 690)
    bush(ctx, 950, 720, 330, 90, seed=3)
    x = 690
    cable(ctx, (604, 256), (x - 96, 772), c=C["orange"], w=9, mid=(x + 40, 560))
    cable(ctx, (x - 30, 772), (x - 70, 632), c=C["orange"], w=8, mid=(x + 40, 800))
    ebike(ctx, x, 770, 3.3, 1, color="#C9503F", stand=True)
    charger(ctx, x - 64, 782, 3.3, lamp=C["orange"])
    person(ctx, "mother", P.point(up=60), 206, 830)
    person(ctx, "boy", P.point(up=88), 330, 850)
    pot_plant(ctx, 1060, 800, 3.0, 1)
    cat(ctx, 1000, 850, 2.8, -1)
    ring(ctx, x, 640, 190, "green")
    mark(ctx, x + 136, 506, 1.0, True, 52)

def answer(ctx, x, y, w, c, disc, bar):
    shaded(ctx, rrect(x, y, w, 92, 22), c, d=5, dy=.6)
    flat(ctx, ell(x + 50, y + 46, 27), disc)
    flat(ctx, rrect(x + 100, y + 34, bar, 24, 12), light(C["slate"], .25))


def game_quick(ctx):
    flat(ctx, rect(0, 0, W, H), "#CFE0EA")
    flat(ctx, ell(930, 330, 430), "#DCE9F0")
    pavement(ctx, 770, "#E3D6BE")
    shadow(ctx, 470, 800, 330, 22, .2)
    shaded(ctx, rrect(180, 96, 560, 700, 36), "#FBF7EF", "#EFE6D6", d=16, dy=.6)
    for x in (250, 640):                                  # the board's feet
        shaded(ctx, rrect(x, 786, 44, 34, 8), C["wood_dk"], d=5)
    flat(ctx, rrect(236, 160, 330, 34, 17), C["ink"])     # the question
    flat(ctx, rrect(236, 220, 220, 34, 17), C["ink"])
    for i, bar in enumerate((190, 250, 150, 220)):
        if i != 0:
            answer(ctx, 236, 308 + i * 116, 448, "#E4ECF3", "#B9C9D6", bar)
    shaded(ctx, rrect(222, 300, 476, 108, 26), C["green"], "#0A5537", d=6, dy=.6)
    flat(ctx, rrect(336, 342, 210, 24, 12), C["white"])
    mark(ctx, 284, 354, 1.0, True, 36)
    student = replace(LOOKS["young_man"], top_color="#E08A3C", height=176)
    person(ctx, student, P.point(up=84), 920, 836, -1, 3.5)
    person(ctx, "girl", P.wave_hand(turn=.6), 1062, 862, -1, 3.5)


def local(ctx):
    sky(ctx, "day", 900)
    clouds(ctx, 0, "#FFFFFF", .8, seed=9, y=60)
    far_city(ctx, 560, "#C9D9DE", seed=8)
    facade(ctx, -130, 640, 560, 3, 168, cols=4, seed=3, balconies=(1, 3), wall="#E6CFA8")
    facade(ctx, 880, 640, 470, 3, 150, cols=3, seed=12, balconies=(1,), wall="#DCC3A4", roof="#8E6A5B")
    flat(ctx, rect(-10, 590, W + 20, 60), "#8DB07A")
    tree(ctx, 640, 660, .86, kind=0)
    bush(ctx, 700, 664, 230, 74, seed=7)
    bush(ctx, 330, 664, 200, 66, seed=5)
    pavement(ctx, 650)
    bench(ctx, 905, 770, 2.7)
    person(ctx, "grandpa", P.stand(turn=.45), 330, 836)
    grid = P.listen(turn=.45)
    person(ctx, "grid_worker", replace(grid, hold=clipboard, near_arm=(18, 66)), 492, 842, -1)
    mother = Figure(LOOKS["mother"], 690, 850, K, 1)
    girl = Figure(LOOKS["girl"], 806, 862, K, 1)
    hand = (738, 620)
    girl.draw(ctx, replace(P.walk(30), near_hand=girl.local(*hand)))
    mother.draw(ctx, replace(P.walk(86), far_hand=mother.local(*hand)))
    cat(ctx, 978, 846, 2.7, -1)


def central(ctx):
    sky(ctx, "day", 900)
    clouds(ctx, 0, "#FFFFFF", .8, seed=3, y=50)
    flat(ctx, ell(160, 660, 460, 190), "#B9CFB4")
    flat(ctx, ell(1060, 670, 520, 170), "#A9C4A6")
    chimney(ctx, 250, 640, .92)
    chimney(ctx, 340, 640, .74)
    pipe_rack(ctx, 640, 1240, 640, 1.1)
    factory(ctx, -60, 650, 720, 230, wall="#E2D2B6", roof="#7C9098", bays=4, gate=2, door="#5E8791")
    tank(ctx, 820, 660, .98, "#DCE1E0")
    tank(ctx, 1050, 660, .84, "#D2DADB")
    pavement(ctx, 650, "#D5CDBE")
    flat(ctx, rect(-10, 720, W + 20, 14), "#EDC25A")
    person(ctx, "foreman", replace(P.point(up=74), hold=clipboard, near_arm=(16, 70)), 400, 846)
    person(ctx, "worker", P.listen(turn=.5), 640, 850, -1)
    person(ctx, "guardian", P.stand(turn=.45), 790, 862, -1)


def main():
    folder = os.path.join(HERE, "..", "quiz")
    os.makedirs(folder, exist_ok=True)
    for draw in (game_level, game_quick, local, central):
        name = draw.__name__.replace("_", "-")
        sheet = Sheet(W, H)
        draw(sheet.ctx)
        sheet.save(os.path.join(folder, name + ".svg"), name, "A card of Anxuan's quiz, drawn by assets/scenery/quiz.py")


if __name__ == "__main__":
    main()

"""kit_heads: heads, faces and hair in body centimetres (see kit_people).

The head is drawn around the neck pivot (0,0); chin at about y=-1, crown y=-27.
`turn` 0 = profile-ish three-quarter looking to +x, 1 = full front.

  draw_head(ctx, look, face, turn, back)   back=True: seen from behind
  Face(mouth=, brow=, blink=, look=)       mouth: smile flat talk o worry grin
                                           brow: 0 calm, 1 raised, -1 concerned
  HAIR: names usable as look.hair ->
    short side crop bob bun pony long grey bald cap helmet hood rider (cycle helmet)
"""
from dataclasses import dataclass

from kit_core import (C, arc, at, capsule, clipped, dark, ell, flat, join, lerp, light,
                      line, mix, poly, rrect, shaded, smooth, stroke)

FEATURE = "#3A2A2C"


@dataclass
class Face:
    mouth: str = "smile"
    brow: float = 0.0
    blink: float = 0.0
    look: tuple = (0.0, 0.0)


def skull(turn):
    """Outline of the head without hair."""
    j = lerp(3.2, 0, turn)
    return smooth((-1, -27), (7.5, -25), (11, -18.5), (10.9 + j * .1, -11.5),
                  (8.2 + j * .4, -4.6), (3.2 + j, -1.0), (-1.8 + j, -1.0),
                  (-7.2 + j * .7, -5.0), (-10.3, -11.5), (-10.9, -18.5), (-7.5, -25))


def draw_head(ctx, look, face, turn=.5, back=False):
    skin = look.skin
    _hair_back(ctx, look, turn, back)
    if not back:
        shaded(ctx, ell(-10.2 + (1 - turn) * 3.2, -12.2, 2.5, 3.4), dark(skin, .1), d=1)
        if turn > .75:
            shaded(ctx, ell(10.6, -12.2, 2.2, 3.2), dark(skin, .16), d=1)
    shaded(ctx, skull(turn), skin, mix(skin, "#B8604A", .26), d=3.0, dy=.25)
    if back:
        _hair_from_behind(ctx, look)
        return
    clipped(ctx, skull(turn), lambda c: _blush(c, skin, turn))
    _features(ctx, look, face, turn)
    _hair_front(ctx, look, turn)
    if look.glasses:
        _glasses(ctx, turn)


def _fx(turn):
    return lerp(4.4, 0.3, turn)


def _blush(ctx, skin, turn):
    fx, tone = _fx(turn), mix(skin, "#E2725B", .34)
    flat(ctx, ell(fx - 5.9, -8.0, 2.5, 1.7), tone, .75)
    flat(ctx, ell(fx + 5.5, -8.0, 2.1, 1.6), tone, .75)


def _features(ctx, look, face, turn):
    fx = _fx(turn)
    e = lerp(3.9, 4.5, turn)
    lx, ly = face.look[0] * .7, face.look[1] * .7
    h = max(.16, 1.75 * (1 - face.blink))
    for s, w in ((-1, 1.32), (1, lerp(1.12, 1.32, turn))):
        x = fx + s * e
        flat(ctx, ell(x + lx, -12.4 + ly, w, h), FEATURE)
        if face.blink < .4:
            flat(ctx, ell(x + lx - .42, -13.1 + ly, .42, .46), C["white"], .9)
        _brow(ctx, look, face, x, s)
    tone = mix(look.skin, "#A9573F", .42)
    nx = fx + lerp(1.5, .2, turn)
    stroke(ctx, smooth((nx + .1, -11.0), (nx + lerp(1.3, .7, turn), -8.9), (nx - .5, -8.6),
                       closed=False), tone, .85)
    _mouth(ctx, face.mouth, fx + lerp(.5, 0, turn), mix(look.skin, "#8E2F2A", .72))
    if look.age == "old":
        for s in (-1, 1):
            stroke(ctx, smooth((fx + s * 4.4, -7.6), (fx + s * 4.9, -6), (fx + s * 4.3, -4.6),
                               closed=False), tone, .5, .7)


def _brow(ctx, look, face, x, s):
    c = "#8f8a86" if look.age == "old" else dark(look.hair_color, .1)
    up = face.brow * (1.0 if face.brow > 0 else 0)
    tilt = -face.brow * 1.1 if face.brow < 0 else 0
    stroke(ctx, smooth((x - 1.9, -15.9 - up - (tilt * s * .8)), (x, -16.7 - up),
                       (x + 1.9, -15.9 - up + (tilt * s * .8)), closed=False), c, .95)


def _mouth(ctx, kind, x, c):
    if kind in ("smile", "grin"):
        if kind == "grin":
            ctx.new_path()
            ctx.move_to(x - 2.7, -6.3)
            ctx.curve_to(x - 1.8, -3.2, x + 1.8, -3.2, x + 2.7, -6.3)
            ctx.close_path()
            ctx.set_source_rgb(.62, .22, .2)
            ctx.fill()
            flat(ctx, poly((x - 2.1, -6.2), (x + 2.1, -6.2), (x + 1.6, -5.4), (x - 1.6, -5.4)),
                 C["white"])
        else:
            stroke(ctx, smooth((x - 2.4, -5.9), (x, -4.9), (x + 2.4, -5.9), closed=False), c, .95)
    elif kind == "flat":
        stroke(ctx, line((x - 1.9, -5.5), (x + 1.9, -5.5)), c, .95)
    elif kind == "worry":
        stroke(ctx, smooth((x - 2.0, -5.0), (x, -5.7), (x + 2.0, -5.0), closed=False), c, .95)
    else:                                        # talk, o
        flat(ctx, ell(x, -5.3, 1.9 if kind == "talk" else 1.5, 1.35 if kind == "talk" else 1.8), c)


def _glasses(ctx, turn):
    fx, c = _fx(turn), "#4A4552"
    for s in (-1, 1):
        flat(ctx, rrect(fx + s * 4.2 - 3, -15, 6, 5.2, 2.4), C["white"], .22)
        stroke(ctx, rrect(fx + s * 4.2 - 3, -15, 6, 5.2, 2.4), c, .6)
    stroke(ctx, line((fx - 1.2, -13), (fx + 1.2, -13)), c, .6)
    stroke(ctx, line((fx - 7.2, -13.2), (-8, -14)), c, .6)


# ---------------------------------------------------------------- hair
def _cap_shape(low=-15, fringe=-19.5):
    """Skull cap of hair; `low` at the temples, `fringe` over the brow."""
    return smooth((-2, -29.4), (7, -28), (12, -22.5), (11.9, low - 1), (10.4, low - .5),
                  (9.4, fringe + .6), (3, fringe - 1), (-4, fringe), (-7.6, fringe + 1.8),
                  (-8.6, low + 1), (-10.6, low + 2), (-12.2, -19), (-9.6, -26))


def _hair_front(ctx, look, turn):
    h, c = look.hair, look.hair_color
    if h == "bald":
        shaded(ctx, smooth((-11.6, -18), (-9.2, -18.5), (-8.4, -12), (-10.6, -8.5)), c, d=1)
        return
    if h in ("cap", "helmet"):
        return _hat(ctx, look, turn)
    if h == "rider":
        return _rider(ctx, look, turn)
    if h == "hood":
        return
    if h in ("short", "grey"):
        shaded(ctx, _cap_shape(-14.5, -20.5), c, light(c, .12), d=-2.2)
    elif h == "crop":
        shaded(ctx, _cap_shape(-16, -22), c, light(c, .12), d=-2)
    elif h == "side":
        shaded(ctx, smooth((-3, -30), (6, -30), (12.6, -24.5), (12, -15.5), (10.3, -15.5),
                           (9.6, -20.3), (2, -19.3), (-5.2, -22.4), (-7.8, -18), (-8.6, -13.5),
                           (-10.8, -13), (-12.4, -20), (-9.6, -27)), c, light(c, .14), d=-2.2)
    else:                                        # bob bun pony long
        shaded(ctx, smooth((-1.5, -29.6), (7.5, -27.8), (12.2, -21.5), (11.9, -13.5),
                           (10.3, -12.5), (9.3, -18), (4.4, -22.4), (-2, -19.4), (-7.2, -17.2),
                           (-8.2, -11), (-9.5, -7.5), (-11.8, -8), (-12.8, -18.5),
                           (-9.5, -26.6)), c, light(c, .12), d=-2.2)
        if h == "bob":
            shaded(ctx, smooth((-12.6, -20), (-8.6, -17.5), (-7.6, -10), (-8.4, -3.4),
                               (-12.6, -3.2), (-14.2, -10)), c, d=1.5)


def _hair_back(ctx, look, turn, back):
    h, c = look.hair, dark(look.hair_color, .12)
    if h == "bob":
        flat(ctx, smooth((-12.8, -20), (0, -28), (12.6, -20), (12.4, -9), (10.8, -3.4),
                         (-11.5, -2.6), (-14, -9)), c)
    elif h == "bun":
        shaded(ctx, ell(-9.5, -28.5, 6.2, 5.8), look.hair_color, light(look.hair_color, .12), d=-2)
    elif h == "pony":
        shaded(ctx, smooth((-9, -26), (-15, -24), (-18.4, -15), (-16.2, -4), (-13, 1.5),
                           (-11.4, -6), (-11.4, -16)), look.hair_color, d=2)
    elif h == "long":
        flat(ctx, smooth((-12.6, -20), (0, -28), (12.6, -20), (13, -6), (11, 5), (0, 7),
                         (-12.5, 6), (-14.6, -6)), c)
    elif h == "hood":
        shaded(ctx, smooth((-2, -30.5), (9, -28), (13.4, -18), (12, -4), (6, 2), (-8, 2),
                           (-13.5, -4), (-14.2, -18), (-10, -27)), look.top_color, d=3)


def _hair_from_behind(ctx, look):
    c = look.hair_color
    if look.hair in ("cap", "helmet"):
        return _hat(ctx, look, 1)
    if look.hair == "rider":
        return _rider(ctx, look, 1)
    low = -6 if look.hair in ("bob", "bun", "pony") else -9
    shaded(ctx, smooth((0, -29.4), (8.6, -27), (12.2, -19), (11.2, low - 2), (5, low + 1.5),
                       (-5, low + 1.5), (-11.2, low - 2), (-12.2, -19), (-8.6, -27)),
           c, light(c, .12), d=-2.2)
    if look.hair == "bun":
        shaded(ctx, ell(0, -27, 6.4, 5.8), c, light(c, .18), d=-2)
    if look.hair == "pony":
        shaded(ctx, smooth((-3.4, -24), (3.4, -24), (4.6, -12), (2, 3), (-2.4, 3), (-4.6, -12)),
               light(c, .05), light(c, .18), d=-1.6)


def _hat(ctx, look, turn):
    c = look.hat_color
    flat(ctx, smooth((-11.6, -18), (-8.4, -18), (-8.2, -12.6), (-10.4, -9.5)), look.hair_color)
    dome = smooth((-12.6, -17.4), (-12.4, -23), (-7, -30), (1, -32), (8.6, -29.4), (12.8, -22.6),
                  (13, -17.8), (0, -18.6))
    if look.hair == "helmet":
        shaded(ctx, dome, c, d=3.4)
        shaded(ctx, smooth((-14.4, -17.2), (-6, -19.6), (6, -20), (lerp(18.5, 14.6, turn), -17.4),
                           (lerp(17.5, 14, turn), -15.9), (3, -17.6), (-13.4, -15.8)),
               light(c, .18), d=1)
        shaded(ctx, poly((-3, -31.8), (3.4, -32.4), (4.4, -20), (-2.6, -19.8), r=2), light(c, .22), d=1)
        stroke(ctx, smooth((-8.6, -16), (-7.6, -7), (_fx(turn) - 1, -.6), closed=False), "#3C4450", .9)
        stroke(ctx, smooth((10.4, -16), (9.6, -8), (_fx(turn) + 1, -.6), closed=False), "#3C4450", .9)
    else:
        shaded(ctx, dome, c, d=3)
        shaded(ctx, smooth((lerp(2, -9, turn), -19.6), (8, -20.2), (lerp(20.5, 10, turn), -17.6),
                           (lerp(20, 9, turn), -15.6), (8, -17.4), (lerp(2, -9, turn), -16.9)),
               dark(c, .16), d=1)


def _rider(ctx, look, turn):
    """Cycle helmet: round shell, two stripes, strap fastened under the chin."""
    c, fx = look.hat_color, _fx(turn)
    flat(ctx, smooth((-11.6, -18), (-8.2, -18), (-8, -11), (-10.6, -7)), look.hair_color)
    for x0, x1 in ((-8.4, fx - 2.4), (9.8, fx + 2.6)):
        stroke(ctx, smooth((x0, -17), (x0 * .86 + x1 * .14, -8), (x1, -.8), closed=False), "#3C4450", 1.1)
    flat(ctx, rrect(fx - 2, -2, 4.2, 2.2, .8), "#3C4450")
    shaded(ctx, smooth((-13.2, -15.6), (-14, -22), (-9.4, -30), (0, -33.4), (9.4, -31), (14, -23), (13.8, -17.2), (4, -19.4),
                       (-6, -18.6)), c, d=3.6)
    for dx in (-4.6, 3.4):
        stroke(ctx, smooth((dx - 1.4, -21.4), (dx - .4, -27), (dx + 2, -31), closed=False), light(c, .5), 2)
    stroke(ctx, smooth((-13, -16.4), (-6, -18.8), (4, -19.6), (13.6, -17.4), closed=False), dark(c, .26), 1.8)

"""kit_clothes: torso, arms, legs and what they wear (called by kit_people).

Everything is in body cm.  J is the joint table from kit_people.skeleton().
The limb on the far side is one tone darker, which keeps the figure readable.
"""
import math

from kit_core import (C, at, capsule, clipped, dark, ell, flat, join, lerp, light, line, mix,
                      poly, rect, rrect, shaded, smooth, stroke)


# ---------------------------------------------------------------- legs
def leg(ctx, L, J, s, pitch, turn, back=False):
    hip, kn, an = J[s + "_hip"], J[s + "_kn"], J[s + "_an"]
    far = s == "far"
    col = dark(L.bottom_color, .2) if far else L.bottom_color
    skin = dark(L.skin, .12) if far else L.skin
    w = .92 if L.female else 1.0
    if L.bottom == "trousers":
        hem = _along(kn, an, 1.0, -4.2)
        shaded(ctx, join(capsule(hip, kn, 8.7 * w, 6.7 * w), capsule(kn, hem, 6.7 * w, 5.8 * w)),
               col, d=3.4)
        shoe(ctx, L, an, pitch, turn, far, back)
        flat(ctx, capsule(_along(kn, an, .8), hem, 6.1 * w, 5.7 * w), dark(col, .07))
        return
    shaded(ctx, join(capsule(hip, kn, 8.2 * w, 5.4 * w), capsule(kn, an, 5.4 * w, 3.6 * w)),
           skin, d=2.2)
    flat(ctx, capsule(_along(kn, an, .86), an, 3.9, 3.7), "#F4F0E8" if not far else "#DAD5CC")
    shoe(ctx, L, an, pitch, turn, far, back)
    if L.bottom == "shorts":
        shaded(ctx, capsule(hip, _along(hip, kn, .92), 10 * w, 8.6 * w), col, d=3)


def _along(a, b, t, extra=0.0):
    d = math.dist(a, b) or 1
    t += extra / d
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def shoe(ctx, L, an, pitch, turn, far, back=False):
    c = dark(L.shoes, .18) if far else L.shoes
    n = lerp(1.0, .62, max(0, turn - .3) / .7)
    if back:
        n *= .8
    with at(ctx, an[0], an[1], 1, pitch):
        up = smooth((-5.6, -5), (4.6, -5), (7 * n + 1, -.6), (15.5 * n, 2.2), (18 * n, 5.6),
                    (16 * n, 8), (-6, 8), (-7.4, 4))
        shaded(ctx, up, c, d=2.2)
        shaded(ctx, rrect(-7.2, 6, 7.2 + 18 * n, 2.6, 1.3), dark(c, .32), d=.5)


def hips(ctx, L, J, p):
    nh, fh, hip = J["near_hip"], J["far_hip"], J["hip"]
    w = J["sw"] * .74 + 2.5
    if L.top == "dress" or L.bottom == "skirt":
        nk, fk = J["near_kn"], J["far_kn"]
        x0 = min(nk[0], fk[0], hip[0] - w) - 5.5
        x1 = max(nk[0], fk[0], hip[0] + w) + 5.5
        y = max(nk[1], fk[1]) + 5
        col = L.bottom_color if L.bottom == "skirt" else L.top_color
        path = poly((hip[0] - w + 3, hip[1] - 16), (hip[0] + w - 3, hip[1] - 16),
                    (lerp(hip[0] + w + 2, x1, .55), (hip[1] + y) / 2), (x1, y), (x0, y),
                    (lerp(hip[0] - w - 2, x0, .55), (hip[1] + y) / 2), r=7)
        shaded(ctx, path, col, d=6)
        for t in (.34, .62):
            x = lerp(x0, x1, t)
            stroke(ctx, line((lerp(hip[0], x, .75), y - 22), (x, y - 1)), dark(col, .2), 1)
        return
    shaded(ctx, join(capsule((nh[0] + 1.5, nh[1] - 1), fh, 8.2, 8.2), capsule((hip[0] - w * .3, hip[1] - 9),
                                                       (hip[0] + w * .3, hip[1] - 9), 6, 6)),
           L.bottom_color, L.bottom_color, d=0)


# ---------------------------------------------------------------- torso
def torso_path(L, p, J, hem=4.0, grow=0.0):
    sw, hip = J["sw"] + grow, J["hip"]
    wa = sw * (.74 if L.female else .86) + grow
    hp = sw * (.90 if L.female else .88) + lerp(3.4, 1.5, p.turn) + grow
    return smooth((hip[0] - 6, hip[1] - 56.5), (hip[0] - sw + 3.5, hip[1] - 53.5),
                  (hip[0] - sw - .6, hip[1] - 46), (hip[0] - sw + 1.2, hip[1] - 32),
                  (hip[0] - wa, hip[1] - 18), (hip[0] - hp, hip[1] + hem - 4),
                  (hip[0] - hp + 1.5, hip[1] + hem), (hip[0] + hp - 1.5, hip[1] + hem),
                  (hip[0] + hp, hip[1] + hem - 4), (hip[0] + wa + .8, hip[1] - 18),
                  (hip[0] + sw + .6, hip[1] - 34), (hip[0] + sw - .2, hip[1] - 46),
                  (hip[0] + sw - 4.2, hip[1] - 53.5), (hip[0] + 6.5, hip[1] - 56.5), tension=.42)


def torso(ctx, L, p, J):
    hip = J["hip"]
    with at(ctx, hip[0], hip[1], 1, p.lean):
        ctx.translate(-hip[0], -hip[1])
        if L.bag and L.bag.startswith("backpack:"):
            _backpack(ctx, L, J)
        path = torso_path(L, p, J, hem=3 if L.top in ("shirt", "coverall", "tee") else 6)
        shaded(ctx, path, L.top2 if L.top == "vest" else L.top_color, d=6)
        fn = dict(tee=_tee, shirt=_shirt, jacket=_jacket, hoodie=_hoodie, vest=_vest,
                  coverall=_coverall, cardigan=_cardigan, apron=_apron, dress=_tee)[L.top]
        clipped(ctx, path, lambda c: fn(c, L, p, J, path))
        if L.scarf and not p.back:
            _scarf(ctx, L, p, J)
        if L.harness:
            _harness(ctx, L, p, J)
        if L.bag and not L.bag.startswith("backpack:"):
            _bag(ctx, L, J)


def _mid(p, J):
    """x of the centre line of the chest."""
    return J["hip"][0] + lerp(J["sw"] * .46, 0, p.turn)


def _tee(ctx, L, p, J, path):
    h, m = J["hip"], _mid(p, J)
    if not p.back:
        flat(ctx, ell(m * .6, h[1] - 56.8, 7.4, 5), dark(L.top_color, .2))
        flat(ctx, ell(m * .6, h[1] - 57.4, 6, 4), L.skin)
    flat(ctx, rect(h[0] - 40, h[1] - 36, 80, 4.5), L.top2, .9)
    flat(ctx, rect(h[0] - 40, h[1] - 28, 80, 2.2), L.top2, .9)


def _collar(ctx, m, y, c, w=6.5):
    flat(ctx, poly((m - w, y - 2), (m, y + 7), (m - w * 1.25, y + 8), r=1.5), c)
    flat(ctx, poly((m + w, y - 2), (m, y + 7), (m + w * 1.15, y + 8), r=1.5), dark(c, .1))


def _shirt(ctx, L, p, J, path):
    h, m = J["hip"], _mid(p, J)
    if p.back:
        return
    stroke(ctx, line((m, h[1] - 50), (m + .6, h[1] + 4)), dark(L.top_color, .22), .9)
    for y in (-42, -32, -22, -12):
        flat(ctx, ell(m + .3, h[1] + y, .9), light(L.top_color, .6))
    _collar(ctx, m * .8, h[1] - 56, light(L.top_color, .3))
    flat(ctx, rrect(m + 4, h[1] - 38, 6.5, 7.5, 1.2), dark(L.top_color, .12))


def _jacket(ctx, L, p, J, path):
    h, m = J["hip"], _mid(p, J)
    if p.back:
        stroke(ctx, line((h[0] - 30, h[1] - 2), (h[0] + 30, h[1] - 2)), dark(L.top_color, .22), 1)
        return
    flat(ctx, poly((m - 6, h[1] - 58), (m + 6, h[1] - 58), (m + 1.5, h[1] - 26), (m - .5, h[1] - 26)), L.top2)
    stroke(ctx, line((m + .4, h[1] - 30), (m + .4, h[1] + 7)), dark(L.top_color, .3), 1.2)
    c = light(L.top_color, .12)
    shaded(ctx, poly((m - 6.5, h[1] - 59), (m - 11, h[1] - 47), (m - 5, h[1] - 41), (m, h[1] - 28), r=1.5), c, d=1)
    shaded(ctx, poly((m + 6, h[1] - 59), (m + 9.5, h[1] - 47), (m + 5, h[1] - 41), (m + .6, h[1] - 28), r=1.5), dark(c, .1), d=1)
    stroke(ctx, line((m - 13, h[1] - 14), (m - 6.5, h[1] - 11.5)), dark(L.top_color, .28), 1.2)
    stroke(ctx, line((h[0] - 40, h[1] + 2.4), (h[0] + 40, h[1] + 2.4)), dark(L.top_color, .22), 1)


def _hoodie(ctx, L, p, J, path):
    h, m = J["hip"], _mid(p, J)
    c = L.top_color
    shaded(ctx, smooth((h[0] - 13, h[1] - 55), (h[0], h[1] - 60), (h[0] + 13, h[1] - 55),
                       (h[0] + 9, h[1] - 47), (h[0], h[1] - 44), (h[0] - 10, h[1] - 47)), dark(c, .12), d=2)
    flat(ctx, rect(h[0] - 40, h[1] + 1.6, 80, 10), dark(c, .16))
    if p.back:
        return
    flat(ctx, ell(m * .7, h[1] - 56, 6.4, 4.6), L.top2)
    for dx in (-2.6, 2.8):
        if p.lean < 12:
            stroke(ctx, line((m + dx, h[1] - 50), (m + dx * 1.15, h[1] - 39)), L.top2, 1)
    shaded(ctx, poly((m - 8, h[1] - 20), (m + 8, h[1] - 20), (m + 11, h[1] - 5), (m - 11, h[1] - 5), r=2.5),
           dark(c, .1), d=1)


def _vest(ctx, L, p, J, path):
    """Sleeveless work vest over a shirt (top2), two pale bands, badge."""
    h, m, c = J["hip"], _mid(p, J), L.top_color
    sw = J["sw"]
    body = poly((h[0] - sw + 1, h[1] - 60), (h[0] + sw - 2, h[1] - 60), (h[0] + sw + 1, h[1] - 36),
                (h[0] + sw + 6, h[1] + 10), (h[0] - sw - 6, h[1] + 10), (h[0] - sw - .5, h[1] - 36))
    shaded(ctx, body, c, d=6)
    if not p.back:
        flat(ctx, poly((m - 5.5, h[1] - 60), (m + 5.5, h[1] - 60), (m + .4, h[1] - 38)), L.top2)
        _collar(ctx, m * .85, h[1] - 57, light(L.top2, .5), 5.5)
        stroke(ctx, line((m + .4, h[1] - 38), (m + .8, h[1] + 8)), dark(c, .35), 1.1)
    flat(ctx, rect(h[0] - 40, h[1] - 23, 80, 4.6), "#EFE9C9")
    flat(ctx, rect(h[0] - 40, h[1] - 8, 80, 4.6), "#EFE9C9")
    clip = rect(m + 3, h[1] - 60, 60, 80)
    clipped(ctx, clip, lambda k: flat(k, rect(m + 3, h[1] - 23, 60, 4.6), "#CFC8A6", .5))
    if L.badge and not p.back:
        flat(ctx, rrect(m + 4.4, h[1] - 39, 6.6, 8.6, 1), C["paper"])
        flat(ctx, rect(m + 4.4, h[1] - 39, 6.6, 2.4), C["sky"])
        flat(ctx, ell(m + 7.6, h[1] - 34, 1.4), C["skin2"])


def _coverall(ctx, L, p, J, path):
    h, m, c = J["hip"], _mid(p, J), L.top_color
    flat(ctx, rect(h[0] - 40, h[1] - 34, 80, 4), "#EFE9C9")
    flat(ctx, rect(h[0] - 40, h[1] - 7.5, 80, 3.6), dark(c, .3))
    if p.back:
        return
    stroke(ctx, line((m, h[1] - 52), (m + .6, h[1] + 6)), dark(c, .3), 1.1)
    _collar(ctx, m * .85, h[1] - 57, light(c, .15), 6)
    flat(ctx, rrect(m + 3.8, h[1] - 29, 7.4, 8, 1.2), dark(c, .14))
    flat(ctx, rrect(m - 11, h[1] - 29, 7.4, 8, 1.2), dark(c, .14))


def _cardigan(ctx, L, p, J, path):
    h, m, c = J["hip"], _mid(p, J), L.top_color
    if p.back:
        return
    flat(ctx, poly((m - 6.5, h[1] - 60), (m + 6.5, h[1] - 60), (m + 4, h[1] + 10), (m - 3.4, h[1] + 10)), L.top2)
    flat(ctx, ell(m * .75, h[1] - 57.6, 5.2, 4), L.skin)
    for s in (-1, 1):
        stroke(ctx, line((m + s * 6.6, h[1] - 58), (m + (4 if s > 0 else -3.4), h[1] + 8)), dark(c, .18), 1.6)
    shaded(ctx, rrect(m - 13.5, h[1] - 13, 8, 9, 1.6), dark(c, .1), d=.8)


def _apron(ctx, L, p, J, path):
    h, m = J["hip"], _mid(p, J)
    flat(ctx, ell(m * .7, h[1] - 57, 6.4, 4.4), L.skin)
    if p.back:
        stroke(ctx, line((h[0] - 30, h[1] - 16), (h[0] + 30, h[1] - 16)), L.top2, 2.4)
        return
    shaded(ctx, poly((m - 8.5, h[1] - 44), (m + 8.5, h[1] - 44), (m + 12, h[1] - 18), (m + 15, h[1] + 14),
                     (m - 15, h[1] + 14), (m - 12, h[1] - 18), r=2), L.top2, d=3)
    for s in (-1, 1):
        stroke(ctx, line((m + s * 7.6, h[1] - 43), (m + s * 5, h[1] - 57)), L.top2, 1.8)
    shaded(ctx, rrect(m - 6.5, h[1] - 12, 13, 10, 2), mix(L.top2, L.top_color, .35), d=1)


def _harness(ctx, L, p, J):
    h, m, c = J["hip"], _mid(p, J), C["orange"]
    sw = J["sw"]
    stroke(ctx, line((h[0] - sw * .62, h[1] - 54), (m, h[1] - 28), (h[0] - sw * .7, h[1] - 2)), c, 2.6)
    stroke(ctx, line((h[0] + sw * .62, h[1] - 54), (m, h[1] - 28), (h[0] + sw * .7, h[1] - 2)), c, 2.6)
    stroke(ctx, line((h[0] - sw * .85, h[1] - 5), (h[0] + sw * .85, h[1] - 5)), c, 2.8)
    flat(ctx, ell(m, h[1] - 28, 2.2), C["steel"])


def _bag(ctx, L, J):
    h, sw = J["hip"], J["sw"]
    stroke(ctx, line((h[0] + sw * .5, h[1] - 53), (h[0] - sw * .8, h[1] - 6)), dark(L.bag, .25), 2)
    shaded(ctx, rrect(h[0] - sw - 7, h[1] - 9, 18, 15, 3.5), L.bag, d=2.4)


def _scarf(ctx, L, p, J):
    h, m = J["hip"], _mid(p, J) * .8
    shaded(ctx, poly((m - 8.4, h[1] - 58), (m + 8, h[1] - 58), (m + 1.6, h[1] - 49), (m - 1.6, h[1] - 49), r=1), L.scarf, d=1)
    for s in (-1, 1):
        shaded(ctx, poly((m, h[1] - 51), (m + s * 5.4, h[1] - 38), (m + s * .8, h[1] - 40), r=.6), L.scarf, d=1)


def _backpack(ctx, L, J):
    h, sw = J["hip"], J["sw"]
    shaded(ctx, rrect(h[0] - sw - 9, h[1] - 52, 18, 36, 7), L.bag.split(":")[1], d=3)


def neck(ctx, L, J):
    n = J["neck"]
    k = .86 if L.female or L.age == "child" else 1
    shaded(ctx, capsule((n[0] - .4, n[1] + 5), (n[0], n[1] - 4), 5.6 * k, 5.0 * k), dark(L.skin, .13), d=1)


# ---------------------------------------------------------------- arms
def arm(ctx, L, sh, el, h, ang, far):
    d = .2 if far else 0
    skin = dark(L.skin, .12) if far else L.skin
    base = L.top2 if L.top in ("vest",) else L.top_color
    col = dark(base, d) if far else base
    w = (.88 if L.female else 1.0) * (1.1 if L.top in ("jacket", "hoodie", "coverall") else 1)
    short = L.sleeve == "short"
    wrist = _along(el, h, .93)
    hand(ctx, L, h, ang, dark(L.gloves, d) if L.gloves else skin, L.gloves)
    if short:
        shaded(ctx, join(capsule(sh, el, 5.2 * w, 4.3 * w), capsule(el, wrist, 4.3 * w, 3.1)), skin, d=2)
        shaded(ctx, capsule(sh, _along(sh, el, .62), 6.7 * w, 6.6 * w), col, d=2.6)
        return
    shaded(ctx, join(capsule(sh, el, 6.4 * w, 5.2 * w), capsule(el, wrist, 5.2 * w, 4.2 * w)), col, d=2.8)
    a, b = _along(el, h, .86), _along(el, h, .95)
    flat(ctx, capsule(a, b, 4.3 * w, 4.2 * w), dark(col, .14))


def hand(ctx, L, h, ang, c, glove):
    """Mitten hand with a thumb; x points away from the forearm."""
    with at(ctx, h[0], h[1], 1, ang):
        shaded(ctx, join(ell(2.6, 0, 4.9, 3.7), capsule((0, -2), (4.2, -3.8), 1.7, 1.4)), c, d=1.3)

"""community_hazards: the hazards at the house (C01 C02 C05 C07 C09 C11), each a function of its place.

Every function adds one hazard to the stage: (st, x, y, ...), x, y = anchor named in its docstring.
"""
from community_house import FRONT, balcony_back, balcony_front
from parts_community import ac_box, carton, casement_, mop, shirt, sofa, towel
from stage import (C, K, LOOKS, Figure, P, at, bag_in_hand, cable, charger, clipped, ebike, ell, flat, line, poly,
                   pot_plant, rect, replace, rrect, shaded, smooth, stroke, strip, charging_post, ebike_point)

STROLLER = replace(LOOKS["mother"], top_color="#6F9A8D", bottom="trousers", bottom_color="#4A5570", top2="#F6E7CF")
CLIMBER = replace(LOOKS["grandma"], top_color="#B0607A", hair="bob", hair_color="#A9A5A0")
THROWER = replace(LOOKS["young_man"], top="tee", top_color="#E9B44C", top2="#F7EBD3", sleeve="short", hair="crop", bottom_color="#5E7391")


def box(x0, y0, x1, y1):
    return [x0, y0, x1, y0, x1, y1, x0, y1]


# ---------------------------------------------------------------- C01
def c01(st, x, y, back=112):
    """E-bike in the entrance hall; x = its middle, y = ground, back = height of the wall's foot above y."""
    sx, sy = x - 96, y - back - 208

    def bad(c):
        flat(c, rrect(sx - 24, sy - 24, 48, 48, 8), "#FBF8F0")
        flat(c, ell(sx, sy, 42), "#F6A13C", .3)
        p = ebike_point("port", x, y, K, 1)
        ebike(c, x, y, K, 1, color="#D9533C", stand=True)
        flat(c, ell(x - 150, y - 12, 62, 34), "#F6A13C", .35)
        cable(c, (sx, sy + 8), (x - 168, y - 18), 30, "#F08A24", 12, mid=(x - 210, y + 20))
        charger(c, x - 142, y + 2, K * 1.7, "#FF3B2A")
        cable(c, (x - 112, y - 14), p, 40, "#F08A24", 12, mid=(x - 60, y + 16))
        flat(c, rrect(sx - 13, sy - 10, 26, 26, 6), "#3A434D")
        flat(c, rrect(p[0] - 12, p[1] - 12, 24, 24, 6), "#3A434D")

    def good(c):
        flat(c, rrect(sx - 24, sy - 24, 48, 48, 8), "#FBF8F0")
        for dx in (-7, 7):
            flat(c, rrect(sx + dx - 2, sy - 9, 4, 11, 2), "#4A4A4E")
        f = Figure(STROLLER, x - 10, y + 4, K, 1)
        f.draw(c, replace(P.walk(26), hold=bag_in_hand("#C98A5E")))
    st.hazard("C01", box(x - 232, y - 430, x + 232, y + 6), bad, good)


# ---------------------------------------------------------------- C02
def c02(st, x, y, wx, wy, ww=250, wh=240, seed=61):
    """Lead from the window (left top wx, wy) down to a bike standing at x, y."""
    port = ebike_point("port", x, y, K, -1)
    out, by = wx + ww * .72, wy + wh
    top = (out + 4, y - 508)

    def bad(c):
        casement_(c, wx, wy, ww, wh, seed, FRONT, ajar=.9)
        clipped(c, rect(wx + ww * .56, wy + 6, ww * .44 - 6, wh - 4), lambda q: _lead_inside(q, wx, wy, ww, wh, out))
        drop = top[1] - by
        path = smooth((out + 5, by - 16), (out, by + 2), (out + 1, by + 34), (out + 15, by + drop * .38), (out - 9, by + drop * .72), top, closed=False)
        with at(c, 9, 8):
            clipped(c, rect(out - 60, by + 26, 130, y), lambda q: stroke(q, path, "#5B4330", 13, .2))
        _lead(c, path)
        ebike(c, x, y, K, -1, color="#3F7FB0", stand=True)
        _hanging_strip(c, *top)
        cable(c, (top[0] + 2, top[1] + 118), port, 40, "#2E3743", 11, mid=(port[0] + 30, y - 70))
        flat(c, rrect(top[0] - 19, top[1] + 101, 38, 36, 8), "#2E3743")
        flat(c, rrect(port[0] - 12, port[1] - 12, 24, 24, 6), "#3A434D")

    def good(c):
        casement_(c, wx, wy, ww, wh, seed, FRONT)
        post_x = x + 176
        charging_post(c, post_x, y - 26, K, "5", True)
        ebike(c, x, y, K, -1, color="#3F7FB0", stand=True)
        cable(c, (post_x, y - 26 - 95 * K), port, 30, "#2E3743", 9, mid=(post_x - 50, y - 60))
        flat(c, rrect(port[0] - 12, port[1] - 12, 24, 24, 6), "#3A434D")
    x0, x1 = x - 226, max(wx + ww + 40, x + 234)
    st.hazard("C02", [wx - 40, wy - 34, wx + ww + 40, wy - 34, wx + ww + 40, y - 380, x1, y - 380, x1, y + 20, x0, y + 20, x0, y - 300,
                      wx + ww * .4, y - 300, wx - 40, wy + wh + 40], bad, good)


def _lead(c, path):
    stroke(c, path, "#A8281E", 17)
    stroke(c, path, "#E0483A", 12)


def _lead_inside(c, wx, wy, ww, wh, out):
    """What is seen through the open leaf: the lead comes from behind the curtain and lies on the sill."""
    flat(c, rect(wx, wy + wh - 20, ww, 24), "#3F5C6B", .5)
    _lead(c, smooth((wx + ww * .98, wy + wh * .56), (wx + ww * .88, wy + wh * .72), (out + 20, wy + wh - 40), (out + 4, wy + wh - 14), closed=False))
    r = wx + ww
    shaded(c, smooth((r + 6, wy - 20), (r - ww * .17, wy - 20), (r - ww * .15, wy + wh * .4), (r - ww * .09, wy + wh * .7), (r - ww * .13, wy + wh + 20),
                     (r + 6, wy + wh + 20)), "#E7D3E3", d=7)
    for q in (.045, .1):
        stroke(c, line((r - ww * q, wy), (r - ww * q * .8, wy + wh)), "#C9AFC8", 4)


def _hanging_strip(c, x, y):
    """Power strip that hangs by its lead; x, y = where the lead enters it."""
    with at(c, x + 9, y + 9, 1, 5):
        flat(c, rrect(-22, 20, 44, 200, 12), "#5B4330", .2)
    with at(c, x, y, 1, 5):
        strip(c, 0, 116, K * 1.9, 90, n=3)
        shaded(c, rrect(-11, -8, 22, 34, 6), "#8E2A22", d=4)


# ---------------------------------------------------------------- C05
def c05(st, x, y, w, step):
    """Old sofa and cartons on the half landing; x = middle, y = front edge of the landing, step = where a neighbour comes up."""
    sx, sy = step
    up = replace(P.stand(turn=.4), near_arm=(4, 14), hold=bag_in_hand("#7FA36B"), lean=5, far_foot=(18, -25, 0), near_foot=(-6, -8, 0))

    def bad(c):
        carton(c, x - 92, y - 96, 56, 62, "#BF9160")
        carton(c, x + 76, y - 96, 62, 54, "#D3A877", open_=True)
        carton(c, x - 84, y - 242, 44, 34, "#D9B07C", -5)
        sofa(c, x - 4, y - 34, 130)
        carton(c, x - 92, y - 8, 46, 40, "#D3A877", open_=True)
        carton(c, x + 96, y - 4, 52, 46, "#C4935C")
        carton(c, x + 82, y - 114, 38, 30, "#DDB683", 6)
        Figure(CLIMBER, sx, sy, K, 1).draw(c, replace(up, lean=-3, far_arm=(70, 14), face=replace(up.face, mouth="o", brow=1)))

    def good(c):
        flat(c, poly((x - 120, y - 12), (x + 20, y - 12), (x + 80, y - 88), (x - 60, y - 88)), "#FFF6DC", .8)
        flat(c, poly((x + 40, y - 12), (x + 130, y - 12), (x + 160, y - 88), (x + 100, y - 88)), "#FFF6DC", .8)
        Figure(CLIMBER, sx, sy, K, 1).draw(c, replace(up, far_hand=(28, -112)))
    st.hazard("C05", [sx - 90, sy - 410, x + w / 2 + 6, sy - 410, x + w / 2 + 6, y + 30, sx + 120, sy + 16, sx - 90, sy + 16], bad, good)


# ---------------------------------------------------------------- C07
def c07(st, x, y, w, h, seed=71):
    """Balcony with the thrower, w >= 370 wide; x = left edge, y = floor line."""
    balcony_back(st.ctx, x, y, w, h, seed=seed)
    fx = x + 96

    def rubbish(c, px, py, k=1.0, rot=0):
        with at(c, px, py, K * k, rot):
            shaded(c, smooth((-5, -24), (5, -24), (8, -16), (24, 2), (20, 24), (-18, 25), (-24, 4), (-8, -16)), "#3F4652", "#2A303B", d=5)
            shaded(c, poly((-5, -22), (-13, -35), (0, -29), (12, -36), (5, -22), r=2), "#4A5260", d=2)
            flat(c, smooth((-12, -4), (-5, -12), (-2, -8), (-9, 2)), "#6A7382")

    def bad(c):
        f = Figure(THROWER, fx, y - 40, K, 1)
        hx, hy = x + 262, y - 262
        p = replace(P.stand(), lean=26, hip_x=5, far_hand=f.local(x + 172, y - 226), near_hand=f.local(hx, hy), tilt=14,
                    face=replace(P.stand().face, mouth="flat", look=(.6, .9)))
        f.draw(c, p)
        balcony_front(c, x, y, w)
        bx, by = hx + 8, hy + 112
        for s in (-1, 1):
            for a, top in ((62, -84), (84, -60)):
                stroke(c, smooth((bx + 6 + s * a, by + top), (bx + 6 + s * (a + 15), by + (top - 26) / 2), (bx + 6 + s * (a + 14), by - 4),
                                 closed=False), "#FFF9EA", 6, .85)
        rubbish(c, bx, by, 1.15, 10)
        flat(c, smooth((bx - 62, by + 118), (bx - 30, by + 104), (bx - 16, by + 132), (bx - 46, by + 146)), "#FBF7EF")
        with at(c, bx + 34, by + 128, K, 24):
            shaded(c, poly((-8, -11), (8, -11), (6, 11), (-6, 11), r=1), "#D9785A", d=2)
            flat(c, rect(-7, -4, 14, 5), "#FBF7EF")
        stroke(c, smooth((bx - 22, by + 196), (bx - 2, by + 176), (bx + 18, by + 198), closed=False), "#E0AE1F", 15)

    def good(c):
        f = Figure(THROWER, fx + 40, y - 34, K, 1)
        p = replace(P.stand(), lean=5, near_hand=f.local(fx + 130, y - 300), far_hand=f.local(fx + 148, y - 290), hold=_can, tilt=8)
        pot_plant(c, fx + 156, y - 24, K * 1.25, 0)
        f.draw(c, p)
        rubbish(c, x + 52, y - 66, .8)
        balcony_front(c, x, y, w)
    st.hazard("C07", box(x - 12, y - h * .98, x + w + 16, y + 100), bad, good)


def _can(c):
    """Watering can at the hand."""
    with at(c, 6, 2, 1, 12):
        shaded(c, rrect(-2, -2, 22, 20, 4), "#4F9A8A", d=3)
        stroke(c, line((19, 12), (34, 0)), "#4F9A8A", 4)
        flat(c, ell(35, -1, 4, 5), "#3F7F73")
        stroke(c, smooth((0, 0), (6, -10), (18, -2), closed=False), "#3F7F73", 3)


# ---------------------------------------------------------------- C09
def gas_run(ctx, x, y, w, top, foot):
    """The yellow pipe itself: riser at x from the ground at foot up to top, branch to the meter at x + w, y; w < 0: to the left."""
    def pipe(*pts):
        stroke(ctx, line(*pts), "#B98A1F", 24)
        stroke(ctx, line(*[(a - 3, b - 3) for a, b in pts]), "#F2C033", 15)
    s = 1 if w > 0 else -1
    mx = x + w - s * 34
    flat(ctx, ell(x + 4, foot + 2, 40, 10), "#5B4B3A", .25)
    pipe((x, top + 12), (x, foot - 16))
    pipe((x, y), (mx, y))
    pipe((mx, y), (mx, y + 76))
    shaded(ctx, rrect(x - 30, foot - 24, 60, 26, 7), "#CFC6B5", d=5)
    flat(ctx, ell(x, foot - 22, 26, 7), "#E4DCCB")
    flat(ctx, rect(x - 12, foot - 44, 21, 22), "#F2C033")
    shaded(ctx, rrect(x - 24, top - 10, 48, 20, 6), "#8A95A0", d=4)
    for yy in range(int(top + 90), int(foot) - 60, 240):
        flat(ctx, rrect(x - 22, yy, 44, 14, 4), "#8A95A0")
    for q in (70, abs(w) - 120):
        flat(ctx, rrect(x + s * q - 6, y - 20, 12, 40, 4), "#8A95A0")
    flat(ctx, ell(x, y, 19), "#D9A627")
    with at(ctx, mx, y + 66, K * 1.25):
        shaded(ctx, rrect(-22, 0, 44, 36, 5), "#D9DBD6", d=3)
        flat(ctx, rrect(-14, 8, 28, 10, 1.6), "#33424E")
        for i in range(5):
            flat(ctx, rect(-12 + i * 5, 10, 3.4, 6), "#F4F1E8")


def c09(st, x, y, w):
    """Washing, mop and earth wire on the branch of the gas pipe; x = riser, y = branch, w as in gas_run."""
    s = 1 if w > 0 else -1

    def bad(c):
        mop(c, x + w * .15, y + 84, 3, 1.0)
        shirt(c, x + w * .34, y - 6, "#4F86B4", 2, 1.08)
        towel(c, x + w * .535, y - 4, "#E58A6B", 30, 60, 1.05)
        _earth(c, x + w * .735, y)

    def good(c):
        yy = y + 118
        a, b = sorted((x + s * 36, x + w - s * 126))
        for xx in (a + 18, b - 16):
            stroke(c, line((xx, yy - 26), (xx, yy + 4)), "#7C8792", 8)
        shaded(c, rrect(a, yy, b - a, 13, 6), "#DDE3E6", d=3)
        shirt(c, x + s * 110, yy + 6, "#4F86B4", 2, .9)
        towel(c, x + s * 200, yy + 8, "#E58A6B", 28, 50, .95)
    x0, x1 = sorted((x - s * 40, x + w + s * 26))
    st.hazard("C09", box(x0, y - 56, x1, y + 292), bad, good)


def _earth(c, x, y):
    """Green and yellow wire wound round the pipe, running down to a socket box on the wall."""
    path = smooth((x, y + 8), (x - 16, y + 70), (x + 10, y + 130), (x - 8, y + 196), closed=False)
    stroke(c, path, "#3E9B4F", 13)
    c.save()
    c.set_dash([16, 16])
    stroke(c, path, "#F4D24A", 13, cap="butt")
    c.restore()
    for i in range(4):
        stroke(c, line((x - 22 + i * 13, y - 17), (x - 14 + i * 13, y + 17)), "#3E9B4F" if i % 2 else "#F4D24A", 11)
    shaded(c, rrect(x - 54, y + 186, 92, 74, 8), "#EFEBE0", d=5)
    flat(c, ell(x - 8, y + 222, 22), "#C9CFD2")
    flat(c, poly((x - 4, y + 206), (x - 20, y + 226), (x - 9, y + 226), (x - 13, y + 240), (x + 4, y + 219), (x - 6, y + 219)), C["amber"])


# ---------------------------------------------------------------- C11
TW, TH = 56, 40               # a tile with its joint, as tile_field draws it
GONE = ((2, 4, 5), (3, 3, 5), (4, 2, 5), (5, 1, 5), (6, 1, 5), (7, 1, 5), (8, 2, 4))     # row, first tile, end


def c11(st, x, y, grid, w=310):
    """Outdoor unit on the tiled wall; x, y = about the left top, moved onto the tiles whose left top is grid; about 450 high."""
    x = grid[0] + round((x - grid[0]) / TW) * TW
    y = grid[1] + round((y - grid[1]) / TH / 2) * TH * 2
    ux, uy = x + 58, y + 12

    def bad(c):
        _bare_wall(c, x, y)
        _cracks(c, x, y)
        for px, py, r in ((x + 58, y + 252, 13), (x + 254, y + 292, -17)):
            with at(c, 7, 9):
                _tile(c, px, py, r, "#5B4A3A", .28)
            _tile(c, px, py, r)
        for px, py in ((x + 236, y + 132), (x + 246, y + 214)):
            flat(c, ell(px, py, 13), "#C2BBAF")
            flat(c, ell(px, py, 8), "#3E352D")
        with at(c, ux + 14, uy + 18, 1, 15):
            flat(c, rrect(0, 0, 202, 144, 10), "#4A3A2E", .25)
        _rusty_bracket(c, x + 22, y + 92)
        with at(c, ux, uy, 1, 15):
            _torn_bracket(c, 172, 142)
            shaded(c, rrect(-12, 138, 226, 15, 4), "#8A4B2C", d=4)
            ac_box(c, 0, 0, True)
        for px, py, r in ((x + 74, y + 372, 30), (x + 160, y + 408, -24), (x + 238, y + 362, 48)):
            stroke(c, smooth((px + 16, py - 24), (px + 13, py - 34), (px + 15, py - 44), closed=False), "#FFF9EA", 6, .9)
            _tile(c, px, py, r)
        for px, py, s in ((x + 140, y + 384, 7), (x + 222, y + 436, 6), (x + 62, y + 430, 6), (x + 292, y + 402, 7), (x + 128, y + 446, 5)):
            flat(c, poly((px - s, py), (px, py - s), (px + s, py + 1), (px + 1, py + s)), "#8F877A")

    def good(c):
        with at(c, ux + 9, uy + 30):
            flat(c, rrect(0, 0, 202, 144, 10), "#4A3A2E", .2)
        for dx in (18, 166):
            shaded(c, rrect(ux + dx, uy + 130, 16, 84, 4), "#9AA7B3", d=4)
            for dy in (168, 198):
                flat(c, ell(ux + dx + 8, uy + dy, 5), "#5F6C78")
        shaded(c, rrect(ux - 10, uy + 159, 222, 15, 4), "#9AA7B3", d=4)
        ac_box(c, ux, uy + 20)
        stroke(c, smooth((ux + 196, uy + 60), (ux + 222, uy + 62), (ux + 228, uy + 10), closed=False), "#EFEBE0", 14)
    st.hazard("C11", box(x - 24, y - 4, x + w + 10, y + 456), bad, good)


def _bare_wall(c, x, y):
    """The stepped patch: grey mortar with the combed beds of the tiles, the cut edge of those that are left around it."""
    cells = [(x + i * TW + (TW // 2 if j % 2 else 0), y + j * TH) for j, a, b in GONE for i in range(a, b)]

    def patch(dx=0, dy=0, g=2):
        return lambda k: [rect(px + dx - g, py + dy - g, TW - 3 + 2 * g, TH - 3 + 2 * g)(k) for px, py in cells]
    flat(c, patch(3, 4), "#F6E0BE")
    flat(c, patch(), "#6F675C")

    def inside(q):
        flat(q, patch(8, 10), "#A19A8E")
        for n, (px, py) in enumerate(cells):
            flat(q, rect(px + 3, py + 4, TW - 9, TH - 10), ("#B3ACA0", "#ABA498", "#B8B1A6")[n % 3])
            for k in range(3):
                stroke(q, line((px + 9 + k * 14, py + TH - 11), (px + 16 + k * 14, py + 9)), "#978F83", 4)
        with at(q, 0, 0):
            for px, py in cells:
                if (px - TW // 2, py - TH) not in cells and (px + TW // 2, py - TH) not in cells:
                    flat(q, rect(px - 2, py - 2, TW, 11), "#6F675C")
    clipped(c, patch(), inside)


def _cracks(c, x, y):
    """Cracks that run from the patch through the tiles around it."""
    for pts in (((86, 222), (66, 236), (58, 224), (36, 240), (24, 262), (2, 266)), ((58, 224), (46, 208), (24, 202)),
                ((310, 146), (318, 124), (306, 104), (318, 82), (308, 58), (314, 34)), ((306, 104), (290, 92), (284, 72)),
                ((86, 304), (66, 322), (72, 342), (48, 358), (44, 384)), ((72, 342), (84, 360)),
                ((306, 228), (322, 240), (314, 262))):
        for k, (p, q) in enumerate(zip(pts, pts[1:])):
            stroke(c, line((x + p[0], y + p[1]), (x + q[0], y + q[1])), "#7A5A40", max(2.6, 6.5 - 1.2 * k))


def _tile(c, x, y, rot, col=None, a=1.0):
    with at(c, x, y, 1, rot):
        if col:
            flat(c, rrect(0, 0, 53, 37, 3), col, a)
            return
        flat(c, rrect(3, 4, 53, 37, 3), "#A9754B")
        shaded(c, rrect(0, 0, 53, 37, 3), "#EDBE8E", "#DDA874", d=5)


def _rusty_bracket(c, x, y):
    """The bracket that still holds, leaning from the wall: upper bolt drawn halfway out of its hole, lower one askew."""
    rust, deep = "#8A4B2C", "#5E2F1B"
    with at(c, x, y, 1, -4):
        flat(c, rrect(8, 6, 20, 166, 4), "#4A3A2E", .25)
        shaded(c, rrect(0, 0, 20, 166, 4), rust, d=5)
        stroke(c, line((14, 150), (106, 88)), rust, 13)
        for by, out, rot in ((92, 34, 200), (140, 26, 168)):
            flat(c, ell(10, by, 9, 8), "#2E241D")
            with at(c, 10, by, 1, rot):
                shaded(c, rrect(0, -4, out, 8, 2), "#B9BEC2", d=2)
                for k in range(3):
                    stroke(c, line((8 + k * 7, -4), (10 + k * 7, 4)), "#7C858D", 2)
                shaded(c, rrect(out - 2, -10, 10, 20, 3), deep, d=3)


def _torn_bracket(c, x, y):
    """The other bracket, torn out, dangles from the bar under the unit with its bolts and plugs."""
    with at(c, x, y, 1, -34):
        shaded(c, rrect(-9, 0, 18, 104, 4), "#8A4B2C", d=4)
        for by in (44, 82):
            shaded(c, rrect(6, by - 4, 26, 8, 2), "#B9BEC2", d=2)
            shaded(c, rrect(26, by - 7, 20, 14, 4), "#D9D2C4", d=3)
            flat(c, rrect(-14, by - 9, 8, 18, 3), "#5E2F1B")

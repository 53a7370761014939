"""community_house: the apartment house, cut open: lift shaft, stair hall with dog-leg stairs, and its whole front beside them.

House(x, f0, storeys, ...)  geometry; .f(i) floor lines, .h(i) half landings, xl xa xb xc xd xe = lift, landing, flights,
                            half landing, end of the half landing, left end of the whole front; x_end its right end
draw_back(ctx, g)           hall: walls, stairs, landings, doors, windows
draw_rails(ctx, g)          rails of the near flights: they come in front of whoever climbs there
draw_lift(ctx, g, storey, who)   shaft with the cab at a storey
draw_sections(ctx, g)       the cut through walls and slabs, roof
draw_front(ctx, g)          the wall with floor bands, plinth, tile joints
balcony_back / balcony_front(ctx, x, y, w, h)   recess with glass door, then rails: people stand between the two
"""
from dataclasses import dataclass

from parts_community import casement_, flat_door, mat, tile_field
from stage import (C, K, clipped, dark, ell, flat, letterboxes, light, line, mix, poly, rect, rrect, shaded, smooth, stroke,
                   text)

CUT, CUT_DK = "#F8F0DF", "#E4D6BC"
WALL, DADO = "#F1E7D2", "#A9C6B4"
FRONT, RAIL = "#EBC99B", "#5E7F86"
D = 96                        # depth of the hall's floors, units
FLIGHT = 42


@dataclass
class House:
    x: float
    f0: float
    storeys: tuple = (575, 548, 548)
    lift: float = 226
    land: float = 400
    run: float = 336
    half: float = 400
    wall: float = 30
    front: float = 960
    roof: float = 40
    corner: bool = True
    tiled: int = 2                # storey whose front is tiled

    def f(self, i):
        return self.f0 - sum(self.storeys[:i])

    def h(self, i):
        return self.f(i) - self.storeys[i] / 2

    @property
    def xl(self):
        return self.x + self.wall

    @property
    def xa(self):
        return self.xl + self.lift + self.wall

    @property
    def xb(self):
        return self.xa + self.land

    @property
    def xc(self):
        return self.xb + self.run

    @property
    def xd(self):
        return self.xc + self.half

    @property
    def xe(self):
        return self.xd + self.wall

    @property
    def x_end(self):
        return self.xe + self.front

    @property
    def top(self):
        return self.f(3)

    @property
    def tile_top(self):
        return self.f(self.tiled + 1) + (26 if self.tiled == 2 else 24)


# ---------------------------------------------------------------- stair hall
def draw_back(ctx, g):
    _walls(ctx, g)
    floor(ctx, g.xa, g.f0, g.xd - g.xa, "#D9C6A4")
    for i in (0, 1):
        _flight(ctx, g, g.xc, g.h(i) - FLIGHT - 8, -1, g.f(i) - g.f(i + 1))
        _parapet(ctx, g, g.xc, g.h(i) - FLIGHT - 8, g.f(i) - g.f(i + 1))
        _landing(ctx, g.xc, g.h(i), g.xd - g.xc)
        _landing(ctx, g.xa, g.f(i + 1), g.xb - g.xa)
    for i in (0, 1):
        _flight(ctx, g, g.xb, g.f(i), 1, g.f(i) - g.f(i + 1))
    _end_rail(ctx, g.xb - 10, g.f(2))


def draw_rails(ctx, g):
    for i in (0, 1):
        _rail(ctx, g, g.xb, g.f(i), g.f(i) - g.f(i + 1))


def _walls(ctx, g):
    flat(ctx, rect(g.xa, g.top, g.xd - g.xa, g.f0 - g.top), WALL)
    flat(ctx, rect(g.xa, g.top, 46, g.f0 - g.top), dark(WALL, .05))
    for i in range(3):
        _dado(ctx, g.xa, g.xb, g.f(i) - D)
        if i < 2:
            _dado(ctx, g.xc, g.xd, g.h(i) - D)
            _dado_slope(ctx, g.xc, g.h(i) - D, g.xb, g.f(i + 1) - D)
    _dado(ctx, g.xb, g.xd, g.f0 - D, 130)
    for i in (0, 1):
        h = 250 if i == 0 else 470
        _stair_window(ctx, g.xc + 74, g.h(i) - D - 130 - h, g.half - 148, h)
        _lamp(ctx, g.xa + g.land / 2, g.f(i + 1) + 36)
    _lamp(ctx, g.xa + g.land / 2, g.top + 4)
    _lamp(ctx, g.xc + g.half * .5, g.top + 4)
    for i in (1, 2):
        _storey_mark(ctx, g.xb - 34, g.f(i) - D - 310, str(i + 1))


def _stair_window(ctx, x, y, w, h):
    """Fixed panes to the garden side: sky and a tree's crown."""
    flat(ctx, rrect(x - 16, y - 16, w + 32, h + 32, 6), light(WALL, .6))
    flat(ctx, rect(x, y, w, h), "#BFDDEA")
    clipped(ctx, rect(x, y, w, h), lambda q: (
        flat(q, ell(x + w * .2, y + h + 10, w * .5, 130), "#8FBF8A"), flat(q, ell(x + w * .9, y + h + 20, w * .42, 110), "#7DB07F"),
        flat(q, poly((x, y), (x + w * .6, y), (x, y + h * .7)), "#E6F3F5", .55)))
    n = 3 if h > 300 else 2
    for i in range(1, n):
        flat(ctx, rect(x, y + h * i / n - 5, w, 10), "#F4EEE2")
    flat(ctx, rect(x + w * .5 - 5, y, 10, h), "#F4EEE2")
    stroke(ctx, rect(x + 4, y + 4, w - 8, h - 8), "#F4EEE2", 10)
    shaded(ctx, rrect(x - 26, y + h + 10, w + 52, 16, 5), light(WALL, .7), d=4)


def _dado(ctx, x0, x1, y, h=250):
    flat(ctx, rect(x0, y - h, x1 - x0, h), DADO)
    flat(ctx, rect(x0, y - h - 7, x1 - x0, 7), "#5E8A78")
    flat(ctx, rect(x0, y - 22, x1 - x0, 22), dark(DADO, .2))


def _dado_slope(ctx, x0, y0, x1, y1, h=250):
    flat(ctx, poly((x0, y0 - h), (x1, y1 - h), (x1, y1), (x0, y0)), DADO)
    stroke(ctx, line((x0, y0 - h - 3), (x1, y1 - h - 3)), "#5E8A78", 7, cap="butt")


def _storey_mark(ctx, x, y, s):
    flat(ctx, ell(x, y, 30), "#3F7F8C")
    text(ctx, s, x, y + 16, 44, "white", align="center")


def _lamp(ctx, x, y):
    flat(ctx, ell(x, y + 26, 130, 60), "#FFF3CF", .35)
    shaded(ctx, rrect(x - 44, y, 88, 14, 5), "#C9C2B2", d=3)
    flat(ctx, smooth((x - 36, y + 13), (x + 36, y + 13), (x + 24, y + 30), (x - 24, y + 30)), "#FFF6DC")


def floor(ctx, x, y, w, c, d=D):
    flat(ctx, rect(x, y - d, w, d), c)
    flat(ctx, rect(x, y - d, w, d * .3), dark(c, .07))
    for i in range(1, int(w / 120) + 1):
        flat(ctx, rect(x + i * 120, y - d, 3, d), dark(c, .08))
    for q in (.36, .7):
        flat(ctx, rect(x, y - d * q, w, 3), dark(c, .08))


def _landing(ctx, x, y, w):
    floor(ctx, x, y, w, "#DECDAE")
    shaded(ctx, rect(x, y, w, 34), CUT, CUT_DK, d=9)
    flat(ctx, rect(x, y + 34, w, 26), "#6B5B45", .16)


def _flight(ctx, g, x, y, s, storey):
    """Seven risers, six treads from (x, y) upwards; s = +1 to the right."""
    n, rise, tread = 6, storey / 14, g.run / 6
    c = "#E3D3B5" if s > 0 else "#D2C1A2"
    for i in range(n):
        x0, yy = x + s * i * tread, y - (i + 1) * rise
        flat(ctx, rect(min(x0, x0 + s * tread), yy - FLIGHT, tread, FLIGHT), light(c, .35) if i % 2 else light(c, .26))
        flat(ctx, rect(min(x0, x0 + s * tread), yy - 8, tread, 8), "#B7A283")
    pts = [(x, y)]
    for i in range(n):
        yy = y - (i + 1) * rise
        pts += [(x + s * i * tread, yy), (x + s * (i + 1) * tread, yy)]
    pts += [(x + s * g.run, y - 7 * rise), (x + s * g.run, y - 7 * rise + 74), (x + s * 46, y + (34 if s < 0 else 0))]
    flat(ctx, poly(*pts), CUT if s > 0 else "#E6D9BF")
    flat(ctx, poly((x + s * g.run, y - 7 * rise + 56), (x + s * g.run, y - 7 * rise + 74), (x + s * 46, y + (34 if s < 0 else 0)),
                   (x + s * 24, y + (20 if s < 0 else 0))), CUT_DK)


def _rail(ctx, g, x, y, storey, h=206, c="#4F7A72"):
    """Bars and hand rail on the front edge of a near flight, with a newel at either end."""
    rise, tread = storey / 14, g.run / 6
    for i in range(6):
        for q in (.25, .75):
            px, py = x + (i + q) * tread, y - (i + 1) * rise
            stroke(ctx, line((px, py), (px, py - h - (q - .5) * rise)), c, 7)
    for px, py in ((x - 2, y), (x + g.run + 2, y - rise * 7)):
        shaded(ctx, rrect(px - 8, py - h - 34, 16, h + 34, 5), dark(c, .1), d=4)
    for dy, col, w in ((0, C["wood"], 17), (-4, light(C["wood"], .3), 5)):
        stroke(ctx, line((x - 2, y - rise * .5 - h + dy), (x + g.run + 2, y - rise * 6.6 - h + dy)), col, w)


def _parapet(ctx, g, x, y, storey, h=190, c="#D3DCCB"):
    """Closed balustrade of a far flight, from (x, y) up to the left: a calm surface behind the near flights."""
    rise, x1 = storey / 14, x - g.run
    y0, y1 = y - rise * .5, y - rise * 6.5
    flat(ctx, poly((x, y0 - h), (x1, y1 - h), (x1, y1 + 30), (x, y0 + 30)), c)
    flat(ctx, poly((x - 26, y0 - h * .8 - 20), (x1 + 26, y1 - h * .8 + 20), (x1 + 26, y1 - h * .2 + 20), (x - 26, y0 - h * .2 - 20), r=6), dark(c, .06))
    for dy, col, w in ((0, "#86A394", 16), (-4, "#A9C0AF", 6)):
        stroke(ctx, line((x, y0 - h + dy), (x1, y1 - h + dy)), col, w, cap="butt")


def _end_rail(ctx, x, y, h=206):
    """Rail that closes the top landing, seen end on."""
    for dy in (0, -FLIGHT):
        shaded(ctx, rrect(x - 7, y - h + dy, 14, h, 4), "#4F7A72", d=4)
    shaded(ctx, rrect(x - 11, y - h - FLIGHT - 10, 22, FLIGHT + 18, 8), C["wood"], d=4)


def landing_doors(ctx, g):
    """What stands on the back wall of the floor landings."""
    x = g.xa + g.land * .46
    flat_door(ctx, x, g.f(2) - D + 6)
    mat(ctx, x, g.f(2) - D + 66, 74, "#6F8F9A")
    letterboxes(ctx, g.xa + 52, g.f0 - 470, K * 1.05, 6, 2)


# ---------------------------------------------------------------- lift
def draw_lift(ctx, g, storey, who):
    x, w = g.xl, g.lift
    flat(ctx, rect(x, g.top, w, g.f0 - g.top), "#8794A0")
    flat(ctx, rect(x, g.top, 30, g.f0 - g.top), "#7A8793")
    for dx in (22, w - 22):
        flat(ctx, rect(x + dx - 5, g.top + 60, 10, g.f0 + 30 - g.top - 60), "#67747F")
    for yy in range(int(g.top + 120), int(g.f0), 170):
        flat(ctx, rect(x, yy, w, 7), "#7A8793")
    fy, h = g.f(storey), 452
    for dx in (-16, 0, 16):
        stroke(ctx, line((x + w / 2 + dx, g.top + 64), (x + w / 2 + dx, fy - h)), "#4A5560", 5)
    shaded(ctx, rrect(x + w / 2 - 62, g.top + 30, 124, 58, 10), "#5A6F7F", d=6)
    shaded(ctx, ell(x + w / 2, g.top + 66, 44), "#C9A24A", d=8)
    flat(ctx, ell(x + w / 2, g.top + 66, 15), "#6C7A88")
    shaded(ctx, rrect(x + 4, fy - h, w - 8, h + 34, 8), "#D7DDE0", d=6)
    flat(ctx, rect(x + 20, fy - h + 24, w - 40, h - 24), "#F3EAD2")
    floor(ctx, x + 20, fy, w - 40, "#D6C6A6")
    flat(ctx, rect(x + 20, fy - 270, w - 40, 10), "#B9C0C2")
    flat(ctx, rrect(x + 50, fy - h + 24, w - 100, 16, 6), "#FFFBEA")
    flat(ctx, rrect(x + w - 72, fy - 320, 30, 108, 5), "#AEB8BE")
    for i in range(4):
        flat(ctx, ell(x + w - 57, fy - 302 + i * 24, 8), "#F6B73C" if i == 1 else "#F4F1E8")
    who(ctx, x + w * .44, fy - 30)
    stroke(ctx, line((x + w / 2, fy + 34), (x + w / 2, g.f0 + 6)), "#4A5560", 5)
    shaded(ctx, rrect(x + w / 2 - 34, g.f0 - 6, 68, 34, 8), "#5A6F7F", d=4)


def _lift_doors(ctx, g):
    """Closed landing doors of the lift, cut through: steel leaves in the wall."""
    for i in range(3):
        y = g.f(i)
        x = g.xl + g.lift
        flat(ctx, rect(x, y - 440, g.wall, 440), "#B4BEC4")
        flat(ctx, rect(x + g.wall * .55, y - 440, g.wall * .45, 440), "#98A4AC")
        flat(ctx, rrect(x + g.wall + 12, y - 290, 24, 56, 5), "#C9CFD2")
        flat(ctx, ell(x + g.wall + 24, y - 262, 7), "#F6B73C")


# ---------------------------------------------------------------- what is cut
def draw_sections(ctx, g):
    t, b = g.top, g.f0
    for x in (g.x, g.xl + g.lift, g.xd):
        flat(ctx, rect(x, t - 34, g.wall, b - t + 34), CUT)
        flat(ctx, rect(x + g.wall - 8, t, 8, b - t), CUT_DK)
    _lift_doors(ctx, g)
    flat(ctx, rect(g.x, t - 34, g.xe - g.x, 34), CUT)
    flat(ctx, rect(g.xl, t - 8, g.xd - g.xl, 8), CUT_DK)
    flat(ctx, rect(g.x - 6, b, g.xe - g.x + 6, 30), CUT)
    flat(ctx, rect(g.x - 6, b + 20, g.xe - g.x + 6, 14), CUT_DK)


def draw_roof(ctx, g, tile="#B9694B"):
    y, x0, x1 = g.top - 34, g.x - 34, g.x_end + 34
    shaded(ctx, poly((x0, y), (x0 + 30, y - g.roof), (x1 - 30, y - g.roof), (x1, y), r=6), tile, d=8)
    for i in range(int((x1 - x0) / 44)):
        stroke(ctx, line((x0 + 40 + i * 44, y - g.roof + 8), (x0 + 32 + i * 44, y - 6)), dark(tile, .14), 4)
    shaded(ctx, rrect(x0 - 8, y - 10, x1 - x0 + 16, 22, 6), "#F1E2C6", d=5)


# ---------------------------------------------------------------- the whole front
def draw_front(ctx, g, wall=FRONT):
    x, w = g.xe, g.front
    flat(ctx, rect(x, g.top, w, g.f0 - g.top), wall)
    flat(ctx, rect(x, g.top - 34, w, 60), dark(wall, .1))
    for j in range(int((g.f0 - g.top) / 40)):
        flat(ctx, rect(x, g.top + 26 + j * 40, w, 2.4), dark(wall, .06))
    tile_field(ctx, x, g.tile_top, w, g.f(g.tiled) - 8 - g.tile_top, c=dark(wall, .03))
    for i in range(1, 3):
        flat(ctx, rect(x, g.f(i) - 8, w, 26), light(wall, .5))
        flat(ctx, rect(x, g.f(i) + 18, w, 8), dark(wall, .14))
    flat(ctx, rect(x, g.f0 - 96, w, 96), "#B9A58A")
    flat(ctx, rect(x, g.f0 - 104, w, 10), "#D8C8AC")
    for i in range(int(w / 150) + 1):
        flat(ctx, rect(x + 40 + i * 150, g.f0 - 94, 3, 94), "#A3907A")
    flat(ctx, rect(x, g.f0, w, 20), "#5B4B3A", .2)
    for a, b in ((.1, .5), (.58, .72)):
        clipped(ctx, rect(x, g.top + 26, w, g.f0 - g.top - 130), lambda q: flat(
            q, poly((x + w * a, g.top), (x + w * b, g.top), (x + w * (b + .55), g.f0), (x + w * (a + .55), g.f0)), "#FFF4D8", .2))
    if g.corner:
        flat(ctx, rect(g.x_end - 34, g.top, 34, g.f0 - g.top), dark(wall, .14))
        shaded(ctx, rrect(g.x_end - 74, g.top - 10, 18, g.f0 - g.top - 40, 8), "#C9B596", d=5)
        for yy in range(int(g.top + 120), int(g.f0 - 100), 260):
            flat(ctx, rrect(g.x_end - 80, yy, 30, 10, 3), "#A8967C")


def balcony_back(ctx, x, y, w, h, wall=FRONT, seed=0):
    """Niche from the floor line y up h, with a glass door; the floor and its side rails stand out of the wall."""
    flat(ctx, rect(x, y - h, w, h), dark(wall, .16))
    flat(ctx, rect(x, y - h, 24, h), dark(wall, .28))
    flat(ctx, rect(x, y - h, w, 34), dark(wall, .28))
    flat(ctx, rrect(x - 18, y - 74, w + 36, 78, 4), mix(wall, "#CFC8BA", .7))
    flat(ctx, rect(x, y - 74, w, 16), dark(wall, .3))
    dw = w * .56
    casement_(ctx, x + w * .1, y - 74 - (h - 74) * .86, dw, (h - 74) * .86 - 4, seed, dark(wall, .3), sill=False)
    shaded(ctx, rrect(x - 18, y - h - 14, w + 36, 20, 6), light(wall, .55), d=5)
    for px in (x - 15, x + w + 3):
        for k in range(3):
            flat(ctx, rect(px + 3, y - 268 + k * 27, 6, 204), dark(RAIL, .12))
        shaded(ctx, rrect(px - 2, y - 284, 16, 86, 6), light(RAIL, .1), d=4)


def balcony_front(ctx, x, y, w, rail=204, c=RAIL):
    """Slab edge, bars and hand rail."""
    for i in range(int(w / 34) + 1):
        flat(ctx, rrect(x + 2 + i * (w - 8) / int(w / 34), y - rail, 6, rail, 2), c)
    flat(ctx, rect(x, y - 30, w, 8), c)
    for px in (x - 14, x + w - 2):
        shaded(ctx, rrect(px, y - rail - 8, 16, rail + 8, 4), dark(c, .06), d=4)
    shaded(ctx, rrect(x - 14, y - rail - 10, w + 28, 18, 8), light(c, .22), d=4)
    shaded(ctx, rrect(x - 22, y - 4, w + 44, 34, 6), light(FRONT, .6), d=7)
    flat(ctx, rect(x - 10, y + 30, w + 20, 12), "#6B5B45", .2)



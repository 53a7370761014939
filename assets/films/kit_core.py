"""kit_core: canvas, palette, easing, shapes, two-tone shading, text, camera.

Conventions used by every kit file
  * Scene coordinates are pixels of a 1920x1080 page, y grows downwards.
  * A colour is '#rrggbb'; an optional alpha is a separate argument.
  * A "path" is a function f(ctx) that adds geometry and does not fill.
  * `shaded()` is the house style: flat base, one darker tone on the side away
    from the light.  Light always comes from the upper left of the SCREEN,
    whatever rotation or mirroring is active.
  * No outlines.  Nothing flashes: brightness changes take >= 0.5 s.

Main calls
  surface(), flat(), shaded(), rrect(), ell(), smooth(), poly(), capsule(),
  stroke(), shadow(), text(), Camera(), layer(), cached_layer(), grade(),
  glow(), ease(), seg(), lerp(), wave(), rnd()
"""
import functools
import math
import random

import cairo

W, H, FPS = 1920, 1080, 25
SANS = "Noto Sans CJK SC"
SERIF = "Noto Serif CJK SC"

C = dict(
    ink="#12263F", paper="#FBF7EF", mist="#E4ECF3", slate="#3B4A5C",
    orange="#F47B20", amber="#F6B73C", green="#0F6B46", red="#B3261E",
    sky="#1F5FA8", white="#FFFFFF", black="#0B1626",
    # earth
    sand="#EBDCC3", clay="#D9A77C", brick="#C77B58", rust="#A65A3D",
    wood="#B98A5E", wood_dk="#8A6343", stone="#CFC8BA", concrete="#BDB9B0",
    asphalt="#8C8F96", cream="#F4E9D6",
    # plants
    leaf="#5E9B63", leaf_dk="#3F7B54", leaf_lt="#8DBB78", grass="#A9C58A",
    pine="#2F6150",
    # sky and glass
    day="#CFE4EE", day_lt="#EAF3F3", dusk="#F3CFA8", dusk_hi="#9FB3CC",
    night="#22375A", glass="#A9C7D6", glass_dk="#6F98AE", lamp="#FFDf9A",
    steel="#9AA7B3", steel_dk="#6C7A88", rubber="#2E3743",
    # skin and hair
    skin1="#F2C9A4", skin2="#E7B58B", skin3="#D69C74", hair="#2B2A33",
    hair_br="#5A4034", hair_gr="#B9B7B4",
)


# ---------------------------------------------------------------- numbers
def lerp(a, b, t):
    return a + (b - a) * t


def clamp(v, lo=0.0, hi=1.0):
    return lo if v < lo else hi if v > hi else v


def ease(t):
    """Smooth start and stop, 0..1."""
    t = clamp(t)
    return t * t * t * (t * (6 * t - 15) + 10)


def ease_out(t):
    return 1 - (1 - clamp(t)) ** 3


def seg(t, a, b, fn=ease):
    """Progress 0..1 of time t through the interval a..b, eased."""
    return fn((t - a) / (b - a))


def wave(t, period, amp=1.0, phase=0.0):
    return amp * math.sin(2 * math.pi * (t / period + phase))


def rnd(seed):
    """A private random generator: the same picture every time."""
    return random.Random(seed)


# ---------------------------------------------------------------- colour
@functools.lru_cache(maxsize=4096)
def rgb(c):
    c = C.get(c, c).lstrip("#")
    return tuple(int(c[i:i + 2], 16) / 255 for i in (0, 2, 4))


@functools.lru_cache(maxsize=4096)
def mix(a, b, t):
    """Colour between a (t=0) and b (t=1)."""
    p, q = rgb(a), rgb(b)
    return "#%02x%02x%02x" % tuple(
        int(round(255 * clamp(lerp(x, y, t)))) for x, y in zip(p, q))


def dark(c, t=0.2):
    """The shade tone: towards a cool dark, never grey."""
    return mix(c, "#1E2A4A", t)


def light(c, t=0.25):
    return mix(c, "#FFF6E2", t)


def setc(ctx, c, a=1.0):
    r, g, b = rgb(c)
    ctx.set_source_rgba(r, g, b, a)


# ---------------------------------------------------------------- canvas
def surface(w=W, h=H, alpha=False):
    fmt = cairo.FORMAT_ARGB32 if alpha else cairo.FORMAT_RGB24
    s = cairo.ImageSurface(fmt, int(w), int(h))
    ctx = cairo.Context(s)
    ctx.set_antialias(cairo.ANTIALIAS_GOOD)
    return s, ctx


class at:
    """with at(ctx, x, y, scale, rot_degrees, flip): draw around a local origin."""

    def __init__(self, ctx, x=0, y=0, k=1.0, rot=0.0, flip=False):
        self.v = (ctx, x, y, k, rot, flip)

    def __enter__(self):
        ctx, x, y, k, rot, flip = self.v
        ctx.save()
        ctx.translate(x, y)
        if rot:
            ctx.rotate(math.radians(rot))
        ctx.scale(-k if flip else k, k)
        return ctx

    def __exit__(self, *_):
        self.v[0].restore()


# ---------------------------------------------------------------- paths
def rrect(x, y, w, h, r=8):
    def f(ctx):
        q = min(r, abs(w) / 2, abs(h) / 2)
        ctx.new_sub_path()
        ctx.arc(x + w - q, y + q, q, -math.pi / 2, 0)
        ctx.arc(x + w - q, y + h - q, q, 0, math.pi / 2)
        ctx.arc(x + q, y + h - q, q, math.pi / 2, math.pi)
        ctx.arc(x + q, y + q, q, math.pi, 1.5 * math.pi)
        ctx.close_path()
    return f


def rect(x, y, w, h):
    return lambda ctx: ctx.rectangle(x, y, w, h)


def ell(x, y, rx, ry=None, rot=0.0):
    ry = rx if ry is None else ry

    def f(ctx):
        if rx <= 0 or ry <= 0:
            return
        ctx.save()
        ctx.translate(x, y)
        ctx.rotate(rot)
        ctx.scale(rx, ry)
        ctx.new_sub_path()
        ctx.arc(0, 0, 1, 0, 2 * math.pi)
        ctx.close_path()
        ctx.restore()
    return f


def poly(*pts, r=0):
    """Polygon; r rounds the corners."""
    def f(ctx):
        n = len(pts)
        if not r:
            ctx.move_to(*pts[0])
            for p in pts[1:]:
                ctx.line_to(*p)
            ctx.close_path()
            return
        ctx.new_sub_path()
        for i in range(n):
            a, b, c = pts[i - 1], pts[i], pts[(i + 1) % n]
            la, lc = math.dist(a, b) or 1, math.dist(c, b) or 1
            q = min(r, la / 2, lc / 2)
            p1 = (b[0] + (a[0] - b[0]) * q / la, b[1] + (a[1] - b[1]) * q / la)
            p2 = (b[0] + (c[0] - b[0]) * q / lc, b[1] + (c[1] - b[1]) * q / lc)
            ctx.line_to(*p1)
            ctx.curve_to(*_third(p1, b), *_third(p2, b), *p2)
        ctx.close_path()
    return f


def _third(p, b):
    return p[0] + (b[0] - p[0]) * .6, p[1] + (b[1] - p[1]) * .6


def smooth(*pts, tension=0.5, closed=True):
    """Soft curve through the points (Catmull-Rom)."""
    def f(ctx):
        n = len(pts)
        k = tension / 2.7
        ctx.move_to(*pts[0])
        for i in range(n if closed else n - 1):
            p1, p2 = pts[i], pts[(i + 1) % n]
            p0 = pts[i - 1] if closed or i else p1
            p3 = pts[(i + 2) % n] if closed or i + 2 < n else p2
            ctx.curve_to(p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k,
                         p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k, *p2)
        if closed:
            ctx.close_path()
    return f


def capsule(p, q, r1, r2):
    """Limb segment: two circles and the band that touches both."""
    def f(ctx):
        d = math.dist(p, q)
        a = math.atan2(q[1] - p[1], q[0] - p[0])
        o = math.acos(clamp((r1 - r2) / d, -1, 1)) if d > 1e-6 else math.pi / 2
        ctx.new_sub_path()
        ctx.arc(p[0], p[1], r1, a + o, a - o + 2 * math.pi)
        ctx.arc(q[0], q[1], r2, a - o, a + o)
        ctx.close_path()
    return f


def join(*paths):
    def f(ctx):
        for p in paths:
            p(ctx)
    return f


# ---------------------------------------------------------------- fills
def flat(ctx, path, c, a=1.0):
    ctx.new_path()
    path(ctx)
    setc(ctx, c, a)
    ctx.fill()


def shaded(ctx, path, base, tone=None, d=5.0, dy=0.6):
    """Two-tone fill: `tone` shows on the lower right, d units wide."""
    tone = tone or dark(base, .17)
    m = ctx.get_matrix()
    k = math.sqrt(abs(m.xx * m.yy - m.xy * m.yx))
    ux, uy = ctx.device_to_user_distance(-d * k, -d * dy * k)
    ctx.save()
    ctx.new_path()
    path(ctx)
    setc(ctx, tone)
    ctx.fill_preserve()
    ctx.clip()
    ctx.translate(ux, uy)
    ctx.new_path()
    path(ctx)
    setc(ctx, base)
    ctx.fill()
    ctx.restore()


def stroke(ctx, path, c, w, a=1.0, cap="round"):
    ctx.new_path()
    path(ctx)
    setc(ctx, c, a)
    ctx.set_line_width(w)
    ctx.set_line_cap(cairo.LINE_CAP_ROUND if cap == "round" else cairo.LINE_CAP_BUTT)
    ctx.set_line_join(cairo.LINE_JOIN_ROUND)
    ctx.stroke()


def line(*pts):
    def f(ctx):
        ctx.move_to(*pts[0])
        for p in pts[1:]:
            ctx.line_to(*p)
    return f


def arc(x, y, r, a0, a1):
    def f(ctx):
        ctx.new_sub_path()
        ctx.arc(x, y, r, math.radians(a0), math.radians(a1))
    return f


def clipped(ctx, path, draw):
    """Run draw(ctx) inside path."""
    ctx.save()
    ctx.new_path()
    path(ctx)
    ctx.clip()
    draw(ctx)
    ctx.restore()


def shadow(ctx, x, y, rx, ry=None, a=.26, c="#1B2440"):
    """Soft contact shadow on the ground."""
    ry = ry or rx * .16
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(rx, ry)
    g = cairo.RadialGradient(0, 0, 0, 0, 0, 1)
    r, gg, b = rgb(c)
    for o, k in ((0, 1), (.55, .72), (.8, .3), (1, 0)):
        g.add_color_stop_rgba(o, r, gg, b, a * k)
    ctx.set_source(g)
    ctx.arc(0, 0, 1, 0, 7)
    ctx.fill()
    ctx.restore()


def glow(ctx, x, y, r, c="lamp", a=.5, ry=None):
    """Pool of light (screen blend)."""
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(r, ry or r)
    g = cairo.RadialGradient(0, 0, 0, 0, 0, 1)
    col = rgb(c)
    for o, k in ((0, 1), (.3, .62), (.65, .2), (1, 0)):
        g.add_color_stop_rgba(o, *col, a * k)
    ctx.set_operator(cairo.OPERATOR_SCREEN)
    ctx.set_source(g)
    ctx.arc(0, 0, 1, 0, 7)
    ctx.fill()
    ctx.restore()


def vgrad(ctx, x, y, w, h, *stops):
    """Vertical blend for skies and walls: stops = colour or (offset, colour)."""
    g = cairo.LinearGradient(0, y, 0, y + h)
    n = len(stops) - 1
    for i, s in enumerate(stops):
        o, c = s if isinstance(s, tuple) else (i / n, s)
        g.add_color_stop_rgb(o, *rgb(c))
    ctx.set_source(g)
    ctx.rectangle(x, y, w, h)
    ctx.fill()


def grade(ctx, c, a=1.0, op="multiply"):
    """Wash the whole page: 'multiply' for dusk/night, 'screen' for haze."""
    ctx.save()
    ctx.identity_matrix()
    ctx.set_operator(cairo.OPERATOR_MULTIPLY if op == "multiply" else
                     cairo.OPERATOR_SCREEN if op == "screen" else cairo.OPERATOR_OVER)
    setc(ctx, c, a)
    ctx.paint()
    ctx.restore()


# ---------------------------------------------------------------- text
def font(ctx, size, bold=True, face=SANS):
    ctx.select_font_face(face, cairo.FONT_SLANT_NORMAL,
                         cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
    ctx.set_font_size(size)


def text_width(ctx, s, size, bold=True, face=SANS, gap=0.0):
    font(ctx, size, bold, face)
    return sum(_adv(ctx, a, b, size, gap) for a, b in zip(s, s[1:] + "\0"))


def _adv(ctx, ch, nxt, size, gap):
    """Advance; quarter-em between Han and Latin, tight paired punctuation."""
    w = ctx.text_extents(ch).x_advance + gap
    han, han2 = ord(ch) > 0x2E80, ord(nxt) > 0x2E80
    if nxt != "\0" and han != han2 and ch not in "，。：；！？、「」 " \
            and nxt not in "，。：；！？、「」 ":
        w += size * .2
    if ch in "，。：；！？、」" and nxt in "「」，。":
        w -= size * .4
    return w


def text(ctx, s, x, y, size, c="ink", bold=True, face=SANS, align="left", a=1.0, gap=0.0):
    """One line, baseline at y. align: left, center, right.  Returns width."""
    w = text_width(ctx, s, size, bold, face, gap)
    x0 = x - (w / 2 if align == "center" else w if align == "right" else 0)
    setc(ctx, c, a)
    for ch, nxt in zip(s, s[1:] + "\0"):
        ctx.move_to(x0, y)
        ctx.show_text(ch)
        x0 += _adv(ctx, ch, nxt, size, gap)
    return w


# ---------------------------------------------------------------- camera
class Camera:
    """Centre (x, y) in scene pixels and zoom.  Camera() shows 0..1920 x 0..1080."""

    def __init__(self, x=W / 2, y=H / 2, zoom=1.0):
        self.x, self.y, self.zoom = x, y, zoom

    def to(self, other, t):
        return Camera(lerp(self.x, other.x, t), lerp(self.y, other.y, t),
                      lerp(self.zoom, other.zoom, t))

    def apply(self, ctx, depth=1.0):
        z = 1 + (self.zoom - 1) * depth
        ctx.translate(W / 2, H / 2)
        ctx.scale(z, z)
        ctx.translate(-W / 2 - (self.x - W / 2) * depth,
                      -H / 2 - (self.y - H / 2) * depth)


def layer(ctx, cam, depth, draw):
    """depth 1 = plane of action, <1 farther, >1 nearer (moves more)."""
    ctx.save()
    cam.apply(ctx, depth)
    draw(ctx)
    ctx.restore()


_CACHE = {}


def cached_layer(ctx, cam, depth, key, draw, box=(-300, -300, 2520, 1680), res=1.2):
    """Like layer(), for what does not move: drawn once, kept as an image."""
    if key not in _CACHE:
        x, y, w, h = box
        s, c = surface(w * res, h * res, alpha=True)
        c.scale(res, res)
        c.translate(-x, -y)
        draw(c)
        _CACHE[key] = s
    ctx.save()
    cam.apply(ctx, depth)
    ctx.translate(box[0], box[1])
    ctx.scale(1 / res, 1 / res)
    ctx.set_source_surface(_CACHE[key], 0, 0)
    ctx.get_source().set_filter(cairo.FILTER_BILINEAR)
    ctx.paint()
    ctx.restore()

"""kit_film: a film is a list of shots; captions, title, end card, transitions.

A film module defines
  NAME   = '01-电动车不进楼'            (only a label)
  SHOTS  = [Shot(seconds, draw, caption, trans), ...]
  SCORE  = [(start_second, mood), ...]  moods: calm, tense, relief, warm (kit_sound)

draw(ctx, t, u): paints the whole 1920x1080 page; t = seconds since the shot
began (may be slightly < 0 or > duration while two shots overlap), u = t/seconds.
trans (how the shot comes in): 'dissolve', 'page' (slides in like a turned
page), 'cut'.

  caption_band(ctx, text, a)   title_block(ctx, title, sub, a, x, y)
  end_card(ctx, t, cast)       school_card(ctx, t, first, second, line_, cast)
  frame(module, seconds) -> cairo surface      total(module)
"""
from dataclasses import dataclass
from typing import Callable

import cairo

from kit_core import (C, FPS, H, SANS, SERIF, W, at, clamp, ease, ease_out, ell, flat, lerp, mix,
                      rrect, seg, setc, shaded, stroke, surface, text, text_width, rect, line)

OVERLAP = dict(dissolve=.56, page=.80, cut=.0)


@dataclass
class Shot:
    seconds: float
    draw: Callable
    caption: str = ""
    trans: str = "dissolve"
    hold: float = 0.0            # caption appears this late


# ---------------------------------------------------------------- lettering
def caption_band(ctx, s, a=1.0, size=62):
    """One line in an ink band, well above the lower edge."""
    if not s or a <= 0:
        return
    w = text_width(ctx, s, size)
    if s[-1] in "，。！？；：":
        w -= size * .4
    bw, bh = w + 132, 116
    x, y = (W - bw) / 2, 862 + 14 * (1 - a)
    ctx.push_group()
    flat(ctx, rrect(x, y, bw, bh, 16), C["ink"])
    flat(ctx, rrect(x + 38, y + 33, 12, bh - 66, 3), C["orange"])
    text(ctx, s, x + 76, y + bh / 2 + size * .365, size, "paper")
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)


def title_block(ctx, title, sub, a=1.0, x=120, y=330, size=168, c="ink"):
    """Large serif title, orange mark and one line above; title may hold one \\n."""
    if a <= 0:
        return
    ctx.push_group()
    yy = y + 16 * (1 - a)
    flat(ctx, rrect(x + 4, yy - size * 1.36, 84, 14, 4), C["orange"])
    text(ctx, sub, x + 112, yy - size * 1.36 + 25, 50, c, gap=4)
    for ln in title.split("\n"):
        text(ctx, ln, x, yy, size, c, face=SERIF, gap=size * .02)
        yy += size * 1.2
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)


def end_card(ctx, t, cast=None):
    """Paper page: theme, call to report, hotline; cast(ctx, t) draws along the foot."""
    setc(ctx, "paper")
    ctx.paint()
    flat(ctx, ell(W / 2, 1900, 2100, 1010), C["mist"])
    flat(ctx, ell(W / 2, 1960, 2200, 1010), "#DCE6E2")
    if cast:
        cast(ctx, t)
    a = seg(t, .1, .7)
    ctx.push_group()
    flat(ctx, rrect(W / 2 - 42, 122, 84, 14, 4), C["orange"])
    text(ctx, "发现隐患，请拨打", W / 2 + 8, 258, 96, "ink", face=SERIF, align="center")
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(a)
    b = seg(t, .35, 1.0)
    ctx.push_group()
    text(ctx, "12350", W / 2, 478 + 12 * (1 - b), 236, "ink", face=SANS, align="center", gap=6)
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(b)
    c = seg(t, .7, 1.3)
    ctx.push_group()
    text(ctx, "人人讲安全、个个会应急", W / 2, 572, 60, "slate", align="center", gap=3)
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(c)


def school_card(ctx, t, first, second, line_, cast=None):
    """Paper page of the films for pupils: two lines of large serif, one sentence below."""
    setc(ctx, "paper")
    ctx.paint()
    flat(ctx, ell(W / 2, 1900, 2100, 1010), C["mist"])
    flat(ctx, ell(W / 2, 1960, 2200, 1010), "#DCE6E2")
    if cast:
        cast(ctx, t)
    for i, (s, size, y, face, c) in enumerate(((first, 128, 262, SERIF, "ink"), (second, 128, 420, SERIF, "ink"),
                                               (line_, 58, 536, SANS, "slate"))):
        a = seg(t, .1 + .3 * i, .7 + .3 * i)
        ctx.push_group()
        if i == 0:
            flat(ctx, rrect(W / 2 - 42, 100, 84, 14, 4), C["orange"])
        text(ctx, s, W / 2, y + 10 * (1 - a), size, c, face=face, align="center", gap=size * .03)
        ctx.pop_group_to_source()
        ctx.paint_with_alpha(a)


# ---------------------------------------------------------------- timeline
def total(mod):
    return sum(s.seconds for s in mod.SHOTS)


def _starts(mod):
    out, t = [], 0.0
    for s in mod.SHOTS:
        out.append(t)
        t += s.seconds
    return out


def _paint(shot, ctx, t):
    ctx.save()
    shot.draw(ctx, t, t / shot.seconds)
    ctx.restore()


def _two(a, b, ta, tb, u, kind):
    """Blend shots a and b at progress u."""
    s, ctx = surface()
    if kind == "page":
        e, gut = ease(u), 40
        other, c2 = surface()
        _paint(a, ctx, ta)
        _paint(b, c2, tb)
        old, c3 = surface()
        c3.set_source_surface(s, 0, 0)
        c3.paint()
        setc(ctx, "paper")
        ctx.paint()
        ctx.set_source_surface(old, -(W + gut) * e, 0)
        ctx.paint()
        ctx.set_source_surface(other, (W + gut) * (1 - e), 0)
        ctx.paint()
        return s, ctx
    other, c2 = surface()
    _paint(a, ctx, ta)
    _paint(b, c2, tb)
    ctx.set_source_surface(other, 0, 0)
    ctx.paint_with_alpha(ease(u))
    return s, ctx


def frame(mod, t):
    """The finished picture at second t."""
    shots, starts, n = mod.SHOTS, _starts(mod), len(mod.SHOTS)
    i = max(k for k in range(n) if starts[k] <= t + 1e-9)
    pair = None
    for k in (i, i + 1):
        if 0 < k < n:
            d = OVERLAP[shots[k].trans]
            if d and abs(t - starts[k]) < d / 2:
                pair = (k, (t - starts[k] + d / 2) / d)
    if pair:
        k, u = pair
        s, ctx = _two(shots[k - 1], shots[k], t - starts[k - 1], t - starts[k], u, shots[k].trans)
    else:
        s, ctx = surface()
        _paint(shots[i], ctx, t - starts[i])
    _caption(ctx, mod, t, starts)
    if t < .5:
        setc(ctx, "paper", 1 - ease(t / .5))
        ctx.paint()
    s.flush()
    return s


def _caption(ctx, mod, t, starts):
    for sh, t0 in zip(mod.SHOTS, starts):
        a = seg(t, t0 + .25 + sh.hold, t0 + .6 + sh.hold, ease_out) * (1 - seg(t, t0 + sh.seconds - .38, t0 + sh.seconds - .12))
        if sh.caption and a > 0:
            caption_band(ctx, sh.caption, a)

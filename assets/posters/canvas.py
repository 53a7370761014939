"""canvas: the films' drawing kit writes clean SVG.

  Sheet(w, h)             a page; .ctx is a cairo.Context for kit functions
    .panel(x, y, w, h, r) with-block: kit drawing goes inside this rectangle with round corners, the rest is cut away
    .words(x, y, s, size, c, weight, anchor, face)   one line of real <text>
    .save(path, title, desc)

Drawing functions of the kit paint through cairo; here every fill and stroke becomes one element
in page pixels. What lies outside the panel is left out. Groups (push_group) keep their opacity.
Not for blend modes: glow() and grade() have no place on a poster.
"""
import math
import re

import cairo

from kit_core import C


def num(v):
    s = "%.1f" % v
    return s[:-2] if s.endswith(".0") else s


def hexa(rgba):
    return "#%02X%02X%02X" % tuple(int(round(255 * v)) for v in rgba[:3])


class Pen(cairo.Context):
    """A cairo context that notes what is painted; the surface below stays empty."""

    def __new__(cls, surface, sheet):
        return super().__new__(cls, surface)

    def __init__(self, surface, sheet):
        super().__init__()
        self.sheet, self.paint_style, self.clips, self.dash = sheet, ("#000000", 1.0), [()], []

    def save(self):
        super().save()
        self.clips.append(self.clips[-1])
        self.dash.append(self.get_dash())

    def restore(self):
        super().restore()
        self.clips.pop()
        self.dash.pop()

    # -- colours
    def set_source_rgba(self, r, g, b, a=1.0):
        self.paint_style = (hexa((r, g, b)), a)

    def set_source_rgb(self, r, g, b):
        self.set_source_rgba(r, g, b)

    def set_source(self, pattern):
        self.paint_style = (self.sheet.gradient(pattern, self.get_matrix()), 1.0)

    # -- paths
    def path(self, device=True):
        m = self.get_matrix() if device else cairo.Matrix()
        out = []
        for kind, p in self.copy_path():
            q = [num(v) for i in range(0, len(p), 2) for v in m.transform_point(p[i], p[i + 1])]
            out.append("MLCZ"[kind] + " ".join(q))
        while out and out[-1][0] == "M":
            out.pop()
        return "".join(out)

    def seen(self, extents):
        """Whether a box in user space shows in the panel."""
        m = self.get_matrix()
        x0, y0, x1, y1 = extents
        ps = [m.transform_point(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [p[0] for p in ps], [p[1] for p in ps]
        a, b, c, d = self.sheet.box
        return max(xs) > a and min(xs) < a + c and max(ys) > b and min(ys) < b + d and (x1 > x0 or y1 > y0)

    def element(self, name, attrs):
        outer = self.clips[-1][:-1]                      # librsvg leaves out the clip of a clipPath
        if self.clips[-1]:
            attrs += ' clip-path="url(#%s)"' % self.clips[-1][-1]
        self.sheet.out.append("".join('<g clip-path="url(#%s)">' % c for c in outer) + "<%s%s/>" % (name, attrs) + "</g>" * len(outer))

    def alpha(self, kind):
        c, a = self.paint_style
        return ' %s="%s"' % (kind, c) + ("" if a >= .995 else ' %s-opacity="%s"' % (kind, ("%.2f" % a).lstrip("0")))

    def fill_preserve(self):
        if self.paint_style[1] > .004 and self.seen(self.fill_extents()):
            self.element("path", self.alpha("fill") + ' d="%s"' % self.path())

    def fill(self):
        self.fill_preserve()
        self.new_path()

    def stroke(self):
        if self.paint_style[1] > .004 and self.seen(self.stroke_extents()):
            self.stroke_element()
        self.new_path()

    def stroke_element(self):
        m = self.get_matrix()
        k = math.sqrt(abs(m.xx * m.yy - m.xy * m.yx))
        even = abs(math.hypot(m.xx, m.yx) - math.hypot(m.xy, m.yy)) < .01 * k
        width = self.get_line_width() * (k if even else 1)
        a = ' fill="none"' + self.alpha("stroke") + ' stroke-width="%s"' % num(width)
        if self.get_line_cap() == cairo.LINE_CAP_ROUND:
            a += ' stroke-linecap="round" stroke-linejoin="round"'
        if self.get_dash()[0]:
            a += ' stroke-dasharray="%s"' % " ".join(num(d * (k if even else 1)) for d in self.get_dash()[0])
        if not even:
            a += ' transform="matrix(%s)"' % " ".join("%.4g" % v for v in m)
        self.element("path", a + ' d="%s"' % self.path(even))

    def clip(self):
        self.clips[-1] += (self.sheet.clip_path(self.path()),)
        super().clip()

    # -- words inside a drawing (signs): one character each, as the kit sets them
    def show_text(self, s):
        x, y = self.get_current_point()
        m = self.get_matrix()
        face = self.get_font_face()
        bold = ' font-weight="bold"' if face.get_weight() else ""
        serif = ' font-family="%s"' % face.get_family() if "Serif" in face.get_family() else ""
        size = self.get_font_matrix().xx
        px, py = m.transform_point(x, y)
        if s.strip() and self.seen((x, y - size, x + size, y)):
            t = "matrix(%s)" % " ".join("%.4g" % v for v in (m.xx, m.yx, m.xy, m.yy)) if abs(m.xy) + abs(m.yx) > .001 or m.xx < 0 else ""
            k = 1 if t else m.xx
            where = ' transform="translate(%s %s) %s"' % (num(px), num(py), t) if t else ' x="%s" y="%s"' % (num(px), num(py))
            self.sheet.out.append("<text%s font-size=\"%s\"%s%s%s>%s</text>" % (where, num(size * k), bold, serif, self.alpha("fill"), s))

    # -- groups
    def push_group(self):
        super().push_group()
        self.sheet.stack.append(self.sheet.out)
        self.sheet.out = []

    def pop_group_to_source(self):
        super().pop_group()
        self.group, self.sheet.out = self.sheet.out, self.sheet.stack.pop()

    def paint(self):
        self.paint_with_alpha(1.0)

    def paint_with_alpha(self, a):
        group, self.group = self.group, []
        if a >= .995:
            self.sheet.out += group
        elif a > .004:
            self.sheet.out += ['<g opacity="%.2f">' % a] + group + ["</g>"]


class Sheet:
    def __init__(self, w, h):
        self.w, self.h, self.box = w, h, (0, 0, w, h)
        self.out, self.stack, self.defs, self.known = [], [], [], {}
        self.ctx = Pen(cairo.RecordingSurface(cairo.CONTENT_COLOR_ALPHA, None), self)

    def _define(self, text, prefix):
        if text not in self.known:
            self.known[text] = "%s%d" % (prefix, len(self.known))
            self.defs.append(text % self.known[text])
        return self.known[text]

    def clip_path(self, d):
        return self._define('<clipPath id="%%s"><path d="%s"/></clipPath>' % d, "c")

    def gradient(self, p, m):
        stops = "".join('<stop offset="%.3g" stop-color="%s"%s/>' % (s[0], hexa(s[1:4]), "" if s[4] > .995 else ' stop-opacity="%.3g"' % s[4])
                        for s in p.get_color_stops_rgba())
        t = ' gradientUnits="userSpaceOnUse" gradientTransform="matrix(%s)"' % " ".join("%.5g" % v for v in m)
        if isinstance(p, cairo.LinearGradient):
            text = '<linearGradient id="%%s" x1="%g" y1="%g" x2="%g" y2="%g"%s>%s</linearGradient>' % (*p.get_linear_points(), t, stops)
        else:
            x, y, r = p.get_radial_circles()[3:]
            text = '<radialGradient id="%%s" cx="%g" cy="%g" r="%g"%s>%s</radialGradient>' % (x, y, r, t, stops)
        return "url(#%s)" % self._define(text, "g")

    def panel(self, x, y, w, h, r=0):
        sheet = self

        class Inside:
            def __enter__(self):
                sheet.box = (x, y, w, h)
                sheet.ctx.save()
                frame = '<rect x="%s" y="%s" width="%s" height="%s" rx="%s"/>' % tuple(map(num, (x, y, w, h, r)))
                sheet.out.append('<g clip-path="url(#%s)">' % sheet._define('<clipPath id="%s">' + frame + "</clipPath>", "p"))
                return sheet.ctx

            def __exit__(self, *_):
                sheet.out.append("</g>")
                sheet.ctx.restore()
                sheet.box = (0, 0, sheet.w, sheet.h)
        return Inside()

    def words(self, x, y, s, size, c="ink", weight="bold", anchor="start", face=""):
        f = ' font-family="%s"' % face if face else ""
        s = re.sub(r"(?<=[\u4e00-\u9fff])([0-9]+)", '<tspan dx="%s">\\1</tspan>' % num(size * .2), s)
        s = re.sub(r"</tspan>([\u4e00-\u9fff])", '</tspan><tspan dx="%s">\\1</tspan>' % num(size * .2), s)
        self.out.append('<text x="%s" y="%s" font-size="%s" font-weight="%s" fill="%s" text-anchor="%s"%s>%s</text>'
                        % (num(x), num(y), num(size), weight, C.get(c, c), anchor, f, s))

    def save(self, path, title, desc):
        with open(path, "w", encoding="utf-8") as f:
            f.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" '
                    'font-family="Noto Sans CJK SC" xml:lang="zh-CN">\n<title>%s</title>\n<desc>%s</desc>\n'
                    % (self.w, self.h, self.w, self.h, title, desc))
            f.write("<defs>\n%s\n</defs>\n%s\n</svg>\n" % ("\n".join(self.defs), "\n".join(self.out)))

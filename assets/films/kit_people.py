"""kit_people: people with jointed limbs, drawn in body centimetres.

Body space: origin on the ground between the feet, x forward (the way the
figure faces), y NEGATIVE upwards, adult reference height 170.

  Look(...)                 who: skin, hair, clothes, height (see the fields)
  Figure(look, x, y, k, face=+1)
      x, y   scene pixels of the ground point; k pixels per body cm
             (2.9 = adult 493 px tall); face +1 looks right, -1 left
      .draw(ctx, pose, between=None, shadow=True) -> joints in scene pixels
             keys: near_hand far_hand head near_foot far_foot hip
             between(ctx) draws (scene space) in front of the body but behind the near arm
      .local(px, py)        scene pixels -> body cm (for hand targets)
      .joints(pose)         same result as draw() without drawing
  Pose(...)                 how: see kit_poses for ready ones; mix(a, b, t) blends
LOOKS                       a cast to choose from or to copy with replace(...)
"""
import math
from dataclasses import dataclass, field, replace
from typing import Any, Optional

from kit_core import (C, at, capsule, clamp, clipped, dark, ell, flat, join, lerp, light, line,
                      mix as mixc, poly, rrect, shaded, shadow as ground_shadow, smooth, stroke)
from kit_heads import Face, draw_head
import kit_clothes as wear

THIGH, SHIN, UPPER, FORE = 40.8, 40.2, 27.5, 24.5


@dataclass
class Look:
    height: float = 170          # cm
    build: float = 1.0           # width of the torso
    head: float = 1.07           # extra head size (children 1.3)
    skin: str = C["skin1"]
    hair: str = "short"
    hair_color: str = C["hair"]
    hat_color: str = C["amber"]
    glasses: bool = False
    age: str = "adult"           # child adult old
    female: bool = False
    top: str = "shirt"           # tee shirt jacket hoodie vest coverall dress cardigan apron
    top_color: str = C["sky"]
    top2: str = C["paper"]       # shirt under a jacket, stripes, trim
    sleeve: str = "long"         # long short
    bottom: str = "trousers"     # trousers shorts skirt
    bottom_color: str = C["slate"]
    shoes: str = "#E9E4DA"
    bag: str = ""                # colour of a shoulder bag, or backpack:'#rrggbb'
    scarf: str = ""              # colour of a pupil's neckerchief
    badge: bool = False
    harness: bool = False
    gloves: str = ""


@dataclass
class Pose:
    turn: float = .5             # body: .25 side, .5 three-quarter, 1 front
    head_turn: Optional[float] = None
    back: bool = False           # seen from behind
    lean: float = 0.0            # degrees forward
    drop: float = 0.0            # hip lowered, cm
    hip_x: float = 0.0
    tilt: float = 0.0            # head nod, degrees forward
    near_arm: tuple = (4, 10)    # shoulder, elbow degrees forward
    far_arm: tuple = (6, 10)
    near_hand: Optional[tuple] = None   # body-cm target, overrides near_arm by near_ik
    far_hand: Optional[tuple] = None
    near_ik: float = 1.0
    far_ik: float = 1.0
    near_upper: float = 1.0      # <1: upper arm foreshortened (elbow towards the viewer)
    near_foot: tuple = (-6, -8, 0)      # ankle x, y, pitch (+ heel up)
    far_foot: tuple = (7, -10, 0)
    knees: float = 1.0           # +1 knees bend forward
    face: Face = field(default_factory=Face)
    hold: Any = None             # f(ctx): drawn at the near hand, x along the hand
    hold_far: Any = None


def mix(a, b, t):
    """Blend two poses; discrete fields switch at the middle."""
    out = replace(a if t < .5 else b)
    for n in ("turn", "lean", "drop", "hip_x", "tilt", "near_upper"):
        setattr(out, n, lerp(getattr(a, n), getattr(b, n), t))
    for n in ("near_arm", "far_arm", "near_foot", "far_foot"):
        setattr(out, n, tuple(lerp(p, q, t) for p, q in zip(getattr(a, n), getattr(b, n))))
    for s in ("near", "far"):
        p, q = getattr(a, s + "_hand"), getattr(b, s + "_hand")
        wp = getattr(a, s + "_ik") if p or not q else 0
        wq = getattr(b, s + "_ik") if q or not p else 0
        p, q = p or q, q or p
        setattr(out, s + "_hand", p and (lerp(p[0], q[0], t), lerp(p[1], q[1], t)))
        setattr(out, s + "_ik", lerp(wp, wq, t))
    ha = a.turn if a.head_turn is None else a.head_turn
    hb = b.turn if b.head_turn is None else b.head_turn
    out.head_turn = lerp(ha, hb, t)
    out.face = replace(out.face, brow=lerp(a.face.brow, b.face.brow, t),
                       look=tuple(lerp(p, q, t) for p, q in zip(a.face.look, b.face.look)))
    return out


# ---------------------------------------------------------------- geometry
def rot(p, o, deg):
    a = math.radians(deg)
    x, y = p[0] - o[0], p[1] - o[1]
    return o[0] + x * math.cos(a) - y * math.sin(a), o[1] + x * math.sin(a) + y * math.cos(a)


def two_bone(a, b, l1, l2, side):
    """Middle joint and reachable end; side +1 bends towards +x for a leg."""
    d = max(1e-3, math.dist(a, b))
    m = (l1 + l2) * .9995
    if d > m:
        b = (a[0] + (b[0] - a[0]) * m / d, a[1] + (b[1] - a[1]) * m / d)
        d = m
    q = clamp((l1 * l1 + d * d - l2 * l2) / (2 * l1 * d), -1, 1)
    ang = math.atan2(b[1] - a[1], b[0] - a[0]) - side * math.acos(q)
    return (a[0] + l1 * math.cos(ang), a[1] + l1 * math.sin(ang)), b


def fk(a, sh, el):
    t = math.radians(sh)
    e = (a[0] + UPPER * math.sin(t), a[1] + UPPER * math.cos(t))
    t += math.radians(el)
    return e, (e[0] + FORE * math.sin(t), e[1] + FORE * math.cos(t))


def skeleton(look, p):
    """All joints in body cm."""
    hip = (p.hip_x, -88.6 + p.drop)
    hw = lerp(3.5, 8.0, p.turn) * (1.05 if look.female else 1)
    sw = lerp(9.0, 17.5, p.turn) * look.build * (.92 if look.female else 1)
    J = dict(hip=hip, sw=sw, hw=hw)
    J["near_hip"], J["far_hip"] = (hip[0] - hw + lerp(2.4, 0, p.turn), hip[1]), (hip[0] + hw * .8, hip[1] - 2)
    up = lambda x, y: rot((hip[0] + x, hip[1] + y), hip, p.lean)
    q = clamp(p.turn * 1.5)
    J["near_sh"], J["far_sh"] = up(lerp(-1, -sw + 3, q), -48), up(lerp(2, sw - 3.6, q), -48.8)
    J["neck"] = up(lerp(2.2, 0, p.turn), -57.5)
    for s in ("near", "far"):
        sh = J[s + "_sh"]
        e, h = fk(sh, *getattr(p, s + "_arm"))
        tgt, w = getattr(p, s + "_hand"), getattr(p, s + "_ik")
        if tgt and w > 0:
            tgt = (lerp(h[0], tgt[0], w), lerp(h[1], tgt[1], w))
            e, h = two_bone(sh, tgt, UPPER * (p.near_upper if s == "near" else 1), FORE, -1)
        J[s + "_el"], J[s + "_hand"] = e, h
        f = getattr(p, s + "_foot")
        J[s + "_kn"], J[s + "_an"] = two_bone(J[s + "_hip"], (f[0], f[1]), THIGH, SHIN, p.knees)
    return J


class Figure:
    def __init__(self, look, x, y, k=2.9, face=1):
        self.look, self.x, self.y, self.k, self.face = look, x, y, k, face
        self.s = k * look.height / 170

    def local(self, px, py):
        return (px - self.x) * self.face / self.s, (py - self.y) / self.s

    def scene(self, p):
        return self.x + p[0] * self.s * self.face, self.y + p[1] * self.s

    def joints(self, pose):
        J = skeleton(self.look, pose)
        names = dict(near_hand="near_hand", far_hand="far_hand", head="neck",
                     near_foot="near_an", far_foot="far_an", hip="hip")
        return {k: self.scene(J[v]) for k, v in names.items()}

    def draw(self, ctx, pose, between=None, shadow=True):
        J = skeleton(self.look, pose)
        if shadow:
            ground_shadow(ctx, self.x + self.s * 2, self.y + self.s * 0, self.s * 33, self.s * 6.5, .3)
        with at(ctx, self.x, self.y, self.s, flip=self.face < 0):
            _lower(ctx, self.look, pose, J)
            _upper(ctx, self.look, pose, J)
        if between:
            between(ctx)
        with at(ctx, self.x, self.y, self.s, flip=self.face < 0):
            _arm(ctx, self.look, pose, J, "near")
        return self.joints(pose)


# ---------------------------------------------------------------- body
def _lower(ctx, L, p, J):
    _arm(ctx, L, p, J, "far")
    for s in ("far", "near"):
        wear.leg(ctx, L, J, s, getattr(p, s + "_foot")[2], p.turn, p.back)
    wear.hips(ctx, L, J, p)


def _upper(ctx, L, p, J):
    wear.neck(ctx, L, J)
    wear.torso(ctx, L, p, J)
    turn = p.turn if p.head_turn is None else p.head_turn
    with at(ctx, J["neck"][0], J["neck"][1] + 1.5, L.head, p.lean * .35 + p.tilt):
        draw_head(ctx, L, p.face, turn, p.back)


def _arm(ctx, L, p, J, s):
    far = s == "far"
    sh, el, h = J[s + "_sh"], J[s + "_el"], J[s + "_hand"]
    ang = math.degrees(math.atan2(h[1] - el[1], h[0] - el[0]))
    hold = p.hold_far if far else p.hold
    if hold:
        with at(ctx, h[0], h[1], 1, ang):
            hold(ctx)
    wear.arm(ctx, L, sh, el, h, ang, far)


# ---------------------------------------------------------------- the cast
LOOKS = dict(
    young_man=Look(hair="side", top="hoodie", top_color="#3F7CA6", top2="#E9EEF0",
                   bottom_color="#414B60", shoes="#F1ECE2", height=174),
    grid_worker=Look(hair="pony", female=True, top="vest", top_color="#C8372D", top2="#DCE6EE",
                     bottom_color="#33425A", shoes="#4A4F5C", height=165, badge=True),
    mother=Look(hair="bob", female=True, top="cardigan", top_color="#E2A15A", top2="#FBF3E4",
                bottom="skirt", bottom_color="#4C6A66", height=164, shoes="#7B4A3A"),
    father=Look(hair="short", top="jacket", top_color="#5C7F6B", top2="#F2E8D5",
                bottom_color="#4D4A55", height=175, glasses=True, shoes="#5A4334"),
    girl=Look(hair="pony", female=True, age="child", height=116, head=1.38, top="tee",
              top_color="#F1B648", top2="#E2725B", sleeve="short", bottom="skirt",
              bottom_color="#C9584B", shoes="#F1ECE2", build=.95),
    boy=Look(hair="crop", age="child", height=112, head=1.4, top="tee", top_color="#6BA58A",
             top2="#F4E9D6", sleeve="short", bottom="shorts", bottom_color="#3E5878"),
    grandma=Look(hair="bun", hair_color=C["hair_gr"], age="old", female=True, height=156,
                 top="cardigan", top_color="#8C5B6E", top2="#EFE3D2", bottom_color="#4B4A57",
                 shoes="#3D3A42", build=1.06, skin=C["skin2"]),
    grandpa=Look(hair="grey", hair_color=C["hair_gr"], age="old", height=166, top="jacket",
                 top_color="#6B7A8C", top2="#F1EBDD", bottom_color="#55514C", skin=C["skin2"],
                 shoes="#3D3A42", glasses=True),
    worker=Look(hair="helmet", hat_color="#F6B73C", top="coverall", top_color="#2F6C9C",
                top2="#E7E2B8", bottom_color="#2F6C9C", height=174, skin=C["skin2"],
                shoes="#3F3A36", gloves="#D9CBB0"),
    guardian=Look(hair="helmet", hat_color="#D4483A", top="coverall", top_color="#3F6F63",
                  top2="#E7E2B8", bottom_color="#3F6F63", height=170, skin=C["skin3"],
                  shoes="#3F3A36", gloves="#D9CBB0"),
    foreman=Look(hair="helmet", hat_color="#FBF7EF", top="vest", top_color="#E8752A",
                 top2="#DCE3E8", bottom_color="#3F4C63", height=176, shoes="#3F3A36", badge=True),
)

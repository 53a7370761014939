"""kit_poses: ready poses and gaits.  All return kit_people.Pose.

t = seconds (for breathing, blinking, talking).  Distances in body cm.
  stand(t) talk(t) listen(t) point(t, up=) phone(t) carry(t) crouch(t, depth)
  kneel_work(t, hand) reach(t, hand) open_window(t, u) hold_hands(pose, hand)
  wave_hand(t) cover_nose(pose) sit(t)
  walk(dist)                  pose for `dist` cm walked; move Figure.x by the same amount
  walk_at(look, k, x0, px)    -> pose for a walker that has moved px scene pixels
  climb(stair, n, k, look)    -> (x, y, pose) n treads up a kit_scene.Stair
  with_face(pose, **face)  blink(t, seed)
"""
import math
from dataclasses import replace

from kit_core import clamp, ease, lerp, wave
from kit_heads import Face
from kit_people import Pose, mix

STRIDE = 112.0               # cm per full cycle (two steps)
_STANCE = .62


def blink(t, seed=0.0):
    """Eyelid 0..1: a soft blink about every 3.4 s."""
    p = (t + seed * 1.7) % 3.4
    return max(0.0, 1 - abs(p - .16) / .12) if p < .3 else 0.0


def with_face(p, **kw):
    return replace(p, face=replace(p.face, **kw))


def stand(t=0.0, seed=0.0, mouth="smile", turn=.5):
    b = wave(t, 3.6, .5, seed)
    return Pose(turn=turn, drop=.2 + b * .2, lean=.6, tilt=b * .8,
                near_arm=(-3 + b, 12 + b), far_arm=(5 + b, 14),
                near_foot=(-7, -8, 0), far_foot=(6.5, -10, 0),
                face=Face(mouth, 0, blink(t, seed)))


def talk(t=0.0, seed=0.0, turn=.5):
    """Speaks with a quiet gesture of both hands."""
    g = .5 + .5 * math.sin(t * 2.1 + seed)
    p = stand(t, seed, turn=turn)
    mouth = "talk" if math.sin(t * 9 + seed) + math.sin(t * 5.3) > .2 else "smile"
    return replace(p, near_arm=(14 + 10 * g, 62 + 16 * g), far_arm=(20 - 6 * g, 54 + 14 * (1 - g)),
                   tilt=2 * math.sin(t * 2.1), face=replace(p.face, mouth=mouth, brow=.5 * g))


def listen(t=0.0, seed=0.0, turn=.5):
    p = stand(t, seed, turn=turn)
    return replace(p, tilt=4 + 1.6 * math.sin(t * 1.6), face=replace(p.face, brow=.4))


def point(t=0.0, up=78, seed=0.0, turn=.5, arm="far"):
    """Points forward; up = shoulder angle (90 level)."""
    p = talk(t, seed, turn)
    a = (up + wave(t, 2.4, 2), 6)
    if arm == "far":
        return replace(p, far_arm=a, near_arm=(2, 24), lean=2)
    return replace(p, near_arm=a, lean=2)


def phone(t=0.0, seed=0.0, turn=.55):
    p = talk(t, seed, turn)
    return replace(p, near_hand=(-8, -148), near_upper=.62, far_arm=(6, 20), tilt=4)


def wave_hand(t=0.0, seed=0.0, turn=.7, arm="far"):
    """Greets: forearm up, a slow wave."""
    p = stand(t, seed, turn=turn)
    a = (58 + wave(t, 2.2, 3, seed), 104 + wave(t, 1.5, 12, seed))
    return replace(p, far_arm=a) if arm == "far" else replace(p, near_arm=a)


def carry(t=0.0, low=0.0):
    """Both hands in front of the belly (low=1: at the thighs)."""
    p = stand(t)
    return replace(p, near_arm=(16, lerp(74, 30, low)), far_arm=(22, lerp(66, 26, low)), lean=-2)


def crouch(t=0.0, depth=1.0, seed=0.0):
    """Squat on the balls of the feet, knees forward."""
    b = wave(t, 3.2, .6, seed)
    p = Pose(turn=.4, drop=50 * depth + b, hip_x=-13 * depth, lean=24 * depth, tilt=6 * depth,
             near_arm=(34, 30), far_arm=(44, 30), near_foot=(-8, -11, 14 * depth),
             far_foot=(12, -11, 4 * depth), face=Face("flat", 0, blink(t, seed)))
    return mix(stand(t, seed, "flat"), p, ease(depth)) if depth < 1 else p


def kneel_work(t, hand, depth=1.0, seed=0.0):
    """Crouched, near hand at a body-cm target."""
    p = crouch(t, depth, seed)
    return replace(p, near_hand=hand, far_arm=(52, 44))


def reach(t, hand, lean=6, both=False, seed=0.0):
    """Hand at a body-cm target.  Above the shoulder the far arm reaches, so the
    face stays free; both=True adds the other hand (kept below the chin)."""
    p = stand(t, seed, "flat")
    p = replace(p, lean=lean, near_foot=(-12, -7.5, 6), far_foot=(10, -10, 0))
    if hand[1] < -134:
        low = (hand[0] - 5, max(hand[1], -128)) if both else None
        return replace(p, far_hand=hand, near_hand=low, near_arm=(8, 34), tilt=-3)
    return replace(p, near_hand=hand, far_hand=(hand[0] + 3, hand[1] + 4) if both else None)


def open_window(t, u, hand=(34, -132)):
    """u 0..1: hands on the sash, then pushed away."""
    h = (hand[0] + 12 * ease(u), hand[1])
    return reach(t, h, lean=3 + 7 * ease(u), both=True)


def hold_hands(p, near=None, far=None):
    return replace(p, near_hand=near or p.near_hand, far_hand=far or p.far_hand)


def cover_nose(p):
    """Forearm bent to nose and mouth, head low (moving away from smoke)."""
    return replace(p, near_hand=(12, -146), near_upper=.86, tilt=9, lean=p.lean + 5,
                   face=replace(p.face, mouth="flat", brow=-1))


def sit(t=0.0, seat=45, seed=0.0):
    p = stand(t, seed)
    return replace(p, drop=88 - seat - 9, near_foot=(34, -7.5, 0), far_foot=(40, -9, 0),
                   near_arm=(24, 40), far_arm=(30, 40))


# ---------------------------------------------------------------- gaits
def _rot(x, y, deg):
    a = math.radians(deg)
    return x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)


def _stance(x, p):
    """Ankle while the foot is planted with its flat-ankle point at x."""
    if p < .10:
        th = -17 * (1 - p / .10)
        dx, dy = _rot(5, -8, th)
        return x - 5 + dx, dy, th
    th = 44 * max(0.0, (p - .38) / (_STANCE - .38)) ** 1.6
    dx, dy = _rot(-12, -8, th)
    return x + 12 + dx, dy, th


def _gait(p, stride, lift):
    p %= 1.0
    half = stride * _STANCE / 2
    if p <= _STANCE:
        return _stance(half - stride * p, p)
    u = (p - _STANCE) / (1 - _STANCE)
    a, b = _stance(-half, _STANCE), _stance(half, 0)
    e = u * u * (3 - 2 * u)
    pitch = lerp(a[2], -6, min(1, u / .6)) if u < .6 else lerp(-6, b[2], (u - .6) / .4)
    return lerp(a[0], b[0], e), lerp(a[1], b[1], e) - lift * math.sin(math.pi * u) ** 1.3, pitch


def walk(dist, t=0.0, stride=STRIDE, lift=5.5, swing=1.0, turn=.34, mouth="smile", seed=0.0):
    """Planted feet stay fixed on the ground if the figure moves dist cm."""
    ph = dist / stride
    n, f = _gait(ph, stride, lift), _gait(ph + .5, stride, lift)
    c = math.cos(2 * math.pi * ph)
    bob = 3.1 * stride / STRIDE + 1.5 * math.cos(4 * math.pi * (ph - .04))
    return Pose(turn=turn, head_turn=min(1, turn + .1), drop=bob, lean=2.5, tilt=.8 * math.cos(4 * math.pi * ph),
                near_arm=(2 - 25 * c * swing, 16 - 9 * c * swing),
                far_arm=(4 + 25 * c * swing, 16 + 9 * c * swing),
                near_foot=n, far_foot=(f[0], f[1] - 2.2, f[2]),
                face=Face(mouth, 0, blink(t, seed)))


def walk_at(look, k, px, t=0.0, **kw):
    """Pose for a figure of this look and scale that has walked px pixels."""
    return walk(abs(px) / (k * look.height / 170), t, **kw)


def climb(stair, n, k, look, t=0.0, turn=.4, mouth="smile", seed=0.0, back=False):
    """Ground point and pose after n treads; feet land on tread centres."""
    s = k * look.height / 170
    tread, rise = stair.tread / s, stair.rise / s
    stride, st = 2 * tread, .6
    half = stride * st / 2
    slope = rise / tread

    def foot(p):
        p %= 1.0
        if p <= st:
            x = half - stride * p
            th = 30 * max(0, (p - .45) / (st - .45)) ** 1.5
            dx, dy = _rot(-12, -8, th)
            return x + 12 + dx, -x * slope + dy, th
        u = (p - st) / (1 - st)
        e = u * u * (3 - 2 * u)
        x = lerp(-half, half, e)
        up = math.sin(math.pi * min(1, u * 1.0)) ** .8 * (rise * .55 + 5)
        return x, -x * slope - 8 - up, lerp(30, 0, min(1, u * 1.8))

    ph = n / 2
    a, b = foot(ph), foot(ph + .5)
    c = math.cos(2 * math.pi * ph)
    pose = Pose(turn=turn, head_turn=turn + .1, back=back, drop=6.5 + 1.5 * math.cos(4 * math.pi * ph), lean=6,
                near_arm=(4 - 16 * c, 26), far_arm=(6 + 16 * c, 26),
                near_foot=a, far_foot=(b[0], b[1] - 1.4, b[2]), face=Face(mouth, 0, blink(t, seed)))
    x = stair.x + stair.dir * (stair.tread * (n + .5) - half * s)
    y = stair.y - stair.rise * (n + 1) + slope * half * s
    return x, y, pose

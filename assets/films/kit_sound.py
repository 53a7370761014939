"""kit_sound: a small, calm score made from sine tones (no samples).

  score(seconds, sections, seed) -> float32 array (n, 2) at 48 kHz
  write_wav(path, array)
sections = [(start_second, mood), ...]; moods
  calm    C  G/B  Am  F     walking quavers, marimba and pad
  tense   Am  Dm  F  E      few low notes, no beat
  relief  F  G  Em  Am      opens up again
  warm    C  F  G  C        full, ends on the tonic
"""
import wave as wavefile

import numpy as np

SR = 48000
BEAT = .68                                   # seconds; two beats per chord
MOODS = dict(
    calm=((48, 52, 55, 60, 64), (47, 50, 55, 59, 62), (45, 52, 57, 60, 64), (41, 53, 57, 60, 65)),
    tense=((45, 52, 57, 60), (38, 53, 57, 62), (41, 48, 57, 60), (40, 52, 56, 59)),
    relief=((41, 53, 57, 60, 65), (43, 55, 59, 62, 67), (40, 52, 55, 59, 64), (45, 52, 57, 60, 64)),
    warm=((48, 55, 60, 64, 67), (41, 53, 60, 65, 69), (43, 55, 59, 62, 67), (48, 55, 60, 64, 72)))
PATTERN = (0, 2, 4, 3, 1, 3, 4, 2)


def hz(m):
    return 440.0 * 2 ** ((m - 69) / 12)


def mallet(m, vel=1.0, dur=1.7):
    t = np.arange(int(SR * dur)) / SR
    f = hz(m)
    y = np.sin(2 * np.pi * f * t) * np.exp(-t * 3.6)
    y += .22 * np.sin(2 * np.pi * 3.98 * f * t) * np.exp(-t * 13)
    y += .05 * np.sin(2 * np.pi * 9.2 * f * t) * np.exp(-t * 40)
    y *= np.minimum(1, t / .004) * np.minimum(1, (dur - t) / .1)
    return vel * y


def pluck(m, vel=1.0, dur=2.2):
    t = np.arange(int(SR * dur)) / SR
    f = hz(m)
    y = sum(np.sin(2 * np.pi * f * k * t) * np.exp(-t * (1.7 + 1.5 * k)) / k ** 1.7 for k in range(1, 6))
    return vel * y * np.minimum(1, t / .005) * np.minimum(1, (dur - t) / .15)


def pad(m, dur, vel=1.0):
    t = np.arange(int(SR * dur)) / SR
    f = hz(m)
    y = sum(np.sin(2 * np.pi * f * (1 + d) * t + p) for d, p in ((-.0016, .3), (0, 1.1), (.0018, 2.2)))
    y += .28 * np.sin(2 * np.pi * 2 * f * t + .4) + .08 * np.sin(2 * np.pi * 3 * f * t)
    env = np.minimum(1, t / .7) * np.minimum(1, (dur - t) / .9)
    return vel * y * np.sin(np.pi / 2 * np.clip(env, 0, 1)) ** 2


def _add(buf, t, y, pan=.5):
    i = int(t * SR)
    y = y[:max(0, len(buf) - i)]
    if i < 0 or not len(y):
        return
    buf[i:i + len(y), 0] += y * np.cos(pan * np.pi / 2)
    buf[i:i + len(y), 1] += y * np.sin(pan * np.pi / 2)


def _bar(buf, t, chord, mood, end, k, r, top):
    """One chord of two beats (four quavers)."""
    low, rest = chord[0], chord[1:]
    n, q = len(chord), BEAT / 2
    length = BEAT * 2 + .8
    for m in rest[:3]:
        _add(buf, t - .05, pad(m, length, .030 if mood != "tense" else .034), .35 + .1 * (m % 4))
    _add(buf, t - .05, pad(low, length, .034), .5)
    _add(buf, t, pluck(low, .20 if mood != "tense" else .15), .45)
    if mood == "tense":
        if k % 2 == 0:
            _add(buf, t, mallet(rest[-1], .13), .6)
        _add(buf, t + BEAT, mallet(rest[k % len(rest)], .09), .4)
        return
    for i in range(4):
        idx = PATTERN[(i + 4 * (k % 2)) % 8] % n
        v = (.20, .13, .17, .12)[i] * (1.1 if mood == "warm" else 1)
        _add(buf, t + i * q, mallet(chord[idx] + 12, v), .35 + .3 * ((i * 3 % 4) / 3))
    tune = (rest[-1], rest[-2], rest[-1] + 2 if mood == "relief" else rest[-1], rest[-3])[k % 4]
    _add(buf, t, pluck(tune + 12, .11), .58)
    if k % 2:
        _add(buf, t + BEAT * 1.5, pluck(rest[-2] + 12, .07), .58)


def _reverb(x, secs=1.5, wet=.22):
    r = np.random.default_rng(7)
    n = int(SR * secs)
    out = np.empty_like(x)
    size = 1 << int(np.ceil(np.log2(len(x) + n)))
    for c in (0, 1):
        ir = r.standard_normal(n) * np.exp(-np.arange(n) / SR * 4.6)
        ir = np.convolve(ir, np.ones(9) / 9, "same")
        ir /= np.sqrt(np.sum(ir ** 2))
        y = np.fft.irfft(np.fft.rfft(x[:, c], size) * np.fft.rfft(ir, size), size)[:len(x)]
        out[:, c] = x[:, c] + wet * y
    return out


def score(seconds, sections, seed=1):
    buf = np.zeros((int(seconds * SR), 2))
    r = np.random.default_rng(seed)
    t, k, last = .15, 0, None
    while t < seconds - 2.6:
        mood = [m for s, m in sections if s <= t + .4][-1] if sections[0][0] <= t + .4 else sections[0][1]
        if mood != last:
            k, last = 0, mood
        _bar(buf, t, MOODS[mood][k % 4], mood, seconds, k, r, None)
        t, k = t + BEAT * 2, k + 1
    for i, m in enumerate((48, 55, 60, 64, 72)):  # closing chord
        _add(buf, t + i * .07, pluck(m, .17, 2.6), .3 + .1 * i)
        _add(buf, t, pad(m, min(2.6, seconds - t), .03), .5)
    buf = _reverb(buf)
    n = int(SR * .9)
    buf[-n:] *= np.linspace(1, 0, n)[:, None] ** 1.5
    return (buf / np.max(np.abs(buf)) * .7).astype(np.float32)


def write_wav(path, a):
    with wavefile.open(str(path), "wb") as w:
        w.setnchannels(2)
        w.setsampwidth(2)
        w.setframerate(SR)
        w.writeframes((np.clip(a, -1, 1) * 32767).astype("<i2").tobytes())

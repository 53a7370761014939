#!/usr/bin/python3
"""Render a film module, a still, or a contact sheet.

  render.py FILM -o OUT.mp4 [--crf 24] [--jobs 2]
  render.py FILM --frame 12.4 -o still.png
  render.py FILM --sheet 1.0 -o sheet.png      one picture every 1.0 s
  render.py FILM --wav music.wav               the score alone
"""
import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

import kit_core as core
import kit_film
import kit_sound

X264 = ["-c:v", "libx264", "-profile:v", "high", "-level", "4.1", "-preset", "slower", "-tune", "animation",
        "-pix_fmt", "yuv420p", "-g", "50", "-keyint_min", "50", "-sc_threshold", "0",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
TO709 = "scale=in_range=full:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int"
LOUD = "loudnorm=I=-16:TP=-2.2:LRA=11"


def run(cmd, **kw):
    return subprocess.run(cmd, check=True, **kw)


def still(mod, t, out):
    kit_film.frame(mod, t).write_to_png(out)


def sheet(mod, step, out, cols=5):
    n = int(kit_film.total(mod) / step)
    w, h = 640, 360
    s, ctx = core.surface(w * cols, h * -(-n // cols))
    for i in range(n):
        f = kit_film.frame(mod, i * step)
        ctx.save()
        ctx.translate(i % cols * w, i // cols * h)
        ctx.scale(w / core.W, h / core.H)
        ctx.set_source_surface(f, 0, 0)
        ctx.paint()
        ctx.restore()
    s.write_to_png(out)


def feed(mod, a, b, path, crf):
    """Frames a..b piped to one encoder."""
    cmd = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgra", "-s", "%dx%d" % (core.W, core.H),
           "-r", str(core.FPS), "-i", "-", "-vf", TO709, "-crf", str(crf), *X264, "-threads", "1", path]
    p = subprocess.Popen(cmd, stdin=subprocess.PIPE)
    for i in range(a, b):
        p.stdin.write(bytes(kit_film.frame(mod, i / core.FPS).get_data()))
    p.stdin.close()
    if p.wait():
        raise SystemExit("encoder failed")


def pictures(mod, name, tmp, crf, jobs):
    """Whole GOPs to each job, joined without re-encoding."""
    n = round(kit_film.total(mod) * core.FPS)
    per = -(-n // jobs)
    per = -(-per // 50) * 50
    parts, pids = [], []
    for a in range(0, n, per):
        parts.append(os.path.join(tmp, "p%05d.mp4" % a))
        pid = os.fork()
        if not pid:
            feed(mod, a, min(n, a + per), parts[-1], crf)
            os._exit(0)
        pids.append(pid)
    if any(os.waitpid(p, 0)[1] for p in pids):
        raise SystemExit("rendering failed")
    lst = os.path.join(tmp, "list.txt")
    with open(lst, "w") as f:
        f.writelines("file '%s'\n" % p for p in parts)
    return lst


def sound(mod, tmp):
    raw, out = os.path.join(tmp, "raw.wav"), os.path.join(tmp, "norm.wav")
    kit_sound.write_wav(raw, kit_sound.score(kit_film.total(mod), mod.SCORE))
    r = run(["ffmpeg", "-hide_banner", "-i", raw, "-af", LOUD + ":print_format=json", "-f", "null", "-"],
            stderr=subprocess.PIPE, text=True)
    m = json.loads(r.stderr[r.stderr.rindex("{"):])
    second = LOUD + (":linear=true:measured_I={input_i}:measured_TP={input_tp}:measured_LRA={input_lra}"
                     ":measured_thresh={input_thresh}:offset={target_offset}").format(**m)
    run(["ffmpeg", "-v", "error", "-y", "-i", raw, "-af", second, "-ar", "48000", out])
    return out


def film(mod, name, out, crf, jobs):
    with tempfile.TemporaryDirectory() as tmp:
        wav = sound(mod, tmp)
        lst = pictures(mod, name, tmp, crf, jobs)
        run(["ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", lst, "-i", wav, "-c:v", "copy",
             "-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2", "-shortest", "-movflags", "+faststart",
             "-metadata", "title=" + mod.NAME, "-map_metadata:s:v", "-1", out])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("film")
    p.add_argument("-o", "--out")
    p.add_argument("--frame", type=float)
    p.add_argument("--sheet", type=float)
    p.add_argument("--wav")
    p.add_argument("--crf", type=int, default=24)
    p.add_argument("--jobs", type=int, default=2)
    a = p.parse_args()
    mod = importlib.import_module(a.film)
    if a.wav:
        return kit_sound.write_wav(a.wav, kit_sound.score(kit_film.total(mod), mod.SCORE))
    if not a.out:
        p.error("-o is needed")
    if a.frame is not None:
        return still(mod, a.frame, a.out)
    if a.sheet:
        return sheet(mod, a.sheet, a.out)
    film(mod, a.film, a.out, a.crf, a.jobs)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""One run of fingers on a fresh virtual screen: from a button's release to a changed pixel.

    touch.py --bench DIR --build DIR --site DIR --repeat N --session WHEN CASE

Cases, each of TOUCHES touches (see touch.c); what is told is every touch's milliseconds, and for
our player how many presents were late (more than half a refresh) while nothing happened and while
somebody touched:
    ripple     a tap beside all hazards of a scene: a ring on the glass
    page       the notice's 大字: the whole page is drawn anew
    attract    the touch that begins a session, while a film and a ticker run
    attract-slow-disk  the same, with 200 ms for each fsync: every session that is left is stored
    commit     as ripple, while the disk hangs with the commit of the session before
    button     chromium: an element changes its colour
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import measure
import processes
from display import Display, Trouble

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../e2e"))
import visitor  # noqa: E402

TOUCHES = 60
AT = "2026-06-16T09:30"
CALM_S = 10
MISS_PAUSE_MS = 750    # five misses within three seconds are a pause of the game's
PAUSE_MS = 350         # a second tap within a quarter of a second is none
FILM_S = 1.2           # of the show between two visitors
DISK_MS = 200
HANG_MS = 600000
BLOCK = (149, 7, 22, 22)   # the black block of the film's number, in layout plaza (see media.sh)
BUTTON = (950, 780, 620, 710, 40, 40)  # of touch.html: where to touch, and its left end


def read_options():
    parser = argparse.ArgumentParser()
    for name in ("bench", "build", "site", "repeat", "session"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("case")
    return parser.parse_args()


class Run:
    def __init__(self, options, display, home):
        self.options, self.display, self.home = options, display, home
        self.data = os.path.join(home, "data")
        self.disk = os.path.join(home, "disk")
        self.env = dict(display.env)
        self.someone = visitor.Visitor(self.data, self.env)
        self.calm = self.busy = None  # presented, late

    def start(self, log, command):
        self.options.command, self.options.user = command, None
        return measure.start_player(self.options, self.home, self.env, log)

    def start_anxuan(self, log):
        if self.options.case in ("commit", "attract-slow-disk"):
            self.slow_down(0)
            self.env.update(LD_PRELOAD=f"{self.options.build}/tests/slow-disk.so", SLOW_DISK=self.disk)
        player = self.start(log, [f"{self.options.build}/bin/anxuan", "run", "-c", self.options.site, "--data",
                                  self.data, "--at", AT, "--mute"])
        self.someone.wait_for("invites", True)
        return player

    def slow_down(self, milliseconds):
        with open(self.disk, "w", encoding="ascii") as file:
            file.write(str(milliseconds))

    def late(self):
        """Returns (presented, late) so far."""
        frames = self.someone.ask("status")["frames"]
        return frames["presented"], frames["late"]

    def touch(self, at, rectangle, pause_ms, *backs):
        """Returns milliseconds of each touch, and how many were lost."""
        words = [f"{self.options.bench}/touch", *at, *rectangle, TOUCHES, pause_ms,
                 *(part for back in backs for part in back)]
        told = subprocess.run([str(int(word)) if not isinstance(word, str) else word for word in words],
                              env=self.display.env, capture_output=True, text=True, check=False)
        if told.returncode != 0:
            raise Trouble(told.stderr.strip() or f"touch ended with {told.returncode}")
        lines = told.stdout.split()
        return [float(line) for line in lines if line != "lost"], lines.count("lost")

    # --- the cases ------------------------------------------------------------------------------

    def empty_place(self):
        """A point of the picture far from all hazards of the level."""
        page = self.someone.page()
        x, y, w, h = page["targets"]["picture"]
        spots = [place["at"] for place in page["hazards"]]
        points = [(x + w * i // 24, y + h * k // 24) for i in range(4, 21) for k in range(4, 21)]
        return max(points, key=lambda p: min((p[0] - s[0]) ** 2 + (p[1] - s[1]) ** 2 for s in spots))

    def ripple(self):
        self.someone.reach("search")
        for _ in range(20):  # what is not of today's level, and decoys, answer in other ways
            at = self.empty_place()
            self.someone.click(*at)
            if self.someone.page()["page"] == "search":
                break
        return self.touch(at, (at[0] - 60, at[1] - 60, 120, 120), MISS_PAUSE_MS)

    def page(self):
        self.someone.reach("notice")
        x, y, w, h = self.someone.page()["targets"]["choice-1"]
        return self.touch(self.someone.middle("large"), (x + w // 2 - 40, y + 8, 80, h - 16), PAUSE_MS)

    def attract(self):
        time.sleep(2)
        calm = self.late()
        time.sleep(CALM_S)
        self.calm = tuple(after - before for before, after in zip(calm, self.late()))
        self.someone.reach("notice")
        back = self.someone.middle("leave")
        self.someone.tap("leave")
        self.someone.wait_for("page", "attract")
        if self.options.case == "attract-slow-disk":
            self.slow_down(DISK_MS)
        time.sleep(FILM_S)
        before = self.late()
        times = self.touch((960, 400), BLOCK, PAUSE_MS, back)
        self.busy = tuple(after - first for first, after in zip(before, self.late()))
        return times

    def commit(self):
        self.someone.reach("search")
        self.slow_down(HANG_MS)
        self.someone.reach("result", stop=0)
        if self.someone.page()["stored"]:
            raise Trouble("the commit did not hang")
        self.someone.reach("attract")
        return self.ripple()

    def button(self):
        time.sleep(6)
        x, y, *rectangle = BUTTON
        return self.touch((x, y), rectangle, PAUSE_MS)


def run(options, home, log_path):
    """Returns the figures of one run."""
    with Display() as display, open(log_path + ".log", "wb") as log:
        display.open_manager()
        tree = processes.Tree({process.pid for process in display.processes})
        rig = Run(options, display, home)
        if options.case == "button":
            player = rig.start(log, options.chromium)
        else:
            player = rig.start_anxuan(log)
        try:
            case = options.case.removesuffix("-slow-disk")
            times, lost = getattr(rig, case)()
        finally:
            rig.slow_down(0)
            measure.end_player(tree, player)
    figures = {"times_ms": times, "lost": lost}
    if rig.calm and rig.busy:
        figures.update(calm_presented=rig.calm[0], calm_late=rig.calm[1], presented=rig.busy[0], late=rig.busy[1])
    return figures


def main():
    options = read_options()
    player = "anxuan"
    if options.case == "button":
        player = "chromium"
        options.chromium = sys.stdin.read().split("\0")[:-1]
    result = {"session": options.session, "part": "touch", "case": options.case, "player": player,
              "repeat": int(options.repeat), "load": round(os.getloadavg()[0], 2)}
    log_path = f"{options.bench}/log/touch-{options.case}-{player}-{options.repeat}"
    processes.end_with_parent()
    processes.adopt_orphans()
    home = tempfile.mkdtemp(prefix="anxuan-bench-")
    try:
        result.update(run(options, home, log_path))
    except (Trouble, visitor.Trouble, KeyError, TypeError) as trouble:
        result["fault"] = f"{type(trouble).__name__}: {trouble}"
    except KeyboardInterrupt:
        sys.exit("  interrupted")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    with open(f"{options.bench}/results.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")
    if "fault" in result:
        sys.exit(f"  could not measure: {result['fault']} (see {log_path}.log)")


if __name__ == "__main__":
    main()

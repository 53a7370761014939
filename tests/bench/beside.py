"""beside.py: an import while the player plays a film: how quick the copy is, and what frames it costs. The stick is
mounted where the player looks for sticks: run it in a mount namespace of its own (parts.sh).
"""
import json
import os
import shutil
import subprocess
import time

import disk
import package
from display import QUIET, Display, Trouble, start, stop  # noqa: F401 (Trouble is for stick.py)

STICKS = "/run/anxuan/sticks"
PLAY_S = 20    # without a stick, for comparison
LIMIT_S = 600  # an import that takes longer hangs
FALLBACK = 'fallback = "film";\nrules = ();\n'


class Player:
    """A player of a device whose only playlist is one film."""

    def __init__(self, device, film):
        self.device, self.display = device, Display()
        shutil.rmtree(os.path.join(device.data, "content"), ignore_errors=True)
        package.put(device.site, "schedule.cfg", FALLBACK.encode())
        os.makedirs(device.path("site/playlists/film"), exist_ok=True)
        shutil.copy(film, device.path("site/playlists/film"))
        self.anxuan = device.command()[0]
        self.process = start([self.anxuan, "run", "-c", device.site, "--data", device.data, "--mute"],
                             env=self.display.env, **QUIET)

    def close(self):
        stop(self.process)
        self.display.close()

    def status(self):
        asked = subprocess.run([self.anxuan, "ctl", "--data", self.device.data, "status"], capture_output=True, check=False)
        return json.loads(asked.stdout) if asked.returncode == 0 else None

    def wait(self, holds):
        """Seconds until holds(status)."""
        began = time.monotonic()
        while time.monotonic() - began < LIMIT_S:
            status = self.status()
            if status and holds(status):
                return time.monotonic() - began
            time.sleep(0.1)
        raise OSError("the player does not get there")


def frames(status):
    return [status["frames"][what] for what in ("presented", "late", "missed", "black")]


def cost(before, after, seconds):
    presented, late, missed, black = (b - a for a, b in zip(frames(before), frames(after)))
    return {"seconds": seconds, "fps": presented / seconds, "late": late, "missed": missed, "black": black}


def measure(device, image, film, count_bytes):
    """Figures of the film alone, and of the film beside an import of count_bytes."""
    os.makedirs(STICKS, exist_ok=True)
    disk.mount("tmpfs", STICKS, "-t", "tmpfs")
    player = Player(device, film)
    try:
        player.wait(lambda status: status["state"] == "playing" and status["frames"]["presented"] > 60)
        first = player.status()
        time.sleep(PLAY_S)
        second = player.status()
        disk.mount(image, os.path.join(STICKS, "bench"), "-o", "loop,ro,nosuid,nodev,noexec")
        player.wait(lambda status: status["import"]["state"] == "copying")
        third = player.status()
        seconds = player.wait(lambda status: status["import"]["state"] in ("done", "refused"))
        last = player.status()
        if last["import"]["state"] != "done":
            raise OSError(f"refused: {last['import']}")
        return cost(first, second, PLAY_S), {**cost(third, last, seconds), "mib_per_s": count_bytes / seconds / (1 << 20)}
    finally:
        player.close()
        subprocess.run(["umount", "-l", os.path.join(STICKS, "bench"), STICKS], check=False, stderr=subprocess.DEVNULL)

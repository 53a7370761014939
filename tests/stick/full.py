"""full.py BUILD WORK STEP_KIB SEED: the device's disk is full: a small ext4 with as little room as leaves an import none
at all, then STEP_KIB KiB more each time, until it succeeds; and the same with its inodes. Prints TAP.
"""

import contextlib
import os
import shutil
import sys
from collections import Counter

import disk
import faults
import world
from tell import result, skip, tell

IMAGE_BYTES = 12 << 20
INODES = 160
BLOCK = 4096
SLACK = 16 * BLOCK  # so many are filled one by one
NO_SPACE = 73


class Disk(faults.Bench):
    """A bench whose data folder is on a small disk."""

    def __init__(self, build, work):
        super().__init__(build, work)
        image = self.path("image")
        disk.make_ext4(image, IMAGE_BYTES, "-m", "0", "-O", "^has_journal", "-N", str(INODES))
        disk.mount(image, self.path("mnt"), "-o", "loop")
        self.data = self.path("mnt/data")
        os.mkdir(self.data)

    def leave(self, name, count):
        """Takes all room on the disk but count bytes or inodes."""
        info = os.statvfs(self.path("mnt"))
        if name == "bytes":
            with open(self.path("mnt/balloon"), "wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(1, info.f_bavail * info.f_frsize - count))
            return
        os.mkdir(self.path("mnt/many"))
        for i in range(info.f_favail - 1 - count):
            os.close(os.open(self.path(f"mnt/many/{i}"), os.O_CREAT | os.O_WRONLY))

    def leave_nothing(self, name):
        self.leave(name, SLACK if name == "bytes" else 0)
        for _ in range(3 if name == "bytes" else 0):  # what was held back comes free with a sync
            with open(self.path("mnt/crumbs"), "ab", buffering=0) as file:
                with contextlib.suppress(OSError):
                    while True:
                        file.write(bytes(BLOCK))
                os.fsync(file.fileno())

    def free(self):
        shutil.rmtree(self.path("mnt/many"), ignore_errors=True)
        for name in ("balloon", "crumbs"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path("mnt/" + name))

    def go_back(self, name):
        """Content on trial, and then not a byte, or not an inode, is left: what a player does must go on. Returns what is
        wrong."""
        self.free()
        self.reset()
        self.must(self.run_import())
        self.leave_nothing(name)
        troubles = []
        try:
            for left in (3, 2, 1):
                if self.store("start").trial_starts != left:
                    troubles.append(f"{name}: a start was not counted")
            state = self.store("start")
        except world.Trouble as trouble:
            return [f"{name}: {trouble}"]
        if world.show_of(self.data, state.active) != self.old:
            troubles.append(f"{name}: it did not go back")
        return troubles

    def offer(self, name, count):
        """An import with so much room. Returns (what is wrong, exit code)."""
        self.free()
        self.reset()
        self.leave(name, count)
        done = self.run_import()
        troubles = self.judge(done)
        if done.code not in (0, NO_SPACE):
            troubles.append(f"exit code {done.code}, not {NO_SPACE}: {done.text.strip()[-200:]!r}")
        return [f"{count} {name} free: {trouble}" for trouble in troubles], done.code


def fill(device, name, step, limit):
    rounds, room, code = faults.Rounds(device), 0, NO_SPACE
    while code != 0 and room < limit:
        code = rounds.add(device.offer(name, room))
        room += step
    rounds.say(f"full: {name}: with {step} more each time until the import succeeds")
    tell(code == 0 and rounds.failed > 2, f"full: {name}: in the end it succeeds, and before it did not",
         [f"{rounds.failed} refused, {room} {name} at last"])
    return rounds.count


def main(build, work, step, seed):
    os.makedirs(work)
    if reason := disk.missing(work, needs_fuse=False):
        skip("full: the device's disk is full", reason)
        return
    device = Disk(build, os.path.join(work, "world"))
    count = Counter(bytes=fill(device, "bytes", int(step) << 10, IMAGE_BYTES), inodes=fill(device, "inodes", 1, INODES))
    troubles = device.go_back("bytes") + device.go_back("inodes")
    tell(not troubles, "full: without any room a trial goes back all the same", troubles)
    device.free()
    disk.unmount(device.path("mnt"))
    result("full", **count, seed=seed)


if __name__ == "__main__":
    main(*sys.argv[1:5])
    sys.exit(tell.failed)

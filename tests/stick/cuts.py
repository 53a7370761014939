"""cuts.py BUILD WORK COUNT SEED: the power goes while packages are imported, tried and taken back. disk_fs.c writes down
every write and flush of a disk; here a disk is made as it was at COUNT moments: everything before the last flush, and of
what came later some writes, in any order, some of them torn. Mounted and started anew, the show must be the one that was
promised last, or the one under way then, by the sum of every file. Prints TAP.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
import time

import disk
import faults
import package
import world
from tell import result, skip, tell

IMAGE_BYTES = 24 << 20
SECTOR = 512
TORN = 0.2
WRITE, FLUSH, MARK = 1, 2, 3
# ext4 forgives a missing flush before a rename unless it is told not to; other file systems never do
MOUNT_OPTIONS = "noatime,commit=1,noauto_da_alloc"
# What happens on the device: import a package or add one, be told that it may stay, go back.
STEPS = ["import", "start", "passed", "add", "rollback", "import", "passed", "add", "start", "import", "rollback",
         "add", "passed", "import", "rollback", "add", "import"]


class Model:
    """The show that each step promises."""

    def __init__(self):
        self.active, self.previous = {}, None

    def step(self, what, wanted):
        if what == "import":
            self.previous, self.active = self.active, wanted
        elif what == "add":
            self.previous, self.active = self.active, package.added(self.active, wanted)
        elif what == "rollback" and self.previous is not None:
            self.active, self.previous = self.previous, None


def read_log(path):
    """[(kind, offset, bytes)]"""
    records = []
    with open(path, "rb") as file:
        while head := file.read(24):
            kind, at, count = struct.unpack("<QQQ", head)
            records.append((kind, at, file.read(count)))
    return records


class Recording:
    """One run on the disk whose writes are written down: base image, log, and the show after each promise."""

    def __init__(self, build, work, name, preload=None, pause_s=0):
        self.build, self.folder = build, os.path.join(work, name)
        os.makedirs(self.folder)
        self.base = self.path("base.img")
        self.preload, self.pause_s = preload, pause_s
        self.shows = [{}]
        disk.make_ext4(self.base, IMAGE_BYTES, "-J", "size=4", "-N", "512")
        shutil.copyfile(self.base, self.path("image"))
        fuse = subprocess.Popen([os.path.join(build, "tests", "disk-fs"), self.path("image"), self.path("log"),
                                 self.make("fuse")])
        try:
            self.wait_for_disk(fuse)
            self.play()
        finally:
            if disk.is_mounted(self.path("mnt")):
                disk.unmount(self.path("mnt"))
            if disk.is_mounted(self.path("fuse")):
                disk.unmount(self.path("fuse"))
            fuse.wait(10)
        self.records = read_log(self.path("log"))
        self.end = max(i for i, record in enumerate(self.records) if record[0] == MARK)  # then it is unmounted

    def path(self, name):
        return os.path.join(self.folder, name)

    def make(self, name):
        os.makedirs(self.path(name))
        return self.path(name)

    def wait_for_disk(self, fuse):
        until = time.monotonic() + 10
        while not os.path.exists(self.path("fuse/disk")):
            if fuse.poll() is not None or time.monotonic() > until:
                raise OSError("disk-fs does not come up")
            time.sleep(0.01)

    def play(self):
        disk.mount(self.path("fuse/disk"), self.path("mnt"), "-o", "loop," + MOUNT_OPTIONS)
        device = world.World(self.build, self.path("world"), min_free_percent=0)
        device.data = self.path("mnt/data")
        os.makedirs(device.data)
        os.sync()
        self.mark(0)
        env = {"LD_PRELOAD": os.path.join(self.build, "tests", self.preload)} if self.preload else {}
        model = Model()
        for number, what in enumerate(STEPS, 1):
            wanted = self.step(device, what, number, env)
            model.step(what, wanted)
            self.shows.append(model.active)
            self.mark(number)
            time.sleep(self.pause_s)

    def mark(self, number):
        """Writes into the log that so many steps are promised."""
        with open(self.path("fuse/mark"), "wb", buffering=0) as mark:
            mark.write(b"%d" % number)

    def step(self, device, what, number, env):
        if what not in ("import", "add"):
            os.environ.update(env)  # stick-store is to be as careless
            try:
                device.store(what)
            finally:
                os.environ.pop("LD_PRELOAD", None)
            return None
        made = faults.Bench.package(number, f"第{number}个", "add" if what == "add" else "replace")
        made.files[f"playlists/{number}/playlist.cfg"] = 'items = ( { slogan = "安全"; } );\n'.encode()
        wanted = device.fill_stick(made)
        done = device.run_import(env)
        if done.code != 0:
            raise world.Trouble(f"import {number}: {done.code} {done.text}")
        return wanted

    def moments(self, chance, count):
        """Numbers of records, rising: the power goes before them. (What it does to a disk that is mounted for the first
        time, whose superblock may be torn, is the file system's affair.)
        """
        first = next(i for i, record in enumerate(self.records) if record[0] == MARK)
        return sorted(chance.randrange(first + 1, self.end + 2) for _ in range(count))


class Replay:
    """Goes through a recording, moment by moment."""

    def __init__(self, recording, chance):
        self.recording, self.chance = recording, chance
        self.settled = recording.path("settled.img")  # everything before the last flush
        self.done = 0
        shutil.copyfile(recording.base, self.settled)
        self.mount_point = recording.path("after")

    def settle(self, until):
        """Brings the settled image up to the last flush before a record. Returns where that is."""
        records = self.recording.records
        flush = next((i for i in range(until - 1, self.done - 1, -1) if records[i][0] == FLUSH), None)
        if flush is None:
            return self.done
        with open(self.settled, "r+b") as file:
            for kind, at, data in records[self.done:flush]:
                if kind == WRITE:
                    file.seek(at)
                    file.write(data)
        self.done = flush
        return flush

    def late_writes(self, start, until):
        """Some of the writes that no flush vouches for, in any order, some torn."""
        kept_part = self.chance.choice([0, 0.3, 0.5, 0.8, 1])
        late = [(at, data) for kind, at, data in self.recording.records[start:until]
                if kind == WRITE and self.chance.random() < kept_part]
        if self.chance.random() < 0.5:
            self.chance.shuffle(late)
        for at, data in late:
            if self.chance.random() >= TORN:
                yield at, data
                continue
            for sector in range(0, len(data), SECTOR):
                if self.chance.random() < 0.5:
                    yield at + sector, data[sector:sector + SECTOR]

    def image_at(self, moment):
        start = self.settle(moment)
        image = self.recording.path("cut.img")
        shutil.copyfile(self.settled, image)
        with open(image, "r+b") as file:
            for at, data in self.late_writes(start, moment):
                file.seek(at)
                file.write(data)
        return image

    def promised(self, moment):
        """How many steps were said to be done by then."""
        marks = [int(data) for kind, _, data in self.recording.records[:moment] if kind == MARK]
        return marks[-1] if marks else 0

    def judge(self, moment):
        """What is wrong after the power went before a record; "" for nothing."""
        step = self.promised(moment)
        image = self.image_at(moment)
        try:
            disk.mount(image, self.mount_point, "-o", "loop,noatime")
        except subprocess.CalledProcessError as error:
            return f"record {moment}: the disk cannot be mounted: {error.stderr.decode().strip()}"
        try:
            return self.judge_data(os.path.join(self.mount_point, "data"), moment, step)
        finally:
            disk.unmount(self.mount_point)

    def judge_data(self, data, moment, step):
        if not os.path.isdir(data):
            return "" if step == 0 else f"record {moment}: nothing is left of step {step}"
        device = world.World.__new__(world.World)  # only its store() is wanted
        device.build, device.data = self.recording.build, data
        try:
            state = device.store()
        except world.Trouble as trouble:
            return f"record {moment}: {trouble}"
        if left := world.left_over(data, state):
            return f"record {moment}: left after the next start: {left}"
        fine = self.recording.shows[step:step + 2]
        show = world.show_of(data, state.active)
        if show not in fine:
            return f"record {moment}: after step {step}: {world.differences(fine[0], show)[:4]}"
        return ""

    def run(self, count):
        """[what is wrong]"""
        found = [self.judge(moment) for moment in self.recording.moments(self.chance, count)]
        return [trouble for trouble in found if trouble]


def counts_of(recording):
    kinds = [kind for kind, _, _ in recording.records]
    return {"writes": kinds.count(WRITE), "flushes": kinds.count(FLUSH), "promises": len(recording.shows) - 1}


def main(build, work, count, seed):
    count = int(count)
    os.makedirs(work)
    if reason := disk.missing(work, needs_fuse=True):
        skip(f"cuts: {count} power cuts", reason)
        skip("cuts: control: an importer that never flushes is found out", reason)
        return
    recording = Recording(build, work, "real")
    bad = Replay(recording, random.Random(f"cuts {seed}")).run(count)
    tell(not bad, f"cuts: {count} power cuts: the show is the one promised, or the one under way", bad)
    result("cuts", cuts=count, bad=len(bad), **counts_of(recording), seed=seed)
    # one that never flushes: what reaches the disk is what the kernel writes by itself, once a second
    tried = max(count // 3, 30)
    control = Recording(build, work, "control", preload="no-sync.so", pause_s=0.4)
    bad = Replay(control, random.Random(f"control {seed}")).run(tried)
    tell(2 * len(bad) >= tried, f"cuts: control: an importer that never flushes is found out ({len(bad)} of {tried})",
         bad[:3])
    result("cuts-control", cuts=tried, bad=len(bad), **counts_of(control), seed=seed)


if __name__ == "__main__":
    main(*sys.argv[1:5])
    sys.exit(tell.failed)

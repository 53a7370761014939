"""faults.py BUILD WORK RIG COUNT SEED: one import, over and over, in which something fails (faulty.c). Whatever it is:
after the next start the show is wholly the old or wholly the new one, by the sum of every file; nothing is left; and
with a good stick the import succeeds. Prints TAP.

RIG: calls   the n-th call on the disk or the stick fails with ENOSPC, EIO, EROFS, EMFILE, once or from then on, for
             n = 1, 2, 3 … until the import succeeds; COUNT: how many of the eight ways each n is tried in
     vanish  the stick is pulled COUNT times, between its steps (at most half of them) and after numbers of bytes; and
             it changes while it is read
     kills   SIGKILL at COUNT moments, at most half of them between two calls
"""

import errno
import os
import random
import shutil
import sys
from collections import Counter

import package
import world
from tell import result, tell

AGAIN_EVERY = 8  # after so many faults, the import is done again without one
ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EMFILE]
WAYS = [(number, lasts) for lasts in (0, 1) for number in ERRORS]
FAILED = (65, 66, 73, 74)
LIED_TO = (65, 66, 74, 77)
CALLS_MIN = 60  # fewer would mean that faulty.so no longer stands before what the program calls


class Bench(world.World):
    """A device with an old show, a stick with a new one, and a copy of the device to begin with each time."""

    def __init__(self, build, work, program=None):
        super().__init__(build, work, min_free_percent=0)
        self.program = program
        first = package.Package(5, text="旧的")
        first.files["playlists/旧的/playlist.cfg"] = 'items = ( { slogan = "旧的"; } );\n'.encode()
        self.old = self.fill_stick(first)
        self.must(self.run_import())
        self.store("passed")
        self.fresh = self.path("fresh")
        shutil.copytree(self.data, self.fresh)
        self.new = package.added(self.old, self.fill_stick(self.package(6, "新的", "add")))
        self.good_stick = self.path("good-stick")
        shutil.copytree(self.stick, self.good_stick)
        self.tried, self.ended = 0, Counter()

    @staticmethod
    def package(version, text, mode="replace"):
        made = package.Package(version, text=text)
        made.settings["mode"] = f'"{mode}"'
        made.files["playlists/slogans/大.txt"] = random.Random(f"{version}").randbytes(200000)
        made.files["assets/voice/zh/more.txt"] = random.Random(f"voice {version}").randbytes(9000)
        return made

    @staticmethod
    def must(done):
        if done.code != 0:
            raise world.Trouble(f"the import without a fault: {done.code} {done.text}")

    def reset(self):
        shutil.rmtree(self.data)
        shutil.copytree(self.fresh, self.data)
        receipts = os.path.join(self.stick, "anxuan", "receipts")
        shutil.rmtree(receipts, ignore_errors=True)

    def reset_stick(self):
        shutil.rmtree(self.stick)
        shutil.copytree(self.good_stick, self.stick)

    def fault(self, **settings):
        """The environment of one fault."""
        env = {f"FAULT_{name.upper()}": str(value) for name, value in settings.items()}
        return {"LD_PRELOAD": os.path.join(self.build, "tests", "faulty.so"), "FAULT_STICK": self.stick,
                "FAULT_DATA": os.path.join(self.data, "content"), "FAULT_COUNT": self.path("count"), **env}

    def counted(self):
        """(calls, bytes of the stick, bytes read again) of the last import that ended by itself."""
        try:
            with open(self.path("count"), encoding="ascii") as file:
                return tuple(map(int, file.read().split()))
        except FileNotFoundError:
            return (0, 0, 0)

    def endings(self):
        """How often each exit code came, for a RESULT."""
        return {f"exit_{code}": count for code, count in sorted(self.ended.items(), key=str)}

    def one(self, kill_after=None, shows=(), codes=FAILED, **settings):
        """An import with a fault, from the beginning. Returns (what is wrong, exit code). shows: others that are fine;
        codes: how it may fail."""
        self.reset()
        if os.path.exists(self.path("count")):
            os.unlink(self.path("count"))
        command = self.program and [self.program, self.stick, self.data]
        env = self.fault(**settings)
        if self.program:
            env["FAULT_PROGRAM"] = os.path.basename(self.program)
        done = self.run_import(env, command, kill_after)
        troubles = self.judge(done, shows, codes)
        self.tried += 1
        self.ended[done.code] += 1
        if not troubles and self.tried % AGAIN_EVERY == 0 and not self.program:
            troubles = self.again()
        return [f"{settings}: {trouble}" for trouble in troubles], done.code

    def judge(self, done, shows=(), codes=FAILED):
        if done.code is None:
            return ["it hangs"]
        if done.code != 0 and done.code not in codes and done.code != -9:
            return [f"exit code {done.code}: {done.text.strip()[-300:]!r}"]
        try:
            state = self.store()
        except world.Trouble as trouble:
            return [str(trouble)]
        troubles = ["left after the next start: " + name for name in world.left_over(self.data, state)]
        show = world.show_of(self.data, state.active)
        fine = [self.new, *shows] if done.code == 0 else [self.old, self.new, *shows]
        if show not in fine:
            half = world.differences(self.new if done.code == 0 else self.old, show)
            troubles.append(f"code {done.code}, and the show is neither the old nor the new: {half[:4]}")
        return troubles

    def again(self):
        """The same stick, which is well now."""
        self.reset_stick()
        done = self.run_import()
        state = self.store()
        if done.code not in (0, 77) or world.show_of(self.data, state.active) != self.new:
            return [f"and then without a fault: exit code {done.code} {done.text.strip()[-200:]!r}"]
        return []


class Rounds:
    """Many faults, told as one line."""

    def __init__(self, bench):
        self.bench, self.troubles, self.failed, self.count = bench, [], 0, 0

    def add(self, outcome):
        troubles, code = outcome
        self.troubles += troubles
        self.failed += code != 0
        self.count += 1
        return code

    def say(self, name):
        return tell(not self.troubles, f"{name} ({self.count}, {self.failed} of them stopped the import)", self.troubles)


def sweep(bench, name, side, ways):
    """Each call in turn; ways: of a number of the call, in which ways it fails. Returns how many calls there are."""
    rounds, at, went = Rounds(bench), 0, True
    while went:
        at += 1
        went = False
        for number, lasts in ways(at):
            rounds.add(bench.one(side=side, at=at, does=number, lasts=lasts))
            went |= bench.counted()[0] >= at
    rounds.say(name)
    return at - 1


def calls(bench, count, seed):
    chance = random.Random(seed)
    for side in ("data", "stick"):
        points = sweep(bench, f"calls: each call on the {side}", side, lambda at: chance.sample(WAYS, count))
        tell(points >= CALLS_MIN, f"calls: there are at least {CALLS_MIN} calls on the {side}", [f"{points}"])
    result("calls", faults=bench.tried, **bench.endings(), seed=seed)


def probe(bench, side):
    """(calls, bytes) of an import without a fault."""
    bench.reset()
    bench.must(bench.run_import(bench.fault(side=side)))
    return bench.counted()


def spread(chance, points, count):
    """count of 1 … points, all of them if there are fewer, evenly and never the same each seed."""
    if points <= count:
        return list(range(1, points + 1))
    return sorted(chance.sample(range(1, points + 1), count))


def pulled(bench, chance, count):
    """The stick goes before its steps, and after so many bytes."""
    points, size, _ = probe(bench, "stick")
    steps = spread(chance, points, count // 2)
    rounds = Rounds(bench)
    for limit in sorted(chance.sample(range(size), count - len(steps))):
        rounds.add(bench.one(bytes=limit))
    rounds.say(f"vanish: the stick is pulled after some of its {size} bytes")
    tell(rounds.failed == rounds.count, "vanish: none of these imports says that it is done")
    rounds = Rounds(bench)
    for at in steps:
        rounds.add(bench.one(side="stick", at=at, does=chance.choice(["gone", "empty"])))
    rounds.say(f"vanish: the stick is pulled between its {points} steps")


def lies(bench, chance, count):
    """A stick that changes while it is read."""
    reads = probe(bench, "reads")[0]
    points = probe(bench, "stick")[0]
    for what in ("grow", "shrink"):
        rounds = Rounds(bench)
        for at in spread(chance, reads, count):
            rounds.add(bench.one(codes=LIED_TO, side="reads", at=at, does=what))
            bench.reset_stick()
        rounds.say(f"vanish: a file that {what}s while it is read")
    other = bench.path("other-stick")
    for what, made in (("a stranger's", package.Package(7)), ("another of the office's", bench.package(8, "别的"))):
        made.key = "foreign" if what.startswith("a s") else "office"
        rounds = Rounds(bench)
        for at in spread(chance, points, count):
            shutil.rmtree(other, ignore_errors=True)
            wanted = made.write(other, bench.keys)
            shows = [wanted] if made.key == "office" else []  # of mode "replace"
            rounds.add(bench.one(shows=shows, codes=LIED_TO, side="stick", at=at,
                                 does=chance.choice(["swap", "swap-gone"]), other=other))
            bench.reset_stick()
        rounds.say(f"vanish: {what} stick swapped in half-way")


def read_once(bench):
    bench.reset()
    done = bench.run_import(bench.fault(again=1))
    again = bench.counted()[2]
    tell(done.code == 0 and again == 0, "vanish: every byte of the stick is read once, so a second answer cannot cheat",
         [f"exit code {done.code}, {again} bytes were read again", done.text[-300:]])
    tell(not bench.judge(done), "vanish: and the show is what was hashed")


def vanish(bench, count, seed):
    chance = random.Random(seed)
    pulled(bench, chance, count)
    lies(bench, chance, max(4, count // 8))
    read_once(bench)
    result("vanish", faults=bench.tried, **bench.endings(), seed=seed)


def kills(bench, count, seed):
    chance = random.Random(seed)
    points = probe(bench, "both")[0]
    bench.reset()
    usual = bench.run_import().seconds
    rounds = Rounds(bench)
    between = spread(chance, points, count // 2)
    for at in between:
        rounds.add(bench.one(side="both", at=at, does="kill"))
    rounds.say(f"kills: SIGKILL between its {points} calls")
    rounds = Rounds(bench)
    for _ in range(count - len(between)):
        rounds.add(bench.one(kill_after=chance.uniform(0, usual * 1.2)))
    rounds.say("kills: SIGKILL at any time")
    result("kills", kills=bench.ended[-9], late=bench.ended[0], seed=seed)


def controls(build, work):
    """Does the rig notice? careless.c is an importer that activates first and copies then."""
    bench = Bench(build, work, os.path.join(build, "tests", "stick-careless"))
    points = 0
    bad = Counter()
    for what, settings in (("kill", {"side": "both"}), ("gone", {"side": "stick"}), (str(errno.ENOSPC), {"side": "data"})):
        bench.reset()
        bench.run_import({**bench.fault(**settings), "FAULT_PROGRAM": "stick-careless"},
                         [bench.program, bench.stick, bench.data])
        points = bench.counted()[0]
        for at in range(1, points + 1, max(1, points // 12)):
            troubles, _ = bench.one(at=at, does=what, **settings)
            bad[what] += any("neither the old nor the new" in trouble for trouble in troubles)
        tell(bad[what] > 0, f"faults: control: a careless importer is found out ({what})", [f"{bad[what]} times"])
    result("control", **{"bad_" + what: number for what, number in bad.items()})


RIGS = {"calls": calls, "vanish": vanish, "kills": kills}


def main(build, work, rig, count, seed):
    if rig == "calls":
        controls(build, os.path.join(work, "control"))
    RIGS[rig](Bench(build, os.path.join(work, rig)), int(count), seed)


if __name__ == "__main__":
    main(*sys.argv[1:6])
    sys.exit(tell.failed)

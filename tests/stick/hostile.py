"""hostile.py BUILD WORK COUNT SEED: COUNT bad packages of every kind in kinds.py, and good ones that look odd in
between, by the real `anxuan import`. Every bad one must be refused with its exit code, the show stays as it is, nothing
is written but staging, and after the next start nothing is left. Prints TAP, a line a kind; a seed gives the same
packages each time, but for their signatures.
"""

import os
import random
import shutil
import sys
from collections import Counter

import kinds
import kinds_files  # noqa: F401 (they enter themselves into the tables)
import kinds_good  # noqa: F401
import kinds_meant  # noqa: F401
import kinds_signed  # noqa: F401
import package
import plain
import world
from tell import result, skip, tell

GOOD_EVERY = 6   # so many bad ones, then a good one
RARE_EVERY = 400  # of those that take seconds, each once in so many
LIMITS = {"max_files": 400, "max_bytes": 30000000}


class Device(world.World):
    """A world that remembers what must stand on it."""

    def __init__(self, build, work):
        super().__init__(build, work, max_files=LIMITS["max_files"], max_bytes=LIMITS["max_bytes"])
        self.version, self.show = 10, {}
        self.active_package = None

    def aside(self, made):
        """Writes a package elsewhere; returns its folder anxuan/."""
        folder = self.path("aside")
        shutil.rmtree(folder, ignore_errors=True)
        made.write(folder, self.keys)
        return os.path.join(folder, "anxuan")

    def scene(self, chance):
        return kinds.Scene(chance, self.keys, self.trap, self.version, self.active_package, LIMITS, self.aside)

    def around(self):
        """All that no import may touch: everything but the stick, staging, the records, and the locks."""
        def leave_out(name):
            parts = name.split(os.sep)
            return parts[0] in ("stick", "aside", "plain") or parts[:2] in (["data", "records"], ["data", "lock"]) or \
                parts[:2] == ["data", "content"] and (parts[2:3] == ["lock"] or "".join(parts[2:3]).startswith("stage."))
        return world.look(self.work, leave_out)

    def plain_around(self):
        return {name: what for name, what in self.around().items() if not name.startswith("data")}


def told(code):
    return "it hangs" if code is None else f"exit code {code}"


def judge_bad(device, codes, before, done):
    """What is wrong after a bad package was offered."""
    troubles = [] if done.code in codes else [f"{told(done.code)}, not {codes}: {done.text.strip()[-300:]!r}"]
    if done.code in codes and "E" not in done.text:
        troubles.append(f"it does not say why: {done.text!r}")
    return troubles + after_start(device, before)


def after_start(device, before):
    troubles = world.differences(before, device.around())
    try:
        state = device.store()
    except world.Trouble as trouble:
        return troubles + [str(trouble)]
    troubles += ["left after the next start: " + name for name in world.left_over(device.data, state)]
    show = world.show_of(device.data, state.active)
    if show != device.show:
        troubles.append("the show is another one")
        device.show, device.version = show, state.version  # so that the next one is judged by itself
    return troubles


def offer_bad(device, chance, kind):
    function, codes = kinds.KINDS[kind]
    made = package.Package(device.version + chance.randrange(1, 5))
    function(made, device.scene(chance))
    device.fill_stick(made)
    before = device.around()
    return judge_bad(device, codes, before, device.run_import())


def offer_good(device, chance, kind):
    function, _ = kinds.GOOD[kind]
    device.version += chance.randrange(5, 10)
    made = package.Package(device.version)
    function(made, device.scene(chance))
    wanted = device.fill_stick(made)
    before = device.plain_around()
    done = device.run_import()
    troubles = [] if done.code == 0 else [f"{told(done.code)}: {done.text.strip()[-300:]!r}"]
    troubles += world.differences(before, device.plain_around())
    state = device.store()
    troubles += ["left after the next start: " + name for name in world.left_over(device.data, state)]
    if done.code == 0:
        device.show, device.active_package = wanted, made
        if world.show_of(device.data, state.active) != wanted:
            troubles.append("the show is not what was on the stick")
    return troubles


class Tally:
    def __init__(self):
        self.tried, self.troubles, self.seconds = Counter(), {}, Counter()

    def note(self, kind, number, troubles):
        self.tried[kind] += 1
        if troubles:
            self.troubles.setdefault(kind, []).extend(f"number {number}: {trouble}" for trouble in troubles)

    def say(self, table, what):
        for kind in table:
            if self.tried[kind]:
                tell(kind not in self.troubles, f"hostile: {what}{kind} ({self.tried[kind]})", self.troubles.get(kind, []))


def order(chance, count):
    """Yields kinds of bad packages so that each is met as often as any other, but for the slow ones."""
    met = 0
    while True:
        deck = [kind for kind in kinds.KINDS if kind not in kinds.RARE]
        if met % RARE_EVERY < len(deck):
            deck += kinds.RARE
        chance.shuffle(deck)
        for kind in deck:
            if met == count:
                return
            met += 1
            yield kind


def run(device, count, seed):
    bad, fine = Tally(), Tally()
    fine.note("plain", 0, offer_good(device, random.Random(f"first {seed}"), "plain"))
    for number, kind in enumerate(order(random.Random(f"order {seed}"), count), 1):
        bad.note(kind, number, offer_bad(device, random.Random(f"{seed} {number}"), kind))
        if number % GOOD_EVERY == 0:
            good = list(kinds.GOOD)[number // GOOD_EVERY % len(kinds.GOOD)]
            fine.note(good, number, offer_good(device, random.Random(f"good {seed} {number}"), good))
    return bad, fine


def control(device):
    """Does the rig notice? Each of these is well when a trouble is found."""
    chance = random.Random("control")
    shutil.copy(device.keys.path("foreign", "pub"), device.path("site/keys"))  # an importer that takes any key
    troubles = offer_bad(device, chance, "foreign key")
    tell(any("exit code 0" in trouble for trouble in troubles) and "the show is another one" in troubles,
         "hostile: control: a stranger's package that is taken is noticed", troubles)
    os.unlink(device.path("site/keys/foreign.pub"))

    def with_a_stray(place):
        before = device.around()
        package.put(device.work, place, b"x")
        found = judge_bad(device, (65,), before, world.Import(65, "E14", 0))
        os.unlink(device.path(place))
        return found
    for place in ("stray", "data/content/7.new", "data/stray", "trap/evil"):
        troubles = with_a_stray(place)
        tell(bool(troubles), f"hostile: control: a new file {place} is noticed", troubles)
    state = device.store()
    before = device.around()
    name = f"data/content/{state.active}/{kinds.SLOGANS}"
    data = package.get(device.work, name)
    package.put(device.work, name, kinds.flip(chance)(data))
    troubles = judge_bad(device, (65,), before, world.Import(65, "E14", 0))
    tell("the show is another one" in troubles, "hostile: control: a bit of the show that changed is noticed", troubles)
    tell(bool(judge_bad(device, (65,), device.around(), world.Import(77, "E04", 0))),
         "hostile: control: another exit code is noticed")


def main(build, work, count, seed):
    if os.getuid() != 0:
        skip("hostile: packages with device files", "only root can make them")
        for kind in ("device in a files place", "device that no list has"):
            del kinds.KINDS[kind]
    device = Device(build, work)
    bad, fine = run(device, int(count), seed)
    bad.say(kinds.KINDS, "")
    fine.say(kinds.GOOD, "good: ")
    control(device)
    plain.run(build, os.path.join(work, "plain"), seed)
    result("hostile", kinds=len(bad.tried), packages=sum(bad.tried.values()), wrong=len(bad.troubles),
           good_kinds=len(fine.tried), good=sum(fine.tried.values()), good_refused=len(fine.troubles), seed=seed)


if __name__ == "__main__":
    main(*sys.argv[1:5])
    sys.exit(tell.failed)

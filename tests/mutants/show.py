"""show.py BUILD WORK KEEP: shows in the real player what it once could not bear, then what points outside, then the
playlists of mutants under WORK/lists, a few players at a time, and prints TAP. What failed is copied to KEEP.
"""

import os
import shutil
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import generate
import judge
import play
import strays
import traps as trap_room

PLAYERS = 3  # they mostly wait: a picture stands for a second
TOLD_MAX = 20  # files named per list


def tell(is_well, name, notes=()):
    """One TAP line."""
    tell.failed |= not is_well
    print("\n".join([("ok - " if is_well else "not ok - ") + name] + ["# " + note for note in notes]), flush=True)
    return is_well


tell.failed = False  # any so far


def keep(place, names, to):
    """What it takes to see it again: the records, the log, and the suspects."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(place.data, to, ignore=shutil.ignore_patterns("ctl.sock"))
    for name in names:
        if os.path.isfile(os.path.join(place.playlist, name)):
            shutil.copy(os.path.join(place.playlist, name), to)


class Run:
    def __init__(self, build, work, keep_folder):
        self.build, self.work, self.keep_folder = build, work, keep_folder
        self.total, self.signals = Counter(), Counter()
        self.site = play.make_site(os.path.join(work, "site"))

    def place(self, folder):
        name = os.path.basename(folder)
        return play.Place(os.path.join(self.build, "bin", "anxuan"), self.site,
                          os.path.join(self.work, "data-" + name), folder)

    def show(self, folder, items):
        """Any thread. Returns what judge_list() takes."""
        place = self.place(folder)
        return place, items, play.play(place, judge.limits_of(items))

    def judge_list(self, place, items, show):
        names = [item.name for item in items if not item.is_card and not judge.is_end(item.name)]
        played, aside, lost = judge.sort_out(names, show.ends, show.faults)
        self.total.update(played=len(played), aside=len(aside), lost=len(lost), long=len(show.long))
        self.signals.update(judge.crashes(show.faults))
        number = os.path.basename(place.playlist)
        is_good = tell(not show.troubles, f"{number}: the player is well",
                       [f"played {len(played)}, put aside {len(aside)}, longest {show.longest[0]:.1f} s "
                        f"({show.longest[1]})"] + show.troubles)
        is_good &= tell(not lost, f"{number}: every file ends as played or put aside", lost[:TOLD_MAX])
        if not is_good:
            keep(place, lost[:TOLD_MAX] + show.last, os.path.join(self.keep_folder, number))
        shutil.rmtree(place.data)

    def show_known(self):
        folder = os.path.join(self.work, "known", "0000")
        shutil.copytree("tests/fixtures/mutants", folder, ignore=shutil.ignore_patterns("README.md"))
        generate.write_list(folder, names := generate.names_in(folder))
        self.judge_list(*self.show(folder, list(generate.items(names))))

    def show_mutants(self):
        lists = os.path.join(self.work, "lists")

        def one(number):
            folder = os.path.join(lists, number)
            return self.show(folder, list(generate.items(generate.names_in(folder))))

        with ThreadPoolExecutor(PLAYERS) as pool:
            for place, items, show in pool.map(one, sorted(os.listdir(lists))):
                self.judge_list(place, items, show)

    def show_strays(self, traps):
        for write in (strays.write_cfg, strays.write_m3u8, strays.write_plain):
            folder = os.path.join(self.work, "strays", write.__name__)
            items, refused = write(folder, traps)
            traps.hits()  # our own
            place, items, show = self.show(folder, items)
            missing = [name for name in refused if not judge.is_refused(name, show.log)]
            tell(not missing, f"{write.__name__}: what is outside is refused by name", missing)
            self.judge_list(place, items, show)
            tell_hits(traps, write.__name__)


def tell_hits(traps, what):
    hits = sorted(set(traps.hits()))
    tell(not hits, f"{what}: nothing outside is opened or called", hits[:TOLD_MAX])


def main(build, work, keep_folder):
    sources = os.path.join(build, "mutants", "sources")
    traps = trap_room.Traps(os.path.join(work, "outside"), os.path.join(sources, "h264.mp4"),
                            os.path.join(sources, "rgb.png"))
    run = Run(build, work, keep_folder)
    run.show_known()
    tell_hits(traps, "known")
    run.show_strays(traps)
    run.show_mutants()
    tell_hits(traps, "mutants")
    told = ", ".join(f"{count} of signal {number}" for number, count in sorted(run.signals.items())) or "none"
    print(f"# RESULT mutants played={run.total['played']} aside={run.total['aside']} lost={run.total['lost']} "
          f"longer_than_waited_for={run.total['long']}; child processes crashed: {told}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
    sys.exit(tell.failed)

"""controls.py BUILD WORK: does the rig notice? Each control breaks one thing on purpose, and is well when the rig
says so. Prints TAP.
"""

import os
import signal
import subprocess
import sys
import urllib.request

import generate
import judge
import play
import show as show_room
import traps as trap_room

COUNT, SEED = 6, "control"


def make_list(run, name, leave_out=0):
    """A list of a few mutants; the last leave_out of them are in the folder but not on the list."""
    lists = os.path.join(run.work, name)
    generate.write(os.path.join(run.build, "mutants", "sources"), lists, COUNT, SEED, COUNT)
    folder = os.path.join(lists, "0001")
    names = generate.names_in(folder)
    generate.write_list(folder, names[:COUNT - leave_out])
    return run.place(folder), names


def control_player(run):
    for name, number, words in (("killed", signal.SIGKILL, "left with -9"), ("stopped", signal.SIGSTOP, "not answer")):
        place, names = make_list(run, name)
        troubles = play.play(place, judge.limits_of(list(generate.items(names))),
                             lambda pid, number=number: os.kill(pid, number)).troubles
        show_room.tell(any(words in trouble for trouble in troubles), f"control: a {name} player is noticed", troubles)


def control_black(run):
    place, names = make_list(run, "black")
    truly = play.ctl

    def with_a_black_frame(place, word):
        answer = truly(place, word)
        return answer | {"frames": {"black": 1}} if answer else answer

    play.ctl = with_a_black_frame
    troubles = play.play(place, judge.limits_of(list(generate.items(names)))).troubles
    play.ctl = truly
    show_room.tell(any("1 black" in trouble for trouble in troubles), "control: a black frame is noticed", troubles)


def control_long(run):
    """A film whose time scale was damaged stands for a minute, as its frames say, and is sent on."""
    place, _ = make_list(run, "long")
    data = bytearray(generate.read(os.path.join(run.build, "mutants", "sources", "h264.mp4")))
    at = data.index(b"mdhd") + 16
    data[at:at + 4] = (100).to_bytes(4, "big")  # 12800: a second's units
    with open(os.path.join(place.playlist, "long.mp4"), "wb") as film:
        film.write(data)
    generate.write_list(place.playlist, ["long.mp4"])
    limits = judge.limits_of(list(generate.items(["long.mp4"]))) | {"long.mp4": 3}
    show = play.play(place, limits)
    show_room.tell(show.long == ["long.mp4"] and not show.troubles and show.ends.get("long.mp4") == "next",
                   "control: a film that says it is long may stand, and is sent on", show.troubles)


def control_lost(run):
    place, names = make_list(run, "lost", leave_out=1)
    show = play.play(place, judge.limits_of(list(generate.items(names))))
    lost = judge.sort_out(names, show.ends, show.faults)[2]
    show_room.tell(lost == names[-1:] and not show.troubles,
                   "control: a file that is neither played nor put aside is noticed", lost + show.troubles)


def control_standing():
    item = generate.Item("", "1.png", 1)
    patience = judge.Patience(judge.limits_of([item, generate.card("card", 1)]))
    limit = patience.limits["1.png"]
    is_noticed = not patience.look("1.png", 100) and not patience.look("1.png", 100 + limit) and \
        patience.look("1.png", 100.1 + limit)
    show_room.tell(is_noticed, f"control: a picture of 1 s that stands for more than {limit:.0f} s is noticed")


def control_left_behind():
    # sh goes, its sleep stays
    leader = subprocess.Popen(["sh", "-c", "sleep 60 & exec true"], start_new_session=True)
    leader.wait()
    left = play.session(leader.pid)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    show_room.tell(len(left) == 1, "control: a process left behind is noticed")


def control_traps(run):
    sources = os.path.join(run.build, "mutants", "sources")
    traps = trap_room.Traps(os.path.join(run.work, "outside-control"), os.path.join(sources, "h264.mp4"),
                            os.path.join(sources, "rgb.png"))
    show_room.tell(not traps.hits(), "control: traps are quiet at first")
    with open(os.path.join(traps.folder, "film.mp4"), "rb"):
        pass
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{traps.port}/", timeout=0.2)
    except OSError:
        pass  # nobody answers there
    hits = traps.hits()
    show_room.tell([hit.partition(":")[0] for hit in hits] == ["opened", "called"],
                   "control: a file opened and an address called outside are noticed", hits)


def control_seed(run):
    sources = os.path.join(run.build, "mutants", "sources")
    written = []
    for name, seed in (("one", SEED), ("two", SEED), ("three", SEED + " other")):
        generate.write(sources, os.path.join(run.work, name), 200, seed, 200)
        folder = os.path.join(run.work, name, "0001")
        written.append({file: generate.read(os.path.join(folder, file)) for file in os.listdir(folder)})
    show_room.tell(written[0] == written[1], "the same seed gives the same bytes")
    show_room.tell(written[0] != written[2], "another seed gives others")


def main(build, work):
    run = show_room.Run(build, work, work)
    control_seed(run)
    control_traps(run)
    control_standing()
    control_left_behind()
    control_lost(run)
    control_black(run)
    control_long(run)
    control_player(run)


if __name__ == "__main__":
    main(*sys.argv[1:3])
    sys.exit(show_room.tell.failed)

"""Shows one playlist in the real player, from its first item to the one named END, and watches it."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from dataclasses import dataclass, field

import judge

LOOK_S = 0.5
ANSWER_S = 2  # an answer that takes longer: the player hangs
START_S = 15
QUIT_S = 10


@dataclass
class Show:
    """What came of it; a trouble is a sentence about something that must never happen."""
    troubles: list = field(default_factory=list)
    ends: dict = field(default_factory=dict)  # name of an item: what is on record of it
    faults: dict = field(default_factory=dict)  # name of an item: the last reason
    log: str = ""
    long: list = field(default_factory=list)  # films that claim to be longer than we have time for: sent on
    longest: tuple = (0, "")  # seconds, item that stood longest
    last: list = field(default_factory=list)  # the item looked at last


def ctl(place, word):
    """The player's answer as a dict ({} when it has none to give), None when it cannot be had in time."""
    try:
        done = subprocess.run([place.program, "ctl", "--data", place.data, word], capture_output=True,
                              timeout=ANSWER_S, check=False)
        return json.loads(done.stdout or "{}") if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def make_site(folder):
    """A folder with kiosk.cfg: one zone, no sound. Returns its path."""
    shutil.copytree("config/layouts", os.path.join(folder, "layouts"))
    with open(os.path.join(folder, "kiosk.cfg"), "w", encoding="utf-8") as out:
        out.write('display = { layout = "full"; public = false; };\nsound = { device = "none"; };\n')
    return folder


@dataclass
class Place:
    program: str
    site: str  # a folder with kiosk.cfg
    data: str  # the scratch folder
    playlist: str


def start(place, log):
    # a session of its own: whoever is left of it afterwards was left behind
    return subprocess.Popen([place.program, "run", "-c", place.site, "--data", place.data, "--playlist", place.playlist,
                             "--window", "640x360", "--mute"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                            start_new_session=True)


def wait_for_first_answer(player, place):
    end = time.monotonic() + START_S
    while time.monotonic() < end and player.poll() is None:
        status = ctl(place, "status") if os.path.exists(place.data + "/ctl.sock") else None
        if status:
            return True
        time.sleep(0.1)
    return False


def exit_code(player):
    """Of one that gives no answer: it may be on its way out. None: it hangs."""
    try:
        return player.wait(ANSWER_S)
    except subprocess.TimeoutExpired:
        return None


def watch(player, place, limits, show, deed):
    """Looks until END is on. False: it crashed, hangs or stands still, and show.troubles says so."""
    patience = judge.Patience(limits)
    while True:
        status = ctl(place, "status")
        if status is None:
            code = exit_code(player)
            show.troubles.append(f"the player left with {code} in the middle" if code is not None else
                                 f"the player did not answer within {ANSWER_S} s")
            return False
        name = (status["item"] or {}).get("name", "")
        trouble = patience.look(name, time.monotonic())
        show.last = [name]
        show.longest = max(show.longest, patience.longest)
        if status["frames"]["black"]:
            show.troubles.append(f"{status['frames']['black']} black frames, last on {name!r}")
            return False
        if trouble and patience.stood < claimed_s(os.path.join(place.playlist, name)):
            show.long.append(name)
            ctl(place, "next")
            patience.limits[name] = patience.stood + judge.PASSED_ON_S
        elif trouble:
            show.troubles.append(trouble)
            return False
        if name and deed:
            deed(player.pid)
            deed = None
        elif judge.is_end(name):
            return True
        time.sleep(LOOK_S)


def claimed_s(path):
    """How long a film says it is: damage may make an hour of it, and then it may stand for an hour."""
    if not os.path.isfile(path):
        return 0
    asked = subprocess.run(["timeout", "20", "ffprobe", "-v", "error", "-show_entries",
                            "format=duration:stream=duration:packet=pts_time,duration_time", "-of",
                            "default=nw=1:nk=1", path], capture_output=True, text=True, check=False)
    return max((float(word) for word in asked.stdout.split() if word != "N/A"), default=0)


def end(player, place, show, is_well):
    if is_well:
        ctl(place, "quit")
        try:
            code = player.wait(QUIT_S)
            if code != 0:
                show.troubles.append(f"the player left with {code}, not 0")
        except subprocess.TimeoutExpired:
            show.troubles.append(f"the player did not end within {QUIT_S} s of quit")
    left = session(player.pid)
    if is_well and player.returncode is not None and left:
        show.troubles.append(f"processes left behind: {left}")
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    player.wait()


def session(leader):
    """The pids of that session; a zombie is not one of them."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue  # it has just gone
        if fields[3] == str(leader) and fields[0] != "Z":
            found.append(int(pid))
    return found


def read_records(data, show):
    folder = os.path.join(data, "records")
    for name in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
        if not name.endswith(".db"):
            continue
        db = sqlite3.connect(os.path.join(folder, name))
        for item, how in db.execute("SELECT item, ended FROM play ORDER BY seq"):
            show.ends.setdefault(item, how)
        for (detail,) in db.execute("SELECT detail FROM event WHERE kind = 'fault' ORDER BY seq"):
            item, _, reason = detail.partition(": ")
            show.faults[item] = reason
        db.close()


def play(place, limits, deed=None):
    """limits: name of an item -> seconds it may stand. deed(pid) is done to the player once something is on, before
    the next look at it. Returns a Show.
    """
    show = Show()
    os.makedirs(place.data, exist_ok=True)
    log_path = os.path.join(place.data, "player.log")
    with open(log_path, "wb") as log:
        player = start(place, log)
        is_well = wait_for_first_answer(player, place)
        if not is_well:
            show.troubles.append("the player did not start")
        is_well = is_well and watch(player, place, limits, show, deed)
        end(player, place, show, is_well)
    with open(log_path, encoding="utf-8", errors="replace") as log:
        show.log = log.read()
    read_records(place.data, show)
    return show

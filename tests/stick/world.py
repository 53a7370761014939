"""world.py: one device (a site and a data folder) and one stick; imports, and what stands on the device afterwards."""

import os
import shutil
import stat
import subprocess
import time
from typing import NamedTuple

import package

IMPORT_S = 60  # an import that takes longer hangs
DEVICE = "rig-01"


class Import(NamedTuple):
    code: int  # negative: a signal; None: it hangs
    text: str
    seconds: float


class State(NamedTuple):
    """What stick-store says."""
    active: int
    previous: int
    trial_starts: int
    version: int
    best_version: int


class Trouble(Exception):
    pass


def kiosk_cfg(**usb):
    settings = {"trust": '"signed"', **usb}
    text = "".join(f"{key} = {value}; " for key, value in settings.items())
    return f'device = {{ name = "{DEVICE}"; }};\nsound = {{ device = "none"; }};\nusb = {{ {text}}};\n'


class World:
    def __init__(self, build, work, **usb):
        self.build, self.work = build, os.path.realpath(work)
        self.site, self.data, self.stick, self.trap = (self.path(name) for name in ("site", "data", "stick", "trap"))
        for folder in (self.site, self.data, self.trap, self.path("site/layouts"), self.path("site/keys")):
            os.makedirs(folder)
        package.put(self.trap, "here", b"not to be touched\n")
        package.put(self.site, "kiosk.cfg", kiosk_cfg(**usb).encode())
        for name in os.listdir("config/layouts"):
            shutil.copy(os.path.join("config/layouts", name), self.path("site/layouts"))
        self.keys = package.Keys(self.path("keys"))
        for name in ("office", "revoked", "foreign"):
            self.keys.make(name)
        for name in ("office", "revoked"):
            shutil.copy(self.keys.path(name, "pub"), self.path("site/keys"))
        package.put(self.site, "keys/revoked.txt", (self.keys.key_id("revoked") + "\n").encode())

    def path(self, name):
        return os.path.join(self.work, name)

    def clear_stick(self):
        if os.path.isdir(self.stick) and not os.path.islink(self.stick):
            shutil.rmtree(self.stick)
        os.makedirs(self.stick, exist_ok=True)

    def fill_stick(self, made):
        self.clear_stick()
        return made.write(self.stick, self.keys)

    def command(self):
        return [os.path.join(self.build, "bin", "anxuan"), "import", self.stick, "-c", self.site, "--data", self.data]

    def run_import(self, env=None, command=None, kill_after=None):
        """kill_after: seconds until SIGKILL."""
        start = time.monotonic()
        process = subprocess.Popen(command or self.command(), env=dict(os.environ, **(env or {})),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            out = process.communicate(timeout=IMPORT_S if kill_after is None else kill_after)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            out = process.communicate()[0]
            if kill_after is None:
                return Import(None, out.decode(errors="replace"), IMPORT_S)
        return Import(process.returncode, out.decode(errors="replace"), time.monotonic() - start)

    def store(self, what="recover", data=None):
        """What a player does at its start. Raises Trouble."""
        done = subprocess.run([os.path.join(self.build, "tests", "stick-store"), data or self.data, what],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Trouble(f"stick-store {what}: {done.returncode} {done.stderr.strip()}")
        return State(*map(int, done.stdout.split()))


def show_of(data, generation):
    """The files of a generation: name to digest; {} for generation 0."""
    return files_below(os.path.join(data, "content", str(generation))) if generation else {}


def files_below(folder):
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            is_plain = stat.S_ISREG(os.lstat(full).st_mode)
            found[os.path.relpath(full, folder)] = package.digest(package.get(path, name)) if is_plain else "no file"
    return found


def left_over(data, state):
    """What is in DATA/content beside what has to be there."""
    wanted = {"state", "state.spare", "lock"} | {str(number) for number in (state.active, state.previous) if number > 0}
    folder = os.path.join(data, "content")
    return sorted(set(os.listdir(folder)) - wanted) if os.path.isdir(folder) else []


def look(folder, leave_out):
    """Everything below a folder that an import must not touch: path to what it is. leave_out: of a relative path."""
    found = {}
    for path, folders, names in os.walk(folder):
        here = os.path.relpath(path, folder)
        folders[:] = [name for name in folders if not leave_out(os.path.normpath(os.path.join(here, name)))]
        for name in folders + names:
            below = os.path.normpath(os.path.join(here, name))
            if leave_out(below):
                continue
            full = os.path.join(path, name)
            mode = os.lstat(full).st_mode
            if stat.S_ISREG(mode):
                found[below] = (mode, package.digest(package.get(path, name)))
            else:
                found[below] = (mode, os.readlink(full) if stat.S_ISLNK(mode) else "")
    return found


def differences(before, after):
    return [("came: " if name not in before else "went: " if name not in after else "changed: ") + repr(name)
            for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]

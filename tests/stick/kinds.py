"""kinds.py: the tables of bad packages and of good ones that look odd, and what their makers share. A kind is a function
of (a Package to spoil, a Scene), in the table with the exit codes that may follow; they stand in kinds_*.py.
"""

import os
import socket
import struct
import zlib
from typing import Callable, NamedTuple

import package
from package import SIGNATURE

KINDS, GOOD, RARE = {}, {}, set()
SLOGANS = "playlists/slogans/playlist.cfg"
SCHEDULE = "config/schedule.cfg"
PICTURE = "playlists/slogans/一.png"


class Scene(NamedTuple):
    """What a kind may need beside the package."""
    chance: object       # random.Random
    keys: package.Keys
    trap: str            # a folder outside that must not be touched
    active: int          # the version that is on
    active_package: object  # what made it; None: nothing is on yet
    limits: dict         # of this device
    put_aside: Callable  # takes a Package, returns the folder it was written into


def bad(*codes, rare=False):
    def register(function):
        name = function.__name__.replace("_", " ").strip()
        KINDS[name] = (function, codes)
        if rare:
            RARE.add(name)
        return function
    return register


def good(function):
    GOOD[function.__name__.replace("_", " ").strip()] = (function, (0,))
    return function



def png(width=4, height=4, data=None):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + bytes((40, 90, 200)) * width for _ in range(height)) if data is None else data
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def change_file(name, change):
    """A step for Package.after: the bytes of a file on the stick become others."""
    def step(folder):
        data = package.get(folder, name)
        os.unlink(os.path.join(folder, name))
        package.put(folder, name, change(data))
    return step


def flip(chance):
    def change(data):
        at = chance.randrange(len(data))
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:]
    return change


def lines_of(text):
    return text.splitlines(keepends=True)


def change_signature(made, change):
    """change: of the signature's four lines, without their ends."""
    made.after.append(change_file(
        SIGNATURE, lambda data: ("\n".join(change(data.decode().split("\n")[:4])) + "\n").encode()))


def add_line(made, chance, line):
    """One more line in the list, anywhere."""
    def change(text):
        lines = lines_of(text)
        lines.insert(chance.randrange(len(lines) + 1), line)
        return b"".join(lines)
    made.change_sums = change


def named(made, name, data=b"x"):
    """A file with a name that may be no name: in the list, and on the stick where it can be."""
    made.files[name] = data


def listed(made, chance, name, data=b"x"):
    """Listed with a right sum, but no such file is made."""
    add_line(made, chance, package.digest(data).encode() + b"  " + name + b"\n")


def instead(name, make):
    """A step: something else stands where a file was."""
    def step(folder):
        path = os.path.join(folder, name)
        os.unlink(path)
        make(path)
    return step


def beside(name, make):
    def step(folder):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        make(path)
    return step


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as ear:
        here = os.getcwd()
        os.chdir(os.path.dirname(path))  # the path may be longer than a socket's name
        try:
            ear.bind(os.path.basename(path))
        finally:
            os.chdir(here)


def make_device(kind, major, minor):
    return lambda path: os.mknod(path, kind | 0o644, os.makedev(major, minor))


def sparse(count):
    def make(path):
        with open(path, "wb") as file:
            file.truncate(count)
    return make

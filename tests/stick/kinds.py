"""kinds.py: every kind of bad package, and of good ones that look odd. A kind is a function of (a Package to spoil, a
Scene), in the table with the exit codes that may follow.
"""

import base64
import os
import shutil
import socket
import stat
import struct
import zlib
from typing import Callable, NamedTuple

import package
from package import SETTINGS, SIGNATURE, SUMS

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


# --- helpers ---------------------------------------------------------------------------------------

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
    made.after.append(change_file(SIGNATURE, lambda data: ("\n".join(change(data.decode().split("\n")[:4])) + "\n").encode()))


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


# --- the signature ---------------------------------------------------------------------------------

@bad(77)
def no_signature(made, scene):
    made.key = None


@bad(77)
def foreign_key(made, scene):
    made.key = "foreign"


@bad(77)
def revoked_key(made, scene):
    made.key = "revoked"


@bad(77)
def legacy_signature(made, scene):
    made.is_legacy = True


@bad(77)
def foreign_key_that_calls_itself_ours(made, scene):
    with open(scene.keys.path("office", "pub"), encoding="ascii") as file:
        ours = base64.b64decode(file.read().split("\n")[1])[2:10]

    def change(lines):
        data = base64.b64decode(lines[1])
        return [lines[0], base64.b64encode(data[:2] + ours + data[10:]).decode(), *lines[2:]]
    made.key = "foreign"
    change_signature(made, change)


@bad(77)
def signature_of_another_package(made, scene):
    other = scene.put_aside(package.Package(made.version, text="另一个"))
    made.after.append(lambda folder: shutil.copy(os.path.join(other, SIGNATURE), folder))


@bad(77)
def list_changed_after_signing(made, scene):
    made.after.append(change_file(SUMS, flip(scene.chance)))


@bad(77)
def list_longer_than_signed(made, scene):
    made.after.append(change_file(SUMS, lambda data: data + b"0" * 64 + b"  playlists/slogans/new.txt\n"))


@bad(77)
def signature_cut_short(made, scene):
    made.after.append(change_file(SIGNATURE, lambda data: data[:scene.chance.randrange(len(data) - 1)]))


@bad(77)
def signature_empty(made, scene):
    made.after.append(change_file(SIGNATURE, lambda data: b""))


@bad(77)
def signature_with_bytes_behind(made, scene):
    tail = scene.chance.choice([b"\n", b"x", b"\0", b"untrusted comment: again\n", b"   \n\n"])
    made.after.append(change_file(SIGNATURE, lambda data: data + b"x\n" + tail))


@bad(77)
def signature_with_one_bit_changed(made, scene):
    def change(data):
        lines = lines_of(data)
        line = scene.chance.choice([1, 2, 3])
        start = sum(map(len, lines[:line]))
        at = start + scene.chance.randrange(len(lines[line].rstrip(b"\n")))
        return data[:at] + bytes([data[at] ^ 1 << scene.chance.randrange(8)]) + data[at + 1:]
    made.after.append(change_file(SIGNATURE, change))


@bad(77)
def signature_in_another_base64(made, scene):
    def change(lines):
        line = scene.chance.choice([1, 3])
        text = lines[line]
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        body = text.rstrip("=")
        if len(body) != len(text):  # its unused bits are not zero
            lines[line] = body[:-1] + letters[letters.index(body[-1]) + 1] + text[len(body):]
        else:
            lines[line] = text + "===="
        return lines
    change_signature(made, change)


@bad(77)
def signature_with_zeros(made, scene):
    at = scene.chance.randrange(4)
    made.after.append(change_file(SIGNATURE, lambda data: b"\0".join([data[:at * 40], data[at * 40:]])))


@bad(77)
def signature_of_a_megabyte(made, scene):
    made.after.append(change_file(SIGNATURE, lambda data: b"untrusted comment: " + b"x" * 1048576 + b"\n" +
                                  b"".join(lines_of(data)[1:])))


@bad(77)
def trusted_comment_changed(made, scene):
    change_signature(made, lambda lines: [*lines[:2], lines[2] + "0", lines[3]])


@bad(77)
def trusted_comment_of_another_version(made, scene):
    made.comment = f"anxuan {made.name} {made.version + 1}"


@bad(77)
def trusted_comment_of_another_package(made, scene):
    made.comment = f"anxuan other {made.version}"


@bad(77)
def trusted_comment_that_says_nothing(made, scene):
    made.comment = scene.chance.choice(["timestamp:1780000000\tfile:SHA256SUMS\thashed", "anxuan", " ",
                                        f"anxuan {made.name} {made.version} ", f"anxuan  {made.name} {made.version}",
                                        f"Anxuan {made.name} {made.version}", f"anxuan {made.name} 0{made.version}"])


@bad(77)
def trusted_comment_of_3000_bytes(made, scene):
    made.comment = f"anxuan {made.name} {made.version}" + "x" * 3000


@bad(77)
def trusted_comment_of_9000_bytes(made, scene):
    change_signature(made, lambda lines: [*lines[:2], lines[2] + "x" * 9000, lines[3]])


@bad(65, 77)
def signature_that_is_a_folder(made, scene):
    made.after.append(instead(SIGNATURE, os.mkdir))


@bad(65, 77)
def signature_that_is_a_link(made, scene):
    def step(folder):
        os.rename(os.path.join(folder, SIGNATURE), os.path.join(os.path.dirname(folder), "signature"))
        os.symlink("../signature", os.path.join(folder, SIGNATURE))
    made.after.append(step)


@bad(65, 77)
def signature_that_is_a_fifo(made, scene):
    made.after.append(instead(SIGNATURE, os.mkfifo))


# --- the list --------------------------------------------------------------------------------------

@bad(65, 77)
def no_list(made, scene):
    made.after.append(lambda folder: os.unlink(os.path.join(folder, SUMS)))


@bad(65, 77)
def list_that_is_a_fifo(made, scene):
    made.after.append(instead(SUMS, os.mkfifo))


@bad(65, 77)
def list_that_is_a_link(made, scene):
    def step(folder):
        os.rename(os.path.join(folder, SUMS), os.path.join(os.path.dirname(folder), "sums"))
        os.symlink("../sums", os.path.join(folder, SUMS))
    made.after.append(step)


@bad(65, rare=True)
def list_of_100_MB(made, scene):
    made.key = None
    made.after.append(instead(SUMS, sparse(100 * 1000 * 1000)))
    made.after.append(lambda folder: scene.keys.sign(os.path.join(folder, SUMS), "office", f"anxuan rig {made.version}"))


@bad(65)
def list_empty(made, scene):
    made.change_sums = lambda text: scene.chance.choice([b"", b"\n", b"\xef\xbb\xbf", b"\r\n\r\n"])


@bad(65)
def list_without_settings(made, scene):
    made.change_sums = lambda text: b"".join(line for line in lines_of(text) if SETTINGS.encode() not in line)


@bad(65)
def line_that_is_none(made, scene):
    line = scene.chance.choice([b"hello\n", b"  \n", b"0123  playlists/slogans/a.txt\n", b"0" * 64 + b"\n",
                                b"0" * 64 + b"  \n", b"0" * 64 + b" playlists/slogans/a.txt\n",
                                b"0" * 64 + b"\tplaylists/slogans/a.txt\n", b"g" * 64 + b"  playlists/slogans/a.txt\n",
                                b"0" * 65 + b"  playlists/slogans/a.txt\n", b"0" * 63 + b"  playlists/slogans/a.txt\n",
                                b"SHA256 (playlists/slogans/a.txt) = " + b"0" * 64 + b"\n", b"# remark\n",
                                b"0" * 128 + b"  playlists/slogans/a.txt\n"])
    add_line(made, scene.chance, line)


@bad(65)
def list_with_a_zero(made, scene):
    add_line(made, scene.chance, scene.chance.choice([b"\0\n", b"0" * 64 + b"  playlists/slogans/a\0.txt\n"]))


@bad(65)
def escaped_name(made, scene):
    made.change_sums = lambda text: b"\\" + text if scene.chance.random() < 0.5 else \
        text + b"\\" + b"0" * 64 + b"  playlists/slogans/a\\nb.txt\n"


@bad(65)
def name_twice(made, scene):
    made.change_sums = lambda text: text + scene.chance.choice(lines_of(text))


@bad(65)
def name_twice_with_another_sum(made, scene):
    made.change_sums = lambda text: text + b"0" * 64 + b"  " + SLOGANS.encode() + b"\n"


@bad(65)
def name_twice_with_a_dot(made, scene):
    made.change_sums = lambda text: text + lines_of(text)[0].replace(b"  ", b"  ./")


@bad(65)
def case_twins(made, scene):
    one, other = scene.chance.choice([("a.txt", "A.TXT"), ("à.txt", "À.txt"), ("ß.txt", "SS.txt"), ("ж.txt", "Ж.txt"),
                                      ("ｆ.txt", "Ｆ.txt"), ("σ.txt", "ς.txt")])
    named(made, "playlists/slogans/" + one)
    named(made, "playlists/slogans/" + other)


@bad(65)
def case_twins_of_a_folder(made, scene):
    named(made, "playlists/Slogans/more.txt")


@bad(65)
def name_in_another_normal_form(made, scene):
    named(made, "playlists/slogans/" + scene.chance.choice(["e\u0301.txt", "A\u030a.txt", "\u212b.txt", "\uf900.txt",
                                                           "\u1112\u1161\u11ab.txt", "\u2126.txt"]))


@bad(65)
def name_that_goes_up(made, scene):
    name = scene.chance.choice([b"../evil.txt", b"playlists/../../evil.txt", b"playlists/slogans/../../../evil.txt",
                                b"playlists/slogans/..", b"..", b"playlists/./slogans/a.txt", b"playlists//a.txt",
                                b"playlists/slogans/../slogans/playlist.cfg", b"././playlists/a/../b.txt"])
    listed(made, scene.chance, name)
    made.after.append(lambda folder: package.put(os.path.dirname(folder), "evil.txt", b"x"))


@bad(65)
def name_that_is_absolute(made, scene):
    listed(made, scene.chance, scene.chance.choice([b"/etc/passwd", b"//a", os.path.join(scene.trap, "here").encode(),
                                                    b"/", b"C:/a.txt", b"C:\\a.txt", b"\\\\host\\share\\a.txt"]))


@bad(65)
def name_with_a_slash_behind(made, scene):
    listed(made, scene.chance, b"playlists/slogans/")


@bad(65)
def name_of_300_bytes(made, scene):
    listed(made, scene.chance, b"playlists/slogans/" + scene.chance.choice(["安".encode() * 99, b"a" * 296]) + b".txt")


@bad(65)
def name_of_201_bytes(made, scene):
    named(made, "playlists/slogans/" + "a" * 197 + ".txt")


@bad(65)
def path_of_nine_names(made, scene):
    named(made, "playlists/" + "/".join("bcdefgh") + "/a.txt")


@bad(65)
def path_of_5000_names(made, scene):
    listed(made, scene.chance, b"playlists/" + b"a/" * 5000 + b"a.txt")


@bad(65)
def name_with_a_control_character(made, scene):
    character = scene.chance.choice(["\x01", "\t", "\x1b[31m", "\x7f", "\u0085", "\x9b", "\x08"])
    named(made, f"playlists/slogans/a{character}.txt")


@bad(65)
def name_with_a_letter_that_cannot_be_seen(made, scene):
    character = scene.chance.choice(["\u202e", "\u200b", "\u2066", "\ufeff", "\u200f", "\u2028", "\u00ad"])
    named(made, f"playlists/slogans/a{character}gpj.txt")


@bad(65)
def name_that_is_not_utf8(made, scene):
    raw = scene.chance.choice([b"\xff.txt", b"\xc0\xaf.txt", b"\xed\xa0\x80.txt", "安".encode()[:2] + b".txt",
                               "海报".encode("gb18030") + b".txt", b"\xf4\x90\x80\x80.txt"])
    listed(made, scene.chance, b"playlists/slogans/" + raw)
    made.after.append(lambda folder: package.put(os.fsencode(folder), b"playlists/slogans/" + raw, b"x"))


@bad(65)
def name_that_windows_cannot_write(made, scene):
    character = scene.chance.choice('\\:*?"<>|')
    name = scene.chance.choice([f"a{character}b.txt", "a.txt.", "a ", "a.", "."])
    listed(made, scene.chance, f"playlists/slogans/{name}".encode())


@bad(65)
def name_that_windows_keeps_for_itself(made, scene):
    name = scene.chance.choice(["CON", "nul.txt", "Aux.png", "com1", "LPT9.txt", "prn.tar.gz"])
    named(made, f"playlists/slogans/{name}")


@bad(65)
def file_where_none_belongs(made, scene):
    name = scene.chance.choice(["kiosk.cfg", "config/kiosk.cfg", "config/keys/evil.pub", "config/keys/revoked.txt",
                                "bin/anxuan", "anxuan", "playlist.cfg", "assets/locale/zh/LC_MESSAGES/anxuan-zh.mo",
                                "assets/films/render.sh", "config/schedule.cfg/x", "config/schedule.cfg.bak",
                                "playlists", "state", "lib/evil.so", "receipts2/a", "assets/cards/a.png"])
    listed(made, scene.chance, name.encode())
    if name not in ("playlists", "config/schedule.cfg/x"):
        made.after.append(lambda folder: package.put(folder, name, b"x"))


@bad(65)
def list_that_lists_itself(made, scene):
    listed(made, scene.chance, scene.chance.choice([SUMS.encode(), SIGNATURE.encode(), b"receipts/rig-01-x.json",
                                                    b"export/rig-01/a.csv"]))


@bad(65, rare=True)
def list_of_100_000_names(made, scene):
    made.change_sums = lambda text: text + b"".join(b"0" * 64 + f"  playlists/slogans/{i:06}.txt\n".encode()
                                                    for i in range(min(100000, 7000000 // 96)))


# --- the files -------------------------------------------------------------------------------------

@bad(65)
def file_that_no_list_has(made, scene):
    name = scene.chance.choice(["playlists/slogans/more.txt", "playlists/other/playlist.cfg", "config/alerts/a.cfg",
                                "evil.sh", "autorun.inf", "playlists/slogans/.hidden", "assets/scenes/a/scene.cfg"])
    made.after.append(lambda folder: package.put(folder, name, b"x"))


@bad(65)
def empty_file_that_no_list_has(made, scene):
    made.after.append(lambda folder: package.put(folder, "playlists/slogans/empty.txt", b""))


@bad(65)
def file_that_is_missing(made, scene):
    name = scene.chance.choice([SLOGANS, SCHEDULE, "playlists/slogans/ticker.txt", SETTINGS])
    made.after.append(lambda folder: os.unlink(os.path.join(folder, name)))


@bad(65)
def one_bit_in_a_file(made, scene):
    made.files[PICTURE] = png()
    made.files["config/layouts/own.cfg"] = package.get("config/layouts", "full.cfg")
    made.files["assets/voice/zh/C01.ogg"] = b"OggS" + bytes(200)
    made.after.append(change_file(scene.chance.choice(sorted(made.files) + [SETTINGS]), flip(scene.chance)))


@bad(65)
def file_with_a_byte_more(made, scene):
    made.after.append(change_file(scene.chance.choice(sorted(made.files) + [SETTINGS]), lambda data: data + b"\n"))


@bad(65)
def file_with_a_byte_less(made, scene):
    made.after.append(change_file(scene.chance.choice(sorted(made.files) + [SETTINGS]), lambda data: data[:-1]))


@bad(65)
def file_that_is_empty_now(made, scene):
    made.after.append(change_file(scene.chance.choice(sorted(made.files) + [SETTINGS]), lambda data: b""))


@bad(65)
def two_files_in_each_others_place(made, scene):
    def step(folder):
        one, other = (package.get(folder, name) for name in (SLOGANS, SCHEDULE))
        package.put(folder, SLOGANS, other)
        package.put(folder, SCHEDULE, one)
    made.after.append(step)


@bad(65)
def link_to_a_file_beside(made, scene):
    made.files["playlists/slogans/second.txt"] = made.files["playlists/slogans/ticker.txt"]
    made.after.append(instead("playlists/slogans/second.txt", lambda path: os.symlink("ticker.txt", path)))


@bad(65)
def link_to_a_file_outside(made, scene):
    name = scene.chance.choice([SLOGANS, SCHEDULE, SETTINGS])

    def step(folder):
        outside = os.path.join(os.path.dirname(folder), "outside")
        os.rename(os.path.join(folder, name), outside)
        os.symlink(scene.chance.choice([outside, os.path.relpath(outside, os.path.dirname(os.path.join(folder, name)))]),
                   os.path.join(folder, name))
    made.after.append(step)


@bad(65)
def link_that_leads_nowhere(made, scene):
    target = scene.chance.choice(["/nowhere", "nowhere", ".", "/proc/self/mem", "../../.."])
    made.after.append(beside("playlists/slogans/link.txt", lambda path: os.symlink(target, path)))


@bad(65)
def folder_that_is_a_link(made, scene):
    name = scene.chance.choice(["playlists", "playlists/slogans", "config"])

    def step(folder):
        outside = os.path.join(os.path.dirname(folder), "outside")
        os.rename(os.path.join(folder, name), outside)
        os.symlink(outside, os.path.join(folder, name))
    made.after.append(step)


@bad(65)
def link_to_a_folder_that_no_list_has(made, scene):
    made.after.append(beside("playlists/etc", lambda path: os.symlink("/etc", path)))


@bad(65, 66)
def package_folder_that_is_a_link(made, scene):
    def step(folder):
        os.rename(folder, folder + ".real")
        os.symlink("anxuan.real", folder)
    made.after.append(step)


@bad(65)
def hard_link(made, scene):
    name = scene.chance.choice([SLOGANS, SCHEDULE, SETTINGS])
    made.after.append(lambda folder: os.link(os.path.join(folder, name),
                                             os.path.join(os.path.dirname(folder), "outside")))


@bad(65)
def fifo_in_a_files_place(made, scene):
    made.after.append(instead(scene.chance.choice([SLOGANS, SETTINGS, SCHEDULE]), os.mkfifo))


@bad(65)
def fifo_that_no_list_has(made, scene):
    made.after.append(beside("playlists/slogans/pipe.txt", os.mkfifo))


@bad(65)
def socket_(made, scene):
    made.after.append(beside("playlists/slogans/socket.txt", make_socket))


@bad(65)
def device_in_a_files_place(made, scene):
    kind = scene.chance.choice([(stat.S_IFCHR, 1, 5), (stat.S_IFCHR, 1, 3), (stat.S_IFBLK, 7, 200)])
    made.after.append(instead(scene.chance.choice([SLOGANS, SETTINGS]), make_device(*kind)))


@bad(65)
def device_that_no_list_has(made, scene):
    made.after.append(beside("playlists/slogans/zero.txt", make_device(stat.S_IFCHR, 1, 5)))


@bad(65)
def folder_in_a_files_place(made, scene):
    made.after.append(instead(scene.chance.choice([SLOGANS, SETTINGS, SCHEDULE]), os.mkdir))


@bad(65)
def folders_without_end(made, scene):
    made.after.append(lambda folder: os.makedirs(os.path.join(folder, "playlists/" + "d/" * 300)))


@bad(65, rare=True)
def files_100_000_empty_ones(made, scene):
    def step(folder):
        many = os.path.join(folder, "playlists", "many")
        os.mkdir(many)
        many_fd = os.open(many, os.O_RDONLY)
        for i in range(100000):
            os.close(os.open(str(i), os.O_CREAT | os.O_WRONLY, dir_fd=many_fd))
        os.close(many_fd)
    made.after.append(step)


@bad(65)
def files_more_than_the_limit(made, scene):
    for i in range(scene.limits["max_files"] + 1 - len(made.files)):
        made.files[f"playlists/slogans/{i:04}.txt"] = b""


@bad(65)
def sparse_file_of_a_terabyte_that_no_list_has(made, scene):
    made.after.append(beside("playlists/slogans/big.mp4", sparse(10 ** 12)))


@bad(65)
def sparse_file_of_a_terabyte_in_a_files_place(made, scene):
    made.after.append(instead(scene.chance.choice([SLOGANS, SCHEDULE]), sparse(10 ** 12)))


@bad(65)
def settings_of_a_terabyte(made, scene):
    made.after.append(instead(SETTINGS, sparse(10 ** 12)))


@bad(65)
def files_larger_than_the_limit_together(made, scene):
    for i in range(3):
        name = f"playlists/slogans/film{i}.mp4"
        made.files[name] = b"x"
        made.after.append(instead(name, sparse(scene.limits["max_bytes"] // 3 + 1)))


@bad(65)
def package_in_a_package(made, scene):
    inner = scene.put_aside(package.Package(made.version + 5))
    made.after.append(lambda folder: shutil.copytree(inner, os.path.join(folder, scene.chance.choice(
        ["anxuan", "playlists/anxuan", "assets/scenes/anxuan"]))))


@bad(65)
def package_in_a_package_that_is_listed(made, scene):
    inner = scene.put_aside(package.Package(made.version + 5))
    for name in (SUMS, SIGNATURE, SETTINGS):
        made.files["anxuan/" + name] = package.get(inner, name)


@bad(66)
def no_package_folder(made, scene):
    made.after.append(scene.chance.choice([shutil.rmtree, lambda folder: os.rename(folder, folder + "2")]))


@bad(65, 66)
def package_folder_that_is_a_file(made, scene):
    def step(folder):
        shutil.rmtree(folder)
        package.put(os.path.dirname(folder), "anxuan", b"x")
    made.after.append(step)


# --- package.cfg -----------------------------------------------------------------------------------

@bad(65)
def settings_that_cannot_be_read(made, scene):
    made.settings_text = scene.chance.choice([b"", b"name = ", b"name = \"rig\"; version = 1;", b"\0\0\0\0", b"(" * 100000,
                                              b'@include "/etc/passwd"\n', b"\xff\xfe\x00", b"<xml/>", b'{"name": "rig"}',
                                              b"a = " + b"( " * 50000, b"name = \"" + b"x" * 70000 + b"\";"])


@bad(65)
def settings_that_include(made, scene):
    made.settings_text = made.settings_bytes() + b'@include "' + os.path.join(scene.trap, "here").encode() + b'"\n'


@bad(65)
def settings_of_70_kB(made, scene):
    made.settings_text = made.settings_bytes() + b"// " + b"x" * 70000 + b"\n"


@bad(65)
def settings_with_a_key_that_is_none(made, scene):
    made.settings[scene.chance.choice(["trust", "colour", "pin_hash", "keys", "version2"])] = '"any"'


@bad(65)
def settings_without_a_key(made, scene):
    del made.settings[scene.chance.choice(["name", "version", "created", "devices"])]


@bad(65)
def version_that_is_none(made, scene):
    made.settings["version"] = scene.chance.choice(["0", "-1", '"7"', "1.5", "9223372036854775807L", "true",
                                                    "1000000000000001L", "4294967296", "[1]"])


@bad(65)
def package_name_that_is_none(made, scene):
    made.settings["name"] = scene.chance.choice(['""', '".hidden"', '"a/b"', '"../a"', '"a b"', '"a\\x1b[31m"', "7",
                                                 '"' + "x" * 64 + '"', '"a\\nb"', '"\\xff"'])


@bad(65)
def settings_of_a_wrong_type(made, scene):
    key, value = scene.chance.choice([("devices", '"*"'), ("devices", "[]"), ("devices", "[1]"), ("mode", '"merge"'),
                                      ("mode", "1"), ("expires", '"soon"'), ("expires", '"2026-02-30"'),
                                      ("expires", "20260101"), ("export", '"yes"'), ("created", "1"), ("export", "1")])
    made.settings[key] = value


@bad(65)
def settings_with_a_thousand_devices(made, scene):
    made.settings["devices"] = "[" + ", ".join(f'"d{i}"' for i in range(1000)) + "]"


@bad(77)
def for_another_device(made, scene):
    made.settings["devices"] = scene.chance.choice(['["rig-02"]', '["rig-0", "rig-011"]', '["RIG-01 "]', '["rig-*"]'])


@bad(77)
def expired(made, scene):
    made.settings["created"] = '"1970-01-01T00:00:00Z"'
    made.settings["expires"] = scene.chance.choice(['"2020-01-01"', '"1970-01-01"', '"2025-12-31"'])


@bad(77)
def lower_version(made, scene):
    made.version = max(1, scene.active - scene.chance.randrange(1, 1000))
    made.settings["version"] = str(made.version)


@bad(77)
def same_version_with_other_files(made, scene):
    made.version = max(1, scene.active)
    made.settings["version"] = str(made.version)
    made.files["playlists/slogans/other.txt"] = b"x"


@bad(77)
def the_very_package_that_is_on(made, scene):
    if scene.active_package is None:
        return lower_version(made, scene)
    made.__dict__.update(scene.active_package.__dict__)


# --- the content -----------------------------------------------------------------------------------

@bad(65)
def playlist_that_names_a_file_that_is_not_there(made, scene):
    name = scene.chance.choice(["nowhere.mp4", "../slogans2/a.png", "/etc/passwd", "../../../../trap/here"])
    made.files[SLOGANS] = f'items = ( {{ image = "{name}"; }} );\n'.encode()


@bad(65)
def playlist_that_cannot_be_read(made, scene):
    made.files[SLOGANS] = scene.chance.choice([b"items = (", b"items = " + b"( " * 100000, b'@include "/etc/passwd"\n',
                                               b"items = 7;", b'items = ( { slogan = 7; } );'])


@bad(65)
def schedule_that_cannot_be_read(made, scene):
    made.files[SCHEDULE] = scene.chance.choice([b"rules = (", b'@include "/etc/passwd"\n', b"rules = " + b"( " * 100000,
                                                b'fallback = "slogans"; rules = ( { name = "a"; } );', b"\0"])


@bad(65)
def schedule_that_names_no_playlist(made, scene):
    made.files[SCHEDULE] = b'fallback = "nowhere-at-all";\nrules = ( );\n'


@bad(65)
def picture_that_is_65535_wide(made, scene):
    made.files[PICTURE] = png(65535, 65535, b"\0" * 4096)
    made.files[SLOGANS] = 'items = ( { image = "一.png"; } );\n'.encode()


@bad(65)
def picture_that_is_none(made, scene):
    made.files[PICTURE] = scene.chance.choice([b"", b"#!/bin/sh\nexit 0\n", png()[:40], b"MZ" + bytes(500)])
    made.files[SLOGANS] = 'items = ( { image = "一.png"; } );\n'.encode()


@bad(65)
def layout_that_cannot_be_read(made, scene):
    made.files["config/layouts/own.cfg"] = scene.chance.choice([b"canvas = [0, 0];", b"zones = (", b"\0",
                                                               b"canvas = [1000000, 1000000]; zones = ( );"])


# --- good ones that look odd -------------------------------------------------------------------------

@good
def plain(made, scene):
    pass


@good
def list_with_CRLF(made, scene):
    made.line = "{hex}  {name}\r\n"


@good
def list_with_stars(made, scene):
    made.line = "{hex} *{name}\n"


@good
def list_with_dots(made, scene):
    made.line = "{hex}  ./{name}\n"


@good
def list_with_CRLF_stars_and_dots(made, scene):
    made.line = "{hex} *./{name}\r\n"


@good
def list_with_a_BOM(made, scene):
    made.change_sums = lambda text: b"\xef\xbb\xbf" + text


@good
def list_in_another_order(made, scene):
    def change(text):
        lines = lines_of(text)
        scene.chance.shuffle(lines)
        return b"".join(lines)
    made.change_sums = change


@good
def list_without_its_last_newline(made, scene):
    made.change_sums = lambda text: text[:-1]


@good
def signature_with_CRLF(made, scene):
    made.after.append(change_file(SIGNATURE, lambda data: data.replace(b"\n", b"\r\n")))


@good
def another_untrusted_comment(made, scene):
    change_signature(made, lambda lines: ["untrusted comment: 安监局", *lines[1:]])


@good
def hanzi_everywhere(made, scene):
    made.name = "六月十六日.v1"
    made.settings["name"] = f'"{made.name}"'
    made.files["playlists/安全生产月/playlist.cfg"] = 'items = ( { slogan = "安全"; } );\n'.encode()
    made.files["playlists/安全生产月/说 明（一）.txt"] = "说明\n".encode("gb18030")


@good
def settings_as_windows_writes_them(made, scene):
    made.settings_text = scene.chance.choice([
        b"\xef\xbb\xbf" + made.settings_bytes().replace(b"\n", b"\r\n"),
        ("// 六月\r\n" + made.settings_bytes().decode().replace(";\n", "；\r\n")).encode("gb18030")])


@good
def junk_of_every_system(made, scene):
    for name in ("Thumbs.db", ".DS_Store", "playlists/._playlist.cfg", "playlists/slogans/~$a.docx",
                 "System Volume Information/IndexerVolumeGuid", "playlists/desktop.ini", ".Trashes/a/b"):
        made.after.append(lambda folder, name=name: package.put(folder, name, b"junk"))


@good
def receipts_and_export_of_others(made, scene):
    made.after.append(lambda folder: package.put(folder, "receipts/other-1.json", b"{}"))
    made.after.append(lambda folder: package.put(folder, "export/other/2026-06-16/plays.jsonl", b"{}\n"))


@good
def receipts_that_lead_outside(made, scene):
    """It is taken, and nothing is written there."""
    made.after.append(scene.chance.choice([
        lambda folder: os.symlink(scene.trap, os.path.join(folder, "receipts")),
        lambda folder: os.mkfifo(os.path.join(folder, "receipts")),
        lambda folder: package.put(folder, "receipts", b"a file")]))


@good
def export_that_leads_outside(made, scene):
    made.settings["export"] = "true"
    made.after.append(scene.chance.choice([
        lambda folder: os.symlink(scene.trap, os.path.join(folder, "export")),
        lambda folder: (os.mkdir(os.path.join(folder, "export")),
                        os.symlink(scene.trap, os.path.join(folder, "export", "rig-01"))),
        lambda folder: package.put(folder, "export", b"a file")]))


@good
def name_of_200_bytes(made, scene):
    made.files["playlists/slogans/" + "安" * 65 + "a.txt"] = b"x"


@good
def path_of_eight_names(made, scene):
    made.files["playlists/slogans/" + "/".join("cdefg") + "/a.txt"] = b"x"


@good
def empty_folders(made, scene):
    made.after.append(lambda folder: os.makedirs(os.path.join(folder, "playlists", "empty", "too")))


@good
def empty_listed_file(made, scene):
    made.files["playlists/slogans/empty.txt"] = b""


@good
def for_this_device_until_a_day_to_come(made, scene):
    made.settings["devices"] = '["other", "rig-01"]'
    made.settings["expires"] = '"2099-12-31"'


@good
def with_a_picture(made, scene):
    made.files[PICTURE] = png(64, 36)
    made.files[SLOGANS] = 'items = ( { image = "一.png"; seconds = 5; }, { slogan = "安全"; } );\n'.encode()


@good
def file_larger_than_a_block(made, scene):
    made.files["playlists/slogans/bin.txt"] = scene.chance.randbytes(1048576 + scene.chance.randrange(3))

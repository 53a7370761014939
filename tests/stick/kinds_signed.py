"""kinds_signed.py: what is wrong with the signature, and with the list that is signed. See kinds.py."""

import base64
import os
import shutil

import package
from kinds import (SLOGANS, add_line, bad, change_file, change_signature, flip, instead, lines_of, listed, named,
                   sparse)
from package import SETTINGS, SIGNATURE, SUMS


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


@bad(65, rare=True)
def list_of_100_000_names(made, scene):
    made.change_sums = lambda text: text + b"".join(b"0" * 64 + f"  playlists/slogans/{i:06}.txt\n".encode()
                                                    for i in range(min(100000, 7000000 // 96)))

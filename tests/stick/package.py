"""package.py: makes packages as an organiser's office does with stock tools: SHA256SUMS as sha256sum writes it, signed
by minisign. What is wrong with one is said before write(): other files, another list, another hand on the folder.
"""

import hashlib
import os
import subprocess

SUMS, SIGNATURE, SETTINGS = "SHA256SUMS", "SHA256SUMS.minisig", "package.cfg"


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Keys:
    """Keys without a password, made for one run: a folder holds NAME.key and NAME.pub."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)

    def make(self, name):
        subprocess.run(["minisign", "-G", "-W", "-f", "-p", self.path(name, "pub"), "-s", self.path(name, "key")],
                       stdout=subprocess.DEVNULL, check=True)

    def path(self, name, ending):
        return os.path.join(self.folder, f"{name}.{ending}")

    def key_id(self, name):
        """As revoked.txt has it: 16 hexadecimal digits; minisign leaves out zeros in front."""
        with open(self.path(name, "pub"), encoding="ascii") as file:
            return file.readline().rstrip("\n").rpartition(" ")[2].rjust(16, "0")

    def sign(self, path, name, comment, is_legacy=False):
        words = ["minisign", "-S", "-W", "-s", self.path(name, "key"), "-m", path, "-t", comment]
        subprocess.run(words + (["-l"] if is_legacy else []), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       check=True)


class Package:
    """What is to be on a stick. files: name below anxuan/ to bytes."""

    def __init__(self, version, name="rig", text="人人讲安全"):
        self.name, self.version = name, version
        self.settings = {"name": f'"{name}"', "version": str(version) + ("L" if version > 2 ** 31 - 1 else ""),
                         "created": '"2026-06-01T10:00:00+08:00"', "devices": '["*"]', "mode": '"replace"'}
        self.settings_text = None  # bytes: package.cfg, instead of settings
        self.files = {
            "playlists/slogans/playlist.cfg":
                f'title = "标语 {version}";\nitems = ( {{ slogan = "{text}"; seconds = 8; }} );\n'.encode(),
            "playlists/slogans/ticker.txt": "隐患就是事故\n早发现、早报告、早处置\n".encode(),
            "config/schedule.cfg": b'fallback = "slogans";\nrules = ( );\n',
        }
        self.key, self.comment, self.is_legacy = "office", None, False
        self.line = "{hex}  {name}\n"
        self.change_sums = lambda text: text  # of the bytes, before they are signed
        self.after = []  # functions of the folder STICK/anxuan, once all is there

    def settings_bytes(self):
        if self.settings_text is not None:
            return self.settings_text
        return "".join(f"{key} = {value};\n" for key, value in self.settings.items()).encode()

    def sums(self):
        lines = [self.line.format(hex=digest(data), name=name) for name, data in sorted(self.files.items())]
        return self.change_sums("".join(lines).encode())

    def write(self, stick, keys):
        """Makes STICK/anxuan; returns what a generation of it must hold: name to digest."""
        folder = os.path.join(stick, "anxuan")
        os.makedirs(folder, exist_ok=True)
        if SETTINGS not in self.files:
            self.files[SETTINGS] = self.settings_bytes()
        for name, data in self.files.items():
            put(folder, name, data)
        put(folder, SUMS, self.sums())
        comment = f"anxuan {self.name} {self.version}" if self.comment is None else self.comment
        if self.key:
            keys.sign(os.path.join(folder, SUMS), self.key, comment, self.is_legacy)
        for change in self.after:
            change(folder)
        return self.show(folder)

    def show(self, folder):
        wanted = {name: digest(data) for name, data in self.files.items()}
        for name in (SUMS, SIGNATURE):
            if os.path.isfile(os.path.join(folder, name)) and not os.path.islink(os.path.join(folder, name)):
                wanted[name] = digest(get(folder, name))
        return wanted


def added(old, new):
    """What a generation holds once a package of mode "add" came on top of an old one."""
    kept = {name: what for name, what in old.items() if name.startswith(("playlists/", "config/", "assets/"))}
    return kept | new


def put(folder, name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def get(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()

"""Playlists and media that point outside their folder, at the traps (traps.py) and at what every machine has."""

import os
import shutil
import struct

import generate
import judge


FILES = ["link.mp4", "link.png", "zero.mp4", "pipe.mp4", "pipe.png", "empty.mp4"]


def names(traps):
    """What a list may not name; each is refused by name."""
    return FILES + ["file:///etc/shadow", f"file://{traps.folder}/film.mp4", f"http://127.0.0.1:{traps.port}/x.mp4",
            "/etc/passwd", f"{traps.folder}/film.mp4", "../../outside/film.mp4", "sub/../../../outside/film.mp4",
            "..\\..\\outside\\picture.png"]


def box(name, body):
    return struct.pack(">I", 8 + len(body)) + name + body


def media(traps):
    """Files that are in their place, and lead elsewhere: name -> bytes."""
    files = {}
    url = f"http://127.0.0.1:{traps.port}/x.mp4"
    for number, to in enumerate([f"file://{traps.folder}/film.mp4", "../../outside/film.mp4", url, "/etc/passwd"]):
        files |= {f"m3u-{number}.mp4": f"#EXTM3U\n#EXTINF:1,x\n{to}\n",
                  f"hls-{number}.ts": f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{to}\n#EXT-X-ENDLIST\n",
                  f"pls-{number}.avi": f"[playlist]\nFile1={to}\nLength1=1\nNumberOfEntries=1\nVersion=2\n",
                  f"asx-{number}.wmv": f'<asx version="3.0"><entry><ref href="{to}"/></entry></asx>',
                  f"ref-{number}.wmv": f"[Reference]\nRef1={to}\n",
                  f"xspf-{number}.mkv": '<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/">'
                                        f"<trackList><track><location>{to}</location></track></trackList></playlist>",
                  f"rmra-{number}.mov": box(b"moov", box(b"rmra", box(b"rmda", box(
                      b"rdrf", bytes(4) + b"url " + struct.pack(">I", len(to) + 1) + to.encode() + b"\0"))))}
    for number, to in enumerate([f"file://{traps.folder}/picture.png", "../../outside/picture.png", url]):
        files[f"image-{number}.svg"] = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="160" '
            f'height="96"><style>@import url("{to}");</style><image xlink:href="{to}" width="160" height="96"/></svg>')
        files[f"entity-{number}.svg"] = (
            f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{to}">]><svg xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xi="http://www.w3.org/2001/XInclude" width="160" height="96"><text y="20">&x;</text>'
            f'<xi:include href="{to}" parse="text"/></svg>')
    return {name: body if isinstance(body, bytes) else body.encode() for name, body in files.items()}


def write_common(folder, traps):
    os.makedirs(folder)
    os.symlink(os.path.join(traps.folder, "film.mp4"), os.path.join(folder, "link.mp4"))
    os.symlink("../../outside/picture.png", os.path.join(folder, "link.png"))
    os.symlink("/dev/zero", os.path.join(folder, "zero.mp4"))
    os.mkfifo(os.path.join(folder, "pipe.mp4"))
    os.mkfifo(os.path.join(folder, "pipe.png"))
    open(os.path.join(folder, "empty.mp4"), "wb").close()


def write_cfg(folder, traps):
    """A playlist.cfg that names them all. Returns the items that are to be shown, and the names to be refused."""
    write_common(folder, traps)
    files = media(traps)
    for name, body in files.items():
        with open(os.path.join(folder, name), "wb") as out:
            out.write(body)
    items = list(generate.items(sorted(files)))
    texts = [f'{{ {"image" if name.endswith("png") else "video"} = "{name}"; }}'.replace("\\", "\\\\")
             for name in names(traps)] + [item.text for item in items]
    with open(os.path.join(folder, "playlist.cfg"), "w", encoding="utf-8") as out:
        out.write("items = (\n  " + ",\n  ".join(texts) + "\n);\n")
    return items, names(traps)


def write_m3u8(folder, traps):
    """The same as a list of names, between two good pictures."""
    write_common(folder, traps)
    for name in ("first.png", judge.END + ".png"):
        shutil.copy(os.path.join(traps.folder, "picture.png"), os.path.join(folder, name))
    with open(os.path.join(folder, "list.m3u8"), "w", encoding="utf-8") as out:
        out.write("#EXTM3U\n#EXTINF:1,first\nfirst.png\n" + "\n".join(names(traps)) +
                  f"\n#EXTINF:3600,last\n{judge.END}.png\n")
    return [generate.Item("", "first.png", 1), generate.Item("", judge.END + ".png", 3600)], names(traps)


def write_plain(folder, traps):
    """The same files without any list."""
    write_common(folder, traps)
    shutil.copy(os.path.join(traps.folder, "picture.png"), os.path.join(folder, judge.END + ".png"))
    return [generate.Item("", judge.END + ".png", 3600)], FILES

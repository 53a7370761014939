"""kinds_good.py: packages that look odd and are good. See kinds.py."""

import os

import package
from kinds import PICTURE, SLOGANS, change_file, change_signature, good, lines_of, listed, png
from package import SIGNATURE, SUMS


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
def list_that_lists_itself(made, scene):
    """As sha256sum over a whole folder does: import never reads these, and passes over the lines."""
    listed(made, scene.chance, scene.chance.choice([SUMS.encode(), SIGNATURE.encode(), b"receipts/rig-01-x.json",
                                                    b"export/rig-01/a.csv", b"playlists/Thumbs.db"]))


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

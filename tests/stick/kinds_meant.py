"""kinds_meant.py: a package that is whole and signed, and yet is not taken: its package.cfg, its content. See kinds.py."""

import os

from kinds import PICTURE, SCHEDULE, SLOGANS, bad, png


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

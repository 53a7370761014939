"""kinds_files.py: what is wrong with the files of a package, and with what stands in their places. See kinds.py."""

import os
import shutil
import stat

import package
from kinds import (PICTURE, SCHEDULE, SLOGANS, bad, beside, change_file, flip, instead, make_device, make_socket,
                   png, sparse)
from package import SETTINGS, SIGNATURE, SUMS


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

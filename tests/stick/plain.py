"""plain.py: sticks without anxuan/ on a device that takes any (usb.trust = "any"): folders of media in which a stranger
left what is no file. Whether one is taken or not: nothing but the stick's own plain files may get onto the device.
"""

import os
import random
import shutil
import stat

import kinds
import package
import world
from tell import result, tell

CODES = (0, 65, 66)
SECRET = b"\x89PNG\r\n\x1a\nnot to be seen\n"  # outside, and looks like media


def link_to_a_file(stick, trap, chance):
    os.symlink(chance.choice([trap + "/secret.png", os.path.relpath(trap, stick) + "/secret.png"]), stick + "/a.png")


def link_to_a_folder(stick, trap, chance):
    os.symlink(trap, stick + "/more")


def only_a_link_to_a_folder(stick, trap, chance):
    os.unlink(stick + "/good.png")
    os.symlink(trap, stick + "/more")


def package_folder_that_is_a_link(stick, trap, chance):
    os.symlink(trap, stick + "/anxuan")


def hard_link(stick, trap, chance):
    os.link(trap + "/secret.png", stick + "/a.png")


def fifo(stick, trap, chance):
    os.mkfifo(stick + "/a.mp4")


def device_file(stick, trap, chance):
    os.mknod(stick + "/a.mp4", stat.S_IFCHR | 0o644, os.makedev(1, 5))


def socket_(stick, trap, chance):
    kinds.make_socket(stick + "/a.png")


def name_that_is_not_utf8(stick, trap, chance):
    package.put(os.fsencode(stick), b"\xff\xfe.png", kinds.png())


def name_with_a_control_character(stick, trap, chance):
    package.put(stick, "a\x1b[2J.png", kinds.png())


def name_that_is_no_name_for_a_list(stick, trap, chance):
    package.put(stick, chance.choice(["a\nb.png", "a\\b.png", " .png", "a\rb.png", '"; include "x.png']), kinds.png())


def case_twins(stick, trap, chance):
    package.put(stick, "A.png", kinds.png())
    package.put(stick, "a.png", kinds.png(5, 5))


def sparse_film_of_a_terabyte(stick, trap, chance):
    kinds.sparse(10 ** 12)(stick + "/a.mp4")


def too_many_files(stick, trap, chance):
    for number in range(500):
        package.put(stick, f"{number:03}.png", b"")


def folders_without_end(stick, trap, chance):
    os.makedirs(stick + "/d" * 300)


def lists_that_lead_outside(stick, trap, chance):
    package.put(stick, "playlist.cfg", f'items = ( {{ image = "{trap}/secret.png"; }} );\n'.encode())
    package.put(stick, "list.m3u8", f"#EXTM3U\n{trap}/secret.png\n../trap/secret.png\n".encode())


STICKS = [link_to_a_file, link_to_a_folder, only_a_link_to_a_folder, package_folder_that_is_a_link, hard_link, fifo,
          device_file, socket_, name_that_is_not_utf8, name_with_a_control_character, name_that_is_no_name_for_a_list,
          case_twins, sparse_film_of_a_terabyte, too_many_files, folders_without_end, lists_that_lead_outside]


def stray_links(folder):
    """Links of a generation that lead out of it."""
    inside = os.path.realpath(folder) + os.sep
    names = [os.path.join(path, name) for path, folders, files in os.walk(folder) for name in folders + files]
    return [name for name in names if os.path.islink(name) and not os.path.realpath(name).startswith(inside)]


def offer(device, make, chance):
    """What is wrong after such a stick was offered."""
    device.clear_stick()
    shutil.rmtree(device.data)
    os.makedirs(device.data)
    package.put(device.stick, "good.png", kinds.png(16, 9))
    make(device.stick, device.trap, chance)
    around = world.look(device.trap, lambda name: False)
    done = device.run_import()
    troubles = world.differences(around, world.look(device.trap, lambda name: False))
    if done.code not in CODES:
        troubles.append(f"exit code {done.code}: {done.text.strip()[-300:]!r}")
    state = device.store()
    troubles += ["left after the next start: " + name for name in world.left_over(device.data, state)]
    if (done.code == 0) != (state.active > 0):
        troubles.append(f"exit code {done.code}, and generation {state.active} is on")
    show = world.show_of(device.data, state.active)
    troubles += [f"in the show: {name}" for name, what in show.items() if what in ("no file", package.digest(SECRET))]
    if state.active:
        troubles += stray_links(os.path.join(device.data, "content", str(state.active)))
    return troubles, done.code


def run(build, work, seed, rounds=2):
    device = world.World(build, work, trust='"any"', max_files=400, max_bytes=30000000)
    package.put(device.trap, "secret.png", SECRET)
    taken = 0
    makers = [make for make in STICKS if make is not device_file or os.getuid() == 0]
    for make in makers:
        troubles = []
        for number in range(rounds):
            found, code = offer(device, make, random.Random(f"{seed} {make.__name__} {number}"))
            troubles += found
            taken += code == 0
        tell(not troubles, f"hostile: plain folder: {make.__name__.replace('_', ' ').strip()} ({rounds})", troubles)
    found, code = offer(device, lambda stick, trap, chance: None, None)
    tell(code == 0 and not found, "hostile: plain folder: a good one is taken", found + [f"exit code {code}"])
    control = offer_control(device)
    tell(bool(control), "hostile: plain folder: control: a link that leads outside is noticed", control)
    result("plain", kinds=len(makers), sticks=rounds * len(makers), taken=taken, seed=seed)


def offer_control(device):
    """A generation with a link in it that leads outside, as a careless importer would have made it."""
    offer(device, lambda stick, trap, chance: None, None)
    folder = os.path.join(device.data, "content", str(device.store().active))
    os.symlink(device.trap, os.path.join(folder, "playlists", "more"))
    return stray_links(folder)

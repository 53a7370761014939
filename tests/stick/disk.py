"""disk.py: images with a file system, mounted for a test. All of it wants root, loop devices and ext4; run it in a mount
namespace of its own (stick.sh), so that nothing is left mounted.
"""

import os
import subprocess
import time


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make_ext4(path, count, *options):
    with open(path, "wb") as file:
        file.truncate(count)
    run("mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", *options, path)


def mount(source, folder, *options):
    os.makedirs(folder, exist_ok=True)
    run("mount", *options, source, folder)


def unmount(folder):
    for _ in range(50):
        if subprocess.run(["umount", folder], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            return
        time.sleep(0.02)  # somebody looks into it
    raise OSError(f"cannot unmount {folder}")


def is_mounted(folder):
    return os.path.ismount(folder)


def missing(work, needs_fuse):
    """What this machine lacks; "" for nothing."""
    if os.getuid() != 0:
        return "only root can mount"
    if needs_fuse and not os.path.exists("/dev/fuse"):
        return "no /dev/fuse"
    image, folder = os.path.join(work, "try.img"), os.path.join(work, "try")
    try:
        make_ext4(image, 8 << 20)
        mount(image, folder, "-o", "loop")
        unmount(folder)
    except (subprocess.CalledProcessError, OSError) as error:
        return "no loop device or no ext4: " + str(getattr(error, "stderr", b"") or error).strip()
    os.unlink(image)
    return ""

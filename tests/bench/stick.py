#!/usr/bin/env python3
"""stick.py FOLDER ANXUAN FILM: an import of 2 GiB in 200 files from a loop-mounted ext4 image, beside cp -r, sync and a
pass of sha256sum; verify beside sha256sum; and the import while the player plays FILM. Lines for note.py. Nothing is in
the page cache when one begins. The image is made once, below FOLDER. Wants root.
"""
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, "tests/stick")
import beside  # noqa: E402
import disk  # noqa: E402
import package  # noqa: E402
import world  # noqa: E402

FILES = 200
FILE_BYTES = (2 << 30) // FILES
IMAGE_BYTES = FILES * FILE_BYTES + (200 << 20)


class Trouble(Exception):
    pass


def make_package(version):
    made = package.Package(version)
    made.files["playlists/slogans/read me.txt"] = b"x"
    return made


def fill(device, folder):
    """The large package: its files are written one by one, not held in memory."""
    made = make_package(2)
    stick = os.path.join(folder, "anxuan")
    sums = ""
    for number in range(FILES):
        name = f"playlists/slogans/{number:03}.bin"
        package.put(stick, name, os.urandom(FILE_BYTES))
        sums += f"{package.digest(package.get(stick, name))}  {name}\n"
    made.change_sums = lambda text: text + sums.encode()
    made.write(folder, device.keys)


def forget(path):
    """Drops a file from the page cache."""
    fd = os.open(path, os.O_RDONLY)
    os.fsync(fd)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(fd)


class Stick:
    """The image, mounted anew for each measurement."""

    def __init__(self, folder):
        self.image, self.mount_point = os.path.join(folder, "stick.img"), os.path.join(folder, "stick")

    def __enter__(self):
        forget(self.image)
        disk.mount(self.image, self.mount_point, "-o", "loop,ro,nosuid,nodev,noexec")
        return self.mount_point

    def __exit__(self, *_):
        disk.unmount(self.mount_point)


def timed(*words, cwd=None):
    """(seconds, highest resident memory in MiB) of a program."""
    start, peak = time.monotonic(), 0
    process = subprocess.Popen(words, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    while process.poll() is None:
        peak = max(peak, high_water(process.pid))
        time.sleep(0.005)
    seconds, said = time.monotonic() - start, process.stdout.read().decode(errors="replace")
    if process.returncode != 0:
        raise Trouble(f"{' '.join(words)}: {process.returncode} {said[-500:]}")
    return seconds, peak


def high_water(pid):
    """VmHWM; of the program, not of what Python was before it."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            lines = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
        with open(f"/proc/{pid}/comm", encoding="ascii", errors="replace") as file:
            is_ours = not file.read().startswith("python")
    except OSError:
        return 0
    return int(lines.get("VmHWM", "0 kB").split()[0]) / 1024 if is_ours else 0


def make(folder, anxuan):
    """A device, and the image with the package; once."""
    build = os.path.dirname(os.path.dirname(anxuan))
    shutil.rmtree(os.path.join(folder, "device"), ignore_errors=True)
    device = world.World(build, os.path.join(folder, "device"), min_free_percent=0)
    keys = os.path.join(folder, "keys")
    if os.path.isdir(keys) and os.path.exists(os.path.join(folder, "made")):
        shutil.rmtree(device.keys.folder)
        shutil.copytree(keys, device.keys.folder)
        shutil.copy(device.keys.path("office", "pub"), device.path("site/keys"))
        return device
    image, mount_point = os.path.join(folder, "stick.img"), os.path.join(folder, "stick")
    disk.make_ext4(image, IMAGE_BYTES, "-m", "0")
    disk.mount(image, mount_point, "-o", "loop")
    fill(device, mount_point)
    disk.unmount(mount_point)
    shutil.rmtree(keys, ignore_errors=True)
    shutil.copytree(device.keys.folder, keys)
    package.put(folder, "made", b"")
    return device


def say(case, **figures):
    print(f"{case}\t" + " ".join(f"{name}={value:.3f}" for name, value in figures.items()), flush=True)


def bench_import(device, stick):
    device.fill_stick(make_package(1))  # what an import takes that has next to nothing to do
    _, idle = timed(*device.command())
    with stick as folder:
        seconds, peak = timed(device.command()[0], "import", folder, *device.command()[3:])
    staged = os.path.join(device.data, "content", "2", "playlists", "slogans")
    checked, _ = timed(device.command()[0], "check", "-c", device.site, staged)
    say("import", seconds=seconds, mib_per_s=2048 / seconds, over_idle_mib=peak - idle)
    say("the content check in it", seconds=checked)


def bench_copy(stick, folder):
    copied = os.path.join(folder, "copied")
    with stick as source:
        first, _ = timed("cp", "-r", os.path.join(source, "anxuan"), copied)
        second, _ = timed("sync", "-f", copied)
        third, _ = timed("sha256sum", "--quiet", "-c", "SHA256SUMS", cwd=copied)
    shutil.rmtree(copied)
    total = first + second + third
    say("cp -r, sync, sha256sum", seconds=total, mib_per_s=2048 / total)


def bench_verify(device, stick):
    with stick as folder:
        seconds, _ = timed(device.command()[0], "verify", folder, "--pub", device.keys.path("office", "pub"))
        say("verify", seconds=seconds, mib_per_s=2048 / seconds)
    with stick as folder:
        seconds, _ = timed("sha256sum", "--quiet", "-c", "SHA256SUMS", cwd=os.path.join(folder, "anxuan"))
        say("sha256sum", seconds=seconds, mib_per_s=2048 / seconds)


def bench_beside(device, stick, film):
    forget(stick.image)
    alone, copying = beside.measure(device, stick.image, film, FILES * FILE_BYTES)
    say("a film", **alone)
    say("a film beside the import", **copying)


def main(folder, anxuan, film):
    os.makedirs(folder, exist_ok=True)
    if reason := disk.missing(folder, needs_fuse=False):
        sys.exit(f"  import: could not measure: {reason}")
    try:
        device, stick = make(folder, os.path.abspath(anxuan)), Stick(folder)
        bench_import(device, stick)
        bench_copy(stick, folder)
        bench_verify(device, stick)
        bench_beside(device, stick, film)
    except (Trouble, beside.Trouble, OSError, subprocess.CalledProcessError) as trouble:
        sys.exit(f"  import: could not measure: {trouble}")
    finally:
        shutil.rmtree(os.path.join(folder, "device"), ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])

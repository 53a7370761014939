"""A fresh virtual screen of 1920x1080 with a window manager, and the probe that watches it."""
import os
import subprocess
import time

QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Trouble(Exception):
    """Something could not run; the text says what."""


def start(command, **options):
    try:
        return subprocess.Popen(command, **options)
    except FileNotFoundError as error:
        raise Trouble(f"{command[0]} is not installed") from error
    except OSError as error:
        raise Trouble(f"{command[0]}: {error.strerror}") from error


def stop(process):
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Display:
    def __init__(self):
        self.processes = []
        reader, writer = os.pipe()
        with os.fdopen(reader) as number:
            self.server = start(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24",
                                 "-nolisten", "tcp", "-ac", "-s", "0"], pass_fds=[writer], **QUIET)
            os.close(writer)
            self.processes.append(self.server)
            name = number.readline().strip()
        if not name:
            self.close()
            raise Trouble("Xvfb does not start")
        self.env = dict(os.environ, DISPLAY=f":{name}", SDL_VIDEODRIVER="x11")
        self.env.pop("WAYLAND_DISPLAY", None)

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()

    def open_manager(self):
        """Without a window manager vlc, mpv and others do not fill the screen."""
        manager = start(["openbox"], env=self.env, **QUIET)
        self.processes.append(manager)
        for _ in range(400):
            for process in (self.server, manager):
                if process.poll() is not None:
                    raise Trouble(f"{process.args[0]} ended with {process.returncode}")
            answer = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.env,
                                    capture_output=True, text=True, check=False)
            if "window id" in answer.stdout:
                break
            time.sleep(0.05)
        else:
            raise Trouble("openbox does not answer")
        subprocess.run(["xdotool", "mousemove", "1919", "1079"], env=self.env, check=False, **QUIET)

    def open_probe(self, program, words, log):
        """Returns when it watches."""
        probe = start([program, *words, log], env=self.env, stdin=subprocess.DEVNULL,
                      stdout=subprocess.PIPE, text=True)
        self.processes.append(probe)
        if probe.stdout.readline().strip() != "ready":
            raise Trouble("the probe does not start")
        return probe

    def close(self):
        for process in reversed(self.processes):
            stop(process)

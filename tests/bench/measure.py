#!/usr/bin/env python3
"""One run of one player on a fresh virtual screen; its figures become one line of JSON.

    measure.py --bench DIR [--tag KEY=VALUE...] --probe "film 0 20 40 240" --warm 4 --seconds 20 -- COMMAND

CPU is user + system time of the player and all processes it started, over --seconds after --warm
seconds; that of the X server is told apart; window manager and probe are not counted. Memory is the
sum of PSS of the same processes, at the end of the window or, with --memory-every, throughout.
{home} in COMMAND becomes an empty folder, which is also the player's HOME.
"""
import argparse
import json
import os
import pwd
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import figures
import processes
from display import Display, Trouble, start, stop


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", required=True, help="folder with the probe; logs and results go there")
    parser.add_argument("--tag", action="append", default=[], help="KEY=VALUE for the result")
    parser.add_argument("--probe", required=True, help="words for the probe, without the log")
    parser.add_argument("--warm", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--memory-every", type=float, help="seconds between looks at the memory")
    parser.add_argument("--kill", help="name of the process to kill once, when warm")
    parser.add_argument("--user", help="run the player as this user, if we are root")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def now_ms():
    return time.monotonic() * 1000


def sleep_until(at_ms):
    time.sleep(max(0, at_ms - now_ms()) / 1000)


def start_player(options, home, env, log):
    command = [word.replace("{home}", home) for word in options.command]
    extra = {}
    if options.user and os.getuid() == 0:
        user = pwd.getpwnam(options.user)
        os.chown(home, user.pw_uid, user.pw_gid)
        extra = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    env = dict(env, HOME=home, XDG_RUNTIME_DIR=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home)
    return start(command, env=env, cwd=home, stdin=subprocess.DEVNULL, stdout=log,
                 stderr=subprocess.STDOUT, start_new_session=True, **extra)


def watch_memory(tree, until_ms, every_s):
    """Looks at the memory until then, or only then; returns figures."""
    looks = []
    while every_s and now_ms() < until_ms:
        looks.append(tree.memory())
        time.sleep(max(0, min(every_s, (until_ms - now_ms()) / 1000)))
    sleep_until(until_ms)
    return looks


def memory_figures(looks):
    return {"pss_mib": round(statistics.median(look[0] for look in looks), 1),
            "pss_max_mib": round(max(look[0] for look in looks), 1),
            "processes": max(look[1] for look in looks),
            "processes_hidden": max(look[2] for look in looks)}


def kill_one(tree, name):
    pid = tree.busiest(name)
    if pid is None:
        raise Trouble(f"no process {name} to kill")
    killed = now_ms()
    os.kill(pid, signal.SIGKILL)
    return killed


def end_player(tree, player):
    tree.signal(signal.SIGTERM)
    try:
        player.wait(timeout=3)
    except subprocess.TimeoutExpired:
        pass
    tree.signal(signal.SIGKILL)
    player.wait()


def run(options, home, log_path):
    """Returns the figures of one run."""
    words = options.probe.split()
    result, killed = {}, None
    with Display() as display, open(log_path + ".log", "wb") as log:
        display.open_manager()
        probe = display.open_probe(f"{options.bench}/probe", words, log_path + ".probe")
        tree = processes.Tree({process.pid for process in display.processes})
        started = now_ms()
        player = start_player(options, home, display.env, log)
        try:
            sleep_until(started + options.warm * 1000)
            if options.kill:
                killed = kill_one(tree, options.kill)
            before, server_before = tree.cpu_s(), processes.read_stat(display.server.pid)[2]
            window = [now_ms()]
            looks = watch_memory(tree, window[0] + options.seconds * 1000, options.memory_every)
            after, server_after = tree.cpu_s(), processes.read_stat(display.server.pid)[2]
            window.append(now_ms())
            looks.append(tree.memory())
            if player.poll() is not None:
                result["fault"] = f"it ended too early, with {player.returncode}"
        finally:
            end_player(tree, player)
        stop(probe)
    events, holes = figures.read_log(log_path + ".probe")
    result.update(hole_ms=figures.longest_hole(holes, window),
                  seconds=round((window[1] - window[0]) / 1000, 3), cpu_s=round(after - before, 2),
                  server_cpu_s=round(server_after - server_before, 2), **memory_figures(looks))
    if words[0] == "film":
        found = figures.film(events, started, window)
        found.update(figures.pause(events, killed) if killed else {})
    else:
        found = dict(figures.line(events, window), **figures.first_picture(events, started))
    return {**found, **result}


def main():
    options = read_options()
    result = dict(tag.split("=", 1) for tag in options.tag)
    result["repeat"] = int(result["repeat"])
    result["load"] = round(os.getloadavg()[0], 2)
    name = "-".join(str(result[key]) for key in ("part", "case", "player", "repeat"))
    log_path = f"{options.bench}/log/{name.replace(' ', '-')}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left running
    processes.end_with_parent()
    processes.adopt_orphans()
    home = tempfile.mkdtemp(prefix="anxuan-bench-")
    try:
        result.update(run(options, home, log_path))
    except Trouble as trouble:
        result["fault"] = str(trouble)
    except KeyboardInterrupt:
        sys.exit("  interrupted")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    with open(f"{options.bench}/results.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")
    if "fault" in result:
        sys.exit(f"  could not measure: {result['fault']} (see {log_path}.log)")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""table.py RESULTS PART...: medians of the last session of each part, and the goals beside them.

Ends with 1 when a run of those sessions had a fault.
"""
import json
import sys

from goals import GOALS
from results import Results


def text(value, digits=1):
    return "-" if value is None else f"{value:.{digits}f}"


def cpu(seconds):
    return lambda group: text(group.cpu_per(seconds), 2)


def median(key, digits=1):
    return lambda group: text(group.median(key), digits)


def worst(key, digits=0):
    return lambda group: text(group.worst(key), digits)


def ratio(group):
    vlc = group.beside("vlc")
    mine, other = group.cpu_per(30), vlc and vlc.cpu_per(30)
    return text(mine / other if mine and other else None, 2)


def late(key, of):
    """So many of 1,000 presents."""
    def show(group):
        presented = sum(group.all(of))
        return text(1000 * sum(group.all(key)) / presented if presented else None)
    return show


SERVER = ("Xvfb s/30 s", lambda group: text(group.per(30, "server_cpu_s"), 2))
PSS = ("PSS MiB", median("pss_mib"))
FILM = [("first ms", median("first_frame_ms", 0)), ("shown", median("shown", 0)),
        ("skipped", worst("skipped")), ("back", worst("backwards")), ("sd ms", median("interval_sd_ms", 2)),
        ("longest ms", worst("interval_max_ms", 1))]
TRUST = [("hole ms", worst("hole_ms", 1)), ("load", worst("load", 2)), ("runs", lambda g: str(len(g.runs)))]

COLUMNS = {
    "playback": [("CPU s/30 s", cpu(30)), ("/ vlc", ratio), SERVER, PSS, *FILM],
    "plaza": [("CPU s/30 s", cpu(30)), SERVER, PSS, *FILM[1:]],
    "memory": [PSS, ("highest", worst("pss_max_mib", 1)), ("processes", worst("processes")),
               ("not seen", worst("processes_hidden"))],
    "start": [("first frame ms", median("first_frame_ms", 0)), ("worst", worst("first_frame_ms")),
              ("best", lambda group: text(group.best("first_frame_ms"), 0))],
    "gap": [("CPU s/30 s", cpu(30)), PSS, ("switches", lambda group: str(len(group.all("switch_ms")))),
            ("black", lambda group: str(len(group.all("black_ms")))), ("black ms", worst("black_ms", 1)),
            ("last-first ms", median("switch_ms")), ("worst", worst("switch_ms", 1)),
            ("skipped", worst("skipped"))],
    "slides": [("CPU s/30 s", cpu(30)), ("CPU s/100 s", cpu(100)), SERVER, PSS,
               ("slides", worst("picture_changes")), ("steps/s", median("updates_per_s"))],
    "kill": [("pause ms", median("pause_ms", 0)), ("worst", worst("pause_ms")),
             ("frames on", lambda group: " ".join(f"{jump:+.0f}" for jump in group.all("jump_frames"))),
             ("black", lambda group: str(len(group.all("black_ms"))))],
    "ticker": [("CPU s/30 s", cpu(30)), ("updates/s", median("updates_per_s")),
               ("sd ms", median("interval_sd_ms", 2)), ("longest ms", worst("interval_max_ms", 1)),
               ("step px", median("step_px", 2)), ("sd px", median("step_sd_px", 2)),
               ("least", lambda group: text(group.best("step_min_px"), 0)), ("most", worst("step_max_px"))],
    "schedule": [("median ms", median("median_ms", 4)), ("worst ms", worst("worst_ms", 4)),
                 ("ns a rule", median("rule_ns")),
                 ("ms a 1,000", median("per_1000_ms", 3)), ("stretches", median("stretches", 0))],
    "scene": [("median ms", median("median_ms", 3)), ("worst ms", worst("worst_ms", 3))],
    "scene-open": [("best ms", lambda group: text(group.best("best_ms"), 1)), ("median ms", median("median_ms")), ("worst ms", worst("worst_ms", 1)),
                   ("drawn instead ms", median("live_ms")), ("peak MiB", worst("peak_mib", 1)),
                   ("after MiB", worst("after_mib", 1))],
    "import": [("seconds", median("seconds", 2)), ("MiB/s", median("mib_per_s", 0)), ("over idle MiB", worst("over_idle_mib", 1)),
               ("frames/s", median("fps", 1)), ("late", worst("late", 0)), ("missed", worst("missed", 0)), ("black", worst("black", 0))],
    "touch": [("touches", lambda group: str(len(group.all("times_ms")))), ("lost", lambda g: str(sum(g.all("lost")))),
              ("min ms", lambda group: text(group.best("times_ms"))), ("median ms", median("times_ms")),
              ("p99 ms", lambda group: text(group.percentile(99, "times_ms"))), ("max ms", worst("times_ms", 1)),
              ("late calm", late("calm_late", "calm_presented")), ("late touched", late("late", "presented"))],
}


def print_table(part, groups):
    columns = COLUMNS[part] + TRUST
    rows = [["case", "player"] + [title for title, _ in columns]]
    for group in groups:
        rows.append([group.case, group.player] + [show(group) for _, show in columns])
    widths = [max(map(len, column)) for column in zip(*rows)]
    print(f"\n{part}, measured {groups[0].runs[0]['session']}")
    for row in rows:
        cells = [cell.ljust(width) if i < 2 else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def print_goals(results, parts):
    print("\ngoals")
    for goal in GOALS:
        if goal.part in parts:
            value = goal.value(results)
            verdict = "not measured" if value is None else "met" if value <= goal.limit else "NOT met"
            measured = text(value, goal.digits)
            print(f"  {goal.part:9} {goal.what:58} {measured:>8}  at most {goal.limit:<5g} {verdict}")


def main():
    results, parts = Results(), sys.argv[2:]
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            results.read([json.loads(line) for line in file])
    except FileNotFoundError:
        sys.exit(f"{sys.argv[1]}: nothing was measured yet")
    for part in parts:
        groups = results.groups(part)
        if groups:
            print_table(part, groups)
    print_goals(results, parts)
    faults = [run for run in results.faults if run["part"] in parts]
    if faults:
        print("\ncould not be measured")
    for run in faults:
        print(f"  {run['part']} {run['case']} {run['player']} run {run['repeat']}: {run['fault']}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

"""The goals of the project: what is to be reached on a quiet machine of two x86-64 cores."""
from dataclasses import dataclass
from typing import Callable


@dataclass
class Goal:
    part: str
    what: str
    limit: float
    value: Callable  # of Results; None: not measured
    digits: int = 2


def of(part, case, figure):
    """One figure of our own; figure: what to ask the group of runs."""
    def value(results):
        group = results.group(part, case)
        return figure(group) if group else None
    return value


def against(part, case, figure, player):
    """Ours divided by another player's."""
    def value(results):
        other = results.group(part, case, player)
        mine, theirs = of(part, case, figure)(results), figure(other) if other else None
        return mine / theirs if mine is not None and theirs else None
    return value


def added(part, case, to, figure):
    """What a case costs more than another one."""
    def value(results):
        more, less = of(part, case, figure)(results), of(part, to, figure)(results)
        return more - less if more is not None and less is not None else None
    return value


def beside(part, case, other, figure):
    """One case divided by another one."""
    def value(results):
        mine, theirs = of(part, case, figure)(results), of(part, other, figure)(results)
        return mine / theirs if mine is not None and theirs else None
    return value


def cpu(seconds):
    return lambda group: group.cpu_per(seconds)


def median(key):
    return lambda group: group.median(key)


def worst(key):
    return lambda group: group.worst(key)


def percentile(part, key):
    return lambda group: group.percentile(part, key)


def count(key):
    return lambda group: len(group.all(key))


def growth(to, since, key="rule_ns"):
    """What a rule (or occurrence) more costs among many, divided by what it costs among few."""
    def value(results):
        many, few = results.group("schedule", to), results.group("schedule", since)
        return many.median(key) / few.median(key) if many and few else None
    return value


def farthest(group):
    jumps = group.all("jump_frames")
    return max(map(abs, jumps)) if jumps else None


def lost_touches(results):
    ours = [group for group in results.groups("touch") if group.player == "anxuan"]
    return sum(sum(group.all("lost")) for group in ours) if ours else None


GOALS = [
    Goal("playback", "1080p30: CPU / vlc's", 1.05, against("playback", "1080p30", cpu(30), "vlc"), 3),
    Goal("playback", "1080p60: skipped frames", 0, of("playback", "1080p60", worst("skipped")), 0),
    Goal("playback", "720p25 to full screen: CPU / vlc's", 0.80,
         against("playback", "720p25", cpu(30), "vlc"), 3),
    Goal("plaza", "CPU s per 30 s a ticker adds to a film", 0.5,
         added("plaza", "film+ticker", "film", cpu(30))),
    Goal("plaza", "CPU s per 30 s of a ticker alone", 0.6, of("plaza", "ticker", cpu(30))),
    Goal("plaza", "CPU s per 30 s a dimmed picture adds", 1.0,
         added("plaza", "dimmed", "full", cpu(30))),
    Goal("memory", "one film: PSS / vlc's", 1.0,
         against("memory", "one film", median("pss_max_mib"), "vlc"), 3),
    Goal("memory", "two decoders alive: PSS MiB", 220,
         of("memory", "two films", worst("pss_max_mib")), 0),
    Goal("memory", "pictures only: PSS MiB", 80, of("memory", "pictures", worst("pss_max_mib")), 0),
    Goal("start", "from exec to the first frame of a film, ms", 200,
         of("start", "1080p30", median("first_frame_ms")), 0),
    Goal("gap", "black between two films, times", 0, of("gap", "1080p30", count("black_ms")), 0),
    Goal("gap", "last frame to first frame, longest ms", 45,
         of("gap", "1080p30", worst("switch_ms")), 1),
    Goal("gap", "last frame to first frame, median ms", 38,
         of("gap", "1080p30", median("switch_ms")), 1),
    Goal("slides", "CPU s per 30 s of a still picture", 0.1, of("slides", "still", cpu(30))),
    Goal("slides", "CPU s per 100 s of ten pictures with fades", 1.5, of("slides", "slides", cpu(100))),
    Goal("kill", "last old to first new frame, longest ms", 500,
         of("kill", "1080p30", worst("pause_ms")), 0),
    Goal("kill", "frames between them, at most one key frame interval", 60,
         of("kill", "1080p30", farthest), 0),
    Goal("schedule", "one moment among 10,000 rules, ms", 1,
         of("schedule", "resolve: no hour 10000", median("median_ms")), 3),
    Goal("schedule", "a rule's share of it, among 10,000 / among 1,000", 2,
         growth("resolve: no hour 10000", "resolve: no hour 1000")),
    Goal("schedule", "next change, 1,000 rules, weekly for ten years, worst ms", 50,
         of("schedule", "change: weekly spans 1000", worst("worst_ms")), 3),
    Goal("schedule", "that there is none in ten years, worst ms", 50,
         of("schedule", "change: none in ten years 1000", worst("worst_ms")), 3),
    Goal("schedule", "walk through a year of 100 rules, ms", 1000,
         of("schedule", "a year's walk 100", median("median_ms")), 1),
    Goal("schedule", "an hourly occurrence in ten years / in one", 2,
         growth("expand: hourly, years 10", "expand: hourly, years 1", "per_1000_ms")),
    Goal("schedule", "preview of a year of 100 rules, ms", 1000,
         of("schedule", "a year's preview 100", median("median_ms")), 0),
    Goal("scene", "10,000 fingers on 100 polygons of 12 corners, ms", 5,
         of("scene", "hit: corners 12", median("median_ms")), 2),
    Goal("scene", "reading a scene of 1 MB, ms", 50,
         of("scene", "read: 1 MB", median("median_ms")), 1),
    Goal("scene", "reading and checking it, ms", 200,
         of("scene", "read and check: 1 MB", median("median_ms")), 1),
    Goal("scene-open", "a level at 1080p, ms", 150, of("scene-open", "1080p", median("median_ms")), 1),
    Goal("scene-open", "a level at 4K, ms", 400, of("scene-open", "4K", median("median_ms")), 1),
    Goal("scene-open", "memory while a level opens at 1080p, MiB", 40,
         of("scene-open", "1080p", worst("peak_mib")), 1),
    Goal("import", "2 GiB in 200 files: seconds / cp -r + sync + sha256sum", 1.20,
         beside("import", "import", "cp -r, sync, sha256sum", median("seconds"))),
    Goal("import", "memory over that of an import of next to nothing, MiB", 8,
         of("import", "import", worst("over_idle_mib")), 1),
    Goal("import", "verify: seconds / sha256sum's", 1.25,
         beside("import", "verify", "sha256sum", median("seconds"))),
    Goal("import", "frames of a film beside it, late by more than a period", 0,
         of("import", "a film beside the import", worst("missed")), 0),
    Goal("touch", "a ring on the glass, median ms", 5, of("touch", "ripple", median("times_ms")), 1),
    Goal("touch", "a ring on the glass, p99 ms", 12,
         of("touch", "ripple", percentile(99, "times_ms")), 1),
    Goal("touch", "a session begins over a film and a ticker, median ms", 5,
         of("touch", "attract", median("times_ms")), 1),
    Goal("touch", "a session begins over a film and a ticker, p99 ms", 12,
         of("touch", "attract", percentile(99, "times_ms")), 1),
    Goal("touch", "a button while the commit hangs, p99 ms", 12,
         of("touch", "commit", percentile(99, "times_ms")), 1),
    Goal("touch", "touches without an answer, on all pages", 0, lost_touches, 0),
]

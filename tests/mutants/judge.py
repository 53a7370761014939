"""Is all well? Pure: names, times and records in, sentences out."""

import re
from collections import Counter

END = "END"

# What the player promises (kiosk/video/video.h, kiosk/screen/picture.h, kiosk/app/director.h), in seconds
READY_S = 5  # until an item is ready, or given up
STALL_S = 2  # a film that gets no further
BACK_OFF_S = 0.25 + 0.5  # after two and three faults in a row; then a card clears the count
PASSED_ON_S = 17  # after `ctl next`, with three items that take their READY_S
SPARE_S = 2
FILM_S = 2.4  # the longest film: 0.6 s, its tail doubled three times


def is_end(name):
    return name.partition(".")[0] == END


def limits_of(items):
    """items: as of generate.items(), in playing order. Gives each name the seconds it may stand.

    Behind an item as many may fail to get ready as there are before the next card, each after READY_S at the
    latest. A film may stall, be taken up again once, and stall again.
    """
    limits = {"": 3 * READY_S + SPARE_S}
    for place, item in enumerate(items):
        following = 1
        while place + following < len(items) and not items[place + following].is_card:
            following += 1
        own = FILM_S + 2 * STALL_S + READY_S if item.seconds is None else item.seconds
        limits[item.name] = own + READY_S * following + BACK_OFF_S + SPARE_S
    return limits


class Patience:
    """Told what is on and when; complains about what stands for too long."""

    def __init__(self, limits):
        self.limits = limits
        self.name = None
        self.since = 0
        self.stood = 0  # seconds, of what is on
        self.longest = (0, "")

    def look(self, name, now):
        if name != self.name:
            self.name, self.since = name, now
        self.stood = now - self.since
        if not is_end(name):
            self.longest = max(self.longest, (self.stood, name))
        limit = self.limits.get(name, 0)
        return f"'{name}' stands for {self.stood:.1f} s, more than {limit:.1f} s" if self.stood > limit else None


def sort_out(names, ends, faults):
    """Every file ends as played or put aside. ends, faults: name -> what is on record. Returns three lists.
    "next": a long film that we sent on.
    """
    aside = [name for name in names if name in faults]
    played = [name for name in names if name not in faults and ends.get(name) in ("complete", "next")]
    return played, aside, sorted(set(names) - set(aside) - set(played))


def crashes(faults):
    """How many child processes died of which signal, as told in the faults' reasons."""
    found = (re.search(r"signal (\d+)", reason) for reason in faults.values())
    return Counter(int(match[1]) for match in found if match)


def is_refused(name, log):
    """The player's log has an error that names it as it stands in the list (\\ is read as /)."""
    words = {f"'{name}'", "'" + name.replace("\\", "/") + "'"}
    return any("error:" in line and any(word in line for word in words) for line in log.splitlines())

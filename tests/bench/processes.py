"""What the processes below this one use: CPU time and memory, out of /proc."""
import ctypes
import os
import signal
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TICKS = os.sysconf("SC_CLK_TCK")


def end_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def adopt_orphans():
    """Lets processes whose parent ends become ours, so that none gets out of sight."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def read_stat(pid):
    """Returns (parent, name, CPU seconds with those of its children that it waited for)."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        text = file.read()
    end = text.rindex(")")
    fields = text[end + 2:].split()
    return int(fields[1]), text[text.index("(") + 1:end], sum(map(int, fields[11:15])) / TICKS


def read_pss_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next((int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)


class Tree:
    """All processes below this one but the `others` (pids): those of the player measured."""

    def __init__(self, others):
        self.others = others

    def stats(self):
        """Returns {pid: (parent, name, CPU seconds)}."""
        everything = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    everything[int(entry)] = read_stat(entry)
                except OSError:
                    pass  # it ended just now
        children = {}
        for pid, stat in everything.items():
            children.setdefault(stat[0], []).append(pid)
        found = {}
        waiting = [os.getpid()]
        while waiting:
            for pid in children.get(waiting.pop(), []):
                if pid not in self.others:
                    found[pid] = everything[pid]
                    waiting.append(pid)
        return found

    def cpu_s(self):
        return sum(stat[2] for stat in self.stats().values())

    def memory(self):
        """Returns (PSS in MiB, processes counted, processes we may not look into)."""
        kib, counted, hidden = 0, 0, 0
        for pid in self.stats():
            try:
                kib += read_pss_kib(pid)
                counted += 1
            except PermissionError:
                hidden += 1
            except OSError:
                pass  # it ended just now
        return kib / 1024, counted, hidden

    def busiest(self, name, seconds=0.3):
        """The process of that name that uses most CPU, None when there is none."""
        before = self.stats()
        time.sleep(seconds)
        used = {pid: stat[2] - before[pid][2] for pid, stat in self.stats().items()
                if stat[1] == name and pid in before}
        return max(used, key=used.get) if used else None

    def signal(self, number):
        for pid in self.stats():
            try:
                os.kill(pid, number)
            except OSError:
                pass  # it ended just now

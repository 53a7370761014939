"""The results of runs, grouped by part, case and player. A figure nobody measured is None."""
import statistics


class Group:
    """The runs of one player in one case."""

    def __init__(self, results, part, case, player):
        self.results, self.part, self.case, self.player = results, part, case, player
        self.runs = []

    def beside(self, player):
        return self.results.group(self.part, self.case, player)

    def all(self, key):
        """All values of that key, of all runs; lists in them joined."""
        values = [run[key] for run in self.runs if key in run]
        return sum((value if isinstance(value, list) else [value] for value in values), [])

    def median(self, key):
        values = self.all(key)
        return statistics.median(values) if values else None

    def worst(self, key):
        return max(self.all(key), default=None)

    def best(self, key):
        return min(self.all(key), default=None)

    def percentile(self, part, key):
        """The value that so many percent of all do not exceed."""
        values = sorted(self.all(key))
        return values[-(-len(values) * part // 100) - 1] if values else None

    def per(self, seconds, key):
        """Median of a key that counts seconds in a window, scaled to a window of that length."""
        values = [run[key] * seconds / run["seconds"] for run in self.runs if key in run]
        return statistics.median(values) if values else None

    def cpu_per(self, seconds):
        return self.per(seconds, "cpu_s")


class Results:
    def __init__(self):
        self.found = {}
        self.faults = []

    def read(self, runs):
        """Takes the last session of each part; of a run with a fault only the fault."""
        last = {run["part"]: run["session"] for run in sorted(runs, key=lambda run: run["session"])}
        for run in runs:
            if run["session"] != last[run["part"]]:
                continue
            if "fault" in run:
                self.faults.append(run)
                continue
            name = (run["part"], run["case"], run["player"])
            self.found.setdefault(name, Group(self, *name)).runs.append(run)

    def groups(self, part):
        return [group for name, group in self.found.items() if name[0] == part]

    def group(self, part, case, player="anxuan"):
        return self.found.get((part, case, player))

#!/usr/bin/env python3
"""note.py RESULTS TAG=VALUE...: adds figures from standard input to the results, a run a line.

A line is the case, a tab, and FIGURE=NUMBER with blanks between.
"""
import json
import os
import sys


def main():
    tags = dict(tag.split("=", 1) for tag in sys.argv[2:])
    tags["repeat"] = int(tags["repeat"])
    with open(sys.argv[1], "a", encoding="utf-8") as file:
        for line in sys.stdin:
            case, figures = line.rstrip("\n").split("\t")
            run = {**tags, "case": case, "load": round(os.getloadavg()[0], 2)}
            run.update((name, float(number)) for name, number in
                       (figure.split("=") for figure in figures.split()))
            file.write(json.dumps(run, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

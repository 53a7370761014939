#!/usr/bin/python3
"""Draw posters as SVG, each in two shapes.

  render.py                          redraw every poster that stands in a playlist (NN-NAME.svg)
  render.py MODULE FOLDER [NAME ...] draw into FOLDER, under the plain names (modules: school, lights)
"""
import glob
import importlib
import os
import sys
from dataclasses import replace

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "films")]
sys.dont_write_bytecode = True
PLAYLISTS = os.path.join(HERE, "..", "..", "playlists")


def redraw(module, poster):
    for path in glob.glob(os.path.join(PLAYLISTS, "*", "[0-9][0-9]-%s.svg" % poster.name)):
        folder, name = os.path.split(path)
        module.draw(replace(poster, name=name[:-4]), folder)


def main():
    args = sys.argv[1:]
    if len(args) == 1 or args[:1] == ["--help"]:
        raise SystemExit(__doc__)
    for name in args[:1] or ("school", "lights"):
        module = importlib.import_module(name)
        for poster in module.POSTERS:
            if not args:
                redraw(module, poster)
            elif not args[2:] or poster.name in args[2:]:
                module.draw(poster, args[1])


if __name__ == "__main__":
    main()

"""generate.py SOURCES OUT COUNT SEED BATCH: writes COUNT mutants of the files in SOURCES as playlists
OUT/0001, OUT/0002, … of BATCH mutants each, with a playlist.cfg. The same sources, SEED and number of a
mutant give the same bytes, whatever COUNT is.

After every second mutant comes a short card, so that the player's waiting time after faults in a row
stays short; the last item, END, stays until the player is told to quit.
"""

import os
import random
import sys
from typing import NamedTuple

import damage
import judge

PICTURES = {"png", "jpg", "gif", "webp", "bmp", "svg"}
PICTURE_S = 1
CARD_S = 0.1


def choose(sources, count, seed):
    """Yields (number, source, class) so that every source meets every class as often as any other."""
    chance = random.Random(f"order {seed}")
    number = 0
    while True:
        meetings = [(source, how) for source in sources for how in damage.CLASSES]
        chance.shuffle(meetings)
        for source, how in meetings:
            if number == count:
                return
            number += 1
            yield number, source, how


def mutate(data, source, how, number, seed):
    chance = random.Random(f"{seed} {number}")
    return how(data, source.rsplit(".", 1)[1], chance)


def name_of(number, source, how):
    stem, kind = source.rsplit(".", 1)
    return f"{number:05d}-{stem}-{how.__name__}.{kind}"


class Item(NamedTuple):
    text: str  # in playlist.cfg
    name: str  # as the player tells it
    seconds: float | None  # None: a film
    is_card: bool = False


def card(name, seconds):
    return Item(f'{{ slogan = "{name}"; seconds = {seconds}; }}', name, seconds, True)


def items(names):
    """The items of a playlist of these mutants, in order."""
    for place, name in enumerate(names):
        if name.rsplit(".", 1)[1] in PICTURES:
            yield Item(f'{{ image = "{name}"; seconds = {PICTURE_S}; }}', name, PICTURE_S)
        else:
            yield Item(f'{{ video = "{name}"; }}', name, None)
        if place % 2 == 1:
            yield card(f"card {place}", CARD_S)
    yield card(judge.END, 3600)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def names_in(folder):
    return sorted(name for name in os.listdir(folder) if name != "playlist.cfg")


def write_list(folder, names):
    with open(os.path.join(folder, "playlist.cfg"), "w", encoding="utf-8") as out:
        out.write("items = (\n  " + ",\n  ".join(item.text for item in items(names)) + "\n);\n")


def write(sources_folder, out, count, seed, batch):
    sources = sorted(name for name in os.listdir(sources_folder) if "." in name)
    whole = {name: read(os.path.join(sources_folder, name)) for name in sources}
    names = []
    for number, source, how in choose(sources, count, seed):
        folder = os.path.join(out, f"{(number - 1) // batch + 1:04d}")
        os.makedirs(folder, exist_ok=True)
        names.append(name_of(number, source, how))
        with open(os.path.join(folder, names[-1]), "wb") as file:
            file.write(mutate(whole[source], source, how, number, seed))
        if len(names) == batch or number == count:
            write_list(folder, names)
            names = []


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))

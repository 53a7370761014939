"""tell.py: the rigs' lines: TAP, and a RESULT with counts."""

NOTES_MAX = 12  # told of one line


def tell(is_well, name, notes=()):
    """One TAP line."""
    tell.failed |= not is_well
    lines = [("ok - " if is_well else "not ok - ") + name]
    print("\n".join(lines + ["# " + note for note in list(notes)[:NOTES_MAX]]), flush=True)
    return is_well


tell.failed = False  # any so far


def skip(name, reason):
    print(f"ok - {name} # SKIP {reason}", flush=True)


def result(name, **counts):
    print(f"# RESULT {name} " + " ".join(f"{key}={value}" for key, value in counts.items()), flush=True)

#!/usr/bin/env python3
"""Starts `anxuan import` as the player does, tells it of late frames all the time or never, and says how many seconds it
took, and how many it must have taken at least by the rules of kiosk/package/pace.h.

late_frames.py late|none PROGRAM ARGUMENT...
"""
import os
import socket
import sys
import time

import child

EVERY_S = 0.05
FIRST, HOLD_S, BLOCK = 32 << 20, 0.5, 1 << 20  # pace.h and copy.h
HALVINGS = 3  # what follows is left out: a machine that stands for seconds may win some of it back


def least_s(total, longest_gap_s):
    """Words came at least so often; the first waited before the copy began. A halving follows the one before it after
    HOLD_S and a gap, and by then one more block may have been counted at the old rate."""
    if longest_gap_s is None or longest_gap_s > 0.9:
        return total / FIRST  # with a second's silence the rate rises again
    seconds, rate, left = 0.0, FIRST / 2, total
    for _ in range(HALVINGS - 1):
        copied = min(left, rate * (HOLD_S + longest_gap_s) + BLOCK)
        seconds += (copied - BLOCK) / rate if copied > BLOCK else 0
        left -= copied
        rate /= 2
    return seconds + left / rate


def hear(ours, is_late):
    """The last message, and the longest time between two words."""
    last, gap_s, said = None, 0.0, time.monotonic()
    ours.settimeout(EVERY_S)
    while True:
        try:
            raw = ours.recv(4096)
            if not raw:
                return last, max(gap_s, time.monotonic() - said)
            last = child.MESSAGE.unpack(raw)
        except (socket.timeout, ConnectionResetError):
            pass  # the latter: words were left unread; what it said last comes now
        if is_late and time.monotonic() - said >= EVERY_S:
            try:
                ours.send(b"l")
            except BrokenPipeError:
                continue  # what it said last is still to be read
            gap_s, said = max(gap_s, time.monotonic() - said), time.monotonic()


def main():
    is_late, argv = sys.argv[1] == "late", sys.argv[2:]
    start = time.monotonic()
    pid, ours = child.start(argv, b"l" if is_late else b"", prints_aside=True)
    last, gap_s = hear(ours, is_late)
    took_s = time.monotonic() - start
    os.waitpid(pid, 0)
    kind, total = (child.KINDS[last[0]], last[5]) if last else ("nothing", 0)
    print(f"end={kind} took={took_s:.3f} least={least_s(total, gap_s if is_late else None) - 0.02:.3f} gap={gap_s:.3f}")


main()

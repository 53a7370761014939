"""typist.py COMMAND... : runs a command on a terminal of its own and answers its questions.

Each line of standard input is one answer, given when a question (something that ends in ": ") has
been asked; "^C" presses Ctrl-C instead. Prints what the terminal showed, then "echo on" or "echo
off" (how the terminal was left) and "ended with N" (negative: the signal).
"""
import fcntl
import os
import pty
import select
import subprocess
import sys
import termios

PATIENCE_S = 60


def echoes(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def start(line):
    def own():
        fcntl.ioctl(line, termios.TIOCSCTTY, 0)

    return subprocess.Popen(
        sys.argv[1:], stdin=line, stdout=line, stderr=line, start_new_session=True, preexec_fn=own
    )


def read_more(terminal):
    ready, _, _ = select.select([terminal], [], [], PATIENCE_S)
    if not ready:
        sys.exit("typist: nothing came")
    return os.read(terminal, 4096).decode("utf-8", "replace")


def main():
    answers = sys.stdin.read().splitlines()
    terminal, line = pty.openpty()
    child = start(line)
    shown = ""
    for answer in answers:
        asked = shown.count(": ")
        while shown.count(": ") == asked:
            shown += read_more(terminal)
        if echoes(terminal):
            shown += "[typed in the open]"
        os.write(terminal, b"\x03" if answer == "^C" else answer.encode() + b"\n")
    child.wait(PATIENCE_S)
    while select.select([terminal], [], [], 0)[0]:
        shown += read_more(terminal)
    print(shown)
    print("echo on" if echoes(terminal) else "echo off")
    print("ended with", child.returncode)


main()

#!/usr/bin/env python3
"""Starts `anxuan import` as the player does and says what it hears, a line each.

import_child.py ANSWER PROGRAM ARGUMENT...    ANSWER: accept, decline, leave (ends by itself when asked)
"""
import os
import sys

import child

ASKING = 3


def text(raw):
    return raw.split(b"\0")[0].decode()


def main():
    answer, argv = sys.argv[1], sys.argv[2:]
    pid, ours = child.start(argv, b"l")
    is_told = False
    while True:
        raw = ours.recv(4096)
        if not raw:
            break
        kind, step, reason, is_signed, done, total, _, version, name, words = child.MESSAGE.unpack(raw)
        if done > total:
            print("more than all")
        if kind != 0 or not is_told:
            print(child.KINDS[kind], "step", step, "reason", reason, "signed", is_signed, "version", version,
                  text(name), text(words), flush=True)
        is_told = True
        if kind == 0 and step == ASKING and total > 0:
            print("asks", flush=True)
            if answer == "leave":
                print(pid, flush=True)
                os._exit(0)
            ours.send(b"a" if answer == "accept" else b"d")
    _, status = os.waitpid(pid, 0)
    print("exit", os.waitstatus_to_exitcode(status))


main()

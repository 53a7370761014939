#!/usr/bin/env python3
"""Starts anxuan-stick as an import does, and ends with its exit code.

stick_moment.py COMMAND PROGRAM ARGUMENT...    COMMAND: for bash, as soon as the stick is writable
"""
import os
import subprocess
import sys

import child


def main():
    command, argv = sys.argv[1], sys.argv[2:]
    pid, ours = child.start(argv)
    if ours.recv(16):
        subprocess.run(["bash", "-c", command], check=False)
    ours.close()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


main()

#!/usr/bin/env python3
"""Starts anxuan-stick as an import does, and ends with its exit code.

stick_moment.py COMMAND PROGRAM ARGUMENT...    COMMAND: for bash, as soon as the stick is writable
"""
import os
import socket
import subprocess
import sys


def main():
    command, argv = sys.argv[1], sys.argv[2:]
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        os.dup2(theirs.fileno(), 3)
        os.execvp(argv[0], argv)
    theirs.close()
    if ours.recv(16):
        subprocess.run(["bash", "-c", command], check=False)
    ours.close()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


main()

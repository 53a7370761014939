"""child.py: what the player and its children say to each other (kiosk/base/child.h, kiosk/app/import_talk.h)."""
import os
import socket
import struct

MESSAGE = struct.Struct("=iiiiqqqq64s512s")
KINDS = ["progress", "summary", "picture", "done", "refused"]


def start(argv, first=b"", prints_aside=False):
    """(pid, our end of its socket) of a program that finds the first word said already."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if first:
        ours.send(first)
    pid = os.fork()
    if pid == 0:
        if prints_aside:
            os.dup2(2, 1)
        os.dup2(theirs.fileno(), 3)
        os.execvp(argv[0], argv)
    theirs.close()
    return pid, ours

#!/usr/bin/env python3
"""Stands in for `anxuan import --for-player`: asks staff, and ends without having read what they answered. Its last words
and its end come to the player at once: that stands still meanwhile."""
import os
import select
import signal
import socket
import struct

MESSAGE = struct.Struct("=iiiiqqqq64s512s")
PROGRESS, REFUSED = 0, 4
ASKING, CONTENT = 3, 18  # a step, a reason

player = socket.socket(fileno=3)
player.send(MESSAGE.pack(PROGRESS, ASKING, 0, 0, 0, 1, 1, 1, b"june", b""))
select.select([player], [], [])
os.kill(os.getppid(), signal.SIGSTOP)
player.send(MESSAGE.pack(REFUSED, ASKING, CONTENT, 0, 0, 1, 1, 1, b"june", b"no film"))
player.close()
os.kill(os.getppid(), signal.SIGCONT)

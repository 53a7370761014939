"""Things outside a playlist's folder that nothing in it may lead to, watched: files and an address.

folder/film.mp4 and folder/picture.png are opened by nobody (inotify), and nobody calls port (both on this
machine). hits() gives what did happen since it was last asked.
"""

import ctypes
import os
import shutil
import socket
import struct

IN_OPEN = 0x20


class Traps:
    def __init__(self, folder, film, picture):
        self.folder = folder
        os.makedirs(folder)
        shutil.copy(film, os.path.join(folder, "film.mp4"))
        shutil.copy(picture, os.path.join(folder, "picture.png"))
        libc = ctypes.CDLL(None, use_errno=True)
        self.events = libc.inotify_init1(os.O_NONBLOCK)
        if self.events < 0 or libc.inotify_add_watch(self.events, folder.encode(), IN_OPEN) < 0:
            raise OSError(ctypes.get_errno(), "inotify")
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setblocking(False)
        self.port = self.server.getsockname()[1]

    def hits(self):
        return self._opened() + self._called()

    def _opened(self):
        names = []
        try:
            data = os.read(self.events, 1 << 16)
        except BlockingIOError:
            return names
        while data:
            _, _, _, length = struct.unpack_from("iIII", data)
            names.append("opened: " + data[16:16 + length].rstrip(b"\0").decode())
            data = data[16 + length:]
        return names

    def _called(self):
        names = []
        while True:
            try:
                names.append(f"called: {self.server.accept()[1]}")
            except BlockingIOError:
                return names

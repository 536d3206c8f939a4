"""A line to the server that can be cut at the worst moment: just when a commit is on its way, or its answer."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
_COMMIT = b"COMMIT"


class Cut(Enum):
    """Where the line is cut, once."""

    BEFORE = "the commit never arrives, and the server hears that the line is broken"
    HANGING = "the commit never arrives, and the server goes on waiting for it"
    AFTER = "the commit arrives, its answer does not"
    AFTER_FOR_GOOD = "the commit arrives, its answer does not, and nobody answers any more"


class Line:
    """A socket in ``folder`` that passes everything on to the server's.

    ``cut`` says where the next commit is met, after ``spared`` of them.
    """

    def __init__(self, server: Path, folder: Path) -> None:
        self.server, self.folder = server / SOCKET, folder
        self.cut: Cut | None = None
        self.cuts = self.spared = 0
        self.dead = False
        self._ears = socket.socket(socket.AF_UNIX)
        self._ears.bind(str(folder / SOCKET))
        self._ears.listen()
        self._held: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._begin(self._listen)

    def close(self) -> None:
        """Hang up: whoever still listens hears that it is over."""
        for one in (self._ears, *self._held):
            _end(one)
        for thread in self._threads:
            thread.join()
        for one in (self._ears, *self._held):
            one.close()
        (self.folder / SOCKET).unlink(missing_ok=True)

    def _begin(self, work: Callable[..., None], *ends: socket.socket) -> None:
        self._threads.append(threading.Thread(target=work, args=ends, daemon=True))
        self._threads[-1].start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._ears.accept()
                if self.dead:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self.server))
                self._held += [client, server]
                for work in (self._up, self._down):
                    self._begin(work, client, server)

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                if self.cut is not None and _COMMIT in data:
                    if not self.spared:
                        self._sever(data, client, server)
                        return
                    self.spared -= 1
                server.sendall(data)
            _end(server)

    def _down(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
            _end(client)

    def _sever(self, data: bytes, client: socket.socket, server: socket.socket) -> None:
        cut, self.cut = self.cut, None
        self.cuts += 1
        self.dead = cut is Cut.AFTER_FOR_GOOD
        _end(client)
        if cut in (Cut.AFTER, Cut.AFTER_FOR_GOOD):
            server.sendall(data)
        if cut is not Cut.HANGING:
            with suppress(OSError):
                server.shutdown(socket.SHUT_WR)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)

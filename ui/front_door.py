"""The front door: a second start on the same journal brings the first window to the front. No secret passes it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from journal.doors import door_of

log = logging.getLogger(__name__)

_KNOCK: Final = b"come to the front\n"
_ANSWER: Final = b"here\n"
_PATIENCE_MS: Final = 2_000


class FrontDoor(QObject):
    """Listens for further starts on the journal in `home`, whether it is locked or open. `knocked` follows each."""

    knocked = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        try:
            address = door_of(home, "front")
        except OSError as error:
            log.info("no front door: %s", type(error).__name__)
            return
        # With an access option Qt puts the socket in the place of one that a killed window left behind.
        if not self._server.listen(address):
            log.info("no front door: %s", self._server.serverError())

    def close(self) -> None:
        """Answer no longer."""
        self._server.close()

    def _let_in(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.readyRead.connect(lambda visitor=visitor: self._answer(visitor))
            visitor.disconnected.connect(visitor.deleteLater)
            self._answer(visitor)

    def _answer(self, visitor: QLocalSocket) -> None:
        if visitor.bytesAvailable() > len(_KNOCK):
            visitor.abort()
        elif visitor.bytesAvailable() == len(_KNOCK):
            if visitor.readAll().data() == _KNOCK:
                visitor.write(_ANSWER)
                visitor.flush()
                self.knocked.emit()
            visitor.disconnectFromServer()


def knock(home: Path) -> bool:
    """Bring the window that is open on the journal in `home` to the front; whether there is one that answers."""
    try:
        address = door_of(home, "front")
    except OSError:
        return False
    visitor = QLocalSocket()
    visitor.connectToServer(address)
    if not visitor.waitForConnected(_PATIENCE_MS):
        return False
    visitor.write(_KNOCK)
    answered = visitor.waitForReadyRead(_PATIENCE_MS) and visitor.readAll().data() == _ANSWER
    visitor.abort()
    return answered

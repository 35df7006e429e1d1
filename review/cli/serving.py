"""A server of the review screen: textual-serve on a socket of ours, for pages of its own alone."""

from __future__ import annotations

import asyncio
import ipaddress
import socket as sockets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from review.errors import UsageError
from review.model.messages import _
from review.model.visible import one_line

SECONDS: Final = 2.0
"""How long open tabs have to leave when the server ends."""
_POLICY: Final = "default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self' ws://{host} wss://{host}; frame-ancestors 'none'"
"""The page of textual-serve asks a foreign server for a font: a text under review tells nobody that it is read."""
_PENDING: Final = 16
_HTTP: Final = 80
"""The port that browsers leave out."""


@contextmanager
def listening(host: str, port: int) -> Iterator[sockets.socket]:
    """A socket that listens on `host` and `port` (0: a free one), closed in the end.

    Raises:
        UsageError: there is no such address here, the port is taken, or we are not allowed to take it.
    """
    title = f"{host}:{port}"
    try:
        family, kind, protocol, _name, address = sockets.getaddrinfo(host, port, type=sockets.SOCK_STREAM)[0]
        made = sockets.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or _("no such address")
        raise UsageError(title, reason, _("name another address with --host")) from error
    with made:
        try:
            made.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen(_PENDING)
        except OSError as error:
            message = _("this port can't be taken: {reason}").format(reason=error.strerror)
            raise UsageError(title, message, _("name another one with --port, 0 for a free one")) from error
        yield made


class ReviewServer(Server):
    """Starts the review for each tab; only pages that came from this server may talk to it.

    Browsers let any page open a web socket to this machine (RFC 6455, section 10.2: servers must check the origin), and a
    foreign name can be made to lead here (DNS rebinding); so the origin and, on the loopback address, the host are checked.
    """

    def __init__(self, command: str, socket: sockets.socket, name: str) -> None:
        """Run `command` in a shell for each tab; `socket` listens already, `name` is the page's title."""
        host, port = socket.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        super().__init__(command, host, port, title=one_line(name), public_url=f"http://{shown}:{port}")
        self._socket: Final = socket
        self.on_loopback: Final = ipaddress.ip_address(host.partition("%")[0]).is_loopback
        ends = [f":{port}", ""] if port == _HTTP else [f":{port}"]
        self._hosts: Final = frozenset(name + end for name in (shown, "localhost") for end in ends)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._refuse_strangers)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said where it listens."""

    def serve(self, debug: bool = False) -> None:
        """Serve until the process is interrupted or told to end."""
        self.debug = debug
        web.run_app(
            self._make_app(),
            sock=self._socket,
            print=lambda *_words: None,
            access_log=None,
            shutdown_timeout=SECONDS,
            loop=asyncio.new_event_loop(),
        )

    @web.middleware
    async def _refuse_strangers(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if self.on_loopback and request.host.lower() not in self._hosts:
            raise web.HTTPForbidden(text=_("this address is not served here"))
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text=_("this page may not talk to the review"))
        return await handler(request)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with links to the name that it was reached by."""
        self.public_url = f"{request.scheme}://{request.host}"
        response = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

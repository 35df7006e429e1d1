"""`review serve`: what is told before serving, the command of each tab, and a server that really runs."""

import asyncio
import re
import shlex
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.cli.given import Given
from review.cli.serve import opening_command, quoted

Cli = Callable[..., Any]
HOSTILE = 'l\'été "1" $HOME `x` & ;.txt'


@pytest.fixture
def extra() -> None:
    """Skips the test where the extra package is missing."""
    pytest.importorskip("textual_serve.server")


def test_without_the_extra_package(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "review.cli.serving", raising=False)
    result = cli("serve", "recette.txt")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "review: review serve: the package textual-serve isn't installed (pip install 'mt-review[serve]')\n"
    )


@pytest.mark.usefixtures("extra")
@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("nowhere.txt",), 3, "there is no such file"),
        (("recette.txt", "--glossary", "nowhere.toml"), 3, "nowhere.toml"),
        (("recette.txt", "--host", "not an address"), 2, "name another address with --host"),
        (("recette.txt", "--host", "192.0.2.1"), 2, "this port can't be taken"),
        (("recette.txt", "--port", "70000"), 2, "--port"),
    ],
)
def test_what_is_told_before_serving(cli: Cli, args: tuple[str, ...], code: int, told: str) -> None:
    result = cli("serve", *args)
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert result.err.count("\n") == 1


@pytest.mark.usefixtures("extra")
def test_a_port_that_is_taken(cli: Cli, kitchen: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = cli("serve", "recette.txt", "--port", str(taken.getsockname()[1]))
    assert result.code == 2
    assert "name another one with --port" in result.err
    assert not list(kitchen.glob("*.db"))


def test_the_command_of_a_tab() -> None:
    options = Given(
        glossary=(Path("-a b"), Path("c")),
        no_default_glossary=True,
        ledger=Path("l'.db"),
        source=None,
        reviewer="ada",
        source_language="zh",
    )
    with click.Context(click.Command("serve"), obj="fr"):
        words = opening_command(Path("-x.txt"), options)
    assert words[0] == sys.executable
    assert words[-2:] == ["--", "-x.txt"]
    assert words[words.index("open") + 1 : -2] == [
        "--glossary=-a b",
        "--glossary=c",
        "--ledger=l'.db",
        "--reviewer=ada",
        "--source-language=zh",
        "--lang=fr",
        "--no-default-glossary",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows has rules of its own")
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1))
def test_words_stay_words(words: list[str]) -> None:
    assert shlex.split(quoted(words)) == words


@pytest.fixture
def server(extra: None, kitchen: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of a file with a difficult name, and its address."""
    (kitchen / "recette.txt").rename(kitchen / HOSTILE)
    args = [sys.executable, "-m", "review", "serve", HOSTILE, "--port", "0"]
    with subprocess.Popen(args, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        try:
            yield process, found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.stderr.read()


def status(url: str, **headers: str) -> int:
    """The status that the server answers with."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=5) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_page_and_a_review_behind_it(server: tuple[subprocess.Popen[str], str], kitchen: Path) -> None:
    process, url = server
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        page = answer.read().decode()
    assert f"{url.replace('http', 'ws')}/ws" in page
    assert status(url, Host="evil.example") == 403
    assert status(url, Origin="http://evil.example") == 403
    assert status(url, Origin="null") == 403
    assert status(url.replace("127.0.0.1", "localhost")) == 200
    asyncio.run(_accept_one(url))
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    done = subprocess.run(
        [sys.executable, "-m", "review", "log", HOSTILE, "--format", "jsonl"], capture_output=True, check=True
    )
    assert done.stdout.count(b'"accept"') == 1


async def _accept_one(url: str) -> None:
    """Press Enter on the screen behind the page, once it is drawn, and see the next issue."""
    import aiohttp

    async with aiohttp.ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await client.ws_connect(f"{url}/ws", headers={"Origin": "http://evil.example"})
        async with client.ws_connect(f"{url}/ws?width=100&height=40", headers={"Origin": url}) as tab:
            await _drawn(tab, "0/7")
            await tab.send_json(["stdin", "\r"])
            await _drawn(tab, "1/7")


async def _drawn(tab: Any, words: str) -> None:
    async with asyncio.timeout(20):
        seen = b""
        while words.encode() not in seen:
            message = await tab.receive()
            seen += message.data if isinstance(message.data, bytes) else b""
